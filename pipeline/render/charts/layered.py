"""Where boxes of a layered graph stand: few crossings, straight lines, never one on another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.model.lean import dataclass, field

# A line that passes a layer does so here: all lines to the same goal share one place ("jalur").
Place = tuple[int, str]
_SWEEPS = 8


@dataclass(frozen=True, slots=True)
class Layout:
    """A laid-out graph.

    Attributes:
        middles: Layer and name of a box, or of a line's passage -> height of its middle in pixels.
        links: From place to place, each into the next layer (or the same or an earlier one, in a circle).
        height: Of everything.
    """

    middles: Mapping[Place, float]
    links: tuple[tuple[Place, Place], ...]
    height: float


@dataclass(slots=True)
class _Draft:
    layers: list[list[Place]]
    links: dict[tuple[Place, Place], None] = field(default_factory=dict)

    def near(self, step: int) -> dict[Place, list[Place]]:
        """The neighbours of every place in the layer before (-1) or after (+1)."""
        found: dict[Place, list[Place]] = {}
        for one, two in self.links:
            if two[0] - one[0] == 1:
                found.setdefault(two if step < 0 else one, []).append(one if step < 0 else two)
        return found


def laid_out(
    layers: Sequence[Sequence[str]],
    needs: Mapping[str, Sequence[str]],
    heights: Mapping[str, float],
    gap: float,
) -> Layout:
    """Places for the boxes of a graph.

    Args:
        layers: Names by layer, from left to right.
        needs: Name -> names it has a line to.
        heights: Of each box in pixels.
        gap: Least space between two boxes of a layer, in pixels.
    """
    draft = _drafted(layers, needs)
    _ordered(draft)
    tall = {place: heights.get(place[1], 0.0) for layer in draft.layers for place in layer}
    passage = {place for layer in draft.layers for place in layer if place not in _boxes(layers)}
    tall.update(dict.fromkeys(passage, 0.0))
    middles = _middles(draft, tall, gap)
    top = min((middles[place] - tall[place] / 2 for place in middles), default=0.0)
    middles = {place: y - top for place, y in middles.items()}
    height = max((middles[place] + tall[place] / 2 for place in middles), default=0.0)
    return Layout(middles, tuple(draft.links), height)


def _boxes(layers: Sequence[Sequence[str]]) -> frozenset[Place]:
    return frozenset((level, name) for level, layer in enumerate(layers) for name in layer)


def _drafted(layers: Sequence[Sequence[str]], needs: Mapping[str, Sequence[str]]) -> _Draft:
    at = {name: level for level, layer in enumerate(layers) for name in layer}
    draft = _Draft([[(level, name) for name in layer] for level, layer in enumerate(layers)])
    known = {place for layer in draft.layers for place in layer}
    for name, goal in ((name, goal) for name, needed in needs.items() for goal in needed):
        here = (at[name], name)
        for level in range(at[name] + 1, at[goal]):
            there = (level, goal)
            draft.links[here, there] = None
            if there not in known:
                known.add(there)
                draft.layers[level].append(there)
            here = there
        draft.links[here, (at[goal], goal)] = None
    return draft


def _ordered(draft: _Draft) -> None:
    """Places of a layer in the order of what they are tied to, swept to and fro; the best stays."""
    best, fewest = [list(layer) for layer in draft.layers], _crossings(draft)
    for sweep in range(_SWEEPS):
        step = -1 if sweep % 2 == 0 else 1
        near = draft.near(step)
        for layer in draft.layers if step < 0 else reversed(draft.layers):
            _sort(layer, near, draft.layers)
        crossings = _crossings(draft)
        if crossings < fewest:
            best, fewest = [list(layer) for layer in draft.layers], crossings
    draft.layers[:] = best


def _sort(layer: list[Place], near: Mapping[Place, list[Place]], layers: Sequence[Sequence[Place]]) -> None:
    neighbours = {other[0] for place in layer for other in near.get(place, ())}
    rank = {place: i for level in neighbours for i, place in enumerate(layers[level])}
    own = {place: i for i, place in enumerate(layer)}

    def middle(place: Place) -> float:
        found = sorted(rank[other] for other in near.get(place, ()))
        return sum(found) / len(found) if found else float(own[place])

    layer.sort(key=lambda place: (middle(place), own[place]))


def _crossings(draft: _Draft) -> int:
    rank = {place: i for layer in draft.layers for i, place in enumerate(layer)}
    by_layer: dict[int, list[tuple[int, int]]] = {}
    for one, two in draft.links:
        if two[0] - one[0] == 1:
            by_layer.setdefault(one[0], []).append((rank[one], rank[two]))
    return sum(_inversions([end for _, end in sorted(pairs)]) for pairs in by_layer.values())


def _inversions(ends: list[int]) -> int:
    """How many pairs stand in the wrong order, by merging."""
    if len(ends) < 2:
        return 0
    left, right = ends[: len(ends) // 2], ends[len(ends) // 2 :]
    count = _inversions(left) + _inversions(right)
    left.sort()
    right.sort()
    position = 0
    for end in right:
        while position < len(left) and left[position] <= end:
            position += 1
        count += len(left) - position
    return count


def _middles(draft: _Draft, tall: Mapping[Place, float], gap: float) -> dict[Place, float]:
    """Heights: each place as near to the middle of its neighbours as the order in its layer allows."""
    middles: dict[Place, float] = {}
    for layer in draft.layers:
        middles.update(_stacked(layer, dict.fromkeys(layer, 0.0), tall, gap))
    for sweep in range(_SWEEPS):
        near = draft.near(-1 if sweep % 2 else 1)
        for layer in draft.layers if sweep % 2 else reversed(draft.layers):
            wanted = {place: _mean(place, near, middles) for place in layer}
            middles.update(_stacked(layer, wanted, tall, gap))
    return middles


def _mean(place: Place, near: Mapping[Place, list[Place]], middles: Mapping[Place, float]) -> float:
    found = near.get(place, ())
    return sum(middles[other] for other in found) / len(found) if found else middles[place]


def _stacked(
    layer: Sequence[Place], wanted: Mapping[Place, float], tall: Mapping[Place, float], gap: float
) -> dict[Place, float]:
    """The nearest heights to the wanted ones that keep order and distance (pooling of neighbours)."""
    offsets: list[float] = []
    for i, place in enumerate(layer):
        before = layer[i - 1] if i else place
        offsets.append(offsets[-1] + (tall[before] + tall[place]) / 2 + gap if offsets else 0.0)
    blocks: list[tuple[float, int]] = []
    for place, offset in zip(layer, offsets, strict=True):
        blocks.append((wanted[place] - offset, 1))
        while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
            (a, n), (b, m) = blocks.pop(-2), blocks.pop()
            blocks.append(((a * n + b * m) / (n + m), n + m))
    bases = [base for base, count in blocks for _ in range(count)]
    return {place: base + offset for place, base, offset in zip(layer, bases, offsets, strict=True)}
