"""Who is not asked: what a rule's `needs` and a first look at a text leave out can be in no breach."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import pytest

from pipeline.load.read import load_bytes
from pipeline.measure.facts import measure
from pipeline.model.case import Case
from pipeline.model.document import Data, Document
from pipeline.model.rule import WORDS, Rule
from pipeline.rules.engine import judge
from pipeline.rules.privacy.personal_data import is_personal
from pipeline.rules.privacy.texts import glance, tells_nothing
from pipeline.rules.registry import RULES
from pipeline.run.workspace import settle
from tests.rules.bench import Example, Workbench, examples, workbench

SPARING = [rule for rule in RULES if rule.needs]
LOOKING = [rule for rule in RULES if rule.may is not None]
CODES = {rule.code for rule in LOOKING}
# What a form may leave out, and the words that `may` asks for; "" takes the field away.
LEFT_OUT = (
    "direspons", "diselesaikan", "dikonfirmasi", "ditutup", "dipenuhi", "komponen", "metode_konfirmasi",
    "metode_lain", "prioritas", "aktivitas", "petugas", "penyebab", "kendala", "eskalasi", "butir",
    "pelaksana", "penolakan", "pembatalan", "aduan", "sumber",
)  # fmt: skip
CHANGED = {
    "status": (
        "dicatat", "ditangani", "dieskalasi", "selesai", "ditutup", "batal", "duplikat", "bukan_lingkup",
        "diajukan", "diproses", "dipenuhi", "dikonfirmasi", "ditolak", "dialihkan", "",
    ),
    "klasifikasi": ("permintaan", "perubahan", "gangguan", "bantuan_penggunaan", ""),
    "metode_pelaporan": ("lainnya", "pemantauan", "telepon", ""),
}  # fmt: skip
EXAMPLES = [
    example for rule in RULES if {"aduan", "permintaan"} & {*rule.kinds} for example in examples(rule.code)
]
NUMBERS = (
    "3374014508900001",
    "337401 450890 0001",
    "3374 0145 0890 0001",
    "3374-0145-0890-0001",
    "0812-3456-7890",
    "0 8123",
    "+62 812 3456 789",
    "62.8123456789",
    "0281 341234",
    "telp. (0283) 491234",
    "WA: 028312345678",
    "pelapor@contoh.example",
    "dinas@kota.go.id",
    "versi 2.0.81",
)
AROUND = ("", "Nomor ", "a", "-", "+", "2025-05-01T08:1")


@pytest.mark.parametrize("rule", SPARING, ids=lambda rule: rule.code)
def test_a_document_without_what_a_rule_needs_is_not_in_breach(rule: Rule) -> None:
    assert rule.check is not None
    tried = 0
    for example in EXAMPLES:
        bench = workbench(example)
        for case in bench.cases:
            if case.document.jenis in rule.kinds and any(name in case.data for name in rule.needs):
                found = list(rule.check(without(case, rule.needs, bench), bench.law))
                assert found == [], f"{example.name}: {case.document.ref}"
                tried += 1
    assert tried


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_a_document_of_an_outline_that_no_rule_asks_is_not_in_breach(example: Example) -> None:
    bench = workbench(example)
    # Those of the rules that look at an outline are tried in all its forms.
    mine = [one for one in bench.cases if one.document.ref == example.subject and example.code in CODES]
    for case in (*bench.cases, *(other for one in mine for other in changed(one, bench))):
        seen = {name: str(value) if name in WORDS else "" for name, value in case.data.items()}
        for rule in (rule for rule in LOOKING if case.document.jenis in rule.kinds and not rule.asks(seen)):
            assert rule.check is not None
            assert list(rule.check(case, bench.law)) == [], f"{rule.code}: {seen}"


def test_words_that_a_rule_looks_for_are_tried() -> None:
    assert set(CHANGED) == set(WORDS)
    assert {kind for rule in LOOKING for kind in rule.kinds} == {"aduan", "permintaan"}
    assert len(LOOKING) > 15


def changed(case: Case, bench: Workbench) -> Iterator[Case]:
    """The case with one field left out, with another word, and with both."""
    if case.document.jenis not in ("aduan", "permintaan"):
        return
    for name, words in CHANGED.items():
        for word in words:
            other = {key: value for key, value in case.data.items() if key != name}
            yield from shortened(case, other | ({name: word} if word else {}), bench)


def shortened(case: Case, data: Data, bench: Workbench) -> Iterator[Case]:
    """The case with other content, whole and with one field less: measured anew."""
    for name in ("", *(field for field in LEFT_OUT if field in data)):
        document = replace(case.document, data={key: data[key] for key in data if key != name})
        bare = replace(case, document=document, measured=())
        yield replace(bare, measured=measure(bare, bench.law))


def without(case: Case, fields: tuple[str, ...], bench: Workbench) -> Case:
    """The case of the same document, had these fields not been filled in: measured anew."""
    data = {name: value for name, value in case.data.items() if name not in fields}
    bare = replace(case, document=replace(case.document, data=data), measured=())
    return replace(bare, measured=measure(bare, bench.law))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_the_engine_finds_what_the_rules_find(example: Example) -> None:
    bench = workbench(example)
    rules = [rule for rule in RULES if rule.kinds]
    by_rule = sorted((f.code, f.document, f.message) for rule in rules for f in bench.findings(rule))
    together = sorted((f.code, f.document, f.message) for case in bench.cases for f in judge(case, bench.law))
    assert together == by_rule


@pytest.mark.parametrize(("number", "before", "after"), list(product(NUMBERS, AROUND, AROUND)))
def test_what_tells_nothing_holds_nothing_personal(number: str, before: str, after: str) -> None:
    text = f"{before}{number}{after}"
    source = f"gejala: {text}\ndilaporkan: 2025-03-03T08:00:00+07:00"
    if is_personal(text):
        assert not tells_nothing(source)


@pytest.mark.parametrize("number", ["3374 0145 0890 0001", "+62 812 3456 789", "0812 3456 7890"])
def test_what_is_personal_is_found_over_the_lines_of_a_text(number: str) -> None:
    """Wherever a folded text is broken: the lines are put together as the text is."""
    for place in [place for place, letter in enumerate(number) if letter == " "]:
        raw = (
            f"# catatan\ngejala: >-\n  Pelapor\n  {number[:place]}\n  {number[place + 1 :]} gagal.\n".encode()
        )
        (document,) = load_bytes(raw, "records/d/aduan/ADU-1.yaml").documents
        assert document.folded
        assert is_personal(document.data["gejala"])
        assert glance(document).texts


def test_a_ticket_without_numbers_is_seen_at_a_glance() -> None:
    assert tells_nothing("jenis: aduan\nid: ADU-2025-0009\ndilaporkan: 2025-08-19T09:08:00+07:00")
    assert not tells_nothing(""), "nothing is known of what was not read the short way"


def test_a_document_keeps_its_lines_only_as_it_is() -> None:
    raw = b"jenis: aduan\nid: ADU-1\n"
    (document,) = load_bytes(raw, "records/d/aduan/ADU-1.yaml").documents
    assert document.source == raw.decode().rstrip("\n")
    assert replace(document, data={"jenis": "aduan"}).source == ""
    assert document == Document(document.path, 0, 1, document.data)
    (folded,) = load_bytes(b"# catatan\n" + raw, document.path).documents
    assert (folded.source, folded.folded, document.folded) == (f"# catatan\n{document.source}", True, False)
    assert settle(folded).folded
    assert not replace(folded, data=folded.data).folded
