"""What the same records come to under further indicators, each labelled with its status."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.saying import status_lines, weight_words
from pipeline.model.assessment import RegionAssessment
from pipeline.render.documents.dossier import Dossier, Scope
from pipeline.render.table import Cell, Column, Entry, Table


def beside_table(dossier: Dossier, scope: Scope) -> Table | None:
    """The levels under the indicators that the region uses besides its own; None where it uses none."""
    rows = tuple(_rows(dossier, scope))
    if not rows:
        return None
    columns = (
        Column("Indikator", width=45),
        Column("Status", "status", width=20),
        Column("Tingkat", "angka", width=15),
        Column("Dapat dipertahankan", "angka", width=20),
    )
    note = "Indikator yang tidak resmi dipakai hanya karena daerah menyebutnya; hasilnya bukan nilai apa pun."
    return Table(caption="Catatan yang sama menurut indikator lain", columns=columns, rows=rows, note=note)


def _rows(dossier: Dossier, scope: Scope) -> Iterator[tuple[Entry, ...]]:
    for (indicator, year), assessed in dossier.beside.items():
        law = dossier.law.under(indicator)
        found = _levels(assessed, scope.opd)
        if year == scope.year and law is not None and found is not None:
            table = law.maturity
            told = " ".join((*status_lines(law, year), weight_words(law)))
            yield (
                Cell(f"{table.nama} ({indicator})", note=told),
                Cell("", badge=table.status),
                f"Level {found[0]}",
                f"Level {found[1]}",
            )


def _levels(assessed: RegionAssessment, opd: str) -> tuple[int, int] | None:
    if not opd:
        return assessed.level, assessed.holds
    own = assessed.of(opd)
    return None if own is None else (own.level, own.defence.level)
