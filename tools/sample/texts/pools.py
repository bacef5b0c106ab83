"""Which pool speaks for which service, and the words that fill the slots."""

from __future__ import annotations

from tools.sample.dice import Dice
from tools.sample.texts import disdukcapil, finance_staff, licensing_health
from tools.sample.texts.diskominfo_network import JIP, TTE
from tools.sample.texts.diskominfo_public import LAPOR, SUREL
from tools.sample.texts.shapes import Voice

VOICES: dict[str, Voice] = {
    "jip": JIP,
    "tte": TTE,
    "surel-dinas": SUREL,
    "lapor-bupati": LAPOR,
    "adminduk-daring": disdukcapil.ADMINDUK,
    "akta-daring": disdukcapil.AKTA,
    "pemanfaatan-data": disdukcapil.DATA,
    "perizinan-daring": licensing_health.IZIN,
    "info-investasi": licensing_health.INVESTASI,
    "psc-119": licensing_health.PSC,
    "antrean-puskesmas": licensing_health.ANTREAN,
    "pbb-daring": finance_staff.PBB,
    "esptpd": finance_staff.ESPTPD,
    "presensi-asn": finance_staff.PRESENSI,
    "kenaikan-pangkat": finance_staff.PANGKAT,
    "surat-kecamatan": finance_staff.SURAT,
}

_WORDS: dict[str, tuple[str, ...]] = {
    "kec": (
        "Adiwerna", "Balapulang", "Bojong", "Bumijawa", "Dukuhturi", "Dukuhwaru", "Jatinegara", "Kedungbanteng",
        "Kramat", "Lebaksiu", "Margasari", "Pagerbarang", "Pangkah", "Slawi", "Suradadi", "Talang", "Tarub", "Warureja",
    ),
    "desa": (
        "Balamoa", "Banjaranyar", "Bojongsana", "Danawarih", "Dukuhjati", "Guci", "Harjosari", "Jatilaba", "Kademangaran",
        "Kalisoka", "Kambangan", "Kebandingan", "Kendalserut", "Maribaya", "Padasari", "Pesarean", "Procot", "Rembul",
        "Sidakaton", "Tembok", "Ujungrusi", "Yamansari",
    ),
    "desa_slawi": ("Dukuhsalam", "Dukuhwringin", "Kalisapu", "Slawi Kulon", "Trayeman"),
    "opd": (
        "Dinas Pendidikan", "Dinas Sosial", "Dinas Perhubungan", "Dinas Pekerjaan Umum", "Dinas Pertanian", "Dinas Perdagangan",
        "Dinas Lingkungan Hidup", "Dinas Pariwisata", "Bappeda", "BPKAD", "Sekretariat Daerah", "Sekretariat DPRD",
        "Satpol PP", "Dinas Perpustakaan", "Dinas Tenaga Kerja", "RSUD dr. Soeselo",
    ),
    "hari": ("Senin", "Selasa", "Rabu", "Kamis", "Jumat"),
    "jml": ("dua", "tiga", "empat", "lima", "enam"),
}  # fmt: skip
_MONTHS = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
]


def month_name(month: int) -> str:
    """The Indonesian name of a month."""
    return _MONTHS[month - 1]


def filled(text: str, dice: Dice, month: int) -> str:
    """The text with each of its slots filled; {bulan} is the month before."""
    words = {slot: dice.pick(items) for slot, items in _WORDS.items() if "{" + slot + "}" in text}
    return text.format(**words, bulan=month_name(month - 1 or 12))
