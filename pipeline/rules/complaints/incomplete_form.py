"""Fields of the complaint form that the data model leaves open and a closed record should still show."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.law import Law
from pipeline.model.case import Case
from pipeline.model.rule import Breach
from pipeline.rules.declare import WARNING, rule
from pipeline.rules.tickets import counted

_AT_CLOSING = (
    ("komponen", "L2.2.1.2.k10", "aplikasi atau infrastruktur yang terkait"),
    ("metode_konfirmasi", "L2.2.1.2.k13", "cara pelapor dikabari"),
)


@rule(
    "ADU020",
    "other-channel-unnamed",
    "L2.2.1.2.k3",
    severity=WARNING,
    kinds=("aduan",),
    may=lambda seen: seen.get("metode_pelaporan") == "lainnya" and "metode_lain" not in seen,
)
def other_channel_unnamed(case: Case, law: Law) -> Iterator[Breach]:
    """Metode pelaporan `lainnya` tanpa keterangan.

    Ketentuan:
        Formulir aduan menyebut lewat apa laporan masuk.

    Alasan:
        "Lainnya" saja tidak menjawab pertanyaan itu.

    Melanggar:
        metode_pelaporan: lainnya

    Patuh:
        metode_pelaporan: lainnya
        metode_lain: Radio komunikasi kecamatan

    Cara memenuhi:
        Isi `metode_lain`.
    """
    unnamed = case.get("metode_pelaporan") == "lainnya" and case.get("metode_lain") is None
    if unnamed and counted(case, law) is not None:
        yield case.breach(
            "metode_pelaporan",
            message="Metode pelaporan `lainnya` tanpa keterangan.",
            help="Isi `metode_lain`, misalnya Radio komunikasi kecamatan.",
        )


@rule(
    "ADU025",
    "closed-form-incomplete",
    "L2.2.1.2.k10",
    "L2.2.1.2.k13",
    severity=WARNING,
    kinds=("aduan",),
    may=lambda seen: seen.get("status") == "ditutup" and any(field not in seen for field, *_ in _AT_CLOSING),
)
def closed_form_incomplete(case: Case, law: Law) -> Iterator[Breach]:
    """Aduan yang sudah ditutup belum menyebut komponen atau cara mengabari pelapor.

    Ketentuan:
        Formulir aduan memuat aplikasi atau infrastruktur yang terkait dan cara pelapor dikabari. Alat tidak
        memintanya sejak awal karena keduanya sering baru jelas belakangan.

    Alasan:
        Dari komponen terlihat bagian mana yang sering terganggu, dan dari cara mengabari terlihat bahwa
        pelapor diberi tahu.

    Melanggar:
        status: ditutup
        # komponen kosong

    Patuh:
        status: ditutup
        komponen: [siak]
        metode_konfirmasi: telepon

    Cara memenuhi:
        Lengkapi isian yang disebut.
    """
    if case.get("status") != "ditutup" or counted(case, law) is None:
        return
    for field, clause, name in _AT_CLOSING:
        if case.get(field) is None:
            yield case.breach(
                "status",
                message=f"Aduan sudah ditutup, tetapi `{field}` ({name}) belum diisi.",
                help=f"Isi `{field}`.",
                clauses=(clause,),
            )


@rule(
    "ADU026",
    "proactive-source-unclear",
    "L2.2.1.3.T7.1.2",
    severity=WARNING,
    kinds=("aduan",),
    may=lambda seen: seen.get("metode_pelaporan") == "pemantauan",
)
def proactive_source_unclear(case: Case, law: Law) -> Iterator[Breach]:
    """Aduan dari pemantauan tercatat seolah-olah dari pengguna.

    Ketentuan:
        Gangguan yang ditemukan sendiri dibuatkan tiket dengan formulir aduan. Tiket seperti itu bersumber
        `pemantauan` atau `reviu` dan dihitung pada baris tersendiri.

    Alasan:
        Tanpa sumber yang benar, temuan sendiri tampak sebagai keluhan pengguna.

    Melanggar:
        metode_pelaporan: pemantauan
        sumber: pengguna

    Patuh:
        metode_pelaporan: pemantauan
        sumber: pemantauan

    Cara memenuhi:
        Isi `sumber: pemantauan` (atau `reviu`), atau perbaiki metode pelaporannya.
    """
    from_users = case.get("sumber") in (None, "pengguna")
    if from_users and case.get("metode_pelaporan") == "pemantauan" and counted(case, law) is not None:
        yield case.breach(
            "sumber" if case.get("sumber") else "metode_pelaporan",
            message="Laporan masuk lewat pemantauan, tetapi sumbernya tercatat pengguna.",
            help="Isi `sumber: pemantauan`, atau perbaiki `metode_pelaporan`.",
        )
