"""Recapitulations that wait packed: a region's name each of its tickets some thirty times."""

from __future__ import annotations

import copyreg
import pickle
import zlib
from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from functools import lru_cache
from typing import Any

from pipeline.model.later import Later
from pipeline.model.recap import Recap
from pipeline.run.altered import Altered

Name = tuple[str, str]
# So many tickets of recapitulations stay unpacked, some seven hundred bytes each.
_UNPACKED = 20_000


def packed_later(names: Iterable[Name], summed: Callable[[Name], Recap]) -> Mapping[Name, Recap]:
    """Recapitulations, each computed when somebody first asks, then kept packed.

    Args:
        names: OPD and period of each.
        summed: Computes one.
    """
    return Altered(Later(names, lambda name: _pack(summed(name))), _unpack, _UNPACKED, _weight)


def _pack(recap: Recap) -> bytes:
    out = _Squeezed()
    pickler = pickle.Pickler(out, protocol=5)
    # By itself a fraction is packed as the text that a person would write, and that is read slowly.
    pickler.dispatch_table = _BY_PARTS
    pickler.dump(recap)
    return out.whole()


class _Squeezed:
    """Compresses what is written at once: a region's recapitulation takes five times the room before."""

    def __init__(self) -> None:
        self._press = zlib.compressobj(1)
        self._out = bytearray()

    def write(self, raw: Any) -> int:
        """Takes some bytes; returns how many."""
        self._out += self._press.compress(raw)
        return len(raw)

    def whole(self) -> bytes:
        """All of it."""
        return bytes(self._out + self._press.flush())


@lru_cache(maxsize=4096)
def _ratio(numerator: int, denominator: int) -> Fraction:
    """A fraction; the lengths of many tickets are the same."""
    return Fraction(numerator, denominator)


def _parts(number: Fraction) -> tuple[Callable[[int, int], Fraction], tuple[int, int]]:
    return _ratio, number.as_integer_ratio()


_BY_PARTS = {**copyreg.dispatch_table, Fraction: _parts}


def _unpack(packed: bytes) -> Recap:
    recap: Recap = pickle.loads(zlib.decompress(packed))  # noqa: S301  our own bytes
    return recap


def _weight(recap: Recap) -> int:
    """Its tickets, and the figures that it has even without any."""
    return 100 + len(recap.requests.tickets.total) + len(recap.complaints.handling.total)
