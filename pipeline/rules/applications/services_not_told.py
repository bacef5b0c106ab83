"""Services that an incident's component carries, and that nobody told."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.law import Law
from pipeline.model.card import Card
from pipeline.model.case import World
from pipeline.model.document import as_list
from pipeline.model.moments import parse_moment
from pipeline.model.region import Service
from pipeline.model.rule import Breach
from pipeline.rules.declare import INFO, region_rule
from pipeline.rules.running import foundation, runs, today
from pipeline.rules.telling import listed, quoted
from pipeline.rules.tickets import OUT_OF_COUNT


@region_rule("APL103", "affected-service-not-told", severity=INFO)
def affected_service_not_told(world: World, law: Law) -> Iterator[Breach]:
    """Gangguan pada komponen bersama tidak dikabarkan kepada layanan lain yang memakainya.

    Ketentuan:
        Peraturan tidak mengatur hal ini; keterangan ini bawaan alat. Satu gangguan yang mengenai beberapa
        layanan dicatat pada tiap layanan dengan `insiden_induk`, atau dikabarkan lewat `disampaikan`.

    Alasan:
        Layanan lain yang ikut mati tanpa tahu sebabnya akan mencari gangguan yang sama sekali lagi.

    Melanggar:
        jenis: aduan
        dampak: mayor
        komponen: [pusat-data]          # juga menopang layanan lain
        # tanpa `disampaikan`, dan tidak ada aduan lain dengan `insiden_induk` ini

    Patuh:
        disampaikan:
          - {kepada: disdukcapil, waktu: 2025-03-03 09:00}

    Cara memenuhi:
        Kabari penyedia layanan yang disebut, lalu catat di `disampaikan`.
    """
    reaching = [
        card
        for card in world.index.linked("aduan")
        if as_list(card.data.get("komponen")) and _reaches_others(card, world, law)
    ]
    if not reaching:
        return  # what stands on what takes long where there is much of it
    carried = _carried_by(world)
    told = _children(world)
    for card in reaching:
        components = as_list(card.data.get("komponen"))
        parts = [world.region.component(ref, card.document.opd) for ref in components]
        hit = {name for part in parts if part is not None for name in carried.get(part.ref, ())}
        left = sorted(hit - set(card.services) - told.get(card.ref, set()))
        left = [name for name in left if not _named(card, world.region.services[name], world)]
        if left:
            names = listed([quoted(name) for name in left])
            yield Breach(
                card.document.pointer("komponen"),
                f"Komponen yang terganggu juga menopang {names}, yang belum dikabari.",
                "Kabari penyedianya, lalu catat di `disampaikan`.",
                (),
                card.ref,
            )


def _reaches_others(card: Card, world: World, law: Law) -> bool:
    """Whether a complaint is a major one that the regulation reaches, and is not itself part of another."""
    # The first word of the vocabulary is the heaviest impact: the whole service is down.
    if card.data.get("dampak") not in law.vocabulary("dampak")[:1] or card.data.get("insiden_induk"):
        return False
    written = card.data.get("dilaporkan", card.data.get("dicatat"))
    start = parse_moment(written, world.region.zone)
    if start is None or not start.happened(world.as_of) or not law.in_force(start.at):
        return False
    return card.data.get("status") not in OUT_OF_COUNT


def _carried_by(world: World) -> dict[str, set[str]]:
    """Component -> the running services that stand on it."""
    carried: dict[str, set[str]] = {}
    day = today(world.region, world.as_of)
    for service in world.region.services.values():
        if runs(service.document.data, day):
            for name in foundation(world.region, service.document):
                carried.setdefault(name, set()).add(service.ref)
    return carried


def _children(world: World) -> dict[str, set[str]]:
    """Complaint -> services for which another complaint names it as the incident behind."""
    found: dict[str, set[str]] = {}
    for card in world.index.linked("aduan"):
        if card.data.get("insiden_induk"):
            parent = world.index.one(card.data["insiden_induk"], card.document.opd, "aduan")
            if parent is not None:
                found.setdefault(parent.ref, set()).update(card.services)
    return found


def _named(card: Card, service: Service, world: World) -> bool:
    """Whether a service's people were told; words that name nobody known are taken as told."""
    for row in as_list(card.data.get("disampaikan")):
        whom = str(row.get("kepada", ""))
        person = world.region.person(whom, card.document.opd)
        if person is None and whom not in world.region.offices:
            return True
        if service.opd == (person.opd if person else whom):
            return True
    return False
