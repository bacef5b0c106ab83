"""Planning book: reviews of planning, periodic reviews of disturbances, and notes of coordination."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pipeline.model.card import Card
from pipeline.model.document import as_list, dig
from pipeline.model.moments import parse_moment
from pipeline.model.periods import parse_period
from pipeline.render.document import Item
from pipeline.render.documents import places
from pipeline.render.documents.plan_parts import (
    NIL,
    Part,
    item,
    official,
    officials,
    record_item,
    when,
    written,
)
from pipeline.render.documents.planning_book import Book
from pipeline.render.documents.terms import plain
from pipeline.render.table import Cell, Column, Entry, Table
from pipeline.wording import angka, daftar, periode, tanggal

_PLANNING = "perencanaan"


def planning_reviews(book: Book) -> Iterator[Part]:
    """The reviews of planning made in the year: by whom, what was looked at, what was found."""
    found = [card for card in book.records("reviu") if card.data.get("cakupan") == _PLANNING]
    if not found:
        yield Part("nihil", "Belum ada data: perencanaan belum direviu pada tahun ini.")
    for card in found:
        yield from _review(book, card)


def _review(book: Book, card: Card) -> Iterator[Part]:
    dossier, data, home = book.dossier, card.data, card.document.opd
    yield Part("subjudul", f"Reviu {card.id}")
    yield Part(
        "fakta",
        [
            Item("Tanggal", when(dossier, data.get("tanggal"))),
            Item("Periode yang direviu", periode(str(data.get("periode", ""))) or None),
            Item("Direviu oleh", official(dossier, data.get("oleh"), home)),
            Item(
                "Dokumen yang direviu",
                _named(book, data.get("dokumen_direviu"), home),
                empty="belum dicantumkan",
            ),
            item("Simpulan", data.get("simpulan"), empty="belum ada simpulan"),
            record_item(dossier, card),
        ],
    )
    rows: list[tuple[Entry, ...]] = [
        (
            Cell(str(one.get("id", "")), note=str(one.get("tahap", ""))),
            written(one.get("uraian")),
            written(one.get("rekomendasi")),
            Cell(
                official(dossier, one.get("penanggung_jawab"), home),
                note=f"tenggat {when(dossier, one.get('tenggat')) or 'belum ada'}".replace(
                    " (direncanakan)", ""
                ),
            ),
        )
        for one in as_list(data.get("temuan"))
        if isinstance(one, Mapping)
    ]
    columns = (
        Column("Butir", width=12),
        Column("Temuan", width=30),
        Column("Rekomendasi"),
        Column("Penanggung jawab", width=25),
    )
    caption = f"Hasil reviu {card.id}"
    yield Part(
        "tabel", Table(caption=caption, columns=columns, rows=tuple(rows), empty="Nihil: tanpa temuan.")
    )


def _named(book: Book, refs: object, opd: str) -> str | None:
    """Documents by what people call them: a service by name, a record by kind and id."""
    index = book.dossier.world.index
    told: list[str] = []
    for ref in as_list(refs):
        card = index.one(ref, opd)
        name = str(card.data.get("nama", "")) if card else ""
        told.append(f"{plain(card.jenis).lower()} {name or card.id}" if card else str(ref))
    return daftar(told) or None


def incident_reviews(book: Book) -> Iterator[Part]:
    """The periodic reviews of disturbances in the year, service by service."""
    if not book.services:
        yield Part("nihil", "Belum ada data: belum ada layanan dalam katalog.")
    for service in book.services:
        cards = [
            card for card in book.dossier.world.index.about(service.ref, "reviu_gangguan") if _of(book, card)
        ]
        cards.sort(key=lambda card: (str(card.data.get("periode", "")), card.ref))
        yield Part("subjudul", service.nama)
        if not cards:
            yield Part("nihil", "Belum ada data: belum ada reviu berkala gangguan pada tahun ini.")
            continue
        columns = (
            Column("Periode", width=15),
            Column("Identifikasi dan analisis", width=30),
            Column("Penyebab utama", width=20),
            Column("Penanganan", width=20),
            Column("Diinformasikan"),
        )
        rows = tuple(_incidents(book, card) for card in cards)
        yield Part("tabel", Table(caption=f"Reviu berkala {service.nama}", columns=columns, rows=rows))


def _of(book: Book, card: Card) -> bool:
    """Whether a review is of a period of the year that had begun."""
    own = parse_period(card.data.get("periode"))
    zone = book.dossier.world.region.zone
    return own is not None and book.year.covers(own) and own.bounds(zone)[0] <= book.last


def _incidents(book: Book, card: Card) -> tuple[Entry, ...]:
    dossier, data, home = book.dossier, card.data, card.document.opd
    many = len(as_list(data.get("gangguan")))
    found = " ".join(filter(None, (written(data.get("identifikasi")), written(data.get("analisis")))))
    told = parse_moment(dig(data, "diinformasikan", "waktu"), dossier.world.region.zone)
    happened = told is not None and told.happened(dossier.site.as_of)
    by = official(dossier, data.get("oleh"), home)
    return (
        Cell(
            periode(str(data.get("periode", ""))),
            places.record_place(card.ref, dossier.world.index),
            note=f"gangguan: {angka(many) if many else NIL}; oleh {by or 'belum dicantumkan'}",
        ),
        found or None,
        written(data.get("penyebab_utama")) or ("belum ditemukan" if many else NIL),
        _handled(data) or ("belum ditangani" if many else NIL),
        Cell(
            tanggal(told.day) if told and happened else "belum",
            note=officials(dossier, dig(data, "diinformasikan", "kepada"), home) or "",
        ),
    )


def _handled(data: Mapping[str, Any]) -> str:
    done = [str(one.get("uraian", "")).rstrip(".") for one in as_list(data.get("penanganan"))]
    return "; ".join(filter(None, done))


def meetings(book: Book) -> Iterator[Part]:
    """Every coordination of the year that the OPD took part in."""
    own = [card for card in book.dossier.world.index.of("koordinasi") if _took_part(book, card)]
    rows = tuple(_meeting(book, card) for card in _in_time(own))
    columns = (
        Column("Tanggal", width=20),
        Column("Pokok", width=18),
        Column("Pihak", width=25),
        Column("Hasil"),
    )
    empty = "Belum ada data: belum ada catatan koordinasi pada tahun ini."
    yield Part("tabel", Table(caption="Catatan koordinasi", columns=columns, rows=rows, empty=empty))


def _in_time(cards: Iterable[Card]) -> list[Card]:
    return sorted(cards, key=lambda card: (str(card.data.get("tanggal", "")), card.ref))


def _took_part(book: Book, card: Card) -> bool:
    if not book.made(card) or not str(card.data.get("tanggal", "")).startswith(book.year.text):
        return False
    region, home = book.dossier.world.region, card.document.opd
    parties = as_list(card.data.get("pihak"))
    people = [person for ref in parties if (person := region.person(ref, home))]
    return (
        card.opd == book.opd
        or book.opd in {str(ref) for ref in parties}
        or any(person.opd == book.opd for person in people)
    )


def _meeting(book: Book, card: Card) -> tuple[Entry, ...]:
    dossier, data, home = book.dossier, card.data, card.document.opd
    about = _named(book, data.get("rujukan"), home)
    return (
        Cell(
            when(dossier, data.get("tanggal")),
            places.record_place(card.ref, dossier.world.index),
            note=card.id,
        ),
        plain(data.get("pokok", "")),
        officials(dossier, data.get("pihak"), home),
        Cell(written(data.get("hasil")), note=f"tentang {about}" if about else ""),
    )
