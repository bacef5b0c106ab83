"""No rule stumbles over any document that its schema accepts, whatever else the workspace holds."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.load.read import load_bytes
from pipeline.model.document import Document
from pipeline.rules.registry import RULES
from pipeline.run.workspace import settle
from tests.rules.bench import AS_OF, base_documents, build

EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "schemas").glob("*/valid/*.yaml"))
LONG_AGO = "2001-01-01T00:00:00+07:00"


def example(path: Path) -> Document:
    document = load_bytes(path.read_bytes(), path.name).documents[0]
    if "opd" not in document.data and document.jenis not in ("pemda", "opd"):
        document = replace(document, data={**document.data, "opd": "disdukcapil"})
    return settle(document)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
@pytest.mark.parametrize("as_of", [AS_OF, LONG_AGO], ids=["now", "long-ago"])
def test_every_rule_can_look_at_it(path: Path, as_of: str) -> None:
    document = example(path)
    for others in ({}, dict(base_documents())):
        bench = build(others | {document.ref: document}, as_of, strict=False)
        for rule in RULES:
            for finding in bench.findings(rule):
                assert finding.message
                assert finding.pointer.path


def test_there_are_examples() -> None:
    assert EXAMPLES
