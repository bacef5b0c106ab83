"""What stands after the chapters: the SLA, recommendations, follow-ups of the time before, the level."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from pipeline.model.card import Card
from pipeline.model.document import as_list
from pipeline.model.moments import parse_moment
from pipeline.model.tallies import TicketTally
from pipeline.render.document import Item
from pipeline.render.documents import places
from pipeline.render.documents.chapters.figures import count, records_of, share
from pipeline.render.documents.chapters.report import MATURITY, Block, Report
from pipeline.render.documents.dossier import Scope
from pipeline.render.documents.evaluations import written_before
from pipeline.render.documents.followups import Task, source_words, task_table, tasks
from pipeline.render.table import Cell, Column, Entry, Table
from pipeline.wording import angka, daftar

_NO_SLA = "Belum ada dokumen SLA."
_BESIDE = "SLA dinilai di samping target peraturan, tidak menggantikannya."


def sla_part(report: Report) -> Iterator[Block]:
    """How the commitments of the SLA were kept, or that there is none."""
    found = report.recap.sla
    if not len(found.services):
        yield Block("nihil", _NO_SLA)
        return
    names = daftar([report.service_name(name) for name in found.services.records])
    yield Block("kalimat", f"Layanan dengan dokumen SLA: {names}. {_BESIDE}")
    if not len(found.tickets):
        yield Block("nihil", "Nihil: tidak ada tiket layanan ini pada periode laporan.")
    else:
        yield Block("tabel", _urgencies(report))
        yield Block("fakta", _around(report))
    written: dict[str, list[str]] = {}
    for cards in report.evaluations.values():
        for card in cards:
            if text := _said(card.data):
                whose = f"{report.office(card.document.opd)}, " if report.is_region else ""
                written.setdefault(text, []).append(f"{whose}{source_words(card)}")
    yield from (Block("kalimat", f"{text} ({daftar(sources)})") for text, sources in written.items())
    if not written:
        yield Block("nihil", "Uraian evaluasi SLA: belum ada.")


def _said(data: object) -> str:
    block = data.get("sla") if hasattr(data, "get") else None
    return str(block.get("uraian", "")).strip() if isinstance(block, dict) else ""


def _urgencies(report: Report) -> Table:
    rows: list[tuple[Entry, ...]] = []
    for urgency, response, solution, onsite in report.recap.sla.by_urgency:
        if len(response.total):
            shares = (_share(report, each) for each in (response, solution, onsite))
            rows.append((f"Urgensi {urgency}", count(report, response.total), *shares))
    columns = (
        Column("Urgensi", width=18),
        Column("Tiket", "angka"),
        Column("Respons tercapai", "angka"),
        Column("Penyelesaian tercapai", "angka"),
        Column("Pendampingan tercapai", "angka"),
    )
    note = "Dinilai menurut batas respons dan penyelesaian sebagaimana tertulis dalam SLA layanan."
    return Table(caption="Pencapaian SLA menurut urgensi", columns=columns, rows=tuple(rows), note=note)


def _share(report: Report, tally: TicketTally) -> Entry:
    return share(report, tally.met, tally.judged)


def _around(report: Report) -> list[Item]:
    found = report.recap.sla
    lines = [("Tiket layanan ber-SLA", found.tickets), ("Di luar masa berlaku SLA", found.out_of_term)]
    lines.append(("Tanpa urgensi, tidak dinilai menurut SLA", found.without_urgency))
    lines += [(f"Eskalasi tingkat {level}", tally) for level, tally in found.by_level]
    return [
        Item(
            label, angka(len(tally)) if len(tally) else None, records_of(report, tally.records), empty="nihil"
        )
        for label, tally in lines
    ]


def recommendations(report: Report) -> Table:
    """What the evaluations recommend, and for which stage."""
    rows: list[tuple[Entry, ...]] = []
    for cards in report.evaluations.values():
        for card in cards:
            whose = report.office(card.document.opd) if report.is_region else source_words(card)
            origin = Cell(whose, report.place(card.ref))
            advice = as_list(card.data.get("rekomendasi"))
            rows.extend((str(each.get("uraian", "")), str(each.get("tahap", "")), origin) for each in advice)
    columns = (Column("Rekomendasi", width=60), Column("Tahap yang diperbaiki"), Column("Asal"))
    return Table(
        caption="Masukan perbaikan", columns=columns, rows=tuple(rows), empty="Belum ada rekomendasi."
    )


def carried_over(report: Report) -> Table:
    """The follow-ups that earlier evaluations, and reviews held before the period's end, asked for."""
    found: list[Task] = []
    for opd in report.offices:
        for card in written_before(report.dossier, opd, report.period):
            found += tasks(report.dossier, opd, card)
    found += _reviewed(report)
    caption = "Tindak lanjut dari evaluasi dan reviu sebelumnya"
    return task_table(report.dossier, caption, found, opd=report.is_region, source=True)


def _reviewed(report: Report) -> list[Task]:
    """Findings of reviews that concern the OPDs of the report; in the region each stands once."""
    found: dict[tuple[str, str], Task] = {}
    for card in filter(partial(_held_before, report), report.index.of("reviu")):
        for task in (task for opd in report.offices for task in tasks(report.dossier, opd, card)):
            if task.known is not None:
                found.setdefault((card.ref, str(task.item.get("id"))), task)
    return list(found.values())


def _held_before(report: Report, card: Card) -> bool:
    """Whether a review was held before the period ended."""
    held = parse_moment(card.data.get("tanggal"), report.dossier.world.region.zone)
    return held is not None and held.happened(report.dossier.site.as_of) and held.day < report.period.after


def level_line(report: Report) -> Item | None:
    """The level of the year in which the period ends, in one line; None where it was not assessed."""
    year = report.period.first.year
    levels = report.dossier.levels.get(year)
    if levels is None:
        return None
    ladder = [rung.level for rung in report.law.maturity.ladder]
    top = max(ladder) if ladder else levels.level
    href = places.document(MATURITY, Scope(report.scope.opd, year=year))
    note = "Penilaian mandiri indikatif, bukan nilai resmi."
    if report.is_region:
        words = (
            f"Level {levels.level} dari {top}, terendah dari {angka(len(levels.opd))} OPD penyedia layanan"
        )
        return Item(f"Tingkat maturitas {year}", words, href, note=note)
    own = levels.of(report.scope.opd)
    if own is None:
        return None
    return Item(f"Tingkat maturitas {year}", f"Level {own.level} dari {top}", href, note=note)
