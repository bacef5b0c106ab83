"""Months without monitoring, and months monitored twice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.law.law import Law
from pipeline.model.case import World
from pipeline.model.periods import parse_period
from pipeline.model.rule import Breach
from pipeline.rules.declare import WARNING, region_rule
from pipeline.rules.overdue import beginning, months_later
from pipeline.rules.running import providers, today
from pipeline.rules.telling import quoted
from pipeline.wording import daftar, periode

_SHOWN = 6


@region_rule("PTU010", "monitored-twice", severity=WARNING)
def monitored_twice(world: World, law: Law) -> Iterator[Breach]:  # noqa: ARG001  every rule is asked alike
    """Dua rekaman pemantauan untuk layanan dan bulan yang sama.

    Ketentuan:
        Peraturan tidak mengatur hal ini; peringatan ini bawaan alat. Satu periode satu layanan dicatat
        sekali.

    Alasan:
        Gangguan yang sama terhitung dua kali dalam rekapitulasi.

    Melanggar:
        # PTU-2025-03 dan PTU-2025-03-b, keduanya: layanan ktp-el, periode 2025-03

    Patuh:
        # satu rekaman; pemantauan OPD lain ditunjuk lewat `dari`

    Cara memenuhi:
        Gabungkan kedua rekaman, atau betulkan periodenya.
    """
    first: dict[tuple[str, str], str] = {}
    for card in world.index.of("pemantauan"):
        period = parse_period(card.data.get("periode"))
        if period is None or not card.services:
            continue
        names = [(card.services[0], month) for month in period.months]
        twice = [name for name in names if name in first]
        for name in names:
            first.setdefault(name, card.id)
        if twice:
            months = daftar([periode(month) for _, month in twice[:_SHOWN]])
            yield Breach(
                card.document.pointer("periode"),
                f"{months} sudah dipantau untuk layanan ini dalam {quoted(first[twice[0]])}.",
                "Gabungkan kedua rekaman, atau betulkan periodenya.",
                (),
                card.ref,
            )


@region_rule("PTU011", "months-not-monitored", severity=WARNING)
def months_not_monitored(world: World, law: Law) -> Iterator[Breach]:
    """Layanan yang berjalan tanpa pemantauan pada beberapa bulan.

    Ketentuan:
        Pemantauan menjaga target ketersediaan; peraturan tidak menyebut panjang periodenya. Jarak bawaan
        alat satu bulan dapat diganti daerah (bacaan `periode`). Yang dilihat hanya setahun terakhir.

    Alasan:
        Bulan yang tidak dipantau tidak dapat dinilai, bukan berarti tanpa gangguan.

    Melanggar:
        # pemantauan ada untuk 2025-01, 2025-02, dan 2025-04; Maret tidak ada

    Patuh:
        # pemantauan ada untuk setiap bulan yang sudah lewat

    Cara memenuhi:
        Catat pemantauan bulan yang disebut; waktu yang tidak teramati ditulis lewat `teramati`.
    """
    day = today(world.region, world.as_of)
    covered = _covered(world)
    for office, services in providers(world.region, day):
        grace, back = law.months("pemantauan", office.id), law.months("evaluasi", office.id)
        for service in services:
            since = max(
                beginning(law, office.document.data, service.document.data), months_later(day, -back - grace)
            )
            missing = [
                month for month in _due(since, day, grace) if month not in covered.get(service.ref, set())
            ]
            if missing:
                more = f" dan {len(missing) - _SHOWN} bulan lainnya" if len(missing) > _SHOWN else ""
                names = daftar([periode(month) for month in missing[:_SHOWN]])
                yield Breach(
                    service.document.pointer("id"),
                    f"Pemantauan layanan ini belum dicatat untuk {names}{more}.",
                    "Catat pemantauan bulan itu; menurut jarak bawaan alat sudah waktunya.",
                    (),
                    service.document.ref,
                )


def _covered(world: World) -> dict[str, set[str]]:
    """Service -> the months that some monitoring record covers."""
    found: dict[str, set[str]] = {}
    for card in world.index.of("pemantauan"):
        period = parse_period(card.data.get("periode"))
        for name in card.services if period else ():
            found.setdefault(name, set()).update(period.months if period else ())
    return found


def _due(since: date, day: date, grace: int) -> list[str]:
    """The whole months from a day on whose record is due: they ended so many months ago."""
    due: list[str] = []
    month = since if since.day == 1 else months_later(since.replace(day=1), 1)
    while months_later(month, 1 + grace) < day:
        due.append(f"{month:%Y-%m}")
        month = months_later(month, 1)
    return due
