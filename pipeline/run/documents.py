"""The register of documents and pages: a new document is one builder, one template, and one line here."""

from __future__ import annotations

from pipeline.render.documents.catalogue import catalogue, catalogue_pages
from pipeline.render.documents.dossier import DocumentKind, Pages

DOCUMENTS: tuple[DocumentKind, ...] = (
    DocumentKind(
        name="katalog",
        title="Katalog layanan",
        about="Sebelas isian setiap layanan, daftar permintaan, target, dan waktu menanggapi.",
        scopes=("region", "opd"),
        build=catalogue,
    ),
)
"""Documents, in the order in which lists show them."""

PAGES: tuple[Pages, ...] = (catalogue_pages,)
"""Pages of the site that are no documents."""
