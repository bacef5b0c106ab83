"""Who may be in the teams of administrators, and who appoints them (Tabel 1, rows 4 and 5)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.law import Law
from pipeline.law.values import RoleInfo
from pipeline.model.case import Case
from pipeline.model.moments import Moment, parse_moment
from pipeline.model.people import Tenure
from pipeline.model.rule import Breach
from pipeline.rules.declare import WARNING, rule
from pipeline.rules.running import today
from pipeline.rules.telling import quoted, role_name, when
from pipeline.wording import daftar, tanggal

_SERVICE_TEAM, _INFRASTRUCTURE_TEAM = "L1.T1.4", "L1.T1.5"


@rule("STR003", "third-party-administrator", _SERVICE_TEAM, severity=WARNING, kinds=("opd",))
def third_party(case: Case, law: Law) -> Iterator[Breach]:
    """Pihak ketiga menjadi Administrator Layanan.

    Ketentuan:
        Tabel 1 menyarankan Administrator Layanan dari pejabat atau pegawai. Pihak ketiga hanya disebut untuk
        Administrator Infrastruktur dan Aplikasi.

    Alasan:
        Administrator Layanan berhadapan dengan pengguna atas nama PD. Karena seluruh struktur dianjurkan, ini
        penyimpangan dari anjuran.

    Melanggar:
        administrator_layanan:
          - {id: adm-loket, nama: Sri Wahyuni, status: pihak_ketiga}

    Patuh:
        administrator_layanan:
          - {id: adm-loket, nama: Sri Wahyuni, status: pegawai}

    Cara memenuhi:
        Tunjuk pejabat atau pegawai, atau pindahkan orang itu ke tim infrastruktur dan aplikasi.
    """
    if law.reading("peran.pihak_ketiga", case.document.id, case.as_of) == "abaikan":
        return
    for tenure, info in _team_members(case, law):
        status = tenure.data.get("status") or (tenure.person.data.get("status") if tenure.person else None)
        if status is not None and info.anggota_boleh and status not in info.anggota_boleh:
            written = "status" if "status" in tenure.data else "orang"
            allowed = daftar([one.replace("_", " ") for one in info.anggota_boleh], "atau")
            yield _at(
                tenure,
                written,
                f"{info.nama} {quoted(_name(tenure))} adalah {str(status).replace('_', ' ')}; "
                f"{law.table_name('struktur')} menyarankan {allowed}.",
                "Tunjuk orang dengan status itu, atau catat alasannya dalam penunjukannya.",
                info,
            )


@rule("STR004", "appointment-missing", _SERVICE_TEAM, _INFRASTRUCTURE_TEAM, severity=WARNING, kinds=("opd",))
def appointment_missing(case: Case, law: Law) -> Iterator[Breach]:
    """Administrator tanpa penunjukan.

    Ketentuan:
        Administrator Layanan ditunjuk penanggung jawab layanan; Administrator Infrastruktur dan Aplikasi
        ditunjuk penanggung jawab infrastruktur dan aplikasi.

    Alasan:
        Penunjukan menerangkan siapa yang menugaskan dan sejak kapan.

    Melanggar:
        administrator_layanan:
          - {id: adm-loket, nama: Sri Wahyuni}

    Patuh:
        administrator_layanan:
          - {id: adm-loket, nama: Sri Wahyuni, penunjukan: {oleh: kabid, tanggal: 2024-05-02}}

    Cara memenuhi:
        Isi `penunjukan` (oleh, tanggal, nomor).
    """
    for tenure, info in _team_members(case, law):
        if info.ditunjuk_oleh and tenure.data.get("penunjukan") is None:
            yield _at(
                tenure,
                "",
                f"{info.nama} {quoted(_name(tenure))} belum memiliki `penunjukan` dari "
                f"{role_name(law, info.ditunjuk_oleh)}.",
                "Isi `penunjukan` (oleh, tanggal, nomor).",
                info,
            )


@rule("STR005", "appointed-by-other", _SERVICE_TEAM, _INFRASTRUCTURE_TEAM, severity=WARNING, kinds=("opd",))
def appointed_by_other(case: Case, law: Law) -> Iterator[Breach]:
    """Administrator ditunjuk oleh yang bukan penanggung jawabnya.

    Ketentuan:
        Administrator Layanan ditunjuk penanggung jawab layanan; Administrator Infrastruktur dan Aplikasi
        ditunjuk penanggung jawab infrastruktur dan aplikasi. Yang dilihat ialah peran pada tanggal
        penunjukan.

    Alasan:
        Tim bekerja di bawah penanggung jawab yang menunjuknya.

    Melanggar:
        administrator_layanan:
          - {id: adm-loket, nama: Sri Wahyuni, penunjukan: {oleh: kabid-infra, tanggal: 2024-05-02}}

    Patuh:
        administrator_layanan:
          - {id: adm-loket, nama: Sri Wahyuni, penunjukan: {oleh: kabid, tanggal: 2024-05-02}}

    Cara memenuhi:
        Terbitkan penunjukan oleh penanggung jawab yang tepat, atau lengkapi masa jabatannya di `struktur`.
    """
    for tenure, info in _team_members(case, law):
        at = parse_moment(_appointment(tenure, "tanggal"), case.region.zone)
        person = case.region.person(_appointment(tenure, "oleh"), tenure.opd)
        if not info.ditunjuk_oleh or at is None or person is None or not at.happened(case.as_of):
            continue
        homes = {tenure.opd, person.opd} & case.region.offices.keys()
        if not any(person in case.region.offices[home].holders(info.ditunjuk_oleh, at) for home in homes):
            yield _at(
                tenure,
                "penunjukan",
                f"{info.nama} {quoted(_name(tenure))} ditunjuk {quoted(_appointment(tenure, 'oleh'))}, "
                f"yang pada {when(at, case)} bukan {role_name(law, info.ditunjuk_oleh)}.",
                "Terbitkan penunjukan oleh penanggung jawab yang tepat, atau lengkapi `struktur`.",
                info,
            )


@rule(
    "STR006", "appointed-after-start", _SERVICE_TEAM, _INFRASTRUCTURE_TEAM, severity=WARNING, kinds=("opd",)
)
def appointed_after_start(case: Case, law: Law) -> Iterator[Breach]:
    """Administrator mulai bertugas sebelum ditunjuk.

    Ketentuan:
        Administrator bekerja atas penunjukan penanggung jawabnya.

    Alasan:
        Tindakan sebelum tanggal penunjukan tidak memiliki dasar penugasan.

    Melanggar:
        administrator_layanan:
          - {id: adm-loket, nama: Sri, mulai: 2024-05-01, penunjukan: {oleh: kabid, tanggal: 2024-05-02}}

    Patuh:
        administrator_layanan:
          - {id: adm-loket, nama: Sri, mulai: 2024-05-02, penunjukan: {oleh: kabid, tanggal: 2024-05-02}}

    Cara memenuhi:
        Samakan `mulai` dengan tanggal penunjukan, atau perbaiki tanggal yang salah tulis.
    """
    for tenure, info in _team_members(case, law):
        at = parse_moment(_appointment(tenure, "tanggal"), case.region.zone)
        if at is not None and tenure.mulai is not None and tenure.mulai < at.day:
            yield _at(
                tenure,
                "mulai",
                f"{info.nama} {quoted(_name(tenure))} bertugas sejak {tanggal(tenure.mulai)}, "
                f"sebelum ditunjuk ({tanggal(at.day)}).",
                "Samakan `mulai` dengan tanggal penunjukan, atau perbaiki yang salah tulis.",
                info,
            )


def _team_members(case: Case, law: Law) -> Iterator[tuple[Tenure, RoleInfo]]:
    """The entries of both teams that are in force at the instant of judgement."""
    office = case.region.offices.get(case.document.id)
    teams = {info.kode: info for info in law.roles if info.anggota_boleh or info.ditunjuk_oleh}
    now = Moment(case.as_of, today(case.region, case.as_of))
    for tenure in office.tenures if office else ():
        if tenure.role in teams and tenure.holds(now):
            yield tenure, teams[tenure.role]


def _appointment(tenure: Tenure, name: str) -> object:
    block = tenure.data.get("penunjukan")
    return block.get(name) if isinstance(block, dict) else None


def _name(tenure: Tenure) -> object:
    return tenure.data.get("id") or tenure.data.get("orang")


def _at(tenure: Tenure, field: str, message: str, advice: str, info: RoleInfo) -> Breach:
    keys = (*tenure.pointer.keys, *((field,) if field else ()))
    pointer = type(tenure.pointer)(tenure.pointer.path, tenure.pointer.document, keys)
    return Breach(pointer, message, advice, (info.klausul,))
