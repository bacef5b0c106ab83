"""What a PDF says of its own making: inside it as data, and on its last page for people and phones."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urljoin

from pipeline.model.provenance import Provenance
from pipeline.render import links
from pipeline.render.documents.dossier import Dossier, Draft, Scope, Shelved
from pipeline.render.page import Sheet
from pipeline.render.qr import qr_code
from pipeline.run.attach import with_sources
from pipeline.run.toolprint import toolprint

# What a phone shows has to be short; the whole hashes stand inside the PDF.
_SHORT = 16
_TOLD = "Kode QR berisi id dokumen, komit, dan sidik masukan yang tertulis di sampingnya"


def printed(dossier: Dossier, shelved: Shelved) -> Draft:
    """The draft of a document as it is printed: with what stands behind it, and where it comes from."""
    return stamped(dossier, with_sources(dossier, shelved), shelved.scope, signed=shelved.kind.signed)


def stamped(dossier: Dossier, draft: Draft, scope: Scope, *, signed: bool) -> Draft:
    """A draft with its provenance.

    Args:
        dossier: The edition it was made from, or the public one beside it.
        draft: The document; `sheet.pdf` names the PDF.
        scope: What it is about: the records of its OPD are what is fingerprinted.
        signed: Whether a place for an electronic signature is kept.
    """
    told = provenance_of(dossier, draft.sheet, scope)
    words = qr_words(dossier, told)
    closing = {"kode": qr_code(words, _TOLD), "kata": told, "ttd": signed}
    return replace(draft, provenance=told, values={**draft.values, "asal": closing})


def provenance_of(dossier: Dossier, sheet: Sheet, scope: Scope) -> Provenance:
    """What a document says of its own making."""
    site = dossier.site
    return Provenance(
        dokumen=sheet.pdf,
        edisi=sheet.edition,
        komit=site.commit,
        kepala=site.head,
        berubah=site.changed,
        dinilai_pada=site.as_of.isoformat(),
        periode=tuple(period.text for period in dossier.periods),
        paket=site.pack,
        sidik=dossier.origin(scope.opd).sidik,
        alat=site.tool,
        sidik_alat=toolprint(),
    )


def qr_words(dossier: Dossier, told: Provenance) -> str:
    """What the code says: where the document is published, else its id; then commit and fingerprint."""
    marks = f"komit={told.komit[:_SHORT] or '-'}&sidik={told.sidik[:_SHORT]}"
    address = links.outside(dossier.site.address)
    if address and told.edisi != "internal":
        # After `#`: a server that is asked for the document learns nothing of who holds which copy.
        return f"{urljoin(address.rstrip('/') + '/', told.dokumen)}#{marks}"
    return f"spbe:{told.dokumen}?{marks}"
