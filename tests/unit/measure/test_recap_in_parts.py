"""Tickets counted some at a time come to what they come to all at once, in the same order."""

from __future__ import annotations

from datetime import datetime
from fractions import Fraction
from pathlib import Path
from random import Random

import pytest

from benchmarks.corpus import AS_OF
from pipeline.measure import recap as recapitulation
from pipeline.measure.recap import recap
from pipeline.measure.tallying import Row, Scope
from pipeline.measure.ticketrecap import Tickets, complaints_of
from pipeline.model.case import World
from pipeline.model.periods import Period, parse_period
from pipeline.model.recap import Recap
from pipeline.model.tallies import Spread, Tally, TicketTally, joined
from pipeline.run.examine import Examination, examine
from tests.unit.measure.bench import after, bench, recapped

ROOT = Path(__file__).parents[3]
START = "2024-10-07T10:00:00+07:00"
WHOLE = 10**9


@pytest.fixture(scope="module")
def sample() -> Examination:
    return examine(ROOT, datetime.fromisoformat(AS_OF))


def counted(found: Examination, period: Period, world: World | None = None) -> Recap:
    region = found.world.region
    return recap(world or found.world, found.law, list(region.services.values()), period)


@pytest.mark.parametrize("at_once", [1, 2, 7, 50])
def test_the_sample_is_counted_alike(
    sample: Examination, at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    period = parse_period("2025")
    assert period is not None
    monkeypatch.setattr(recapitulation, "AT_ONCE", WHOLE)
    whole = counted(sample, period)
    assert len(whole.complaints.handling.total) > 100
    monkeypatch.setattr(recapitulation, "AT_ONCE", at_once)
    assert counted(sample, period) == whole


@pytest.mark.parametrize("seed", range(6))
def test_tickets_of_all_kinds_are_counted_alike(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    dice = Random(seed)  # noqa: S311  a shuffle, no secret
    found = bench({"id": "satu"}, {"id": "dua"}, {"id": "tiga", "klasifikasi": "normal"}, {"id": "empat"})
    records = [_ticket(dice, number) for number in range(60)]
    monkeypatch.setattr(recapitulation, "AT_ONCE", WHOLE)
    whole = recapped(found, "2024-10", *records)
    assert len(whole.complaints.handling.total)
    assert len(whole.requests.tickets.total)
    for at_once in (1, 3, 10, 59, 60):
        monkeypatch.setattr(recapitulation, "AT_ONCE", at_once)
        assert recapped(found, "2024-10", *records) == whole


def _ticket(dice: Random, number: int) -> tuple[str, dict[str, object]]:
    service = dice.choice(["satu", "dua", "tiga"])
    started: dict[str, object] = {
        "layanan": service,
        "status": dice.choice(["ditutup", "dibatalkan", "baru"]),
    }
    if dice.random() < 0.8:
        started["dikonfirmasi"] = after(START, dice.randrange(60, 40 * 3600))
    if dice.random() < 0.4:
        return "permintaan", {
            "id": f"PMT-{number}",
            "diajukan": START,
            "pemohon": {"kategori": dice.choice(["masyarakat", "asn"])},
            "kepuasan": dice.randrange(1, 6),
            **started,
        }
    more: dict[str, object] = {
        "id": f"ADU-{number}",
        "dampak": dice.choice(["mayor", "moderat", "minor"]),
        "dilaporkan": START,
        "kategori": dice.choice(["satu", "dua"]),
        "penyebab": dice.choice(["Kabel putus.", "kabel  putus.", "Listrik padam."]),
        **started,
    }
    if dice.random() < 0.7:
        more["direspons"] = after(START, dice.randrange(60, 3 * 3600))
    if dice.random() < 0.3:
        more["eskalasi"] = [{"tingkat": dice.randrange(1, 4), "waktu": after(START, 600)}]
    return "aduan", more


def test_parts_keep_doubles_and_the_order_of_words() -> None:
    """What a sum would lose: it counts a record once, and puts words where they first came."""
    left = TicketTally(
        total=Tally(("a", "b")), excluded_by=(("dibatalkan", Tally(("a", "b"))), ("ganda", Tally(("b",))))
    )
    right = TicketTally(total=Tally(("b",)), excluded_by=(("ganda", Tally(("c", "d"))),))
    both = joined((left, right))
    assert both.total.records == ("a", "b", "b")
    assert [(word, tally.records) for word, tally in both.excluded_by] == [
        ("ganda", ("b", "c", "d")),
        ("dibatalkan", ("a", "b")),
    ]
    values = joined((Spread(((Fraction(2), "a"),)), Spread(((Fraction(1), "b"),))))
    assert values.values == ((Fraction(2), "a"), (Fraction(1), "b"))


def test_no_more_tickets_are_held_than_are_counted_at_once(
    sample: Examination, monkeypatch: pytest.MonkeyPatch
) -> None:
    held: list[int] = []
    count = complaints_of

    def watched(scope: Scope, rows: list[Row]) -> Tickets:
        held.append(len(rows))
        return count(scope, rows)

    monkeypatch.setattr(recapitulation, "complaints_of", watched)
    monkeypatch.setattr(recapitulation, "AT_ONCE", 20)
    period = parse_period("2025")
    assert period is not None
    counted(sample, period)
    assert len(held) > 2
    assert max(held) == 20
