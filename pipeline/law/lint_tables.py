"""Faults in a pack's tables: unreadable or uncited values, doubled cells, combinations nobody answers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any

from pipeline.law.codes import in_pack
from pipeline.law.law import Law
from pipeline.law.lint_order import DECIDING, SOLVING, force_faults, said, word_faults
from pipeline.law.plain import day, entries, number, text, texts
from pipeline.law.tables import limit_of
from pipeline.model.document import Data
from pipeline.model.durations import parse_duration
from pipeline.model.finding import Finding
from pipeline.model.people import ROLES
from pipeline.model.pointer import Keys


def table_faults(law: Law, path: str, table: Data) -> Iterator[Finding]:
    """All faults of one table."""
    if not text(table, "id"):
        yield in_pack("PKT003", path, (), "Tabel tidak memiliki `id`.", "Beri pengenal seperti `tabel_2`.")
    purpose = text(table, "fungsi")
    for place, row in enumerate(entries(table, "baris")):
        for line, value in enumerate(entries(row, "nilai")):
            yield from _value_faults(path, ("baris", place, "nilai", line), value, purpose)
    if purpose in DECIDING:
        yield from _shape_faults(path, table) or _cell_faults(law, path, table)
    if purpose == "struktur":
        yield from _role_faults(path, table)
    yield from word_faults(law, path, table)
    yield from force_faults(law, path, table)


def _value_faults(path: str, keys: Keys, value: Data, purpose: str) -> Iterator[Finding]:
    if not texts(value, "klausul"):
        message = "Nilai hukum ini tidak menyebut klausulnya."
        yield in_pack(
            "PKT005", path, keys, message, "Isi `klausul` dengan pengenal klausul yang menetapkannya."
        )
    if day(value, "mulai") is None:
        message = f"Nilai hukum ini{said(value)} tidak menyebut sejak kapan berlaku."
        yield in_pack("PKT003", path, keys, message, "Isi `mulai` dengan tanggal, misalnya 2024-04-26.")
    if not _readable(value, purpose):
        message = f"Nilai hukum ini{said(value)} tidak dapat dibaca."
        advice = "Tulis `batas` (mis. 12 jam) dengan `operator` lt atau le, atau `prioritas` berupa angka."
        if purpose == SOLVING:
            advice = "Tulis `maksimal` sebagai lama waktu, misalnya 48 jam."
        yield in_pack("PKT003", path, keys, message, advice)


def _readable(value: Data, purpose: str) -> bool:
    if purpose == SOLVING:
        return parse_duration(value.get("maksimal")) is not None
    if purpose not in DECIDING:
        return True
    limit = limit_of(value)
    return (
        number(value, "prioritas") > 0 if purpose == "prioritas" else limit is not None and limit.seconds > 0
    )


def _shape_faults(path: str, table: Data) -> list[Finding]:
    """What keeps a table from having cells: told instead of each cell that is then missing."""
    rows = entries(table, "baris")
    if not texts(table, "kunci"):
        message = "Tabel ini tidak menyebut `kunci`, sehingga barisnya tidak dapat dicari."
        return [in_pack("PKT003", path, (), message, "Tulis kosakata pencarinya, mis. `kunci: [prioritas]`.")]
    if not rows:
        keys: Keys = ("baris",) if "baris" in table else ()
        message = "Tabel ini tidak memiliki baris yang dapat dibaca."
        return [in_pack("PKT003", path, keys, message, "Tulis `baris` sebagai daftar.")]
    advice = "Tulis `nilai` sebagai daftar, tiap butir dengan `mulai`."
    return [
        in_pack(
            "PKT003", path, ("baris", place), "Baris ini tidak memiliki `nilai` yang dapat dibaca.", advice
        )
        for place, row in enumerate(rows)
        if not entries(row, "nilai")
    ]


def _role_faults(path: str, table: Data) -> Iterator[Finding]:
    for place, row in enumerate(entries(table, "baris")):
        if text(row, "kode") not in ROLES:
            message = f"Kata `{text(row, 'kode')[:64]}` bukan kode peran yang dikenal."
            advice = f"Pilih salah satu: {', '.join(ROLES)}."
            yield in_pack("PKT016", path, ("baris", place), message, advice)


def _cell_faults(law: Law, path: str, table: Data) -> Iterator[Finding]:
    axes = texts(table, "kunci")
    rows = [*entries(table, "baris"), *entries(table, "tidak_diatur")]
    cells = [tuple(row.get(axis, "") for axis in axes) for row in rows]
    doubled = {cell for cell in cells if cells.count(cell) > 1}
    for cell in sorted(doubled, key=cells.index):
        message = f"Baris untuk {_named(law, axes, cell)} tertulis lebih dari satu kali."
        place = max(number for number, one in enumerate(cells) if one == cell)
        keys = ("baris", place) if place < len(entries(table, "baris")) else ("tidak_diatur",)
        yield in_pack(
            "PKT007", path, keys, message, "Sisakan satu baris, atau perbaiki kata yang salah tulis."
        )
    # A row under a wrong word is missing where it belongs: that word is told already.
    strange = any(
        word not in law.vocabulary(axis) for cell in cells for axis, word in zip(axes, cell, strict=True)
    )
    for cell in product(*(law.vocabulary(axis) for axis in axes)) if not doubled and not strange else ():
        if cell not in cells:
            message = f"Tabel ini tidak menjawab: {_named(law, axes, cell)}."
            advice = "Tambahkan barisnya, atau nyatakan di `tidak_diatur`."
            yield in_pack("PKT008", path, ("baris",), message, advice)


def _named(law: Law, axes: tuple[str, ...], cell: tuple[Any, ...]) -> str:
    return ", ".join(law.label(axis, word) for axis, word in zip(axes, cell, strict=True))
