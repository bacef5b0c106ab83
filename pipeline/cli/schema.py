"""`spbe schema`: prints the schema of a kind, or writes them all to a folder."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from pipeline.check.editor import EDITOR_SCHEMA
from pipeline.check.schemas import kinds, schema_of
from pipeline.cli.exits import CLEAN, Stop
from pipeline.cli.options import Parser, pack_in_force
from pipeline.cli.outputs import write_whole
from pipeline.cli.parser import refuse_dash
from pipeline.run.editor_files import editor_files, json_document
from pipeline.run.pack import vocabulary
from pipeline.wording import visible


def run(argv: list[str]) -> int:
    """Runs the command."""
    arguments = _parser().parse_args(argv)
    refuse_dash("--output", arguments.output, "sebutkan nama folder; satu skema dicetak spbe schema JENIS")
    refuse_dash("--snippets", arguments.snippets, "sebutkan nama berkas")
    law = pack_in_force(arguments.root)
    if arguments.output or arguments.snippets:
        files = editor_files(law)
        for name, target in (("skema", arguments.output), ("cuplikan", arguments.snippets)):
            if target:
                _write(Path(target), files[name])
    elif arguments.jenis is None:
        sys.stdout.write("\n".join(kinds()) + "\n")
    elif arguments.jenis in kinds():
        sys.stdout.write(json_document(schema_of(arguments.jenis, vocabulary(law))))
    else:
        raise Stop(f"jenis `{visible(arguments.jenis, 40)}` tidak dikenal; pilihan: {', '.join(kinds())}")
    return CLEAN


def _parser() -> Parser:
    parser = Parser("schema", "Mencetak skema sebuah jenis, lengkap dengan istilah paket regulasi.")
    parser.add_argument("jenis", nargs="?", help="jenis dokumen; tanpa ini: daftar jenis")
    parser.add_argument(
        "--output",
        metavar="FOLDER",
        help=f"tulis semua skema ke folder ini; {EDITOR_SCHEMA} di dalamnya berlaku bagi jenis apa pun",
    )
    parser.add_argument("--snippets", metavar="BERKAS", help="tulis cuplikan VS Code ke berkas ini")
    return parser


def _write(target: Path, files: Mapping[str, str]) -> None:
    """Writes one file under the target's own name, several into it as a folder."""
    for name, content in files.items():
        place = target / name if name else target
        place.parent.mkdir(parents=True, exist_ok=True)
        write_whole(place, content)
    what = f"{len(files)} skema" if "" not in files else "cuplikan"
    sys.stdout.write(f"{what} ditulis ke {visible(str(target), 200)}\n")
