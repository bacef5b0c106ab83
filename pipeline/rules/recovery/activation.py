"""The activation of a recovery plan: which one, by whom, and whether the times can be."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from pipeline.law.law import Law
from pipeline.model.case import Case
from pipeline.model.pointer import Keys
from pipeline.model.rule import Breach
from pipeline.rules.acts import approved, holds, judged, person_at, title
from pipeline.rules.authority import INFRASTRUCTURE_ADMINISTRATOR, INFRASTRUCTURE_OWNER
from pipeline.rules.declare import ERROR, WARNING, rule
from pipeline.rules.recovery.events import NAMES, STEPS, parts, place, plan_of, recovered
from pipeline.rules.telling import quoted, when
from pipeline.wording import daftar

_KIND = ("pemulihan",)
_KEEPERS = (INFRASTRUCTURE_OWNER, INFRASTRUCTURE_ADMINISTRATOR)


@rule(
    "DRP009",
    "recovery-times-contradict",
    "L2.1.2.4.p3a",
    "L2.1.2.4.p3b",
    "L2.2.2.2.T9.1.4",
    "L2.2.2.2.T9.1.5",
    severity=ERROR,
    kinds=_KIND,
)
def recovery_times_contradict(case: Case, law: Law) -> Iterator[Breach]:  # noqa: ARG001  asked alike
    """Waktu-waktu pemulihan tidak berurutan.

    Ketentuan:
        Data terakhir berasal dari sebelum bencana; DRP diaktifkan saat bencana terjadi, kemudian layanan
        dikembalikan ke keadaan normal. RPO dan RTO dihitung dari waktu-waktu itu.

    Alasan:
        Urutan yang terbalik membuat RPO dan RTO tidak dapat dihitung.

    Melanggar:
        bencana: 2025-12-05 01:20
        pulih: 2025-12-05 00:50

    Patuh:
        data_terakhir: 2025-12-05 01:00
        bencana: 2025-12-05 01:20
        aktivasi: 2025-12-05 01:45
        memadai: 2025-12-05 03:30
        pulih: 2025-12-05 05:00

    Cara memenuhi:
        Betulkan waktu yang keliru.
    """
    seen: set[Keys] = set()
    for part in parts(case):
        times = [(name, place(case, part, name)) for name in ("data_terakhir", "bencana", *STEPS)]
        known = [(name, keys, at) for name, keys in times if (at := case.moment(*keys)) is not None]
        for (before, _, first), (after, keys, second) in pairwise(known):
            if second.before(first) and keys not in seen:
                seen.add(keys)
                yield case.breach(
                    *keys,
                    message=(
                        f"{NAMES[after][0].upper()}{NAMES[after][1:]} ({when(second, case)}) mendahului "
                        f"{NAMES[before]} ({when(first, case)})."
                    ),
                    help="Betulkan waktu yang keliru.",
                )


@rule("DRP010", "plan-activated-by-another-role", "L2.2.2.2.T9.1.4", severity=ERROR, kinds=_KIND)
def activated_by_another_role(case: Case, law: Law) -> Iterator[Breach]:
    """DRP diaktifkan oleh orang di luar pengelola infrastruktur dan aplikasi.

    Ketentuan:
        Pengelola infrastruktur dan aplikasi mengaktifkan DRP ketika bencana terjadi; DRP dapat menunjuk
        penanggung jawab aktivasinya.

    Alasan:
        Pengaktifan memindahkan layanan dan datanya; hanya yang berwenang yang boleh memutuskan.

    Melanggar:
        aktivasi: 2025-12-05 01:45
        diaktifkan_oleh: adm-loket

    Patuh:
        aktivasi: 2025-12-05 01:45
        diaktifkan_oleh: kabid-infra

    Cara memenuhi:
        Tulis yang sebenarnya mengaktifkan; bila ia ditunjuk DRP, sebut di `aktivasi.penanggung_jawab` DRP
        itu.
    """
    at, person = case.past("aktivasi") or case.past("bencana"), person_at(case, "diaktifkan_oleh")
    if at is None or person is None or not judged(law, at):
        return
    plan = plan_of(case)
    named = person_at(plan, "aktivasi", "penanggung_jawab") if plan else None
    if person != named and not any(holds(case, person, role, at) for role in _KEEPERS):
        yield case.breach(
            "diaktifkan_oleh",
            message=(
                f"{quoted(case.get('diaktifkan_oleh'))} bukan {title(law, INFRASTRUCTURE_OWNER)} atau "
                f"administratornya pada {when(at, case)}, dan tidak ditunjuk DRP untuk mengaktifkannya."
            ),
            help="Tulis yang berwenang mengaktifkan, atau lengkapi `struktur` dan DRP-nya.",
        )


@rule("DRP011", "activated-plan-unfit", "L2.2.2.2.T9.1.4", severity=ERROR, kinds=_KIND)
def activated_plan_unfit(case: Case, law: Law) -> Iterator[Breach]:
    """DRP yang diaktifkan tidak mencakup layanan yang dipulihkan.

    Ketentuan:
        Yang diaktifkan ketika bencana terjadi adalah DRP layanan itu.

    Alasan:
        Langkah pemulihan layanan lain tidak memulihkan layanan ini.

    Melanggar:
        drp: DRP-INDUK                 # hanya mencakup data-induk
        layanan: [ktp]

    Patuh:
        drp: DRP-INDUK
        layanan: [data-induk]

    Cara memenuhi:
        Tunjuk DRP yang benar, atau lengkapi daftar layanan pada DRP itu lalu tetapkan kembali.
    """
    plan = plan_of(case)
    if plan is None or not judged(law, case.past("bencana")):
        return
    covered = {service.ref for service in plan.services}
    left = [quoted(service.ref) for service in case.services if service.ref not in covered]
    if left:
        yield case.breach(
            "drp",
            message=f"DRP {quoted(plan.document.id)} tidak mencakup layanan {daftar(left)}.",
            help="Tunjuk DRP yang benar, atau lengkapi daftar layanannya.",
        )


@rule("DRP017", "activated-plan-not-set", "L2.2.2.2.T9.1.4", "L2.2.2.2.T9.1.7", severity=WARNING, kinds=_KIND)
def activated_plan_not_set(case: Case, law: Law) -> Iterator[Breach]:
    """DRP yang diaktifkan saat itu belum ditetapkan.

    Ketentuan:
        DRP ditetapkan sebelum ada bencana, lalu sekali lagi sesudah dipakai dan dievaluasi (bacaan
        `drp.urutan`).

    Alasan:
        Rancangan yang belum ditetapkan belum tentu disepakati dan belum tentu dikenal yang menjalankannya.

    Melanggar:
        aktivasi: 2025-02-10 01:45     # penetapan di DRP-INDUK baru 14 Februari 2025

    Patuh:
        aktivasi: 2025-05-10 01:45     # penetapan di DRP-INDUK 14 Februari 2025

    Cara memenuhi:
        Betulkan tanggal yang keliru; bila memang demikian, tetapkan DRP sebelum bencana berikutnya.
    """
    plan, at = plan_of(case), case.past("aktivasi")
    if plan is None or at is None or not judged(law, at):
        return
    # A plan that was set again after its use shows only its latest date; the earlier one is in its past.
    again, since = case.past("penetapan_ulang", "waktu"), approved(plan, "penetapan")
    if since is None or (at.before(since) and (again is None or since.before(again))):
        state = f"baru ditetapkan {when(since, case)}" if since else "belum ditetapkan"
        yield case.breach(
            "aktivasi",
            message=f"DRP {quoted(plan.document.id)} diaktifkan {when(at, case)}, tetapi {state}.",
            help="Betulkan tanggal yang keliru, atau tetapkan DRP sebelum bencana berikutnya.",
        )


@rule("DRP012", "activation-names-no-plan", "L2.2.2.2.T9.1.4", severity=WARNING, kinds=_KIND)
def activation_names_no_plan(case: Case, law: Law) -> Iterator[Breach]:
    """Aktivasi dicatat tanpa menyebut DRP-nya, atau bencana berlalu tanpa mengaktifkan DRP yang ada.

    Ketentuan:
        DRP diaktifkan ketika bencana terjadi.

    Alasan:
        Pemulihan tanpa rencana menyulitkan evaluasi: tidak diketahui langkah mana yang kurang.

    Melanggar:
        aktivasi: 2025-12-05 01:45
        # tanpa `drp`

    Patuh:
        drp: DRP-INDUK
        aktivasi: 2025-12-05 01:45

    Cara memenuhi:
        Tunjuk DRP yang dipakai. Bila DRP sengaja tidak diaktifkan, terangkan pada kajian DRP aduannya.
    """
    disaster = case.past("bencana")
    if disaster is None or not judged(law, disaster):
        return
    if case.past("aktivasi") is not None and case.get("drp") is None:
        yield case.breach(
            "aktivasi",
            message="Aktivasi ini tidak menyebut DRP yang diaktifkan.",
            help="Tunjuk DRP-nya di `drp`.",
        )
    elif case.get("aktivasi") is None and recovered(case) is not None:
        covered = [s for s in case.services if s.document.data.get("drp") is not None]
        if covered:
            yield case.breach(
                "bencana",
                message=f"Layanan {quoted(covered[0].ref)} memiliki DRP, tetapi aktivasinya tidak dicatat.",
                help="Isi `aktivasi` dan `drp`; bila tidak diaktifkan, terangkan pada kajian DRP aduannya.",
            )
