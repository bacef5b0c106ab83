"""`spbe check`: prints the findings of a workspace; those it printed before come from the cache."""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path
from zoneinfo import ZoneInfo

from pipeline.cli.exits import Stop
from pipeline.cli.parser import Parser, coloured, inside, instant, workspace_root
from pipeline.formatters.names import DATED, FORMAT_NAMES
from pipeline.model.lean import dataclass
from pipeline.portable import KEEPS_RESULTS
from pipeline.run.cache.session import Session, open_session
from pipeline.run.cache.tree import FOLDERS


@dataclass(frozen=True, slots=True)
class Order:
    """What is wanted of a check.

    Attributes:
        arguments: As given.
        root: The workspace.
        wanted: Files or folders to report on, relative to it; all where empty.
        files: Reports to be written: file and format.
        form: The format on standard output.
    """

    arguments: argparse.Namespace
    root: Path
    wanted: tuple[str, ...]
    files: dict[Path, str]
    form: str


def run(argv: list[str]) -> int:
    """Runs the command; 0 clean, 1 violations."""
    order = _order(_parser().parse_args(argv))
    whole = KEEPS_RESULTS and not order.arguments.no_cache and not order.arguments.fix
    session = open_session(order.root, os.environ) if whole else None
    known = None
    try:
        if session and session.stirs():
            # It will be needed; while git looks, nothing else is done.
            from pipeline.cli.checking import made_ready

            known = made_ready(session)
        code = _again(order, session) if session else None
        if code is not None:
            return code
        from pipeline.cli.checking import checked  # start-up: what was printed before needs no rules

        return checked(order, session, known)
    finally:
        if session:
            session.close()


def request_of(order: Order, as_of: str) -> str:
    """All that decides what a run prints, besides its findings.

    Args:
        order: What is wanted.
        as_of: The instant of judgement as a report tells it.
    """
    given = order.arguments
    dated = as_of if order.form in DATED else ""
    parts = (order.form, coloured(sys.stdout), given.strict, given.select, given.ignore, order.wanted, dated)
    return json.dumps(parts)


def tell_of_the_past(order: Order, standing: str, why: str) -> None:
    """Says in one line that git was not judged, and why: asked for, or where a person is looking.

    Args:
        order: What is wanted.
        standing: Whether it could be judged (see `Past`).
        why: Why not.
    """
    from pipeline.model.past import Standing  # start-up: mostly there is nothing to say
    from pipeline.wording import visible

    seen = sys.stderr.isatty() and not order.arguments.quiet
    asked = order.arguments.verbose and standing != Standing.KNOWN
    if asked or (seen and standing in (Standing.OUTSIDE, Standing.UNDECIDED)):
        sys.stderr.write(f"riwayat git tidak dinilai: {visible(why, 300)}\n")


def _order(arguments: argparse.Namespace) -> Order:
    files: dict[Path, str] = {}
    if arguments.output_file:
        from pipeline.cli.outputs import output_files  # start-up: few runs write files

        files = output_files(arguments.output_file)
    root = workspace_root(arguments.root)
    if arguments.select:
        _refuse_unknown(arguments.select)
    wanted = tuple(inside(root, path) for path in arguments.path)
    for path in () if arguments.quiet else wanted:
        if path != "." and path.split("/")[0] not in FOLDERS:
            _tell_unread(path)
    usual = "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "full"
    return Order(arguments, root, wanted, files, arguments.format or usual)


def _refuse_unknown(select: str) -> None:
    """Refuses a choice of codes that no code begins with: with a slip in it nothing would ever be found.

    Raises:
        Stop: On the first such one.
    """
    from pipeline.run.catalogue_of_rules import all_rules  # start-up: few runs choose

    known = [card.code for card in all_rules()]
    for given in filter(None, (code.strip() for code in select.split(","))):
        if not any(code.startswith(given.upper()) for code in known):
            raise Stop(f"--select: tidak ada kode berawalan `{given}`; daftarnya: spbe rules")


def _again(order: Order, session: Session) -> int | None:
    """Prints what the same run printed before; None where there was none."""
    given = order.arguments
    if (
        session.head is None
        or order.files
        or given.since is not None
        or given.engine
        or given.jobs is not None
    ):
        return None
    about = session.head.about
    try:
        as_of = instant(given.as_of, ZoneInfo(about.zone)).astimezone(ZoneInfo(about.zone))
    except (Stop, ValueError, OSError):
        return None
    found = session.said(as_of, request_of(order, as_of.isoformat()))
    if found is None:
        return None
    if about.why:
        tell_of_the_past(order, about.standing, about.why)
    text, code = found
    sys.stdout.write(text)
    return code


def _parser() -> Parser:
    parser = Parser("check", "Memeriksa katalog dan rekaman terhadap skema dan aturan.")
    parser.add_argument("path", nargs="*", metavar="BERKAS", help="laporkan hanya berkas atau folder ini")
    parser.add_argument(
        "--format", choices=FORMAT_NAMES, help="bentuk keluaran (bawaan: full; github di GitHub Actions)"
    )
    parser.add_argument(
        "--output-file", action="append", default=[], metavar="BENTUK=BERKAS", help="tulis juga ke berkas"
    )
    parser.add_argument("--since", metavar="REV", help="hanya yang berubah sejak komit ini dan yang terkait")
    parser.add_argument("--fix", action="store_true", help="perbaiki yang jawabannya satu: kutip, prioritas")
    parser.add_argument("--strict", action="store_true", help="peringatan juga menggagalkan")
    parser.add_argument("--select", default="", metavar="KODE,…", help="hanya kode (atau awalan kode) ini")
    parser.add_argument("--ignore", default="", metavar="KODE,…", help="tanpa kode (atau awalan kode) ini")
    return parser


def _tell_unread(path: str) -> None:
    """That a path that was asked for holds nothing that is checked; a hook names all files that changed."""
    from pipeline.wording import visible  # start-up: mostly there is nothing to say

    sys.stderr.write(f"`{visible(path, 200)}` di luar catalog/ dan records/, sehingga tidak diperiksa\n")
