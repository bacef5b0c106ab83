"""What became of a recovery plan: its activations with their verdicts, and its drills."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from pipeline.model.card import Card
from pipeline.model.document import as_list
from pipeline.model.fact import Fact, Number, Verdict
from pipeline.model.moments import parse_instant
from pipeline.render.charts.timeline import Event, timeline
from pipeline.render.document import Item
from pipeline.render.documents import places
from pipeline.render.documents.dossier import Dossier
from pipeline.render.documents.plan_parts import Part, item, official, when, written
from pipeline.render.documents.terms import length, plain
from pipeline.render.table import Cell, Column, Entry, Table
from pipeline.wording import durasi

HOUR = 3600
_POINTS = (
    ("data_terakhir", "Data terakhir"),
    ("bencana", "Bencana terjadi"),
    ("aktivasi", "DRP diaktifkan"),
    ("memadai", "Beroperasi memadai"),
    ("pulih", "Beroperasi normal"),
)


def activations(dossier: Dossier, plan: Card) -> Iterator[Part]:
    """Every disaster in which the plan was used, in order of time."""
    index = dossier.world.index
    found = [
        card
        for card in index.around(plan.document.opd, "pemulihan")
        if index.one(card.data.get("drp"), card.document.opd, "drp") == plan
    ]
    past = [card for card in found if _at(dossier, card, "bencana")]
    if not past:
        yield Part("nihil", "DRP ini belum pernah diaktifkan.")
    for card in sorted(past, key=lambda card: str(card.data.get("bencana"))):
        yield from _event(dossier, card)
    own = plan.data.get("evaluasi", {})
    yield Part(
        "fakta",
        [
            item(
                "Evaluasi atas dokumen DRP",
                own.get("hasil"),
                empty="belum dievaluasi",
                note=when(dossier, own.get("tanggal")) or "",
            )
        ],
    )


def _at(dossier: Dossier, card: Card, name: str) -> datetime | None:
    """An instant of a recovery that has passed, in the zone to be shown."""
    at = parse_instant(card.data.get(name), dossier.world.region.zone)
    return at.astimezone(dossier.site.zone) if at is not None and at <= dossier.site.as_of else None


def _event(dossier: Dossier, card: Card) -> Iterator[Part]:
    data, home = card.data, card.document.opd
    yield Part("subjudul", f"Kejadian {card.id}")
    again = data.get("penetapan_ulang", {})
    told = [
        plain(again["hasil"]) if again.get("hasil") else None,
        when(dossier, again.get("waktu")),
        official(dossier, again.get("oleh"), home),
    ]
    yield Part(
        "fakta",
        [
            *(Item(label, when(dossier, data.get(name))) for name, label in _POINTS),
            Item("Diaktifkan oleh", official(dossier, data.get("diaktifkan_oleh"), home)),
            item("Uraian", data.get("uraian")),
            item("Evaluasi DRP", data.get("evaluasi"), empty="belum dievaluasi"),
            Item("Penetapan ulang", ", ".join(filter(None, told)) or None, empty="belum ada data"),
            Item("Catatan sumber", card.id, places.record_place(card.ref, dossier.world.index)),
        ],
    )
    yield from _line(dossier, card)
    rows = tuple(_verdicts(dossier, row.fact) for row in dossier.world.measured.get(card.ref, ()))
    yield Part("tabel", _table(f"RPO dan RTO pada kejadian {card.id}", rows))


def _line(dossier: Dossier, card: Card) -> Iterator[Part]:
    shown = [
        Event(at, label, "buruk" if name == "bencana" else "netral")
        for name, label in _POINTS
        if (at := _at(dossier, card, name))
    ]
    if len(shown) > 1:
        yield Part("gambar", timeline(f"Urutan kejadian {card.id}", shown))


def _table(caption: str, rows: tuple[tuple[Entry, ...], ...]) -> Table:
    columns = (
        Column("Layanan"),
        Column("Kehilangan data", "angka", 15),
        Column("RPO", "status", 20),
        Column("Pemulihan", "angka", 15),
        Column("RTO", "status", 20),
    )
    return Table(
        caption=caption,
        columns=columns,
        rows=rows,
        empty="Belum ada data.",
        note="Lama dalam jam:menit:detik; dinilai terhadap RPO dan RTO yang berlaku saat itu.",
    )


def _verdicts(dossier: Dossier, fact: Fact) -> tuple[Entry, ...]:
    service = dossier.world.region.services.get(f"{fact.opd}/{fact.layanan}")
    return (
        service.nama if service else str(fact.layanan),
        _lasted(fact.rpo_jam),
        _judged(fact.rpo_hasil, fact.rpo_batas_jam),
        _lasted(fact.rto_jam),
        _judged(fact.rto_hasil, fact.rto_batas_jam),
    )


def _lasted(hours: Number | None) -> Cell:
    return Cell("belum ada data" if hours is None else durasi(hours * HOUR))


def _judged(verdict: Verdict | None, limit: Number | None) -> Cell:
    note = f"batas {length(limit * HOUR)}" if limit is not None else "tanpa batas"
    return Cell("", badge=(verdict or Verdict.TIDAK_DIATUR).value, note=note)


def drills(dossier: Dossier, plan: Card) -> Iterator[Part]:
    """The drills as written, and what they came to for every service."""
    written_drills = as_list(plan.data.get("uji"))
    if not written_drills:
        yield Part("nihil", "DRP ini belum pernah diuji.")
        return
    yield Part(
        "fakta",
        [
            Item(
                f"Uji {number}",
                written(drill.get("hasil")),
                note=when(dossier, drill.get("tanggal")) or "belum bertanggal",
            )
            for number, drill in enumerate(written_drills, start=1)
        ],
    )
    for number in range(1, len(written_drills) + 1):
        rows = tuple(
            _verdicts(dossier, row.fact)
            for row in dossier.world.measured.get(plan.ref, ())
            if row.fact.id.endswith(f"#uji-{number}")
        )
        yield Part("tabel", _table(f"RPO dan RTO pada uji {number}", rows))
