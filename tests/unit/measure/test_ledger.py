"""The ledger accounts for every second, names what skipped it, and says what another reading would change."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from pipeline.measure.entries import Entry
from pipeline.measure.ledger import READINGS, ledger
from pipeline.measure.ledgertext import NAMES, ledger_lines
from pipeline.measure.otherwise import Otherwise
from pipeline.model.fact import Verdict
from tests.unit.measure.bench import LATE, OFFICE_HOURS, Bench, after, at, bench, pack

START = "2024-12-24T15:30:00+07:00"
HOUR = 3600
ADUAN: dict[str, Any] = {
    "dampak": "minor",
    "urgensi": 2,
    "dilaporkan": START,
    "direspons": after(START, 1800),
    "diselesaikan": after(START, 70 * HOUR),
    "dikonfirmasi": after(START, 90 * HOUR),
}  # fmt: skip
SLA = {"nomor": "1", "berlaku": {"mulai": "2024-01-01", "sampai": "2025-12-31"}}


def entries(here: Bench, jenis: str, data: dict[str, Any], as_of: str = LATE) -> dict[str, Entry]:
    return {entry.course.column: entry for entry in ledger(here.case(jenis, data, as_of), here.law)}


@pytest.fixture
def here() -> Bench:
    return bench({"sla": SLA, "target_pelayanan": "3 hari kerja"})


def test_every_clock_of_a_ticket_has_its_entry(here: Bench) -> None:
    found = entries(here, "aduan", ADUAN)
    assert list(found) == [
        "respons_hasil",
        "tabel2_hasil",
        "katalog_hasil",
        "sla_respons_hasil",
        "sla_selesai_hasil",
    ]
    fact = here.fact("aduan", ADUAN)
    assert all(entry.verdict == getattr(fact, column) for column, entry in found.items())
    onsite = entries(here, "aduan", ADUAN | {"urgensi": 1, "pendampingan": after(START, HOUR)})
    assert onsite["sla_pendampingan_hasil"].verdict == "tercapai"


def test_a_clock_says_from_what_to_what_against_which_limit(here: Bench) -> None:
    response = entries(here, "aduan", ADUAN)["respons_hasil"]
    course = response.course
    assert (course.start_event, course.start, course.end_event, course.end) == (
        "dilaporkan", at(START), "direspons", at(after(START, 1800))
    )  # fmt: skip
    assert course.limit is not None
    assert (course.taken, course.limit.seconds, course.limit.operator) == (1800, 3600, "lt")
    assert course.clauses == ("L2.1.1.1.T4.3",)
    assert ("jam.tabel2_tabel4", "jam-kalender") in response.readings


@pytest.mark.parametrize("nilai", ["jam-kalender", "jam-kerja", "jam-pelayanan-bantuan"])
def test_counted_and_skipped_time_fill_the_clock_without_gap(nilai: str) -> None:
    help_desk = {"waktu_bantuan": {"selasa": "08:00-12:00, 13:00-18:00", "jumat": "07:00-24:00"}}
    here = bench(
        help_desk, bacaan={"jam.tabel2_tabel4": nilai}, pemda={"kalender": {"jam_kerja": OFFICE_HOURS}}
    )
    course = entries(here, "aduan", ADUAN)["tabel2_hasil"].course
    assert (course.pieces[0].start, course.pieces[-1].end) == (course.start, course.end)
    assert all(one.end == other.start for one, other in pairwise(course.pieces))
    assert sum(piece.seconds for piece in course.pieces if piece.counted) == course.taken
    assert sum(piece.seconds for piece in course.pieces) == 90 * HOUR


def test_skipped_time_names_the_holiday_and_its_decree() -> None:
    here = bench(bacaan={"jam.tabel2_tabel4": "jam-kerja"})
    skipped = [p for p in entries(here, "aduan", ADUAN)["tabel2_hasil"].course.pieces if not p.counted]
    christmas = next(piece for piece in skipped if piece.reason == "Natal")
    assert christmas.seconds == 24 * HOUR
    assert "855 Tahun 2023" in christmas.basis
    assert {"di luar jam kerja", "akhir pekan"} <= {piece.reason for piece in skipped}


def test_an_open_clock_runs_to_the_instant_of_judgement(here: Bench) -> None:
    course = entries(here, "aduan", {"dampak": "minor", "dilaporkan": START}, after(START, HOUR))[
        "tabel2_hasil"
    ].course
    assert (course.end, course.taken, course.pieces[-1].end) == (None, None, at(after(START, HOUR)))


def test_the_readings_that_would_change_a_verdict_are_found(here: Bench) -> None:
    late = ADUAN | {"direspons": after(START, HOUR)}
    found = entries(here, "aduan", late)
    assert (
        Otherwise("batas.tabel2_tabel4_ketat", "inklusif", Verdict.TERCAPAI)
        in found["respons_hasil"].otherwise
    )
    closing = entries(here, "aduan", ADUAN | {"diselesaikan": after(START, 20 * HOUR)})["tabel2_hasil"]
    assert closing.verdict == "tidak_tercapai"
    assert ("jam.akhir", "solusi-diberikan", "tercapai") in [
        (o.kunci, o.nilai, o.verdict) for o in closing.otherwise
    ]
    assert all(other.verdict != closing.verdict for other in closing.otherwise)


def test_the_chosen_reading_is_not_offered_as_another(here: Bench) -> None:
    for entry in entries(here, "aduan", ADUAN).values():
        chosen = set(entry.readings)
        assert not chosen & {(other.kunci, other.nilai) for other in entry.otherwise}


def test_next_working_day_shows_the_days_up_to_the_deadline(here: Bench) -> None:
    evening = {
        "dampak": "minor",
        "urgensi": 2,
        "dilaporkan": "2024-12-24 18:00",
        "direspons": "2024-12-24 19:00",
    }
    course = entries(here, "aduan", evening)["sla_respons_hasil"].course
    assert course.deadline == at("2024-12-27T16:30:00+07:00")
    assert (course.taken, course.pieces[-1].end) == (HOUR, course.deadline)
    assert "Cuti bersama Natal" in {piece.reason for piece in course.pieces}


def test_monitored_time_says_why_it_was_lost_or_not_counted() -> None:
    here = bench({"ketersediaan": {"jam": {"senin": "08:00-16:00"}, "status": "tersedia"}})
    record = {
        "periode": "2024-10",
        "gangguan": [
            {"mulai": "2024-10-07 10:00", "selesai": "2024-10-07 12:00"},
            {"mulai": "2024-10-07 12:00", "selesai": "2024-10-07 13:00", "terencana": True},
        ],
        "teramati": [{"mulai": "2024-10-01 00:00", "selesai": "2024-10-20 00:00"}],
    }
    pieces = entries(here, "pemantauan", record)["ketersediaan_hasil"].course.pieces
    sums: dict[str, int] = {}
    for piece in pieces:
        sums[piece.reason] = sums.get(piece.reason, 0) + piece.seconds
    hours = {reason: seconds / HOUR for reason, seconds in sums.items()}
    assert hours == {
        "tersedia": 13, "gangguan": 2, "pemeliharaan terencana": 1, "tidak teramati": 16,
        "di luar jam yang disepakati": 31 * 24 - 32,
    }  # fmt: skip


def test_recoveries_show_both_lengths() -> None:
    here = bench({"rpo": "1 jam", "rto": "4 jam"})
    event = {
        "layanan": ["loket"],
        "bencana": START,
        "data_terakhir": after(START, -HOUR),
        "pulih": after(START, 5 * HOUR),
    }
    found = entries(here, "pemulihan", event)
    rpo, rto = found["rpo_hasil"], found["rto_hasil"]
    assert (rpo.course.start_event, rpo.course.end_event, rpo.course.taken) == (
        "data_terakhir",
        "bencana",
        HOUR,
    )
    assert [(o.kunci, o.nilai, o.verdict) for o in rpo.otherwise] == [
        ("rpo_rto.batas", "ketat", "tidak_tercapai")
    ]
    assert (rto.verdict, rto.course.taken) == ("tidak_tercapai", 5 * HOUR)


def test_what_has_no_clock_has_no_ledger(here: Bench) -> None:
    assert ledger(here.case("kebutuhan", {}), here.law) == ()


def test_every_reading_named_exists_and_every_clock_has_a_name() -> None:
    assert {kunci for keys in READINGS.values() for kunci in keys} <= set(pack().readings)
    assert NAMES.keys() == READINGS.keys()


def test_the_text_says_it_to_a_person() -> None:
    here = bench({"sla": SLA}, bacaan={"jam.tabel2_tabel4": "jam-kerja"})
    text = ledger_lines(ledger(here.case("aduan", ADUAN), here.law), here.law, here.region.zone)
    assert text[0] == "Waktu tanggap — R-1/loket: tercapai"
    assert "  mulai      24 Desember 2024 15.30 WIB (dilaporkan)" in text
    assert "  terhitung  0:30:00; batas kurang dari 1:00:00" in text
    assert any(
        line.startswith("    - 25-12-2024 00.00.00 – 26-12-2024 00.00.00  24:00:00  Natal [") for line in text
    )
    assert any("855 Tahun 2023" in line for line in text[text.index("Dasar kalender:") :])
    assert any(line.startswith("  berbeda    bila jam.tabel2_tabel4 = jam-kalender: ") for line in text)
    assert "  dasar      Lampiran Bab II 2.1.1.1 Tabel 4 baris 3" in text


def test_a_long_text_is_cut_and_says_so() -> None:
    here = bench(bacaan={"jam.tabel2_tabel4": "jam-kerja"})
    forgotten = {"dampak": "minor", "dilaporkan": "2024-06-03 09:00"}
    text = ledger_lines(ledger(here.case("aduan", forgotten, START), here.law), here.law, here.region.zone)
    assert any("selang lagi" in line for line in text)


WAIT = {"menunggu_pengguna": [{"mulai": after(START, HOUR), "selesai": after(START, 3 * HOUR)}]}


@pytest.mark.parametrize(
    ("nilai", "counted", "taken"),
    [("tanpa-jeda", (True, True, True), 90), ("kurangi-menunggu-pengguna", (True, False, True), 88)],
)
def test_a_wait_for_the_user_is_always_told(nilai: str, counted: tuple[bool, ...], taken: int) -> None:
    entry = entries(bench(bacaan={"jam.jeda": nilai}), "aduan", ADUAN | WAIT)["tabel2_hasil"]
    pieces = entry.course.pieces
    assert tuple(piece.counted for piece in pieces) == counted
    assert "menunggu pengguna" in pieces[1].reason
    assert entry.course.taken == taken * HOUR == sum(piece.seconds for piece in pieces if piece.counted)
