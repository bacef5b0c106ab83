"""Open tickets: what is still to be done by their own clocks."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.measure.deadlines import (
    ESTIMATE,
    PROMISE,
    RESPONSE,
    SLA_ONSITE,
    SLA_RESPONSE,
    SLA_SOLUTION,
    TABLE,
    Deadline,
    deadlines,
    last_escalation,
)
from pipeline.model.card import TICKET_KINDS, Card
from pipeline.model.case import Case, World
from pipeline.model.fact import Measured, Verdict
from pipeline.model.moments import parse_moment
from pipeline.run.due.items import Item, Outlook
from pipeline.run.due.people import administrators, named
from pipeline.wording import waktu

_WORDS = {
    "direspons": "Respons pertama",
    "pendampingan": "Pendampingan di lokasi, bila diperlukan,",
    "diselesaikan": "Penyelesaian",
    "dipenuhi": "Pemenuhan",
    "dikonfirmasi": "Konfirmasi pengguna",
    "ditutup": "Penutupan",
}
_JUDGED = ("respons_hasil", "tabel2_hasil", "katalog_hasil", "sla_respons_hasil", "sla_selesai_hasil")
# What ends a ticket: then nothing of it is to be done any more.
_LAST = ("ditutup", "dikonfirmasi")
_OPEN = frozenset({Verdict.BERJALAN, Verdict.TIDAK_TERCAPAI})


def ticket_items(outlook: Outlook) -> Iterator[Item]:
    """What is late or near in open tickets."""
    for rows in outlook.world.measured.values():
        for row in rows:
            if may_be_open(row, outlook.world):
                yield from _items(outlook, row)


def may_be_open(row: Measured, world: World) -> bool:
    """Whether what is measured is a ticket of which something may be late or near at the world's instant."""
    if row.fact.jenis not in TICKET_KINDS:
        return False
    data = row.document.data
    running = any(getattr(row.fact, column) in _OPEN for column in _JUDGED)
    return (running or "estimasi_selesai" in data) and not any(
        _passed(data[name], world) for name in _LAST if name in data
    )


def _passed(written: object, world: World) -> bool:
    """Whether an instant is written that has passed; a day alone ends no clock."""
    moment = parse_moment(written, world.region.zone)
    return moment is not None and not moment.whole_day and moment.at <= world.as_of


def _items(outlook: Outlook, row: Measured) -> Iterator[Item]:
    world, fact = outlook.world, row.fact
    service = outlook.service(f"{fact.opd}/{fact.layanan}")
    if service is None:
        return
    case = Case(row.document, world.region, world.as_of, world.index, (service,))
    for each in deadlines(case, outlook.law, fact):
        if not (each.late or outlook.sees(each.at)) or _passed_unneeded(outlook, each):
            continue
        yield Item(
            opd=fact.opd,
            layanan=fact.layanan,
            jenis=fact.jenis,
            id=fact.id,
            apa=each.what,
            tenggat=each.at,
            terlambat=each.late,
            siapa=_who(outlook, case, each),
            klausul=outlook.law.own(*each.clauses),
            pesan=_told(outlook, case, each),
        )


def _passed_unneeded(outlook: Outlook, deadline: Deadline) -> bool:
    """Whether the time for on-site assistance has passed without anything saying that it was needed."""
    return deadline.what == SLA_ONSITE and deadline.at < outlook.world.as_of


def _who(outlook: Outlook, case: Case, deadline: Deadline) -> tuple[str, ...]:
    """Whoever handles the ticket, else the service's administrators; an estimate is kept by who gave it."""
    world, card = outlook.world, Card(case.document)
    if deadline.what == ESTIMATE and (step := last_escalation(case)) is not None:
        return named(world, card, "eskalasi", step, "kepada")
    handling = named(world, card, "petugas", "administrator_layanan")
    return handling or (administrators(world, case.service) if case.service else ())


def _told(outlook: Outlook, case: Case, deadline: Deadline) -> str:
    word = "sebelum" if deadline.strict else "paling lambat"
    until = f"{word} {waktu(deadline.at, outlook.zone)}"
    what = _WORDS[deadline.event]
    solved = case.past("diselesaikan") or case.past("dipenuhi")
    if deadline.event == "dikonfirmasi" and solved is None:
        what = "Layanan sampai konfirmasi pengguna"
    return f"{what} {until} menurut {_limit(outlook, deadline)}."


def _limit(outlook: Outlook, deadline: Deadline) -> str:
    law = outlook.law
    return {
        RESPONSE: law.table_name("waktu_tanggap"),
        TABLE: law.table_name("target_pelayanan"),
        PROMISE: "janji katalog",
        SLA_RESPONSE: "SLA (kecepatan respons)",
        SLA_ONSITE: "SLA (pendampingan)",
        SLA_SOLUTION: "SLA (waktu penyelesaian)",
        ESTIMATE: "perkiraan yang disampaikan",
    }[deadline.what]
