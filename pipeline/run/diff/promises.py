"""Promises and classes of the catalogue, before and after."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.law.law import Law
from pipeline.model.case import World
from pipeline.model.difference import PromiseChange
from pipeline.model.document import dig
from pipeline.model.lean import replace
from pipeline.model.region import Service
from pipeline.rules.history.promises import weaker
from pipeline.rules.telling import in_hours
from pipeline.wording import daftar

FIELDS = ("klasifikasi", "kelompok", "target_pelayanan", "target_ketersediaan", "rpo", "rto")
_CLASS = ("klasifikasi", "kelompok")


def promise_changes(law: Law, before: World, after: World) -> list[PromiseChange]:
    """What each service promises otherwise; the weaker first, then by service."""
    here, there = before.region.services, after.region.services
    found = [
        change
        for ref in sorted(here.keys() | there.keys())
        for change in _of(law, after, here.get(ref), there.get(ref))
    ]
    return sorted(found, key=lambda one: (one.weaker is not True, one.weaker is None, one.service))


def _of(law: Law, world: World, old: Service | None, new: Service | None) -> Iterator[PromiseChange]:
    if old is None or new is None:
        one = new or old
        if one is not None:
            told = "layanan baru dalam katalog" if old is None else "layanan tidak lagi ada dalam katalog"
            place = one.document.path
            yield PromiseChange(one.ref, "layanan", "", "", old is not None or None, told, place)
        return
    for name in FIELDS:
        was, now = old.document.data.get(name), new.document.data.get(name)
        if was != now:
            yield _change(law, world, new, (name, name), (was, now))
    for butir in sorted(
        {str(dig(b, "id")) for s in (old, new) for b in s.document.data.get("permintaan", ())}
    ):
        was, now = dig(old.request(butir), "target"), dig(new.request(butir), "target")
        if was != now:
            yield _change(law, world, new, (f"permintaan/{butir}/target", "target_pelayanan"), (was, now))


def _change(
    law: Law, world: World, service: Service, field: tuple[str, str], values: tuple[Any, Any]
) -> PromiseChange:
    shown, kind = field
    was, now = values
    less = weaker(law, world, service, kind, values)
    more = weaker(law, world, service, kind, (now, was))
    told = _meaning(law, world, service, kind, values) if kind in _CLASS else ""
    return PromiseChange(
        service.ref,
        shown,
        _word(law, kind, was),
        _word(law, kind, now),
        True if less else False if more else None,
        told,
        service.document.path,
    )


def _meaning(law: Law, world: World, service: Service, field: str, values: tuple[Any, Any]) -> str:
    """What another class changes of the duties and of the limit that the regulation sets."""
    pairs = [{**service.document.data, field: value} for value in values]
    duties = [law.continuity(str(one.get("klasifikasi")), world.as_of).value for one in pairs]
    limits = [
        law.service_limit(str(one.get("kelompok")), str(one.get("klasifikasi")), world.as_of) for one in pairs
    ]
    gone, come = sorted(duties[0] - duties[1]), sorted(duties[1] - duties[0])
    told = [f"melepas kewajiban {daftar([one.upper() for one in gone])}"] if gone else []
    told += [f"menambah kewajiban {daftar([one.upper() for one in come])}"] if come else []
    shown = [in_hours(one.seconds) if one else "tidak diatur" for one in limits]
    if shown[0] != shown[1]:
        told.append(f"batas {law.table_name('target_pelayanan')} dari {shown[0]} menjadi {shown[1]}")
    return "; ".join(told)


def _word(law: Law, field: str, value: Any) -> str:
    if value is None:
        return ""
    return law.label(field, value) if field in _CLASS else str(value)


def placed(change: PromiseChange, place: str, link: str) -> PromiseChange:
    """The change with its place in the file."""
    return replace(change, place=place, link=link)
