"""What the periodic reports of Tabel 1 have in common: sections, delivery, analysis, and how each ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from pipeline.model.card import Card
from pipeline.model.document import as_list
from pipeline.model.finding import Finding
from pipeline.model.lean import dataclass
from pipeline.model.moments import parse_date, parse_moment
from pipeline.model.periods import parse_period
from pipeline.model.region import Service
from pipeline.render.document import Cited
from pipeline.render.documents.chapters.report import Block, Report
from pipeline.render.documents.chapters.summary import basis_of
from pipeline.render.documents.dossier import Dossier, Draft, Scope
from pipeline.render.documents.followups import owner
from pipeline.render.documents.frontmatter import Title, cited, document_sheet, head, letterhead, period_words
from pipeline.render.documents.notes import Wanted, about, finding_rows, reading_rows
from pipeline.render.table import Cell, Column, Entry, Table
from pipeline.wording import daftar, periode, tanggal

TEMPLATE = "pages/laporan-berkala.html"
DELIVERY = "Penyampaian laporan"
# Of more reports that say the same, only the numbers are told.
_FEW = 2


@dataclass(frozen=True, slots=True)
class Section:
    """One section of a report.

    Attributes:
        anchor: Where it stands.
        heading: Its heading.
        clauses: What it rests on.
        blocks: What it shows.
    """

    anchor: str
    heading: str
    clauses: tuple[Cited, ...]
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What tells one periodic report from another.

    Attributes:
        name: Its name in the register.
        title: Its title, without the period.
        letter: `jenis_laporan` of the records that hand it over; "" where there are none.
        clauses: Its legal basis.
        readings: Keys of readings, or their beginnings, that its figures rest on.
        records: Kinds of records whose findings it lists.
        purpose: What it is for, in a sentence.
    """

    name: str
    title: str
    letter: str
    clauses: tuple[str, ...]
    readings: tuple[str, ...]
    records: tuple[str, ...]
    purpose: str


def section(report: Report, heading: str, blocks: Iterable[Block], *clauses: str) -> Section:
    """A section whose anchor is its heading."""
    anchor = "-".join("".join(c if c.isalnum() else " " for c in heading.lower()).split())
    return Section(anchor, heading, cited(report.law, *clauses), tuple(blocks))


def draft(report: Report, kind: Kind, sections: Sequence[Section], signed: Sequence[Card] = ()) -> Draft:
    """The report with everything that every document begins and ends with.

    Args:
        report: What it is made from.
        kind: Which report.
        sections: What it shows.
        signed: The records that give its date and number; none takes those that hand it over.
    """
    dossier, scope = report.dossier, report.scope
    title = f"{kind.title} {period_words(scope)}"
    rows, total = finding_rows(dossier, _wanted(report, kind))
    values = {
        "surat": letterhead(dossier, scope.opd),
        "kepala": head(dossier, scope, _title(kind, signed or letters(report, kind.letter))),
        "tujuan": kind.purpose,
        "bagian_laporan": tuple(sections),
        "isi_dokumen": (*((one.anchor, one.heading) for one in sections), *_ENDS),
        "pilihan_tafsir": reading_rows(dossier, kind.readings, scope.opd),
        "temuan_laporan": rows,
        "jumlah_temuan": total,
    }
    return Draft(template=TEMPLATE, sheet=document_sheet(dossier, scope, kind.name, title), values=values)


_ENDS = (("tafsir", "Pilihan tafsir yang dipakai"), ("temuan", "Temuan atas catatan laporan ini"))


def _wanted(report: Report, kind: Kind) -> Wanted:
    """The findings about the report's records; of what has many records, only the period's."""
    right = about(report.scope.opd, kind.records)
    own = {name.split("#")[0] for _, tally in basis_of(report) for name in tally.records}

    def wanted(finding: Finding) -> bool:
        many = any(f"/{each}/" in finding.document for each in _MANY)
        return right.test(finding) and (not many or finding.document in own)

    return Wanted(right.opds, wanted)


_MANY = ("permintaan", "aduan", "pemantauan")


def _title(kind: Kind, signed: Sequence[Card]) -> Title:
    last = max(signed, key=lambda card: str(card.data.get("tanggal", "")), default=None)
    first, _, rest = kind.title.partition(" ")
    papers = [paper for paper in as_list(last.data.get("lampiran")) if "nomor" in paper] if last else []
    return Title(
        jenis=first,
        tentang=rest,
        clauses=kind.clauses,
        nomor=str(papers[0]["nomor"]) if papers else "",
        tanggal=_day(last.data.get("tanggal")) if last else None,
    )


def letters(report: Report, letter: str) -> list[Card]:
    """The records that hand over a report about the period, or about a part of it, in order of date."""
    found = [
        card
        for card in report.index.of("laporan")
        if card.opd in report.offices
        and card.data.get("jenis_laporan") == letter
        and _of_period(report, card)
    ]
    return sorted(found, key=lambda card: (str(card.data.get("tanggal", "")), card.ref))


def _of_period(report: Report, card: Card) -> bool:
    own = parse_period(card.data.get("periode"))
    made = parse_moment(card.data.get("tanggal"), report.dossier.world.region.zone)
    if own is None or made is None or not made.happened(report.dossier.site.as_of):
        return False
    return report.period.covers(own) or own.covers(report.period)


def _day(text: object) -> date | None:
    return parse_date(str(text)[:10]) if text else None


def delivery(report: Report, kind: Kind, roles: tuple[str, str], *clauses: str) -> Section:
    """Who handed the report to whom, when, and when it was received.

    Args:
        report: The report.
        kind: Which one.
        roles: From which role of Tabel 1 to which.
        clauses: What asks for it.
    """
    rows = tuple(_handed(report, card) for card in letters(report, kind.letter))
    columns = (
        Column("Laporan", width=30),
        Column("Disusun oleh", width=20),
        Column("Disampaikan kepada", width=20),
        Column("Disampaikan", "waktu", 15),
        Column("Diterima", "waktu", 15),
    )
    sender, receiver = roles
    table = Table(
        caption="Penyampaian laporan menurut catatan",
        columns=columns,
        rows=rows,
        empty="Belum ada data: belum ada catatan penyampaian laporan untuk periode ini.",
    )
    said = Block("kalimat", f"Dari {sender} kepada {receiver}.")
    return section(report, DELIVERY, (said, Block("tabel", table)), *clauses)


def _handed(report: Report, card: Card) -> tuple[Entry, ...]:
    dossier, home = report.dossier, card.document.opd
    sent, received = _day(card.data.get("tanggal")), _day(card.data.get("diterima"))
    told = f"{card.id}: {covered(report, card)}"
    return (
        Cell(periode(str(card.data.get("periode", ""))), report.place(card.ref), note=told),
        owner(dossier, card.data.get("disusun_oleh"), home),
        _receivers(dossier, card),
        tanggal(sent) if sent else None,
        tanggal(received) if received and received <= report.today else "belum ada catatan",
    )


def _service(dossier: Dossier, ref: str) -> Service | None:
    return dossier.world.region.services.get(ref)


def _receivers(dossier: Dossier, card: Card) -> Cell | None:
    found = [owner(dossier, ref, card.document.opd) for ref in as_list(card.data.get("disampaikan_kepada"))]
    known = [cell for cell in found if cell is not None]
    if not known:
        return None
    return Cell(
        "; ".join(cell.text or "" for cell in known), note="; ".join(cell.note for cell in known if cell.note)
    )


def analysis(report: Report, kind: Kind) -> Iterator[Block]:
    """What the authors wrote, and what they will do; the same words of several records once."""
    said: dict[tuple[Entry, Entry], list[Card]] = {}
    for card in letters(report, kind.letter):
        said.setdefault(_written(card), []).append(card)
    rows = tuple((_papers(report, cards), *words) for words, cards in said.items())
    columns = (Column("Laporan", width=30), Column("Analisis", width=40), Column("Tindak lanjut"))
    yield Block(
        "tabel",
        Table(
            caption="Analisis dan tindak lanjut penyusun",
            columns=columns,
            rows=rows,
            empty="Belum ada data: belum ada analisis tertulis untuk periode ini.",
        ),
    )


def _written(card: Card) -> tuple[Entry, Entry]:
    analysed = card.data.get("analisis")
    return (
        " ".join(str(analysed).split()) if analysed else None,
        "; ".join(str(item).rstrip(".") for item in as_list(card.data.get("tindak_lanjut"))) or "nihil",
    )


def _papers(report: Report, cards: Sequence[Card]) -> Cell:
    """The reports that say the same: their periods, and which records they are."""
    periods = dict.fromkeys(periode(str(card.data.get("periode", ""))) for card in cards)
    many = len(cards) > _FEW
    told = [card.id if many else f"{card.id}: {covered(report, card)}" for card in cards]
    return Cell(daftar(list(periods)), report.place(cards[0].ref), note="; ".join(told))


def covered(report: Report, card: Card) -> str:
    """The services that a report is about, by name; "semua layanan" where it is about all."""
    own = {service.ref for service in report.services}
    if not card.services or own <= set(card.services):
        return "semua layanan"
    return daftar([service.nama for ref in card.services if (service := _service(report.dossier, ref))])


def for_opd(scope: Scope) -> bool:
    """Whether a scope is one OPD and one period: periodic reports have no other."""
    return bool(scope.opd) and scope.period is not None
