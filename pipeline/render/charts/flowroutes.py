"""Which way the arrows of a flow go round its boxes: straight where nothing stands in between."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from pipeline.model.lean import dataclass, field, replace

Way = Literal["tegak", "datar", "siku", "siku_balik", "tepi"]
Side = Literal["kiri", "kanan", "atas", "bawah"]
Spot = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Link:
    """An arrow between two boxes, by their names."""

    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Route:
    """How an arrow goes.

    Attributes:
        link: The arrow.
        way: "tegak" or "datar" straight; "siku" sideways, then up or down; "siku_balik" the other way round;
            "tepi" along the edge between two lanes and into the top of its goal.
        out: The side that it leaves by.
        edge: For "tepi", the edge it goes along, counted from the left end.
        turn: How many others go the same way before it.
        paired: Whether another goes straight back beside it.
    """

    link: Link
    way: Way
    out: Side
    edge: int = 0
    turn: int = 0
    paired: bool = False


@dataclass(slots=True)
class _Floor:
    """Where the boxes stand, which of their sides are taken, and by which of them an arrow leaves."""

    spots: Mapping[str, Spot]
    lanes: int
    taken: set[tuple[str, Side]] = field(default_factory=set)
    left: set[tuple[str, Side]] = field(default_factory=set)
    edges: dict[int, int] = field(default_factory=dict)
    filled: frozenset[Spot] = frozenset()

    def free_row(self, row: int, one: int, two: int) -> bool:
        """Whether nothing stands between two lanes in a row."""
        return not any((lane, row) in self.filled for lane in range(min(one, two) + 1, max(one, two)))

    def free_lane(self, lane: int, one: int, two: int) -> bool:
        """Whether nothing stands between two rows in a lane."""
        return not any((lane, row) in self.filled for row in range(min(one, two) + 1, max(one, two)))

    def take(self, link: Link, out: Side, into: Side) -> None:
        self.taken |= {(link.start, out), (link.end, into)}
        self.left.add((link.start, out))


def routes(spots: Mapping[str, Spot], links: Sequence[Link], lanes: int) -> list[Route]:
    """A route for every arrow, in the order given.

    Args:
        spots: Lane and row of every box.
        links: The arrows; both ends have a spot.
        lanes: How many lanes there are.
    """
    floor = _Floor(spots, lanes, filled=frozenset(spots.values()))
    found: dict[int, Route] = {}
    for find in (_straight, _bent, _beside):
        for place, link in enumerate(links):
            route = None if place in found else find(floor, link)
            if route is not None:
                found[place] = route
    ways = frozenset((route.link.start, route.link.end, route.way) for route in found.values())
    return [_with_pair(found[place], ways) for place in range(len(links))]


def _with_pair(route: Route, ways: frozenset[tuple[str, str, Way]]) -> Route:
    back = (route.link.end, route.link.start, route.way)
    return replace(route, paired=back in ways and route.way in {"tegak", "datar"})


def _straight(floor: _Floor, link: Link) -> Route | None:
    (lane, row), (goal, below) = floor.spots[link.start], floor.spots[link.end]
    if lane == goal and row != below and floor.free_lane(lane, row, below):
        out: Side = "bawah" if below > row else "atas"
        floor.take(link, out, "atas" if below > row else "bawah")
        return Route(link, "tegak", out)
    if row == below and lane != goal and floor.free_row(row, lane, goal):
        out = _towards(lane, goal)
        floor.take(link, out, _towards(goal, lane))
        return Route(link, "datar", out)
    return None


def _bent(floor: _Floor, link: Link) -> Route | None:
    """One corner: sideways first, else up or down first."""
    (lane, row), (goal, below) = floor.spots[link.start], floor.spots[link.end]
    if lane == goal or row == below:
        return None
    side, step = _towards(lane, goal), 1 if below > row else -1
    upright: Side = "bawah" if step > 0 else "atas"
    if (
        (link.start, side) not in floor.taken
        and (link.end, "atas" if step > 0 else "bawah") not in floor.left
        and (goal, row) not in floor.filled
        and floor.free_row(row, lane, goal)
        and floor.free_lane(goal, row, below)
    ):
        floor.take(link, side, "atas" if step > 0 else "bawah")
        return Route(link, "siku", side)
    into = _towards(goal, lane)
    if (
        not {(link.start, upright), (link.end, into)} & floor.taken
        and (lane, below) not in floor.filled
        and floor.free_row(below, lane, goal)
        and floor.free_lane(lane, row, below)
    ):
        floor.take(link, upright, into)
        return Route(link, "siku_balik", upright)
    return None


def _beside(floor: _Floor, link: Link) -> Route:
    """Along the edge of the lane, out by a side that nothing else uses."""
    lane, goal = floor.spots[link.start][0], floor.spots[link.end][0]
    out = _towards(lane, goal) if lane != goal else "kanan"
    other: Side = "kiri" if out == "kanan" else "kanan"
    if (link.start, out) in floor.taken and (link.start, other) not in floor.taken:
        out = other
    floor.taken.add((link.start, out))
    edge = lane + (out == "kanan")
    turn = floor.edges.get(edge, 0)
    floor.edges[edge] = turn + 1
    return Route(link, "tepi", out, edge, turn)


def _towards(lane: int, goal: int) -> Side:
    return "kanan" if goal > lane else "kiri"
