"""Follow-ups: what evaluations and reviews ask for, who is to do it by when, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from pipeline.model.assessment import FollowUp
from pipeline.model.card import Card
from pipeline.model.document import as_list
from pipeline.model.lean import dataclass, replace
from pipeline.model.moments import parse_date
from pipeline.render.documents import places
from pipeline.render.documents.dossier import Dossier
from pipeline.render.table import Cell, Column, Entry, Table
from pipeline.wording import angka, daftar, periode, tanggal

_OPEN_STATES = ("berjalan", "rencana")
SOURCES = {"evaluasi": "Evaluasi", "reviu": "Reviu", "asesmen": "Asesmen"}


@dataclass(frozen=True, slots=True)
class Task:
    """One item with what became of it.

    Attributes:
        source: The evaluation or review that asks for it.
        item: As written there.
        known: Its state; None where nobody assessed it.
    """

    source: Card
    item: Mapping[str, Any]
    known: FollowUp | None


def items_of(card: Card, chapter: str = "") -> list[Mapping[str, Any]]:
    """The items of an evaluation (of one chapter, or of all), or the findings of a review."""
    if card.jenis == "reviu":
        return [item for item in as_list(card.data.get("temuan")) if isinstance(item, Mapping)]
    chapters = card.data.get("bab", {})
    names = [chapter] if chapter else list(chapters)
    blocks = (chapters.get(name, {}) for name in names)
    return [
        item for block in blocks if isinstance(block, Mapping) for item in as_list(block.get("tindak_lanjut"))
    ]


def known_follow_ups(dossier: Dossier, opd: str) -> Mapping[tuple[str, str], FollowUp]:
    """Every assessed item of an OPD by source and id."""
    return {
        (item.source, item.item): item
        for level in dossier.levels.values()
        if (own := level.of(opd)) is not None
        for item in own.conditions.follow_ups
    }


def tasks(dossier: Dossier, opd: str, card: Card, chapter: str = "") -> list[Task]:
    """The items of one evaluation or review with their state."""
    known = known_follow_ups(dossier, opd)
    return [Task(card, item, known.get((card.ref, str(item.get("id"))))) for item in items_of(card, chapter)]


def state_of(task: Task, today: date) -> str:
    """Where an item stands, as a badge's word."""
    known = task.known
    if known is not None and known.done is not None:
        return "selesai"
    due = parse_date(task.item.get("tenggat"))
    if due is not None and due < today:
        return "terlambat"
    return "berjalan" if known is not None and known.records else "terbuka"


def task_table(
    dossier: Dossier, caption: str, found: Iterable[Task], *, opd: bool = False, source: bool = False
) -> Table:
    """Items with who, by when, for which stage, and what became of them.

    Args:
        dossier: The region.
        caption: What they are.
        found: The items.
        opd: Whether to name the OPD of each.
        source: Whether to name the evaluation or review of each.
    """
    listed = list(found)
    first = "Butir dan asal" if source else "Butir"
    columns = _wide(first) if opd else _narrow(first)
    rows = tuple(_row(dossier, task, opd=opd, source=source) for task in listed)
    return Table(caption=caption, columns=columns, rows=rows, note=told(dossier, listed))


def only_first(table: Table, most: int) -> Table:
    """The first rows of a table; its note still tells of all of them."""
    return replace(table, rows=table.rows[:most], total=len(table.rows))


def _narrow(first: str) -> tuple[Column, ...]:
    return (
        Column(first, width=10),
        Column("Uraian", width=25),
        Column("Penanggung jawab", width=20),
        Column("Tenggat", "waktu", 15),
        Column("Tahap", width=12),
        Column("Keadaan", "status", 18),
    )


def _wide(first: str) -> tuple[Column, ...]:
    return (
        Column(first, width=8),
        Column("OPD", width=10),
        Column("Uraian", width=25),
        Column("Penanggung jawab", width=18),
        Column("Tenggat", width=12),
        Column("Tahap", width=12),
        Column("Keadaan", "status", 15),
    )


def told(dossier: Dossier, found: Iterable[Task]) -> str:
    """How many items stand where: "5 butir: 3 selesai, 1 terlambat, dan 1 berjalan."."""
    states = [state_of(task, today_of(dossier)) for task in found]
    parts = [f"{angka(states.count(word))} {word}" for word in _ORDER if word in states]
    return f"{angka(len(states))} butir: {daftar(parts)}." if parts else ""


_ORDER = ("selesai", "berjalan", "terbuka", "terlambat")


def today_of(dossier: Dossier) -> date:
    """The day of judgement, in the region's zone."""
    return dossier.site.as_of.astimezone(dossier.world.region.zone).date()


def _row(dossier: Dossier, task: Task, *, opd: bool, source: bool) -> tuple[Entry, ...]:
    card, item = task.source, task.item
    due = parse_date(item.get("tenggat"))
    place = places.record_place(card.ref, dossier.world.index)
    cells: list[Entry] = [
        Cell(str(item.get("id", "")), place, note=source_words(card) if source else ""),
        _wanted(item),
        owner(dossier, item.get("penanggung_jawab"), card.document.opd),
        tanggal(due) if due else None,
        str(item.get("tahap", "")) or None,
        _state(dossier, task),
    ]
    if opd:
        cells.insert(1, _office(dossier, item, card))
    return tuple(cells)


def _wanted(item: Mapping[str, Any]) -> Cell:
    """What is to be done; a review's finding with its recommendation."""
    advice = str(item.get("rekomendasi", ""))
    return Cell(str(item.get("uraian", "")), note=f"Rekomendasi: {advice}" if advice else "")


def source_words(card: Card) -> str:
    """An evaluation or review in few words: "Evaluasi Semester I 2025"."""
    return f"{SOURCES.get(card.jenis, card.jenis)} {periode(str(card.data.get('periode', '')))}".strip()


def owner(dossier: Dossier, ref: object, opd: str) -> Cell | None:
    """Who is to do it: the office held, the name below."""
    person = dossier.world.region.person(ref, opd)
    if person is None:
        return Cell(str(ref)) if ref else None
    return Cell(person.jabatan or person.nama, note=person.nama if person.jabatan else "")


def _office(dossier: Dossier, item: Mapping[str, Any], card: Card) -> str:
    named = str(item.get("opd") or card.document.opd).split("/")[-1]
    found = dossier.world.region.offices.get(named)
    return found.singkatan if found else named


def _state(dossier: Dossier, task: Task) -> Cell:
    word = state_of(task, today_of(dossier))
    known = task.known
    records = known.records if known else ()
    ids = [record.split("/")[-1] for record in records]
    href = places.record_place(records[0], dossier.world.index) if records else ""
    done = f"selesai {tanggal(known.done)}" if known and known.done else ""
    return Cell(
        daftar(ids), href, badge=word, note=done or ("" if records else "belum ada catatan tindak lanjut")
    )
