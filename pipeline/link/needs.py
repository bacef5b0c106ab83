"""What each service, application and component names as its foundation, and circles in it."""

from __future__ import annotations

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from pipeline.link.codes import finding
from pipeline.model.document import Document
from pipeline.model.finding import Finding
from pipeline.model.region import Region


def parts_of(region: Region) -> list[Document]:
    """The services, applications and components of a region."""
    services = [service.document for service in region.services.values()]
    return [*services, *region.applications.values(), *region.components.values()]


def cycles(region: Region) -> Iterator[Finding]:
    """One finding per group of components that depend on each other in a circle."""
    by_name = {document.ref: document for document in parts_of(region)}
    edges = {name: [ref for ref, _ in region.needs(document)] for name, document in by_name.items()}
    try:
        TopologicalSorter(edges).prepare()
    except CycleError:
        # Imported here: networkx takes a fifth of a second, and an honest catalogue has no circle.
        from pipeline.link.graph import circles  # noqa: PLC0415

        yield from (_circle(by_name[members[0]], members) for members in circles(region))


def _circle(document: Document, members: list[str]) -> Finding:
    shown = " → ".join([*members[:8], *(["…"] if len(members) > 8 else []), members[0]])
    return finding(
        "REF005",
        document,
        ("bergantung_pada",),
        f"Ketergantungan melingkar: {shown}.",
        "Hapus satu ketergantungan dari lingkaran ini.",
    )
