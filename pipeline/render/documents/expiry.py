"""What ends soon or has ended: DRPs, SLAs, policies, waivers, and officials whose time is up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.model.document import dig
from pipeline.model.moments import parse_date
from pipeline.render.documents import places
from pipeline.render.documents.dossier import REGION, Dossier
from pipeline.render.documents.followups import today_of
from pipeline.render.table import Cell, Column, Table
from pipeline.wording import angka, tanggal

AHEAD = timedelta(days=90)
MOST = 20
# Kind -> where its last day stands, and what it is called.
_ENDS = {
    "drp": (("berlaku", "sampai"), "Rencana pemulihan bencana"),
    "layanan": (("sla", "berlaku", "sampai"), "SLA"),
    "kebijakan": (("berlaku", "sampai"), "Kebijakan"),
    "pengecualian": (("berlaku_sampai",), "Pengecualian"),
}


@dataclass(frozen=True, slots=True)
class Ending:
    """One thing with a last day.

    Attributes:
        what: Its name.
        opd: Whose it is.
        day: The last day.
        href: Where it stands.
    """

    what: str
    opd: str
    day: date
    href: str


def endings(dossier: Dossier, opd: str = REGION) -> list[Ending]:
    """What ends within the next ninety days or has ended in the last ninety, the earliest first."""
    today = today_of(dossier)
    found = (one for one in _all(dossier) if opd in (REGION, one.opd) and abs(one.day - today) <= AHEAD)
    return sorted(found, key=lambda one: (one.day, one.opd, one.what))


def ending_table(dossier: Dossier, opd: str = REGION) -> Table:
    """The same as a table."""
    today, found = today_of(dossier), endings(dossier, opd)
    offices = dossier.world.region.offices
    columns = (
        Column("Yang berakhir"),
        Column("OPD"),
        Column("Hari terakhir", "waktu"),
        Column("Keadaan", "status"),
    )
    return Table(
        caption="Segera atau baru saja berakhir (90 hari)",
        columns=columns,
        rows=tuple(
            (
                Cell(one.what, one.href),
                offices[one.opd].singkatan if one.opd in offices else one.opd,
                Cell(tanggal(one.day), sort=one.day.isoformat()),
                Cell(_left(one.day, today), badge="kedaluwarsa" if one.day < today else "berjalan"),
            )
            for one in found[:MOST]
        ),
        total=len(found),
        empty="Nihil: tidak ada yang segera berakhir.",
    )


def _left(day: date, today: date) -> str:
    days = (day - today).days
    return f"{angka(days)} hari lagi" if days >= 0 else f"{angka(-days)} hari lalu"


def _all(dossier: Dossier) -> Iterator[Ending]:
    index = dossier.world.index
    for kind, (keys, word) in _ENDS.items():
        for card in index.of(kind):
            day = parse_date(dig(card.data, *keys))
            if day is not None:
                name = str(card.data.get("nama") or card.data.get("judul") or card.id)
                yield Ending(f"{word} {name}", card.opd, day, places.record_place(card.ref, index))
    for office in dossier.offices:
        for tenure in office.tenures:
            if tenure.sampai is not None and tenure.person is not None and tenure.sampai >= today_of(dossier):
                name = tenure.person.jabatan or tenure.role.replace("_", " ")
                yield Ending(f"Penugasan {name}", office.id, tenure.sampai, places.office_page(office.id))
