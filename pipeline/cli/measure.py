"""`spbe measure`: the facts table."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from pipeline.cli.exits import CLEAN, Stop
from pipeline.cli.options import Parser, examined
from pipeline.cli.outputs import write_whole
from pipeline.measure.parquet import ParquetMissing, to_parquet
from pipeline.measure.table import Filters, rows_of, to_csv, to_json, to_text
from pipeline.model.periods import Period, parse_period
from pipeline.run.examine import Examination

PARQUET = "parquet"
FORMATS = ("json", "csv", PARQUET, "table")
INSTALL = "python -m pip install pyarrow"


def run(argv: list[str]) -> int:
    """Runs the command; 0 when it could answer."""
    arguments = _parser().parse_args(argv)
    period = _period(arguments.period)
    if arguments.format == PARQUET and not arguments.output:
        raise Stop("--format parquet perlu --output BERKAS; isinya bukan teks untuk layar")
    examination = examined(arguments)
    filters = Filters(arguments.opd, arguments.service, period, arguments.kind)
    content = facts_content(arguments.format, examination, filters)
    if arguments.output:
        write_whole(Path(arguments.output), content)
    else:
        sys.stdout.write(content.decode())
    return CLEAN


def _parser() -> argparse.ArgumentParser:
    parser = Parser("measure", "Mencetak tabel fakta: setiap waktu, batas, dan hasil.")
    parser.add_argument("--format", choices=FORMATS, default="table", help="bentuk keluaran")
    parser.add_argument("--output", metavar="BERKAS", help="tulis ke berkas ini (wajib untuk parquet)")
    parser.add_argument("--opd", help="hanya OPD ini")
    parser.add_argument("--service", help="hanya layanan ini (id atau opd/id)")
    parser.add_argument("--period", help="hanya periode ini, mis. 2025-S1")
    parser.add_argument("--kind", help="hanya jenis ini, mis. aduan")
    return parser


def _period(text: str | None) -> Period | None:
    period = parse_period(text) if text else None
    if text and period is None:
        raise Stop(f"--period {text!a} bukan periode; contoh: 2025, 2025-S1, 2025-T2, 2025-05")
    return period


def facts_content(form: str, examination: Examination, filters: Filters) -> bytes:
    """The facts in a format.

    Raises:
        Stop: Parquet, and its library is not there.
    """
    facts, zone = rows_of(examination.world, filters), examination.world.region.zone
    as_of, left_out = examination.result.as_of, examination.left_out
    if form == "json":
        return to_json(facts, zone, as_of, left_out).encode()
    if form == "csv":
        return to_csv(facts, zone).encode()
    if form == "table":
        return to_text(facts, zone, left_out).encode()
    try:
        return to_parquet(facts, zone, as_of, left_out)
    except ParquetMissing:
        raise Stop(
            f"bentuk parquet memerlukan pyarrow, yang belum terpasang; pasang dengan: {INSTALL}"
        ) from None
