"""Periodical duties: when the next one is due by the tool's own periods, which a region may change (F01)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from pipeline.model.document import Data, as_list
from pipeline.model.lean import dataclass
from pipeline.model.region import Office, Service
from pipeline.rules.coordination.reports import report_dates
from pipeline.rules.evaluation.overdue_evaluation import evaluation_dates
from pipeline.rules.incidentreview.recurrence import incident_review_dates
from pipeline.rules.monitoring.periods import covered_months, months_due
from pipeline.rules.overdue import beginning, interval, months_later, next_due, office_beginning
from pipeline.rules.review.overdue_review import review_dates
from pipeline.rules.running import providers
from pipeline.run.due.items import Item, Outlook
from pipeline.run.due.people import holders
from pipeline.wording import daftar, periode, tanggal

DUTY = "berkala"
_KOMINFO = "opd_kominfo"
_SHOWN = 6


@dataclass(frozen=True, slots=True)
class _Duty:
    """A duty that comes round.

    Attributes:
        row: What the pack says of it: `nama`, `jenis`, `peran` or `dari`, `periode`, `klausul`.
        office: The OPD it is about.
        service: The service it is about; None for the OPD as a whole.
        due: The last day.
        about: What is to be written, in words.
    """

    row: Data
    office: Office
    service: Service | None
    due: date
    about: str


def duty_items(outlook: Outlook) -> Iterator[Item]:
    """What every service-providing OPD has to do again."""
    world, law = outlook.world, outlook.law
    rows = {str(row.get("kode")): row for row in law.lists.get("reviu", ())}
    for office, services in providers(world.region, outlook.today):
        since = office_beginning(law, office, services)
        for duty in (
            *_of_office(outlook, office, since, rows),
            *_of_services(outlook, office, services, rows),
        ):
            if duty.due <= outlook.last_day:
                yield _item(outlook, duty)


def _of_office(outlook: Outlook, office: Office, since: date, rows: Mapping[str, Data]) -> Iterator[_Duty]:
    """Reviews, the evaluation and the reports of Tabel 1."""
    world = outlook.world
    done = {
        "reviu_pasal4": review_dates(world, office.id, "reviu_pasal4"),
        "reviu_perencanaan": review_dates(world, office.id, "reviu_perencanaan"),
        "evaluasi": evaluation_dates(world, office.id),
    }
    for name, dates in done.items():
        if name in rows:
            yield from _next(outlook, rows[name], (office, None), (dates, since))
    for row in outlook.law.lists.get("laporan_tabel_1", ()):
        yield from _next(outlook, row, (office, None), (report_dates(world, office.id, row), since))


def _of_services(
    outlook: Outlook, office: Office, services: list[Service], rows: Mapping[str, Data]
) -> Iterator[_Duty]:
    """Incident reviews and monitoring."""
    reviewed, seen = incident_review_dates(outlook.world), covered_months(outlook.world)
    for service in services:
        since = beginning(outlook.law, office.document.data, service.document.data)
        if "reviu_gangguan" in rows:
            dates = reviewed.get(service.ref, [])
            yield from _next(outlook, rows["reviu_gangguan"], (office, service), (dates, since))
        if "pemantauan" in rows:
            missing = _months(outlook, service, since, seen.get(service.ref, set()))
            yield from _monitoring(outlook, rows["pemantauan"], (office, service), missing)


def _next(
    outlook: Outlook, row: Data, about: tuple[Office, Service | None], done: tuple[list[date], date]
) -> Iterator[_Duty]:
    office, service = about
    name, now = str(row.get("periode")), outlook.world.as_of
    months = outlook.law.months(name, office.id, now)
    due = next_due(*done, months)
    if due is not None:
        last = f"terakhir {tanggal(max(done[0]))}" if done[0] else "belum pernah dicatat"
        which = "berikutnya" if done[0] else "pertama"
        words = f"{row.get('nama')} {which} ({last}; {interval(outlook.law, name, office.id, now)})"
        yield _Duty(row, office, service, due, words)


def _months(outlook: Outlook, service: Service, since: date, seen: set[str]) -> list[tuple[str, date]]:
    """The months of the last year and of the time ahead that nothing covers, each with its last day."""
    law, now = outlook.law, outlook.world.as_of
    grace, back = (law.months(name, service.opd, now) for name in ("pemantauan", "evaluasi"))
    first = max(since, months_later(outlook.today, -back - grace))
    due = months_due(first, outlook.last_day, grace) if grace > 0 else []
    return [(month, day) for month, day in due if month not in seen]


def _monitoring(
    outlook: Outlook, row: Data, about: tuple[Office, Service], missing: list[tuple[str, date]]
) -> Iterator[_Duty]:
    """Late months together, by the oldest; each month ahead alone."""
    late = [(month, day) for month, day in missing if day < outlook.today]
    if late:
        names = [periode(month) for month, _ in late[:_SHOWN]]
        names += [f"{len(late) - _SHOWN} bulan lainnya"] if len(late) > _SHOWN else []
        yield _Duty(row, *about, late[0][1], f"{row.get('nama')} untuk {daftar(names)}")
    for month, day in missing[len(late) :]:
        yield _Duty(row, *about, day, f"{row.get('nama')} untuk {periode(month)}")


def _item(outlook: Outlook, duty: _Duty) -> Item:
    world, row = outlook.world, duty.row
    role = str(row.get("peran") or row.get("dari"))
    layanan = duty.service.id if duty.service else None
    elsewhere = role == _KOMINFO
    about = f" atas {duty.office.singkatan}" if elsewhere else ""
    subject = layanan or str(row.get("jenis_laporan") or duty.office.id)
    return Item(
        opd=world.region.kominfo if elsewhere else duty.office.id,
        layanan=layanan,
        jenis=str(row.get("jenis") or "laporan"),
        id=subject,
        apa=DUTY,
        tenggat=duty.due,
        terlambat=duty.due < outlook.today,
        siapa=holders(world, role, duty.office.id, layanan),
        klausul=tuple(as_list(row.get("klausul"))),
        pesan=f"{duty.about}{about}: menurut jarak berkala paling lambat {tanggal(duty.due)}.",
    )
