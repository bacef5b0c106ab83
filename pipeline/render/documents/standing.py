"""Where an OPD or the region stands: chapters of the evaluation in one table, level, coverage of the data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.model.assessment import Assessment
from pipeline.model.lives import lived
from pipeline.model.periods import Period, parse_period
from pipeline.model.recap import Recap
from pipeline.model.region import Service
from pipeline.model.tallies import ServiceTally, Tally, TicketTally
from pipeline.render.charts.attainment import Bar, attainment
from pipeline.render.charts.svg import Chart
from pipeline.render.documents import places
from pipeline.render.documents.dossier import Dossier
from pipeline.render.table import Cell, Column, Entry, Table
from pipeline.wording import angka, bagian, periode

NIL = "nihil"


def chapter_table(dossier: Dossier, opd: str, period: Period) -> Table:
    """The chapters of an evaluation: services by what became of their target, and the events behind it."""
    recap = dossier.recaps.get((opd, period.text), Recap())
    columns = (
        Column("Bab evaluasi", width=30),
        Column("Layanan mencapai target", "angka"),
        Column("Tidak mencapai", "angka"),
        Column("Tidak ada kejadian", "angka"),
        Column("Tidak diatur", "angka"),
        Column("Kejadian yang tercapai", "angka"),
    )
    rows = tuple(_chapter(dossier, *found) for found in chapters(dossier, recap))
    note = (
        "Layanan mencapai target bila seluruh kejadiannya mencapai target; penyebut tidak memuat layanan "
        "tanpa kejadian dan yang tidak diatur."
    )
    return Table(caption=f"Capaian per bab, {periode(period.text)}", columns=columns, rows=rows, note=note)


def chapters(dossier: Dossier, recap: Recap) -> Iterator[tuple[str, ServiceTally, TicketTally]]:
    """Name, services and events of each of the regulation's chapters."""
    measured = {
        "permintaan_layanan": (recap.requests.services, recap.requests.tickets),
        "penanganan_gangguan": (recap.complaints.services, recap.complaints.handling),
        "pemantauan_pemeliharaan": (recap.availability.services, recap.availability.months),
        "pemulihan": (recap.recovery.services, recap.recovery.rto),
        "rilis": (recap.releases.services, recap.releases.releases),
    }
    for chapter in dossier.law.maturity.chapters:
        if chapter.kode in measured:
            yield (chapter.nama, *measured[chapter.kode])


def _chapter(dossier: Dossier, name: str, services: ServiceTally, events: TicketTally) -> tuple[Entry, ...]:
    whole = services.judged
    return (
        name,
        Cell(
            bagian(len(services.met), whole),
            services_place(dossier, services.met),
            sort=str(len(services.met)),
        ),
        _count(dossier, services.missed),
        _count(dossier, services.quiet),
        _count(dossier, services.unregulated),
        Cell(bagian(len(events.met), events.judged), records_place(dossier, events.total)),
    )


def _count(dossier: Dossier, tally: Tally) -> Cell:
    if not tally.records:
        return Cell(NIL, sort="0")
    return Cell(angka(len(tally)), services_place(dossier, tally), sort=str(len(tally)))


def services_place(dossier: Dossier, tally: Tally) -> str:
    """The one service's page; the catalogue for several."""
    if len(tally) == 1:
        return places.record_place(tally.records[0], dossier.world.index)
    return places.CATALOGUE if tally.records else ""


def records_place(dossier: Dossier, tally: Tally) -> str:
    """The one record, the list that holds them all, or the overview of lists."""
    if len(tally.records) == 1:
        return places.record_place(tally.records[0], dossier.world.index)
    return places.narrowest(tally.records, dossier.lists)


def chapter_chart(dossier: Dossier, opd: str, period: Period) -> Chart:
    """The same as a picture: services per chapter by what became of their target."""
    recap = dossier.recaps.get((opd, period.text), Recap())
    bars = [
        Bar(
            name,
            {
                "tercapai": len(s.met),
                "tidak_tercapai": len(s.missed),
                "tidak_ada_kejadian": len(s.quiet),
                "tidak_diatur": len(s.unregulated),
            },
        )
        for name, s, _ in chapters(dossier, recap)
    ]
    title = f"Layanan menurut capaian target, {periode(period.text)}"
    told = "Penyebut tiap bab berbeda: satu layanan dapat dinilai pada beberapa bab."
    return attainment(title, bars, "Bab evaluasi", told)


def assessment_of(dossier: Dossier, opd: str) -> Assessment | None:
    """The assessment of an OPD in the latest year; None where it is not assessed."""
    levels = dossier.levels.get(dossier.year)
    return levels.of(opd) if levels else None


def top_level(dossier: Dossier) -> int:
    """The highest level of the ladder."""
    return max((rung.level for rung in dossier.law.maturity.ladder), default=5)


def coverage_table(dossier: Dossier) -> Table:
    """Per OPD: records by kind in the latest assessed year, and the share of months that were monitored."""
    year = str(dossier.year)
    columns = (
        Column("OPD"),
        Column("Layanan", "angka"),
        Column("Permintaan", "angka"),
        Column("Aduan", "angka"),
        Column("Bulan layanan terpantau", "angka"),
        Column("Evaluasi", "angka"),
    )
    offices = [office for office in dossier.offices if office.provides]
    rows = tuple(_covered(dossier, office.id, office.singkatan, year) for office in offices)
    return Table(caption=f"Cakupan data tahun {year}", columns=columns, rows=rows, empty="Belum ada OPD.")


def _covered(dossier: Dossier, opd: str, name: str, year: str) -> tuple[Entry, ...]:
    services = dossier.services(opd)
    mine = Counter[str]()
    for service in services:
        mine.update({kind: kept.year for kind, kept in dossier.kept.get(service.ref, {}).items()})
    due = {service.ref: _months_due(dossier, service) for service in services}
    months = sum(len(_months_seen(dossier, ref) & own) for ref, own in due.items())
    evaluations = [
        card
        for card in dossier.world.index.counted_for(opd, "evaluasi")
        if str(card.data.get("periode", "")).startswith(year)
    ]
    return (
        Cell(name, places.office_page(opd)),
        angka(len(services)) if services else Cell(None),
        _tickets(mine["permintaan"]),
        _tickets(mine["aduan"]),
        bagian(months, sum(map(len, due.values()))),
        angka(len(evaluations)) if evaluations else NIL,
    )


def _months_seen(dossier: Dossier, service: str) -> set[str]:
    """The months that a service's monitoring covers."""
    written = (card.data.get("periode") for card in dossier.world.index.about(service, "pemantauan"))
    periods = (parse_period(text) for text in written)
    return {month for period in periods if period is not None for month in period.months}


def _months_due(dossier: Dossier, service: Service) -> frozenset[str]:
    """The closed months of the latest assessed year in which a service existed."""
    now = dossier.site.as_of.astimezone(dossier.site.zone)
    last = 12 if now.year > dossier.year else now.month - 1
    closed = (f"{dossier.year}-{month:02d}" for month in range(1, last + 1))
    return lived(service.document.data, closed)


def _tickets(count: int) -> str:
    return angka(count) if count else NIL
