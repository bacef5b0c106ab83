"""What an editor needs to know the documents of a region: schemas with its pack's words, and snippets."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from pipeline.check.editor import EDITOR_SCHEMA, annotated, editor_schema
from pipeline.check.schemas import kinds, schema_of
from pipeline.check.snippets import snippets
from pipeline.law.law import Law
from pipeline.run.pack import vocabulary

# Where a workspace keeps the schema that its editors read.
SCHEMA_PLACE = f"skema/{EDITOR_SCHEMA}"


def editor_files(law: Law) -> Mapping[str, Mapping[str, str]]:
    """The files by purpose: "skema" by name, "cuplikan" as one file without a name."""
    words = vocabulary(law)

    def cite(clauses: tuple[str, ...]) -> str:
        """The pack's own clauses; what this regulation does not say is not cited."""
        return law.cite(*law.own(*clauses)) if clauses else ""

    schemas = {f"{kind}.schema.json": annotated(schema_of(kind, words), cite) for kind in kinds()}
    schemas[EDITOR_SCHEMA] = editor_schema(words, cite)
    return {
        "skema": {name: json_document(schema) for name, schema in schemas.items()},
        "cuplikan": {"": json_document(snippets(words))},
    }


def modeline(root: Path, path: str) -> str:
    """The first line of a document, for an editor to find the schema; "" where the workspace keeps none."""
    return modeline_to(path) if (root / SCHEMA_PLACE).is_file() else ""


def modeline_to(path: str) -> str:
    """The modeline of a file at a path of the workspace, with its line feed."""
    return f"# yaml-language-server: $schema={'../' * path.count('/')}{SCHEMA_PLACE}\n"


def json_document(content: object) -> str:
    """JSON for people to read, with a final line feed."""
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
