"""Which column of a table is which field of a record: guessed from the titles, or told by a mapping file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from pipeline.exchange.plaintext import block
from pipeline.exchange.sheet import Sheet
from pipeline.model.lean import dataclass, field

_TICKET = {
    "id": (
        "nomor tiket, no tiket, nomor, no registrasi, tiket, ticket, ticket id, number, "
        "nomor aduan, nomor permintaan"
    ),
    "layanan": "nama layanan, service, jenis layanan",
    "status": "keadaan",
    "direspons": (
        "tanggal respons, waktu respons, respons pertama, tanggal tanggapan, first response, ditanggapi"
    ),
    "dikonfirmasi": "tanggal konfirmasi, waktu konfirmasi, konfirmasi",
    "kendala": "alasan terlambat, hambatan",
    "urgensi": "urgency",
}
TITLES: Mapping[str, Mapping[str, str]] = {
    "permintaan": {
        **_TICKET,
        "butir": "jenis permintaan, permintaan, butir permintaan, request type",
        "pemohon.nama": "pemohon, nama pemohon, nama, requester, customer",
        "pemohon.kontak": "kontak, kontak pemohon, no hp, nomor hp, telepon, email, surel",
        "pemohon.kategori": "kategori pemohon, jenis pemohon",
        "deskripsi": "uraian, isi permintaan, keterangan, rincian, description, title, judul, subject",
        "diajukan": (
            "tanggal pengajuan, waktu pengajuan, tanggal permintaan, tanggal masuk, tanggal, "
            "opening date, created, created at, date"
        ),
        "klasifikasi": "klasifikasi permintaan",
        "dipenuhi": (
            "tanggal selesai, waktu selesai, tanggal dipenuhi, selesai, solution date, resolution date"
        ),
        "pelaksana": "petugas, nama petugas, assigned to, technician",
        "kepuasan": "nilai kepuasan, rating, penilaian",
        "masukan": "saran, saran dan masukan",
    },
    "aduan": {
        **_TICKET,
        "pelapor.nama": "pelapor, nama pelapor, nama, requester, customer",
        "pelapor.kontak": "kontak, kontak pelapor, no hp, nomor hp, telepon, email, surel",
        "pelapor.kategori": "kategori pelapor, jenis pelapor",
        "dilaporkan": (
            "tanggal lapor, waktu lapor, tanggal laporan, tanggal aduan, waktu aduan, date reported"
        ),
        "dicatat": (
            "tanggal catat, waktu catat, tanggal pencatatan, tanggal, opening date, created, created at"
        ),
        "metode_pelaporan": "metode, kanal, kanal laporan, media, cara melapor, request source, source",
        "kategori": "kategori gangguan, category, jenis gangguan, kategori aduan",
        "gejala": (
            "keluhan, aduan, isi aduan, uraian, uraian gangguan, deskripsi, description, "
            "title, judul, subject"
        ),
        "dampak": "impact, tingkat dampak",
        "penyebab": "penyebab gangguan, akar masalah, root cause",
        "komponen": "perangkat, komponen terkait",
        "petugas.administrator_layanan": "petugas, nama petugas, assigned to, technician",
        "metode_konfirmasi": "cara konfirmasi",
        "diselesaikan": "tanggal selesai, waktu selesai, selesai, solution date, resolution date",
        "ditutup": "tanggal tutup, waktu tutup, tanggal ditutup, close date, closing date",
        "estimasi_selesai": "estimasi, target selesai",
    },
    "asesmen": {
        "indikator": "id indikator, kode indikator",
        "tahun": "tahun penilaian, tahun asesmen",
        "penilai": "asesor, tim penilai, penilai eksternal",
        "tingkat": "nilai, level, skor",
        "tanggal": "tanggal penilaian",
        "butir.id": "no, nomor, kode butir, butir, id",
        "butir.kriteria": "kriteria, bukti, data dukung, dokumen, uraian kriteria, kriteria penilaian",
        "butir.putusan": "putusan, hasil, status, keputusan, hasil penilaian, verifikasi",
        "butir.catatan": "catatan, komentar, keterangan, rekomendasi, alasan, catatan asesor",
        "butir.opd": "opd, perangkat daerah",
        "butir.penanggung_jawab": "penanggung jawab, pic",
        "butir.tenggat": "tenggat, batas waktu, target selesai",
    },
    "layanan": {
        "id": "kode layanan, kode, id",
        "nama": "layanan, nama, jenis layanan",
        "deskripsi": "uraian, keterangan, uraian layanan, deskripsi layanan",
        "penyedia": "opd, opd penyedia, perangkat daerah, unit penyedia",
        "administrator_layanan": "admin layanan, pengelola layanan",
        "administrator_infrastruktur": "admin infrastruktur, admin teknis, administrator infrastruktur",
        "cara_akses": "akses, tautan, url, alamat layanan, kanal akses",
        "target_ketersediaan": "target availability, target uptime, sla ketersediaan",
        "kontak_bantuan": "kontak, kontak layanan, narahubung, helpdesk",
        "waktu_bantuan": "jam bantuan, jam helpdesk, jam layanan bantuan",
        "target_pelayanan": "target waktu, waktu penyelesaian, target waktu pelayanan, target pelayanan",
        "ketersediaan.jam": "jam layanan, jam operasional, jam ketersediaan",
        "ketersediaan.status": "status, status layanan, status ketersediaan",
        "kelompok": "kelompok",
        "klasifikasi": "kelas, kelas layanan, kategori layanan",
        "uji_klasifikasi.sepenuhnya_elektronik": "sepenuhnya elektronik, elektronik penuh",
        "uji_klasifikasi.dapat_manual": "dapat manual, dapat dilakukan manual",
        "uji_klasifikasi.dapat_tertunda": "dapat tertunda, dapat ditunda",
        "mulai": "tanggal mulai, tahun mulai, mulai beroperasi, tahun",
        "permintaan": "permintaan layanan, jenis permintaan, butir permintaan, daftar permintaan",
    },
}
"""Titles that people give to the fields of a kind, beside the field's own name and title."""

# How GLPI and Zammad name the same things. Their `priority` is another scale than the regulation's.
_TOOLS: Mapping[str, Mapping[str, str]] = {
    "permintaan": {
        "id": "id",
        "deskripsi": "content, name",
        "diajukan": "date, date creation",
        "direspons": "takeintoaccountdate, first response at",
        "dipenuhi": "solvedate, close at",
        "pemohon.nama": "users id recipient, customer, customer email",
        "status": "state, state name",
    },
    "aduan": {
        "id": "id",
        "gejala": "content, name",
        "dicatat": "date, date creation",
        "direspons": "takeintoaccountdate, first response at",
        "diselesaikan": "solvedate",
        "ditutup": "closedate, close at",
        "pelapor.nama": "users id recipient, customer, customer email",
        "kategori": "itilcategories id, group, group name",
        "status": "state, state name",
    },
}

_SECTIONS = ("kolom", "nilai", "tetap", "abaikan")


class MappingFault(Exception):
    """The mapping makes no sense; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Columns:
    """What becomes of a table's columns.

    Attributes:
        fields: Title to field path, e.g. "pelapor.nama".
        values: Field path to what its words mean: {"Tinggi": "mayor"}.
        fixed: Fields that every row has alike.
        ignored: Titles that are left out on purpose.
    """

    fields: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    fixed: Mapping[str, Any] = field(default_factory=dict)
    ignored: tuple[str, ...] = ()

    def text(self) -> str:
        """The mapping as the file that `--peta` reads."""
        parts = {
            "kolom": dict(self.fields),
            "nilai": {name: dict(words) for name, words in self.values.items()},
            "tetap": dict(self.fixed),
            "abaikan": list(self.ignored),
        }
        kept = {name: part for name, part in parts.items() if part}
        return block(kept) if kept else "# tidak ada kolom yang dikenal\n"


def guess(kind: str, sheet: Sheet, names: Iterable[tuple[str, str]]) -> Columns:
    """A mapping from the titles alone; a field that two columns could be goes to the first.

    Args:
        kind: The kind of record.
        sheet: The table.
        names: The fields of the kind: path and title.
    """
    known: dict[str, str] = {}
    for path, title in names:
        for name in (path, title):
            known.setdefault(_plain(name), path)
    for spoken in (TITLES, _TOOLS):
        for path, titles in spoken.get(kind, {}).items():
            for title in titles.split(","):
                known.setdefault(_plain(title), path)
    found: dict[str, str] = {}
    ignored: list[str] = []
    for title in sheet.header.values():
        path = known.get(_plain(title), "")
        if path and path not in found.values():
            found[title] = path
        else:
            ignored.append(title)
    return Columns(found, ignored=tuple(ignored))


def read_mapping(content: Any) -> Columns:
    """A mapping file's content.

    Raises:
        MappingFault: It has other sections, or a section of another shape.
    """
    if not isinstance(content, Mapping) or not set(content) <= set(_SECTIONS):
        raise MappingFault(f"berkas peta berisi bagian {', '.join(_SECTIONS)}, tidak lain")
    fields, values = content.get("kolom", {}), content.get("nilai", {})
    fixed, ignored = content.get("tetap", {}), content.get("abaikan", [])
    if not all(isinstance(part, Mapping) for part in (fields, values, fixed)) or not isinstance(
        ignored, list
    ):
        raise MappingFault("`kolom`, `nilai`, dan `tetap` berisi pasangan; `abaikan` berisi daftar judul")
    if not all(isinstance(path, str) for path in fields.values()):
        raise MappingFault("`kolom` memasangkan judul kolom dengan nama isian")
    if not all(isinstance(words, Mapping) for words in values.values()):
        raise MappingFault("`nilai` memasangkan isian dengan daftar padanan, mis. dampak: {Tinggi: mayor}")
    return Columns(
        {str(title): str(path) for title, path in fields.items()},
        {str(name): {str(word): value for word, value in words.items()} for name, words in values.items()},
        {str(name): value for name, value in fixed.items()},
        tuple(str(title) for title in ignored),
    )


def unknown_titles(columns: Columns, sheet: Sheet) -> list[str]:
    """Titles that the mapping names and the table does not have."""
    there = {title.casefold() for title in sheet.header.values()}
    return [title for title in columns.fields if title.casefold() not in there]


def _plain(title: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", title.casefold()))
