"""Group A read in another way: the same tickets, each alternative that their data can carry."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from tests.unit.measure.bench import LATE, OFFICE_HOURS, Bench, after, at, bench

START = "2024-11-04T10:00:00+07:00"
HOUR = 3600
DAY = 24 * HOUR
MET, MISSED, RUNNING = "tercapai", "tidak_tercapai", "berjalan"
ADM = "administrasi_pemerintahan"


def choosing(kunci: str, nilai: str, service: dict[str, Any] | None = None, **more: Any) -> Bench:
    """A bench whose region chose a reading."""
    return bench(service or {}, bacaan={kunci: nilai}, **more)


def aduan(response: int | None = None, confirmed: int | None = None, **more: Any) -> dict[str, Any]:
    times = {"direspons": response, "dikonfirmasi": confirmed}
    found = {name: after(START, seconds) for name, seconds in times.items() if seconds is not None}
    return {"dilaporkan": START, "dicatat": START, "dampak": "mayor", **found, **more}


class TestA01:
    """Tabel 2 on public services of the normal class."""

    @pytest.mark.parametrize(
        ("nilai", "batas", "hasil"),
        [
            ("tidak-diatur", None, "tidak_diatur"),
            ("samakan-dengan-administrasi-normal", 72, MET),
            ("wajib-penetapan-pd", None, "tidak_diatur"),
        ],
    )
    def test_the_missing_row(self, nilai: str, batas: int | None, hasil: str) -> None:
        here = choosing(
            "tabel2.publik_normal", nilai, {"klasifikasi": "normal", "target_pelayanan": "80 jam"}
        )
        fact = here.fact("aduan", aduan(60, 71 * HOUR))
        assert (fact.tabel2_batas_jam, fact.tabel2_hasil, fact.katalog_hasil) == (batas, hasil, MET)

    def test_a_remark_in_brackets_belongs_to_no_value(self) -> None:
        for key, value in (
            ("tabel2.publik_normal", "samakan-dengan-administrasi-normal (72 jam)"),
            ("jam.tabel2_tabel4", "jam-pelayanan-bantuan (katalog k9)"),
            ("jam.respons_pertama", "turunkan-dari-aktivitas-pertama (k11)"),
        ):
            here = choosing(key, value)
            assert here.law.reading(key, "dinas", at(START)) == value.split(" (")[0]
        here = choosing(
            "tabel2.publik_normal", "samakan-dengan-administrasi-normal (72 jam)", {"klasifikasi": "normal"}
        )
        assert here.fact("aduan", aduan(60, HOUR)).tabel2_batas_jam == 72


class TestA02:
    """Exactly on the limit."""

    @pytest.mark.parametrize(("nilai", "hasil"), [("ketat", MISSED), ("inklusif", MET)])
    def test_a_ticket_that_ended_there(self, nilai: str, hasil: str) -> None:
        here = choosing("batas.tabel2_tabel4_ketat", nilai, {"target_pelayanan": "24 jam"})
        fact = here.fact("aduan", aduan(900, DAY))
        assert (fact.respons_hasil, fact.tabel2_hasil, fact.katalog_hasil, fact.penanganan_hasil) == (
            hasil,
        ) * 4
        later = here.fact("aduan", aduan(901, DAY + 1))
        assert (later.respons_hasil, later.tabel2_hasil, later.katalog_hasil) == (MISSED,) * 3

    def test_a_ticket_still_open_there(self) -> None:
        here = choosing("batas.tabel2_tabel4_ketat", "inklusif")
        assert here.fact("aduan", aduan(), after(START, DAY)).tabel2_hasil == RUNNING
        assert here.fact("aduan", aduan(), after(START, DAY + 1)).tabel2_hasil == MISSED


CALENDAR = {"kalender": {"jam_kerja": OFFICE_HOURS}}


class TestA03:
    """Which hours count."""

    def test_office_hours(self) -> None:
        here = choosing("jam.tabel2_tabel4", "jam-kerja", pemda=CALENDAR)
        friday = {"dilaporkan": "2024-11-08T14:20:00+07:00", "dampak": "mayor"}
        fact = here.fact("aduan", friday | {"direspons": "2024-11-11T07:34:59+07:00"})
        assert (fact.respons_menit, fact.respons_hasil) == (Fraction(899, 60), MET)
        late = here.fact("aduan", friday | {"direspons": "2024-11-11T07:35:00+07:00"})
        assert late.respons_hasil == MISSED
        assert here.fact("aduan", friday, "2024-11-10T00:00:00+07:00").respons_hasil == RUNNING

    def test_help_desk_hours(self) -> None:
        hours = {"waktu_bantuan": {"senin": "08:00-12:00, 13:00-15:00", "selasa": "08:00-12:00"}}
        here = choosing("jam.tabel2_tabel4", "jam-pelayanan-bantuan", hours)
        fact = here.fact("aduan", aduan(5 * HOUR, DAY))
        assert fact.respons_menit == 240, "two hours before noon and two after"
        assert fact.pelayanan_jam == 6, "two more on Tuesday morning"
        assert (
            choosing("jam.tabel2_tabel4", "jam-pelayanan-bantuan").fact("aduan", aduan(60, DAY)).pelayanan_jam
            == 24
        )

    def test_a_promise_in_working_days_follows_the_same_clock(self) -> None:
        service = {"klasifikasi": "normal", "target_pelayanan": "1 hari kerja"}
        for nilai in ("jam-kalender", "jam-kerja"):
            here = choosing("jam.tabel2_tabel4", nilai, service, pemda=CALENDAR)
            assert here.fact("aduan", aduan(60, 29 * HOUR + 3599)).katalog_hasil == MET
            assert here.fact("aduan", aduan(60, 30 * HOUR)).katalog_hasil == MISSED, "closing time of Tuesday"


class TestA04:
    """The start of a complaint."""

    @pytest.mark.parametrize(
        ("nilai", "minutes", "origin"), [("dilaporkan", 31, "dilaporkan"), ("pencatatan", 1, "dicatat")]
    )
    def test_reported_or_recorded(self, nilai: str, minutes: int, origin: str) -> None:
        record = aduan(31 * 60, dicatat=after(START, 1800))
        fact = choosing("jam.mulai_aduan", nilai).fact("aduan", record)
        assert (fact.respons_menit, fact.awal_jam) == (minutes, origin)


ACTS = [{"waktu": after(START, 600)}, {"waktu": after(START, 300)}, {"waktu": after(START, 4000)}]


class TestA05:
    """The first response."""

    @pytest.mark.parametrize(
        ("nilai", "minutes"), [("isian-tambahan-wajib", 20), ("turunkan-dari-aktivitas-pertama", 5)]
    )
    def test_its_own_field_or_the_first_activity(self, nilai: str, minutes: int) -> None:
        fact = choosing("jam.respons_pertama", nilai).fact("aduan", aduan(1200, aktivitas=ACTS))
        assert fact.respons_menit == minutes

    def test_activities_to_come_are_no_response(self) -> None:
        here = choosing("jam.respons_pertama", "turunkan-dari-aktivitas-pertama")
        fact = here.fact("aduan", aduan(aktivitas=ACTS), after(START, 200))
        assert (fact.respons_menit, fact.respons_hasil) == (None, RUNNING)

    def test_without_activities_the_field_still_speaks(self) -> None:
        here = choosing("jam.respons_pertama", "turunkan-dari-aktivitas-pertama")
        assert here.fact("aduan", aduan(1200)).respons_menit == 20


EVENTS = {"diselesaikan": after(START, HOUR), "ditutup": after(START, 3 * HOUR)}


class TestA07:
    """The end of the clock."""

    @pytest.mark.parametrize(
        ("nilai", "hours"), [("konfirmasi-pengguna", 2), ("solusi-diberikan", 1), ("penutupan", 3)]
    )
    def test_of_a_complaint(self, nilai: str, hours: int) -> None:
        fact = choosing("jam.akhir", nilai).fact("aduan", aduan(60, 2 * HOUR, **EVENTS))
        assert fact.pelayanan_jam == hours
        assert fact.selesai == at(after(START, hours * HOUR))

    @pytest.mark.parametrize(
        ("nilai", "hours"), [("konfirmasi-pengguna", 2), ("solusi-diberikan", 1), ("penutupan", 2)]
    )
    def test_of_a_request_which_knows_no_closing(self, nilai: str, hours: int) -> None:
        record = {"diajukan": START, "dipenuhi": after(START, HOUR), "dikonfirmasi": after(START, 2 * HOUR)}
        assert choosing("jam.akhir", nilai).fact("permintaan", record).pelayanan_jam == hours


SOLVED = aduan(60, diselesaikan=after(START, HOUR))


class TestA08:
    """The user never confirms."""

    def test_silence_of_some_days_is_a_confirmation_at_their_end(self) -> None:
        here = choosing(
            "jam.tanpa_konfirmasi", "konfirmasi-diam-2-hari", {"kelompok": ADM, "klasifikasi": "normal"}
        )
        before = here.one("aduan", SOLVED, after(START, HOUR + 2 * DAY - 1))
        then = here.one("aduan", SOLVED, after(START, HOUR + 2 * DAY))
        assert (before.fact.tabel2_hasil, before.fact.selesai) == (RUNNING, None)
        assert (then.fact.tabel2_hasil, then.fact.pelayanan_jam) == (MET, 49)
        assert ("konfirmasi_diam" in then.notes, "konfirmasi_diam" in before.notes) == (True, False)

    def test_it_is_never_backdated_and_a_word_before_its_end_counts(self) -> None:
        here = choosing("jam.tanpa_konfirmasi", "konfirmasi-diam-1-hari")
        assert here.fact("aduan", SOLVED).tabel2_hasil == MISSED, "25 hours against 24"
        spoken = here.one("aduan", SOLVED | {"dikonfirmasi": after(START, 20 * HOUR)})
        assert (spoken.fact.tabel2_hasil, spoken.fact.pelayanan_jam, "konfirmasi_diam" in spoken.notes) == (
            MET,
            20,
            False,
        )

    def test_without_a_solution_silence_says_nothing(self) -> None:
        here = choosing("jam.tanpa_konfirmasi", "konfirmasi-diam-N-hari")
        assert here.fact("aduan", aduan(60)).tabel2_hasil == MISSED

    def test_out_of_the_denominator_once_the_limit_has_passed(self) -> None:
        here = choosing("jam.tanpa_konfirmasi", "kecualikan-dari-penyebut")
        open_still, past = (here.one("aduan", SOLVED, after(START, seconds)) for seconds in (DAY - 1, DAY))
        assert (open_still.fact.tabel2_hasil, past.fact.tabel2_hasil) == (RUNNING, "dikecualikan")
        assert past.fact.penanganan_hasil == "dikecualikan"
        assert "tanpa_konfirmasi" in past.notes
        assert here.fact("aduan", aduan(60, DAY)).tabel2_hasil == MISSED, "confirmed too late is no silence"


WAITED = {"menunggu_pengguna": [{"mulai": after(START, HOUR), "selesai": after(START, 21 * HOUR)}]}


class TestA09:
    """Time in which the provider waited for the user."""

    @pytest.mark.parametrize(
        ("nilai", "hours", "hasil"), [("tanpa-jeda", 26, MISSED), ("kurangi-menunggu-pengguna", 6, MET)]
    )
    def test_it_is_told_and_only_by_choice_taken_off(self, nilai: str, hours: int, hasil: str) -> None:
        found = choosing("jam.jeda", nilai).one("aduan", aduan(60, 26 * HOUR, **WAITED))
        assert (found.fact.pelayanan_jam, found.fact.tabel2_hasil) == (hours, hasil)
        assert ("menunggu_pengguna" in found.notes, found.extra("menunggu_pengguna_detik")) == (
            True,
            20 * HOUR,
        )

    def test_an_open_wait_lasts_until_now_and_a_wait_to_come_has_not_begun(self) -> None:
        here = choosing("jam.jeda", "kurangi-menunggu-pengguna")
        waits = [{"mulai": after(START, 23 * HOUR)}]
        assert (
            here.fact("aduan", aduan(menunggu_pengguna=waits), after(START, 40 * DAY)).tabel2_hasil == RUNNING
        )
        answered = [{"mulai": after(START, 23 * HOUR), "selesai": after(START, 33 * HOUR)}]
        for seconds, hasil in ((34 * HOUR - 1, RUNNING), (34 * HOUR, MISSED)):
            fact = here.fact("aduan", aduan(menunggu_pengguna=answered), after(START, seconds))
            assert fact.tabel2_hasil == hasil
        assert here.fact("aduan", aduan(menunggu_pengguna=waits), after(START, HOUR)).tabel2_hasil == RUNNING

    def test_waits_that_overlap_count_once_and_a_backward_one_not_at_all(self) -> None:
        waits = [
            {"mulai": after(START, 2 * HOUR), "selesai": after(START, 5 * HOUR)},
            {"mulai": after(START, 4 * HOUR), "selesai": after(START, 6 * HOUR)},
            {"mulai": after(START, 9 * HOUR), "selesai": after(START, 8 * HOUR)},
        ]
        here = choosing("jam.jeda", "kurangi-menunggu-pengguna")
        assert here.fact("aduan", aduan(60, 10 * HOUR, menunggu_pengguna=waits)).pelayanan_jam == 6

    def test_only_office_hours_waited_are_taken_off_where_only_those_count(self) -> None:
        both = {"jam.jeda": "kurangi-menunggu-pengguna", "jam.tabel2_tabel4": "jam-kerja"}
        here = bench(bacaan=both, pemda=CALENDAR)
        waits = [{"mulai": after(START, 5 * HOUR), "selesai": after(START, DAY - HOUR)}]
        fact = here.fact("aduan", aduan(60, DAY, menunggu_pengguna=waits))
        assert fact.pelayanan_jam == 6, "10.00-15.00 on Monday, 09.00-10.00 on Tuesday"

    def test_a_promise_stays_as_long_as_it_was_given(self) -> None:
        here = choosing("jam.jeda", "kurangi-menunggu-pengguna", {"target_pelayanan": "1 hari kerja"})
        fact = here.fact("aduan", aduan(60, 40 * HOUR, **WAITED))
        assert (fact.katalog_batas_jam, fact.pelayanan_jam, fact.katalog_hasil) == (30, 20, MET)


class TestA11:
    """Tabel 4 and requests."""

    def test_the_scale_of_the_opd_finds_a_limit(self) -> None:
        record = {"diajukan": START, "direspons": after(START, 1800), "prioritas": 2}
        here = choosing("tabel4.permintaan", "terapkan-skala-PD")
        fact = here.fact("permintaan", record)
        assert (fact.prioritas, fact.respons_batas_menit, fact.respons_hasil) == (2, 30, MISSED)
        for other in ("segera", 9):
            assert here.fact("permintaan", record | {"prioritas": other}).respons_hasil == "tidak_diatur"
        usual = bench().fact("permintaan", record)
        assert (usual.prioritas, usual.respons_hasil, usual.respons_menit) == (None, "tidak_diatur", 30)


class TestA12:
    """A request that turned out to be a complaint."""

    @pytest.mark.parametrize(
        ("nilai", "hours"), [("mulai-dari-pengajuan-pertama", 3), ("mulai-saat-dialihkan", 1)]
    )
    def test_where_its_clock_starts(self, nilai: str, hours: int) -> None:
        request = {
            "id": "P",
            "layanan": "loket",
            "diajukan": "2024-11-04T08:00:00+07:00",
            "status": "dialihkan",
        }
        here = choosing("tiket.permintaan_menjadi_aduan", nilai).beside(("permintaan", request))
        assert here.fact("aduan", aduan(60, HOUR, asal="P")).pelayanan_jam == hours


class TestA13:
    """The promise beside Tabel 2."""

    @pytest.mark.parametrize(
        ("nilai", "hasil"), [("minimum", MISSED), ("hanya-tabel2", MET), ("hanya-katalog", MISSED)]
    )
    def test_which_of_them_decides(self, nilai: str, hasil: str) -> None:
        here = choosing("target.lebih_ketat_boleh", nilai, {"target_pelayanan": "10 jam"})
        fact = here.fact("aduan", aduan(60, 11 * HOUR))
        assert (fact.tabel2_hasil, fact.katalog_hasil, fact.pelayanan_hasil) == (MET, MISSED, hasil)


class TestTheRestOfA:
    """Readings without a star that cost nothing."""

    @pytest.mark.parametrize(("nilai", "hasil"), [("keduanya", MISSED), ("hanya-pelayanan", MET)])
    def test_a15_one_verdict_or_two(self, nilai: str, hasil: str) -> None:
        fact = choosing("target.penanganan_aduan", nilai).fact("aduan", aduan(HOUR, 2 * HOUR))
        assert fact.penanganan_hasil == hasil

    @pytest.mark.parametrize(("nilai", "batas"), [("saat-dilaporkan", 24), ("saat-laporan-dibuat", 36)])
    def test_a19_the_class_of_then_or_now(self, nilai: str, batas: int) -> None:
        service = {"klasifikasi": "esensial", "riwayat": [{"sampai": "2024-12-31", "klasifikasi": "kritis"}]}
        assert (
            choosing("tiket.klasifikasi_saat", nilai, service).fact("aduan", aduan()).tabel2_batas_jam
            == batas
        )

    @pytest.mark.parametrize(("status", "hasil"), [("batal", MET), ("ditolak", "dikecualikan")])
    def test_a20_cancelled_tickets_may_count(self, status: str, hasil: str) -> None:
        here = choosing("tiket.batal_duplikat", "hitung")
        assert here.fact("aduan", aduan(60, HOUR, status=status)).tabel2_hasil == hasil

    def test_a10_only_users_from_outside_confirm(self) -> None:
        here = choosing("jam.konsumen_layanan", "hanya-pengguna-luar")
        assert here.fact("aduan", aduan(60, HOUR, sumber="pemantauan")).tabel2_hasil == MISSED
        assert here.fact("aduan", aduan(60, HOUR)).tabel2_hasil == MET

    def test_a24_earlier_tickets_may_be_judged(self) -> None:
        here, early = choosing("waktu.berlaku", "dinilai"), "2024-04-01T10:00:00+07:00"
        record = {"dilaporkan": early, "dampak": "mayor", "direspons": after(early, 60)}
        assert here.fact("aduan", record).respons_hasil == MET


def test_an_opd_may_read_otherwise_than_its_region() -> None:
    own = {"kunci": "jam.akhir", "nilai": "solusi-diberikan", "alasan": "x", "ditetapkan_oleh": "y"}
    here = bench(bacaan={"jam.akhir": "penutupan"}, opd={"bacaan": [own]})
    events = {"diselesaikan": after(START, HOUR), "ditutup": after(START, 3 * HOUR)}
    assert here.fact("aduan", aduan(60, 2 * HOUR, **events)).pelayanan_jam == 1


def test_a_reading_chosen_from_a_day_on_leaves_earlier_tickets_alone() -> None:
    own = {
        "kunci": "jam.akhir",
        "nilai": "solusi-diberikan",
        "alasan": "x",
        "ditetapkan_oleh": "y",
        "mulai": "2024-11-05",
    }
    here = bench(opd={"bacaan": [own]})
    assert here.fact("aduan", aduan(60, 2 * HOUR, diselesaikan=after(START, HOUR)), LATE).pelayanan_jam == 2
    later = {"dilaporkan": after(START, DAY), "diselesaikan": after(START, DAY + HOUR), "dampak": "minor"}
    assert here.fact("aduan", later).pelayanan_jam == 1
