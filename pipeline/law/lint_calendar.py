"""Faults in a pack's calendar: hours and days that cannot be read, and an office that never opens."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.law.codes import in_pack
from pipeline.law.law import Law
from pipeline.law.office import always_closed, week_days
from pipeline.law.plain import day, entries
from pipeline.law.yeartable import PATIENCE
from pipeline.model.document import Data
from pipeline.model.finding import Finding


def calendar_faults(law: Law, path: str, calendar: Data) -> Iterator[Finding]:
    """All faults of `kalender.yaml`."""
    readable = True
    for place, row in enumerate(entries(calendar, "jam_kerja")):
        if week_days(row.get("minggu")) is None:
            readable = False
            message = "Jam kerja bawaan tidak dapat dibaca."
            advice = 'Tulis jam setiap hari, misalnya senin: "07:30-16:00".'
            yield in_pack("PKT010", path, ("jam_kerja", place, "minggu"), message, advice)
    for place, row in enumerate(entries(calendar, "hari_libur")):
        yield from _year_faults(path, place, row)
    if (
        readable
        and law.berlaku != date.max
        and always_closed(law.calendar().plan, law.berlaku, PATIENCE // 86400)
    ):
        message = "Kalender paket tidak memiliki satu pun hari kerja."
        yield in_pack("PKT009", path, (), message, "Isi `jam_kerja` dengan hari yang buka.")


def _year_faults(path: str, place: int, row: Data) -> Iterator[Finding]:
    year = str(row.get("tahun"))
    for number, item in enumerate(entries(row, "hari")):
        when = day(item, "tanggal")
        if when is None or str(when.year) != year:
            message = f"Tanggal libur tidak dapat dibaca, atau bukan dalam tahun {year[:4]}."
            advice = "Tulis tanggal seperti 2025-08-17 di bawah tahunnya."
            yield in_pack("PKT010", path, ("hari_libur", place, "hari", number), message, advice)
