"""When records came into the repository, against when things happened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import chain
from typing import NamedTuple

from pipeline.law.law import Law
from pipeline.model.card import TICKET_KINDS, Card, Start, full_name
from pipeline.model.case import World
from pipeline.model.moments import parse_moment
from pipeline.model.past import Commit
from pipeline.model.periods import Period, parse_period
from pipeline.model.rule import Breach
from pipeline.rules.declare import WARNING, region_rule
from pipeline.rules.telling import listed
from pipeline.rules.tickets import start_of
from pipeline.wording import tanggal


class Entry(NamedTuple):
    """A record, the OPD for which it counts, the day on which it began, and the commit that brought it."""

    ref: str
    opd: str
    day: date
    commit: Commit
    came: date


@region_rule("RWY005", "entered-late", severity=WARNING)
def entered_late(world: World, law: Law) -> Iterator[Breach]:  # noqa: ARG001  asked alike
    """Rekaman masuk ke repositori lama sesudah kejadiannya.

    Ketentuan:
        Peraturan tidak mengatur kapan berkas ditulis; peringatan ini bawaan alat. Tiket dicatat saat terjadi,
        pemantauan sesudah bulannya berakhir; lebih dari 45 hari sesudahnya dianggap terlambat masuk, kecuali
        daerah menetapkan lain di `riwayat_git.batas`.

    Alasan:
        Yang dicatat berbulan-bulan kemudian tidak lagi dapat diperiksa. Ini fakta, bukan kesalahan: isi
        komit yang pertama dan arsip yang dipindahkan memang lebih tua.

    Melanggar:
        # komit 2025-06-20
        dilaporkan: 2025-02-03 08:10

    Patuh:
        # komit 2025-02-04
        dilaporkan: 2025-02-03 08:10

    Cara memenuhi:
        Catat tiket pada hari kejadiannya. Yang memang pindahan arsip, sebutkan dalam pesan komit.
    """
    allowed = world.past.limits.days_late
    late = [one for one in _entries(world) if (one.came - one.day).days > allowed]
    for opd in sorted({one.opd for one in late}):
        found = [one for one in late if one.opd == opd]
        worst = max(found, key=lambda one: (one.came - one.day, one.ref))
        home, _, own = worst.ref.rpartition("/")
        home, _, kind = home.rpartition("/")
        card = world.index.cards[full_name(home, kind, own.casefold())]
        yield Breach(
            card.document.pointer(),
            f"{len(found)} rekaman {opd} masuk lebih dari {allowed} hari sesudah kejadiannya; terlama "
            f"{card.id}, {(worst.came - worst.day).days} hari: {worst.commit.short}.",
            "Catat tiket pada hari kejadiannya.",
            document=worst.ref,
        )


@region_rule("RWY006", "entered-before-evaluation", severity=WARNING)
def entered_before_evaluation(world: World, law: Law) -> Iterator[Breach]:  # noqa: ARG001  asked alike
    """Banyak rekaman masuk menjelang evaluasi.

    Ketentuan:
        Peraturan tidak mengatur kapan berkas ditulis; peringatan ini bawaan alat. Bila sedikitnya sepuluh
        rekaman, dan sedikitnya separuh dari rekaman periode itu, baru masuk dalam tujuh hari sebelum evaluasi
        dan lama sesudah kejadiannya, pembaca evaluasi perlu tahu. Ketiga angka itu dapat ditetapkan daerah di
        `riwayat_git.batas`.

    Alasan:
        Rekaman yang ditulis untuk evaluasi menunjukkan yang diingat, bukan yang terjadi.

    Melanggar:
        # komit 2025-07-08: 40 dari 50 rekaman semester pertama; evaluasi bertanggal 2025-07-10

    Patuh:
        # komit menyebar sepanjang semester

    Cara memenuhi:
        Catat tiket pada hari kejadiannya; jelaskan dalam evaluasi mengapa rekamannya masuk belakangan.
    """
    limits = world.past.limits
    reports = [
        (card, period, day)
        for card in world.index.of("evaluasi")
        if (period := parse_period(card.data.get("periode")))
        and (day := _day(world, card.data.get("tanggal")))
    ]
    # Only then: where nothing is evaluated, no ticket is asked when it began or came.
    entries = _entries(world) if reports else []
    late = [one for one in entries if (one.came - one.day).days > limits.days_late]
    for (card, _, day), names in zip(reports, _begun_within(reports, world), strict=True):
        first = day - timedelta(days=limits.days_before_evaluation)
        bulk = [one for one in late if first <= one.came <= day and one.ref in names]
        if len(bulk) >= limits.fewest_records and 2 * len(bulk) >= len(names):
            commits = list(dict.fromkeys(one.commit.short for one in bulk))
            yield Breach(
                card.document.pointer("tanggal"),
                f"{len(bulk)} dari {len(names)} rekaman periode ini baru masuk antara {tanggal(first)} dan "
                f"{tanggal(day)}: {listed(commits, 3, 'komit lain')}.",
                "Jelaskan dalam evaluasi mengapa rekamannya masuk belakangan.",
                document=card.ref,
            )


def _begun_within(reports: Sequence[tuple[Card, Period, date]], world: World) -> Sequence[set[str]]:
    """The names of the tickets of an OPD that began in the period of its evaluation, for each: one walk."""
    found: list[set[str]] = [set() for _ in reports]
    offices: dict[str, list[tuple[Period, set[str]]]] = {}
    for (card, period, _), names in zip(reports, found, strict=True):
        offices.setdefault(card.opd, []).append((period, names))
    for one in _tickets(world) if reports else ():
        for period, names in offices.get(one.opd, ()):
            if one.day is not None and period.first <= one.day < period.after:
                names.add(one.ref)
    return found


def _entries(world: World) -> list[Entry]:
    found: list[Entry] = []
    past, zone = world.past, world.region.zone
    if not past.knows_entries:
        # Nobody knows when anything came.
        return found
    days: dict[str, date] = {}
    # Asked once, not of each of very many records.
    entered, files = past.entered, past.files
    for ref, path, _, _, opd, day, _ in chain(_tickets(world), _monitored(world)):
        commit = entered[ref] if ref in entered else files.get(path)
        if commit is not None and commit.at is not None and day is not None:
            if commit.id not in days:
                days[commit.id] = commit.at.astimezone(zone).date()
            found.append(Entry(ref, opd, day, commit, days[commit.id]))
    return found


def _tickets(world: World) -> Iterator[Start]:
    kinds, begun = sorted(TICKET_KINDS), world.index.begun
    if begun is None:
        return (start_of(card, world.region.zone) for card in world.index.of(*kinds))
    return chain.from_iterable(begun.get(kind, ()) for kind in kinds)


def _monitored(world: World) -> Iterator[Start]:
    """A month is monitored once it has ended: on its last day a record could be written at the earliest."""
    for card in world.index.of("pemantauan"):
        period = parse_period(card.data.get("periode"))
        day = period.after - timedelta(days=1) if period else None
        yield Start(card.ref, card.document.path, card.document.index, -1, card.opd, day)


def _day(world: World, value: object) -> date | None:
    moment = parse_moment(value, world.region.zone)
    return moment.day if moment else None
