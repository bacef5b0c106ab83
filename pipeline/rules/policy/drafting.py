"""Infrastructure policies: who drew them up, and whether the plan of use and upkeep is there."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.law import Law
from pipeline.model.case import Case
from pipeline.model.people import Person
from pipeline.model.rule import Breach
from pipeline.rules.acts import holds, judged, person_at, title
from pipeline.rules.authority import (
    INFRASTRUCTURE_ADMINISTRATOR,
    INFRASTRUCTURE_OWNER,
    SERVICE_ADMINISTRATOR,
)
from pipeline.rules.declare import ERROR, INFO, rule
from pipeline.rules.policy.infrastructure import about_infrastructure
from pipeline.rules.telling import quoted, when

# Reading D08: the list names the service's administrator, the paragraph above it the infrastructure's side.
_LITERAL = "harfiah"
_TOLERATED = (INFRASTRUCTURE_ADMINISTRATOR, INFRASTRUCTURE_OWNER)


@rule("KBJ001", "policy-drafted-by-another-role", "L2.1.2.3.a1", severity=ERROR, kinds=("kebijakan",))
def policy_drafted_by_another_role(case: Case, law: Law) -> Iterator[Breach]:
    """Kebijakan infrastruktur disusun oleh orang di luar peran yang disebut peraturan.

    Ketentuan:
        Administrator Layanan menyusun usulan kebijakan dan rencana pendayagunaan serta pemeliharaan
        infrastruktur. Penyusunan oleh pihak pengelola infrastruktur diterima dengan catatan (bacaan
        `persetujuan.infrastruktur`).

    Alasan:
        Usulan datang dari yang menjalankan layanan, keputusan dari penanggung jawabnya.

    Melanggar:
        lingkup: infrastruktur
        disusun_oleh: kadis            # pimpinan

    Patuh:
        lingkup: infrastruktur
        disusun_oleh: adm-portal

    Cara memenuhi:
        Tulis penyusun yang sebenarnya; bila ia memang administrator, lengkapi `struktur` OPD.
    """
    author = _author(case, law)
    if author is None or _as(case, author, (SERVICE_ADMINISTRATOR,)):
        return
    literal = law.reading("persetujuan.infrastruktur", case.opd, case.as_of) == _LITERAL
    if literal or not _as(case, author, _TOLERATED):
        role = title(law, SERVICE_ADMINISTRATOR)
        yield case.breach(
            "disusun_oleh",
            message=(
                f"{quoted(case.get('disusun_oleh'))} bukan {role} pada {_day(case)}; "
                f"usulan kebijakan infrastruktur disusun oleh {role}."
            ),
            help=(
                "Tulis administrator yang menyusunnya, atau "
                "lengkapi `struktur` OPD bila ia memang ditugaskan."
            ),
        )


@rule("KBJ002", "policy-drafted-by-infrastructure", "L2.1.2.3.a1", severity=INFO, kinds=("kebijakan",))
def policy_drafted_by_infrastructure(case: Case, law: Law) -> Iterator[Breach]:
    """Catatan: kebijakan infrastruktur disusun oleh pihak pengelola infrastruktur.

    Ketentuan:
        Daftar kegiatan menyebut Administrator Layanan sebagai penyusun, sedangkan paragraf di atasnya
        menunjuk pengelola infrastruktur dan aplikasi. Keduanya diterima (bacaan
        `persetujuan.infrastruktur`).

    Alasan:
        Pilihan bacaan dicantumkan supaya pembaca laporan tahu dasarnya.

    Melanggar:
        disusun_oleh: teknisi-server   # dicatat sebagai keterangan, bukan pelanggaran

    Patuh:
        disusun_oleh: adm-portal

    Cara memenuhi:
        Tidak ada yang harus dilakukan.
    """
    author = _author(case, law)
    if author is None or law.reading("persetujuan.infrastruktur", case.opd, case.as_of) == _LITERAL:
        return
    if not _as(case, author, (SERVICE_ADMINISTRATOR,)) and _as(case, author, _TOLERATED):
        yield case.breach(
            "disusun_oleh",
            message=(
                "Kebijakan infrastruktur ini disusun pihak pengelola infrastruktur; "
                f"daftar kegiatan menyebut {title(law, SERVICE_ADMINISTRATOR)} sebagai penyusunnya."
            ),
        )


@rule("KBJ003", "plan-of-upkeep-missing", "L2.1.2.3.a2", severity=ERROR, kinds=("kebijakan",))
def plan_of_upkeep_missing(case: Case, law: Law) -> Iterator[Breach]:
    """Kebijakan infrastruktur tanpa rencana pendayagunaan dan pemeliharaan.

    Ketentuan:
        Bersama usulan kebijakan disusun rencana tertulis untuk mendayagunakan dan memelihara infrastruktur.

    Alasan:
        Dua naskah itu disetujui sendiri-sendiri; yang tidak ada tidak dapat disetujui.

    Melanggar:
        lingkup: infrastruktur
        usulan: Aplikasi OPD ditempatkan di pusat data daerah.

    Patuh:
        lingkup: infrastruktur
        usulan: Aplikasi OPD ditempatkan di pusat data daerah.
        rencana_pemeliharaan: Pendingin dan catu daya diperiksa setiap triwulan.

    Cara memenuhi:
        Tulis rencananya di `rencana_pemeliharaan`.
    """
    if not about_infrastructure(case) or not judged(law, case.past("tanggal")):
        return
    if case.get("rencana_pemeliharaan") is None:
        yield case.breach(
            "lingkup",
            message="Kebijakan infrastruktur ini tidak memuat rencana pendayagunaan dan pemeliharaannya.",
            help="Tulis rencananya di `rencana_pemeliharaan`.",
        )


def _author(case: Case, law: Law) -> Person | None:
    if not about_infrastructure(case) or not judged(law, case.past("tanggal")):
        return None
    return person_at(case, "disusun_oleh")


def _as(case: Case, person: Person, roles: tuple[str, ...]) -> bool:
    at = case.moment("tanggal")
    return any(holds(case, person, role, at) for role in roles)


def _day(case: Case) -> str:
    at = case.moment("tanggal")
    return when(at, case) if at else "tanggal itu"
