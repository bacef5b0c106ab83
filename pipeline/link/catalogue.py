"""The catalogue documents of a workspace as one Region."""

from __future__ import annotations

from collections.abc import Iterable
from zoneinfo import ZoneInfo

from pipeline.link.people import people_of, tenures_of
from pipeline.model.document import Document
from pipeline.model.region import Office, Region, Service

# Where a region does not say: the zone of its province is not ours to guess, and most of Java keeps WIB.
DEFAULT_ZONE = "Asia/Jakarta"
# A closed list: ZoneInfo on arbitrary text opens files.
ZONES = ("Asia/Jakarta", "Asia/Pontianak", "Asia/Makassar", "Asia/Jayapura")


def build_region(documents: Iterable[Document]) -> Region:
    """A Region of well-formed catalogue documents; of doubled names the first stands."""
    by_kind: dict[str, dict[str, Document]] = {}
    for document in sorted(documents, key=lambda d: (d.opd, d.id, d.path)):
        name = document.id if document.jenis in ("opd", "pemda") else f"{document.opd}/{document.id}"
        by_kind.setdefault(document.jenis, {}).setdefault(name, document)
    pemda = next(iter(by_kind.get("pemda", {}).values()), None)
    zone = _zone(pemda)
    offices = by_kind.get("opd", {})
    people = people_of(offices.values())
    return Region(
        pemda=pemda,
        zone=zone,
        offices={name: Office(document, tenures_of(document, people)) for name, document in offices.items()},
        services={name: Service(document, zone) for name, document in by_kind.get("layanan", {}).items()},
        applications=by_kind.get("aplikasi", {}),
        components=by_kind.get("infrastruktur", {}),
        people=people,
    )


def _zone(pemda: Document | None) -> ZoneInfo:
    name = pemda.data.get("zona_waktu", DEFAULT_ZONE) if pemda else DEFAULT_ZONE
    return ZoneInfo(name if name in ZONES else DEFAULT_ZONE)
