"""Whether what a document names exists, and is named without doubt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from pipeline.link.codes import finding
from pipeline.link.names import Names
from pipeline.model.card import CATALOGUE_KINDS, KINDS, Card, Reference
from pipeline.model.document import Document
from pipeline.model.finding import Finding
from pipeline.wording import nearest, visible

_AT_ONCE = CATALOGUE_KINDS | {"orang"}


def divide(references: Iterable[Reference]) -> tuple[list[Reference], tuple[Reference, ...]]:
    """References that the catalogue alone can resolve, and those that need all records."""
    at_once: list[Reference] = []
    later: list[Reference] = []
    for reference in references:
        (at_once if _in_catalogue(reference.kinds) else later).append(reference)
    return at_once, tuple(later)


@cache
def _in_catalogue(kinds: tuple[str, ...]) -> bool:
    """Whether only the catalogue holds such; the schemas name few kinds together."""
    return _AT_ONCE.issuperset(kinds)


def unresolved(document: Document, references: Iterable[Reference], names: Names) -> Iterator[Finding]:
    """Findings for the references of a document that name nothing, or more than one thing."""
    opd = document.opd
    sound: tuple[str, tuple[str, ...]] | None = None
    for reference in references:
        _, text, kinds, loose = reference
        # The steps of a ticket are mostly taken by one person.
        if (text, kinds) == sound:
            continue
        named = names.count(text, opd, kinds)
        if named == 1:
            sound = (text, kinds)
        elif named == 0 and not loose and not names.undecided(text, opd if "orang" in kinds else ""):
            yield _unknown(document, reference, names)
        elif named > 1:
            yield _ambiguous(document, reference)


def _unknown(document: Document, reference: Reference, names: Names) -> Finding:
    what = "dokumen" if reference.kinds == ("*",) else " atau ".join(reference.kinds)
    close = nearest(reference.text, _known(reference, document.opd, names), cutoff=0.7)
    advice = (
        f"Maksudnya `{visible(close, 80)}`?"
        if close is not None
        else f"Perbaiki pengenalnya, atau buat {what} itu lebih dahulu."
    )
    message = f"`{visible(reference.text, 80)}` tidak menunjuk {what} yang ada."
    return finding("REF001", document, reference.keys, message, advice)


def _ambiguous(document: Document, reference: Reference) -> Finding:
    message = f"`{visible(reference.text, 80)}` dapat berarti lebih dari satu dokumen."
    return finding("REF002", document, reference.keys, message, "Tulis lengkap: jenis/id atau opd/jenis/id.")


def _known(reference: Reference, opd: str, names: Names) -> Iterator[str]:
    if "orang" in reference.kinds:
        yield from (person.id if person.opd == opd else person.ref for person in names.region.people.values())
    wanted = KINDS if reference.kinds == ("*",) else reference.kinds
    for card in names.index.of(*wanted):
        yield (
            card.id
            if card.document.opd in (opd, "") or card.jenis == "opd"
            else f"{card.document.opd}/{card.id}"
        )


def doubled_names(pairs: Iterable[tuple[Card, Card]]) -> Iterator[Finding]:
    """One finding at the later of two documents with one name, naming the first's place."""
    for first, later in pairs:
        place = f"{first.document.path}:{first.document.line}"
        message = f"Pengenal `{visible(later.id, 64)}` sudah dipakai {first.jenis} lain di {place}."
        yield finding(
            "REF003",
            later.document,
            ("id",),
            message,
            "Beri pengenal lain (huruf besar-kecil tidak membedakan): `spbe edit BERKAS --renumber`, "
            "rujukannya ikut.",
        )


def homeless(documents: Iterable[Document], names: Names) -> Iterator[Finding]:
    """One finding per OPD that has documents but no document of its own, at the first of them."""
    told: set[str] = set()
    for document in sorted(documents, key=lambda one: (one.path, one.index)):
        opd = document.opd
        if opd and opd not in names.region.offices and opd not in told and not names.undecided(opd):
            told.add(opd)
            message = f"OPD `{visible(opd, 64)}` tidak mempunyai dokumen `jenis: opd`."
            yield finding("REF006", document, (), message, f"Buat catalog/{visible(opd, 64)}/opd.yaml.")
