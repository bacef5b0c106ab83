"""Whether PDs plan together and agree: coordination, consistency of classes, calendars and readings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.model.card import Card
from pipeline.model.document import as_list
from pipeline.model.moments import parse_moment
from pipeline.render.documents import places
from pipeline.render.documents.chapters.figures import NIL, nil_sentence
from pipeline.render.documents.chapters.report import Block, Report
from pipeline.render.documents.terms import plain
from pipeline.render.table import Cell, Column, Entry, Table
from pipeline.wording import angka, bagian, daftar, tanggal

_SUBJECTS = ("perencanaan", "target_pelayanan", "target_pengoperasian", "infrastruktur")
_MINISTRY = "konsultasi_kementerian"
_MOST = 30


def held(report: Report, *subjects: str) -> list[Card]:
    """The records of coordination on some subjects in the year, in order of date."""
    zone = report.dossier.world.region.zone
    found: list[tuple[str, Card]] = []
    for card in report.index.of("koordinasi"):
        made = parse_moment(card.data.get("tanggal"), zone)
        if made is None or not made.happened(report.dossier.site.as_of):
            continue
        if made.day.year == report.scope.year and card.data.get("pokok") in subjects:
            found.append((f"{made.day} {card.ref}", card))
    return [card for _, card in sorted(found, key=lambda entry: entry[0])]


def parties(report: Report, card: Card) -> set[str]:
    """The OPDs that took part: the one that keeps the record, and those of the people and OPDs named."""
    region = report.dossier.world.region
    found = {card.document.opd}
    for ref in as_list(card.data.get("pihak")):
        person = region.person(ref, card.document.opd)
        found |= {person.opd} if person else {str(ref).split("/")[-1]} & set(region.offices)
    return found


def coordination(report: Report) -> Iterator[Block]:
    """How often each PD coordinated its planning, by subject; PDs without any are named."""
    cards = held(report, *_SUBJECTS)
    taking = {card.ref: parties(report, card) for card in cards}
    joined = [opd for opd in report.offices if any(opd in found for found in taking.values())]
    yield Block(
        "kalimat", f"PD dengan koordinasi perencanaan tahun ini: {bagian(len(joined), len(report.offices))}."
    )
    rows = tuple(
        _coordinated(report, opd, [c for c in cards if opd in taking[c.ref]]) for opd in report.offices
    )
    columns = (
        Column("PD", width=20),
        *(Column(plain(subject), "angka") for subject in _SUBJECTS),
        Column("Terakhir", "waktu"),
    )
    yield Block("tabel", Table(caption="Koordinasi perencanaan menurut PD", columns=columns, rows=rows))


def _coordinated(report: Report, opd: str, own: list[Card]) -> tuple[Entry, ...]:
    numbers = [sum(1 for card in own if card.data.get("pokok") == subject) for subject in _SUBJECTS]
    last = parse_moment(own[-1].data.get("tanggal"), report.dossier.world.region.zone) if own else None
    return (
        report.office(opd),
        *(angka(number) if number else NIL for number in numbers),
        Cell(tanggal(last.day), report.place(own[-1].ref)) if last else Cell("belum ada"),
    )


def consultation(report: Report) -> Iterator[Block]:
    """Consultations with the ministry: allowed, not demanded."""
    cards = held(report, _MINISTRY)
    if not cards:
        yield Block("nihil", "Nihil: tidak ada konsultasi tercatat. Peraturan membolehkan, tidak mewajibkan.")
        return
    rows = tuple(_consulted(report, card) for card in cards[-_MOST:])
    columns = (Column("Tanggal", "waktu", 20), Column("PD"), Column("Hasil", width=60))
    yield Block("tabel", Table(caption="Konsultasi", columns=columns, rows=rows, total=len(cards)))


def _consulted(report: Report, card: Card) -> tuple[Entry, ...]:
    made = parse_moment(card.data.get("tanggal"), report.dossier.world.region.zone)
    day = tanggal(made.day) if made else None
    hosts = [report.office(opd) for opd in sorted(parties(report, card))]
    said = " ".join(str(card.data.get("hasil", "")).split())
    return (Cell(day, report.place(card.ref)), daftar(hosts), said or None)


def consistency(report: Report) -> Iterator[Block]:
    """Where PDs differ: classes of services on one application, calendars, readings."""
    yield Block("subjudul", "Aplikasi yang menopang layanan dengan klasifikasi berbeda")
    rows = tuple(_classes(report))
    if rows:
        columns = (Column("Aplikasi", width=35), Column("Klasifikasi layanan", width=60))
        yield Block(
            "tabel",
            Table(
                caption="Klasifikasi berbeda pada satu aplikasi",
                columns=columns,
                rows=rows[:_MOST],
                total=len(rows),
                note="Target pengoperasian mengikuti layanan yang paling ketat.",
            ),
        )
    else:
        yield Block("nihil", nil_sentence(["perbedaan klasifikasi pada aplikasi yang sama"]))
    yield Block("subjudul", "Kalender kerja sendiri")
    yield _calendars(report)
    yield Block("subjudul", "Pilihan tafsir sendiri")
    yield from _readings(report)


def _classes(report: Report) -> Iterator[tuple[Entry, ...]]:
    """Applications that carry services of more than one class."""
    region = report.dossier.world.region
    carried: dict[str, dict[str, list[str]]] = {}
    names: dict[str, str] = {}
    for service in report.services:
        own = str(service.held("klasifikasi", report.dossier.site.as_of) or "belum ditetapkan")
        for ref in as_list(service.document.data.get("aplikasi")):
            part = region.component(ref, service.opd)
            if part is not None:
                names[part.ref] = str(part.data.get("nama", part.id))
                carried.setdefault(part.ref, {}).setdefault(own, []).append(service.nama)
    for ref, classes in sorted(carried.items()):
        if len(classes) > 1:
            told = (f"{name}: {daftar(services)}" for name, services in sorted(classes.items()))
            yield (names[ref], "; ".join(told))


def _calendars(report: Report) -> Block:
    own = [opd for opd in report.offices if _office(report, opd).get("kalender")]
    if not own:
        return Block("nihil", nil_sentence(["PD dengan kalender kerja sendiri"]))
    named = daftar([report.office(opd) for opd in own])
    return Block("kalimat", f"{bagian(len(own), len(report.offices))} PD: {named}.")


def _office(report: Report, opd: str) -> Mapping[str, object]:
    office = report.dossier.world.region.offices.get(opd)
    return office.document.data if office else {}


def _readings(report: Report) -> Iterator[Block]:
    rows = [
        (report.office(opd), _key(each), str(each.get("nilai", "")), str(each.get("alasan", "")) or None)
        for opd in report.offices
        for each in as_list(_office(report, opd).get("bacaan"))
        if isinstance(each, Mapping)
    ]
    if not rows:
        yield Block("nihil", nil_sentence(["PD dengan pilihan tafsir sendiri"]))
        return
    columns = (
        Column("PD", width=20),
        Column("Kunci", width=25),
        Column("Nilai", width=20),
        Column("Alasan", width=35),
    )
    table = Table(
        caption="Pilihan tafsir menurut PD", columns=columns, rows=tuple(rows[:_MOST]), total=len(rows)
    )
    yield Block("tabel", table)


def _key(each: Mapping[str, object]) -> Cell:
    key = str(each.get("kunci", ""))
    return Cell(key, places.reading_place(key))
