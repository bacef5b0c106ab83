"""Findings worked out by hand from the regulation, through `spbe check`: one OPD for each case."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.run.levelscase import Change, answer, both, drop, put, write

AS_OF = "2026-01-15T08:00:00+07:00"
COMMAND = ("check", "--format", "json", "--engine", "serial", "--quiet")
LESSER = both(
    put(
        "layanan.uji_klasifikasi",
        {"sepenuhnya_elektronik": True, "dapat_manual": "sementara", "dapat_tertunda": False},
    ),
    put("layanan.klasifikasi", "esensial"),
    put("layanan.rpo", None),
    put("layanan.rto", None),
    put("layanan.drp", None),
    drop("drp"),
)


def recovery(**times: Any) -> Change:
    def change(docs: Any) -> None:
        docs["pemulihan"] = {
            "jenis": "pemulihan",
            "id": "PLH-1",
            "drp": "DRP-1",
            "layanan": ["ktp"],
            "uraian": "Padam.",
            "bencana": "2025-08-10T10:00:00+07:00",
            "data_terakhir": "2025-08-10T09:30:00+07:00",
            "aktivasi": "2025-08-10T10:30:00+07:00",
            "diaktifkan_oleh": "kabti",
            "normalisasi": ["Kembali."],
            "memadai": "2025-08-10T11:00:00+07:00",
            "pulih": "2025-08-10T12:00:00+07:00",
            "evaluasi": "Baik.",
        } | times

    return change


def release(approved: str, begun: str) -> Change:
    def change(docs: Any) -> None:
        docs["rilis"] = {
            "jenis": "rilis",
            "id": "RLS-1",
            "layanan": "ktp",
            "aplikasi": "sim",
            "versi": "2",
            "alasan": ["kehendak_penyedia"],
            "rencana": {
                "ruang_lingkup": "Ada.",
                "jadwal": "2025-07-01",
                "langkah": ["Pasang."],
                "rencana_batal": "Balik.",
            },
            "pengajuan": {"oleh": "admti", "waktu": "2025-06-20T09:00:00+07:00"},
            "pengecekan": {"oleh": "kabid", "waktu": "2025-06-21T09:00:00+07:00", "hasil": "Baik."},
            "persetujuan": {"oleh": "kabid", "waktu": approved},
            "pelaksanaan": {"mulai": begun, "oleh": "admti", "hasil": "berhasil"},
        }

    return change


def complaint(**more: Any) -> Change:
    def change(docs: Any) -> None:
        docs["aduan"] = {
            "jenis": "aduan",
            "id": "ADU-1",
            "layanan": "ktp",
            "dilaporkan": "2025-06-03T08:00:00+07:00",
            "dicatat": "2025-06-03T08:01:00+07:00",
            "pelapor": {"samaran": "warga-1"},
            "metode_pelaporan": "telepon",
            "kategori": "gangguan",
            "gejala": "Mati.",
            "dampak": "mayor",
            "prioritas": 2,
            "status": "dieskalasi",
            "direspons": "2025-06-03T08:10:00+07:00",
            "petugas": {"administrator_layanan": "adm"},
            "aktivitas": [
                {"waktu": "2025-06-03T08:10:00+07:00", "oleh": "adm", "uraian": "Cek.", "tahap": "respons"}
            ],
        } | more

    return change


def _other(docs: Any) -> None:
    docs["layanan-lain"] = docs["layanan"] | {"id": "lain"}
    docs["drp"]["layanan"] = ["lain"]


ESCALATED = {"tingkat": 1, "kepada": "admti", "waktu": "2025-06-03T09:00:00+07:00", "oleh": "adm"}
NO_CHECK = complaint(eskalasi=[ESCALATED])
CHECKED = complaint(
    eskalasi=[ESCALATED],
    drp={
        "dikaji": True,
        "oleh": "admti",
        "waktu": "2025-06-03T09:10:00+07:00",
        "alasan": "Tidak perlu.",
        "diaktifkan": False,
    },
)
CASES: dict[str, tuple[str, Change]] = {
    "d04-tanpa-drp": ("L2.1.2.1.a1.e", both(drop("drp"), put("layanan.drp", None))),
    "d-tanpa-rpo": ("L2.1.2.1.a1.d", put("layanan.rpo", None)),
    "d-tanpa-rto": ("L2.1.2.1.a1.d", put("layanan.rto", None)),
    "d10-tidak-memuat": ("L2.1.2.1.a1.e", _other),
    "d-rancangan": ("L2.1.2.1.a1.e", both(put("drp.persetujuan", None), put("drp.penetapan", None))),
    "d-belum-ditetapkan": ("L2.1.2.1.a1.e", put("drp.penetapan", None)),
    "d-belum-disetujui": ("L2.2.2.2.T9.2", put("drp.persetujuan", None)),
    "d-angka-lain": ("L2.1.2.4.p4a", put("drp.rto", "5 jam")),
    "d-aktivasi-mendahului": ("L2.2.2.2.T9.1.4", recovery(aktivasi="2025-08-10T09:59:59+07:00")),
    "d-evaluasi-kelas": ("L2.1.2.1.a1.b", put("layanan.uji_klasifikasi.dapat_manual", "sementara")),
    "d16-tanpa-kajian": ("L2.2.1.2.T6.3.3", NO_CHECK),
    "d22-tanpa-evaluasi": ("L2.2.2.2.T9.1.6", recovery(evaluasi=None)),
    "g01-pihak-ketiga": ("L1.T1.4", put("opd.struktur.administrator_layanan.0.status", "pihak_ketiga")),
    "g04-koordinasi": (
        "L2.1.2.4.a2",
        put("layanan.penetapan_pengoperasian.koordinasi.tanggal", "2025-01-13"),
    ),
    "g07-sebelum-setuju": (
        "L2.2.2.3.T10.1.3",
        release("2025-07-01T10:00:00+07:00", "2025-07-01T09:00:00+07:00"),
    ),
    "g10-tanpa-target": ("L2.1.1.2.k10", put("layanan.target_pelayanan", None)),
    "g13-tanpa-bab": ("L2.3.a5.d", put("evaluasi.bab.pemulihan", None)),
    "g-penetap-lain": ("L2.1.1.1.p1a", put("layanan.penetapan_target.oleh", "kabid")),
    "g-penetap-operasi-lain": ("L2.1.2.4.a2", put("layanan.penetapan_pengoperasian.oleh", "kadis")),
    "g-longgar": ("L2.1.1.1.T2.1", put("layanan.target_pelayanan", "721 menit")),
    "g-tanpa-analisa": ("L2.3.a6.b", put("evaluasi.bab.rilis.hambatan", None)),
    "g-tanpa-langkah": ("L2.3.a6.c", put("evaluasi.bab.rilis.tindak_lanjut", [])),
    "g-sedetik-sebelum": (
        "L2.2.2.3.T10.1.3",
        release("2025-07-01T09:00:01+07:00", "2025-07-01T09:00:00+07:00"),
    ),
    "g16-tanpa-eskalasi": (
        "L2.2.1.2.T6.2.3.b",
        complaint(status="ditangani", estimasi_selesai="2025-06-03T10:00:00+07:00"),
    ),
}
CLEAN: dict[str, tuple[str, Change]] = {
    "d01-lengkap": ("L2.1.2.1.a1", both()),
    "d07-esensial": ("L2.1.2.1.a1", LESSER),
    "d13-rpo-nol": ("L2.1.2.1.a1", both(put("layanan.rpo", "0 jam"), put("drp.rpo", "0 jam"))),
    "d-aktivasi-saat-bencana": ("L2.2.2.2.T9.1.4", recovery(aktivasi="2025-08-10T10:00:00+07:00")),
    "d16-dikaji": ("L2.2.1.2.T6.3.3", CHECKED),
    "d22-dievaluasi": ("L2.2.2.2.T9.1.6", recovery()),
    "g04-hari-sama": ("L2.1.2.4.a2", put("layanan.penetapan_pengoperasian.koordinasi.tanggal", "2025-01-12")),
    "g07-tepat": ("L2.2.2.3.T10.1.3", release("2025-07-01T09:00:00+07:00", "2025-07-01T09:00:00+07:00")),
    "g-infrastruktur-pihak-ketiga": (
        "L1.T1.5",
        put("opd.struktur.administrator_infrastruktur_aplikasi.0.status", "pihak_ketiga"),
    ),
    "g-tepat-tabel": ("L2.1.1.1.T2.1", put("layanan.target_pelayanan", "720 menit")),
    "g-nihil": ("L2.3.a5.d", put("evaluasi.bab.pemulihan.hambatan", "Nihil.")),
    "g16-belum-lewat": (
        "L2.2.1.2.T6.2.3.b",
        complaint(status="ditangani", estimasi_selesai="2026-01-15T08:00:01+07:00"),
    ),
    "g19-tanpa-bencana": ("L2.2.2.2.T9.1.7", both()),
    "g22-tanpa-sla": ("L2.3.a7", both()),
}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Any:
    cases = {opd: change for opd, (_, change) in (CASES | CLEAN).items()}
    root = write(tmp_path_factory.mktemp("findings"), cases)
    return answer(*COMMAND, "--root", str(root), "--as-of", AS_OF)["findings"]


def _clauses(found: Any, opd: str) -> set[str]:
    own = [one for one in found if one["path"].split("/")[1] == opd and one["severity"] != "info"]
    return {clause for one in own if one["basis"] == "regulasi" for clause in one["clauses"]}


@pytest.mark.parametrize("opd", CASES)
def test_a_breach_is_found_with_its_clause(found: Any, opd: str) -> None:
    assert CASES[opd][0] in _clauses(found, opd)


@pytest.mark.parametrize("opd", CLEAN)
def test_a_lawful_record_has_no_finding_of_that_clause(found: Any, opd: str) -> None:
    assert not [clause for clause in _clauses(found, opd) if clause.startswith(CLEAN[opd][0])]


@pytest.mark.parametrize(
    ("opd", "severity"),
    [("g01-pihak-ketiga", "warning"), ("g07-sebelum-setuju", "error"), ("d04-tanpa-drp", "error")],
)
def test_severity_follows_the_force_of_the_clause(found: Any, opd: str, severity: str) -> None:
    clause = CASES[opd][0]
    own = [one for one in found if one["path"].split("/")[1] == opd and clause in one["clauses"]]
    assert {one["severity"] for one in own if one["basis"] == "regulasi"} == {severity}
