"""Permintaan: what people ask the services of the region for, and how it goes."""

from __future__ import annotations

from datetime import datetime, timedelta

from tools.sample.arrivals import arrivals
from tools.sample.catalogue.index import Service
from tools.sample.clock import AS_OF, awake, minutes, next_staffed, staffed, working_time
from tools.sample.dice import Bag, Dice
from tools.sample.terms import sla_answer, tightest, under_sla
from tools.sample.texts import shared
from tools.sample.texts.pools import VOICES, filled
from tools.sample.texts.shapes import Wish
from tools.sample.tickets import Ticket, desk, late_start, owner, pseudonym

COUNTS = {
    "jip": 15, "tte": 26, "surel-dinas": 14, "lapor-bupati": 16, "adminduk-daring": 42, "akta-daring": 24,
    "pemanfaatan-data": 10, "perizinan-daring": 28, "info-investasi": 9, "psc-119": 10, "antrean-puskesmas": 15,
    "pbb-daring": 23, "esptpd": 12, "presensi-asn": 22, "kenaikan-pangkat": 12, "surat-kecamatan": 7,
}  # fmt: skip
_CHANNELS = ("pesan", "surel", "telepon", "aplikasi")


def requests(service: Service) -> list[Ticket]:
    """The ordinary permintaan of one service in 2025."""
    dice = Dice(f"permintaan/{service.id}")
    voice = VOICES[service.id]
    bag = Bag(
        dice, [f"{wish}/{text}" for wish, item in enumerate(voice.wishes) for text in range(len(item.texts))]
    )
    tickets = []
    for start in arrivals(dice, service, COUNTS[service.id]):
        wish, text = (int(part) for part in bag.draw().split("/"))
        tickets.append(request(dice, service, start, voice.wishes[wish], voice.wishes[wish].texts[text]))
    return tickets


def request(dice: Dice, service: Service, start: datetime, wish: Wish, text: str) -> Ticket:
    """One permintaan from submission to confirmation."""
    ticket = opened(dice, service, start, wish, text)
    ending = dice.weighted(
        (("wajar", 86.0), ("lambat", 4.0), ("tanpa_konfirmasi", 2.5), ("batal", 2.5), ("ditolak", 3.0))
    )
    if ending == "batal":
        return cancelled(dice, ticket)
    if ending == "ditolak" and approval_needed(ticket):
        return refused(dice, ticket)
    fulfilled(dice, ticket, slow=ending == "lambat")
    if ending != "tanpa_konfirmasi":
        confirmed(dice, ticket)
    return judged(dice, ticket)


def opened(dice: Dice, service: Service, start: datetime, wish: Wish, text: str) -> Ticket:
    """A permintaan as it is submitted."""
    words = filled("{kec}", dice, start.month)
    doc = {
        "layanan": service.id,
        "butir": wish.butir,
        "pemohon": pseudonym(dice, VOICES[service.id].people, words),
        "deskripsi": filled(text, dice, start.month),
        "diajukan": start,
        "klasifikasi": wish.klasifikasi,
        "status": "diajukan",
    }
    if (
        service.data.get("id") in ("tte", "presensi-asn", "perizinan-daring")
        and wish.klasifikasi != "informasi"
    ):
        doc["urgensi"] = 3 if wish.klasifikasi == "bantuan_penggunaan" else 2
    return Ticket("permintaan", service, start, doc)


def approval_needed(ticket: Ticket) -> bool:
    """Whether its butir asks for an approval."""
    items = ticket.service.data["permintaan"]
    return any(item["id"] == ticket.doc["butir"] and item.get("perlu_persetujuan") for item in items)


def fulfilled(dice: Dice, ticket: Ticket, slow: bool = False) -> None:
    """Adds the answer, the approval and the fulfilment."""
    service, start = ticket.service, ticket.start
    limit = tightest(service, start, ticket.doc["butir"])
    answered = next_staffed(start + minutes(dice.between(4, 50)), service.shift)
    effort = min(limit * dice.between(0.03, 0.16), timedelta(hours=4))
    done = working_time(answered, minutes(effort.total_seconds() / 60), service.shift)
    if slow:
        done = next_staffed(
            start + minutes(limit.total_seconds() / 60 * dice.between(1.05, 1.8)), service.shift
        )
    if approval_needed(ticket):
        waited = answered + (done - answered) * dice.between(0.2, 0.7)
        approved = waited.replace(second=0)
        ticket.doc["persetujuan"] = {
            "oleh": owner(service, approved.date()),
            "waktu": approved,
            "keputusan": "disetujui",
        }
    if slow or dice.chance(0.25):
        told = answered + (done - answered) * dice.between(0.3, 0.9)
        channel = dice.pick(_CHANNELS)
        ticket.doc["perkembangan"] = [
            {"waktu": told.replace(second=0), "kanal": channel, "isi": dice.pick(shared.PROGRESS)}
        ]
    ticket.doc |= {
        "pelaksana": [desk(dice, service, done.date())],
        "direspons": answered,
        "dipenuhi": done,
        "status": "dipenuhi",
    }


def confirmed(dice: Dice, ticket: Ticket) -> None:
    """Adds the user's confirmation and what they thought of it."""
    done: datetime = ticket.doc["dipenuhi"]
    lag = dice.weighted(
        (
            (minutes(dice.between(3, 45)), 6),
            (minutes(dice.between(45, 200)), 3),
            (minutes(dice.between(200, 540)), 1),
        )
    )
    ticket.doc |= {"dikonfirmasi": awake(done + lag), "status": "dikonfirmasi"}
    if not dice.chance(0.82):
        return
    score = dice.weighted(
        ((5, 4), (4, 5), (3, 1))
        if ticket.doc["dikonfirmasi"] - ticket.start < _limit(ticket)
        else ((3, 4), (2, 3), (4, 2), (1, 1))
    )
    ticket.doc["kepuasan"] = score
    if dice.chance(0.45):
        pool = (
            VOICES[ticket.service.id].feedback + shared.FEEDBACK_GOOD if score > 3 else shared.FEEDBACK_FAIR
        )
        ticket.doc["masukan"] = dice.pick(pool if score > 2 else shared.FEEDBACK_POOR)


def _limit(ticket: Ticket) -> timedelta:
    return tightest(ticket.service, ticket.start, ticket.doc["butir"])


def judged(dice: Dice, ticket: Ticket) -> Ticket:
    """Marks what was missed by the as-of and lets the desk explain it."""
    doc, start = ticket.doc, ticket.start
    if doc.get("dikonfirmasi", AS_OF) - start >= _limit(ticket):
        ticket.late.add("pelayanan")
    if (
        "urgensi" in doc
        and under_sla(ticket.service, start)
        and doc.get("direspons", AS_OF) > sla_answer(start)
    ):
        ticket.late.add("sla")
    if ticket.late or doc["status"] == "dipenuhi":
        doc.setdefault("kendala", dice.pick(_reasons(ticket)))
    return ticket


def _reasons(ticket: Ticket) -> tuple[str, ...]:
    if "dipenuhi" not in ticket.doc:
        return shared.STILL_OPEN
    if "dikonfirmasi" not in ticket.doc:
        return shared.NOT_CONFIRMED
    if "pelayanan" in ticket.late and ticket.doc["dipenuhi"] - ticket.start < _limit(ticket):
        return shared.LATE_USER
    return shared.LATE_WORK if staffed(ticket.start, ticket.service.shift) else late_start(ticket.start)


def cancelled(dice: Dice, ticket: Ticket) -> Ticket:
    """Withdrawn by the user, or not for this service."""
    answered = next_staffed(ticket.start + minutes(dice.between(20, 90)), ticket.service.shift)
    status, reasons = dice.pick((("batal", shared.CANCELLED), ("bukan_lingkup", shared.OUT_OF_SCOPE)))
    owner_ = owner(ticket.service, answered.date())
    ticket.doc |= {
        "direspons": answered,
        "status": status,
        "pembatalan": {"alasan": dice.pick(reasons), "oleh": owner_},
    }
    return ticket


def refused(dice: Dice, ticket: Ticket) -> Ticket:
    """Refused by the penanggung jawab, with the reason."""
    answered = next_staffed(ticket.start + minutes(dice.between(20, 90)), ticket.service.shift)
    decided = working_time(answered, minutes(dice.between(30, 150)), ticket.service.shift)
    owner_ = owner(ticket.service, decided.date())
    ticket.doc |= {
        "persetujuan": {"oleh": owner_, "waktu": decided, "keputusan": "ditolak"},
        "direspons": answered,
        "status": "ditolak",
        "penolakan": {
            "alasan": dice.pick(shared.REFUSALS[ticket.service.data["kelompok"]]),
            "oleh": owner_,
            "waktu": decided,
        },
    }
    return ticket
