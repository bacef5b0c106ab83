"""`spbe build`: check, then everything into `build/`: site, PDFs, data."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator

from pipeline.cli.exits import CLEAN, OURS, VIOLATIONS, Stop
from pipeline.cli.options import Parser, examined, workspace_root
from pipeline.cli.progress import bar
from pipeline.model.finding import Severity
from pipeline.model.periods import Period, parse_period
from pipeline.render.documents.dossier import Plan
from pipeline.run.build import Built, Order, build
from pipeline.run.press import How
from pipeline.run.presscache import PressCache, user_cache
from pipeline.run.publish import Refused, Workshop, workshop
from pipeline.wording import daftar, periode, visible

PARTS = ("html", "pdf", "data")
MOST_FAILURES = 10


def run(argv: list[str]) -> int:
    """Runs the command; 0 clean, 1 violations, 3 where a document could not be made."""
    arguments = _parser().parse_args(argv)
    periods = tuple(_period(text) for text in arguments.period)
    try:
        with workshop(workspace_root(arguments.root)) as shop:
            return _told(_built(shop, arguments, periods), arguments)
    except Refused as refusal:
        raise Stop(str(refusal)) from None


def _parser() -> Parser:
    parser = Parser("build", "Memeriksa, lalu menyusun situs, PDF, dan data ke build/.")
    parser.add_argument(
        "--period",
        action="append",
        default=[],
        metavar="PERIODE",
        help="periode laporan, mis. 2025-S1 (boleh diulang)",
    )
    parser.add_argument("--opd", metavar="ID", help="hanya dokumen OPD ini")
    parser.add_argument("--only", choices=PARTS, help="hanya bagian ini")
    return parser


def _period(text: str) -> Period:
    period = parse_period(text)
    if period is None:
        raise Stop(f"--period {text!a} bukan periode; contoh: 2025, 2025-S1, 2025-T2, 2025-05")
    return period


def _built(shop: Workshop, arguments: argparse.Namespace, periods: tuple[Period, ...]) -> Built:
    examination = examined(arguments, past=True)
    offices = examination.world.region.offices
    if arguments.opd and arguments.opd not in offices:
        known = ", ".join(offices) or "belum ada"
        raise Stop(f"OPD {arguments.opd!a} tidak ada dalam katalog; yang ada: {known}")
    # Fonts and PDFs would otherwise carry the time of the run.
    os.environ["SOURCE_DATE_EPOCH"] = str(int(examination.result.as_of.timestamp()))
    plan = Plan(arguments.only or "", arguments.opd or "")
    cache = PressCache() if arguments.no_cache else user_cache(os.environ)
    watched = None if arguments.quiet or not sys.stderr.isatty() or os.environ.get("CI") else sys.stderr
    how = How(arguments.jobs, bar(watched), cache, bar(watched, "langkah"))
    return build(shop, examination, Order(plan, periods, how))


def _told(built: Built, arguments: argparse.Namespace) -> int:
    """Says what became of it; the exit code."""
    for failure in built.failures[:MOST_FAILURES]:
        sys.stderr.write(f"spbe: gagal menyusun {visible(failure, 300)}\n")
    if len(built.failures) > MOST_FAILURES:
        sys.stderr.write(f"spbe: dan {len(built.failures) - MOST_FAILURES} kegagalan lain\n")
    for remark in built.remarks[:MOST_FAILURES]:
        sys.stderr.write(f"spbe: perhatian, {visible(remark, 300)}\n")
    if not arguments.quiet:
        sys.stdout.write("\n".join(_summary(built)) + "\n")
    if built.failures:
        return OURS
    return VIOLATIONS if built.result.failed() else CLEAN


def _summary(built: Built) -> Iterator[str]:
    result = built.result
    yield f"{built.html} halaman, {built.pdf} PDF, {built.data} berkas data untuk {_periods(built)}"
    counted = [
        f"{result.count(severity)} {word}"
        for severity, word in (
            (Severity.ERROR, "galat"),
            (Severity.WARNING, "peringatan"),
            (Severity.INFO, "catatan"),
        )
    ]
    yield f"{result.documents} dokumen diperiksa: {daftar(counted)}" + (
        f" ({result.waived} dikecualikan)" if result.waived else ""
    )
    if built.failures:
        yield f"{len(built.failures)} hal tidak dapat disusun; yang lain lengkap"
    yield "Lihat build/index.html" if built.html else "Lihat build/"


def _periods(built: Built) -> str:
    return daftar([periode(period.text) for period in built.periods])
