"""How long it took against the limit: a strip a priority, every strip with its limit at the same place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction

from markupsafe import Markup

from pipeline.model.lean import dataclass, field
from pipeline.render.charts import svg
from pipeline.render.charts.letters import width, wrapped
from pipeline.render.table import Column, Table
from pipeline.wording import angka, bagian, durasi

# Twenty bins up to the limit, twenty from there to twice the limit; the last holds all that took longer.
_HALF = 20
_HEIGHT, _LINE, _GAP = 40, 16, 16


@dataclass(frozen=True, slots=True)
class Strip:
    """One row.

    Attributes:
        label: E.g. "Prioritas 2".
        limit: The limit in seconds, more than zero.
        limit_text: The limit in words, e.g. "< 30 menit".
        met: Elapsed seconds of those that met it.
        missed: Elapsed seconds of those that did not.
        silent: How many were never answered.
    """

    label: str
    limit: int
    limit_text: str
    met: Sequence[int] = field(default=())
    missed: Sequence[int] = field(default=())
    silent: int = 0

    @property
    def judged(self) -> int:
        """The denominator."""
        return len(self.met) + len(self.missed) + self.silent


def distribution(title: str, strips: Sequence[Strip]) -> svg.Chart:
    """Histograms of elapsed time in shares of the limit, which stands in the middle of every strip.

    Args:
        title: What was timed.
        strips: In the order shown.
    """
    met, judged = sum(len(strip.met) for strip in strips), sum(strip.judged for strip in strips)
    summary = f"Dalam batas {bagian(met, judged)}; garis tegak di tengah adalah batas tiap baris."
    key = svg.key_of(title, summary)
    drawn, y = svg.legend(key, [("baik", "Dalam batas"), ("buruk", "Melewati batas")], 0)
    y += 8
    for strip in strips:
        piece, head = _head(strip, y)
        drawn += [*piece, *_row(key, strip, y + head)]
        y += head + _HEIGHT + _GAP
    drawn += _scale(y - _GAP)
    content = [svg.patterns(key, ["buruk"]), *drawn]
    return svg.Chart(title, summary, svg.picture(title, summary, y + 6, content), _table(title, strips))


def _head(strip: Strip, y: float) -> tuple[list[Markup], float]:
    """Name, limit and share above a strip, on as many lines as a phone needs, and their height."""
    silent = f", {angka(strip.silent)} tanpa respons" if strip.silent else ""
    share = f"{angka(len(strip.met))} dari {angka(strip.judged)}{silent}"
    lines = wrapped(f"{strip.label} ({strip.limit_text})", svg.NARROW)
    # The figures stand on a line of their own where the name leaves no room beside it.
    if width(lines[-1]) + width(share) + 12 > svg.NARROW:
        lines = [*lines, ""]
    drawn = [svg.text(0, y + 11 + _LINE * i, line) for i, line in enumerate(lines) if line]
    last = y + 11 + _LINE * (len(lines) - 1)
    drawn.append(svg.text("100%", last, share, text_anchor="end", fill=svg.FAINT))
    return drawn, _LINE * len(lines) + 2


def _row(key: str, strip: Strip, y: float) -> list[Markup]:
    counts = Counter(_bins(strip))
    tallest = max(counts.values(), default=1)
    base = y + _HEIGHT
    drawn: list[Markup] = []
    for place, count in sorted(counts.items()):
        height = max(2.0, (_HEIGHT - 4) * count / tallest)
        tone = "baik" if place < _HALF else "buruk"
        start = Fraction(place, 2 * _HALF) + Fraction(1, 500)
        size = (Fraction(1, 2 * _HALF) - Fraction(2, 500), height)
        drawn.append(svg.box(key, tone, (start, base - height), size))
    drawn.append(svg.rule(("0%", "100%"), (base, base), svg.STRONG_LINE))
    drawn.append(svg.rule(("50%", "50%"), (y - 2, base + 4), svg.INK))
    return drawn


def _bins(strip: Strip) -> Iterable[int]:
    for seconds in strip.met:
        yield min(_HALF - 1, _HALF * seconds // strip.limit)
    for seconds in strip.missed:
        yield min(2 * _HALF - 1, max(_HALF, _HALF * seconds // strip.limit))


def _scale(y: float) -> list[Markup]:
    marks = (("0%", "start", "0"), ("50%", "middle", "batas"), ("100%", "end", "≥ 2 × batas"))
    return [svg.text(x, y + 16, words, text_anchor=side, fill=svg.FAINT) for x, side, words in marks]


def _table(title: str, strips: Sequence[Strip]) -> Table:
    heads = ("Dalam batas", "Melewati batas", "Tanpa respons", "Median", "Terlama")
    columns = (Column("Baris"), Column("Batas"), *(Column(head, "angka") for head in heads))
    return Table(caption=title, columns=columns, rows=tuple(_figures(strip) for strip in strips))


def _figures(strip: Strip) -> tuple[str, ...]:
    times = sorted((*strip.met, *strip.missed))
    middle = durasi(times[(len(times) - 1) // 2]) if times else "–"
    longest = durasi(times[-1]) if times else "–"
    counts = (len(strip.met), len(strip.missed), strip.silent)
    return (strip.label, strip.limit_text, *(angka(count) for count in counts), middle, longest)
