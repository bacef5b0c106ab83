"""The report on the provision of services: from the Penanggung jawab to the Pimpinan PD, who is to decide."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.card import Card
from pipeline.model.document import as_list
from pipeline.render.document import Item
from pipeline.render.documents import places
from pipeline.render.documents.chapters.figures import NIL, nil_sentence, share
from pipeline.render.documents.chapters.report import EVALUATION, Block, Report
from pipeline.render.documents.chapters.summary import evaluated, results_table
from pipeline.render.documents.completeness import completion_of
from pipeline.render.documents.dossier import Dossier, Draft, Scope
from pipeline.render.documents.evaluation import report_of
from pipeline.render.documents.followups import only_first, task_table, tasks
from pipeline.render.documents.periodic import (
    Kind,
    Section,
    analysis,
    delivery,
    draft,
    for_opd,
    letters,
    section,
)
from pipeline.render.documents.standing import chapter_table
from pipeline.render.table import Cell, Column, Entry, Table
from pipeline.wording import angka, bagian, daftar, periode

KIND = Kind(
    name="laporan-penyelenggaraan",
    title="Laporan Penyelenggaraan Layanan",
    letter="penyelenggaraan_layanan",
    clauses=("L1.T1.2.5", "L1.T1.1.1", "L2.3.a5"),
    readings=("evaluasi.", "ketersediaan.rumus", "batas.tabel2_tabel4_ketat", "laporan.penerima"),
    records=("layanan", "laporan", "evaluasi"),
    purpose=(
        "Laporan ini merangkum penyelenggaraan layanan untuk pimpinan: capaian, hal yang perlu "
        "diputuskan, dan tindak lanjut yang berjalan. Rinciannya ada pada laporan evaluasi, ketersediaan, "
        "dan penanganan aduan periode yang sama."
    ),
)
_BESIDE = (
    (EVALUATION, "Laporan evaluasi"),
    ("laporan-ketersediaan", "Laporan ketersediaan layanan"),
    ("laporan-penanganan-aduan", "Laporan penanganan aduan"),
)
# Room for two evaluations of seven chapters each.
_MOST_TASKS = 20


def provision(dossier: Dossier, scope: Scope) -> Draft | None:
    """The report; None where the OPD provides no services."""
    report = report_of(dossier, scope) if for_opd(scope) else None
    return draft(report, KIND, tuple(_sections(report))) if report else None


def _sections(report: Report) -> Iterator[Section]:
    yield section(report, "Ringkasan layanan", _summary(report), "L1.T1.1.1")
    yield section(report, "Ketersediaan layanan", _availability(report), "L2.2.2.1.T8.1.4")
    yield section(report, "Penanganan aduan", _complaints(report), "L1.T1.4.8")
    yield section(report, "Evaluasi dan tindak lanjut", _evaluation(report), "L2.3.a5")
    yield section(report, "Keputusan yang diminta", _decisions(report), "L1.T1.2.5")
    yield section(report, "Analisis dan tindak lanjut penyusun", analysis(report, KIND))
    roles = ("penanggung jawab penyedia layanan", "pimpinan PD penyedia layanan")
    yield delivery(report, KIND, roles, "L1.T1.2.5")


def _summary(report: Report) -> Iterator[Block]:
    judged, total = len(evaluated(report)), len(report.services)
    yield Block(
        "fakta",
        [
            Item("Layanan dalam katalog", angka(total) if total else None, empty=NIL),
            Item("Layanan yang dapat dinilai", bagian(judged, total)),
            *(_beside(report, name, label) for name, label in _BESIDE),
        ],
    )
    if total:
        yield Block("tabel", chapter_table(report.dossier, report.scope.opd, report.period))
        yield Block("tabel", results_table(report))


def _beside(report: Report, name: str, label: str) -> Item:
    """Where the detail stands: the evaluation always, the others where they have something to tell."""
    recap = report.recap
    there = {
        "laporan-ketersediaan": bool(recap.availability.rows),
        "laporan-penanganan-aduan": bool(len(recap.complaints.handling.total)),
    }.get(name, True)
    if not there:
        return Item(label, None, empty="nihil pada periode ini")
    return Item(label, periode(report.period.text), places.document(name, report.scope))


def _availability(report: Report) -> Iterator[Block]:
    found = report.recap.availability
    if not found.rows:
        yield Block("nihil", "Belum ada data: tidak ada catatan pemantauan untuk periode ini.")
        return
    rows: tuple[tuple[Entry, ...], ...] = (
        ("Layanan mencapai target ketersediaan", share(report, found.services.met, found.services.judged)),
        ("Bulan layanan mencapai target", share(report, found.months.met, found.months.judged)),
        ("Anomali ditangani", share(report, found.anomalies_handled, len(found.anomalies))),
        ("Catatan yang memantau keempat objek", share(report, found.full_scope, len(found.rows))),
    )
    yield Block("tabel", _two("Ketersediaan", rows))


def _complaints(report: Report) -> Iterator[Block]:
    found = report.recap.complaints
    if not len(found.handling.total):
        yield Block("nihil", nil_sentence(["aduan pada periode ini"]))
        return
    whole = len(found.handling.total)
    rows: tuple[tuple[Entry, ...], ...] = (
        ("Waktu tanggap tercapai", share(report, found.response.met, found.response.judged)),
        ("Pelayanan tercapai", share(report, found.service.met, found.service.judged)),
        ("Keduanya tercapai", share(report, found.handling.met, found.handling.judged)),
        ("Dieskalasi", share(report, found.escalated, whole)),
        ("Berulang", share(report, found.recurring, whole)),
    )
    yield Block("tabel", _two(f"Penanganan {angka(whole)} aduan", rows))


def _two(caption: str, rows: tuple[tuple[Entry, ...], ...]) -> Table:
    return Table(caption=caption, columns=(Column("Ukuran", width=60), Column("Hasil", "angka")), rows=rows)


def _evaluation(report: Report) -> Iterator[Block]:
    """Whether the evaluation is complete, and what it asks for."""
    yield Block("kalimat", " ".join(completion_of(report).sentences))
    cards = report.evaluations.get(report.scope.opd, ())
    found = [task for card in cards for task in tasks(report.dossier, report.scope.opd, card)]
    if not found:
        yield Block("nihil", nil_sentence(["tindak lanjut dari evaluasi periode ini"]))
        return
    table = task_table(report.dossier, "Tindak lanjut dari evaluasi", found, source=len(cards) > 1)
    yield Block("tabel", only_first(table, _MOST_TASKS))


def _decisions(report: Report) -> Iterator[Block]:
    """What the head of the OPD is asked to decide; a decision asked for again stands once."""
    asked: dict[str, list[Card]] = {}
    for card in letters(report, KIND.letter):
        for text in as_list(card.data.get("keputusan_diminta")):
            asked.setdefault(" ".join(str(text).split()), []).append(card)
    rows = tuple(
        (
            Cell(text),
            Cell(
                daftar(list(dict.fromkeys(periode(str(card.data.get("periode", ""))) for card in cards))),
                report.place(cards[0].ref),
                note=", ".join(card.id for card in cards),
            ),
        )
        for text, cards in asked.items()
    )
    columns = (Column("Keputusan yang diminta dari pimpinan", width=60), Column("Laporan"))
    yield Block("tabel", Table(caption="Keputusan yang diminta", columns=columns, rows=rows, empty="Nihil."))
