"""Where monitoring, complaints and releases of a period do not fit one another: for people to look into."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.disagreement import (
    COMPLAINT_WITHOUT_OUTAGE,
    COMPLAINTS_AFTER_RELEASE,
    OUTAGE_WITHOUT_COMPLAINT,
    Disagreement,
)
from pipeline.render.documents.chapters.figures import nil_sentence
from pipeline.render.documents.chapters.report import Block, Report
from pipeline.render.documents.dossier import of_office
from pipeline.render.table import Cell, Column, Entry, Table
from pipeline.wording import angka, daftar, durasi, waktu

_MOST = 30
_SHOWN = 3
_NAMES = {
    OUTAGE_WITHOUT_COMPLAINT: "gangguan tanpa aduan",
    COMPLAINT_WITHOUT_OUTAGE: "aduan berdampak terberat tanpa gangguan",
    COMPLAINTS_AFTER_RELEASE: "aduan melonjak sesudah rilis",
}
_ABOUT = (
    "Pemantauan, aduan, dan rilis dibandingkan satu sama lain. Yang tidak cocok belum tentu salah dan bukan "
    "pelanggaran; perbandingan ini bawaan alat, untuk diperiksa orang."
)


def disagreeing(report: Report) -> Iterator[Block]:
    """The disagreements that began in the period, each kind counted, the latest listed."""
    found = _of_period(report)
    yield Block("kalimat", _ABOUT)
    absent = [name for kind, name in _NAMES.items() if not any(one.kind == kind for one in found)]
    if found:
        yield Block("tabel", _table(report, found))
    if absent:
        yield Block("nihil", nil_sentence(absent))


def _of_period(report: Report) -> list[Disagreement]:
    own = {service.ref for service in report.services}
    told = (one for one in of_office(report.dossier.disagreements, report.scope.opd) if one.service in own)
    return sorted((one for one in told if one.period in report.period.months), key=lambda one: one.start)


def _table(report: Report, found: list[Disagreement]) -> Table:
    columns = (
        Column("Layanan", width=25),
        Column("Yang tidak cocok", width=25),
        Column("Sejak", "waktu"),
        Column("Keterangan", width=30),
        Column("Catatan", "kode"),
    )
    counts = [
        f"{name} {angka(number)}"
        for kind, name in _NAMES.items()
        if (number := sum(1 for one in found if one.kind == kind))
    ]
    return Table(
        caption="Pemantauan, aduan, dan rilis yang tidak cocok",
        columns=columns,
        rows=tuple(_row(report, one) for one in found[-_MOST:]),
        total=len(found),
        note=f"Seluruhnya {angka(len(found))}: {daftar(counts)}.",
    )


def _row(report: Report, one: Disagreement) -> tuple[Entry, ...]:
    service = report.dossier.world.region.services[one.service]
    name = _NAMES[one.kind]
    return (
        Cell(service.nama, report.place(service.document.ref)),
        name[:1].upper() + name[1:],
        waktu(one.start, report.dossier.site.zone),
        _told(one),
        Cell(one.document.id, report.place(one.document.ref)),
    )


def _told(one: Disagreement) -> str:
    if one.kind == COMPLAINTS_AFTER_RELEASE:
        names = [name.rsplit("/", 1)[-1] for name in one.complaints[:_SHOWN]]
        more = len(one.complaints) - _SHOWN
        names += [f"{angka(more)} lainnya"] if more > 0 else []
        return (
            f"{angka(len(one.complaints))} aduan ({daftar(names)}); "
            f"{angka(one.before)} dalam waktu yang sama sebelum rilis"
        )
    if one.end is None:
        return "belum berakhir"
    return f"berlangsung {durasi(int((one.end - one.start).total_seconds()))}"
