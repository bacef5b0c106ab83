"""Deadlines of the SLA example (Tabel 12), worked out by hand for offices that close at 14:30 on Friday."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from pipeline.law.calendar import Calendar
from pipeline.law.law import Law
from pipeline.law.pack import adopt

WEEK = dict.fromkeys(("senin", "selasa", "rabu", "kamis"), "07:30-16:00") | {"jumat": "07:30-14:30"}
LONG_WEEK = dict.fromkeys(("senin", "selasa", "rabu", "kamis", "jumat", "sabtu"), "07:00-21:00")


@pytest.fixture
def tegal(perbup: Law, make_region: Any) -> Law:
    region = make_region(
        "Asia/Jakarta", {"mal": {"kalender": {"jam_kerja": LONG_WEEK}}}, kalender={"jam_kerja": WEEK}
    )
    law, findings = adopt(perbup, region)
    assert findings == []
    return law


def local(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+07:00")


def answer_by(calendar: Calendar, reported: datetime) -> datetime | None:
    """Inside office hours three elapsed hours, outside them the close of the next opened day."""
    return (
        reported + timedelta(hours=3)
        if calendar.is_open(reported)
        else calendar.close_of_next_opened_day(reported)
    )


@pytest.mark.parametrize(
    ("reported", "deadline"),
    [
        ("2024-05-06T09:00:00", "2024-05-06T12:00:00"),
        ("2024-05-17T13:00:00", "2024-05-17T16:00:00"),
        ("2024-05-17T14:30:00", "2024-05-20T16:00:00"),
        ("2024-05-06T16:00:00", "2024-05-07T16:00:00"),
        ("2024-05-07T05:00:00", "2024-05-07T16:00:00"),
        ("2024-05-18T10:00:00", "2024-05-20T16:00:00"),
        ("2024-12-31T17:00:00", "2025-01-02T16:00:00"),
        ("2025-08-15T15:00:00", "2025-08-19T16:00:00"),
        ("2024-04-05T14:30:00", "2024-04-16T16:00:00"),
    ],
    ids=[
        "monday morning",
        "friday, past closing",
        "friday, at closing",
        "at closing",
        "before opening",
        "saturday",
        "year's end",
        "added joint leave",
        "the long feast",
    ],
)
def test_first_answer_is_due(tegal: Law, reported: str, deadline: str) -> None:
    assert answer_by(tegal.calendar(), local(reported)) == local(deadline)


def test_three_office_hours_run_over_the_weekend(tegal: Law) -> None:
    due = tegal.calendar().add_working_seconds(local("2024-05-17T13:00:00"), 3 * 3600)
    assert due == local("2024-05-20T09:00:00")


def test_an_office_open_until_nine_on_saturday(tegal: Law) -> None:
    assert answer_by(tegal.calendar("mal"), local("2024-05-18T20:00:00")) == local("2024-05-18T23:00:00")
    assert answer_by(tegal.calendar("mal"), local("2024-05-18T21:00:00")) == local("2024-05-20T21:00:00")


def test_the_packs_own_week_closes_later_on_friday(perbup: Law) -> None:
    assert perbup.calendar().is_open(local("2024-05-17T16:29:59"))
    assert not perbup.calendar().is_open(local("2024-05-17T16:30:00"))
    week = perbup.calendar().working_seconds(local("2024-07-01T00:00:00"), local("2024-07-08T00:00:00"))
    assert week == 43 * 3600  # 37.5 hours net of breaks of 60 minutes, 90 on Friday
