"""Pemantauan: one record a month for each service whose OPD monitors."""

from __future__ import annotations

from datetime import datetime, timedelta

from tools.sample.catalogue.forms import Doc
from tools.sample.catalogue.index import SERVICES, Service, components
from tools.sample.clock import WIB, at, minutes, month_days
from tools.sample.dice import Dice
from tools.sample.outages import Outage, outages
from tools.sample.texts import monitoring as pool
from tools.sample.texts.pools import month_name
from tools.sample.tickets import desk, engineer, owner
from tools.sample.workspace import Workspace
from tools.sample.year import Year

MONITORING = ("diskominfo", "disdukcapil", "dpmptsp", "dinkes", "bkpsdm")
_DAYS = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
_BLIND = ("info-investasi", 9)
_CHANGED = {
    ("adminduk-daring", 4): "Pengajuan baru dibatasi seribu per hari selama dua minggu sesudah libur.",
    (
        "perizinan-daring",
        10,
    ): "Versi 5.0.1 ditarik sementara; pengajuan memakai versi sebelumnya sampai esok hari.",
    ("presensi-asn", 7): "Presensi pulang 31 Juli dicatat dari mesin di kantor dan daftar hadir.",
}


def monitoring_into(space: Workspace, year: Year) -> None:
    """Files the monitoring of 2025."""
    for service in SERVICES.values():
        for month in range(1, 13):
            if service.opd in MONITORING and in_season(service, month):
                space.record(service.opd, record(service, month, year))


def in_season(service: Service, month: int) -> bool:
    """Whether the service is promised at all in that month."""
    season = service.data["ketersediaan"].get("masa")
    return not season or any(int(span["mulai"][5:7]) <= month <= int(span["sampai"][5:7]) for span in season)


def record_id(service: Service, month: int) -> str:
    """The id of a service's record of a month."""
    return f"PTU-{service.id.upper()}-2025-{month:02d}"


def record(service: Service, month: int, year: Year) -> Doc:
    """One pemantauan."""
    dice = Dice(f"pemantauan/{service.id}/{month}")
    down = [item for item in outages(service.id) if item.mulai.month == month]
    last = datetime(2025, month, month_days(month), tzinfo=WIB).date()
    doc: Doc = {
        "jenis": "pemantauan",
        "id": record_id(service, month),
        "layanan": service.id,
        "periode": f"2025-{month:02d}",
        "utilisasi": _load(service, month),
        "gangguan": [_outage(item, year) for item in down],
        "analisis": _analysis(dice, down),
        "peluang": dice.shuffled(pool.CHANCES)[: dice.whole(1, 2)],
        "kinerja_aplikasi": _performance(dice, service, month),
        "komponen": components(service),
        "lingkup": list(pool.FINDINGS),
        "temuan_lingkup": {name: dice.pick(texts) for name, texts in pool.FINDINGS.items()},
        "alat": "Zabbix 7 dan Uptime Kuma" if service.opd == "diskominfo" else "Uptime Kuma",
        "oleh": [desk(dice, service, last), engineer(dice, service, last)],
    }
    if not any(not item.terencana for item in down) and dice.chance(0.35):
        doc["anomali"] = [_alert(dice, month)]
        doc["analisis"] = dice.pick(pool.UNEASY)
    return doc | _measured(service, month, down) | _consequences(dice, service, month, year)


def _load(service: Service, month: int) -> Doc:
    steady = Dice(f"beban/{service.id}")
    base = {
        "cpu": steady.whole(18, 38),
        "ram": steady.whole(38, 60),
        "penyimpanan": steady.whole(35, 55),
        "jaringan": steady.whole(12, 34),
    }
    limits = {"cpu": 80, "ram": 85, "penyimpanan": 80, "jaringan": 75}
    dice = Dice(f"beban/{service.id}/{month}")
    found = {}
    for part, usual in base.items():
        mean = usual + (month * 0.9 if part == "penyimpanan" else dice.between(-4, 6))
        peak = min(mean * (1.04 if part == "penyimpanan" else dice.between(1.35, 1.9)), limits[part] - 1.5)
        found[part] = {"rata_rata": round(mean, 1), "puncak": round(peak, 1), "ambang": limits[part]}
    return found


def _outage(item: Outage, year: Year) -> Doc:
    doc: Doc = {"mulai": item.mulai, "selesai": item.selesai}
    if item.terencana:
        return doc | {"terencana": True, "penyebab": item.penyebab}
    return doc | {"penyebab": item.penyebab, "aduan": year.mayor[item.service, item.mulai]}


def _analysis(dice: Dice, down: list[Outage]) -> str:
    if any(not item.terencana for item in down):
        return dice.pick(pool.STRUCK)
    return dice.pick(pool.PLANNED if down else pool.CALM)


def _alert(dice: Dice, month: int) -> Doc:
    uraian, penanganan = dice.pick(pool.ALERTS)
    moment = datetime(2025, month, dice.whole(2, 26), dice.whole(7, 20), dice.whole(0, 59), tzinfo=WIB)
    return {"waktu": moment, "uraian": uraian, "penanganan": penanganan}


def _performance(dice: Dice, service: Service, month: int) -> list[Doc]:
    app = service.data["aplikasi"][0]
    seconds = f"{dice.between(1.1, 2.9):.1f}".replace(".", ",")
    found = [
        {
            "aplikasi": app,
            "aspek": "kinerja",
            "ukuran": "waktu muat halaman utama",
            "target": "paling lama 3 detik",
            "capaian": f"{seconds} detik",
        }
    ]
    if month % 3 == 0:
        found.append(
            {
                "aplikasi": app,
                "aspek": "keamanan",
                "ukuran": "kerentanan tingkat tinggi",
                "target": 0,
                "capaian": 0,
            }
        )
    if month in (1, 7):
        found.append(
            {
                "aplikasi": app,
                "aspek": "kompatibilitas",
                "ukuran": "peramban dan ponsel yang lulus uji",
                "target": "6 dari 6",
                "capaian": dice.pick(("6 dari 6", "5 dari 6")),
            }
        )
    return found


def _measured(service: Service, month: int, down: list[Outage]) -> Doc:
    if (service.id, month) == _BLIND:
        return {
            "teramati": [
                {"mulai": at("2025-09-01 00:00"), "selesai": at("2025-09-11 06:00")},
                {"mulai": at("2025-09-15 09:00"), "selesai": at("2025-10-01 00:00")},
            ],
            "analisis": "Alat pemantauan mati empat hari setelah pergantian server; hari-hari itu tidak teramati.",
        }
    share = availability(service, month, down)
    doc: Doc = {}
    if service.data["ketersediaan"]["jam"] == "24x7" and month % 3:
        doc["ketersediaan"] = float(f"{share + 1e-9:.2f}")
    if share < service.data["target_ketersediaan"]:
        failed = next(item for item in down if not item.terencana)
        day = f"{failed.mulai.day} {month_name(month)}"
        doc["penyebab_tidak_tercapai"] = pool.MISSED[month % 2].format(tanggal=day, penyebab=failed.penyebab)
    return doc


def availability(service: Service, month: int, down: list[Outage]) -> float:
    """Percent of the promised minutes of a month in which the service was up."""
    promised = lost = 0
    moment = datetime(2025, month, 1, tzinfo=WIB)
    for day in range(month_days(month)):
        for opens, closes in _promised(service, moment + timedelta(days=day)):
            promised += int((closes - opens).total_seconds())
            lost += sum(
                max(0, int((min(closes, item.selesai) - max(opens, item.mulai)).total_seconds()))
                for item in down
            )
    return 100 - 100 * lost / promised


def _promised(service: Service, midnight: datetime) -> list[tuple[datetime, datetime]]:
    hours = service.data["ketersediaan"]["jam"]
    text = "00:00-24:00" if hours == "24x7" else hours.get(_DAYS[midnight.weekday()], "")
    season = service.data["ketersediaan"].get("masa")
    day = midnight.date().isoformat()
    if not text or (season and not any(span["mulai"] <= day <= span["sampai"] for span in season)):
        return []
    opens, closes = ((int(part[:2]) * 60 + int(part[3:])) for part in text.split("-"))
    return [(midnight + minutes(opens), midnight + minutes(closes))]


def missed_months(service: Service, months: range) -> list[int]:
    """The months in which the service missed its availability target."""
    return [
        month
        for month in months
        if in_season(service, month)
        and availability(service, month, [item for item in outages(service.id) if item.mulai.month == month])
        < service.data["target_ketersediaan"]
    ]


def _consequences(dice: Dice, service: Service, month: int, year: Year) -> Doc:
    doc: Doc = {}
    upkeep = [item for item in outages(service.id) if item.terencana and item.mulai.month == month]
    if upkeep:
        person = engineer(dice, service, upkeep[0].mulai.date())
        doc["pemeliharaan"] = [
            {
                "komponen": service.data["aplikasi"][0],
                "waktu": upkeep[0].mulai + minutes(5),
                "uraian": dice.pick(pool.UPKEEP),
                "oleh": person,
                "hasil": "Selesai sesuai rencana dan diuji sebelum layanan dibuka.",
            }
        ]
    if (service.id, month) in _CHANGED:
        failed = next(
            item for item in outages(service.id) if not item.terencana and item.mulai.month == month
        )
        doc["perubahan_layanan"] = [
            {
                "uraian": _CHANGED[service.id, month],
                "aduan": year.mayor[service.id, failed.mulai],
                "dilaporkan": {
                    "kepada": owner(service, failed.selesai.date()),
                    "waktu": failed.selesai + minutes(45),
                },
            }
        ]
    if service.id == "kenaikan-pangkat":
        doc["dari"] = [("diskominfo", f"PTU-JIP-2025-{month:02d}")]
    return doc
