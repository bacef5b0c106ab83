"""Aduan that show one thing each: exact limits, repeats, duplicates, escalations, letters, Lebaran."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from tools.sample.catalogue.index import SERVICES
from tools.sample.clock import at, minutes
from tools.sample.complaints import judged, reported, step
from tools.sample.dice import Dice
from tools.sample.terms import priority
from tools.sample.texts import shared
from tools.sample.texts.pools import VOICES
from tools.sample.tickets import Ticket, desk, engineer, owner


@dataclass(frozen=True, slots=True)
class Course:
    """How a scripted aduan went: spans since its start as "h:mm:ss", "" where it has not come to that.

    Attributes:
        respon: First response.
        solusi: Solution.
        konfirmasi: Confirmation, after which it is closed.
        eskalasi: Hand-over; the estimate had passed ten minutes before.
    """

    respon: str = ""
    solusi: str = ""
    konfirmasi: str = ""
    eskalasi: str = ""


def _span(text: str) -> timedelta:
    hours, mins, seconds = (int(part) for part in text.split(":"))
    return timedelta(hours=hours, minutes=mins, seconds=seconds)


def case(service_id: str, start: str, text: tuple[int, int], course: Course, **more: object) -> Ticket:
    """A scripted aduan with the text at (trouble, wording) of its service's pool."""
    service, began = SERVICES[service_id], at(start)
    dice = Dice(f"kasus/{service_id}/{start}")
    trouble = VOICES[service_id].troubles[text[0]]
    ticket = reported(dice, service, began, trouble, trouble.gejala[text[1]])
    doc = ticket.doc
    doc["dicatat"] = began
    if course.respon:
        _responded(dice, ticket, began + _span(course.respon))
    if course.eskalasi:
        _escalated(dice, ticket, began + _span(course.eskalasi), course)
    if course.solusi:
        moment = began + _span(course.solusi)
        person = doc["petugas"].get(
            "administrator_infrastruktur_aplikasi", doc["petugas"]["administrator_layanan"]
        )
        doc["aktivitas"].append(step(moment, person, trouble.tindakan[0], "penanganan"))
        doc |= {"penyebab": trouble.penyebab[0], "diselesaikan": moment, "status": "selesai"}
    if course.konfirmasi:
        _closed(dice, ticket, began + _span(course.konfirmasi))
    doc |= more
    return judged(dice, ticket)


def _responded(dice: Dice, ticket: Ticket, moment: datetime) -> None:
    person = desk(dice, ticket.service, moment.date())
    ticket.doc |= {
        "prioritas": priority(ticket.service, ticket.start, ticket.doc["dampak"]),
        "status": "ditangani",
        "direspons": moment,
        "aktivitas": [step(moment, person, dice.pick(shared.FIRST_ANSWERS), "respons")],
        "petugas": {"administrator_layanan": person},
    }


def _escalated(dice: Dice, ticket: Ticket, moment: datetime, course: Course) -> None:
    doc, helper = ticket.doc, engineer(dice, ticket.service, moment.date())
    person = doc["petugas"]["administrator_layanan"]
    doc["petugas"]["administrator_infrastruktur_aplikasi"] = helper
    doc["aktivitas"].append(step(moment, person, shared.ESCALATIONS[0], "eskalasi"))
    ends = ticket.start + (_span(course.solusi) if course.solusi else timedelta(days=40))
    doc["estimasi_selesai"] = moment - minutes(10)
    doc["eskalasi"] = [
        {"tingkat": 1, "kepada": helper, "waktu": moment, "oleh": person, "estimasi_selesai": ends}
    ]
    reason = dice.pick(shared.DRP_NOT_NEEDED)
    doc["drp"] = {
        "dikaji": True,
        "oleh": helper,
        "waktu": moment + minutes(20),
        "alasan": reason,
        "diaktifkan": False,
    }
    doc["status"] = "dieskalasi"


def _closed(dice: Dice, ticket: Ticket, moment: datetime) -> None:
    doc, person = ticket.doc, desk(dice, ticket.service, moment.date())
    doc["aktivitas"].append(step(moment, person, dice.pick(shared.CONFIRMATIONS), "konfirmasi"))
    done = moment + minutes(15)
    doc |= {
        "status": "ditutup",
        "metode_konfirmasi": "telepon",
        "dikonfirmasi": moment,
        "ditutup": done,
        "disampaikan": [{"kepada": owner(ticket.service, done.date()), "waktu": done}],
    }


def boundaries() -> list[Ticket]:
    """Exactly at a limit and one second below it."""
    return [
        case("akta-daring", "2025-06-11 09:00", (0, 0), Course("0:41:00", "7:20:00", "36:00:00")),
        case("akta-daring", "2025-10-07 08:15", (1, 1), Course("1:29:59", "28:10:00", "33:59:59")),
        case("akta-daring", "2025-11-18 10:00", (2, 0), Course("0:25:00", "26:30:00", "35:59:59")),
        case("surel-dinas", "2025-02-18 08:10", (0, 1), Course("2:30:00", "5:05:00", "6:40:00")),
        case("surel-dinas", "2025-09-23 08:10", (1, 0), Course("2:29:59", "6:00:00", "7:15:00")),
        case("adminduk-daring", "2025-07-03 13:00", (0, 0), Course("0:59:59", "4:00:00", "21:59:59")),
        case("adminduk-daring", "2025-05-14 09:30", (3, 0), Course("1:00:00", "3:10:00", "5:02:00")),
        case("tte", "2025-08-06 08:05", (1, 0), Course("0:52:00", "8:20:00", "12:00:00")),
        case("jip", "2025-04-02 20:40", (0, 1), Course("0:22:00", "2:05:00", "11:59:59")),
    ]


def repeats() -> list[Ticket]:
    """Complaints that came back, each pointing at the one before."""
    upload = case("adminduk-daring", "2025-08-12 10:20", (0, 1), Course("0:18:00", "3:40:00", "5:10:00"))
    again = case(
        "adminduk-daring",
        "2025-09-02 09:05",
        (0, 2),
        Course("0:31:00", "6:00:00", "8:20:00"),
        berulang_dari=upload,
    )
    third = case(
        "adminduk-daring",
        "2025-10-22 19:12",
        (0, 0),
        Course("0:44:00", "14:00:00", "15:30:00"),
        berulang_dari=again,
    )
    paid = case("pbb-daring", "2025-09-08 09:40", (0, 0), Course("0:50:00", "5:30:00", "7:00:00"))
    unpaid = case(
        "pbb-daring",
        "2025-09-25 13:15",
        (0, 2),
        Course("0:35:00", "21:00:00", "25:40:00"),
        berulang_dari=paid,
    )
    place = case("presensi-asn", "2025-10-06 07:35", (0, 0), Course("0:25:00", "5:10:00", "6:45:00"))
    moved = case(
        "presensi-asn",
        "2025-11-03 07:42",
        (0, 1),
        Course("1:10:00", "6:30:00", "8:05:00"),
        berulang_dari=place,
    )
    return [upload, again, third, paid, unpaid, place, moved]


def lebaran() -> list[Ticket]:
    """Complaints of the holidays around Lebaran, when few desks are staffed."""
    return [
        case("psc-119", "2025-03-31 21:50", (0, 0), Course("0:09:00", "1:40:00", "2:30:00")),
        case("adminduk-daring", "2025-04-01 10:15", (5, 0), Course("1:25:00", "22:10:00", "26:40:00")),
        case("lapor-bupati", "2025-04-03 19:20", (1, 1), Course("2:05:00", "87:30:00", "90:00:00")),
        case("psc-119", "2025-04-05 02:35", (1, 1), Course("0:17:00", "5:10:00", "6:20:00")),
        case("presensi-asn", "2025-04-08 06:10", (2, 2), Course("1:40:00", "8:05:00", "9:30:00")),
    ]


def escalations() -> list[Ticket]:
    """Estimates that passed: handed over in time, with the recovery plan considered."""
    return [
        case(
            "adminduk-daring",
            "2025-06-24 08:30",
            (4, 0),
            Course("0:20:00", "9:40:00", "11:15:00", eskalasi="4:10:00"),
        ),
        case("jip", "2025-05-08 09:10", (2, 0), Course("0:35:00", "6:20:00", "7:05:00", eskalasi="3:00:00")),
        case(
            "psc-119", "2025-09-17 14:25", (0, 0), Course("0:12:00", "7:40:00", "9:00:00", eskalasi="2:40:00")
        ),
        case(
            "perizinan-daring",
            "2025-11-11 10:00",
            (2, 0),
            Course("0:40:00", "52:00:00", "54:30:00", eskalasi="25:10:00"),
        ),
    ]


def letters() -> list[Ticket]:
    """Reports by letter, of which only the recording is known; and one through another channel."""
    found = [
        case(
            "pbb-daring",
            "2025-03-12 10:05",
            (1, 0),
            Course("1:05:00", "6:00:00", "26:10:00"),
            metode_pelaporan="surat",
        ),
        case(
            "lapor-bupati",
            "2025-07-22 11:20",
            (2, 0),
            Course("0:45:00", "5:30:00", "8:10:00"),
            metode_pelaporan="surat",
        ),
        case(
            "esptpd",
            "2025-10-14 09:30",
            (0, 1),
            Course("1:15:00", "6:10:00", "24:05:00"),
            metode_pelaporan="surat",
        ),
    ]
    for ticket in found:
        del ticket.doc["dilaporkan"]
    meeting = case("antrean-puskesmas", "2025-05-21 11:00", (2, 1), Course("0:20:00", "4:00:00", "5:45:00"))
    meeting.doc |= {"metode_pelaporan": "lainnya", "metode_lain": "rapat bulanan kepala puskesmas"}
    return [*found, meeting]


def from_review() -> list[Ticket]:
    """Complaints that the desks themselves opened in their quarterly review."""
    finding = case(
        "adminduk-daring",
        "2025-10-03 09:00",
        (4, 2),
        Course("0:10:00", "6:30:00", "23:10:00"),
        sumber="reviu",
    )
    other = case("tte", "2025-07-04 10:00", (2, 1), Course("0:15:00", "5:00:00", "6:20:00"), sumber="reviu")
    for ticket in (finding, other):
        ticket.doc |= {
            "pelapor": {"samaran": "Administrator-Layanan", "kategori": "pegawai"},
            "metode_pelaporan": "lainnya",
            "metode_lain": "reviu berkala gangguan",
        }
    return [finding, other]


def duplicates(originals: list[Ticket]) -> list[Ticket]:
    """A second ticket for the same thing, for some aduan and permintaan."""
    found = []
    for original in originals:
        dice = Dice(f"duplikat/{original.service.id}/{original.start:%m%d%H%M}")
        later = original.recorded + minutes(dice.between(6, 50))
        keep = (
            "layanan",
            "pelapor",
            "pemohon",
            "butir",
            "deskripsi",
            "klasifikasi",
            "kategori",
            "dampak",
            "urgensi",
            "metode_pelaporan",
        )
        doc = {key: original.doc[key] for key in keep if key in original.doc}
        if original.jenis == "aduan":
            doc |= {"dilaporkan": later, "dicatat": later, "metode_pelaporan": "telepon"}
            doc["gejala"] = "Menanyakan hal yang sama dengan laporan sebelumnya: " + original.doc["gejala"]
        else:
            doc |= {"diajukan": later, "deskripsi": "Dikirim ulang: " + original.doc["deskripsi"]}
        doc["status"] = "duplikat"
        who = owner(original.service, later.date())
        doc["pembatalan"] = {"alasan": dice.pick(shared.DUPLICATES), "oleh": who, "duplikat_dari": original}
        found.append(Ticket(original.jenis, original.service, later, doc))
    return found
