"""The periodic review of incidents: which of its tasks each review shows, and what was found."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pipeline.model.card import Card
from pipeline.model.document import Data, as_list, dig
from pipeline.model.moments import parse_moment
from pipeline.model.periods import parse_period
from pipeline.model.tallies import Tally
from pipeline.render.documents.chapters.figures import share
from pipeline.render.documents.chapters.report import Block, Report
from pipeline.render.table import Cell, Column, Entry, Table
from pipeline.wording import angka, periode, tanggal

_MOST = 8
# The fields that show each task of the review, in the order of the regulation's tasks.
_SHOWN: tuple[Callable[[Data], bool], ...] = (
    lambda data: bool(data.get("identifikasi")),
    lambda data: data.get("gangguan") is not None,
    lambda data: bool(data.get("analisis")),
    lambda data: bool(data.get("penyebab_utama")) or not as_list(data.get("gangguan")),
    lambda data: bool(data.get("penanganan")) or not as_list(data.get("gangguan")),
    lambda data: bool(dig(data, "diinformasikan", "waktu")),
)
_ASKED = "L2.2.1.3.T7.1"


def reviews_of(report: Report) -> list[Card]:
    """The reviews of the report's services that lie in its period."""
    own = {service.ref for service in report.services}
    found = [
        card
        for card in report.cards("reviu_gangguan")
        if own.intersection(card.services) and _in_period(report, card)
    ]
    return sorted(found, key=lambda card: (str(card.data.get("periode", "")), card.ref))


def _in_period(report: Report, card: Card) -> bool:
    own = parse_period(card.data.get("periode"))
    return own is not None and report.period.covers(own) and own.first <= report.today


def reviews(report: Report) -> Iterator[Block]:
    """How many reviews show each task, and each review with its main cause."""
    found = reviews_of(report)
    if not found:
        yield Block("nihil", "Belum ada data: belum ada reviu berkala gangguan untuk periode ini.")
        return
    watched = {ref for card in found for ref in card.services}
    silent = [service.nama for service in report.services if service.ref not in watched]
    yield Block("tabel", _tasks(report, found))
    yield Block("tabel", _each(report, found))
    if silent:
        yield Block("nihil", f"Belum ada reviu berkala pada: {'; '.join(silent)}.")


def _tasks(report: Report, found: list[Card]) -> Table:
    names = [
        clause for name in range(1, len(_SHOWN) + 1) for clause in report.law.own(f"{_ASKED}.{name}")[:1]
    ]
    rows: list[tuple[Entry, ...]] = []
    for clause, shown in zip(names, _SHOWN, strict=False):
        known = report.law.clause(clause)
        tally = Tally(tuple(card.ref for card in found if shown(card.data)))
        rows.append((known.ringkas.rstrip(".") if known else clause, share(report, tally, len(found))))
    columns = (Column("Tugas reviu berkala", width=60), Column("Reviu yang menunjukkannya", "angka"))
    return Table(caption="Tugas reviu berkala yang terbukti", columns=columns, rows=tuple(rows))


def _each(report: Report, found: list[Card]) -> Table:
    rows = tuple(_review(report, card) for card in found[-_MOST:])
    columns = (
        Column("Reviu", width=20),
        Column("Gangguan", "angka"),
        Column("Penyebab utama", width=30),
        Column("Penanganan penyebab", width=25),
        Column("Diberitahukan", width=12),
    )
    return Table(caption="Hasil reviu", columns=columns, rows=rows, total=len(found))


def _review(report: Report, card: Card) -> tuple[Entry, ...]:
    data = card.data
    service = report.dossier.world.region.services.get(next(iter(card.services), ""))
    done = [str(each.get("uraian", "")).rstrip(".") for each in as_list(data.get("penanganan"))]
    told = parse_moment(dig(data, "diinformasikan", "waktu"), report.dossier.world.region.zone)
    number = len(as_list(data.get("gangguan")))
    happened = told is not None and told.happened(report.dossier.site.as_of)
    return (
        Cell(
            f"{service.nama if service else card.id}",
            report.place(card.ref),
            note=periode(str(data.get("periode", ""))),
        ),
        angka(number) if number else "nihil",
        str(data.get("penyebab_utama", "")) or ("belum ditemukan" if number else "nihil"),
        "; ".join(done) or ("belum ada" if number else "nihil"),
        tanggal(told.day) if told and happened else "belum",
    )
