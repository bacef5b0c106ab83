"""What services stand on: single points of failure, promises a chain cannot keep, parts nobody uses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from math import prod

from pipeline.law.law import Law
from pipeline.model.case import World
from pipeline.model.document import Document
from pipeline.model.moments import parse_date
from pipeline.model.region import Service
from pipeline.model.rule import Breach
from pipeline.rules.declare import INFO, WARNING, region_rule
from pipeline.rules.running import foundation, runs, today
from pipeline.rules.telling import listed, quoted
from pipeline.wording import persen


@region_rule("APL101", "single-point-of-failure", severity=WARNING)
def single_point_of_failure(world: World, law: Law) -> Iterator[Breach]:
    """Layanan kritis bertumpu pada komponen tanpa cadangan, dan tanpa DRP yang berlaku.

    Ketentuan:
        Peraturan tidak mengatur cadangan komponen; peringatan ini bawaan alat. Kewajiban DRP bagi layanan
        kritis diperiksa tersendiri.

    Alasan:
        Satu komponen yang rusak menghentikan layanan yang tidak boleh berhenti.

    Melanggar:
        klasifikasi: kritis
        infrastruktur: [server-utama]   # redundan: false, dan tidak ada DRP yang berlaku

    Patuh:
        klasifikasi: kritis
        infrastruktur: [server-utama]   # redundan: true, atau layanan dicakup DRP yang berlaku

    Cara memenuhi:
        Sediakan cadangan dan tulis `redundan: true` pada komponennya, atau tetapkan DRP layanan ini.
    """
    day = today(world.region, world.as_of)
    for service in _running(world):
        grade = str(service.held("klasifikasi", day))
        if "drp" not in law.continuity(grade, world.as_of).value or _has_plan(world, service):
            continue
        if world.may_hold("drp"):
            continue
        weak = [part for part in _stands_on(world, service) if _is_weak(part)]
        if weak:
            names = listed([quoted(part.id) for part in weak])
            yield _breach(
                service.document,
                ("infrastruktur",),
                f"Layanan {law.label('klasifikasi', grade).lower()} ini bertumpu pada {names}, "
                "yang tanpa cadangan, dan belum dicakup DRP.",
                "Sediakan cadangan komponennya, atau tetapkan DRP yang mencakup layanan ini.",
            )


@region_rule("TGT101", "promise-beyond-chain", severity=WARNING)
def promise_beyond_chain(world: World, law: Law) -> Iterator[Breach]:  # noqa: ARG001  every rule is asked alike
    """Target ketersediaan layanan melebihi hasil kali target komponen yang menopangnya.

    Ketentuan:
        Peraturan tidak merumuskan hal ini; peringatan ini bawaan alat (bacaan `target.melekat`). Bila semua
        komponen dalam satu rangkaian harus hidup, ketersediaannya tidak melebihi hasil kali ketersediaan
        masing-masing.

    Alasan:
        Janji yang tidak dapat dipenuhi rangkaiannya akan meleset walaupun setiap komponen mencapai targetnya.

    Melanggar:
        target_ketersediaan: 99.9
        aplikasi: [app-antrean]         # target_ketersediaan: 99.9
        infrastruktur: [server-utama]   # target_ketersediaan: 99.5

    Patuh:
        target_ketersediaan: 99
        aplikasi: [app-antrean]         # target_ketersediaan: 99.9
        infrastruktur: [server-utama]   # target_ketersediaan: 99.5

    Cara memenuhi:
        Sesuaikan janji layanan, atau naikkan target komponennya.
    """
    for service in _running(world):
        promise = _percent(service.document.data.get("target_ketersediaan"))
        if promise is None:
            continue
        shares = [_percent(part.data.get("target_ketersediaan")) for part in _stands_on(world, service)]
        stated = [share for share in shares if share is not None]
        # Many parts state the same target, and a power is exact as well.
        powers = ((share / 100) ** count for share, count in Counter(stated).items())
        chain = 100 * prod(powers, start=Fraction(1))
        if stated and chain < promise:
            yield _breach(
                service.document,
                ("target_ketersediaan",),
                (
                    f"Target ketersediaan {persen(promise)} melebihi "
                    f"hasil kali target {len(stated)} komponen "
                    f"yang menopangnya, yaitu {persen(chain, batas=promise)}."
                ),
                "Sesuaikan target layanan, atau naikkan target komponennya.",
            )


@region_rule("APL102", "unused-component", severity=INFO)
def unused_component(world: World, law: Law) -> Iterator[Breach]:  # noqa: ARG001  every rule is asked alike
    """Aplikasi atau infrastruktur yang tidak menopang layanan apa pun.

    Ketentuan:
        Peraturan tidak mengatur hal ini; keterangan ini bawaan alat. Layanan SPBE adalah hasil dari satu
        atau lebih fungsi aplikasi, jadi komponen yang tidak ditunjuk layanan mana pun mungkin terlupa
        ditautkan.

    Alasan:
        Gangguan pada komponen yang tidak tertaut tidak akan terlihat dampaknya.

    Melanggar:
        jenis: infrastruktur
        id: server-lama                 # tidak ditunjuk layanan, aplikasi, atau infrastruktur mana pun

    Patuh:
        jenis: layanan
        infrastruktur: [server-lama]

    Cara memenuhi:
        Tautkan dari layanan atau komponen yang memakainya, atau tulis `status: dihentikan`.
    """
    if any(world.region.may_hold(kind) for kind in ("layanan", "aplikasi", "infrastruktur")):
        return  # what could not be read may name it
    used = foundation(world.region, *(service.document for service in world.region.services.values()))
    day = today(world.region, world.as_of)
    known = (*world.region.applications.values(), *world.region.components.values())
    for part in known:
        if part.ref not in used and runs(part.data, day):
            yield _breach(
                part,
                ("id",),
                f"{part.jenis.capitalize()} {quoted(part.id)} tidak menopang layanan apa pun dalam katalog.",
                "Tautkan dari layanan atau komponen yang memakainya, atau tulis `status: dihentikan`.",
            )


def _running(world: World) -> list[Service]:
    day = today(world.region, world.as_of)
    return [service for service in world.region.services.values() if runs(service.document.data, day)]


def _stands_on(world: World, service: Service) -> list[Document]:
    """The parts of a service's chain that run now."""
    day = today(world.region, world.as_of)
    return [part for part in foundation(world.region, service.document).values() if runs(part.data, day)]


def _is_weak(part: Document) -> bool:
    return part.jenis == "infrastruktur" and part.data.get("redundan") is not True


def _has_plan(world: World, service: Service) -> bool:
    """Whether a DRP about the service is set and has not expired."""
    day = today(world.region, world.as_of)
    for card in world.index.about(service.ref, "drp"):
        case = world.case(card)
        until = parse_date(case.get("berlaku", "sampai"))
        if case.past("penetapan", "waktu") and (until is None or day <= until):
            return True
    return False


def _percent(value: object) -> Fraction | None:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    return Fraction(Decimal(str(value)))


def _breach(document: Document, keys: tuple[str | int, ...], message: str, advice: str) -> Breach:
    return Breach(document.pointer(*keys), message, advice, (), document.ref)
