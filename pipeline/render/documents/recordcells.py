"""The columns of the lists of records: times, lengths, limits and verdicts as they were measured."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from fractions import Fraction

from pipeline.model.card import Card
from pipeline.model.document import as_list, dig
from pipeline.model.fact import Fact, Number, Verdict
from pipeline.model.lean import replace
from pipeline.model.moments import parse_instant
from pipeline.render.documents import places
from pipeline.render.documents.dossier import Dossier
from pipeline.render.documents.terms import length, plain
from pipeline.render.table import Cell, Column, Entry
from pipeline.wording import durasi, periode, persen

Entries = tuple[Entry, ...]
Heads = tuple[Column, ...]
Cells = Callable[[Dossier, Card, Fact | None], Entries]
NOTHING = "–"


def _record(dossier: Dossier, card: Card) -> Cell:
    return Cell(card.id, places.source(dossier.site, card.document.path, card.document.line))


def _service(dossier: Dossier, card: Card, fact: Fact | None) -> Cell:
    ref = f"{fact.opd}/{fact.layanan}" if fact and fact.layanan else next(iter(card.services), "")
    service = dossier.world.region.services.get(ref)
    return Cell(service.nama, places.service_page(ref)) if service else Cell(ref or NOTHING)


def _time(dossier: Dossier, at: datetime | None) -> Cell:
    if at is None:
        return Cell(NOTHING)
    local = at.astimezone(dossier.site.zone)
    return Cell(f"{local:%d-%m-%Y}", note=f"{local:%H.%M.%S}".removesuffix(".00"), sort=at.isoformat())


def _written(dossier: Dossier, card: Card, name: str) -> Cell:
    return _time(dossier, parse_instant(card.data.get(name), dossier.site.zone))


def _status(card: Card) -> Cell:
    return Cell(plain(card.data.get("status", NOTHING)))


def verdict(found: Verdict | None, taken: Number | None, limit: Number | None, unit: int) -> Cell:
    """A verdict, with how long it took and how long it might.

    Args:
        found: The verdict; None where nothing was measured.
        taken: What it took.
        limit: What it might take.
        unit: Seconds in the unit of both.
    """
    if found is None:
        return Cell(NOTHING)
    took = durasi(Fraction(taken) * unit) if taken is not None else ""
    bound = f"batas {length(Fraction(limit) * unit)}" if limit is not None else ""
    return Cell(took, badge=found.value, note=bound, sort=found.value)


def _complaint(dossier: Dossier, card: Card, fact: Fact | None) -> Entries:
    return (
        _record(dossier, card),
        _service(dossier, card, fact),
        _beside(_time(dossier, fact.mulai if fact else None), "dicatat", dossier, card),
        _priority(card, fact),
        verdict(fact.respons_hasil, fact.respons_menit, fact.respons_batas_menit, 60) if fact else NOTHING,
        _beside(_written(dossier, card, "diselesaikan"), "estimasi_selesai", dossier, card, "estimasi"),
        _escalated(card),
        verdict(fact.tabel2_hasil, fact.pelayanan_jam, fact.tabel2_batas_jam, 3600) if fact else NOTHING,
        verdict(fact.katalog_hasil, None, fact.katalog_batas_jam, 3600) if fact else NOTHING,
        verdict(fact.penanganan_hasil, None, None, 3600) if fact else NOTHING,
        _beside(_written(dossier, card, "dikonfirmasi"), "ditutup", dossier, card),
        _status(card),
    )


def _priority(card: Card, fact: Fact | None) -> Cell:
    computed = str(fact.prioritas) if fact and fact.prioritas else NOTHING
    written = card.data.get("prioritas")
    impact = str(card.data.get("dampak", ""))
    note = f"{impact}; ditulis {written}" if written is not None and str(written) != computed else impact
    return Cell(computed, note=note, sort=computed)


def _escalated(card: Card) -> Cell:
    levels = [int(each.get("tingkat", 1)) for each in as_list(card.data.get("eskalasi"))]
    return Cell(f"tingkat {max(levels)}" if levels else "nihil", sort=str(max(levels, default=0)))


def _beside(cell: Cell, name: str, dossier: Dossier, card: Card, word: str = "") -> Cell:
    """A time with another of the record's times below it."""
    at = parse_instant(card.data.get(name), dossier.site.zone)
    if at is None:
        return cell
    local = f"{at.astimezone(dossier.site.zone):%d-%m-%Y %H.%M}"
    return replace(cell, note="; ".join(filter(None, (cell.note, f"{word or name} {local}"))))


def _request(dossier: Dossier, card: Card, fact: Fact | None) -> Entries:
    mark = str(fact.kepuasan) if fact and fact.kepuasan else NOTHING
    return (
        _record(dossier, card),
        _service(dossier, card, fact),
        _wanted(dossier, card),
        _time(dossier, fact.mulai if fact else None),
        verdict(fact.tabel2_hasil, fact.pelayanan_jam, fact.tabel2_batas_jam, 3600) if fact else NOTHING,
        verdict(fact.katalog_hasil, None, fact.katalog_batas_jam, 3600) if fact else NOTHING,
        _written(dossier, card, "dikonfirmasi"),
        _status(card),
        mark,
    )


def _wanted(dossier: Dossier, card: Card) -> str:
    service = dossier.world.region.services.get(next(iter(card.services), ""))
    entry = service.request(card.data.get("butir")) if service else None
    return str(entry.get("nama")) if entry else plain(card.data.get("klasifikasi", NOTHING))


def _monitoring(dossier: Dossier, card: Card, fact: Fact | None) -> Entries:
    return (
        _record(dossier, card),
        _service(dossier, card, fact),
        Cell(periode(str(card.data.get("periode", ""))), sort=str(card.data.get("periode", ""))),
        _percent(fact.ketersediaan_target if fact else None),
        _percent(fact.ketersediaan_capaian if fact else None, fact.ketersediaan_target if fact else None),
        _percent(fact.ketersediaan_cakupan if fact else None),
        Cell("", badge=fact.ketersediaan_hasil.value) if fact and fact.ketersediaan_hasil else NOTHING,
        str(len(as_list(card.data.get("gangguan")))),
    )


def _percent(value: Number | None, limit: Number | None = None) -> Cell:
    if value is None:
        return Cell(NOTHING)
    return Cell(persen(value, batas=limit), sort=f"{float(value):.6f}")


def _release(dossier: Dossier, card: Card, fact: Fact | None) -> Entries:
    runs = as_list(card.data.get("pelaksanaan"))
    ended = dig(runs[-1], "selesai") or dig(runs[-1], "mulai") if runs else None
    return (
        _record(dossier, card),
        _service(dossier, card, fact),
        str(card.data.get("versi", NOTHING)),
        _time(dossier, parse_instant(ended, dossier.site.zone)),
        Cell("", badge=fact.rilis_hasil.value) if fact and fact.rilis_hasil else NOTHING,
    )


def _recovery(dossier: Dossier, card: Card, fact: Fact | None) -> Entries:
    return (
        _record(dossier, card),
        _service(dossier, card, fact),
        _written(dossier, card, "bencana"),
        Cell("", badge=fact.rpo_hasil.value) if fact and fact.rpo_hasil else NOTHING,
        Cell("", badge=fact.rto_hasil.value) if fact and fact.rto_hasil else NOTHING,
    )


_TICKET = (Column("Rekaman", "kode"), Column("Layanan"))
CELLS: Mapping[str, tuple[Heads, Cells]] = {
    "aduan": (
        (
            *_TICKET,
            Column("Dilaporkan", "waktu"),
            Column("Prioritas", "angka"),
            Column("Waktu tanggap", "status"),
            Column("Solusi", "waktu"),
            Column("Eskalasi"),
            Column("Pelayanan, peraturan", "status"),
            Column("Pelayanan, katalog", "status"),
            Column("Gabungan", "status"),
            Column("Dikonfirmasi", "waktu"),
            Column("Status"),
        ),
        _complaint,
    ),
    "permintaan": (
        (
            *_TICKET,
            Column("Permintaan"),
            Column("Diajukan", "waktu"),
            Column("Pelayanan, peraturan", "status"),
            Column("Pelayanan, katalog", "status"),
            Column("Dikonfirmasi", "waktu"),
            Column("Status"),
            Column("Kepuasan", "angka"),
        ),
        _request,
    ),
    "pemantauan": (
        (
            *_TICKET,
            Column("Periode"),
            Column("Target", "angka"),
            Column("Capaian", "angka"),
            Column("Teramati", "angka"),
            Column("Hasil", "status"),
            Column("Gangguan", "angka"),
        ),
        _monitoring,
    ),
    "rilis": (
        (*_TICKET, Column("Versi"), Column("Dilaksanakan", "waktu"), Column("Hasil", "status")),
        _release,
    ),
    "pemulihan": (
        (*_TICKET, Column("Bencana", "waktu"), Column("RPO", "status"), Column("RTO", "status")),
        _recovery,
    ),
}
