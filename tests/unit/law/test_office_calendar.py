"""Office calendars: the OPD's word before the region's, the region's before decrees and the weekly plan."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from pipeline.law.calendar import Calendar
from pipeline.law.hours import Layer, Plan, Week
from pipeline.law.law import Law
from pipeline.law.office import WHOLE_DAY
from pipeline.law.pack import adopt, build
from pipeline.model.region import Region

WITA = ZoneInfo("Asia/Makassar")
HOUR = 3600


def at(text: str, zone: ZoneInfo = WITA) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


def hours(calendar: Calendar, text: str) -> list[str]:
    """The hours of a day as a person would write them."""
    spans = calendar.day(date.fromisoformat(text)).spans
    return [f"{a.astimezone(calendar.zone):%H:%M}-{b.astimezone(calendar.zone):%H:%M}" for a, b in spans]


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("2025-05-06T07:59:59", False),
        ("2025-05-06T08:00:00", True),
        ("2025-05-06T11:59:59", True),
        ("2025-05-06T12:00:00", False),
        ("2025-05-06T13:00:00", True),
        ("2025-05-06T17:00:00", False),
        ("2025-05-10T12:59:59", True),
        ("2025-05-11T10:00:00", False),
        ("2025-05-05T10:00:00", False),
    ],
    ids=["before", "opens", "last second", "midday", "again", "closed", "saturday", "sunday", "joint leave"],
)
def test_office_hours_are_half_open(law: Law, when: str, expected: bool) -> None:
    assert law.calendar().is_open(at(when)) is expected


def test_a_day_says_why_and_on_what_ground(law: Law) -> None:
    calendar = law.calendar()
    for day, reason, dasar in (
        ("2025-05-05", "Cuti", "Keputusan libur 2025"),
        ("2025-05-06", "jam kerja", "Keputusan jam kerja"),
        ("2025-05-11", "akhir pekan", "Keputusan jam kerja"),
    ):
        plan = calendar.day(date.fromisoformat(day))
        assert (plan.reason, plan.dasar) == (reason, dasar)


def test_seconds_cross_midnight_months_years_and_leap_days(law: Law) -> None:
    calendar = law.calendar()
    assert calendar.working_seconds(at("2025-05-06T16:30:00"), at("2025-05-07T08:30:00")) == HOUR
    assert calendar.working_seconds(at("2025-12-31T16:00:00"), at("2026-01-01T09:00:00")) == 2 * HOUR
    assert calendar.working_seconds(at("2028-02-28T16:00:00"), at("2028-03-01T09:00:00")) == 10 * HOUR
    assert calendar.working_seconds(at("2025-05-07T08:00:00"), at("2025-05-06T08:00:00")) == 0


def test_deadlines_skip_what_is_closed(law: Law) -> None:
    calendar = law.calendar()
    cases = {
        ("2025-05-06T09:00:00", 3 * HOUR): "2025-05-06T12:00:00",
        ("2025-05-06T09:00:00", 3 * HOUR + 1): "2025-05-06T13:00:01",
        # Saturday closes at 13:00; Sunday and the joint leave of Monday are skipped.
        ("2025-05-03T12:00:00", 2 * HOUR): "2025-05-06T09:00:00",
        ("2025-12-31T16:30:00", HOUR): "2026-01-01T08:30:00",
    }
    for (start, seconds), deadline in cases.items():
        assert calendar.add_working_seconds(at(start), seconds) == at(deadline)


def test_working_days_count_from_the_day_after(law: Law) -> None:
    calendar = law.calendar()
    assert calendar.add_working_days(at("2025-05-02T10:00:00"), 1) == at("2025-05-03T13:00:00")
    assert calendar.add_working_days(at("2025-05-02T10:00:00"), 2) == at("2025-05-06T17:00:00")
    assert calendar.add_working_days(at("2025-05-02T10:00:00"), Fraction(3, 2)) == at("2025-05-06T12:00:00")
    assert calendar.add_working_days(at("2025-05-02T10:00:00"), 0) == at("2025-05-02T10:00:00")


def test_an_opds_week_replaces_the_regions_whole(adopted: Callable[..., Law]) -> None:
    law = adopted(
        kalender={"jam_kerja": {"senin": "07:30-16:00", "selasa": "07:30-16:00"}},
        opd={"puskesmas": {"kalender": {"jam_kerja": {"selasa": "00:00-24:00"}}}},
    )
    assert hours(law.calendar(), "2025-05-12") == ["07:30-16:00"]
    assert hours(law.calendar("lain"), "2025-05-12") == ["07:30-16:00"]
    assert hours(law.calendar("puskesmas"), "2025-05-12") == []
    assert law.calendar("puskesmas").is_open(at("2025-05-13T23:59:59"))
    assert law.calendar().day(date(2025, 5, 14)).reason == "bukan hari kerja"


def test_single_days_add_up_and_the_closest_word_wins(adopted: Callable[..., Law]) -> None:
    holiday = {"tanggal": "2025-05-07", "keterangan": "Hari jadi", "dasar": "SE 1"}
    law = adopted(
        kalender={"libur_tambahan": [holiday], "hari_kerja_tambahan": [{"tanggal": "2025-05-05"}]},
        opd={
            "rsud": {
                "kalender": {
                    "libur_tambahan": [{"tanggal": "2025-05-05", "keterangan": "Pindah kantor"}],
                    "hari_kerja_tambahan": [{"tanggal": "2025-05-07"}, {"tanggal": "2025-05-11"}],
                }
            }
        },
    )
    assert law.calendar().day(date(2025, 5, 7)).reason == "Hari jadi"
    assert law.calendar().day(date(2025, 5, 7)).dasar == "SE 1"
    assert hours(law.calendar(), "2025-05-05") == ["08:00-12:00", "13:00-17:00"]
    assert law.calendar("rsud").day(date(2025, 5, 5)).reason == "Pindah kantor"
    assert hours(law.calendar("rsud"), "2025-05-07") == ["08:00-12:00", "13:00-17:00"]
    # A Sunday has no hours of its own: the first weekday's are taken.
    assert hours(law.calendar("rsud"), "2025-05-11") == ["08:00-12:00", "13:00-17:00"]


def test_special_hours_replace_the_week_for_their_days(adopted: Callable[..., Law]) -> None:
    fasting = {
        "mulai": "2025-03-03",
        "sampai": "2025-03-08",
        "jam_kerja": {"senin": "08:00-15:00", "selasa": "08:00-15:00"},
        "dasar": "SE Ramadan",
    }
    law = adopted(
        kalender={"jam_khusus": [fasting]},
        opd={"puskesmas": {"kalender": {"jam_kerja": {"senin": "07:00-14:00", "sabtu": "07:00-12:00"}}}},
    )
    assert hours(law.calendar(), "2025-03-03") == ["08:00-15:00"]
    assert law.calendar().day(date(2025, 3, 3)).dasar == "SE Ramadan"
    assert hours(law.calendar(), "2025-03-05") == []
    assert hours(law.calendar(), "2025-03-10") == ["08:00-12:00", "13:00-17:00"]
    # The OPD's own Saturday stays open: the region's special hours were made for another week.
    assert hours(law.calendar("puskesmas"), "2025-03-03") == ["08:00-15:00"]
    assert hours(law.calendar("puskesmas"), "2025-03-08") == ["07:00-12:00"]


def test_a_reading_lets_an_opd_stand_on_its_own_calendar(adopted: Callable[..., Law]) -> None:
    chosen = {"kunci": "sla.jam_kerja", "nilai": "kalender-PD", "alasan": "a", "ditetapkan_oleh": "b"}
    own = {"jam_kerja": {"rabu": "09:00-10:00"}}
    region = {"libur_tambahan": [{"tanggal": "2025-05-07", "keterangan": "Hari jadi"}]}
    law = adopted(kalender=region, opd={"a": {"kalender": own}, "b": {"kalender": own, "bacaan": [chosen]}})
    assert hours(law.calendar("a"), "2025-05-07") == []
    assert hours(law.calendar("b"), "2025-05-07") == ["09:00-10:00"]


def test_years_nobody_decreed_come_from_the_library_and_say_so(files: dict[str, Any], law: Law) -> None:
    assert law.calendar().day(date(2030, 12, 25)).reason == "jam kerja"
    files["kalender.yaml"][0]["pustaka"] = {"negara": "ID"}
    from_library = build(files)[0].calendar()
    christmas, fasting_ends = from_library.day(date(2030, 12, 25)), from_library.day(date(2030, 2, 4))
    assert christmas.reason == "Hari Raya Natal"
    assert "surat keputusan" in christmas.dasar
    assert not christmas.tentative
    assert fasting_ends.tentative
    # A listed year replaces the library's whole.
    assert from_library.day(date(2025, 12, 25)).reason == "jam kerja"


def test_joint_leave_may_be_a_working_day(files: dict[str, Any]) -> None:
    files["kalender.yaml"][0]["cuti_bersama"] = "hari_kerja"
    calendar = build(files)[0].calendar()
    assert calendar.day(date(2025, 5, 5)).reason == "jam kerja"
    assert calendar.day(date(2025, 1, 1)).reason == "Tahun baru"


def test_what_cannot_be_read_is_told_and_not_used(law: Law, make_region: Callable[..., Region]) -> None:
    backwards = {"mulai": "2025-01-01", "sampai": "2024-12-31", "jam_kerja": {"minggu": "08:00-09:00"}}
    wrong = {"jam_khusus": [backwards], "jam_kerja": {"minggu": "8 pagi"}}
    found, findings = adopt(law, make_region(kalender=wrong))
    assert [(f.code, f.pointer.keys) for f in findings] == [
        ("PKT010", ("kalender", "jam_kerja")),
        ("PKT010", ("kalender", "jam_khusus", 0)),
    ]
    assert hours(found.calendar(), "2025-05-06") == ["08:00-12:00", "13:00-17:00"]


def test_a_calendar_that_never_opens_gives_no_date() -> None:
    empty = Calendar(WITA, Plan(layers=(Layer(weeks=(Week(date.min, ((),) * 7),)),)))
    start = at("2025-05-06T09:00:00")
    assert empty.close_of_next_opened_day(start) is None
    assert empty.add_working_seconds(start, 1) is None
    assert empty.add_working_days(start, 1) is None
    assert empty.working_seconds(start, start + timedelta(days=900)) == 0


def test_a_region_without_any_working_day_is_told(law: Law, make_region: Callable[..., Region]) -> None:
    days = [(date(2025, 1, 1) + timedelta(days=n)).isoformat() for n in range(420)]
    closed = {"libur_tambahan": [{"tanggal": day} for day in days]}
    _, findings = adopt(law, make_region(kalender=closed))
    assert [finding.code for finding in findings] == ["PKT009"]


def test_a_day_both_closed_and_opened_is_told(law: Law, make_region: Callable[..., Region]) -> None:
    both = {"libur_tambahan": [{"tanggal": "2025-05-07"}], "hari_kerja_tambahan": [{"tanggal": "2025-05-07"}]}
    found, findings = adopt(law, make_region(kalender=both))
    assert [finding.code for finding in findings] == ["PKT011"]
    assert found.calendar().day(date(2025, 5, 7)).reason == "jam kerja"


def test_closed_stretches_are_told_one_by_one(law: Law) -> None:
    start, end = at("2025-05-03T12:00:00"), at("2025-05-06T09:00:00")
    told = law.calendar().closed_reasons(start, end)
    assert [
        (a.astimezone(WITA).isoformat(), b.astimezone(WITA).isoformat(), why) for a, b, why, _ in told
    ] == [
        ("2025-05-03T13:00:00+08:00", "2025-05-04T00:00:00+08:00", "di luar jam kerja"),
        ("2025-05-04T00:00:00+08:00", "2025-05-05T00:00:00+08:00", "akhir pekan"),
        ("2025-05-05T00:00:00+08:00", "2025-05-06T00:00:00+08:00", "Cuti"),
        ("2025-05-06T00:00:00+08:00", "2025-05-06T08:00:00+08:00", "di luar jam kerja"),
    ]
    opened = law.calendar().spans(start, end)
    assert sum(((b - a) for a, b in opened), timedelta()) + sum(
        ((b - a) for a, b, *_ in told), timedelta()
    ) == (end - start)


def test_the_zone_of_the_region_decides(law: Law, make_region: Callable[..., Region]) -> None:
    for zone, first in (("Asia/Jakarta", 1), ("Asia/Makassar", 0), ("Asia/Jayapura", -1)):
        found, _ = adopt(law, make_region(zone=zone))
        opening = datetime(2025, 5, 6, tzinfo=UTC) + timedelta(hours=first)
        assert found.calendar().is_open(opening)
        assert not found.calendar().is_open(opening - timedelta(seconds=1))


def test_a_day_of_a_zone_that_moves_its_clocks_is_as_long_as_it_is() -> None:
    zone = ZoneInfo("Europe/Amsterdam")
    always = Calendar(zone, Plan(layers=(Layer(weeks=(Week(date.min, (WHOLE_DAY,) * 7),)),)))
    spring, autumn = at("2025-03-30T00:00:00", zone), at("2025-10-26T00:00:00", zone)
    assert always.working_seconds(spring, at("2025-03-31T00:00:00", zone)) == 23 * HOUR
    assert always.working_seconds(autumn, at("2025-10-27T00:00:00", zone)) == 25 * HOUR
    assert always.add_working_seconds(spring, 3 * HOUR) == at("2025-03-30T04:00:00", zone)


def test_beyond_the_tools_years_nothing_is_open(law: Law) -> None:
    calendar = law.calendar()
    assert not calendar.is_open(datetime(2150, 5, 3, 4, tzinfo=UTC))
    assert calendar.working_seconds(datetime(1900, 1, 1, tzinfo=UTC), datetime(1950, 1, 1, tzinfo=UTC)) == 0
    assert calendar.close_of_next_opened_day(datetime(2101, 12, 31, 20, tzinfo=UTC)) is None
