"""Signed files where records are silent: which units a `lampiran` speaks for."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.assess.inquiry import Inquiry, Subject
from pipeline.law.maturity import Proof
from pipeline.law.paperwords import is_draft
from pipeline.model.card import full_name
from pipeline.model.document import Data, Document, as_list
from pipeline.model.paper import Paper
from pipeline.model.region import Service


def attesting(proof: Proof, inquiry: Inquiry, subject: Subject) -> tuple[str, ...]:
    """The records whose signed files are this evidence for a unit; none unless the inquiry counts files.

    A file speaks for a unit only where it says so: its entry, or the record that carries it, names the
    service or application. "Seluruh" on a cover covers nothing.
    """
    if not inquiry.attest:
        return ()
    return tuple(
        dict.fromkeys(
            paper.document.ref
            for paper in papers_for(inquiry, proof.kode)
            if subject is None or _speaks_for(paper, inquiry, subject)
        )
    )


def papers_for(inquiry: Inquiry, *codes: str) -> Iterator[Paper]:
    """The signed files of the OPD, inside the years that count, that are offered for any of some codes."""
    for paper in inquiry.world.papers.all():
        meant = not set(codes).isdisjoint(paper.codes)
        if meant and inquiry.contradicted(paper.document, ("lampiran",)):
            continue
        if not meant or not paper.signed or is_draft(paper, inquiry.law.maturity.portal):
            continue
        if _is_own(paper, inquiry) and in_window(paper, inquiry):
            yield paper


def in_window(paper: Paper, inquiry: Inquiry) -> bool:
    """Whether the date on a file lies in the years whose evidence counts."""
    first = inquiry.year - inquiry.law.maturity.portal.jendela + 1
    return paper.date is not None and paper.date <= inquiry.last_day and paper.date.year >= first


def _is_own(paper: Paper, inquiry: Inquiry) -> bool:
    """Whether a file is of the OPD: kept by it, or said to cover one of its services."""
    homes = {paper.document.opd, *(ref.split("/")[0] for ref in paper.services if "/" in ref)}
    return inquiry.opd in homes


def _speaks_for(paper: Paper, inquiry: Inquiry, subject: Service | Document) -> bool:
    home = paper.document.opd
    named = [inquiry.world.region.service(ref, home) for ref in paper.services]
    if isinstance(subject, Service):
        if any(service is not None and service.ref == subject.ref for service in named):
            return True
        own = paper.document
        card = inquiry.world.index.cards.get(full_name(own.opd, own.jenis, own.id.casefold()))
        return not paper.services and card is not None and subject.ref in card.services
    return is_about(paper.document, (), subject)


def is_about(document: Document, services: tuple[str, ...], subject: Subject) -> bool:
    """Whether a record is about a unit; about the OPD itself every one is."""
    if subject is None:
        return True
    if isinstance(subject, Service):
        return subject.ref in services
    named = [
        document.data.get("aplikasi"),
        *(row.get("aplikasi") for row in _rows(document.data, "kinerja_aplikasi")),
    ]
    return any(str(ref).split("/")[-1] == subject.id for value in named for ref in as_list(value))


def _rows(data: Data, name: str) -> list[Data]:
    return [row for row in data.get(name, ()) if isinstance(row, dict)]
