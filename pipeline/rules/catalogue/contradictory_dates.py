"""Dates in the catalogue that contradict one another: spans, former values, successors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from pipeline.law.law import Law
from pipeline.model.case import Case
from pipeline.model.lives import first_day
from pipeline.model.moments import parse_date
from pipeline.model.pointer import Keys
from pipeline.model.region import DATED_FIELDS
from pipeline.model.rule import Breach
from pipeline.rules.declare import ERROR, WARNING, rule
from pipeline.wording import tanggal


@rule(
    "KAT007",
    "ends-before-it-begins",
    severity=ERROR,
    kinds=("opd", "layanan", "aplikasi", "infrastruktur"),
)
def ends_before_it_begins(case: Case, law: Law) -> Iterator[Breach]:  # noqa: ARG001  every rule is asked alike
    """Masa dalam katalog berakhir sebelum dimulai.

    Ketentuan:
        Peraturan tidak mengatur cara mencatat masa. Alat memakai tanggalnya untuk menilai apa yang berlaku
        pada suatu hari.

    Alasan:
        Masa yang terbalik tidak mencakup satu hari pun.

    Melanggar:
        mulai: 2025-01-01
        berakhir: 2024-12-31

    Patuh:
        mulai: 2024-01-01
        berakhir: 2024-12-31

    Cara memenuhi:
        Perbaiki salah satu tanggalnya.
    """
    for keys, first, last in _spans(case):
        if first is not None and last is not None and last < first:
            yield case.breach(
                *keys,
                message=f"Berakhir {tanggal(last)}, sebelum dimulai ({tanggal(first)}).",
                help="Perbaiki salah satu tanggalnya.",
            )


@rule("KAT008", "contradictory-history", severity=ERROR, kinds=("layanan",))
def contradictory_history(case: Case, law: Law) -> Iterator[Breach]:  # noqa: ARG001  every rule is asked alike
    """Riwayat nilai layanan bertentangan.

    Ketentuan:
        Peraturan tidak mengatur riwayat. Alat memakainya agar tiket dinilai dengan nilai yang berlaku saat
        dilaporkan.

    Alasan:
        Dua nilai berbeda untuk masa yang sama, atau nilai yang berakhir sebelum layanan ada, tidak dapat
        dipakai menilai.

    Melanggar:
        riwayat:
          - {sampai: 2024-12-31, klasifikasi: normal}
          - {sampai: 2024-12-31, klasifikasi: kritis}

    Patuh:
        riwayat:
          - {sampai: 2023-12-31, klasifikasi: normal}
          - {sampai: 2024-12-31, klasifikasi: kritis}

    Cara memenuhi:
        Perbaiki tanggal `sampai`, atau hapus baris yang keliru. Urutan baris tidak berpengaruh.
    """
    begins = first_day(case.get("mulai"))
    yield from _history(case, ("riwayat",), DATED_FIELDS, begins)
    for number, butir in enumerate(case.all("permintaan")):
        yield from _history(
            case, ("permintaan", number, "riwayat"), ("target",), parse_date(butir.get("mulai"))
        )


@rule("KAT009", "replaced-by-itself", severity=ERROR, kinds=("layanan",))
def replaced_by_itself(case: Case, law: Law) -> Iterator[Breach]:  # noqa: ARG001  every rule is asked alike
    """Layanan menyebut dirinya sendiri sebagai pengganti.

    Ketentuan:
        Peraturan tidak mengatur hal ini. Alat memakai `pengganti` untuk mengarahkan pengguna layanan yang
        berakhir.

    Alasan:
        Pengguna diarahkan kembali ke layanan yang sudah berakhir.

    Melanggar:
        id: ktp
        berakhir: 2025-12-31
        pengganti: ktp

    Patuh:
        id: ktp
        berakhir: 2025-12-31
        pengganti: identitas-digital

    Cara memenuhi:
        Tunjuk layanan yang sungguh menggantikan, atau hapus `pengganti`.
    """
    successor = case.region.service(case.get("pengganti"), case.document.opd)
    if successor is not None and case.service is not None and successor.ref == case.service.ref:
        yield case.breach(
            "pengganti",
            message="Layanan ini menyebut dirinya sendiri sebagai pengganti.",
            help="Tunjuk layanan yang menggantikan, atau hapus `pengganti`.",
        )


@rule("KAT010", "replaced-but-not-ended", severity=WARNING, kinds=("layanan",))
def replaced_but_not_ended(case: Case, law: Law) -> Iterator[Breach]:  # noqa: ARG001  every rule is asked alike
    """Pengganti disebut, tetapi layanan ini tidak berakhir.

    Ketentuan:
        Peraturan tidak mengatur hal ini; peringatan bawaan alat.

    Alasan:
        Selama `berakhir` kosong layanan lama tetap dinilai dan tetap tampil di katalog.

    Melanggar:
        pengganti: identitas-digital
        # berakhir kosong

    Patuh:
        pengganti: identitas-digital
        berakhir: 2025-12-31

    Cara memenuhi:
        Isi `berakhir`, atau hapus `pengganti` bila keduanya berjalan berdampingan.
    """
    if case.get("pengganti") is not None and case.get("berakhir") is None:
        yield case.breach(
            "pengganti",
            message="Layanan pengganti disebut, tetapi `berakhir` layanan ini kosong.",
            help="Isi `berakhir`, atau hapus `pengganti`.",
        )


def _spans(case: Case) -> Iterator[tuple[Keys, date | None, date | None]]:
    """Place of the end, first day, last day of every span in a document."""
    yield ("berakhir",), first_day(case.get("mulai")), parse_date(case.get("berakhir"))
    if case.document.jenis != "layanan":
        return
    for number, butir in enumerate(case.all("permintaan")):
        yield (
            ("permintaan", number, "berakhir"),
            parse_date(butir.get("mulai")),
            parse_date(butir.get("berakhir")),
        )
    for number, season in enumerate(case.all("ketersediaan", "masa")):
        yield (
            ("ketersediaan", "masa", number, "sampai"),
            parse_date(season.get("mulai")),
            parse_date(season.get("sampai")),
        )
    term = case.get("sla", "berlaku")
    if isinstance(term, Mapping):
        yield ("sla", "berlaku", "sampai"), parse_date(term.get("mulai")), parse_date(term.get("sampai"))


def _history(case: Case, keys: Keys, fields: tuple[str, ...], begins: date | None) -> Iterator[Breach]:
    told: dict[tuple[date, str], Any] = {}
    for number, row in enumerate(case.all(*keys)):
        until = parse_date(row.get("sampai"))
        if until is None:
            continue
        problem = _problem(row, fields, until, told)
        if begins is not None and until < begins:
            problem = f"Nilai ini berakhir {tanggal(until)}, sebelum masanya dimulai ({tanggal(begins)})."
        if problem:
            yield case.breach(
                *keys, number, "sampai", message=problem, help="Perbaiki `sampai`, atau hapus barisnya."
            )
        told |= {(until, field): row[field] for field in fields if field in row}


def _problem(
    row: Mapping[str, Any], fields: tuple[str, ...], until: date, told: dict[tuple[date, str], Any]
) -> str:
    for field in fields:
        if field in row and told.get((until, field), row[field]) != row[field]:
            return f"Dua nilai `{field}` yang berbeda sama-sama berlaku sampai {tanggal(until)}."
    return ""
