"""Ticket lines of the report on complaints: those past a limit or still open first, without identities."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from fractions import Fraction

from pipeline.model.card import Card
from pipeline.model.document import as_list
from pipeline.model.fact import Fact, Measured, Number, Verdict
from pipeline.model.moments import parse_instant
from pipeline.render.documents.chapters.figures import HOUR, MINUTE, nil_sentence, records_of
from pipeline.render.documents.chapters.report import Block, Report
from pipeline.render.documents.terms import length
from pipeline.render.documents.ticketpictures import worst_tickets
from pipeline.render.table import Cell, Column, Entry, Table
from pipeline.wording import angka, durasi

# The site has every ticket, the print first those that someone has to look at.
MOST_LINES = 40
_MOST_ON_A_PAGE = 2000
_MOST_AGAIN = 10
_OPEN = "belum"


def tickets(report: Report) -> Iterator[Block]:
    """Every ticket: past a limit or still open first, then the others, the latest first; a few in print."""
    found = report.recap.complaints
    total = len(found.handling.total)
    if not total:
        yield Block("nihil", nil_sentence(["tiket aduan pada periode ini"]))
        return
    wanted = _wanted(report)
    listed = [*wanted, *_others(report, wanted)]
    table = Table(
        caption="Tiket pada periode ini",
        columns=_COLUMNS,
        rows=tuple(_line(report, row) for row in listed[:_MOST_ON_A_PAGE]),
        printed=MOST_LINES,
        total=len(listed),
        more=records_of(report, found.handling.total.records),
        note=(
            f"{angka(len(wanted))} dari {angka(total)} tiket melewati batas atau belum selesai; tiket itu "
            "lebih dahulu. Di bawah nomor tiket: hasil gabungan. ✗ melewati batas. Lama dalam "
            "jam:menit:detik."
        ),
    )
    yield Block("tabel", table)
    yield from worst_tickets(report, found.handling.missed.records)


_COLUMNS = (
    Column("Tiket", width=18),
    Column("Prioritas", width=8),
    Column("Dilaporkan", width=15),
    Column("Waktu tanggap", width=12),
    Column("Solusi", width=15),
    Column("Pelayanan", width=12),
    Column("Konfirmasi", width=15),
)


def _wanted(report: Report) -> list[Measured]:
    found = report.recap.complaints
    names = dict.fromkeys((*found.handling.missed.records, *_open(report)))
    rows = [report.facts[name] for name in names if name in report.facts]
    return sorted(rows, key=lambda row: (_began(row.fact), row.fact.id), reverse=True)


def _others(report: Report, wanted: list[Measured]) -> list[Measured]:
    known = {row.document.ref for row in wanted}
    names = (name for name in report.recap.complaints.handling.total.records if name not in known)
    rows = [report.facts[name] for name in names if name in report.facts]
    return sorted(rows, key=lambda row: (_began(row.fact), row.fact.id), reverse=True)


def _open(report: Report) -> list[str]:
    """Tickets without a closing time that nothing else ended."""
    return [
        name
        for name in report.recap.complaints.handling.total.records
        if name in report.facts
        and report.facts[name].fact.penanganan_hasil is not Verdict.DIKECUALIKAN
        and not report.facts[name].document.data.get("ditutup")
    ]


def _began(fact: Fact) -> str:
    return fact.mulai.isoformat() if fact.mulai else ""


def _line(report: Report, row: Measured) -> tuple[Entry, ...]:
    fact, data = row.fact, row.document.data
    levels = [str(each.get("tingkat", 1)) for each in as_list(data.get("eskalasi"))]
    name = report.service_name(f"{fact.opd}/layanan/{fact.layanan}")
    written = data.get("prioritas")
    planned = parse_instant(data.get("estimasi_selesai"), report.dossier.site.zone)
    estimate = f"estimasi {_short(report, planned)}" if planned else "tanpa estimasi"
    return (
        Cell(row.document.id, report.place(row.document.ref), badge=_joint(fact), note=name),
        Cell(str(fact.prioritas or "–"), note=f"ditulis {written}" if written else "tidak ditulis"),
        Cell(_at(report, data.get("dilaporkan")), note=f"dicatat {_at(report, data.get('dicatat'))}"),
        _against((fact.respons_menit, fact.respons_batas_menit), MINUTE, fact.respons_hasil),
        Cell(
            _at(report, data.get("diselesaikan"), _OPEN),
            note=f"{estimate}; eskalasi {f'tingkat {max(levels)}' if levels else 'nihil'}",
        ),
        _against((fact.pelayanan_jam, fact.tabel2_batas_jam), HOUR, fact.tabel2_hasil),
        Cell(
            _at(report, data.get("dikonfirmasi"), _OPEN),
            note=f"ditutup {_at(report, data.get('ditutup'), _OPEN)}",
        ),
    )


def _joint(fact: Fact) -> str:
    return fact.penanganan_hasil.value if fact.penanganan_hasil else ""


def _moment(report: Report, text: object) -> datetime | None:
    at = parse_instant(text, report.dossier.site.zone)
    return at if at is not None and at <= report.dossier.site.as_of else None


def _at(report: Report, text: object, empty: str = "tidak tertulis") -> str:
    at = _moment(report, text)
    return _short(report, at) if at else empty


def _short(report: Report, at: datetime) -> str:
    local = at.astimezone(report.dossier.site.zone)
    return f"{local:%d-%m-%Y %H.%M}"


def _against(taken: tuple[Number | None, Number | None], unit: int, verdict: Verdict | None) -> Cell:
    value, limit = taken
    sign = "✗ " if verdict is Verdict.TIDAK_TERCAPAI else ""
    told = durasi(Fraction(value) * unit) if value is not None else _OPEN
    bound = f"batas {length(Fraction(limit) * unit)}" if limit is not None else "tidak diatur"
    return Cell(f"{sign}{told}", note=bound)


def recurring(report: Report) -> Iterator[Block]:
    """Tickets that name an earlier one, with the cause that was found."""
    again = report.recap.complaints.recurring
    if not len(again):
        yield Block("nihil", nil_sentence(["aduan yang menunjuk aduan sebelumnya"]))
        return
    rows = tuple(_again(report, name) for name in again.records[:_MOST_AGAIN] if name in report.facts)
    columns = (
        Column("Tiket", "kode"),
        Column("Layanan", width=25),
        Column("Berulang dari", "kode"),
        Column("Penyebab", width=40),
    )
    table = Table(
        caption="Gangguan berulang",
        columns=columns,
        rows=rows,
        total=len(again),
        more=records_of(report, again.records),
        note=f"{angka(len(again))} dari {angka(len(report.recap.complaints.handling.total))} aduan.",
    )
    yield Block("tabel", table)


def _again(report: Report, name: str) -> tuple[Entry, ...]:
    row = report.facts[name]
    data = row.document.data
    earlier = report.index.one(data.get("berulang_dari"), row.document.opd, "aduan")
    return (
        Cell(row.document.id, report.place(name)),
        report.service_name(f"{row.fact.opd}/layanan/{row.fact.layanan}"),
        _named(report, earlier) if earlier else str(data.get("berulang_dari", "")),
        " ".join(str(data.get("penyebab", "")).split()) or "belum diketahui",
    )


def _named(report: Report, card: Card) -> Cell:
    return Cell(card.id, report.place(card.ref))
