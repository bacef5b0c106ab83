"""`spbe flips`: how many records another regulation pack would judge otherwise, and which."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from pipeline.cli.exits import CLEAN, Stop
from pipeline.cli.options import Parser, declared_zone, instant, run_options, workspace_root
from pipeline.formatters.json_format import json_text
from pipeline.run.flips import Flips, flips
from pipeline.run.pack import pack_folder
from pipeline.wording import inert_lines, visible

_SHOWN = 20


def run(argv: list[str]) -> int:
    """Runs the command; 0 when it could answer, whatever the answer."""
    parser = Parser("flips", "Menunjukkan rekaman yang berganti hasil bila paket regulasi lain dipakai.")
    parser.add_argument("pack", metavar="PAKET", help="folder paket, atau pengenal paket yang tersedia")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="bentuk keluaran")
    arguments = parser.parse_args(argv)
    root = workspace_root(arguments.root)
    folder = pack_folder(root, arguments.pack)
    if folder is None:
        raise Stop(f"`{visible(arguments.pack, 120)}` bukan paket regulasi: tidak ada paket.yaml di dalamnya")
    as_of = instant(arguments.as_of, declared_zone(root))
    found = flips(root, as_of, folder, run_options(arguments))
    sys.stdout.write(
        (_json(found) if arguments.format == "json" else "\n".join(inert_lines(_text(found)))) + "\n"
    )
    return CLEAN


def _text(found: Flips) -> Iterator[str]:
    yield f"Sekarang: {found.packs[0]}"
    yield f"Dibandingkan dengan: {found.packs[1]}"
    yield from (f"galat dalam paket itu: {message}" for message in found.pack_errors[:_SHOWN])
    yield f"{found.rows} baris dibandingkan; {len(found.records)} rekaman berganti hasil."
    for column, pairs in found.by_column().items():
        yield f"{column}: {sum(len(names) for names in pairs.values())}"
        for (before, after), names in pairs.items():
            more = f" dan {len(names) - _SHOWN} lainnya" if len(names) > _SHOWN else ""
            yield f"  {before} menjadi {after}: {len(names)} ({', '.join(names[:_SHOWN])}{more})"
    if found.lost or found.gained:
        yield f"Tidak lagi terukur: {len(found.lost)}; baru terukur: {len(found.gained)}."
    yield f"Galat pemeriksaan: {found.errors[0]} menjadi {found.errors[1]}."


def _json(found: Flips) -> str:
    columns = {
        column: [
            {"before": before, "after": after, "count": len(names), "records": list(names[:_SHOWN])}
            for (before, after), names in pairs.items()
        ]
        for column, pairs in found.by_column().items()
    }
    content = {
        "version": 1,
        "as_of": found.as_of.isoformat(),
        "before": found.packs[0],
        "after": found.packs[1],
        "summary": {
            "rows": found.rows,
            "records": len(found.records),
            "lost": len(found.lost),
            "gained": len(found.gained),
            "errors_before": found.errors[0],
            "errors_after": found.errors[1],
            "pack_errors": list(found.pack_errors),
        },
        "columns": columns,
        "changes": [
            {
                "record": one.record,
                "layanan": one.layanan,
                "column": one.column,
                "before": one.before,
                "after": one.after,
            }
            for one in found.changes
        ],
    }
    return json_text(content).rstrip("\n")
