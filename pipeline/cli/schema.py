"""`spbe schema`: prints the schema of a kind, or writes them all to a folder."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from pipeline.check.schemas import kinds, schema_of
from pipeline.cli.exits import CLEAN, Stop
from pipeline.cli.options import Parser
from pipeline.run.pack import load_law, vocabulary
from pipeline.run.workspace import find_root
from pipeline.wording import visible


def run(argv: list[str]) -> int:
    """Runs the command."""
    parser = Parser("schema", "Mencetak skema sebuah jenis, lengkap dengan istilah paket regulasi.")
    parser.add_argument("jenis", nargs="?", help="jenis dokumen; tanpa ini: daftar jenis")
    parser.add_argument("--output", metavar="FOLDER", help="tulis semua skema ke folder ini")
    arguments = parser.parse_args(argv)
    root = Path(arguments.root) if arguments.root else find_root(Path.cwd())
    words = vocabulary(load_law(root or Path.cwd(), None)[0])
    if arguments.output:
        target = Path(arguments.output)
        target.mkdir(parents=True, exist_ok=True)
        for kind in kinds():
            (target / f"{kind}.schema.json").write_text(_text(schema_of(kind, words)), encoding="utf-8")
        sys.stdout.write(f"{len(kinds())} skema ditulis ke {visible(str(target), 200)}\n")
    elif arguments.jenis is None:
        sys.stdout.write("\n".join(kinds()) + "\n")
    elif arguments.jenis in kinds():
        sys.stdout.write(_text(schema_of(arguments.jenis, words)))
    else:
        raise Stop(f"jenis `{visible(arguments.jenis, 40)}` tidak dikenal; pilihan: {', '.join(kinds())}")
    return CLEAN


def _text(schema: object) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
