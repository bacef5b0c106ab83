"""A light card per document, and the index of all cards: what needs to see many records sees these."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sized
from datetime import date
from typing import NamedTuple, Protocol, runtime_checkable

from pipeline.model.document import Data, Document
from pipeline.model.lean import dataclass, field
from pipeline.model.pointer import Keys
from pipeline.model.summed import Lasted

KINDS = (
    "pemda",
    "opd",
    "layanan",
    "aplikasi",
    "infrastruktur",
    "kebutuhan",
    "kebijakan",
    "perubahan",
    "analisis_aplikasi",
    "permintaan",
    "aduan",
    "register",
    "reviu_gangguan",
    "pemantauan",
    "drp",
    "pemulihan",
    "rilis",
    "pengembangan",
    "laporan",
    "koordinasi",
    "evaluasi",
    "reviu",
    "pernyataan_aplikasi",
    "asesmen",
    "tindak_lanjut",
    "koreksi",
    "pengecualian",
)
CATALOGUE_KINDS = frozenset(KINDS[:5])
TICKET_KINDS = frozenset({"permintaan", "aduan"})
# What happens to services month by month: beside its keeper it concerns those whose services it is about or
# whose records it names, as a ticket does. Any other record may bind or tell of the whole region.
RUNNING_KINDS = frozenset({"reviu_gangguan", "pemantauan", "pemulihan", "rilis"})
OWN_KINDS = TICKET_KINDS | RUNNING_KINDS
# A ticket's card holds only these; all other kinds are few and keep their whole content.
TICKET_CARD_FIELDS = (
    "jenis", "id", "layanan", "butir", "status", "klasifikasi", "dampak", "kategori", "komponen", "urgensi",
    "diajukan", "dilaporkan", "dicatat", "direspons", "diselesaikan", "dikonfirmasi", "dipenuhi", "ditutup",
    "asal", "aduan", "insiden_induk", "disampaikan", "berulang_dari", "pembatalan", "penolakan",
    "eskalasi", "drp",
    "penyebab", "kendala", "sumber", "kepuasan", "masukan", "metode_pelaporan", "petugas", "gejala",
    "estimasi_selesai", "prioritas", "lampiran",
)  # fmt: skip


class Reference(NamedTuple):
    """A text that names another document.

    Attributes:
        keys: Where it stands in its document.
        text: As written.
        kinds: The kinds it may name; "orang" for people, ("*",) for any document.
        loose: Whether free text is lawful there too.
    """

    keys: Keys
    text: str
    kinds: tuple[str, ...]
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """What the rest of the region may know of one document.

    Attributes:
        document: Place and content; a ticket's content is cut to TICKET_CARD_FIELDS.
        services: "opd/id" of the services it is about, resolved; the first decides whose record it is.
        pending: References that only the index of all records can resolve.
    """

    document: Document
    services: tuple[str, ...] = ()
    pending: tuple[Reference, ...] = ()

    @property
    def opd(self) -> str:
        """The OPD for which the record counts: that of its service, else the one that keeps it."""
        return self.services[0].split("/")[0] if self.services else self.document.opd

    @property
    def jenis(self) -> str:
        """The kind."""
        return self.document.jenis

    @property
    def id(self) -> str:
        """The id."""
        return self.document.id

    @property
    def ref(self) -> str:
        """The full name "opd/jenis/id"."""
        return self.document.ref

    @property
    def home(self) -> tuple[str, str]:
        """The OPD that keeps it, and its id."""
        return self.document.opd, self.document.id

    @property
    def data(self) -> Data:
        """The content."""
        return self.document.data


class Start(NamedTuple):
    """When a ticket began: what the rules that count all tickets need of each.

    Attributes:
        ref: Full name of the ticket.
        path: Its file.
        place: Which document of the file it is.
        row: Its row in a register, -1 for none.
        opd: The OPD for which it counts.
        day: The day on which it began; None where it tells of none.
        months: The months "2025-03" that it gives as its start.
    """

    ref: str
    path: str
    place: int
    row: int
    opd: str
    day: date | None
    months: tuple[str, ...] = ()

    @property
    def home(self) -> tuple[str, str]:
        """The OPD that keeps it, and its id."""
        opd, _, own = self.ref.split("/", 2)
        return opd, own


@runtime_checkable
class ByOffice(Protocol):
    """Cards that need not all be walked to find those of one OPD."""

    def counted_for(self, opd: str) -> Iterable[Card]:
        """The cards that count for an OPD, in order."""
        ...


@runtime_checkable
class Around(Protocol):
    """Cards of which it is told for whom they are walked."""

    def around(self, opd: str) -> Iterable[Card]:
        """All that have to do with an OPD, and perhaps others, in order."""
        ...


@dataclass(frozen=True, slots=True)
class Index:
    """All cards, found by name, kind or service.

    Attributes:
        cards: By full name "opd/jenis/id" with the id case-folded; the first of a doubled name wins.
        kinds: The cards of each kind, in order of path.
        singled: Of tickets, by kind, those that name another record or a paper, or say that a whole service
            is down; None where they have not been singled out.
        months: By OPD, the months in which tickets began that count for it; None likewise.
        begun: By kind of ticket, when each began, in order of path; None likewise.
        lasted: By service "opd/id", from when to when the complaints about it were open; None likewise.
    """

    cards: Mapping[str, Card] = field(default_factory=dict)
    kinds: Mapping[str, Iterable[Card]] = field(default_factory=dict)
    singled: Mapping[str, Iterable[Card]] | None = None
    months: Mapping[str, frozenset[str]] | None = None
    begun: Mapping[str, Iterable[Start]] | None = None
    lasted: Mapping[str, Lasted] | None = None

    def of(self, *kinds: str) -> Iterator[Card]:
        """All cards of some kinds."""
        for kind in kinds:
            yield from self.kinds.get(kind, ())

    def told(self, *kinds: str) -> Iterator[Start | Card]:
        """Full name and OPD of each card of some kinds; no ticket is unpacked for it."""
        for kind in kinds:
            begun = self.begun if kind in TICKET_KINDS else None
            yield from (self.kinds if begun is None else begun).get(kind, ())

    def number(self, kind: str) -> int:
        """How many cards of a kind there are; no ticket is unpacked for it."""
        line = self.kinds.get(kind, ())
        return len(line) if isinstance(line, Sized) else sum(1 for _ in line)

    def linked(self, kind: str) -> Iterator[Card]:
        """Cards of a kind, among them all that name a record or a paper, or say that a service is down."""
        line = None if self.singled is None else self.singled.get(kind)
        yield from self.kinds.get(kind, ()) if line is None else line

    def named(self, ref: object, opd: str, *kinds: str) -> int:
        """How many cards a reference may name, without taking one out."""
        return sum(name in self.cards for name in candidates(ref, opd, kinds or KINDS))

    def about(self, service: str, *kinds: str) -> list[Card]:
        """The cards of some kinds that are about a service "opd/id"."""
        opd = service.split("/", 1)[0]
        return [card for card in self.around(opd, *kinds) if service in card.services]

    def around(self, opd: str, *kinds: str) -> Iterator[Card]:
        """Cards of some kinds for a document of one OPD: whoever asks takes no others than these.

        Those that the OPD keeps, that count for it, that are about its services or that name its records.
        Others may be among them.
        """
        for kind in kinds:
            yield from around(opd, self.kinds.get(kind, ()))

    def counted_for(self, opd: str, *kinds: str) -> list[Card]:
        """The cards of some kinds that count for an OPD."""
        return [card for kind in kinds for card in counted_for(opd, self.kinds.get(kind, ()))]

    def find(self, ref: object, opd: str, *kinds: str) -> list[Card]:
        """What a reference written in `opd` may name among some kinds (none given: any kind)."""
        return [self.cards[name] for name in candidates(ref, opd, kinds or KINDS) if name in self.cards]

    def one(self, ref: object, opd: str, *kinds: str) -> Card | None:
        """The one card that a reference names; None where there is none or more than one."""
        found = self.find(ref, opd, *kinds)
        return found[0] if len(found) == 1 else None


def counted_for(opd: str, line: Iterable[Card]) -> Iterable[Card]:
    """The cards of a line that count for an OPD, in its order."""
    return line.counted_for(opd) if isinstance(line, ByOffice) else (c for c in line if c.opd == opd)


def around(opd: str, line: Iterable[Card]) -> Iterable[Card]:
    """The cards of a line that have to do with an OPD, and perhaps others, in its order."""
    return line.around(opd) if isinstance(line, Around) else line


def candidates(ref: object, opd: str, kinds: Iterable[str]) -> list[str]:
    """The full names that a reference written in `opd` could mean, ids case-folded.

    Forms: id, opd/id, jenis/id, opd/jenis/id (data-model.md). OPDs are named by their id alone.
    """
    parts = ref.split("/") if isinstance(ref, str) else []
    if not 1 <= len(parts) <= 3:
        return []
    home, wanted, name = opd, list(kinds), parts[-1].casefold()
    if len(parts) == 3:
        home, wanted = parts[0], [kind for kind in wanted if kind == parts[1]]
    elif len(parts) == 2 and parts[0] in KINDS:
        wanted = [kind for kind in wanted if kind == parts[0]]
    elif len(parts) == 2:
        home = parts[0]
    return [full_name(home, kind, name) for kind in wanted]


def key_of(ref: str) -> str:
    """The key in an index of a card with a full name: its id without regard to case."""
    head, _, own = ref.rpartition("/")
    return f"{head}/{own.casefold()}"


def full_name(opd: str, kind: str, name: str) -> str:
    """The key of a card in the index."""
    if kind == "pemda":
        return f"pemda/{name}"
    return f"{name}/opd/{name}" if kind == "opd" else f"{opd}/{kind}/{name}"
