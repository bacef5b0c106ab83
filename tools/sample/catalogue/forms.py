"""Shapes that recur in the catalogue: officials, team members, hours, contacts, tests, application targets."""

from __future__ import annotations

from typing import Any

Doc = dict[str, Any]

OFFICE = {
    "senin": "07:30-16:00",
    "selasa": "07:30-16:00",
    "rabu": "07:30-16:00",
    "kamis": "07:30-16:00",
    "jumat": "07:30-16:30",
}
OFFICE_SATURDAY = OFFICE | {"sabtu": "08:00-14:00", "minggu": "08:00-12:00"}
WIDE = dict.fromkeys(("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu"), "07:00-21:00")
HELP_HOURS = {"24x7": "24x7", "lebar": WIDE, "sabtu": OFFICE_SATURDAY, "kantor": OFFICE}

_TESTS = {
    "kritis": {"sepenuhnya_elektronik": True, "dapat_manual": "tidak", "dapat_tertunda": False},
    "esensial": {"sepenuhnya_elektronik": True, "dapat_manual": "sementara", "dapat_tertunda": True},
    "normal": {"sepenuhnya_elektronik": False, "dapat_manual": "penuh", "dapat_tertunda": True},
}


def official(name: tuple[str, str], jabatan: str, eselon: str, unit: str, **more: Any) -> Doc:
    """An entry of one of the three upper roles; `name` is (id, full name)."""
    return {"id": name[0], "nama": name[1], "jabatan": jabatan, "eselon": eselon, "unit": unit, **more}


def member(
    name: tuple[str, str], jabatan: str, unit: str, appointed: tuple[str, str, str], **more: Any
) -> Doc:
    """An entry of one of the two teams; `appointed` is (by whom, date, number)."""
    entry: Doc = {"id": name[0], "nama": name[1], "jabatan": jabatan, "unit": unit, "status": "pegawai"}
    entry |= more
    entry.setdefault("mulai", appointed[1])
    entry["penunjukan"] = appointment(*appointed)
    return entry


def lent(orang: str, appointed: tuple[str, str, str], **more: Any) -> Doc:
    """A team member who is named in another place."""
    return {"orang": orang, "mulai": appointed[1], **more, "penunjukan": appointment(*appointed)}


def appointment(oleh: str, tanggal: str, nomor: str) -> Doc:
    """Who put somebody in a team, when, by which letter."""
    return {"oleh": oleh, "tanggal": tanggal, "nomor": nomor}


def contact(mail: str, phone: str) -> list[Doc]:
    """The two ways to ask for help that every service gives."""
    return [{"kanal": "email", "alamat": mail}, {"kanal": "telepon", "alamat": phone}]


def wish(id_: str, nama: str, target: str, approval: bool = False, **more: Any) -> Doc:
    """One kind of request that a service takes."""
    return (
        {"id": id_, "nama": nama, "target": target} | ({"perlu_persetujuan": True} if approval else {}) | more
    )


def tests(klasifikasi: str) -> Doc:
    """The answers that lead to that class."""
    return dict(_TESTS[klasifikasi])


def managed(draft: str, approve: str, agreed: str, plans: tuple[str, str, str, str], budget: str) -> Doc:
    """Target pengelolaan of an application for 2025; `plans` are design, build, test, upkeep."""
    due = ("2025-04-30", "2025-08-31", "2025-10-31", "2025-12-31")
    phases = ("rancang_bangun", "implementasi", "pengujian", "pemeliharaan")
    target: Doc = {"periode": 2025, "disetujui": agreed}
    for phase, plan, tenggat in zip(phases, plans, due, strict=True):
        target[phase] = {"rencana": plan, "tenggat": tenggat}
    target["aspek"] = {
        "ketersediaan": "sekurang-kurangnya sama dengan target ketersediaan aplikasi",
        "kinerja": "waktu muat halaman utama paling lama 3 detik",
        "keamanan": "tanpa kerentanan tingkat tinggi pada uji tahunan",
        "kompatibilitas": "sesuai proses bisnis layanan dan berjalan di peramban dan ponsel yang lazim dipakai",
    }
    target |= {"sdm": "2 administrator layanan dan 2 administrator infrastruktur", "anggaran": budget}
    return target | {"disusun_oleh": draft, "disetujui_oleh": approve}


def targets_set(oleh: str, waktu: str, dengan: list[str], nomor: str) -> Doc:
    """Penetapan target pelayanan by the pimpinan."""
    return {"oleh": oleh, "waktu": waktu, "berkoordinasi_dengan": dengan, "nomor": nomor}


def operation_set(drafter: str, oleh: str, waktu: str, agreed: tuple[str, str], nomor: str) -> Doc:
    """Penetapan target pengoperasian by the penanggung jawab layanan; `agreed` is (pimpinan, date)."""
    return {
        "disusun_oleh": drafter,
        "prosedur": "Pengoperasian mengikuti panduan operasi aplikasi; perubahan konfigurasi hanya melalui "
        "administrator infrastruktur dan dicatat dalam buku konfigurasi.",
        "jadwal_pemeliharaan": "Pemeliharaan rutin Minggu keempat setiap bulan pukul 00.00-03.00, diumumkan "
        "tiga hari sebelumnya.",
        "oleh": oleh,
        "waktu": waktu,
        "koordinasi": {"dengan": agreed[0], "tanggal": agreed[1]},
        "nomor": nomor,
    }
