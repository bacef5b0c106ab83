"""How far the resources of the services were used: highest peaks, other measures, what was not measured."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from pipeline.model.card import Card
from pipeline.model.document import as_list, dig
from pipeline.model.region import Service
from pipeline.render.documents.chapters.monitoring import folded
from pipeline.render.documents.chapters.report import Block, Report
from pipeline.render.table import Cell, Column, Entry, Table
from pipeline.wording import angka, periode

_UTILISATION = (("cpu", "CPU"), ("ram", "RAM"), ("penyimpanan", "Penyimpanan"), ("jaringan", "Jaringan"))


def utilisation(report: Report) -> Iterator[Block]:
    """The highest peak of each resource, with its month; over its threshold it is marked."""
    rows = [row for service in report.services if (row := _peaks(report, service))]
    if not rows:
        yield Block("nihil", "Utilisasi: belum ada data.")
        yield from _unmeasured(report)
        return
    columns = (Column("Layanan", width=30), *(Column(label, "angka") for _, label in _UTILISATION))
    note = (
        "Puncak tertinggi dalam periode, dengan bulannya. ⚠ melewati ambang yang ditetapkan; – tidak terukur."
    )
    yield Block("tabel", Table(caption="Utilisasi tertinggi", columns=columns, rows=tuple(rows), note=note))
    yield from _other_measures(report)
    yield from _unmeasured(report)


def _blocks(report: Report) -> Iterator[tuple[Service, Card]]:
    """The monitoring records of the period that could be found, by service, in order of time."""
    known = {service.document.ref: service for service in report.services}
    for row in sorted(report.recap.availability.rows, key=lambda row: (row.service, row.period)):
        card = report.index.cards.get(folded(row.record))
        if card is not None and row.service in known:
            yield known[row.service], card


def _other_measures(report: Report) -> Iterator[Block]:
    """What was measured besides the four resources: the last value of each."""
    last: dict[tuple[str, str], tuple[Entry, ...]] = {}
    for service, card in _blocks(report):
        for one in as_list(dig(card.data, "utilisasi", "lainnya")):
            named = str(one.get("ukuran", ""))
            limit, unit = one.get("ambang"), one.get("satuan", "")
            last[service.ref, named] = (
                Cell(service.nama, report.place(service.document.ref)),
                named,
                Cell(f"{_number(one.get('nilai'))} {unit}".strip(), report.place(card.ref)),
                f"{_number(limit)} {unit}".strip() if limit is not None else "tidak ditetapkan",
                periode(str(card.data.get("periode", ""))),
            )
    if last:
        columns = (
            Column("Layanan", width=30),
            Column("Ukuran", width=25),
            Column("Nilai terakhir", "angka"),
            Column("Ambang", "angka"),
            Column("Periode"),
        )
        yield Block(
            "tabel", Table(caption="Ukuran utilisasi lain", columns=columns, rows=tuple(last.values()))
        )


def _number(value: object) -> str:
    return angka(Fraction(str(value))) if isinstance(value, (int, float)) else str(value)


def _unmeasured(report: Report) -> Iterator[Block]:
    """Why nothing was measured, where a record says so."""
    reasons = {
        service.nama: str(reason).rstrip(".")
        for service, card in _blocks(report)
        if (reason := dig(card.data, "utilisasi", "tidak_terukur", "alasan"))
    }
    if reasons:
        told = [f"{name}: {reason}" for name, reason in reasons.items()]
        yield Block("kalimat", f"Utilisasi tidak terukur. {'; '.join(told)}.")


def _peaks(report: Report, service: Service) -> tuple[Entry, ...]:
    own = [
        (row.period, report.index.cards[folded(row.record)].data.get("utilisasi", {}))
        for row in report.recap.availability.rows
        if row.service == f"{service.opd}/layanan/{service.id}" and folded(row.record) in report.index.cards
    ]
    cells = [_peak(own, name) for name, _ in _UTILISATION]
    if all(cell.text == "–" for cell in cells):
        return ()
    return (Cell(service.nama, report.place(f"{service.opd}/layanan/{service.id}")), *cells)


def _peak(own: Sequence[tuple[str, dict[str, dict[str, float]]]], name: str) -> Cell:
    known = [
        (block[name]["puncak"], period, block[name].get("ambang"))
        for period, block in own
        if _has(block, name)
    ]
    if not known:
        return Cell("–")
    highest, period, limit = max(known, key=lambda entry: (entry[0], entry[1]))
    over = "⚠ " if limit is not None and highest > limit else ""
    return Cell(f"{over}{angka(Fraction(str(highest)))} %", note=periode(period))


def _has(block: dict[str, dict[str, float]], name: str) -> bool:
    own = block.get(name)
    return isinstance(own, dict) and isinstance(own.get("puncak"), (int, float))
