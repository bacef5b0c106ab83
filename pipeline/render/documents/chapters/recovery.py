"""Chapter d: continuity prepared, and kept in every recovery and drill."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from pipeline.model.fact import Number, Verdict
from pipeline.model.recap import RecoveryRow
from pipeline.render.document import Item, Metric
from pipeline.render.documents.chapters.figures import (
    HOUR,
    NIL,
    NONE_JUDGED,
    length_words,
    records_of,
    service_states,
    share,
    share_metric,
)
from pipeline.render.documents.chapters.pictures import SUMS, office_cell
from pipeline.render.documents.chapters.report import Block, Report
from pipeline.render.documents.dossier import INSIDE_ONLY
from pipeline.render.documents.terms import length
from pipeline.render.table import Cell, Column, Entry, Table
from pipeline.wording import angka, daftar

_NAMES = {"rpo": "RPO", "rto": "RTO", "drp": "DRP"}


def recovery_recap(report: Report) -> Iterator[Block]:
    """The recapitulation of pemulihan: readiness is told even where no disaster happened."""
    found = report.recap.recovery
    if found.nil:
        yield Block("kalimat", "Kejadian bencana pada periode ini: nihil.")
    if not len(found.bound) and not found.rows:
        yield Block("nihil", "Nihil: tidak ada layanan yang kelasnya mewajibkan RPO, RTO, dan DRP.")
        return
    yield Block("metrik", _metrics(report))
    states = [("RPO, RTO, dan DRP", found.services)]
    yield Block("tabel", service_states(report, "Layanan menurut pencapaian target pemulihan", states))
    if report.is_region:
        yield Block("tabel", _offices(report))
    if len(found.bound):
        yield Block("tabel", _readiness(report))
    if found.rows:
        yield Block("tabel", events(report))
    yield from _reviews(report)


def _metrics(report: Report) -> list[Metric]:
    found = report.recap.recovery
    drills = sorted({row.record.split("#")[0] for row in found.rows if row.drill})
    events = sorted({row.record.split("#")[0] for row in found.rows if not row.drill})
    tested = [row for row in found.rows if row.drill]
    return [
        share_metric(report, "Kesiapan lengkap", found.ready, len(found.bound), "layanan yang wajib"),
        Metric(
            "Kejadian bencana",
            angka(len(events)) if events else NIL,
            "pada periode ini",
            href=records_of(report, events),
        ),
        Metric(
            "Uji pemulihan",
            angka(len(tested)) if tested else NIL,
            f"layanan, dari {angka(len(drills))} DRP" if drills else "tidak ada DRP yang diuji",
            href=records_of(report, drills),
        ),
        share_metric(report, "Pemulihan memenuhi RTO", found.rto.met, found.rto.judged, "pemulihan dinilai"),
    ]


def _readiness(report: Report) -> Table:
    """Each service that must be prepared, and what it lacks."""
    found = report.recap.recovery
    lacking: dict[str, list[str]] = {}
    for what, tally in found.lacking:
        for name in tally.records:
            lacking.setdefault(name, []).append(_NAMES.get(what, what))
    rows: list[tuple[Entry, ...]] = [
        (
            Cell(report.service_name(name), report.place(name)),
            Cell("", badge="belum_lengkap" if lacking.get(name) else "lengkap"),
            daftar(lacking[name]) if lacking.get(name) else NIL,
        )
        for name in found.bound.records
    ]
    columns = (Column("Layanan", width=50), Column("Kesiapan", "status"), Column("Yang belum ada"))
    caption = "Kesiapan layanan yang kelasnya mewajibkan RPO, RTO, dan DRP"
    note = "DRP dihitung bila disetujui, ditetapkan, dan masih berlaku pada akhir periode."
    return Table(caption=caption, columns=columns, rows=tuple(rows), note=note)


def events(report: Report) -> Table:
    """What was lost and how long it took, against RPO and RTO; the public edition has the verdicts only."""
    inside = report.dossier.inside
    rows = tuple(_event(report, row, lengths=inside) for row in report.recap.recovery.rows)
    columns = (
        Column("Catatan", "kode"),
        Column("Jenis"),
        Column("Layanan", width=25),
        *((Column("Data hilang", "angka"),) if inside else ()),
        Column("RPO", "status"),
        *((Column("Waktu pulih", "angka"),) if inside else ()),
        Column("RTO", "status"),
    )
    note = (
        "Lama dalam jam:menit:detik, batasnya di bawahnya." if inside else f"Lama dan batasnya {INSIDE_ONLY}."
    )
    if any(row.at_limit for row in report.recap.recovery.rows) and inside:
        note += " Tanda = berarti tepat pada batas."
    return Table(caption="Pemulihan dan uji terhadap RPO dan RTO", columns=columns, rows=rows, note=note)


def _event(report: Report, row: RecoveryRow, *, lengths: bool) -> tuple[Entry, ...]:
    sign = "= " if row.at_limit else ""
    return (
        Cell(row.record.split("/")[2].split("#")[0], report.place(row.record)),
        "Uji" if row.drill else "Bencana",
        Cell(report.service_name(row.service), report.place(row.service)),
        *((_length(sign, row.rpo, row.rpo_limit),) if lengths else ()),
        _verdict(row.rpo_verdict),
        *((_length(sign, row.rto, row.rto_limit),) if lengths else ()),
        _verdict(row.rto_verdict),
    )


def _length(sign: str, taken: Number | None, limit: Number | None) -> Cell:
    at = sign if taken is not None and taken == limit else ""
    told = "belum ada" if taken is None else f"{at}{length_words(Fraction(taken), HOUR)}"
    return Cell(told, note="tidak diatur" if limit is None else f"batas {length(Fraction(limit) * HOUR)}")


def _verdict(verdict: Verdict | None) -> Cell:
    return Cell("", badge=verdict.value) if verdict else Cell(NONE_JUDGED)


def _offices(report: Report) -> Table:
    rows = []
    for opd in report.offices:
        found = report.recap_of(opd).recovery
        events = {row.record for row in found.rows if not row.drill}
        rows.append(
            (
                office_cell(report, opd),
                share(report, found.services.met, found.services.judged),
                share(report, found.ready, len(found.bound)),
                angka(len(events)) if events else NIL,
            )
        )
    whole = report.recap.recovery
    foot = (
        "Seluruh OPD",
        share(report, whole.services.met, whole.services.judged),
        share(report, whole.ready, len(whole.bound)),
        angka(len({row.record for row in whole.rows if not row.drill})) if not whole.nil else NIL,
    )
    columns = (
        Column("OPD", width=20),
        Column("Layanan mencapai target", "angka"),
        Column("Kesiapan lengkap", "angka"),
        Column("Pemulihan", "angka"),
    )
    return Table(caption="Pemulihan menurut OPD", columns=columns, rows=tuple(rows), foot=foot, note=SUMS)


def _reviews(report: Report) -> Iterator[Block]:
    found = report.recap.recovery
    if found.nil:
        return
    lines = [
        Item(label, angka(len(tally)) if len(tally) else None, records_of(report, tally.records), empty=NIL)
        for label, tally in (
            ("Pemulihan yang diikuti evaluasi DRP", found.reviewed),
            ("Pemulihan tanpa evaluasi DRP", found.unreviewed),
        )
    ]
    yield Block("fakta", lines)
