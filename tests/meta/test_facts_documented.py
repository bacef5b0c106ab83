"""The page about the facts table names exactly its columns, with their types and clauses that exist."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from pipeline.measure.tickets import MARKS
from pipeline.model.fact import COLUMNS, Fact, Verdict
from pipeline.run.pack import load_law

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs/fakta.md").read_text(encoding="utf-8")
COLUMN = re.compile(r"^\| `(\w+)` \| (\w+) \| ([^|]+) \| ([^|]+) \| (?:`([^`]+)`|alat) \|$", re.MULTILINE)
ROWS = {name: (kind, unit, clause) for name, kind, unit, _, clause in COLUMN.findall(PAGE)}
KINDS = {
    "str": "teks",
    "int": "bilangan",
    "datetime": "waktu",
    "Number": "angka",
    "Verdict": "hasil",
    "tuple[str, ...]": "daftar",
}
LAW = load_law(ROOT, None)[0]


def words_of(heading: str) -> set[str]:
    section = PAGE.split(f"## {heading}\n")[1].split("\n## ")[0]
    return set(re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE))


def test_exactly_the_columns_are_documented_in_their_order() -> None:
    assert tuple(ROWS) == COLUMNS


@pytest.mark.parametrize("field", fields(Fact), ids=lambda field: field.name)
def test_a_column_has_the_type_and_unit_that_the_page_says(field: object) -> None:
    name, written = getattr(field, "name", ""), str(getattr(field, "type", ""))
    kind, unit, _ = ROWS[name]
    assert kind == KINDS[written.removesuffix(" | None")]
    for ending in ("menit", "jam"):
        assert (unit.strip() == ending) == (kind == "angka" and name.endswith(f"_{ending}"))


def test_the_clauses_exist() -> None:
    assert {clause for _, _, clause in ROWS.values() if clause} <= set(LAW.clauses)


def test_every_verdict_is_explained() -> None:
    assert words_of("Nilai kolom hasil") == {verdict.value for verdict in Verdict}


def test_every_mark_of_a_ticket_is_explained() -> None:
    assert words_of("Tanda pada tiket") == set(MARKS)


def test_the_readings_that_cannot_be_computed_exist() -> None:
    named = re.findall(r"`([a-z0-9_]+\.[a-z0-9_]+)`", PAGE.split("## Bacaan yang tidak")[1])
    assert len(named) == 4
    assert set(named) <= set(LAW.readings)
