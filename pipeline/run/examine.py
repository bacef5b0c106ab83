"""A workspace from files to findings and facts: load, check, link, measure, rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import field, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from pipeline.law.law import Law
from pipeline.law.pack import adopt
from pipeline.link.cards import build_index, card_of, services_of
from pipeline.link.catalogue import build_region
from pipeline.link.codes import finding as ref_finding
from pipeline.link.names import Names, names_of
from pipeline.link.needs import cycles
from pipeline.link.references import doubled_names, homeless, unresolved
from pipeline.load.access import hindered
from pipeline.load.read import read_text
from pipeline.model.card import CATALOGUE_KINDS, Card, Index
from pipeline.model.case import Case, World
from pipeline.model.document import Document
from pipeline.model.fact import Measured
from pipeline.model.finding import Finding
from pipeline.model.lean import dataclass
from pipeline.model.noted import Reads, noted_index
from pipeline.model.past import Past
from pipeline.model.result import CheckResult
from pipeline.model.watched import Bounds, WatchedInstant, plain, share_bounds
from pipeline.rules.engine import judge, judge_by, judge_waivers, rules_for
from pipeline.rules.waivers import apply_waivers
from pipeline.run.aside import Aside
from pipeline.run.batches import BatchResult, Setting, case_of, handed, judged_again, laid, run_batch
from pipeline.run.cache.batches import KeptBatches
from pipeline.run.cache.notes import CASES, STILL, Notes, viewed
from pipeline.run.citing import restated
from pipeline.run.engine import batch_files, open_executor, shares_memory
from pipeline.run.inturn import Part, in_turn
from pipeline.run.memory import BATCH_FILES as REMEMBERED_FILES
from pipeline.run.memory import Memory
from pipeline.run.pack import load_law, vocabulary
from pipeline.run.papers import papers_of
from pipeline.run.past import Before, past_and_ground
from pipeline.run.shelved import Store
from pipeline.run.sources import Drafts, Reading, Sound, check_documents, placed, read_documents
from pipeline.run.summed import Summed
from pipeline.run.sums import asked_for
from pipeline.run.unread import unread_in, unread_paths
from pipeline.run.workspace import Workspace, chunks, survey, tapered

Progress = Callable[[int, int], None]
# What a batch judges at once, however many documents its files hold: so much fits beside everything else.
MOST_DOCUMENTS = 2_500
# Tickets that have been judged wait in memory up to so many bytes, some fifty thousand of them.
IN_MEMORY = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Options:
    """How to run, not what to find.

    Attributes:
        engine: `serial`, `processes[:N]`, `dask:ADDRESS`, or None to choose by size.
        jobs: Most processes, None for one a core.
        progress: Told after each batch how many of how many files are done.
        pack: Folder of a regulation pack to judge by instead of the region's; None for its own.
        drafts: Contents that stand in for files or join them, by path: a change is tried, then written.
        memory: Batches judged before, for a process that examines again and again; it runs them itself.
        papers: Folder of what was read of attached files before; None keeps nothing.
        past: Whether git is asked for the past of the documents; or that past, where it is known already.
        brief: Whether findings are all that is wanted: tickets are seldom asked for again.
        kept: Batches that an earlier run judged; only without drafts and another pack.
        notes: Takes notes of the judgement for later runs; only where batches are kept.
        before: What an earlier run knew of the past; only with notes.
    """

    engine: str | None = None
    jobs: int | None = None
    progress: Progress | None = None
    pack: Path | None = None
    drafts: Drafts = field(default_factory=dict)
    memory: Memory | None = None
    past: bool | Past = False
    papers: Path | None = None
    brief: bool = False
    kept: KeptBatches | None = None
    notes: Notes | None = None
    before: Before | None = None


@dataclass(frozen=True, slots=True)
class Examination:
    """All that the stages found out about a workspace.

    Attributes:
        root: The workspace.
        law: The regulation with this region's readings and calendars.
        world: Catalogue, cards and facts.
        result: The findings.
        left_out: Documents that their schema refused, by kind of loss: they are in no figure.
    """

    root: Path
    law: Law
    world: World
    result: CheckResult
    left_out: int = field(default=0)


def examine(root: Path, as_of: datetime, options: Options | None = None) -> Examination:
    """Reads, checks, links, measures and judges a whole workspace.

    Args:
        root: Folder that holds `catalog/pemda.yaml`.
        as_of: Instant of judgement, aware.
        options: How to run.
    """
    how = options or Options()
    workspace = survey(root).joined_by(how.drafts)
    documents, read_findings = read_documents(root, workspace.catalogue, how.drafts)
    pemda = next((document for document in documents if document.jenis == "pemda"), None)
    law, pack_findings = load_law(root, pemda, how.pack)
    words = vocabulary(law)
    catalogue = check_documents(documents, words)
    lost = unread_paths(workspace.catalogue, documents, read_findings)
    unread = unread_in(root, lost, (sound.document for sound in catalogue.unsound), how.drafts)
    region = replace(
        build_region(s.document for s in catalogue.sound if s.document.jenis in CATALOGUE_KINDS),
        refused=frozenset((*map(_refused, catalogue.unsound), *unread.refused)),
    )
    law, law_findings = adopt(law, region)
    index, _ = build_index(card_of(document, region) for document in region.documents())
    every = [sound.document for sound in (*catalogue.sound, *catalogue.unsound)]
    names = names_of(every, (), unread.names)
    setting = Setting(
        root,
        region,
        law,
        words,
        index,
        names,
        as_of,
        how.drafts,
        how.papers,
        how.brief,
        _passing(how),
        summed=asked_for(workspace.records),
    )
    findings = [*workspace.findings, *read_findings, *pack_findings, *catalogue.findings, *law_findings]
    # What half a catalogue judges no later run may believe, nor does it believe what the whole one judged.
    batches = _run_batches(workspace, setting, replace(how, kept=None) if hindered(findings) else how)
    looked_at = len(catalogue.sound) + len(catalogue.unsound)
    past = how.past
    if not isinstance(past, Past):
        past = _past(setting, workspace, how) if past else Past()
    return _finish(setting, workspace, catalogue, batches, (findings, looked_at, past, how))


def _passing(how: Options) -> bool:
    """Whether no later run, and hardly anything in this one, asks for the tickets again."""
    return how.brief and how.kept is None and how.memory is None


def _past(setting: Setting, workspace: Workspace, how: Options) -> Past:
    past, ground = past_and_ground(setting.root, setting.region, workspace.paths, setting.as_of, how.before)
    if how.notes is not None:
        how.notes.ground = ground
    return past


def _refused(unsound: Sound) -> tuple[str, str]:
    document = unsound.document
    return (document.id if document.jenis == "opd" else document.opd, document.jenis)


def _run_batches(workspace: Workspace, setting: Setting, how: Options) -> list[BatchResult]:
    if how.memory is not None:
        return list(how.memory.judge(setting, chunks(workspace.records, REMEMBERED_FILES)))
    kept = how.kept
    if kept and not isinstance(setting.as_of, WatchedInstant):
        # What is kept of a batch stands for a span of instants, whoever asked for it.
        setting = replace(setting, as_of=WatchedInstant.of(setting.as_of, Bounds()))
    parts = (kept.parts if kept else tapered)(workspace.records, batch_files(how.engine))
    # A pool of processes is worth its start for what is to be judged, not for what is known.
    aside = Aside(IN_MEMORY)
    files = kept.recall(parts, aside) if kept else len(workspace.records)
    done = 0
    results: list[BatchResult] = []
    with (
        handed(replace(setting, drafts={}, most=MOST_DOCUMENTS), shared=shares_memory(how.engine)) as told,
        open_executor(how.engine, how.jobs, files) as pool,
    ):
        executor = kept.behind(pool.executor) if kept else pool.executor

        def begin(part: Part) -> BatchResult | Future[BatchResult]:
            known = kept.find(part) if kept else None
            drafts = {path: how.drafts[path] for path in part if path in how.drafts}
            return known or executor.submit(run_batch, told, part, drafts)

        for part, result in in_turn(parts, begin, partial(laid, aside=aside), _left, pool.ahead):
            results.append(replace(result, left=()))
            share_bounds(setting.as_of, result.bounds)
            done += len(part) - len(result.left)
            if how.progress:
                how.progress(done, len(workspace.records))
    return results


def _left(part: Part, result: BatchResult) -> Iterable[Part]:
    """A batch's other files hold as many documents as those that were judged: each of them fills a batch."""
    return chunks(result.left, len(part) - len(result.left))


def _finish(
    setting: Setting,
    workspace: Workspace,
    catalogue: Reading,
    batches: Sequence[BatchResult],
    so_far: tuple[list[Finding], int, Past, Options],
) -> Examination:
    """Judges what needs all records: references between them, what waited, the catalogue, the region."""
    findings, looked_at, past, how = so_far
    region, notes, shelves = setting.region, how.notes, [batch.shelf for batch in batches]
    sums = Summed(Store(shelves, again=partial(judged_again, setting)), region, setting.as_of)
    waited = [sound for batch in batches for sound in batch.waiting]
    cards = [
        *(card_of(sound.document, region, sound.references) for sound in catalogue.sound),
        *(card for batch in batches for card in batch.cards),
    ]
    unsound = [card for batch in batches for card in batch.unsound]
    index, doubled = sums.index(cards)
    findings.extend([*doubled_names(doubled), *cycles(region), *_misplaced(waited)])
    every = [sound.document for sound in (*catalogue.sound, *catalogue.unsound)]
    paths = (path for batch in batches for path in batch.unread)
    lost = unread_in(setting.root, paths, (card.document for card in unsound), setting.drafts)
    names = names_of(every, unsound, lost.names | setting.names.unread, index)
    pending = _pending([*cards, *(card for shelf in shelves for _, card in shelf.singled)], names)
    homes = [document for shelf in shelves for document in shelf.homes]
    findings.extend([*pending, *homeless([*every, *(card.document for card in cards), *homes], names)])
    if notes:
        notes.unit(STILL, None, tuple(findings))
    cases, found = _cases(setting, index, (*catalogue.sound, *waited), notes)
    findings.extend(found)
    measured = sums.table(_by_document(cases))
    world = World(
        region,
        index,
        setting.as_of,
        measured,
        past,
        papers=papers_of(setting.root, index, setting.papers),
        refused=frozenset((*((card.document.opd, card.jenis) for card in unsound), *lost.refused)),
        outcomes=sums.outcomes(measured),
    )
    findings.extend(_rules(world, setting.law, notes))
    told = _told(setting, world, findings, batches, notes)
    looked_at += sum(batch.documents for batch in batches)
    if notes:
        notes.firmly(setting, world, cards, doubled, batches)
    local = plain(setting.as_of).astimezone(region.zone)
    result = CheckResult(setting.law.id, local, told, len(workspace.paths), looked_at)
    judged = replace(world, found=result.findings)
    return Examination(setting.root, setting.law, judged, result, len(catalogue.unsound) + len(unsound))


def _told(
    setting: Setting,
    world: World,
    findings: Iterable[Finding],
    batches: Sequence[BatchResult],
    notes: Notes | None,
) -> tuple[Finding, ...]:
    """All findings as they are told: those of the region placed, waivers applied, in order, each once."""
    there = placed(setting.root, findings, setting.drafts)
    if notes:
        notes.settle(setting, there, batches)
    told = (finding for batch in batches for finding in batch.findings)
    return in_order(setting, world, list(restated(setting.law, [*there, *told])))


def in_order(setting: Setting, world: World, located: list[Finding]) -> tuple[Finding, ...]:
    """Placed findings with what the waivers among the records say of them, in the order of every output."""
    law = setting.law
    located.extend(restated(law, placed(setting.root, judge_waivers(world, located, law), setting.drafts)))
    final = sorted(apply_waivers(located, world), key=lambda finding: finding.order)
    return tuple(dict.fromkeys(final))


def _cases(
    setting: Setting, index: Index, sounds: Iterable[Sound], notes: Notes | None
) -> tuple[list[Case], list[Finding]]:
    """The documents that are judged beside the others, measured, and what the rules find in them."""
    reads = Reads() if notes else None
    beside = replace(setting, index=noted_index(index, reads) if reads else index)
    cases = [case_of(sound, services_of(sound.document, setting.region), beside) for sound in sounds]
    findings = [finding for case in cases for finding in judge(case, setting.law)]
    if notes:
        notes.unit(CASES, reads, findings)
    return cases, findings


def _rules(world: World, law: Law, notes: Notes | None) -> Iterator[Finding]:
    """What the rules about the region as a whole find."""
    for rule in rules_for(""):
        mine, reads = viewed(world, noted=notes is not None)
        found = list(judge_by(rule, mine, law))
        if notes:
            notes.unit(rule.code, reads, found)
        yield from found


def _pending(cards: Iterable[Card], names: Names) -> list[Finding]:
    return [
        finding
        for card in cards
        if card.pending
        for finding in unresolved(card.document, card.pending, names)
    ]


def _misplaced(waiting: Iterable[Sound]) -> list[Finding]:
    """Catalogue documents among the records: they would not be seen by the catalogue."""
    return [
        ref_finding(
            "REF007",
            sound.document,
            ("jenis",),
            f"Dokumen `jenis: {sound.document.jenis}` harus berada di catalog/, bukan di records/.",
            f"Pindahkan berkas ini ke catalog/{sound.document.opd or '<opd>'}/.",
        )
        for sound in waiting
        if sound.document.jenis in CATALOGUE_KINDS
    ]


def _by_document(cases: Iterable[Case]) -> dict[str, tuple[Measured, ...]]:
    grouped: dict[str, list[Measured]] = {}
    for one in (measured for case in cases for measured in case.measured):
        grouped.setdefault(one.document.ref, []).append(one)
    return {name: tuple(rows) for name, rows in sorted(grouped.items())}


def source_lines(root: Path, path: str) -> list[str]:
    """The lines of a file for an excerpt; empty where it cannot be read as text."""
    text = read_text(root, path)
    return text.split("\n") if text is not None else []


def documents_of(examination: Examination) -> list[Document]:
    """Every sound document's card content, in order of name."""
    return [card.document for _, card in sorted(examination.world.index.cards.items())]
