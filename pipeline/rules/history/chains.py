"""What a series of commits made of one document, field by field, in the end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.model.card import KINDS, Card, candidates
from pipeline.model.case import World
from pipeline.model.document import Document
from pipeline.model.lean import dataclass
from pipeline.model.moments import parse_moment
from pipeline.model.past import Commit, Edit
from pipeline.model.pointer import Pointer


@dataclass(frozen=True, slots=True)
class Amended:
    """An edit of a document that was there before and is still there.

    Attributes:
        commit: The step.
        before: The document before it.
        after: The document after it.
    """

    commit: Commit
    before: Document
    after: Document


@dataclass(frozen=True, slots=True)
class Replaced:
    """A field of a document whose value an edit took away.

    Attributes:
        edit: The last edit that did.
        field: Its name.
        before: The first value taken away.
        now: What stands there in the end, None for nothing.
    """

    edit: Amended
    field: str
    before: Any
    now: Any


def chains(world: World, *kinds: str) -> Iterator[tuple[str, list[Edit]]]:
    """The edits of each document of some kinds (none given: any), oldest first, by full name."""
    found: dict[str, list[Edit]] = {}
    for edit in world.past.edits:
        one = edit.after or edit.before
        if one is not None and (not kinds or one.jenis in kinds):
            found.setdefault(edit.ref, []).append(edit)
    yield from sorted(found.items())


def amended(edits: list[Edit]) -> Iterator[Amended]:
    """Those of some edits that neither brought nor took away a document."""
    for edit in edits:
        if edit.before is not None and edit.after is not None:
            yield Amended(edit.commit, edit.before, edit.after)


def same(world: World, one: Any, other: Any) -> bool:
    """Whether two values mean the same: a moment may be written in two ways."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(world, one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(same(world, a, b) for a, b in zip(one, other, strict=True))
    if one == other:
        return True
    first, second = parse_moment(one, world.region.zone), parse_moment(other, world.region.zone)
    return first is not None and second is not None and first.at == second.at


def place(world: World, document: Document, *keys: str) -> Pointer:
    """Where a document's field stands today; its file, where the document is gone."""
    card = world.index.cards.get(f"{document.opd}/{document.jenis}/{document.id.casefold()}")
    if card is None:
        return Pointer(document.path)
    return card.document.pointer(*keys)


def corrected(world: World, ref: str, field: str) -> bool:
    """Whether a `koreksi` speaks of a field of a document."""
    for card in world.index.of("koreksi"):
        named = {str(row.get("bidang")).split("/", 1)[0] for row in card.data.get("perubahan", ())}
        if field in named and _about(world, card, ref):
            return True
    return False


def _about(world: World, correction: Card, ref: str) -> bool:
    """Whether a `koreksi` names a document; also one that its schema refuses now, which no index holds."""
    text, opd = correction.data.get("terhadap"), correction.document.opd
    target = world.index.one(text, opd)
    if target is not None:
        return target.ref == ref
    return ref.casefold() in (name.casefold() for name in candidates(text, opd, KINDS))
