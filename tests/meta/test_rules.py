"""The registry of rules: identities, pages, clauses, weights, and cases that show each rule able to fail."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from textwrap import dedent

import pytest

from pipeline.law.law import Law
from pipeline.load.read import parse_text
from pipeline.model.card import KINDS
from pipeline.model.finding import Basis, Severity
from pipeline.model.rule import Rule
from pipeline.rules.registry import RULES
from pipeline.run.pack import load_law
from tests.rules.bench import SORTS, examples

# The families that rules speak for; YML, SKM, REF and PKT belong to other stages.
FAMILIES = frozenset(
    {
        *("STR", "KAT", "TGT", "KBT", "KBJ", "PRB", "APL", "PMT", "ADU", "RVG"),
        *("PTU", "DRP", "RLS", "EVL", "RVU", "TLJ", "KRK", "RWY", "PBD", "LMP"),
    }
)
HEADINGS = ("Ketentuan", "Alasan", "Melanggar", "Patuh", "Cara memenuhi")
BINDING = frozenset({"wajib", "isi-minimum"})
ADVICE = frozenset({"rekomendasi", "contoh"})
# No clause, and still an error (a rule, or a family): false or unauthorised is no default of the tool.
UNCLAUSED_ERRORS = {
    "KRK": "corrections and waivers are acts that the data model itself brings, with their own approvals",
    "RWY001": "a closed record that says something else than before, and nobody said why",
    "RWY002": "a record that no figure counts any more",
    "RWY003": "a judged value that became another one, and nobody said why",
    "LMP002": "a file that is not the one the record means",
    "LMP003": "one file for a part and for the whole: one of the two is false",
    "STR009": "a tenure that ends before it begins covers no day",
    "KAT007": "a span that ends before it begins covers no day",
    "KAT008": "two values for one field on one day",
    "KAT009": "a service cannot follow itself",
    "ADU023": "a chain of parents that comes back has no end",
    "KRK002": "every approval is an error: figures of a closed record hang on it",
    "KRK003": "every approval is an error",
    "KRK004": "a record that differs from its own correction",
    "KRK005": "every approval is an error: whoever waives must be entitled to",
}
# A binding clause, and still a warning: why.
MILDER = {
    "KAT012": "the architecture's metadata are kept elsewhere; the catalogue only complements them",
    "TGT002": "the promise is not laxer in itself, only over a weekend",
    "ADU013": "a missing `kendala` is a warning by promise of the command's specification",
    "ADU020": "the data model leaves `metode_lain` free",
    "ADU025": "the data model leaves both fields free; they are often known late",
    "PMT016": "a missing `kendala` is a warning by promise of the command's specification",
    "PTU006": "a missing explanation of a missed target weighs like a missing `kendala`",
}

each_rule = pytest.mark.parametrize("rule", RULES, ids=[rule.code for rule in RULES])


@cache
def law() -> Law:
    return load_law(Path(), None)[0]


def sections(rule: Rule) -> dict[str, str]:
    """The page's parts by heading; "" is what stands before the first."""
    parts = re.split(r"^([A-Z][a-z]+(?: [a-z]+)?):$", rule.explanation, flags=re.MULTILINE)
    return {"": parts[0]} | dict(zip(parts[1::2], parts[2::2], strict=True))


def test_identities_are_unique() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES)
    assert len({rule.name for rule in RULES}) == len(RULES)


@each_rule
def test_an_identity_is_a_family_and_three_digits(rule: Rule) -> None:
    assert rule.code[:3] in FAMILIES
    assert re.fullmatch(r"[A-Z]{3}[0-9]{3}", rule.code)
    assert re.fullmatch(r"[a-z]+(?:-[a-z]+)*", rule.name)
    assert set(rule.kinds) <= set(KINDS)


@each_rule
def test_a_page_has_all_its_parts(rule: Rule) -> None:
    parts = sections(rule)
    assert tuple(parts) == ("", *HEADINGS)
    assert all(part.strip() for part in parts.values())
    summary = parts[""].strip()
    assert "\n" not in summary
    assert summary.endswith(".")


@each_rule
def test_the_excerpts_of_a_page_can_be_read(rule: Rule) -> None:
    for heading in ("Melanggar", "Patuh"):
        text = dedent(sections(rule)[heading]).strip("\n") + "\n"
        if all(line.startswith("#") for line in text.splitlines()):
            continue
        parsed = parse_text(text, heading)
        assert [finding.message for finding in parsed.findings] == []


@each_rule
def test_clauses_exist(rule: Rule) -> None:
    assert [clause for clause in rule.clauses if law().clause(clause) is None] == []


@each_rule
def test_weight_follows_the_force_of_the_clauses(rule: Rule) -> None:
    forces = {law().force(clause) for clause in rule.clauses}
    if rule.severity is Severity.INFO:
        return
    if not rule.clauses:
        excused = rule.code in UNCLAUSED_ERRORS or rule.code[:3] in UNCLAUSED_ERRORS
        assert rule.severity is Severity.WARNING or excused
    elif forces <= ADVICE:
        # "every approval or order of acts": who must approve is an error even where the table recommends.
        acts = {found.jenis for found in map(law().clause, rule.clauses) if found}
        assert rule.severity is Severity.WARNING or "persetujuan" in acts
    elif forces & BINDING and rule.code not in MILDER:
        assert rule.severity is Severity.ERROR
    assert forces != {"target"}, "a missed target is a result, never a finding"
    assert forces != {"dapat"}, "what may be done need not be done"


def test_exceptions_name_rules_that_need_them() -> None:
    by_code = {rule.code: rule for rule in RULES}
    for name in UNCLAUSED_ERRORS:
        unclaused = [rule for rule in RULES if rule.code.startswith(name) and not rule.clauses]
        assert any(rule.severity is Severity.ERROR for rule in unclaused), name
    assert all(by_code[code].severity is Severity.WARNING for code in MILDER)


@each_rule
def test_what_rests_on_the_tool_is_no_breach(rule: Rule) -> None:
    assert rule.basis is (Basis.REGULASI if rule.clauses else Basis.ALAT)
    if rule.basis is Basis.ALAT:
        prose = " ".join(text for name, text in sections(rule).items() if name not in ("Melanggar", "Patuh"))
        assert not re.search(r"melanggar|pelanggaran", prose, flags=re.IGNORECASE)


@each_rule
def test_a_rule_is_shown_in_breach_in_order_and_at_the_boundary(rule: Rule) -> None:
    cases = examples(rule.code)
    sorts = [str(case.data.get("sebagai")) for case in cases]
    assert set(sorts) == set(SORTS)
    for case in cases:
        found = bool(case.data.get("temuan"))
        assert case.data["sebagai"] == "batas" or found is (case.data["sebagai"] == "melanggar"), case.name
    names = [case.data["nama"] for case in cases]
    assert len(set(names)) == len(names)


@each_rule
def test_some_case_states_line_column_and_message(rule: Rule) -> None:
    told = [one for case in examples(rule.code) for one in case.data.get("temuan") or []]
    assert any("tempat" in one and "pesan" in one for one in told)
    if rule.clauses:
        assert any("klausul" in one for one in told)
