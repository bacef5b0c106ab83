"""What is late and what is due soon, as `spbe due` lists it: one page, and short tables for others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from pipeline.render.documents import places
from pipeline.render.documents.dossier import REGION, Dossier, Draft, Due, Shelf, of_office
from pipeline.render.documents.terms import plain
from pipeline.render.page import Sheet
from pipeline.render.table import Cell, Column, Entry, Table
from pipeline.wording import angka, tanggal, waktu

DAYS = 90
FEW = 10
WHAT: Mapping[str, str] = {
    "respons": "Respons pertama",
    "tabel2": "Pelayanan menurut peraturan",
    "katalog": "Pelayanan menurut janji katalog",
    "sla_respons": "Respons menurut SLA",
    "sla_pendampingan": "Pendampingan menurut SLA",
    "sla_selesai": "Penyelesaian menurut SLA",
    "estimasi": "Perkiraan yang disampaikan",
    "tindak_lanjut": "Tindak lanjut",
    "masa_berlaku": "Masa berlaku",
    "berkala": "Kewajiban berkala",
}
"""What is due, in the order in which it presses: people first, papers last."""


def due_of(dossier: Dossier, opd: str = REGION, *, late: bool | None = None) -> list[Due]:
    """What is due of an OPD (or the region); `late` keeps only what is, or is not, overdue."""
    return [
        one for one in of_office(dossier.due, opd) if opd in (REGION, one.opd) and late in (None, one.late)
    ]


def due_page(dossier: Dossier, _shelf: Shelf) -> list[Draft]:
    """Everything that is late or due within ninety days."""
    found = due_of(dossier)
    late = sum(1 for one in found if one.late)
    sheet = Sheet(
        path=places.DEADLINES,
        title="Tenggat",
        section=places.DEADLINES,
        crumbs=(places.HOME_CRUMB,),
        summary=f"{late} terlambat, {len(found) - late} jatuh tempo dalam {DAYS} hari.",
    )
    values = {
        "kolom": _COLUMNS,
        "baris": [(one, _cells(dossier, one)) for one in _pressing(found)],
        "ringkasan": summary_table(dossier),
        "hari": DAYS,
        "pilihan_opd": [(office.id, office.singkatan) for office in dossier.offices],
        "pilihan_apa": [
            (word, label) for word, label in WHAT.items() if any(one.what == word for one in found)
        ],
    }
    return [Draft(template="pages/tenggat.html", sheet=sheet, values=values)]


def summary_table(dossier: Dossier, opd: str = REGION) -> Table:
    """How many things are late and how many are due soon, by what they are."""
    found = due_of(dossier, opd)
    late = Counter(one.what for one in found if one.late)
    soon = Counter(one.what for one in found if not one.late)
    rows = tuple(
        (label, _count(late[word]), _count(soon[word]))
        for word, label in WHAT.items()
        if late[word] or soon[word]
    )
    return Table(
        caption=f"Terlambat, dan jatuh tempo dalam {DAYS} hari",
        columns=(Column("Tenggat"), Column("Terlambat", "angka"), Column("Segera", "angka")),
        rows=rows,
        foot=("Jumlah", angka(late.total()), angka(soon.total())) if rows else (),
        empty="Nihil: tidak ada yang terlambat atau segera jatuh tempo.",
    )


def pressing_table(dossier: Dossier, opd: str = REGION) -> Table:
    """The few late things that press most."""
    late = _pressing(due_of(dossier, opd, late=True))
    return Table(
        caption="Terlambat: yang paling mendesak",
        columns=_COLUMNS,
        rows=tuple(_cells(dossier, one) for one in late[:FEW]),
        total=len(late),
        more=places.DEADLINES,
        stacks=True,
        empty="Nihil: tidak ada yang terlambat.",
    )


def soon_table(dossier: Dossier, opd: str = REGION) -> Table:
    """The few things that end or fall due next, soonest first."""
    soon = sorted(due_of(dossier, opd, late=False), key=lambda one: (_when(dossier, one).sort, one.record))
    return Table(
        caption=f"Berikutnya: berakhir atau jatuh tempo dalam {DAYS} hari",
        columns=_COLUMNS,
        rows=tuple(_cells(dossier, one) for one in soon[:FEW]),
        total=len(soon),
        more=places.DEADLINES,
        stacks=True,
        empty="Nihil: tidak ada yang berakhir atau jatuh tempo.",
    )


def _pressing(found: Iterable[Due]) -> list[Due]:
    """Late first, people before papers, then the oldest."""
    order = list(WHAT)
    return sorted(
        found, key=lambda one: (not one.late, _rank(order, one.what), str(one.deadline), one.record)
    )


def _rank(order: Sequence[str], what: str) -> int:
    return order.index(what) if what in order else len(order)


_COLUMNS = (
    Column("Tentang", "kode"),
    Column("OPD"),
    Column("Apa"),
    Column("Tenggat", "waktu"),
    Column("Keadaan", "status"),
)


def _cells(dossier: Dossier, one: Due) -> tuple[Entry, ...]:
    office = dossier.world.region.offices.get(one.opd)
    source = dossier.law.cite(*one.clauses[:1]) if one.clauses else "bawaan alat"
    return (
        Cell(one.id.replace("_", " "), one.href),
        office.singkatan if office else one.opd,
        Cell(WHAT.get(one.what, plain(one.what)), note=f"{one.message} Dasar: {source}."),
        _when(dossier, one),
        Cell("", badge="terlambat" if one.late else "berjalan", sort=str(not one.late)),
    )


def _when(dossier: Dossier, one: Due) -> Cell:
    if isinstance(one.deadline, datetime):
        return Cell(waktu(one.deadline, dossier.site.zone), sort=one.deadline.isoformat())
    return Cell(tanggal(one.deadline), sort=one.deadline.isoformat())


def _count(number: int) -> Cell:
    return Cell(angka(number) if number else "nihil", sort=str(number))
