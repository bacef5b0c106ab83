"""The second cycle of a recovery plan (reading C07): evaluated and set again after it was used."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.law import Law
from pipeline.model.case import Case
from pipeline.model.moments import Moment
from pipeline.model.rule import Breach
from pipeline.rules.acts import by_another_role, judged
from pipeline.rules.declare import ERROR, WARNING, rule
from pipeline.rules.recovery.events import plan_of, plan_used, recovered
from pipeline.rules.telling import when

_KIND = ("pemulihan",)
_AGAIN = "penetapan_ulang"


@rule("DRP013", "plan-not-evaluated-after-use", "L2.2.2.2.T9.1.6", severity=WARNING, kinds=_KIND)
def not_evaluated_after_use(case: Case, law: Law) -> Iterator[Breach]:
    """Layanan sudah pulih dengan DRP, tetapi DRP-nya belum dievaluasi.

    Ketentuan:
        Sesudah dipakai, DRP dievaluasi.

    Alasan:
        Bencana yang sungguh terjadi adalah uji terbaik atas rencana pemulihan.

    Melanggar:
        aktivasi: 2024-08-10 10:30
        pulih: 2024-08-10 12:00
        # tanpa `evaluasi`

    Patuh:
        aktivasi: 2024-08-10 10:30
        pulih: 2024-08-10 12:00
        evaluasi: Pemberitahuan kepada OPD lain terlambat setengah jam.

    Cara memenuhi:
        Tulis hasil evaluasinya di `evaluasi`, juga bila semua berjalan baik.
    """
    normal = _after_use(case, law)
    if normal is not None and not _evaluated(case):
        yield case.breach(
            "pulih" if case.get("pulih") else "layanan",
            message=f"Layanan pulih {when(normal, case)}, tetapi DRP yang dipakai belum dievaluasi.",
            help="Tulis hasilnya di `evaluasi`, juga bila semua berjalan baik.",
        )


@rule("DRP014", "plan-not-set-again", "L2.2.2.2.T9.1.7", severity=WARNING, kinds=_KIND)
def not_set_again(case: Case, law: Law) -> Iterator[Breach]:
    """DRP yang dipakai sudah dievaluasi, tetapi belum ditetapkan kembali.

    Ketentuan:
        DRP ditetapkan sesudah kejadian dan evaluasinya: tetap, atau direvisi (bacaan `drp.urutan`).

    Alasan:
        Evaluasi yang tidak berujung keputusan tidak mengubah apa pun.

    Melanggar:
        pulih: 2024-08-10 12:00
        evaluasi: Pemberitahuan terlambat.
        # tanpa `penetapan_ulang`

    Patuh:
        pulih: 2024-08-10 12:00
        evaluasi: Pemberitahuan terlambat.
        penetapan_ulang: {oleh: kabid-infra, waktu: 2024-08-20, hasil: direvisi}

    Cara memenuhi:
        Mintakan penetapan kembali, lalu catat di `penetapan_ulang` dengan hasil `tetap` atau `direvisi`.
    """
    if _after_use(case, law) is None or not _evaluated(case) or case.past(_AGAIN, "waktu") is not None:
        return
    yield case.breach(
        _AGAIN if case.get(_AGAIN) else "evaluasi",
        message="DRP ini sudah dievaluasi sesudah dipakai, tetapi belum ditetapkan kembali.",
        help="Catat `penetapan_ulang` dengan hasil `tetap` atau `direvisi`.",
    )


@rule("DRP015", "plan-set-again-by-another-role", "L2.2.2.2.T9.1.7", severity=ERROR, kinds=_KIND)
def set_again_by_another_role(case: Case, law: Law) -> Iterator[Breach]:
    """DRP ditetapkan kembali oleh orang yang bukan Penanggung jawab Pengelola Infrastruktur dan Aplikasi.

    Ketentuan:
        DRP ditetapkan pengelola infrastruktur dan aplikasi; menetapkan adalah tindakan penanggung jawabnya.

    Alasan:
        Yang menetapkan harus berwenang menggerakkan orang dan perangkat saat bencana.

    Melanggar:
        penetapan_ulang: {oleh: adm-server, waktu: 2024-08-20, hasil: tetap}

    Patuh:
        penetapan_ulang: {oleh: kabid-infra, waktu: 2024-08-20, hasil: tetap}

    Cara memenuhi:
        Mintakan penetapan penanggung jawabnya, atau lengkapi `struktur` bila ia memang memegangnya.
    """
    yield from by_another_role(case, law, (_AGAIN,), "pemulihan.penetapan_ulang")


@rule(
    "DRP016",
    "plan-set-again-too-early",
    "L2.2.2.2.T9.1.6",
    "L2.2.2.2.T9.1.7",
    severity=ERROR,
    kinds=_KIND,
)
def set_again_too_early(case: Case, law: Law) -> Iterator[Breach]:
    """DRP ditetapkan kembali sebelum layanan pulih, atau tanpa dievaluasi.

    Ketentuan:
        Sesudah bencana urutannya: aktivasi, normalisasi, evaluasi, lalu penetapan kembali (bacaan
        `drp.urutan`).

    Alasan:
        Penetapan kembali didasarkan pada evaluasi atas pemulihan yang sudah selesai.

    Melanggar:
        pulih: 2024-08-10 12:00
        penetapan_ulang: {oleh: kabid-infra, waktu: 2024-08-20, hasil: tetap}
        # tanpa `evaluasi`

    Patuh:
        pulih: 2024-08-10 12:00
        evaluasi: Semua langkah berjalan sesuai rencana.
        penetapan_ulang: {oleh: kabid-infra, waktu: 2024-08-20, hasil: tetap}

    Cara memenuhi:
        Tulis evaluasinya, atau betulkan waktu penetapan kembali.
    """
    at, normal = case.past(_AGAIN, "waktu"), recovered(case)
    if at is None or not judged(law, at):
        return
    if normal is None or at.before(normal):
        yield case.breach(
            _AGAIN,
            "waktu",
            message=f"DRP ditetapkan kembali {when(at, case)}, sebelum layanannya pulih.",
            help="Betulkan waktu yang keliru, atau catat kapan layanannya pulih.",
            clauses=("L2.2.2.2.T9.1.7",),
        )
    if not _evaluated(case):
        yield case.breach(
            _AGAIN,
            message=f"DRP ditetapkan kembali {when(at, case)} tanpa evaluasi.",
            help="Tulis hasil evaluasinya di `evaluasi`.",
            clauses=("L2.2.2.2.T9.1.6",),
        )


def _after_use(case: Case, law: Law) -> Moment | None:
    """When normal operation came back after a plan was used; None while the cycle is not due."""
    if not plan_used(case) or not judged(law, case.past("bencana")):
        return None
    return recovered(case)


def _evaluated(case: Case) -> bool:
    """Whether the use was evaluated: in the record, or in the plan after the disaster."""
    if case.get("evaluasi") is not None:
        return True
    plan, disaster = plan_of(case), case.moment("bencana")
    at = plan.past("evaluasi", "tanggal") if plan else None
    return at is not None and disaster is not None and not at.before(disaster)
