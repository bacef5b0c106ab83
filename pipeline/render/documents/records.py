"""Lists of records, one per OPD and kind: where every figure can be followed to; nobody is named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterator, Sequence
from typing import Any

from pipeline.model.card import TICKET_KINDS, Card
from pipeline.model.document import as_list, dig
from pipeline.model.fact import Fact
from pipeline.model.lean import dataclass
from pipeline.model.moments import parse_moment
from pipeline.render.documents import places
from pipeline.render.documents.dossier import Dossier, Draft, Parts, Shelf
from pipeline.render.documents.frontmatter import office_name
from pipeline.render.documents.journeys import journey_page, journey_place
from pipeline.render.documents.recordcells import CELLS, Entries, Heads
from pipeline.render.documents.terms import plain
from pipeline.render.page import Crumb, Sheet
from pipeline.render.table import Cell, Column, Entry
from pipeline.wording import angka, nama_zona, tanggal, waktu

_PEMDA = "pemda/"
_CRUMB = Crumb("Rekaman", places.RECORDS)


@dataclass(frozen=True, slots=True)
class Row:
    """One record.

    Attributes:
        anchor: Its place in the page.
        services: Ids of its services, for the filter.
        verdicts: Machine words of its verdicts, for the filter.
        cells: What is printed.
    """

    anchor: str
    services: tuple[str, ...]
    verdicts: tuple[str, ...]
    cells: Entries


@dataclass(frozen=True, slots=True)
class RecordList:
    """A list of records, without the records.

    Attributes:
        path: Its page.
        opd: The OPD for which its records count.
        jenis: Their kind.
        count: How many it holds.
    """

    path: str
    opd: str
    jenis: str
    count: int

    @property
    def title(self) -> str:
        """What it is called: "Aduan 2025"."""
        return _titled(self.jenis, self.path)


def record_lists(dossier: Dossier) -> list[RecordList]:
    """The lists of records, in order of path."""
    counts = Counter(path for path in dossier.lists.values() if path)
    return [RecordList(path, *places.of_list(path), count) for path, count in sorted(counts.items())]


def _offices(dossier: Dossier) -> list[str]:
    """All that may have records; those that keep some without a document of their own among them."""
    keepers = {name.split("/", 1)[0] for name in dossier.world.index.cards if not name.startswith(_PEMDA)}
    return sorted({*dossier.world.region.offices, *keepers})


def _each(dossier: Dossier, _shelf: Shelf, opd: str) -> Iterator[Draft]:
    """The lists of an OPD, and beside a list of tickets those that passed a limit, drawn."""
    lists: dict[str, list[Card]] = {}
    for card in dossier.world.index.counted_for(opd, *places.LISTED_KINDS):
        if places.listed(card):
            lists.setdefault(places.record_list(card), []).append(card)
    for path, cards in sorted(lists.items()):
        journey = journey_page(dossier, _name(dossier, cards), cards)
        yield _list(dossier, path, cards, {journey.sheet.path} if journey else ())
        if journey:
            yield journey


def _overview(dossier: Dossier, _shelf: Shelf) -> list[Draft]:
    offices = dossier.world.region.offices
    ordered = sorted(record_lists(dossier), key=lambda found: (found.opd, found.path))
    rows = [
        (
            found,
            (
                Cell(found.title, found.path),
                _office(dossier, found.opd),
                Cell(angka(found.count), sort=str(found.count)),
            ),
        )
        for found in ordered
    ]
    kinds = dict.fromkeys(found.jenis for found in ordered)
    values = {
        "kolom": (Column("Daftar"), Column("OPD"), Column("Rekaman", "angka")),
        "baris": rows,
        "pilihan_opd": [(office.id, office.singkatan) for office in offices.values()],
        "pilihan_jenis": [(kind, plain(kind)) for kind in sorted(kinds)],
    }
    sheet = Sheet(
        path=places.RECORDS,
        title="Rekaman",
        section=places.HOME,
        crumbs=(places.HOME_CRUMB,),
        summary="Daftar rekaman di balik setiap angka, tanpa identitas siapa pun.",
    )
    return [Draft(template="pages/daftar-rekaman.html", sheet=sheet, values=values)]


def _office(dossier: Dossier, opd: str) -> Cell:
    """An OPD by its short name; by its id where its own document is missing or cannot be read."""
    office = dossier.world.region.offices.get(opd)
    return Cell(office.singkatan, note=office.nama) if office else Cell(opd)


def title(first: Card) -> str:
    """What the list of a record is called: "Aduan 2025"."""
    return _titled(first.jenis, places.record_list(first))


def _titled(kind: str, path: str) -> str:
    year = path.rsplit("-", 1)[-1].removesuffix(".html") if kind in TICKET_KINDS else ""
    return f"{plain(kind)} {year}".strip()


def _name(dossier: Dossier, cards: Sequence[Card]) -> str:
    return f"{title(cards[0])}, {office_name(dossier, cards[0].opd)}"


def _list(dossier: Dossier, path: str, cards: list[Card], journeys: Container[str]) -> Draft:
    opd, kind = cards[0].opd, cards[0].jenis
    heads, cells = CELLS.get(kind, (_PLAIN_HEADS, _plain_cells))
    ordered = sorted(cards, key=lambda card: (_began(dossier, card), card.id))
    rows = [row for card in ordered for row in _rows(dossier, card, cells)]
    name, beside = _name(dossier, cards), journey_place(cards)
    services = sorted({ref for row in rows for ref in row.services})
    verdicts = sorted({word for row in rows for word in row.verdicts})
    known = dossier.world.region.services
    values = {
        "kolom": heads,
        "baris": rows,
        "jumlah": len(cards),
        "opd": office_name(dossier, opd),
        "opd_href": places.office_page(opd) if opd in dossier.world.region.offices else "",
        "zona": nama_zona(dossier.site.as_of.astimezone(dossier.site.zone)),
        "pilihan_layanan": [(ref, known[ref].nama) for ref in services if ref in known],
        "pilihan_hasil": [(word, plain(word)) for word in verdicts],
        "perjalanan_href": beside if beside in journeys else "",
    }
    sheet = Sheet(
        path=path, title=name, section=places.HOME, crumbs=(places.HOME_CRUMB, _CRUMB), summary=f"{name}."
    )
    return Draft(template="pages/rekaman.html", sheet=sheet, values=values)


def _rows(
    dossier: Dossier, card: Card, cells: Callable[[Dossier, Card, Fact | None], Entries]
) -> Iterator[Row]:
    facts: list[Fact | None] = [row.fact for row in dossier.world.measured.get(card.ref, ())]
    for number, fact in enumerate(facts or [None]):
        services = (f"{fact.opd}/{fact.layanan}",) if fact and fact.layanan else card.services
        place = places.anchor(card) if number == 0 else ""
        yield Row(place, services, _verdicts(fact), cells(dossier, card, fact))


def _verdicts(fact: Fact | None) -> tuple[str, ...]:
    if fact is None:
        return ()
    found = (
        fact.respons_hasil,
        fact.tabel2_hasil,
        fact.katalog_hasil,
        fact.ketersediaan_hasil,
        fact.rpo_hasil,
        fact.rto_hasil,
        fact.rilis_hasil,
    )
    return tuple(sorted({verdict.value for verdict in found if verdict is not None}))


_DATED = ("diajukan", "dilaporkan", "dicatat", "bencana", "tanggal", "periode", "mulai")
_PLAIN_HEADS: Heads = (
    Column("Rekaman", "kode"),
    Column("Layanan"),
    Column("Tanggal atau periode"),
    Column("Keadaan"),
)


def _began(dossier: Dossier, card: Card) -> str:
    written = next((str(card.data[name]) for name in _DATED if card.data.get(name)), "")
    moment = parse_moment(written, dossier.world.region.zone)
    return moment.at.isoformat() if moment else written


def _plain_cells(dossier: Dossier, card: Card, _fact: Fact | None) -> Entries:
    known = dossier.world.region.services
    names = "; ".join(known[ref].nama for ref in card.services if ref in known)
    return (
        Cell(card.id, places.source(dossier.site, card.document.path, card.document.line)),
        names or "–",
        _when(dossier, card) or Cell("–", sort=""),
        _state(card),
    )


def _when(dossier: Dossier, card: Card) -> Cell | None:
    written = next((card.data[name] for name in _DATED if card.data.get(name)), None)
    moment = parse_moment(written, dossier.world.region.zone)
    if moment is None:
        return Cell(str(written)) if written is not None else None
    shown = tanggal(moment.day) if moment.whole_day else waktu(moment.at, dossier.world.region.zone)
    return Cell(shown, sort=moment.at.isoformat())


def _state(card: Card) -> Entry:
    for name in ("penetapan", "persetujuan"):
        acts: list[Any] = as_list(card.data.get(name))
        if acts:
            decided = dig(acts[-1], "keputusan") or ("ditetapkan" if name == "penetapan" else "disetujui")
            return Cell("", badge=str(decided))
    status = card.data.get("status")
    return Cell("", badge=str(status)) if status else "–"


RECORDS = Parts(_overview, _offices, _each)
"""The overview of all lists of records, and the lists."""
record_pages = RECORDS.pages
