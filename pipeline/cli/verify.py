"""`spbe verify FILE.pdf`: is this document what the repository says."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from pipeline.cli.exits import CLEAN, OURS, VIOLATIONS, Stop
from pipeline.cli.options import Parser, run_options, workspace_root
from pipeline.wording import visible

# As much as a PDF of ours can have, and a little for signatures.
_LARGEST = 100 * 1024**2


def run(argv: list[str]) -> int:
    """Runs the command; 0 the same, 1 it differs, 2 misuse, 3 it cannot be told."""
    parser = Parser("verify", "Menyusun kembali sebuah PDF dari repositori dan membandingkannya.")
    parser.add_argument("file", metavar="BERKAS.pdf", help="PDF yang diperiksa; boleh sudah ditandatangani")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="bentuk keluaran")
    arguments = parser.parse_args(argv)
    root = workspace_root(arguments.root)
    raw = _read(arguments.file)

    from pipeline.formatters.verdict import verdict_json, verdict_text  # start-up: after misuse is ruled out
    from pipeline.model.verdict import Outcome
    from pipeline.run.verify.compare import verify

    verdict = verify(root, raw, run_options(arguments), os.environ)
    sys.stdout.write({"text": verdict_text, "json": verdict_json}[arguments.format](verdict))
    codes = {Outcome.SAME: CLEAN, Outcome.DIFFERS: VIOLATIONS, Outcome.CANNOT: OURS}
    return codes[verdict.outcome]


def _read(given: str) -> bytes:
    """The file, whole.

    Raises:
        Stop: There is none, it is no plain file, or larger than any document.
    """
    place = Path(given)
    if not place.is_file():
        raise Stop(f"`{visible(given, 200)}` tidak ada atau bukan berkas")
    if place.stat().st_size > _LARGEST:
        raise Stop(f"`{visible(given, 200)}` lebih dari {_LARGEST // 1024**2} MiB: bukan dokumen spbe")
    return place.read_bytes()
