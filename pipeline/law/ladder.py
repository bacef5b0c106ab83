"""The maturity table of a pack from its plain data."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from pipeline.law.maturity import (
    Activity,
    CellRule,
    Chapter,
    MaturityTable,
    Predicate,
    Proof,
    Rung,
    RungCriterion,
    Substance,
)
from pipeline.law.plain import entries, mapping, number, text, texts
from pipeline.model.document import Data


def read_maturity(document: Data) -> MaturityTable:
    """The content of `maturitas.yaml`."""
    stages, processes = entries(document, "tahap"), entries(document, "proses")
    return MaturityTable(
        indicator=text(document, "indikator", "id"),
        status=text(document, "indikator", "status"),
        sumber=text(document, "indikator", "sumber"),
        stages=tuple(text(row, "kode") for row in stages),
        processes=tuple(text(row, "kode") for row in processes),
        labels={text(row, "kode"): text(row, "nama") for row in (*stages, *processes)},
        cells=_cells(mapping(document, "sel")),
        ladder=tuple(_rung(row) for row in entries(document, "tangga")),
        chapters=tuple(_chapter(row) for row in entries(document, "bab")),
        substances=tuple(_substance(row) for row in entries(document, "substansi")),
        activities=tuple(_activity(row) for row in entries(document, "aktivitas")),
        predicates=tuple(
            Predicate(text(row, "nama"), text(row, "di_bawah")) for row in entries(document, "predikat")
        ),
        weight=_weight(mapping(document, "indikator").get("bobot")),
    )


def _weight(stated: object) -> Fraction:
    """Percent as written; nothing that is no number between 0 and 100 becomes one."""
    if isinstance(stated, bool) or not isinstance(stated, (int, float)) or not 0 <= stated <= 100:
        return Fraction(0)
    return Fraction(str(stated))


def _cells(stages: Data) -> Mapping[str, Mapping[str, CellRule]]:
    return {
        str(stage): {str(process): _cell(mapping(cell)) for process, cell in mapping(processes).items()}
        for stage, processes in stages.items()
    }


def _cell(cell: Data) -> CellRule:
    return CellRule(
        semua=tuple(_proof(row) for row in entries(cell, "semua")),
        salah_satu=tuple(_proof(row) for row in entries(cell, "salah_satu")),
        pendukung=tuple(_proof(row) for row in entries(cell, "pendukung")),
        klausul=texts(cell, "klausul"),
    )


def _proof(row: Data) -> Proof:
    return Proof(
        kode=text(row, "kode"),
        teks=text(row, "teks"),
        jenis=texts(row, "jenis"),
        per=text(row, "per") or "opd",
        bila=text(row, "bila"),
        ada=texts(row, "ada"),
        bab=texts(row, "bab"),
        klausul=texts(row, "klausul"),
    )


def _rung(row: Data) -> Rung:
    criteria = tuple(
        RungCriterion(text(item, "id"), texts(item, "uji"), text(item, "teks"))
        for item in entries(row, "kriteria")
    )
    return Rung(number(row, "tingkat"), criteria, text(row, "kondisi"))


def _chapter(row: Data) -> Chapter:
    asal = text(row, "asal") or "regulasi"
    return Chapter(text(row, "kode"), text(row, "nama"), text(row, "target"), asal, texts(row, "klausul"))


def _substance(row: Data) -> Substance:
    return Substance(text(row, "kode"), text(row, "nama"), texts(row, "bidang"), texts(row, "klausul"))


def _activity(row: Data) -> Activity:
    return Activity(text(row, "id"), text(row, "tahap"), text(row, "proses"), text(row, "nama"))
