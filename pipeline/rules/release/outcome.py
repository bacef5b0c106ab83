"""What follows a release: several kinds of test, problems evaluated, result reported, users told."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.law import Law
from pipeline.model.case import Case
from pipeline.model.rule import Breach
from pipeline.rules.acts import judged, title
from pipeline.rules.authority import OWNER
from pipeline.rules.declare import ERROR, WARNING, rule
from pipeline.rules.hollow import hollow
from pipeline.rules.release.runs import SUCCESS, executions, finished, outcome
from pipeline.rules.telling import when

_KIND = ("rilis",)


@rule("RLS005", "too-few-kinds-of-test", "L2.2.2.3.T10.1.4.a", severity=WARNING, kinds=_KIND)
def too_few_kinds_of_test(case: Case, law: Law) -> Iterator[Breach]:
    """Rilis selesai dengan kurang dari dua macam pengujian.

    Ketentuan:
        Keberhasilan rilis dipastikan dan dipantau melalui lebih dari satu macam pengujian.

    Alasan:
        Satu macam pengujian hanya melihat satu macam kesalahan.

    Melanggar:
        pengujian:
          - {jenis: fungsional, nama: Alur pendaftaran, hasil: lulus, waktu: 2025-03-15}
          - {jenis: fungsional, nama: Cetak bukti, hasil: lulus, waktu: 2025-03-15}

    Patuh:
        pengujian:
          - {jenis: fungsional, nama: Alur pendaftaran, hasil: lulus, waktu: 2025-03-15}
          - {jenis: keamanan, nama: Pemindaian celah, hasil: lulus, waktu: 2025-03-16}

    Cara memenuhi:
        Lakukan dan catat pengujian jenis lain di `pengujian`.
    """
    done = finished(case)
    if done is None or not judged(law, done) or outcome(case) != SUCCESS:
        return
    tests = range(len(case.all("pengujian")))
    kinds = {case.get("pengujian", n, "jenis") for n in tests if case.past("pengujian", n, "waktu")}
    if len(kinds) < 2:
        found = "tanpa pengujian" if not kinds else "dengan satu macam pengujian saja"
        yield case.breach(
            "pengujian" if case.get("pengujian") else "pelaksanaan",
            message=f"Rilis selesai {when(done, case)} {found}; diminta lebih dari satu macam.",
            help="Lakukan dan catat pengujian jenis lain di `pengujian`.",
        )


@rule("RLS006", "problems-not-evaluated", "L2.2.2.3.T10.1.4.b", severity=WARNING, kinds=_KIND)
def problems_not_evaluated(case: Case, law: Law) -> Iterator[Breach]:
    """Rilis atau pengujiannya gagal, tetapi masalahnya tidak dievaluasi.

    Ketentuan:
        Masalah yang muncul saat rilis dievaluasi.

    Alasan:
        Kegagalan yang tidak dibahas akan terulang pada rilis berikutnya.

    Melanggar:
        pelaksanaan: {mulai: 2025-03-14 20:00, selesai: 2025-03-14 20:40, oleh: adm-server, hasil: gagal}
        # tanpa `evaluasi`

    Patuh:
        pelaksanaan: {mulai: 2025-03-14 20:00, selesai: 2025-03-14 20:40, oleh: adm-server, hasil: gagal}
        evaluasi: {permasalahan: Pemindahan data kehabisan ruang., tindakan: Ruang ditambah.}

    Cara memenuhi:
        Isi `evaluasi` dengan permasalahan dan tindakannya.
    """
    problem = _problem(case, law)
    if problem and any(hollow(case.get("evaluasi", name)) for name in ("permasalahan", "tindakan")):
        yield case.breach(
            "evaluasi" if case.get("evaluasi") else "pelaksanaan",
            message=f"{problem}, tetapi permasalahan dan tindakannya belum ditulis.",
            help="Isi `evaluasi` (permasalahan, tindakan).",
        )


@rule("RLS007", "result-not-reported", "L2.2.2.3.T10.1.4.c", severity=WARNING, kinds=_KIND)
def result_not_reported(case: Case, law: Law) -> Iterator[Breach]:
    """Hasil rilis belum diberitahukan kepada penyedia layanan.

    Ketentuan:
        Hasil rilis diberitahukan kepada penyedia layanan.

    Alasan:
        Penyedia layanan memberi umpan balik atas rilis yang diketahuinya.

    Melanggar:
        pelaksanaan: {mulai: 2025-03-14 20:00, selesai: 2025-03-14 20:40, oleh: adm-server, hasil: berhasil}
        # tanpa `informasi`

    Patuh:
        informasi: {kepada: kabid, waktu: 2025-03-16}

    Cara memenuhi:
        Beri tahu Penanggung jawab layanan, lalu isi `informasi` (kepada, waktu).
    """
    done = finished(case)
    if done is not None and judged(law, done) and case.past("informasi", "waktu") is None:
        yield case.breach(
            "informasi" if case.get("informasi") else "pelaksanaan",
            message=(
                f"Rilis selesai {when(done, case)}, tetapi hasilnya "
                "belum diberitahukan kepada penyedia layanan."
            ),
            help=f"Beri tahu {title(law, OWNER)}, lalu isi `informasi`.",
        )


@rule("RLS008", "users-not-told-of-release", "L2.2.2.3.p1", severity=WARNING, kinds=_KIND)
def users_not_told_of_release(case: Case, law: Law) -> Iterator[Breach]:
    """Rilis berhasil, tetapi pengguna belum diberi tahu.

    Ketentuan:
        Rilis meluncurkan layanan dan mengabarkannya kepada pengguna.

    Alasan:
        Pengguna yang tidak dikabari tidak memakai yang baru, atau mengadukannya sebagai gangguan.

    Melanggar:
        pelaksanaan: {mulai: 2025-03-14 20:00, selesai: 2025-03-14 20:40, oleh: adm-server, hasil: berhasil}
        # tanpa `pengumuman`

    Patuh:
        pengumuman: {kanal: [web], waktu: 2025-03-17, isi: Akta kini dapat didaftarkan dari rumah.}

    Cara memenuhi:
        Umumkan kepada pengguna, lalu isi `pengumuman`. Rilis yang tidak terlihat pengguna cukup diumumkan
        singkat.
    """
    done = finished(case)
    if done is None or not judged(law, done) or outcome(case) != SUCCESS:
        return
    if case.get("pengumuman") is None:
        yield case.breach(
            "pelaksanaan",
            message=f"Rilis berhasil {when(done, case)}, tetapi pengumumannya kepada pengguna belum dicatat.",
            help="Umumkan kepada pengguna, lalu isi `pengumuman` (kanal, waktu, isi).",
        )


@rule("RLS009", "release-ends-before-start", "L2.2.2.3.T10.1.3", severity=ERROR, kinds=_KIND)
def release_ends_before_start(case: Case, law: Law) -> Iterator[Breach]:  # noqa: ARG001  asked alike
    """Pelaksanaan rilis selesai sebelum dimulai.

    Ketentuan:
        Rilis dijalankan menurut rencana yang disetujui; waktunya menentukan apakah persetujuan mendahuluinya.

    Alasan:
        Waktu yang bertentangan membuat hasil rilis tidak dapat dinilai.

    Melanggar:
        pelaksanaan: {mulai: 2025-03-14 20:00, selesai: 2025-03-14 19:40, oleh: adm-server}

    Patuh:
        pelaksanaan: {mulai: 2025-03-14 20:00, selesai: 2025-03-14 20:40, oleh: adm-server}

    Cara memenuhi:
        Betulkan waktu yang keliru.
    """
    for keys, start in executions(case):
        end = case.moment(*keys, "selesai")
        if end is not None and end.before(start):
            yield case.breach(
                *keys,
                "selesai",
                message=f"Rilis selesai {when(end, case)}, sebelum dimulai {when(start, case)}.",
                help="Betulkan waktu yang keliru.",
            )


def _problem(case: Case, law: Law) -> str:
    """What went wrong, as a clause of a sentence; "" where nothing did."""
    for keys, start in executions(case):
        if case.get(*keys, "hasil") in ("gagal", "dibatalkan") and judged(law, start):
            return f"Pelaksanaan {when(start, case)} {case.get(*keys, 'hasil')}"
    for number in range(len(case.all("pengujian"))):
        at = case.past("pengujian", number, "waktu")
        if at is not None and case.get("pengujian", number, "hasil") == "gagal" and judged(law, at):
            return f"Pengujian {when(at, case)} gagal"
    return ""
