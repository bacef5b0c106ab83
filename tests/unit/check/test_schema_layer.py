"""No validation ever reaches for the network, whatever a schema or a record refers to."""

from __future__ import annotations

import socket
from typing import Any

import pytest
from referencing.exceptions import Unresolvable

from pipeline.check import explain as module
from pipeline.check.schemas import acceptor, kinds, schema_of
from pipeline.check.validate import validate
from pipeline.load.read import load_bytes

FAR = "http://127.0.0.1:9/skema.json"


@pytest.fixture
def dialled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every attempt to open a socket; none succeeds."""
    tried: list[str] = []

    def refuse(*_given: Any, **_named: Any) -> None:
        tried.append("socket")
        raise OSError("no sockets here")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    return tried


def clear() -> None:
    for cached in (schema_of, acceptor, module._validator):
        cached.cache_clear()


@pytest.mark.parametrize("kind", kinds())
def test_every_kind_is_judged_without_a_socket(kind: str, dialled: list[str]) -> None:
    clear()
    text = f"jenis: {kind}\n$ref: {FAR}\n$schema: {FAR}\nid: {{$ref: {FAR}}}\n"
    (document,) = load_bytes(text.encode(), "a.yaml").documents
    assert {"SKM001", "SKM002", "SKM003", "SKM004", "SKM005"} & {f.code for f in validate(document, ())}
    assert dialled == []


def test_a_schema_that_refers_to_an_address_is_refused(
    dialled: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "schema_of", lambda _kind, _words: {"$ref": FAR})
    module._validator.cache_clear()
    with pytest.raises(Unresolvable):
        list(module._validator("aduan", ()).iter_errors({}))
    module._validator.cache_clear()
    assert dialled == []


@pytest.mark.parametrize(
    ("kind", "field", "wanted"),
    [
        ("permintaan", "diajukan: 45987.375", "tanggal dan jam, mis. "),
        ("layanan", "target_pelayanan: 24", "lama waktu lebih dari nol, mis. 8 jam"),
        ("permintaan", "deskripsi: 7", "teks."),
    ],
)
def test_a_number_is_told_what_the_text_must_be(kind: str, field: str, wanted: str) -> None:
    text = f"jenis: {kind}\nid: A-1\n{field}\n"
    (document,) = load_bytes(text.encode(), "a.yaml").documents
    name = field.split(":", maxsplit=1)[0]
    (found,) = (one for one in validate(document, ()) if one.pointer.json_pointer() == f"/{name}")
    assert found.code == "SKM005"
    assert f"yang diminta {wanted}" in found.message


def test_fields_that_nobody_knows_are_told_up_to_the_most_and_then_counted_as_more() -> None:
    text = "jenis: permintaan\nid: A-1\n" + "".join(f"k{number}: 1\n" for number in range(5000))
    (document,) = load_bytes(text.encode(), "a.yaml").documents
    found = validate(document, ())
    assert len(found) == module.MOST + 1
    assert [one.code for one in found].count("SKM011") == 1
