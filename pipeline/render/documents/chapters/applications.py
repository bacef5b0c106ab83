"""Added chapter: how the applications behind the services are managed (2.1.3 and 2.2.3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pipeline.model.card import Card
from pipeline.model.document import Document, as_list, dig
from pipeline.model.moments import parse_moment
from pipeline.model.region import Service
from pipeline.model.tallies import Tally
from pipeline.render.documents.chapters.figures import nil_sentence, share, share_metric
from pipeline.render.documents.chapters.pictures import SUMS, office_cell
from pipeline.render.documents.chapters.planning import approved_by, made
from pipeline.render.documents.chapters.report import Block, Report
from pipeline.render.table import Cell, Column, Entry, Table
from pipeline.wording import angka

_ASPECTS = ("ketersediaan", "kinerja", "keamanan", "kompatibilitas")
_CENTRAL = "pusat"


def applications_recap(report: Report) -> Iterator[Block]:
    """Targets, analyses, approvals, assets and monitored performance of the applications."""
    own = applications_of(report, report.services)
    if not own:
        yield Block("nihil", "Nihil: tidak ada aplikasi pendukung layanan dalam katalog.")
        return
    kept = _kept(own)
    yield Block(
        "metrik",
        [
            share_metric(report, "Target pengelolaan", kept[0][1], len(own), "aplikasi"),
            share_metric(report, "Aset dan konfigurasi tercatat", kept[1][1], len(own), "aplikasi"),
            share_metric(report, "Kinerja dipantau", _watched(report, own), len(own), "aplikasi"),
        ],
    )
    rows = tuple((label, share(report, tally, len(own))) for label, tally in kept)
    columns = (Column("Unsur pengelolaan", width=60), Column("Aplikasi", "angka"))
    note = "Aplikasi yang dikelola pusat tidak dihitung."
    yield Block("tabel", Table(caption="Pengelolaan aplikasi", columns=columns, rows=rows, note=note))
    yield performance(report, own)
    yield from developments(report)
    if report.is_region:
        yield Block("tabel", _offices(report))


def applications_of(report: Report, services: Iterable[Service]) -> dict[str, Document]:
    """The applications that carry some services, whoever keeps them; those of the centre are left out."""
    region = report.dossier.world.region
    found: dict[str, Document] = {}
    for service in services:
        for ref in as_list(service.document.data.get("aplikasi")):
            document = region.component(ref, service.opd)
            if document is not None and document.data.get("pengelola") != _CENTRAL:
                found[document.ref] = document
    return dict(sorted(found.items()))


def _kept(own: Mapping[str, Document]) -> tuple[tuple[str, Tally], ...]:
    def having(*paths: tuple[str, ...]) -> Tally:
        return Tally(tuple(ref for ref, each in own.items() if all(dig(each.data, *path) for path in paths)))

    return (
        ("Target pengelolaan ditentukan", having(("target_pengelolaan",))),
        ("Aset dan konfigurasi tercatat", having(("aset",), ("konfigurasi",))),
        ("Aset mutakhir bertanggal", having(("aset", "diperbarui"))),
        ("Metodologi dinyatakan", having(("metodologi",))),
    )


def _readings(report: Report) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Each measured aspect of an application in the period, by the application's full name."""
    region = report.dossier.world.region
    for row in report.recap.availability.rows:
        opd, kind, name = row.record.split("/")[:3]
        card = report.index.cards.get(f"{opd}/{kind}/{name.casefold()}")
        for entry in as_list(card.data.get("kinerja_aplikasi")) if card else []:
            found = region.component(entry.get("aplikasi"), opd)
            if found is not None:
                yield found.ref, entry


def _watched(report: Report, own: Mapping[str, Document]) -> Tally:
    return Tally(tuple(dict.fromkeys(ref for ref, _ in _readings(report) if ref in own)))


def performance(report: Report, own: Mapping[str, Document]) -> Block:
    """The four aspects: how many applications were measured in each, and how often."""
    seen: dict[str, dict[str, int]] = {}
    for ref, entry in _readings(report):
        if ref in own:
            aspect = seen.setdefault(str(entry.get("aspek")), {})
            aspect[ref] = aspect.get(ref, 0) + 1
    if not seen:
        return Block("nihil", "Kinerja aplikasi: belum ada data pada catatan pemantauan periode ini.")
    rows: tuple[tuple[Entry, ...], ...] = tuple(
        (
            aspect.capitalize(),
            share(report, Tally(tuple(seen[aspect])), len(own)),
            Cell(angka(sum(seen[aspect].values()))),
        )
        for aspect in _ASPECTS
        if aspect in seen
    )
    columns = (Column("Aspek", width=40), Column("Aplikasi diukur", "angka"), Column("Pengukuran", "angka"))
    note = nil_sentence([f"aspek {aspect}" for aspect in _ASPECTS if aspect not in seen])
    return Block(
        "tabel", Table(caption="Kinerja aplikasi yang dipantau", columns=columns, rows=rows, note=note)
    )


def developments(report: Report) -> Iterator[Block]:
    """Building and developing begun by the period's end, with analysis and approval of the kominfo PD."""
    cards = [card for card in _cards(report, "pengembangan") if _in_period(report, card)]
    if not cards:
        yield Block("nihil", "Pembangunan dan pengembangan aplikasi pada periode ini: nihil.")
        return
    total = len(cards)
    analysed = Tally(tuple(card.ref for card in cards if card.data.get("analisis")))
    approved = Tally(tuple(c.ref for c in cards if approved_by(report, c.data.get("persetujuan_kominfo"))))
    rows = (
        ("Didahului analisis kebutuhan aplikasi", share(report, analysed, total)),
        ("Disetujui PD urusan komunikasi dan informatika", share(report, approved, total)),
    )
    columns = (Column("Pembangunan dan pengembangan", width=60), Column("Kegiatan", "angka"))
    caption = "Pembangunan dan pengembangan aplikasi"
    yield Block("tabel", Table(caption=caption, columns=columns, rows=rows))


def _cards(report: Report, kind: str) -> list[Card]:
    offices = set(report.offices)
    return [card for card in report.index.of(kind) if card.opd in offices and made(report, card)]


def _in_period(report: Report, card: Card) -> bool:
    """Whether any phase of a development touches the period."""
    zone = report.dossier.world.region.zone
    for phase in as_list(card.data.get("fase")):
        began, ended = parse_moment(phase.get("mulai"), zone), parse_moment(phase.get("selesai"), zone)
        if began is None or began.day >= report.period.after or not began.happened(report.dossier.site.as_of):
            continue
        if ended is None or ended.day >= report.period.first:
            return True
    return False


def _offices(report: Report) -> Table:
    rows: list[tuple[Entry, ...]] = []
    for opd in report.offices:
        own = applications_of(report, report.services_of(opd))
        rows.append(
            (office_cell(report, opd), *(share(report, tally, len(own)) for _, tally in _kept(own)[:2]))
        )
    own = applications_of(report, report.services)
    foot: tuple[Entry, ...] = (
        "Seluruh OPD",
        *(share(report, tally, len(own)) for _, tally in _kept(own)[:2]),
    )
    columns = (
        Column("OPD", width=25),
        Column("Target pengelolaan ditentukan", "angka"),
        Column("Aset dan konfigurasi tercatat", "angka"),
    )
    note = f"{SUMS} Aplikasi yang dipakai beberapa OPD dihitung sekali pada baris terakhir."
    return Table(
        caption="Pengelolaan aplikasi menurut OPD", columns=columns, rows=tuple(rows), foot=foot, note=note
    )
