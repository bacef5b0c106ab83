"""What stands on what: the dependency graph of services, applications and infrastructure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

import networkx as nx

from pipeline.link.needs import parts_of
from pipeline.model.dependency import Dependencies, Part, PartKind
from pipeline.model.document import Document
from pipeline.model.lean import replace
from pipeline.model.region import Region


def dependencies(region: Region) -> nx.DiGraph[str]:
    """Edges from what needs to what is needed; nodes are full names "opd/jenis/id"."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    for document in parts_of(region):
        graph.add_node(document.ref)
        graph.add_edges_from((document.ref, needed) for needed, _ in region.needs(document))
    return graph


def circles(region: Region) -> list[list[str]]:
    """The groups of parts that depend on each other in a circle, each in order of name."""
    graph = dependencies(region)
    groups = [group for group in nx.strongly_connected_components(graph) if len(group) > 1]
    groups += [{node} for node in graph if graph.has_edge(node, node)]
    return [sorted(group) for group in sorted(groups, key=min)]


def resolved(region: Region) -> Dependencies:
    """The dependency graph with its answers: layers, and which services stop with which part."""
    graph = dependencies(region)
    parts = {document.ref: _part(document) for document in sorted(parts_of(region), key=lambda d: d.ref)}
    needs_of = {ref: tuple(sorted(graph.successors(ref))) for ref in parts}
    plain = Dependencies(parts=parts, needs=needs_of, layers=_layers(graph, parts))
    hit: dict[str, list[str]] = {ref: [] for ref in parts if parts[ref].kind != "layanan"}
    for ref in (ref for ref in parts if parts[ref].kind == "layanan"):
        for name in plain.below(ref):
            hit.setdefault(name, []).append(ref)
    return replace(plain, services={name: tuple(services) for name, services in hit.items()})


_FLOORS = {"layanan": 0, "aplikasi": 1, "infrastruktur": 2}


def _part(document: Document) -> Part:
    return Part(
        ref=document.ref,
        kind=cast("PartKind", document.jenis),
        name=str(document.data.get("nama", document.id)),
        opd=document.opd,
        redundant=document.data.get("redundan") is True,
    )


def _layers(graph: nx.DiGraph[str], parts: Mapping[str, Part]) -> tuple[tuple[str, ...], ...]:
    """Each part below all that need it, and on the floor of its kind at least."""
    whole = nx.condensation(graph)
    floor: dict[int, int] = {}
    for generation in nx.topological_generations(whole):
        for group in generation:
            own = max(_FLOORS[parts[name].kind] for name in whole.nodes[group]["members"])
            floor[group] = max([own, *(floor[above] + 1 for above in whole.predecessors(group))])
    placed = {name: floor[group] for group in floor for name in whole.nodes[group]["members"]}
    levels = range(max(floor.values(), default=-1) + 1)
    rows = (tuple(ref for ref in parts if placed[ref] == level) for level in levels)
    return tuple(row for row in rows if row)
