"""`spbe diff BASE [HEAD]`: what a pull request means, or what was improved between two states."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from pipeline.cli.exits import CLEAN, OURS, VIOLATIONS, Stop
from pipeline.cli.options import Parser, declared_zone, instant, run_options, workspace_root
from pipeline.cli.outputs import write_whole
from pipeline.cli.parser import refuse_dash
from pipeline.formatters.difference import difference_json, difference_markdown, difference_text
from pipeline.model.improvement import Improvements
from pipeline.run.diff.compare import difference, improved
from pipeline.run.diff.paper import SUFFIXES, NotMadeError, paper
from pipeline.run.provenance import MadeOf
from pipeline.run.since import CannotTellError
from pipeline.wording import visible

_FORMATS = {"text": difference_text, "markdown": difference_markdown, "json": difference_json}


def run(argv: list[str]) -> int:
    """Runs the command; 0 where no new error came in, 1 where one did, 2 where git cannot tell.

    With `--perbaikan` a file is written instead: 0, or 3 where it could not be made.
    """
    parser = Parser("diff", "Menunjukkan arti sebuah perubahan: temuan, janji, hasil, angka, dokumen.")
    parser.add_argument("base", metavar="DASAR", help="cabang, tag, komit, atau tanggal, mis. origin/main")
    parser.add_argument("head", nargs="?", default="", metavar="KEPALA", help="bawaan: berkas di disk")
    parser.add_argument("--format", choices=tuple(_FORMATS), default="text", help="bentuk keluaran")
    parser.add_argument(
        "--perbaikan", metavar="BERKAS", help="tulis berkas perbaikan (.md, .html, .pdf) di antara keduanya"
    )
    arguments = parser.parse_args(argv)
    root = workspace_root(arguments.root)
    zone = declared_zone(root)
    # In the region's zone: a day that is named ends when it ends there.
    as_of = instant(arguments.as_of, zone).astimezone(zone)
    revisions = (arguments.base, arguments.head)
    try:
        if arguments.perbaikan:
            target = _target(arguments.perbaikan)
            return _written(target, *improved(root, revisions, as_of, run_options(arguments)))
        found = difference(root, revisions, as_of, run_options(arguments))
    except CannotTellError as problem:
        raise Stop(f"perbandingan tidak dapat dibuat: {problem}") from None
    sys.stdout.write(_FORMATS[arguments.format](found))
    return VIOLATIONS if found.failed else CLEAN


def _target(given: str) -> Path:
    """Where the file goes.

    Raises:
        Stop: Its name ends in no known way.
    """
    refuse_dash("--perbaikan", given, f"sebutkan nama berkas yang berakhir {', '.join(SUFFIXES)}")
    if Path(given).suffix not in SUFFIXES:
        raise Stop(f"--perbaikan `{visible(given, 200)}`: nama berkas berakhir {', '.join(SUFFIXES)}")
    return Path(given)


def _written(target: Path, found: Improvements, made_of: MadeOf) -> int:
    # Fonts and PDFs would otherwise carry the time of the run.
    os.environ["SOURCE_DATE_EPOCH"] = str(int(made_of.site.as_of.timestamp()))
    try:
        write_whole(target, paper(made_of, found, target.suffix))
    except NotMadeError as problem:
        raise Stop(f"berkas perbaikan gagal disusun: {visible(str(problem), 200)}", OURS) from None
    sys.stdout.write(
        f"{len(found.items)} perbaikan selesai, {found.waiting} butir terbuka: {visible(str(target), 200)}\n"
    )
    return CLEAN
