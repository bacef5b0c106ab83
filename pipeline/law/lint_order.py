"""Faults between a pack's own entries: an order that turns round, undefined words, binding examples."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise

from pipeline.law.codes import in_pack
from pipeline.law.dated import ALWAYS
from pipeline.law.law import Law
from pipeline.law.plain import day, entries, number, text, texts
from pipeline.model.document import Data
from pipeline.model.durations import parse_duration
from pipeline.model.finding import Finding
from pipeline.model.pointer import Keys

DECIDING = ("prioritas", "waktu_tanggap", "target_pelayanan")
"""The purposes of tables that decide about records: these must be whole."""
RANKED = ("klasifikasi", "dampak", "prioritas", "urgensi")
"""The vocabularies written from the heaviest word to the lightest."""
SOLVING = "sla_penyelesaian"
"""The purpose of the table of the SLA example whose values rise as the urgency falls."""
_EXAMPLE = "contoh"
_Pair = tuple[str, str, str]
_Series = list[tuple[date, int, Keys, str]]


def order_faults(law: Law, path: str, table: Data) -> Iterator[Finding]:
    """Values of a table that are stricter for a lighter class, impact, priority or urgency."""
    return (fault for _, fault in _turned_pairs(law, path, table))


def pack_order_faults(law: Law, tables: Sequence[tuple[str, Data]], about: str) -> Iterator[Finding]:
    """The order faults of all tables; one for the words themselves where several tables gainsay their order.

    Args:
        law: The pack.
        tables: Path and content of each of its tables.
        about: Path of `paket.yaml`, where the order of the words stands.
    """
    found: dict[_Pair, list[Finding]] = {}
    for path, table in tables:
        if text(table, "fungsi") in (*DECIDING, SOLVING):
            for pair, fault in _turned_pairs(law, path, table):
                found.setdefault(pair, []).append(fault)
    for (axis, heavier, lighter), faults in found.items():
        if len({fault.pointer.path for fault in faults}) == 1:
            yield from faults
            continue
        message = f"Menurut tabel paket, {lighter} lebih berat daripada {heavier}, tetapi ditulis sesudahnya."
        advice = f"Urutkan `istilah.{axis}` dari yang terberat, atau cocokkan nilai tabelnya dengan naskah."
        yield in_pack("PKT015", about, ("istilah", axis), message, advice)


def _turned_pairs(law: Law, path: str, table: Data) -> Iterator[tuple[_Pair, Finding]]:
    axes = texts(table, "kunci") or (("urgensi",) if text(table, "fungsi") == SOLVING else ())
    cells = {
        tuple(str(row.get(axis, "")) for axis in axes): _series(place, row)
        for place, row in enumerate(entries(table, "baris"))
    }
    for position, axis in enumerate(axes):
        words = law.vocabulary(axis) if axis in RANKED else ()
        for (heavier, lighter), cell in ((pair, cell) for pair in pairwise(words) for cell in cells):
            beside = (*cell[:position], str(heavier), *cell[position + 1 :])
            if cell[position] == str(lighter) and beside in cells:
                named = law.label(axis, lighter), law.label(axis, heavier)
                faults = _turned(path, cells[beside], cells[cell], named)
                yield from (((axis, named[1], named[0]), fault) for fault in faults)


def said(value: Data) -> str:
    """The clauses of a value in brackets, to name it by; "" where it cites none."""
    cited = ", ".join(name[:64] for name in texts(value, "klausul")[:2])
    return f" ({cited})" if cited else ""


def _series(place: int, row: Data) -> _Series:
    found: _Series = []
    for line, value in enumerate(entries(row, "nilai")):
        length = parse_duration(value.get("batas", value.get("maksimal")))
        size = int(length.seconds) if length and length.seconds else number(value, "prioritas")
        if size > 0:
            keys: Keys = ("baris", place, "nilai", line)
            found.append((day(value, "mulai") or ALWAYS, size, keys, said(value)))
    return sorted(found, key=lambda entry: entry[0])


def _turned(path: str, heavier: _Series, lighter: _Series, named: tuple[str, str]) -> Iterator[Finding]:
    """One finding for each line of the lighter word that is below the heavier one's on some day."""
    told: set[Keys] = set()
    for when in sorted({entry[0] for entry in (*heavier, *lighter)}):
        above = [entry for entry in heavier if entry[0] <= when]
        below = [entry for entry in lighter if entry[0] <= when]
        if above and below and below[-1][1] < above[-1][1] and below[-1][2] not in told:
            told.add(below[-1][2])
            lighter_named, heavier_named = named[0] + below[-1][3], named[1] + above[-1][3]
            message = (
                f"Nilai untuk {lighter_named} lebih ketat daripada untuk {heavier_named} yang lebih berat."
            )
            advice = "Cocokkan kedua nilai dengan naskah; urutan `istilah` ditulis dari yang terberat."
            yield in_pack("PKT015", path, below[-1][2], message, advice)


def word_faults(law: Law, path: str, document: Data) -> Iterator[Finding]:
    """Words of the vocabularies that a table or a class sheet uses and `istilah` does not define."""
    for section in ("baris", "tidak_diatur", "uji", "keberlangsungan"):
        for place, row in enumerate(entries(document, section)):
            yield from _undefined(law, path, (section, place), row)
            for line, value in enumerate(entries(row, "nilai")):
                yield from _undefined(law, path, (section, place, "nilai", line), value)


def _undefined(law: Law, path: str, keys: Keys, row: Mapping[str, object]) -> Iterator[Finding]:
    for name in law.terms:
        word = row.get(name)
        # A list of words (an SLA line for three urgencies at once) is read word by word.
        for item in word if isinstance(word, (list, tuple)) else [word]:
            if isinstance(item, (str, int)) and item not in law.vocabulary(name):
                message = f"Kata `{str(item)[:64]}` bukan {name} yang dikenal kosakata paket."
                advice = f"Perbaiki ejaannya, atau tambahkan ke `istilah.{name}` dalam paket.yaml."
                yield in_pack("PKT016", path, (*keys, name), message, advice)


def force_faults(law: Law, path: str, table: Data) -> Iterator[Finding]:
    """Tables that decide about records and rest on examples, and examples that cite what binds."""
    decides = text(table, "fungsi") in DECIDING
    example = text(table, "sifat") == _EXAMPLE
    if decides and example:
        message = "Tabel ini menentukan hasil rekaman, tetapi `sifat`-nya contoh."
        yield in_pack("PKT017", path, ("sifat",), message, "Hapus `sifat: contoh`, atau ganti `fungsi`-nya.")
    for keys, name in _value_clauses(table):
        force = law.clauses[name].kekuatan if name in law.clauses else ""
        advice = "Samakan `sifat` tabel dengan `kekuatan` klausulnya menurut naskah."
        if decides and force == _EXAMPLE:
            message = f"Nilai ini menentukan hasil rekaman, tetapi klausul `{name[:64]}` hanya contoh."
            yield in_pack("PKT017", path, keys, message, advice)
        elif not decides and not example and force == _EXAMPLE:
            message = f"Klausul `{name[:64]}` hanya contoh, tetapi tabel ini tidak bersifat contoh."
            yield in_pack("PKT017", path, keys, message, "Tulis `sifat: contoh`.")
            return
        elif example and not decides and force not in (_EXAMPLE, ""):
            message = f"Tabel ini bersifat contoh, tetapi klausul `{name[:64]}` berkekuatan {force[:32]}."
            yield in_pack("PKT017", path, keys, message, advice)


def _value_clauses(table: Data) -> Iterator[tuple[Keys, str]]:
    for place, row in enumerate(entries(table, "baris")):
        for line, value in enumerate(entries(row, "nilai")):
            for name in texts(value, "klausul"):
                yield ("baris", place, "nilai", line, "klausul"), name
