"""Where the text can be read in more than one way: what the pack chose, and what others chose instead."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from pipeline.law.dated import ALWAYS, Line, in_force, ordered
from pipeline.law.numberform import fits, number_form
from pipeline.law.plain import day, entries, mapping, text, texts
from pipeline.law.values import Choice, Reading
from pipeline.model.document import Data
from pipeline.model.lean import dataclass, field

_PREFIX = re.compile(r"^(?:tafsir|bacaan)\.")
_PAIR = re.compile(r"([a-z0-9_]+) ?= ?([0-9]{1,3})")
_PAIRS = re.compile(rf"{_PAIR.pattern}(?: ?[;,] ?{_PAIR.pattern})*")
_REMARK = re.compile(r" \([^()]*\)$")
# The place of a number inside a value: "-3" or the "-N" that stands for it.
_NUMBER = re.compile(r"-(?:[0-9]{1,3}|N)(?=-|$)")


@dataclass(frozen=True, slots=True)
class Book:
    """All readings of a pack with everybody's choices.

    Attributes:
        readings: By key.
        defaults: The pack's own values by key, dated.
        chosen: OPD ("" for the region) -> key -> dated choices.
    """

    readings: Mapping[str, Reading] = field(default_factory=dict)
    defaults: Mapping[str, tuple[Line[Choice], ...]] = field(default_factory=dict)
    chosen: Mapping[str, Mapping[str, tuple[Line[Choice], ...]]] = field(default_factory=dict)

    def choice(self, kunci: str, opd: str, when: date | None) -> Choice | None:
        """The choice in force on a day (None: the latest): the OPD's, else the region's, else the pack's."""
        if kunci not in self.readings:
            kunci = plain_key(kunci)
        for holder in (opd, "") if opd else ("",):
            found = _begun(self.chosen.get(holder, {}).get(kunci, ()), when)
            if found is not None:
                return found
        line = in_force(self.defaults.get(kunci, ()), when)
        return None if line is None else line.value

    def value(self, kunci: str, opd: str, when: date | None) -> str:
        """The offered value that was chosen, "" for an unknown key."""
        choice = self.choice(kunci, opd, when)
        return "" if choice is None else choice.nilai

    def amounts(self, kunci: str, opd: str, when: date | None) -> Mapping[str, int]:
        """The numbers that go with the chosen value, by unit."""
        choice = self.choice(kunci, opd, when)
        if choice is None:
            return {}
        return amounts(self.readings[choice.kunci], choice.tertulis or choice.nilai)

    def months(self, name: str, opd: str, when: date | None) -> int:
        """A period in months; 0 where no reading sets it."""
        for kunci, reading in self.readings.items():
            if name in reading.bulan:
                choice = self.choice(kunci, opd, when)
                return _pairs(choice.tertulis if choice else "").get(name, reading.bulan[name])
        return 0

    def chose_months(self, name: str, opd: str, when: date | None) -> bool:
        """Whether a region or OPD set a period itself."""
        choices = (self.choice(kunci, opd, when) for kunci, r in self.readings.items() if name in r.bulan)
        return any(choice is not None and name in _pairs(choice.tertulis) for choice in choices)


def plain_key(kunci: str) -> str:
    """A key without the prefix that older texts put before it."""
    return _PREFIX.sub("", kunci)


def canonical(reading: Reading, value: object) -> str | None:
    """The offered value that a text means; None where it means none of them.

    A remark in brackets may be left out or added. An offered value that takes a number may be written with
    one ("konfirmasi-diam-3-hari"); one that takes other periods is written as "nama=bulan; nama=bulan", of
    which none may be misspelt: it would silently keep the pack's. Either number must be one that the value's
    `pola` has.
    """
    written = _bare(_written(value))
    for offered in reading.pilihan:
        if written == _bare(offered):
            return offered
    for offered in reading.berangka:
        form = reading.bentuk.get(offered, "")
        same = numberless(written) == numberless(offered)
        if same and _sensible(amounts(reading, written)) and _fitting(form, written):
            return offered
        pairs = _pairs(written)
        known = _PAIRS.fullmatch(written) and pairs.keys() <= reading.bulan.keys()
        if known and _sensible(pairs) and all(fits(form, months) for months in pairs.values()):
            return offered
    return None


def numberless(value: str) -> str:
    """A value without its remark and its number."""
    return _NUMBER.sub("", _bare(value))


def _fitting(form: str, written: str) -> bool:
    """Whether the number that was written is one that may be; the letter that stands for it always is."""
    found = _NUMBER.search(written)
    return found is None or not found[0][1:].isdigit() or fits(form, int(found[0][1:]))


def _bare(value: str) -> str:
    """A value without the remark in brackets that may follow it."""
    return _REMARK.sub("", value)


def amounts(reading: Reading, written: str) -> dict[str, int]:
    """The numbers of a chosen value by unit: those of the pack, or the one that was written."""
    written = _bare(written)
    offered = next((o for o in reading.pilihan if numberless(o) == numberless(written)), "")
    known = dict(reading.angka.get(offered, {}))
    found = _NUMBER.search(written)
    if offered in reading.berangka and found and found[0].strip("-").isdigit() and len(known) == 1:
        return {unit: int(found[0].strip("-")) for unit in known}
    return known


def _sensible(numbers: Mapping[str, int]) -> bool:
    return all(n > 0 and (unit != "persen" or n <= 100) for unit, n in numbers.items())


def read_book(documents: list[Data]) -> Book:
    """The readings of a pack from the documents that list them under `bacaan`."""
    rows = [row for document in documents for row in entries(document, "bacaan") if text(row, "kunci")]
    readings = [_reading(row) for row in rows]
    return Book(
        readings={reading.kunci: reading for reading in readings},
        defaults={
            reading.kunci: ordered(_own_choice(reading, line) for line in _values(row))
            for reading, row in zip(readings, rows, strict=True)
        },
    )


def _reading(row: Data) -> Reading:
    lines = ordered(_values(row))
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
        berangka=tuple(_written(c.get("nilai")) for c in entries(row, "pilihan") if "pola" in c),
        angka={_written(c.get("nilai")): _numbers(mapping(c, "angka")) for c in entries(row, "pilihan")},
        bulan=_numbers(mapping(row, "bulan")),
        bentuk={
            _written(c.get("nilai")): form[1]
            for c in entries(row, "pilihan")
            if (form := number_form(text(c, "pola")))
        },
    )


def _values(row: Data) -> list[Line[str]]:
    return [
        Line(day(line, "mulai") or ALWAYS, _written(line.get("nilai")), texts(line, "klausul"))
        for line in entries(row, "nilai")
    ]


def _own_choice(reading: Reading, line: Line[str]) -> Line[Choice]:
    since = None if line.mulai == ALWAYS else line.mulai
    value = canonical(reading, line.value) or line.value
    choice = Choice(reading.kunci, value, is_default=True, alasan=reading.alasan, mulai=since)
    return Line(line.mulai, choice, line.clauses)


def _written(value: object) -> str:
    """A value as text, whether it was written as a number, a truth value or words."""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    return str(value).strip() if isinstance(value, (str, int, float)) else ""


def _numbers(data: Data) -> dict[str, int]:
    return {str(name): value for name, value in data.items() if isinstance(value, int)}


def _pairs(value: str) -> dict[str, int]:
    return {name: int(months) for name, months in _PAIR.findall(_bare(value))}


def _begun(lines: tuple[Line[Choice], ...], when: date | None) -> Choice | None:
    """The latest choice that has begun; unlike a law, a choice has no effect before its day."""
    held = [line.value for line in lines if when is None or line.mulai <= when]
    return held[-1] if held else None
