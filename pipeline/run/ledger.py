"""The clause ledger: how each clause is met, read from both ends, and what stands on neither."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from pipeline.check.fields import fields_by_clause
from pipeline.law.law import Law
from pipeline.law.lint_words import WAYS
from pipeline.law.values import Clause
from pipeline.model.fact import COLUMNS
from pipeline.model.lean import dataclass, field
from pipeline.rules.registry import RULES
from pipeline.run.documents import DOCUMENTS
from pipeline.run.pack import DEFAULT_PACK, reference_law


@dataclass(frozen=True, slots=True)
class Entry:
    """One clause and all that answers it.

    Attributes:
        clause: The clause.
        ways: Way (WAYS) to what it is, e.g. "aturan" to ("ADU003",).
    """

    clause: Clause
    ways: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ledger:
    """All clauses of a pack, and what is wrong between them and the tool.

    Attributes:
        entries: In the regulation's order.
        orphans: Sentences: clauses that nothing answers, citations of clauses that do not exist, ways that
            lead nowhere.
        foreign: Clauses of the reference pack that rules cite and this pack has no counterpart of: what
            rests on them is a tool default here. Always empty for the reference pack itself.
    """

    entries: tuple[Entry, ...]
    orphans: tuple[str, ...]
    foreign: tuple[str, ...] = ()

    def counts(self) -> dict[str, int]:
        """Clauses by way; a clause met in two ways counts in both."""
        tally = Counter(way for entry in self.entries for way in entry.ways)
        return {way: tally[way] for way in WAYS}


def ledger_of(law: Law) -> Ledger:
    """The ledger of a pack against the rules, schemas, measures and documents of this version."""
    fields, rules = fields_by_clause(), _rules_by_clause()
    reference = law if law.id == DEFAULT_PACK else reference_law()
    own = (_own(law, fields), _own(law, rules))
    entries = tuple(_entry(clause, *own) for clause in law.clauses.values())
    foreign = {} if law.id == reference.id else reference.clauses
    orphans = [
        *_unanswered(entries),
        *_unknown(law, foreign, fields, "skema"),
        *_unknown(law, foreign, rules, "aturan"),
        *_strangers(law, reference),
        *_dead_ends(law),
    ]
    lacking = tuple(clause for clause in foreign if clause in rules and not law.own(clause))
    return Ledger(entries, tuple(orphans), lacking)


def entry_of(law: Law, clause: Clause) -> Entry:
    """What answers one clause, as the ledger says it."""
    return _entry(clause, _own(law, fields_by_clause()), _own(law, _rules_by_clause()))


def _own(law: Law, cited: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """What cites a clause of the reference pack, under this pack's own clauses."""
    found: dict[str, dict[str, None]] = {}
    for clause, names in cited.items():
        for own in law.own(clause):
            found.setdefault(own, {}).update(dict.fromkeys(names))
    return {clause: tuple(names) for clause, names in found.items()}


def _rules_by_clause() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for rule in RULES:
        for clause in rule.clauses:
            found.setdefault(clause, []).append(rule.code)
    return {clause: tuple(codes) for clause, codes in found.items()}


def _entry(
    clause: Clause, fields: Mapping[str, tuple[str, ...]], rules: Mapping[str, tuple[str, ...]]
) -> Entry:
    ways: dict[str, list[str]] = {}
    if clause.id in fields:
        ways["skema"] = list(fields[clause.id])
    if clause.id in rules:
        ways["aturan"] = list(rules[clause.id])
    for row in clause.dipenuhi:
        told = row.get("alasan") or " § ".join(str(row[key]) for key in ("rujukan", "bagian") if row.get(key))
        ways.setdefault(str(row.get("cara", "")), []).append(str(told))
    return Entry(clause, {way: tuple(told) for way, told in ways.items()})


def _unanswered(entries: tuple[Entry, ...]) -> Iterator[str]:
    for entry in entries:
        if not entry.ways:
            yield f"{entry.clause.id}: belum dijawab oleh apa pun"
        for way in entry.clause.diharapkan:
            if way not in entry.ways:
                yield f"{entry.clause.id}: diharapkan {way}, tetapi belum ada"


def _unknown(
    law: Law, foreign: Mapping[str, Clause], cited: Mapping[str, tuple[str, ...]], what: str
) -> Iterator[str]:
    for clause in sorted(set(cited) - set(law.clauses) - set(foreign)):
        yield f"{what} {cited[clause][0]} mengutip {clause}, yang tidak ada dalam paket"


def _strangers(law: Law, reference: Law) -> Iterator[str]:
    for clause in law.clauses.values():
        for name in clause.padanan:
            if name not in reference.clauses:
                yield f"{clause.id}: padanan `{name}` tidak ada dalam paket acuan {reference.id}"


def _dead_ends(law: Law) -> Iterator[str]:
    known = {
        "ukuran": set(COLUMNS),
        "bacaan": set(law.readings),
        "dokumen": {kind.name for kind in DOCUMENTS},
        "maturitas": _maturity_names(law),
    }
    for clause in law.clauses.values():
        for row in clause.dipenuhi:
            way, target = str(row.get("cara", "")), str(row.get("rujukan", ""))
            if way not in WAYS:
                yield f"{clause.id}: cara `{way}` tidak dikenal"
            elif way in known and target not in known[way]:
                yield f"{clause.id}: {way} `{target}` tidak ada"


def _maturity_names(law: Law) -> set[str]:
    table = law.maturity
    cells = {f"{stage}/{process}" for stage in table.stages for process in table.processes}
    return cells | {criterion.id for rung in table.ladder for criterion in rung.criteria}
