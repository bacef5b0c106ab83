"""The list of what is late or due soon, and its two shapes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from itertools import groupby

from pipeline.formatters.paint import Paint
from pipeline.model.case import World
from pipeline.model.lean import dataclass
from pipeline.run.due.duties import duty_items
from pipeline.run.due.followups import follow_up_items
from pipeline.run.due.items import Item, Outlook, Wanted, instant_of
from pipeline.run.due.people import name_of
from pipeline.run.due.terms import term_items
from pipeline.run.due.tickets import ticket_items
from pipeline.run.examine import Examination
from pipeline.wording import angka, visible, waktu


@dataclass(frozen=True, slots=True)
class DueList:
    """What is late or due soon.

    Attributes:
        items: By OPD, late first, then by deadline.
        outlook: Who looked.
        left_out: Documents whose shape is refused: nothing is known of them.
    """

    items: tuple[Item, ...]
    outlook: Outlook
    left_out: int = 0

    @property
    def late(self) -> int:
        """How many are late."""
        return sum(1 for item in self.items if item.terlambat)


def due_list(examination: Examination, within: timedelta, wanted: Wanted | None = None) -> DueList:
    """What is late at the instant of judgement or becomes due within some time after it."""
    outlook = Outlook(examination.world, examination.law, within)
    everything = (
        *ticket_items(outlook),
        *follow_up_items(outlook),
        *term_items(outlook, examination.result.findings),
        *duty_items(outlook),
    )
    chosen = wanted or Wanted()
    items = sorted((item for item in everything if chosen.take(item)), key=lambda item: _order(item, outlook))
    return DueList(tuple(items), outlook, examination.left_out)


def _order(item: Item, outlook: Outlook) -> tuple[object, ...]:
    at = instant_of(item.tenggat, outlook.zone)
    return (item.opd, not item.terlambat, at, item.jenis, item.id, item.apa, item.layanan or "")


def to_json(due: DueList, within: str) -> str:
    """The list as an object; a last day is written as a date, an instant with its offset."""
    zone = due.outlook.zone
    content = {
        "version": 1,
        "as_of": due.outlook.world.as_of.astimezone(zone).isoformat(),
        "within": within,
        "due": [
            {
                "opd": item.opd,
                "layanan": item.layanan,
                "jenis": item.jenis,
                "id": item.id,
                "apa": item.apa,
                "tenggat": _written(item.tenggat, due.outlook),
                "terlambat": item.terlambat,
                "siapa": list(item.siapa),
                "klausul": list(item.klausul),
                "pesan": item.pesan,
            }
            for item in due.items
        ],
        "summary": {"late": due.late, "soon": len(due.items) - due.late, "left_out": due.left_out},
    }
    return json.dumps(content, ensure_ascii=True, allow_nan=False, indent=2).replace("#[", "\\u0023[") + "\n"


def _written(deadline: datetime | date, outlook: Outlook) -> str:
    if isinstance(deadline, datetime):
        return deadline.astimezone(outlook.zone).isoformat()
    return deadline.isoformat()


def to_text(due: DueList, paint: Paint) -> Iterator[str]:
    """By OPD and by those who have to act: late first, each with its clauses; the counts close the list."""
    world = due.outlook.world
    for opd, items in groupby(due.items, key=lambda item: item.opd):
        office = world.region.offices.get(opd)
        yield paint.bold(visible(office.nama if office else opd)) + "\n"
        for people, own in _by_people(items):
            yield f"  {_names(world, people)}\n"
            for item in own:
                yield from _lines(item, due.outlook, paint)
        yield "\n"
    horizon = waktu(due.outlook.horizon, due.outlook.zone)
    soon = len(due.items) - due.late
    yield f"{angka(due.late)} terlambat, {angka(soon)} segera (sampai {horizon}).\n"
    if due.left_out:
        yield f"{angka(due.left_out)} dokumen tidak ikut dibaca karena bentuknya belum sah.\n"


def _by_people(items: Iterable[Item]) -> Iterator[tuple[tuple[str, ...], list[Item]]]:
    """Groups in the order of their most urgent item."""
    groups: dict[tuple[str, ...], list[Item]] = {}
    for item in items:
        groups.setdefault(item.siapa, []).append(item)
    yield from groups.items()


def _names(world: World, people: tuple[str, ...]) -> str:
    return ", ".join(visible(name_of(world, who)) for who in people) or "(belum ada pemegang perannya)"


def _lines(item: Item, outlook: Outlook, paint: Paint) -> Iterator[str]:
    left = instant_of(item.tenggat, outlook.zone) - outlook.world.as_of
    mark = paint.bold("TERLAMBAT") if item.terlambat else "segera"
    distance = _length(abs(left)) + ("" if item.terlambat else " lagi")
    name = "/".join(filter(None, (item.layanan, item.id if item.id != item.layanan else "")))
    # No id has this sign; kinds of records and reports have it for a space.
    yield f"    {mark} {distance}  {item.jenis.replace('_', ' ')} {visible(name.replace('_', ' '))}\n"
    cited = outlook.law.cite(*item.klausul) if item.klausul else "bawaan alat"
    yield f"      {visible(item.pesan, 400)}\n"
    yield paint.dim(f"      dasar: {cited}") + "\n"


def _length(time: timedelta) -> str:
    minutes = int(time.total_seconds()) // 60
    if minutes >= 2880:
        return f"{angka(minutes // 1440)} hari"
    if minutes >= 120:
        return f"{angka(minutes // 60)} jam"
    return f"{angka(minutes)} menit"
