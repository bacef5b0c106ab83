"""A narrative per criterion, composed from figures: no sentence without a record behind it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.law.maturity import RungCriterion
from pipeline.model.assessment import State
from pipeline.model.coverage import Coverage
from pipeline.model.dating import day_of
from pipeline.model.lean import dataclass, replace
from pipeline.render.document import Cited
from pipeline.render.documents.evidence.packet import FEW, Packet
from pipeline.render.documents.frontmatter import cited
from pipeline.wording import angka, bagian, daftar, tanggal

BADGES: dict[State, str] = {
    "proved": "terbukti",
    "attested": "dinyatakan_berkas",
    "contradicted": "bertentangan",
    "missing": "belum_ada",
}


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with the records that it rests on.

    Attributes:
        text: The sentence.
        links: Place and name of the first records.
        more: How many records there are beside those.
    """

    text: str
    links: tuple[tuple[str, str], ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """What is said of one criterion.

    Attributes:
        label: "Level 3".
        teks: The criterion.
        cited: Its clause.
        badges: Its state, one badge; of the region, one per state found.
        counted: Numerator and denominator.
        sentences: The narrative; empty where there is no record, or all of it was told before.
        before: The level whose narrative tells all of it; "" where this one does.
    """

    label: str
    teks: str
    cited: tuple[Cited, ...]
    badges: tuple[str, ...]
    counted: str
    sentences: tuple[Sentence, ...]
    before: str = ""


def passages(packet: Packet, kelas: str) -> tuple[Passage, ...]:
    """The criteria that ask for evidence of a class, each with its narrative from that class."""
    found: list[Passage] = []
    told: dict[frozenset[str], str] = {}
    for level, criterion in packet.criteria():
        asked = tuple(one for one in packet.asked_by(criterion) if one.kelas == kelas)
        if not asked:
            continue
        codes = frozenset(one.kode for one in asked)
        passage = _passage(packet, level, criterion, () if codes in told else asked)
        found.append(replace(passage, before=told.get(codes, "")))
        told.setdefault(codes, passage.label)
    return tuple(found)


def _passage(packet: Packet, level: int, criterion: RungCriterion, asked: tuple[Coverage, ...]) -> Passage:
    standings = packet.standings(criterion.id)
    return Passage(
        label=f"Level {level}",
        teks=criterion.teks,
        cited=cited(packet.law, criterion.id),
        badges=tuple(dict.fromkeys(BADGES[standing.state] for standing in standings)),
        counted=_counted(packet, criterion),
        sentences=tuple(_sentences(packet, asked)),
    )


def _counted(packet: Packet, criterion: RungCriterion) -> str:
    """Of one OPD what the criterion counts; of the region in how many OPDs it holds."""
    standings = packet.standings(criterion.id)
    if packet.scope.opd and standings:
        return standings[0].counted
    holding = sum(standing.state in ("proved", "attested") for standing in standings)
    return f"{angka(holding)} dari {angka(len(standings))} OPD"


def _sentences(packet: Packet, asked: tuple[Coverage, ...]) -> Iterator[Sentence]:
    by_code: dict[str, list[Coverage]] = {}
    for one in asked:
        by_code.setdefault(one.kode, []).append(one)
    for found in by_code.values():
        records = tuple(dict.fromkeys(name for one in found for name in one.records))
        if records:
            yield Sentence(
                _said(packet, found, records),
                tuple((packet.place(ref), packet.short(ref)) for ref in records[:FEW]),
                max(0, len(records) - FEW),
            )


def _said(packet: Packet, found: list[Coverage], records: tuple[str, ...]) -> str:
    first = found[0]
    covered, total = sum(one.covered for one in found), sum(one.total for one in found)
    where = f" pada {angka(len(found))} OPD" if len(found) > 1 else ""
    text = f"{first.teks}: {bagian(covered, total)} {first.counts}{where}, dari {angka(len(records))} catatan"
    days = sorted(_days(packet, records))
    if days:
        span = tanggal(days[0]) if days[0] == days[-1] else f"{tanggal(days[0])} sampai {tanggal(days[-1])}"
        text += f" bertanggal {span}"
    lacking = [unit for one in found for unit, names in one.units if unit and not names]
    if lacking:
        text += f"; belum ada untuk {daftar(lacking[:FEW])}"
        text += f" dan {angka(len(lacking) - FEW)} lainnya" if len(lacking) > FEW else ""
    return f"{text}."


def _days(packet: Packet, records: tuple[str, ...]) -> Iterator[date]:
    """When the records were made, as far as they say."""
    zone = packet.dossier.site.zone
    for ref in records:
        card = packet.card(ref)
        day = day_of(card.document, zone) if card is not None else None
        if day is not None:
            yield day
