"""Where the text can be read in more than one way: what the pack chose, what a region or an OPD chose instead."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from pipeline.law.dated import ALWAYS, Line, in_force, ordered
from pipeline.law.plain import day, entries, mapping, text, texts
from pipeline.law.values import Choice, Reading
from pipeline.model.document import Data

_PREFIX = re.compile(r"^(?:tafsir|bacaan)\.")
_PAIR = re.compile(r"([a-z0-9_]+) ?= ?([0-9]{1,3})")
_NUMBER_IN_VALUE = re.compile(r"(?<![A-Za-z])N(?![A-Za-z])")


@dataclass(frozen=True, slots=True)
class Book:
    """All readings of a pack with everybody's choices.

    Attributes:
        readings: By key.
        defaults: The pack's own values by key, dated.
        chosen: OPD ("" for the region) -> key -> dated choices.
    """

    readings: Mapping[str, Reading] = field(default_factory=dict)
    defaults: Mapping[str, tuple[Line[str], ...]] = field(default_factory=dict)
    chosen: Mapping[str, Mapping[str, tuple[Line[Choice], ...]]] = field(default_factory=dict)

    def choice(self, kunci: str, opd: str, when: date | None) -> Choice | None:
        """The choice in force on a day (None: the latest): the OPD's, else the region's, else the pack's."""
        kunci = plain_key(kunci)
        for holder in (opd, "") if opd else ("",):
            found = _begun(self.chosen.get(holder, {}).get(kunci, ()), when)
            if found is not None:
                return found
        reading = self.readings.get(kunci)
        line = in_force(self.defaults.get(kunci, ()), when)
        if reading is None or line is None:
            return None
        return Choice(kunci, line.value, True, reading.alasan, "", None, _since(line.mulai))

    def months(self, name: str, opd: str, when: date | None) -> int:
        """A period in months; 0 where no reading sets it."""
        for kunci, reading in self.readings.items():
            if name in reading.bulan:
                choice = self.choice(kunci, opd, when)
                return _pairs(choice.nilai if choice else "").get(name, reading.bulan[name])
        return 0


def plain_key(kunci: str) -> str:
    """A key without the prefix that older texts put before it."""
    return _PREFIX.sub("", kunci)


def canonical(reading: Reading, value: object) -> str | None:
    """The offered value that a text means; None where it means none of them.

    A remark in brackets may be left out; an offered value with a standing-alone N takes a number there; a
    reading of periods takes "nama=bulan" for names it knows.
    """
    written = _written(value)
    for offered in reading.pilihan:
        if written in (offered, offered.split(" (")[0]):
            return offered
        if _pattern(offered).fullmatch(written):
            return written
    pairs = _pairs(written)
    return written if pairs and pairs.keys() <= reading.bulan.keys() else None


def read_book(documents: list[Data]) -> Book:
    """The readings of a pack from the documents that list them under `bacaan`."""
    rows = [row for document in documents for row in entries(document, "bacaan") if text(row, "kunci")]
    return Book(
        readings={plain_key(text(row, "kunci")): _reading(row) for row in rows},
        defaults={plain_key(text(row, "kunci")): _defaults(row) for row in rows},
    )


def _reading(row: Data) -> Reading:
    lines = _defaults(row)
    return Reading(
        id=text(row, "id"),
        kunci=plain_key(text(row, "kunci")),
        judul=text(row, "judul"),
        masalah=text(row, "masalah"),
        alasan=text(row, "alasan"),
        utama=row.get("utama") is True,
        klausul=texts(row, "klausul"),
        pilihan={_written(choice.get("nilai")): text(choice, "arti") for choice in entries(row, "pilihan")},
        default=lines[-1].value if lines else "",
        tampil=text(row, "tampil"),
        bulan={str(k): v for k, v in mapping(row, "bulan").items() if isinstance(v, int)},
    )


def _defaults(row: Data) -> tuple[Line[str], ...]:
    return ordered(
        Line(day(line, "mulai") or ALWAYS, _written(line.get("nilai")), texts(line, "klausul"))
        for line in entries(row, "nilai")
    )


def _written(value: object) -> str:
    """A value as text, whether it was written as a number, a truth value or words."""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    return str(value).strip() if isinstance(value, (str, int, float)) else ""


def _pattern(offered: str) -> re.Pattern[str]:
    parts = (re.escape(part) for part in _NUMBER_IN_VALUE.split(offered))
    return re.compile("[0-9]{1,3}".join(parts))


def _pairs(value: str) -> dict[str, int]:
    return {name: int(months) for name, months in _PAIR.findall(value)}


def _begun(lines: tuple[Line[Choice], ...], when: date | None) -> Choice | None:
    """The latest choice that has begun; unlike a law, a choice has no effect before its day."""
    held = [line.value for line in lines if when is None or line.mulai <= when]
    return held[-1] if held else None


def _since(mulai: date) -> date | None:
    return None if mulai == ALWAYS else mulai
