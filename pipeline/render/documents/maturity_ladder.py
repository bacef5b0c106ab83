"""The ladder of levels: its criteria in our own words, what holds, what stands in the way, other readings."""

from __future__ import annotations

from pipeline.law.maturity import MaturityTable, Rung, RungCriterion
from pipeline.model.assessment import Criterion
from pipeline.model.lean import dataclass
from pipeline.render.charts.ladder import Step, ladder
from pipeline.render.charts.svg import Chart
from pipeline.render.document import Cited
from pipeline.render.documents import places
from pipeline.render.documents.frontmatter import cited
from pipeline.render.documents.maturity_evidence import Evidence, record_links
from pipeline.render.table import Cell, Column, Entry, Table
from pipeline.wording import angka

_MOST_MISSING = 2
_MOST_EVIDENCE = 5


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


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionView:
    """One criterion before it is printed.

    Attributes:
        label: "Level 4".
        text: The criterion in our own words.
        cited: Its clause.
        badge: "terpenuhi" or "belum_terpenuhi".
        records: Links to the evidence, the first few.
        more: How many records there are beside those.
        missing: What is missing.
    """

    label: str
    text: str
    cited: tuple[Cited, ...]
    badge: str
    records: tuple[tuple[str, str], ...]
    more: int
    missing: tuple[str, ...]


def criteria(evidence: Evidence) -> tuple[CriterionView, ...]:
    """Every criterion: its words, its clause, whether it holds, on which records."""
    return tuple(_view(evidence, rung, rule) for rung in evidence.table.ladder for rule in rung.criteria)


def _view(evidence: Evidence, rung: Rung, rule: RungCriterion) -> CriterionView:
    found = next((each for each in _criteria(evidence, rung) if each.id == rule.id), None)
    remark = f" Kondisi: {rung.kondisi}" if rung.kondisi and rule is rung.criteria[0] else ""
    proofs = found.evidence if found and found.met else ()
    return CriterionView(
        label=f"Level {rung.level}",
        text=f"{rule.teks}{remark}",
        cited=cited(evidence.dossier.law, rule.id),
        badge="terpenuhi" if found and found.met else "belum_terpenuhi",
        records=record_links(evidence, proofs, _MOST_EVIDENCE),
        more=max(0, len(proofs) - _MOST_EVIDENCE),
        missing=found.missing if found and not found.met else (),
    )


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
    return Table(caption="Pilihan tafsir yang mengubah tingkat", columns=columns, rows=tuple(rows), note=note)
