"""Numbers of a pack that cannot be: weights, thresholds of predicates, numbers that a region may write."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from pipeline.law.codes import in_pack
from pipeline.law.ladder import percent
from pipeline.law.law import Law
from pipeline.law.numberform import ONE_EXAMPLE, PERIODS_EXAMPLE, number_form
from pipeline.law.plain import entries, mapping, text
from pipeline.law.readings import numberless
from pipeline.model.document import Data
from pipeline.model.finding import Finding
from pipeline.model.pointer import Keys
from pipeline.wording import angka

_INDEX = 5
"""The highest value of the index that predicates name."""


def weight_faults(law: Law, path: str, document: Data, code: str = "PKT003") -> Iterator[Finding]:
    """A weight that is no percentage, and weights of one evaluation that are more than all of it."""
    about, keys = mapping(document, "indikator"), ("indikator", "bobot")
    stated = about.get("bobot")
    if stated is None:
        return
    if percent(stated) is None:
        message = (
            f"Bobot indikator `{str(stated)[:64]}` bukan persentase 0 sampai 100, sehingga tidak dipakai."
        )
        yield in_pack(code, path, keys, message, "Tulis angkanya saja, misalnya `bobot: 1.5`.")
        return
    family = text(about, "id").partition("/")[0]
    alike = [one for one in (law.maturity, *law.indicators) if one.indicator.partition("/")[0] == family]
    whole = sum((one.weight for one in alike), Fraction(0))
    # One fault of all of them, told once: at the last.
    if whole > 100 and alike[-1].indicator == text(about, "id"):
        message = (
            f"Bobot semua indikator `{family[:64]}` dalam paket berjumlah {angka(whole)} %, lebih dari 100 %."
        )
        yield in_pack(code, path, keys, message, "Cocokkan bobot tiap indikator dengan naskahnya.")


def predicate_faults(law: Law, path: str, document: Data) -> Iterator[Finding]:
    """Predicates without a name or a threshold, and thresholds that do not rise."""
    del law
    rows = entries(document, "predikat")
    below = Fraction(0)
    for place, row in enumerate(rows):
        keys: Keys = ("predikat", place)
        named, stated = text(row, "nama"), row.get("di_bawah")
        limit, last = _threshold(stated), place == len(rows) - 1
        if not named:
            yield in_pack("PKT003", path, keys, "Predikat tidak memiliki `nama`.", "Isi `nama` predikat itu.")
        if limit is None and not (last and stated is None):
            message = f"Batas predikat `{named[:64]}` kosong atau bukan angka di atas 0 sampai {_INDEX}."
            advice = 'Tulis misalnya `di_bawah: "2,6"`; hanya predikat terakhir yang tanpa batas.'
            yield in_pack("PKT003", path, keys, message, advice)
        elif limit is not None and limit <= below:
            message = (
                f"Batas predikat `{named[:64]}` ({str(stated)[:16]}) tidak lebih tinggi daripada "
                f"batas sebelumnya ({angka(below)}), sehingga predikat itu tidak pernah berlaku."
            )
            yield in_pack(
                "PKT003", path, (*keys, "di_bawah"), message, "Urutkan predikat dari yang terendah."
            )
        below = max(below, limit or below)


def pattern_faults(path: str, keys: Keys, row: Data) -> Iterator[Finding]:
    """The `pola` of choices that cannot be applied to what a region writes.

    Args:
        path: The file.
        keys: Place of the reading in it.
        row: The reading as the pack writes it.
    """
    periods = bool(mapping(row, "bulan"))
    for place, choice in enumerate(entries(row, "pilihan")):
        if "pola" not in choice:
            continue
        where: Keys = (*keys, "pilihan", place, "pola")
        value, pattern = text(choice, "nilai"), text(choice, "pola")
        words = (number_form(pattern) or (None,))[0]
        if words is None or not (words or periods):
            message = (
                f"`pola` `{pattern[:64]}` tidak dapat diterapkan, sehingga angka apa pun diterima untuk "
                f"`{value[:64]}`."
            )
            yield in_pack(
                "PKT003",
                path,
                where,
                message,
                f"Tulis seperti `{PERIODS_EXAMPLE if periods else ONE_EXAMPLE}`.",
            )
        elif words and words != numberless(value):
            message = f"`pola` `{pattern[:64]}` memakai kata lain daripada pilihannya, `{value[:64]}`."
            yield in_pack("PKT003", path, where, message, "Samakan kata di sekitar angkanya.")
        elif words and len(mapping(choice, "angka")) != 1:
            message = (
                f"`{value[:64]}` boleh ditulis dengan angka, tetapi `angka`-nya tidak menyebut satu besaran."
            )
            advice = "Tulis satu besaran, misalnya `angka: {hari: 3}`; tanpanya angka dari daerah diabaikan."
            yield in_pack("PKT003", path, (*keys, "pilihan", place), message, advice)


def _threshold(stated: object) -> Fraction | None:
    """A threshold of the index, written with comma or point; None where it is none."""
    written = str(stated).replace(",", ".") if isinstance(stated, (str, int, float)) else ""
    whole, _, part = written.partition(".")
    if (
        isinstance(stated, bool)
        or len(written) > 8
        or not whole.isdecimal()
        or (part and not part.isdecimal())
    ):
        return None
    number = Fraction(written)
    return number if 0 < number <= _INDEX else None
