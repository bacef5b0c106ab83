"""Planning book: the list of needs of each service, and the policies and plans for infrastructure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.model.card import Card
from pipeline.model.document import as_list, dig
from pipeline.model.region import Service
from pipeline.render.document import Item
from pipeline.render.documents import places
from pipeline.render.documents.plan_parts import (
    Part,
    act,
    item,
    listing,
    official,
    officials,
    record_item,
    term,
    when,
    words,
    written,
)
from pipeline.render.documents.planning_book import Book
from pipeline.render.table import Column, Entry, Table
from pipeline.wording import angka, daftar


def needs(book: Book) -> Iterator[Part]:
    """Each service with its list of needs, the statement on technology, and the approval."""
    if not book.services:
        yield Part("nihil", "Belum ada data: belum ada layanan dalam katalog.")
    for service in book.services:
        card = book.needs(service)
        yield Part("subjudul", service.nama)
        if card is None:
            yield Part("nihil", "Belum ada data: daftar kebutuhan layanan ini belum disusun.")
        else:
            yield from _needs_of(book, service, card)


def _needs_of(book: Book, service: Service, card: Card) -> Iterator[Part]:
    dossier, data = book.dossier, card.data
    earlier = not str(data.get("tanggal", "")).startswith(book.year.text)
    yield Part(
        "fakta",
        [
            Item("Layanan", service.nama, places.service_page(service.ref)),
            Item(
                "Disusun",
                when(dossier, data.get("tanggal")),
                note=f"oleh {official(dossier, data.get('disusun_oleh'), card.document.opd) or '-'}"
                + ("; disusun sebelum tahun ini dan belum diganti" if earlier else ""),
            ),
            item("Tujuan layanan", data.get("tujuan_layanan")),
            record_item(dossier, card),
        ],
    )
    yield Part("tabel", _processes(service, card))
    yield Part("subjudul", f"Daftar kebutuhan {service.nama}")
    yield listing(data.get("daftar_kebutuhan"))
    yield Part("fakta", list(_ensured(card)))
    yield Part("fakta", list(_stated(book, card)))
    yield Part("persetujuan", list(act(dossier, card, "Menyetujui", data.get("persetujuan"))))


def _processes(service: Service, card: Card) -> Table:
    rows: list[tuple[Entry, ...]] = [
        (
            written(one.get("nama")),
            written(one.get("analisis")),
            written(one.get("hubungan")),
            "; ".join(str(each) for each in as_list(one.get("kebutuhan"))) or None,
        )
        for one in as_list(card.data.get("proses_bisnis"))
        if isinstance(one, Mapping)
    ]
    columns = (
        Column("Proses bisnis", width=20),
        Column("Analisis kebutuhan", width=30),
        Column("Hubungan dalam siklus", width=25),
        Column("Kebutuhan"),
    )
    return Table(caption=f"Proses bisnis {service.nama}", columns=columns, rows=tuple(rows))


def _ensured(card: Card) -> Iterator[Item]:
    """The four things that are made sure of, and the way of maintenance."""
    data = card.data
    names = [str(one.get("nama", "")) for one in as_list(data.get("proses_bisnis")) if isinstance(one, dict)]
    yield item("Desain layanan", data.get("desain_layanan"))
    yield item("Teknologi", data.get("teknologi"))
    yield Item("Proses bisnis pelaksanaan", daftar(names) or None)
    yield item("Mekanisme evaluasi", data.get("mekanisme_evaluasi"))
    yield item("Mekanisme pemeliharaan", data.get("mekanisme_pemeliharaan"))


def _stated(book: Book, card: Card) -> Iterator[Item]:
    """What the administrator of infrastructure and applications stated."""
    said, home = card.data.get("pernyataan_infrastruktur", {}), card.document.opd
    who = official(book.dossier, said.get("oleh"), home)
    yield Item(
        "Pernyataan administrator infrastruktur dan aplikasi",
        when(book.dossier, said.get("waktu")),
        note=who or "",
        empty="belum dinyatakan",
    )
    for name, label in (("teknologi_sesuai", "Teknologi"), ("pemeliharaan_sesuai", "Cara pemeliharaan")):
        answer = {True: "sesuai kebutuhan", False: "tidak sesuai kebutuhan"}.get(said.get(name))
        yield Item(label, answer, empty="belum dinyatakan")
    yield item("Catatan pernyataan", said.get("catatan"), empty="nihil")


def policies(book: Book) -> Iterator[Part]:
    """Each policy that binds the OPD: the proposal and the plan, each with its own approval."""
    found = book.policies()
    if not found:
        yield Part("nihil", "Belum ada data: belum ada usulan kebijakan atau rencana infrastruktur.")
    for card in found:
        yield from _policy(book, card)


def _policy(book: Book, card: Card) -> Iterator[Part]:
    dossier, data, home = book.dossier, card.data, card.document.opd
    yield Part("subjudul", str(data.get("judul", card.id)))
    yield Part(
        "fakta",
        [
            Item("Lingkup", words(data.get("lingkup"))),
            Item(
                "Disusun",
                when(dossier, data.get("tanggal")),
                note=official(dossier, data.get("disusun_oleh"), home) or "",
            ),
            Item("Masa berlaku", term(data.get("berlaku")), empty="belum dicantumkan"),
            Item("Berlaku untuk", _offices(book, card), empty="penyusunnya sendiri"),
            Item("Infrastruktur", _components(book, card), empty="tidak disebut"),
            *_coordinated(book, card),
            record_item(dossier, card),
        ],
    )
    yield Part("subjudul", "Usulan kebijakan")
    yield _text(data.get("usulan"))
    boxes = act(dossier, card, "Menyetujui usulan kebijakan", data.get("persetujuan_usulan"))
    yield Part("persetujuan", list(boxes))
    yield Part("subjudul", "Dokumen perencanaan")
    yield _text(data.get("rencana_pemeliharaan"))
    boxes = act(dossier, card, "Menyetujui dokumen perencanaan", data.get("persetujuan_rencana"))
    yield Part("persetujuan", list(boxes))


def _text(value: object) -> Part:
    told = written(value)
    return Part("kalimat", told) if told else Part("nihil", "Belum ada data.")


def _offices(book: Book, card: Card) -> str | None:
    known = book.dossier.world.region.offices
    names = [str(ref).split("/")[-1] for ref in as_list(card.data.get("berlaku_untuk"))]
    return daftar([known[name].singkatan if name in known else name for name in names]) or None


def _components(book: Book, card: Card) -> str | None:
    """The parts it is about: named inside, counted outside."""
    refs = as_list(card.data.get("infrastruktur"))
    if not refs:
        return None
    if not book.dossier.inside:
        return f"{angka(len(refs))} komponen"
    region = book.dossier.world.region
    found = [(ref, region.component(ref, card.document.opd)) for ref in refs]
    return daftar([str(part.data.get("nama", part.id)) if part else str(ref) for ref, part in found])


def _coordinated(book: Book, card: Card) -> Iterator[Item]:
    block = card.data.get("koordinasi", {})
    told = written(dig(block, "hasil"))
    who = officials(book.dossier, dig(block, "dengan"), card.document.opd)
    day = when(book.dossier, dig(block, "waktu"))
    yield Item(
        "Koordinasi", told or who, note=", ".join(filter(None, (who if told else "", day))), empty="belum ada"
    )
