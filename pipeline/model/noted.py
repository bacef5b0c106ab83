"""A region that notes what is looked at in it: what nobody looked at may change without a new judgement."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar, cast

from pipeline.model.card import Index
from pipeline.model.case import World
from pipeline.model.lean import replace
from pipeline.model.past import Past

_V = TypeVar("_V")
# What of a region a name belongs to, and the name; "*" for all names there.
Read = tuple[str, str]
CARDS, KINDS, SINGLED, MONTHS, BEGUN = "cards", "kinds", "singled", "months", "begun"
LASTED, OUTCOMES = "lasted", "outcomes"
MEASURED, PAST = "measured", "past"
ALL = "*"
# Who looks at more than this looks at everything.
MOST = 20_000


class Reads:
    """What was looked at so far.

    Attributes:
        found: Each once.
        everything: Whether it was too much to be told.
    """

    __slots__ = ("everything", "found")

    def __init__(self) -> None:
        """Nothing yet."""
        self.found: set[Read] = set()
        self.everything = False

    def note(self, what: str, name: str) -> None:
        """Something is looked at."""
        if not self.everything:
            self.found.add((what, name))
            self.everything = len(self.found) > MOST

    def told(self) -> frozenset[Read] | None:
        """All that was looked at; None for everything."""
        return None if self.everything else frozenset(self.found)


class _Noted(Mapping[str, _V]):
    """A mapping whose readers are noted by the names they ask for."""

    def __init__(self, what: str, behind: Mapping[str, _V], reads: Reads) -> None:
        self._what, self._behind, self._reads = what, behind, reads

    def __getitem__(self, name: str) -> _V:
        self._reads.note(self._what, name)
        return self._behind[name]

    def __contains__(self, name: object) -> bool:
        self._reads.note(self._what, str(name))
        return name in self._behind

    def __iter__(self) -> Iterator[str]:
        self._reads.note(self._what, ALL)
        return iter(self._behind)

    def __len__(self) -> int:
        self._reads.note(self._what, ALL)
        return len(self._behind)


class _NotedPast:
    """The past, whose readers are noted by what they ask of it."""

    def __init__(self, behind: Past, reads: Reads) -> None:
        self._behind, self._reads = behind, reads

    def __getattr__(self, name: str) -> Any:
        self._reads.note(PAST, name)
        return getattr(self._behind, name)


def noted_index(index: Index, reads: Reads) -> Index:
    """The same cards; what is asked of them is noted."""
    return Index(
        _Noted(CARDS, index.cards, reads),
        _Noted(KINDS, index.kinds, reads),
        None if index.singled is None else _Noted(SINGLED, index.singled, reads),
        None if index.months is None else _Noted(MONTHS, index.months, reads),
        None if index.begun is None else _Noted(BEGUN, index.begun, reads),
        None if index.lasted is None else _Noted(LASTED, index.lasted, reads),
    )


def noted_world(world: World, reads: Reads) -> World:
    """The same region; what is asked of its records and its past is noted.

    Not noted is what only the catalogue decides, the files beside records, and what was refused.
    """
    return replace(
        world,
        index=noted_index(world.index, reads),
        measured=_Noted(MEASURED, world.measured, reads),
        past=cast("Past", _NotedPast(world.past, reads)),
        outcomes=None if world.outcomes is None else _Noted(OUTCOMES, world.outcomes, reads),
    )
