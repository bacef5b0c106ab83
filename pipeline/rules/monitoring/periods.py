"""Months without monitoring, and months monitored twice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from pipeline.law.law import Law
from pipeline.model.case import World
from pipeline.model.document import Data, as_list, dig
from pipeline.model.moments import parse_date
from pipeline.model.periods import Period, parse_period
from pipeline.model.region import Service
from pipeline.model.rule import Breach
from pipeline.rules.declare import WARNING, region_rule
from pipeline.rules.overdue import beginning, months_later
from pipeline.rules.running import providers, today
from pipeline.rules.telling import listed, quoted
from pipeline.wording import periode


@region_rule("PTU010", "monitored-twice", severity=WARNING)
def monitored_twice(world: World, law: Law) -> Iterator[Breach]:  # noqa: ARG001  every rule is asked alike
    """Dua rekaman pemantauan untuk layanan dan bulan yang sama.

    Ketentuan:
        Peraturan tidak mengatur hal ini; peringatan ini bawaan alat. Satu periode satu layanan dicatat
        sekali.

    Alasan:
        Gangguan yang sama terhitung dua kali dalam rekapitulasi.

    Melanggar:
        id: PTU-2025-03-b
        layanan: ktp-el
        periode: 2025-03               # PTU-2025-03 mencatat layanan dan bulan yang sama

    Patuh:
        id: PTU-2025-03
        dari: [diskominfo/PTU-JAR-2025-03]      # pemantauan OPD lain ditunjuk, bukan diulang

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
            months = listed([periode(month) for _, month in twice], rest="bulan lainnya")
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
        periode: [2025-01, 2025-02, 2025-04]     # Maret tidak dipantau

    Patuh:
        periode: [2025-01, 2025-02, 2025-03, 2025-04]

    Cara memenuhi:
        Catat pemantauan bulan yang disebut; waktu yang tidak teramati ditulis lewat `teramati`.
    """
    day = today(world.region, world.as_of)
    covered = covered_months(world)
    for office, services in providers(world.region, day):
        if world.may_hold("pemantauan", office.id):
            continue
        grace, back = (law.months(name, office.id, world.as_of) for name in ("pemantauan", "evaluasi"))
        for service in services:
            since = max(
                beginning(law, office.document.data, service.document.data), months_later(day, -back - grace)
            )
            seen = covered.get(service.ref, set())
            due = months_due(since, day - timedelta(days=1), grace)
            missing = [month for month, _ in due if month not in seen and in_season(service, month)]
            if missing:
                names = listed([periode(month) for month in missing], rest="bulan lainnya")
                yield Breach(
                    service.document.pointer("id"),
                    f"Pemantauan layanan ini belum dicatat untuk {names}.",
                    "Catat pemantauan bulan itu; menurut jarak bawaan alat sudah waktunya.",
                    (),
                    service.document.ref,
                )


def in_season(service: Service, month: str) -> bool:
    """Whether a service is offered at all in a month: always, unless the catalogue names seasons."""
    seasons = as_list(dig(service.document.data, "ketersediaan", "masa"))
    wanted = parse_period(month)
    return not seasons or wanted is None or any(_touches(season, wanted) for season in seasons)


def _touches(season: Data, month: Period) -> bool:
    first, last = parse_date(season.get("mulai")), parse_date(season.get("sampai"))
    return (first is None or first < month.after) and (last is None or month.first <= last)


def covered_months(world: World) -> dict[str, set[str]]:
    """Service -> the months that some monitoring record covers."""
    found: dict[str, set[str]] = {}
    for card in world.index.of("pemantauan"):
        period = parse_period(card.data.get("periode"))
        for name in card.services if period else ():
            found.setdefault(name, set()).update(period.months if period else ())
    return found


def months_due(since: date, until: date, grace: int) -> list[tuple[str, date]]:
    """The whole months from a day on with the day by which each record is due, up to a last such day."""
    found: list[tuple[str, date]] = []
    month = since if since.day == 1 else months_later(since.replace(day=1), 1)
    while (due := months_later(month, 1 + grace)) <= until:
        found.append((f"{month:%Y-%m}", due))
        month = months_later(month, 1)
    return found
