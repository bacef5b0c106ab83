"""Chapter e: releases as planned, approved, executed, tested, evaluated and reported."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.fact import Measured
from pipeline.model.tallies import Tally
from pipeline.render.document import Metric
from pipeline.render.documents.chapters.figures import (
    NIL,
    count,
    nil_sentence,
    service_states,
    share,
    share_metric,
)
from pipeline.render.documents.chapters.missed import missed_periods
from pipeline.render.documents.chapters.pictures import SUMS, office_cell
from pipeline.render.documents.chapters.report import Block, Report
from pipeline.render.table import Cell, Column, Entry, Table
from pipeline.wording import angka, daftar

_SHORTFALLS = {
    "terlambat": "melewati jadwal",
    "tanpa_persetujuan": "dijalankan sebelum disetujui",
    "uji_tidak_lulus": "uji tidak lulus atau tidak ada",
    "tidak_berhasil": "rilis tidak berhasil",
    "hasil_belum_dilaporkan": "hasil belum dilaporkan",
}


def releases_recap(report: Report) -> Iterator[Block]:
    """The recapitulation of rilis; one sentence where there was none."""
    found = report.recap.releases
    if not len(found.releases.total):
        yield Block("nihil", "Nihil: tidak ada rilis layanan pada periode ini.")
        return
    yield Block("metrik", _metrics(report))
    states = [("Rilis sesuai rencana", found.services)]
    yield Block("tabel", service_states(report, "Layanan menurut pencapaian target rilis", states))
    if report.is_region:
        yield Block("tabel", _offices(report))
    yield Block("tabel", steps(report))
    yield Block("tabel", _kinds(report))
    if not report.is_region:
        yield Block("tabel", each_release(report))
    yield Block("subjudul", "Rilis yang tidak mencapai target")
    yield from _missed(report)


def _metrics(report: Report) -> list[Metric]:
    found = report.recap.releases
    total = len(found.releases.total)
    return [
        share_metric(
            report, "Layanan mencapai target", found.services.met, found.services.judged, "layanan dinilai"
        ),
        share_metric(
            report, "Rilis sesuai rencana", found.releases.met, found.releases.judged, "rilis dinilai"
        ),
        share_metric(report, "Diuji", found.tested, total, "rilis"),
        share_metric(report, "Hasil dilaporkan", found.reported, total, "rilis"),
    ]


def steps(report: Report) -> Table:
    """The steps of Tabel 10, each with how many of the planned releases took it."""
    found = report.recap.releases
    total = len(found.releases.total)
    steps = (
        ("Direncanakan", found.releases.total),
        ("Diperiksa penyedia layanan", found.checked),
        ("Disetujui", found.approved),
        ("Dijalankan sampai selesai", found.executed),
        ("Diuji", found.tested),
        ("Lulus seluruh uji", found.passed),
        ("Permasalahannya dievaluasi", found.evaluated),
        ("Hasil dilaporkan kepada penyedia layanan", found.reported),
    )
    rows = tuple((label, share(report, tally, total)) for label, tally in steps)
    note = f"Rilis darurat: {angka(len(found.emergencies)) if len(found.emergencies) else NIL}."
    columns = (Column("Langkah", width=60), Column("Rilis", "angka"))
    return Table(caption="Langkah rilis", columns=columns, rows=rows, note=note)


def _kinds(report: Report) -> Table:
    found = report.recap.releases
    rows = tuple((kind.capitalize(), count(report, tally)) for kind, tally in found.test_kinds)
    single = len(found.one_kind)
    note = f"Diuji dengan satu jenis saja: {angka(single) if single else NIL}."
    columns = (Column("Jenis uji", width=60), Column("Rilis", "angka"))
    return Table(
        caption="Jenis pengujian", columns=columns, rows=rows, note=note, empty="Belum ada pengujian."
    )


def each_release(report: Report) -> Table:
    """Every release with its steps and its result."""
    found = report.recap.releases
    rows = tuple(_release(report, row) for row in missed_periods(report, found.releases.total.records))
    columns = (
        Column("Rilis", "kode"),
        Column("Layanan", width=30),
        Column("Disetujui", "status"),
        Column("Dijalankan", "status"),
        Column("Jenis uji"),
        Column("Hasil", "status"),
    )
    return Table(caption="Daftar rilis", columns=columns, rows=rows)


def _release(report: Report, row: Measured) -> tuple[Entry, ...]:
    found = report.recap.releases
    name = row.document.ref
    kinds = [kind for kind, tally in found.test_kinds if name in tally.records]
    verdict = row.fact.rilis_hasil
    return (
        Cell(row.document.id, report.place(name)),
        services_of(report, row),
        _yes(found.approved, name),
        _yes(found.executed, name),
        ", ".join(kinds) or NIL,
        Cell("", badge=verdict.value) if verdict else None,
    )


def services_of(report: Report, row: Measured) -> str:
    """The services of a release, by name."""
    refs = row.extra("layanan") or (f"{row.fact.opd}/{row.fact.layanan}",)
    names = (report.service_name("{}/layanan/{}".format(*ref.split("/"))) for ref in refs)
    return daftar(list(names))


def _yes(tally: Tally, name: str) -> str:
    return "ya" if name in tally.records else "belum"


def _offices(report: Report) -> Table:
    rows = []
    for opd in report.offices:
        found = report.recap_of(opd).releases
        rows.append(
            (
                office_cell(report, opd),
                share(report, found.services.met, found.services.judged),
                count(report, found.releases.total),
                share(report, found.releases.met, found.releases.judged),
            )
        )
    whole = report.recap.releases
    foot = (
        "Seluruh OPD",
        share(report, whole.services.met, whole.services.judged),
        count(report, whole.releases.total),
        share(report, whole.releases.met, whole.releases.judged),
    )
    columns = (
        Column("OPD", width=20),
        Column("Layanan mencapai target", "angka"),
        Column("Rilis", "angka"),
        Column("Sesuai rencana", "angka"),
    )
    return Table(caption="Rilis menurut OPD", columns=columns, rows=tuple(rows), foot=foot, note=SUMS)


def _missed(report: Report) -> Iterator[Block]:
    found = report.recap.releases
    if not len(found.releases.missed):
        yield Block("nihil", nil_sentence(["rilis yang tidak sesuai rencana"]))
        return
    rows = tuple(
        (
            Cell(row.document.id, report.place(row.document.ref)),
            report.office(row.fact.opd),
            services_of(report, row),
            _fell_short(row),
        )
        for row in missed_periods(report, found.releases.missed.records)
    )
    columns = (
        Column("Rilis", "kode"),
        Column("OPD"),
        Column("Layanan", width=30),
        Column("Kekurangan", width=40),
    )
    yield Block("tabel", Table(caption="Rilis yang tidak mencapai target", columns=columns, rows=rows))


def _fell_short(row: Measured) -> str:
    """What a release lacked, in words."""
    found = [words for note, words in _SHORTFALLS.items() if note in row.notes]
    return daftar(found) or "belum selesai sampai jadwalnya"
