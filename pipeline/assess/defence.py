"""What of a level holds before an assessor: each criterion proved, attested, contradicted or missing."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.assess.attesting import papers_for
from pipeline.assess.footing import footing_of
from pipeline.assess.inquiry import Inquiry
from pipeline.assess.ladder import climb
from pipeline.model.assessment import Against, Claim, Criterion, Defence, Standing, Task
from pipeline.model.document import as_list
from pipeline.model.finding import Finding, Severity
from pipeline.model.lean import replace
from pipeline.model.paper import Paper
from pipeline.model.periods import parse_period
from pipeline.wording import visible

_CLAIMING = ("asesmen", "evaluasi")
MEND = "perbaiki_temuan"
"""Code of the task of mending what speaks against a criterion."""


def defend(inquiry: Inquiry, plain: tuple[Criterion, ...]) -> Defence:
    """How the criteria would stand, the level that follows, and the smallest way to the next.

    A record with an unwaived error contradicts itself: what only it shows is not proved. Where records are
    silent a signed file attests; where they show a part, a file that claims the whole is contradicted.

    Args:
        inquiry: The OPD and year.
        plain: The criteria as the ladder has them.
    """
    faults = _faults(inquiry)
    evidence = {name for criterion in plain for name in criterion.evidence}
    concerned = {name: _fields(found) for name, found in faults.items() if name in evidence}
    strict = plain
    if concerned:
        strict = climb(footing_of(replace(inquiry, without=concerned)))[1]
    eased = strict
    if any(paper.signed for paper in inquiry.world.papers.all()):
        eased = climb(footing_of(replace(inquiry, without=concerned, attest=True)))[1]
    standings = tuple(_standing(inquiry, faults, *three) for three in zip(plain, strict, eased, strict=True))
    level = _highest(standings)
    tasks = tuple(_tasks(level, standings, eased, inquiry))
    return Defence(level, standings, _claim(inquiry), tasks, concerned)


def _faults(inquiry: Inquiry) -> dict[str, list[Finding]]:
    """Unwaived errors by full name of their record."""
    found: dict[str, list[Finding]] = {}
    for finding in inquiry.world.found or ():
        if finding.severity is Severity.ERROR and finding.waived is None and finding.document:
            found.setdefault(finding.document, []).append(finding)
    return found


def _fields(found: list[Finding]) -> frozenset[str]:
    """The fields of a record that its errors stand in."""
    return frozenset(str(finding.pointer.keys[0]) for finding in found if finding.pointer.keys)


def _standing(
    inquiry: Inquiry,
    faults: dict[str, list[Finding]],
    plain: Criterion,
    strict: Criterion,
    eased: Criterion,
) -> Standing:
    offered = list(papers_for(inquiry, plain.id, *_tests(inquiry, plain.id)))
    bare = Standing(
        level=plain.level,
        id=plain.id,
        state="missing",
        covered=strict.covered,
        total=strict.total or plain.total,
    )
    if strict.met:
        return replace(bare, state="proved")
    if plain.met:
        return replace(bare, state="contradicted", against=tuple(_told(faults, plain)))
    if eased.met:
        papers = tuple(_place(paper) for paper in offered) or _behind(inquiry, strict, eased)
        return replace(bare, state="attested", covered=eased.covered, total=eased.total, papers=papers)
    if offered:
        return replace(
            bare, state="contradicted", against=tuple(_overstated(paper, strict) for paper in offered)
        )
    return bare


def _tests(inquiry: Inquiry, criterion: str) -> tuple[str, ...]:
    """The tests of a criterion, by which a file may be offered for it."""
    rungs = inquiry.law.maturity.ladder
    return next((one.uji for rung in rungs for one in rung.criteria if one.id == criterion), ())


def _told(faults: dict[str, list[Finding]], plain: Criterion) -> Iterator[Against]:
    for name in plain.evidence:
        for finding in faults.get(name, ()):
            yield Against(finding.document, finding.code, finding.message)


def _overstated(paper: Paper, strict: Criterion) -> Against:
    said = visible(str(paper.entry.get("judul") or paper.path), 100)
    text = f"`{said}` menyatakannya; catatan menunjukkan {strict.covered} dari {strict.total}"
    return Against(_place(paper), "", text)


def _place(paper: Paper) -> str:
    return f"{paper.document.ref}#lampiran-{paper.number + 1}"


def _behind(inquiry: Inquiry, strict: Criterion, eased: Criterion) -> tuple[str, ...]:
    """The signed files of the records that only the eased count takes."""
    more = [name for name in eased.evidence if name not in strict.evidence]
    papers = (paper for name in more for paper in inquiry.world.papers.of(name) if paper.signed)
    return tuple(dict.fromkeys(_place(paper) for paper in papers))


def _highest(standings: tuple[Standing, ...]) -> int:
    level = 1
    for rung in sorted({standing.level for standing in standings}):
        own = [standing for standing in standings if standing.level == rung]
        if any(standing.state not in ("proved", "attested") for standing in own):
            break
        level = max(level, rung)
    return level


def _tasks(
    level: int, standings: tuple[Standing, ...], eased: tuple[Criterion, ...], inquiry: Inquiry
) -> Iterator[Task]:
    """The smallest set of missing things to the next level: what is attested needs nothing more."""
    following = min((standing.level for standing in standings if standing.level > level), default=None)
    if any(standing.level <= level and standing.state == "contradicted" for standing in standings):
        following = level
    seen: dict[Task, None] = {}
    for standing, criterion in zip(standings, eased, strict=True):
        if standing.level == following and standing.state == "contradicted":
            seen.update(dict.fromkeys(_mending(standing, inquiry)))
        if standing.level == following and standing.state in ("missing", "contradicted"):
            seen.update(dict.fromkeys(criterion.tasks))
    yield from seen


def _mending(standing: Standing, inquiry: Inquiry) -> Iterator[Task]:
    for against in standing.against:
        what = f"temuan {against.code}" if against.code else "pernyataan berkas"
        yield Task(text=f"perbaiki {what} pada {against.record}", kode=MEND, opd=inquiry.opd)


def _claim(inquiry: Inquiry) -> Claim | None:
    """The latest level that a record of the OPD claims for this indicator and year."""
    found = None
    for card in inquiry.cards(*_CLAIMING):
        period = parse_period(card.data.get("periode") or card.data.get("tahun"))
        if period is None or period.first.year != inquiry.year:
            continue
        for entry in as_list(card.data.get("tingkat_diklaim")):
            if isinstance(entry, dict) and entry.get("indikator") == inquiry.law.maturity.indicator:
                found = Claim(int(entry.get("tingkat", 0)), card.ref)
    return found
