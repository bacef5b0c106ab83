"""A request's status, satisfaction or duplicates that its own record contradicts."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.law import Law
from pipeline.model.card import Card
from pipeline.model.case import Case, World
from pipeline.model.document import dig
from pipeline.model.rule import Breach, Outline
from pipeline.rules.declare import ERROR, WARNING, region_rule, rule
from pipeline.rules.telling import when
from pipeline.rules.tickets import OUT_OF_COUNT, circles, counted, judged

_STAGES = ("diajukan", "diproses", "dipenuhi", "dikonfirmasi")


def _may_contradict(seen: Outline) -> bool:
    status = seen.get("status")
    if status in OUT_OF_COUNT:
        return "dikonfirmasi" in seen
    behind = _STAGES[_STAGES.index(str(status)) + 1 :] if status in _STAGES else ()
    return any(event in seen for event in behind)


@rule(
    "PMT013",
    "request-status-contradicted",
    "L2.2.1.p2b",
    severity=ERROR,
    kinds=("permintaan",),
    may=_may_contradict,
)
def status_contradiction(case: Case, law: Law) -> Iterator[Breach]:
    """Status permintaan bertentangan dengan kejadian yang dicatat.

    Ketentuan:
        Pelayanan berputar dalam langkah: catat, golongkan, penuhi, kabarkan, selesaikan. Status menyebut
        langkah terakhir yang sudah dilakukan.

    Alasan:
        Dari status ditentukan apakah permintaan masuk hitungan; status yang keliru mengubah capaian.

    Melanggar:
        status: diproses
        dikonfirmasi: 2025-03-03 13:00

    Patuh:
        status: dikonfirmasi
        dikonfirmasi: 2025-03-03 13:00

    Cara memenuhi:
        Sesuaikan `status` dengan langkah terakhir yang dicatat, atau perbaiki waktunya.
    """
    status = case.get("status")
    if judged(case, law) is None:
        return
    events = ("dikonfirmasi",) if status in OUT_OF_COUNT else ("dikonfirmasi", "dipenuhi")
    for event in events:
        at = case.past(event)
        behind = status in OUT_OF_COUNT or (
            status in _STAGES and _STAGES.index(status) < _STAGES.index(event)
        )
        if at is not None and behind:
            yield case.breach(
                "status",
                message=f"Status `{status}`, padahal `{event}` sudah terisi ({when(at, case)}).",
                help="Sesuaikan `status` dengan langkah terakhir, atau perbaiki isian waktunya.",
            )
            return


@rule(
    "PMT014",
    "satisfaction-without-confirmation",
    severity=WARNING,
    kinds=("permintaan",),
    needs=("kepuasan",),
    may=lambda seen: "dikonfirmasi" not in seen,
)
def satisfaction_without_confirmation(case: Case, law: Law) -> Iterator[Breach]:
    """Ada penilaian kepuasan, tetapi pemohon belum mengonfirmasi.

    Ketentuan:
        Formulir permintaan menampung nilai kepuasan dan saran pemohon. Peraturan tidak mengatur urutannya;
        peringatan ini bawaan alat.

    Alasan:
        Pemohon yang menilai biasanya sudah membenarkan pemenuhannya. Waktu konfirmasi mungkin terlupa, dan
        tanpa itu nilai kepuasan tidak ikut dihitung.

    Melanggar:
        kepuasan: 5
        # dikonfirmasi kosong

    Patuh:
        kepuasan: 5
        dikonfirmasi: 2025-03-03 13:00

    Cara memenuhi:
        Isi `dikonfirmasi`, atau hapus nilai kepuasannya.
    """
    if (
        case.get("kepuasan") is not None
        and case.get("dikonfirmasi") is None
        and counted(case, law) is not None
    ):
        yield case.breach(
            "kepuasan",
            message="Kepuasan sudah dinilai, tetapi `dikonfirmasi` kosong; nilai ini belum ikut dihitung.",
            help="Isi `dikonfirmasi` dengan waktu pemohon membenarkan pemenuhannya.",
        )


@region_rule("PMT015", "circular-duplicate-request", "L2.2.1.p2b", severity=ERROR)
def circular_duplicate(world: World, law: Law) -> Iterator[Breach]:  # noqa: ARG001  every rule is asked alike
    """Permintaan yang dinyatakan duplikat saling menunjuk, sehingga tidak ada yang dipenuhi.

    Ketentuan:
        Setiap permintaan dicatat, dipenuhi, dan diselesaikan. Duplikat keluar dari hitungan target karena ada
        tiket lain yang memenuhinya.

    Alasan:
        Bila rantai duplikat berputar, permintaan itu hilang dari semua hitungan.

    Melanggar:
        id: PMT-2025-0011
        pembatalan: {alasan: Sama, oleh: pemohon, duplikat_dari: PMT-2025-0011}

    Patuh:
        id: PMT-2025-0011
        pembatalan: {alasan: Sama, oleh: pemohon, duplikat_dari: PMT-2025-0010}

    Cara memenuhi:
        Tunjuk tiket yang sungguh dipenuhi.
    """

    def original(card: Card) -> Card | None:
        ref = dig(card.data, "pembatalan", "duplikat_dari")
        return world.index.one(ref, card.document.opd, "permintaan")

    for card in circles(world.index.linked("permintaan"), original):
        yield Breach(
            card.document.pointer("pembatalan", "duplikat_dari"),
            "Rantai duplikat dari permintaan ini kembali ke permintaan ini sendiri; tidak ada yang dipenuhi.",
            "Tunjuk tiket yang sungguh dipenuhi.",
            document=card.ref,
        )
