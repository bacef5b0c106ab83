"""A review of incidents: by whom, with root cause and handling, about which incidents, told to whom."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.law import Law
from pipeline.model.card import Card
from pipeline.model.case import Case
from pipeline.model.moments import Moment, parse_moment
from pipeline.model.periods import Period, parse_period
from pipeline.model.rule import Breach
from pipeline.rules.acts import holds, judged, person_at, title
from pipeline.rules.authority import LEADER, OWNER, SERVICE_ADMINISTRATOR
from pipeline.rules.declare import ERROR, WARNING, rule
from pipeline.rules.telling import quoted, when
from pipeline.wording import periode

_KIND = ("reviu_gangguan",)
_TOLD = "diinformasikan"


@rule("RVG001", "incidents-reviewed-by-another-role", "L2.2.1.3.T7.1.1", severity=ERROR, kinds=_KIND)
def reviewed_by_another_role(case: Case, law: Law) -> Iterator[Breach]:
    """Reviu gangguan dilakukan oleh orang yang bukan Administrator Layanan.

    Ketentuan:
        Administrator Layanan aktif mencari gangguan, menelaahnya, mencari akar masalah, dan menanganinya.

    Alasan:
        Reviu mengandalkan orang yang setiap hari melihat gejala layanannya.

    Melanggar:
        oleh: kabid-pelayanan

    Patuh:
        oleh: operator-layanan

    Cara memenuhi:
        Tulis administrator yang mereviu; bila ia memang ditugaskan, lengkapi `struktur` OPD.
    """
    at, person = _done(case), person_at(case, "oleh")
    if at is None or person is None or not judged(law, at):
        return
    if not holds(case, person, SERVICE_ADMINISTRATOR, at):
        yield case.breach(
            "oleh",
            message=(
                f"{quoted(case.get('oleh'))} bukan {title(law, SERVICE_ADMINISTRATOR)} untuk layanan ini "
                f"pada {when(at, case)}; reviu gangguan dilakukan peran itu."
            ),
            help="Tulis administrator yang mereviu, atau lengkapi `struktur` OPD bila ia memang ditugaskan.",
        )


@rule(
    "RVG002",
    "root-cause-or-handling-missing",
    "L2.2.1.3.T7.1.4",
    "L2.2.1.3.T7.1.5",
    severity=ERROR,
    kinds=_KIND,
)
def root_cause_missing(case: Case, law: Law) -> Iterator[Breach]:
    """Reviu yang membahas gangguan tidak menyebut penyebab utama atau penanganannya.

    Ketentuan:
        Administrator Layanan mencari akar masalah gangguan yang direviu, lalu menangani akar masalah itu.

    Alasan:
        Tanpa keduanya, gangguan yang sama akan terulang.

    Melanggar:
        gangguan: [ADU-2025-0029, ADU-2025-0031]
        # tanpa `penyebab_utama` dan `penanganan`

    Patuh:
        gangguan: [ADU-2025-0029, ADU-2025-0031]
        penyebab_utama: Satu jalur serat optik tanpa cadangan.
        penanganan:
          - {uraian: Jalur cadangan radio dipasang., waktu: 2025-03-20}

    Cara memenuhi:
        Isi `penyebab_utama` dan `penanganan`. Bila tidak ada gangguan, tulis `gangguan: []`.
    """
    if not case.all("gangguan") or not judged(law, _done(case)):
        return
    for field, name, clause in (
        ("penyebab_utama", "penyebab utamanya", "L2.2.1.3.T7.1.4"),
        ("penanganan", "penanganan penyebabnya", "L2.2.1.3.T7.1.5"),
    ):
        if not case.get(field):
            yield case.breach(
                "gangguan",
                message=(
                    f"Reviu ini membahas {len(case.all('gangguan'))} gangguan, tetapi {name} tidak disebut."
                ),
                help=f"Isi `{field}`.",
                clauses=(clause,),
            )


@rule("RVG003", "incident-outside-review", "L2.2.1.3.T7.1.2", severity=WARNING, kinds=_KIND)
def incident_outside_review(case: Case, law: Law) -> Iterator[Breach]:  # noqa: ARG001  asked alike
    """Reviu gangguan menyebut aduan layanan lain, atau aduan di luar periodenya.

    Ketentuan:
        Reviu membahas gangguan layanannya sendiri pada periodenya, masing-masing dengan formulir aduan.

    Alasan:
        Aduan yang salah tunjuk membuat analisis penyebabnya meleset.

    Melanggar:
        layanan: ktp-el
        periode: 2025-T1
        gangguan: [ADU-2025-0140]     # dilaporkan bulan Desember

    Patuh:
        layanan: ktp-el
        periode: 2025-T1
        gangguan: [ADU-2025-0029]     # dilaporkan bulan Februari

    Cara memenuhi:
        Tunjuk aduan yang benar, atau betulkan periode reviunya.
    """
    period = parse_period(case.get("periode"))
    for number, ref in enumerate(case.all("gangguan")):
        card = case.index.one(ref, case.document.opd, "aduan")
        reason = _misplaced(case, card, period) if card is not None else ""
        if reason:
            yield case.breach(
                "gangguan",
                number,
                message=f"Aduan {quoted(ref)} {reason}.",
                help="Tunjuk aduan yang benar, atau betulkan periode reviu.",
            )


@rule("RVG004", "review-told-to-no-provider", "L2.2.1.3.T7.1.6", severity=WARNING, kinds=_KIND)
def told_to_no_provider(case: Case, law: Law) -> Iterator[Breach]:
    """Hasil reviu gangguan tidak disampaikan kepada Penanggung jawab layanan atau pimpinannya.

    Ketentuan:
        Hasil reviu gangguan diberitahukan kepada penyedia layanan.

    Alasan:
        Yang dapat memutuskan perbaikan adalah penanggung jawab layanannya.

    Melanggar:
        diinformasikan: {kepada: [adm-ktp], waktu: 2025-04-04}

    Patuh:
        diinformasikan: {kepada: [kabid-dafduk], waktu: 2025-04-04}

    Cara memenuhi:
        Sampaikan kepada Penanggung jawab layanan, lalu catat di `diinformasikan`.
    """
    at = _done(case)
    people = [case.region.person(ref, case.document.opd) for ref in case.all(_TOLD, "kepada")]
    if at is None or not judged(law, at) or not people or None in people:
        return
    known = [person for person in people if person is not None]
    if not any(holds(case, person, role, at) for person in known for role in (OWNER, LEADER)):
        yield case.breach(
            _TOLD,
            "kepada",
            message=f"Hasil reviu tidak disampaikan kepada {title(law, OWNER)} maupun {title(law, LEADER)}.",
            help=f"Sampaikan kepada {title(law, OWNER)}, lalu catat di `diinformasikan`.",
        )


def _done(case: Case) -> Moment | None:
    """When the review was finished: the day it was told."""
    return case.past(_TOLD, "waktu")


def _misplaced(case: Case, card: Card, period: Period | None) -> str:
    """Why a complaint does not belong into a review; "" where it does."""
    services = {service.ref for service in case.services}
    if card.services and services and not services & set(card.services):
        return f"adalah aduan layanan {quoted(card.services[0])}"
    written = card.data.get("dilaporkan", card.data.get("dicatat"))
    start = parse_moment(written, case.region.zone)
    if start is not None and period is not None and not period.first <= start.day < period.after:
        return f"dilaporkan {when(start, case)}, di luar {periode(period.text)}"
    return ""
