"""The reports of Tabel 1, the availability report, and the quarterly review of disturbances."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta

from tools.sample.catalogue.forms import Doc
from tools.sample.catalogue.index import (
    ADM_INFRA,
    ADM_LAYANAN,
    PIMPINAN,
    PJ_INFRA,
    SERVICES,
    Service,
    holder,
    holders,
)
from tools.sample.clock import AS_OF, WIB, minutes
from tools.sample.dice import Dice
from tools.sample.monitoring import missed_months
from tools.sample.tickets import Ticket, owner
from tools.sample.workspace import Workspace
from tools.sample.year import Year

REPORTING = ("diskominfo", "disdukcapil", "dpmptsp", "dinkes", "bkpsdm")
REVIEWING = {
    "diskominfo": (1, 2, 3, 4),
    "disdukcapil": (1, 2, 3, 4),
    "dpmptsp": (1, 2, 3, 4),
    "dinkes": (1, 2, 3, 4),
    "bkpsdm": (1, 2),
}
_WRITTEN = {1: date(2025, 4, 14), 2: date(2025, 7, 7), 3: date(2025, 10, 6), 4: date(2026, 1, 5)}


def reports_into(space: Workspace, year: Year) -> None:
    """Files laporan and reviu_gangguan of the four quarters."""
    for opd in REPORTING:
        for quarter in range(1, 5):
            for doc in _reports(opd, quarter):
                space.record(opd, doc, name=f"2025-T{quarter}")
    for service in SERVICES.values():
        for quarter in REVIEWING.get(service.opd, ()):
            space.record(service.opd, _review(service, quarter, year))


def quarter_months(quarter: int) -> range:
    """The months of a quarter."""
    return range(3 * quarter - 2, 3 * quarter + 1)


def served(opd: str) -> list[tuple[str, list[Service]]]:
    """The penanggung jawab layanan of an OPD with the services of each."""
    found: dict[str, list[Service]] = {}
    for service in SERVICES.values():
        if service.opd == opd:
            found.setdefault(owner(service, _WRITTEN[1]), []).append(service)
    return list(found.items())


def _reports(opd: str, quarter: int) -> list[Doc]:
    day = _WRITTEN[quarter]
    found = []
    for place, (chief, services) in enumerate(served(opd), start=1):
        desk = _common(opd, services, day)
        ids = [service.id for service in services]
        head = holder(opd, PIMPINAN, None, day)
        kinds = [("penanganan_aduan", desk, chief, 0), ("ketersediaan_layanan", desk, chief, 1)]
        if opd != "bkpsdm" or quarter < 3:
            kinds.append(("penyelenggaraan_layanan", chief, head, 2))
        found += [
            _report((kind, f"{place}", quarter), (writer, reader), ids, day + timedelta(days=late))
            for kind, writer, reader, late in kinds
        ]
    everything = [service.id for service in SERVICES.values() if service.opd == opd]
    team = (holder(opd, ADM_INFRA, None, day), holder(opd, PJ_INFRA, None, day))
    found.append(_report(("operasional_infrastruktur_aplikasi", "", quarter), team, everything, day))
    return [_numbered(doc, place, quarter) for place, doc in enumerate(found, start=1)]


def _common(opd: str, services: list[Service], day: date) -> str:
    teams = [holders(opd, ADM_LAYANAN, service.id, day) for service in services]
    return next(person for person in teams[0] if all(person in team for team in teams))


def _numbered(doc: Doc, place: int, quarter: int) -> Doc:
    return {"jenis": "laporan", "id": f"LAP-2025-T{quarter}-{place:02d}", **doc}


def _report(what: tuple[str, str, int], people: tuple[str, str], layanan: list[str], day: date) -> Doc:
    kind, place, quarter = what
    dice = Dice(f"laporan/{people}/{kind}/{place}/{quarter}")
    doc: Doc = {
        "jenis_laporan": kind,
        "periode": f"2025-T{quarter}",
        "layanan": layanan,
        "analisis": dice.pick(_ANALYSES[kind]),
        "tindak_lanjut": [dice.pick(_FOLLOW[kind])],
        "disusun_oleh": people[0],
        "disampaikan_kepada": people[1],
        "tanggal": day.isoformat(),
        "diterima": (day + timedelta(days=1)).isoformat(),
    }
    if kind == "penyelenggaraan_layanan":
        doc["keputusan_diminta"] = [dice.pick(_ASKED)]
    if kind == "operasional_infrastruktur_aplikasi":
        added, removed = dice.whole(1, 9), dice.whole(0, 6)
        reviewed = (day - timedelta(days=9)).isoformat()
        doc["pengelolaan_akses"] = {
            "akun_aktif": 40 + 3 * quarter + added,
            "ditambah": added,
            "dicabut": removed,
            "direviu": reviewed,
        }
    return doc


_ANALYSES = {
    "penanganan_aduan": (
        "Aduan terbanyak menyangkut unggahan dan kelambatan pada jam sibuk; keterlambatan terjadi pada laporan di luar jam layanan.",
        "Sebagian besar aduan selesai pada hari yang sama; yang terlambat menunggu penyedia pihak ketiga.",
        "Jumlah aduan turun setelah panduan diperbarui; konfirmasi pelapor masih perlu diingatkan.",
    ),
    "ketersediaan_layanan": (
        "Ketersediaan bulanan dipantau dari luar jaringan; waktu henti terencana terjadi pada dini hari.",
        "Ketersediaan stabil; penyebab waktu henti tercatat dalam aduan dan pemantauan.",
    ),
    "penyelenggaraan_layanan": (
        "Layanan berjalan; target yang terlewat dijelaskan pada laporan aduan dan pemantauan.",
        "Permintaan meningkat pada akhir triwulan; petugas akhir pekan menjadi kebutuhan utama.",
    ),
    "operasional_infrastruktur_aplikasi": (
        "Perangkat berjalan di bawah ambang; tambalan terpasang sesuai jadwal.",
        "Pencadangan berjalan dan diperiksa; hak akses direviu dan akun pegawai pindah dicabut.",
    ),
}
_FOLLOW = {
    "penanganan_aduan": (
        "Menyusun jawaban baku untuk gejala berulang.",
        "Mengingatkan konfirmasi pada hari berikutnya.",
        "Menjadwalkan piket akhir pekan.",
    ),
    "ketersediaan_layanan": ("Memindahkan rekap ke dini hari.", "Menambah pemantauan dari luar jaringan."),
    "penyelenggaraan_layanan": (
        "Membahas kebutuhan petugas pada rapat dinas.",
        "Memperbarui katalog bila janji berubah.",
    ),
    "operasional_infrastruktur_aplikasi": (
        "Menambah ruang penyimpanan log.",
        "Menguji pulih cadangan pada triwulan berikutnya.",
    ),
}
_ASKED = (
    "Persetujuan penambahan petugas piket akhir pekan.",
    "Persetujuan pengadaan penyimpanan tambahan pada anggaran perubahan.",
    "Arahan tentang jadwal pemeliharaan pada masa puncak layanan.",
)


def _review(service: Service, quarter: int, year: Year) -> Doc:
    told = _instant(_WRITTEN[quarter])
    found = [
        ticket
        for ticket in year.of(service.id, "aduan", quarter_months(quarter))
        if ticket.doc["status"] not in ("batal", "duplikat", "bukan_lingkup", "dicatat")
    ]
    doc: Doc = {
        "jenis": "reviu_gangguan",
        "id": f"RVG-{service.id.upper()}-2025-T{quarter}",
        "layanan": service.id,
        "periode": f"2025-T{quarter}",
        "gangguan": found,
        "identifikasi": _identified(found),
        "analisis": _analysed(found),
        "diinformasikan": {"kepada": owner(service, told.date()), "waktu": told},
        "oleh": holder(service.opd, ADM_LAYANAN, service.id, told.date()),
    }
    if found:
        doc |= _causes([ticket for ticket in found if ticket.doc.get("diselesaikan", AS_OF) < told])
    return doc


def _instant(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 10, 30, tzinfo=WIB)


def _kinds(found: list[Ticket]) -> list[tuple[str, int]]:
    return Counter(str(ticket.doc["kategori"]) for ticket in found).most_common()


def _identified(found: list[Ticket]) -> str:
    if not found:
        return "Tidak ada gangguan yang tercatat pada triwulan ini; pantauan dan masukan pengguna diperiksa."
    return f"Tercatat {len(found)} gangguan pada triwulan ini, terbanyak menyangkut {_kinds(found)[0][0].lower()}."


def _analysed(found: list[Ticket]) -> str:
    again = [ticket for ticket in found if "berulang_dari" in ticket.doc]
    if again:
        return "Gangguan yang sama muncul kembali; perbaikan sebelumnya baru mengatasi gejala dan penyebabnya dibahas bersama tim infrastruktur."
    if not found:
        return "Pemakaian dan peringatan sistem tidak menunjukkan gejala yang perlu ditiketkan."
    if any(ticket.doc["dampak"] == "mayor" for ticket in found):
        return "Satu gangguan menyeluruh menentukan penilaian triwulan ini; gangguan kecil tidak saling berhubungan."
    return "Gangguan tidak saling berhubungan; dua gejala terbanyak dapat dicegah dengan perbaikan kecil pada aplikasi."


def _causes(found: list[Ticket]) -> Doc:
    first = _kinds(found)[0][0] if found else ""
    same = [ticket for ticket in found if ticket.doc["kategori"] == first]
    solved = [ticket for ticket in same if "penyebab" in ticket.doc] or [
        ticket for ticket in found if "penyebab" in ticket.doc
    ]
    if not solved:
        return {
            "penyebab_utama": "Penyebab belum ditemukan; masih ditangani.",
            "penanganan": [{"uraian": "Penelusuran dilanjutkan bersama penyedia."}],
        }
    last = solved[-1]
    done = last.doc["diselesaikan"] + minutes(30)
    person = last.doc["aktivitas"][-1]["oleh"]
    deed = [step["uraian"] for step in last.doc["aktivitas"] if step["tahap"] in ("penanganan", "pemulihan")][
        -1
    ]
    return {
        "penyebab_utama": last.doc["penyebab"],
        "penanganan": [{"uraian": deed, "waktu": done, "oleh": person}],
    }


def availability_missed(opd: str, months: range) -> list[str]:
    """The services of an OPD that missed their availability target in some of those months."""
    return [
        service.id for service in SERVICES.values() if service.opd == opd and missed_months(service, months)
    ]
