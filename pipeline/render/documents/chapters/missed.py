"""Which services missed their target, with the tickets behind it and the reason that was written down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from pipeline.model.fact import Fact, Measured, Number, Verdict
from pipeline.model.tallies import ByService, Tally
from pipeline.render.documents import places
from pipeline.render.documents.chapters.figures import HOUR, MINUTE, count, length_words, records_of
from pipeline.render.documents.chapters.report import EVALUATION, Block, Report
from pipeline.render.documents.dossier import Scope
from pipeline.render.documents.frontmatter import period_words
from pipeline.render.documents.terms import length
from pipeline.render.table import Cell, Column, Entry, Table
from pipeline.wording import angka

# More rows than this are no table to read: the list of records has them all.
MOST_TICKETS = 60
NO_REASON = "belum dijelaskan"
_LOST = Verdict.TIDAK_TERCAPAI


def missed_requests(report: Report) -> Iterator[Block]:
    """The requests past Tabel 2 or past the catalogue's promise, by service."""
    found, table = report.recap.requests, report.law.table_name("target_pelayanan")
    yield Block("subjudul", "Layanan yang tidak mencapai target")
    if not len(found.both_tickets.missed):
        yield Block("nihil", f"Nihil: tidak ada permintaan yang melewati batas {table} atau janji katalog.")
        return
    if report.is_region:
        yield Block("tabel", _missed_services(report, "permintaan", found.by_service, found.services.missed))
        return
    rows = tuple(_request_row(report, row) for row in _lost(report, found.both_tickets.missed))
    columns = (
        Column("Layanan", width=25),
        Column("Tiket", "kode"),
        Column("Lama", "angka"),
        Column(f"Batas {table}", "angka"),
        Column("Janji katalog", "angka"),
        Column("Kendala", width=30),
    )
    yield Block(
        "tabel", _capped(report, "Permintaan yang melewati batas", columns, rows, found.both_tickets.missed)
    )


def missed_complaints(report: Report) -> Iterator[Block]:
    """The complaints past Tabel 4 or Tabel 2, by service."""
    found = report.recap.complaints
    yield Block("subjudul", "Layanan yang tidak mencapai target")
    if not len(found.handling.missed):
        named = (report.law.table_name(purpose) for purpose in ("waktu_tanggap", "target_pelayanan"))
        yield Block("nihil", f"Nihil: tidak ada aduan yang melewati batas {' atau '.join(named)}.")
        return
    if report.is_region:
        yield Block("tabel", _missed_services(report, "aduan", found.by_service, found.services.missed))
        return
    rows = tuple(_complaint_row(report, row) for row in _lost(report, found.handling.missed))
    columns = (
        Column("Layanan", width=20),
        Column("Tiket", "kode"),
        Column("Prioritas", "angka"),
        Column("Waktu tanggap", "angka"),
        Column("Pelayanan", "angka"),
        Column("Kendala", width=30),
    )
    yield Block("tabel", _capped(report, "Aduan yang melewati batas", columns, rows, found.handling.missed))


def _lost(report: Report, missed: Tally) -> list[Measured]:
    """The rows behind a tally, by service, then in time."""
    found = [report.facts[name] for name in missed.records if name in report.facts]
    return sorted(
        found, key=lambda row: (row.fact.opd, row.fact.layanan or "", _began(row.fact), row.fact.id)
    )


def _began(fact: Fact) -> str:
    return fact.mulai.isoformat() if fact.mulai else ""


def _capped(
    report: Report,
    caption: str,
    columns: tuple[Column, ...],
    rows: tuple[tuple[Entry, ...], ...],
    missed: Tally,
) -> Table:
    return Table(
        caption=caption,
        columns=columns,
        rows=rows[:MOST_TICKETS],
        total=len(rows),
        more=records_of(report, missed.records),
        note=f"✗ melewati batas. {_strictness(report)}",
    )


def _strictness(report: Report) -> str:
    """How a length that is exactly the limit was judged."""
    limit = report.law.response_limit(1, report.dossier.site.as_of, report.scope.opd)
    if limit is None or limit.operator == "lt":
        return "Lama yang tepat sama dengan batasnya tidak mencapai target."
    return "Lama yang tepat sama dengan batasnya masih mencapai target."


def _request_row(report: Report, row: Measured) -> tuple[Entry, ...]:
    fact = row.fact
    taken = _taken(fact.pelayanan_jam, HOUR, unconfirmed="tanpa_konfirmasi" in row.notes)
    return (
        *_named(report, row),
        taken,
        _limit(fact.tabel2_batas_jam, fact.tabel2_hasil),
        _limit(fact.katalog_batas_jam, fact.katalog_hasil),
        _reason(row),
    )


def _complaint_row(report: Report, row: Measured) -> tuple[Entry, ...]:
    fact = row.fact
    return (
        *_named(report, row),
        angka(fact.prioritas) if fact.prioritas is not None else None,
        _against(fact.respons_menit, fact.respons_batas_menit, MINUTE, fact.respons_hasil),
        _against(fact.pelayanan_jam, fact.tabel2_batas_jam, HOUR, fact.tabel2_hasil),
        _reason(row),
    )


def _named(report: Report, row: Measured) -> tuple[Cell, Cell]:
    service = f"{row.fact.opd}/layanan/{row.fact.layanan}"
    name = report.service_name(service)
    return Cell(name, report.place(service)), Cell(row.document.id, report.place(row.document.ref))


def _taken(value: Number | None, unit: int, *, unconfirmed: bool) -> Cell:
    if value is None:
        return Cell("belum selesai", note="tanpa konfirmasi" if unconfirmed else "")
    return Cell(length_words(Fraction(value), unit))


def _limit(limit: Number | None, verdict: Verdict | None) -> Cell:
    if limit is None:
        return Cell("tidak diatur")
    return Cell(f"{_mark(verdict)}{length(Fraction(limit) * HOUR)}")


def _mark(verdict: Verdict | None) -> str:
    return "✗ " if verdict is _LOST else ""


def _against(value: Number | None, limit: Number | None, unit: int, verdict: Verdict | None) -> Cell:
    """A length with its limit below, marked where it was passed."""
    taken = "belum ada" if value is None else length_words(Fraction(value), unit)
    note = "tidak diatur" if limit is None else f"batas {length(Fraction(limit) * unit)}"
    return Cell(f"{_mark(verdict)}{taken}", note=note)


def _reason(row: Measured) -> Cell:
    """Why the target was missed, as the record has it."""
    written = row.document.data.get("kendala")
    return (
        Cell(" ".join(written.split())) if isinstance(written, str) and written.strip() else Cell(NO_REASON)
    )


def _missed_services(report: Report, noun: str, parts: ByService, missed: Tally) -> Table:
    """The region's list: services with their tickets; the reasons stand in each OPD's own report."""
    rows = tuple(_service_row(report, name, dict(parts)[name].missed) for name in _worst(parts, missed))
    columns = (
        Column("Layanan", width=30),
        Column("OPD"),
        Column("Tidak tercapai", "angka"),
        Column("Dinilai", "angka"),
        Column("Tiket", width=35),
    )
    judged = {name: tally.judged for name, tally in parts}
    whole = tuple(
        (row[0], row[1], row[2], angka(judged[name]), row[3])
        for row, name in zip(rows, _worst(parts, missed), strict=True)
    )
    note = "Kendala setiap tiket ada pada laporan evaluasi OPD masing-masing."
    return Table(
        caption=f"{noun.capitalize()} yang melewati batas, menurut layanan",
        columns=columns,
        rows=whole,
        note=note,
    )


def _worst(parts: ByService, missed: Tally) -> list[str]:
    numbers = {name: len(tally.missed) for name, tally in parts}
    return sorted(missed.records, key=lambda name: (-numbers.get(name, 0), name))


def _service_row(report: Report, name: str, tickets: Tally) -> tuple[Cell, Cell, Cell, Cell]:
    opd = name.split("/", maxsplit=1)[0]
    known = opd in report.dossier.world.region.offices
    own = places.document(EVALUATION, Scope(opd, period=report.period)) if known else ""
    ids = [ticket.split("/")[-1] for ticket in tickets.records]
    shown = ", ".join(ids[:_IDS]) + (f", dan {angka(len(ids) - _IDS)} lainnya" if len(ids) > _IDS else "")
    return (
        Cell(report.service_name(name), report.place(name)),
        Cell(report.office(opd), own),
        count(report, tickets),
        Cell(shown, records_of(report, tickets.records)),
    )


_IDS = 6


def missed_periods(report: Report, names: Iterable[str]) -> list[Measured]:
    """The facts of some records, in order of service and period."""
    found = [report.facts[name] for name in names if name in report.facts]
    return sorted(found, key=lambda row: (row.fact.opd, row.fact.layanan or "", row.fact.periode or ""))


def period_title(report: Report, what: str) -> str:
    """A title with the report's period."""
    return f"{what}, {period_words(report.scope)}"
