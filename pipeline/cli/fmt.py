"""`spbe fmt`: the files in their usual form."""

from __future__ import annotations

import sys

from pipeline.cli.exits import CLEAN, VIOLATIONS
from pipeline.cli.options import Parser, inside, pack_in_force, workspace_root
from pipeline.run.formatting import usual_form
from pipeline.run.pack import vocabulary
from pipeline.run.workspace import below, survey
from pipeline.run.writing import write_all
from pipeline.wording import visible


def run(argv: list[str]) -> int:
    """Runs the command: 0 done, or with --check nothing to do; 1 with --check something to do."""
    parser = Parser("fmt", "Menulis berkas dalam bentuk bakunya: urutan formulir, indentasi seragam.")
    parser.add_argument("path", nargs="*", metavar="BERKAS", help="hanya berkas atau folder ini")
    parser.add_argument("--check", action="store_true", help="sebutkan saja yang akan berubah")
    arguments = parser.parse_args(argv)
    root = workspace_root(arguments.root)
    wanted = [inside(root, path) for path in arguments.path]
    workspace = survey(root)
    chosen = [
        path
        for path in (*workspace.catalogue, *workspace.records)
        if not wanted or any(below(path, folder) for folder in wanted)
    ]
    outcomes = list(usual_form(root, chosen, vocabulary(pack_in_force(arguments.root))))
    moved = {outcome.path: outcome.after for outcome in outcomes if outcome.after != outcome.before}
    if not arguments.check:
        write_all(root, moved)
    verb = "akan ditulis ulang" if arguments.check else "ditulis ulang"
    sys.stdout.writelines(f"{verb}: {visible(path, 300)}\n" for path in moved)
    skipped = len(chosen) - len(outcomes)
    left = f"; {skipped} dilewati karena tidak terbaca, lihat `spbe check`" if skipped else ""
    sys.stdout.write(f"{len(moved)} dari {len(chosen)} berkas {verb}{left}\n")
    return VIOLATIONS if arguments.check and moved else CLEAN
