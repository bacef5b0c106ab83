"""`spbe diff BASE [HEAD]`: what a pull request means."""

from __future__ import annotations

import sys

from pipeline.cli.exits import CLEAN, VIOLATIONS, Stop
from pipeline.cli.options import Parser, declared_zone, instant, run_options, workspace_root
from pipeline.formatters.difference import difference_json, difference_markdown, difference_text
from pipeline.run.diff.compare import difference
from pipeline.run.since import CannotTellError

_FORMATS = {"text": difference_text, "markdown": difference_markdown, "json": difference_json}


def run(argv: list[str]) -> int:
    """Runs the command; 0 where no new error came in, 1 where one did, 2 where git cannot tell."""
    parser = Parser("diff", "Menunjukkan arti sebuah perubahan: temuan, janji, hasil, angka, dokumen.")
    parser.add_argument("base", metavar="DASAR", help="cabang atau komit asal, mis. origin/main")
    parser.add_argument("head", nargs="?", default="", metavar="KEPALA", help="bawaan: berkas di disk")
    parser.add_argument("--format", choices=tuple(_FORMATS), default="text", help="bentuk keluaran")
    arguments = parser.parse_args(argv)
    root = workspace_root(arguments.root)
    as_of = instant(arguments.as_of, declared_zone(root))
    try:
        found = difference(root, (arguments.base, arguments.head), as_of, run_options(arguments))
    except CannotTellError as problem:
        raise Stop(f"perbandingan tidak dapat dibuat: {problem}") from None
    sys.stdout.write(_FORMATS[arguments.format](found))
    return VIOLATIONS if found.failed else CLEAN
