"""A small invented pack, so that no test of the law leans on one regulation; and the real one beside it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from pipeline.law.law import Law
from pipeline.law.pack import adopt, build
from pipeline.load.read import read_file
from pipeline.model.document import Document
from pipeline.model.region import Office, Region
from pipeline.resources import bundled

Files = dict[str, list[dict[str, Any]]]
MakeRegion = Callable[..., Region]

# Waktu Indonesia Tengah, five priorities, two classes, a six-day week with a midday break.
_WEEK = dict.fromkeys(("senin", "selasa", "rabu", "kamis", "jumat"), "08:00-12:00, 13:00-17:00") | {
    "sabtu": "08:00-13:00"
}


def _limit(batas: str, klausul: str, operator: str = "lt") -> list[dict[str, Any]]:
    return [{"mulai": "2025-01-01", "batas": batas, "operator": operator, "klausul": [klausul]}]


def _about() -> dict[str, Any]:
    def words(*values: str | int) -> list[dict[str, Any]]:
        return [{"nilai": value, "nama": f"Nama {value}"} for value in values]

    return {
        "id": "perwali-contoh-1-2025",
        "nama": "Peraturan Wali Kota Contoh",
        "tentang": "Contoh",
        "versi": "1",
        "berlaku": {"mulai": "2025-01-01"},
        "zona_waktu": "Asia/Makassar",
        "istilah": {
            "kelompok": words("luar", "dalam"),
            "klasifikasi": words("utama", "biasa"),
            "dampak": words("besar", "kecil"),
            "prioritas": words(1, 2, 3, 4, 5),
            "urgensi": words(1, 2),
        },
    }


def _priorities() -> dict[str, Any]:
    cells = {
        ("besar", "luar", "utama"): 1,
        ("besar", "luar", "biasa"): 2,
        ("besar", "dalam", "utama"): 2,
        ("besar", "dalam", "biasa"): 3,
        ("kecil", "luar", "utama"): 3,
        ("kecil", "luar", "biasa"): 4,
        ("kecil", "dalam", "utama"): 4,
        ("kecil", "dalam", "biasa"): 5,
    }
    rows = [
        {
            "dampak": dampak,
            "kelompok": kelompok,
            "klasifikasi": grade,
            "nilai": [{"mulai": "2025-01-01", "prioritas": value, "klausul": ["K.prioritas"]}],
        }
        for (dampak, kelompok, grade), value in cells.items()
    ]
    return {
        "id": "tabel_a",
        "fungsi": "prioritas",
        "kunci": ["dampak", "kelompok", "klasifikasi"],
        "baris": rows,
    }


def _responses() -> dict[str, Any]:
    rows = [{"prioritas": n, "nilai": _limit(f"{10 * n} menit", "K.tanggap")} for n in range(1, 6)]
    return {
        "id": "tabel_b",
        "fungsi": "waktu_tanggap",
        "kunci": ["prioritas"],
        "operator_menurut": {"bacaan": "batas.ketat", "nilai": {"inklusif": "le"}},
        "baris": rows,
    }


def _services() -> dict[str, Any]:
    amended = [
        *_limit("1 hari", "K.layanan"),
        {"mulai": "2026-07-01", "batas": "12 jam", "operator": "le", "klausul": ["K.layanan.ubah"]},
    ]
    return {
        "id": "tabel_c",
        "fungsi": "target_pelayanan",
        "kunci": ["kelompok", "klasifikasi"],
        "operator_menurut": {"bacaan": "batas.ketat", "nilai": {"inklusif": "le"}},
        "baris": [
            {"kelompok": "luar", "klasifikasi": "utama", "nilai": amended},
            {"kelompok": "luar", "klasifikasi": "biasa", "nilai": _limit("2 hari", "K.layanan")},
            {"kelompok": "dalam", "klasifikasi": "biasa", "nilai": _limit("3 hari", "K.layanan")},
        ],
        "tidak_diatur": [
            {
                "kelompok": "dalam",
                "klasifikasi": "utama",
                "bacaan": "celah",
                "menurut": {"pinjam": {"kelompok": "luar", "klasifikasi": "biasa"}},
            }
        ],
    }


def _reading(kunci: str, default: str, *others: str, **more: Any) -> dict[str, Any]:
    choices = [{"nilai": value, "arti": f"Arti {value}"} for value in (default, *others)]
    return {
        "id": kunci.upper(),
        "kunci": kunci,
        "alasan": "Alasan paket.",
        "pilihan": choices,
        # Another object than the choice, as one from a file is.
        "nilai": [{"mulai": "2025-01-01", "nilai": default[:1] + default[1:]}],
        **more,
    }


def _readings() -> list[dict[str, Any]]:
    waiting = _reading("diam", "tidak")
    waiting["pilihan"].append({"nilai": "diam-N-hari", "angka": {"hari": 3}, "pola": "^diam-([1-9])-hari$"})
    share = _reading("ambang", "semua")
    share["pilihan"].append(
        {"nilai": "ambang-persen", "angka": {"persen": 90}, "pola": "^ambang-([0-9]+)-persen$"}
    )
    periods = _reading("periode", "reviu=12; pantau=1", bulan={"reviu": 12, "pantau": 1})
    periods["pilihan"].append({"nilai": "nilai lain", "pola": "^[a-z0-9_]+=[0-9]+$"})
    return [
        _reading("batas.ketat", "ketat", "inklusif"),
        _reading("celah", "tidak-diatur", "pinjam"),
        _reading("sla.jam_kerja", "kalender-paket", "kalender-PD"),
        waiting,
        share,
        periods,
        _reading("arah", "maju", "mundur"),
    ]


@pytest.fixture
def files() -> Files:
    """The invented pack, free to be broken by a test."""
    clauses = ("K.prioritas", "K.tanggap", "K.layanan", "K.layanan.ubah", "K.kelas")
    return {
        "paket.yaml": [_about()],
        "klausul/satu.yaml": [
            {
                "klausul": [
                    {"id": name, "sitasi": f"Pasal {name}", "ringkas": "Ringkas.", "kekuatan": "tugas"}
                    for name in clauses
                ]
            }
        ],
        "bacaan.yaml": [{"bacaan": _readings()}],
        "tabel/a.yaml": [_priorities()],
        "tabel/b.yaml": [_responses()],
        "tabel/c.yaml": [_services()],
        "klasifikasi.yaml": [
            {
                "keberlangsungan": [
                    {
                        "klasifikasi": "utama",
                        "nilai": [
                            {"mulai": "2025-01-01", "wajib": ["rpo"], "klausul": ["K.kelas"]},
                            {"mulai": "2026-01-01", "wajib": ["rpo", "rto"], "klausul": ["K.kelas"]},
                        ],
                    },
                    {"klasifikasi": "biasa", "nilai": [{"mulai": "2025-01-01", "klausul": ["K.kelas"]}]},
                ],
                "uji": [
                    {"klasifikasi": "utama", "jawaban": {"dapat_manual": ["tidak"]}, "klausul": ["K.kelas"]}
                ],
            }
        ],
        "kalender.yaml": [
            {
                "jam_kerja": [{"mulai": "2025-01-01", "minggu": dict(_WEEK), "dasar": "Keputusan jam kerja"}],
                "hari_libur": [
                    {
                        "tahun": 2025,
                        "dasar": "Keputusan libur 2025",
                        "hari": [
                            {"tanggal": "2025-01-01", "keterangan": "Tahun baru", "jenis": "libur_nasional"},
                            {"tanggal": "2025-05-05", "keterangan": "Cuti", "jenis": "cuti_bersama"},
                        ],
                    },
                    {"tahun": 2026, "dasar": "Keputusan libur 2026"},
                    {"tahun": 2028, "dasar": "Keputusan libur 2028"},
                ],
            }
        ],
        "formulir.yaml": [{"formulir": {"aduan": [{"no": 1, "bidang": "dicatat", "klausul": "K.tanggap"}]}}],
        "persetujuan.yaml": [{"persetujuan": [{"objek": "drp.penetapan", "peran": "pimpinan"}]}],
        "maturitas.yaml": [{"indikator": {"id": "contoh/1"}}],
    }


@pytest.fixture
def law(files: Mapping[str, Sequence[dict[str, Any]]]) -> Law:
    """The law of the invented pack."""
    built, findings = build(files)
    assert findings == []
    return built


@pytest.fixture(scope="session")
def real_files() -> Files:
    """The pack of Perbup Tegal 10/2024, as the reader of workspaces reads it."""
    root, folder = bundled("peraturan"), "perbup-tegal-10-2024"
    found: Files = {}
    for path in sorted((root / folder).rglob("*.yaml")):
        loaded = read_file(root, path.relative_to(root).as_posix())
        assert not loaded.findings
        found[path.relative_to(root / folder).as_posix()] = [dict(d.data) for d in loaded.documents]
    return found


@pytest.fixture(scope="session")
def perbup(real_files: Files) -> Law:
    """The law of Perbup Tegal 10/2024."""
    return build(real_files)[0]


@pytest.fixture
def make_region() -> MakeRegion:
    """Makes a region from the `kalender` and `bacaan` of itself and its OPDs."""

    def make(
        zone: str = "Asia/Makassar", opd: Mapping[str, Mapping[str, Any]] | None = None, **own: Any
    ) -> Region:
        offices = {
            name: Office(
                Document(f"catalog/{name}/opd.yaml", 0, 1, {"jenis": "opd", "id": name, **data}, name)
            )
            for name, data in (opd or {}).items()
        }
        pemda = Document("catalog/pemda.yaml", 0, 1, {"jenis": "pemda", "id": "contoh", **own})
        return Region(pemda, ZoneInfo(zone), offices=offices)

    return make


@pytest.fixture
def adopted(law: Law, make_region: MakeRegion) -> Callable[..., Law]:
    """The invented law as a region applies it, which must raise no finding."""

    def make(**declared: Any) -> Law:
        found, findings = adopt(law, make_region(**declared))
        assert findings == []
        return found

    return make
