"""`spbe evidence` from packets to files: everything computed, then written in one step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.load.attachments import bytes_of
from pipeline.render.documents.dossier import Draft
from pipeline.render.documents.evidence.classdocument import class_document
from pipeline.render.documents.evidence.dashboard import WEB, dashboard
from pipeline.render.documents.evidence.packet import Packet, classes
from pipeline.render.environment import alone_html, environment
from pipeline.render.page import Page
from pipeline.run.evidence.files import (
    Archive,
    archives,
    facts_file,
    is_over,
    manifest_file,
    narrative_file,
    records_file,
)
from pipeline.run.evidence.packets import REGION_FOLDER
from pipeline.run.press import How, press


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


def pack(root: Path, packets: Sequence[Packet], how: How) -> list[Packed]:
    """The packs, with all PDFs made together.

    Args:
        root: The workspace, for the files that are handed in with it.
        packets: From `packets`.
        how: How to make the PDFs.
    """
    drafts = [(packet, draft) for packet in packets for draft in drafts_of(packet)]
    placed = [_placed(packet, draft) for packet, draft in drafts]
    if not packets:
        return []
    results = {result.path: result for result in press(packets[0].dossier, placed, how)}
    made = []
    for packet in packets:
        own = [draft for owner, draft in drafts if owner is packet]
        found = [(draft.sheet.pdf, results[_placed(packet, draft).sheet.pdf]) for draft in own]
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


def _placed(packet: Packet, draft: Draft) -> Draft:
    """The draft under a path that is unique among all packs: the press tells PDFs apart by it."""
    sheet = replace(draft.sheet, pdf=f"{folder_of(packet)}/{draft.sheet.pdf}")
    return replace(draft, sheet=sheet)


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


def _attached(root: Path, packet: Packet) -> Iterator[Page]:
    """The files beside the records, each once."""
    paths = {paper.sha256: paper.path for paper in packet.papers}
    for sha256, name in packet.names.items():
        content = bytes_of(root, paths[sha256])
        if content is not None:
            yield Page(name, content)
