"""The catalogue as a region: people in their roles, services as they held, the zone."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from pipeline.link.catalogue import build_region
from pipeline.model.document import Document
from pipeline.model.moments import parse_moment

WIB = ZoneInfo("Asia/Jakarta")
STRUCTURE = {
    "pimpinan": [
        {"id": "lama", "nama": "Lama", "jabatan": "Kepala", "sampai": "2025-03-31"},
        {"id": "baru", "nama": "Baru", "jabatan": "Kepala", "mulai": "2025-04-01"},
    ],
    "penanggung_jawab_layanan": {"id": "kabid", "nama": "Kabid", "jabatan": "Kabid", "layanan": ["antrean"]},
    "administrator_infrastruktur_aplikasi": [{"orang": "kominfo/teknisi"}],
}
OFFICE = Document(
    "catalog/dinkes/opd.yaml", 0, 1, {"jenis": "opd", "id": "dinkes", "struktur": STRUCTURE}, "dinkes"
)
OTHER = Document(
    "catalog/kominfo/opd.yaml",
    0,
    1,
    {
        "jenis": "opd",
        "id": "kominfo",
        "struktur": {"administrator_infrastruktur_aplikasi": [{"id": "teknisi", "nama": "T"}]},
    },
    "kominfo",
)
SERVICE = Document(
    "catalog/dinkes/layanan/antrean.yaml",
    0,
    1,
    {
        "jenis": "layanan",
        "id": "antrean",
        "klasifikasi": "kritis",
        "target_pelayanan": "8 jam",
        "riwayat": [
            {"sampai": "2025-06-30", "klasifikasi": "esensial"},
            {"sampai": "2025-02-28", "klasifikasi": "normal", "target_pelayanan": "3 hari"},
        ],
    },
    "dinkes",
)
REGION = build_region([OFFICE, OTHER, SERVICE])


@pytest.mark.parametrize(
    ("day", "holder"), [("2025-03-31", "lama"), ("2025-04-01", "baru"), ("2025-03-31 23:59", "lama")]
)
def test_a_role_is_held_to_the_end_of_its_last_day(day: str, holder: str) -> None:
    people = REGION.offices["dinkes"].holders("pimpinan", parse_moment(day, WIB))
    assert [person.id for person in people] == [holder]


def test_a_role_for_some_services_is_not_held_for_others() -> None:
    office = REGION.offices["dinkes"]
    assert [p.id for p in office.holders("penanggung_jawab_layanan", None, "antrean")] == ["kabid"]
    assert office.holders("penanggung_jawab_layanan", None, "lain") == ()


def test_people_of_another_opd_may_hold_a_role() -> None:
    people = REGION.offices["dinkes"].holders("administrator_infrastruktur_aplikasi")
    assert [person.ref for person in people] == ["kominfo/teknisi"]


@pytest.mark.parametrize(
    ("at", "grade", "promise"),
    [
        (datetime(2025, 2, 28, 16, 59, 59, tzinfo=UTC), "normal", "3 hari"),
        (datetime(2025, 2, 28, 17, 0, tzinfo=UTC), "esensial", "8 jam"),
        (datetime(2025, 6, 30, 16, 59, 59, tzinfo=UTC), "esensial", "8 jam"),
        (datetime(2025, 6, 30, 17, 0, tzinfo=UTC), "kritis", "8 jam"),
    ],
)
def test_a_service_is_what_it_was_on_that_day_in_the_regions_zone(
    at: datetime, grade: str, promise: str
) -> None:
    service = REGION.services["dinkes/antrean"]
    assert (service.held("klasifikasi", at), service.held("target_pelayanan", at)) == (grade, promise)


def test_a_day_will_do_as_well() -> None:
    assert REGION.services["dinkes/antrean"].held("klasifikasi", date(2025, 7, 1)) == "kritis"


@pytest.mark.parametrize(
    ("written", "zone"), [("Asia/Makassar", "Asia/Makassar"), ("../../etc/passwd", "Asia/Jakarta")]
)
def test_only_indonesian_zones_are_ever_opened(written: str, zone: str) -> None:
    pemda = Document("catalog/pemda.yaml", 0, 1, {"jenis": "pemda", "id": "x", "zona_waktu": written})
    assert build_region([pemda]).zone.key == zone
