"""When records came into the repository, against when things happened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.law.law import Law
from pipeline.model.card import TICKET_KINDS, Card
from pipeline.model.case import World
from pipeline.model.moments import parse_moment
from pipeline.model.past import Commit
from pipeline.model.periods import parse_period
from pipeline.model.rule import Breach
from pipeline.rules.declare import WARNING, region_rule
from pipeline.rules.telling import listed
from pipeline.rules.tickets import STARTS
from pipeline.wording import tanggal


@dataclass(frozen=True, slots=True)
class Entry:
    """A record, the day on which it began, and the commit that brought it."""

    card: Card
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
    for opd in sorted({one.card.opd for one in late}):
        found = [one for one in late if one.card.opd == opd]
        worst = max(found, key=lambda one: (one.came - one.day, one.card.ref))
        yield Breach(
            worst.card.document.pointer(),
            f"{len(found)} rekaman {opd} masuk lebih dari {allowed} hari sesudah kejadiannya; terlama "
            f"{worst.card.id}, {(worst.came - worst.day).days} hari: {worst.commit.short}.",
            "Catat tiket pada hari kejadiannya.",
            document=worst.card.ref,
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
    entries, limits = _entries(world), world.past.limits
    for card in world.index.of("evaluasi"):
        period, day = parse_period(card.data.get("periode")), _day(world, card.data.get("tanggal"))
        if period is None or day is None:
            continue
        told = [
            one
            for one in _tickets(world)
            if one.opd == card.opd and _within(world, one, period.first, period.after)
        ]
        first = day - timedelta(days=limits.days_before_evaluation)
        names = {one.ref for one in told}
        bulk = [
            one
            for one in entries
            if one.card.ref in names
            and first <= one.came <= day
            and (one.came - one.day).days > limits.days_late
        ]
        if len(bulk) >= limits.fewest_records and 2 * len(bulk) >= len(told):
            commits = list(dict.fromkeys(one.commit.short for one in bulk))
            yield Breach(
                card.document.pointer("tanggal"),
                f"{len(bulk)} dari {len(told)} rekaman periode ini baru masuk antara {tanggal(first)} dan "
                f"{tanggal(day)}: {listed(commits, 3, 'komit lain')}.",
                "Jelaskan dalam evaluasi mengapa rekamannya masuk belakangan.",
                document=card.ref,
            )


def _entries(world: World) -> list[Entry]:
    found: list[Entry] = []
    if not (world.past.entered or world.past.files):
        # Nobody knows when anything came: no card need be taken out.
        return found
    for card in (*_tickets(world), *world.index.of("pemantauan")):
        commit, day = world.past.entry(card.document), _began(world, card)
        if commit is not None and commit.at is not None and day is not None:
            came = commit.at.astimezone(world.region.zone).date()
            found.append(Entry(card, day, commit, came))
    return found


def _tickets(world: World) -> list[Card]:
    return list(world.index.of(*sorted(TICKET_KINDS)))


def _began(world: World, card: Card) -> date | None:
    """The day on which a record could be written at the earliest."""
    if card.jenis == "pemantauan":
        period = parse_period(card.data.get("periode"))
        return period.after - timedelta(days=1) if period else None
    return next((day for name in STARTS if (day := _day(world, card.data.get(name)))), None)


def _within(world: World, card: Card, first: date, after: date) -> bool:
    day = _began(world, card)
    return day is not None and first <= day < after


def _day(world: World, value: object) -> date | None:
    moment = parse_moment(value, world.region.zone)
    return moment.day if moment else None
