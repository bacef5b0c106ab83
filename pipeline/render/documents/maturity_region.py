"""The region's levels: every OPD with what blocks it, the lowest first."""

from __future__ import annotations

from pipeline.model.assessment import Assessment, RegionAssessment
from pipeline.model.card import CATALOGUE_KINDS, KINDS
from pipeline.render.documents import places
from pipeline.render.documents.chapters.report import MATURITY
from pipeline.render.documents.dossier import Dossier, Scope
from pipeline.render.table import Cell, Column, Entry, Table
from pipeline.wording import angka

_RECORDS = tuple(kind for kind in KINDS if kind not in CATALOGUE_KINDS and kind != "register")
_MOST_BLOCKS = 2


def office_table(dossier: Dossier, assessed: RegionAssessment, scope: Scope) -> Table:
    """Level, filled cells and what blocks the next level of each OPD, the lowest level first."""
    ordered = sorted(assessed.opd, key=lambda one: (one.level, one.opd))
    rows = tuple(_row(dossier, one, scope) for one in ordered)
    columns = (
        Column("OPD", width=25),
        Column("Tingkat", "angka"),
        Column("Sel terisi", "angka"),
        Column("Penghambat tingkat berikutnya", width=50),
    )
    note = "Tingkat terendah ada di atas; setiap OPD memiliki laporannya sendiri."
    return Table(caption="Tingkat setiap OPD", columns=columns, rows=rows, note=note)


def _row(dossier: Dossier, one: Assessment, scope: Scope) -> tuple[Entry, ...]:
    cells = [cell for row in one.matrix.values() for cell in row.values()]
    met = sum(cell.met for cell in cells)
    office = dossier.world.region.offices.get(one.opd)
    blocks = "; ".join(one.blocking[:_MOST_BLOCKS])
    rest = len(one.blocking) - _MOST_BLOCKS
    others = "; ".join(f"{other.kunci} = {other.nilai}: level {other.level}" for other in one.alternatives)
    return (
        Cell(office.nama if office else one.opd, places.document(MATURITY, Scope(one.opd, year=scope.year))),
        Cell(f"Level {one.level}", sort=str(one.level)),
        f"{angka(met)} dari {angka(len(cells))}",
        Cell(
            (blocks + (f"; dan {angka(rest)} lainnya" if rest > 0 else "")) or "tidak ada",
            note=f"Tafsir lain: {others}" if others else "",
        ),
    )


def silent_offices(dossier: Dossier, assessed: RegionAssessment) -> list[str]:
    """OPDs for which no record at all counts."""
    speaking = {one.opd for one in dossier.world.index.told(*_RECORDS)}
    return [one.opd for one in assessed.opd if one.opd not in speaking]
