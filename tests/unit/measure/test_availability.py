"""Availability: agreed, observed and lost time; merged, clipped, planned apart, exact on the target."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from pipeline.model.fact import Measured
from tests.unit.measure.bench import Bench, bench

MET, MISSED, RUNNING = "tercapai", "tidak_tercapai", "berjalan"
HOUR = 3600


def out(first: str, last: str | None = None, **more: Any) -> dict[str, Any]:
    """An outage of June 2024, by "day hour:minute[:second]"."""
    return {"mulai": f"2024-06-{first}", **({"selesai": f"2024-06-{last}"} if last else {}), **more}


def monitored(
    here: Bench, *outages: dict[str, Any], as_of: str = "2024-07-15T00:00:00+07:00", **more: Any
) -> Measured:
    return here.one("pemantauan", {"periode": "2024-06", "gangguan": list(outages), **more}, as_of)


def test_exactly_on_a_target_that_binary_fractions_miss() -> None:
    here = bench({"target_ketersediaan": 99.9})
    on = monitored(here, out("10 08:00:00", "10 08:43:12")).fact
    assert (on.ketersediaan_target, on.ketersediaan_capaian) == (Fraction(999, 10), Fraction(999, 10))
    assert on.ketersediaan_hasil == MET
    assert monitored(here, out("10 08:00:00", "10 08:43:13")).fact.ketersediaan_hasil == MISSED


def test_without_outages_all_of_it_was_there() -> None:
    fact = monitored(bench()).fact
    assert (fact.ketersediaan_capaian, fact.ketersediaan_cakupan, fact.ketersediaan_hasil) == (100, 100, MET)
    assert (fact.periode, fact.layanan, fact.jenis) == ("2024-06", "loket", "pemantauan")


def test_overlapping_outages_count_once() -> None:
    found = monitored(
        bench(), out("10 08:00", "10 10:00"), out("10 09:00", "10 11:00"), out("10 11:00", "10 12:00")
    )
    assert found.extra("gangguan_detik") == 4 * HOUR
    assert len(found.extra("selang_gangguan")) == 1


def test_outages_are_clipped_to_the_period() -> None:
    before = {"mulai": "2024-05-31 20:00", "selesai": "2024-06-01 01:00"}
    after = {"mulai": "2024-06-30 22:00", "selesai": "2024-07-02 00:00"}
    assert monitored(bench(), before, after).extra("gangguan_detik") == 3 * HOUR
    assert monitored(bench(), {"mulai": "2024-07-01 00:00"}).extra("gangguan_detik") == 0


def test_an_open_outage_lasts_until_now_and_no_longer_than_the_period() -> None:
    here, going = bench(), out("30 12:00")
    assert monitored(here, going, as_of="2024-06-30T18:00:00+07:00").extra("gangguan_detik") == 6 * HOUR
    assert monitored(here, going).extra("gangguan_detik") == 12 * HOUR
    assert monitored(here, going, as_of="2024-06-30T11:00:00+07:00").extra("gangguan_detik") == 0


def test_planned_time_is_lost_too_and_shown_apart() -> None:
    found = monitored(
        bench(),
        out("10 00:00", "10 04:00", terencana=True),
        out("10 03:00", "10 05:00"),
        out("11 00:00", "11 01:00"),
    )
    assert found.extra("gangguan_detik") == 6 * HOUR
    assert (found.extra("terencana_detik"), found.extra("tak_terencana_detik")) == (3 * HOUR, 3 * HOUR)


def test_what_nobody_saw_is_not_uptime() -> None:
    seen = [{"mulai": "2024-06-01 00:00", "selesai": "2024-06-16 00:00"}]
    fact = monitored(bench(), out("10 00:00", "10 15:00"), out("20 00:00", "25 00:00"), teramati=seen).fact
    assert fact.ketersediaan_cakupan == 50
    assert fact.ketersediaan_capaian == Fraction(100 * (360 - 15), 360)


def test_only_agreed_hours_count() -> None:
    office = {"jam": {"senin": "08:00-12:00, 13:00-16:00", "selasa": "08:00-12:00"}, "status": "tersedia"}
    here = bench({"ketersediaan": office, "target_ketersediaan": 90})
    found = monitored(
        here, out("10 06:00", "10 09:00"), out("10 11:30", "10 13:30"), out("12 08:00", "12 12:00")
    )
    # June 2024 has four Mondays and four Tuesdays.
    assert found.extra("disepakati_detik") == (4 * 7 + 4 * 4) * HOUR
    assert found.extra("gangguan_detik") == 2 * HOUR
    assert found.fact.ketersediaan_capaian == Fraction(100 * 42, 44)


def test_the_last_second_of_a_day_may_be_agreed() -> None:
    night = {"jam": {"minggu": "20:00-24:00"}, "status": "tersedia"}
    found = monitored(bench({"ketersediaan": night}), out("30 23:00", "30 23:59:59"))
    assert (found.extra("disepakati_detik"), found.extra("gangguan_detik")) == (5 * 4 * HOUR, HOUR - 1)


def test_a_seasonal_service_is_agreed_in_its_season() -> None:
    season = {"jam": "24x7", "status": "tersedia", "masa": [{"mulai": "2024-06-10", "sampai": "2024-06-19"}]}
    found = monitored(
        bench({"ketersediaan": season}), out("09 00:00", "10 12:00"), out("20 00:00", "21 00:00")
    )
    assert (found.extra("disepakati_detik"), found.extra("gangguan_detik")) == (240 * HOUR, 12 * HOUR)


def test_outside_its_season_nothing_was_agreed_and_nothing_is_said() -> None:
    season = {"jam": "24x7", "status": "tersedia", "masa": [{"mulai": "2024-01-01", "sampai": "2024-01-31"}]}
    fact = monitored(bench({"ketersediaan": season})).fact
    assert (fact.ketersediaan_capaian, fact.ketersediaan_cakupan, fact.ketersediaan_hasil) == (
        None,
        None,
        None,
    )


@pytest.mark.parametrize(
    ("as_of", "hours_down", "hasil"),
    [
        ("2024-06-15T00:00:00+07:00", 1, RUNNING),
        ("2024-06-15T00:00:00+07:00", 7, RUNNING),
        ("2024-06-15T00:00:00+07:00", 8, MISSED),
        ("2024-06-30T23:59:59+07:00", 7, RUNNING),
        ("2024-07-01T00:00:00+07:00", 7, MET),
        ("2024-05-01T00:00:00+07:00", 7, RUNNING),
    ],
)
def test_a_running_period_is_lost_once_no_rest_can_mend_it(as_of: str, hours_down: int, hasil: str) -> None:
    here = bench({"target_ketersediaan": 99})
    assert (
        monitored(here, out("02 00:00", f"02 {hours_down:02d}:00"), as_of=as_of).fact.ketersediaan_hasil
        == hasil
    )


def test_the_unobserved_past_cannot_mend_a_running_period() -> None:
    here = bench({"target_ketersediaan": 99})
    seen = [{"mulai": "2024-06-26 00:00", "selesai": "2024-06-27 00:00"}]
    # A day observed and three to come are 96 hours, of which 1 % is less than one.
    going: dict[str, Any] = {"as_of": "2024-06-28T00:00:00+07:00", "teramati": seen}
    assert monitored(here, out("26 00:00", "26 00:57"), **going).fact.ketersediaan_hasil == RUNNING
    assert monitored(here, out("26 00:00", "26 00:58"), **going).fact.ketersediaan_hasil == MISSED


def test_times_that_run_backwards_are_invalid() -> None:
    for wrong in ({"gangguan": [out("10 09:00", "10 08:00")]}, {"teramati": [out("10 09:00", "10 08:00")]}):
        fact = bench().fact("pemantauan", {"periode": "2024-06", **wrong})
        assert (fact.ketersediaan_hasil, fact.ketersediaan_capaian) == ("tidak_sah", None)


def test_periods_begun_before_the_regulation_are_shown_and_not_judged() -> None:
    early = bench().fact("pemantauan", {"periode": "2024-04"})
    assert (early.ketersediaan_hasil, early.ketersediaan_capaian) == ("tidak_dinilai", 100)
    assert bench().fact("pemantauan", {"periode": "2024-05"}).ketersediaan_hasil == MET


def test_the_target_of_then_holds() -> None:
    service = {"target_ketersediaan": 99.9, "riwayat": [{"sampai": "2024-06-01", "target_ketersediaan": 95}]}
    outage = out("10 00:00", "11 00:00")
    assert monitored(bench(service), outage).fact.ketersediaan_hasil == MET
    later = {"periode": "2024-07", "gangguan": [{"mulai": "2024-07-10 00:00", "selesai": "2024-07-11 00:00"}]}
    assert bench(service).fact("pemantauan", later).ketersediaan_hasil == MISSED


def test_longer_periods_stand_in_their_first_month() -> None:
    quarter = bench().one("pemantauan", {"periode": "2024-T3"})
    assert (quarter.fact.periode, quarter.extra("disepakati_detik")) == ("2024-07", 92 * 24 * HOUR)


def test_days_are_those_of_the_region() -> None:
    east = bench(pemda={"zona_waktu": "Asia/Jayapura"})
    outage = {"mulai": "2024-05-31T14:00:00Z", "selesai": "2024-05-31T16:00:00Z"}
    assert monitored(east, outage).extra("gangguan_detik") == HOUR
