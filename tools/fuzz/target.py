"""One input: bytes as a record of a small region, through the reader, the schemas, the clocks and the rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path

from pipeline.law.pack import adopt
from pipeline.link.cards import build_index, card_of, services_of
from pipeline.link.catalogue import build_region
from pipeline.link.names import names_of
from pipeline.load.read import load_bytes
from pipeline.model.card import CATALOGUE_KINDS
from pipeline.rules.engine import judge
from pipeline.run.batches import Setting, case_of, judge_files
from pipeline.run.pack import load_law, vocabulary
from pipeline.run.sources import check_documents, placed, read_documents
from pipeline.run.workspace import survey
from tools.fuzz.promises import broken_by_findings, broken_by_reading

ROOT = Path(__file__).resolve().parents[2]
REGION = ROOT / "tests/workspaces/complete"
AS_OF = datetime.fromisoformat("2025-08-10T08:00:00+07:00")
PATH = "records/uji.yaml"


class BrokenPromise(AssertionError):
    """An input for which something does not hold that always must."""


def try_bytes(raw: bytes) -> bool:
    """Takes one input as far as it gets; whether its shape was sound, so that the rules saw it.

    Raises:
        BrokenPromise: Something does not hold; any other exception is a broken promise as well.
    """
    lines = raw.count(b"\n") + 1
    loaded = load_bytes(raw, PATH)
    _hold(broken_by_reading(loaded, lines))
    if not loaded.documents:
        return False
    setting = replace(_setting(), drafts={PATH: raw})
    batch = judge_files(setting, (PATH,))
    _hold(broken_by_findings(batch.findings, lines))
    for sound in batch.waiting:
        case = case_of(sound, services_of(sound.document, setting.region), setting)
        _hold(broken_by_findings(placed(REGION, judge(case, setting.law), setting.drafts), lines))
    return bool(batch.cards)


def _hold(broken: Iterator[str]) -> None:
    first = next(broken, None)
    if first is not None:
        raise BrokenPromise(first)


@cache
def _setting() -> Setting:
    """The region's catalogue and law, read once."""
    workspace = survey(REGION)
    documents, _ = read_documents(REGION, workspace.catalogue)
    law, _ = load_law(REGION, next(document for document in documents if document.jenis == "pemda"))
    words = vocabulary(law)
    sound = check_documents(documents, words).sound
    region = build_region(s.document for s in sound if s.document.jenis in CATALOGUE_KINDS)
    law, _ = adopt(law, region)
    index, _ = build_index(card_of(document, region) for document in region.documents())
    return Setting(REGION, region, law, words, index, names_of([s.document for s in sound], (), set()), AS_OF)
