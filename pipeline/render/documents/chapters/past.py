"""What git tells about the records of a report: what was changed, that nothing was, or why it is unknown."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.past import Past, Standing
from pipeline.render.documents import places
from pipeline.render.documents.chapters.report import Block, Report
from pipeline.render.documents.notes import Wanted, about, finding_rows
from pipeline.render.table import Cell, Column, Table
from pipeline.wording import angka

FAMILY = "RWY"
_MOST = 15


def unjudged(past: Past) -> str:
    """Why the past was not judged, in a sentence; "" where it was, or nobody asked."""
    if past.standing is Standing.KNOWN or not past.why:
        return ""
    return f"Riwayat git {past.standing.value}: {past.why.removesuffix('.')}."


def past_part(report: Report) -> Iterator[Block]:
    """Findings of history about the report's OPDs, of any period; nihil, or why none is told."""
    past = report.dossier.world.past
    if past.standing is not Standing.KNOWN:
        yield Block("nihil", unjudged(past) or "Riwayat git tidak dibaca.")
        return
    if past.why:
        yield Block("kalimat", f"Belum semuanya terbaca: {past.why}.")
    mine = about(report.scope.opd)

    wanted = Wanted(mine.opds, lambda finding: finding.code.startswith(FAMILY) and mine.test(finding))
    total = len(wanted.of(report.dossier.result))
    read = _read(report)
    if not total:
        yield Block("nihil", f"Nihil: {read[0].lower()}{read[1:]}, tidak ada temuan atas riwayat catatan.")
        return
    yield Block("kalimat", f"{read}; {angka(total)} temuan, dari semua periode.")
    yield Block("tabel", _table(report, wanted, total))


def _read(report: Report) -> str:
    """How much was read; how many commits all OPDs made is no word of the report of one."""
    if report.scope.opd:
        return "Riwayat git pada jalur utama dibaca seluruhnya"
    return f"Dibaca {angka(report.dossier.world.past.commits)} komit pada jalur utama"


def _table(report: Report, wanted: Wanted, total: int) -> Table:
    found = finding_rows(report.dossier, wanted)[0][:_MOST]
    one_office = bool(report.scope.opd)
    rows = tuple(
        (
            Cell(row.code, row.href, note=row.waived and f"dikecualikan: {row.waived}"),
            *(() if one_office else (row.opd,)),
            row.message,
            row.place,
        )
        for row in found
    )
    offices = () if one_office else (Column("OPD", width=12),)
    columns = (
        Column("Aturan", "kode", width=12),
        *offices,
        Column("Yang terjadi", width=60 if one_office else 50),
        Column("Berkas"),
    )
    return Table(
        caption="Temuan atas riwayat catatan",
        columns=columns,
        rows=rows,
        total=total if total > len(rows) else None,
        more=places.FINDINGS if total > len(rows) else "",
        stacks=True,
    )
