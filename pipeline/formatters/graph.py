"""The dependency graph as text, DOT and JSON; names from outside can neither hide nor command anything."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from pipeline.model.dependency import Dependencies, Part
from pipeline.model.lean import dataclass
from pipeline.model.tool import NAME, VERSION
from pipeline.wording import visible

_KINDS = {"layanan": "layanan", "aplikasi": "aplikasi", "infrastruktur": "infrastruktur"}
_SHAPES = {"layanan": "box, style=rounded", "aplikasi": "box", "infrastruktur": "box3d"}
_LABEL = 120
_DEEPEST = 40
# A chain of five thousand parts stands on twelve million names: half a gigabyte that nobody reads.
MOST_NAMES = 200_000
# Then each list is written with so many of its names, in order, and with their number.
LISTED = 20


@dataclass(frozen=True, slots=True)
class _Lists:
    """The lists of names that grow faster than the graph, and how much of each is written.

    Attributes:
        names: All parts in order of name.
        reach: Of each part all that it stands on, as `Dependencies.reach` tells it.
        most: Most names that a list is written with; None writes all of them.
    """

    names: tuple[str, ...]
    reach: Mapping[str, int]
    most: int | None

    def stands_on(self, ref: str) -> tuple[list[str], int]:
        """What a part stands on, as much of it as is written, and how many names it is in truth."""
        mask = self.reach[ref]
        return list(islice(_named_bits(mask, self.names), self.most)), mask.bit_count()

    def stops(self, hit: Sequence[str]) -> tuple[list[str], int]:
        """Services that stop, as many of them as are written, and how many they are in truth."""
        return list(hit[: self.most]), len(hit)


def graph_json(graph: Dependencies, focus: str, left_out: int) -> str:
    """The graph as data; where what stands on what is too much to tell in all, its lists are cut and counted.

    Args:
        graph: All of it, or what stands around `focus`.
        focus: Full name of the part that was asked for; "" for all.
        left_out: Catalogue documents that their schema refused.
    """
    depth = {ref: level for level, layer in enumerate(graph.layers) for ref in layer}
    reach = graph.reach()
    total = sum(map(int.bit_count, reach.values())) + sum(map(len, graph.services.values()))
    lists = _Lists(tuple(graph.parts), reach, None if total <= MOST_NAMES else LISTED)
    users = graph.users()
    summary = {**_counts(graph), "edges": sum(map(len, graph.needs.values())), "left_out": left_out}
    if lists.most is not None:
        summary |= {"listed": lists.most, "names": total}
    content = {
        "version": 1,
        "tool": f"{NAME} {VERSION}",
        "id": focus or None,
        "parts": [_entry(graph, part, depth[part.ref], users, lists) for part in graph.parts.values()],
        "single_points": [_single(graph, ref, lists) for ref in graph.single_points()],
        "summary": summary,
    }
    return json.dumps(content, ensure_ascii=True, allow_nan=False, indent=2).replace("#[", "\\u0023[") + "\n"


def _entry(
    graph: Dependencies, part: Part, depth: int, users: Mapping[str, Sequence[str]], lists: _Lists
) -> dict[str, Any]:
    below, count = lists.stands_on(part.ref)
    hit, stopped = lists.stops(graph.services.get(part.ref, ()))
    return {
        "id": part.ref,
        "kind": part.kind,
        "name": part.name,
        "opd": part.opd,
        "redundant": part.redundant,
        "layer": depth,
        "needs": list(graph.needs[part.ref]),
        "stands_on": below,
        "used_by": list(users.get(part.ref, ())),
        "stops": None if part.kind == "layanan" else hit,
        **_cut(stands_on=(below, count), stops=(hit, stopped)),
    }


def _single(graph: Dependencies, ref: str, lists: _Lists) -> dict[str, Any]:
    hit, stopped = lists.stops(graph.services[ref])
    return {"id": ref, "stops": hit, **_cut(stops=(hit, stopped))}


def _cut(**told: tuple[list[str], int]) -> dict[str, Any]:
    """How long the lists that are not written whole are in truth; nothing where all of them are."""
    short = {name: count for name, (written, count) in told.items() if len(written) < count}
    return {"cut": short} if short else {}


def _named_bits(mask: int, names: Sequence[str]) -> Iterator[str]:
    while mask:
        lowest = mask & -mask
        yield names[lowest.bit_length() - 1]
        mask ^= lowest


def _counts(graph: Dependencies) -> dict[str, int]:
    tally = Counter(part.kind for part in graph.parts.values())
    return {
        "services": tally["layanan"],
        "applications": tally["aplikasi"],
        "infrastructure": tally["infrastruktur"],
    }


def graph_dot(graph: Dependencies, focus: str) -> str:
    """The graph in Graphviz's language, from left to right; arguments as for `graph_json`."""
    lines = ["digraph spbe {", "  rankdir=LR;", '  node [fontname="Inter, sans-serif"];']
    single = frozenset(graph.single_points())
    for part in graph.parts.values():
        edge = ", penwidth=3" if part.ref == focus else ""
        dashed = ", color=red" if part.ref in single else ""
        lines.append(
            f"  {_quoted(part.ref)} [label={_quoted(part.name)}, shape={_SHAPES[part.kind]}{edge}{dashed}];"
        )
    lines += [f"  {_quoted(ref)} -> {_quoted(name)};" for ref in graph.needs for name in graph.needs[ref]]
    return "\n".join([*lines, "}"]) + "\n"


def _quoted(text: str) -> str:
    """A string of DOT: a backslash or a quote in it is only a letter."""
    return '"' + visible(text, _LABEL).replace("\\", "\\\\").replace('"', '\\"') + '"'


def graph_text(graph: Dependencies, focus: str, left_out: int) -> str:
    """The graph for a terminal; arguments as for `graph_json`."""
    lines = _about(graph, graph.parts[focus]) if focus else _overview(graph)
    told = [f"\n{left_out} dokumen katalog tidak dihitung karena bentuknya belum sah."] if left_out else []
    return "\n".join([*lines, *told]) + "\n"


def _overview(graph: Dependencies) -> Iterator[str]:
    counts = dict(zip(_KINDS, _counts(graph).values(), strict=True))
    yield ", ".join(f"{count} {kind}" for kind, count in counts.items())
    yield ""
    yield "Yang dipikul (bila berhenti, layanan yang ikut berhenti; terbanyak dahulu):"
    loads = sorted(graph.services, key=lambda ref: (-len(graph.services[ref]), ref))
    yield from _indented([_load(graph, ref) for ref in loads if len(graph.services[ref]) > 1])
    yield ""
    yield "Titik tunggal kegagalan (tanpa cadangan tercatat, menghentikan lebih dari satu layanan):"
    yield from _indented([_load(graph, ref) for ref in graph.single_points()])
    idle = [ref for ref in graph.services if not graph.services[ref]]
    if idle:
        yield ""
        yield "Tidak dibutuhkan layanan mana pun:"
        yield from _indented([_named(graph, ref) for ref in idle])


def _load(graph: Dependencies, ref: str) -> str:
    return f"{len(graph.services[ref]):>4} layanan  {_named(graph, ref)}"


def _about(graph: Dependencies, part: Part) -> Iterator[str]:
    yield f"{_named(graph, part.ref)}"
    yield f"Jenis: {part.kind}"
    yield ""
    if part.kind != "layanan":
        hit = graph.services[part.ref]
        yield f"Bila berhenti, {len(hit)} layanan ikut berhenti:"
        yield from _indented([_named(graph, ref) for ref in hit])
        yield ""
        yield "Dibutuhkan langsung oleh:"
        yield from _indented([_named(graph, ref) for ref in graph.users().get(part.ref, ())])
        yield ""
    yield "Yang dibutuhkan:"
    yield from _indented(list(_tree(graph, part.ref)))
    yield ""
    yield "Di antaranya tanpa cadangan tercatat (titik tunggal kegagalan bagi ini):"
    yield from _indented([_named(graph, ref) for ref in graph.unguarded(part.ref)])


def _tree(graph: Dependencies, start: str) -> Iterator[str]:
    """What a part needs, indented, depth first; what was told once is only named again."""
    told: set[str] = set()
    waiting = [(ref, 0) for ref in reversed(graph.needs[start])]
    while waiting:
        ref, depth = waiting.pop()
        again = ref in told and bool(graph.needs[ref])
        yield "  " * min(depth, _DEEPEST) + _named(graph, ref) + (" (lihat di atas)" if again else "")
        if ref not in told and ref != start:
            waiting += [(name, depth + 1) for name in reversed(graph.needs[ref])]
        told.add(ref)


def _named(graph: Dependencies, ref: str) -> str:
    part = graph.parts[ref]
    more = " (bercadangan)" if part.redundant else ""
    return f"{visible(ref, 200)}: {visible(part.name, _LABEL)}{more}"


def _indented(lines: Sequence[str]) -> list[str]:
    return [f"  {line}" for line in lines] or ["  nihil"]
