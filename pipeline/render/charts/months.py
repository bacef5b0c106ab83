"""Which months kept a target: a strip a service, a box a month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from typing import Literal

from markupsafe import Markup

from pipeline.model.lean import dataclass
from pipeline.render.charts import svg
from pipeline.render.charts.letters import width, wrapped
from pipeline.render.table import Cell, Column, Entry, Table
from pipeline.wording import angka, daftar, persen

State = Literal["tercapai", "tidak_tercapai", "berjalan", "lain", "kosong", "di_luar"]
# What a month may be to a service that existed in it.
_STATES: dict[State, tuple[str, str]] = {
    "tercapai": ("baik", "Mencapai target"),
    "tidak_tercapai": ("buruk", "Tidak mencapai"),
    "berjalan": ("jalan", "Berjalan"),
    "lain": ("netral", "Tidak dinilai"),
    "kosong": ("kosong", "Tidak dipantau"),
}
_LINE, _BOX, _GAP, _TOP = 16, 16, 14, 16
_SPACE = Fraction(1, 200)


@dataclass(frozen=True, slots=True)
class MonthBox:
    """One month of one service.

    Attributes:
        state: What became of the target; "kosong" where nobody monitored, "di_luar" where the
            service did not exist.
        reached: The figure in percent; None where there is none.
        href: The record behind it.
        target: What it was held against, in percent; None where nothing was set.
    """

    state: State
    reached: Fraction | None = None
    href: str = ""
    target: Fraction | None = None


@dataclass(frozen=True, slots=True)
class MonthStrip:
    """One row.

    Attributes:
        label: The service.
        boxes: One a month, in order.
        href: The service's page.
    """

    label: str
    boxes: Sequence[MonthBox]
    href: str = ""

    @property
    def targets(self) -> list[Fraction]:
        """What its months were held against, in percent: several where it changed between them."""
        return list(dict.fromkeys(box.target for box in self.boxes if box.target is not None))

    def count(self, state: State) -> int:
        """How many months are of a state."""
        return sum(1 for box in self.boxes if box.state == state)


def months(title: str, heads: Sequence[str], strips: Sequence[MonthStrip]) -> svg.Chart:
    """Months by service, and the figures behind them.

    Args:
        title: What was to be kept.
        heads: Short names of the months.
        strips: In the order shown, as many boxes each as there are heads.
    """
    counts = Counter(box.state for strip in strips for box in strip.boxes)
    summary = _summary(counts)
    key = svg.key_of(title, summary)
    used = [_STATES[state] for state in _STATES if counts[state]]
    drawn, y = svg.legend(key, used, 0)
    y += 4
    drawn += _heads(heads, y)
    y += _TOP
    for strip in strips:
        piece, height = _row(key, strip, y)
        drawn += piece
        y += height
    content = [svg.patterns(key, [tone for tone, _ in used]), *drawn]
    return svg.Chart(
        title, summary, svg.picture(title, summary, y - _GAP, content), month_table(title, heads, strips)
    )


def _heads(heads: Sequence[str], y: float) -> list[Markup]:
    wide = svg.share_of(len(heads), _SPACE)
    return [
        svg.text(
            svg.percent(place * (wide + _SPACE) + wide / 2), y + 10, head, text_anchor="middle",
            fill=svg.FAINT, font_size=10,
        )
        for place, head in enumerate(heads)
    ]  # fmt: skip


def _row(key: str, strip: MonthStrip, y: float) -> tuple[list[Markup], float]:
    judged = strip.count("tercapai") + strip.count("tidak_tercapai")
    told = f"{angka(strip.count('tercapai'))} dari {angka(judged)} bulan"
    lines = wrapped(strip.label, svg.NARROW)
    if width(lines[-1]) + width(told) + 12 > svg.NARROW:
        lines = [*lines, ""]
    drawn = [svg.text(0, y + 11 + _LINE * i, line) for i, line in enumerate(lines) if line]
    top = y + _LINE * len(lines)
    drawn.append(svg.text("100%", top - _LINE + 11, told, text_anchor="end", fill=svg.FAINT))
    wide = svg.share_of(len(strip.boxes), _SPACE)
    drawn += [
        svg.box(key, _STATES[box.state][0], (place * (wide + _SPACE), top), (wide, _BOX))
        for place, box in enumerate(strip.boxes)
        if box.state in _STATES
    ]
    return drawn, _LINE * len(lines) + _BOX + _GAP


def _summary(counts: Counter[State]) -> str:
    parts = [f"{angka(counts[state])} {_STATES[state][1].lower()}" for state in _STATES if counts[state]]
    return f"Bulan layanan: {daftar(parts)}." if parts else "Belum ada pemantauan."


def month_table(title: str, heads: Sequence[str], strips: Sequence[MonthStrip]) -> Table:
    """The figures behind the picture, or behind some of its months."""
    columns = (
        Column("Layanan", width=20 if len(heads) > 6 else 30),
        Column("Target", "angka"),
        *(Column(head, "angka") for head in heads),
    )
    rows = tuple(
        (
            Cell(strip.label, strip.href),
            _targets(strip),
            *(_cell(box) for box in strip.boxes),
        )
        for strip in strips
    )
    note = "Angka dalam persen. ✗ tidak mencapai target; – tidak dipantau."
    if any(strip.count("di_luar") for strip in strips):
        note = f"{note.removesuffix('.')}; • layanan belum atau tidak lagi ada."
    if any(len(strip.targets) > 1 for strip in strips):
        note += " Setiap bulan dinilai dengan target yang berlaku saat itu."
    return Table(caption=title, columns=columns, rows=rows, note=note)


def _targets(strip: MonthStrip) -> Entry:
    """The last target, and below it those that held before."""
    if not strip.targets:
        return None
    *former, last = (persen(each).removesuffix(" %") for each in strip.targets)
    return Cell(last, note=f"semula {', '.join(former)}" if former else "")


def _cell(box: MonthBox) -> Entry:
    if box.reached is None:
        return Cell("•" if box.state == "di_luar" else "–", box.href)
    shown = persen(box.reached, batas=box.target).removesuffix(" %")
    return Cell(f"✗ {shown}" if box.state == "tidak_tercapai" else shown, box.href)
