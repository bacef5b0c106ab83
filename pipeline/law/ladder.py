"""The maturity table of a pack from its plain data."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.law.maturity import CellRule, MaturityTable, Predicate, Proof, Rung, RungCriterion
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
        predicates=tuple(
            Predicate(text(row, "nama"), text(row, "di_bawah")) for row in entries(document, "predikat")
        ),
    )


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
