"""A region of tests in which every case is an OPD, complete unless the case takes something away."""

from __future__ import annotations

import contextlib
import copy
import io
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from pipeline.cli.main import main

Doc = dict[str, Any]
Docs = dict[str, Doc]
Change = Callable[[Docs], object]

CHAPTERS = (
    "permintaan_layanan",
    "penanganan_gangguan",
    "pemantauan_pemeliharaan",
    "pemulihan",
    "rilis",
    "perencanaan",
    "pengelolaan_aplikasi",
)
HOURS = dict.fromkeys(("senin", "selasa", "rabu", "kamis", "jumat"), "07:30-16:00")
WEB = [{"kanal": "web", "alamat": "https://contoh.go.id"}]
LEADER = {"id": "kadis", "nama": "Rina", "jabatan": "Kepala Dinas"}


def office(opd: str) -> Doc:
    """An OPD with all five roles, a person in each."""
    named = {"tanggal": "2024-05-01", "nomor": "1"}
    return {
        "jenis": "opd",
        "id": opd,
        "nama": f"Dinas {opd}",
        "singkatan": opd,
        "struktur": {
            "pimpinan": LEADER,
            "penanggung_jawab_layanan": {"id": "kabid", "nama": "Sari", "jabatan": "Kepala Bidang"},
            "penanggung_jawab_infrastruktur_aplikasi": {"id": "kabti", "nama": "Budi", "jabatan": "Kabid TI"},
            "administrator_layanan": [
                {"id": "adm", "nama": "Tono", "status": "pegawai", "penunjukan": {"oleh": "kabid", **named}}
            ],
            "administrator_infrastruktur_aplikasi": [
                {
                    "id": "admti",
                    "nama": "Bambang",
                    "status": "pegawai",
                    "penunjukan": {"oleh": "kabti", **named},
                }
            ],
        },
    }


def service() -> Doc:
    """A critical service with its targets set."""
    return {
        "jenis": "layanan",
        "id": "ktp",
        "nama": "Layanan KTP",
        "deskripsi": "Pencatatan.",
        "penyedia": "",
        "administrator_layanan": "tim",
        "administrator_infrastruktur": "tim",
        "cara_akses": WEB,
        "target_ketersediaan": 99,
        "kontak_bantuan": WEB,
        "waktu_bantuan": HOURS,
        "target_pelayanan": "10 jam",
        "ketersediaan": {"jam": "24x7", "status": "tersedia"},
        "kelompok": "administrasi_pemerintahan",
        "klasifikasi": "kritis",
        "uji_klasifikasi": {"sepenuhnya_elektronik": True, "dapat_manual": "tidak", "dapat_tertunda": False},
        "mulai": "2024-05-01",
        "permintaan": [{"id": "baru", "nama": "Permintaan baru", "target": "10 jam"}],
        "rpo": "1 jam",
        "rto": "4 jam",
        "drp": "DRP-1",
        "aplikasi": ["sim"],
        "penetapan_target": {
            "oleh": "kadis",
            "waktu": "2025-01-10",
            "berkoordinasi_dengan": ["kabid"],
            "nomor": "2",
        },
        "penetapan_pengoperasian": {
            "oleh": "kabid",
            "waktu": "2025-01-12",
            "koordinasi": {"dengan": "kadis", "tanggal": "2025-01-11"},
            "nomor": "3",
        },
    }


def application() -> Doc:
    """The application that carries it, with its target for the year."""
    phases = {
        name: {"rencana": "Ada."} for name in ("rancang_bangun", "implementasi", "pengujian", "pemeliharaan")
    }
    return {
        "jenis": "aplikasi",
        "id": "sim",
        "nama": "Aplikasi SIM",
        "metodologi": "scrum",
        "status": "operasional",
        "layanan": ["ktp"],
        "target_pengelolaan": {"periode": "2025", "disetujui": "2025-01-10", **phases},
        "aset": {"pemilik": "Dinas", "diperbarui": "2025-01-10"},
        "konfigurasi": {"versi": "2.4", "komponen": ["server"], "diperbarui": "2025-01-10"},
    }


def needs() -> Doc:
    """The approved list of needs."""
    words = ("tujuan_layanan", "desain_layanan", "teknologi", "mekanisme_evaluasi", "mekanisme_pemeliharaan")
    return {
        "jenis": "kebutuhan",
        "id": "KBT-1",
        "layanan": "ktp",
        "tanggal": "2025-01-05",
        **dict.fromkeys(words, "Ada."),
        "proses_bisnis": [{"nama": "Catat", "analisis": "Ada.", "kebutuhan": ["server"]}],
        "daftar_kebutuhan": ["server"],
        "disusun_oleh": "adm",
        "pernyataan_infrastruktur": {
            "oleh": "admti",
            "waktu": "2025-01-06",
            "teknologi_sesuai": True,
            "pemeliharaan_sesuai": True,
        },
        "persetujuan": {"oleh": "kabid", "waktu": "2025-01-07"},
    }


def plan() -> Doc:
    """The recovery plan, approved and set."""
    return {
        "jenis": "drp",
        "id": "DRP-1",
        "layanan": ["ktp"],
        "asesmen": {
            "kondisi_fisik": "Baik.",
            "kelayakan_fungsi": "Baik.",
            "tanggal": "2025-01-02",
            "oleh": "admti",
        },
        "analisis": "Ada.",
        "kondisi_bencana": ["Listrik padam."],
        "aktivasi": {"pemicu": "Padam.", "langkah": ["Pindah."], "penanggung_jawab": "kabti"},
        "normalisasi": ["Kembali."],
        "rpo": "1 jam",
        "rto": "4 jam",
        "persetujuan": {"oleh": "kabid", "waktu": "2025-01-08"},
        "penetapan": {"oleh": "kabti", "waktu": "2025-01-09"},
        "berlaku": {"mulai": "2025-01-09", "sampai": "2026-12-31"},
    }


def request() -> Doc:
    """A request confirmed within its limit."""
    return {
        "jenis": "permintaan",
        "id": "PMT-1",
        "layanan": "ktp",
        "butir": "baru",
        "pemohon": {"samaran": "warga-1"},
        "deskripsi": "Minta.",
        "diajukan": "2025-06-02T08:00:00+07:00",
        "klasifikasi": "permintaan",
        "pelaksana": ["adm"],
        "dipenuhi": "2025-06-02T09:00:00+07:00",
        "dikonfirmasi": "2025-06-02T10:00:00+07:00",
        "status": "dikonfirmasi",
    }


def monitoring() -> Doc:
    """A month's monitoring, the application's performance in it."""
    return {
        "jenis": "pemantauan",
        "id": "PTU-1",
        "layanan": "ktp",
        "periode": "2025-06",
        "utilisasi": {"cpu": {"rata_rata": 20, "puncak": 40, "ambang": 80}},
        "gangguan": [],
        "analisis": "Baik.",
        "peluang": [],
        "komponen": ["sim"],
        "kinerja_aplikasi": [
            {"aplikasi": "sim", "aspek": "kinerja", "ukuran": "ms", "target": 200, "capaian": 100}
        ],
        "lingkup": ["infrastruktur", "proses_bisnis", "keamanan_informasi", "kondisi_pemicu"],
        "alat": "tidak_ada",
        "oleh": "admti",
    }


def evaluation() -> Doc:
    """The year's evaluation: seven chapters, each with an item due after the day of judgement."""
    chapters = {
        name: {
            "hambatan": "Nihil.",
            "peluang": "Ada.",
            "tindak_lanjut": [
                {
                    "id": f"B{number}",
                    "uraian": "Benahi.",
                    "penanggung_jawab": "kabid",
                    "tenggat": "2026-06-30",
                    "tahap": "operasional",
                }
            ],
        }
        for number, name in enumerate(CHAPTERS)
    }
    return {
        "jenis": "evaluasi",
        "id": "EVL-1",
        "periode": "2025",
        "disusun_oleh": "kabid",
        "tanggal": "2025-12-20",
        "bab": chapters,
        "rekomendasi": [{"uraian": "Benahi.", "tahap": "operasional"}],
        "disampaikan": [{"kepada": "kadis", "tanggal": "2025-12-21"}],
    }


def review() -> Doc:
    """The OPD's own review of planning."""
    return {
        "jenis": "reviu",
        "id": "RVU-1",
        "cakupan": "perencanaan",
        "periode": "2025",
        "tanggal": "2025-12-10",
        "oleh": "kabid",
        "lingkup": [{"tahap": "perencanaan", "proses": "pelayanan_pengguna"}],
        "temuan": [],
    }


def improvement() -> Doc:
    """An item of the evaluation finished with proof."""
    return {
        "jenis": "tindak_lanjut",
        "id": "TLJ-1",
        "dari": {"evaluasi": "EVL-1", "butir": "B0"},
        "uraian": "Dibenahi.",
        "status": "selesai",
        "selesai": "2025-12-28",
        "bukti": [{"uraian": "Baru.", "keadaan": "sesudah", "tautan": "https://contoh.go.id/b"}],
        "oleh": "kabid",
    }


BASE: Docs = {
    "layanan": service(),
    "aplikasi": application(),
    "kebutuhan": needs(),
    "drp": plan(),
    "permintaan": request(),
    "pemantauan": monitoring(),
    "evaluasi": evaluation(),
    "reviu": review(),
    "tindak_lanjut": improvement(),
}
CATALOGUE = ("layanan", "layanan-lain", "aplikasi")


def docs_of(opd: str, change: Change) -> Docs:
    """The OPD's documents as the case leaves them."""
    docs = copy.deepcopy({"opd": office(opd), **BASE})
    docs["layanan"]["penyedia"] = opd
    change(docs)
    return docs


def drop(*names: str) -> Change:
    """Takes documents away."""
    return lambda docs: [docs.pop(name) for name in names]


def put(path: str, value: Any) -> Change:
    """Gives a field another value; None takes it away."""

    def change(docs: Docs) -> None:
        *way, last = path.split(".")
        block: Any = docs
        for key in way:
            block = block[int(key)] if isinstance(block, list) else block.setdefault(key, {})
        if value is None:
            del block[last]
        else:
            block[last] = value

    return change


def both(*changes: Change) -> Change:
    """One change after the other."""
    return lambda docs: [change(docs) for change in changes]


def write(root: Path, cases: Mapping[str, Change], **more: Any) -> Path:
    """Writes a region with an OPD for each case, and the kominfo PD beside them (no provider by itself).

    Args:
        root: An empty folder.
        cases: Id of the OPD and what its case changes.
        more: `undeclared`: OPDs whose use of the application nobody declares; `region`: fields of `pemda`;
            `kominfo`: further documents of the kominfo PD.
    """
    region = {
        "jenis": "pemda",
        "id": "uji",
        "nama": "Kabupaten Uji",
        "zona_waktu": "Asia/Jakarta",
        "peraturan": "perbup-tegal-10-2024",
        "opd_kominfo": "kominfo",
    }
    _put(root / "catalog/pemda.yaml", region | more.get("region", {}))
    _put(root / "catalog/kominfo/opd.yaml", office("kominfo") | {"penyedia_layanan": False})
    for opd, change in cases.items():
        for name, document in docs_of(opd, change).items():
            room = "catalog" if name in (*CATALOGUE, "opd") else "records"
            _put(root / room / opd / f"{name}.yaml", document)
    declared = [opd for opd in cases if opd not in more.get("undeclared", ())]
    extra = [declaration(declared)] if declared else []
    for number, document in enumerate([*extra, *more.get("kominfo", ())]):
        _put(root / "records/kominfo" / f"{number}.yaml", document)
    return root


def declaration(opds: list[str]) -> Doc:
    """The kominfo PD's declaration for some OPDs."""
    return {
        "jenis": "pernyataan_aplikasi",
        "id": "PAP-1",
        "nama": "Aplikasi Tiket",
        "alamat": "https://contoh.go.id",
        "periode": "2025",
        "opd_dinyatakan": [{"opd": opd, "cakupan": 90} for opd in opds],
        "oleh": "kabid",
        "tanggal": "2025-12-01",
    }


def _put(file: Path, document: Doc) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(document, ensure_ascii=False, indent=1), encoding="utf-8")


def answer(*arguments: str) -> Any:
    """What the command writes as JSON."""
    written = io.StringIO()
    with contextlib.redirect_stdout(written):
        main([*arguments])
    return json.loads(written.getvalue())
