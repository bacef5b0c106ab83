"""What a rule or a clock looks at: one document with its surroundings, or the region as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from pipeline.model.card import Card, Index
from pipeline.model.document import Data, Document, as_list, dig
from pipeline.model.fact import Measured
from pipeline.model.finding import Finding
from pipeline.model.lean import dataclass, field
from pipeline.model.moments import Moment, parse_moment, read_moment
from pipeline.model.paper import Papers
from pipeline.model.past import Past
from pipeline.model.region import Region, Service
from pipeline.model.rule import Breach
from pipeline.model.summed import Outcomes


@dataclass(frozen=True, slots=True)
class Case:
    """One document before its judge.

    Attributes:
        document: The document, well-formed by its schema.
        region: The catalogue.
        index: Cards of the other documents; empty while a ticket that stands alone is judged in its batch.
        services: The services it is about, resolved; empty where none resolves.
        measured: What was measured from it.
        as_of: The instant of judgement; what lies later has not happened yet.
    """

    document: Document
    region: Region
    as_of: datetime
    index: Index = field(default_factory=Index)
    services: tuple[Service, ...] = ()
    measured: tuple[Measured, ...] = ()

    def of_measured(self, measured: tuple[Measured, ...]) -> Case:
        """This case, with what was measured from it just now: for who made it."""
        object.__setattr__(self, "measured", measured)
        return self

    @property
    def data(self) -> Data:
        """The document's content."""
        return self.document.data

    @property
    def opd(self) -> str:
        """The OPD for which the document counts."""
        return self.services[0].opd if self.services else self.document.opd

    @property
    def service(self) -> Service | None:
        """The first service it is about."""
        return self.services[0] if self.services else None

    def get(self, key: str | int, *below: str | int) -> Any:
        """A value of the document, None where it is missing."""
        data = self.document.data
        # Most questions are for a field of the form itself.
        return dig(data, key, *below) if below else data.get(key)  # type: ignore[arg-type]

    def all(self, *keys: str | int) -> list[Any]:
        """A value that may be one or a list, as a list."""
        return as_list(self.get(*keys))

    def moment(self, key: str | int, *below: str | int) -> Moment | None:
        """A time or date of the document, None where it is missing."""
        data = self.document.data
        text = dig(data, key, *below) if below else data.get(key)  # type: ignore[arg-type]
        return read_moment(text, self.region.zone) if isinstance(text, str) else None

    def past(self, key: str | int, *below: str | int) -> Moment | None:
        """Like `moment`, but None also for what has not happened yet at `as_of`."""
        data = self.document.data
        text = dig(data, key, *below) if below else data.get(key)  # type: ignore[arg-type]
        if not isinstance(text, str):
            return None
        moment = read_moment(text, self.region.zone)
        return moment if moment is not None and moment.at <= self.as_of else None

    def moments(self, name: str, key: str) -> list[Moment | None]:
        """The times under a key of each row of a list, None where one is missing."""
        rows = self.document.data.get(name)
        if not isinstance(rows, (list, tuple)):
            return [] if rows is None else [None]
        zone = self.region.zone
        return [
            parse_moment(row.get(key), zone) if isinstance(row, (dict, Mapping)) else None for row in rows
        ]

    def breach(
        self,
        *keys: str | int,
        message: str,
        help: str = "",  # noqa: A002  the finding's own word
        clauses: tuple[str, ...] = (),
    ) -> Breach:
        """A breach at a place of this document."""
        return Breach(self.document.pointer(*keys), message, help, clauses, self.document.ref)


@dataclass(frozen=True, slots=True)
class World:
    """The whole region before its judge: for rules that see many documents at once.

    Attributes:
        region: The catalogue.
        index: All cards, catalogue documents included.
        measured: All facts by full name of their document.
        as_of: The instant of judgement.
        past: What git told, where it was asked.
        found: All that the other rules found, for the rules about findings; None before they are asked.
        papers: The files beside records.
        refused: OPD and kind of the records that their schema refused: what they hold is not known. The
            kind is "" where the file could not even be read.
        outcomes: By OPD, how its facts came out for the chapters of evaluations; None where that has not been
            gathered.
    """

    region: Region
    index: Index
    as_of: datetime
    measured: Mapping[str, tuple[Measured, ...]] = field(default_factory=dict)
    past: Past = field(default_factory=Past)
    found: tuple[Finding, ...] | None = None
    papers: Papers = field(default_factory=Papers)
    refused: frozenset[tuple[str, str]] = frozenset()
    outcomes: Mapping[str, Outcomes] | None = None

    def may_hold(self, kind: str, *opds: str) -> bool:
        """Whether a record of a kind may stand in a file that was refused, in some OPDs (none given: any)."""
        return any(name in (kind, "") and (not opds or opd in opds) for opd, name in self.refused)

    def case(self, card: Card) -> Case:
        """The case of one card."""
        services = tuple(self.region.services[name] for name in card.services if name in self.region.services)
        measured = self.measured.get(card.ref, ())
        return Case(card.document, self.region, self.as_of, self.index, services, measured)
