"""Personal data in text that will be published: identity numbers, telephone numbers, e-mail addresses."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from pipeline.law.law import Law
from pipeline.model.card import KINDS
from pipeline.model.case import Case
from pipeline.model.rule import Breach
from pipeline.rules.declare import WARNING, rule
from pipeline.rules.privacy.texts import Glance, glance, published_texts

# An OPD's structure names officials by design; a register is judged row by row.
_KINDS = tuple(kind for kind in KINDS if kind not in ("pemda", "opd", "register"))
_MOST = 10
_APART = r"[ .-]?"
# In one, with blanks after the place, or four by four as on the card; never by thousands, as amounts are.
_NIK = re.compile(
    rf"(?<![0-9A-Za-z])[1-9](?:[0-9]{{5}}{_APART}(?:[0-9]{_APART}){{9}}[0-9]"
    r"|[0-9]{3}(?:[ .-][0-9]{4}){3})(?![0-9A-Za-z])"
)
# Behind a slash it is part of an address, unless the address is that of a telephone.
_MOBILE = re.compile(
    r"(?:(?<![0-9A-Za-z/+-])|(?<=wa\.me/))"
    rf"(?:\+?62[ .-]?|0)8[1-9](?:{_APART}[0-9]){{7,10}}(?![0-9A-Za-z])"
)
_LANDLINE = re.compile(
    r"\b(?:telepon|telp|tlp|tel|fax|faks|hp|wa|whatsapp)[ .:]{1,3}"
    r"\(?(?:\+62 ?|0)[2-9][0-9]{1,2}\)?[ .-]?[0-9]{5,8}\b",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@([A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5})")
OFFICE_DOMAIN = ".go.id"
# What a stretch of digits must hold before the exact patterns are tried.
_IDENTITY_DIGITS = 16
_DIALLED = re.compile(r"(?:62[ .-]?|0)8[1-9](?:[ .-]?[0-9]){7}|(?:62 ?|0)[2-9][0-9]{1,2}\)?[ .-]?[0-9]{5}")


@rule("PBD001", "identity-number-in-text", severity=WARNING, kinds=_KINDS)
def identity_number_in_text(case: Case, law: Law) -> Iterator[Breach]:  # noqa: ARG001  asked alike
    """NIK tertulis dalam teks yang akan diterbitkan.

    Ketentuan:
        Peraturan tidak mengatur data pribadi; peringatan ini bawaan alat (bacaan `privasi`). Ketentuan
        pelindungan data pribadi berlaku di samping peraturan ini.

    Alasan:
        Teks rekaman tampil di halaman dan PDF; NIK di dalamnya akan tersebar.

    Melanggar:
        gejala: Pemohon dengan NIK (enam belas angka) gagal merekam.      # angkanya ditulis lengkap

    Patuh:
        gejala: Seorang pemohon gagal merekam.

    Cara memenuhi:
        Hapus nomornya dari teks; bila perlu disimpan, tulis pada isian `kontak` pelapor atau pemohon.
    """
    return _found(case, "nomor yang menyerupai NIK", _may_identify, _has_identity_number)


@rule("PBD002", "telephone-number-in-text", severity=WARNING, kinds=_KINDS)
def telephone_number_in_text(case: Case, law: Law) -> Iterator[Breach]:  # noqa: ARG001  asked alike
    """Nomor telepon tertulis dalam teks yang akan diterbitkan.

    Ketentuan:
        Peraturan tidak mengatur data pribadi; peringatan ini bawaan alat (bacaan `privasi`). Kontak kantor
        ditulis pada isian katalognya.

    Alasan:
        Teks rekaman tampil di halaman dan PDF; nomor pribadi di dalamnya akan tersebar.

    Melanggar:
        gejala: Hubungi pelapor di (nomor telepon seluler).      # angkanya ditulis lengkap

    Patuh:
        gejala: Hubungi pelapor lewat kontak yang tercatat.

    Cara memenuhi:
        Pindahkan nomornya ke isian `kontak` pelapor atau pemohon, yang tidak pernah diterbitkan.
    """
    return _found(case, "nomor telepon", _may_be_dialled, _has_telephone_number)


@rule("PBD003", "email-address-in-text", severity=WARNING, kinds=_KINDS)
def email_address_in_text(case: Case, law: Law) -> Iterator[Breach]:  # noqa: ARG001  every rule is asked alike
    """Alamat surel pribadi tertulis dalam teks yang akan diterbitkan.

    Ketentuan:
        Peraturan tidak mengatur data pribadi; peringatan ini bawaan alat (bacaan `privasi`). Surel kantor
        (go.id) tidak dipersoalkan.

    Alasan:
        Teks rekaman tampil di halaman dan PDF; alamat pribadi di dalamnya akan tersebar.

    Melanggar:
        gejala: Kirim hasilnya ke (surel pelapor).               # alamatnya ditulis lengkap

    Patuh:
        gejala: Kirim hasilnya ke kontak yang tercatat.

    Cara memenuhi:
        Pindahkan alamatnya ke isian `kontak` pelapor atau pemohon, yang tidak pernah diterbitkan.
    """
    return _found(case, "alamat surel", _may_be_mailed, _has_private_email)


def _found(
    case: Case, what: str, worth: Callable[[Glance], bool], looks_like: Callable[[str], bool]
) -> Iterator[Breach]:
    """At most _MOST breaches; the data itself is never repeated."""
    seen = glance(case.document)
    # The place of a text is only asked for when it is to be told.
    if not seen.texts or not worth(seen) or not any(map(looks_like, seen.texts)):
        return iter(())
    return _breaches(case, what, looks_like)


def _breaches(case: Case, what: str, looks_like: Callable[[str], bool]) -> Iterator[Breach]:
    number = 0
    for keys, text in published_texts(case):
        if looks_like(text):
            number += 1
            yield case.breach(
                *keys,
                message=f"Teks ini memuat {what}, padahal akan diterbitkan.",
                help="Hapus dari teks, atau pindahkan ke isian `kontak` yang tidak pernah diterbitkan.",
            )
            if number == _MOST:
                return


PATTERNS: Mapping[str, str] = {
    "nik": _NIK.pattern,
    "seluler": _MOBILE.pattern,
    "telepon": _LANDLINE.pattern,
    "surel": _EMAIL.pattern,
}
"""What is looked for, for whoever has to look elsewhere; `telepon` whatever its case."""


def _may_identify(seen: Glance) -> bool:
    return any(len(run) >= _IDENTITY_DIGITS for run in seen.runs)


def _may_be_dialled(seen: Glance) -> bool:
    return any(_DIALLED.search(run) for run in seen.runs)


def _may_be_mailed(seen: Glance) -> bool:
    return "@" in seen.whole


def is_personal(text: str) -> bool:
    """Whether a text holds what looks like an identity number, a telephone number or a private address."""
    return _has_identity_number(text) or _has_telephone_number(text) or _has_private_email(text)


def _has_identity_number(text: str) -> bool:
    return any(_is_identity_number(re.sub(r"[^0-9]", "", match[0])) for match in _NIK.finditer(text))


def _is_identity_number(digits: str) -> bool:
    """Whether sixteen digits are built as a NIK: province, birth (a woman's day plus forty), serial."""
    province, day, month = int(digits[:2]), int(digits[6:8]), int(digits[8:10])
    born = 1 <= (day - 40 if day > 40 else day) <= 31 and 1 <= month <= 12
    return 11 <= province <= 96 and digits[2:4] != "00" and born and digits[12:] != "0000"


def _has_telephone_number(text: str) -> bool:
    return bool(_MOBILE.search(text) or _LANDLINE.search(text))


def _has_private_email(text: str) -> bool:
    return any(not match[1].lower().endswith(OFFICE_DOMAIN) for match in _EMAIL.finditer(text))
