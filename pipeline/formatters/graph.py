"""The dependency graph as text, DOT and JSON; names from outside can neither hide nor command anything."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from pipeline.model.dependency import Dependencies, Part
from pipeline.model.tool import NAME, VERSION
from pipeline.wording import visible

_KINDS = {"layanan": "layanan", "aplikasi": "aplikasi", "infrastruktur": "infrastruktur"}
_SHAPES = {"layanan": "box, style=rounded", "aplikasi": "box", "infrastruktur": "box3d"}
_LABEL = 120
_DEEPEST = 40


def graph_json(graph: Dependencies, focus: str, left_out: int) -> str:
    """The graph as data.

    Args:
        graph: All of it, or what stands around `focus`.
        focus: Full name of the part that was asked for; "" for all.
        left_out: Catalogue documents that their schema refused.
    """
    depth = {ref: level for level, layer in enumerate(graph.layers) for ref in layer}
    content = {
        "version": 1,
        "tool": f"{NAME} {VERSION}",
        "id": focus or None,
        "parts": [_entry(graph, part, depth[part.ref]) for part in graph.parts.values()],
        "single_points": [{"id": ref, "stops": list(graph.services[ref])} for ref in graph.single_points()],
        "summary": {**_counts(graph), "edges": sum(map(len, graph.needs.values())), "left_out": left_out},
    }
    return json.dumps(content, ensure_ascii=True, allow_nan=False, indent=2).replace("#[", "\\u0023[") + "\n"


def _entry(graph: Dependencies, part: Part, depth: int) -> dict[str, Any]:
    return {
        "id": part.ref,
        "kind": part.kind,
        "name": part.name,
        "opd": part.opd,
        "redundant": part.redundant,
        "layer": depth,
        "needs": list(graph.needs[part.ref]),
        "stands_on": list(graph.below(part.ref)),
        "used_by": list(graph.users(part.ref)),
        "stops": None if part.kind == "layanan" else list(graph.services[part.ref]),
    }


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
    for part in graph.parts.values():
        edge = ", penwidth=3" if part.ref == focus else ""
        dashed = ", color=red" if part.ref in graph.single_points() else ""
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
        yield from _indented([_named(graph, ref) for ref in graph.users(part.ref)])
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
