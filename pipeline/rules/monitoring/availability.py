"""Availability as stated against what the outages of the record come to, and outages that cannot be."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from pipeline.law.law import Law
from pipeline.model.case import Case
from pipeline.model.fact import Fact, Verdict
from pipeline.model.periods import parse_period
from pipeline.model.rule import Breach
from pipeline.rules.declare import ERROR, WARNING, rule
from pipeline.rules.telling import when
from pipeline.wording import angka, periode, persen

_KIND = ("pemantauan",)


@rule("PTU005", "stated-availability-differs", "L2.2.2.1.k4", severity=ERROR, kinds=_KIND)
def stated_availability_differs(case: Case, law: Law) -> Iterator[Breach]:  # noqa: ARG001  asked alike
    """Ketersediaan yang ditulis tidak sama dengan hitungan dari gangguannya.

    Ketentuan:
        Formulir pemantauan memuat pencapaian ketersediaan. Angkanya dihitung dari gangguan, waktu yang
        teramati, dan jam layanan (bacaan `ketersediaan.rumus`); angka yang ditulis harus sama setelah
        dibulatkan sebanyak desimalnya.

    Alasan:
        Dua angka yang berbeda untuk hal yang sama membuat laporan tidak dapat dipercaya.

    Melanggar:
        periode: 2025-04
        gangguan: [{mulai: 2025-04-05 10:00, selesai: 2025-04-05 17:12}]    # 7,2 jam = 99,00 %
        ketersediaan: 99.9

    Patuh:
        periode: 2025-04
        gangguan: [{mulai: 2025-04-05 10:00, selesai: 2025-04-05 17:12}]
        ketersediaan: 99.00

    Cara memenuhi:
        Hapus `ketersediaan` supaya alat menghitungnya, atau lengkapi gangguan yang belum dicatat.
    """
    stated, fact = case.get("ketersediaan"), _fact(case)
    if isinstance(stated, bool) or not isinstance(stated, (int, float)) or fact is None or not _over(case):
        return
    if fact.ketersediaan_hasil in (Verdict.TIDAK_SAH, Verdict.TIDAK_DINILAI):
        return
    reached = fact.ketersediaan_capaian
    written = Decimal(str(stated))
    places = max(0, -int(written.as_tuple().exponent))
    if reached is None:
        message = (
            f"Ketersediaan ditulis {angka(Fraction(written), places)} "
            "%, tetapi tidak ada waktu yang teramati."
        )
    elif _rounded(Fraction(reached), places) != Fraction(written):
        message = (
            f"Ketersediaan ditulis {angka(Fraction(written), places)} "
            "%, tetapi menurut gangguan yang dicatat "
            f"{persen(reached, max(places, 2))}."
        )
    else:
        return
    yield case.breach(
        "ketersediaan",
        message=message,
        help="Hapus `ketersediaan` supaya dihitung alat, atau lengkapi `gangguan` dan `teramati`.",
    )


@rule("PTU006", "shortfall-unexplained", "L2.2.2.1.k5", severity=WARNING, kinds=_KIND)
def shortfall_unexplained(case: Case, law: Law) -> Iterator[Breach]:  # noqa: ARG001  every rule is asked alike
    """Target ketersediaan tidak tercapai dan penyebabnya tidak diterangkan.

    Ketentuan:
        Formulir pemantauan menerangkan tren ketersediaan, termasuk penyebabnya bila target tidak tercapai.
        Target yang meleset adalah hasil pengukuran; yang diminta hanyalah keterangannya.

    Alasan:
        Tanpa penyebab, tahap evaluasi tidak tahu apa yang harus diperbaiki.

    Melanggar:
        ketersediaan: 97.5             # target 99
        # tanpa `penyebab_tidak_tercapai`

    Patuh:
        ketersediaan: 97.5
        penyebab_tidak_tercapai: Pengingat masa berlaku sertifikat belum ada.

    Cara memenuhi:
        Isi `penyebab_tidak_tercapai`.
    """
    fact = _fact(case)
    if fact is None or fact.ketersediaan_hasil is not Verdict.TIDAK_TERCAPAI:
        return
    if case.get("penyebab_tidak_tercapai") is None and fact.ketersediaan_capaian is not None:
        target = fact.ketersediaan_target or 0
        reached = persen(fact.ketersediaan_capaian, batas=target)
        yield case.breach(
            "periode",
            message=(
                f"Ketersediaan {reached}, di bawah target {persen(target)}, tanpa penyebab yang diterangkan."
            ),
            help="Isi `penyebab_tidak_tercapai`.",
        )


@rule("PTU007", "impossible-outage", "L2.2.2.1.k4", severity=ERROR, kinds=_KIND)
def impossible_outage(case: Case, law: Law) -> Iterator[Breach]:  # noqa: ARG001  every rule is asked alike
    """Gangguan atau waktu teramati yang berakhir sebelum mulai, atau seluruhnya di luar periode.

    Ketentuan:
        Pencapaian ketersediaan dihitung dari gangguan pada periode pemantauan.

    Alasan:
        Selang yang mustahil membuat angka ketersediaannya tidak dapat dihitung.

    Melanggar:
        periode: 2025-03
        gangguan: [{mulai: 2025-03-03 09:05, selesai: 2025-03-03 07:40}]

    Patuh:
        periode: 2025-03
        gangguan: [{mulai: 2025-03-03 07:40, selesai: 2025-03-03 09:05}]

    Cara memenuhi:
        Betulkan waktunya; gangguan bulan lain dicatat pada pemantauan bulan itu.
    """
    period = parse_period(case.get("periode"))
    if period is None:
        return
    start, end = period.bounds(case.region.zone)
    for field in ("gangguan", "teramati"):
        for number in range(len(case.all(field))):
            first, last = case.moment(field, number, "mulai"), case.moment(field, number, "selesai")
            if first is None:
                continue
            if last is not None and last.before(first):
                message = f"Berakhir {when(last, case)}, sebelum mulai {when(first, case)}."
            elif first.at >= end or (last is not None and last.at <= start and first.at < start):
                message = f"Selang ini seluruhnya di luar {periode(period.text)}."
            else:
                continue
            yield case.breach(field, number, message=message, help="Betulkan waktu atau periodenya.")


def _rounded(number: Fraction, places: int) -> Fraction:
    """Half up, as every percentage of the tool."""
    scale = 10**places
    return Fraction(int(number * scale + Fraction(1, 2)), scale)


def _fact(case: Case) -> Fact | None:
    return case.measured[0].fact if case.measured else None


def _over(case: Case) -> bool:
    """Whether the period has ended: before that, any figure is only a figure so far."""
    period = parse_period(case.get("periode"))
    return period is not None and period.bounds(case.region.zone)[1] <= case.as_of
