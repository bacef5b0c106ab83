"""What monitoring used, covered and found: tools, components, objects, anomalies, chances, changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.model.card import Card
from pipeline.model.document import Document, as_list, dig
from pipeline.model.moments import parse_instant
from pipeline.model.region import Service
from pipeline.render.documents.chapters.figures import NIL, nil_sentence, records_of
from pipeline.render.documents.chapters.monitoring import OBJECTS
from pipeline.render.documents.chapters.report import Block, Report
from pipeline.render.table import Cell, Column, Entry, Table
from pipeline.wording import angka, bagian, daftar, periode, waktu

_MOST = 12
_CHANCES = 3


def cards_of(report: Report, service: Service | None = None) -> list[Card]:
    """The monitoring records of the period, of one service or of all, in order of time."""
    rows = [
        row
        for row in report.recap.availability.rows
        if service is None or row.service == service.document.ref
    ]
    found = []
    for row in sorted(rows, key=lambda row: (row.period, row.service)):
        opd, kind, name = row.record.split("/")[:3]
        card = report.index.cards.get(f"{opd}/{kind}/{name.casefold()}")
        found += [card] if card else []
    return found


def tools(report: Report, *, named: bool) -> Iterator[Block]:
    """Tools, and how many of the components that carry a service were monitored."""
    rows = tuple(_coverage(report, service, named=named) for service in report.services)
    columns = (
        Column("Layanan", width=30),
        Column("Alat pemantauan", width=25),
        Column("Komponen dipantau", "angka"),
        Column("Belum dipantau", width=30),
    )
    note = "Komponen: aplikasi dan infrastruktur layanan menurut katalog."
    if not named:
        note += " Namanya hanya ada pada edisi internal."
    yield Block("tabel", Table(caption="Alat dan cakupan", columns=columns, rows=rows, note=note))


def needed(report: Report, service: Service) -> dict[str, Document]:
    """The components that the catalogue names for a service, by full name: all are to be monitored."""
    region, data = report.dossier.world.region, service.document.data
    refs = [*as_list(data.get("aplikasi")), *as_list(data.get("infrastruktur"))]
    found = (region.component(ref, service.opd) for ref in refs)
    return {component.ref: component for component in found if component is not None}


def _coverage(report: Report, service: Service, *, named: bool) -> tuple[Entry, ...]:
    region, cards = report.dossier.world.region, cards_of(report, service)
    whole = needed(report, service)
    if not cards:
        return (
            _service(report, service),
            "tidak dipantau",
            bagian(0, len(whole)),
            "seluruhnya" if whole else NIL,
        )
    seen = {
        found.ref
        for card in cards
        for ref in as_list(card.data.get("komponen"))
        if (found := region.component(ref, card.document.opd)) is not None
    }
    missing = [str(document.data.get("nama", name)) for name, document in whole.items() if name not in seen]
    used = dict.fromkeys(str(card.data.get("alat", "")) for card in cards)
    told = [name.replace("_", " ") for name in used if name]
    covered = len(whole) - len(missing)
    lacking = (daftar(missing) if named else f"{angka(len(missing))} komponen") if missing else NIL
    return (_service(report, service), "; ".join(told) or None, bagian(covered, len(whole)), lacking)


def _service(report: Report, service: Service) -> Cell:
    return Cell(service.nama, report.place(service.document.ref))


def objects(report: Report, *, named: bool) -> Iterator[Block]:
    """The four objects of monitoring: how many records covered each, and the last that was found."""
    cards, scopes = cards_of(report), dict(report.recap.availability.scopes)
    if not cards:
        yield Block("nihil", "Belum ada data: tidak ada catatan pemantauan.")
        return
    rows: list[tuple[Entry, ...]] = []
    for name, words in OBJECTS.items():
        tally = scopes.get(name)
        records = tally.records if tally else ()
        found = [card for card in cards if dig(card.data, "temuan_lingkup", name)]
        row: tuple[Entry, ...] = (
            words[:1].upper() + words[1:],
            Cell(bagian(len(records), len(cards)), records_of(report, records)),
            Cell(bagian(len(found), len(cards)), records_of(report, [card.ref for card in found])),
        )
        rows.append((*row, _last(report, found, name)) if named else row)
    columns = [Column("Objek pemantauan", width=20), Column("Catatan yang memantau", "angka")]
    columns += [Column("Catatan dengan temuan tertulis", "angka")]
    columns += [Column("Temuan terakhir", width=40)] if named else []
    note = "" if named else "Isi temuan, termasuk keamanan informasi, hanya ada pada edisi internal."
    table = Table(caption="Empat objek pemantauan", columns=tuple(columns), rows=tuple(rows), note=note)
    yield Block("tabel", table)


def _last(report: Report, found: list[Card], name: str) -> Cell | None:
    if not found:
        return None
    card = found[-1]
    text = str(dig(card.data, "temuan_lingkup", name))
    return Cell(text, note=f"{_name(report, card)}, {periode(str(card.data.get('periode', '')))}")


def _name(report: Report, card: Card) -> str:
    service = report.dossier.world.region.services.get(next(iter(card.services), ""))
    return service.nama if service else card.id


def anomalies(report: Report, *, named: bool) -> Iterator[Block]:
    """What was out of the ordinary and what was done; and where a record says that nothing was."""
    found = report.recap.availability
    cards = cards_of(report)
    if not cards:
        yield Block("nihil", "Belum ada data: tidak ada catatan pemantauan.")
        return
    told = f"Anomali ditangani: {bagian(len(found.anomalies_handled), len(found.anomalies))}."
    calm = [card for card in cards if not as_list(card.data.get("anomali"))]
    reasoned = [card for card in calm if card.data.get("analisis")]
    yield Block(
        "kalimat",
        f"{told} Catatan tanpa anomali: {bagian(len(calm), len(cards))}; "
        f"{bagian(len(reasoned), len(calm))} di antaranya memuat analisis.",
    )
    entries = sorted(_anomalies(report, cards), key=lambda entry: entry[0], reverse=True)
    if entries and named:
        yield Block("tabel", _anomaly_table([row for _, row in entries]))
    elif entries:
        yield Block("tabel", _by_service(report))
    else:
        yield Block("nihil", nil_sentence(["anomali dan peringatan sistem"]))


def _anomaly_table(rows: list[tuple[Entry, ...]]) -> Table:
    columns = (
        Column("Layanan", width=20),
        Column("Waktu", "waktu"),
        Column("Anomali", width=25),
        Column("Penanganan", width=30),
        Column("Tiket", "kode"),
    )
    return Table(caption="Anomali terakhir", columns=columns, rows=tuple(rows[:_MOST]), total=len(rows))


def _anomalies(report: Report, cards: list[Card]) -> Iterator[tuple[str, tuple[Entry, ...]]]:
    zone = report.dossier.site.zone
    for card in cards:
        for each in as_list(card.data.get("anomali")):
            at = parse_instant(each.get("waktu"), zone)
            ticket = report.index.one(each.get("aduan"), card.document.opd, "aduan")
            row = (
                Cell(_name(report, card), report.place(card.ref)),
                waktu(at, zone) if at else None,
                str(each.get("uraian", "")) or None,
                str(each.get("penanganan", "")) or "belum ditangani",
                Cell(ticket.id, report.place(ticket.ref)) if ticket else "tidak ada",
            )
            yield (at.isoformat() if at else ""), row


def _by_service(report: Report) -> Table:
    """The public edition counts: the words of an anomaly may name what is weak."""
    rows: list[tuple[Entry, ...]] = []
    for service in report.services:
        found = [each for card in cards_of(report, service) for each in as_list(card.data.get("anomali"))]
        handled = [each for each in found if each.get("penanganan")]
        tickets = [each for each in found if each.get("aduan")]
        if found:
            rows.append(
                (
                    _service(report, service),
                    angka(len(found)),
                    bagian(len(handled), len(found)),
                    bagian(len(tickets), len(found)),
                )
            )
    columns = (
        Column("Layanan", width=40),
        Column("Anomali", "angka"),
        Column("Ditangani", "angka"),
        Column("Menjadi tiket aduan", "angka"),
    )
    return Table(caption="Anomali menurut layanan", columns=columns, rows=tuple(rows))


def chances(report: Report) -> Iterator[Block]:
    """What could be better, each chance once with the months that name it; and the plan of maintenance."""
    rows = tuple(row for service in report.services if (row := _chance(report, service)))
    columns = (
        Column("Layanan", width=25),
        Column("Peluang yang dicatat", width=45),
        Column("Rencana pemeliharaan"),
    )
    yield Block(
        "tabel",
        Table(
            caption="Peluang peningkatan menurut layanan",
            columns=columns,
            rows=rows,
            empty="Belum ada data: tidak ada peluang yang dicatat.",
        ),
    )


def _chance(report: Report, service: Service) -> tuple[Entry, ...]:
    named: dict[str, int] = {}
    for card in cards_of(report, service):
        for text in as_list(card.data.get("peluang")):
            words = str(text).strip().rstrip(".")
            named[words] = named.get(words, 0) + 1
    plan = dig(service.document.data, "penetapan_pengoperasian", "jadwal_pemeliharaan")
    if not named and not plan:
        return ()
    ordered = sorted(named.items(), key=lambda entry: (-entry[1], entry[0]))
    told = "; ".join(f"{words} ({angka(times)} catatan)" for words, times in ordered[:_CHANCES])
    if len(ordered) > _CHANCES:
        told += f"; dan {angka(len(ordered) - _CHANCES)} lainnya dalam catatan"
    return (_service(report, service), told or NIL, " ".join(str(plan).split()) if plan else None)


def changes(report: Report) -> Iterator[Block]:
    """Changes of a service that an outage caused, and to whom they were reported."""
    rows = tuple(
        _change(report, card, each)
        for card in cards_of(report)
        for each in as_list(card.data.get("perubahan_layanan"))
    )
    if not rows:
        yield Block("nihil", nil_sentence(["perubahan layanan akibat gangguan"]))
        return
    columns = (
        Column("Layanan", width=25),
        Column("Perubahan", width=35),
        Column("Aduan", "kode"),
        Column("Dilaporkan kepada", width=25),
    )
    yield Block("tabel", Table(caption="Perubahan layanan akibat gangguan", columns=columns, rows=rows))


def _change(report: Report, card: Card, each: Mapping[str, Any]) -> tuple[Entry, ...]:
    ticket = report.index.one(each.get("aduan"), card.document.opd, "aduan")
    at = parse_instant(dig(each, "dilaporkan", "waktu"), report.dossier.site.zone)
    person = report.dossier.world.region.person(dig(each, "dilaporkan", "kepada"), card.document.opd)
    whom = (person.jabatan or person.nama) if person else dig(each, "dilaporkan", "kepada")
    return (
        Cell(_name(report, card), report.place(card.ref)),
        str(each.get("uraian", "")) or None,
        Cell(ticket.id, report.place(ticket.ref)) if ticket else "tidak ada",
        Cell(str(whom), note=waktu(at, report.dossier.site.zone) if at else "")
        if whom
        else "belum dilaporkan",
    )
