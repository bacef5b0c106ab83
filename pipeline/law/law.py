"""The law as questions: each answer comes from a pack's data and carries the clauses it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from pipeline.law.calendar import Calendar
from pipeline.law.dated import Line, in_force
from pipeline.law.figures import Figure
from pipeline.law.hours import Plan
from pipeline.law.maturity import MaturityTable
from pipeline.law.readings import Book
from pipeline.law.slatables import sla_of
from pipeline.law.tables import Grid, ruled
from pipeline.law.values import Approval, Choice, Clause, FormField, Limit, Reading, RoleInfo, Ruled
from pipeline.model.document import Data
from pipeline.model.lean import dataclass, field, replace
from pipeline.model.moments import start_of_day
from pipeline.wording import visible

_CITED = 300


@dataclass(frozen=True, slots=True)
class Rulings:
    """The parts of a pack that decide about single records.

    Attributes:
        priorities: dampak × kelompok × klasifikasi -> prioritas.
        responses: prioritas -> limit.
        services: kelompok × klasifikasi -> limit.
        continuity: klasifikasi -> what of rpo, rto and drp it demands.
        class_tests: klasifikasi -> allowed answers by question.
        class_questions: Question -> the clauses that it puts to the test.
        approvals: The approval matrix by object.
    """

    priorities: Grid[int] = field(default_factory=Grid)
    responses: Grid[Limit] = field(default_factory=Grid)
    services: Grid[Limit] = field(default_factory=Grid)
    continuity: Mapping[str, tuple[Line[frozenset[str]], ...]] = field(default_factory=dict)
    class_tests: Mapping[str, Ruled[Mapping[str, tuple[object, ...]]]] = field(default_factory=dict)
    class_questions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    approvals: Mapping[str, Approval] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Law:
    """A regulation pack, alone or with what a region and its OPDs chose.

    Attributes:
        id: Id of the pack.
        nama: Name of the regulation.
        tentang: Its subject.
        versi: Version of the pack.
        berlaku: First day on which the regulation is in force.
        zone: Zone in which days are counted.
        about: The pack's own description (`paket.yaml`).
        clauses: By id, in the regulation's order.
        counterparts: Clause of the reference pack -> this pack's own clauses that say the same.
        forms: "katalog", "permintaan", "aduan", "pemantauan" -> their fields.
        roles: The rows of Tabel 1.
        maturity: The maturity table of the pack's own indicator.
        indicators: Further indicators that the same records are judged by; off unless a table says otherwise.
        lists: Further lists of the pack by name: "laporan_tabel_1", "reviu", "koordinasi", "peta_peran".
        terms: Vocabulary -> value -> its entry.
        figures: The regulation's figures, to be drawn anew.
        tables: Tables as data by id, e.g. "tabel_11".
        rulings: What decides about single records.
        book: Readings and choices.
        calendars: By OPD; "" is the region's.
    """

    id: str
    nama: str
    tentang: str
    versi: str
    berlaku: date
    zone: ZoneInfo
    about: Data = field(default_factory=dict)
    clauses: Mapping[str, Clause] = field(default_factory=dict)
    counterparts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    forms: Mapping[str, tuple[FormField, ...]] = field(default_factory=dict)
    roles: tuple[RoleInfo, ...] = ()
    maturity: MaturityTable = field(default_factory=MaturityTable)
    indicators: tuple[MaturityTable, ...] = ()
    lists: Mapping[str, tuple[Data, ...]] = field(default_factory=dict)
    terms: Mapping[str, Mapping[str | int, Data]] = field(default_factory=dict)
    tables: Mapping[str, Data] = field(default_factory=dict)
    figures: tuple[Figure, ...] = ()
    rulings: Rulings = field(default_factory=Rulings)
    book: Book = field(default_factory=Book)
    calendars: Mapping[str, Calendar] = field(default_factory=dict)

    def own(self, *ids: str) -> tuple[str, ...]:
        """This pack's clauses for the ids that schemas, rules and measures cite; nothing for what it lacks.

        The tool cites the reference pack. A pack of its own says with `padanan` which of its clauses say
        the same; what it says nothing about is no clause of this regulation.
        """
        if all(name in self.clauses for name in ids):
            return ids
        found = ((name,) if name in self.clauses else self.counterparts.get(name, ()) for name in ids)
        return tuple(dict.fromkeys(own for names in found for own in names))

    def clause(self, clause_id: str) -> Clause | None:
        """A clause by id, its own or the reference pack's; None where the pack has none of that id."""
        own = self.own(clause_id)
        return self.clauses[own[0]] if own else None

    def force(self, clause_id: str) -> str:
        """The force of a clause (wajib, isi-minimum, tugas, target, ...), "" for an unknown one."""
        clause = self.clause(clause_id)
        return clause.kekuatan if clause else ""

    def cite(self, *ids: str) -> str:
        """How to cite clauses, e.g. "Lampiran Bab II 2.1.1.1 Tabel 2 baris 1"."""
        names = (own for name in ids for own in self.own(name) or (name,))
        found = (self.clauses[name].sitasi if name in self.clauses else name for name in names)
        # Into terminals, logs and comments of YAML, and a pack may be a stranger's.
        return "; ".join(visible(one, _CITED) for one in dict.fromkeys(found))

    def is_older(self, at: datetime) -> bool:
        """Whether an instant is before the regulation; never where the pack tells no such day."""
        return self.berlaku != date.max and not self.in_force(at)

    def in_force(self, at: datetime) -> bool:
        """Whether the regulation was in force at an instant (Pasal 6)."""
        return at >= start_of_day(self.berlaku, self.zone)

    def vocabulary(self, name: str) -> tuple[str | int, ...]:
        """The values of a vocabulary: "kelompok", "klasifikasi", "dampak", "prioritas", "urgensi"."""
        return tuple(self.terms.get(name, {}))

    def label(self, name: str, value: str | int) -> str:
        """The name of a vocabulary's value, e.g. "Layanan Publik"; the value itself where it has none."""
        return str(self.terms.get(name, {}).get(value, {}).get("nama", value))

    def under(self, indicator: str) -> Law | None:
        """The same law with another of its indicators in the place of its own.

        Args:
            indicator: Its id ("permenpanrb-59-2020/28"), or its last step where only one ends so ("28").

        Returns:
            None for an unknown one, or where several may be meant.
        """
        tables = (self.maturity, *self.indicators)
        short = [table for table in tables if table.indicator.rsplit("/", 1)[-1] == indicator]
        named = [table for table in tables if table.indicator == indicator]
        found = named[0] if named else short[0] if len(short) == 1 else None
        others = tuple(table for table in tables if table is not found)
        return None if found is None else replace(self, maturity=found, indicators=others)

    def priority(self, dampak: str, kelompok: str, klasifikasi: str, at: datetime) -> Ruled[int] | None:
        """The priority of an aduan (Tabel 3); None where the table has no such cell."""
        when = self._day(at)
        words = {"dampak": dampak, "kelompok": kelompok, "klasifikasi": klasifikasi}
        return ruled(self.rulings.priorities.at(words, when, lambda kunci: self.book.value(kunci, "", when)))

    def response_limit(self, prioritas: int, at: datetime, opd: str = "") -> Limit | None:
        """The limit for the first response (Tabel 4)."""
        return self._limit(self.rulings.responses, {"prioritas": prioritas}, at, opd)

    def service_limit(self, kelompok: str, klasifikasi: str, at: datetime, opd: str = "") -> Limit | None:
        """The limit for serving a user (Tabel 2); None where the table is silent."""
        return self._limit(self.rulings.services, {"kelompok": kelompok, "klasifikasi": klasifikasi}, at, opd)

    def leaves_open(self, kelompok: str, klasifikasi: str) -> bool:
        """Whether the table of service limits says of a combination that the regulation leaves it out."""
        table = self.rulings.services
        words = {"kelompok": kelompok, "klasifikasi": klasifikasi}
        return tuple(words.get(axis, "") for axis in table.axes) in table.empty

    def continuity(self, klasifikasi: str, at: datetime) -> Ruled[frozenset[str]]:
        """What of "rpo", "rto", "drp" a class demands (2.1.2.1)."""
        found = in_force(self.rulings.continuity.get(klasifikasi, ()), self._day(at))
        return ruled(found) or Ruled(frozenset())

    def class_test(self, klasifikasi: str) -> Ruled[Mapping[str, tuple[object, ...]]] | None:
        """The answers of `uji_klasifikasi` that fit a class, by question (2.1.2.1, reading C02)."""
        return self.rulings.class_tests.get(klasifikasi)

    def class_clauses(self, klasifikasi: str, question: str) -> tuple[str, ...]:
        """The clauses behind a class's answer to one question; all of its test where none is told."""
        test = self.class_test(klasifikasi)
        cited = test.clauses if test else ()
        asked = self.rulings.class_questions.get(question, ())
        return tuple(clause for clause in cited if clause in asked) or cited

    def sla_defaults(self, at: datetime | None = None) -> Mapping[str, object]:
        """Tabel 11-14 in the shape of a service's `sla` block, each row with `klausul` (and `operator`)."""
        return sla_of(self.tables, None if at is None else self._day(at))

    @property
    def readings(self) -> Mapping[str, Reading]:
        """All readings by key."""
        return self.book.readings

    def reading(self, kunci: str, opd: str = "", at: datetime | None = None) -> str:
        """The chosen value: the OPD's, else the region's, else the pack's; "" for an unknown key.

        A value that takes a number comes as the pack offers it ("konfirmasi-diam-N-hari"); see `amounts`.
        """
        return self.book.value(kunci, opd, None if at is None else self._day(at))

    def amounts(self, kunci: str, opd: str = "", at: datetime | None = None) -> Mapping[str, int]:
        """The numbers of the chosen value by unit, e.g. {"hari": 3} or {"persen": 90}."""
        return self.book.amounts(kunci, opd, None if at is None else self._day(at))

    def choice(self, kunci: str, opd: str = "", at: datetime | None = None) -> Choice | None:
        """A reading with its value and who chose it; None for an unknown key."""
        return self.book.choice(kunci, opd, None if at is None else self._day(at))

    def chosen(self, opd: str = "", at: datetime | None = None) -> tuple[Choice, ...]:
        """Every reading with its value, in the pack's order."""
        found = (self.choice(kunci, opd, at) for kunci in self.book.readings)
        return tuple(choice for choice in found if choice is not None)

    def months(self, name: str, opd: str = "", at: datetime | None = None) -> int:
        """A period in months that the tool sets where the text says "berkala" (reading F01)."""
        return self.book.months(name, opd, None if at is None else self._day(at))

    def chose_months(self, name: str, opd: str = "", at: datetime | None = None) -> bool:
        """Whether a region or OPD set such a period itself; else it is the tool's default."""
        return self.book.chose_months(name, opd, None if at is None else self._day(at))

    def calendar(self, opd: str = "") -> Calendar:
        """The working calendar of an OPD, else the region's."""
        found = self.calendars.get(opd) or self.calendars.get("")
        return found or Calendar(self.zone, Plan())

    def approval(self, objek: str) -> Approval | None:
        """Who decides over a block, e.g. "layanan.penetapan_target"."""
        return self.rulings.approvals.get(objek)

    def table(self, name: str) -> Data:
        """A table as data, e.g. "tabel_11"; empty where the pack has none of that name."""
        return self.tables.get(name, {})

    def table_for(self, purpose: str) -> Data:
        """The table that serves a purpose (`fungsi`), e.g. "sla_dukungan"; empty where none does."""
        return next((table for table in self.tables.values() if table.get("fungsi") == purpose), {})

    def table_name(self, purpose: str) -> str:
        """How people call the table that serves a purpose: its `sebutan`, else its id, e.g. "Tabel 2"."""
        table = self.table_for(purpose)
        plain = str(table.get("id", "")) or f"tabel {purpose}"
        return str(table.get("sebutan") or plain.replace("_", " ").capitalize())

    def _limit(
        self, grid: Grid[Limit], words: Mapping[str, str | int], at: datetime, opd: str
    ) -> Limit | None:
        when = self._day(at)
        line = grid.at(words, when, lambda kunci: self.book.value(kunci, opd, when))
        if line is None:
            return None
        operator = grid.operators.get(self.book.value(grid.operator_key, opd, when))
        if operator is None or operator == line.value.operator:
            return line.value
        return replace(line.value, operator=operator)

    def _day(self, at: datetime) -> date:
        return at.astimezone(self.zone).date()
