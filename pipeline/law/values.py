"""What the law answers with: every value carries the clauses it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Generic, TypeVar

from pipeline.model.lean import dataclass, field

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Ruled(Generic[T]):
    """An answer with its citation.

    Attributes:
        value: The answer.
        clauses: Ids of the clauses that give it.
    """

    value: T
    clauses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit of time.

    Attributes:
        seconds: Its length in seconds.
        operator: "lt" for "kurang dari" (the limit itself is too late), "le" for "maksimal".
        clauses: Ids of the clauses that give it.
    """

    seconds: int
    operator: str
    clauses: tuple[str, ...] = ()

    def met(self, elapsed: int) -> bool:
        """Whether something that took `elapsed` seconds kept the limit."""
        return elapsed < self.seconds if self.operator == "lt" else elapsed <= self.seconds

    def lost(self, elapsed: int) -> bool:
        """Whether something still open after `elapsed` seconds can no longer keep the limit."""
        return not self.met(elapsed)


@dataclass(frozen=True, slots=True)
class Clause:
    """One normative unit of the regulation, in our own words.

    Attributes:
        id: E.g. "L2.1.1.1.T2.1".
        sitasi: How to cite it, e.g. "Lampiran Bab II 2.1.1.1 Tabel 2 baris 1".
        ringkas: What it says, in our own words.
        kekuatan: Its force (wajib, isi-minimum, tugas, target, ...); the severity of findings follows it.
        jenis: What sort of sentence it is.
        pelaku: Who is addressed.
        dapat_diperiksa: mesin, sebagian or manusia.
        dipenuhi: What of the tool answers it, rows of {cara, rujukan, bagian}.
        diharapkan: Whether a schema or a rule must cite it ("skema", "aturan").
        padanan: Ids in the reference pack that say the same: what schemas, rules and measures cite.
    """

    id: str
    sitasi: str
    ringkas: str = ""
    kekuatan: str = ""
    jenis: str = ""
    pelaku: tuple[str, ...] = ()
    dapat_diperiksa: str = ""
    dipenuhi: tuple[Mapping[str, object], ...] = ()
    diharapkan: tuple[str, ...] = ()
    padanan: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A place where the text can be read in more than one way, and the readings it allows.

    Attributes:
        id: E.g. "A03".
        kunci: E.g. "jam.tabel2_tabel4".
        utama: Whether it is one of those that change results most.
        klausul: The clauses in question.
        pilihan: The values that may be chosen, each with its meaning.
        default: The pack's own choice, the latest.
        tampil: The sentence to print beside an affected result, "" where none.
        bulan: Months by name, for the reading that sets periods.
        angka: Value -> the numbers that go with it, by unit.
        berangka: Values that may be written with other numbers.
        bentuk: Value -> the expression for the digits of such a number, as its `pola` has it.
    """

    id: str
    kunci: str
    judul: str
    masalah: str
    alasan: str
    utama: bool
    klausul: tuple[str, ...]
    pilihan: Mapping[str, str]
    default: str
    tampil: str = ""
    bulan: Mapping[str, int] = field(default_factory=dict)
    angka: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    berangka: tuple[str, ...] = ()
    bentuk: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Choice:
    """The value that a reading has for an OPD, and who chose it.

    Attributes:
        kunci: Key of the reading.
        nilai: The value in force, as the pack offers it.
        is_default: Whether it is the pack's own value.
        alasan: Why it was chosen.
        ditetapkan_oleh: Who chose it, "" for the pack.
        opd: The OPD that chose it; "" for the region's choice; None for the pack's.
        mulai: From when it holds, None for always.
        tertulis: The value as it was written, where that holds a number of its own; "" for the pack.
    """

    kunci: str
    nilai: str
    is_default: bool
    alasan: str = ""
    ditetapkan_oleh: str = ""
    opd: str | None = None
    mulai: date | None = None
    tertulis: str = ""


@dataclass(frozen=True, slots=True)
class Approval:
    """Who decides over what (the approval matrix).

    Attributes:
        objek: The block that holds the act, "jenis.bidang" in the words of the data model.
        nama: The matter in words.
        tindakan: menetapkan, menyetujui, memeriksa or menunjuk.
        peran: Role code of Tabel 1, or "opd_kominfo".
        koordinasi: Role with whom the decider coordinates; None where none is named.
        setelah: Whether the coordination must come first.
        clauses: Ids of the clauses; empty where the tool asks for the act.
        delegasi: Field that may name another decider, "" where none may.
    """

    objek: str
    nama: str
    tindakan: str
    peran: str
    koordinasi: str | None = None
    setelah: bool = False
    clauses: tuple[str, ...] = ()
    delegasi: str = ""


@dataclass(frozen=True, slots=True)
class FormField:
    """One line of a form.

    Attributes:
        no: Its number in the regulation's list; 0 for a field that only the tool asks for.
        kode: Machine name of the regulation's field.
        bidang: Field of the data model that holds it.
        teks: Its name in the form.
        klausul: The clause that asks for it, or that makes it necessary.
        asal: "regulasi" or "alat".
        juga: Further fields of the data model that belong to the same line.
    """

    no: int
    kode: str
    bidang: str
    teks: str
    klausul: str
    asal: str
    juga: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RoleInfo:
    """One row of Tabel 1.

    Attributes:
        kode: Role code of the data model, e.g. "penanggung_jawab_layanan".
        tugas: Its duties, each with its clause.
        ditunjuk_oleh: Role that appoints it, "" where the table names none.
        anggota_boleh: Who may be a member, empty for an office held by one person.
        klausul: The row's clause.
        lapor_kepada: Role to which it reports, "" where none.
    """

    kode: str
    nama: str
    deskripsi: str
    tugas: tuple[Ruled[str], ...]
    ditunjuk_oleh: str
    anggota_boleh: tuple[str, ...]
    klausul: str
    lapor_kepada: str = ""
