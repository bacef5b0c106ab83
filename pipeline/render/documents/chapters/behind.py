"""The facts behind a report's figures, taken one by one: a region's would not all fit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from pipeline.model.fact import Measured
from pipeline.model.region import Service

# A list of tickets is made of one after the other, and asks for each of them several times.
_AT_HAND = 200


class Behind(Mapping[str, Measured]):
    """By full name of a record: what was measured of it for some services.

    Of a record about several of them it is what stands under the first, there the earliest.
    """

    def __init__(self, measured: Mapping[str, tuple[Measured, ...]], services: Sequence[Service]) -> None:
        """Takes nothing yet.

        Args:
            measured: All facts by full name of their document.
            services: The services, in order.
        """
        self._measured = measured
        self._order = {service.ref: number for number, service in enumerate(services)}
        self._row = lru_cache(maxsize=_AT_HAND)(self._first)

    def _first(self, name: str) -> Measured | None:
        found = [
            (min(places), in_time(row), row)
            for row in self._measured.get(name, ())
            if (places := [self._order[ref] for ref in about(row) if ref in self._order])
        ]
        return min(found, key=lambda each: each[:2])[2] if found else None

    def __getitem__(self, name: str) -> Measured:
        row = self._row(name)
        if row is None:
            raise KeyError(name)
        return row

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and self._row(name) is not None

    def __iter__(self) -> Iterator[str]:
        return (name for name in self._measured if self._row(name) is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def about(row: Measured) -> tuple[str, ...]:
    """The services "opd/id" that a fact is about."""
    return row.extra("layanan") or (f"{row.fact.opd}/{row.fact.layanan}",)


def in_time(row: Measured) -> tuple[str, str, str]:
    """What puts facts in order of time."""
    began = row.fact.mulai.isoformat() if row.fact.mulai else ""
    return (row.fact.periode or "", began, row.fact.id)
