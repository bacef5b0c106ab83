"""The planning book: each part a clause looks for, records quoted with their acts, gaps, two editions."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.model.document import Data
from pipeline.render.documents.dossier import Dossier, Draft, Scope
from pipeline.render.documents.planning import KIND, planning
from tests.unit.measure.bench import pack
from tests.unit.render.documents.completed import complete, words
from tests.unit.render.documents.dossiers import dossier, loket, published, shown, within
from tests.unit.render.documents.headings import wanted

YEAR = Scope("dinas", year=2025)
AGREED = {"oleh": "pj", "waktu": "2025-02-03", "keputusan": "disetujui", "nomor": "12/2025"}
NEEDS: Data = {
    "id": "KBT-1",
    "layanan": "loket",
    "tanggal": "2025-01-14",
    "tujuan_layanan": "Warga dilayani sehari.",
    "proses_bisnis": [
        {
            "nama": "Pengajuan",
            "analisis": "Berkas buram.",
            "hubungan": "Awal alur.",
            "kebutuhan": ["periksa gambar"],
        }
    ],
    "daftar_kebutuhan": ["pemeriksaan gambar"],
    "desain_layanan": "Lewat web.",
    "teknologi": "Basis data Melati 9.",
    "mekanisme_evaluasi": "Setiap semester.",
    "mekanisme_pemeliharaan": "Setiap bulan.",
    "disusun_oleh": "pj",
    "pernyataan_infrastruktur": {
        "oleh": "pj",
        "waktu": "2025-01-17",
        "teknologi_sesuai": True,
        "pemeliharaan_sesuai": False,
    },
}
POLICY: Data = {
    "id": "KBJ-1",
    "tanggal": "2025-01-15",
    "lingkup": "infrastruktur",
    "judul": "Pemeliharaan pusat data",
    "usulan": "Satu pusat data.",
    "rencana_pemeliharaan": "Genset diuji setiap bulan.",
    "infrastruktur": ["mesin-anggrek"],
    "disusun_oleh": "pj",
    "persetujuan_usulan": AGREED,
}
MEETING: Data = {
    "id": "KRD-1",
    "tanggal": "2025-01-06",
    "pihak": ["kepala", "Kementerian"],
    "pokok": "target_pelayanan",
    "hasil": "Target disepakati.",
    "rujukan": ["layanan/loket", "kebutuhan/KBT-1"],
}
TARGET = {
    "prosedur": "Menurut panduan.",
    "oleh": "pj",
    "waktu": "2025-01-09",
    "nomor": "4/2025",
    "koordinasi": {"dengan": "kepala", "tanggal": "2025-01-07"},
}


def made(*records: tuple[str, Data], **service: Any) -> Dossier:
    return dossier(loket(**service), *records)


def text_of(here: Dossier, draft: Draft | None = None) -> str:
    return shown(here, draft or planning(here, YEAR))


def test_every_part_that_a_clause_looks_for_is_there() -> None:
    draft = planning(made(), YEAR)
    assert draft is not None
    assert wanted(pack(), KIND.name) <= {one.heading for one in draft.values["bagian_rencana"]}


def test_a_list_of_needs_is_quoted_with_the_statement_and_the_approval() -> None:
    text = text_of(made(("kebutuhan", {**NEEDS, "persetujuan": AGREED})))
    assert "Pengajuan Berkas buram. Awal alur. periksa gambar" in text
    assert "Teknologi sesuai kebutuhan" in text
    assert "Cara pemeliharaan tidak sesuai kebutuhan" in text
    assert "Yuni Astarina" in text
    assert "12/2025" in text
    assert "Daftar kebutuhan layanan 100 % (1 dari 1) layanan 100 % (1 dari 1) daftar" in text


def test_what_was_not_agreed_to_is_not_signed() -> None:
    text = text_of(made(("kebutuhan", NEEDS)))
    assert "belum ada persetujuan" in text
    assert "Yuni Astarina" not in text
    assert "Daftar kebutuhan layanan 100 % (1 dari 1) layanan 0 % (0 dari 1) daftar" in text


def test_a_policy_is_two_documents_with_an_approval_each() -> None:
    text = text_of(made(("kebijakan", POLICY)))
    assert "Usulan kebijakan 1 100 % (1 dari 1) usulan" in text
    assert "Dokumen perencanaan infrastruktur 1 0 % (0 dari 1) rencana" in text
    assert "Menyetujui usulan kebijakan" in text
    assert "Menyetujui dokumen perencanaan" in text


def test_targets_of_operation_tell_whether_coordination_came_first() -> None:
    assert "Ratna Dewi" not in text_of(made())
    assert "tidak sesudah penetapan" in text_of(made(penetapan_pengoperasian=TARGET))
    later = {**TARGET, "koordinasi": {"dengan": "kepala", "tanggal": "2025-01-11"}}
    assert "; sesudah penetapan" in text_of(made(penetapan_pengoperasian=later))


def test_components_technology_rpo_and_rto_stay_inside() -> None:
    here = within(made(("kebutuhan", NEEDS), ("kebijakan", POLICY), rpo="37 menit", rto="4 jam"))
    public = text_of(published(here))
    inside = planning(here, YEAR)
    assert inside is not None
    assert inside.sheet.path.startswith("internal/")
    private = text_of(here, inside)
    for secret in ("37 menit", "Melati", "mesin-anggrek"):
        assert secret not in public
        assert secret in private
    assert "ditetapkan, hanya pada edisi internal" in public
    assert "1 komponen" in public


@pytest.mark.parametrize(
    ("when", "there"), [("2025-07-19", True), ("2025-07-21", False), ("2024-12-30", False)]
)
def test_only_what_had_happened_in_the_year_is_told(when: str, *, there: bool) -> None:
    text = text_of(made(("koordinasi", {**MEETING, "tanggal": when})))
    assert ("Target disepakati." in text) is there


def test_a_list_of_an_earlier_year_still_holds_and_says_so() -> None:
    text = text_of(made(("kebutuhan", {**NEEDS, "tanggal": "2024-11-02"})))
    assert "disusun sebelum tahun ini dan belum diganti" in text


def test_a_meeting_names_offices_and_what_it_was_about() -> None:
    text = text_of(made(("koordinasi", MEETING), ("kebutuhan", NEEDS)))
    assert "Kepala Dinas; Kementerian" in text
    assert "tentang layanan Loket Terpadu dan kebutuhan KBT-1" in text


def test_reviews_of_planning_and_of_disturbances_are_told() -> None:
    review: Data = {
        "id": "RVU-1",
        "cakupan": "perencanaan",
        "periode": "2025",
        "dokumen_direviu": ["layanan/loket"],
        "tanggal": "2025-07-08",
        "oleh": "pj",
        "temuan": [],
        "simpulan": "Masih sesuai.",
    }
    incidents: Data = {
        "id": "RVG-1",
        "layanan": "loket",
        "periode": "2025-T1",
        "gangguan": [],
        "identifikasi": "Tidak tercatat gangguan.",
        "analisis": "Tidak ada pola.",
        "diinformasikan": {"kepada": "pj", "waktu": "2025-04-14T10:00:00+07:00"},
        "oleh": "pj",
    }
    text = text_of(made(("reviu", review), ("reviu_gangguan", incidents)))
    assert "Simpulan Masih sesuai." in text
    assert "Nihil: tanpa temuan." in text
    assert "Triwulan I 2025" in text
    assert "Tidak tercatat gangguan. Tidak ada pola. nihil nihil 14 April 2025" in text


def test_an_empty_year_says_what_is_missing() -> None:
    text = text_of(made())
    for said in (
        "daftar kebutuhan layanan ini belum disusun",
        "belum ada usulan kebijakan",
        "tidak ada aplikasi yang dikelola OPD ini",
        "tidak ada analisis kebutuhan aplikasi",
        "perencanaan belum direviu",
        "belum ada reviu berkala gangguan",
        "belum ada catatan koordinasi",
    ):
        assert said in text


def test_applications_show_four_plans_and_name_no_approver_the_regulation_does_not() -> None:
    here = complete()
    opd = next(ref.split("/")[0] for ref in here.world.region.applications)
    draft = planning(here, Scope(opd, year=2025))
    assert draft is not None
    text = words(here, draft)
    for name in ("Rancang bangun", "Implementasi", "Pengujian", "Pemeliharaan", "Kompatibilitas"):
        assert name in text
    assert "Target pengelolaan aplikasi 100 % (" in text


def test_no_office_or_year_no_book() -> None:
    assert planning(made(), Scope("lain", year=2025)) is None
    assert planning(made(), Scope("dinas")) is None
