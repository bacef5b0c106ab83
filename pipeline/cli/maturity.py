"""`spbe maturity`: levels per OPD and for the region, with evidence and what blocks the next level."""

from __future__ import annotations

import sys

from pipeline.assess.formats import to_json, to_markdown, to_text
from pipeline.assess.region import assess
from pipeline.cli.exits import CLEAN, Stop
from pipeline.cli.options import Parser, examined


def run(argv: list[str]) -> int:
    """Runs the command; 0 when it could answer."""
    parser = Parser("maturity", "Menilai tingkat kematangan (penilaian mandiri).")
    parser.add_argument(
        "--format", choices=("text", "json", "markdown"), default="text", help="bentuk keluaran"
    )
    parser.add_argument("--indicator", help="id indikator paket")
    parser.add_argument("--year", type=int, help="tahun penilaian (bawaan: tahun --as-of)")
    arguments = parser.parse_args(argv)
    if arguments.year is not None and not 2000 <= arguments.year <= 2100:
        raise Stop("--year harus antara 2000 dan 2100")
    examination = examined(arguments)
    known = examination.law.maturity.indicator
    if arguments.indicator not in (None, known):
        raise Stop(f"indikator {arguments.indicator!a} tidak ada dalam paket; yang ada: {known}")
    year = arguments.year or examination.result.as_of.year
    assessment = assess(examination.world, examination.law, year)
    write = {"json": to_json, "markdown": to_markdown, "text": to_text}[arguments.format]
    sys.stdout.write(write(assessment, examination.result.as_of, examination.law))
    return CLEAN
