"""Infrastructure policies that hold without word of coordination between the two responsible officials."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.law import Law
from pipeline.model.case import Case
from pipeline.model.document import as_list
from pipeline.model.moments import parse_moment
from pipeline.model.rule import Breach
from pipeline.rules.acts import judged, title
from pipeline.rules.authority import OWNER
from pipeline.rules.declare import WARNING, rule
from pipeline.rules.policy.infrastructure import about_infrastructure, holds_since


@rule("KBJ007", "policy-without-coordination", "L2.1.2.3.a4", severity=WARNING, kinds=("kebijakan",))
def policy_without_coordination(case: Case, law: Law) -> Iterator[Breach]:
    """Kebijakan infrastruktur berlaku tanpa catatan koordinasi dengan Penanggung jawab Penyedia Layanan.

    Ketentuan:
        Pemenuhan kebutuhan infrastruktur dikoordinasikan antara Penanggung jawab Pengelola Infrastruktur dan
        Aplikasi dan Penanggung jawab Penyedia Layanan.

    Alasan:
        Kapasitas yang direncanakan sepihak mudah meleset dari kebutuhan layanan.

    Melanggar:
        lingkup: infrastruktur
        berlaku: {mulai: 2024-07-01}
        # tanpa `koordinasi`, dan tanpa rekaman koordinasi dengan pokok infrastruktur

    Patuh:
        lingkup: infrastruktur
        berlaku: {mulai: 2024-07-01}
        koordinasi: {dengan: [kabid-layanan], waktu: 2024-06-07, hasil: Kapasitas ditambah.}

    Cara memenuhi:
        Isi `koordinasi` pada kebijakan ini, atau buat rekaman `koordinasi` dengan pokok `infrastruktur`.
    """
    since = holds_since(case)
    if since is None or not judged(law, since) or not about_infrastructure(case):
        return
    if case.get("koordinasi") is None:
        if not _recorded(case):
            yield case.breach(
                "lingkup",
                message=(
                    "Kebijakan infrastruktur ini berlaku tanpa "
                    "catatan koordinasi antara kedua penanggung jawab."
                ),
                help="Isi `koordinasi`, atau buat rekaman koordinasi dengan pokok `infrastruktur`.",
            )
    elif _without_owner(case):
        yield case.breach(
            "koordinasi",
            "dengan",
            message=f"Koordinasi ini tidak menyebut seorang pun {title(law, OWNER)}.",
            help=f"Sebut {title(law, OWNER)} yang diajak berkoordinasi.",
        )


def _recorded(case: Case) -> bool:
    """Whether a coordination record names this policy, or speaks of infrastructure in the same OPD."""
    for card in case.index.of("koordinasi"):
        named = (case.index.one(ref, card.document.opd) for ref in as_list(card.data.get("rujukan")))
        if any(found is not None and found.ref == case.document.ref for found in named):
            return True
        if card.document.opd == case.document.opd and card.data.get("pokok") == "infrastruktur":
            return True
    return False


def _without_owner(case: Case) -> bool:
    """Whether only people are named, and none of them answered for a service anywhere at that time."""
    named = case.all("koordinasi", "dengan")
    people = [case.region.person(ref, case.document.opd) for ref in named]
    at = parse_moment(case.get("koordinasi", "waktu"), case.region.zone)
    if not named or None in people:
        return False
    offices = case.region.offices.values()
    return not any(person in office.holders(OWNER, at) for office in offices for person in people)
