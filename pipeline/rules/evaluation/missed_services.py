"""Chapters of an evaluation that pass over services which missed their target."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from pipeline.law.law import Law
from pipeline.model.case import Case, World
from pipeline.model.document import as_list
from pipeline.model.moments import start_of_day
from pipeline.model.periods import parse_period
from pipeline.model.rule import Breach
from pipeline.rules.acts import judged
from pipeline.rules.declare import ERROR, region_rule
from pipeline.rules.evaluation.missed import missed_services, outcomes, share_asked
from pipeline.rules.hollow import hollow
from pipeline.rules.telling import listed, quoted
from pipeline.wording import periode


@region_rule("EVL001", "missed-service-not-discussed", "L2.3.a6", "L2.3.a6.b", severity=ERROR)
def missed_service_not_discussed(world: World, law: Law) -> Iterator[Breach]:
    """Bab evaluasi tidak membahas layanan yang tidak mencapai target pada periodenya.

    Ketentuan:
        Tiap bab laporan evaluasi merangkum layanan yang mencapai target, menerangkan hambatan yang membuat
        target tidak tercapai beserta peluang perbaikannya, dan menyebut tindak lanjut. Layanan yang meleset
        dihitung alat dari rekaman; target yang meleset sendiri bukan kesalahan.

    Alasan:
        Layanan yang tidak dibahas tidak akan diperbaiki.

    Melanggar:
        bab:
          permintaan_layanan:
            layanan: []                # padahal ktp-el tidak mencapai target Tabel 2

    Patuh:
        bab:
          permintaan_layanan:
            layanan: [ktp-el]
            hambatan: Blangko terlambat datang.

    Cara memenuhi:
        Tambahkan layanan itu ke `layanan` bab yang disebut, dan terangkan hambatannya.
    """
    for case, chapter, services in _missed(world, law):
        spoken = _listed(case, chapter)
        left = [service for service in services if service not in spoken]
        if left:
            names = listed([quoted(service) for service in left])
            yield case.breach(
                *("bab", chapter, *(("layanan",) if spoken else ())),
                message=(
                    f"Bab `{chapter}` tidak membahas layanan yang tidak mencapai target pada "
                    f"{periode(str(case.get('periode')))}: {names}."
                ),
                help=f"Tambahkan ke `bab.{chapter}.layanan`, dan terangkan hambatannya.",
            )


@region_rule("EVL002", "obstacle-not-explained", "L2.3.a6.b", severity=ERROR)
def obstacle_not_explained(world: World, law: Law) -> Iterator[Breach]:
    """Bab evaluasi menyatakan tidak ada hambatan, padahal ada layanan yang tidak mencapai target.

    Ketentuan:
        Tiap bab menerangkan hambatan yang membuat target tidak tercapai. Bab tanpa kejadian boleh
        menyatakan nihil.

    Alasan:
        Target yang meleset tanpa hambatan bertentangan dengan rekamannya sendiri.

    Melanggar:
        bab:
          permintaan_layanan:
            layanan: [ktp-el]          # tidak mencapai target
            hambatan: Tidak ada

    Patuh:
        bab:
          permintaan_layanan:
            layanan: [ktp-el]
            hambatan: Blangko terlambat datang.

    Cara memenuhi:
        Terangkan hambatannya.
    """
    for case, chapter, services in _missed(world, law):
        if hollow(case.get("bab", chapter, "hambatan")):
            names = listed([quoted(service) for service in services])
            yield case.breach(
                "bab",
                chapter,
                "hambatan",
                message=f"Bab `{chapter}` menyatakan tanpa hambatan, padahal {names} tidak mencapai target.",
                help="Terangkan hambatan yang membuat target tidak tercapai.",
            )


def _missed(world: World, law: Law) -> Iterator[tuple[Case, str, list[str]]]:
    """Each chapter of each evaluation with the services that had missed when it was written."""
    cards = list(world.index.of("evaluasi"))
    found = outcomes(world) if cards else {}
    for card in cards:
        case, period = world.case(card), parse_period(card.data.get("periode"))
        written = case.past("tanggal")
        if period is None or written is None or not judged(law, written):
            continue
        known_by = start_of_day(written.day + timedelta(days=1), world.region.zone)
        opd = card.document.opd
        share = share_asked(law, opd, period.bounds(world.region.zone)[0])
        missed = missed_services(found.get(opd, {}), period, known_by, share)
        for chapter, services in missed.items():
            if case.get("bab", chapter) is not None:
                yield case, chapter, services


def _listed(case: Case, chapter: str) -> set[str]:
    written = as_list(case.get("bab", chapter, "layanan"))
    return {case.region.full(ref, case.document.opd, "layanan") for ref in written}
