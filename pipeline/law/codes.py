"""The PKT family: what can be wrong with a regulation pack, and with the readings a region takes from it."""

from __future__ import annotations

from pipeline.model.document import Document
from pipeline.model.finding import Basis, Finding, Severity
from pipeline.model.pointer import Keys, Pointer

CODES: tuple[tuple[str, str, Severity, str], ...] = (
    ("PKT001", "unknown-pack", Severity.ERROR, "Paket regulasi yang disebut pemda tidak ada."),
    ("PKT002", "pack-file-missing", Severity.ERROR, "Paket kekurangan berkas yang wajib ada."),
    ("PKT003", "pack-entry-unusable", Severity.ERROR, "Isi paket tidak dapat dipakai."),
    ("PKT004", "unknown-clause-cited", Severity.WARNING, "Paket mengutip klausul yang tidak dicatatnya."),
    ("PKT005", "value-without-clause", Severity.WARNING, "Nilai hukum tidak menyebut klausulnya."),
    ("PKT006", "default-not-offered", Severity.ERROR, "Bawaan bacaan bukan salah satu pilihannya."),
    ("PKT007", "duplicate-entry", Severity.WARNING, "Paket memuat dua entri dengan pengenal yang sama."),
    ("PKT008", "table-incomplete", Severity.WARNING, "Tabel tidak menjawab semua kombinasi istilah."),
    ("PKT009", "calendar-never-open", Severity.ERROR, "Kalender tidak memiliki hari kerja."),
    ("PKT010", "calendar-entry-unusable", Severity.ERROR, "Isian kalender tidak dapat dibaca."),
    ("PKT011", "calendar-day-contradicts", Severity.WARNING, "Satu tanggal dinyatakan libur dan hari kerja."),
    ("PKT012", "unknown-reading", Severity.ERROR, "Kunci bacaan tidak dikenal paket."),
    ("PKT013", "unknown-reading-value", Severity.ERROR, "Nilai bacaan bukan salah satu pilihan."),
    (
        "PKT014",
        "reading-chosen-twice",
        Severity.WARNING,
        "Satu kunci dipilih dua kali untuk tanggal yang sama.",
    ),
    ("PKT015", "order-turned-round", Severity.WARNING, "Nilai kelas yang lebih ringan justru lebih ketat."),
    ("PKT016", "undefined-term", Severity.WARNING, "Paket memakai kata yang tidak ada dalam kosakatanya."),
    ("PKT017", "example-that-binds", Severity.WARNING, "Tabel contoh dan tabel yang mengikat tertukar."),
    (
        "PKT018",
        "unknown-indicator",
        Severity.WARNING,
        "Daerah menyebut indikator yang tidak ada dalam paket.",
    ),
    ("PKT019", "indicator-unusable", Severity.ERROR, "Berkas indikator paket tidak dapat dipakai."),
)
_KNOWN = {code: (name, severity) for code, name, severity, _ in CODES}


def in_pack(code: str, path: str, keys: Keys, message: str, advice: str) -> Finding:
    """A finding about a place in the pack."""
    name, severity = _KNOWN[code]
    return Finding(code, name, severity, Pointer(path, 0, keys), message, advice, basis=Basis.ALAT)


def in_document(code: str, document: Document, keys: Keys, message: str, advice: str) -> Finding:
    """A finding about a place in a catalogue document."""
    name, severity = _KNOWN[code]
    pointer = document.pointer(*keys)
    return Finding(code, name, severity, pointer, message, advice, basis=Basis.ALAT, document=document.ref)
