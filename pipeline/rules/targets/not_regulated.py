"""Combinations that Tabel 2 leaves out (reading A01)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.law import Law
from pipeline.model.case import Case
from pipeline.model.rule import Breach
from pipeline.rules.acts import title
from pipeline.rules.authority import LEADER, decider
from pipeline.rules.declare import ERROR, INFO, rule
from pipeline.rules.running import runs, today


def _outside_table(case: Case, law: Law) -> bool:
    service = case.service
    if service is None or not runs(case.data, today(case.region, case.as_of)):
        return False
    group, grade = (str(service.held(name, case.as_of)) for name in ("kelompok", "klasifikasi"))
    # A row that the pack lost is a fault of the pack; here it is the regulation that is silent.
    return law.leaves_open(group, grade) and law.service_limit(group, grade, case.as_of, case.opd) is None


@rule("TGT003", "table-silent", "L2.1.1.1.T2.5", "L2.1.1.2.k10", severity=INFO, kinds=("layanan",))
def table_silent(case: Case, law: Law) -> Iterator[Breach]:
    """Tabel 2 tidak mengatur target untuk gabungan kelompok dan klasifikasi layanan ini.

    Ketentuan:
        Tabel 2 menyebut lima gabungan; layanan publik berklasifikasi normal tidak ada di antaranya. Katalog
        tetap harus mencantumkan target pelayanan.

    Alasan:
        Angka yang tidak ada dalam peraturan tidak dibuat oleh alat. Yang dinilai hanyalah janji PD sendiri,
        dalam kolom tersendiri.

    Melanggar:
        kelompok: publik
        klasifikasi: normal

    Patuh:
        kelompok: publik
        klasifikasi: esensial

    Cara memenuhi:
        Tidak ada yang harus diubah; pastikan target PD ditetapkan oleh Pimpinan PD.
    """
    if _outside_table(case, law):
        yield case.breach(
            "klasifikasi",
            message=(
                f"{law.table_name('target_pelayanan')} tidak mengatur target untuk "
                f"{law.label('kelompok', case.get('kelompok'))} berklasifikasi "
                f"{law.label('klasifikasi', case.get('klasifikasi'))}; yang dinilai hanya janji PD sendiri."
            ),
        )


@rule("TGT004", "own-target-not-set", "L2.1.1.2.k10", "L2.1.1.1.p1a", severity=ERROR, kinds=("layanan",))
def own_target_not_set(case: Case, law: Law) -> Iterator[Breach]:
    """Target layanan yang tidak diatur Tabel 2 belum ditetapkan, padahal daerah mewajibkannya.

    Ketentuan:
        Katalog memuat target pelayanan, juga untuk layanan publik normal. Bila daerah memilih bacaan
        `wajib-penetapan-pd`, target itu hanya sah dengan penetapan Pimpinan PD.

    Alasan:
        Tanpa angka dalam Tabel 2, penetapan itulah satu-satunya dasar janji.

    Melanggar:
        kelompok: publik
        klasifikasi: normal
        # penetapan_target kosong, bacaan tabel2.publik_normal: wajib-penetapan-pd

    Patuh:
        penetapan_target: {oleh: kadis, waktu: 2024-05-20, berkoordinasi_dengan: [kabid]}

    Cara memenuhi:
        Mintakan penetapan Pimpinan PD dan isi `penetapan_target`.
    """
    demanded = law.reading("tabel2.publik_normal", case.opd, case.as_of) == "wajib-penetapan-pd"
    if demanded and _outside_table(case, law) and case.past("penetapan_target", "waktu") is None:
        yield case.breach(
            "target_pelayanan",
            message=(
                f"{law.table_name('target_pelayanan')} tidak mengatur layanan ini, dan target PD belum "
                f"ditetapkan {title(law, decider(law, 'layanan.penetapan_target', LEADER))}."
            ),
            help="Isi `penetapan_target` (oleh, waktu, berkoordinasi_dengan).",
        )
