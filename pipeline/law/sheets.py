"""The plain lists of a pack as values: clauses, forms, Tabel 1, the approval matrix, class tests."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

from pipeline.law.dated import ALWAYS, Line, ordered
from pipeline.law.plain import day, entries, mapping, number, text, texts
from pipeline.law.values import Approval, Clause, FormField, RoleInfo, Ruled
from pipeline.model.document import Data, as_list
from pipeline.model.later import Later
from pipeline.model.people import ROLES

FORMS = ("katalog", "permintaan", "aduan", "pemantauan")


def clause_rows(documents: Iterable[Data]) -> dict[str, Data]:
    """What documents list under `klausul`, by id, in order; where two have one id, the later counts."""
    rows = (row for document in documents for row in entries(document, "klausul"))
    return {name: row for row in rows if (name := text(row, "id"))}


def read_clauses(rows: Mapping[str, Data]) -> Mapping[str, Clause]:
    """The clauses of a pack by id, each made when it is first asked for: most runs cite a few of hundreds."""
    return Later(rows, partial(_clause_of, rows))


def read_counterparts(rows: Mapping[str, Data]) -> dict[str, tuple[str, ...]]:
    """Clause of the reference pack -> the pack's own clauses that say the same."""
    found: dict[str, list[str]] = {}
    for own, row in rows.items():
        for name in texts(row, "padanan"):
            found.setdefault(name, []).append(own)
    return {name: tuple(own) for name, own in found.items()}


def _clause_of(rows: Mapping[str, Data], name: str) -> Clause:
    return _clause(rows[name])


def _clause(row: Data) -> Clause:
    return Clause(
        id=text(row, "id"),
        sitasi=text(row, "sitasi"),
        ringkas=text(row, "ringkas"),
        kekuatan=text(row, "kekuatan"),
        jenis=text(row, "jenis"),
        pelaku=texts(row, "pelaku"),
        dapat_diperiksa=text(row, "dapat_diperiksa"),
        dipenuhi=tuple(entries(row, "dipenuhi")),
        diharapkan=texts(row, "diharapkan"),
        padanan=texts(row, "padanan"),
    )


def read_terms(about: Data) -> dict[str, dict[str | int, Data]]:
    """The vocabularies under `istilah`: name -> value -> entry."""
    return {
        str(name): {row["nilai"]: row for row in entries(rows) if isinstance(row.get("nilai"), (str, int))}
        for name, rows in mapping(about, "istilah").items()
    }


def read_forms(document: Data) -> dict[str, tuple[FormField, ...]]:
    """The field lists of the forms."""
    return {form: tuple(_field(row) for row in entries(document, "formulir", form)) for form in FORMS}


def _field(row: Data) -> FormField:
    return FormField(
        no=number(row, "no"),
        kode=text(row, "kode"),
        bidang=text(row, "bidang"),
        teks=text(row, "teks"),
        klausul=text(row, "klausul"),
        asal=text(row, "asal") or "regulasi",
        juga=texts(row, "juga"),
    )


def read_roles(tables: Mapping[str, Data]) -> tuple[RoleInfo, ...]:
    """The rows of the table of roles (Tabel 1)."""
    found = (table for table in tables.values() if text(table, "fungsi") == "struktur")
    rows = (row for table in found for row in entries(table, "baris"))
    return tuple(_role(row) for row in rows if text(row, "kode") in ROLES)


def _role(row: Data) -> RoleInfo:
    return RoleInfo(
        kode=text(row, "kode"),
        nama=text(row, "nama"),
        deskripsi=text(row, "deskripsi"),
        tugas=tuple(Ruled(text(duty, "teks"), texts(duty, "klausul")) for duty in entries(row, "tugas")),
        ditunjuk_oleh=text(row, "ditunjuk_oleh"),
        anggota_boleh=texts(row, "anggota_boleh"),
        klausul=text(row, "klausul"),
        lapor_kepada=text(row, "lapor_kepada"),
    )


DECIDERS = (*ROLES, "opd_kominfo")
"""Who may decide: the five roles of Tabel 1, or the PD for communications as a whole."""


OBJECTS = (
    "layanan.penetapan_target", "layanan.penetapan_pengoperasian", "kebutuhan.persetujuan",
    "kebutuhan.pernyataan_infrastruktur", "kebijakan.persetujuan_usulan", "kebijakan.persetujuan_rencana",
    "perubahan.penetapan", "perubahan.persetujuan", "permintaan.persetujuan", "drp.persetujuan",
    "drp.penetapan", "pemulihan.penetapan_ulang", "rilis.pengajuan", "rilis.pengecekan", "rilis.persetujuan",
    "pengembangan.persetujuan_kominfo", "opd.administrator_layanan",
    "opd.administrator_infrastruktur_aplikasi", "koreksi.persetujuan", "pengecualian.persetujuan",
)  # fmt: skip
"""The acts of the data model that somebody decides about."""


def read_approvals(document: Data) -> dict[str, Approval]:
    """The approval matrix by object."""
    rows = entries(document, "persetujuan")
    # Nobody is told to have decided wrongly by a row whose role does not exist: the pack is told.
    return {
        text(row, "objek"): _approval(row)
        for row in rows
        if text(row, "objek") and text(row, "peran") in DECIDERS
    }


def _approval(row: Data) -> Approval:
    partner = text(row, "koordinasi")
    return Approval(
        objek=text(row, "objek"),
        nama=text(row, "nama"),
        tindakan=text(row, "tindakan"),
        peran=text(row, "peran"),
        koordinasi=partner if partner in DECIDERS else None,
        setelah=row.get("setelah") is True,
        clauses=texts(row, "klausul"),
        delegasi=text(row, "delegasi"),
    )


def read_lists(document: Data) -> dict[str, tuple[Data, ...]]:
    """The further lists that stand beside the approval matrix, by name."""
    return {str(name): tuple(entries(rows)) for name, rows in document.items() if name != "persetujuan"}


def read_continuity(document: Data) -> dict[str, tuple[Line[frozenset[str]], ...]]:
    """What each class demands of rpo, rto and drp, dated."""
    return {text(row, "klasifikasi"): _demands(row) for row in entries(document, "keberlangsungan")}


def _demands(row: Data) -> tuple[Line[frozenset[str]], ...]:
    return ordered(
        Line(day(line, "mulai") or ALWAYS, frozenset(texts(line, "wajib")), texts(line, "klausul"))
        for line in entries(row, "nilai")
    )


def read_class_tests(document: Data) -> dict[str, Ruled[Mapping[str, tuple[object, ...]]]]:
    """The answers that fit each class, by question."""
    return {
        text(row, "klasifikasi"): Ruled(
            {str(question): tuple(as_list(allowed)) for question, allowed in mapping(row, "jawaban").items()},
            texts(row, "klausul"),
        )
        for row in entries(document, "uji")
    }


def read_class_questions(document: Data) -> dict[str, tuple[str, ...]]:
    """The clauses behind each question of the class test, by its field."""
    return {text(row, "kode"): texts(row, "klausul") for row in entries(document, "pertanyaan")}
