"""OPDs whose review is overdue by the tool's own periods: that of Pasal 4, and that of their own planning."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.law.law import Law
from pipeline.model.card import Card
from pipeline.model.case import World
from pipeline.model.document import as_list
from pipeline.model.rule import Breach
from pipeline.rules.declare import WARNING, region_rule
from pipeline.rules.overdue import done_on, interval, office_beginning, run_out, told
from pipeline.rules.running import providers, today

_PLANNING = "perencanaan"
_WHOLE = "menyeluruh"


@region_rule("RVU005", "review-by-kominfo-overdue", severity=WARNING)
def review_by_kominfo_overdue(world: World, law: Law) -> Iterator[Breach]:
    """Reviu PD kominfo atas suatu OPD melewati jarak waktunya.

    Ketentuan:
        PD urusan kominfo mereviu pelaksanaan manajemen layanan secara berkala; jaraknya tidak ditentukan.
        Jarak bawaan alat dapat diganti daerah (bacaan `periode`).

    Alasan:
        Tanpa reviu dari luar, kekurangan yang sama di semua OPD tidak terlihat.

    Melanggar:
        tanggal: 2024-02-10            # reviu menyeluruh terakhir, dan sekarang Juli 2025

    Patuh:
        tanggal: 2025-02-10

    Cara memenuhi:
        PD kominfo melakukan reviu berikutnya dan menyebut OPD ini di `opd_direviu`.
    """
    yield from _overdue(world, law, "reviu_pasal4")


@region_rule("RVU006", "planning-review-overdue", severity=WARNING)
def planning_review_overdue(world: World, law: Law) -> Iterator[Breach]:
    """Reviu tahap perencanaan suatu OPD melewati jarak waktunya.

    Ketentuan:
        Rencana ditinjau ulang berkala sesuai kebutuhan; jaraknya tidak ditentukan. Jarak bawaan alat dapat
        diganti daerah (bacaan `periode`). Reviu menyeluruh yang mencakup tahap perencanaan ikut dihitung.

    Alasan:
        Katalog dan target yang tidak pernah ditinjau lambat laun tidak cocok lagi.

    Melanggar:
        tanggal: 2024-02-10            # reviu perencanaan terakhir, dan sekarang Juli 2025

    Patuh:
        tanggal: 2025-02-10

    Cara memenuhi:
        Penanggung jawab layanan meninjau perencanaannya, lalu mencatat reviu dengan `cakupan: perencanaan`.
    """
    yield from _overdue(world, law, "reviu_perencanaan")


def _overdue(world: World, law: Law, name: str) -> Iterator[Breach]:
    day = today(world.region, world.as_of)
    what = "Reviu PD kominfo atas OPD ini" if name == "reviu_pasal4" else "Reviu perencanaan OPD ini"
    for office, services in providers(world.region, day):
        if world.may_hold("reviu", office.id, world.region.kominfo):
            continue
        dates = review_dates(world, office.id, name)
        months = law.months(name, office.id, world.as_of)
        due = run_out(dates, office_beginning(law, office, services), months, day)
        if due is not None:
            yield Breach(
                office.document.pointer("id"),
                f"{what} {told(dates, interval(law, name, office.id, world.as_of), due)}.",
                "Lakukan reviu berikutnya, lalu catat sebagai `reviu`.",
                (),
                office.document.ref,
            )


def review_dates(world: World, opd: str, name: str) -> list[date]:
    """The days of an OPD's reviews so far, either of "reviu_pasal4" or of "reviu_perencanaan"."""
    counts = _by_kominfo if name == "reviu_pasal4" else _of_planning
    cards = [card for card in world.index.of("reviu") if counts(card, opd)]
    return [done for card in cards if (done := done_on(card, world)) is not None]


def _by_kominfo(card: Card, opd: str) -> bool:
    """Whether a review is one of Pasal 4 that sees an OPD; without a list it sees all."""
    reviewed = as_list(card.data.get("opd_direviu"))
    return card.data.get("cakupan") == _WHOLE and (not reviewed or opd in reviewed)


def _of_planning(card: Card, opd: str) -> bool:
    """Whether a review sees the planning of an OPD."""
    if card.data.get("cakupan") == _PLANNING:
        return opd in (card.document.opd, *as_list(card.data.get("opd_direviu")))
    stages = {row.get("tahap") for row in as_list(card.data.get("lingkup"))}
    return _by_kominfo(card, opd) and _PLANNING in stages
