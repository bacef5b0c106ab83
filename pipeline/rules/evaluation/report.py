"""The evaluation report itself: author, date, added chapters, follow-up items, to whom it went."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from pipeline.law.law import Law
from pipeline.model.case import Case
from pipeline.model.people import ROLES
from pipeline.model.periods import parse_period
from pipeline.model.pointer import Keys
from pipeline.model.rule import Breach
from pipeline.rules.acts import holds_in, judged, person_at
from pipeline.rules.declare import ERROR, WARNING, rule
from pipeline.rules.telling import quoted, when
from pipeline.wording import daftar, periode, tanggal

_KIND = ("evaluasi",)
_FIVE = "5"


@rule("EVL003", "follow-up-id-doubled", "L2.3.a6.c", severity=ERROR, kinds=_KIND)
def follow_up_id_doubled(case: Case, law: Law) -> Iterator[Breach]:  # noqa: ARG001  every rule is asked alike
    """Dua butir tindak lanjut dalam satu evaluasi memakai pengenal yang sama.

    Ketentuan:
        Tiap bab menyebut langkah perbaikan berikutnya, masing-masing dengan penanggung jawab dan tenggat.

    Alasan:
        Rekaman tindak lanjut menunjuk butirnya dengan pengenal itu; pengenal ganda tidak menunjuk apa pun.

    Melanggar:
        bab:
          permintaan_layanan: {tindak_lanjut: [{id: tl-1, uraian: Menyingkat formulir}]}
          rilis: {tindak_lanjut: [{id: tl-1, uraian: Menyusun templat pengumuman}]}

    Patuh:
        bab:
          permintaan_layanan: {tindak_lanjut: [{id: tl-1, uraian: Menyingkat formulir}]}
          rilis: {tindak_lanjut: [{id: tl-2, uraian: Menyusun templat pengumuman}]}

    Cara memenuhi:
        Beri pengenal yang berbeda pada tiap butir.
    """
    first: dict[str, str] = {}
    for chapter, keys in items(case):
        name = str(case.get(*keys, "id")).casefold()
        if name in first:
            yield case.breach(
                *keys,
                "id",
                message=f"Pengenal {quoted(case.get(*keys, 'id'))} sudah dipakai dalam bab `{first[name]}`.",
                help="Beri pengenal yang berbeda pada tiap butir.",
            )
        first.setdefault(name, chapter)


@rule("EVL004", "added-chapter-missing", "L2.3.p1d", "L2.3.a4", severity=WARNING, kinds=_KIND)
def added_chapter_missing(case: Case, law: Law) -> Iterator[Breach]:
    """Evaluasi tidak membahas tahap perencanaan atau pengelolaan aplikasi.

    Ketentuan:
        Yang dievaluasi ialah tahap perencanaan dan operasional pada ketiga proses. Lima bab wajib tidak
        menampung perencanaan dan pengelolaan aplikasi, sehingga ditambahkan dua bab (bacaan
        `evaluasi.lima_bab`).

    Alasan:
        Perencanaan yang tidak pernah dievaluasi tidak pernah diperbaiki.

    Melanggar:
        bab:                           # hanya lima bab
          permintaan_layanan: {hambatan: Nihil.}

    Patuh:
        bab:
          perencanaan: {hambatan: Rencana perubahan belum memuat ukuran.}
          pengelolaan_aplikasi: {hambatan: Catatan aset belum diperbarui.}

    Cara memenuhi:
        Tambahkan bab `perencanaan` dan `pengelolaan_aplikasi`.
    """
    period = parse_period(case.get("periode"))
    begun = period.bounds(case.region.zone)[0] if period else case.as_of
    if law.reading("evaluasi.lima_bab", case.opd, begun) == _FIVE or not judged(law, case.past("tanggal")):
        return
    added = [chapter.kode for chapter in law.maturity.chapters if chapter.asal == "alat"]
    missing = [f"`{name}`" for name in added if case.get("bab", name) is None]
    if missing:
        yield case.breach(
            "bab",
            message=f"Evaluasi ini belum memuat bab {daftar(missing)}.",
            help=f"Tambahkan bab {daftar(missing)}.",
        )


@rule("EVL005", "evaluated-before-period", "L2.3.p1b", severity=ERROR, kinds=_KIND)
def evaluated_before_period(case: Case, law: Law) -> Iterator[Breach]:  # noqa: ARG001  asked alike
    """Evaluasi bertanggal sebelum periode yang dievaluasi dimulai.

    Ketentuan:
        Penilaian dilakukan berkala atas perencanaan dan operasional yang sudah berjalan.

    Alasan:
        Yang belum terjadi tidak dapat dievaluasi; tanggal atau periodenya keliru.

    Melanggar:
        periode: 2025
        tanggal: 2024-12-30

    Patuh:
        periode: 2025
        tanggal: 2026-01-20

    Cara memenuhi:
        Betulkan `tanggal` atau `periode`.
    """
    period, written = parse_period(case.get("periode")), case.moment("tanggal")
    if period is not None and written is not None and written.day < period.first:
        yield case.breach(
            "tanggal",
            message=(
                f"Evaluasi {periode(period.text)} bertanggal "
                f"{when(written, case)}, sebelum periodenya dimulai."
            ),
            help="Betulkan `tanggal` atau `periode`.",
        )


@rule("EVL006", "evaluated-before-end", severity=WARNING, kinds=_KIND)
def evaluated_before_end(case: Case, law: Law) -> Iterator[Breach]:  # noqa: ARG001  every rule is asked alike
    """Evaluasi disusun sebelum periodenya berakhir.

    Ketentuan:
        Peraturan tidak mengatur hal ini; peringatan ini bawaan alat.

    Alasan:
        Hari-hari terakhir periode tidak ikut dinilai.

    Melanggar:
        periode: 2025-S1
        tanggal: 2025-06-15

    Patuh:
        periode: 2025-S1
        tanggal: 2025-07-05

    Cara memenuhi:
        Susun evaluasi sesudah periodenya berakhir, atau nilai periode yang lebih pendek.
    """
    period, written = parse_period(case.get("periode")), case.moment("tanggal")
    if period is not None and written is not None and period.first <= written.day < period.after:
        last = period.after - timedelta(days=1)
        yield case.breach(
            "tanggal",
            message=(
                f"Evaluasi ini bertanggal {when(written, case)}; periodenya baru berakhir {tanggal(last)}."
            ),
            help="Perbarui evaluasinya sesudah periode berakhir.",
        )


@rule("EVL007", "evaluated-by-outsider", "L2.3.a4", severity=WARNING, kinds=_KIND)
def evaluated_by_outsider(case: Case, law: Law) -> Iterator[Breach]:
    """Penyusun evaluasi tidak memegang peran apa pun di OPD yang dievaluasi.

    Ketentuan:
        Laporan evaluasi disusun PD penyedia layanan dari catatan kegiatannya sendiri. Peraturan tidak
        menyebut peran penyusunnya.

    Alasan:
        Hambatan dan peluang hanya diketahui yang menjalankannya.

    Melanggar:
        disusun_oleh: dinkes/adm       # evaluasi Disdukcapil

    Patuh:
        disusun_oleh: kabid

    Cara memenuhi:
        Tulis penyusun yang sebenarnya, atau catat perannya pada `struktur` OPD.
    """
    at, person = case.past("tanggal"), person_at(case, "disusun_oleh")
    if at is None or person is None or not judged(law, at):
        return
    if not any(holds_in(case.region, person, role, at, {case.document.opd}) for role in ROLES):
        yield case.breach(
            "disusun_oleh",
            message=(
                f"{quoted(case.get('disusun_oleh'))} tidak memegang peran di OPD ini pada {when(at, case)}."
            ),
            help="Tulis penyusun yang sebenarnya, atau catat perannya pada `struktur` OPD.",
        )


@rule("EVL008", "evaluation-not-sent-to-kominfo", "L2.3.a3", severity=WARNING, kinds=_KIND)
def not_sent_to_kominfo(case: Case, law: Law) -> Iterator[Breach]:
    """Hasil evaluasi tidak disampaikan kepada PD urusan kominfo.

    Ketentuan:
        Bagi PD urusan kominfo, evaluasi memperlihatkan penerapan manajemen layanan di semua PD.

    Alasan:
        Tanpa laporan tiap OPD, reviu Pasal 4 tidak mempunyai bahan.

    Melanggar:
        disampaikan: [{kepada: Bupati Tegal, tanggal: 2025-01-22}]

    Patuh:
        disampaikan: [{kepada: diskominfo, tanggal: 2025-01-22}]

    Cara memenuhi:
        Sampaikan hasilnya kepada PD kominfo, lalu tambahkan ke `disampaikan`.
    """
    kominfo, written = case.region.kominfo, case.past("tanggal")
    if not kominfo or case.document.opd == kominfo or not judged(law, written):
        return
    office = case.region.offices.get(kominfo)
    names = {kominfo, *((office.nama.casefold(), office.singkatan.casefold()) if office else ())}
    for number in range(len(case.all("disampaikan"))):
        whom = str(case.get("disampaikan", number, "kepada"))
        person = case.region.person(whom, case.document.opd)
        if whom.casefold() in names or (person is not None and person.opd == kominfo):
            return
    yield case.breach(
        "disampaikan",
        message="Hasil evaluasi ini tidak disampaikan kepada PD urusan kominfo.",
        help="Sampaikan kepada PD kominfo, lalu tambahkan ke `disampaikan`.",
    )


@rule("EVL009", "follow-up-due-before-report", severity=WARNING, kinds=_KIND)
def due_before_report(case: Case, law: Law) -> Iterator[Breach]:  # noqa: ARG001  every rule is asked alike
    """Tenggat tindak lanjut mendahului tanggal evaluasinya.

    Ketentuan:
        Peraturan tidak mengatur tenggat; peringatan ini bawaan alat.

    Alasan:
        Langkah berikutnya tidak dapat berakhir sebelum direncanakan; biasanya tahunnya salah tulis.

    Melanggar:
        tanggal: 2025-01-20
        tindak_lanjut: [{id: tl-1, tenggat: 2024-02-28}]

    Patuh:
        tanggal: 2025-01-20
        tindak_lanjut: [{id: tl-1, tenggat: 2025-02-28}]

    Cara memenuhi:
        Betulkan tenggatnya; yang sudah selesai dicatat sebagai `tindak_lanjut`.
    """
    written = case.moment("tanggal")
    for _, keys in items(case):
        due = case.moment(*keys, "tenggat")
        if written is not None and due is not None and due.before(written):
            yield case.breach(
                *keys,
                "tenggat",
                message=f"Tenggat {when(due, case)} mendahului evaluasinya ({when(written, case)}).",
                help="Betulkan tenggatnya.",
            )


def items(case: Case) -> Iterator[tuple[str, Keys]]:
    """The follow-up items of an evaluation: chapter and place."""
    for chapter in case.get("bab") or {}:
        for number in range(len(case.all("bab", chapter, "tindak_lanjut"))):
            yield chapter, ("bab", chapter, "tindak_lanjut", number)
