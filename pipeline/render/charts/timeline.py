"""The life of one ticket on a line: what happened when, and where its limits lay."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from fractions import Fraction

from markupsafe import Markup

from pipeline.model.lean import dataclass
from pipeline.render.badges import Tone
from pipeline.render.charts import svg
from pipeline.render.charts.letters import cut
from pipeline.render.table import Column, Table
from pipeline.wording import durasi, tanggal, waktu

_LANE, _LINE = 19, 21
_WHEN, _WHAT = 26, 132
_SIGNS = {"baik": " ✓", "buruk": " ✗"}
# Two marks nearer than this on a phone stand one above the other.
_APART = Fraction(20, svg.NARROW)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, or a limit.

    Attributes:
        at: When, in the zone to be shown.
        label: What, in few words.
        tone: "buruk" for what came too late, "baik" for what came in time, "netral" otherwise.
        limit: Whether it is a limit instead of something that happened.
    """

    at: datetime
    label: str
    tone: Tone = "netral"
    limit: bool = False


def timeline(title: str, events: Sequence[Event], note: str = "") -> svg.Chart:
    """Marks on a line in true proportion, numbered, with a list of what they are.

    Args:
        title: Which ticket.
        events: At least one, in any order; of one instant, in the order given, limits last.
        note: What the reader should see first, e.g. the verdict.
    """
    ordered = sorted(events, key=lambda event: (event.at, event.limit))
    length = durasi((ordered[-1].at - ordered[0].at).total_seconds())
    summary = f"{len(ordered)} titik dalam {length} (jam:menit:detik). {note}".strip()
    lanes = _lanes([_share(ordered, event.at) for event in ordered])
    axis = 10.0 + _LANE * (max(lanes) + 1)
    content = [_axis(axis)]
    places = [
        (svg.percent(_share(ordered, event.at)), axis - 12 - _LANE * lanes[i])
        for i, event in enumerate(ordered)
    ]
    # All stems lie below all discs: none runs through another's number.
    content += [_stem(event, place, axis) for event, place in zip(ordered, places, strict=True)]
    for position, (event, place) in enumerate(zip(ordered, places, strict=True)):
        content += _disc(event, position + 1, *place)
    for position, event in enumerate(ordered):
        content += _line(event, position + 1, axis + 22 + _LINE * position)
    drawn = svg.picture(title, summary, axis + 14 + _LINE * len(ordered), content)
    return svg.Chart(title, summary, drawn, _table(title, ordered))


def _share(ordered: Sequence[Event], at: datetime) -> Fraction:
    whole = int((ordered[-1].at - ordered[0].at).total_seconds())
    elapsed = int((at - ordered[0].at).total_seconds())
    # Marks stay whole at both ends.
    return Fraction(elapsed, whole) * Fraction(94, 100) + Fraction(3, 100) if whole else Fraction(3, 100)


def _lanes(places: Sequence[Fraction]) -> list[int]:
    """The lowest free lane of every mark."""
    last: list[Fraction] = []
    lanes: list[int] = []
    for place in places:
        lane = next((i for i, taken in enumerate(last) if place - taken >= _APART), len(last))
        last[lane : lane + 1] = [place]
        lanes.append(lane)
    return lanes


def _axis(y: float) -> Markup:
    return svg.element("line", x1="0%", x2="100%", y1=y, y2=y, stroke=svg.STRONG_LINE, stroke_width=1.5)


def _stem(event: Event, place: tuple[str, float], axis: float) -> Markup:
    x, y = place
    return svg.element(
        "line", x1=x, x2=x, y1=y, y2=axis + 4, stroke=svg.FILLS[event.tone], stroke_width=1,
        stroke_dasharray="3 2" if event.limit else None,
    )  # fmt: skip


def _disc(event: Event, position: int, x: str | float, y: float) -> list[Markup]:
    colour = svg.FILLS[event.tone]
    disc = svg.element(
        "circle",
        cx=x,
        cy=y,
        r=8.5,
        fill=svg.PAPER if event.limit else colour,
        stroke=colour,
        stroke_width=1.5,
    )
    ink = colour if event.limit else svg.PAPER
    return [
        disc,
        svg.text(x, y + 3.6, str(position), text_anchor="middle", fill=ink, font_size=10.5, font_weight=600),
    ]


def _line(event: Event, position: int, y: float) -> list[Markup]:
    label = cut(_told(event), svg.NARROW - _WHAT - 8)
    colour = svg.FILLS["buruk"] if event.tone == "buruk" else svg.INK
    return [
        *_disc(event, position, 9, y),
        svg.text(_WHEN, y + 4, _short(event.at), fill=svg.FAINT),
        svg.text(_WHAT, y + 4, label, fill=colour, font_weight=600 if event.limit else None),
    ]


def _told(event: Event) -> str:
    """What it was; in time or too late also by a sign, which a printer without colours keeps."""
    return f"{'Batas: ' if event.limit else ''}{event.label}{_SIGNS.get(event.tone, '')}"


def _short(at: datetime) -> str:
    """Day, month and clock: the year stands in the title's record, seconds count for a verdict."""
    day, month, _ = tanggal(at).split(" ")
    return f"{day} {month[:3]} {at:%H.%M.%S}"


def _table(title: str, ordered: Sequence[Event]) -> Table:
    columns = (Column("Peristiwa"), Column("Waktu", "waktu"), Column("Sejak awal", "angka"))
    rows = tuple(
        (
            _told(event),
            waktu(event.at),
            durasi((event.at - ordered[0].at).total_seconds()),
        )
        for event in ordered
    )
    return Table(caption=title, columns=columns, rows=rows)
