"""`spbe measure`: the facts table, and figures over it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from pipeline.cli.exits import CLEAN, Stop
from pipeline.cli.parser import Parser, refuse_dash
from pipeline.model.periods import Period, parse_period

PARQUET = "parquet"
FORMATS = ("json", "csv", PARQUET, "table")
# What to do instead of `--output -`.
_FILE, _NONE = "sebutkan nama berkas", "tanpa --output hasilnya dicetak ke sana"


def run(argv: list[str]) -> int:
    """Runs the command; 0 when it could answer."""
    arguments = _parser().parse_args(argv)
    period = _period(arguments.period)
    refuse_dash("--output", arguments.output, _FILE if arguments.format == PARQUET else _NONE)
    if arguments.format == PARQUET and not arguments.output:
        raise Stop("--format parquet perlu --output BERKAS; isinya bukan teks untuk layar")
    content = _figures(arguments, period) if arguments.by or arguments.facts else _facts(arguments, period)
    if arguments.output:
        from pipeline.cli.outputs import write_whole  # start-up: what is printed needs none

        write_whole(Path(arguments.output), content)
    else:
        sys.stdout.write(content.decode())
    return CLEAN


def _facts(arguments: argparse.Namespace, period: Period | None) -> bytes:
    from pipeline.cli.facts import facts_content, tell_unknown  # start-up: gathered facts need no workspace
    from pipeline.cli.options import examined
    from pipeline.measure.table import Filters

    examination = examined(arguments)
    tell_unknown(arguments, examination.world)
    filters = Filters(arguments.opd, arguments.service, period, arguments.kind)
    return facts_content(arguments.format, examination, filters)


def _figures(arguments: argparse.Namespace, period: Period | None) -> bytes:
    from pipeline.cli.figures import figures_content  # start-up: the table itself needs none

    return figures_content(arguments, period)


def _parser() -> argparse.ArgumentParser:
    parser = Parser("measure", "Mencetak tabel fakta: setiap waktu, batas, dan hasil.")
    parser.add_argument("--format", choices=FORMATS, default="table", help="bentuk keluaran")
    parser.add_argument("--output", metavar="BERKAS", help="tulis ke berkas ini (wajib untuk parquet)")
    parser.add_argument("--opd", help="hanya OPD ini")
    parser.add_argument("--service", help="hanya layanan ini (id atau opd/id)")
    parser.add_argument("--period", help="hanya periode ini, mis. 2025-S1")
    parser.add_argument("--kind", help="hanya jenis ini, mis. aduan")
    parser.add_argument(
        "--by", metavar="KOLOM", help="jumlahkan menurut kolom-kolom ini, dipisah koma, mis. opd,periode"
    )
    parser.add_argument(
        "--facts",
        nargs="+",
        metavar="BERKAS",
        help="bukan ruang kerja ini, melainkan fakta dari berkas-berkas ini",
    )
    return parser


def _period(text: str | None) -> Period | None:
    period = parse_period(text) if text else None
    if text and period is None:
        raise Stop(f"--period {text!a} bukan periode; contoh: 2025, 2025-S1, 2025-T2, 2025-05")
    return period
