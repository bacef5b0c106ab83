"""The little SVG that the pictures need: elements, light numbers, patterns, text that keeps its size."""

# Widths are percentages and heights are pixels: a picture fills its column on a phone and on paper,
# and its words stay as large as the text around it.

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from markupsafe import Markup, escape

from pipeline.model.lean import dataclass
from pipeline.render.charts.letters import width
from pipeline.render.table import Table

Number = int | float | Fraction

# The colours of tokens.css: style sheets do not reach into the SVG of a PDF.
INK = "#17212b"
FAINT = "#4b5866"
LINE = "#d5dbe1"
STRONG_LINE = "#7f8c99"
ACCENT = "#0f4c5c"
ACCENT_PALE = "#e6f0f2"
PAPER = "#ffffff"
FILLS = {"baik": "#1b6b45", "buruk": "#a32a1e", "awas": "#7a5100", "jalan": "#1f4f8f", "netral": "#4b5866"}
# Large areas are calmer than words: still 4 : 1 against paper.
SOLID = {"baik": "#3d8a66"}
PALE = {"baik": "#e7f4ec", "buruk": "#fcecea", "awas": "#fdf3dc", "jalan": "#e8f0fa", "netral": "#f5f7f9"}
TEXT = 12
# The narrowest column a picture is laid out for: a phone of 390 pixels less its margins.
NARROW = 340
# What a page of paper has room for below a caption, in pixels.
PAGE = 850
_FLUID = re.compile(r'<svg [^>]*width="100%" height="([0-9.]+)"')
_FIXED = re.compile(r'<svg [^>]*viewBox="0 0 ([0-9.]+) ([0-9.]+)"')
# What paper makes a picture with a width of its own fit into (print.css), and how small its words may get.
PAPER_WIDE, PAPER_HIGH, SMALLEST = 658, 635, 0.6
_FONT = "Inter, 'DejaVu Sans', sans-serif"


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture with its words.

    Attributes:
        title: What it shows.
        summary: What one sees in it, in a sentence or two: the text alternative.
        svg: The picture.
        table: The figures behind it.
        scroll: Whether it has a width of its own, and a narrow screen moves it sideways.
    """

    title: str
    summary: str
    svg: Markup
    table: Table
    scroll: bool = False

    @property
    def tall(self) -> bool:
        """Whether a page cannot hold it, or only with words too small to read: paper then leaves it out."""
        fluid, own = _FLUID.match(self.svg), _FIXED.match(self.svg)
        if own is not None:
            return min(PAPER_WIDE / float(own[1]), PAPER_HIGH / float(own[2])) < SMALLEST
        return fluid is not None and float(fluid[1]) > PAGE


def number(value: Number) -> str:
    """A coordinate with at most two decimals and no needless sign, zero or point."""
    text = f"{float(value):.2f}".rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def percent(share: Number) -> str:
    """A share of the width (0 to 1) as a coordinate."""
    return f"{number(share * 100)}%"


def share_of(columns: int, space: Fraction) -> Fraction:
    """The width of each of some columns with space between them, as a share of the whole."""
    return (1 - space * (columns - 1)) / columns


def element(tag: str, /, *content: object, **attributes: str | Number | None) -> Markup:
    """One element; `_` in an attribute's name is `-`, None leaves it out, contents are escaped."""
    written = Markup("").join(
        Markup(' {}="{}"').format(name.strip("_").replace("_", "-"), _attribute(value))
        for name, value in attributes.items()
        if value is not None
    )
    inner = Markup("").join(escape(part) for part in content)
    if not inner:
        return Markup("<{}{}/>").format(Markup(tag), written)  # noqa: S704 - tags are our own words
    return Markup("<{0}{1}>{2}</{0}>").format(Markup(tag), written, inner)  # noqa: S704 - as above


def _attribute(value: str | Number) -> str:
    return value if isinstance(value, str) else number(value)


def text(x: str | Number, y: Number, words: str, **attributes: str | Number | None) -> Markup:
    """Words at a place."""
    return element("text", words, x=x, y=y, **{"fill": INK, **attributes})


def rule(x: tuple[str, str], y: tuple[Number, Number], colour: str, thick: Number = 1) -> Markup:
    """A straight line from one place to another."""
    return element("line", x1=x[0], x2=x[1], y1=y[0], y2=y[1], stroke=colour, stroke_width=thick)


def picture(title: str, summary: str, height: Number, content: Iterable[Markup]) -> Markup:
    """A whole picture, as wide as its column.

    Args:
        title: Read out first.
        summary: Read out next; also the alternative text in a PDF, which knows only titles.
        height: In pixels.
        content: What is drawn, patterns included.
    """
    return element(
        "svg",
        element("title", f"{title}. {summary}"),
        element("desc", summary),
        *content,
        xmlns="http://www.w3.org/2000/svg",
        role="img",
        width="100%",
        height=height,
        font_family=_FONT,
        font_size=TEXT,
    )


def fixed(title: str, summary: str, size: tuple[Number, Number], content: Iterable[Markup]) -> Markup:
    """A whole picture with a width of its own, made smaller on paper that is narrower.

    Args:
        title: Read out first.
        summary: Read out next.
        size: Width and height in pixels, also the units of what is drawn.
        content: What is drawn.
    """
    wide, high = (number(side) for side in size)
    return element(
        "svg",
        element("title", f"{title}. {summary}"),
        element("desc", summary),
        *content,
        xmlns="http://www.w3.org/2000/svg",
        role="img",
        width=wide,
        height=high,
        viewBox=f"0 0 {wide} {high}",
        font_family=_FONT,
        font_size=TEXT,
    )


def key_of(*words: str) -> str:
    """A short name that keeps the patterns of two pictures on one page apart."""
    return "g" + hashlib.sha256("\x1f".join(words).encode()).hexdigest()[:8]


def patterns(key: str, tones: Iterable[str]) -> Markup:
    """The patterns of some tones; "baik" is solid and needs none."""
    drawn = [_pattern(key, tone) for tone in dict.fromkeys(tones) if tone in _MARKS]
    return element("defs", *drawn) if drawn else Markup("")


# Tiles are large, and hold lines without ground: viewers show hairlines where tiles meet.
_TILE, _WIDE = 24, 1200
_STEPS = range(0, _TILE + 1, 6)
_MARKS = {
    "buruk": ("".join(f"M{n - 24} 24L{n} 0M{n} 24L{n + 24} 0" for n in _STEPS), 1.6),
    "jalan": ("".join(f"M0 {n + 1.5}H{_WIDE}M0 {n + 4.5}H{_WIDE}" for n in _STEPS[:-1]), 1.2),
    "awas": ("".join(f"M{x + 3} {y + 3}h.01" for x in _STEPS[:-1] for y in _STEPS[:-1]), 2.2),
    "netral": ("".join(f"M{n + 3} 0V24" for n in _STEPS[:-1]), 0.7),
}


def _pattern(key: str, tone: str) -> Markup:
    marks, stroke = _MARKS[tone]
    cap = "round" if tone == "awas" else None
    return element(
        "pattern",
        element("path", d=marks, stroke=FILLS[tone], stroke_width=stroke, stroke_linecap=cap, fill="none"),
        id=f"{key}-{tone}",
        width=_WIDE if tone == "jalan" else _TILE,
        height=_TILE,
        patternUnits="userSpaceOnUse",
    )


def box(key: str, tone: str, place: tuple[Number, Number], size: tuple[Number, Number]) -> Markup:
    """A rectangle of a tone; place and size are (share of the width, pixels)."""
    frame = {"x": percent(place[0]), "y": place[1], "width": percent(size[0]), "height": size[1]}
    return _filled(key, tone, frame)


def _filled(key: str, tone: str, frame: Mapping[str, str | Number]) -> Markup:
    edge: dict[str, str | Number] = {
        "stroke": SOLID.get(tone) or FILLS.get(tone, STRONG_LINE),
        "stroke_width": 0.75,
    }
    if tone not in _MARKS:
        return element("rect", **frame, fill=SOLID.get(tone, PAPER), **edge)
    ground = element("rect", **frame, fill=PALE[tone])
    return ground + element("rect", **frame, fill=f"url(#{key}-{tone})", **edge)


def legend(key: str, entries: Sequence[tuple[str, str]], y: Number) -> tuple[list[Markup], float]:
    """Boxes with their words, in as many lines as a phone needs.

    Args:
        key: Of the picture.
        entries: Tone and words.
        y: Top of the first line.

    Returns:
        What is drawn, and the height it takes.
    """
    drawn: list[Markup] = []
    x, line = 0.0, 0
    for tone, words in entries:
        wide = 18 + width(words) + 14
        if x and x + wide > NARROW:
            x, line = 0.0, line + 1
        top = float(y) + 18 * line
        drawn.append(_filled(key, tone, {"x": x, "y": top, "width": 12, "height": 12}))
        drawn.append(text(x + 18, top + 10, words, fill=FAINT))
        x += wide
    return drawn, 18.0 * (line + 1)
