"""Instants put together from their day and their time of day are those that are read as a whole."""

from __future__ import annotations

from datetime import UTC, date, datetime
from random import Random
from zoneinfo import ZoneInfo

import pytest

from pipeline.model import moments
from pipeline.model.moments import Moment, parse_instant, parse_moment, surely_between

ZONES = tuple(map(ZoneInfo, ("Asia/Jakarta", "Asia/Jayapura", "Europe/Berlin", "America/St_Johns")))
DAYS = (
    "2025-05-01", "2024-02-29", "2025-02-29", "2000-01-01", "2100-12-31", "2101-01-01", "1999-12-31",
    "2025-13-01", "2025-00-10", "2025-03-30", "2025-10-26", "2025-5-001", "٢٠٢٥-05-01",
)  # fmt: skip
TIMES = (
    "08:30:00", "00:00:00", "23:59:59", "24:00:00", "07:60:00", "07:59:60", "0:30:000", "08:30:0Z",
    "08:30.00", "٠٨:30:00",
)  # fmt: skip
OFFSETS = ("+07:00", "-03:30", "+14:00", "-14:59", "+15:00", "+7:000", ".12345", ":00:00", "Z     ", "+07.00")


def whole(text: str, zone: ZoneInfo) -> Moment | None:
    """What a text of that length means, read at once."""
    at = moments._read_instant(text, zone)
    return None if at is None else Moment(at, at.astimezone(zone).date())


def alike(text: str, zone: ZoneInfo) -> bool:
    """Whether both ways see the same, to the type and the zone; and whether it is an instant."""
    found, expected = parse_moment(text, zone), whole(text, zone)
    assert found == expected, text
    assert parse_instant(text, zone) == (expected.at if expected else None), text
    if found is not None:
        assert type(found) is Moment
        assert found.at.tzinfo is UTC
    return found is not None


@pytest.mark.parametrize("zone", ZONES, ids=str)
def test_every_day_time_and_offset_is_read_alike(zone: ZoneInfo) -> None:
    texts = [f"{day}{gap}{time}{off}" for day in DAYS for gap in "T t" for time in TIMES for off in OFFSETS]
    assert all(len(text) == 25 for text in texts)
    # Six days that there are, both gaps, three times, four offsets, and a fraction without offset.
    assert sum(alike(text, zone) for text in texts) == 6 * 2 * 3 * 5


def test_texts_with_a_letter_changed_are_read_alike() -> None:
    dice = Random(7)  # noqa: S311  no secret
    known = [f"{day}T{time}{off}" for day in DAYS[:2] for time in TIMES[:3] for off in OFFSETS[:4]]
    letters = "0123456789-+:.TZ é٣"
    taken = 0
    for _ in range(4_000):
        text = list(dice.choice(known))
        text[dice.randrange(len(text))] = dice.choice(letters)
        taken += alike("".join(text), ZONES[0])
    assert 200 < taken < 3_800


def test_what_surely_lies_between_lies_between() -> None:
    dice = Random(11)  # noqa: S311  no secret
    offsets = (*OFFSETS[:1] * 6, *OFFSETS[1:])
    texts = [f"2025-05-{day}T{time}{off}" for day in ("01", "02", "32") for time in TIMES for off in offsets]
    texts += ["2025-05-01", "2025-05-02 08:30", "2025-05-02", "", "~"]
    told = 0
    for _ in range(8_000):
        text, first, last = dice.choice(texts), dice.choice(texts), dice.choice([*texts, None])
        if not surely_between([text], first, last):
            continue
        at, start, end = (None if one is None else parse_moment(one, ZONES[0]) for one in (text, first, last))
        told += at is not None
        # Whoever cannot be read lies nowhere; whoever can lies neither before nor after.
        assert at is None or start is None or not at.before(start), (text, first)
        assert at is None or end is None or not end.before(at), (text, last)
    assert told > 10


@pytest.mark.parametrize(
    "odd", [None, 7, "2025-05-02", "2025-05-02 08:30", "2025-05-02T08:30:00+08:00", "z" * 25]
)
def test_one_that_is_written_otherwise_has_to_be_read(odd: object) -> None:
    first, between, last = (f"2025-05-0{day}T08:30:00+07:00" for day in (1, 2, 3))
    assert surely_between([between, first, last], first, last)
    assert surely_between([between, last], first, None)
    assert not surely_between([between, odd], first, last)
    assert not surely_between([between], odd, last)
    assert odd is None or not surely_between([between], first, odd)
    assert not surely_between([first], between, None)
    assert not surely_between([last], first, between)


def test_only_where_no_clock_is_changed_a_day_is_told_by_its_text() -> None:
    jakarta, berlin = ZONES[0], ZONES[2]
    steady = moments._day_of("2025-05-01T", "+07:00", jakarta)
    assert steady is not None
    assert steady[1] == date(2025, 5, 1)
    for offset, zone in (("+08:00", jakarta), ("+01:00", berlin), ("+02:00", berlin)):
        asked = moments._day_of("2025-05-01T", offset, zone)
        assert asked is not None
        assert asked[1] is None


def test_an_instant_keeps_no_fraction() -> None:
    assert parse_instant("2025-05-01T08:30:00.999999Z", ZONES[0]) == datetime(2025, 5, 1, 8, 30, tzinfo=UTC)
