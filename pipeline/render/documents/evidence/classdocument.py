"""One document a class of evidence: narrative, coverage matrix, the documents behind it, the crosswalk."""

from __future__ import annotations

from typing import Any

from pipeline.law.crosswalk import crosswalk
from pipeline.law.indicator import EvidenceClass
from pipeline.model.coverage import Coverage
from pipeline.model.paper import Paper
from pipeline.render.document import Head, Metric
from pipeline.render.documents.dossier import Draft
from pipeline.render.documents.evidence.basis import basis_table, cover
from pipeline.render.documents.evidence.matrix import matrices
from pipeline.render.documents.evidence.narrative import passages
from pipeline.render.documents.evidence.packet import Packet, file_name
from pipeline.render.documents.evidence.since import since
from pipeline.render.documents.frontmatter import Title, head, letterhead
from pipeline.render.page import Sheet
from pipeline.render.table import Column, Table
from pipeline.wording import angka, bagian

TEMPLATE = "pages/bukti.html"
_HELPFUL = "pendukung; tidak disyaratkan"


def class_document(packet: Packet, kelas: EvidenceClass) -> Draft:
    """The document of one class."""
    found = packet.of_class(kelas.kode)
    records = tuple(dict.fromkeys(name for one in found for name in one.records))
    about, latest = cover(packet, kelas)
    name = file_name(packet.law, kelas.huruf)
    title = f"{kelas.nama} {packet.short_name} Tahun {packet.year}"
    values: dict[str, Any] = {
        "surat": letterhead(packet.dossier, packet.scope.opd),
        "kepala": _head(packet, kelas, title, latest),
        "bertanda": about,
        "lampiran_utama": packet.names.get(latest.sha256, "") if latest else "",
        "isi_kelas": kelas.about,
        "angka_utama": _metrics(packet, found, records),
        "narasi": passages(packet, kelas.kode),
        "matriks": matrices(packet, found),
        "dasar": basis_table(packet, records),
        "silang": _crosswalk(packet, found),
        "sejak": since(packet, kelas.kode),
    }
    sheet = Sheet(
        path=name.removesuffix(".pdf") + ".html",
        title=title,
        summary=f"{kelas.nama} sebagai bukti {packet.law.maturity.indicator}, tahun {packet.year}.",
        pdf=name,
        owner=packet.owner,
        edition=packet.dossier.edition,
    )
    return Draft(template=TEMPLATE, sheet=sheet, values=values)


def _head(packet: Packet, kelas: EvidenceClass, title: str, latest: Paper | None) -> Head:
    found = packet.of_class(kelas.kode)
    clauses = tuple(dict.fromkeys(clause for one in found for clause in one.clauses))
    return head(
        packet.dossier,
        packet.scope,
        Title(
            jenis=f"Bukti {packet.law.maturity.indicator}",
            tentang=title,
            lingkup=packet.owner,
            clauses=clauses,
            nomor=str(latest.entry["nomor"]) if latest else "",
            tanggal=latest.date if latest else None,
            pernyataan=(*packet.statements(), f"Kelas bukti: {kelas.nama}. {kelas.about}"),
        ),
    )


def _metrics(packet: Packet, found: tuple[Coverage, ...], records: tuple[str, ...]) -> list[Metric]:
    units = [(unit, names) for one in found for unit, names in one.units if names or not one.optional]
    covered = sum(bool(names) for _, names in units)
    share, _, counted = bagian(covered, len(units)).rstrip(")").partition(" (")
    return [
        Metric("Tingkat yang dapat dipertahankan", f"Level {packet.level}", "penilaian mandiri indikatif"),
        Metric("Cakupan bukti kelas ini", share, f"{counted} satuan yang membutuhkannya"),
        Metric("Catatan di baliknya", angka(len(records)) if records else "nihil", "setiap catatan sekali"),
    ]


def _crosswalk(packet: Packet, found: tuple[Coverage, ...]) -> Table:
    uses = crosswalk(packet.law)
    names = {one.kode: one.teks for one in found}
    rows = tuple((teks, packet.used_for(uses.get(kode, ())) or _HELPFUL) for kode, teks in names.items())
    return Table(
        caption="Bukti dan kriteria yang memintanya",
        columns=(Column("Bukti", width=45), Column("Diminta oleh")),
        rows=rows,
        note="Indikator lain dalam paket regulasi; yang tidak resmi hanya sebagai pembanding.",
    )
