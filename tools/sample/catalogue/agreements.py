"""The three SLA documents of the region, after the example of the regulation or with an office's own numbers."""

from __future__ import annotations

from tools.sample.catalogue.forms import Doc

_CLASSES = [
    {
        "urgensi": 1,
        "uraian": "Semua pengguna terdampak dan kegiatan pada aplikasi berhenti, misalnya server atau seluruh aplikasi "
        "tidak dapat dibuka.",
    },
    {"urgensi": 2, "uraian": "Hanya sebagian pengguna yang terdampak."},
    {"urgensi": 3, "uraian": "Pengguna belum terampil: lupa atau belum memahami alur aplikasi."},
]
_RESPONSE = [
    {"urgensi": [1, 2, 3], "kondisi": "jam_kerja", "maksimal": "3 jam"},
    {"urgensi": [1, 2, 3], "kondisi": "luar_jam_kerja", "maksimal": "hari_kerja_berikutnya"},
    {"urgensi": [1], "kondisi": "pendampingan", "maksimal": "48 jam"},
]


def agreement(nomor: str, mulai: str, pihak: list[str], anggaran: str, support: list[Doc]) -> Doc:
    """One SLA block with the response classes of the example."""
    return {
        "nomor": nomor,
        "berlaku": {"mulai": mulai, "sampai": "2025-12-31"},
        "pihak": pihak,
        "anggaran": anggaran,
        "klasifikasi": _CLASSES,
        "kecepatan_respon": _RESPONSE,
        "waktu_penyelesaian": [
            {"urgensi": 1, "maksimal": "48 jam"},
            {"urgensi": 2, "maksimal": "72 jam"},
            {"urgensi": 3, "maksimal": "120 jam"},
        ],
        "dukungan": support,
    }


def _support(first: list[str], second: list[str], pj: str, pimpinan: str) -> list[Doc]:
    arif = "arif-b" if "fajar-n" in second else "diskominfo/arif-b"
    return [
        {"tingkat": 1, "pelaksana": first, "dibantu": second},
        {"tingkat": 2, "pelaksana": [pj], "dibantu": [arif]},
        {"tingkat": 3, "pelaksana": [pimpinan]},
    ]


SLA: dict[tuple[str, str], Doc] = {
    ("diskominfo", "tte"): agreement(
        "SLA-DKI-2025-01",
        "2025-01-01",
        ["Dinas Komunikasi dan Informatika", "seluruh OPD pengguna tanda tangan elektronik"],
        "DPA Diskominfo 2025, kegiatan pengelolaan persandian",
        _support(["dian-p", "intan-l"], ["fajar-n", "seno-a"], "yuni-a", "bagas-p"),
    ),
    ("bkpsdm", "presensi-asn"): agreement(
        "SLA-BKPSDM-2025-01",
        "2025-01-01",
        ["Badan Kepegawaian dan PSDM", "Dinas Komunikasi dan Informatika"],
        "DPA BKPSDM 2025, kegiatan informasi kepegawaian",
        _support(
            ["retno-p", "bimo-s"], ["diskominfo/fajar-n", "diskominfo/lukman-h"], "kartika-d", "mujiono-a"
        ),
    ),
    ("dpmptsp", "perizinan-daring"): agreement(
        "SLA-PTSP-2025-01",
        "2025-03-01",
        ["Dinas Penanaman Modal dan PTSP", "CV Solusi Izin Contoh"],
        "DPA DPMPTSP 2025, pemeliharaan aplikasi perizinan",
        _support(["ika-n", "rudi-s"], ["ari-m", "diskominfo/lukman-h"], "heru-c", "anggoro-d"),
    ),
}
