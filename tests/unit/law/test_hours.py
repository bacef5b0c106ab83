"""Which authority's word holds on a day: the closest first, then holidays, special hours, and the week."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.law.feasts import DayNote
from pipeline.law.hours import Layer, Plan, Spans, Special, Week

HOUR = 3600
EARLY: Spans = ((7 * HOUR, 14 * HOUR),)
USUAL: Spans = ((8 * HOUR, 16 * HOUR),)
SHORT: Spans = ((9 * HOUR, 12 * HOUR),)
FIVE = (USUAL,) * 5 + ((),) * 2
SIX = (EARLY,) * 6 + ((),)
# 6 May 2024 is a Monday.
MONDAY, FRIDAY, SATURDAY, SUNDAY = (date(2024, 5, day) for day in (6, 10, 11, 12))


def layer(*days: tuple[Spans, ...], **more: object) -> Layer:
    return Layer(weeks=tuple(Week(date.min, week, "SK") for week in days), **more)  # type: ignore[arg-type]


def special(first: date, last: date, dasar: str = "SE", **days: Spans) -> Special:
    names = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
    return Special(first, last, {names.index(name): spans for name, spans in days.items()}, dasar)


def test_the_week_that_has_begun_holds_and_the_first_before_it() -> None:
    weeks = (Week(date(2024, 1, 1), FIVE), Week(date(2024, 5, 10), SIX))
    plan = Layer(weeks=weeks)
    assert plan.week(date(2020, 1, 1)) is weeks[0]
    assert plan.week(date(2024, 5, 9)) is weeks[0]
    assert plan.week(date(2024, 5, 10)) is weeks[1]
    assert Layer().week(MONDAY) is None


def test_special_hours_hold_from_the_first_to_the_last_day() -> None:
    held = Layer(specials=(special(MONDAY, FRIDAY), special(FRIDAY, SUNDAY, "SE 2")))
    days = {date(2024, 5, 5): None, MONDAY: "SE", FRIDAY: "SE", SATURDAY: "SE 2", date(2024, 5, 13): None}
    for day, dasar in days.items():
        found = held.special(day)
        assert (found and found.dasar) == dasar


@pytest.mark.parametrize(
    ("day", "spans", "reason"),
    [
        (MONDAY, USUAL, "jam kerja"),
        (FRIDAY, USUAL, "jam kerja"),
        (SATURDAY, (), "akhir pekan"),
        (SUNDAY, (), "akhir pekan"),
    ],
)
def test_an_ordinary_week(day: date, spans: Spans, reason: str) -> None:
    found = Plan(layers=(layer(FIVE),)).decide(day)
    assert (found.spans, found.reason, found.dasar) == (spans, reason, "SK")


def test_a_closed_weekday_is_no_weekend() -> None:
    four = (USUAL,) * 4 + ((), EARLY, ())
    plan = Plan(layers=(layer(four),))
    assert plan.decide(FRIDAY).reason == "bukan hari kerja"
    assert plan.decide(SATURDAY).reason == "jam kerja"
    assert Plan().decide(MONDAY).reason == "bukan hari kerja"


def test_opened_wins_over_closed_and_holidays_and_the_closest_over_all() -> None:
    note = DayNote("Pilkada", "SE 3")
    pack = layer(FIVE)
    holiday = {2024: {MONDAY: DayNote("Libur", "SKB")}}
    own = Plan((Layer(closed={MONDAY: DayNote("Tutup")}, opened={MONDAY: note}), pack), holiday)
    assert (own.decide(MONDAY).spans, own.decide(MONDAY).dasar) == (USUAL, "SE 3")
    region = Plan((Layer(closed={MONDAY: DayNote("Tutup", "SK OPD")}), Layer(opened={MONDAY: note}), pack))
    assert (region.decide(MONDAY).spans, region.decide(MONDAY).reason) == ((), "Tutup")
    decreed = Plan((pack,), holiday).decide(MONDAY)
    assert (decreed.spans, decreed.reason, decreed.dasar) == ((), "Libur", "SKB")


def test_a_day_opened_at_a_weekend_has_the_hours_of_the_first_weekday_that_has_any() -> None:
    tuesdays = ((), SHORT, USUAL, (), (), (), ())
    opened = Layer(opened={SUNDAY: DayNote("Pengganti")})
    decided = Plan((opened, layer(tuesdays), layer(FIVE))).decide(SUNDAY)
    assert (decided.spans, decided.reason, decided.dasar) == (SHORT, "jam kerja", "Pengganti")
    # A weekday that has hours keeps its own.
    wednesday = date(2024, 5, 8)
    kept = Plan((Layer(opened={wednesday: DayNote("x")}), layer(tuesdays))).decide(wednesday)
    assert kept.spans == USUAL
    assert Plan((opened,)).decide(SUNDAY).spans == ()
    assert Plan((opened, layer(((),) * 7))).decide(SUNDAY).spans == ()


def test_joint_leave_is_a_working_day_only_where_the_pack_says_so() -> None:
    leave = {2024: {MONDAY: DayNote("Cuti", joint_leave=True), FRIDAY: DayNote("Libur")}}
    for opened, spans in ((True, USUAL), (False, ())):
        plan = Plan((layer(FIVE),), leave, joint_leave_open=opened)
        assert plan.decide(MONDAY).spans == spans
        assert plan.decide(FRIDAY).spans == ()


def test_a_year_that_is_listed_without_a_day_is_not_asked_of_the_library() -> None:
    plan = Plan((layer(FIVE),), {2024: {}}, "ID")
    assert plan.feasts(2024) == {}
    assert date(2023, 12, 25) in plan.feasts(2023)
    assert plan.decide(date(2024, 12, 25)).spans == USUAL
    estimated = plan.decide(date(2030, 2, 4))
    assert (estimated.spans, estimated.tentative) == ((), True)


def test_special_hours_close_the_weekdays_they_do_not_name_in_their_own_week() -> None:
    own = Layer(weeks=(Week(date.min, SIX, "SK"),), specials=(special(MONDAY, SUNDAY, senin=SHORT),))
    plan = Plan((own,))
    assert (plan.decide(MONDAY).spans, plan.decide(MONDAY).dasar) == (SHORT, "SE")
    assert (plan.decide(FRIDAY).spans, plan.decide(FRIDAY).reason) == ((), "bukan hari kerja")
    assert plan.decide(date(2024, 5, 13)).spans == EARLY


def test_special_hours_from_farther_away_neither_open_nor_close_another_week() -> None:
    """The region's fasting hours for Monday to Friday, and OPDs whose own weeks are other ones."""
    fasting = special(MONDAY, SUNDAY, senin=SHORT, jumat=SHORT, minggu=SHORT)
    region = Layer(weeks=(Week(date.min, FIVE, "SK"),), specials=(fasting,))
    six = Plan((layer(SIX), region))
    assert (six.decide(MONDAY).spans, six.decide(MONDAY).dasar) == (SHORT, "SE")
    assert six.decide(SATURDAY).spans == EARLY  # not named there: the OPD's own Saturday stays
    assert six.decide(SUNDAY).spans == ()  # named there: the OPD's own Sunday stays closed
    tuesday = date(2024, 5, 7)
    assert six.decide(tuesday).spans == EARLY
    # Without a week of its own the OPD follows the region in all of it.
    follows = Plan((Layer(), region))
    assert follows.decide(tuesday).spans == ()
    assert follows.decide(SUNDAY).spans == SHORT
