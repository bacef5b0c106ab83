"""Recapitulations that wait packed: a region's name each of its tickets some thirty times."""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Callable, Iterable, Mapping

from pipeline.model.recap import Recap
from pipeline.run.altered import Altered
from pipeline.run.later import Later

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
    return zlib.compress(pickle.dumps(recap, protocol=5), 1)


def _unpack(packed: bytes) -> Recap:
    recap: Recap = pickle.loads(zlib.decompress(packed))  # noqa: S301  our own bytes
    return recap


def _weight(recap: Recap) -> int:
    """Its tickets, and the figures that it has even without any."""
    return 100 + len(recap.requests.tickets.total) + len(recap.complaints.handling.total)
