"""The organisation chart (Gambar 1) redrawn from the table of roles, with who holds them in one OPD."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from pipeline.render.charts import svg
from pipeline.render.charts.letters import wrapped
from pipeline.render.table import Column, Table

USERS = "pengguna_layanan"
UNAPPOINTED = "belum ditunjuk"
_HIGH, _GAP, _LOW = 124, 58, 44
_INNER = 140
# Left edge, width (percent) and row of every box.
_PLACES: Mapping[str, tuple[int, int, int]] = {
    "pimpinan": (25, 50, 0),
    "penanggung_jawab_layanan": (0, 46, 1),
    "penanggung_jawab_infrastruktur_aplikasi": (54, 46, 1),
    "administrator_layanan": (0, 46, 2),
    "administrator_infrastruktur_aplikasi": (54, 46, 2),
    USERS: (0, 46, 3),
}


@dataclass(frozen=True, slots=True)
class Node:
    """One box.

    Attributes:
        role: Code of the role, or USERS.
        name: The role's name.
        held: Who holds it, by office; "" where nobody does.
    """

    role: str
    name: str
    held: str


@dataclass(frozen=True, slots=True)
class Edge:
    """One line between two boxes.

    Attributes:
        words: What it says.
        start: Role at one end, above or to the left.
        end: Role at the other.
        heads: Which ends have an arrow: "start", "end" or "both".
        x: Where it stands, in percent, if it is upright.
    """

    words: str
    start: str
    end: str
    heads: str
    x: int = 0


_EDGES = (
    Edge("melaporkan penyelenggaraan layanan", "pimpinan", "penanggung_jawab_layanan", "start", 35),
    Edge("berkoordinasi", "penanggung_jawab_layanan", "penanggung_jawab_infrastruktur_aplikasi", "both"),
    Edge("menunjuk", "penanggung_jawab_layanan", "administrator_layanan", "end", 13),
    Edge("melaporkan penanganan aduan", "penanggung_jawab_layanan", "administrator_layanan", "start", 33),
    Edge(
        "menunjuk",
        "penanggung_jawab_infrastruktur_aplikasi",
        "administrator_infrastruktur_aplikasi",
        "end",
        67,
    ),
    Edge(
        "melaporkan operasional infrastruktur dan aplikasi",
        "penanggung_jawab_infrastruktur_aplikasi",
        "administrator_infrastruktur_aplikasi",
        "start",
        87,
    ),
    Edge("menjadi penghubung", "administrator_layanan", "administrator_infrastruktur_aplikasi", "both"),
    Edge("pelayanan", "administrator_layanan", USERS, "both", 23),
)


def structure_chart(title: str, summary: str, nodes: Mapping[str, Node]) -> svg.Chart:
    """The chart of one OPD.

    Args:
        title: Whose.
        summary: What one sees, with the note that it is redrawn.
        nodes: By role; every role of the table and USERS.
    """
    content: list[Markup] = [*_arrangement()]
    for number, edge in enumerate(_EDGES, start=1):
        content += _edge(edge, number)
    for node in nodes.values():
        content += _box(node)
    base = _top(3) + _LOW + 18
    content += _legend(base)
    drawn = svg.picture(title, summary, base + 21 * (len(_EDGES) + 1), content)
    return svg.Chart(title, summary, drawn, _table(title, nodes))


def _top(row: int) -> int:
    return row * (_HIGH + _GAP)


def _box(node: Node) -> Iterator[Markup]:
    left, wide, row = _PLACES[node.role]
    users, empty = node.role == USERS, not node.held
    yield svg.element(
        "rect",
        x=f"{left}%",
        y=_top(row),
        width=f"{wide}%",
        height=_LOW if users else _HIGH,
        fill=svg.PAPER if users else svg.PALE["awas" if empty else "netral"],
        stroke=svg.FILLS["awas"] if empty and not users else svg.STRONG_LINE,
        stroke_width=1,
        stroke_dasharray="5 3" if empty else None,
    )
    middle, y = f"{left + wide / 2:g}%", _top(row) + 19
    for line in wrapped(node.name, _INNER, most=3):
        yield svg.text(middle, y, line, text_anchor="middle", font_weight=600)
        y += 15
    if users:
        return
    for line in wrapped(node.held or UNAPPOINTED, _INNER, 11, most=4):
        yield svg.text(middle, y + 5, line, text_anchor="middle", fill=svg.FAINT, font_size=11)
        y += 14


def _arrangement() -> Iterator[Markup]:
    """The line that the text does not give: dashed, without arrow or number."""
    yield svg.element(
        "line",
        x1="65%",
        x2="65%",
        y1=_HIGH,
        y2=_top(1),
        stroke=svg.STRONG_LINE,
        stroke_width=1,
        stroke_dasharray="4 3",
    )


def _edge(edge: Edge, number: int) -> Iterator[Markup]:
    row = _PLACES[edge.start][2]
    if edge.x:
        x, top, low = f"{edge.x}%", _top(row) + _HIGH, _top(row + 1)
        yield svg.rule((x, x), (top, low), svg.FAINT, 1.25)
        if edge.heads in ("start", "both"):
            yield _head(x, top + 9, "▲")
        if edge.heads in ("end", "both"):
            yield _head(x, low - 1, "▼")
        yield from _disc(x, (top + low) / 2, number)
        return
    y = _top(row) + _HIGH / 2
    yield svg.rule(("46%", "54%"), (y, y), svg.FAINT, 1.25)
    yield _head("46%", y + 4, "◀", text_anchor="start")
    yield _head("54%", y + 4, "▶", text_anchor="end")
    yield from _disc("50%", y - 18, number)


def _head(x: str, y: float, sign: str, text_anchor: str = "middle") -> Markup:
    return svg.text(x, y, sign, text_anchor=text_anchor, fill=svg.FAINT, font_size=10)


def _disc(x: str | float, y: float, number: int) -> Iterator[Markup]:
    yield svg.element("circle", cx=x, cy=y, r=8.5, fill=svg.FILLS["netral"])
    yield svg.text(
        x, y + 3.6, str(number), text_anchor="middle", fill=svg.PAPER, font_size=10.5, font_weight=600
    )


def _legend(top: float) -> Iterator[Markup]:
    for number, edge in enumerate(_EDGES, start=1):
        y = top + 21 * (number - 1) + 6
        yield from _disc(9, y, number)
        yield svg.text(26, y + 4, edge.words, fill=svg.FAINT)
    y = top + 21 * len(_EDGES) + 6
    yield svg.element(
        "line", x1=0, x2=18, y1=y, y2=y, stroke=svg.STRONG_LINE, stroke_width=1, stroke_dasharray="4 3"
    )
    yield svg.text(26, y + 4, "susunan gambar; tidak disebut dalam teks", fill=svg.FAINT)


def _table(title: str, nodes: Mapping[str, Node]) -> Table:
    rows = tuple(
        (str(number), nodes[edge.start].name, nodes[edge.end].name, _direction(edge))
        for number, edge in enumerate(_EDGES, start=1)
    )
    columns = (Column("No.", width=8), Column("Dari"), Column("Ke"), Column("Hubungan"))
    rows = tuple(
        (no, *((end, start) if edge.heads == "start" else (start, end)), words)
        for (no, start, end, words), edge in zip(rows, _EDGES, strict=True)
    )
    return Table(caption=title, columns=columns, rows=rows)


def _direction(edge: Edge) -> str:
    return f"{edge.words} (dua arah)" if edge.heads == "both" else edge.words
