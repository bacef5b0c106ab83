"""The maturity table of a pack: which evidence fills a cell, and what each rung of the ladder asks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction

from pipeline.law.indicator import Duty, Portal, Variant, Weight
from pipeline.model.lean import dataclass, field

PLANNING = "perencanaan"
OPERATIONAL = "operasional"
COUNTED_STAGES = (PLANNING, OPERATIONAL)
TESTS = (
    "lantai", "proses_terencana_dan_terlaksana", "seluruh_sel", "pernyataan_aplikasi", "reviu",
    "evaluasi_lengkap", "perbaikan_selesai", "tanpa_keterlambatan",
)  # fmt: skip
"""The tests that a criterion of a ladder may name."""
"""The stages that a rung counts by name, whatever others a pack has."""


@dataclass(frozen=True, slots=True)
class Proof:
    """One piece of evidence for a cell.

    Attributes:
        kode: Machine name of the evidence.
        teks: What it is, in words.
        jenis: Kinds of documents that can be it.
        per: Unit for which it is needed: "layanan", "aplikasi" or "opd".
        bila: Condition under which it is needed: "" (always) or a name such as "kritis", "bencana", "rilis".
        ada: Field paths that must be present in the document, e.g. "penetapan_target".
        bab: Chapters of an evaluation that must be complete.
        klausul: Ids of the clauses.
        peran: Role that sees to it, where the approval matrix does not say.
        kelas: Code of the class of evidence that it is handed in under.
        tahun: Years in a row, the assessed one last, in which it must be there.
    """

    kode: str
    teks: str
    jenis: tuple[str, ...]
    per: str = "opd"
    bila: str = ""
    ada: tuple[str, ...] = ()
    bab: tuple[str, ...] = ()
    klausul: tuple[str, ...] = ()
    peran: str = ""
    kelas: str = ""
    tahun: int = 1


@dataclass(frozen=True, slots=True)
class Measure:
    """What the facts of a year must show.

    Attributes:
        kode: Machine name of the evidence.
        teks: What it is, in words.
        kolom: Column of the facts that must hold something.
        hasil: Values that count as reached; empty where any value does.
        persen: Least share of reached ones among those judged; 0 for none.
        bulan: Least number of months of the year with such a fact.
        klausul: Ids of the clauses.
        peran: Role that sees to it.
        kelas: Code of the class of evidence.
    """

    kode: str
    teks: str
    kolom: str
    hasil: tuple[str, ...] = ()
    persen: int = 0
    bulan: int = 1
    klausul: tuple[str, ...] = ()
    peran: str = ""
    kelas: str = ""


@dataclass(frozen=True, slots=True)
class CellRule:
    """What fills one of the cells stage × process.

    Attributes:
        semua: Evidence of which all is needed.
        salah_satu: Evidence of which one piece is enough.
        pendukung: Evidence that is shown but does not block.
        klausul: Ids of the clauses.
    """

    semua: tuple[Proof, ...] = ()
    salah_satu: tuple[Proof, ...] = ()
    pendukung: tuple[Proof, ...] = ()
    klausul: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RungCriterion:
    """One criterion of a rung.

    Attributes:
        id: Clause id, e.g. "L2.3.T15.4.a".
        uji: Names of the tests that must all pass, e.g. ("seluruh_sel",).
        teks: The criterion in our own words.
        bukti: Evidence that must all be there, beside the tests.
        ukuran: What the facts must show, beside the tests.
    """

    id: str
    uji: tuple[str, ...]
    teks: str
    bukti: tuple[Proof, ...] = ()
    ukuran: tuple[Measure, ...] = ()


@dataclass(frozen=True, slots=True)
class Rung:
    """One level of the ladder (Tabel 15).

    Attributes:
        level: The level.
        criteria: What must be fulfilled beside the level below.
        kondisi: The table's remark on the condition at this level, in our own words.
    """

    level: int
    criteria: tuple[RungCriterion, ...]
    kondisi: str = ""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter of the evaluation report.

    Attributes:
        kode: Field of `evaluasi.bab`.
        nama: Its title.
        target: What its recapitulation measures against, "" where the tool adds the chapter.
        asal: "regulasi" (obligatory) or "alat" (added, reading evaluasi.lima_bab).
        klausul: Ids of the clauses.
    """

    kode: str
    nama: str
    target: str = ""
    asal: str = "regulasi"
    klausul: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Substance:
    """What every chapter holds at least.

    Attributes:
        kode: Machine name.
        nama: In words.
        bidang: Fields of the chapter that hold it; empty where the tool computes it.
        klausul: Ids of the clauses.
    """

    kode: str
    nama: str
    bidang: tuple[str, ...] = ()
    klausul: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Activity:
    """An activity of a stage and process, as the regulation's headings have it."""

    id: str
    tahap: str
    proses: str
    nama: str


@dataclass(frozen=True, slots=True)
class Predicate:
    """A word for a value of the whole index: holds below `batas` (exclusive), the last one without limit.

    Nothing prints it: the index weighs many indicators, of which records here prove one or a few, and the
    level of one has no such word. "Baik" beside a level 3 would be a claim that nobody made.
    """

    nama: str
    batas: str


@dataclass(frozen=True, slots=True)
class MaturityTable:
    """All that a pack says about one indicator of maturity.

    Attributes:
        indicator: E.g. "permenpanrb-59-2020/28".
        status: "resmi" or "tidak_resmi": whether the wording was checked against the official text.
        sumber: Where it comes from.
        stages: Codes of the stages, in order.
        processes: Codes of the processes, in order.
        labels: Names of stages and processes by code.
        cells: Stage -> process -> what fills it.
        ladder: The levels, lowest first.
        chapters: Chapters of the evaluation report.
        substances: What every chapter holds at least; chapters of the regulation × substances = its elements.
        activities: The activities of the stages and processes.
        predicates: Words for index values.
        weight: The indicator's share of the index, in percent; 0 where the pack does not say.
        nama: The indicator in words.
        bobot: Its share of the index with how surely it is known.
        aktif: Whether it is used without being asked for by name.
        mulai: First day on which it is judged by; None for always.
        sampai: Last such day; None for no end.
        variants: Other ways to count its processes.
        portal: How its evidence is handed in.
        duties: Who sees to what the tests ask for.
    """

    indicator: str = ""
    status: str = ""
    sumber: str = ""
    stages: tuple[str, ...] = ()
    processes: tuple[str, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    cells: Mapping[str, Mapping[str, CellRule]] = field(default_factory=dict)
    ladder: tuple[Rung, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    substances: tuple[Substance, ...] = ()
    activities: tuple[Activity, ...] = ()
    predicates: tuple[Predicate, ...] = ()
    weight: Fraction = Fraction(0)
    nama: str = ""
    bobot: Weight = field(default_factory=Weight)
    aktif: bool = True
    mulai: date | None = None
    sampai: date | None = None
    variants: tuple[Variant, ...] = ()
    portal: Portal = field(default_factory=Portal)
    duties: Mapping[str, Duty] = field(default_factory=dict)

    @property
    def official(self) -> bool:
        """Whether its wording was checked against the official text."""
        return self.status == "resmi"

    def holds_in(self, year: int) -> bool:
        """Whether it is judged by in a year: on any day of it."""
        begun = self.mulai is None or self.mulai.year <= year
        return begun and (self.sampai is None or self.sampai.year >= year)

    def proofs(self) -> Iterator[Proof]:
        """Every piece of evidence that it names, in its cells and in its ladder."""
        for processes in self.cells.values():
            for rule in processes.values():
                yield from (*rule.semua, *rule.salah_satu, *rule.pendukung)
        for rung in self.ladder:
            for criterion in rung.criteria:
                yield from criterion.bukti

    def points(self, level: int) -> Fraction:
        """What a level is worth in points of the index, whose full value is that of the highest level."""
        return level * self.weight / 100
