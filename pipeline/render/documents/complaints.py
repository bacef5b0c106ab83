"""The report on complaints of an OPD and period: from the Administrator Layanan to the Penanggung jawab."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.tallies import Tally
from pipeline.render.document import Metric
from pipeline.render.documents.chapters.complaints import by_priority, circumstances, frequent_causes
from pipeline.render.documents.chapters.figures import (
    MINUTE,
    length_words,
    nil_sentence,
    service_states,
    share,
    share_metric,
    ticket_results,
)
from pipeline.render.documents.chapters.pictures import attained
from pipeline.render.documents.chapters.report import Block, Report
from pipeline.render.documents.complaints_form import completeness
from pipeline.render.documents.complaints_lines import recurring, tickets
from pipeline.render.documents.complaints_review import reviews, reviews_of
from pipeline.render.documents.dossier import Dossier, Draft, Scope
from pipeline.render.documents.evaluation import report_of
from pipeline.render.documents.figures import figure_for
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
from pipeline.render.documents.terms import plain
from pipeline.render.table import Column, Entry, Table
from pipeline.wording import angka

KIND = Kind(
    name="laporan-penanganan-aduan",
    title="Laporan Penanganan Aduan",
    letter="penanganan_aduan",
    clauses=("L1.T1.4.8", "L2.2.1.2.p1a", "L2.2.1.2.p2", "L2.1.1.1.p2", "L2.2.1.3.p1"),
    readings=(
        "batas.tabel2_tabel4_ketat",
        "jam.",
        "dampak.sebagian",
        "prioritas.selisih",
        "tiket.",
        "laporan.penerima",
        "form.kosong_sah",
    ),
    records=("aduan", "reviu_gangguan", "laporan"),
    purpose=(
        "Laporan ini menunjukkan aduan dan gangguan yang ditangani pada periode ini, mana yang melewati "
        "batas, mengapa, dan apa yang berulang. Semua angka dihitung dari catatan tiket; identitas pelapor "
        "tidak dicantumkan."
    ),
)
# How tickets are told apart, in the words of the data model.
_WORDS = (
    ("dampak", "Dampak"),
    ("sumber", "Sumber"),
    ("metode_pelaporan", "Metode"),
    ("status", "Status"),
    ("kategori", "Kategori"),
)
_MOST_WORDS = 4


def complaints(dossier: Dossier, scope: Scope) -> Draft | None:
    """The report; None where there was no complaint, no review and nothing handed over."""
    report = report_of(dossier, scope) if for_opd(scope) else None
    if report is None:
        return None
    told = len(report.recap.complaints.handling.total) or letters(report, KIND.letter) or reviews_of(report)
    return draft(report, KIND, tuple(_sections(report))) if told else None


def _sections(report: Report) -> Iterator[Section]:
    yield section(
        report,
        "Ringkasan aduan",
        _summary(report),
        "L1.T1.4.1",
        "L1.T1.4.6",
        "L2.2.1.2.t1",
        "L2.2.1.2.k4",
    )
    yield section(report, "Pencapaian target", _attained(report), "L2.1.1.1.p2")
    yield section(
        report,
        "Rincian tiket",
        tickets(report),
        "L1.T1.4.4",
        "L1.T1.4.7",
        "L2.2.1.2.p1b",
        "L2.2.1.2.T6.2.2",
        "L2.2.1.2.T6.2.3",
    )
    yield section(report, "Kelengkapan formulir", completeness(report), "L2.2.1.2.p2")
    yield section(report, "Penyebab utama", _causes(report), "L2.2.1.2.k8")
    yield section(report, "Gangguan berulang", recurring(report), "L2.2.1.2.t2")
    yield section(
        report,
        "Reviu berkala gangguan",
        reviews(report),
        "L2.2.1.3.T7.1.1",
        "L2.2.1.3.T7.1.6",
    )
    yield section(report, "Analisis dan tindak lanjut", analysis(report, KIND))
    if (steps := figure_for(report.dossier, "L2.2.1.2.G6")) is not None:
        yield section(report, "Alur penanganan dan eskalasi", [Block("gambar", steps)], "L2.2.1.2.p1b")
    roles = ("administrator layanan", "penanggung jawab penyedia layanan")
    yield delivery(report, KIND, roles, "L1.T1.4.8")


def _total(report: Report) -> int:
    return len(report.recap.complaints.handling.total)


def _summary(report: Report) -> Iterator[Block]:
    if not _total(report):
        yield Block("nihil", nil_sentence(["aduan dan gangguan yang tercatat pada periode ini"]))
        return
    yield Block("metrik", _metrics(report))
    yield Block("tabel", _by_service(report))
    yield Block("tabel", _by_word(report))
    yield from circumstances(report)


def _metrics(report: Report) -> list[Metric]:
    found = report.recap.complaints
    unit = "aduan dinilai"
    return [
        Metric("Aduan", angka(_total(report)), "seluruh tiket periode ini"),
        share_metric(report, "Waktu tanggap tercapai", found.response.met, found.response.judged, unit),
        share_metric(report, "Pelayanan tercapai", found.service.met, found.service.judged, unit),
        Metric("Waktu tanggap, median", length_words(found.minutes.median, MINUTE), "jam:menit:detik"),
    ]


def _by_service(report: Report) -> Table:
    """Every service with its tickets; those without one in a sentence."""
    found = [(name, tally) for name, tally in report.recap.complaints.by_service if len(tally.total)]
    quiet = [report.service_name(name) for name, t in report.recap.complaints.by_service if not len(t.total)]
    rows = tuple(
        (
            report.service_name(name),
            share(report, tally.total, _total(report)),
            share(report, tally.met, tally.judged),
        )
        for name, tally in found
    )
    columns = (
        Column("Layanan", width=40),
        Column("Aduan", "angka"),
        Column("Target gabungan tercapai", "angka"),
    )
    note = nil_sentence([f"aduan tentang {name}" for name in quiet])
    return Table(caption="Aduan menurut layanan", columns=columns, rows=rows, note=note)


def _by_word(report: Report) -> Table:
    """The same tickets by impact, source, method, state and category."""
    words = dict(report.recap.complaints.by_word)
    rows: list[tuple[Entry, ...]] = []
    for name, label in _WORDS:
        groups = words.get(name, ())
        rows += [
            (f"{label}: {plain(word).lower()}", share(report, tally, _total(report)))
            for word, tally in groups[:_MOST_WORDS]
        ]
        rest = [tally for _, tally in groups[_MOST_WORDS:]]
        if rest:
            others = sum(rest, Tally())
            rows.append((f"{label}: {angka(len(rest))} lainnya", share(report, others, _total(report))))
    columns = (Column("Aduan menurut", width=60), Column("Jumlah", "angka"))
    return Table(
        caption="Aduan menurut dampak, sumber, metode, status, dan kategori",
        columns=columns,
        rows=tuple(rows),
    )


def _attained(report: Report) -> Iterator[Block]:
    found = report.recap.complaints
    if not _total(report):
        yield Block("nihil", "Tidak ada aduan yang dapat dinilai.")
        return
    limits, table = report.law.table_name("waktu_tanggap"), report.law.table_name("target_pelayanan")
    states = [
        ("Gabungan", found.services),
        (f"Waktu tanggap ({limits})", found.response_services),
        (f"Pelayanan ({table})", found.service_services),
    ]
    yield Block("tabel", service_states(report, "Layanan menurut pencapaian target", states))
    picked = attained(
        report,
        "Aduan yang mencapai target gabungan",
        "Aduan",
        (lambda recap: recap.complaints.by_service, lambda recap: recap.complaints.services),
    )
    yield from (Block("gambar", block.value) if block.kind == "grafik" else block for block in picked)
    pieces = by_priority(report)
    yield from (Block("gambar", block.value) if block.kind == "grafik" else block for block in pieces)
    results = [("Gabungan", found.handling), ("Waktu tanggap", found.response), ("Pelayanan", found.service)]
    yield Block("tabel", ticket_results(report, "Aduan menurut hasil", "Aduan", results))


def _causes(report: Report) -> Iterator[Block]:
    if not _total(report):
        yield Block("nihil", nil_sentence(["penyebab"]))
        return
    yield from frequent_causes(report)
