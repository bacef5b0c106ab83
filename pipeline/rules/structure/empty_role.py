"""Roles of Tabel 1 that nobody holds, for the whole OPD or for one service."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.law import Law
from pipeline.law.values import RoleInfo
from pipeline.model.case import Case
from pipeline.model.moments import Moment
from pipeline.model.region import Office
from pipeline.model.rule import Breach
from pipeline.rules.declare import WARNING, rule
from pipeline.rules.running import runs, today

_ROWS = ("L1.T1.1", "L1.T1.2", "L1.T1.3", "L1.T1.4", "L1.T1.5")


@rule("STR001", "empty-role", "L1.p2b", *_ROWS, severity=WARNING, kinds=("opd",))
def empty_role(case: Case, law: Law) -> Iterator[Breach]:
    """Peran Tabel 1 tidak dipegang siapa pun.

    Ketentuan:
        Tabel 1 menyarankan lima peran: Pimpinan PD, dua penanggung jawab, dan dua tim administrator. Bentuk
        organisasinya bebas.

    Alasan:
        Penetapan, persetujuan, dan laporan memerlukan orang yang memegang perannya. Ini penyimpangan dari
        anjuran; bukan pelanggaran.

    Melanggar:
        struktur:
          pimpinan: {id: kadis, nama: Rina Wulandari, jabatan: Kepala Dinas}
          # penanggung_jawab_layanan kosong

    Patuh:
        struktur:
          pimpinan: {id: kadis, nama: Rina Wulandari, jabatan: Kepala Dinas}
          penanggung_jawab_layanan: {id: kabid, nama: Agus Salim, jabatan: Kepala Bidang}

    Cara memenuhi:
        Isi peran itu; boleh menunjuk orang OPD lain (`orang: diskominfo/kabid-infra`).
    """
    office = case.region.offices.get(case.document.id)
    if office is None or not _expected(case, law, office):
        return
    for info in law.roles:
        # Who is named but unknown is a matter of the reference, or of the file that should hold the person.
        if not office.named(info.kode, _now(case)):
            former = any(tenure.role == info.kode for tenure in office.tenures)
            state = "tidak ada yang sedang memegangnya" if former else "kosong"
            yield case.breach(
                "struktur",
                *((info.kode,) if former else ()),
                message=f"Peran {info.nama} pada `struktur.{info.kode}` {state}.",
                help=f"Isi `struktur.{info.kode}` dengan orang yang memegang peran itu sekarang.",
                clauses=("L1.p2b", info.klausul),
            )


@rule("STR002", "service-without-holder", "L1.p2b", *_ROWS, severity=WARNING, kinds=("layanan",))
def service_without_holder(case: Case, law: Law) -> Iterator[Breach]:
    """Layanan tidak tercakup oleh pemegang suatu peran.

    Ketentuan:
        Tabel 1 menyarankan penanggung jawab dan administrator untuk setiap layanan.

    Alasan:
        Bila pemegang peran hanya disebut untuk layanan tertentu, layanan lain tertinggal tanpa orang yang
        dapat menetapkan, menyetujui, atau menanganinya.

    Melanggar:
        # struktur OPD: kabid hanya untuk layanan data-induk
        penanggung_jawab_layanan: {id: kabid, nama: Agus Salim, jabatan: Kepala Bidang, layanan: [data-induk]}

    Patuh:
        penanggung_jawab_layanan: {id: kabid, nama: Agus Salim, jabatan: Kepala Bidang}

    Cara memenuhi:
        Tambahkan layanan ini pada pemegang perannya, atau hapus `layanan` agar mencakup semuanya.
    """
    service = case.service
    office = case.region.offices.get(case.document.opd)
    if service is None or office is None or not _expected(case, law, office):
        return
    for info in law.roles:
        if office.named(info.kode, _now(case)) and not office.named(info.kode, _now(case), service.id):
            yield _uncovered(case, info)


def _uncovered(case: Case, info: RoleInfo) -> Breach:
    return case.breach(
        "id",
        message=f"Tidak ada {info.nama} yang mencakup layanan ini menurut `struktur` OPD.",
        help=f"Tambahkan layanan ini pada `struktur.{info.kode}`, atau hapus `layanan` di sana.",
        clauses=("L1.p2b", info.klausul),
    )


def _expected(case: Case, law: Law, office: Office) -> bool:
    """Whether roles are asked of a document: of a providing OPD that exists, and of what runs."""
    day = today(case.region, case.as_of)
    if law.reading("peran.struktur_wajib", office.id, case.as_of) == "abaikan" or not office.provides:
        return False
    return runs(office.document.data, day) and runs(case.data, day)


def _now(case: Case) -> Moment:
    return Moment(case.as_of, today(case.region, case.as_of))
