"""Offices of Tabel 1 held by one person or by two, without a position, or from a day after their last."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from pipeline.law.law import Law
from pipeline.model.case import Case
from pipeline.model.lean import replace
from pipeline.model.moments import Moment
from pipeline.model.people import ROLES, Tenure
from pipeline.model.rule import Breach
from pipeline.rules.authority import INFRASTRUCTURE_OWNER, LEADER, OWNER
from pipeline.rules.declare import ERROR, WARNING, rule
from pipeline.rules.running import today
from pipeline.rules.telling import quoted, role_name
from pipeline.wording import daftar, tanggal

_OFFICES = (LEADER, OWNER, INFRASTRUCTURE_OWNER)
_ROWS = {LEADER: "L1.T1.1", OWNER: "L1.T1.2", INFRASTRUCTURE_OWNER: "L1.T1.3"}
# A plh stands in for a holder who is only away: both are in office.
_STANDS_IN = "plh"


@rule("STR007", "leader-is-also-owner", severity=WARNING, kinds=("opd",))
def leader_is_owner(case: Case, law: Law) -> Iterator[Breach]:
    """Pimpinan PD sekaligus menjadi penanggung jawab.

    Ketentuan:
        Tabel 1 menyebut Pimpinan PD dan penanggung jawab sebagai pejabat yang berbeda, tetapi tidak melarang
        perangkapan. Peringatan ini bawaan alat.

    Alasan:
        Beberapa penetapan memerlukan keduanya: yang satu menetapkan, yang lain diajak berunding. Pada
        kecamatan dan PD kecil perangkapan memang dapat terjadi.

    Melanggar:
        pimpinan: {id: camat, nama: Dwi Astuti, jabatan: Camat}
        penanggung_jawab_layanan: {orang: camat}

    Patuh:
        pimpinan: {id: camat, nama: Dwi Astuti, jabatan: Camat}
        penanggung_jawab_layanan: {id: sekcam, nama: Joko Susilo, jabatan: Sekretaris Kecamatan}

    Cara memenuhi:
        Tunjuk pejabat lain bila ada; bila tidak, biarkan.
    """
    office = case.region.offices.get(case.document.id)
    now = Moment(case.as_of, today(case.region, case.as_of))
    leaders = office.holders(LEADER, now) if office else ()
    for tenure in office.tenures if office else ():
        if tenure.role in (OWNER, INFRASTRUCTURE_OWNER) and tenure.holds(now) and tenure.person in leaders:
            yield Breach(
                tenure.pointer,
                f"{quoted(_name(tenure))} sekaligus {role_name(law, LEADER)} "
                f"dan {role_name(law, tenure.role)}.",
                "Tunjuk pejabat lain bila ada; perangkapan tidak dilarang.",
            )


@rule("STR008", "position-unknown", *_ROWS.values(), severity=WARNING, kinds=("opd",))
def position_unknown(case: Case, law: Law) -> Iterator[Breach]:
    """Jabatan pemegang peran pejabat tidak diketahui.

    Ketentuan:
        Tabel 1 menggambarkan Pimpinan PD dan kedua penanggung jawab sebagai pejabat setingkat eselon
        tertentu; jabatan setara juga boleh.

    Alasan:
        Orang yang dirujuk dengan `orang` membawa jabatan dari tempat ia ditulis lengkap. Di sana jabatannya
        kosong.

    Melanggar:
        penanggung_jawab_layanan: {orang: adm-loket}
        administrator_layanan: [{id: adm-loket, nama: Sri Wahyuni}]

    Patuh:
        penanggung_jawab_layanan: {orang: adm-loket}
        administrator_layanan: [{id: adm-loket, nama: Sri Wahyuni, jabatan: Kepala Seksi Pelayanan}]

    Cara memenuhi:
        Isi `jabatan` pada tempat orang itu ditulis lengkap.
    """
    for tenure in _tenures(case, _OFFICES):
        if tenure.person is not None and not tenure.person.jabatan and not _ended(tenure, case):
            yield Breach(
                tenure.pointer,
                f"Jabatan {quoted(_name(tenure))} sebagai {role_name(law, tenure.role)} tidak diketahui.",
                "Isi `jabatan` pada tempat orang itu ditulis lengkap.",
                (_ROWS[tenure.role],),
            )


@rule("STR009", "tenure-ends-before-it-begins", severity=ERROR, kinds=("opd",))
def tenure_backwards(case: Case, law: Law) -> Iterator[Breach]:
    """Masa memegang peran berakhir sebelum dimulai.

    Ketentuan:
        Peraturan tidak mengatur cara mencatat masa jabatan. Alat memakai `mulai` dan `sampai` untuk menilai
        siapa yang berwenang pada suatu tanggal.

    Alasan:
        Masa yang terbalik tidak mencakup satu hari pun; semua penetapan orang itu tampak tidak berwenang.

    Melanggar:
        pimpinan: {id: kadis, nama: Rina, jabatan: Kepala Dinas, mulai: 2025-01-01, sampai: 2024-12-31}

    Patuh:
        pimpinan: {id: kadis, nama: Rina, jabatan: Kepala Dinas, mulai: 2024-01-01, sampai: 2024-12-31}

    Cara memenuhi:
        Perbaiki `mulai` atau `sampai`.
    """
    for tenure in _tenures(case, ROLES):
        if tenure.mulai is not None and tenure.sampai is not None and tenure.sampai < tenure.mulai:
            yield Breach(
                replace(tenure.pointer, keys=(*tenure.pointer.keys, "sampai")),
                f"Masa {quoted(_name(tenure))} sebagai {role_name(law, tenure.role)} berakhir "
                f"{tanggal(tenure.sampai)}, sebelum dimulai ({tanggal(tenure.mulai)}).",
                "Perbaiki `mulai` atau `sampai`.",
            )


@rule("STR010", "two-holders-at-once", *_ROWS.values(), severity=WARNING, kinds=("opd",))
def two_holders(case: Case, law: Law) -> Iterator[Breach]:
    """Satu jabatan dipegang dua orang pada masa yang sama.

    Ketentuan:
        Tabel 1 menggambarkan Pimpinan PD dan penanggung jawab suatu layanan masing-masing sebagai satu
        pejabat. Beberapa penanggung jawab boleh ada bila layanannya berbeda.

    Alasan:
        Bila masanya bertumpuk tidak jelas siapa yang berwenang; biasanya `sampai` pejabat lama terlupa.
        Pelaksana harian (plh) memang berdampingan dengan pejabatnya.

    Melanggar:
        pimpinan:
          - {id: kadis-lama, nama: Suharto, jabatan: Kepala Dinas, mulai: 2021-01-04}
          - {id: kadis, nama: Rina Wulandari, jabatan: Kepala Dinas, mulai: 2024-01-02}

    Patuh:
        pimpinan:
          - {id: kadis-lama, nama: Suharto, jabatan: Kepala Dinas, mulai: 2021-01-04, sampai: 2024-01-01}
          - {id: kadis, nama: Rina Wulandari, jabatan: Kepala Dinas, mulai: 2024-01-02}

    Cara memenuhi:
        Isi `sampai` pejabat lama, atau bagi layanannya dengan `layanan`.
    """
    for first, second in combinations(_tenures(case, _OFFICES), 2):
        if _both_hold(first, second):
            names = daftar([quoted(_name(first)), quoted(_name(second))])
            yield Breach(
                second.pointer,
                f"{role_name(law, first.role)} dipegang {names} pada masa yang sama.",
                "Isi `sampai` pejabat lama, atau bagi layanannya dengan `layanan`.",
                (_ROWS[first.role],),
            )


def _tenures(case: Case, roles: tuple[str, ...]) -> list[Tenure]:
    office = case.region.offices.get(case.document.id)
    return [tenure for tenure in office.tenures if tenure.role in roles] if office else []


def _both_hold(first: Tenure, second: Tenure) -> bool:
    """Whether two people hold one office for one service on one day, neither standing in for the other."""
    stands_in = _STANDS_IN in (first.data.get("sifat"), second.data.get("sifat"))
    if first.role != second.role or first.person == second.person or stands_in:
        return False
    return _overlap(first, second) and _share_services(first, second)


def _overlap(first: Tenure, second: Tenure) -> bool:
    begin = max(first.mulai or date.min, second.mulai or date.min)
    return begin <= min(first.sampai or date.max, second.sampai or date.max)


def _share_services(first: Tenure, second: Tenure) -> bool:
    if first.layanan is None or second.layanan is None:
        return True
    return bool(first.layanan & second.layanan)


def _ended(tenure: Tenure, case: Case) -> bool:
    return tenure.sampai is not None and tenure.sampai < today(case.region, case.as_of)


def _name(tenure: Tenure) -> object:
    return tenure.data.get("id") or tenure.data.get("orang")
