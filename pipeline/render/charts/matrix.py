"""The nine cells of evidence: three stages by three processes."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from markupsafe import Markup

from pipeline.model.lean import dataclass
from pipeline.render.badges import badge
from pipeline.render.charts import svg
from pipeline.render.charts.letters import cut, wrapped
from pipeline.render.table import Cell, Column, Entry, Table

_HEAD, _LABEL, _HEIGHT, _GAP = 36, 22, 52, 14
_SPACE = Fraction(1, 100)
_SHORT = {"belum_terpenuhi": "Belum"}


@dataclass(frozen=True, slots=True)
class Box:
    """One cell.

    Attributes:
        badge: "terpenuhi", "sebagian" or "belum_terpenuhi".
        text: Denominator in few words, e.g. "5 dari 6 layanan".
        missing: What is missing, for the table.
    """

    badge: str
    text: str = ""
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Stage:
    """One row of boxes, one a process."""

    label: str
    boxes: Sequence[Box]


def matrix(title: str, processes: Sequence[str], stages: Sequence[Stage]) -> svg.Chart:
    """The matrix of evidence.

    Args:
        title: Whose evidence, of which year.
        processes: Heads of the columns.
        stages: Rows, as many boxes each as there are processes.
    """
    boxes = [box for stage in stages for box in stage.boxes]
    met = sum(1 for box in boxes if box.badge == "terpenuhi")
    summary = f"{met} dari {len(boxes)} sel terpenuhi."
    content = _heads(processes)
    y = float(_HEAD)
    for stage in stages:
        content.append(svg.text(0, y + 13, cut(stage.label, svg.NARROW - 16), font_weight=600))
        for column, box in enumerate(stage.boxes):
            content += _box(
                box, column * (svg.share_of(len(stage.boxes), _SPACE) + _SPACE), y + _LABEL, len(stage.boxes)
            )
        y += _LABEL + _HEIGHT + _GAP
    drawn = svg.picture(title, summary, y - _GAP, content)
    return svg.Chart(title, summary, drawn, _table(title, processes, stages))


def _heads(processes: Sequence[str]) -> list[Markup]:
    # A regulation pack may name no process at all.
    width = svg.NARROW / max(1, len(processes))
    return [
        svg.text(
            svg.percent(column * (svg.share_of(len(processes), _SPACE) + _SPACE)),
            11 + 15 * line,
            words,
            fill=svg.FAINT,
        )
        for column, process in enumerate(processes)
        for line, words in enumerate(wrapped(process, width))
    ]


def _box(box: Box, x: Fraction, y: float, columns: int) -> list[Markup]:
    shown = badge(box.badge)
    wide = svg.share_of(columns, _SPACE)
    frame = svg.element(
        "rect", x=svg.percent(x), y=y, width=svg.percent(wide), height=_HEIGHT, fill=svg.PALE[shown.tone],
        stroke=svg.FILLS[shown.tone], stroke_width=1 if shown.tone == "baik" else 1.5,
        stroke_dasharray=None if shown.tone == "baik" else "5 3",
    )  # fmt: skip
    inset = svg.percent(x + Fraction(2, 100))
    room = svg.NARROW * float(wide - Fraction(3, 100))
    head = cut(f"{shown.sign} {_SHORT.get(box.badge, shown.label)}", room)
    return [
        frame,
        svg.text(inset, y + 21, head, fill=svg.FILLS[shown.tone], font_weight=600),
        svg.text(inset, y + 39, cut(box.text, room, 11), font_size=11),
    ]


def _table(title: str, processes: Sequence[str], stages: Sequence[Stage]) -> Table:
    columns = (Column("Tahap", width=15), *(Column(process) for process in processes))
    rows: tuple[tuple[Entry, ...], ...] = tuple((stage.label, *_cells(stage)) for stage in stages)
    return Table(caption=title, columns=columns, rows=rows)


def _cells(stage: Stage) -> list[Cell]:
    return [Cell(box.text, badge=box.badge, note=box.missing) for box in stage.boxes]
