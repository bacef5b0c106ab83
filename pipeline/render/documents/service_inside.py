"""What the internal edition of the catalogue says besides: RPO and RTO, the recovery plan, the components."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.document import Document, as_list
from pipeline.model.region import Service
from pipeline.render.documents import places
from pipeline.render.documents.answers import Answer, Line
from pipeline.render.documents.dossier import Dossier, Scope
from pipeline.render.documents.frontmatter import source_of
from pipeline.render.documents.terms import plain

_DRP = "drp"


def inside_answers(dossier: Dossier, service: Service) -> Iterator[Answer]:
    """The lines that no public page has."""
    yield _continuity(dossier, service)
    yield _plan(dossier, service)
    yield _components(dossier, service)


def _continuity(dossier: Dossier, service: Service) -> Answer:
    now = dossier.site.as_of
    demanded = dossier.law.continuity(str(service.held("klasifikasi", now)), now).value
    lines = [
        Line(f"{name.upper()}: {value}")
        for name in ("rpo", "rto")
        if (value := service.held(name, now)) is not None
    ]
    source, href = source_of(dossier.law, "L2.1.2.4.k3")
    return Answer(
        label="Target keberlangsungan",
        lines=tuple(lines),
        source=source,
        href=href,
        empty="belum ditetapkan" if {"rpo", "rto"} & demanded else "tidak diwajibkan",
    )


def _plan(dossier: Dossier, service: Service) -> Answer:
    index = dossier.world.index
    found = [index.one(ref, service.opd, _DRP) for ref in as_list(service.document.data.get(_DRP))]
    lines = [
        Line(card.id, f"internal/{places.document(_DRP, Scope(card.opd, record=card.ref))}")
        for card in found
        if card is not None
    ]
    source, href = source_of(dossier.law, "L2.1.2.1.a1.e")
    return Answer(
        label="Rencana pemulihan bencana", lines=tuple(lines), source=source, href=href, empty="nihil"
    )


def _components(dossier: Dossier, service: Service) -> Answer:
    """The applications with what they are made of, and every component below them, each once."""
    parts = _below(dossier, service)
    return Answer(
        label="Komponen",
        lines=tuple(Line(f"{part.data.get('nama', part.id)}: {_kind(part)}") for part in parts),
        source="isian alat",
        empty="nihil",
    )


def _below(dossier: Dossier, service: Service) -> list[Document]:
    region, data = dossier.world.region, service.document.data
    waiting = [
        (ref, service.opd) for name in ("aplikasi", "infrastruktur") for ref in as_list(data.get(name))
    ]
    found: dict[str, Document] = {}
    while waiting:
        ref, opd = waiting.pop(0)
        part = region.component(ref, opd)
        if part is not None and part.ref not in found:
            found[part.ref] = part
            waiting += [(each, part.opd) for each in as_list(part.data.get("bergantung_pada"))]
    return list(found.values())


def _kind(part: Document) -> str:
    return "aplikasi" if part.jenis == "aplikasi" else plain(part.data.get("tipe", "lainnya")).lower()
