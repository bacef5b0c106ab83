"""What stands before the chapters: the records behind the report, its coverage, the results at a glance."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pipeline.model.card import Card
from pipeline.model.moments import parse_moment
from pipeline.model.periods import parse_period
from pipeline.model.recap import Recap
from pipeline.model.tallies import ServiceTally, Tally
from pipeline.render.badges import badge
from pipeline.render.documents.chapters.figures import count, nil_sentence, share, state_of
from pipeline.render.documents.chapters.pictures import SUMS, office_cell
from pipeline.render.documents.chapters.report import Report
from pipeline.render.table import Cell, Column, Entry, Table
from pipeline.wording import angka

Pick = Callable[[Recap], ServiceTally]
_CHAPTERS: tuple[tuple[str, Pick], ...] = (
    ("Permintaan", lambda recap: recap.requests.services),
    ("Gangguan", lambda recap: recap.complaints.services),
    ("Ketersediaan", lambda recap: recap.availability.services),
    ("Pemulihan", lambda recap: recap.recovery.services),
    ("Rilis", lambda recap: recap.releases.services),
)
_MEASURED = (
    ("Permintaan layanan", lambda recap: recap.requests.tickets.total),
    ("Aduan", lambda recap: recap.complaints.handling.total),
    ("Pemantauan", lambda recap: recap.availability.months.total),
    ("Pemulihan", lambda recap: _records(row.record for row in recap.recovery.rows if not row.drill)),
    ("DRP yang diuji", lambda recap: _records(row.record for row in recap.recovery.rows if row.drill)),
    ("Rilis", lambda recap: recap.releases.releases.total),
)
_WRITTEN = (
    ("Reviu berkala gangguan", "reviu_gangguan"),
    ("Laporan", "laporan"),
    ("Koordinasi", "koordinasi"),
    ("Koreksi", "koreksi"),
)
_LEGEND = ("tercapai", "tidak_tercapai", "berjalan", "tidak_ada_kejadian", "tidak_diatur")


def _records(names: Iterator[str]) -> Tally:
    return Tally(tuple(dict.fromkeys(name.split("#")[0] for name in names)))


def basis_of(report: Report) -> list[tuple[str, Tally]]:
    """The records that the report rests on, by kind."""
    measured = [(label, pick(report.recap)) for label, pick in _MEASURED]
    written = [(label, _of_period(report, kind)) for label, kind in _WRITTEN]
    own = tuple(card.ref for cards in report.evaluations.values() for card in cards)
    return [*measured, *written, ("Evaluasi", Tally(own))]


def basis_table(report: Report) -> Table:
    """How many records of each kind the report rests on."""
    found = basis_of(report)
    rows = tuple((label, count(report, tally)) for label, tally in found if len(tally))
    note = nil_sentence([label.lower() for label, tally in found if not len(tally)])
    total = sum(len(tally) for _, tally in found)
    columns = (Column("Jenis catatan", width=60), Column("Jumlah", "angka"))
    return Table(
        caption="Catatan yang menjadi dasar laporan",
        columns=columns,
        rows=rows,
        foot=("Seluruhnya", angka(total)) if rows else (),
        note=note,
    )


def _of_period(report: Report, kind: str) -> Tally:
    offices = set(report.offices)
    cards = (card for card in report.cards(kind) if card.opd in offices)
    return Tally(tuple(card.ref for card in cards if _belongs(report, card)))


def _belongs(report: Report, card: Card) -> bool:
    """Whether a record is about the period, or was made in it."""
    own = parse_period(card.data.get("periode"))
    if own is not None:
        return report.period.covers(own)
    made = parse_moment(card.data.get("tanggal"), report.dossier.world.region.zone)
    return made is not None and report.period.first <= made.day < report.period.after


def evaluated(report: Report) -> Tally:
    """The services that were judged in at least one of the obligatory chapters."""
    found = [pick(report.recap) for _, pick in _CHAPTERS]
    names = {name for tally in found for name in (*tally.met.records, *tally.missed.records)}
    return Tally(tuple(ref for service in report.services if (ref := service.document.ref) in names))


def results_table(report: Report) -> Table:
    """Every service (in the region's edition every OPD) by what became of the target of each chapter."""
    if report.is_region:
        return _by_office(report)
    rows = tuple(
        (Cell(service.nama, report.place(service.document.ref)), *_signs(report, service.document.ref))
        for service in report.services
    )
    legend = "; ".join(f"{badge(word).sign} {badge(word).label.lower()}" for word in _LEGEND)
    columns = (Column("Layanan", width=40), *(Column(label, "angka") for label, _ in _CHAPTERS))
    caption = "Pencapaian target menurut layanan dan bab"
    foot = ("Layanan mencapai target", *_reached(report, report.recap)) if rows else ()
    return Table(
        caption=caption, columns=columns, rows=rows, foot=foot, note=f"{legend[:1].upper()}{legend[1:]}."
    )


def _signs(report: Report, name: str) -> tuple[Cell, ...]:
    found = [badge(state_of(pick(report.recap), name)) for _, pick in _CHAPTERS]
    return tuple(Cell(shown.sign, sort=shown.label) for shown in found)


def _reached(report: Report, recap: Recap) -> tuple[Entry, ...]:
    tallies = [pick(recap) for _, pick in _CHAPTERS]
    return tuple(share(report, tally.met, tally.judged) for tally in tallies)


def _by_office(report: Report) -> Table:
    rows: tuple[tuple[Entry, ...], ...] = tuple(
        (office_cell(report, opd), *_reached(report, report.recap_of(opd))) for opd in report.offices
    )
    columns = (Column("OPD", width=20), *(Column(label, "angka") for label, _ in _CHAPTERS))
    return Table(
        caption="Layanan mencapai target menurut OPD dan bab",
        columns=columns,
        rows=rows,
        foot=("Seluruh OPD", *_reached(report, report.recap)),
        note=f"{SUMS} – berarti tidak ada layanan yang dapat dinilai.",
    )
