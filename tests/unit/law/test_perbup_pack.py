"""The pack of Perbup Tegal 10/2024 answers what the regulation says, and nothing where it is silent."""

from datetime import date, datetime
from itertools import product
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from pipeline.law.law import Law
from pipeline.law.pack import build
from pipeline.model.card import KINDS
from pipeline.model.people import ROLES

WIB = ZoneInfo("Asia/Jakarta")
AT = datetime(2025, 3, 3, 9, tzinfo=WIB)
MINUTE, HOUR = 60, 3600


def test_the_pack_has_no_finding(real_files: dict[str, Any]) -> None:
    assert build(real_files)[1] == []


def test_it_says_what_it_is(perbup: Law) -> None:
    assert (perbup.id, perbup.berlaku, perbup.zone) == ("perbup-tegal-10-2024", date(2024, 4, 26), WIB)
    assert perbup.nama == "Peraturan Bupati Tegal Nomor 10 Tahun 2024"
    assert perbup.label("kelompok", "administrasi_pemerintahan") == "Layanan Administrasi Pemerintahan"
    assert perbup.cite("L2.1.1.1.T2.1") == "Lampiran Bab II 2.1.1.1 Tabel 2 baris 1"
    assert perbup.force("L2.1.1.2.k1") == "wajib"
    assert perbup.clause("L9") is None


@pytest.mark.parametrize(
    ("dampak", "kelompok", "kritis", "esensial", "normal"),
    [
        ("mayor", "publik", 1, 2, 3),
        ("mayor", "administrasi_pemerintahan", 2, 3, 4),
        ("minor", "publik", 3, 4, 5),
        ("minor", "administrasi_pemerintahan", 4, 5, 6),
    ],
)
def test_priorities(perbup: Law, dampak: str, kelompok: str, kritis: int, esensial: int, normal: int) -> None:
    for grade, value in (("kritis", kritis), ("esensial", esensial), ("normal", normal)):
        ruled = perbup.priority(dampak, kelompok, grade, AT)
        assert ruled is not None
        assert ruled.value == value


@pytest.mark.parametrize(("priority", "minutes"), [(1, 15), (2, 30), (3, 60), (4, 90), (5, 120), (6, 150)])
def test_response_limits(perbup: Law, priority: int, minutes: int) -> None:
    limit = perbup.response_limit(priority, AT)
    assert limit is not None
    assert (limit.seconds, limit.operator) == (minutes * MINUTE, "lt")
    assert limit.clauses == (f"L2.1.1.1.T4.{priority}",)


@pytest.mark.parametrize(
    ("kelompok", "klasifikasi", "hours"),
    [
        ("administrasi_pemerintahan", "kritis", 12),
        ("publik", "kritis", 24),
        ("administrasi_pemerintahan", "esensial", 48),
        ("publik", "esensial", 36),
        ("administrasi_pemerintahan", "normal", 72),
    ],
)
def test_service_limits(perbup: Law, kelompok: str, klasifikasi: str, hours: int) -> None:
    limit = perbup.service_limit(kelompok, klasifikasi, AT)
    assert limit is not None
    assert (limit.seconds, limit.operator) == (hours * HOUR, "lt")


def test_public_and_normal_has_no_limit(perbup: Law) -> None:
    assert perbup.service_limit("publik", "normal", AT) is None


def test_only_kritis_demands_continuity(perbup: Law) -> None:
    demands = {grade: perbup.continuity(str(grade), AT).value for grade in perbup.vocabulary("klasifikasi")}
    assert demands == {"kritis": {"rpo", "rto", "drp"}, "esensial": set(), "normal": set()}


def test_the_example_sla(perbup: Law) -> None:
    sla: Any = perbup.sla_defaults(AT)
    assert [row["maksimal"] for row in sla["kecepatan_respon"]] == [
        "3 jam",
        "hari_kerja_berikutnya",
        "48 jam",
    ]
    assert [row["maksimal"] for row in sla["waktu_penyelesaian"]] == ["48 jam", "72 jam", "120 jam"]
    assert {row["operator"] for part in ("kecepatan_respon", "waktu_penyelesaian") for row in sla[part]} == {
        "le"
    }
    assert [row["tingkat"] for row in sla["dukungan"]] == [1, 2, 3]


def test_all_fifteen_tables_are_there(perbup: Law) -> None:
    assert set(perbup.tables) == {f"tabel_{n}" for n in range(1, 16)}
    assert all(table["judul"] and table["sumber"] for table in perbup.tables.values())


def test_forms_list_the_regulations_fields_in_order(perbup: Law) -> None:
    counts = {"katalog": 11, "permintaan": 8, "aduan": 15, "pemantauan": 6}
    for form, count in counts.items():
        numbers = [field.no for field in perbup.forms[form] if field.no]
        assert numbers == list(range(1, count + 1))
        assert all(perbup.clause(field.klausul) for field in perbup.forms[form])


def test_roles_and_approvals_speak_of_the_same_people(perbup: Law) -> None:
    assert tuple(role.kode for role in perbup.roles) == ROLES
    assert [len(role.tugas) for role in perbup.roles] == [4, 5, 3, 8, 3]
    target = perbup.approval("layanan.penetapan_target")
    operation = perbup.approval("layanan.penetapan_pengoperasian")
    assert target is not None
    assert operation is not None
    assert (target.peran, target.koordinasi) == ("pimpinan", "penanggung_jawab_layanan")
    assert (operation.peran, operation.koordinasi, operation.setelah) == (
        "penanggung_jawab_layanan",
        "pimpinan",
        True,
    )
    assert all(objek.split(".")[0] in KINDS for objek in perbup.rulings.approvals)


def test_the_maturity_table_is_whole(perbup: Law) -> None:
    table = perbup.maturity
    assert table.indicator == "permenpanrb-59-2020/28"
    for stage, process in product(table.stages, table.processes):
        rule = table.cells[stage][process]
        proofs = (*rule.semua, *rule.salah_satu)
        assert proofs
        assert all(set(proof.jenis) <= set(KINDS) and proof.klausul for proof in (*proofs, *rule.pendukung))
    assert [rung.level for rung in table.ladder] == [1, 2, 3, 4, 5]
    assert len([c for c in table.chapters if c.asal == "regulasi"]) * len(table.substances) == 15


def test_every_period_of_a_review_is_set(perbup: Law) -> None:
    names = {str(row["periode"]) for name in ("reviu", "laporan_tabel_1") for row in perbup.lists[name]}
    assert all(perbup.months(name) > 0 for name in names)


def test_every_decreed_day_names_its_decree(perbup: Law) -> None:
    decreed = perbup.calendar().plan.decreed
    assert {year: len(days) for year, days in decreed.items()} == {2024: 29, 2025: 28}
    assert all(note.dasar and note.name for days in decreed.values() for note in days.values())
    added = perbup.calendar().day(date(2025, 8, 18))
    assert added.spans == ()
    assert "933 Tahun 2025" in added.dasar


def test_decreed_days_agree_with_an_independent_list(perbup: Law) -> None:
    import holidays  # noqa: PLC0415 - the library is slow to import

    for year, days in perbup.calendar().plan.decreed.items():
        known = holidays.country_holidays("ID", years=year, categories=("public", "government"))
        assert set(days) == set(known)
