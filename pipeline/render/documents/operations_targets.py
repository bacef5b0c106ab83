"""What was promised of the operation of services and applications, whether it was set and how it was kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.model.document import Document, as_list, dig
from pipeline.model.moments import parse_moment
from pipeline.model.region import Service
from pipeline.model.tallies import Tally
from pipeline.render.document import Item
from pipeline.render.documents.chapters.applications import applications_of
from pipeline.render.documents.chapters.figures import NIL, nil_sentence
from pipeline.render.documents.chapters.report import Block, Report
from pipeline.render.documents.dossier import INSIDE_ONLY
from pipeline.render.table import Cell, Column, Entry, Table
from pipeline.wording import bagian, daftar, persen, tanggal


def targets(report: Report) -> Iterator[Block]:
    """What was promised of each service's operation, whether it was set, and how often it was kept."""
    if not report.services:
        yield Block("nihil", nil_sentence(["layanan dalam katalog"]))
        return
    rows = tuple(_target(report, service) for service in report.services)
    columns = (
        Column("Layanan", width=25),
        Column("Klasifikasi"),
        Column("Target", "angka"),
        Column("Bulan tercapai", "angka"),
        Column("RPO dan RTO", width=15),
        Column("Penetapan", width=18),
    )
    note = "Bulan tercapai: dari bulan yang dinilai periode ini."
    if not report.dossier.inside:
        note = f"Besaran RPO dan RTO {INSIDE_ONLY}. {note}"
    yield Block(
        "tabel",
        Table(caption="Target pengoperasian", columns=columns, rows=rows, note=note),
    )
    own = applications_of(report, report.services)
    if own:
        yield Block("tabel", _by_application(report, own))
        yield _promised(own)


def carried_by(report: Report, ref: str) -> list[Service]:
    """The services that an application carries."""
    region = report.dossier.world.region
    return [
        service
        for service in report.services
        if any(
            (found := region.component(each, service.opd)) is not None and found.ref == ref
            for each in as_list(service.document.data.get("aplikasi"))
        )
    ]


def _by_application(report: Report, own: Mapping[str, Document]) -> Table:
    """The target of each application beside what became of the services that it carries."""
    rows = tuple(_application(report, ref, document) for ref, document in own.items())
    columns = (
        Column("Aplikasi", width=20),
        Column("Layanan yang ditopang", width=25),
        Column("Klasifikasi"),
        Column("Target", "angka"),
        Column("Bulan layanan tercapai", "angka"),
        Column("RPO dan RTO", width=18),
    )
    return Table(caption="Target pengoperasian menurut aplikasi", columns=columns, rows=rows)


def _application(report: Report, ref: str, document: Document) -> tuple[Entry, ...]:
    services = carried_by(report, ref)
    promised = document.data.get("target_ketersediaan")
    counts = [_months(report, service) for service in services]
    return (
        str(document.data.get("nama", ref)),
        daftar([service.nama for service in services]) or NIL,
        daftar(list(dict.fromkeys(_class(report, service) for service in services))) or None,
        persen(promised) if isinstance(promised, (int, float)) else "mengikuti layanan",
        bagian(sum(met for met, _ in counts), sum(judged for _, judged in counts)),
        daftar(list(dict.fromkeys(_continuity(report, service) for service in services))) or None,
    )


def _promised(own: Mapping[str, Document]) -> Block:
    promised = Tally(tuple(ref for ref, d in own.items() if d.data.get("target_ketersediaan") is not None))
    managed = Tally(tuple(ref for ref, d in own.items() if d.data.get("target_pengelolaan")))
    return Block(
        "fakta",
        [
            Item("Aplikasi dengan target ketersediaan", f"{bagian(len(promised), len(own))} aplikasi"),
            Item("Aplikasi dengan target pengelolaan", f"{bagian(len(managed), len(own))} aplikasi"),
        ],
    )


def _target(report: Report, service: Service) -> tuple[Entry, ...]:
    start = report.period.first
    promised = service.held("target_ketersediaan", start)
    return (
        Cell(service.nama, report.place(service.document.ref)),
        _class(report, service),
        persen(promised) if isinstance(promised, (int, float)) else None,
        bagian(*_months(report, service)),
        _continuity(report, service),
        _set(report, service),
    )


def _class(report: Report, service: Service) -> str:
    held = service.held("klasifikasi", report.period.first)
    return report.law.label("klasifikasi", str(held)) if held else "belum ada data"


def _months(report: Report, service: Service) -> tuple[int, int]:
    """In how many of the months that were judged the service reached its target."""
    rows = [row for row in report.recap.availability.rows if row.service == service.document.ref]
    judged = [row for row in rows if row.verdict in {"tercapai", "tidak_tercapai"}]
    return sum(row.verdict == "tercapai" for row in judged), len(judged)


def _continuity(report: Report, service: Service) -> str:
    """Whether RPO and RTO are set where the class demands them."""
    start = report.period.bounds(service.zone)[0]
    demanded = report.law.continuity(str(service.held("klasifikasi", start)), start).value
    given = [name for name in ("rpo", "rto") if service.held(name, start) is not None]
    if given and report.dossier.inside:
        return "; ".join(f"{name.upper()} {service.held(name, start)}" for name in given)
    if len(given) == 2:
        return "ditetapkan"
    return "belum lengkap" if {"rpo", "rto"} & demanded else "tidak diwajibkan"


def _set(report: Report, service: Service) -> Cell:
    act = service.document.data.get("penetapan_pengoperasian")
    moment = parse_moment(dig(act, "waktu"), service.zone)
    if moment is None or not moment.happened(report.dossier.site.as_of):
        return Cell("belum ditetapkan")
    return Cell(tanggal(moment.day), note=str(dig(act, "nomor") or "tanpa nomor"))
