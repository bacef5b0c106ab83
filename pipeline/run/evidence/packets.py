"""From an examined workspace to the packets of an indicator and year: one an OPD, one for the region."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.assess.coverage import coverage_of
from pipeline.assess.region import assess
from pipeline.law.law import Law
from pipeline.model.coverage import Coverage
from pipeline.model.lean import replace
from pipeline.model.moments import parse_date
from pipeline.model.paper import Paper, Papers
from pipeline.model.periods import parse_period
from pipeline.render.documents.dossier import REGION, Dossier, Scope
from pipeline.render.documents.evidence.packet import Packet
from pipeline.run.examine import Examination
from pipeline.run.gather import gather

_FOLDER = "lampiran"
REGION_FOLDER = "daerah"


def packets(examination: Examination, law: Law, year: int, opd: str = "") -> list[Packet]:
    """The packets of a year.

    Args:
        examination: From `examine`.
        law: With the indicator.
        year: The assessed year.
        opd: One OPD only; "" for the region and each of its OPDs.

    Returns:
        The region's first; none of an OPD that is not assessed in the year.
    """
    region = assess(examination.world, law, year)
    dossier = dossier_of(examination, law, year)
    held = examination.world.papers
    covered = {
        one.opd: coverage_of(examination.world, law, one) for one in region.opd if opd in ("", one.opd)
    }
    found = {name: pieces for name, (pieces, _) in covered.items()}
    asked = {name: items for name, (_, items) in covered.items()}
    answered = _answered(examination, law, year)
    whole = Packet(
        former=None if answered is None else assess(examination.world, law, answered),
        dossier=dossier,
        law=law,
        scope=Scope(REGION, year=year),
        region=region,
        coverage=tuple(piece for pieces in found.values() for piece in pieces),
        follow_ups=tuple((name, item) for name, items in asked.items() for item in items),
        papers=_papers(held, [piece for pieces in found.values() for piece in pieces]),
    )
    each = [
        replace(
            whole,
            scope=Scope(name, year=year),
            coverage=pieces,
            follow_ups=tuple((name, item) for item in asked[name]),
            papers=_papers(held, pieces, name),
        )
        for name, pieces in found.items()
    ]
    every = each if opd else [whole, *each]
    return [replace(packet, names=names_of(packet.papers)) for packet in every]


def dossier_of(examination: Examination, law: Law, year: int) -> Dossier:
    """The internal edition: handed to an assessor, not published, and without those who ask or complain."""
    period = parse_period(str(year))
    dossier = gather(examination, [period] if period else [])
    inner = dossier.inner or dossier
    return replace(inner, law=law)


def _answered(examination: Examination, law: Law, year: int) -> int | None:
    """The latest year up to the assessed one that assessors have answered by the instant of judgement."""
    today = examination.result.as_of.astimezone(examination.world.region.zone).date()
    years = [
        int(card.data["tahun"])
        for card in examination.world.index.of("asesmen")
        if card.data.get("indikator") == law.maturity.indicator and int(card.data["tahun"]) <= year
        if (made := parse_date(card.data.get("tanggal"))) is None or made <= today
    ]
    return max(years, default=None)


def _papers(held: Papers, pieces: Iterable[Coverage], opd: str = "") -> tuple[Paper, ...]:
    """The usable files beside the records of the evidence, and those that the OPD offers for any of it."""
    behind = {name.split("#", maxsplit=1)[0] for piece in pieces for name in piece.records}
    wanted = [
        paper
        for paper in held.all()
        if paper.whole and (paper.document.ref in behind or (paper.codes and opd in ("", paper.document.opd)))
    ]
    return tuple(wanted)


def names_of(papers: Iterable[Paper]) -> dict[str, str]:
    """Where each file stands in the pack, by its hash: the same bytes once, under a name that tells them."""
    names: dict[str, str] = {}
    for paper in papers:
        plain = "".join(
            letter for letter in paper.path.rsplit("/", 1)[-1] if letter.isalnum() or letter in "-_."
        )
        names.setdefault(paper.sha256, f"{_FOLDER}/{paper.sha256[:12]}-{plain[-60:].lstrip('.')}")
    return names
