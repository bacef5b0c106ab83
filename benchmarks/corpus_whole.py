"""The rest of a region: services monitored month by month, releases, reviews of incidents, evaluations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from itertools import product
from random import Random

from benchmarks import corpus_texts
from benchmarks import corpus_whole_texts as texts
from benchmarks.corpus import MONTHS, Size, name_of, ticket, tickets

# Half-years that have ended, with the first day after each; the regulation came into force in the first.
PERIODS = {
    "2024-S1": date(2024, 7, 1),
    "2024-S2": date(2025, 1, 1),
    "2025-S1": date(2025, 7, 1),
    "2025-S2": date(2026, 1, 1),
}
# Of a hundred months: in how many a service stands still; and of a hundred standstills: how many nobody sees
# for so long that the 95 percent of the promise are missed.
STANDSTILLS, UNNOTICED = 15, 20
# And in how many it is gone for minutes of a night, of which nobody complains.
NIGHTS = 8
_AT_ONCE, _WEEKEND = timedelta(minutes=4), timedelta(hours=38)
# So many complaints of a half-year a review looks at.
REVIEWED = 3
_ABOUT = re.compile(r"^layanan: layanan-(\d+)$", re.MULTILINE)
_TIMES = {name: re.compile(rf"^{name}: (\S+)$", re.MULTILINE) for name in ("dilaporkan", "diselesaikan")}


def records(size: Size) -> Iterator[tuple[str, str]]:
    """Path and text of every record that is no ordinary ticket, the same for the same size and seed."""
    dice = Random(f"whole {size.seed}")
    known = _complaints(size)
    for office in range(size.offices):
        for path, text in _kept_by(dice, office, size.services, known):
            yield f"records/{name_of(office)}/{path}", text


def _kept_by(
    dice: Random, office: int, services: int, known: Mapping[tuple[str, int, str], list[str]]
) -> Iterator[tuple[str, str]]:
    """What one OPD keeps, paths below its folder."""
    opd, missed = name_of(office), {period: set[int]() for period in PERIODS}
    for number, month in product(range(services), MONTHS):
        unnoticed, found = _monitored(dice, office, number, month)
        yield from found
        if unnoticed:
            missed[_half(month)].add(number)
    yield from _releases(dice, services)
    for period, after in PERIODS.items():
        for number in range(services):
            text = _review(number, period, after, known.get((opd, number, period), []))
            yield f"reviu_gangguan/{period[:4]}/RVG-LAYANAN-{number}-{period}.yaml", text
        yield f"evaluasi/{period[:4]}/EVL-{period}.yaml", _evaluation(period, after, sorted(missed[period]))


def _half(month: str) -> str:
    return f"{month[:4]}-S{1 if month[5:] <= '06' else 2}"


def _complaints(size: Size) -> dict[tuple[str, int, str], list[str]]:
    """The first sound complaints of each service and half-year: those that a review looks at."""
    found: dict[tuple[str, int, str], list[str]] = {}
    for path, text, wrong in tickets(size):
        _, opd, kind, year, month, name = path.split("/")
        about = _ABOUT.search(text)
        if kind == "aduan" and not wrong and about:
            names = found.setdefault((opd, int(about[1]), _half(f"{year}-{month}")), [])
            if len(names) < REVIEWED:
                names.append(name.removesuffix(".yaml"))
    return found


def _monitored(dice: Random, office: int, number: int, month: str) -> tuple[bool, list[tuple[str, str]]]:
    """A month of a service: whether its target was missed, and the records with the paths of each."""
    found: list[tuple[str, str]] = []
    outages, analysis, cause, unnoticed = " []", texts.QUIET, "", False
    if dice.randrange(100) < STANDSTILLS:
        name, why = f"ADU-{month[:4]}-P{month[5:]}{number:02}", dice.choice(texts.CAUSES)
        text = ticket(dice, name, (office, number), month, heavy=True)
        for old, new in texts.STANDING:
            text = text.replace(old, new, 1)
        found.append((f"aduan/{month[:4]}/{month[5:]}/{name}.yaml", text))
        reported, solved = (datetime.fromisoformat(it.findall(text)[0]) for it in _TIMES.values())
        unnoticed = dice.randrange(100) < UNNOTICED
        began = reported - (_WEEKEND if unnoticed else _AT_ONCE)
        outages = texts.OUTAGE.format(began=began.isoformat(), solved=solved.isoformat(), why=why, name=name)
        analysis, cause = texts.BROKEN, f"penyebab_tidak_tercapai: {why}\n" if unnoticed else ""
    elif dice.randrange(100) < NIGHTS:
        outages = texts.NIGHT.format(day=f"{month}-{dice.randrange(2, 28):02}")
    text = texts.MONITORED.format(
        number=number,
        month=month,
        cpu=dice.randrange(200, 500) / 10,
        peak=dice.randrange(500, 790) / 10,
        ram=dice.randrange(400, 700) / 10,
        outages=outages,
        analysis=analysis,
        cause=cause,
        app=corpus_texts.APPS[number % 4],
    )
    return unnoticed, [*found, (f"pemantauan/{month[:4]}/PTU-LAYANAN-{number}-{month}.yaml", text)]


def _releases(dice: Random, services: int) -> Iterator[tuple[str, str]]:
    """A release every half-year, of one service each."""
    for serial, (period, after) in enumerate(PERIODS.items(), start=1):
        number = dice.randrange(services)
        night = datetime.fromisoformat(f"{after - timedelta(days=dice.randrange(12, 50))}T20:00:00+07:00")
        times = {name: (night + passed).isoformat() for name, passed in texts.RELEASED.items()}
        yield (
            f"rilis/{period[:4]}/RLS-{period[:4]}-{serial:03}.yaml",
            texts.RELEASE.format(
                **times,
                year=period[:4],
                serial=serial,
                number=number,
                app=corpus_texts.APPS[number % 4],
                version=f"4.{serial}.0",
            ),
        )


def _review(number: int, period: str, after: date, names: list[str]) -> str:
    done = f"{after + timedelta(days=8)}T09:30:00+07:00"
    return texts.REVIEW.format(
        number=number,
        period=period,
        names=", ".join(names),
        many=len(names),
        told=f"{after + timedelta(days=10)}T10:30:00+07:00",
        handled=texts.HANDLED.format(done=done) if names else "",
    )


def _evaluation(period: str, after: date, missed: list[int]) -> str:
    """The report of an OPD, which speaks of the services that were not as available as promised."""
    spoken = f"    layanan: [{', '.join(f'layanan-{number}' for number in missed)}]\n" if missed else ""
    chapters = "".join(
        texts.CHAPTER.format(
            name=name,
            missed=spoken if name == texts.AVAILABILITY else "",
            obstacle=obstacle,
            chance=chance,
            number=number,
            step=texts.STEP,
            due=after + timedelta(days=150),
        )
        for number, (name, obstacle, chance) in enumerate(texts.CHAPTERS, start=1)
    )
    return texts.EVALUATION.format(period=period, day=after + timedelta(days=12), chapters=chapters)
