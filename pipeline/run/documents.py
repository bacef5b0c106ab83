"""The register of documents and pages: a new document is one builder, one template, and one line here."""

from __future__ import annotations

from pipeline.render.documents.dossier import DocumentKind, Pages

DOCUMENTS: tuple[DocumentKind, ...] = ()
"""Documents, in the order in which lists show them."""

PAGES: tuple[Pages, ...] = ()
"""Pages of the site that are no documents."""
