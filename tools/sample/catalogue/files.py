"""The catalogue as files."""

from __future__ import annotations

from tools.sample.catalogue.applications import APLIKASI
from tools.sample.catalogue.index import OPDS, SERVICES, published
from tools.sample.catalogue.infrastructure import INFRASTRUKTUR
from tools.sample.catalogue.region import PEMDA
from tools.sample.workspace import Workspace


def catalogue_into(space: Workspace) -> None:
    """Files the region, its OPDs, services, applications and infrastructure."""
    space.add("catalog/pemda.yaml", PEMDA)
    for opd, (data, _) in OPDS.items():
        space.add(f"catalog/{opd}/opd.yaml", data, opd)
    for service in SERVICES.values():
        space.add(f"catalog/{service.opd}/layanan/{service.id}.yaml", published(service), service.opd)
    for jenis, parts in (("aplikasi", APLIKASI), ("infrastruktur", INFRASTRUKTUR)):
        for opd, docs in parts.items():
            for doc in docs:
                space.add(f"catalog/{opd}/{jenis}/{doc['id']}.yaml", {"jenis": jenis, **doc}, opd)
