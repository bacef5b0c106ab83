"""Aduan: what goes wrong without stopping a service, and how the desks deal with it."""

from __future__ import annotations

from datetime import datetime, timedelta

from tools.sample.arrivals import arrivals
from tools.sample.catalogue.index import Service
from tools.sample.clock import AS_OF, awake, minutes, next_staffed, staffed, working_time
from tools.sample.dice import Bag, Dice
from tools.sample.terms import priority, response_limit, sla_answer, tightest, under_sla
from tools.sample.texts import shared
from tools.sample.texts.pools import VOICES, filled
from tools.sample.texts.shapes import Trouble
from tools.sample.tickets import Ticket, desk, engineer, late_start, owner, pseudonym

COUNTS = {
    "jip": 10, "tte": 8, "surel-dinas": 7, "lapor-bupati": 7, "adminduk-daring": 16, "akta-daring": 8,
    "pemanfaatan-data": 6, "perizinan-daring": 12, "info-investasi": 4, "psc-119": 9, "antrean-puskesmas": 9,
    "pbb-daring": 9, "esptpd": 6, "presensi-asn": 14, "kenaikan-pangkat": 5, "surat-kecamatan": 4,
}  # fmt: skip
WITH_SLA = ("tte", "presensi-asn", "perizinan-daring")


def complaints(service: Service) -> list[Ticket]:
    """The ordinary aduan of one service in 2025."""
    dice = Dice(f"aduan/{service.id}")
    troubles = VOICES[service.id].troubles
    bag = Bag(
        dice, [f"{place}/{text}" for place, item in enumerate(troubles) for text in range(len(item.gejala))]
    )
    tickets = []
    for start in arrivals(dice, service, COUNTS[service.id]):
        place, text = (int(part) for part in bag.draw().split("/"))
        tickets.append(complaint(dice, service, start, troubles[place], troubles[place].gejala[text]))
    return tickets


def complaint(dice: Dice, service: Service, start: datetime, trouble: Trouble, gejala: str) -> Ticket:
    """One aduan from report to closing."""
    ticket = reported(dice, service, start, trouble, gejala)
    ending = dice.weighted((("wajar", 87.0), ("lambat", 6.0), ("tanpa_konfirmasi", 4.0), ("batal", 3.0)))
    if ending == "batal":
        return dropped(dice, ticket)
    answered(dice, ticket)
    slow = ending == "lambat"
    solved(dice, ticket, trouble, _solution_time(dice, ticket, slow))
    if ending != "tanpa_konfirmasi":
        closed(dice, ticket)
    return judged(dice, ticket)


def reported(dice: Dice, service: Service, start: datetime, trouble: Trouble, gejala: str) -> Ticket:
    """An aduan as it is written down."""
    voice = VOICES[service.id]
    method = dice.weighted([(name, 3.0 / (place + 1)) for place, name in enumerate(voice.methods)])
    delay = 0 if method in ("aplikasi", "pemantauan") else dice.whole(0, 6)
    who = pseudonym(dice, voice.people, filled("{kec}", dice, start.month))
    if method == "pemantauan":
        who = {"samaran": "Petugas-Pemantauan", "kategori": "pegawai"}
    doc = {
        "layanan": service.id,
        "dilaporkan": start,
        "dicatat": start + minutes(delay),
        "pelapor": who,
        "metode_pelaporan": method,
        "kategori": trouble.kategori,
        "gejala": filled(gejala, dice, start.month),
        "dampak": "minor",
        "fungsi_terganggu": list(trouble.fungsi),
        "status": "dicatat",
        "komponen": list(trouble.komponen),
    }
    if method == "pemantauan":
        doc["sumber"] = "pemantauan"
    if service.id in WITH_SLA:
        doc["urgensi"] = 2
    return Ticket("aduan", service, start, doc)


def answered(dice: Dice, ticket: Ticket) -> None:
    """Adds priority, the first response and who works on it."""
    level = priority(ticket.service, ticket.start, ticket.doc["dampak"])
    limit = response_limit(level)
    moment = ticket.start + minutes(limit.total_seconds() / 60 * dice.between(0.12, 0.85))
    if not staffed(moment, ticket.service.shift) and not dice.chance(0.55):
        moment = next_staffed(moment, ticket.service.shift) + minutes(dice.between(3, 25))
    elif dice.chance(0.04):
        moment = ticket.start + minutes(limit.total_seconds() / 60 * dice.between(1.1, 2.5))
    moment = max(moment, ticket.doc["dicatat"] + timedelta(minutes=1))
    person = desk(dice, ticket.service, moment.date())
    ticket.doc |= {
        "prioritas": level,
        "status": "ditangani",
        "aktivitas": [step(moment, person, dice.pick(shared.FIRST_ANSWERS), "respons")],
        "petugas": {"administrator_layanan": person},
        "direspons": moment,
    }


def step(moment: datetime, person: str, uraian: str, tahap: str) -> dict[str, object]:
    """One line of the log."""
    return {"waktu": moment, "oleh": person, "uraian": uraian, "tahap": tahap}


def _solution_time(dice: Dice, ticket: Ticket, slow: bool) -> datetime:
    limit = tightest(ticket.service, ticket.start).total_seconds() / 60
    if slow:
        return next_staffed(ticket.start + minutes(limit * dice.between(1.05, 2.0)), ticket.service.shift)
    effort = min(limit * dice.between(0.04, 0.22), 300)
    return working_time(ticket.doc["direspons"], minutes(effort), ticket.service.shift)


def solved(dice: Dice, ticket: Ticket, trouble: Trouble, moment: datetime) -> None:
    """Adds the estimate, the work, an escalation where the estimate passed, and the solution."""
    doc, began = ticket.doc, ticket.doc["direspons"]
    limit = tightest(ticket.service, ticket.start)
    estimate = _round_up(began + min(limit * 0.7, max(moment - began, timedelta(minutes=40))))
    looked = (began + (moment - began) * 0.15).replace(second=0)
    person = doc["petugas"]["administrator_layanan"]
    doc["aktivitas"].append(step(looked, person, dice.pick(trouble.analisis), "analisis"))
    if moment > estimate:
        escalated(dice, ticket, estimate, moment)
        person = doc["petugas"]["administrator_infrastruktur_aplikasi"]
    if moment > estimate or dice.chance(0.6):
        doc["estimasi_selesai"] = estimate
    doc["aktivitas"].append(
        step(moment, _present(dice, ticket, person, moment), dice.pick(trouble.tindakan), "penanganan")
    )
    doc |= {"penyebab": dice.pick(trouble.penyebab), "diselesaikan": moment, "status": "selesai"}


def _present(dice: Dice, ticket: Ticket, person: str, moment: datetime) -> str:
    """The same person, or a colleague where they have left the team by then."""
    if person == "siti-z" and moment.date().isoformat() > "2025-08-31":
        return desk(dice, ticket.service, moment.date())
    return person


def _round_up(moment: datetime) -> datetime:
    return moment + minutes(-moment.minute % 30)


def escalated(dice: Dice, ticket: Ticket, estimate: datetime, solution: datetime) -> None:
    """Adds the hand-over to the infrastructure team and its view on the recovery plan."""
    doc, moment = ticket.doc, estimate + minutes(dice.between(2, 15))
    moment = min(moment, estimate + (solution - estimate) * 0.4).replace(second=0, microsecond=0)
    person = engineer(dice, ticket.service, moment.date())
    sender = _present(dice, ticket, doc["petugas"]["administrator_layanan"], moment)
    doc["aktivitas"].append(step(moment, sender, dice.pick(shared.ESCALATIONS), "eskalasi"))
    doc["petugas"]["administrator_infrastruktur_aplikasi"] = person
    doc["eskalasi"] = [
        {
            "tingkat": 1,
            "kepada": person,
            "waktu": moment,
            "oleh": sender,
            "estimasi_selesai": _round_up(solution),
        }
    ]
    reviewed = moment + (solution - moment) * 0.3
    doc["drp"] = {
        "dikaji": True,
        "oleh": person,
        "waktu": reviewed.replace(second=0, microsecond=0),
        "alasan": dice.pick(shared.DRP_NOT_NEEDED),
        "diaktifkan": False,
    }


def closed(dice: Dice, ticket: Ticket) -> None:
    """Adds the reporter's confirmation and the closing."""
    doc, service = ticket.doc, ticket.service
    lag = dice.weighted(
        (
            (minutes(dice.between(5, 60)), 6),
            (minutes(dice.between(60, 240)), 3),
            (minutes(dice.between(240, 600)), 1),
        )
    )
    ended = awake(doc["diselesaikan"] + lag)
    done = ended + minutes(dice.between(2, 40))
    person = desk(dice, service, ended.date())
    doc["aktivitas"].append(step(ended, person, dice.pick(shared.CONFIRMATIONS), "konfirmasi"))
    method = doc["metode_pelaporan"]
    doc |= {
        "status": "ditutup",
        "metode_konfirmasi": "telepon" if method in ("surat", "pemantauan", "media_sosial") else method,
        "dikonfirmasi": ended,
        "ditutup": done,
        "disampaikan": [{"kepada": owner(service, done.date()), "waktu": done}],
    }


def judged(dice: Dice, ticket: Ticket) -> Ticket:
    """Marks what was missed by the as-of and lets the desk explain it."""
    doc, start = ticket.doc, ticket.start
    limit = response_limit(priority(ticket.service, start, doc["dampak"]))
    if doc.get("direspons", AS_OF) - start >= limit:
        ticket.late.add("respons")
    end = doc.get("dikonfirmasi", AS_OF)
    if end - start >= tightest(ticket.service, start):
        ticket.late.add("pelayanan")
    if under_sla(ticket.service, start) and doc.get("direspons", AS_OF) > sla_answer(start):
        ticket.late.add("sla")
    if ticket.late and "kendala" not in doc:
        doc["kendala"] = " ".join(_reasons(dice, ticket))
    return ticket


def _reasons(dice: Dice, ticket: Ticket) -> list[str]:
    doc, reasons = ticket.doc, []
    if ticket.late & {"respons", "sla"}:
        out = not staffed(ticket.start, ticket.service.shift)
        reasons.append(dice.pick(shared.LATE_RESPONSE_NIGHT if out else shared.LATE_RESPONSE))
    if "pelayanan" in ticket.late:
        limit = tightest(ticket.service, ticket.start)
        pool: tuple[str, ...] = shared.LATE_WORK
        if not staffed(ticket.start, ticket.service.shift):
            pool = late_start(ticket.start)
        if doc.get("diselesaikan", AS_OF) - ticket.start < limit:
            pool = shared.LATE_USER if "dikonfirmasi" in doc else shared.NOT_CONFIRMED
        if "diselesaikan" not in doc:
            pool = shared.STILL_OPEN
        reasons.append(dice.pick(pool))
    return reasons


def dropped(dice: Dice, ticket: Ticket) -> Ticket:
    """Withdrawn, or not a matter of this service."""
    status, reasons = dice.pick((("batal", shared.CANCELLED), ("bukan_lingkup", shared.OUT_OF_SCOPE)))
    person = owner(ticket.service, ticket.start.date())
    ticket.doc |= {"status": status, "pembatalan": {"alasan": dice.pick(reasons), "oleh": person}}
    return ticket
