"""The documents behind a class of evidence: number, date and signatory as the records have them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from pipeline.law.indicator import EvidenceClass
from pipeline.law.law import Law
from pipeline.law.paperwords import is_draft
from pipeline.model.card import TICKET_KINDS, Card
from pipeline.model.document import as_list
from pipeline.model.moments import parse_moment
from pipeline.model.paper import Paper
from pipeline.render.document import Item
from pipeline.render.documents.evidence.packet import NOT_SET, Packet
from pipeline.render.documents.terms import plain
from pipeline.render.table import Cell, Column, Entry, Table
from pipeline.wording import tanggal

_MOST = 120
# Where a record says who made it, without a block of approval.
_AUTHORS = (("disusun_oleh", "tanggal"), ("oleh", "tanggal"))


def cover(packet: Packet, kelas: EvidenceClass) -> tuple[list[Item], Paper | None]:
    """Number, date and signatory of the class as a whole, from the latest signed file offered for it.

    Nothing is made up: where no record offers one, each says that it is not set.
    """
    portal = packet.law.maturity.portal
    offered = [
        paper
        for paper in packet.papers
        if kelas.kode and kelas.kode in paper.codes and paper.signed and not is_draft(paper, portal)
    ]
    latest = max(offered, key=lambda paper: (paper.date or date.min, paper.document.ref), default=None)
    entry: Mapping[str, Any] = latest.entry if latest else {}
    day = latest.date if latest else None
    place = packet.place(latest.document.ref) if latest else ""
    return [
        Item("Nomor", str(entry["nomor"]) if latest else None, place, empty=NOT_SET),
        Item("Tanggal", tanggal(day) if day else None, empty=NOT_SET),
        Item("Penandatangan", str(entry["penandatangan"]) if latest else None, empty=NOT_SET),
    ], latest


def basis_table(packet: Packet, records: tuple[str, ...]) -> Table:
    """Every act and signed file behind some records; tickets, which carry none, are left out."""
    rows = [row for ref in records if (card := packet.card(ref)) is not None for row in _rows(packet, card)]
    columns = (
        Column("Dokumen", width=30),
        Column("Nomor", width=18),
        Column("Tanggal", width=15),
        Column("Oleh", width=25),
        Column("Berkas"),
    )
    return Table(
        caption="Nomor, tanggal, dan penandatangan",
        columns=columns,
        rows=tuple(rows[:_MOST]),
        total=len(rows),
        note="Nomor, tanggal, dan penandatangan berasal dari catatan; yang tidak tercatat disebut begitu.",
        empty="Tidak ada dokumen bernomor di balik bukti kelas ini.",
    )


def _rows(packet: Packet, card: Card) -> Iterator[tuple[Entry, ...]]:
    if card.jenis in TICKET_KINDS:
        return
    name = Cell(packet.short(card.ref), packet.place(card.ref), note=_titled(card))
    for label, act in _acts(card, packet.law):
        yield _act(packet, card, name, label, act)
    for paper in packet.dossier.world.papers.of(card.ref):
        yield _paper(packet, name, paper)


def _titled(card: Card) -> str:
    return str(card.data.get("nama") or card.data.get("judul") or plain(card.jenis))


def _acts(card: Card, law: Law) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The acts of the approval matrix, and who made the record where it says so."""
    for name, when in _AUTHORS:
        if card.data.get(name) and card.data.get(when):
            yield "Disusun", {"oleh": as_list(card.data[name])[0], "waktu": card.data[when]}
    acts = (name for name in card.data if law.approval(f"{card.jenis}.{name}") is not None)
    for name in acts:
        for block in as_list(card.data[name]):
            if isinstance(block, Mapping) and block.get("oleh") and block.get("waktu"):
                yield plain(name), block


def _act(packet: Packet, card: Card, name: Cell, label: str, act: Mapping[str, Any]) -> tuple[Entry, ...]:
    zone, region = packet.dossier.site.zone, packet.dossier.world.region
    moment, person = parse_moment(act.get("waktu"), zone), region.person(act.get("oleh"), card.document.opd)
    happened = moment is not None and moment.happened(packet.dossier.site.as_of)
    who = Cell(person.nama, note=person.jabatan) if person else Cell(NOT_SET)
    return (
        Cell(name.text, name.href, note=f"{name.note}: {label}"),
        str(act.get("nomor") or NOT_SET),
        tanggal(moment.day) if moment and happened else NOT_SET,
        who if happened else NOT_SET,
        "catatan",
    )


def _paper(packet: Packet, name: Cell, paper: Paper) -> tuple[Entry, ...]:
    entry = paper.entry
    titled = str(entry.get("judul") or entry.get("berkas") or "")
    held = packet.names.get(paper.sha256, "") if paper.whole else ""
    return (
        Cell(name.text, name.href, note=titled),
        str(entry.get("nomor") or NOT_SET),
        tanggal(paper.date) if paper.date else NOT_SET,
        str(entry.get("penandatangan") or NOT_SET),
        Cell(held or "tidak disertakan", note=f"sha256 {paper.sha256[:16]}" if paper.sha256 else paper.fault),
    )
