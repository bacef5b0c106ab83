"""Groups B and C read in another way: SLAs, recoveries and availability."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from tests.unit.measure.bench import OFFICE_HOURS, Bench, after, at, bench

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


SLA = {"sla": {"nomor": "1", "berlaku": {"mulai": "2024-01-01", "sampai": "2025-12-31"}}}
HOURS = {"kalender": {"jam_kerja": OFFICE_HOURS}}


def urgent(urgensi: int, reported: str, responded: str | None = None, **more: Any) -> dict[str, Any]:
    answer = {"direspons": responded} if responded else {}
    return {"dampak": "minor", "dilaporkan": reported, "urgensi": urgensi, **answer, **more}


class TestB01:
    """Whether Tabel 11 to 14 bind."""

    @pytest.mark.parametrize(
        ("nilai", "without", "with_sla"),
        [
            ("contoh-dipakai-bila-SLA-ada", None, MET),
            ("selalu-berlaku", MET, MET),
            ("tidak-dipakai", None, None),
        ],
    )
    def test_services_with_and_without_an_sla(
        self, nilai: str, without: str | None, with_sla: str | None
    ) -> None:
        record = urgent(1, START, after(START, 3 * HOUR))
        assert choosing("sla.kedudukan", nilai).fact("aduan", record).sla_respons_hasil == without
        assert choosing("sla.kedudukan", nilai, SLA).fact("aduan", record).sla_respons_hasil == with_sla


class TestB03:
    """Tabel 12 and 13 against Tabel 4 and 2."""

    @pytest.mark.parametrize(
        ("nilai", "minutes", "hours", "response", "service"),
        [
            ("dua-jam-terpisah", 60, 24, MISSED, MISSED),
            ("yang-paling-ketat", 60, 24, MISSED, MISSED),
            ("SLA-menggantikan", 180, 48, MET, MET),
        ],
    )
    def test_where_the_sla_is_laxer(
        self, nilai: str, minutes: int, hours: int, response: str, service: str
    ) -> None:
        record = urgent(1, START, after(START, 3 * HOUR), dikonfirmasi=after(START, 48 * HOUR))
        fact = choosing("sla.banding_tabel2", nilai, SLA).fact("aduan", record)
        assert (fact.respons_batas_menit, fact.tabel2_batas_jam) == (minutes, hours)
        assert (fact.respons_hasil, fact.tabel2_hasil) == (response, service)
        assert fact.sla_respons_hasil == MET

    def test_where_it_is_stricter(self) -> None:
        service = SLA | {"kelompok": ADM, "klasifikasi": "normal"}
        record = urgent(1, START, dikonfirmasi=after(START, 50 * HOUR))
        for nilai, hours in (("dua-jam-terpisah", 72), ("yang-paling-ketat", 48), ("SLA-menggantikan", 48)):
            fact = choosing("sla.banding_tabel2", nilai, service).fact("aduan", record)
            assert (fact.tabel2_batas_jam, fact.tabel2_hasil) == (hours, MET if hours == 72 else MISSED)

    def test_outside_its_term_or_without_urgency_the_regulation_holds(self) -> None:
        here = choosing("sla.banding_tabel2", "SLA-menggantikan", SLA)
        assert here.fact("aduan", urgent(1, "2026-02-02T10:00:00+07:00")).tabel2_batas_jam == 24
        assert here.fact("aduan", aduan()).tabel2_batas_jam == 24

    def test_where_the_table_is_silent_it_stays_silent(self) -> None:
        for nilai in ("yang-paling-ketat", "SLA-menggantikan"):
            here = choosing("sla.banding_tabel2", nilai, SLA | {"klasifikasi": "normal"})
            assert here.fact("aduan", urgent(1, START)).tabel2_hasil == "tidak_diatur"


class TestB04:
    """Three hours of which kind."""

    @pytest.mark.parametrize(
        ("nilai", "by"),
        [("jam-kalender", "2024-11-08T16:00:00+07:00"), ("jam-kerja", "2024-11-11T09:00:00+07:00")],
    )
    def test_on_a_short_friday(self, nilai: str, by: str) -> None:
        here = choosing("sla.t12_jam", nilai, SLA, pemda=HOURS)
        fact = here.fact("aduan", urgent(3, "2024-11-08T13:00:00+07:00", by))
        assert (fact.sla_respons_batas, fact.sla_respons_hasil) == (at(by), MET)


class TestB05:
    """The next working day."""

    @pytest.mark.parametrize(
        ("nilai", "dawn", "evening"),
        [
            ("penutupan-hari-kerja-pertama-yang-dibuka-setelah-laporan", "05T16:00:00", "06T16:00:00"),
            ("akhir-hari-kalender", "05T23:59:59", "06T23:59:59"),
            ("tanggal-berikutnya-harfiah", "06T16:00:00", "06T16:00:00"),
        ],
    )
    def test_before_opening_and_after_closing(self, nilai: str, dawn: str, evening: str) -> None:
        here = choosing("sla.t12_hari_berikutnya", nilai, SLA, pemda=HOURS)
        for reported, by in (("05T05:00:00", dawn), ("05T17:00:00", evening)):
            fact = here.fact("aduan", urgent(2, f"2024-11-{reported}+07:00"))
            assert fact.sla_respons_batas == at(f"2024-11-{by}+07:00")


class TestB06:
    """Help on site."""

    @pytest.mark.parametrize(("nilai", "hours"), [("jam-tambahan", 3), ("menggantikan-baris-1", 48)])
    def test_beside_the_response_or_instead_of_it(self, nilai: str, hours: int) -> None:
        here = choosing("sla.t12_pendampingan", nilai, SLA)
        helped = here.fact("aduan", urgent(1, START, pendampingan=after(START, 5 * HOUR)))
        assert helped.sla_respons_batas == at(after(START, hours * HOUR))
        assert here.fact("aduan", urgent(1, START)).sla_respons_batas == at(after(START, 3 * HOUR))


class TestB08:
    """Whose calendar."""

    @pytest.mark.parametrize(("nilai", "minute"), [("kalender-paket", False), ("kalender-PD", True)])
    def test_a_local_holiday_of_the_region(self, nilai: str, minute: bool) -> None:
        holiday = {
            "kalender": {
                "libur_tambahan": [{"tanggal": "2024-11-04", "keterangan": "Hari jadi", "dasar": "x"}]
            }
        }
        own = {"kalender": {"jam_kerja": OFFICE_HOURS}}
        here = choosing("sla.jam_kerja", nilai, SLA, pemda=holiday, opd=own)
        notes = here.one("aduan", aduan()).notes
        assert ("di_luar_jam_kerja" not in notes) is minute


class TestB09:
    """The end of Tabel 13."""

    @pytest.mark.parametrize(
        ("nilai", "hasil", "hours"), [("solusi-diberikan", MET, 48), ("konfirmasi", MISSED, 50)]
    )
    def test_solution_or_confirmation(self, nilai: str, hasil: str, hours: int) -> None:
        events = {"diselesaikan": after(START, 48 * HOUR), "dikonfirmasi": after(START, 50 * HOUR)}
        fact = choosing("sla.t13_akhir", nilai, SLA).fact("aduan", urgent(1, START, **events))
        assert (fact.sla_selesai_hasil, fact.sla_selesai_jam) == (hasil, hours)


class TestB10:
    """Tickets outside the SLA's term."""

    @pytest.mark.parametrize(
        ("nilai", "hasil"), [("hanya-dalam-masa-berlaku", "tidak_dinilai"), ("semua-tiket", MET)]
    )
    def test_whether_they_are_judged(self, nilai: str, hasil: str) -> None:
        late = "2026-02-02T10:00:00+07:00"
        assert (
            choosing("sla.lingkup", nilai, SLA).fact("aduan", urgent(1, late, late)).sla_respons_hasil
            == hasil
        )


SERVICE = {"rpo": "1 jam", "rto": "4 jam", "target_ketersediaan": 99}


EVENT = {
    "layanan": ["loket"],
    "bencana": START,
    "data_terakhir": after(START, -HOUR),
    "aktivasi": after(START, HOUR),
    "memadai": after(START, 3 * HOUR),
    "pulih": after(START, 4 * HOUR),
}


class TestC:
    """Recovery and availability."""

    @pytest.mark.parametrize(("nilai", "hasil"), [("inklusif", MET), ("ketat", MISSED)])
    def test_c03_on_the_limit(self, nilai: str, hasil: str) -> None:
        found = choosing("rpo_rto.batas", nilai, SERVICE).one("pemulihan", EVENT)
        assert (found.fact.rpo_hasil, found.fact.rto_hasil) == (hasil, hasil)
        assert "tepat_pada_batas" in found.notes

    @pytest.mark.parametrize(("nilai", "hours"), [("bencana -> normal", 4), ("aktivasi DRP -> memadai", 2)])
    def test_c05_from_where_to_where(self, nilai: str, hours: int) -> None:
        assert choosing("rto.mulai_akhir", nilai, SERVICE).fact("pemulihan", EVENT).rto_jam == hours

    @pytest.mark.parametrize(
        ("nilai", "reached", "hasil"),
        [
            ("semua-downtime", Fraction(6900, 72), MISSED),
            ("kecualikan-pemeliharaan-terencana", Fraction(7140, 72), MET),
        ],
    )
    def test_c09_planned_maintenance(self, nilai: str, reached: Fraction, hasil: str) -> None:
        outages = [
            {"mulai": "2024-11-02T00:00:00+07:00", "selesai": "2024-11-03T00:00:00+07:00", "terencana": True},
            {"mulai": "2024-11-05T00:00:00+07:00", "selesai": "2024-11-05T06:00:00+07:00"},
        ]
        record = {"periode": "2024-11", "gangguan": outages}
        fact = choosing("ketersediaan.rumus", nilai, SERVICE).fact("pemantauan", record)
        assert (fact.ketersediaan_capaian, fact.ketersediaan_hasil) == (reached, hasil)
