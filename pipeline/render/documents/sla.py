"""The SLA document of an OPD: its agreements, beside the regulation's own targets, and how they were kept."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.model.card import TICKET_KINDS
from pipeline.model.periods import Period
from pipeline.model.recap import Recap, SlaRecap
from pipeline.model.tallies import Tally, TicketTally
from pipeline.render.document import Item
from pipeline.render.documents import places, slatables
from pipeline.render.documents.agreements import Agreement, agreements, origin_words
from pipeline.render.documents.dossier import Dossier, Draft, Scope
from pipeline.render.documents.frontmatter import Title, document_sheet, head, letterhead, office_name
from pipeline.render.documents.notes import about, finding_rows, reading_rows
from pipeline.render.documents.standing import records_place
from pipeline.render.table import Cell, Column, Entry, Table
from pipeline.wording import angka, bagian, daftar, periode

NAME = "sla"
CLAUSES = ("L2.3.a7", "L2.3.sla1", "L2.3.sla2", "L2.3.sla3", "L2.3.sla4")
READINGS = ("sla.", "batas.tabel2_tabel4_ketat", "jam.tabel2_tabel4", "tabel2.publik_normal")
OPTIONAL = (
    "Dokumen SLA bersifat contoh dan tidak wajib; target pelayanan dan waktu tanggap dalam peraturan tetap "
    "berlaku di sampingnya."
)


def sla(dossier: Dossier, scope: Scope) -> Draft | None:
    """The SLA document of an OPD; None where none of its services has an SLA."""
    found = agreements(dossier, scope.opd)
    if not found:
        return None
    owner = office_name(dossier, scope.opd)
    rows, total = finding_rows(dossier, about(scope.opd, ("layanan",)))
    numbers = daftar(list(dict.fromkeys(one.nomor for one in found)))
    services = daftar([one.names for one in found])
    title = Title(
        jenis="Kesepakatan Tingkat Layanan (SLA)",
        tentang=f"Layanan SPBE {owner}",
        clauses=CLAUSES,
        lingkup=f"{owner}: {services}",
        nomor=numbers,
        pernyataan=(*(origin_words(one) for one in found), OPTIONAL),
    )
    values = {
        "surat": letterhead(dossier, scope.opd),
        "kepala": head(dossier, scope, title),
        "kesepakatan": [_agreement(dossier, one, number) for number, one in enumerate(found, start=1)],
        "evaluasi": [
            table for period in dossier.periods for table in _evaluation(dossier, scope.opd, period)
        ],
        "temuan": rows,
        "jumlah_temuan": total,
        "pilihan": reading_rows(dossier, READINGS, scope.opd),
    }
    sheet = document_sheet(dossier, scope, NAME, f"SLA Layanan SPBE {owner}")
    return Draft(template="pages/sla.html", sheet=sheet, values=values)


def _agreement(dossier: Dossier, one: Agreement, number: int) -> dict[str, Any]:
    readings = reading_rows(
        dossier, ("sla.t12_jam", "sla.t12_hari_berikutnya", "sla.t12_pendampingan"), one.opd
    )
    return {
        "id": f"sla-{number}",
        "nomor": one.nomor,
        "nama": one.names,
        "lingkup": _scope(one),
        "klasifikasi": slatables.class_table(dossier, one),
        "respon": slatables.response_table(dossier, one),
        "kalender": (
            *slatables.calendar_words(dossier, one.opd),
            *slatables.holiday_words(dossier, one),
        ),
        "libur": slatables.holiday_table(dossier, one),
        "tafsir_respon": [reading.tampil for reading in readings],
        "penyelesaian": slatables.solution_table(dossier, one),
        "penangan_awal": slatables.first_handler(dossier),
        "dukungan": slatables.support_table(dossier, one),
        "jenis_peraturan": slatables.regulation_kind(dossier.law),
        "banding": slatables.comparison_table(dossier, one),
        "anggaran": _budget(one),
    }


def _budget(one: Agreement) -> Item:
    told = one.block.get("anggaran")
    text = str(told) if told else None
    return Item("Komitmen anggaran", text, source="L2.3.a7", empty="belum dicantumkan")


def _scope(one: Agreement) -> list[Item]:
    parties = [str(party) for party in one.block.get("pihak", ())]
    several = len(one.services) > 1
    covered = [
        Item(
            f"Layanan {number}" if several else "Layanan",
            service.nama,
            places.service_page(service.ref),
        )
        for number, service in enumerate(one.services, start=1)
    ]
    return [
        Item("Nomor", one.nomor or None, empty="belum bernomor"),
        Item("Para pihak", "; ".join(parties) or None, empty="belum dicantumkan", source="L2.3.sla1"),
        *covered,
        Item("Masa berlaku", one.term(), empty="belum dicantumkan", source="L2.3.sla1"),
    ]


def _evaluation(dossier: Dossier, opd: str, period: Period) -> Iterator[Table]:
    """How the SLA was kept in a period; nothing where there is no ticket of its services."""
    found = dossier.recaps.get((opd, period.text), Recap()).sla
    if not len(found.tickets):
        return
    columns = (
        Column("Urgensi"), Column("Tiket", "angka"), Column("Respon tercapai", "angka"),
        Column("Penyelesaian tercapai", "angka"), Column("Pendampingan tercapai", "angka"),
    )  # fmt: skip
    rows = tuple(_by_urgency(dossier, *row) for row in found.by_urgency)
    yield Table(
        caption=f"Evaluasi SLA, {periode(period.text)}",
        columns=columns,
        rows=rows,
        note=_outside(found),
        empty="Tidak ada tiket dengan urgensi.",
    )
    yield _escalations(dossier, found, period)


def _by_urgency(
    dossier: Dossier, urgency: int, response: TicketTally, solution: TicketTally, onsite: TicketTally
) -> tuple[Entry, ...]:
    return (
        dossier.law.label("urgensi", urgency),
        Cell(angka(len(response.total)), records_place(dossier, response.total)),
        *(_kept(dossier, tally) for tally in (response, solution, onsite)),
    )


def _kept(dossier: Dossier, tally: TicketTally) -> Cell:
    running = f"{angka(len(tally.running))} berjalan" if len(tally.running) else ""
    return Cell(bagian(len(tally.met), tally.judged), records_place(dossier, tally.met), note=running)


def _outside(found: SlaRecap) -> str:
    kinds = " dan ".join(sorted(TICKET_KINDS))
    said = f"{angka(len(found.tickets))} tiket ({kinds}) dari layanan yang memiliki SLA"
    parts = (
        ("di luar masa berlaku", found.out_of_term),
        ("tanpa urgensi sehingga tidak dinilai", found.without_urgency),
    )
    told = [f"{angka(len(tally))} {words}" for words, tally in parts if len(tally)]
    return f"{said}; {daftar(told)}." if told else f"{said}."


def _escalations(dossier: Dossier, found: SlaRecap, period: Period) -> Table:
    rows = tuple((f"Eskalasi {level}", _count(dossier, tally)) for level, tally in found.by_level)
    return Table(
        caption=f"Eskalasi menurut tingkat, {periode(period.text)}",
        columns=(Column("Tingkat"), Column("Tiket", "angka")),
        rows=rows,
        empty="Nihil",
    )


def _count(dossier: Dossier, tally: Tally) -> Cell:
    return Cell(angka(len(tally)), records_place(dossier, tally)) if len(tally) else Cell("nihil")
