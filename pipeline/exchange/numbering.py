"""The next id of a kind, in the manner of the ids that an OPD already uses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from pipeline.model.lean import dataclass

# First records of a kind; afterwards the OPD's own manner counts.
PREFIXES = {
    "kebutuhan": "KBT",
    "kebijakan": "KBJ",
    "perubahan": "PRB",
    "analisis_aplikasi": "ANL",
    "permintaan": "PMT",
    "aduan": "ADU",
    "register": "REG",
    "reviu_gangguan": "RVG",
    "pemantauan": "PTU",
    "drp": "DRP",
    "pemulihan": "PLH",
    "rilis": "RLS",
    "pengembangan": "PGB",
    "laporan": "LAP",
    "koordinasi": "KRD",
    "evaluasi": "EVL",
    "reviu": "RVU",
    "pernyataan_aplikasi": "PAP",
    "asesmen": "ASM",
    "tindak_lanjut": "TLJ",
    "koreksi": "KRS",
    "pengecualian": "PGC",
}
_NUMBERED = re.compile(r"(?P<prefix>[A-Za-z][A-Za-z0-9-]*?)-(?P<year>20[0-9]{2})-(?P<number>[0-9]{1,9})")
# What ends such an id is a month (PTU-LAPOR-2025-07, as imports write it): one more is the next month's.
_MONTHLY = frozenset({"pemantauan"})
_MONTH = re.compile("0[1-9]|1[0-2]")


@dataclass(frozen=True, slots=True)
class Manner:
    """How an OPD numbers its records of a kind.

    Attributes:
        prefix: What its ids begin with.
        width: The least digits of the number.
        last: The highest number by year.
    """

    prefix: str
    width: int
    last: Mapping[str, int]

    def following(self, year: int) -> str:
        """The id after the highest of a year."""
        return f"{self.prefix}-{year}-{self.last.get(str(year), 0) + 1:0{self.width}d}"


def manner_of(kind: str, used: Iterable[str]) -> Manner:
    """PREFIX-YEAR-NUMBER as most of the ids have it, as wide as those before.

    Args:
        kind: The kind of record.
        used: The ids of that kind in the OPD.
    """
    found = [match for match in map(_NUMBERED.fullmatch, used) if match and not _of_a_month(kind, match)]
    prefixes = Counter(match["prefix"] for match in found)
    prefix = prefixes.most_common(1)[0][0] if prefixes else PREFIXES.get(kind, kind[:3].upper())
    alike = [match for match in found if match["prefix"] == prefix]
    last: dict[str, int] = {}
    for match in alike:
        last[match["year"]] = max(last.get(match["year"], 0), int(match["number"]))
    return Manner(prefix, max((len(match["number"]) for match in alike), default=4), last)


def next_id(kind: str, year: int, used: Iterable[str]) -> str:
    """The next id of a kind in a year, in the manner of those that an OPD already uses."""
    return manner_of(kind, used).following(year)


def following_id(kind: str, own: str, used: Iterable[str]) -> str | None:
    """The next id in the manner of one of them, PREFIX-YEAR-NUMBER; None for an id of another manner.

    One that ends with a month has no manner of its own: it gets what a new record of its year would get.

    Args:
        kind: The kind of record.
        own: The id whose prefix and year count.
        used: The ids of that kind in the OPD.
    """
    match = _NUMBERED.fullmatch(own)
    if match is None:
        return None
    if _of_a_month(kind, match):
        return next_id(kind, int(match["year"]), used)
    head = f"{match['prefix']}-{match['year']}-".casefold()
    alike = (f"{own[: len(head)]}{name[len(head) :]}" for name in used if name.casefold().startswith(head))
    return next_id(kind, int(match["year"]), [own, *alike])


def _of_a_month(kind: str, match: re.Match[str]) -> bool:
    return kind in _MONTHLY and _MONTH.fullmatch(match["number"]) is not None
