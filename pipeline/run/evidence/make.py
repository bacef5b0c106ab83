"""`spbe evidence` from packets to files: everything computed, then written in one step."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.law.law import Law
from pipeline.load.attachments import bytes_of
from pipeline.model.lean import dataclass, replace
from pipeline.render.documents.dossier import Draft
from pipeline.render.documents.evidence.classdocument import class_document
from pipeline.render.documents.evidence.dashboard import TEMPLATE as DASHBOARD
from pipeline.render.documents.evidence.dashboard import WEB, dashboard
from pipeline.render.documents.evidence.packet import Packet, classes
from pipeline.render.environment import alone_html, environment
from pipeline.render.page import Page, Site
from pipeline.run.evidence.files import (
    Archive,
    archives,
    facts_file,
    follow_ups_file,
    is_over,
    manifest_file,
    narrative_file,
    records_file,
)
from pipeline.run.evidence.packets import REGION_FOLDER, packets
from pipeline.run.examine import Examination
from pipeline.run.press import How, press
from pipeline.run.provenance import stamped

FOLDER = "bukti"


@dataclass(frozen=True, slots=True)
class Packed:
    """One pack, computed.

    Attributes:
        packet: What it was made from.
        folder: Where its files stand, below the target.
        pages: Its files, by path inside the folder.
        archives: The same as one archive or several.
        failures: What could not be made, one line each.
        remarks: What its reader should know, one line each.
    """

    packet: Packet
    folder: str
    pages: tuple[Page, ...]
    archives: tuple[Archive, ...]
    failures: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


def pack(root: Path, wanted: Sequence[Packet], how: How) -> list[Packed]:
    """The packs, with all PDFs made together.

    Args:
        root: The workspace, for the files that are handed in with it.
        wanted: From `packets`.
        how: How to make the PDFs.
    """
    if not wanted:
        return []
    drafts = [list(stamped_drafts(packet)) for packet in wanted]
    every = [draft for own in drafts for _, draft in own]
    results = {result.path: result for result in press(wanted[0].dossier.site, every, how)}
    made = []
    for packet, own in zip(wanted, drafts, strict=True):
        found = [(name, results[draft.sheet.pdf]) for name, draft in own]
        pdfs = [Page(name, result.content) for name, result in found if result.content is not None]
        failures = [f"{folder_of(packet)}/{name}: {r.error}" for name, r in found if r.content is None]
        made.append(_packed(root, packet, pdfs, failures))
    return made


def drafts_of(packet: Packet) -> list[Draft]:
    """One document a class of evidence, then the dashboard."""
    return [*(class_document(packet, kelas) for kelas in classes(packet.law)), dashboard(packet)]


def folder_of(packet: Packet) -> str:
    """Where a pack stands below the target."""
    return packet.scope.opd or REGION_FOLDER


def stamped_drafts(packet: Packet) -> Iterator[tuple[str, Draft]]:
    """The documents of a pack as they are printed, each with its file name; `sheet.pdf` is its id.

    The id is unique among all packs of all years: the press and `spbe verify` tell PDFs apart by it.
    """
    for draft in drafts_of(packet):
        name = draft.sheet.pdf
        sheet = replace(draft.sheet, pdf=f"{place_of(packet)}/{name}", edition=packet.dossier.edition)
        signed = draft.template != DASHBOARD
        yield name, stamped(packet.dossier, replace(draft, sheet=sheet), packet.scope, signed=signed)


def place_of(packet: Packet) -> str:
    """The folder that the ids of a pack's documents name."""
    return f"{folder_name(packet.law, packet.year)}/{folder_of(packet)}"


def folder_name(law: Law, year: int) -> str:
    """The folder of an indicator's packs of a year, below the workspace."""
    plain = re.sub(r"[^A-Za-z0-9]+", "-", law.maturity.indicator).strip("-").lower()
    return f"{FOLDER}/{plain}-{year}"


def remade(examination: Examination, name: str) -> tuple[Site, Draft] | None:
    """The document of an id, as it is printed, with what its pages say of the state.

    Args:
        examination: Of the state that it was made from.
        name: The id, not trusted.

    Returns:
        None where the state gives no such document.
    """
    law = examination.law
    steps = name.split("/")
    year = steps[1].rsplit("-", 1)[-1] if len(steps) == 4 else ""
    if not re.fullmatch(r"20[0-9]{2}", year, re.ASCII):
        return None
    asked = [under for table in (law.maturity, *law.indicators) if (under := law.under(table.indicator))]
    opd = "" if steps[2] == REGION_FOLDER else steps[2]
    found = (
        (packet.dossier.site, draft)
        for under in asked
        if folder_name(under, int(year)) == "/".join(steps[:2])
        for packet in packets(examination, under, int(year), opd)
        if folder_of(packet) == steps[2]
        for _, draft in stamped_drafts(packet)
    )
    return next((one for one in found if one[1].sheet.pdf == name), None)


def _packed(root: Path, packet: Packet, pdfs: Sequence[Page], failures: Sequence[str]) -> Packed:
    pages = [*pdfs, *_beside(packet), *_attached(root, packet)]
    pages.append(manifest_file(packet, pages))
    folder = folder_of(packet)
    parts = archives(packet, folder, pages)
    remarks = [
        f"{folder}/{page.path} melebihi batas portal" for page in pages if is_over(packet, len(page.content))
    ]
    if len(parts) > 1:
        remarks.append(f"{folder}: arsip dibagi menjadi {len(parts)} bagian menurut batas portal")
    return Packed(packet, folder, tuple(pages), tuple(parts), tuple(failures), tuple(remarks))


def _beside(packet: Packet) -> Iterator[Page]:
    draft = dashboard(packet)
    html = alone_html(environment(), draft.template, packet.dossier.site, draft.sheet, draft.values)
    yield Page(WEB, html.encode())
    yield narrative_file(packet)
    yield facts_file(packet)
    yield records_file(packet)
    yield follow_ups_file(packet)


def _attached(root: Path, packet: Packet) -> Iterator[Page]:
    """The files beside the records, each once."""
    paths = {paper.sha256: paper.path for paper in packet.papers}
    for sha256, name in packet.names.items():
        content = bytes_of(root, paths[sha256])
        if content is not None:
            yield Page(name, content)
