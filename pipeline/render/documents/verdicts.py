"""What assessors answered, item by item, and what was changed since: open until a follow-up closes it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.model.assessment import Assessment, FollowUp
from pipeline.model.card import Card
from pipeline.model.document import as_list
from pipeline.model.moments import parse_date
from pipeline.render.documents import places
from pipeline.render.documents.dossier import Dossier
from pipeline.render.table import Cell, Column, Entry, Table
from pipeline.wording import angka, daftar, tanggal

_REVISE = "revisi"
Answer = tuple[Card, Mapping[str, Any]]


def verdict_table(dossier: Dossier, own: Assessment) -> Table:
    """The answers of assessors that concern an OPD, up to the assessed year, the latest first."""
    known = revisions_by_item(own)
    found = list(answers_on(dossier, own))
    rows = tuple(_row(dossier, one, known.get((one[0].ref, str(one[1].get("id"))))) for one in found)
    columns = (
        Column("Asesmen", "kode", 15),
        Column("Kriteria", width=20),
        Column("Putusan", "status", 12),
        Column("Catatan penilai", width=25),
        Column("Yang berubah sesudahnya", "status", 25),
    )
    return Table(
        caption="Jawaban penilai",
        columns=columns,
        rows=rows,
        note=_told(found, known),
        empty="Belum ada jawaban penilai yang dicatat.",
    )


def answers_on(dossier: Dossier, own: Assessment) -> Iterator[Answer]:
    """Each answer that concerns an OPD, up to the assessed year and the day of judgement, latest first."""
    cards = [card for card in dossier.world.index.of("asesmen") if int(card.data.get("tahun", 0)) <= own.year]
    for card in sorted(cards, key=lambda card: (-int(card.data.get("tahun", 0)), card.ref)):
        made = parse_date(card.data.get("tanggal"))
        if made is not None and made > dossier.site.as_of.astimezone(dossier.site.zone).date():
            continue
        for item in as_list(card.data.get("butir")):
            if str(item.get("opd") or card.document.opd).split("/")[-1] == own.opd:
                yield card, item


def _row(dossier: Dossier, answer: Answer, known: FollowUp | None) -> tuple[Entry, ...]:
    card, item = answer
    year, verdict = str(card.data.get("tahun", "")), str(item.get("putusan", ""))
    return (
        Cell(
            card.id,
            places.record_place(card.ref, dossier.world.index),
            note=f"{year}, {card.data.get('penilai')}",
        ),
        Cell(str(item.get("kriteria", "")), note=f"butir {item.get('id')}"),
        Cell("", badge=verdict),
        Cell(str(item["catatan"])) if item.get("catatan") else None,
        since_cell(dossier, known) if verdict == _REVISE else Cell("tidak diminta"),
    )


def revisions_by_item(own: Assessment) -> dict[tuple[str, str], FollowUp]:
    """What became of each revision, by the answer's full name and the id of its item."""
    return {(one.source, one.item): one for one in own.conditions.revisions}


def since_cell(dossier: Dossier, known: FollowUp | None) -> Cell:
    """What was done about a revision, in the words of the records."""
    names = known.records if known else ()
    records = [card for card in dossier.world.index.of("tindak_lanjut") if card.ref in names]
    if known is None or not records:
        return Cell("", badge="terbuka", note="belum ada catatan tindak lanjut")
    said = daftar([str(record.data.get("uraian", record.id)).rstrip(".") for record in records])
    href = places.record_place(records[0].ref, dossier.world.index)
    if known.done is not None:
        return Cell(said, href, badge="selesai", note=f"selesai {tanggal(known.done)}")
    return Cell(said, href, badge="berjalan")


def _told(found: list[Answer], known: Mapping[tuple[str, str], FollowUp]) -> str:
    if not found:
        return ""
    asked = sum(1 for _, item in found if item.get("putusan") == _REVISE)
    closed = sum(1 for one in known.values() if one.done is not None)
    return (
        f"{angka(len(found))} butir: {angka(len(found) - asked)} diterima, {angka(asked)} revisi, "
        f"{angka(min(closed, asked))} di antaranya sudah ditutup. Tingkat tidak dihitung dari tabel ini."
    )
