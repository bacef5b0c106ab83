"""Facts read back from the files that `spbe measure` and `spbe export` wrote: CSV and Parquet."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.measure.figures import (
    FILE,
    JUDGED,
    LARGEST,
    LENGTHS,
    READ,
    SCALE,
    VERDICTS,
    WHOLE,
    Counter,
    whole,
)
from pipeline.wording import visible

_MARK = b"PAR1"
# No cell of ours is longer.
_LONGEST = 65_536


class Spoilt(Exception):
    """A file that is no table of facts; one line for people: which file, where, what is the matter."""


class ParquetMissing(Exception):
    """Nothing is installed that writes or reads Parquet."""


class Wanted(NamedTuple):
    """What is to be counted.

    Attributes:
        by: The columns that make a group.
        opd: Only this OPD.
        service: Only this service, "id" or "opd/id".
        months: Only these months; None takes all.
        kind: Only this kind.
    """

    by: tuple[str, ...]
    opd: str | None = None
    service: str | None = None
    months: tuple[str, ...] | None = None
    kind: str | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the table that are read."""
        return tuple(dict.fromkeys(("opd", "jenis", *(name for name in self.by if name != FILE), *READ)))


def is_parquet(path: Path) -> bool:
    """Whether a file is Parquet, by its first bytes."""
    with path.open("rb") as stream:
        return stream.read(len(_MARK)) == _MARK


def lines_up_to(path: Path, most: int) -> int:
    """How many lines a text has; the count stops soon after `most`."""
    found = 0
    with path.open("rb") as stream:
        while found <= most and (block := stream.read(1 << 20)):
            found += block.count(b"\n")
    return found


def heading(path: Path, wanted: Wanted) -> list[str]:
    """The names in the first line of a CSV.

    Raises:
        Spoilt: It is not the first line of a table of facts.
    """
    with path.open("rb") as stream:
        first = stream.readline(_LONGEST)
    try:
        names = next(csv.reader([first.decode().rstrip("\r\n")]), [])
    except (UnicodeDecodeError, csv.Error):
        names = []
    lacking = [name for name in wanted.columns if names.count(name) != 1]
    if lacking:
        raise Spoilt(said(path, 1, _columns(lacking)))
    return names


def _columns(lacking: Sequence[str]) -> str:
    return (
        f"bukan tabel fakta: kolom {', '.join(lacking[:3])} tidak ada atau berulang; "
        "buat berkasnya dengan `spbe measure --format csv`"
    )


def count(path: Path, name: str, wanted: Wanted, counter: Counter) -> None:
    """Counts the facts of a CSV, the plain way.

    Args:
        path: The file.
        name: What its rows have in the column `berkas`.
        wanted: What is counted.
        counter: Where to.

    Raises:
        Spoilt: A line is not one of facts.
    """
    names = heading(path, wanted)
    at = [names.index(column) for column in wanted.columns]
    for line, cells in _lines(path, len(names)):
        try:
            count_row(dict(zip(wanted.columns, (cells[place] or None for place in at), strict=True)),
                      name, wanted, counter)  # fmt: skip
        except Strange as strange:
            raise Spoilt(said(path, line, str(strange))) from None


def _lines(path: Path, width: int) -> Iterator[tuple[int, list[str]]]:
    """The rows below the heading, each with the number of its line."""
    with path.open(encoding="utf-8", newline="") as stream:
        reader = csv.reader(stream, strict=True)
        try:
            next(reader, None)
            yield from (
                (reader.line_num, _whole_row(path, reader.line_num, cells, width)) for cells in reader
            )
        except UnicodeDecodeError:
            raise Spoilt(said(path, reader.line_num + 1, "bukan UTF-8")) from None
        except csv.Error as problem:
            raise Spoilt(said(path, reader.line_num, f"bukan CSV ({problem})")) from None


def _whole_row(path: Path, line: int, cells: list[str], width: int) -> list[str]:
    if len(cells) != width:
        raise Spoilt(said(path, line, f"{len(cells)} kolom; seharusnya {width}"))
    return cells


class Strange(Exception):
    """A value that the table of facts does not have."""


def count_row(row: dict[str, Any], name: str, wanted: Wanted, counter: Counter) -> None:
    """Counts a row of plain values: texts, or what Parquet holds.

    Raises:
        Strange: A value is none of the table's.
    """
    if not _taken(row, wanted):
        return
    key = tuple(name if column == FILE else _word(column, row[column]) for column in wanted.by)
    counter.add(
        key,
        [_verdict(column, row[column]) for column in JUDGED],
        [_millionths(column, row[column]) for column in LENGTHS],
    )


def _taken(row: dict[str, Any], wanted: Wanted) -> bool:
    opd, service = row["opd"], row["layanan"]
    return (
        (wanted.opd is None or opd == wanted.opd)
        and (wanted.service is None or wanted.service in (service, f"{opd}/{service}"))
        and (wanted.months is None or row["periode"] in wanted.months)
        and (wanted.kind is None or row["jenis"] == wanted.kind)
    )


def _word(column: str, value: Any) -> str | int | None:
    if value is None or value == "":
        return None
    if column not in WHOLE:
        return str(value)
    number = whole(str(value))
    if number is None:
        raise Strange(f"`{column}` berisi {_shown(value)}, bukan bilangan bulat")
    return number


def _verdict(column: str, value: Any) -> str | None:
    if value is None or value in _KNOWN:
        return None if value is None else str(value)
    raise Strange(f"`{column}` berisi {_shown(value)}, bukan salah satu dari {', '.join(VERDICTS)}")


_KNOWN = frozenset(VERDICTS)


def _millionths(column: str, value: Any) -> int | None:
    """A number in whole millionths, halves away from zero."""
    if value is None:
        return None
    try:
        scaled = float(value) * SCALE
        towards_zero = int(scaled)
    except (ValueError, OverflowError):
        raise Strange(f"`{column}` berisi {_shown(value)}, bukan angka") from None
    rest = abs(scaled - towards_zero)
    units = towards_zero if rest < 0.5 else towards_zero + (1 if scaled > 0 else -1)
    if abs(units) >= LARGEST:
        raise Strange(f"`{column}` berisi {_shown(value)}, terlalu besar untuk tabel fakta")
    return units


def _shown(value: object) -> str:
    return f"`{visible(str(value), 40)}`"


def said(path: Path, line: int, what: str) -> str:
    """A line about a place in a file."""
    return f"{visible(str(path), 200)}:{line}: {what}"
