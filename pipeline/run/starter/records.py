"""The first documents of a region: the region itself, one OPD, one service; honest, and far from complete."""

from __future__ import annotations

from typing import Any

from pipeline.exchange.plaintext import block
from pipeline.law.law import Law
from pipeline.rules.catalogue.examples_left import LEADER, REQUEST, SERVICE
from pipeline.run.editor_files import modeline_to
from pipeline.run.starter.answers import Answers, mildest

# What the schemas ask of any service; a pack's class test overrides it.
_TEST = {"sepenuhnya_elektronik": False, "dapat_manual": "penuh", "dapat_tertunda": True}
_WEEK = ("senin", "selasa", "rabu", "kamis", "jumat")
_HOURS = "07:30-16:00"
_PROMISE_HOURS = 24


def first_documents(answers: Answers, law: Law) -> dict[str, str]:
    """The texts by path."""
    office = f"catalog/{answers.opd}"
    documents = {
        "catalog/pemda.yaml": (_REGION, _region(answers)),
        f"{office}/opd.yaml": (_OFFICE, _office(answers)),
        f"{office}/layanan/{answers.layanan}.yaml": (_SERVICE, _service(answers, law)),
    }
    return {path: modeline_to(path) + _text(head, data) for path, (head, data) in documents.items()}


_REGION = (
    "Pemerintah daerah: paket regulasi, zona waktu, jam kerja, dan OPD urusan kominfo.",
    "Periksa zona waktu (WIB: Asia/Jakarta, WITA: Asia/Makassar, WIT: Asia/Jayapura) dan jam kerja;",
    "libur khusus daerah ditulis dalam kalender.libur_tambahan.",
)
_OFFICE = (
    "Satu OPD dan orang-orangnya. Ganti nama pimpinan, lalu isi empat peran lainnya:",
    "penanggung_jawab_layanan, penanggung_jawab_infrastruktur_aplikasi, administrator_layanan, dan",
    "administrator_infrastruktur_aplikasi.",
)
_SERVICE = ("Satu layanan, sebagai contoh. Ganti semua isinya; ini janji OPD kepada pengguna layanan.",)


def _region(answers: Answers) -> dict[str, Any]:
    return {
        "jenis": "pemda",
        "id": answers.id,
        "nama": answers.nama,
        "peraturan": answers.paket,
        "zona_waktu": answers.zona,
        "opd_kominfo": answers.opd,
        "kalender": {"jam_kerja": dict.fromkeys(_WEEK, _HOURS)},
    }


def _office(answers: Answers) -> dict[str, Any]:
    leader = {"id": "pimpinan", "nama": LEADER, "jabatan": f"Kepala {answers.nama_opd}"}
    return {
        "jenis": "opd",
        "id": answers.opd,
        "nama": answers.nama_opd,
        "singkatan": answers.singkatan,
        "struktur": {"pimpinan": [leader]},
    }


def _service(answers: Answers, law: Law) -> dict[str, Any]:
    place = mildest(law, answers.as_of)
    promise = f"{min(_PROMISE_HOURS, place.batas_jam or _PROMISE_HOURS)} jam"
    return {
        "jenis": "layanan",
        "id": answers.layanan,
        "nama": answers.nama_layanan,
        "deskripsi": SERVICE,
        "penyedia": answers.opd,
        "administrator_layanan": "tim",
        "administrator_infrastruktur": "tim",
        "cara_akses": [{"kanal": "loket", "alamat": f"Kantor {answers.nama_opd}"}],
        "target_ketersediaan": 99,
        "kontak_bantuan": [{"kanal": "loket", "alamat": f"Kantor {answers.nama_opd}"}],
        "waktu_bantuan": dict.fromkeys(_WEEK, _HOURS),
        "target_pelayanan": promise,
        "ketersediaan": {"jam": dict.fromkeys(_WEEK, _HOURS), "status": "tersedia"},
        "kelompok": place.kelompok,
        "klasifikasi": place.klasifikasi,
        "uji_klasifikasi": {**_TEST, **place.uji},
        "mulai": answers.as_of.date().isoformat(),
        "permintaan": [{"id": "permintaan-pertama", "nama": REQUEST, "target": promise}],
    }


def _text(head: tuple[str, ...], data: dict[str, Any]) -> str:
    return "".join(f"# {line}\n" for line in head) + block(data)
