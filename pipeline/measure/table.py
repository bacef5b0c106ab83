"""The facts table as JSON, CSV and text: filtered rows, fixed columns, numbers rounded once at the end."""

from __future__ import annotations

import csv
import io
import json
from array import array
from collections.abc import Iterable, Iterator
from datetime import datetime
from fractions import Fraction
from operator import itemgetter
from typing import Any
from zoneinfo import ZoneInfo

from pipeline.model.case import World
from pipeline.model.fact import COLUMNS, Fact
from pipeline.model.lean import dataclass
from pipeline.model.periods import Period
from pipeline.wording import inert_cell

_SCALE = 10**6
# What a terminal can hold; the other columns are in JSON and CSV.
_SHOWN = ("opd", "jenis", "id", "layanan", "periode", "prioritas", "respons_hasil", "tabel2_hasil",
          "katalog_hasil", "ketersediaan_hasil", "rpo_hasil", "rto_hasil", "rilis_hasil")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Filters:
    """Which rows are wanted; None takes all."""

    opd: str | None = None
    service: str | None = None
    period: Period | None = None
    kind: str | None = None

    def take(self, fact: Fact) -> bool:
        """Whether a row is wanted."""
        if self.opd is not None and fact.opd != self.opd:
            return False
        if self.service is not None and self.service not in (fact.layanan, f"{fact.opd}/{fact.layanan}"):
            return False
        if self.period is not None and fact.periode not in self.period.months:
            return False
        return self.kind is None or fact.jenis == self.kind


def rows_of(world: World, filters: Filters | None = None) -> list[Fact]:
    """The facts of a world in stable order: opd, kind, id, service."""
    wanted = filters or Filters()
    facts = (measured.fact for rows in world.measured.values() for measured in rows)
    chosen = (fact for fact in facts if wanted.take(fact))
    return sorted(chosen, key=lambda fact: (fact.opd, fact.jenis, fact.id, fact.layanan or ""))


class Rows(Iterable[Fact]):
    """The facts of a world in the same order, taken out of it one by one, as often as they are walked."""

    def __init__(self, world: World) -> None:
        """Finds the order, which holds names of documents and no facts."""
        self._measured = world.measured
        # What sorts a fact, its parts set off by what stands in none of them: one text is smaller than four.
        keyed = [
            (f"{fact.opd}\0{fact.jenis}\0{fact.id}\0{fact.layanan or ''}", name, number)
            for name, rows in world.measured.items()
            for number, fact in enumerate(measured.fact for measured in rows)
        ]
        keyed.sort(key=itemgetter(0))
        self._names = tuple(name for _, name, _ in keyed)
        self._numbers = array("I", (number for _, _, number in keyed))

    def __iter__(self) -> Iterator[Fact]:
        """The facts, in order."""
        measured = self._measured
        places = zip(self._names, self._numbers, strict=True)
        return (measured[name][number].fact for name, number in places)


def to_json(facts: Iterable[Fact], zone: ZoneInfo, as_of: datetime, left_out: int) -> str:
    """The shape that cli.md fixes: absent values null, times with offset, `dasar` an array."""
    return "".join(json_pieces(facts, zone, as_of, left_out))


def json_pieces(facts: Iterable[Fact], zone: ZoneInfo, as_of: datetime, left_out: int) -> Iterator[str]:
    """The same in pieces, one a row: a region's rows are never held together."""
    yield f'{{\n  "version": 1,\n  "as_of": {_told(as_of.isoformat(), 1)},\n  "facts": ['
    number = 0
    for number, fact in enumerate(facts, start=1):
        yield ("," if number > 1 else "") + "\n    " + _told(as_row(fact, zone), 2)
    yield "\n  ]" if number else "]"
    yield f',\n  "summary": {_told({"rows": number, "left_out": left_out}, 1)}\n}}\n'


def _told(value: Any, depth: int) -> str:
    """JSON of something that stands so many steps inside; no text in it breaks a line."""
    text = json.dumps(value, ensure_ascii=True, allow_nan=False, indent=2)
    return text.replace("\n", "\n" + "  " * depth).replace("#[", "\\u0023[")


def to_csv(facts: Iterable[Fact], zone: ZoneInfo) -> str:
    """RFC 4180 with LF; texts that a spreadsheet would run as a formula get a leading apostrophe."""
    return "".join(csv_pieces(facts, zone))


def csv_pieces(facts: Iterable[Fact], zone: ZoneInfo) -> Iterator[str]:
    """The same in pieces, one a row."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for fact in facts:
        yield out.getvalue()
        out.seek(0)
        out.truncate()
        row = as_row(fact, zone)
        writer.writerow([_cell(row[name]) for name in COLUMNS])
    yield out.getvalue()


def to_text(facts: Iterable[Fact], zone: ZoneInfo, left_out: int) -> str:
    """The main columns, aligned, with the counts below."""
    rows = [[_cell(_plain(getattr(fact, name), zone)) for name in _SHOWN] for fact in facts]
    table = [list(_SHOWN), *rows]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    lines = [_aligned(row, widths) for row in table]
    lines.append(f"{len(rows)} baris; {left_out} dokumen tidak diukur karena bentuknya belum sah")
    return "\n".join(lines) + "\n"


def _aligned(row: list[str], widths: list[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def as_row(fact: Fact, zone: ZoneInfo) -> dict[str, Any]:
    """A fact as plain values, by column name."""
    return {name: _plain(getattr(fact, name), zone) for name in COLUMNS}


def _plain(value: Any, zone: ZoneInfo) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(zone).isoformat()
    if isinstance(value, Fraction):
        return rounded(value)
    return list(value) if isinstance(value, tuple) else value


def rounded(value: Fraction) -> int | float:
    """Six decimals, half up (away from zero), as an integer where it is one."""
    units = millionths(value)
    return units // _SCALE if units % _SCALE == 0 else units / _SCALE


def millionths(value: Fraction) -> int:
    """A number in whole millionths, half up (away from zero): the one rounding of the table."""
    units = int(abs(value) * _SCALE + Fraction(1, 2))
    return units if value >= 0 else -units


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return " ".join(value)
    return inert_cell(str(value)) if isinstance(value, str) else str(value)
