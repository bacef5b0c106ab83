"""Deadlines of open tickets: the clock's own limit as an instant, never a second beside the verdict."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.measure.clock import clock_of
from pipeline.measure.deadlines import Deadline, deadlines
from pipeline.measure.terms import terms_of
from tests.unit.measure.bench import Bench, after, at, bench

FRIDAY = "2024-10-11T14:00:00+07:00"
CLOCKS = ("jam-kalender", "jam-kerja", "jam-pelayanan-bantuan")
LIMITS = ("ketat", "inklusif")
HELP = {"senin": "08:00-12:00, 13:00-15:00", "jumat": "08:00-11:00"}
SLA = {
    "nomor": "1",
    "berlaku": {"mulai": "2024-01-01", "sampai": "2024-12-31"},
    "kecepatan_respon": [
        {"urgensi": [1, 2, 3], "kondisi": "jam_kerja", "maksimal": "3 jam"},
        {"urgensi": [1, 2, 3], "kondisi": "luar_jam_kerja", "maksimal": "hari_kerja_berikutnya"},
        {"urgensi": [1], "kondisi": "pendampingan", "maksimal": "48 jam"},
    ],
    "waktu_penyelesaian": [{"urgensi": 1, "maksimal": "48 jam"}],
}


def region(
    clock: str = "jam-kalender", limit: str = "ketat", *, pauses: bool = False, **service: Any
) -> Bench:
    readings = {"jam.tabel2_tabel4": clock, "batas.tabel2_tabel4_ketat": limit}
    readings |= {"jam.jeda": "kurangi-menunggu-pengguna"} if pauses else {}
    return bench({"target_pelayanan": "20 jam", **service}, bacaan=readings)


def complaint(start: str = FRIDAY, **more: Any) -> dict[str, Any]:
    return {"dilaporkan": start, "dicatat": start, "dampak": "mayor", "status": "dicatat", **more}


def open_ones(here: Bench, record: dict[str, Any], as_of: str, jenis: str = "aduan") -> dict[str, Deadline]:
    case = here.case(jenis, record, as_of)
    fact = here.fact(jenis, record, as_of)
    return {each.what: each for each in deadlines(case, here.law, fact)}


@pytest.mark.parametrize("clock", CLOCKS)
@pytest.mark.parametrize("limit", LIMITS)
@settings(max_examples=40)
@given(minutes=st.integers(0, 14 * 24 * 60), data=st.data())
def test_a_clock_is_lost_from_its_deadline_on_and_not_a_second_before(
    clock: str, limit: str, minutes: int, data: st.DataObject
) -> None:
    start = after("2024-10-07T00:00:00+07:00", minutes * 60 + data.draw(st.integers(0, 59)))
    here = region(clock, limit, waktu_bantuan=HELP)
    for what, one in open_ones(here, complaint(start), start).items():
        edge = one.at if one.strict else one.at + timedelta(seconds=1)
        before, on = (open_ones(here, complaint(start), t.isoformat()) for t in (edge - SECOND, edge))
        assert (before[what].late, on[what].late) == (False, True)


@pytest.mark.parametrize("clock", CLOCKS)
@settings(max_examples=30)
@given(waits=st.lists(st.tuples(st.integers(0, 90), st.integers(1, 30)), max_size=4))
def test_a_clock_that_waited_for_its_user_is_lost_as_much_later(clock: str, waits: list[Any]) -> None:
    here = region(clock, waktu_bantuan=HELP, pauses=True)
    rows = [
        {"mulai": after(FRIDAY, 3600 * first), "selesai": after(FRIDAY, 3600 * (first + hours))}
        for first, hours in waits
    ]
    record = complaint(menunggu_pengguna=rows) if rows else complaint()
    told = after(FRIDAY, 120 * 3600)
    for what, one in open_ones(here, record, told).items():
        edge = one.at if one.strict else one.at + timedelta(seconds=1)
        before, on = (open_ones(here, record, max(t, at(FRIDAY)).isoformat()) for t in (edge - SECOND, edge))
        if edge >= at(told):
            assert (before[what].late, on[what].late) == (False, True)
        else:
            assert one.late
        assert before[what].at == on[what].at == one.at


SECOND = timedelta(seconds=1)


@pytest.mark.parametrize("clock", CLOCKS)
@given(minutes=st.integers(0, 20_000), seconds=st.integers(0, 400_000))
def test_reaching_is_the_inverse_of_counting(clock: str, minutes: int, seconds: int) -> None:
    here = region(clock, waktu_bantuan=HELP)
    service = here.region.services["dinas/loket"]
    count = clock_of(service, terms_of(here.law, "dinas", datetime(2024, 10, 7).date()))  # noqa: DTZ001
    start = at("2024-10-07T00:00:00+07:00") + timedelta(minutes=minutes)
    reached = count.reach(start, seconds)
    assert reached is not None
    assert count.count(start, reached) == seconds
    assert seconds == 0 or count.count(start, reached - SECOND) == seconds - 1


def test_a_help_desk_that_never_opens_sets_no_deadline() -> None:
    here = region("jam-pelayanan-bantuan", waktu_bantuan={"senin": "tutup"})
    assert open_ones(here, complaint(), FRIDAY) == {}


# reading of the clock -> deadlines of Tabel 4 (15 menit), of the promise (20 jam) and of Tabel 2 (24 jam)
DEADLINES = {
    "jam-kalender": ("2024-10-11T14:15:00+07:00", "2024-10-12T10:00:00+07:00", "2024-10-12T14:00:00+07:00"),
    "jam-kerja": ("2024-10-11T14:15:00+07:00", "2024-10-15T16:00:00+07:00", "2024-10-16T11:00:00+07:00"),
}


@pytest.mark.parametrize("clock", DEADLINES)
def test_the_deadlines_of_a_friday_afternoon(clock: str) -> None:
    readings = {"jam.tabel2_tabel4": clock}
    hours = {
        "kalender": {"jam_kerja": dict.fromkeys(("senin", "selasa", "rabu", "kamis", "jumat"), "07:30-16:30")}
    }
    here = bench({"target_pelayanan": "20 jam"}, bacaan=readings, opd=hours)
    found = open_ones(here, complaint(), FRIDAY)
    assert [found[what].at for what in ("respons", "katalog", "tabel2")] == [
        at(text) for text in DEADLINES[clock]
    ]
    assert all(one.clauses for one in found.values())


def test_what_is_done_is_no_longer_due() -> None:
    here = region()
    responded = complaint(direspons=after(FRIDAY, 60))
    assert set(open_ones(here, responded, after(FRIDAY, 59))) == {"respons", "katalog", "tabel2"}
    assert set(open_ones(here, responded, after(FRIDAY, 60))) == {"katalog", "tabel2"}


@pytest.mark.parametrize(
    "over",
    [
        {"status": "ditutup", "ditutup": after(FRIDAY, 7200)},
        {"status": "ditutup"},
        {"status": "ditutup", "dikonfirmasi": after(FRIDAY, 7200), "ditutup": after(FRIDAY, 7200)},
        {"status": "selesai", "dikonfirmasi": after(FRIDAY, 7200)},
        {"status": "batal"},
        {"status": "duplikat"},
    ],
)
def test_a_ticket_that_is_over_has_no_deadline(over: dict[str, Any]) -> None:
    here = region(sla=SLA)
    late = complaint(urgensi=1, estimasi_selesai=after(FRIDAY, 60), **over)
    assert open_ones(here, late, after(FRIDAY, 90 * 86400)) == {}


def test_a_closing_that_lies_ahead_has_not_happened() -> None:
    closed = complaint(status="ditutup", ditutup=after(FRIDAY, 7200))
    assert "tabel2" in open_ones(region(), closed, after(FRIDAY, 7199))
    assert open_ones(region(), closed, after(FRIDAY, 7200)) == {}


def test_before_the_law_and_with_contradictory_times_nothing_is_due() -> None:
    assert open_ones(region(), complaint("2023-01-02T08:00:00+07:00"), FRIDAY) == {}
    assert open_ones(region(), complaint(direspons=after(FRIDAY, -60)), after(FRIDAY, 60)) == {}


def test_the_clocks_of_an_agreement() -> None:
    here = region(sla=SLA)
    found = open_ones(here, complaint(urgensi=1), FRIDAY)
    assert found["sla_respons"].at == at(FRIDAY) + timedelta(hours=3)
    assert found["sla_selesai"].at == at(FRIDAY) + timedelta(hours=48)
    on = open_ones(here, complaint(urgensi=1), after(FRIDAY, 48 * 3600))
    past = open_ones(here, complaint(urgensi=1), after(FRIDAY, 48 * 3600 + 1))
    assert (on["sla_selesai"].late, past["sla_selesai"].late) == (False, True)
    solved = complaint(urgensi=1, diselesaikan=after(FRIDAY, 60))
    assert "sla_selesai" not in open_ones(here, solved, after(FRIDAY, 60))


def test_on_site_assistance_can_be_near_but_never_late() -> None:
    here = region(sla=SLA)
    found = open_ones(here, complaint(urgensi=1), after(FRIDAY, 90 * 3600))
    assert (found["sla_pendampingan"].at, found["sla_pendampingan"].late) == (
        at(FRIDAY) + timedelta(hours=48),
        False,
    )
    there = complaint(urgensi=1, pendampingan=after(FRIDAY, 3600))
    assert "sla_pendampingan" not in open_ones(here, there, after(FRIDAY, 7200))
    assert "sla_pendampingan" not in open_ones(here, complaint(urgensi=2), FRIDAY)


def test_outside_its_term_an_agreement_is_silent() -> None:
    start = "2025-01-06T09:00:00+07:00"
    found = open_ones(region(sla=SLA), complaint(start, urgensi=1), start)
    assert set(found) == {"respons", "katalog", "tabel2"}


def test_an_estimate_holds_until_whoever_took_over_gives_another() -> None:
    own = complaint(estimasi_selesai=after(FRIDAY, 3600))
    on, past = (open_ones(region(), own, after(FRIDAY, s))["estimasi"] for s in (3600, 3601))
    assert (on.late, past.late) == (False, True)
    step = {
        "tingkat": 1,
        "kepada": "adm",
        "waktu": after(FRIDAY, 3600),
        "estimasi_selesai": after(FRIDAY, 9000),
    }
    taken = own | {"eskalasi": [step]}
    assert open_ones(region(), taken, after(FRIDAY, 3599))["estimasi"].at == at(after(FRIDAY, 3600))
    assert open_ones(region(), taken, after(FRIDAY, 3601))["estimasi"].at == at(after(FRIDAY, 9000))
    assert "estimasi" not in open_ones(region(), own | {"diselesaikan": after(FRIDAY, 60)}, after(FRIDAY, 60))


def test_a_request_waits_for_its_confirmation_only() -> None:
    here = bench({"permintaan": [{"id": "ktp", "nama": "KTP", "target": "20 jam"}]})
    request = {"diajukan": FRIDAY, "butir": "ktp", "status": "dipenuhi", "dipenuhi": after(FRIDAY, 60)}
    assert set(open_ones(here, request, after(FRIDAY, 120), "permintaan")) == {"katalog", "tabel2"}
    done = request | {"dikonfirmasi": after(FRIDAY, 90)}
    assert open_ones(here, done, after(FRIDAY, 120), "permintaan") == {}


def test_silence_past_the_limit_is_nobodys_delay_where_the_region_excuses_it() -> None:
    here = bench({}, bacaan={"jam.tanpa_konfirmasi": "kecualikan-dari-penyebut"})
    solved = complaint(direspons=after(FRIDAY, 60), diselesaikan=after(FRIDAY, 120))
    assert set(open_ones(here, solved, after(FRIDAY, 86399))) == {"tabel2"}
    assert open_ones(here, solved, after(FRIDAY, 86400)) == {}
