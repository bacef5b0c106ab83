"""The files inside two PDFs side by side; of what the pages show as data, down to the figure and the cell."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from itertools import zip_longest
from typing import Any

from pipeline.model import provenance
from pipeline.model.document import as_list, dig
from pipeline.model.lean import replace
from pipeline.model.provenance import read_provenance
from pipeline.model.verdict import Unlike
from pipeline.render.pdf_data import NAME as SHOWN


def unlike_data(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> Iterator[Unlike]:
    """Where the files inside a PDF (`one`) are not those that the repository gives (`other`)."""
    for name in sorted(one.keys() | other.keys()):
        if one.get(name) == other.get(name):
            continue
        if name not in other:
            yield Unlike(f"lampiran {name}", "ada", "tidak ada")
        elif name not in one:
            yield Unlike(f"lampiran {name}", "tidak ada", "ada")
        else:
            yield from _inside(name, one[name], other[name])


def _inside(name: str, one: bytes, other: bytes) -> Iterator[Unlike]:
    told, made = read_provenance(one), read_provenance(other)
    if name == provenance.NAME and told and made:
        # Another engine alone is no other origin: what it drew is compared page by page.
        mine, theirs = asdict(told), asdict(replace(made, mesin=told.mesin))
        differing = [key for key in mine if mine[key] != theirs[key]]
        yield from (Unlike(f"asal-usul, {key}", _text(mine[key]), _text(theirs[key])) for key in differing)
        return
    found = list(_shown(*(_read(raw) for raw in (one, other)))) if name == SHOWN else []
    yield from found or [Unlike(f"lampiran {name}: isinya lain")]


def _read(raw: bytes) -> Any:
    try:
        return json.loads(raw)
    except (ValueError, RecursionError):
        return None


def _shown(held: Any, given: Any) -> Iterator[Unlike]:
    parts = zip_longest(as_list(dig(held, "bagian")), as_list(dig(given, "bagian")))
    for one, other in parts:
        title = _text(dig(other, "judul") or dig(one, "judul"))
        where = f"bagian “{title}”" if title else "bagian pembuka"
        if dig(one, "judul") != dig(other, "judul"):
            yield Unlike(where, _text(dig(one, "judul")), _text(dig(other, "judul")))
            continue
        for a, b in _pairs(one, other, "angka"):
            yield Unlike(
                f"{where}, angka “{_name(a, b, 'label')}”", _text(dig(a, "nilai")), _text(dig(b, "nilai"))
            )
        for a, b in _pairs(one, other, "isian"):
            yield Unlike(
                f"{where}, isian “{_name(a, b, 'label')}”", _text(dig(a, "isi")), _text(dig(b, "isi"))
            )
        for a, b in _pairs(one, other, "tabel"):
            yield from _cells(f"{where}, tabel “{_name(a, b, 'judul')}”", a, b)


def _pairs(one: Any, other: Any, kind: str) -> Iterator[tuple[Any, Any]]:
    """The entries of a kind that differ."""
    both = zip_longest(as_list(dig(one, kind)), as_list(dig(other, kind)))
    return ((a, b) for a, b in both if a != b)


def _name(one: Any, other: Any, key: str) -> str:
    return _text(dig(other, key) or dig(one, key))


def _cells(where: str, one: Any, other: Any) -> Iterator[Unlike]:
    columns = as_list(dig(other, "kolom"))
    rows = zip_longest(as_list(dig(one, "baris")), as_list(dig(other, "baris")))
    for number, (a, b) in enumerate(rows, start=1):
        for at, (x, y) in enumerate(zip_longest(as_list(a), as_list(b))):
            if x != y:
                column = _text(columns[at]) if at < len(columns) else str(at + 1)
                yield Unlike(f"{where}, baris {number}, kolom “{column}”", _text(x), _text(y))


def _text(value: object) -> str:
    return "" if value is None else value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
