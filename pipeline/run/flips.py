"""Which records another regulation pack would judge otherwise: the cost of a change, seen in advance."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

from pipeline.law.law import Law
from pipeline.model.fact import COLUMNS, Fact
from pipeline.model.finding import Severity
from pipeline.model.lean import dataclass, replace
from pipeline.run.examine import Examination, Options, examine

VERDICTS = ("prioritas", *(name for name in COLUMNS if name.endswith("_hasil")))
"""The columns that are compared: the priority, and every verdict."""

Key = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Change:
    """One column of one row that differs.

    Attributes:
        record: Full name of the record ("opd/jenis/id", also "…#uji-1").
        layanan: The service as "opd/id".
        column: One of VERDICTS.
        before: Its value under the pack in force, None for none.
        after: Its value under the other one.
    """

    record: str
    layanan: str
    column: str
    before: str | int | None
    after: str | int | None


@dataclass(frozen=True, slots=True)
class Flips:
    """Two judgements of the same files.

    Attributes:
        packs: Name of the pack in force and of the other one, with their versions.
        as_of: Instant of judgement.
        rows: How many rows were compared.
        changes: What differs, in order of record and column.
        lost: Rows that only the pack in force can measure.
        gained: Rows that only the other one can measure.
        errors: Unwaived errors under each of the two.
        pack_errors: Errors in the other pack itself.
    """

    packs: tuple[str, str]
    as_of: datetime
    rows: int
    changes: tuple[Change, ...]
    lost: tuple[str, ...]
    gained: tuple[str, ...]
    errors: tuple[int, int]
    pack_errors: tuple[str, ...]

    @property
    def records(self) -> tuple[str, ...]:
        """The records with a change, in order."""
        return tuple(dict.fromkeys(change.record for change in self.changes))

    def by_column(self) -> Mapping[str, Mapping[tuple[str, str], tuple[str, ...]]]:
        """Column -> (before, after) -> the records that changed so."""
        found: dict[str, dict[tuple[str, str], list[str]]] = {}
        for change in sorted(self.changes, key=lambda change: VERDICTS.index(change.column)):
            pair = (_word(change.before), _word(change.after))
            found.setdefault(change.column, {}).setdefault(pair, []).append(change.record)
        return {
            column: {pair: tuple(names) for pair, names in sorted(pairs.items())}
            for column, pairs in found.items()
        }


def flips(root: Path, as_of: datetime, pack: Path, options: Options | None = None) -> Flips:
    """Examines a workspace under its own pack and under another one.

    The region's own readings and calendars are laid over both.

    Args:
        root: The workspace.
        as_of: Instant of judgement, aware.
        pack: Folder of the other pack.
        options: How to run.
    """
    how = options or Options()
    return compare(examine(root, as_of, how), examine(root, as_of, replace(how, pack=pack)))


def compare(before: Examination, after: Examination) -> Flips:
    """What differs between two examinations of the same files."""
    here, there = _rows(before), _rows(after)
    both = sorted(here.keys() & there.keys())
    found = [finding for finding in after.result.findings if finding.code.startswith("PKT")]
    return Flips(
        packs=(_name(before.law), _name(after.law)),
        as_of=before.result.as_of,
        rows=len(both),
        changes=tuple(change for key in both for change in _changes(key, here[key], there[key])),
        lost=tuple(_record(key) for key in sorted(here.keys() - there.keys())),
        gained=tuple(_record(key) for key in sorted(there.keys() - here.keys())),
        errors=(_errors(before), _errors(after)),
        pack_errors=tuple(one.message for one in found if one.severity is Severity.ERROR),
    )


def _rows(examination: Examination) -> dict[Key, Fact]:
    facts = (row.fact for rows in examination.world.measured.values() for row in rows)
    return {(fact.opd, fact.jenis, fact.id, fact.layanan or ""): fact for fact in facts}


def _changes(key: Key, before: Fact, after: Fact) -> Iterator[Change]:
    for column in VERDICTS:
        old, new = getattr(before, column), getattr(after, column)
        if old != new:
            yield Change(_record(key), f"{key[0]}/{key[3]}", column, _plain(old), _plain(new))


def _plain(value: object) -> str | int | None:
    return value if value is None or isinstance(value, int) else str(value)


def _word(value: str | int | None) -> str:
    return "tidak ada" if value is None else str(value)


def _record(key: Key) -> str:
    return "/".join(key[:3])


def _name(law: Law) -> str:
    return f"{law.id} versi {law.versi}" if law.versi else law.id


def _errors(examination: Examination) -> int:
    return int(examination.result.summary()["errors"])
