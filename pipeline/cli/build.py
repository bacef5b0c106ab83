"""`spbe build`: check, then everything into `build/`: site, PDFs, data."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from zoneinfo import ZoneInfo

from pipeline.cli.exits import CLEAN, OURS, VIOLATIONS, Stop
from pipeline.cli.options import Parser, examined, instant, workspace_root
from pipeline.cli.progress import bar
from pipeline.model.finding import Severity
from pipeline.model.lean import replace
from pipeline.model.periods import Period, parse_period
from pipeline.portable import KEEPS_RESULTS
from pipeline.render.documents.dossier import Plan
from pipeline.run.build import Built, Order, build
from pipeline.run.cache.session import Session, open_session
from pipeline.run.examine import Examination
from pipeline.run.former import FOLDER, Former, Told
from pipeline.run.press import How
from pipeline.run.presscache import PressCache, user_cache
from pipeline.run.publish import Refused, Workshop, workshop
from pipeline.wording import daftar, periode, visible

PARTS = ("html", "pdf", "data")
MOST_FAILURES = 10
UNCHANGED = "Tidak ada yang berubah sejak penyusunan itu; build/ masih utuh dan dibiarkan"


def run(argv: list[str]) -> int:
    """Runs the command; 0 clean, 1 violations, 3 where a document could not be made."""
    arguments = _parser().parse_args(argv)
    periods = tuple(_period(text) for text in arguments.period)
    try:
        root = workspace_root(arguments.root)
        with workshop(root) as shop, _former(root, shop, arguments, periods) as former:
            known = _again(former, arguments) if former else None
            if known is not None:
                return _said(replace(known, lines=(*known.lines[:-1], UNCHANGED, known.lines[-1])), arguments)
            if former:
                former.begin()
            examination = _examined(arguments)
            built = _built((shop, former.session if former else None), examination, arguments, periods)
            told = Told(tuple(_summary(built)), built.remarks, _code(built))
            if former and not built.failures:
                former.keep(examination, told)
            return _said(told, arguments, built.failures)
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


@contextmanager
def _former(
    root: Path, shop: Workshop, arguments: argparse.Namespace, periods: tuple[Period, ...]
) -> Iterator[Former | None]:
    """What is known of the last build; None where nothing is to be known or kept."""
    whole = KEEPS_RESULTS and not arguments.no_cache
    session = open_session(root, os.environ, FOLDER) if whole else None
    asked = [[period.text for period in periods], arguments.only, arguments.opd]
    try:
        yield Former(session, shop.target, json.dumps(asked)) if session else None
    finally:
        if session:
            session.close()


def _again(former: Former, arguments: argparse.Namespace) -> Told | None:
    """What the last build said, where this one would come to the same."""
    if former.session.head is None or arguments.as_of is None:
        return None
    try:
        as_of = instant(arguments.as_of, ZoneInfo(former.session.head.about.zone))
    except (ValueError, OSError):
        return None
    return former.again(as_of)


def _examined(arguments: argparse.Namespace) -> Examination:
    examination = examined(arguments, past=True, counted=True)
    offices = examination.world.region.offices
    if arguments.opd and arguments.opd not in offices:
        known = ", ".join(offices) or "belum ada"
        raise Stop(f"OPD {arguments.opd!a} tidak ada dalam katalog; yang ada: {known}")
    return examination


def _built(
    at: tuple[Workshop, Session | None],
    examination: Examination,
    arguments: argparse.Namespace,
    periods: tuple[Period, ...],
) -> Built:
    # Fonts and PDFs would otherwise carry the time of the run.
    os.environ["SOURCE_DATE_EPOCH"] = str(int(examination.result.as_of.timestamp()))
    plan = Plan(arguments.only or "", arguments.opd or "")
    cache = PressCache() if arguments.no_cache else user_cache(os.environ)
    watched = None if arguments.quiet or not sys.stderr.isatty() or os.environ.get("CI") else sys.stderr
    how = How(arguments.jobs, cache, bar(watched, "langkah"))
    return build(at[0], examination, Order(plan, periods, how), at[1])


def _code(built: Built) -> int:
    if built.failures:
        return OURS
    return VIOLATIONS if built.result.failed() else CLEAN


def _said(told: Told, arguments: argparse.Namespace, failures: Sequence[str] = ()) -> int:
    """Says what became of it; the exit code."""
    for failure in failures[:MOST_FAILURES]:
        sys.stderr.write(f"spbe: gagal menyusun {visible(failure, 300)}\n")
    if len(failures) > MOST_FAILURES:
        sys.stderr.write(f"spbe: dan {len(failures) - MOST_FAILURES} kegagalan lain\n")
    for remark in told.remarks[:MOST_FAILURES]:
        sys.stderr.write(f"spbe: perhatian, {visible(remark, 300)}\n")
    if not arguments.quiet:
        sys.stdout.write("\n".join(told.lines) + "\n")
    return told.code


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
