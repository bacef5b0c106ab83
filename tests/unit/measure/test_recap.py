"""What an evaluation counts: services by their target, the tickets beside them, each with its record."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from pipeline.model.recap import Recap
from pipeline.model.tallies import Tally
from tests.unit.measure.bench import Bench, after, bench, recapped

START = "2024-10-07T10:00:00+07:00"
HOUR = 3600
MONTH = "2024-10"


def complaint(name: str, layanan: str, confirmed: int | None, **more: Any) -> tuple[str, dict[str, Any]]:
    times = {} if confirmed is None else {"dikonfirmasi": after(START, confirmed)}
    usual = {
        "id": name,
        "layanan": layanan,
        "dampak": "mayor",
        "dilaporkan": START,
        "direspons": after(START, 60),
    }
    return "aduan", {**usual, **times, **more}


def request(name: str, layanan: str, confirmed: int | None, **more: Any) -> tuple[str, dict[str, Any]]:
    times = {} if confirmed is None else {"dikonfirmasi": after(START, confirmed)}
    return "permintaan", {"id": name, "layanan": layanan, "diajukan": START, **times, **more}


def ids(tally: Tally) -> set[str]:
    return {record.split("/")[-1] for record in tally.records}


@pytest.fixture
def four() -> Bench:
    """Three critical services, and one on which Tabel 2 is silent."""
    return bench({"id": "satu"}, {"id": "dua"}, {"id": "tiga"}, {"id": "empat", "klasifikasi": "normal"})


@pytest.fixture
def counted(four: Bench) -> Recap:
    return recapped(
        four,
        MONTH,
        complaint("A1", "satu", HOUR),
        complaint("A2", "satu", 2 * HOUR),
        complaint("A3", "satu", 3 * HOUR),
        complaint("B1", "dua", HOUR),
        complaint("B2", "dua", HOUR, direspons=after(START, 600)),
        complaint("B3", "dua", 24 * HOUR),
        complaint("D1", "empat", HOUR),
        complaint("D2", "empat", HOUR),
    )


def test_services_are_counted_and_tickets_stand_beside_them(counted: Recap) -> None:
    services, tickets = counted.complaints.services, counted.complaints.handling
    assert ids(services.met) == {"satu"}
    assert ids(services.missed) == {"dua"}
    assert ids(services.quiet) == {"tiga"}
    assert ids(services.unregulated) == {"empat"}
    assert (services.judged, services.total) == (2, 4)
    assert (len(tickets.met), tickets.judged, len(tickets.unregulated), len(tickets.total)) == (5, 6, 2, 8)


def test_every_count_leads_to_its_records(counted: Recap) -> None:
    assert counted.complaints.handling.missed.records == ("dinas/aduan/B3",)
    assert counted.complaints.services.missed.records == ("dinas/layanan/dua",)
    assert dict(counted.complaints.by_service)["dinas/layanan/dua"].met.records == (
        "dinas/aduan/B1",
        "dinas/aduan/B2",
    )


def test_response_and_service_are_also_shown_apart(counted: Recap) -> None:
    assert ids(counted.complaints.response_services.met) == {"satu", "dua", "empat"}
    assert ids(counted.complaints.service_services.missed) == {"dua"}
    assert counted.complaints.response.judged == 8


def test_a_failed_response_is_enough_where_the_table_is_silent(four: Bench) -> None:
    late = complaint("D3", "empat", HOUR, direspons=after(START, HOUR))
    recap = recapped(four, MONTH, complaint("D1", "empat", HOUR), late).complaints
    assert ids(recap.services.missed) == {"empat"}
    assert (len(recap.handling.missed), len(recap.handling.unregulated)) == (1, 1)


def test_every_priority_is_counted_also_those_without_tickets(counted: Recap) -> None:
    assert [priority for priority, _ in counted.complaints.by_priority] == [1, 2, 3, 4, 5, 6]
    by_priority = dict(counted.complaints.handling_by_priority)
    assert (len(by_priority[1].total), len(by_priority[3].total), len(by_priority[6].total)) == (6, 2, 0)


def test_open_and_set_aside_tickets_are_in_no_denominator(four: Bench) -> None:
    recap = recapped(
        four,
        MONTH,
        request("P1", "satu", HOUR, kepuasan=4, masukan="Cepat."),
        request("P2", "satu", 5 * HOUR, kepuasan=5),
        request("P3", "dua", None),
        request("P4", "tiga", None, status="batal"),
        request("P5", "tiga", None, status="dialihkan"),
        request("P6", "empat", 100 * HOUR),
        as_of=after(START, 10 * HOUR),
    ).requests
    assert ids(recap.services.met) == {"satu"}
    assert ids(recap.services.quiet) == {"dua", "tiga"}
    assert ids(recap.services.running) == {"dua"}
    assert ids(recap.services.unregulated) == {"empat"}
    assert (recap.tickets.judged, ids(recap.tickets.running)) == (2, {"P3"})
    assert {status: ids(some) for status, some in recap.tickets.excluded_by} == {
        "batal": {"P4"},
        "dialihkan": {"P5"},
    }
    assert ids(recap.rerouted) == {"P5"}
    assert (recap.satisfaction.count, recap.satisfaction.mean) == (2, Fraction(9, 2))
    assert ids(recap.remarks) == {"P1"}


def test_lengths_are_those_of_tickets_that_count(four: Bench) -> None:
    recap = recapped(
        four,
        MONTH,
        *(request(f"P{hours}", "satu", hours * HOUR) for hours in (1, 2, 4, 30)),
        request("PX", "satu", 500 * HOUR, status="duplikat"),
    ).requests
    assert (recap.hours.median, recap.hours.longest) == (Fraction(3), Fraction(30))
    assert recap.hours.count == 4
    assert recap.hours.longest_record == "dinas/permintaan/P30"


def test_nothing_measured_has_no_middle(four: Bench) -> None:
    hours = recapped(four, MONTH).requests.hours
    assert (hours.count, hours.median, hours.longest, hours.mean, hours.longest_record) == (
        0,
        None,
        None,
        None,
        "",
    )


def test_tickets_without_confirmation_and_outside_office_hours_are_counted_apart(four: Bench) -> None:
    saturday = "2024-10-12T20:00:00+07:00"
    recap = recapped(
        four,
        MONTH,
        complaint("S1", "satu", None, dilaporkan=saturday, direspons=after(saturday, 20 * 60)),
        complaint("S2", "satu", 30 * HOUR),
    ).complaints
    assert ids(recap.service.unconfirmed) == {"S1"}
    assert (ids(recap.service.missed), ids(recap.service.after_hours)) == ({"S1", "S2"}, {"S1"})
    assert ids(recap.response.after_hours) == {"S1"}


def test_the_promise_stands_beside_the_table() -> None:
    here = bench({"id": "satu", "permintaan": [{"id": "ktp", "nama": "KTP", "target": "2 jam"}]})
    recap = recapped(here, MONTH, request("P1", "satu", 3 * HOUR, butir="ktp")).requests
    assert (ids(recap.services.met), ids(recap.promised.missed)) == ({"satu"}, {"satu"})
    assert (ids(recap.promise_tickets.missed), ids(recap.both_tickets.missed)) == ({"P1"}, {"P1"})


def test_only_the_period_counts_and_only_what_has_happened(four: Bench) -> None:
    records = [
        complaint(
            "A", "satu", HOUR, dilaporkan="2024-09-30T23:59:59+07:00", direspons="2024-10-01T00:01:00+07:00"
        ),
        complaint(
            "B", "satu", HOUR, dilaporkan="2024-10-01T00:00:00+07:00", direspons="2024-10-01T00:01:00+07:00"
        ),
        complaint("C", "satu", HOUR, dilaporkan="2024-10-31T12:00:00+07:00"),
    ]
    assert ids(
        recapped(four, MONTH, *records, as_of="2024-10-20T00:00:00+07:00").complaints.handling.total
    ) == {"B"}
    assert ids(recapped(four, "2024-S2", *records).complaints.handling.total) == {"A", "B", "C"}


def test_a_share_may_be_enough() -> None:
    def reached(nilai: str) -> set[str]:
        here = bench({"id": "satu"}, bacaan={"evaluasi.satuan_layanan": nilai})
        records = [complaint(f"T{n}", "satu", HOUR if n else 48 * HOUR) for n in range(10)]
        return ids(recapped(here, MONTH, *records).complaints.services.met)

    assert reached("semua-tiket") == set()
    assert reached("ambang-90-persen") == {"satu"}
    assert reached("ambang-91-persen") == set()


def test_the_region_is_the_sum_of_its_services(four: Bench) -> None:
    one = recapped(four, MONTH, complaint("A1", "satu", HOUR), complaint("B1", "dua", None))
    two = recapped(four, MONTH, complaint("A2", "satu", 30 * HOUR), complaint("B1", "dua", None))
    both = one + two
    assert ids(both.complaints.handling.total) == {"A1", "A2", "B1"}
    assert ids(dict(both.complaints.by_service)["dinas/layanan/satu"].total) == {"A1", "A2"}
    assert (one + Recap()) == one == (Recap() + one)


def test_what_happened_around_the_clocks_is_counted(four: Bench) -> None:
    up = [
        {"kepada": "x", "waktu": after(START, HOUR)},
        {"kepada": "y", "tingkat": 3, "waktu": after(START, 9 * HOUR)},
    ]
    recap = recapped(
        four,
        MONTH,
        complaint(
            "E1", "satu", None, eskalasi=up, penyebab="Kabel  putus", estimasi_selesai=after(START, HOUR)
        ),
        complaint("E2", "satu", 2 * HOUR, eskalasi=up[:1], penyebab="kabel putus", drp={"dikaji": True}),
        complaint("E3", "empat", 2 * HOUR, eskalasi=up[:1], sumber="pemantauan", penyebab="Listrik"),
        complaint("E4", "dua", 2 * HOUR, ditutup=after(START, HOUR), berulang_dari="E1"),
        as_of=after(START, 3 * HOUR),
    ).complaints
    assert {level: ids(some) for level, some in recap.by_level} == {1: {"E1", "E2", "E3"}}, (
        "level 3 lies ahead"
    )
    assert (ids(recap.drp_reviewed), ids(recap.drp_unreviewed)) == ({"E2"}, {"E1"})
    assert [(cause, len(some)) for cause, some in recap.causes] == [("Kabel putus", 2), ("Listrik", 1)]
    assert (ids(recap.estimates_missed), ids(recap.closed_early)) == ({"E1"}, {"E4"})
    assert (ids(recap.recurring), ids(recap.proactive)) == ({"E4"}, {"E3"})
    words = {name: {word: len(some) for word, some in groups} for name, groups in recap.by_word}
    assert words["sumber"] == {"pengguna": 3, "pemantauan": 1}
    assert words["dampak"] == {"mayor": 4}


def test_a_cancelled_complaint_is_not_one_without_a_first_response(four: Bench) -> None:
    silent = {"direspons": None}
    found = recapped(
        four,
        MONTH,
        complaint("S1", "satu", None, status="dicatat", **silent),
        complaint("S2", "satu", None, status="batal", pembatalan={"alasan": "Keliru."}, **silent),
        complaint("S3", "satu", HOUR),
    ).complaints
    assert ids(found.unanswered) == {"S1"}


def test_a_service_that_did_not_exist_in_the_period_is_in_no_denominator() -> None:
    lives = bench(
        {"id": "lama", "berakhir": "2024-09-30"},
        {"id": "akhir", "berakhir": "2024-10-01"},
        {"id": "awal", "mulai": "2024-10-31"},
        {"id": "baru", "mulai": "2024-11-01"},
        {"id": "nanti", "mulai": "2025"},
    )
    found = recapped(lives, MONTH)
    assert ids(found.requests.services.quiet) == {"akhir", "awal"}
    assert ids(found.complaints.services.quiet) == {"akhir", "awal"}
    assert ids(found.availability.services.quiet) == {"akhir", "awal"}
    assert found.releases.services.total == 2


def test_what_was_measured_of_an_ended_service_still_counts() -> None:
    ended = bench({"id": "lama", "berakhir": "2024-09-30"}, {"id": "lain", "berakhir": "2024-09-30"})
    found = recapped(ended, MONTH, request("P1", "lama", HOUR))
    assert ids(found.requests.services.met) == {"lama"}
    assert (found.requests.services.total, len(found.requests.tickets.total)) == (1, 1)
