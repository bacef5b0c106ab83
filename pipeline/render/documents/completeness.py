"""Whether an evaluation report is complete, in a sentence and as a table of chapters and substances."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.completeness import Element
from pipeline.law.maturity import MaturityTable
from pipeline.model.lean import dataclass
from pipeline.render.documents.chapters.pictures import office_cell
from pipeline.render.documents.chapters.report import Report
from pipeline.render.documents.evaluations import Completeness, completeness
from pipeline.render.table import Cell, Column, Entry, Table
from pipeline.wording import angka, daftar


@dataclass(frozen=True, slots=True)
class Completion:
    """What a report says of its own completeness.

    Attributes:
        complete: Whether it may be called complete.
        sentences: For the first page.
        table: Chapters by substances, in the region's edition OPDs by what they have.
    """

    complete: bool
    sentences: tuple[str, ...]
    table: Table


def completion_of(report: Report) -> Completion:
    """The completeness of a report; the region's is complete when every OPD's is."""
    found = {opd: _of_office(report, opd) for opd in report.offices}
    if report.is_region:
        return _of_region(report, found)
    own = found[report.scope.opd]
    return Completion(own.complete, tuple(_sentences(report, own)), _table(report, own))


def _of_office(report: Report, opd: str) -> Completeness:
    """A recapitulation counts services: without any there is nothing to recapitulate."""
    counted = bool(report.services_of(opd)) and (opd, report.period.text) in report.dossier.recaps
    return completeness(report.dossier, opd, report.evaluations.get(opd, ()), report.period, counted=counted)


def _sentences(report: Report, own: Completeness) -> Iterator[str]:
    if own.complete:
        yield f"Lengkap: {angka(own.total)} dari {angka(own.total)} unsur ada (tiga substansi setiap bab)."
        return
    yield f"Belum lengkap: {angka(own.present)} dari {angka(own.total)} unsur."
    yield f"Belum ada: {'; '.join(missing_words(report.law.maturity, own.missing))}."


def missing_words(table: MaturityTable, missing: tuple[Element, ...]) -> Iterator[str]:
    """Missing elements, substance by substance: "Analisa … pada bab a, b, dan c"."""
    chapters = {chapter.kode: chapter.nama.removeprefix("Evaluasi ") for chapter in table.chapters}
    total = len({element.chapter for element in missing})
    for substance in table.substances:
        without = [element.chapter for element in missing if element.substance == substance.kode]
        if without:
            everywhere = len(without) == total == sum(1 for c in table.chapters if c.asal == "regulasi")
            where = "setiap bab" if everywhere else f"bab {daftar([chapters[name] for name in without])}"
            yield f"{substance.nama[:1].lower()}{substance.nama[1:]} pada {where}"


def _table(report: Report, own: Completeness) -> Table:
    law = report.law.maturity
    has = {(element.chapter, element.substance): element.present for element in own.elements}
    rows: tuple[tuple[Entry, ...], ...] = tuple(
        (chapter.nama, *(_mark(has[chapter.kode, substance.kode]) for substance in law.substances))
        for chapter in law.chapters
        if chapter.asal == "regulasi"
    )
    columns = (Column("Bab", width=40), *(Column(substance.nama, "status") for substance in law.substances))
    note = f"{angka(own.present)} dari {angka(own.total)} unsur ada."
    return Table(caption="Kelengkapan unsur laporan", columns=columns, rows=rows, note=note)


def _mark(present: bool) -> Cell:  # noqa: FBT001  what the cell shows
    return Cell("", badge="terisi" if present else "kosong")


def _of_region(report: Report, found: dict[str, Completeness]) -> Completion:
    complete = [opd for opd, own in found.items() if own.complete]
    whole = bool(found) and len(complete) == len(found)
    total = max((own.total for own in found.values()), default=0)
    said = f"{angka(len(complete))} dari {angka(len(found))} OPD memuat {angka(total)} unsur laporan evaluasi"
    sentences = [f"Lengkap: {said}." if whole else f"Belum lengkap: {said}."]
    if not whole:
        lacking = [
            f"{report.office(opd)} ({own.present} dari {own.total})"
            for opd, own in found.items()
            if not own.complete
        ]
        sentences.append(f"Belum lengkap pada: {daftar(lacking)}.")
    return Completion(whole, tuple(sentences), _office_table(report, found))


def _office_table(report: Report, found: dict[str, Completeness]) -> Table:
    law = report.law.maturity
    rows: list[tuple[Entry, ...]] = [
        (
            office_cell(report, opd),
            f"{angka(own.present)} dari {angka(own.total)}",
            Cell("", badge="lengkap" if own.complete else "belum_lengkap"),
            "; ".join(missing_words(law, own.missing)) or "nihil",
        )
        for opd, own in found.items()
    ]
    columns = (
        Column("OPD", width=20),
        Column("Unsur ada", "angka"),
        Column("Laporan", "status"),
        Column("Yang belum ada", width=45),
    )
    return Table(caption="Kelengkapan unsur laporan setiap OPD", columns=columns, rows=tuple(rows))
