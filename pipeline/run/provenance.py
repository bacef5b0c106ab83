"""What a PDF says of its own making: inside it as data, and on its last page for people and phones."""

from __future__ import annotations

from urllib.parse import urljoin

from pipeline.model.lean import dataclass, replace
from pipeline.model.periods import Period
from pipeline.model.provenance import Provenance
from pipeline.render import links
from pipeline.render.documents.dossier import Dossier, Draft, Origin, Scope, Shelved
from pipeline.render.page import Site
from pipeline.render.qr import qr_code
from pipeline.run.attach import with_sources
from pipeline.run.toolprint import toolprint

# What a phone shows has to be short; the whole hashes stand inside the PDF.
_SHORT = 16
_PUBLISHED = "dokumen/"
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
    made_of = MadeOf(dossier.site, dossier.origin(scope.opd), dossier.periods)
    return stamped_with(made_of, draft, draft.sheet.pdf, signed=signed)


@dataclass(frozen=True, slots=True)
class MadeOf:
    """What a document was made from.

    Attributes:
        site: What all documents share.
        origin: Its own records; nothing of it may change when others do, or it is to be made again.
        periods: The periods that were reported on.
    """

    site: Site
    origin: Origin
    periods: tuple[Period, ...]


def stamped_with(made_of: MadeOf, draft: Draft, name: str, *, signed: bool) -> Draft:
    """A draft with its provenance, under a name of its own.

    Args:
        made_of: What it was made from.
        draft: The document.
        name: Its id, by which it is found when it is made again.
        signed: Whether a place for an electronic signature is kept.
    """
    told = _provenance(made_of, draft.sheet.edition, name)
    closing = {"kode": qr_code(qr_words(made_of.site, told), _TOLD), "kata": told, "ttd": signed}
    return replace(draft, provenance=told, values={**draft.values, "asal": closing})


def _provenance(made_of: MadeOf, edition: str, name: str) -> Provenance:
    site, origin = made_of.site, made_of.origin
    return Provenance(
        dokumen=name,
        edisi=edition,
        komit=origin.komit,
        berubah=origin.changed,
        dinilai_pada=site.as_of.isoformat(),
        periode=tuple(period.text for period in made_of.periods),
        paket=site.pack,
        sidik=origin.sidik,
        alat=site.tool,
        sidik_alat=toolprint(),
    )


def qr_words(site: Site, told: Provenance) -> str:
    """What the code says: where the document is published, else its id; then commit and fingerprint."""
    marks = f"komit={told.komit[:_SHORT] or '-'}&sidik={told.sidik[:_SHORT]}"
    address = links.outside(site.address)
    if address and told.dokumen.startswith(_PUBLISHED):
        # After `#`: a server that is asked for the document learns nothing of who holds which copy.
        return f"{urljoin(address.rstrip('/') + '/', told.dokumen)}#{marks}"
    return f"spbe:{told.dokumen}?{marks}"
