"""How many reached their target: one stacked bar a service or priority."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from markupsafe import Markup

from pipeline.model.lean import dataclass
from pipeline.render.charts import svg
from pipeline.render.charts.letters import width, wrapped
from pipeline.render.table import Column, Table
from pipeline.wording import angka, bagian

_PARTS = (
    ("tercapai", "baik", "Tercapai"),
    ("tidak_tercapai", "buruk", "Tidak tercapai"),
    ("berjalan", "jalan", "Berjalan"),
    ("lain", "netral", "Tidak dinilai"),
)
_LINE, _BAR, _GAP = 16, 14, 14


@dataclass(frozen=True, slots=True)
class Bar:
    """One row.

    Attributes:
        label: Service, priority or OPD.
        counts: Number by verdict; what is neither reached, missed nor open is shown as one.
    """

    label: str
    counts: Mapping[str, int]

    def count(self, part: str) -> int:
        """How many are of a part of the bar."""
        if part == "lain":
            known = {name for name, _, _ in _PARTS}
            return sum(n for verdict, n in self.counts.items() if verdict not in known)
        return self.counts.get(part, 0)

    @property
    def judged(self) -> int:
        """The denominator: reached and missed."""
        return self.count("tercapai") + self.count("tidak_tercapai")

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.counts.values())


def attainment(title: str, bars: Sequence[Bar], first: str = "Layanan", told: str = "") -> svg.Chart:
    """Stacked bars of reached, missed, open and not judged, each with its denominator.

    Args:
        title: What the bars count.
        bars: In the order shown.
        first: Head of the table's first column.
        told: The sentence below the title, where the bars must not be added up.
    """
    summary = told or _summary(bars)
    key = svg.key_of(title, summary)
    used = [part for part in _PARTS if any(bar.count(part[0]) for bar in bars)]
    drawn, y = svg.legend(key, [(tone, words) for _, tone, words in used], 0)
    y += 10
    for bar in bars:
        piece, height = _row(key, bar, y)
        drawn += piece
        y += height
    content = [svg.patterns(key, [tone for _, tone, _ in used]), *drawn]
    return svg.Chart(
        title, summary, svg.picture(title, summary, max(y - _GAP, 1), content), _table(title, bars, first)
    )


def _row(key: str, bar: Bar, y: float) -> tuple[list[Markup], float]:
    share = bagian(bar.count("tercapai"), bar.judged)
    lines = wrapped(bar.label, svg.NARROW)
    # The figures stand on a line of their own where the name leaves no room beside it on a phone.
    if width(lines[-1]) + width(share) + 12 > svg.NARROW:
        lines = [*lines, ""]
    drawn = [svg.text(0, y + 11 + _LINE * i, line) for i, line in enumerate(lines) if line]
    last = y + _LINE * (len(lines) - 1)
    drawn.append(svg.text("100%", last + 11, share, text_anchor="end", fill=svg.FAINT))
    drawn += _segments(key, bar, last + _LINE)
    return drawn, _LINE * len(lines) + _BAR + _GAP


def _segments(key: str, bar: Bar, y: float) -> list[Markup]:
    if not bar.total:
        return [svg.box(key, "kosong", (0, y), (1, _BAR))]
    drawn: list[Markup] = []
    done = 0
    for part, tone, _ in _PARTS:
        if count := bar.count(part):
            place, size = (Fraction(done, bar.total), y), (Fraction(count, bar.total), _BAR)
            drawn.append(svg.box(key, tone, place, size))
            done += count
    return drawn


def _summary(bars: Sequence[Bar]) -> str:
    reached, judged = sum(bar.count("tercapai") for bar in bars), sum(bar.judged for bar in bars)
    if not judged:
        return f"Belum ada yang dapat dinilai pada {angka(len(bars))} baris."
    full = sum(1 for bar in bars if bar.judged and bar.count("tercapai") == bar.judged)
    with_any = sum(1 for bar in bars if bar.judged)
    return f"Tercapai {bagian(reached, judged)}; {full} dari {with_any} baris mencapai target seluruhnya."


def _table(title: str, bars: Sequence[Bar], first: str) -> Table:
    heads = (first, "Tercapai", "Tidak tercapai", "Berjalan", "Tidak dinilai", "Capaian")
    columns = (Column(heads[0]), *(Column(head, "angka") for head in heads[1:]))
    rows = tuple(
        (
            bar.label,
            *(angka(bar.count(part)) for part, _, _ in _PARTS),
            bagian(bar.count("tercapai"), bar.judged),
        )
        for bar in bars
    )
    return Table(caption=title, columns=columns, rows=rows)
