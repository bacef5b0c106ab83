"""Mayor aduan: one per outage, and one outage over thirteen services."""

from __future__ import annotations

from datetime import datetime, timedelta

from tools.sample.catalogue.index import ADM_INFRA, PIMPINAN, PJ_INFRA, PJ_LAYANAN, SERVICES, holder
from tools.sample.clock import awake, minutes
from tools.sample.complaints import WITH_SLA, judged, step
from tools.sample.dice import Dice
from tools.sample.outages import POWER, UNPLANNED, Outage
from tools.sample.terms import priority, response_limit
from tools.sample.texts import shared
from tools.sample.tickets import Ticket, desk, engineer, owner

RECOVERED = ("jip", "tte", "pemanfaatan-data")


def majors() -> dict[tuple[str, datetime], Ticket]:
    """The mayor aduan by service and start of the outage."""
    tickets = {(item.service, item.mulai): major(item) for item in (*UNPLANNED, *POWER)}
    parent = tickets["jip", POWER[0].mulai]
    for item in POWER[1:]:
        tickets[item.service, item.mulai].doc["insiden_induk"] = parent
    return tickets


def major(outage: Outage) -> Ticket:
    """The aduan that tells of one outage."""
    dice = Dice(f"mayor/{outage.service}/{outage.mulai:%m%d}")
    service = SERVICES[outage.service]
    start = outage.mulai + minutes(dice.between(2, 9))
    watched = service.shift == "24x7" or outage in POWER
    doc = {
        "layanan": service.id,
        "dilaporkan": start,
        "dicatat": start + minutes(dice.whole(0, 3)),
        "pelapor": _reporter(watched, service.data["kelompok"], dice),
        "metode_pelaporan": "pemantauan" if watched else "telepon",
        "kategori": "Layanan tidak dapat diakses",
        "gejala": outage.gejala,
        "dampak": "mayor",
        "uraian_dampak": "Semua pengguna tidak dapat memakai layanan selama gangguan.",
        "status": "ditutup",
        "komponen": [outage.komponen],
    }
    if watched:
        doc["sumber"] = "pemantauan"
    if service.id in WITH_SLA:
        doc["urgensi"] = 1
    ticket = Ticket("aduan", service, start, doc)
    _handled(dice, ticket, outage)
    return judged(dice, ticket)


def _reporter(watched: bool, kelompok: str, dice: Dice) -> dict[str, str]:
    if watched:
        return {"samaran": "Petugas-Pemantauan", "kategori": "pegawai"}
    if kelompok == "publik":
        return {"samaran": f"Petugas-Loket-{dice.whole(1, 20):02d}", "kategori": "pegawai"}
    return {"samaran": f"Admin-OPD-{dice.whole(1, 54):03d}", "kategori": "opd"}


def _handled(dice: Dice, ticket: Ticket, outage: Outage) -> None:
    doc, service, start = ticket.doc, ticket.service, ticket.start
    level = priority(service, start, "mayor")
    limit = response_limit(level).total_seconds() / 60
    answered = max(
        start + minutes(limit * dice.pick((0.3, 0.45, 0.6, 0.8, 0.9, 1.6))), doc["dicatat"] + minutes(1)
    )
    person = desk(dice, service, start.date())
    helper = engineer(dice, service, start.date())
    estimate = answered + timedelta(minutes=60) - minutes(answered.minute % 15)
    doc |= {
        "prioritas": level,
        "direspons": answered,
        "petugas": {"administrator_layanan": person, "administrator_infrastruktur_aplikasi": helper},
        "estimasi_selesai": estimate,
        "aktivitas": [
            step(
                answered,
                person,
                "Gangguan dipastikan menimpa semua pengguna; tim infrastruktur dihubungi.",
                "respons",
            )
        ],
    }
    if outage.selesai > estimate:
        _climb(ticket, outage, estimate)
    doc["aktivitas"] += [
        step(
            outage.selesai,
            helper,
            "Penyebab diatasi, layanan dinyalakan kembali dan diuji dari luar.",
            "pemulihan",
        ),
    ]
    doc |= {"penyebab": outage.penyebab, "diselesaikan": outage.selesai}
    _closed(dice, ticket, outage)
    if service.id in WITH_SLA:
        doc["pendampingan"] = answered + minutes(dice.between(40, 240))


def _climb(ticket: Ticket, outage: Outage, estimate: datetime) -> None:
    doc, service = ticket.doc, ticket.service
    person = doc["petugas"]["administrator_layanan"]
    helper = doc["petugas"]["administrator_infrastruktur_aplikasi"]
    first = estimate - minutes(10) if estimate - minutes(10) > doc["direspons"] else estimate
    ends = outage.selesai + minutes(-outage.selesai.minute % 15)
    steps = [{"tingkat": 1, "kepada": helper, "waktu": first, "oleh": person, "estimasi_selesai": ends}]
    doc["aktivitas"].append(step(first, person, shared.ESCALATIONS[1], "eskalasi"))
    chief = holder(service.opd, PJ_LAYANAN, service.id, first.date())
    if outage.selesai - first > timedelta(hours=4):
        second = first + (outage.selesai - first) * 0.4
        steps[0]["estimasi_selesai"] = (second + minutes(15)).replace(second=0, microsecond=0)
        steps.append(
            {
                "tingkat": 2,
                "kepada": chief,
                "waktu": second.replace(second=0, microsecond=0),
                "oleh": helper,
                "estimasi_selesai": ends,
            }
        )
    if outage.selesai - first > timedelta(hours=7):
        head = holder(service.opd, PIMPINAN, None, first.date())
        third = (first + (outage.selesai - first) * 0.7).replace(second=0, microsecond=0)
        steps.append({"tingkat": 3, "kepada": head, "waktu": third, "oleh": chief, "estimasi_selesai": ends})
    doc["eskalasi"] = steps
    doc["status"] = "ditutup"
    reviewed = first + (outage.selesai - first) * 0.15
    active = outage in POWER and service.id in RECOVERED
    doc["drp"] = {
        "dikaji": True,
        "oleh": helper,
        "waktu": reviewed.replace(second=0, microsecond=0),
        "alasan": "Kondisi bencana terpenuhi: catu daya pusat data hilang."
        if active
        else shared.DRP_NOT_NEEDED[1],
        "diaktifkan": active,
    }
    if active:
        doc["drp"]["pemulihan"] = ("diskominfo", "PLH-2025-001")


def _closed(dice: Dice, ticket: Ticket, outage: Outage) -> None:
    doc, service = ticket.doc, ticket.service
    confirmed = awake(outage.selesai + minutes(dice.between(8, 90)))
    done = confirmed + minutes(dice.between(5, 45))
    checker = desk(dice, service, confirmed.date())
    doc["aktivitas"].append(
        step(confirmed, checker, "Pelapor dan beberapa pengguna memastikan layanan normal.", "konfirmasi")
    )
    doc |= {
        "status": "ditutup",
        "metode_konfirmasi": "telepon",
        "dikonfirmasi": confirmed,
        "ditutup": done,
        "disampaikan": [{"kepada": owner(service, done.date()), "waktu": done}],
    }
    if outage in POWER and service.id == "jip":
        others = sorted(
            {
                owner(SERVICES[item.service], done.date())
                for item in POWER
                if SERVICES[item.service].opd == "diskominfo"
            }
        )
        told = outage.mulai + minutes(25)
        abroad = sorted({SERVICES[item.service].opd for item in POWER} - {"diskominfo"})
        doc["disampaikan"] = [{"kepada": others, "waktu": done}, {"kepada": abroad, "waktu": told}]


def infra_head(opd: str) -> str:
    """The penanggung jawab infrastruktur dan aplikasi of an OPD, all year the same."""
    return holder(opd, PJ_INFRA, None, POWER[0].mulai.date())


def infra_member(opd: str) -> str:
    """The first member of its infrastructure team."""
    return holder(opd, ADM_INFRA, None, POWER[0].mulai.date())
