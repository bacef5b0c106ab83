"""Where a follow-up comes from: an item of an evaluation, a finding of a review, a revision asked for."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.card import Card, Index
from pipeline.model.document import Data, as_list, dig
from pipeline.model.pointer import Keys

KINDS = ("evaluasi", "reviu", "asesmen")
REVISE = "revisi"


def origin_of(data: Data, opd: str, index: Index) -> Card | None:
    """The evaluation, review or assessor's answer that a follow-up names."""
    for kind in KINDS:
        ref = dig(data, "dari", kind)
        if ref is not None:
            return index.one(ref, opd, kind)
    return None


def items_of(origin: Card) -> Iterator[tuple[Keys, Data]]:
    """The items that ask for a follow-up, each with its place."""
    for number, item in enumerate(as_list(origin.data.get("temuan"))):
        yield ("temuan", number), item
    for number, item in enumerate(as_list(origin.data.get("butir"))):
        if dig(item, "putusan") == REVISE:
            yield ("butir", number), item
    for chapter, block in (origin.data.get("bab") or {}).items():
        for number, item in enumerate(as_list(block.get("tindak_lanjut"))):
            yield ("bab", chapter, "tindak_lanjut", number), item


def item_of(origin: Card, name: object) -> Data | None:
    """The item of that id, whatever the case."""
    wanted = str(name).casefold()
    return next((item for _, item in items_of(origin) if str(item.get("id")).casefold() == wanted), None)
