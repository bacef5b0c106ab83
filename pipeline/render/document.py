"""What documents have in common before they are printed: head, facts, findings, readings, approvals."""

from __future__ import annotations

from datetime import date, datetime

from pipeline.model.lean import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """The kop of an official document.

    Attributes:
        pemda: "Pemerintah Kabupaten Tegal".
        opd: Full name of the OPD; "" where the region itself speaks.
        lines: Address lines, as far as the catalogue has them.
    """

    pemda: str
    opd: str = ""
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """Title block and provenance of a document.

    Attributes:
        jenis: Kind of document as printed, e.g. "Laporan".
        tentang: What it is about, e.g. "Evaluasi Layanan SPBE Dinas …".
        nomor: Its number; "" prints "belum bernomor".
        tanggal: Its date; None prints "belum bertanggal".
        periode: The period, in words; "" where it has none.
        lingkup: OPD, service or scope.
        dinilai_pada: The instant of judgement.
        dasar: Legal basis, one line each; never page numbers.
        commit: Last commit that touched its inputs.
        sidik: Hash of its inputs.
        paket: Id and version of the regulation pack.
        edisi: "Internal" or "Publik".
        status: Machine word for a badge ("lengkap", "ditetapkan", …); "" for none.
        pernyataan: Sentences that must stand on the first page, e.g. "Penilaian mandiri indikatif, …".
    """

    jenis: str
    tentang: str
    lingkup: str
    dinilai_pada: datetime
    paket: str
    nomor: str = ""
    tanggal: date | None = None
    periode: str = ""
    dasar: tuple[str, ...] = ()
    commit: str = ""
    sidik: str = ""
    edisi: str = ""
    status: str = ""
    pernyataan: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a definition list.

    Attributes:
        label: What it is.
        text: What it says; None prints `empty`.
        href: Where it leads.
        badge: A machine word shown before the text.
        source: The clause that demands it, or "isian alat".
        empty: "nihil", "belum ada data", "tidak diatur" or "belum dicantumkan".
        note: Small print below.
    """

    label: str
    text: str | None = None
    href: str = ""
    badge: str = ""
    source: str = ""
    empty: str = "belum ada data"
    note: str = ""


@dataclass(frozen=True, slots=True)
class Cited:
    """A clause as it is cited.

    Attributes:
        id: Clause id, e.g. "L2.1.1.1.T2.1".
        sitasi: "Lampiran Bab II 2.1.1.1 Tabel 2 baris 1".
        kekuatan: Its force, e.g. "wajib"; "" where it does not matter.
        href: Where the clause can be read.
    """

    id: str
    sitasi: str
    kekuatan: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRow:
    """A finding as a document prints it.

    Attributes:
        code: Code of the rule.
        severity: "error", "warning" or "info".
        message: What was found and what is required.
        help: One thing to do.
        place: Path and line.
        clauses: What it rests on; empty for a tool default.
        regulation: Whether it rests on the regulation.
        href: Page of the rule.
        source: Where the file can be read or mended.
        waived: Id of the waiver; "" where none covers it.
        opd: Whose document it is about; "" for the region's.
    """

    code: str
    severity: str
    message: str
    help: str = ""
    place: str = ""
    clauses: tuple[Cited, ...] = ()
    regulation: bool = True
    href: str = ""
    source: str = ""
    waived: str = ""
    opd: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingRow:
    """A reading of the regulation that influenced a figure of the document.

    Attributes:
        kunci: Its key, e.g. "batas.tabel2_tabel4_ketat".
        judul: What it decides.
        nilai: The value used.
        default: Whether that is the pack's default.
        tampil: The sentence that the regulation pack gives for print.
        alasan: Why another value was chosen.
        oleh: Who chose it.
        href: Page of the reading.
    """

    kunci: str
    judul: str
    nilai: str
    default: bool
    tampil: str
    alasan: str = ""
    oleh: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """One box of the approval block: what the record says; the tool signs nothing.

    Attributes:
        peran: "Disusun oleh", "Menyetujui", "Menetapkan".
        jabatan: The office; "" where the record names none.
        nama: Who; "" prints that the act has not happened.
        tanggal: When; None where it has not happened.
        tempat: The region's seat, for "Slawi, 3 Juli 2025".
        keputusan: "disetujui", "ditetapkan", "ditolak"; "" for mere authorship.
        atas_nama: For whom it was signed ("a.n. …").
        dasar: Number of the decree, clause of the power.
        href: The record behind it.
    """

    peran: str
    jabatan: str = ""
    nama: str = ""
    tanggal: date | None = None
    tempat: str = ""
    keputusan: str = ""
    atas_nama: str = ""
    dasar: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Metric:
    """A figure large enough to be read across a room, with what it rests on.

    Attributes:
        label: What it is.
        value: The figure as text.
        note: Denominator, limit or date.
        badge: A machine word; "" for none.
        href: Records or page behind it.
    """

    label: str
    value: str
    note: str = ""
    badge: str = ""
    href: str = ""
