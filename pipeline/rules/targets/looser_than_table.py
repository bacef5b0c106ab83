"""Promises laxer than Tabel 2 (reading A13), at every value as it held."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from pipeline.law.law import Law
from pipeline.law.values import Limit
from pipeline.model.case import Case
from pipeline.model.document import Data
from pipeline.model.durations import Duration, parse_duration
from pipeline.model.lean import dataclass
from pipeline.model.moments import parse_date, start_of_day
from pipeline.model.pointer import Keys
from pipeline.model.region import Service
from pipeline.model.rule import Breach
from pipeline.rules.declare import ERROR, WARNING, rule
from pipeline.rules.telling import in_hours, quoted
from pipeline.wording import tanggal

_DAY = 86400
_WEEK = 7
_HOURS, _CALENDAR_HOURS = "jam.tabel2_tabel4", "jam-kalender"


@dataclass(frozen=True, slots=True)
class Promise:
    """One promised length, and the limit it stands under.

    Attributes:
        keys: Where it is written.
        written: As it is written.
        length: The same, read.
        shortest: Seconds that it lasts at least.
        limit: The limit of Tabel 2 on the last day on which both held.
        pair: The service's group and class on that day, in words.
        until: That day, where it lies in the past; None for the present state.
    """

    keys: Keys
    written: str
    length: Duration
    shortest: Fraction
    limit: Limit
    pair: str
    until: date | None


@rule(
    "TGT001",
    "target-looser-than-table",
    "L2.1.1.1.p1a",
    *(f"L2.1.1.1.T2.{row}" for row in range(1, 6)),
    severity=ERROR,
    kinds=("layanan",),
)
def looser_than_table(case: Case, law: Law) -> Iterator[Breach]:
    """Janji waktu dalam katalog lebih longgar daripada Tabel 2.

    Ketentuan:
        Pimpinan PD menetapkan target pelayanan dan katalog mencantumkannya. Tabel 2 memberi batas tertinggi
        menurut kelompok dan klasifikasi layanan; janji PD boleh lebih ketat, tidak boleh lebih longgar.

    Alasan:
        Janji yang lebih longgar memberi pengguna harapan yang keliru, sedangkan penilaian tetap memakai
        Tabel 2. Setiap nilai diperiksa menurut masa berlakunya, juga nilai lama di `riwayat`.

    Melanggar:
        kelompok: publik
        klasifikasi: esensial         # Tabel 2: kurang dari 36 jam
        target_pelayanan: 48 jam

    Patuh:
        kelompok: publik
        klasifikasi: esensial
        target_pelayanan: 36 jam

    Cara memenuhi:
        Turunkan janji menjadi paling lama sama dengan angka Tabel 2, lalu tetapkan kembali oleh Pimpinan PD.
    """
    for promise in _promises(case, law):
        if promise.shortest > promise.limit.seconds:
            yield case.breach(
                *promise.keys,
                message=(
                    f"Target {quoted(promise.written)} lebih longgar daripada "
                    f"{law.table_name('target_pelayanan')}: untuk {promise.pair} "
                    f"batasnya {in_hours(promise.limit.seconds)}{_until(promise)}."
                ),
                help=f"Tulis paling lama {in_hours(promise.limit.seconds)}, atau perbaiki klasifikasinya.",
                clauses=("L2.1.1.1.p1a", *promise.limit.clauses),
            )


@rule("TGT002", "working-days-may-exceed-table", "L2.1.1.1.p1a", severity=WARNING, kinds=("layanan",))
def working_days_may_exceed(case: Case, law: Law) -> Iterator[Breach]:
    """Janji dalam hari kerja dapat melampaui Tabel 2 pada akhir pekan.

    Ketentuan:
        Tabel 2 dihitung menurut jam kalender, termasuk malam, akhir pekan, dan hari libur.

    Alasan:
        Satu hari kerja yang dimulai pada hari Jumat baru berakhir hari Senin. Janjinya ditepati, tetapi batas
        Tabel 2 dapat terlewati.

    Melanggar:
        kelompok: administrasi_pemerintahan
        klasifikasi: normal           # Tabel 2: kurang dari 72 jam
        target_pelayanan: 2 hari kerja

    Patuh:
        kelompok: administrasi_pemerintahan
        klasifikasi: normal
        target_pelayanan: 48 jam

    Cara memenuhi:
        Tulis janji dalam jam atau hari kalender, atau siapkan penanganan pada hari libur.
    """
    if law.reading(_HOURS, case.opd, case.as_of) not in ("", _CALENDAR_HOURS):
        return
    for promise in _promises(case, law):
        if promise.length.working_days is not None and promise.shortest <= promise.limit.seconds:
            yield case.breach(
                *promise.keys,
                message=(
                    f"Target {quoted(promise.written)} melewati hari libur, sedangkan batas "
                    f"{law.table_name('target_pelayanan')} untuk {promise.pair} "
                    f"({in_hours(promise.limit.seconds)}) dihitung menurut jam kalender."
                ),
                help="Tulis janji dalam jam atau hari kalender.",
            )


def _shortest(length: Duration, law: Law, opd: str, day: date) -> Fraction:
    """Seconds that a promise lasts at least, by the clock of Tabel 2 (reading A03).

    The n-th working day closes more than n-1 days later, and after n whole days of office hours.
    """
    if length.seconds is not None:
        return length.seconds
    days = length.working_days or Fraction(0)
    if law.reading(_HOURS, opd, start_of_day(day, law.zone)) in ("", _CALENDAR_HOURS):
        return max(Fraction(0), days - 1) * _DAY
    plans = (law.calendar(opd).day(day + timedelta(days=n)) for n in range(_WEEK))
    worked = (sum(int((end - start).total_seconds()) for start, end in plan.spans) for plan in plans)
    return days * min((seconds for seconds in worked if seconds), default=0)


class _Last:
    """The service that was asked about last: one rule after the other asks the same."""

    promises: tuple[Case | None, Law | None, tuple[Promise, ...]] = (None, None, ())


def _promises(case: Case, law: Law) -> tuple[Promise, ...]:
    """Every promise once for each limit that it stood under while the regulation was in force."""
    known = _Last.promises
    if known[0] is not case or known[1] is not law:
        known = _Last.promises = (case, law, tuple(_told(case, law)))
    return known[2]


def _told(case: Case, law: Law) -> Iterator[Promise]:
    service = case.service
    if service is None:
        return
    seen: set[tuple[Keys, int]] = set()
    days = _days(case, service)
    for day in days:
        for keys, written in _held(service, day):
            promise = _promise(case, law, (keys, written), (day, day is not days[-1]))
            if promise is not None and (keys, promise.limit.seconds) not in seen:
                seen.add((keys, promise.limit.seconds))
                yield promise


def _promise(case: Case, law: Law, told: tuple[Keys, Any], held: tuple[date, bool]) -> Promise | None:
    (keys, written), (day, former), service = told, held, case.service
    if service is None:
        return None
    at = start_of_day(day, service.zone)
    length = parse_duration(written)
    group, grade = str(service.held("kelompok", day)), str(service.held("klasifikasi", day))
    limit = law.service_limit(group, grade, at, case.opd)
    if length is None or limit is None or not law.in_force(at):
        return None
    pair = f"{law.label('kelompok', group)} berklasifikasi {law.label('klasifikasi', grade)}"
    shortest = _shortest(length, law, case.opd, day)
    return Promise(keys, str(written), length, shortest, limit, pair, day if former else None)


def _until(promise: Promise) -> str:
    return f" (keadaan sampai {tanggal(promise.until)})" if promise.until else ""


def _days(case: Case, service: Service) -> list[date]:
    """The last day of every former state, and a day of the present one."""
    data = service.document.data
    rows = [*data.get("riwayat", ()), *(r for b in data.get("permintaan", ()) for r in b.get("riwayat", ()))]
    ends = {end for end in (parse_date(row.get("sampai")) for row in rows) if end is not None}
    ends |= {end for end in (parse_date(b.get("berakhir")) for b in data.get("permintaan", ())) if end}
    today = case.as_of.astimezone(service.zone).date()
    present = max([today, *(end + timedelta(days=1) for end in ends)])
    return [*sorted(ends), min(present, parse_date(data.get("berakhir")) or present)]


def _held(service: Service, day: date) -> Iterator[tuple[Keys, Any]]:
    """Each promise as it held on a day: of the service, and of the entries that existed."""
    data = service.document.data
    name = "target_pelayanan"
    place = _former(data, day, name)
    keys: Keys = (name,) if place is None else ("riwayat", place, name)
    yield keys, service.held(name, day)
    for number, butir in enumerate(data.get("permintaan", ())):
        first, last = parse_date(butir.get("mulai")), parse_date(butir.get("berakhir"))
        if (first is not None and day < first) or (last is not None and last < day):
            continue
        place = _former(butir, day, "target")
        base: Keys = ("permintaan", number)
        if place is None:
            yield (*base, "target"), butir.get("target")
        else:
            yield (*base, "riwayat", place, "target"), butir["riwayat"][place].get("target")


def _former(data: Data, day: date, name: str) -> int | None:
    """Position of the former value that held on a day, None where the present one did."""
    dated = (
        (parse_date(row.get("sampai")), n) for n, row in enumerate(data.get("riwayat", ())) if name in row
    )
    held = sorted((end, n) for end, n in dated if end is not None and day <= end)
    return held[0][1] if held else None
