"""The words of the regulation and of this site, each in a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.fact import Verdict
from pipeline.render.badges import badge
from pipeline.render.document import Item
from pipeline.render.documents import places
from pipeline.render.documents.dossier import Dossier, Draft, Shelf
from pipeline.render.documents.terms import plain
from pipeline.render.page import Sheet

_VERDICTS = {
    Verdict.TERCAPAI: "Selesai dalam batas.",
    Verdict.TIDAK_TERCAPAI: "Selesai melewati batas, atau masih terbuka setelah batas lewat.",
    Verdict.BERJALAN: "Masih terbuka, batas belum lewat saat dinilai.",
    Verdict.TIDAK_DIATUR: "Tidak ada yang menetapkan batas.",
    Verdict.TIDAK_DINILAI: "Terjadi sebelum peraturan berlaku, atau di luar masa berlaku SLA.",
    Verdict.DIKECUALIKAN: "Batal, duplikat, bukan lingkup, ditolak, atau dialihkan: di luar semua penyebut.",
    Verdict.TIDAK_SAH: "Waktu dalam rekaman saling bertentangan; menjadi temuan dan tidak dihitung.",
    Verdict.TIDAK_DAPAT_DISIMPULKAN: "Waktu tanggap tercapai, sedangkan target pelayanannya tidak diatur.",
}
_WORDS = (
    (
        "Katalog layanan",
        "Daftar layanan perangkat daerah, dengan isian yang diminta peraturan.",
    ),
    ("Permintaan", "Kebutuhan pengguna atas sesuatu yang ada dalam daftar permintaan layanan."),
    ("Aduan", "Laporan bahwa layanan terganggu; jamnya berjalan sejak dilaporkan."),
    ("Waktu tanggap", "Dari aduan dilaporkan sampai ditanggapi pertama kali oleh orang."),
    (
        "Target pelayanan",
        "Dari dilaporkan atau diajukan sampai selesai; bawaannya sampai pengguna mengonfirmasi.",
    ),
    ("Ketersediaan", "Bagian dari waktu layanan yang dijanjikan dan teramati, saat layanan berjalan."),
    ("RPO", "Kehilangan data terlama yang masih dapat diterima saat bencana."),
    ("RTO", "Waktu terlama sampai layanan beroperasi normal kembali setelah bencana."),
    ("DRP", "Rencana pemulihan bencana (disaster recovery plan)."),
    ("SLA", "Kesepakatan tingkat layanan; dinilai di samping target peraturan, tidak menggantikannya."),
    ("Tafsir", "Pilihan bacaan di tempat naskah peraturan diam atau dapat dibaca lebih dari satu cara."),
    ("Temuan regulasi", "Yang keliru, kurang, bertentangan, atau tanpa wewenang menurut klausul peraturan."),
    ("Temuan alat", "Pemeriksaan bawaan alat; tidak menyatakan pelanggaran peraturan."),
    ("Nihil", "Sudah dihitung dan hasilnya tidak ada."),
    ("Belum ada data", "Belum dicatat, sehingga tidak dapat dihitung."),
    ("Tidak diatur", "Peraturan tidak menetapkan batas untuk hal itu."),
)


def glossary_page(dossier: Dossier, _shelf: Shelf) -> list[Draft]:
    """The glossary."""
    values = {
        "istilah": [Item(name, meaning) for name, meaning in _WORDS],
        "hasil": [Item(badge(word.value).label, meaning) for word, meaning in _VERDICTS.items()],
        "kosakata": [(plain(name), list(_terms(dossier, name))) for name in dossier.law.terms],
        "peran": [
            Item(role.nama, role.deskripsi, source=role.klausul, href=places.clause_place(role.klausul))
            for role in dossier.law.roles
        ],
    }
    sheet = Sheet(
        path=places.GLOSSARY,
        title="Glosarium",
        section=places.HOME,
        crumbs=(places.HOME_CRUMB,),
        summary="Istilah peraturan dan situs ini.",
    )
    return [Draft(template="pages/glosarium.html", sheet=sheet, values=values)]


def _terms(dossier: Dossier, vocabulary: str) -> Iterator[Item]:
    for value, entry in dossier.law.terms[vocabulary].items():
        yield Item(str(entry.get("nama", value)), str(entry.get("arti", "")) or None)
