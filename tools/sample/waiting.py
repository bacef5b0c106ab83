"""Tickets on their way: rerouted requests, tickets still open, and the request that became a change."""

from __future__ import annotations

from tools.sample.cases import Course, case
from tools.sample.catalogue.index import SERVICES
from tools.sample.clock import at, minutes
from tools.sample.dice import Dice
from tools.sample.requests import judged, opened
from tools.sample.texts.pools import VOICES
from tools.sample.tickets import Ticket, desk, owner

_REROUTED = (
    ("adminduk-daring", "2025-02-24 08:40", 0, (2, 1), Course("0:30:00", "4:30:00", "6:10:00")),
    ("perizinan-daring", "2025-05-26 13:20", 3, (0, 0), Course("0:55:00", "22:10:00", "24:30:00")),
    ("presensi-asn", "2025-07-01 07:50", 1, (2, 0), Course("1:05:00", "7:10:00", "9:20:00")),
    ("tte", "2025-11-05 09:15", 3, (0, 1), Course("0:40:00", "5:20:00", "6:50:00")),
    ("antrean-puskesmas", "2025-12-10 06:40", 0, (1, 0), Course("1:15:00", "8:20:00", "11:00:00")),
)


def rerouted() -> list[Ticket]:
    """Requests that turned out to be disturbances, each with the aduan it became."""
    return [ticket for entry in _REROUTED for ticket in _reroute(*entry)]


def _reroute(
    service_id: str, start: str, wish: int, text: tuple[int, int], course: Course
) -> tuple[Ticket, Ticket]:
    service, began = SERVICES[service_id], at(start)
    dice = Dice(f"alih/{service_id}/{start}")
    asked = opened(
        dice,
        service,
        began,
        VOICES[service_id].wishes[wish],
        VOICES[service_id].troubles[text[0]].gejala[text[1]],
    )
    aduan = case(service_id, start, text, course, asal=asked, dicatat=began + minutes(12))
    asked.doc |= {
        "deskripsi": aduan.doc["gejala"],
        "klasifikasi": "gangguan",
        "status": "dialihkan",
        "aduan": aduan,
    }
    asked.doc.pop("butir")
    asked.doc["direspons"] = aduan.doc["direspons"]
    return asked, aduan


def unfinished() -> list[Ticket]:
    """Aduan that are open when the region is judged, some of them past their limit, some not yet."""
    return [
        case("perizinan-daring", "2025-12-18 14:10", (1, 0), Course("0:50:00", eskalasi="20:00:00")),
        case("adminduk-daring", "2025-12-29 16:40", (1, 0), Course("0:25:00", "18:10:00")),
        case("lapor-bupati", "2025-12-22 09:05", (3, 1), Course("1:10:00")),
        case("pbb-daring", "2025-12-30 15:20", (1, 1), Course("0:45:00")),
        case("jip", "2025-12-31 20:15", (1, 1), Course("0:40:00", "3:20:00")),
        case("akta-daring", "2025-12-24 21:30", (2, 1), Course()),
        case("surel-dinas", "2026-01-13 09:20", (2, 0), Course("1:35:00")),
        case("presensi-asn", "2026-01-14 07:40", (4, 0), Course("0:55:00", "6:00:00")),
        case("akta-daring", "2026-01-14 13:05", (0, 1), Course("0:35:00")),
        case("adminduk-daring", "2026-01-15 07:20", (5, 0), Course("0:22:00")),
        case("psc-119", "2026-01-15 07:48", (1, 0), Course()),
    ]


_PENDING = (
    ("perizinan-daring", "2025-12-29 10:15", 0, 1, "diproses"),
    ("adminduk-daring", "2025-12-31 13:40", 1, 2, "dipenuhi"),
    ("pemanfaatan-data", "2025-12-19 09:00", 1, 0, "diproses"),
    ("esptpd", "2025-12-30 11:05", 0, 1, "diajukan"),
    ("tte", "2026-01-14 21:30", 0, 2, "diajukan"),
    ("akta-daring", "2026-01-14 10:20", 0, 2, "diproses"),
    ("kenaikan-pangkat", "2025-09-26 14:30", 0, 1, "dipenuhi"),
    ("surel-dinas", "2026-01-13 08:35", 1, 0, "dipenuhi"),
)


def pending() -> list[Ticket]:
    """Permintaan that wait when the region is judged."""
    return [_pending(*entry) for entry in _PENDING]


def _pending(service_id: str, start: str, wish: int, text: int, status: str) -> Ticket:
    service, began = SERVICES[service_id], at(start)
    dice = Dice(f"tunggu/{service_id}/{start}")
    item = VOICES[service_id].wishes[wish]
    ticket = opened(dice, service, began, item, item.texts[text])
    ticket.doc["status"] = status
    if status == "diajukan":
        ticket.doc["kendala"] = "Belum ada petugas yang mengambil permintaan ini."
        return judged(dice, ticket)
    answered_ = began + minutes(25)
    ticket.doc |= {"pelaksana": [desk(dice, service, began.date())], "direspons": answered_}
    butir = next(entry for entry in service.data["permintaan"] if entry["id"] == item.butir)
    if butir.get("perlu_persetujuan"):
        ticket.doc["persetujuan"] = {
            "oleh": owner(service, began.date()),
            "waktu": began + minutes(90),
            "keputusan": "disetujui",
        }
    if status == "dipenuhi":
        ticket.doc["dipenuhi"] = began + minutes(150)
    return judged(dice, ticket)


def feature_request() -> Ticket:
    """The request for signing many documents at once, from which a change of the service came."""
    service, began = SERVICES["tte"], at("2025-03-11 09:20")
    dice = Dice("usul-fitur")
    doc = {
        "layanan": "tte",
        "butir": "usul-fitur",
        "pemohon": {"samaran": "Admin-OPD-017", "kategori": "opd"},
        "deskripsi": "Mohon ada fitur menandatangani banyak dokumen sekaligus untuk surat keputusan kenaikan gaji berkala.",
        "diajukan": began,
        "klasifikasi": "perubahan",
        "pelaksana": [desk(dice, service, began.date())],
        "direspons": began + minutes(30),
        "dipenuhi": began + minutes(290),
        "dikonfirmasi": began + minutes(330),
        "kepuasan": 4,
        "masukan": "Dijelaskan bahwa usul masuk rencana perubahan, semoga segera ada.",
        "perkembangan": [
            {
                "waktu": began + minutes(200),
                "kanal": "surel",
                "isi": "Usul dibahas dan dimasukkan ke rencana perubahan layanan.",
            }
        ],
        "status": "dikonfirmasi",
    }
    return Ticket("permintaan", service, began, doc)
