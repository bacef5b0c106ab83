"""When people come: office hours mostly, evenings, weekends, month ends, Lebaran."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from tools.sample.catalogue.index import Service
from tools.sample.clock import HOLIDAYS, WIB, minutes, month_days
from tools.sample.dice import Dice

LEBARAN = (date(2025, 3, 31), date(2025, 4, 7))
_MONTH_END = {"pbb-daring": 4.0, "presensi-asn": 3.0, "esptpd": 2.5}
_BUSY_AT_LEBARAN = {"psc-119": 9.0, "adminduk-daring": 3.0, "lapor-bupati": 2.5}

# Share of the day's arrivals and the hours they fall into.
_PUBLIC = (
    ((7.5, 12.0), 0.44),
    ((12.0, 16.0), 0.30),
    ((16.0, 21.5), 0.18),
    ((21.5, 24.0), 0.04),
    ((5.0, 7.5), 0.04),
)
_INTERNAL = (((7.5, 12.0), 0.56), ((12.0, 15.5), 0.38), ((16.0, 20.0), 0.05), ((6.0, 7.5), 0.01))
_ALWAYS = (((0.0, 6.0), 0.16), ((6.0, 12.0), 0.30), ((12.0, 18.0), 0.30), ((18.0, 24.0), 0.24))


def arrivals(dice: Dice, service: Service, count: int) -> list[datetime]:
    """That many instants of 2025, in order."""
    days = [date(2025, 1, 1) + timedelta(days=n) for n in range(365)]
    weights = [(day, _weight(service, day)) for day in days]
    chosen = sorted(dice.weighted(weights) for _ in range(count))
    return sorted(_within(dice, service, day) for day in chosen)


def _public(service: Service) -> bool:
    return bool(service.data["kelompok"] == "publik")


def _weight(service: Service, day: date) -> float:
    if not _in_season(service, day):
        return 0.0
    weight = 1.0 if day.weekday() < 5 else (0.3 if _public(service) else 0.03)
    if day in HOLIDAYS:
        weight *= 0.35 if _public(service) else 0.05
    if LEBARAN[0] <= day <= LEBARAN[1]:
        weight = max(weight, 0.2) * _BUSY_AT_LEBARAN.get(service.id, 0.6)
    if day.day > month_days(day.month) - 3:
        weight *= _MONTH_END.get(service.id, 1.2)
    return weight


def _in_season(service: Service, day: date) -> bool:
    season = service.data["ketersediaan"].get("masa")
    return not season or any(span["mulai"] <= day.isoformat() <= span["sampai"] for span in season)


def _within(dice: Dice, service: Service, day: date) -> datetime:
    shape = (
        _ALWAYS
        if service.shift == "24x7" and _public(service)
        else (_PUBLIC if _public(service) else _INTERNAL)
    )
    low, high = dice.weighted(shape)
    midnight = datetime(day.year, day.month, day.day, tzinfo=WIB)
    return midnight + minutes(60 * dice.between(low, high) - 0.5)
