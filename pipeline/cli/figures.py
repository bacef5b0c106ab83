"""`spbe measure --by`: figures over this workspace's facts, or over those gathered from many."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pipeline.cli.exits import Stop
from pipeline.measure.factfiles import ParquetMissing, Spoilt, Wanted
from pipeline.measure.figures import FILE, JUDGED, KEYS, LENGTHS, Counter, Figure, to_csv, to_json, to_text
from pipeline.measure.gathering import MANY, of_files
from pipeline.model.periods import Period
from pipeline.wording import visible

INSTALL = "python -m pip install 'spbe[duckdb]'"


def figures_content(arguments: argparse.Namespace, period: Period | None) -> bytes:
    """The figures that the options ask for, in their format.

    Raises:
        Stop: The options contradict each other, or a file is no table of facts.
    """
    if arguments.format == "parquet":
        raise Stop("--by tidak ditulis sebagai parquet; pilih table, csv, atau json")
    by = _columns(arguments)
    wanted = Wanted(
        by, arguments.opd, arguments.service, tuple(period.months) if period else None, arguments.kind
    )
    figures, about = _gathered(arguments, wanted) if arguments.facts else _own(arguments, wanted, period)
    if arguments.format == "json":
        return to_json(by, figures, about).encode()
    if arguments.format == "csv":
        return to_csv(by, figures).encode()
    summary = about["summary"]
    left = f"; {summary['left_out']} dokumen tidak diukur karena bentuknya belum sah"
    return f"{to_text(by, figures)}{summary['rows']} fakta{'' if arguments.facts else left}\n".encode()


def _columns(arguments: argparse.Namespace) -> tuple[str, ...]:
    if arguments.by is None:
        raise Stop("--facts perlu --by KOLOM: fakta yang dikumpulkan dijumlahkan; contoh: --by opd,periode")
    known = (FILE, *KEYS) if arguments.facts else KEYS
    names = tuple(arguments.by.split(","))
    for name in names:
        if name not in known:
            raise Stop(f"--by `{visible(name, 40)}` tidak dikenal; pilihan: {', '.join(known)}")
        if names.count(name) > 1:
            raise Stop(f"--by menyebut {name} dua kali; tulis sekali saja")
    return names


def _gathered(arguments: argparse.Namespace, wanted: Wanted) -> tuple[Sequence[Figure], dict[str, Any]]:
    if arguments.root or arguments.as_of:
        raise Stop("--facts menjumlahkan fakta yang sudah dinilai; hapus --root dan --as-of")
    try:
        found = of_files(_files(arguments.facts), wanted, arguments.jobs)
    except Spoilt as spoilt:
        raise Stop(str(spoilt)) from None
    except ParquetMissing:
        raise Stop(
            f"membaca parquet memerlukan DuckDB, yang belum terpasang; pasang dengan: {INSTALL}"
        ) from None
    if found.plodding and not arguments.quiet:
        sys.stderr.write(f"spbe: lebih dari {MANY} fakta; lebih cepat dengan DuckDB: {INSTALL}\n")
    # When each file's facts were judged is the file's own affair.
    about = {"as_of": None, "summary": {"rows": found.rows, "left_out": None, "files": len(arguments.facts)}}
    return found.figures, about


def _files(given: Sequence[str]) -> list[tuple[str, Path]]:
    """The files by their names as given, each once.

    Raises:
        Stop: One is given twice, or is no file.
        OSError: One cannot be looked at.
    """
    files: dict[Path, str] = {}
    for name in given:
        path = Path(name).resolve(strict=True)
        if not path.is_file():
            raise Stop(f"--facts `{visible(name, 200)}` bukan berkas; sebut berkas csv atau parquet")
        if path in files:
            raise Stop(f"--facts `{visible(name, 200)}` disebut dua kali; faktanya akan terhitung dua kali")
        files[path] = name
    return [(name, Path(name)) for name in files.values()]


def _own(
    arguments: argparse.Namespace, wanted: Wanted, period: Period | None
) -> tuple[Sequence[Figure], dict[str, Any]]:
    from pipeline.cli.options import examined
    from pipeline.measure.table import Filters, millionths, rows_of

    examination = examined(arguments)
    counter = Counter()
    filters = Filters(arguments.opd, arguments.service, period, arguments.kind)
    for fact in rows_of(examination.world, filters):
        numbers = (getattr(fact, column) for column in LENGTHS)
        counter.add(
            tuple(getattr(fact, column) for column in wanted.by),
            [getattr(fact, column) for column in JUDGED],
            [None if number is None else millionths(number) for number in numbers],
        )
    summary = {"rows": counter.rows, "left_out": examination.left_out}
    return counter.figures(), {"as_of": examination.result.as_of.isoformat(), "summary": summary}
