"""The dependency graph as a picture: services at the left, what they stand on to the right of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from pipeline.model.dependency import Dependencies, Part
from pipeline.model.lean import dataclass, replace
from pipeline.render.charts import svg
from pipeline.render.charts.layered import Layout, Place, laid_out
from pipeline.render.charts.letters import cut, wrapped
from pipeline.render.table import Column, Table
from pipeline.wording import angka, daftar, visible

# Every place in pixels: a graph is as wide as its layers, and a narrow screen moves it sideways.
_BOX, _BETWEEN, _GAP, _HEAD = 138, 44, 9, 24
_INSET, _LINE, _SIZE, _SMALL = 8, 14, 11.5, 10
# Between two layers with more lines than a few, this much more room at most.
_FEW, _ROOM = 12, 60
_TITLES = {"layanan": "Layanan", "aplikasi": "Aplikasi", "infrastruktur": "Infrastruktur"}
_STOPS, _ALONE, _SPARED = "✗ ikut berhenti", "tanpa cadangan", "bercadangan"
_IMPLIED = "Garis menuju yang dibutuhkan; yang sudah tersirat lewat bagian lain tidak digambar."
# More boxes or lines than these show nothing, and cost minutes to lay out.
MOST, MOST_LINES = 300, 1500
# In a sentence only the worst are named; all of them stand in the table.
_NAMED = 4


@dataclass(frozen=True, slots=True)
class _Card:
    """One box before it is drawn.

    Attributes:
        part: What it stands for.
        lines: Its name.
        note: What is to be known of it; "" for nothing.
        tone: "buruk" for a service that stops, "awas" for what has no second one, "" otherwise.
    """

    part: Part
    lines: tuple[str, ...]
    note: str
    tone: str

    @property
    def height(self) -> float:
        """In pixels."""
        return _LINE * (len(self.lines) + bool(self.note)) + 12


def dependency_chart(title: str, graph: Dependencies, focus: str = "") -> svg.Chart:
    """Boxes from left to right, each with lines to what it needs.

    Args:
        title: Whose graph.
        graph: What is drawn; its answers may come from a larger one.
        focus: Full name of the part that it is drawn around; "" for none.
    """
    if len(graph.parts) > MOST or sum(map(len, graph.needs.values())) > MOST_LINES:
        return _too_many(title, graph)
    cards = {ref: _card(graph, part, focus) for ref, part in graph.parts.items()}
    placed = laid_out(graph.layers, _shown(graph), {ref: card.height for ref, card in cards.items()}, _GAP)
    lefts = _lefts(placed, len(graph.layers))
    back = any(two[0] <= one[0] == len(graph.layers) - 1 for one, two in placed.links)
    wide = lefts[-1] + _BOX + (_BETWEEN if back else 0)
    summary = _summary(graph, focus)
    content = [
        *_heads(graph, lefts),
        *_lines(placed, cards, lefts),
        *_cards(placed, cards, lefts, focus),
    ]
    if not cards:
        content.append(svg.text(0, 14, "Katalog belum memuat layanan, aplikasi, atau infrastruktur."))
    size = (max(wide, 360 if not cards else 0), _HEAD + placed.height + 2)
    drawn = svg.fixed(title, summary, size, content)
    return svg.Chart(title, f"{summary} {_IMPLIED}", drawn, _table(title, graph), scroll=True)


def _too_many(title: str, graph: Dependencies) -> svg.Chart:
    """What stands in the place of a picture that nobody could read: what there is, and its table."""
    summary = f"{_counted(graph)}: terlalu banyak untuk satu gambar; lihat per layanan."
    words = [svg.text(0, 14, line) for line in (cut(summary, svg.NARROW),)]
    table = _table(title, graph)
    short = replace(table, rows=table.rows[:MOST], total=len(table.rows))
    return svg.Chart(title, summary, svg.picture(title, summary, 20, words), short)


def _shown(graph: Dependencies) -> Mapping[str, tuple[str, ...]]:
    """What each part needs, without what already follows from something else that it needs."""
    under = {ref: frozenset(graph.below(ref)) for ref in graph.parts}
    return {
        ref: tuple(
            goal
            for goal in needed
            if not any(goal in under[other] and other not in under[goal] for other in needed if other != goal)
        )
        for ref, needed in graph.needs.items()
    }


def _card(graph: Dependencies, part: Part, focus: str) -> _Card:
    lines = tuple(wrapped(visible(part.name, 120), _BOX - 2 * _INSET, _SIZE, most=3))
    asked = graph.parts.get(focus)
    if part.kind == "layanan":
        hit = asked is not None and asked.kind != "layanan" and part.ref in graph.services[focus]
        return _Card(part, lines, _STOPS if hit else "", "buruk" if hit else "")
    if part.kind == "infrastruktur":
        return _Card(part, lines, _SPARED if part.redundant else _ALONE, "" if part.redundant else "awas")
    return _Card(part, lines, "", "")


def _lefts(placed: Layout, layers: int) -> tuple[float, ...]:
    """The left edge of each layer: where many lines run, there is more room for them."""
    lefts = [0.0]
    for level in range(layers - 1):
        lines = sum(1 for one, two in placed.links if one[0] == level and two[0] == level + 1)
        lefts.append(lefts[-1] + _BOX + _BETWEEN + min(_ROOM, 1.5 * max(0, lines - _FEW)))
    return tuple(lefts)


def _heads(graph: Dependencies, lefts: Sequence[float]) -> list[Markup]:
    heads: list[Markup] = []
    for level, layer in enumerate(graph.layers):
        kinds = {graph.parts[ref].kind for ref in layer}
        words = " · ".join(_TITLES[kind] for kind in _TITLES if kind in kinds)
        told = cut(words, _BOX, _SMALL)
        heads.append(svg.text(lefts[level], 11, told, fill=svg.FAINT, font_size=_SMALL, font_weight=600))
    return heads


def _cards(placed: Layout, cards: Mapping[str, _Card], lefts: Sequence[float], focus: str) -> list[Markup]:
    drawn: list[Markup] = []
    for (level, ref), middle in placed.middles.items():
        if _stands(placed, (level, ref), cards):
            drawn += _box(
                cards[ref], (lefts[level], _HEAD + middle - cards[ref].height / 2), asked=ref == focus
            )
    return drawn


def _stands(placed: Layout, place: Place, cards: Mapping[str, _Card]) -> bool:
    """Whether a place is a box, not a line passing by: a name's box is its rightmost place."""
    return place[1] in cards and (place[0] + 1, place[1]) not in placed.middles


def _box(card: _Card, corner: tuple[float, float], *, asked: bool) -> list[Markup]:
    x, y = corner
    edge = svg.FILLS.get(card.tone, svg.ACCENT if card.part.kind == "layanan" else svg.STRONG_LINE)
    frame = svg.element(
        "rect", x=x + 0.5, y=y + 0.5, width=_BOX - 1, height=card.height - 1,
        rx=10 if card.part.kind == "layanan" else 2, fill=_ground(card),
        stroke=svg.ACCENT if asked else edge, stroke_width=3 if asked else 1.25,
        stroke_dasharray="5 3" if card.tone == "awas" and not asked else None,
    )  # fmt: skip
    drawn = [frame]
    for i, line in enumerate(card.lines):
        bold = 600 if asked else None
        drawn.append(svg.text(x + _INSET, y + 17 + _LINE * i, line, font_size=_SIZE, font_weight=bold))
    if card.note:
        colour = svg.FILLS.get(card.tone, svg.FAINT)
        base = y + 16.5 + _LINE * len(card.lines)
        drawn.append(svg.text(x + _INSET, base, card.note, font_size=_SMALL, fill=colour))
    return drawn


def _ground(card: _Card) -> str:
    if card.tone:
        return svg.PALE[card.tone]
    return {"layanan": svg.ACCENT_PALE, "aplikasi": svg.PAPER}.get(card.part.kind, svg.PALE["netral"])


def _lines(placed: Layout, cards: Mapping[str, _Card], lefts: Sequence[float]) -> list[Markup]:
    drawn = [
        _passage(lefts[place[0]], _HEAD + y)
        for place, y in placed.middles.items()
        if not _stands(placed, place, cards)
    ]
    heads = set[tuple[float, float, int]]()
    for one, two in placed.links:
        start = (lefts[one[0]] + _BOX, _HEAD + placed.middles[one])
        back = two[0] <= one[0]
        goal = (lefts[two[0]] + (_BOX if back else 0), _HEAD + placed.middles[two])
        drawn.append(_around(start, goal) if back else _curve(start, goal))
        if _stands(placed, two, cards):
            heads.add((*goal, -1 if back else 1))
    return drawn + [_arrow(x, y, way) for x, y, way in sorted(heads)]


def _passage(x: float, y: float) -> Markup:
    """A line straight through a layer."""
    return _stroke(f"M{svg.number(x)} {svg.number(y)}H{svg.number(x + _BOX)}")


def _curve(start: tuple[float, float], goal: tuple[float, float]) -> Markup:
    """From the right edge of a box to the left edge of another."""
    half = (start[0] + goal[0]) / 2
    return _bezier(start, (half, start[1]), (half, goal[1]), goal)


def _around(start: tuple[float, float], goal: tuple[float, float]) -> Markup:
    """Within a circle: from right edge to right edge; from a box to itself a small loop."""
    bend = max(start[0], goal[0]) + _BETWEEN * 0.8
    apart = 10 if start == goal else 0
    return _bezier(start, (bend, start[1] - apart), (bend, goal[1] + apart), goal)


def _bezier(*points: tuple[float, float]) -> Markup:
    n = [f"{svg.number(x)} {svg.number(y)}" for x, y in points]
    return _stroke(f"M{n[0]}C{n[1]} {n[2]} {n[3]}")


def _stroke(path: str) -> Markup:
    return svg.element("path", d=path, fill="none", stroke=svg.STRONG_LINE, stroke_width=1.1)


def _arrow(x: float, y: float, way: int) -> Markup:
    n, tail = svg.number, x - 6 * way
    path = f"M{n(tail)} {n(y - 3.5)}L{n(x)} {n(y)}L{n(tail)} {n(y + 3.5)}Z"
    return svg.element("path", d=path, fill=svg.FAINT)


def _summary(graph: Dependencies, focus: str) -> str:
    if not graph.parts:
        return "Belum ada yang dapat digambar."
    part = graph.parts.get(focus)
    if part is None:
        return f"{_counted(graph)}. {_single(graph)}"
    if part.kind == "layanan":
        alone = graph.unguarded(focus)
        told = f"tanpa cadangan tercatat: {_some(graph, alone)}" if alone else "semuanya bercadangan"
        return f"Bersandar pada {angka(len(graph.below(focus)))} bagian; {told}."
    hit = graph.services[focus]
    return f"Bila berhenti, {angka(len(hit))} layanan ikut berhenti{': ' + _some(graph, hit) if hit else ''}."


def _counted(graph: Dependencies) -> str:
    kinds = [part.kind for part in graph.parts.values()]
    return daftar([f"{angka(kinds.count(kind))} {kind}" for kind in ("layanan", "aplikasi", "infrastruktur")])


def _single(graph: Dependencies) -> str:
    single = graph.single_points()
    if not single:
        return "Tidak ada bagian tanpa cadangan yang menghentikan lebih dari satu layanan."
    return f"Tanpa cadangan dan menghentikan lebih dari satu layanan: {_some(graph, single)}."


def _some(graph: Dependencies, refs: Sequence[str]) -> str:
    names = [visible(graph.parts[ref].name if ref in graph.parts else ref, 80) for ref in refs[:_NAMED]]
    return daftar([*names, *([f"{angka(len(refs) - _NAMED)} lagi"] if len(refs) > _NAMED else [])])


def _table(title: str, graph: Dependencies) -> Table:
    columns = (
        Column("Bagian", width=25),
        Column("Jenis"),
        Column("Membutuhkan", width=30),
        Column("Cadangan"),
        Column("Layanan yang ikut berhenti", "angka"),
    )
    rows = tuple(
        (
            visible(part.name, 120),
            _TITLES[part.kind],
            "; ".join(visible(graph.parts[name].name, 80) for name in graph.needs[ref]) or "nihil",
            _guard(part),
            "–" if part.kind == "layanan" else angka(len(graph.services[ref])),
        )
        for ref, part in _in_layers(graph)
    )
    return Table(caption=title, columns=columns, rows=rows, empty="Nihil", stacks=True)


def _in_layers(graph: Dependencies) -> list[tuple[str, Part]]:
    return [(ref, graph.parts[ref]) for layer in graph.layers for ref in layer]


def _guard(part: Part) -> str:
    if part.kind == "infrastruktur":
        return "ada" if part.redundant else "tidak tercatat"
    return "tidak dicatat untuk jenis ini"
