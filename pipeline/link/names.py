"""Which names are taken, also by unsound documents: one fault must not look like a hundred."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from pipeline.link.cards import build_index
from pipeline.link.catalogue import build_region
from pipeline.model.card import CATALOGUE_KINDS, KINDS, Card, Index
from pipeline.model.document import Document
from pipeline.model.lean import dataclass, field
from pipeline.model.region import Region

# A region's tickets name the same people and services again and again.
_REMEMBERED = 8192
Settled = dict[tuple[str, ...], set[str]]


@dataclass(frozen=True, slots=True)
class Names:
    """What a reference may be resolved against.

    Attributes:
        region: People, services and components, sound or not.
        index: Cards by name, sound or not.
        unread: What files that could not be read may hold, in lower case: ids, and OPDs whose own document
            may be among them. A reference that may mean one of them is not called wrong.
    """

    region: Region
    index: Index
    unread: frozenset[str] = field(default_factory=frozenset)
    _counted: dict[tuple[str, str, tuple[str, ...]], int] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _settled: dict[str, Settled] = field(default_factory=dict, init=False, repr=False, compare=False)

    def settled(self, opd: str) -> Settled:
        """By kinds, texts that name one thing in an OPD: they need not be asked for again."""
        return self._settled.get(opd) or {}

    def count(self, text: str, opd: str, kinds: tuple[str, ...]) -> int:
        """How many things of some kinds a reference written in `opd` names; people count beside documents."""
        key = (text, opd, kinds)
        known = self._counted.get(key)
        if known is None:
            if len(self._counted) >= _REMEMBERED:
                self._counted.clear()
                self._settled.clear()
            known = self._counted[key] = self._count(text, opd, kinds)
            if known == 1:
                self._settled.setdefault(opd, {}).setdefault(kinds, set()).add(text)
        return known

    def _count(self, text: str, opd: str, kinds: tuple[str, ...]) -> int:
        people = 1 if "orang" in kinds and self.region.person(text, opd) else 0
        wanted = KINDS if kinds == ("*",) else tuple(kind for kind in kinds if kind != "orang")
        return people + (self.index.named(text, opd, *wanted) if wanted else 0)

    def undecided(self, text: str, home: str = "") -> bool:
        """Whether a reference may name something in a file that could not be read.

        Args:
            text: The reference as written.
            home: For people, the OPD in whose `struktur` a name without OPD is looked up.
        """
        parts = text.casefold().split("/")
        within = parts[0] if len(parts) > 1 else home.casefold()
        return parts[-1] in self.unread or within in self.unread


def names_of(
    documents: Iterable[Document], cards: Iterable[Card], unread: Iterable[str], beneath: Index | None = None
) -> Names:
    """The names of catalogue documents and of all cards.

    Args:
        documents: Catalogue documents, sound or not.
        cards: Cards of any documents that are known to exist.
        unread: Ids and OPDs that files which could not be read may hold, in lower case.
        beneath: Further cards that are known to exist.
    """
    known = [document for document in documents if document.jenis in CATALOGUE_KINDS and document.id]
    region = build_region(known)
    index, _ = build_index([*(Card(document) for document in known), *cards])
    whole = index if beneath is None else _joined(index, beneath)
    return Names(region, whole, frozenset(unread))


def _joined(index: Index, beneath: Index) -> Index:
    """Both indexes as one, without taking a card out of either."""
    kinds = {
        kind: _Chain((index.kinds.get(kind, ()), beneath.kinds.get(kind, ())))
        for kind in {*index.kinds, *beneath.kinds}
    }
    return Index(_Either(index.cards, beneath.cards), kinds)


@dataclass(frozen=True, slots=True)
class _Chain:
    parts: tuple[Iterable[Card], ...]

    def __iter__(self) -> Iterator[Card]:
        return chain.from_iterable(self.parts)


class _Either(Mapping[str, Card]):
    """Two mappings as one; the first is asked first."""

    def __init__(self, first: Mapping[str, Card], second: Mapping[str, Card]) -> None:
        self._parts = (first, second)

    def __getitem__(self, name: str) -> Card:
        first, second = self._parts
        return first[name] if name in first else second[name]

    def __contains__(self, name: object) -> bool:
        return any(name in part for part in self._parts)

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys(chain.from_iterable(self._parts)))

    def __len__(self) -> int:
        return len(set(chain.from_iterable(self._parts)))
