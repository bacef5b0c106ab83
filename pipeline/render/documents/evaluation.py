"""The evaluation report of an OPD or the region: five obligatory chapters, and two that the tool adds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from pipeline.law.maturity import Chapter as ChapterRule
from pipeline.model.card import Card
from pipeline.model.document import as_list
from pipeline.model.lean import replace
from pipeline.model.moments import parse_date
from pipeline.render.document import Head, Item
from pipeline.render.documents.chapters.applications import applications_recap
from pipeline.render.documents.chapters.availability import availability_recap
from pipeline.render.documents.chapters.behind import Behind
from pipeline.render.documents.chapters.closing import carried_over, level_line, recommendations, sla_part
from pipeline.render.documents.chapters.complaints import complaints_recap
from pipeline.render.documents.chapters.past import past_part
from pipeline.render.documents.chapters.planning import planning_recap
from pipeline.render.documents.chapters.readings import readings_behind
from pipeline.render.documents.chapters.recovery import recovery_recap
from pipeline.render.documents.chapters.releases import releases_recap
from pipeline.render.documents.chapters.report import (
    EVALUATION,
    Block,
    Chapter,
    Report,
    Voice,
    has_report,
    services_then,
)
from pipeline.render.documents.chapters.requests import requests_recap
from pipeline.render.documents.chapters.summary import basis_of, basis_table, evaluated, results_table
from pipeline.render.documents.completeness import Completion, completion_of
from pipeline.render.documents.dossier import Dossier, Draft, Scope
from pipeline.render.documents.evaluations import chapters_of, written_about
from pipeline.render.documents.followups import owner, source_words, task_table, tasks
from pipeline.render.documents.frontmatter import Title, cited, document_sheet, head, letterhead, period_words
from pipeline.render.documents.notes import Wanted, about_records, finding_rows, reading_rows
from pipeline.render.page import Sheet
from pipeline.render.table import Cell, Column, Table
from pipeline.wording import bagian, daftar, tanggal

TEMPLATE = "pages/laporan-evaluasi.html"
ADDED = "Tambahan alat, dasar 2.3 paragraf 1 dan angka 4"
_CLAUSES = ("P2.2", "L2.3.p1a", "L2.3.a4", "L2.3.a5", "L2.3.a6", "L3.p1c")
_PURPOSE = (
    "Laporan ini menunjukkan mutu dan kematangan manajemen layanan pada satu periode: berapa layanan yang "
    "mencapai targetnya, apa yang menghambat, dan perbaikan apa yang akan dikerjakan. Semua angka dihitung "
    "dari catatan pelaksanaan di repositori; analisa dan tindak lanjut ditulis oleh penyusunnya."
)
_KINDS = (
    "permintaan",
    "aduan",
    "pemantauan",
    "drp",
    "pemulihan",
    "rilis",
    "evaluasi",
    "reviu_gangguan",
    "tindak_lanjut",
)
_RECAPS: Mapping[str, Callable[[Report], Iterator[Block]]] = {
    "permintaan_layanan": requests_recap,
    "penanganan_gangguan": complaints_recap,
    "pemantauan_pemeliharaan": availability_recap,
    "pemulihan": recovery_recap,
    "rilis": releases_recap,
    "perencanaan": planning_recap,
    "pengelolaan_aplikasi": applications_recap,
}


def evaluation(dossier: Dossier, scope: Scope) -> Draft | None:
    """The report; None where the OPD provides no services, or nothing was counted for the period."""
    report = report_of(dossier, scope)
    if report is None:
        return None
    whole = completion_of(report)
    chapters = tuple(_chapters(report))
    title = f"Laporan Evaluasi Layanan SPBE {period_words(scope)}"
    rows, total = finding_rows(dossier, _wanted(report))
    return Draft(
        template=TEMPLATE,
        sheet=_sheet(report, title),
        values={
            "surat": letterhead(dossier, scope.opd),
            "kepala": _head(report, whole),
            "tujuan": _PURPOSE,
            "fakta_depan": _facts(report),
            "dasar_laporan": basis_table(report),
            "kelengkapan": whole.table,
            "hasil": results_table(report),
            "bab": chapters,
            "sla": tuple(sla_part(report)),
            "rekomendasi": recommendations(report),
            "lanjutan": carried_over(report),
            "riwayat": tuple(past_part(report)),
            "tingkat": level_line(report),
            "isi_dokumen": _contents(chapters),
            "pilihan_tafsir": reading_rows(dossier, readings_behind(report), scope.opd),
            "temuan_laporan": rows,
            "jumlah_temuan": total,
        },
    )


def report_of(dossier: Dossier, scope: Scope) -> Report | None:
    """What the report is made from; None where there is nothing."""
    if scope.period is None or not has_report(dossier, scope.opd, scope.period):
        return None
    recap = dossier.recaps.get((scope.opd, scope.period.text))
    if recap is None:
        return None
    found = services_then(dossier, scope.opd, scope.period)
    services = tuple(sorted(found, key=lambda service: service.ref))
    report = Report(
        dossier=dossier,
        scope=scope,
        period=scope.period,
        recap=recap,
        services=services,
        facts=Behind(dossier.world.measured, services),
        evaluations={},
    )
    return replace(
        report, evaluations={opd: written_about(dossier, opd, scope.period) for opd in report.offices}
    )


def _sheet(report: Report, title: str) -> Sheet:
    return document_sheet(report.dossier, report.scope, EVALUATION, title)


def _head(report: Report, whole: Completion) -> Head:
    cards = [card for cards in report.evaluations.values() for card in cards]
    last = cards[-1] if cards and not report.is_region else None
    day = parse_date(str(last.data.get("tanggal", ""))[:10]) if last else None
    return head(
        report.dossier,
        report.scope,
        Title(
            jenis="Laporan Evaluasi",
            tentang="Penyelenggaraan Layanan SPBE",
            clauses=_CLAUSES,
            nomor=_number(last),
            tanggal=day,
            status="lengkap" if whole.complete else "belum_lengkap",
            pernyataan=whole.sentences,
        ),
    )


def _number(card: Card | None) -> str:
    """The number of the signed report beside the record, if there is one."""
    papers = as_list(card.data.get("lampiran")) if card else []
    return next(
        (str(paper["nomor"]) for paper in papers if isinstance(paper, Mapping) and paper.get("nomor")), ""
    )


def _facts(report: Report) -> list[Item]:
    """Period, author, recipients, and how much of the catalogue is covered."""
    judged, total = len(evaluated(report)), len(report.services)
    lines = [Item("Periode", period_words(report.scope))]
    if not report.is_region:
        cards = report.evaluations.get(report.scope.opd, ())
        lines += [_author(report, card) for card in cards] or [
            Item("Penyusun", None, empty="belum ada evaluasi tertulis")
        ]
        told = list(dict.fromkeys(name for card in cards for name in _recipients(report, card)))
        lines.append(Item("Disampaikan kepada", daftar(told) or None, empty="belum dicantumkan"))
    lines.append(
        Item(
            "Layanan yang dinilai",
            f"{bagian(judged, total)} layanan dalam katalog" if total else None,
            empty="belum ada layanan dalam katalog",
            note="Dinilai pada sedikitnya satu bab; sisanya tanpa kejadian atau tidak diatur.",
        )
    )
    return lines


def _author(report: Report, card: Card) -> Item:
    """Who wrote the evaluation: office and name of the official."""
    who = owner(report.dossier, card.data.get("disusun_oleh"), card.document.opd)
    day = parse_date(str(card.data.get("tanggal", ""))[:10])
    note = "; ".join(part for part in (who.note if who else "", tanggal(day) if day else "") if part)
    return Item(
        "Penyusun", who.text if who else None, report.place(card.ref), source=source_words(card), note=note
    )


def _recipients(report: Report, card: Card) -> Iterator[str]:
    region = report.dossier.world.region
    for entry in as_list(card.data.get("disampaikan")):
        ref = entry.get("kepada") if isinstance(entry, Mapping) else None
        person = region.person(ref, card.document.opd)
        office = region.offices.get(str(ref).split("/")[-1])
        yield person.jabatan or person.nama if person else office.nama if office else str(ref)


def _chapters(report: Report) -> Iterator[Chapter]:
    begun = report.period.bounds(report.dossier.world.region.zone)[0]
    added = report.law.reading("evaluasi.lima_bab", report.scope.opd, begun) != "5"
    for rule in report.law.maturity.chapters:
        if rule.asal == "regulasi" or added:
            yield _chapter(report, rule)


def _chapter(report: Report, rule: ChapterRule) -> Chapter:
    cards = [
        card for cards in report.evaluations.values() for card in cards if rule.kode in chapters_of(card)
    ]
    recap = _RECAPS.get(rule.kode)
    return Chapter(
        anchor=rule.kode.replace("_", "-"),
        heading=rule.nama,
        mark="" if rule.asal == "regulasi" else ADDED,
        clauses=cited(report.law, *rule.klausul),
        target=rule.target,
        recap=tuple(recap(report)) if recap else (),
        voices=() if report.is_region else tuple(_voice(report, card, rule.kode) for card in cards),
        said=_said(report, cards, rule.kode) if report.is_region and cards else None,
        silent=_silent(report, {card.document.opd for card in cards}),
        follow_ups=_follow_ups(report, cards, rule.kode),
    )


def _voice(report: Report, card: Card, chapter: str) -> Voice:
    said = chapters_of(card)[chapter]
    return Voice(
        origin=source_words(card),
        href=report.place(card.ref),
        hambatan=str(said.get("hambatan", "")),
        peluang=str(said.get("peluang", "")),
    )


def _said(report: Report, cards: list[Card], chapter: str) -> Table:
    """What every OPD wrote about a chapter, side by side."""
    voices = [(card, _voice(report, card, chapter)) for card in cards]
    rows = tuple(
        (
            Cell(report.office(card.document.opd), voice.href, note=voice.origin),
            voice.hambatan or None,
            voice.peluang or None,
        )
        for card, voice in voices
    )
    columns = (Column("OPD", width=18), Column("Hambatan", width=45), Column("Peluang"))
    return Table(caption="Hambatan dan peluang menurut OPD", columns=columns, rows=rows)


def _silent(report: Report, speaking: set[str]) -> str:
    """Whose analysis is missing; "" where nobody's is."""
    silent = [opd for opd in report.offices if opd not in speaking]
    if not silent:
        return ""
    if not report.is_region:
        return "Belum ada analisa."
    return f"Belum ada analisa dari {daftar([report.office(opd) for opd in silent])}."


def _follow_ups(report: Report, cards: list[Card], chapter: str) -> Table | None:
    found = [task for card in cards for task in tasks(report.dossier, card.document.opd, card, chapter)]
    if not found:
        return None
    return task_table(
        report.dossier,
        "Penyempurnaan yang akan dikerjakan",
        found,
        opd=report.is_region,
        source=len(cards) > 1,
    )


def _wanted(report: Report) -> Wanted:
    """The findings about records that the report rests on."""
    refs = {name.split("#")[0] for _, tally in basis_of(report) for name in tally.records}
    return about_records(refs, lambda finding: finding.document.split("/")[1] in _KINDS)


def _contents(chapters: tuple[Chapter, ...]) -> tuple[tuple[str, str], ...]:
    return (
        ("ringkasan", "Ringkasan"),
        ("dasar", "Dasar dan kelengkapan laporan"),
        *((chapter.anchor, chapter.heading) for chapter in chapters),
        ("penutup", "Penutup"),
        ("tafsir", "Pilihan tafsir yang dipakai"),
        ("temuan", "Temuan atas catatan laporan ini"),
    )
