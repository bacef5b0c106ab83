"""What is personal data in free text and what only looks like it, through `spbe check`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.unit.run.levelscase import Docs, answer, request, write

AS_OF = "2026-01-15T08:00:00+07:00"
NIK, TELEPHONE, MAIL = "PBD001", "PBD002", "PBD003"
# Put together here, so that no file of the project holds a number that somebody may have.
TEGAL, BORN, SERIAL = "332801", "150890", "0001"
MOBILE = "0812" + "34567890"

PERSONAL: dict[str, tuple[str, str]] = {
    "NIK": (NIK, f"Pemohon {TEGAL}{BORN}{SERIAL} gagal merekam."),
    "NIK of a woman": (NIK, f"NIK {TEGAL}550890{SERIAL}."),
    "NIK in blocks of four": (NIK, f"NIK 3328 0115 0890 {SERIAL} ganda."),
    "NIK with dots": (NIK, f"NIK {TEGAL}.{BORN}.{SERIAL}"),
    "NIK with dashes": (NIK, f"NIK {TEGAL}-{BORN}-{SERIAL}"),
    "NIK after a colon": (NIK, f"NIK:{TEGAL}{BORN}{SERIAL}"),
    "NIK in brackets": (NIK, f"Warga ({TEGAL}{BORN}{SERIAL}) datang."),
    "NIK and a full stop": (NIK, f"Nomornya {TEGAL}{BORN}{SERIAL}. Mohon dicek."),
    "NIK on a second line": (NIK, f"Gagal.\n{TEGAL}{BORN}{SERIAL}\nMohon dicek."),
    "mobile": (TELEPHONE, f"Hubungi {MOBILE} segera."),
    "mobile with dashes": (TELEPHONE, "Hubungi 0812-3456-7890."),
    "mobile with spaces": (TELEPHONE, "Hubungi 0812 3456 7890 ya."),
    "mobile with dots": (TELEPHONE, "Hubungi 0812.3456.7890"),
    "mobile +62": (TELEPHONE, "Hubungi +6281234567890."),
    "mobile +62 with blanks": (TELEPHONE, "WA +62 812-3456-7890"),
    "mobile 62": (TELEPHONE, "WA 6281234567890"),
    "mobile in brackets": (TELEPHONE, f"Pelapor ({MOBILE}) menunggu."),
    "mobile behind wa.me": (TELEPHONE, "Balas ke wa.me/6281234567890"),
    "mobile, the shortest": (TELEPHONE, "HP 0811234567"),
    "mobile after two points": (TELEPHONE, f"HP:{MOBILE}"),
    "landline that is called one": (TELEPHONE, "Telp. (0283) 491234 berdering."),
    "landline without brackets": (TELEPHONE, "telepon 0283-491234"),
    "landline +62": (TELEPHONE, "Telp +62 283 491234"),
    "mail": (MAIL, "Kirim ke siti.aminah@contoh.com ya."),
    "mail with a plus": (MAIL, "siti+ktp@contoh.co.id"),
    "mail in angle brackets": (MAIL, "Siti <siti@contoh.net>"),
    "mail that only ends like an office's": (MAIL, "budi@kantorgo.id"),
    "mail of an office and of a person": (MAIL, "dari layanan@tegalkab.go.id ke budi@contoh.com"),
}
HARMLESS: dict[str, str] = {
    "NIP in one": "Petugas 198508152010011003 menerima.",
    "NIP in four parts": "NIP 19850815 201001 1 003 menerima.",
    "number of a ticket": "Lanjutan ADU-2025-0001 dan PMT-2025-0123.",
    "long number of a ticket": "Nomor tiket pusat INC3328011508900001.",
    "a time": "Terjadi 2025-06-03T08:10:00+07:00 sampai 2025-06-03 09:10.",
    "dates in a row": "Padam 03-06-2025, 04-06-2025, dan 05-06-2025.",
    "an amount": "Biaya Rp1.250.000.000,00 per tahun.",
    "a large amount": "Nilai 3.328.011.508.900.001 rupiah menurut laporan.",
    "a number of family that starts with nought": "Nomor 0028011508900001 tidak ada.",
    "sixteen digits of no birth": "Kode bayar 3328019999990001 gagal.",
    "sixteen digits of no province": f"Kode bayar 9928{BORN[:2]}{BORN}{SERIAL} gagal.",
    "seventeen digits": f"Kode bayar {TEGAL}{BORN}{SERIAL}7 gagal.",
    "fifteen digits": f"IMEI {TEGAL}{BORN}001 diganti.",
    "an address of the network": "Server 192.168.100.201 dan 10.10.0.8 mati.",
    "a version": "Versi 2.14.0812 dipasang.",
    "part of an address of a page": "Lihat https://contoh.go.id/a/081234567890123456",
    "a number of a letter": "Surat 800/0812/2025/ST.12 diterima.",
    "mail of an office": "Kirim ke layanan@tegalkab.go.id.",
    "mail of an office in capitals": "Kirim ke LAYANAN@TEGALKAB.GO.ID.",
    "an at sign": "Rapat @ aula, akun @disdukcapil.",
    "an office's short number": "Hubungi 112 atau 1500-000.",
    "a measure": "Latensi 0812 ms, 34567 permintaan.",
}  # fmt: skip


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Any:
    texts = {name: text for name, (_, text) in PERSONAL.items()} | HARMLESS

    def change(docs: Docs) -> None:
        for number, text in enumerate(texts.values(), start=100):
            docs[f"teks-{number}"] = request() | {"id": f"PMT-{number}", "deskripsi": text}

    root = write(tmp_path_factory.mktemp("texts"), {"dinas": change})
    said = answer(
        *("check", "--format", "json", "--engine", "serial", "--quiet", "--select", "PBD"),
        *("--root", str(root), "--as-of", AS_OF),
    )["findings"]
    numbers = dict(enumerate(texts, start=100))
    codes: dict[str, set[str]] = {name: set() for name in texts}
    for one in said:
        assert one["pointer"] == "/deskripsi"
        codes[numbers[int(Path(one["path"]).stem.removeprefix("teks-"))]].add(one["code"])
    return codes, said


@pytest.mark.parametrize("name", PERSONAL)
def test_personal_data_is_found_however_it_is_written(found: Any, name: str) -> None:
    assert found[0][name] == {PERSONAL[name][0]}


@pytest.mark.parametrize("name", HARMLESS)
def test_what_only_looks_like_it_is_left_alone(found: Any, name: str) -> None:
    assert found[0][name] == set()


def test_the_data_itself_is_never_repeated(found: Any) -> None:
    told = " ".join(f"{one['message']} {one['help']}" for one in found[1])
    assert TEGAL not in told
    assert "3456" not in told
    assert "@" not in told
