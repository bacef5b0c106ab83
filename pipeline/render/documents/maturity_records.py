"""What levels 4 and 5 rest on: the declared application, reviews, evaluations, improvements."""

from __future__ import annotations

from fractions import Fraction

from pipeline.model.assessment import Assessment
from pipeline.model.card import Card
from pipeline.model.document import as_list
from pipeline.model.moments import parse_date, parse_moment
from pipeline.model.periods import parse_period
from pipeline.render.documents import places
from pipeline.render.documents.dossier import Dossier
from pipeline.render.documents.evaluations import completeness
from pipeline.render.documents.followups import Task, owner, tasks
from pipeline.render.table import Cell, Column, Entry, Table
from pipeline.wording import angka, periode, persen, tanggal


def application_table(dossier: Dossier, own: Assessment) -> Table:
    """Which application is in use, by whose word (reading F10)."""
    rows = tuple(_declared(dossier, own, card) for card in _cards(dossier, own.conditions.applications))
    columns = (
        Column("Aplikasi", width=25),
        Column("Alamat", width=25),
        Column("Periode"),
        Column("Cakupan tiket", "angka"),
        Column("Dinyatakan oleh", width=20),
    )
    caption = "Pernyataan penggunaan aplikasi manajemen layanan"
    return Table(caption=caption, columns=columns, rows=rows, empty="Belum ada pernyataan dari PD kominfo.")


def _declared(dossier: Dossier, own: Assessment, card: Card) -> tuple[Entry, ...]:
    rows = [
        row
        for row in as_list(card.data.get("opd_dinyatakan"))
        if str(row.get("opd")).split("/")[-1] == own.opd
    ]
    covered = rows[0].get("cakupan") if rows else None
    address = str(card.data.get("alamat", ""))
    day = parse_date(str(card.data.get("tanggal", ""))[:10])
    who = owner(dossier, card.data.get("oleh"), card.document.opd)
    when = tanggal(day) if day else ""
    return (
        Cell(str(card.data.get("nama", card.id)), places.record_place(card.ref, dossier.world.index)),
        Cell(address, address if address.startswith("https://") else "") if address else None,
        periode(str(card.data.get("periode", ""))),
        None if covered is None else persen(Fraction(str(covered)), 0),
        Cell(who.text, note=when) if who else None,
    )


def review_table(dossier: Dossier, own: Assessment) -> Table:
    """Which reviews were held, of which kind, by whom."""
    kinds = dict.fromkeys(own.conditions.pasal4, "Menyeluruh, PD urusan kominfo")
    kinds |= dict.fromkeys(own.conditions.planning, "Perencanaan, penanggung jawab sendiri")
    rows = tuple(_review(dossier, card, kinds[card.ref]) for card in _cards(dossier, tuple(kinds)))
    columns = (
        Column("Reviu", "kode"),
        Column("Jenis", width=30),
        Column("Tanggal"),
        Column("Oleh", width=25),
        Column("Temuan", "angka"),
    )
    note = "Reviu gangguan berkala tidak dihitung sebagai reviu manajemen layanan."
    return Table(
        caption="Reviu", columns=columns, rows=rows, note=note, empty="Belum ada reviu pada tahun ini."
    )


def _review(dossier: Dossier, card: Card, kind: str) -> tuple[Entry, ...]:
    held = parse_moment(card.data.get("tanggal"), dossier.world.region.zone)
    found = len(as_list(card.data.get("temuan")))
    return (
        Cell(card.id, places.record_place(card.ref, dossier.world.index)),
        kind,
        tanggal(held.day) if held else None,
        owner(dossier, card.data.get("oleh"), card.document.opd),
        angka(found) if found else "nihil",
    )


def evaluation_table(dossier: Dossier, own: Assessment) -> Table:
    """The evaluations of the year with how many of the elements each has."""
    cards = [card for card in dossier.world.index.of("evaluasi") if card.document.opd == own.opd]
    rows = tuple(row for card in cards if (row := _evaluated(dossier, own, card)))
    columns = (
        Column("Evaluasi", "kode"),
        Column("Periode", width=25),
        Column("Tanggal"),
        Column("Unsur", "angka"),
        Column("Laporan", "status"),
    )
    return Table(
        caption="Laporan evaluasi",
        columns=columns,
        rows=rows,
        empty="Belum ada laporan evaluasi pada tahun ini.",
    )


def _evaluated(dossier: Dossier, own: Assessment, card: Card) -> tuple[Entry, ...]:
    period = parse_period(card.data.get("periode"))
    made = parse_moment(card.data.get("tanggal"), dossier.world.region.zone)
    if (
        period is None
        or period.first.year != own.year
        or made is None
        or not made.happened(dossier.site.as_of)
    ):
        return ()
    counted = bool(dossier.services(own.opd))
    found = completeness(dossier, own.opd, (card,), period, counted=counted)
    return (
        Cell(card.id, places.record_place(card.ref, dossier.world.index)),
        periode(period.text),
        tanggal(made.day),
        f"{angka(found.present)} dari {angka(found.total)}",
        Cell("", badge="lengkap" if found.complete else "belum_lengkap"),
    )


def improvement_tasks(dossier: Dossier, own: Assessment) -> list[Task]:
    """Every item that evaluations and reviews ask the OPD for, in order of source."""
    sources = tuple(dict.fromkeys(item.source for item in own.conditions.follow_ups))
    found = [task for card in _cards(dossier, sources) for task in tasks(dossier, own.opd, card)]
    return [task for task in found if task.known is not None]


def _cards(dossier: Dossier, refs: tuple[str, ...]) -> list[Card]:
    index = dossier.world.index
    found = []
    for ref in refs:
        opd, kind, name = ref.split("/")
        card = index.cards.get(f"{opd}/{kind}/{name.casefold()}")
        found.extend([card] if card is not None else [])
    return found
