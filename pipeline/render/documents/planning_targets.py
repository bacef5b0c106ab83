"""Planning book: targets of operation, targets of managing applications, analyses before development."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.model.card import Card
from pipeline.model.document import Document, as_list, dig
from pipeline.model.moments import parse_moment
from pipeline.model.region import Service
from pipeline.render.document import Item
from pipeline.render.documents import places
from pipeline.render.documents.dossier import INSIDE_ONLY
from pipeline.render.documents.frontmatter import signature
from pipeline.render.documents.plan_parts import (
    NIL,
    TOOL,
    Part,
    item,
    listing,
    official,
    officials,
    record_item,
    when,
    words,
    written,
)
from pipeline.render.documents.planning_book import Book
from pipeline.render.documents.terms import plain
from pipeline.render.table import Cell, Column, Entry, Table
from pipeline.wording import persen

_PLANS = ("rancang_bangun", "implementasi", "pengujian", "pemeliharaan")
_ASPECTS = ("ketersediaan", "kinerja", "keamanan", "kompatibilitas")
_PRINCIPLES = (
    "efektivitas",
    "keterpaduan",
    "kesinambungan",
    "efisiensi",
    "akuntabilitas",
    "interoperabilitas",
    "keamanan",
)


def operation_targets(book: Book) -> Iterator[Part]:
    """Each service: procedure and times, the attributes of its applications, coordination and adoption."""
    if not book.services:
        yield Part("nihil", "Belum ada data: belum ada layanan dalam katalog.")
    for service in book.services:
        yield Part("subjudul", service.nama)
        yield Part("fakta", list(_procedure(book, service)))
        yield Part("tabel", _attributes(book, service))
        yield Part("persetujuan", [_adopted(book, service)])


def _procedure(book: Book, service: Service) -> Iterator[Item]:
    dossier, data = book.dossier, service.document.data
    block = data.get("penetapan_pengoperasian", {})
    yield item("Prosedur", block.get("prosedur"), empty="belum dicantumkan")
    yield item("Waktu pemeliharaan", block.get("jadwal_pemeliharaan"), empty="belum dicantumkan")
    author = official(dossier, block.get("disusun_oleh"), service.opd)
    yield Item("Disusun oleh", author, empty="belum dicantumkan")
    yield _coordination(book, service, block)
    yield Item("Entri katalog", service.nama, places.service_page(service.ref), source=TOOL)


def _coordination(book: Book, service: Service, block: Mapping[str, Any]) -> Item:
    """With whom and when; it is to come before the adoption."""
    zone = book.dossier.world.region.zone
    met = parse_moment(dig(block, "koordinasi", "tanggal"), zone)
    adopted = parse_moment(block.get("waktu"), zone)
    who = officials(book.dossier, dig(block, "koordinasi", "dengan"), service.opd)
    order = ""
    if met and adopted:
        order = "sesudah penetapan" if adopted.before(met) else "tidak sesudah penetapan"
    told = when(book.dossier, dig(block, "koordinasi", "tanggal"))
    return Item("Koordinasi", told, note="; ".join(filter(None, (who, order))), empty="belum ada")


def _attributes(book: Book, service: Service) -> Table:
    """Class, availability and continuity, one row for the service and one an application."""
    held = {
        name: service.held(name, book.last) for name in ("klasifikasi", "target_ketersediaan", "rpo", "rto")
    }
    label = book.dossier.law.label("klasifikasi", str(held["klasifikasi"] or "belum ada data"))
    continuity = _continuity(book, held)
    rows: list[tuple[Entry, ...]] = [
        (Cell(service.nama, note="layanan"), label, _percent(held["target_ketersediaan"]), *continuity)
    ]
    region = book.dossier.world.region
    for ref in as_list(service.document.data.get("aplikasi")):
        found = region.component(ref, service.opd)
        name = str(found.data.get("nama", found.id)) if found else str(ref)
        own = found.data.get("target_ketersediaan") if found else None
        rows.append(
            (
                Cell(name, note="aplikasi"),
                label,
                _percent(own) if own is not None else "mengikuti layanan",
                *continuity,
            )
        )
    columns = (
        Column("Layanan dan aplikasi"),
        Column("Klasifikasi", width=15),
        Column("Target ketersediaan", "angka", 20),
        Column("RPO", width=18),
        Column("RTO", width=18),
    )
    note = "" if as_list(service.document.data.get("aplikasi")) else "Aplikasi pendukung: nihil."
    return Table(caption=f"Target pengoperasian {service.nama}", columns=columns, rows=tuple(rows), note=note)


def _percent(value: object) -> str | None:
    return persen(value) if isinstance(value, (int, float)) else None


def _continuity(book: Book, held: Mapping[str, Any]) -> tuple[str, str]:
    demanded = book.dossier.law.continuity(str(held["klasifikasi"]), book.last).value
    told = []
    for name in ("rpo", "rto"):
        value = held[name]
        if value is None:
            told.append("belum ditetapkan" if name in demanded else "tidak diwajibkan")
        else:
            told.append(str(value).replace(".", ",") if book.dossier.inside else f"ditetapkan, {INSIDE_ONLY}")
    return told[0], told[1]


def _adopted(book: Book, service: Service) -> Any:
    block = service.document.data.get("penetapan_pengoperasian", {})
    said = {**block, "keputusan": "ditetapkan"}
    return signature(book.dossier, service.opd, "Menetapkan", said, service.document.ref)


def management_targets(book: Book) -> Iterator[Part]:
    """Each application: four plans, four aspects, people, budget; the regulation names no approver."""
    found = book.applications()
    if not found:
        yield Part("nihil", "Nihil: tidak ada aplikasi yang dikelola OPD ini.")
    for application in found.values():
        yield Part("subjudul", str(application.data.get("nama", application.id)))
        target = book.target_of(application)
        if target is None:
            yield Part("nihil", "Belum ada data: target pengelolaan untuk tahun ini belum ditentukan.")
        else:
            yield from _target(book, application, target)


def _target(book: Book, application: Document, target: Mapping[str, Any]) -> Iterator[Part]:
    rows = tuple(
        (plain(name), written(dig(target, name, "rencana")), when(book.dossier, dig(target, name, "tenggat")))
        for name in _PLANS
    )
    columns = (Column("Rencana", width=20), Column("Isi"), Column("Tenggat", width=20))
    name = str(application.data.get("nama", application.id))
    yield Part(
        "tabel", Table(caption=f"Target pengelolaan {name}, empat rencana", columns=columns, rows=rows)
    )
    yield Part(
        "fakta",
        [
            Item("Metodologi", _method(application)),
            *(
                item(plain(each), dig(target, "aspek", each), source="", empty="belum dicantumkan")
                for each in _ASPECTS
            ),
            item("Sumber daya manusia", target.get("sdm"), empty="belum dicantumkan"),
            item("Anggaran", target.get("anggaran"), empty="belum dicantumkan"),
            *_authors(book, target, application.opd, target.get("disetujui")),
        ],
    )


def _method(application: Document) -> str | None:
    used = application.data.get("metodologi")
    return plain(used) if used else None


def _authors(book: Book, block: Mapping[str, Any], opd: str, day: object) -> Iterator[Item]:
    """Who wrote and agreed; a record of the tool, as the regulation names nobody for it."""
    yield Item("Disusun oleh", official(book.dossier, block.get("disusun_oleh"), opd), source=TOOL)
    yield Item(
        "Disetujui oleh",
        official(book.dossier, block.get("disetujui_oleh"), opd),
        note=when(book.dossier, day) or "",
        source=TOOL,
        empty="belum dicantumkan",
    )


def analyses(book: Book) -> Iterator[Part]:
    """The analyses made in the year."""
    found = book.records("analisis_aplikasi")
    if not found:
        yield Part("nihil", "Nihil: tidak ada analisis kebutuhan aplikasi pada tahun ini.")
    for card in found:
        yield from _analysis(book, card)


def _analysis(book: Book, card: Card) -> Iterator[Part]:
    dossier, data, home = book.dossier, card.data, card.document.opd
    application = dossier.world.region.component(data.get("aplikasi"), home)
    name = str(application.data.get("nama", application.id)) if application else str(data.get("aplikasi"))
    yield Part("subjudul", name)
    yield Part(
        "fakta",
        [
            Item("Tanggal", when(dossier, data.get("tanggal"))),
            item("Urgensi", data.get("urgensi")),
            item("Biaya dan manfaat", data.get("biaya_manfaat")),
            item("Implikasi", data.get("implikasi")),
            item("Pengumpulan dan analisis data", data.get("analisis_data")),
            Item("Pelaksana", words(data.get("pelaksana"))),
            item("Pihak eksternal", data.get("pihak_eksternal"), empty=NIL),
            *_authors(book, data, home, None),
            record_item(dossier, card),
        ],
    )
    rows = tuple((plain(each), written(dig(data, "prinsip", each))) for each in _PRINCIPLES)
    columns = (Column("Prinsip", width=25), Column("Pemenuhan"))
    yield Part("tabel", Table(caption=f"Tujuh prinsip, {name}", columns=columns, rows=rows))
    for field, label in (
        ("kebutuhan_fungsional", "fungsional"),
        ("kebutuhan_nonfungsional", "nonfungsional"),
    ):
        yield Part("subjudul", f"Kebutuhan {label}, {name}")
        yield listing(data.get(field))
    yield Part("tabel", _requirements(name, data))


def _requirements(name: str, data: Mapping[str, Any]) -> Table:
    rows = tuple(
        (written(one.get("uraian")), written(one.get("ukuran")))
        for one in as_list(data.get("persyaratan"))
        if isinstance(one, Mapping)
    )
    columns = (Column("Persyaratan", width=50), Column("Ukuran"))
    return Table(caption=f"Persyaratan terukur, {name}", columns=columns, rows=rows)
