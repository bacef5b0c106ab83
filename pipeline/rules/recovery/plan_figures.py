"""RPO and RTO of a recovery plan against the catalogue, and plans that have run out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from pipeline.law.law import Law
from pipeline.model.case import Case
from pipeline.model.durations import parse_duration
from pipeline.model.moments import parse_date
from pipeline.model.pointer import Keys
from pipeline.model.region import Service
from pipeline.model.rule import Breach
from pipeline.rules.declare import ERROR, WARNING, rule
from pipeline.rules.running import runs, today
from pipeline.rules.telling import quoted
from pipeline.wording import daftar, tanggal

_KIND = ("drp",)
_FIGURES = ("rpo", "rto")


@rule("DRP006", "plan-laxer-than-catalogue", "L2.1.2.4.k3", "L2.1.2.1.a1.d", severity=ERROR, kinds=_KIND)
def plan_laxer_than_catalogue(case: Case, law: Law) -> Iterator[Breach]:
    """DRP menjanjikan RPO atau RTO yang lebih longgar daripada katalog.

    Ketentuan:
        Target keberlangsungan (RPO dan RTO) ditetapkan bersama target pengoperasian layanan; DRP harus
        sejalan dengannya (bacaan `drp.status`).

    Alasan:
        DRP yang lebih longgar membuat target dalam katalog tidak mungkin dicapai.

    Melanggar:
        rto: 6 jam                     # katalog: rto 4 jam

    Patuh:
        rto: 4 jam

    Cara memenuhi:
        Samakan keduanya. Untuk DRP bersama, tulis nilai tiap layanan pada `layanan: [{layanan, rpo, rto}]`.
    """
    for keys, service, name, planned, promised in _compared(case, law):
        if planned > promised:
            yield case.breach(
                *keys,
                message=_sentence(case, service, name, keys),
                help="Samakan nilainya dengan katalog; nilai per layanan ditulis pada `layanan`.",
            )


@rule("DRP007", "plan-differs-from-catalogue", severity=WARNING, kinds=_KIND)
def plan_differs_from_catalogue(case: Case, law: Law) -> Iterator[Breach]:
    """DRP menjanjikan RPO atau RTO yang lebih ketat daripada katalog.

    Ketentuan:
        DRP yang lebih ketat masih sejalan dengan target pengoperasian (RPO dan RTO) layanannya; peringatan
        ini bawaan alat.

    Alasan:
        Dua angka berbeda membuat pelaksana tidak tahu mana yang dikejar.

    Melanggar:
        rto: 2 jam                     # katalog: rto 4 jam

    Patuh:
        rto: 4 jam

    Cara memenuhi:
        Samakan keduanya, di DRP atau di katalog.
    """
    for keys, service, name, planned, promised in _compared(case, law):
        if planned < promised:
            yield case.breach(
                *keys,
                message=_sentence(case, service, name, keys),
                help="Samakan nilainya, di DRP atau di katalog.",
            )


@rule("DRP008", "plan-expired", severity=WARNING, kinds=_KIND)
def plan_expired(case: Case, law: Law) -> Iterator[Breach]:
    """Masa berlaku DRP habis, dan tidak ada DRP lain yang menggantikannya.

    Ketentuan:
        Peraturan tidak menyebut masa berlaku DRP; masa itu ditulis penyusunnya sendiri. Kewajiban layanan
        kritis memiliki DRP diperiksa pada katalog.

    Alasan:
        Rencana yang lewat masanya biasanya tidak lagi cocok dengan sistem yang sekarang.

    Melanggar:
        berlaku: {mulai: 2023-02-15, sampai: 2025-02-14}      # sekarang Juli 2025

    Patuh:
        berlaku: {mulai: 2025-02-15, sampai: 2027-02-14}

    Cara memenuhi:
        Tinjau DRP-nya, mintakan persetujuan dan penetapan kembali, lalu perbarui `berlaku`.
    """
    day, until = today(case.region, case.as_of), parse_date(case.get("berlaku", "sampai"))
    if until is None or day <= until or case.past("penetapan", "waktu") is None:
        return
    left = [
        quoted(service.ref)
        for service in case.services
        if runs(service.document.data, day)
        and not replaced(case, service)
        and not _demanded(case, law, service)
    ]
    if left:
        yield case.breach(
            "berlaku",
            "sampai",
            message=(
                f"DRP ini berlaku sampai {tanggal(until)} dan belum diganti untuk layanan {daftar(left)}."
            ),
            help="Tinjau, setujui, dan tetapkan kembali, lalu perbarui `berlaku`.",
        )


def _demanded(case: Case, law: Law, service: Service) -> bool:
    """Whether this is the plan that a service of its class must have."""
    demanded = law.continuity(str(service.held("klasifikasi", case.as_of)), case.as_of).value
    card = case.index.one(service.document.data.get("drp"), service.opd, "drp")
    return "drp" in demanded and card is not None and card.ref == case.document.ref


def replaced(case: Case, service: Service) -> bool:
    """Whether another plan about the service is set and runs on."""
    day, named = today(case.region, case.as_of), service.document.data.get("drp")
    if named is not None and case.index.one(named, service.opd, "drp") is None:
        return True  # the plan that the catalogue names was refused or does not exist: that is told there
    for card in case.index.about(service.ref, "drp"):
        until = parse_date(card.data.get("berlaku", {}).get("sampai"))
        if card.ref != case.document.ref and card.data.get("penetapan") and (until is None or day <= until):
            return True
    return False


def _compared(case: Case, law: Law) -> Iterator[tuple[Keys, Service, str, Fraction, Fraction]]:
    """Each figure that the catalogue also states: place, service, name, planned and promised seconds.

    A service that must have this plan is left to the rules about its catalogue entry (TGT).
    """
    day, until = today(case.region, case.as_of), parse_date(case.get("berlaku", "sampai"))
    if until is not None and until < day:
        return
    for number, item in enumerate(case.all("layanan")):
        own = item if isinstance(item, Mapping) else {"layanan": item}
        service = case.region.service(own.get("layanan"), case.document.opd)
        if service is None or not runs(service.document.data, day) or _demanded(case, law, service):
            continue
        for name in _FIGURES:
            keys: Keys = ("layanan", number, name) if name in own else (name,)
            planned, promised = _seconds(case.get(*keys)), _seconds(service.held(name, day))
            if planned is not None and promised is not None:
                yield keys, service, name, planned, promised


def _seconds(text: object) -> Fraction | None:
    duration = parse_duration(text)
    return duration.seconds if duration else None


def _sentence(case: Case, service: Service, name: str, keys: Keys) -> str:
    held = service.held(name, today(case.region, case.as_of))
    return (
        f"{name.upper()} {quoted(case.get(*keys))} dalam DRP berbeda dari {quoted(held)} "
        f"yang ditetapkan katalog untuk {quoted(service.ref)}."
    )
