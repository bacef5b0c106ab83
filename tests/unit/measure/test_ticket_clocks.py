"""The clocks of tickets, from the first second to what contradicts, is left out, or came too early."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from pipeline.measure.ticket import ticket_of
from pipeline.measure.tickets import MARKS, marks_of, ticket_facts
from tests.unit.measure.bench import Bench, after, bench

ADM = "administrasi_pemerintahan"
NEVER = None
HOUR = 3600
DAY = 24 * HOUR


def ticket(start: str, response: int | None, confirmed: int | None, **more: Any) -> dict[str, Any]:
    """An aduan by seconds from its start; what never happened is left out."""
    events = {"direspons": response, "dikonfirmasi": confirmed}
    times = {name: after(start, seconds) for name, seconds in events.items() if seconds is not None}
    return {"dilaporkan": start, "dicatat": start, **times, **more}


Complaint = tuple[str, str, str, int, int, tuple[int, str, str, str]]
MONDAY = "2024-10-07T10:00:00+07:00"
FRIDAY = "2024-10-11T16:00:00+07:00"
AFTERNOON = "2024-11-04T13:00:00+07:00"
MET, MISSED, SILENT = "tercapai", "tidak_tercapai", "tidak_diatur"
OPEN_END = "tidak_dapat_disimpulkan"
# service, dampak, start, seconds to respond and to confirm -> prioritas, response, Tabel 2, both
COMPLAINTS: dict[str, Complaint] = {
    "a second to spare on both": ("publik kritis", "mayor", MONDAY, 899, DAY - 1, (1, MET, MET, MET)),
    "second priority in time": ("publik esensial", "mayor", MONDAY, 1799, 36 * HOUR - 1, (2, MET, MET, MET)),
    "silent Tabel 2, response late: enough to fail":
        ("publik normal", "mayor", MONDAY, 3600, 7200, (3, MISSED, SILENT, MISSED)),
    "silent Tabel 2, response in time: no conclusion":
        ("publik normal", "mayor", MONDAY, 3599, 7200, (3, MET, SILENT, OPEN_END)),
    "a weekend counts": (f"{ADM} esensial", "mayor", FRIDAY, 2700, 48 * HOUR - 1, (3, MET, MET, MET)),
    "an hour and a half is ninety minutes":
        (f"{ADM} normal", "mayor", MONDAY, 5400, 72 * HOUR, (4, MISSED, MISSED, MISSED)),
    "fourth priority a second early":
        ("publik esensial", "minor", AFTERNOON, 5399, 36 * HOUR - 1, (4, MET, MET, MET)),
    "response on its limit, service before it":
        (f"{ADM} kritis", "minor", AFTERNOON, 5400, 12 * HOUR - 1, (4, MISSED, MET, MISSED)),
    "sixth priority on its limit":
        (f"{ADM} normal", "minor", AFTERNOON, 9000, 72 * HOUR + 1, (6, MISSED, MISSED, MISSED)),
    "across 29 February":
        ("publik esensial", "mayor", "2028-02-28T20:00:00+07:00", 600, 36 * HOUR - 1, (2, MET, MET, MET)),
    "across new year":
        (f"{ADM} kritis", "mayor", "2024-12-31T20:00:00+07:00", 1799, 12 * HOUR - 1, (2, MET, MET, MET)),
    "joint leave counts":
        (f"{ADM} normal", "minor", "2024-06-15T20:00:00+07:00", 7200, 72 * HOUR - 1, (6, MET, MET, MET)),
    "at the first second": ("publik kritis", "mayor", MONDAY, 0, 0, (1, MET, MET, MET)),
}  # fmt: skip


@pytest.mark.parametrize("name", COMPLAINTS)
def test_complaints(name: str) -> None:
    service, dampak, start, response, confirmed, expected = COMPLAINTS[name]
    kelompok, klasifikasi = service.split()
    here = bench({"kelompok": kelompok, "klasifikasi": klasifikasi})
    fact = here.fact("aduan", ticket(start, response, confirmed, dampak=dampak))
    assert (fact.prioritas, fact.respons_hasil, fact.tabel2_hasil, fact.penanganan_hasil) == expected
    assert fact.respons_menit == Fraction(response, 60)
    assert fact.pelayanan_jam == Fraction(confirmed, 3600)


@pytest.fixture
def critical() -> Bench:
    return bench({"target_pelayanan": "20 jam"})


# seconds from start at which one looks -> response, Tabel 2, both
LOOKS = [
    (899, "berjalan", "berjalan", "berjalan"),
    (900, "tidak_tercapai", "berjalan", "tidak_tercapai"),
    (DAY - 1, "tidak_tercapai", "berjalan", "tidak_tercapai"),
    (DAY, "tidak_tercapai", "tidak_tercapai", "tidak_tercapai"),
]


@pytest.mark.parametrize(("seconds", "response", "service", "both"), LOOKS)
def test_an_open_ticket_is_lost_on_its_limit(
    critical: Bench, seconds: int, response: str, service: str, both: str
) -> None:
    start = "2024-10-07T10:00:00+07:00"
    fact = critical.fact("aduan", ticket(start, NEVER, NEVER, dampak="mayor"), after(start, seconds))
    assert (fact.respons_hasil, fact.tabel2_hasil, fact.penanganan_hasil) == (response, service, both)
    assert fact.pelayanan_jam is None


def test_without_a_confirmation_the_limit_decides_and_the_ticket_is_marked(critical: Bench) -> None:
    start = "2024-10-07T10:00:00+07:00"
    solved = ticket(
        start, 300, NEVER, dampak="mayor", diselesaikan=after(start, HOUR), ditutup=after(start, 2 * HOUR)
    )
    before, on = (critical.one("aduan", solved, after(start, seconds)) for seconds in (DAY - 1, DAY))
    assert before.fact.tabel2_hasil == "berjalan"
    assert on.fact.tabel2_hasil == on.fact.penanganan_hasil == "tidak_tercapai"
    assert "tanpa_konfirmasi" in on.notes
    assert before.fact.katalog_hasil == "tidak_tercapai", "the promise of 20 hours has passed by then"


def test_what_lies_after_the_instant_of_judgement_has_not_happened(critical: Bench) -> None:
    start = "2024-10-07T08:00:00+07:00"
    late = ticket(start, 1800, 12 * HOUR, dampak="minor", kepuasan=5)
    fact = critical.fact("aduan", late, after(start, 4 * HOUR))
    assert (fact.respons_hasil, fact.tabel2_hasil, fact.penanganan_hasil) == (
        "tercapai",
        "berjalan",
        "berjalan",
    )
    assert (fact.pelayanan_jam, fact.selesai, fact.kepuasan) == (None, None, None)


def test_offsets_are_compared_as_instants() -> None:
    here = bench({"kelompok": ADM})
    eastern = {
        "dilaporkan": "2024-09-02T09:00:00+09:00",
        "direspons": "2024-09-02T07:29:59+07:00",
        "dikonfirmasi": "2024-09-02T12:00:00Z",
        "dampak": "mayor",
    }
    fact = here.fact("aduan", eastern)
    assert (fact.respons_hasil, fact.tabel2_hasil, fact.pelayanan_jam) == ("tercapai", "tidak_tercapai", 12)
    assert fact.periode == "2024-09"


def test_a_time_without_offset_is_read_in_the_zone_of_the_region() -> None:
    east = bench(pemda={"zona_waktu": "Asia/Jayapura"})
    mixed = {"dilaporkan": "2024-10-07 10:00", "direspons": "2024-10-07T08:14:59+07:00", "dampak": "mayor"}
    assert east.fact("aduan", mixed).respons_menit == Fraction(899, 60)


def test_the_month_is_that_of_the_region() -> None:
    start = "2024-09-30T23:30:00Z"
    assert bench().fact("permintaan", {"diajukan": start}).periode == "2024-10"
    assert bench().fact("permintaan", {"diajukan": "2024-09-30T16:59:59Z"}).periode == "2024-09"
    assert (
        bench(pemda={"zona_waktu": "Asia/Jayapura"})
        .fact("permintaan", {"diajukan": "2024-09-30T15:00:00Z"})
        .periode
        == "2024-10"
    )


CONTRADICTIONS = {
    "response before the report": {"direspons": "2024-10-07T09:59:59+07:00"},
    "recorded before the report": {"dicatat": "2024-10-07T09:30:00+07:00"},
    "solved before the report": {"diselesaikan": "2024-10-07T09:00:00+07:00"},
    "confirmed before the report": {"dikonfirmasi": "2024-10-07T09:00:00+07:00"},
    "confirmed before it was solved": {
        "diselesaikan": "2024-10-07T13:00:00+07:00",
        "dikonfirmasi": "2024-10-07T12:00:00+07:00",
    },
    "helped on site before the report": {"pendampingan": "2024-10-06T09:00:00+07:00"},
    "closed before the report": {"ditutup": "2024-10-06T09:00:00+07:00"},
}


@pytest.mark.parametrize("name", CONTRADICTIONS)
def test_contradicting_times_make_all_results_invalid(critical: Bench, name: str) -> None:
    start = "2024-10-07T10:00:00+07:00"
    fact = critical.fact("aduan", ticket(start, 300, 3 * HOUR, dampak="mayor") | CONTRADICTIONS[name])
    results = (
        fact.respons_hasil,
        fact.tabel2_hasil,
        fact.katalog_hasil,
        fact.pelayanan_hasil,
        fact.penanganan_hasil,
    )
    assert set(results) == {"tidak_sah"}
    assert fact.respons_menit is fact.pelayanan_jam is None
    assert (fact.prioritas, fact.respons_batas_menit, fact.tabel2_batas_jam) == (1, 15, 24)


def test_closing_before_the_confirmation_is_no_contradiction(critical: Bench) -> None:
    start = "2024-10-07T10:00:00+07:00"
    fact = critical.fact("aduan", ticket(start, 300, 3 * HOUR, dampak="mayor", ditutup=after(start, HOUR)))
    assert fact.penanganan_hasil == "tercapai"


def test_a_contradiction_that_has_not_happened_yet_is_none(critical: Bench) -> None:
    start = "2024-10-07T10:00:00+07:00"
    record = ticket(start, 300, 3 * HOUR, dampak="mayor", diselesaikan=after(start, 4 * HOUR))
    assert critical.fact("aduan", record, after(start, 3 * HOUR)).tabel2_hasil == "tercapai"
    assert critical.fact("aduan", record, after(start, 5 * HOUR)).tabel2_hasil == "tidak_sah"


@pytest.mark.parametrize(
    ("start", "hasil"),
    [("2024-04-25T23:59:59+07:00", "tidak_dinilai"), ("2024-04-26T00:00:00+07:00", "tercapai")],
)
def test_the_regulation_judges_from_its_first_second_on(critical: Bench, start: str, hasil: str) -> None:
    fact = critical.fact("aduan", ticket(start, 601, 5 * HOUR, dampak="mayor"))
    assert {fact.respons_hasil, fact.tabel2_hasil, fact.katalog_hasil, fact.penanganan_hasil} == {hasil}
    assert (fact.respons_menit, fact.pelayanan_jam) == (Fraction(601, 60), 5), "lengths stay"
    assert fact.tabel2_batas_jam == 24


@pytest.mark.parametrize("status", ["batal", "duplikat", "bukan_lingkup", "ditolak", "dialihkan"])
def test_what_is_set_aside_leaves_every_denominator(critical: Bench, status: str) -> None:
    fact = critical.fact("permintaan", {"diajukan": "2024-10-07T10:00:00+07:00", "status": status})
    assert {fact.tabel2_hasil, fact.katalog_hasil, fact.pelayanan_hasil} == {"dikecualikan"}


def test_contradiction_outranks_exclusion_and_exclusion_outranks_the_past(critical: Bench) -> None:
    early = ticket("2024-04-01T10:00:00+07:00", 60, HOUR, dampak="mayor", status="batal")
    assert critical.fact("aduan", early).pelayanan_hasil == "dikecualikan"
    wrong = early | {"direspons": "2024-03-01T10:00:00+07:00"}
    assert critical.fact("aduan", wrong).pelayanan_hasil == "tidak_sah"


def test_a_refusal_still_to_come_has_not_happened(critical: Bench) -> None:
    start = "2024-10-07T10:00:00+07:00"
    refused = {"diajukan": start, "status": "ditolak", "penolakan": {"waktu": after(start, 2 * HOUR)}}
    assert critical.fact("permintaan", refused, after(start, HOUR)).tabel2_hasil == "berjalan"
    assert critical.fact("permintaan", refused, after(start, 2 * HOUR)).tabel2_hasil == "dikecualikan"


def test_the_written_priority_changes_nothing() -> None:
    start = "2024-10-07T10:00:00+07:00"
    fact = bench({"klasifikasi": "esensial"}).fact(
        "aduan", ticket(start, 2700, 20 * HOUR, dampak="mayor", prioritas=3)
    )
    assert (fact.prioritas, fact.respons_batas_menit, fact.respons_hasil) == (2, 30, "tidak_tercapai")
    assert (fact.tabel2_hasil, fact.penanganan_hasil) == ("tercapai", "tidak_tercapai")


def test_closed_without_a_response_is_missed_at_once(critical: Bench) -> None:
    start = "2024-10-07T10:00:00+07:00"
    shut = ticket(start, NEVER, 60, dampak="mayor", status="ditutup", ditutup=after(start, 120))
    assert critical.fact("aduan", shut, after(start, 100)).respons_hasil == "berjalan"
    assert critical.fact("aduan", shut, after(start, 120)).respons_hasil == "tidak_tercapai"
    undated = ticket(start, NEVER, 60, dampak="mayor", status="ditutup")
    assert critical.fact("aduan", undated, after(start, 120)).respons_hasil == "tidak_tercapai"


# service, seconds to confirm, promise of the butir -> Tabel 2, promise, both
REQUESTS = {
    "a second inside": (f"{ADM} kritis", 12 * HOUR - 1, None, ("tercapai", "tidak_diatur", "tercapai")),
    "an hour inside": (f"{ADM} esensial", 47 * HOUR, None, ("tercapai", "tidak_diatur", "tercapai")),
    "no number anywhere": ("publik normal", 100 * HOUR, None, (SILENT, SILENT, SILENT)),
    "a stricter promise is broken": ("publik esensial", 30 * HOUR, "24 jam",
                                     ("tercapai", "tidak_tercapai", "tidak_tercapai")),
    "a promise where the table is silent": ("publik normal", 30 * HOUR, "2 hari",
                                            ("tidak_diatur", "tercapai", "tercapai")),
    "a laxer promise does not help": ("publik kritis", 30 * HOUR, "48 jam",
                                      ("tidak_tercapai", "tercapai", "tidak_tercapai")),
    "the promise is strict too": ("publik normal", 24 * HOUR, "1 hari",
                                  ("tidak_diatur", "tidak_tercapai", "tidak_tercapai")),
}  # fmt: skip


@pytest.mark.parametrize("name", REQUESTS)
def test_requests(name: str) -> None:
    service, confirmed, promise, expected = REQUESTS[name]
    kelompok, klasifikasi = service.split()
    offered = [{"id": "surat", "nama": "Surat", "target": promise}] if promise else []
    here = bench({"kelompok": kelompok, "klasifikasi": klasifikasi, "permintaan": offered})
    start = "2024-10-07T10:00:00+07:00"
    fact = here.fact(
        "permintaan", {"diajukan": start, "butir": "surat", "dikonfirmasi": after(start, confirmed)}
    )
    assert (fact.tabel2_hasil, fact.katalog_hasil, fact.pelayanan_hasil) == expected
    assert (fact.respons_hasil, fact.prioritas, fact.penanganan_hasil) == ("tidak_diatur", None, None)


def test_a_request_still_open_on_its_limit_is_missed() -> None:
    here, start = bench({"kelompok": ADM, "klasifikasi": "normal"}), "2024-10-07T10:00:00+07:00"
    open_still = here.one("permintaan", {"diajukan": start}, after(start, 72 * HOUR))
    assert open_still.fact.tabel2_hasil == "tidak_tercapai"
    assert "tanpa_konfirmasi" in open_still.notes


def test_a_ticket_of_the_future_runs() -> None:
    ahead = bench().one(
        "aduan", ticket("2024-10-07T10:00:00+07:00", 60, 120, dampak="mayor"), "2024-10-01T00:00:00+07:00"
    )
    assert (ahead.fact.respons_hasil, ahead.fact.tabel2_hasil) == ("berjalan", "berjalan")
    assert "belum_terjadi" in ahead.notes


def test_the_clocks_of_a_rerouted_request_start_where_it_was_submitted() -> None:
    request = {
        "id": "PMT-7",
        "layanan": "loket",
        "diajukan": "2024-10-07T08:00:00+07:00",
        "status": "dialihkan",
    }
    here = bench().beside(("permintaan", request))
    start = "2024-10-07T09:00:00+07:00"
    fact = here.fact("aduan", ticket(start, 60, HOUR, dampak="mayor", asal="PMT-7"))
    assert (fact.awal_jam, fact.respons_menit, fact.pelayanan_jam) == ("asal", 61, 2)
    assert fact.respons_hasil == "tidak_tercapai"


def test_without_a_report_the_recording_starts_the_clocks_and_the_ticket_is_marked() -> None:
    found = bench().one("aduan", {"dicatat": "2024-10-07T10:00:00+07:00", "dampak": "mayor"})
    assert (found.fact.awal_jam, "awal_pencatatan" in found.notes) == ("dicatat", True)
    assert bench().fact("permintaan", {"diajukan": "2024-10-07T10:00:00+07:00"}).awal_jam is None


def test_tickets_outside_office_hours_are_marked() -> None:
    def notes(start: str) -> frozenset[str]:
        return bench().one("aduan", {"dilaporkan": start, "dampak": "minor"}).notes

    assert "di_luar_jam_kerja" in notes("2024-10-12T10:00:00+07:00")
    assert "di_luar_jam_kerja" not in notes("2024-10-07T10:00:00+07:00")


def test_the_wait_for_the_user_is_shown_apart() -> None:
    start = "2024-10-07T10:00:00+07:00"
    found = bench().one("aduan", ticket(start, 60, 3 * HOUR, dampak="minor", diselesaikan=after(start, HOUR)))
    assert found.extra("menunggu_konfirmasi_detik") == 2 * HOUR


def test_the_marks_of_a_ticket_are_the_listed_ones(critical: Bench) -> None:
    case = critical.case("aduan", ticket(MONDAY, 60, 120, dampak="mayor"))
    found = ticket_of(case, critical.law)
    assert found is not None
    (measured,) = ticket_facts(case, critical.law)
    assert len(marks_of(found, measured.fact)) == len(MARKS) == len(set(MARKS))
