"""Attainment as a picture: a bar a service, or for the region a bar an OPD, with figures that lead on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import reduce
from operator import add

from pipeline.model.lean import replace
from pipeline.model.recap import Recap
from pipeline.model.tallies import ByService, ServiceTally, TicketTally
from pipeline.render.charts.attainment import Bar, attainment
from pipeline.render.documents import places
from pipeline.render.documents.chapters.figures import count, share, state_of
from pipeline.render.documents.chapters.report import EVALUATION, Block, Report
from pipeline.render.documents.dossier import Scope
from pipeline.render.documents.frontmatter import period_words
from pipeline.render.table import Cell, Column, Entry, Table
from pipeline.wording import daftar

Parts = Callable[[Recap], ByService]
Services = Callable[[Recap], ServiceTally]


def attained(report: Report, what: str, noun: str, pick: tuple[Parts, Services]) -> Iterator[Block]:
    """Bars of reached and missed, with the table behind them; nothing where nothing happened.

    Args:
        report: The report.
        what: What was to be reached, e.g. "Target Tabel 2".
        noun: What was counted, e.g. "Permintaan".
        pick: The tickets by service and the services by state, from a recapitulation.
    """
    parts, services = pick
    found = [(name, tally) for name, tally in parts(report.recap) if len(tally.total)]
    if not found:
        return
    title, caption = f"{what}, {period_words(report.scope)}", f"{noun} menurut {_unit(report)}"
    if report.is_region:
        bars, table = _offices(report, (caption, noun), pick)
        chart = attainment(title, bars, "OPD")
    else:
        chart = attainment(title, [Bar(report.service_name(name), _counts(t)) for name, t in found])
        table = _service_table(report, (caption, noun), found, services(report.recap))
    yield Block("grafik", replace(chart, table=table))
    quiet = [report.service_name(name) for name, tally in parts(report.recap) if not len(tally.total)]
    if quiet and not report.is_region:
        yield Block("kalimat", f"Tanpa {noun.lower()} pada periode ini: {daftar(quiet)}.")


def _unit(report: Report) -> str:
    return "OPD" if report.is_region else "layanan"


def _counts(tally: TicketTally) -> dict[str, int]:
    met, missed, running = len(tally.met), len(tally.missed), len(tally.running)
    return {
        "tercapai": met,
        "tidak_tercapai": missed,
        "berjalan": running,
        "tidak_dinilai": len(tally.total) - met - missed - running,
    }


def together(parts: ByService) -> TicketTally:
    """The tickets of several services: counts added up, nothing averaged."""
    return reduce(add, (tally for _, tally in parts), TicketTally())


def _service_table(
    report: Report, words: tuple[str, str], found: list[tuple[str, TicketTally]], services: ServiceTally
) -> Table:
    title, noun = words
    rows = tuple(
        (
            Cell(report.service_name(name), report.place(name)),
            *_figures(report, tally),
            Cell("", badge=state_of(services, name)),
        )
        for name, tally in found
    )
    return Table(
        caption=title,
        columns=(Column("Layanan", width=30), *_heads(noun), Column("Layanan ini", "status")),
        rows=rows,
    )


def _heads(noun: str) -> tuple[Column, ...]:
    heads = (noun, "Tercapai", "Tidak tercapai", "Berjalan", "Capaian")
    return tuple(Column(head, "angka") for head in heads)


def _figures(report: Report, tally: TicketTally) -> tuple[Entry, ...]:
    counted = (count(report, each) for each in (tally.total, tally.met, tally.missed, tally.running))
    return (*counted, share(report, tally.met, tally.judged))


def _offices(report: Report, words: tuple[str, str], pick: tuple[Parts, Services]) -> tuple[list[Bar], Table]:
    """A bar for each OPD where something happened, and the table of all: each OPD is summed up once."""
    title, noun = words
    parts, services = pick
    bars: list[Bar] = []
    rows: list[tuple[Entry, ...]] = []
    for opd in report.offices:
        recap = report.recap_of(opd)
        states, tally = services(recap), together(parts(recap))
        if len(tally.total):
            bars.append(Bar(report.office(opd), _counts(tally)))
        row = (office_cell(report, opd), share(report, states.met, states.judged))
        rows.append((*row, *_figures(report, tally)))
    states = services(report.recap)
    whole = _figures(report, together(parts(report.recap)))
    columns = (Column("OPD", width=20), Column("Layanan mencapai target", "angka"), *_heads(noun))
    foot = ("Seluruh OPD", share(report, states.met, states.judged), *whole)
    return bars, Table(caption=title, columns=columns, rows=tuple(rows), foot=foot, note=SUMS)


SUMS = "Baris terakhir adalah jumlah hitungan semua OPD, bukan rata-rata persentase."


def office_cell(report: Report, opd: str) -> Cell:
    """An OPD's short name, leading to its own report."""
    own = places.document(EVALUATION, Scope(opd, period=report.period))
    return Cell(report.office(opd), own, sort=report.office(opd))
