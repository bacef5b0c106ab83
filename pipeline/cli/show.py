"""`spbe show`: the documents of a file as the reader made them, before any schema."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from pipeline.cli.exits import CLEAN, VIOLATIONS, Stop
from pipeline.cli.options import Parser
from pipeline.formatters.json_format import finding_object
from pipeline.formatters.paint import Paint
from pipeline.formatters.text import headline
from pipeline.load.read import read_file
from pipeline.model.finding import Severity
from pipeline.wording import visible


def run(argv: list[str]) -> int:
    """Runs the command; 0 when it could answer."""
    parser = Parser("show", "Menampilkan isi berkas sebagaimana terbaca, sebelum skema.")
    parser.add_argument("path", metavar="BERKAS", help="berkas YAML")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="bentuk keluaran")
    arguments = parser.parse_args(argv)
    place = Path(arguments.path)
    if not os.path.lexists(place):
        raise Stop(f"`{visible(arguments.path, 200)}` tidak ada")
    loaded = read_file(place.parent, place.name)
    documents = [{"line": document.line, "data": document.data} for document in loaded.documents]
    if arguments.format == "json":
        content = {"documents": documents, "findings": [finding_object(found) for found in loaded.findings]}
        sys.stdout.write(json.dumps(content, ensure_ascii=True, allow_nan=False, indent=2) + "\n")
    else:
        for number, document in enumerate(documents, start=1):
            sys.stdout.write(f"# dokumen {number}, baris {document['line']}\n")
            sys.stdout.write(json.dumps(document["data"], ensure_ascii=True, allow_nan=False, indent=2) + "\n")
        for found in loaded.findings:
            sys.stdout.write(headline(found, Paint()) + "\n")
    refused = any(found.severity is Severity.ERROR for found in loaded.findings)
    return VIOLATIONS if refused else CLEAN
