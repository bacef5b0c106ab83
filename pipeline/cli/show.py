"""`spbe show`: the documents of a file as the reader made them, before any schema."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.cli.exits import CLEAN, Stop
from pipeline.cli.parser import Parser
from pipeline.load.show import show
from pipeline.wording import visible


def run(argv: list[str]) -> int:
    """Runs the command; 0 when it could answer, whatever it found in the file."""
    parser = Parser("show", "Menampilkan isi berkas sebagaimana terbaca, sebelum skema.")
    parser.add_argument("path", metavar="BERKAS", help="berkas YAML")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="bentuk keluaran")
    arguments = parser.parse_args(argv)
    if not os.path.lexists(arguments.path):
        raise Stop(f"`{visible(arguments.path, 200)}` tidak ada")
    content = show(Path(arguments.path))
    sys.stdout.write(_json(content) if arguments.format == "json" else "\n".join(_lines(content)) + "\n")
    return CLEAN


def _lines(content: dict[str, Any]) -> Iterator[str]:
    for number, document in enumerate(content["documents"], start=1):
        yield f"# dokumen {number}, baris {document['line']}"
        yield _json(document["data"]).rstrip("\n")
    for found in content["findings"]:
        place = f"{found['path']}:{found['line']}:{found['column']}"
        yield f"{place}: {found['code']} {visible(found['message'], 400)}"


def _json(content: Any) -> str:
    text = json.dumps(content, ensure_ascii=True, allow_nan=False, indent=2)
    return text.replace("#[", "\\u0023[") + "\n"
