"""The organisation chart (Gambar 1) redrawn from the table of roles, with who holds them in one OPD."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from markupsafe import Markup

from pipeline.law.figures import Figure
from pipeline.law.law import Law
from pipeline.model.lean import dataclass, replace
from pipeline.render.charts import svg
from pipeline.render.charts.letters import wrapped
from pipeline.render.table import Column, Table

USERS = "pengguna_layanan"
UNAPPOINTED = "belum ditunjuk"
# The clause of the reference pack at which the chart stands.
FIGURE = "L1.G1"
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


def edges_of(law: Law) -> tuple[Edge, ...]:
    """The lines between the roles: as the pack's own figure has them, else as its table of roles does."""
    own = set(law.own(FIGURE))
    drawn = next((figure for figure in law.figures if own & set(figure.clauses[:1])), None)
    said = _of_figure(drawn) if drawn is not None else _of_roles(law)
    known = [line for line in said if line[0] in _PLACES and line[1] in _PLACES]
    lines = [line for place, line in enumerate(known) if (line[1], line[0], line[2]) not in known[:place]]
    found = [_line(line, back=(line[1], line[0], line[2]) in known) for line in lines]
    return tuple(_spread([edge for edge in found if edge is not None]))


def _of_figure(figure: Figure) -> list[tuple[str, str, str]]:
    return [(step.id, arrow.goal, arrow.words) for step in figure.steps for arrow in step.arrows]


def _of_roles(law: Law) -> list[tuple[str, str, str]]:
    named = [(role.ditunjuk_oleh, role.kode, "menunjuk") for role in law.roles]
    told = [(role.kode, role.lapor_kepada, "melapor") for role in law.roles]
    return [*named, *told]


def _line(line: tuple[str, str, str], *, back: bool) -> Edge | None:
    """A line between neighbours; None for roles that do not stand side by side or one above the other."""
    one, two, words = line
    (left, _, row), (right, _, below) = _PLACES[one], _PLACES[two]
    if row == below and left != right:
        start, end = (one, two) if left < right else (two, one)
        return Edge(words, start, end, "both" if back else "end" if start == one else "start")
    if abs(row - below) != 1:
        return None
    start, end = (one, two) if row < below else (two, one)
    return Edge(words, start, end, "both" if back else "end" if start == one else "start", 1)


def _spread(edges: Sequence[Edge]) -> Iterator[Edge]:
    """Upright lines between the same two boxes side by side over what the boxes have in common."""
    upright = [(edge.start, edge.end) for edge in edges if edge.x]
    seen: Counter[tuple[str, str]] = Counter()
    for edge in edges:
        pair = (edge.start, edge.end)
        if not edge.x:
            yield edge
            continue
        seen[pair] += 1
        (left, wide, _), (other, broad, _) = _PLACES[edge.start], _PLACES[edge.end]
        low, high = max(left, other), min(left + wide, other + broad)
        yield replace(edge, x=low + (high - low) * seen[pair] // (upright.count(pair) + 1))


def structure_chart(title: str, summary: str, nodes: Mapping[str, Node], edges: Sequence[Edge]) -> svg.Chart:
    """The chart of one OPD.

    Args:
        title: Whose.
        summary: What one sees, with the note that it is redrawn.
        nodes: By role; every role of the table and USERS. One without a place here is in the table alone.
        edges: From `edges_of`; a figure may name roles that the table lacks.
    """
    nodes = {role: node for role, node in nodes.items() if role in _PLACES}
    edges = [edge for edge in edges if edge.start in nodes and edge.end in nodes]
    content: list[Markup] = [*_arrangement()]
    for number, edge in enumerate(edges, start=1):
        content += _edge(edge, number)
    for node in nodes.values():
        content += _box(node)
    base = _top(3) + _LOW + 18
    content += _legend(edges, base)
    drawn = svg.picture(title, summary, base + 21 * (len(edges) + 1), content)
    return svg.Chart(title, summary, drawn, _table(title, nodes, edges))


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


def _legend(edges: Sequence[Edge], top: float) -> Iterator[Markup]:
    for number, edge in enumerate(edges, start=1):
        y = top + 21 * (number - 1) + 6
        yield from _disc(9, y, number)
        yield svg.text(26, y + 4, edge.words, fill=svg.FAINT)
    y = top + 21 * len(edges) + 6
    yield svg.element(
        "line", x1=0, x2=18, y1=y, y2=y, stroke=svg.STRONG_LINE, stroke_width=1, stroke_dasharray="4 3"
    )
    yield svg.text(26, y + 4, "susunan gambar; tidak disebut dalam teks", fill=svg.FAINT)


def _table(title: str, nodes: Mapping[str, Node], edges: Sequence[Edge]) -> Table:
    columns = (Column("No.", width=8), Column("Dari"), Column("Ke"), Column("Hubungan"))
    rows = tuple(
        (str(number), *_ends(edge, nodes), _direction(edge)) for number, edge in enumerate(edges, start=1)
    )
    return Table(caption=title, columns=columns, rows=rows)


def _ends(edge: Edge, nodes: Mapping[str, Node]) -> tuple[str, str]:
    start, end = nodes[edge.start].name, nodes[edge.end].name
    return (end, start) if edge.heads == "start" else (start, end)


def _direction(edge: Edge) -> str:
    return f"{edge.words} (dua arah)" if edge.heads == "both" else edge.words
