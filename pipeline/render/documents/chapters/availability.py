"""Chapter c: months of monitoring against the availability target, and what monitoring covered."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from pipeline.model.fact import Verdict
from pipeline.model.lean import replace
from pipeline.model.lives import lived
from pipeline.model.recap import AvailabilityRow
from pipeline.model.region import Service
from pipeline.render.charts.attainment import Bar, attainment
from pipeline.render.charts.months import MonthBox, MonthStrip, State, month_table, months
from pipeline.render.document import Metric
from pipeline.render.documents.chapters.figures import (
    nil_sentence,
    service_states,
    share,
    share_metric,
)
from pipeline.render.documents.chapters.missed import missed_periods, period_title
from pipeline.render.documents.chapters.monitoring import coverage, downtime
from pipeline.render.documents.chapters.pictures import SUMS, office_cell
from pipeline.render.documents.chapters.report import Block, Report
from pipeline.render.documents.chapters.utilisation import utilisation
from pipeline.render.table import Cell, Column, Entry, Table
from pipeline.wording import periode, persen

# Most months that a printed table has room for.
_ON_PAPER = 6
_STATES: dict[Verdict, State] = {
    Verdict.TERCAPAI: "tercapai",
    Verdict.TIDAK_TERCAPAI: "tidak_tercapai",
    Verdict.BERJALAN: "berjalan",
}


def availability_recap(report: Report) -> Iterator[Block]:
    """The recapitulation of pemantauan; one sentence where there was none."""
    found = report.recap.availability
    if not found.rows:
        yield Block("nihil", "Belum ada data: tidak ada catatan pemantauan untuk periode ini.")
        return
    yield Block("metrik", _metrics(report))
    states = [("Target ketersediaan", found.services)]
    yield Block("tabel", service_states(report, "Layanan menurut pencapaian target ketersediaan", states))
    yield _office_picture(report) if report.is_region else strips(report)
    yield Block("fakta", coverage(report))
    if not report.is_region:
        yield Block("tabel", downtime(report))
        yield from utilisation(report)
    yield Block("subjudul", "Layanan yang tidak mencapai target")
    yield from missed_months(report)


def _metrics(report: Report) -> list[Metric]:
    found = report.recap.availability
    return [
        share_metric(
            report, "Layanan mencapai target", found.services.met, found.services.judged, "layanan dinilai"
        ),
        share_metric(
            report, "Bulan mencapai target", found.months.met, found.months.judged, "bulan layanan dinilai"
        ),
        share_metric(report, "Anomali ditangani", found.anomalies_handled, len(found.anomalies), "anomali"),
        share_metric(
            report, "Keempat objek dipantau", found.full_scope, len(found.rows), "catatan pemantauan"
        ),
    ]


def strips(report: Report) -> Block:
    """The months of each service as a strip, with the figures behind it."""
    by_service: dict[str, dict[str, AvailabilityRow]] = {}
    for row in report.recap.availability.rows:
        by_service.setdefault(row.service, {})[row.period] = row
    heads = [periode(month)[:3] for month in report.period.months]
    strips = [
        MonthStrip(
            service.nama,
            [_box(report, service, month, own.get(month)) for month in report.period.months],
            report.place(service.document.ref),
        )
        for service in report.services
        for own in (by_service.get(service.document.ref, {}),)
    ]
    caption = "Ketersediaan menurut layanan"
    chart = months(period_title(report, "Ketersediaan menurut bulan"), heads, strips)
    whole = replace(chart, table=replace(chart.table, caption=caption))
    return Block("grafik", whole, paper=_by_half(caption, heads, strips))


def _by_half(caption: str, heads: list[str], strips: list[MonthStrip]) -> tuple[Table, ...]:
    """A year does not fit beside its services on a page: a table each half."""
    parts = range(0, len(heads), _ON_PAPER)
    return tuple(
        month_table(
            f"{caption}, {heads[start]}–{heads[start:][:_ON_PAPER][-1]}",
            heads[start : start + _ON_PAPER],
            [replace(strip, boxes=strip.boxes[start : start + _ON_PAPER]) for strip in strips],
        )
        for start in parts
    )


def _box(report: Report, service: Service, month: str, row: AvailabilityRow | None) -> MonthBox:
    if row is None:
        return MonthBox("kosong" if lived(service.document.data, [month]) else "di_luar")
    state = _STATES.get(row.verdict, "lain") if row.verdict else "lain"
    reached = None if row.reached is None else Fraction(row.reached)
    target = None if row.target is None else Fraction(row.target)
    return MonthBox(state, reached, report.place(row.record), target)


def _office_picture(report: Report) -> Block:
    """The region's picture: months of all services, a bar an OPD."""
    bars: list[Bar] = []
    rows: list[tuple[Entry, ...]] = []
    for opd in report.offices:
        found = report.recap_of(opd).availability
        met, missed, running = len(found.months.met), len(found.months.missed), len(found.months.running)
        if found.rows:
            rest = len(found.rows) - met - missed - running
            bars.append(
                Bar(
                    report.office(opd),
                    {"tercapai": met, "tidak_tercapai": missed, "berjalan": running, "tidak_dinilai": rest},
                )
            )
        services = share(report, found.services.met, found.services.judged)
        rows.append(
            (office_cell(report, opd), services, share(report, found.months.met, found.months.judged))
        )
    title = period_title(report, "Bulan layanan terhadap target ketersediaan")
    whole = report.recap.availability
    foot = (
        "Seluruh OPD",
        share(report, whole.services.met, whole.services.judged),
        share(report, whole.months.met, whole.months.judged),
    )
    columns = (
        Column("OPD", width=25),
        Column("Layanan mencapai target", "angka"),
        Column("Bulan layanan mencapai target", "angka"),
    )
    table = Table(caption="Ketersediaan menurut OPD", columns=columns, rows=tuple(rows), foot=foot, note=SUMS)
    chart = attainment(title, bars, "OPD")
    return Block("grafik", replace(chart, table=table))


def missed_months(report: Report) -> Iterator[Block]:
    """The months below their target, with the reason that was written down."""
    missed = report.recap.availability.months.missed
    if not len(missed):
        yield Block("nihil", nil_sentence(["bulan yang tidak mencapai target ketersediaan"]))
        return
    rows: list[tuple[Entry, ...]] = []
    for row in missed_periods(report, missed.records):
        fact, written = row.fact, row.document.data.get("penyebab_tidak_tercapai")
        service = f"{fact.opd}/layanan/{fact.layanan}"
        reason = " ".join(written.split()) if isinstance(written, str) else "belum dijelaskan"
        rows.append(
            (
                Cell(report.service_name(service), report.place(service)),
                Cell(periode(fact.periode or ""), report.place(row.document.ref)),
                None if fact.ketersediaan_target is None else persen(fact.ketersediaan_target),
                None
                if fact.ketersediaan_capaian is None
                else persen(fact.ketersediaan_capaian, batas=fact.ketersediaan_target),
                reason,
            )
        )
    columns = (
        Column("Layanan", width=25),
        Column("Bulan", "waktu"),
        Column("Target", "angka"),
        Column("Capaian", "angka"),
        Column("Penyebab", width=35),
    )
    yield Block(
        "tabel", Table(caption="Bulan di bawah target ketersediaan", columns=columns, rows=tuple(rows))
    )
