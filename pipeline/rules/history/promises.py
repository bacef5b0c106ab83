"""Promises of the catalogue that became weaker in the course of commits."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.law.law import Law
from pipeline.model.case import World
from pipeline.model.document import dig
from pipeline.model.durations import parse_duration
from pipeline.model.moments import parse_moment
from pipeline.model.region import Service
from pipeline.model.rule import Breach
from pipeline.rules.declare import ERROR, region_rule
from pipeline.rules.history.chains import Amended, amended, chains, place, same
from pipeline.rules.telling import quoted

_LONGER_IS_WEAKER = ("target_pelayanan", "rpo", "rto")
_LOWER_IS_WEAKER = ("target_ketersediaan",)
_CLASS = ("klasifikasi", "kelompok")


@region_rule("RWY004", "promise-weakened", "L2.1.2.5.p1a", severity=ERROR)
def promise_weakened(world: World, law: Law) -> Iterator[Breach]:
    """Kelas atau janji layanan dilonggarkan tanpa perubahan yang disetujui.

    Ketentuan:
        Perubahan layanan ditetapkan Pimpinan PD lebih dahulu. Janji yang dilonggarkan karena itu mempunyai
        rekaman `perubahan` yang disetujui, dan nilai lamanya tetap di `riwayat` layanan.

    Alasan:
        Tiket lama dinilai menurut janji yang berlaku saat itu. Tanpa `riwayat`, melonggarkan janji membuat
        tiket yang terlambat tampak tepat waktu.

    Melanggar:
        target_pelayanan: 48 jam       # semula 24 jam, tanpa riwayat

    Patuh:
        target_pelayanan: 48 jam
        riwayat: [{sampai: 2025-06-30, target_pelayanan: 24 jam, perubahan: PRB-2025-004}]

    Cara memenuhi:
        Kembalikan nilainya, atau catat `perubahan` yang disetujui dan nilai lama di `riwayat`.
    """
    for ref, edits in chains(world, "layanan"):
        opd, _, name = ref.split("/")
        service = world.region.services.get(f"{opd}/{name}")
        if service is not None:
            for edit in amended(edits):
                yield from _weakened(world, law, service, edit)


def _weakened(world: World, law: Law, service: Service, edit: Amended) -> Iterator[Breach]:
    for field in (*_CLASS, *_LONGER_IS_WEAKER, *_LOWER_IS_WEAKER):
        before, now = edit.before.data.get(field), service.document.data.get(field)
        if not _went(field, edit) or not weaker(law, world, service, field, (before, now)):
            continue
        missing = _missing(world, service, field, before)
        if missing:
            yield _told(world, edit, (field,), (before, now), missing)
    for item in edit.before.data.get("permintaan", ()):
        present = service.request(dig(item, "id"))
        before, now = dig(item, "target"), dig(present, "target")
        if present is None or not _longer(before, now) or not _item_went(edit, item):
            continue
        held = any(same(world, dig(row, "target"), before) for row in present.get("riwayat", ()))
        if not held or not _approved(world, service):
            lacking = "nilai lamanya tidak ada di `riwayat`" if not held else _NO_CHANGE
            yield _told(world, edit, ("permintaan",), (before, now), lacking)


_NO_CHANGE = "tidak ada `perubahan` yang disetujui"


def weaker(law: Law, world: World, service: Service, field: str, values: tuple[Any, Any]) -> bool:
    """Whether the second of two values of a field promises less than the first."""
    before, now = values
    if before is None or before == now:
        return False
    if field in _LONGER_IS_WEAKER:
        return now is None or _longer(before, now)
    if field in _LOWER_IS_WEAKER:
        return not isinstance(now, int | float) or now < before
    return _class_weaker(law, world, service, field, values)


def _class_weaker(law: Law, world: World, service: Service, field: str, values: tuple[Any, Any]) -> bool:
    """Whether the regulation asks less of the second: a longer limit, or fewer duties of continuity."""
    pairs = [{**service.document.data, field: value} for value in values]
    limits = [
        law.service_limit(str(one.get("kelompok")), str(one.get("klasifikasi")), world.as_of) for one in pairs
    ]
    duties = [law.continuity(str(one.get("klasifikasi")), world.as_of).value for one in pairs]
    longer = limits[0] is not None and (limits[1] is None or limits[1].seconds > limits[0].seconds)
    return longer or bool(duties[0] - duties[1])


def _longer(before: Any, now: Any) -> bool:
    old, new = parse_duration(before), parse_duration(now)
    if old is None or new is None:
        return False
    if (old.seconds is None) != (new.seconds is None):
        return new.seconds is None
    first = old.seconds if old.seconds is not None else old.working_days
    second = new.seconds if new.seconds is not None else new.working_days
    return first is not None and second is not None and second > first


def _went(field: str, edit: Amended) -> bool:
    return bool(edit.before.data.get(field) != edit.after.data.get(field))


def _item_went(edit: Amended, item: Any) -> bool:
    there = (one for one in edit.after.data.get("permintaan", ()) if dig(one, "id") == dig(item, "id"))
    return bool(dig(next(there, None), "target") != dig(item, "target"))


def _missing(world: World, service: Service, field: str, before: Any) -> str:
    """What a weaker promise lacks, "" for nothing."""
    held = [row for row in service.document.data.get("riwayat", ()) if same(world, row.get(field), before)]
    if not held:
        return "nilai lamanya tidak ada di `riwayat`"
    named = (world.index.one(row.get("perubahan"), service.opd, "perubahan") for row in held)
    if any(card is not None and _decided(world, card.data) for card in named):
        return ""
    return "`riwayat` tidak menyebut `perubahan` yang disetujui"


def _approved(world: World, service: Service) -> bool:
    changes = world.index.about(service.ref, "perubahan")
    return any(_decided(world, one.data) for one in changes)


def _decided(world: World, data: Any) -> bool:
    """Whether a change was approved and set; who was entitled to is another rule's question."""
    blocks = [data.get("persetujuan"), data.get("penetapan")]
    given = [block for block in blocks if block]
    when = [parse_moment(dig(block, "waktu"), world.region.zone) for block in given]
    past = [moment is not None and moment.happened(world.as_of) for moment in when]
    agreed = [dig(block, "keputusan") in (None, "disetujui") for block in given]
    return bool(given) and all(past) and all(agreed)


def _told(
    world: World, edit: Amended, keys: tuple[str, ...], values: tuple[Any, Any], missing: str
) -> Breach:
    now = "dihapus" if values[1] is None else f"menjadi {quoted(values[1])}"
    return Breach(
        place(world, edit.before, *keys),
        f"`{keys[-1]}` {edit.before.id} dilonggarkan dari {quoted(values[0])} {now}, tetapi {missing}: "
        f"{edit.commit.short}.",
        "Kembalikan nilainya, atau catat `perubahan` yang disetujui dan nilai lama di `riwayat`.",
        document=edit.before.ref,
    )
