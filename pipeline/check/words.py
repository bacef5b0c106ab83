"""What each broken keyword of a schema means, said to people in Indonesian."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipeline.check.formats import EXPECTED
from pipeline.model.lean import dataclass
from pipeline.wording import nearest, visible

TYPES = {
    "string": "teks",
    "integer": "bilangan bulat",
    "number": "angka",
    "boolean": "true atau false",
    "array": "daftar (baris berawalan tanda hubung)",
    "object": "blok isian (nama: nilai)",
}
# What is said in a browser is said in the same words; `{…}` stands for what was found and what is required.
MESSAGES: Mapping[str, str] = {
    "SKM003": "Isian wajib `{name}` ({title}) belum ada.",
    "SKM004": "Isian `{name}` tidak dikenal di sini.",
    "SKM005": "Ditemukan {shown}; yang diminta {wanted}.",
    "SKM006": "Nilai {shown} tidak tersedia. Pilihan: {wanted}.",
    "SKM007": "{shown} tidak dapat dibaca; yang diminta {wanted}.",
    "SKM008": "{shown} tidak sesuai bentuk {title}.",
    "SKM009": "Nilai {shown} di luar batas; yang diminta {wanted}.",
    "SKM010": "{shown} tidak sah di sini.",
    "SKM011": "Dokumen ini masih mempunyai kesalahan bentuk lain di luar {wanted} yang disebut.",
}
BOUNDS: Mapping[str, str] = {
    "minimum": "paling kecil {bound}",
    "maximum": "paling besar {bound}",
    "exclusiveMinimum": "lebih dari {bound}",
    "minLength": "paling sedikit {bound} karakter",
    "maxLength": "paling banyak {bound} karakter",
    "minItems": "paling sedikit {bound} butir",
    "maxItems": "paling banyak {bound} butir",
    "minProperties": "paling sedikit {bound} isian",
}
UNTITLED = "isian ini"


@dataclass(frozen=True, slots=True)
class Told:
    """A code of the SKM family with its words.

    Attributes:
        code: Identity.
        name: Kebab-case name.
        message: What was found and what is required.
        help: One thing to do.
    """

    code: str
    name: str
    message: str
    help: str


def missing(name: str, title: str) -> Told:
    """An obligatory field is missing."""
    return Told(
        "SKM003",
        "missing-field",
        MESSAGES["SKM003"].format(name=name, title=title),
        f"Tambahkan `{name}:` beserta nilainya.",
    )


def unknown(name: str, known: list[str]) -> Told:
    """A field that the schema does not know."""
    close = nearest(name, known)
    shown = visible(name)
    if close is not None:
        advice = f"Maksudnya `{close}`? Ganti nama isian ini."
    else:
        advice = "Hapus isian ini, atau awali namanya dengan x_ bila memang catatan sendiri."
    return Told("SKM004", "unknown-field", MESSAGES["SKM004"].format(name=shown), advice)


def wrong_type(value: Any, wanted: Any, form: str = "") -> Told:
    """A value of the wrong type.

    Args:
        value: What stands there.
        wanted: The types it may have.
        form: Name of the format that its text must have, "" for none.
    """
    names = wanted if isinstance(wanted, list) else [wanted]
    text = " atau ".join(TYPES.get(name, str(name)) for name in names)
    if names == ["string"]:
        # Told "text", people would put the number of a spreadsheet's date in quotes, and be refused again.
        text = EXPECTED.get(form, text)
    message = MESSAGES["SKM005"].format(shown=kind_of(value), wanted=text)
    return Told("SKM005", "wrong-type", message, f"Tulis {text} di sini.")


def not_listed(value: Any, choices: list[Any]) -> Told:
    """A value outside a closed list."""
    listed = ", ".join(str(choice) for choice in choices[:20])
    close = nearest(str(value), map(str, choices))
    advice = f"Maksudnya `{close}`?" if close is not None else "Pilih salah satu nilai yang tersedia."
    return Told("SKM006", "not-in-list", MESSAGES["SKM006"].format(shown=shown(value), wanted=listed), advice)


def bad_format(value: Any, name: str) -> Told:
    """A text that cannot be read as what it should be."""
    wanted = EXPECTED.get(name, name)
    return Told(
        "SKM007",
        "bad-format",
        MESSAGES["SKM007"].format(shown=shown(value), wanted=wanted),
        f"Tulis {wanted}.",
    )


def bad_pattern(value: Any, title: str) -> Told:
    """A text of the wrong form."""
    return Told(
        "SKM008",
        "bad-form",
        MESSAGES["SKM008"].format(shown=shown(value), title=title or UNTITLED),
        "Baca uraian isian ini, lalu tulis ulang.",
    )


def out_of_bounds(value: Any, keyword: str, bound: Any) -> Told:
    """Too long, too short, too many, too few, too large or too small."""
    wanted = BOUNDS[keyword].format(bound=bound) if keyword in BOUNDS else f"{keyword} {bound}"
    return Told(
        "SKM009",
        "out-of-bounds",
        MESSAGES["SKM009"].format(shown=shown(value), wanted=wanted),
        f"Sesuaikan menjadi {wanted}.",
    )


def not_lawful(value: Any) -> Told:
    """Whatever no other words fit."""
    return Told(
        "SKM010",
        "not-lawful",
        MESSAGES["SKM010"].format(shown=shown(value)),
        "Baca uraian isian ini, lalu tulis ulang.",
    )


def more(told: int) -> Told:
    """There are more faults than anybody would read at once."""
    message = MESSAGES["SKM011"].format(wanted=told)
    return Told("SKM011", "more-faults", message, "Perbaiki yang sudah disebut, lalu periksa lagi.")


def shown(value: Any) -> str:
    """A bounded, inert excerpt of a value."""
    if isinstance(value, str):
        return f"«{visible(value, 60)}»"
    if isinstance(value, (Mapping, list)):
        return kind_of(value)
    return str(value) if not isinstance(value, bool) else ("true" if value else "false")


def kind_of(value: Any) -> str:
    """What sort of value it is, in words."""
    if isinstance(value, bool):
        return f"nilai {'true' if value else 'false'}"
    if isinstance(value, str):
        return f"teks «{visible(value, 40)}»"
    if isinstance(value, (int, float)):
        return f"angka {value}"
    return (
        "daftar"
        if isinstance(value, list)
        else "blok isian"
        if isinstance(value, Mapping)
        else "nilai kosong"
    )


CODES: tuple[tuple[str, str, str], ...] = (
    ("SKM001", "missing-kind", "Dokumen tidak menyebut `jenis`."),
    ("SKM002", "unknown-kind", "Nilai `jenis` bukan jenis dokumen yang dikenal."),
    ("SKM003", "missing-field", "Isian wajib belum ada."),
    ("SKM004", "unknown-field", "Nama isian tidak dikenal."),
    ("SKM005", "wrong-type", "Nilai bukan jenis yang diminta."),
    ("SKM006", "not-in-list", "Nilai di luar daftar pilihan."),
    (
        "SKM007",
        "bad-format",
        "Waktu, tanggal, periode, durasi, jam, rujukan, atau alamat tidak dapat dibaca.",
    ),
    ("SKM008", "bad-form", "Teks tidak sesuai bentuk yang diminta."),
    ("SKM009", "out-of-bounds", "Panjang, jumlah, atau besar nilai di luar batas."),
    ("SKM010", "not-lawful", "Nilai tidak sah di tempat ini."),
    ("SKM011", "more-faults", "Kesalahan bentuk terlalu banyak untuk disebut satu per satu."),
)
