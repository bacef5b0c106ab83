"""The files of one pack beside its PDFs: records, facts, narrative, manifest, and the archive."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any

from pipeline.measure.table import to_csv
from pipeline.model.dating import day_of
from pipeline.model.lean import dataclass
from pipeline.model.tool import NAME, VERSION
from pipeline.render.documents.evidence.narrative import passages
from pipeline.render.documents.evidence.packet import Packet, classes
from pipeline.render.documents.evidence.since import answer_lines
from pipeline.render.page import Page
from pipeline.run.veil import told_outside
from pipeline.wording import inert_cell

MANIFEST = "manifest.json"
_EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Archive:
    """A part of the archive.

    Attributes:
        name: Its file name.
        content: Its bytes.
        over: Whether it is larger than the portal takes: one file alone is.
    """

    name: str
    content: bytes
    over: bool


def facts_file(packet: Packet) -> Page:
    """Every fact of the year in scope, one a line."""
    rows = [
        row.fact
        for _, found in sorted(packet.dossier.world.measured.items())
        for row in found
        if packet.scope.opd in ("", row.fact.opd) and (row.fact.periode or "").startswith(f"{packet.year}-")
    ]
    return Page("fakta.csv", to_csv(rows, packet.dossier.site.zone).encode())


def records_file(packet: Packet) -> Page:
    """Every record behind the evidence: what it is evidence of, where it stands, when it was made."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("kelas", "bukti", "opd", "satuan", "rekaman", "tanggal", "berkas", "baris"))
    for row in _record_rows(packet):
        writer.writerow([inert_cell(str(value)) for value in row])
    return Page("rekaman.csv", out.getvalue().encode())


def _record_rows(packet: Packet) -> Iterator[tuple[object, ...]]:
    zone = packet.dossier.site.zone
    for piece in packet.coverage:
        for unit, names in piece.units:
            for name in names:
                card = packet.card(name)
                day = day_of(card.document, zone) if card else None
                place = (card.document.path, card.document.line) if card else ("", "")
                yield (piece.kelas, piece.kode, piece.opd, unit, name, day or "", *place)


def follow_ups_file(packet: Packet) -> Page:
    """Every item that was asked for, finished or not, with the file that asks: the denominator."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    head = (
        "opd",
        "diminta_oleh",
        "butir",
        "uraian",
        "tenggat",
        "selesai",
        "tindak_lanjut",
        "berkas",
        "baris",
    )
    writer.writerow(head)
    for opd, item in packet.follow_ups:
        card = packet.card(item.source)
        place = (card.document.path, card.document.line) if card else ("", "")
        asked, records = told_outside(item.uraian), " ".join(item.records)
        told = (item.source, item.item, asked, item.due or "", item.done or "", records)
        writer.writerow([inert_cell(str(value)) for value in (opd, *told, *place)])
    return Page("tindak_lanjut.csv", out.getvalue().encode())


def narrative_file(packet: Packet) -> Page:
    """The narrative per criterion as text, to paste into the portal."""
    lines = [f"{packet.law.maturity.nama or packet.law.maturity.indicator}, {packet.owner}, {packet.year}"]
    lines += [*packet.statements(), f"Tingkat yang dapat dipertahankan: level {packet.level}.", ""]
    for kelas in classes(packet.law):
        lines += [kelas.nama.upper(), ""]
        for passage in passages(packet, kelas.kode):
            same = f" Buktinya sama dengan {passage.before} di atas." if passage.before else ""
            lines.append(f"{passage.label}: {passage.teks} ({passage.counted}){same}")
            for sentence in passage.sentences:
                named = ", ".join(name for _, name in sentence.links)
                rest = f", dan {sentence.more} lainnya" if sentence.more else ""
                lines.append(f"- {sentence.text} [{named}{rest}]")
            lines.append("")
    answered = [f"- {line}" for line in answer_lines(packet)]
    lines += ["SEJAK JAWABAN PENILAI", "", *answered] if answered else []
    return Page("narasi.txt", "\n".join(lines).rstrip().encode() + b"\n")


def manifest_file(packet: Packet, pages: Sequence[Page]) -> Page:
    """Names, sizes and hashes of all files, and what the pack is."""
    site, table = packet.dossier.site, packet.law.maturity
    content: dict[str, Any] = {
        "version": 1,
        "tool": f"{NAME} {VERSION}",
        "indicator": table.indicator,
        "status": table.status,
        "year": packet.year,
        "opd": packet.scope.opd or None,
        "level": packet.level,
        "as_of": site.as_of.isoformat(),
        "commit": site.commit,
        "inputs_sha256": packet.dossier.origin(packet.scope.opd).sidik,
        "pack": site.pack,
        "size_limit_bytes": limit_of(packet) or None,
        "files": [
            {
                "path": page.path,
                "bytes": len(page.content),
                "sha256": hashlib.sha256(page.content).hexdigest(),
                "over_limit": is_over(packet, len(page.content)),
            }
            for page in sorted(pages, key=lambda page: page.path)
        ],
    }
    return Page(MANIFEST, (json.dumps(content, ensure_ascii=True, indent=1) + "\n").encode())


def limit_of(packet: Packet) -> int:
    """Most bytes a file; 0 where no limit is known."""
    return packet.law.maturity.portal.batas * 1024 * 1024


def is_over(packet: Packet, size: int) -> bool:
    """Whether a file is larger than the portal takes."""
    return 0 < limit_of(packet) < size


def archives(packet: Packet, name: str, pages: Sequence[Page]) -> list[Archive]:
    """All files in one archive, or in several where one would be too large; the same bytes every time."""
    parts: list[list[Page]] = [[]]
    limit = limit_of(packet)
    for page in sorted(pages, key=lambda page: page.path):
        size = sum(_room(one) for one in parts[-1])
        if limit and parts[-1] and size + _room(page) + _END > limit:
            parts.append([])
        parts[-1].append(page)
    made = [_archive(part) for part in parts]
    several = len(made) > 1
    return [
        Archive(
            f"{name}-bagian-{n}.zip" if several else f"{name}.zip", content, is_over(packet, len(content))
        )
        for n, content in enumerate(made, start=1)
    ]


# What an archive holds beside the bytes of its files: two headers a file, and the end of its list.
_HEADERS, _END = 30 + 46, 22


def _room(page: Page) -> int:
    return len(page.content) + _HEADERS + 2 * len(page.path.encode())


def _archive(pages: Sequence[Page]) -> bytes:
    """Stored, not packed: PDFs do not shrink, and the bytes then depend on no library's version."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for page in pages:
            entry = zipfile.ZipInfo(page.path, _EPOCH)
            entry.external_attr = 0o100644 << 16
            entry.create_system = 3
            archive.writestr(entry, page.content)
    return out.getvalue()
