"""The ladder of levels: its criteria in our own words, what holds, what stands in the way, other readings."""

from __future__ import annotations

from pipeline.law.maturity import MaturityTable, Rung
from pipeline.model.assessment import Criterion
from pipeline.render.charts.ladder import Step, ladder
from pipeline.render.charts.svg import Chart
from pipeline.render.documents import places
from pipeline.render.documents.maturity_evidence import Evidence, record_links
from pipeline.render.table import Cell, Column, Entry, Table
from pipeline.wording import angka, daftar

_MOST_MISSING = 2
_MOST_EVIDENCE = 3


def level_names(table: MaturityTable) -> dict[int, str]:
    """Level to a word or two; the regulation names its levels by number alone."""
    return {rung.level: "" for rung in table.ladder}


def ladder_chart(evidence: Evidence) -> Chart:
    """The steps, the reached ones solid."""
    own = evidence.own
    steps = [
        Step(rung.level, "", all(c.met for c in _criteria(evidence, rung)), _lack(evidence, rung))
        for rung in evidence.table.ladder
    ]
    return ladder(f"Tingkat kematangan {own.year}", own.level, steps)


def _criteria(evidence: Evidence, rung: Rung) -> list[Criterion]:
    return [criterion for criterion in evidence.own.criteria if criterion.level == rung.level]


def _lack(evidence: Evidence, rung: Rung) -> str:
    missing = [lack for criterion in _criteria(evidence, rung) for lack in criterion.missing]
    return _short(missing)


def _short(missing: list[str]) -> str:
    """The first things missing, and how many more."""
    rest = len(missing) - _MOST_MISSING
    return "; ".join(missing[:_MOST_MISSING]) + (f"; dan {angka(rest)} lainnya" if rest > 0 else "")


def criteria_table(evidence: Evidence) -> Table:
    """Every criterion: its words, its clause, whether it holds, on which records."""
    rows = [row for rung in evidence.table.ladder for row in _rung_rows(evidence, rung)]
    columns = (
        Column("Level", width=10),
        Column("Kriteria", width=40),
        Column("Terpenuhi", "status", 18),
        Column("Bukti atau yang belum ada"),
    )
    note = "Dari Tabel 15, dengan kata-kata sendiri; setiap level mensyaratkan level di bawahnya."
    return Table(caption="Kriteria setiap level", columns=columns, rows=tuple(rows), note=note)


def _rung_rows(evidence: Evidence, rung: Rung) -> list[tuple[Entry, ...]]:
    states = {criterion.id: criterion for criterion in _criteria(evidence, rung)}
    rows: list[tuple[Entry, ...]] = []
    for place, rule in enumerate(rung.criteria):
        found = states.get(rule.id)
        text = f"{rule.teks} Kondisi: {rung.kondisi}" if rung.kondisi and not place else rule.teks
        law = evidence.dossier.law
        rows.append(
            (
                Cell(f"Level {rung.level}", sort=str(rung.level)),
                Cell(
                    text, places.clause_place(rule.id) if law.clause(rule.id) else "", note=law.cite(rule.id)
                ),
                Cell("", badge="terpenuhi" if found and found.met else "belum_terpenuhi"),
                _behind(evidence, found),
            )
        )
    return rows


def _behind(evidence: Evidence, found: Criterion | None) -> Entry:
    if found is None:
        return None
    if not found.met:
        return Cell(_short(list(found.missing)))
    if not found.evidence:
        return Cell("tanpa bukti yang diminta")
    links = record_links(evidence.dossier, found.evidence, _MOST_EVIDENCE)
    rest = len(found.evidence) - len(links)
    more = f"dan {angka(rest)} catatan lain, lihat sel" if rest > 0 else ""
    return Cell(daftar([name for _, name in links]), links[0][0], note=more)


def to_do(evidence: Evidence) -> tuple[str, ...]:
    """What stands in the way of the next level, each as something to be done."""
    return tuple(f"{lack[:1].upper()}{lack[1:]}" for lack in evidence.own.blocking)


def alternative_table(evidence: Evidence) -> Table | None:
    """The level under other readings, where it is another; None where none makes a difference."""
    law = evidence.dossier.law
    rows: list[tuple[Entry, ...]] = []
    for other in evidence.own.alternatives:
        reading = law.readings.get(other.kunci)
        words = reading.pilihan.get(other.nilai, other.nilai) if reading else other.nilai
        rows.append(
            (
                Cell(
                    reading.judul if reading else other.kunci,
                    places.reading_place(other.kunci),
                    note=other.kunci,
                ),
                Cell(words, note="" if words == other.nilai else other.nilai),
                f"Level {other.level}",
            )
        )
    if not rows:
        return None
    columns = (Column("Tafsir", width=40), Column("Pilihan lain", width=40), Column("Tingkat", "angka"))
    note = f"Dengan tafsir yang dipakai: Level {evidence.own.level}."
    return Table(caption="Tingkat menurut tafsir lain", columns=columns, rows=tuple(rows), note=note)
