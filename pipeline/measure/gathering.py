"""Figures over facts: of a workspace, or gathered from the files of many; which way of counting, and when."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from pipeline.measure.duck import Doubt, DuckMissing, counted
from pipeline.measure.factfiles import Wanted, count, is_parquet, lines_up_to
from pipeline.measure.figures import Counter, Figure

MANY = 300_000
"""Beyond so many facts DuckDB is the quicker way, its start included (docs/kinerja.md)."""


class Gathered(NamedTuple):
    """Figures, and how they came about.

    Attributes:
        rows: How many facts were counted.
        figures: The figures, in no order.
        plodding: There were many, and DuckDB was not there to count them.
    """

    rows: int
    figures: list[Figure]
    plodding: bool = False


def of_files(files: Sequence[tuple[str, Path]], wanted: Wanted, threads: int | None = None) -> Gathered:
    """The figures over all rows of all files.

    Many lines of CSV, and Parquet, are DuckDB's where it is installed; else, or where it is in doubt, they
    are counted the plain way.

    Raises:
        Spoilt: A file is no table of facts.
        ParquetMissing: A file is Parquet, and nothing is installed that reads it.
    """
    plodding = False
    if _many(files):
        try:
            return Gathered(*counted(files, wanted, threads))
        except DuckMissing:
            plodding = True
        except Doubt:
            # The plain way says where and what, or has an answer after all.
            pass
    return plainly(files, wanted)._replace(plodding=plodding)


def _many(files: Sequence[tuple[str, Path]]) -> bool:
    lines = 0
    for _, path in files:
        if is_parquet(path):
            return True
        lines += lines_up_to(path, MANY - lines)
    return lines - len(files) > MANY


def plainly(files: Sequence[tuple[str, Path]], wanted: Wanted) -> Gathered:
    """The same, row by row.

    Raises:
        Spoilt: A file is no table of facts.
        ParquetMissing: A file is Parquet, and pyarrow is not installed.
    """
    counter = Counter()
    for name, path in files:
        if is_parquet(path):
            from pipeline.measure.parquet import count_parquet  # noqa: PLC0415 - start-up: few files are Parquet

            count_parquet(path, name, wanted, counter)
        else:
            count(path, name, wanted, counter)
    return Gathered(counter.rows, counter.figures())
