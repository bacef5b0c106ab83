"""Figures over many facts, counted by DuckDB; what it doubts is left to the plain way."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pipeline.measure.factfiles import Wanted, heading, is_parquet
from pipeline.measure.figures import (
    FILE,
    JUDGED,
    KEPT,
    LARGEST,
    LENGTHS,
    MEASURES,
    SCALE,
    VERDICTS,
    WHOLE,
    Figure,
    Key,
    Measure,
    whole,
)

_EMPTY = "''"


# The answer is that of the plain way to the last digit: counts and sums are of whole numbers, and the middle
# of two is a half at most, which a binary number holds.


class DuckMissing(Exception):
    """DuckDB is not installed."""


class Doubt(Exception):
    """Something in the files is not as the table of facts has it."""


def counted(
    files: Sequence[tuple[str, Path]], wanted: Wanted, threads: int | None
) -> tuple[int, list[Figure]]:
    """How many rows were counted, and the figures, in no order.

    Args:
        files: Each file's name in the column `berkas`, and the file: CSV or Parquet.
        wanted: What is counted.
        threads: How many at most; None takes all.

    Raises:
        DuckMissing: DuckDB is not installed.
        Doubt: A file is not plainly a table of facts.
        Spoilt: A CSV's first line is not that of a table of facts.
    """
    try:
        # An extra of a hundred megabytes: only who has many facts pays for it.
        import duckdb  # noqa: PLC0415
    except ImportError:
        raise DuckMissing from None
    with tempfile.TemporaryDirectory(prefix="spbe-") as aside:
        config: dict[str, Any] = {
            # What memory cannot hold goes there, and not below the folder that one happens to be in.
            "temp_directory": f"{aside}/tumpah",
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
            **({"threads": threads} if threads else {}),
        }
        try:
            with duckdb.connect(":memory:", config=config) as base:
                return _counted(base, _sources(files, wanted, Path(aside)), wanted)
        except duckdb.Error as problem:
            raise Doubt from problem


def _sources(
    files: Sequence[tuple[str, Path]], wanted: Wanted, aside: Path
) -> Iterator[tuple[str, str, bool]]:
    """Each file's name, what SQL calls its rows, and whether they are columns already.

    Behind a link of ours: in a name, DuckDB takes `*` and `[` for patterns.
    """
    for number, (name, path) in enumerate(files):
        link = aside / f"{number}"
        link.symlink_to(path.resolve())
        if is_parquet(path):
            yield name, f"read_parquet({_text(str(link))})", True
            continue
        columns = ", ".join(f"{_text(column)}: 'VARCHAR'" for column in heading(path, wanted))
        rows = (
            f"read_csv({_text(str(link))}, header = true, auto_detect = false, delim = ',', "
            f"quote = '\"', escape = '\"', columns = {{{columns}}})"
        )
        yield name, rows, False


def _counted(base: Any, sources: Iterator[tuple[str, str, bool]], wanted: Wanted) -> tuple[int, list[Figure]]:
    base.execute(f"CREATE TYPE hasil AS ENUM ({', '.join(map(_text, VERDICTS))})")
    parts = []
    for number, (name, rows, columns) in enumerate(sources):
        # Text is taken apart once, and columns are read where they lie.
        form = "VIEW" if columns else "TABLE"
        chosen = f"SELECT {_columns(name, wanted)} FROM {rows} WHERE {_filter(wanted)}"
        base.execute(f"CREATE {form} berkas{number} AS {chosen}")
        parts.append(f"SELECT * FROM berkas{number}")
    base.execute(f"CREATE VIEW fakta AS {' UNION ALL '.join(parts)}")
    keys = _grouped(base, wanted)
    rows, strange = base.execute("SELECT count(*), count(*) FILTER (asing) FROM baris").fetchone()
    if strange:
        raise Doubt
    return rows, [figure for which in range(len(MEASURES)) for figure in _figures(base, which, keys)]


def _columns(name: str, wanted: Wanted) -> str:
    """A file's columns: keys as text, verdicts, lengths in millionths, and whether one is strange."""
    keys = (
        f"{_text(name) if column == FILE else f'nullif(CAST({column} AS VARCHAR), {_EMPTY})'} AS k{place}"
        for place, column in enumerate(wanted.by)
    )
    verdicts = (f"TRY_CAST(CAST({column} AS VARCHAR) AS hasil) AS {column}" for column in JUDGED)
    lengths = (f"{_units(column)} AS {column}" for column in LENGTHS)
    return ", ".join((*keys, *verdicts, *lengths, f"{_strange()} AS asing"))


def _units(column: str) -> str:
    return f"TRY_CAST(round(TRY_CAST({column} AS DOUBLE) * {SCALE}) AS BIGINT)"


def _strange() -> str:
    verdicts = (
        f"({column} IS NOT NULL AND TRY_CAST(CAST({column} AS VARCHAR) AS hasil) IS NULL)"
        for column in JUDGED
    )
    lengths = (
        f"({column} IS NOT NULL AND coalesce(abs({_units(column)}) >= {LARGEST}, true))" for column in LENGTHS
    )
    return " OR ".join((*verdicts, *lengths))


def _filter(wanted: Wanted) -> str:
    parts = ["true"]
    if wanted.opd is not None:
        parts.append(f"opd = {_text(wanted.opd)}")
    if wanted.service is not None:
        service = _text(wanted.service)
        parts.append(f"(layanan = {service} OR opd || '/' || layanan = {service})")
    if wanted.months is not None:
        parts.append(f"periode IN ({', '.join(map(_text, wanted.months))})")
    if wanted.kind is not None:
        parts.append(f"jenis = {_text(wanted.kind)}")
    return " AND ".join(parts)


def _grouped(base: Any, wanted: Wanted) -> dict[int, Key]:
    """Gives each group a number, in the column `nomor` of the table `baris`; the groups by number."""
    names = [f"k{place}" for place in range(len(wanted.by))]
    base.execute(
        "CREATE TABLE kunci AS SELECT row_number() OVER () AS nomor, * "
        f"FROM (SELECT DISTINCT {', '.join(names)} FROM fakta)"
    )
    same = " AND ".join(f"fakta.{name} IS NOT DISTINCT FROM kunci.{name}" for name in names)
    base.execute(
        f"CREATE TABLE baris AS SELECT nomor, {', '.join((*JUDGED, *LENGTHS))}, asing "
        f"FROM fakta JOIN kunci ON {same}"
    )
    found = base.execute("SELECT * FROM kunci").fetchall()
    return {number: tuple(map(_word, wanted.by, values)) for number, *values in found}


def _word(column: str, value: str | None) -> str | int | None:
    if value is None or column not in WHOLE:
        return value
    number = whole(value)
    if number is None:
        raise Doubt
    return number


def _figures(base: Any, which: int, keys: dict[int, Key]) -> Iterator[Figure]:
    measure = MEASURES[which]
    counts = [f"count(*) FILTER ({measure.verdict} = {_text(name)})" for name in VERDICTS if measure.verdict]
    spread = _spread(measure) if measure.length else []
    found = base.execute(
        f"SELECT nomor, {', '.join((*counts, *spread))} FROM baris "
        f"WHERE {measure.verdict or measure.length} IS NOT NULL GROUP BY nomor"
    )
    for number, *values in found.fetchall():
        spoken = values[len(counts) :]
        numbers = (spoken[0], spoken[1], int(2 * spoken[2]), spoken[3]) if spoken and spoken[0] else ()
        yield Figure(keys[number], which, tuple(values[: len(counts)]), *numbers)


def _spread(measure: Measure) -> list[str]:
    """Number, sum, median and 90th percentile of the lengths that count."""
    kept = f" FILTER ({measure.verdict} IN ({', '.join(map(_text, KEPT))}))" if measure.verdict else ""
    parts = ("count({0})", "sum({0})", "median({0})", "quantile_disc({0}, 0.9)")
    return [part.format(measure.length) + kept for part in parts]


def _text(value: str) -> str:
    """A text as SQL writes it."""
    doubled = value.replace("'", "''")
    return f"'{doubled}'"
