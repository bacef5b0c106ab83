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
from pipeline.model.case import Case
from pipeline.model.fact import Measured, Verdict
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
_OPEN = frozenset({Verdict.BERJALAN, Verdict.TIDAK_TERCAPAI})


def ticket_items(outlook: Outlook) -> Iterator[Item]:
    """What is late or near in open tickets."""
    for rows in outlook.world.measured.values():
        for row in rows:
            if may_be_open(row):
                yield from _items(outlook, row)


def may_be_open(row: Measured) -> bool:
    """Whether what is measured is a ticket of which something may be late or near."""
    return row.fact.jenis in TICKET_KINDS and (
        "estimasi_selesai" in row.document.data
        or any(getattr(row.fact, column) in _OPEN for column in _JUDGED)
    )


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
