"""Verdicts and states as people see them: a word, a sign beside it, and a tone that is never alone."""

from __future__ import annotations

from typing import Literal

from pipeline.model.lean import dataclass

Tone = Literal["baik", "buruk", "awas", "jalan", "netral"]


@dataclass(frozen=True, slots=True)
class Badge:
    """How one word is shown.

    Attributes:
        label: What people read.
        sign: A letter of the bundled font that says the same without colour.
        tone: Which colours.
    """

    label: str
    sign: str
    tone: Tone


_BADGES = {
    # What became of a limit.
    "tercapai": Badge("Tercapai", "✓", "baik"),
    "tidak_tercapai": Badge("Tidak tercapai", "✗", "buruk"),
    "berjalan": Badge("Berjalan", "▶", "jalan"),
    "tidak_diatur": Badge("Tidak diatur", "○", "netral"),
    "tidak_dinilai": Badge("Tidak dinilai", "–", "netral"),
    "dikecualikan": Badge("Dikecualikan", "□", "netral"),
    "tidak_sah": Badge("Tidak sah", "⚠", "awas"),
    "tidak_dapat_disimpulkan": Badge("Tidak dapat disimpulkan", "?", "awas"),
    "tidak_ada_kejadian": Badge("Tidak ada kejadian", "–", "netral"),
    # What evidence comes to.
    "terpenuhi": Badge("Terpenuhi", "✓", "baik"),
    "sebagian": Badge("Sebagian", "½", "awas"),
    "belum_terpenuhi": Badge("Belum terpenuhi", "✗", "buruk"),
    "terisi": Badge("Terisi", "✓", "baik"),
    "kosong": Badge("Kosong", "✗", "buruk"),
    "lengkap": Badge("Lengkap", "✓", "baik"),
    "belum_lengkap": Badge("Belum lengkap", "✗", "buruk"),
    "terbukti": Badge("Terbukti", "✓", "baik"),
    "dinyatakan_berkas": Badge("Dinyatakan berkas", "○", "jalan"),
    "bertentangan": Badge("Bertentangan", "⚠", "buruk"),
    "belum_ada": Badge("Belum ada", "✗", "buruk"),
    "resmi": Badge("Resmi", "✓", "netral"),
    "tidak_resmi": Badge("Tidak resmi", "⚠", "awas"),
    "melebihi_bukti": Badge("Melebihi bukti", "⚠", "buruk"),
    # How a finding weighs.
    "error": Badge("Galat", "✗", "buruk"),
    "warning": Badge("Peringatan", "⚠", "awas"),
    "info": Badge("Catatan", "i", "jalan"),
    # Where work and approvals stand.
    "selesai": Badge("Selesai", "✓", "baik"),
    "terlambat": Badge("Terlambat", "⚠", "buruk"),
    "rencana": Badge("Rencana", "○", "netral"),
    "diterima": Badge("Diterima", "✓", "baik"),
    "revisi": Badge("Revisi", "!", "awas"),
    "terbuka": Badge("Terbuka", "○", "awas"),
    "disetujui": Badge("Disetujui", "✓", "baik"),
    "ditetapkan": Badge("Ditetapkan", "✓", "baik"),
    "ditolak": Badge("Ditolak", "✗", "buruk"),
    "disusun": Badge("Disusun", "○", "netral"),
    "belum_disetujui": Badge("Belum disetujui", "○", "awas"),
    "kedaluwarsa": Badge("Kedaluwarsa", "⚠", "awas"),
    "lulus": Badge("Lulus", "✓", "baik"),
    "gagal": Badge("Gagal", "✗", "buruk"),
    "berhasil": Badge("Berhasil", "✓", "baik"),
    # Whose reading of the regulation it is.
    "bawaan": Badge("Bawaan paket", "○", "netral"),
    "pilihan_sendiri": Badge("Ditetapkan sendiri", "◆", "awas"),
}


def badge(word: str) -> Badge:
    """How a machine word is shown; one that nobody described is shown as it reads, in neutral tone."""
    return _BADGES.get(word) or Badge(word.replace("_", " ").capitalize(), "•", "netral")
