"""Which of the form's fields are still empty on tickets whose state makes them due."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.values import FormField
from pipeline.model.tallies import Tally
from pipeline.render.documents.chapters.figures import nil_sentence, share
from pipeline.render.documents.chapters.report import Block, Report
from pipeline.render.documents.notes import about_records
from pipeline.render.table import Cell, Column, Table
from pipeline.wording import angka, bagian

# The rules that look at the form; the schema refuses tickets without the fields that are due at once.
_RULES = frozenset({"missing-for-status", "closed-form-incomplete", "other-channel-unnamed"})


def completeness(report: Report) -> Iterator[Block]:
    """The form's fields with how many tickets lack each."""
    fields = [field for field in report.law.forms.get("aduan", ()) if field.no]
    whole = report.recap.complaints.handling.total
    if not len(whole):
        yield Block("nihil", nil_sentence(["formulir aduan pada periode ini"]))
        return
    lacking = {field.bidang: _lacking(report, field, whole) for field in fields}
    every = sum(lacking.values(), Tally())
    yield Block(
        "kalimat",
        f"Formulir lengkap menurut status tiket: {bagian(len(whole) - len(every), len(whole))} tiket. "
        f"Diperiksa {angka(len(fields))} isian formulir; isian yang belum waktunya tidak dihitung kurang.",
    )
    rows = tuple(
        (
            Cell(f"{field.no}. {field.teks}"),
            share(report, lacking[field.bidang], len(whole)),
        )
        for field in fields
        if len(lacking[field.bidang])
    )
    full = len(fields) - len(rows)
    if not rows:
        yield Block("nihil", nil_sentence(["isian formulir yang kurang"]))
        return
    columns = (Column("Isian", width=60), Column("Tiket yang belum mengisi", "angka"))
    note = f"{angka(full)} isian lainnya terisi pada semua tiket."
    yield Block("tabel", Table(caption="Isian formulir yang kurang", columns=columns, rows=rows, note=note))


def _lacking(report: Report, field: FormField, whole: Tally) -> Tally:
    wanted = about_records(
        whole.records, lambda finding: finding.name in _RULES and field.klausul in finding.clauses
    )
    return Tally(tuple(dict.fromkeys(finding.document for finding in wanted.of(report.dossier.result))))
