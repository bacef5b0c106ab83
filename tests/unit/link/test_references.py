"""References: what a name may mean, what it means in vain, and who is told."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.link.cards import build_index, card_of, services_of
from pipeline.link.catalogue import build_region
from pipeline.link.names import Names, names_of
from pipeline.link.needs import cycles
from pipeline.link.references import divide, doubled_names, homeless, unresolved
from pipeline.model.card import Reference, candidates
from pipeline.model.document import Document
from pipeline.model.region import Region


def document(opd: str, jenis: str, name: str, **data: Any) -> Document:
    content = {"jenis": jenis, "id": name, **data}
    return Document(f"catalog/{opd}/{jenis}/{name}.yaml", 0, 1, content, opd)


OFFICES = [
    document("dinkes", "opd", "dinkes", struktur={"pimpinan": {"id": "kadis", "nama": "A", "jabatan": "K"}}),
    document("kominfo", "opd", "kominfo", struktur={"administrator_layanan": [{"id": "adm", "nama": "B"}]}),
]


def names_with(*more: Document) -> Names:
    return names_of([*OFFICES, *more], (), ())


def region_of(*more: Document) -> Region:
    return build_region([*OFFICES, *more])


def say(opd: str, text: str, *kinds: str, loose: bool = False) -> list[str]:
    service = document("dinkes", "layanan", "antrean")
    application = document("kominfo", "aplikasi", "antrean")
    reference = Reference(("rujukan",), text, kinds, loose)
    found = unresolved(
        document(opd, "aduan", "ADU-1", rujukan=text), [reference], names_with(service, application)
    )
    return [finding.code for finding in found]


@pytest.mark.parametrize(
    ("opd", "text", "kinds"),
    [
        ("dinkes", "antrean", ("layanan",)),
        ("kominfo", "dinkes/antrean", ("layanan",)),
        ("dinkes", "layanan/antrean", ("layanan", "aplikasi")),
        ("kominfo", "dinkes/layanan/antrean", ("*",)),
        ("dinkes", "ANTREAN", ("layanan",)),
        ("dinkes", "kadis", ("orang",)),
        ("dinkes", "kominfo/adm", ("orang",)),
        ("dinkes", "kominfo", ("opd",)),
    ],
)
def test_every_lawful_form_of_a_name_is_understood(opd: str, text: str, kinds: tuple[str, ...]) -> None:
    assert say(opd, text, *kinds) == []


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("antrian", ("layanan",)),
        ("kominfo/antrean", ("layanan",)),
        ("aplikasi/antrean", ("layanan",)),
        ("adm", ("orang",)),
        ("a/b/c/d", ("*",)),
    ],
)
def test_a_name_for_nothing_is_a_finding(text: str, kinds: tuple[str, ...]) -> None:
    assert say("dinkes", text, *kinds) == ["REF001"]


def test_free_text_is_lawful_where_the_schema_says_so() -> None:
    assert say("dinkes", "Kementerian Komunikasi", "orang", "opd", loose=True) == []


def test_a_name_for_two_things_asks_for_the_full_one() -> None:
    service, twin = document("dinkes", "layanan", "antrean"), document("dinkes", "aplikasi", "antrean")
    reference = Reference(("terhadap",), "antrean", ("*",))
    found = list(unresolved(document("dinkes", "koreksi", "K"), [reference], names_with(service, twin)))
    assert [finding.code for finding in found] == ["REF002"]
    assert "jenis/id" in found[0].help


def test_the_nearest_name_is_suggested() -> None:
    names = names_with(document("dinkes", "layanan", "antrean"))
    reference = Reference(("layanan",), "antrian", ("layanan",))
    (found,) = unresolved(document("dinkes", "aduan", "ADU-1"), [reference], names)
    assert "`antrean`" in found.help


def test_only_the_catalogue_is_asked_before_all_records_are_known() -> None:
    service = Reference(("layanan",), "antrean", ("layanan",))
    ticket = Reference(("asal",), "PMT-1", ("permintaan",))
    assert divide([service, ticket]) == ([service], (ticket,))


def test_the_second_of_two_documents_with_one_name_is_the_finding() -> None:
    region = region_of()
    first, later = document("dinkes", "aduan", "ADU-1"), document("dinkes", "aduan", "adu-1")
    _, pairs = build_index(card_of(one, region) for one in (later, first))
    (found,) = doubled_names(pairs)
    assert found.code == "REF003"
    assert found.pointer.path.endswith("adu-1.yaml")
    assert "ADU-1.yaml:1" in found.message


def test_the_same_id_in_two_opds_or_two_kinds_is_no_double() -> None:
    region = region_of()
    cards = [
        card_of(document("dinkes", "aduan", "T-1"), region),
        card_of(document("kominfo", "aduan", "T-1"), region),
        card_of(document("dinkes", "permintaan", "T-1"), region),
    ]
    assert build_index(cards)[1] == []


def test_a_record_counts_for_the_opd_of_its_service() -> None:
    region = region_of(document("dinkes", "layanan", "antrean"))
    kept_elsewhere = document("kominfo", "aduan", "ADU-9", layanan="dinkes/antrean")
    assert services_of(kept_elsewhere, region) == ("dinkes/antrean",)
    assert card_of(kept_elsewhere, region).opd == "dinkes"


def test_a_circle_of_components_is_one_finding() -> None:
    parts = [
        document("kominfo", "aplikasi", "a", bergantung_pada=["b"]),
        document("kominfo", "infrastruktur", "b", bergantung_pada=["aplikasi/a"]),
        document("kominfo", "infrastruktur", "c", bergantung_pada=["b"]),
    ]
    found = list(cycles(build_region([*OFFICES, *parts])))
    assert [finding.code for finding in found] == ["REF005"]


def test_a_chain_of_five_thousand_components_is_no_circle() -> None:
    parts = [
        document("kominfo", "infrastruktur", f"k{n}", bergantung_pada=[f"k{n + 1}"] if n < 4999 else [])
        for n in range(5000)
    ]
    assert list(cycles(build_region([*OFFICES, *parts]))) == []


def test_what_a_bare_name_could_be_is_bounded_to_the_asked_kinds() -> None:
    assert candidates("x", "d", ("aduan",)) == ["d/aduan/x"]
    assert candidates("opd2/x", "d", ("aduan",)) == ["opd2/aduan/x"]
    assert candidates("permintaan/x", "d", ("aduan",)) == []
    assert candidates(7, "d", ("aduan",)) == []


def test_a_file_that_cannot_be_read_does_not_turn_every_reference_to_it_into_an_error() -> None:
    names = names_of(OFFICES, (), ("antrean", "bapenda"))
    references = [
        Reference(("layanan",), "antrean", ("layanan",)),
        Reference(("oleh",), "bapenda/kaban", ("orang",)),
    ]
    assert list(unresolved(document("dinkes", "aduan", "ADU-1"), references, names)) == []


def test_an_opd_without_its_own_document_is_named_once() -> None:
    strays = [document("bpbd", "aduan", "ADU-2"), document("bpbd", "aduan", "ADU-1")]
    (found,) = homeless([*OFFICES, *strays], names_with())
    assert (found.code, found.document) == ("REF006", "bpbd/aduan/ADU-1")


def test_only_what_names_one_thing_is_settled_and_only_where_it_was_asked_for() -> None:
    twice = [document("dinkes", "layanan", "antrean"), document("dinkes", "aplikasi", "antrean")]
    names = names_with(*twice)
    both, service = ("layanan", "aplikasi"), ("layanan",)
    assert [names.count(text, "dinkes", kinds) for text, kinds in (("antrean", both), ("lain", service))] == [
        2,
        0,
    ]
    assert not names.settled("dinkes")
    assert names.count("antrean", "dinkes", service) == 1
    assert names.settled("dinkes") == {service: {"antrean"}}
    assert not names.settled("kominfo")
