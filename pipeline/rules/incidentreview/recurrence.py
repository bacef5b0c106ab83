"""Incidents that came back and that the review of their period does not see."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.law.law import Law
from pipeline.model.card import Card
from pipeline.model.case import Case, World
from pipeline.model.document import dig
from pipeline.model.moments import Moment, parse_moment
from pipeline.model.periods import parse_period
from pipeline.model.rule import Breach
from pipeline.rules.declare import WARNING, region_rule
from pipeline.rules.overdue import beginning, interval, run_out, told
from pipeline.rules.running import providers, today
from pipeline.rules.telling import listed, quoted
from pipeline.rules.tickets import CANCELLED


@region_rule("RVG005", "recurrence-not-seen", "L2.2.1.3.T7.1.4", severity=WARNING)
def recurrence_not_seen(world: World, law: Law) -> Iterator[Breach]:  # noqa: ARG001  every rule is asked alike
    """Gangguan yang terulang pada periode itu tidak dibahas dalam reviunya.

    Ketentuan:
        Administrator Layanan mencari akar masalah gangguan; gangguan yang sama diusahakan tidak terulang.

    Alasan:
        Gangguan yang terulang adalah tanda paling jelas bahwa akar masalahnya belum ditemukan.

    Melanggar:
        jenis: reviu_gangguan
        periode: 2025-T1
        gangguan: []                   # padahal ADU-2025-0031 berulang dari ADU-2025-0029

    Patuh:
        jenis: reviu_gangguan
        periode: 2025-T1
        gangguan: [ADU-2025-0029, ADU-2025-0031]

    Cara memenuhi:
        Masukkan aduan yang terulang ke `gangguan`, lalu bahas penyebab utamanya.
    """
    recurring = [card for card in world.index.linked("aduan") if card.data.get("berulang_dari")]
    starts = [(card, start) for card in recurring if (start := _start(card, world)) is not None]
    for review in world.index.of("reviu_gangguan"):
        case = world.case(review)
        unseen = [quoted(card.id) for card, start in starts if _unseen(case, card, start)]
        if unseen:
            yield case.breach(
                "gangguan",
                message=f"Reviu ini tidak membahas gangguan yang terulang: {listed(unseen)}.",
                help="Masukkan aduan itu ke `gangguan`, lalu bahas penyebab utamanya.",
            )


@region_rule("RVG006", "incident-review-overdue", severity=WARNING)
def incident_review_overdue(world: World, law: Law) -> Iterator[Breach]:
    """Reviu berkala gangguan suatu layanan melewati jarak waktunya.

    Ketentuan:
        Reviu gangguan dilakukan berkala; peraturan tidak menyebut jaraknya. Jarak bawaan alat dapat diganti
        daerah (bacaan `periode`).

    Alasan:
        Reviu yang terlalu jarang menemukan penyebab setelah gangguan terlanjur berulang.

    Melanggar:
        periode: 2024-T4               # reviu terakhir, dan sekarang bulan Juli 2025

    Patuh:
        periode: 2025-T1               # reviu terakhir, disampaikan April 2025

    Cara memenuhi:
        Lakukan reviu periode berikutnya; bila tidak ada gangguan, tulis `gangguan: []`.
    """
    day = today(world.region, world.as_of)
    done = incident_review_dates(world)
    for office, services in providers(world.region, day):
        if world.may_hold("reviu_gangguan", office.id):
            continue
        months = law.months("reviu_gangguan", office.id, world.as_of)
        words = interval(law, "reviu_gangguan", office.id, world.as_of)
        for service in services:
            dates = done.get(service.ref, [])
            since = beginning(law, office.document.data, service.document.data)
            due = run_out(dates, since, months, day)
            if due is not None:
                yield Breach(
                    service.document.pointer("id"),
                    f"Reviu gangguan layanan ini {told(dates, words, due)}.",
                    "Lakukan reviu gangguan periode berikutnya, lalu catat sebagai `reviu_gangguan`.",
                    (),
                    service.document.ref,
                )


def incident_review_dates(world: World) -> dict[str, list[date]]:
    """Service -> the days on which a review of its incidents was told."""
    found: dict[str, list[date]] = {}
    for card in world.index.of("reviu_gangguan"):
        moment = parse_moment(dig(card.data, "diinformasikan", "waktu"), world.region.zone)
        if moment is not None and moment.happened(world.as_of):
            for name in card.services:
                found.setdefault(name, []).append(moment.day)
    return found


def _start(card: Card, world: World) -> Moment | None:
    """When a recurrence was reported; None for one that does not count."""
    if card.data.get("status") in CANCELLED:
        return None
    written = card.data.get("dilaporkan", card.data.get("dicatat"))
    return parse_moment(written, world.region.zone)


def _unseen(case: Case, card: Card, start: Moment) -> bool:
    """Whether a recurrence belongs into a review, was known by then, and is not in it."""
    period, told_at = parse_period(case.get("periode")), case.past("diinformasikan", "waktu")
    services = {service.ref for service in case.services}
    if period is None or told_at is None or not services & set(card.services):
        return False
    if not period.first <= start.day < period.after or told_at.before(start):
        return False
    index, opd = case.index, case.document.opd
    return not any(
        found.ref == card.ref for ref in case.all("gangguan") for found in index.find(ref, opd, "aduan")
    )
