"""The acts before a release: submitted, checked, approved, each by its role and in that order."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.law import Law
from pipeline.model.case import Case
from pipeline.model.rule import Breach
from pipeline.rules.acts import approved, by_another_role, holds, judged, person_at, refused, required, title
from pipeline.rules.authority import INFRASTRUCTURE_ADMINISTRATOR, INFRASTRUCTURE_OWNER
from pipeline.rules.declare import ERROR, rule
from pipeline.rules.release.runs import executions
from pipeline.rules.telling import quoted, when

_KIND = ("rilis",)
_SUBMITTERS = (INFRASTRUCTURE_ADMINISTRATOR, INFRASTRUCTURE_OWNER)
_CHECK = "pengecekan"
_APPROVAL = "persetujuan"


@rule("RLS001", "released-before-approval", "L2.2.2.3.T10.1.3", severity=ERROR, kinds=_KIND)
def released_before_approval(case: Case, law: Law) -> Iterator[Breach]:
    """Rilis dijalankan sebelum disetujui.

    Ketentuan:
        Rencana rilis diajukan untuk disetujui penyedia layanan; rilis baru dijalankan sesudah disetujui.
        Keadaan darurat (`darurat`) menerangkan keterlambatan, tetapi temuan ini tetap ada.

    Alasan:
        Persetujuan sesudah kejadian tidak dapat lagi mencegah rilis yang belum siap.

    Melanggar:
        persetujuan: {oleh: kabid, waktu: 2024-07-01 10:00}
        pelaksanaan: {mulai: 2024-07-01 09:00, oleh: adm-server}

    Patuh:
        persetujuan: {oleh: kabid, waktu: 2024-07-01 08:30}
        pelaksanaan: {mulai: 2024-07-01 09:00, oleh: adm-server}

    Cara memenuhi:
        Jalankan rilis sesudah persetujuan. Yang terlanjur, dicatat apa adanya; terangkan di `darurat` bila
        mendesak.
    """
    given = approved(case, _APPROVAL)
    for keys, start in executions(case):
        if not judged(law, start) or (given is not None and not start.before(given)):
            continue
        if given is not None:
            found = f"sebelum disetujui pada {when(given, case)}"
        else:
            found = "padahal ditolak" if refused(case, _APPROVAL) else "tanpa persetujuan penyedia layanan"
        reason = " Alasan darurat dicatat." if case.get("darurat") else ""
        yield case.breach(
            *keys,
            "mulai",
            message=f"Rilis dijalankan {when(start, case)}, {found}.{reason}",
            help="Catat persetujuan yang mendahuluinya, atau betulkan waktu yang keliru.",
        )


@rule("RLS002", "release-checked-by-another-role", "L2.2.2.3.T10.2.1", severity=ERROR, kinds=_KIND)
def checked_by_another_role(case: Case, law: Law) -> Iterator[Breach]:
    """Rencana rilis diperiksa atau disetujui oleh orang yang bukan Penanggung jawab Penyedia Layanan.

    Ketentuan:
        Penyedia layanan memeriksa rencana rilis, lalu menyetujuinya; keduanya tindakan Penanggung jawab
        Penyedia Layanan (bacaan `peran.pemetaan`).

    Alasan:
        Rilis mengubah apa yang dihadapi pengguna, sehingga diputuskan pemilik layanannya.

    Melanggar:
        pengecekan: {oleh: adm-server, waktu: 2025-03-11, hasil: Lengkap.}
        persetujuan: {oleh: kabid, waktu: 2025-03-12}

    Patuh:
        pengecekan: {oleh: kabid, waktu: 2025-03-11, hasil: Lengkap.}
        persetujuan: {oleh: kabid, waktu: 2025-03-12}

    Cara memenuhi:
        Mintakan kepada Penanggung jawab layanan, atau lengkapi `struktur` bila ia memang memegangnya.
    """
    for name in (_CHECK, _APPROVAL):
        yield from by_another_role(case, law, (name,), f"rilis.{name}")


@rule(
    "RLS003",
    "release-approved-unchecked",
    "L2.2.2.3.T10.2.1",
    "L2.2.2.3.T10.1.3",
    severity=ERROR,
    kinds=_KIND,
)
def approved_unchecked(case: Case, law: Law) -> Iterator[Breach]:
    """Rencana rilis disetujui tanpa diperiksa lebih dahulu, atau sebelum diajukan.

    Ketentuan:
        Rencana rilis diajukan, diperiksa, lalu disetujui: pemeriksaan dan persetujuan adalah dua tindakan.

    Alasan:
        Persetujuan tanpa pemeriksaan hanya tanda tangan.

    Melanggar:
        pengajuan: {oleh: adm-server, waktu: 2025-03-10}
        persetujuan: {oleh: kabid, waktu: 2025-03-12}
        # tanpa `pengecekan`

    Patuh:
        pengajuan: {oleh: adm-server, waktu: 2025-03-10}
        pengecekan: {oleh: kabid, waktu: 2025-03-11, hasil: Lengkap.}
        persetujuan: {oleh: kabid, waktu: 2025-03-12}

    Cara memenuhi:
        Catat pemeriksaannya di `pengecekan`, atau betulkan waktu yang keliru.
    """
    given = approved(case, _APPROVAL)
    if given is None or not judged(law, given):
        return
    checked, submitted = case.past(_CHECK, "waktu"), case.past("pengajuan", "waktu")
    check = law.approval(f"rilis.{_CHECK}")
    if checked is None and check is not None:
        yield case.breach(
            _CHECK if case.get(_CHECK) else _APPROVAL,
            message=(
                f"Rencana rilis disetujui {when(given, case)} tanpa "
                f"pemeriksaan; {required(law, check)} lebih dahulu."
            ),
            help="Catat pemeriksaannya di `pengecekan` (oleh, waktu, hasil).",
        )
    elif checked is not None and given.before(checked):
        yield case.breach(
            _CHECK,
            "waktu",
            message=(
                f"Rencana rilis diperiksa {when(checked, case)}, sesudah disetujui pada {when(given, case)}."
            ),
            help="Betulkan waktu yang keliru.",
        )
    if submitted is not None and given.before(submitted):
        yield case.breach(
            _APPROVAL,
            "waktu",
            message=f"Disetujui {when(given, case)}, sebelum diajukan pada {when(submitted, case)}.",
            help="Betulkan waktu yang keliru.",
            clauses=("L2.2.2.3.T10.1.3",),
        )


@rule("RLS004", "release-submitted-by-another-role", "L2.2.2.3.T10.1.3", severity=ERROR, kinds=_KIND)
def submitted_by_another_role(case: Case, law: Law) -> Iterator[Breach]:
    """Rencana rilis diajukan oleh orang di luar pengelola infrastruktur dan aplikasi.

    Ketentuan:
        Pengelola infrastruktur dan aplikasi membuat rencana rilis dan mengajukannya untuk disetujui.

    Alasan:
        Yang mengajukan adalah yang akan menjalankan dan mempertanggungjawabkannya secara teknis.

    Melanggar:
        pengajuan: {oleh: adm-loket, waktu: 2025-03-10}

    Patuh:
        pengajuan: {oleh: adm-server, waktu: 2025-03-10}

    Cara memenuhi:
        Tulis pengaju yang sebenarnya, atau lengkapi `struktur` bila ia memang ditugaskan.
    """
    at, person = case.past("pengajuan", "waktu"), person_at(case, "pengajuan", "oleh")
    if at is None or person is None or not judged(law, at):
        return
    if not any(holds(case, person, role, at) for role in _SUBMITTERS):
        yield case.breach(
            "pengajuan",
            "oleh",
            message=(
                f"{quoted(case.get('pengajuan', 'oleh'))} bukan {title(law, INFRASTRUCTURE_ADMINISTRATOR)} "
                f"pada {when(at, case)}; rencana rilis diajukan pengelola infrastruktur dan aplikasi."
            ),
            help="Tulis pengaju yang sebenarnya, atau lengkapi `struktur` OPD bila ia memang ditugaskan.",
        )
