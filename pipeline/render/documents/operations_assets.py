"""What the services of an OPD stand on, what was promised of it, and who else is involved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.model.document import Data, Document, as_list, dig
from pipeline.model.moments import parse_moment
from pipeline.render.document import Item
from pipeline.render.documents.chapters.applications import applications_of
from pipeline.render.documents.chapters.figures import NIL, nil_sentence
from pipeline.render.documents.chapters.report import Block, Report
from pipeline.render.documents.operations_targets import carried_by
from pipeline.render.documents.terms import plain
from pipeline.render.table import Cell, Column, Entry, Table
from pipeline.wording import angka, bagian, daftar, tanggal

_MOST = 15
_THIRD = "layanan_pihak_ketiga"
_SPARE = {"True": "ada", "False": "tidak ada"}


def infrastructure_of(report: Report) -> dict[str, Document]:
    """The infrastructure that carries the services, what it depends on included, by full name."""
    region = report.dossier.world.region
    found: dict[str, Document] = {}
    seen: set[str] = set()
    wanted = [
        (ref, service.opd)
        for service in report.services
        for name in ("aplikasi", "infrastruktur")
        for ref in as_list(service.document.data.get(name))
    ]
    while wanted:
        ref, opd = wanted.pop()
        part = region.component(ref, opd)
        if part is None or part.ref in seen:
            continue
        seen.add(part.ref)
        if part.jenis == "infrastruktur":
            found[part.ref] = part
        wanted += [(each, part.opd) for each in as_list(part.data.get("bergantung_pada"))]
    return dict(sorted(found.items()))


def assets(report: Report) -> Iterator[Block]:
    """The applications with their services, method and configuration; infrastructure by type."""
    own = applications_of(report, report.services)
    if own:
        yield Block("tabel", _applications(report, own))
    else:
        yield Block("nihil", nil_sentence(["aplikasi pendukung layanan dalam katalog"]))
    parts = infrastructure_of(report)
    if not parts:
        yield Block("nihil", nil_sentence(["komponen infrastruktur dalam katalog"]))
        return
    types = Counter(str(part.data.get("tipe", "lainnya")) for part in parts.values())
    told = [f"{plain(name).lower()} {angka(number)}" for name, number in sorted(types.items())]
    spare = [part for part in parts.values() if part.data.get("redundan") is True]
    yield Block(
        "fakta",
        [
            Item("Komponen infrastruktur", f"{angka(len(parts))}: {daftar(told)}"),
            Item("Dengan komponen cadangan", f"{bagian(len(spare), len(parts))} komponen"),
        ],
    )
    if report.dossier.inside:
        yield Block("tabel", _components(report, parts))


def _components(report: Report, parts: dict[str, Document]) -> Table:
    """Every component by name: for those who run the services."""
    rows = tuple(_component(report, part) for part in parts.values())
    columns = (
        Column("Komponen", width=25),
        Column("Tipe", width=18),
        Column("Cadangan", width=12),
        Column("Pemeliharaan", width=25),
        Column("Pencadangan"),
    )
    return Table(caption="Komponen infrastruktur", columns=columns, rows=rows)


def _component(report: Report, part: Document) -> tuple[Entry, ...]:
    data = part.data
    keeper = report.office(part.opd) if part.opd != report.scope.opd else ""
    saved = dig(data, "pencadangan", "jadwal")
    return (
        Cell(str(data.get("nama", part.id)), note=f"dikelola {keeper}" if keeper else ""),
        plain(data.get("tipe", "lainnya")),
        _SPARE.get(str(data.get("redundan")), "belum dicantumkan"),
        str(dig(data, "pemeliharaan", "jadwal") or "belum dicantumkan"),
        str(saved or "belum dicantumkan") if data.get("pencadangan") else NIL,
    )


def _applications(report: Report, own: dict[str, Document]) -> Table:
    rows = tuple(_application(report, ref, document) for ref, document in list(own.items())[:_MOST])
    columns = (
        Column("Aplikasi", width=20),
        Column("Layanan", width=25),
        Column("Metodologi", width=12),
        Column("Versi", "kode", 8),
        Column("Komponen", "angka", 10),
        Column("Data aset per", width=25),
    )
    note = "Komponen: butir konfigurasi yang tercatat. Aplikasi yang dikelola pusat tidak dihitung."
    return Table(caption="Aplikasi", columns=columns, rows=rows, total=len(own), note=note)


def _application(report: Report, ref: str, document: Document) -> tuple[Entry, ...]:
    data = document.data
    carried = [service.nama for service in carried_by(report, ref)]
    parts = as_list(dig(data, "konfigurasi", "komponen"))
    return (
        Cell(str(data.get("nama", ref)), note=_standing(report, data, parts)),
        daftar(carried) or NIL,
        plain(data["metodologi"]) if data.get("metodologi") else None,
        str(dig(data, "konfigurasi", "versi") or "") or None,
        angka(len(parts)) if parts else None,
        _dates(report, data),
    )


def _standing(report: Report, data: Data, parts: list[object]) -> str:
    """Whether an application is in use; inside also what it is made of."""
    told = [plain(data["status"])] if data.get("status") else []
    if report.dossier.inside and parts:
        told.append(daftar([str(part) for part in parts]))
    return "; ".join(told)


def _dates(report: Report, data: object) -> Cell:
    zone = report.dossier.world.region.zone
    asset, configured = (
        parse_moment(dig(data, name, "diperbarui"), zone) for name in ("aset", "konfigurasi")
    )
    return Cell(
        tanggal(asset.day) if asset else "aset: belum ada data",
        note=f"konfigurasi {tanggal(configured.day) if configured else 'belum ada data'}",
    )


def third_parties(report: Report) -> Iterator[Block]:
    """Who outside the government builds, runs or carries something, in counts."""
    own, parts = applications_of(report, report.services), infrastructure_of(report)
    built = [document for document in own.values() if document.data.get("pengembang") == "eksternal"]
    run = [document for document in own.values() if document.data.get("pengelola") == "pihak_ketiga"]
    carried = [part for part in parts.values() if part.data.get("tipe") == _THIRD]
    yield Block(
        "fakta",
        [
            Item("Aplikasi yang dikembangkan pihak luar", f"{bagian(len(built), len(own))} aplikasi"),
            Item("Aplikasi yang dikelola pihak ketiga", f"{bagian(len(run), len(own))} aplikasi"),
            Item("Komponen dari pihak ketiga", f"{bagian(len(carried), len(parts))} komponen"),
        ],
    )
