"""A catalogue entry states a promise for every service, also where no table of the regulation has one."""

from __future__ import annotations

import pytest

from pipeline.check.validate import validate
from pipeline.load.read import load_bytes

ENTRY = """\
jenis: layanan
opd: dinkes
id: antrean
nama: Antrean Puskesmas
deskripsi: Mengambil nomor dari rumah.
penyedia: dinkes
administrator_layanan: tim
administrator_infrastruktur: tim
cara_akses: [{kanal: web, alamat: "https://antrean.example"}]
target_ketersediaan: 99
kontak_bantuan: [{kanal: telepon, alamat: "0283-1"}]
waktu_bantuan: 24x7
target_pelayanan: 3 hari
ketersediaan: {jam: 24x7}
kelompok: KELOMPOK
klasifikasi: KELAS
uji_klasifikasi: {sepenuhnya_elektronik: false, dapat_manual: penuh, dapat_tertunda: true}
mulai: 2024
permintaan: [{id: nomor, nama: Nomor antrean, target: 1 hari}]
"""


@pytest.mark.parametrize("group", ["publik", "administrasi_pemerintahan"])
@pytest.mark.parametrize("grade", ["kritis", "esensial", "normal"])
def test_a_promise_is_asked_of_every_group_and_class(group: str, grade: str) -> None:
    whole = ENTRY.replace("KELOMPOK", group).replace("KELAS", grade)
    (document,) = load_bytes(whole.encode(), "catalog/dinkes/layanan/antrean.yaml").documents
    assert validate(document) == []
    without = whole.replace("target_pelayanan: 3 hari\n", "")
    (document,) = load_bytes(without.encode(), "catalog/dinkes/layanan/antrean.yaml").documents
    (fault,) = validate(document)
    assert (fault.code, fault.pointer.json_pointer()) == ("SKM003", "/target_pelayanan")
    assert "L2.1.1.2.k10" in fault.clauses
