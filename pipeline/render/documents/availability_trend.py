"""How availability moved: a line over the months, the days with an outage, the longest outages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any
from zoneinfo import ZoneInfo

from pipeline.model.document import as_list
from pipeline.model.fact import Measured, Verdict
from pipeline.model.lives import lived
from pipeline.model.moments import parse_instant
from pipeline.model.region import Service
from pipeline.render.charts.availability import Day, Month
from pipeline.render.charts.availability import availability as calendar
from pipeline.render.charts.svg import Chart
from pipeline.render.charts.trend import Point, trend
from pipeline.render.documents.chapters.figures import nil_sentence
from pipeline.render.documents.chapters.report import Block, Report
from pipeline.render.table import Cell, Column, Entry, Table
from pipeline.wording import angka, bagian, durasi, periode, waktu

# A line of two years is still read; a longer one is not.
_MONTHS = 24
_OUTAGES = 10
# A calendar of more months is drawn for the shorter periods only.
_DAYS_OF = 6


def monitored(report: Report, service: Service) -> list[Measured]:
    """Every measured period of a service up to the report's end, in order of time."""
    rows = report.dossier.monitored.get(service.ref, ())
    last = report.period.months[-1]
    return sorted(
        (row for row in rows if (row.fact.periode or "") <= last and "belum_terjadi" not in row.notes),
        key=lambda row: row.fact.periode or "",
    )


def trends(report: Report) -> Iterator[Block]:
    """The line of each service, and this period beside the time before it."""
    found = [(service, rows) for service in report.services if (rows := monitored(report, service))]
    if not found:
        yield Block("nihil", "Belum ada data: belum ada pemantauan.")
        return
    yield Block("tabel", _beside(report, found))
    for service, rows in found:
        if any(row.fact.ketersediaan_capaian is not None for row in rows):
            yield Block("gambar", _line(service, rows[-_MONTHS:]))


def _line(service: Service, rows: list[Measured]) -> Chart:
    points = [
        Point(
            _short(row.fact.periode or ""),
            periode(row.fact.periode or ""),
            _exact(row.fact.ketersediaan_capaian),
            _exact(row.fact.ketersediaan_target),
        )
        for row in rows
    ]
    return trend(f"Tren ketersediaan {service.nama}", points)


def _short(month: str) -> str:
    return periode(month)[:3]


def _exact(value: int | Fraction | None) -> Fraction | None:
    return None if value is None else Fraction(value)


def _beside(report: Report, found: list[tuple[Service, list[Measured]]]) -> Table:
    """Months that met the target, in this period and in as many months before it."""
    first = report.period.months[0]
    rows: list[tuple[Entry, ...]] = []
    for service, measured in found:
        own = [row for row in measured if (row.fact.periode or "") >= first]
        before = [row for row in measured if (row.fact.periode or "") < first][-len(report.period.months) :]
        rows.append((service.nama, _met(own), _met(before) if before else "belum ada data", _said(own)))
    columns = (
        Column("Layanan", width=30),
        Column("Bulan tercapai, periode ini", "angka"),
        Column("Bulan tercapai, sebelumnya", "angka"),
        Column("Tren menurut penyusun", width=30),
    )
    note = "Sebelumnya: sebanyak-banyaknya jumlah bulan yang sama tepat sebelum periode ini."
    return Table(caption="Bulan yang mencapai target", columns=columns, rows=tuple(rows), note=note)


def _met(rows: list[Measured]) -> str:
    verdicts = [row.fact.ketersediaan_hasil for row in rows]
    met, missed = verdicts.count(Verdict.TERCAPAI), verdicts.count(Verdict.TIDAK_TERCAPAI)
    return bagian(met, met + missed)


def _said(rows: list[Measured]) -> str:
    written = [str(row.document.data["tren"]).strip() for row in rows if row.document.data.get("tren")]
    return written[-1] if written else "tidak ditulis"


def days_of(report: Report) -> Iterator[Block]:
    """A calendar of the period for each service that had an outage; the others in a sentence."""
    if len(report.period.months) > _DAYS_OF:
        yield Block("kalimat", "Hari demi hari ditampilkan pada laporan semester, triwulan, atau bulan.")
        return
    calm: list[str] = []
    for service in report.services:
        rows = {row.fact.periode: row for row in monitored(report, service)}
        own = {month: rows[month] for month in report.period.months if month in rows}
        if not own:
            continue
        if not any(row.extra("gangguan_detik") for row in own.values()):
            calm.append(service.nama)
            continue
        shown = lived(service.document.data, report.period.months).union(own)
        months = [_month(report, month, own.get(month)) for month in report.period.months if month in shown]
        chart = calendar(f"Hari demi hari: {service.nama}", months)
        yield Block("gambar", chart)
    if calm:
        yield Block("nihil", nil_sentence([f"gangguan dan pemeliharaan {name}" for name in calm]))


def _month(report: Report, month: str, row: Measured | None) -> Month:
    name = periode(month)
    days = [_day(report, row, day) for day in _days(month)]
    if row is None:
        return Month(name[:3], name, days)
    fact = row.fact
    return Month(name[:3], name, days, _exact(fact.ketersediaan_capaian), _exact(fact.ketersediaan_target))


def _days(month: str) -> Iterator[date]:
    day = date.fromisoformat(f"{month}-01")
    while day.isoformat().startswith(month):
        yield day
        day += timedelta(days=1)


def _day(report: Report, row: Measured | None, day: date) -> Day:
    if row is None or day > report.today:
        return "tidak_teramati"
    zone = report.dossier.world.region.zone
    start = datetime(day.year, day.month, day.day, tzinfo=zone)
    end = start + timedelta(days=1)
    planned = _seconds(row.extra("selang_terencana"), start, end)
    if _seconds(row.extra("selang_gangguan"), start, end) > planned:
        return "terganggu"
    return "terencana" if planned else _seen(row, (start, end), zone)


def _seen(row: Measured, span: tuple[datetime, datetime], zone: ZoneInfo) -> Day:
    observed = as_list(row.document.data.get("teramati"))
    if not observed:
        return "penuh"
    spans = [
        (parse_instant(each.get("mulai"), zone), parse_instant(each.get("selesai"), zone))
        for each in observed
    ]
    inside = (a is not None and a < span[1] and (b is None or b > span[0]) for a, b in spans)
    return "penuh" if any(inside) else "tidak_teramati"


def _seconds(spans: Iterable[tuple[datetime, datetime]] | None, start: datetime, end: datetime) -> float:
    pairs = ((max(a, start), min(b, end)) for a, b in spans or ())
    return sum((b - a).total_seconds() for a, b in pairs if a < b)


def longest_outages(report: Report) -> Iterator[Block]:
    """The longest outages of the period with their cause and ticket."""
    found = sorted(_outages(report), key=lambda entry: (-entry[0], entry[1]))
    if not found:
        yield Block("nihil", nil_sentence(["gangguan dan pemeliharaan yang mengurangi waktu layanan"]))
        return
    columns = (
        Column("Layanan", width=20),
        Column("Mulai", "waktu"),
        Column("Lama", "angka"),
        Column("Jenis"),
        Column("Penyebab", width=30),
        Column("Tiket", "kode"),
    )
    rows = tuple(row for _, _, row in found[:_OUTAGES])
    note = f"{angka(len(found))} gangguan dan pemeliharaan tercatat; lama dalam jam:menit:detik."
    yield Block(
        "tabel",
        Table(caption="Gangguan terlama", columns=columns, rows=rows, total=len(found), note=note),
    )


def _outages(report: Report) -> Iterator[tuple[float, str, tuple[Entry, ...]]]:
    zone = report.dossier.world.region.zone
    for row in report.recap.availability.rows:
        measured = report.facts.get(row.record)
        for each in as_list(measured.document.data.get("gangguan")) if measured else []:
            began, ended = parse_instant(each.get("mulai"), zone), parse_instant(each.get("selesai"), zone)
            if began is None or began > report.dossier.site.as_of:
                continue
            lasted = (ended - began).total_seconds() if ended else 0.0
            yield lasted, began.isoformat(), _outage(report, row.service, (each, began, ended))


def _outage(
    report: Report, service: str, told: tuple[Mapping[str, Any], datetime, datetime | None]
) -> tuple[Entry, ...]:
    each, began, ended = told
    ticket = report.index.one(each.get("aduan"), service.split("/", maxsplit=1)[0], "aduan")
    return (
        Cell(report.service_name(service), report.place(service)),
        waktu(began, report.dossier.site.zone),
        durasi(Fraction((ended - began).total_seconds())) if ended else "belum selesai",
        "terencana" if each.get("terencana") else "tak terencana",
        str(each.get("penyebab", "")) or "belum dijelaskan",
        Cell(ticket.id, report.place(ticket.ref)) if ticket else "tidak ada",
    )
