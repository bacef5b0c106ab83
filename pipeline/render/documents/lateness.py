"""What is late at the instant of judgement: open tickets past a limit, follow-ups past their date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction

from pipeline.model.fact import Fact, Measured, Verdict
from pipeline.model.moments import parse_date
from pipeline.render.documents import followups, places
from pipeline.render.documents.dossier import REGION, Dossier
from pipeline.render.table import Cell, Column, Table
from pipeline.wording import tanggal, waktu

MOST = 20
_ENDED = frozenset({"ditutup", "dikonfirmasi", "batal", "duplikat", "bukan_lingkup", "ditolak", "dialihkan"})


@dataclass(frozen=True, slots=True)
class Late:
    """One thing that should have happened by now.

    Attributes:
        record: Full name of the record.
        opd: Whose it is.
        what: What has not happened.
        since: How much time has passed, or the date, in words.
        order: Sort key: the earliest first.
    """

    record: str
    opd: str
    what: str
    since: str
    order: str


def late(dossier: Dossier, opd: str = REGION) -> list[Late]:
    """Everything late of an OPD (or the region), the longest overdue first."""
    found = [*_tickets(dossier, opd), *_tasks(dossier, opd)]
    return sorted(found, key=lambda one: (one.order, one.record, one.what))


def late_table(dossier: Dossier, opd: str = REGION, most: int = MOST) -> Table:
    """The longest overdue, with how many there are in all."""
    found = late(dossier, opd)
    index, offices = dossier.world.index, dossier.world.region.offices
    columns = (Column("Rekaman", "kode", 20), Column("OPD"), Column("Yang belum terjadi"), Column("Batasnya"))
    return Table(
        caption="Terlambat dan masih terbuka",
        columns=columns,
        rows=tuple(
            (
                Cell(one.record.split("/")[-1], places.record_place(one.record, index)),
                offices[one.opd].singkatan if one.opd in offices else one.opd,
                one.what,
                one.since,
            )
            for one in found[:most]
        ),
        total=len(found),
        more=places.RECORDS if len(found) > most else "",
        empty="Nihil: tidak ada yang terlambat.",
    )


def _tickets(dossier: Dossier, opd: str) -> Iterator[Late]:
    for ref, rows in dossier.measured.items():
        if opd and not ref.startswith(f"{opd}/"):
            continue
        for row in rows:
            if str(row.document.data.get("status", "")) in _ENDED or row.fact.mulai is None:
                continue
            yield from _ticket(dossier, row)


def _ticket(dossier: Dossier, row: Measured) -> Iterator[Late]:
    fact = row.fact
    if fact.jenis == "aduan" and fact.respons is None and fact.respons_hasil is Verdict.TIDAK_TERCAPAI:
        yield _one(dossier, row, "belum ditanggapi", _hours(fact.respons_batas_menit, 60))
    if fact.selesai is None and Verdict.TIDAK_TERCAPAI in (fact.tabel2_hasil, fact.katalog_hasil):
        limits = [_hours(limit, 3600) for limit in _broken(fact)]
        yield _one(
            dossier,
            row,
            _unfinished(row),
            min((x for x in limits if x is not None), default=None),
        )


def _unfinished(row: Measured) -> str:
    """Whether work is still to be done, or only the user's word is missing."""
    done = row.document.data.get("diselesaikan") or row.document.data.get("dipenuhi")
    return "menunggu konfirmasi pengguna" if done else "belum selesai"


def _broken(fact: Fact) -> Iterator[Fraction | int | None]:
    if fact.tabel2_hasil is Verdict.TIDAK_TERCAPAI:
        yield fact.tabel2_batas_jam
    if fact.katalog_hasil is Verdict.TIDAK_TERCAPAI:
        yield fact.katalog_batas_jam


def _hours(limit: Fraction | int | None, unit: int) -> timedelta | None:
    return None if limit is None else timedelta(seconds=float(Fraction(limit) * unit))


def _one(dossier: Dossier, row: Measured, what: str, limit: timedelta | None) -> Late:
    began = row.fact.mulai or dossier.site.as_of
    end = began + (limit or timedelta())
    words = f"lewat sejak {waktu(end.replace(microsecond=0), dossier.site.zone)}"
    return Late(row.document.ref, row.fact.opd, what, words, end.isoformat())


def _tasks(dossier: Dossier, opd: str) -> Iterator[Late]:
    today = followups.today_of(dossier)
    for office in dossier.offices:
        if opd not in (REGION, office.id):
            continue
        cards = dossier.world.index.counted_for(office.id, "evaluasi")
        for task in (task for card in cards for task in followups.tasks(dossier, office.id, card)):
            due = parse_date(task.item.get("tenggat"))
            if due is not None and followups.state_of(task, today) == "terlambat":
                what = f"tindak lanjut {task.item.get('id')}: {task.item.get('uraian', '')}"
                yield Late(task.source.ref, office.id, what, f"tenggat {tanggal(due)}", due.isoformat())
