"""Applications that promise less than the services they carry (reading C08)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from pipeline.law.law import Law
from pipeline.model.case import World
from pipeline.model.document import Document
from pipeline.model.region import Service
from pipeline.model.rule import Breach
from pipeline.rules.declare import ERROR, region_rule
from pipeline.rules.running import runs, today
from pipeline.rules.telling import quoted
from pipeline.wording import persen

_FIELD = "target_ketersediaan"


@region_rule("TGT019", "application-weaker-than-service", "L2.1.2.4.p2", "L2.1.2.4.p1c", severity=ERROR)
def weaker_application(world: World, law: Law) -> Iterator[Breach]:
    """Aplikasi menjanjikan ketersediaan lebih rendah daripada layanan yang ditopangnya.

    Ketentuan:
        Target pengoperasian melekat pada setiap aplikasi yang menopang layanan, dengan atribut yang sama:
        klasifikasi, ketersediaan, dan keberlangsungan. Aplikasi yang menopang beberapa layanan mengikuti
        layanan yang paling ketat.

    Alasan:
        Layanan tidak dapat lebih tersedia daripada aplikasinya. Dua angka yang bertentangan berarti salah
        satunya tidak dapat ditepati. Daerah dapat memilih bacaan lain (target.melekat: per-layanan).

    Melanggar:
        # layanan
        target_ketersediaan: 99.5
        ---
        # aplikasinya
        target_ketersediaan: 99

    Patuh:
        # layanan
        target_ketersediaan: 99.5
        ---
        # aplikasinya
        target_ketersediaan: 99.5

    Cara memenuhi:
        Naikkan janji aplikasi, atau turunkan janji layanan sesuai kemampuan aplikasinya.
    """
    day = today(world.region, world.as_of)
    for name, strictest in _strictest(world, law).items():
        document = _applications(world)[name]
        own, wanted = _percent(document.data.get(_FIELD)), _percent(strictest.document.data.get(_FIELD))
        if own is None or wanted is None or own >= wanted or not runs(document.data, day):
            continue
        yield Breach(
            document.pointer(_FIELD),
            f"Aplikasi ini menjanjikan {persen(own)}, lebih rendah daripada layanan {quoted(strictest.ref)} "
            f"yang ditopangnya ({persen(wanted)}).",
            "Naikkan janji aplikasi, atau sesuaikan janji layanannya.",
            document=document.ref,
        )


def _applications(world: World) -> dict[str, Document]:
    return {document.ref: document for document in world.region.applications.values()}


def _strictest(world: World, law: Law) -> dict[str, Service]:
    """The running service with the highest promise, by full name of each application that carries it."""
    found: dict[str, Service] = {}
    day = today(world.region, world.as_of)
    for service in world.region.services.values():
        attached = law.reading("target.melekat", service.opd, world.as_of) != "per-layanan"
        promised = _percent(service.document.data.get(_FIELD))
        if not attached or promised is None or not runs(service.document.data, day):
            continue
        for ref in service.document.data.get("aplikasi", ()):
            carrier = world.region.component(ref, service.opd)
            if carrier is None or carrier.jenis != "aplikasi":
                continue
            rival = found.get(carrier.ref)
            if rival is None or promised > (_percent(rival.document.data.get(_FIELD)) or 0):
                found[carrier.ref] = service
    return found


def _percent(value: object) -> Fraction | None:
    """A percentage as the exact number that is written."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    return Fraction(Decimal(str(value)))
