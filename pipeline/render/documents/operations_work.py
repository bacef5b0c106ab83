"""What was done in operation: access, escalated disturbances with the look at the DRP, maintenance."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.card import Card
from pipeline.model.document import as_list, dig
from pipeline.model.moments import parse_date
from pipeline.model.region import Service
from pipeline.render.document import Item
from pipeline.render.documents.availability_watch import cards_of
from pipeline.render.documents.chapters.figures import NIL, nil_sentence, records_of
from pipeline.render.documents.chapters.planning import approved_by, made
from pipeline.render.documents.chapters.report import Block, Report
from pipeline.render.documents.operations_assets import infrastructure_of
from pipeline.render.documents.periodic import Kind, letters
from pipeline.render.table import Cell, Column, Entry, Table
from pipeline.wording import angka, bagian, periode, tanggal

_MOST = 10
_ACCESS = (("akun_aktif", "Akun aktif"), ("ditambah", "Ditambah"), ("dicabut", "Dicabut"))


def access(report: Report, kind: Kind) -> Iterator[Block]:
    """Accounts and reviews of access as handed over: counts only."""
    found = [card for card in letters(report, kind.letter) if card.data.get("pengelolaan_akses")]
    rows = tuple(_accounts(report, card) for card in found)
    columns = (
        Column("Laporan", width=30),
        *(Column(label, "angka") for _, label in _ACCESS),
        Column("Hak akses direviu", "waktu"),
    )
    yield Block(
        "tabel",
        Table(
            caption="Pengelolaan akses",
            columns=columns,
            rows=rows,
            empty="Belum ada data: pengelolaan akses belum dilaporkan untuk periode ini.",
        ),
    )


def _accounts(report: Report, card: Card) -> tuple[Entry, ...]:
    block = card.data["pengelolaan_akses"]
    day = parse_date(str(block.get("direviu", ""))[:10])
    numbers = (angka(block[name]) if name in block else None for name, _ in _ACCESS)
    return (
        Cell(periode(str(card.data.get("periode", ""))), report.place(card.ref), note=card.id),
        *numbers,
        tanggal(day) if day else "belum direviu",
    )


def escalations(report: Report) -> Iterator[Block]:
    """Escalated tickets by level, and whether the DRP was looked at."""
    found = report.recap.complaints
    total = len(found.escalated)
    if not total:
        yield Block("nihil", nil_sentence(["aduan yang dieskalasi pada periode ini"]))
        return
    levels = ", ".join(f"tingkat {level}: {angka(len(tally))}" for level, tally in found.by_level)
    yield Block(
        "fakta",
        [
            Item(
                "Dieskalasi",
                f"{bagian(total, len(found.handling.total))} aduan",
                records_of(report, found.escalated.records),
                note=levels,
            ),
            Item("Dengan kajian DRP", f"{bagian(len(found.drp_reviewed), total)} eskalasi"),
            Item(
                "Tanpa kajian DRP yang diwajibkan",
                angka(len(found.drp_unreviewed)) if len(found.drp_unreviewed) else None,
                records_of(report, found.drp_unreviewed.records),
                empty=NIL,
            ),
        ],
    )
    names = [name for name in reversed(found.escalated.records) if name in report.facts]
    rows = tuple(_escalated(report, name) for name in names[:_MOST])
    columns = (
        Column("Tiket", "kode"),
        Column("Layanan", width=35),
        Column("Tingkat", "angka"),
        Column("Kajian DRP"),
        Column("DRP diaktifkan"),
    )
    table = Table(
        caption="Gangguan yang dieskalasi",
        columns=columns,
        rows=rows,
        total=len(names),
        more=records_of(report, found.escalated.records),
    )
    yield Block("tabel", table)


def _escalated(report: Report, name: str) -> tuple[Entry, ...]:
    row = report.facts[name]
    data = row.document.data
    levels = [int(each.get("tingkat", 1)) for each in as_list(data.get("eskalasi"))]
    looked = dig(data, "drp", "dikaji") is True
    return (
        Cell(row.document.id, report.place(name)),
        report.service_name(f"{row.fact.opd}/layanan/{row.fact.layanan}"),
        angka(max(levels, default=1)),
        "dikaji" if looked else "tidak dikaji",
        "ya" if dig(data, "drp", "diaktifkan") is True else "tidak",
    )


def maintenance(report: Report) -> Iterator[Block]:
    """Maintenance done beside what was planned; the plan itself; backups and trials of restoring."""
    rows = tuple(_maintained(report, service) for service in report.services)
    columns = (
        Column("Layanan", width=30),
        Column("Dilakukan", "angka"),
        Column("Hasil tertulis", "angka"),
        Column("Rencana", width=40),
    )
    yield Block("tabel", Table(caption="Pemeliharaan menurut layanan", columns=columns, rows=rows))
    parts = list(infrastructure_of(report).values())
    planned = [part for part in parts if dig(part.data, "pemeliharaan", "jadwal")]
    saved = [part for part in parts if part.data.get("pencadangan")]
    tried = [part for part in saved if dig(part.data, "pencadangan", "uji_pulih_terakhir")]
    yield Block(
        "fakta",
        [
            _plan(report),
            Item("Komponen dengan jadwal pemeliharaan", f"{bagian(len(planned), len(parts))} komponen"),
            Item("Komponen dengan pencadangan", f"{bagian(len(saved), len(parts))} komponen"),
            Item("Pencadangan yang pernah diuji pulih", f"{bagian(len(tried), len(saved))} pencadangan"),
        ],
    )


def _maintained(report: Report, service: Service) -> tuple[Entry, ...]:
    cards = cards_of(report, service)
    done = [each for card in cards for each in as_list(card.data.get("pemeliharaan"))]
    told = [each for each in done if each.get("hasil")]
    plan = dig(service.document.data, "penetapan_pengoperasian", "jadwal_pemeliharaan")
    return (
        Cell(service.nama, report.place(service.document.ref)),
        Cell(angka(len(done)), records_of(report, [card.ref for card in cards])) if done else NIL,
        bagian(len(told), len(done)),
        " ".join(str(plan).split()) if plan else None,
    )


def _plan(report: Report) -> Item:
    """The plan of use and maintenance of infrastructure that binds the OPD, and whether it was approved."""
    cards = [card for card in report.index.of("kebijakan") if _binds(report, card) and made(report, card)]
    approved = [card for card in cards if approved_by(report, card.data.get("persetujuan_rencana"))]
    if not cards:
        return Item("Rencana pendayagunaan dan pemeliharaan", None, empty="belum ada data")
    card = (approved or cards)[-1]
    words = str(card.data.get("judul", card.id))
    state = "disetujui" if approved else "belum disetujui"
    return Item("Rencana pendayagunaan dan pemeliharaan", words, report.place(card.ref), note=state)


def _binds(report: Report, card: Card) -> bool:
    if not card.data.get("rencana_pemeliharaan"):
        return False
    bound = {str(ref).split("/")[-1] for ref in as_list(card.data.get("berlaku_untuk"))}
    return card.document.opd == report.scope.opd or report.scope.opd in bound
