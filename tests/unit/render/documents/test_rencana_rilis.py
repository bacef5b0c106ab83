"""The release plan's document: every section answered, approvals as written, the verdict as measured."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.model.document import Data
from pipeline.render.documents.dossier import Dossier, Draft, Scope
from pipeline.render.documents.releaseplan import KIND, release_plan
from tests.unit.measure.bench import pack
from tests.unit.render.documents.dossiers import dossier, loket, shown

RELEASE: Data = {
    "id": "RLS-1",
    "layanan": "loket",
    "versi": "2.5.0",
    "alasan": ["kehendak_penyedia"],
    "sifat": "inovasi",
    "faktor": ["internal"],
    "rencana": {
        "ruang_lingkup": "Akun mitra.",
        "jadwal": {"mulai": "2025-05-24T21:00:00+07:00", "selesai": "2025-05-24T23:00:00+07:00"},
        "langkah": ["cadangkan basis data", "buka layanan"],
    },
    "pengajuan": {"oleh": "pj", "waktu": "2025-05-19T09:00:00+07:00"},
    "pengecekan": {"oleh": "pj", "waktu": "2025-05-20T10:00:00+07:00", "hasil": "Lengkap."},
    "persetujuan": {
        "oleh": "pj",
        "waktu": "2025-05-21T13:00:00+07:00",
        "keputusan": "disetujui",
        "nomor": "7",
    },
    "pelaksanaan": {
        "mulai": "2025-05-24T21:00:00+07:00",
        "selesai": "2025-05-24T22:10:00+07:00",
        "oleh": "pj",
        "hasil": "berhasil",
    },
    "pengujian": [
        {"jenis": "fungsional", "nama": "Alur utama", "hasil": "lulus", "waktu": "2025-05-24T21:50:00+07:00"},
        {"jenis": "kinerja", "nama": "Uji beban", "hasil": "lulus", "waktu": "2025-05-24T21:55:00+07:00"},
    ],
    "informasi": {"kepada": "pj", "waktu": "2025-05-25T07:30:00+07:00"},
}
WORK: Data = {
    "id": "PGB-1",
    "aplikasi": "meja",
    "kegiatan": "pengembangan",
    "metodologi": "scrum",
    "fase": [{"nama": "rancang_bangun", "mulai": "2025-03-01", "keluaran": "Purwarupa"}],
    "persetujuan_kominfo": {"oleh": "kepala", "waktu": "2025-02-20", "nomor": "555/88"},
}


def made(*others: tuple[str, Data], without: str = "", **more: Any) -> Dossier:
    data = {name: value for name, value in {**RELEASE, **more}.items() if name != without}
    return dossier(loket(), ("rilis", data), *others)


def document(here: Dossier) -> Draft:
    draft = release_plan(here, Scope("dinas", record="dinas/rilis/RLS-1"))
    assert draft is not None
    return draft


def text_of(here: Dossier) -> str:
    return shown(here, document(here))


def test_what_lies_after_the_instant_of_judgement_has_not_happened() -> None:
    later = dossier(loket(), ("rilis", RELEASE), as_of="2025-05-22T08:00:00+07:00")
    text = shown(later, document(later))
    for said in ("Belum dilaksanakan.", "Belum diuji.", "belum disampaikan"):
        assert said in text
    assert "Lulus" not in text
    earlier = dossier(loket(), ("rilis", RELEASE), as_of="2025-05-18T08:00:00+07:00")
    assert release_plan(earlier, Scope("dinas", record="dinas/rilis/RLS-1")) is None


def test_an_act_to_come_lends_neither_name_nor_number() -> None:
    before = dossier(loket(), ("rilis", RELEASE), as_of="2025-05-20T12:00:00+07:00")
    box = document(before).values["bagian_rencana"][5].parts[1].value[-1]
    assert (box.nama, box.tanggal, box.dasar) == ("", None, "")


def test_every_section_that_a_clause_is_answered_by_is_there() -> None:
    headings = {one.heading for one in document(made()).values["bagian_rencana"]}
    wanted = {
        str(row["bagian"])
        for clause in pack().clauses.values()
        for row in clause.dipenuhi
        if row.get("rujukan") == KIND.name and row.get("cara") == "dokumen"
    }
    assert wanted <= headings


def test_its_values_are_the_records() -> None:
    text = text_of(made())
    assert "Loket Terpadu versi 2.5.0" in text
    assert "Nomor: 7" in text
    assert "Akun mitra." in text
    assert "24 Mei 2025 21.00 WIB sampai 24 Mei 2025 23.00 WIB" in text
    assert "2 jenis: fungsional dan kinerja" in text
    assert "Penilaian rilis ✓ Tercapai" in text
    assert "dilaksanakan sesudah disetujui" in text


def test_a_check_is_no_approval() -> None:
    text = text_of(made(without="persetujuan"))
    assert document(made(without="persetujuan")).values["kepala"].status == "belum_disetujui"
    assert "✓ Disetujui" not in text
    assert "dilaksanakan tanpa persetujuan" in text
    assert "dijalankan tanpa atau sebelum persetujuan" in text


def test_a_release_before_its_approval_is_told() -> None:
    late = {**RELEASE["persetujuan"], "waktu": "2025-05-25T08:00:00+07:00"}
    text = text_of(made(persetujuan=late))
    assert "dilaksanakan sebelum disetujui" in text
    assert "Tidak tercapai dijalankan tanpa atau sebelum persetujuan" in text


@pytest.mark.parametrize(
    ("gone", "said"),
    [
        ("pelaksanaan", "Belum dilaksanakan."),
        ("pengujian", "Belum diuji."),
        ("evaluasi", "belum dievaluasi"),
        ("informasi", "belum disampaikan"),
        ("pengumuman", "belum diumumkan"),
    ],
)
def test_what_is_not_there_is_said(gone: str, said: str) -> None:
    assert said in text_of(made(without=gone))


def test_one_kind_of_test_is_not_enough() -> None:
    text = text_of(made(pengujian=RELEASE["pengujian"][:1]))
    assert "1 jenis: fungsional rilis dipastikan berhasil melalui lebih dari satu jenis pengujian" in text


def test_the_development_behind_it_is_quoted_with_its_permission() -> None:
    assert "tidak merujuk kegiatan pembangunan" in text_of(made())
    text = text_of(made(("pengembangan", WORK), pengembangan="PGB-1"))
    assert "tidak merujuk kegiatan pembangunan" not in text
    assert "555/88" in text
    assert "Rancang bangun mulai 1 Maret 2025 Purwarupa" in text


def test_people_are_named_by_office_outside_the_approval_block() -> None:
    text = text_of(made())
    assert text.count("Yuni Astarina") == 2  # the two boxes of the approval block
    assert "Diajukan 19 Mei 2025 09.00 WIB Kepala Bidang Layanan" in text


def test_it_is_public_and_one_per_record() -> None:
    draft = document(made())
    assert draft.sheet.path == "dokumen/dinas/rencana-rilis-RLS-1.html"
    assert draft.sheet.edition == "publik"
    assert release_plan(made(), Scope("dinas", record="dinas/rilis/LAIN")) is None
