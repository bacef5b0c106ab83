"""What monitoring looked at: objects, components, time lost, the highest use of resources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from pipeline.model.document import as_list, dig
from pipeline.model.recap import AvailabilityRow
from pipeline.model.region import Service
from pipeline.model.tallies import Tally
from pipeline.render.document import Item
from pipeline.render.documents.chapters.figures import NIL, records_of
from pipeline.render.documents.chapters.report import Report
from pipeline.render.table import Cell, Column, Entry, Table
from pipeline.wording import angka, bagian, durasi, periode, persen

OBJECTS = {
    "infrastruktur": "infrastruktur",
    "proses_bisnis": "proses bisnis",
    "keamanan_informasi": "keamanan informasi",
    "kondisi_pemicu": "kondisi pemicu",
}


def coverage(report: Report) -> list[Item]:
    """What monitoring looked at: objects, components, tools, chances named."""
    found = report.recap.availability
    whole = len(found.rows)
    lines = [
        Item(
            f"Objek: {OBJECTS.get(name, name)}",
            f"{bagian(len(tally), whole)} catatan",
            records_of(report, tally.records),
        )
        for name, tally in found.scopes
    ]
    watched, declared = _components(report)
    told = f"{bagian(watched, declared)} komponen layanan" if declared else None
    return [
        *lines,
        Item("Komponen yang dipantau", told, source="aplikasi dan infrastruktur dalam katalog"),
        _tally_item(report, "Tanpa alat pemantauan", found.without_tool),
        _tally_item(report, "Menyebut peluang peningkatan", found.opportunities),
    ]


def _tally_item(report: Report, label: str, tally: Tally) -> Item:
    words = f"{angka(len(tally))} dari {angka(len(report.recap.availability.rows))} catatan"
    if not len(tally):
        return Item(label, None, empty=NIL)
    return Item(label, words, records_of(report, tally.records))


def _components(report: Report) -> tuple[int, int]:
    """How many of the components that the catalogue names were monitored, and of how many."""
    seen: dict[str, set[str]] = {}
    for row in report.recap.availability.rows:
        card = report.index.cards.get(folded(row.record))
        for ref in as_list(card.data.get("komponen")) if card else []:
            component = report.dossier.world.region.component(ref, card.document.opd if card else "")
            seen.setdefault(row.service, set()).add(component.ref if component else "")
    needed = {f"{s.opd}/layanan/{s.id}": _declared(report, s) for s in report.services}
    watched = sum(len(names & seen.get(service, set())) for service, names in needed.items())
    return watched, sum(len(names) for names in needed.values())


def folded(ref: str) -> str:
    """The key of a record's card, from the row that was counted."""
    opd, kind, name = ref.split("/")[:3]
    return f"{opd}/{kind}/{name.casefold()}"


def _declared(report: Report, service: Service) -> set[str]:
    data, region = service.document.data, report.dossier.world.region
    refs = [*as_list(data.get("aplikasi")), *as_list(data.get("infrastruktur"))]
    return {found.ref for ref in refs if (found := region.component(ref, service.opd)) is not None}


def downtime(report: Report) -> Table:
    """Time lost by service: sums of the months, planned and not."""
    rows: list[tuple[Entry, ...]] = []
    empty: list[str] = []
    for service in report.services:
        own = [
            row
            for row in report.recap.availability.rows
            if row.service == f"{service.opd}/layanan/{service.id}"
        ]
        if not own:
            empty.append(service.nama)
            continue
        rows.append(_lost(report, service, own))
    columns = (
        Column("Layanan", width=30),
        Column("Waktu disepakati", "angka"),
        Column("Teramati", "angka"),
        Column("Gangguan tak terencana", "angka"),
        Column("Pemeliharaan terencana", "angka"),
        Column("Bulan terendah", "angka"),
    )
    note = "Waktu dalam jam:menit:detik, jumlah semua bulan yang dipantau."
    hours = (dig(one.document.data, "ketersediaan", "jam") for one in report.services)
    # The promise says no more than days and hours, so nothing is taken off it.
    if rows and any(isinstance(each, Mapping) for each in hours):
        note += " Jam layanan menurut hari dihitung juga pada hari libur."
    if empty:
        note += f" Tidak dipantau: {', '.join(empty)}."
    return Table(caption="Waktu layanan dan gangguan", columns=columns, rows=tuple(rows), note=note)


def _lost(report: Report, service: Service, own: Sequence[AvailabilityRow]) -> tuple[Entry, ...]:
    agreed, observed = sum(row.agreed for row in own), sum(row.observed for row in own)
    known = [row for row in own if row.reached is not None]
    lowest = min(known, key=lambda row: Fraction(row.reached or 0), default=None)
    worst = Cell("–")
    if lowest is not None:
        reached = persen(Fraction(lowest.reached or 0), batas=lowest.target)
        worst = Cell(reached, report.place(lowest.record), note=periode(lowest.period))
    return (
        Cell(service.nama, report.place(f"{service.opd}/layanan/{service.id}")),
        durasi(agreed),
        durasi(observed),
        _time(sum(row.unplanned for row in own)),
        _time(sum(row.planned for row in own)),
        worst,
    )


def _time(seconds: int) -> str:
    return durasi(seconds) if seconds else NIL
