"""The clocks of an SLA: in and outside office hours, on site, to the solution; beside Tabel 2 and 4."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from pipeline.model.fact import Fact
from tests.unit.measure.bench import OFFICE_HOURS, Bench, at, bench

TERM = {"mulai": "2024-05-01", "sampai": "2025-12-31"}
SLA = {"nomor": "1/2024", "berlaku": TERM}
MET, MISSED = "tercapai", "tidak_tercapai"
EVENTS = ("dilaporkan", "direspons", "diselesaikan", "pendampingan", "dikonfirmasi", "ditutup")


def sla_bench(sla: dict[str, Any] | None = None, **more: Any) -> Bench:
    """A service with an SLA in a region whose Friday ends at half past two."""
    calendar = {"kalender": {"jam_kerja": OFFICE_HOURS}}
    return bench({"sla": SLA | (sla or {})}, pemda=calendar, **more)


def aduan(urgensi: int | None, *times: str | None, **more: Any) -> dict[str, Any]:
    """An aduan by its events in the order of EVENTS; a time without offset is local."""
    events = {name: text for name, text in zip(EVENTS, times, strict=False) if text}
    return {"dampak": "minor", **({"urgensi": urgensi} if urgensi else {}), **events, **more}


# urgency, reported, responded, solved -> response by, response, solution by, solution
CASES: dict[str, tuple[int, str, str, str, str, str, str, str]] = {
    "exactly three hours and exactly two days are in time":
        (1, "2024-11-04 08:00", "2024-11-04 11:00", "2024-11-06 08:00",
         "2024-11-04 11:00", MET, "2024-11-06 08:00", MET),
    "a second more is too late":
        (1, "2024-11-04 08:00", "2024-11-04 11:00:01", "2024-11-06 08:00:01",
         "2024-11-04 11:00", MISSED, "2024-11-06 08:00", MISSED),
    "three hours run on after the office closes":
        (3, "2024-11-08 14:00", "2024-11-08 16:59:59", "2024-11-13 14:00",
         "2024-11-08 17:00", MET, "2024-11-13 14:00", MET),
    "the closing second lies outside office hours":
        (2, "2024-11-04 16:00", "2024-11-05 16:00", "2024-11-06 16:00",
         "2024-11-05 16:00", MET, "2024-11-07 16:00", MET),
    "the last second before it lies inside":
        (2, "2024-11-04 15:59:59", "2024-11-04 19:00", "2024-11-06 16:00",
         "2024-11-04 18:59:59", MISSED, "2024-11-07 15:59:59", MET),
    "the opening second lies inside":
        (2, "2024-11-04 07:30", "2024-11-04 10:30", "2024-11-04 12:00",
         "2024-11-04 10:30", MET, "2024-11-07 07:30", MET),
    "before dawn, the same day's closing":
        (2, "2024-11-05 04:00", "2024-11-05 16:00", "2024-11-05 16:00",
         "2024-11-05 16:00", MET, "2024-11-08 04:00", MET),
    "Saturday: Monday's closing; a solution on the last second":
        (2, "2024-11-09 11:00", "2024-11-10 11:00", "2024-11-12 11:00",
         "2024-11-11 16:00", MET, "2024-11-12 11:00", MET),
    "Friday after the half day: Monday":
        (2, "2024-11-08 14:30", "2024-11-11 16:00:01", "2024-11-09 11:00",
         "2024-11-11 16:00", MISSED, "2024-11-11 14:30", MET),
    "Christmas and its joint leave do not open":
        (2, "2024-12-24 16:30", "2024-12-27 14:30", "2024-12-27 16:30",
         "2024-12-27 14:30", MET, "2024-12-27 16:30", MET),
    "across new year":
        (2, "2024-12-31 18:00", "2025-01-02 09:00", "2025-01-03 18:00",
         "2025-01-02 16:00", MET, "2025-01-03 18:00", MET),
    "another offset, five days and a second":
        (3, "2024-11-04T01:00:00Z", "2024-11-04 11:00", "2024-11-09 08:00:01",
         "2024-11-04 11:00", MET, "2024-11-09 08:00", MISSED),
}  # fmt: skip


def local(text: str) -> Any:
    return at(f"{text}+07:00".replace(" ", "T"))


@pytest.mark.parametrize("name", CASES)
def test_response_and_solution(name: str) -> None:
    urgency, reported, responded, solved, respond_by, response, solve_by, solution = CASES[name]
    fact = sla_bench().fact("aduan", aduan(urgency, reported, responded, solved))
    assert (fact.sla_respons_batas, fact.sla_respons_hasil) == (local(respond_by), response)
    assert (fact.sla_selesai_batas, fact.sla_selesai_hasil) == (local(solve_by), solution)
    assert fact.sla_selesai_batas_jam == {1: 48, 2: 72, 3: 120}[urgency]


def test_an_office_with_its_own_hours() -> None:
    six_days = dict.fromkeys(("senin", "selasa", "rabu", "kamis", "jumat", "sabtu"), "07:00-21:00")
    here = sla_bench(opd={"kalender": {"jam_kerja": six_days}})
    fact = here.fact("aduan", aduan(2, "2024-11-09 20:00", "2024-11-09 22:59", "2024-11-10 08:00"))
    assert (fact.sla_respons_batas, fact.sla_respons_hasil) == (local("2024-11-09 23:00"), MET)
    assert fact.sla_selesai_batas == local("2024-11-12 20:00")


@pytest.mark.parametrize(("onsite", "hasil"), [("2024-11-06 08:00", MET), ("2024-11-06 08:00:01", MISSED)])
def test_help_on_site_has_a_clock_of_its_own(onsite: str, hasil: str) -> None:
    record = aduan(1, "2024-11-04 08:00", "2024-11-04 09:00", "2024-11-05 08:00", onsite)
    fact = sla_bench().fact("aduan", record)
    assert (fact.sla_pendampingan_batas, fact.sla_pendampingan_hasil) == (local("2024-11-06 08:00"), hasil)
    assert (fact.sla_respons_batas, fact.sla_respons_hasil) == (local("2024-11-04 11:00"), MET)


@pytest.mark.parametrize(
    "record", [aduan(1, "2024-11-04 08:00"), aduan(2, "2024-11-04 08:00", None, None, "2024-11-04 10:00")]
)
def test_without_help_on_site_or_for_lesser_urgencies_that_clock_is_silent(record: dict[str, Any]) -> None:
    fact = sla_bench().fact("aduan", record)
    assert (fact.sla_pendampingan_batas, fact.sla_pendampingan_hasil) == (None, None)


def sla_columns(fact: Fact) -> set[object]:
    return {getattr(fact, name) for name in Fact.__slots__ if name.startswith("sla_")}


def test_without_an_sla_every_column_is_null() -> None:
    assert sla_columns(bench().fact("aduan", aduan(1, "2024-11-04 08:00", "2024-11-04 09:00"))) == {None}


def test_without_an_urgency_nothing_of_it_is_regulated() -> None:
    fact = sla_bench().fact("aduan", aduan(None, "2024-11-04 08:00", "2024-11-04 09:00", "2024-11-04 10:00"))
    assert (fact.sla_respons_hasil, fact.sla_selesai_hasil) == ("tidak_diatur", "tidak_diatur")
    assert fact.sla_selesai_jam == 2


@pytest.mark.parametrize(
    ("reported", "hasil"),
    [
        ("2024-04-30T23:59:59+07:00", "tidak_dinilai"),
        ("2024-05-01T00:00:00+07:00", MET),
        ("2025-12-31T23:59:59+07:00", MET),
        ("2026-01-01T00:00:00+07:00", "tidak_dinilai"),
    ],
)
def test_only_tickets_inside_the_term_are_judged(reported: str, hasil: str) -> None:
    found = sla_bench().one("aduan", aduan(2, reported, reported, reported, dikonfirmasi=reported))
    assert (found.fact.sla_respons_hasil, found.fact.sla_selesai_hasil) == (hasil, hasil)
    assert ("di_luar_masa_sla" in found.notes) is (hasil != MET)
    assert found.fact.tabel2_hasil == MET, "Tabel 2 knows no term"
    assert found.fact.sla_selesai_jam == 0


@pytest.mark.parametrize(
    ("as_of", "response", "solution"),
    [
        ("2024-11-04T11:00:00+07:00", "berjalan", "berjalan"),
        ("2024-11-04T11:00:01+07:00", MISSED, "berjalan"),
        ("2024-11-06T08:00:00+07:00", MISSED, "berjalan"),
        ("2024-11-06T08:00:01+07:00", MISSED, MISSED),
    ],
)
def test_an_open_ticket_is_lost_after_its_deadline(as_of: str, response: str, solution: str) -> None:
    fact = sla_bench().fact("aduan", aduan(1, "2024-11-04 08:00"), as_of)
    assert (fact.sla_respons_hasil, fact.sla_selesai_hasil) == (response, solution)


def test_what_overrules_the_regulation_overrules_the_sla() -> None:
    here, times = sla_bench(), ("2024-11-04 08:00", "2024-11-04 09:00", "2024-11-04 10:00")
    fact = here.fact("aduan", aduan(2, *times, status="duplikat"))
    assert (fact.sla_respons_hasil, fact.sla_selesai_hasil) == ("dikecualikan", "dikecualikan")
    wrong = here.fact("aduan", aduan(2, "2024-11-04 08:00", "2024-11-04 07:00", "2024-11-04 10:00"))
    assert (wrong.sla_respons_hasil, wrong.sla_selesai_hasil, wrong.sla_selesai_jam) == (
        "tidak_sah",
        "tidak_sah",
        None,
    )


def test_an_sla_may_carry_its_own_numbers() -> None:
    own = {
        "kecepatan_respon": [{"urgensi": [2], "kondisi": "jam_kerja", "maksimal": "30 menit"}],
        "waktu_penyelesaian": [{"urgensi": 2, "maksimal": "1,5 jam"}],
    }
    here, record = sla_bench(own), aduan(2, "2024-11-04 08:00", "2024-11-04 08:30", "2024-11-04 09:30")
    fact = here.fact("aduan", record)
    assert (fact.sla_respons_hasil, fact.sla_selesai_hasil, fact.sla_selesai_batas_jam) == (
        MET,
        MET,
        Fraction(3, 2),
    )
    assert here.fact("aduan", aduan(2, "2024-11-09 08:00")).sla_respons_hasil == "tidak_diatur", (
        "own rows, whole"
    )


def test_requests_have_the_same_clocks() -> None:
    record = {
        "diajukan": "2024-11-04 08:00",
        "direspons": "2024-11-04 09:00",
        "dipenuhi": "2024-11-08 08:00",
        "urgensi": 3,
    }
    fact = sla_bench().fact("permintaan", record)
    assert (fact.sla_respons_hasil, fact.sla_selesai_hasil, fact.respons_hasil) == (MET, MET, "tidak_diatur")


def test_the_example_tables_are_cited() -> None:
    fact = sla_bench().fact("aduan", aduan(1, "2024-11-04 08:00", None, None, "2024-11-04 09:00"))
    assert {"L2.3.T12.1", "L2.3.T12.3", "L2.3.T13.1"} <= set(fact.dasar)
