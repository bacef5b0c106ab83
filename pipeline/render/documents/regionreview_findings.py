"""What the reviews found and asked for, and which developments had the approval of the kominfo PD."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.card import Card
from pipeline.model.document import as_list, dig
from pipeline.model.moments import parse_moment
from pipeline.model.periods import parse_period
from pipeline.render.document import Item
from pipeline.render.documents.chapters.figures import nil_sentence
from pipeline.render.documents.chapters.planning import approved_by
from pipeline.render.documents.chapters.report import Block, Report
from pipeline.render.documents.followups import only_first, owner, state_of, task_table, tasks
from pipeline.render.documents.terms import plain
from pipeline.render.table import Cell, Column, Entry, Table
from pipeline.wording import bagian, daftar, tanggal

_MOST = 40
_ORDER = ("terlambat", "terbuka", "berjalan", "selesai")


def reviews_of(report: Report) -> list[Card]:
    """The reviews that the kominfo PD made about the year, the earliest first."""
    region, zone = report.dossier.world.region, report.dossier.world.region.zone
    found: list[Card] = []
    for card in report.index.of("reviu"):
        own, made = parse_period(card.data.get("periode")), parse_moment(card.data.get("tanggal"), zone)
        if card.document.opd != region.kominfo or own is None or made is None:
            continue
        if own.first.year == report.scope.year and made.happened(report.dossier.site.as_of):
            found.append(card)
    return sorted(found, key=lambda card: (str(card.data.get("tanggal")), card.ref))


def recommendations(report: Report) -> Iterator[Block]:
    """Who reviewed whom and when, and every finding with its owner, due date and state."""
    cards = reviews_of(report)
    if not cards:
        yield Block("nihil", "Belum ada data: PD urusan komunikasi dan informatika belum mereviu tahun ini.")
        return
    reviewed = {str(ref).split("/")[-1] for card in cards for ref in as_list(card.data.get("opd_direviu"))}
    covered = [opd for opd in report.offices if opd in reviewed]
    silent = [report.office(opd) for opd in report.offices if opd not in reviewed]
    items = [Item("PD yang direviu", bagian(len(covered), len(report.offices)))]
    items += [Item("Belum direviu", daftar(silent) or None, empty="nihil")]
    yield Block("fakta", [*items, *(_review(report, card) for card in cards)])
    today = report.today
    found = [task for card in cards for task in tasks(report.dossier, card.document.opd, card)]
    found.sort(key=lambda task: (_ORDER.index(state_of(task, today)), str(task.item.get("tenggat"))))
    if not found:
        yield Block("nihil", nil_sentence(["temuan reviu"]))
        return
    caption = "Temuan, rekomendasi, dan penanggung jawab"
    table = task_table(report.dossier, caption, found, opd=True, source=len(cards) > 1)
    yield Block("tabel", only_first(table, _MOST))
    if len(found) > _MOST:
        yield Block("kalimat", "Yang terlambat ditampilkan lebih dulu.")


def _review(report: Report, card: Card) -> Item:
    who = owner(report.dossier, card.data.get("oleh"), card.document.opd)
    day = parse_moment(card.data.get("tanggal"), report.dossier.world.region.zone)
    scope = plain(card.data.get("cakupan", "reviu"))
    said = (
        f"{who.text if who else 'pereviu belum tercatat'}, {tanggal(day.day) if day else 'belum bertanggal'}"
    )
    label = f"Reviu {scope.lower()} {card.id}"
    return Item(label, said, report.place(card.ref), note=str(card.data.get("simpulan", "")))


def approvals(report: Report) -> Iterator[Block]:
    """Developments of the year with the approval they had before they began, those without one first."""
    cards = [card for card in report.index.of("pengembangan") if _of_year(report, card)]
    if not cards:
        yield Block("nihil", nil_sentence(["pembangunan dan pengembangan aplikasi tahun ini"]))
        return
    given = [card for card in cards if approved_by(report, card.data.get("persetujuan_kominfo"))]
    yield Block("kalimat", f"Disetujui: {bagian(len(given), len(cards))} kegiatan.")
    without = [card for card in cards if card not in given]
    rows = tuple(_development(report, card, given=card in given) for card in [*without, *given][:_MOST])
    columns = (
        Column("Kegiatan", width=20),
        Column("PD"),
        Column("Aplikasi", width=25),
        Column("Mulai", "waktu"),
        Column("Persetujuan", width=30),
    )
    table = Table(
        caption="Pembangunan dan pengembangan aplikasi", columns=columns, rows=rows, total=len(cards)
    )
    yield Block("tabel", table)


def _of_year(report: Report, card: Card) -> bool:
    """Whether any phase of a development touches the year."""
    zone, year = report.dossier.world.region.zone, report.scope.year or 0
    for phase in as_list(card.data.get("fase")):
        began, ended = parse_moment(phase.get("mulai"), zone), parse_moment(phase.get("selesai"), zone)
        if began is None or began.day.year > year or not began.happened(report.dossier.site.as_of):
            continue
        if ended is None or ended.day.year >= year:
            return True
    return False


def _development(report: Report, card: Card, *, given: bool) -> tuple[Entry, ...]:
    data, region = card.data, report.dossier.world.region
    began = parse_moment(dig(as_list(data.get("fase")), 0, "mulai"), region.zone)
    act = data.get("persetujuan_kominfo")
    when = parse_moment(dig(act, "waktu"), region.zone)
    part = region.component(data.get("aplikasi"), card.document.opd)
    approval = Cell("belum ada persetujuan", badge="kosong")
    if given and when is not None:
        late = began is not None and when.day > began.day
        note = "sesudah kegiatan dimulai" if late else ""
        number = str(dig(act, "nomor") or "tanpa nomor")
        approval = Cell(f"{number}, {tanggal(when.day)}", note=note)
    return (
        Cell(card.id, report.place(card.ref), note=plain(data.get("kegiatan", ""))),
        report.office(card.document.opd),
        str(part.data.get("nama", part.id)) if part else str(data.get("aplikasi", "")) or None,
        tanggal(began.day) if began else None,
        approval,
    )
