"""`spbe due`: what is late or due soon, per OPD and person."""

from __future__ import annotations

import sys

from pipeline.cli.exits import CLEAN, Stop
from pipeline.cli.options import Parser, examined
from pipeline.cli.outputs import paint_for
from pipeline.run.due.items import Wanted, parse_within
from pipeline.run.due.listing import due_list, to_json, to_text


def run(argv: list[str]) -> int:
    """Runs the command; 0 when it could answer, whatever is late."""
    parser = Parser("due", "Mendaftar yang terlambat dan yang segera jatuh tempo, per OPD dan orang.")
    parser.add_argument(
        "--within", default="7d", metavar="LAMA", help="sejauh ini ke depan, mis. 12h, 7d, 2w (bawaan: 7d)"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="bentuk keluaran")
    parser.add_argument("--opd", help="hanya OPD ini")
    parser.add_argument("--service", help="hanya layanan ini (id atau opd/id)")
    arguments = parser.parse_args(argv)
    within = parse_within(arguments.within)
    if within is None:
        raise Stop(f"--within {arguments.within!a} tidak dikenal; contoh: 12h (jam), 7d (hari), 2w (minggu)")
    due = due_list(examined(arguments), within, Wanted(arguments.opd, arguments.service))
    if arguments.format == "json":
        sys.stdout.write(to_json(due, arguments.within))
    else:
        for piece in to_text(due, paint_for(sys.stdout)):
            sys.stdout.write(piece)
    return CLEAN
