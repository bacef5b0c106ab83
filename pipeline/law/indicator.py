"""What an indicator is beside its ladder: its weight, its readings, and how its evidence is handed in."""

from __future__ import annotations

from fractions import Fraction

from pipeline.model.lean import dataclass

PLACEHOLDERS = (
    "lorem ipsum", "[nama]", "[nomor]", "[tanggal]", "<nama>", "<nomor>", "<tanggal>", "xxxx", "nama terang",
    "isi di sini", "diisi kemudian", "tanda tangan di sini", "contoh tanda tangan", "belum ditandatangani",
    "(........", "nip. ....", "nomor: ....", "nomor : ....", "tanggal: ....", "tanggal : ....",
)  # fmt: skip
"""Where a pack names none of its own: what is left standing in drafts."""
CLAIMS = (
    "seluruh layanan",
    "semua layanan",
    "seluruh proses",
    "semua proses",
    "seluruh aplikasi",
    "100%",
    "100 %",
)
"""Where a pack names none of its own: words that say that all is covered."""


@dataclass(frozen=True, slots=True)
class Weight:
    """An indicator's share of the index.

    Attributes:
        percent: As the source has it; 0 where the pack does not say.
        sure: Whether it was checked against the official text.
        sumber: Where it comes from.
    """

    percent: Fraction = Fraction(0)
    sure: bool = False
    sumber: str = ""


@dataclass(frozen=True, slots=True)
class Variant:
    """Another way to count the processes of the same indicator.

    Attributes:
        kode: Machine name, e.g. "nasional".
        nama: In words.
        proses: Codes of the processes that count.
        alasan: Why it may be read so.
    """

    kode: str
    nama: str
    proses: tuple[str, ...]
    alasan: str = ""


@dataclass(frozen=True, slots=True)
class EvidenceClass:
    """A class of evidence that assessors ask for, handed in as one file.

    Attributes:
        kode: E.g. "perencanaan".
        nama: E.g. "Dokumen perencanaan".
        huruf: The letter in its file's name.
        about: What belongs in it, one sentence.
        jenis: Kinds of records that belong to it where no evidence says so.
    """

    kode: str
    nama: str
    huruf: str
    about: str = ""
    jenis: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Portal:
    """How the portal wants its files.

    Attributes:
        berkas: Pattern of a file's name with "{huruf}".
        batas: Most megabytes a file; 0 for no limit known.
        jendela: Years whose evidence counts, the assessed one last.
        kelas: The classes of evidence, in order.
        asal: "regulasi" or "alat": whether an official text says so.
        dasbor: The letter of the dashboard's file.
        placeholders: Words that show that a file is still a draft.
        claims: Words that say that all is covered.
    """

    berkas: str = ""
    batas: int = 0
    jendela: int = 2
    kelas: tuple[EvidenceClass, ...] = ()
    asal: str = "alat"
    dasbor: str = ""
    placeholders: tuple[str, ...] = PLACEHOLDERS
    claims: tuple[str, ...] = CLAIMS


@dataclass(frozen=True, slots=True)
class Duty:
    """Who sees to what a test of the ladder asks for.

    Attributes:
        uji: Name of the test.
        peran: The role; "opd_kominfo" for the PD for communications.
        jenis: Kinds of records that would be it.
        kelas: Code of the class of evidence that they are handed in under.
        teks: What it asks for, in words.
        satuan: What its count counts, in words.
    """

    uji: str
    peran: str
    jenis: tuple[str, ...] = ()
    kelas: str = ""
    teks: str = ""
    satuan: str = ""
