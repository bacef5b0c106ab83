"""What stands on what: the dependency graph of services, applications and infrastructure."""

from __future__ import annotations

from collections.abc import Iterator

import networkx as nx

from pipeline.link.codes import finding
from pipeline.model.document import Document, as_list
from pipeline.model.finding import Finding
from pipeline.model.region import Region


def dependencies(region: Region) -> nx.DiGraph[str]:
    """Edges from what needs to what is needed; nodes are full names "opd/jenis/id"."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    for document in _parts(region):
        graph.add_node(document.ref)
        graph.add_edges_from((document.ref, needed.ref) for needed in needs(document, region))
    return graph


def needs(document: Document, region: Region) -> Iterator[Document]:
    """The applications and components that a service, application or component names itself."""
    for field in ("aplikasi", "infrastruktur", "bergantung_pada"):
        found = (region.component(ref, document.opd) for ref in as_list(document.data.get(field)))
        yield from (component for component in found if component is not None)


def cycles(region: Region) -> Iterator[Finding]:
    """One finding per group of components that depend on each other in a circle."""
    by_name = {document.ref: document for document in _parts(region)}
    graph = dependencies(region)
    groups = [group for group in nx.strongly_connected_components(graph) if len(group) > 1]
    groups += [{node} for node in graph if graph.has_edge(node, node)]
    for group in sorted(groups, key=min):
        members = sorted(group)
        shown = " → ".join([*members[:8], *(["…"] if len(members) > 8 else []), members[0]])
        message = f"Ketergantungan melingkar: {shown}."
        yield finding(
            "REF005",
            by_name[members[0]],
            ("bergantung_pada",),
            message,
            "Hapus satu ketergantungan dari lingkaran ini.",
        )


def _parts(region: Region) -> list[Document]:
    services = [service.document for service in region.services.values()]
    return [*services, *region.applications.values(), *region.components.values()]
