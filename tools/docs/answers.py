"""What of the project answers each clause: fields, rules, measures, documents, readings, tables, people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields

from pipeline.law.law import Law
from pipeline.law.values import Clause
from pipeline.model.fact import Fact
from pipeline.model.rule import RuleCard
from tools.docs.pack import Files, cited
from tools.docs.shapes import fields_by_clause

COLUMNS = frozenset(column.name for column in fields(Fact))
WAYS = ("skema", "aturan", "ukuran", "dokumen", "maturitas", "bacaan", "paket", "manual", "tidak_berlaku")


@dataclass(frozen=True, slots=True)
class Sources:
    """What clauses are looked up in.

    Attributes:
        cards: Every code the tool can print.
        documents: Names of the documents that a build makes.
        files: The pack's files.
    """

    cards: tuple[RuleCard, ...]
    documents: frozenset[str]
    files: Files


@dataclass(frozen=True, slots=True)
class Answer:
    """What answers one clause.

    Attributes:
        ways: Way ("skema", "aturan", ...) -> what answers it there, in order; empty ways are left out.
        promised: What the pack names and the project does not have yet, in words.
    """

    ways: Mapping[str, tuple[str, ...]]
    promised: tuple[str, ...] = ()


def answers(law: Law, sources: Sources) -> dict[str, Answer]:
    """Clause id -> what answers it, for every clause in the pack's order."""
    shapes = fields_by_clause()
    rules = _by_clause((card.code, card.clauses) for card in sources.cards)
    tables = _by_clause(_tables(sources.files))
    readings = _by_clause((key, reading.klausul) for key, reading in law.readings.items())
    found = {}
    for clause in law.clauses.values():
        ways = {
            "skema": tuple(shapes.get(clause.id, ())),
            "aturan": tuple(rules.get(clause.id, ())),
            "paket": tuple(tables.get(clause.id, ())),
            **_declared(clause, tuple(readings.get(clause.id, ())), sources),
        }
        kept = {way: ways[way] for way in WAYS if ways.get(way)}
        found[clause.id] = Answer(kept, tuple(_promises(clause, kept, sources)))
    return found


def strangers(law: Law, sources: Sources) -> list[str]:
    """Clause ids that a schema or a rule cites and the pack does not have."""
    named = {*fields_by_clause(), *(name for card in sources.cards for name in card.clauses)}
    return sorted(named - set(law.clauses))


def _declared(
    clause: Clause, readings: tuple[str, ...], sources: Sources
) -> dict[str, tuple[str, ...]]:
    """What the pack itself says of a clause, as far as it is there."""
    rows: dict[str, list[str]] = {"bacaan": list(readings)}
    for row in clause.dipenuhi:
        way, name = str(row.get("cara")), str(row.get("rujukan", row.get("alasan", "")))
        if _exists(way, name, sources):
            part = row.get("bagian")
            rows.setdefault(way, []).append(f"{name} ({part})" if part else name)
    return {way: tuple(dict.fromkeys(names)) for way, names in rows.items()}


def _exists(way: str, name: str, sources: Sources) -> bool:
    if way == "ukuran":
        return name in COLUMNS
    return way != "dokumen" or name in sources.documents


def _promises(clause: Clause, ways: Mapping[str, tuple[str, ...]], sources: Sources) -> Iterator[str]:
    for row in clause.dipenuhi:
        way, name = str(row.get("cara")), str(row.get("rujukan", ""))
        if not _exists(way, name, sources):
            yield f"{way} {name}"
    if clause.diharapkan and not any(way in ways for way in clause.diharapkan):
        yield " atau ".join(clause.diharapkan)


def _by_clause(pairs: Iterator[tuple[str, tuple[str, ...]]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, clauses in pairs:
        for clause in dict.fromkeys(clauses):
            found.setdefault(clause, []).append(name)
    return found


def _tables(files: Files) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each file of the pack that holds values, with the clauses these cite; readings are told apart."""
    for name, documents in files.items():
        if not name.startswith(("klausul/", "bacaan")):
            yield name, tuple(dict.fromkeys(cited(documents)))
