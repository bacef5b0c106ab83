"""`spbe measure`: the facts table."""

from __future__ import annotations

import sys

from pipeline.cli.exits import CLEAN, Stop
from pipeline.cli.options import Parser, examined
from pipeline.measure.table import Filters, rows_of, to_csv, to_json, to_text
from pipeline.model.periods import parse_period


def run(argv: list[str]) -> int:
    """Runs the command; 0 when it could answer."""
    parser = Parser("measure", "Mencetak tabel fakta: setiap waktu, batas, dan hasil.")
    parser.add_argument("--format", choices=("json", "csv", "table"), default="table", help="bentuk keluaran")
    parser.add_argument("--opd", help="hanya OPD ini")
    parser.add_argument("--service", help="hanya layanan ini (id atau opd/id)")
    parser.add_argument("--period", help="hanya periode ini, mis. 2025-S1")
    parser.add_argument("--kind", help="hanya jenis ini, mis. aduan")
    arguments = parser.parse_args(argv)
    period = parse_period(arguments.period) if arguments.period else None
    if arguments.period and period is None:
        raise Stop(f"--period {arguments.period!a} bukan periode; contoh: 2025, 2025-S1, 2025-T2, 2025-05")
    examination = examined(arguments)
    filters = Filters(arguments.opd, arguments.service, period, arguments.kind)
    facts = rows_of(examination.world, filters)
    zone = examination.world.region.zone
    if arguments.format == "json":
        sys.stdout.write(to_json(facts, zone, examination.result.as_of, examination.left_out))
    elif arguments.format == "csv":
        sys.stdout.write(to_csv(facts, zone))
    else:
        sys.stdout.write(to_text(facts, zone, examination.left_out))
    return CLEAN
