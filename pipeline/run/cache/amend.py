"""A run made from the last one, the tickets that were edited since and the commits that were added."""

# Nothing is guessed: a part of the judgement is kept where it looked at nothing that an edit changes, is made
# anew where all that it asks for is at hand, and otherwise the whole workspace is judged as if from nothing.

from __future__ import annotations

import pickle
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from itertools import islice
from pathlib import Path

from pipeline.history.git import Repository
from pipeline.link.cards import name_of
from pipeline.load.access import hindered
from pipeline.load.names import is_data
from pipeline.model.card import Card, key_of
from pipeline.model.case import World
from pipeline.model.fact import Measured
from pipeline.model.finding import Finding
from pipeline.model.lean import dataclass, replace
from pipeline.model.noted import LASTED, OUTCOMES, PAST, Read
from pipeline.model.past import Past
from pipeline.model.pointer import START_OF_FILE
from pipeline.model.result import CheckResult
from pipeline.model.watched import Bounds, WatchedInstant, plain
from pipeline.rules.engine import judge_by, rules_for
from pipeline.run.batches import BatchResult, Setting, judge_files
from pipeline.run.cache.batches import batch_of, brief_of, name_of_part
from pipeline.run.cache.near import BeyondReach, Near, world_near
from pipeline.run.cache.notes import Firm, Shifting, Unit, from_bytes, to_bytes, viewed
from pipeline.run.cache.outlines import Outline, outline_of, reads, reads_of_difference
from pipeline.run.cache.run import Run, to_json
from pipeline.run.cache.session import Session
from pipeline.run.citing import restated
from pipeline.run.examine import in_order
from pipeline.run.past import Ground, past_again
from pipeline.run.reporting import cites_of
from pipeline.run.shelves import unpacked
from pipeline.run.sources import placed

# Of more, judging all their batches costs less than each alone.
MOST = 2_000
_UNKNOWN = "?"


class _Whole(Exception):
    """The whole workspace is to be judged."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """What the last run noted.

    Attributes:
        firm: Its firm notes.
        shifting: Its shifting ones.
        setting: What it judged its batches by.
    """

    firm: Firm
    shifting: Shifting
    setting: Setting


def remembered(session: Session) -> Remembered | None:
    """What the last run noted; None where it left no notes."""
    notes = session.notes()
    if notes is None:
        return None
    # Our own bytes: the cache has looked at their mark.
    firm: Firm = pickle.loads(notes[0])  # noqa: S301
    shifting = from_bytes(notes[1])
    if shifting is None:
        return None
    setting: Setting = pickle.loads(firm.setting)  # noqa: S301
    return Remembered(firm, shifting, setting)


def amended(
    root: Path, session: Session, as_of: datetime, known: Remembered | None = None
) -> tuple[Run, bytes] | None:
    """The run as it is now, and as it is kept in the last one's stead; None where the whole is to be judged.

    Args:
        root: The workspace.
        session: The cache.
        as_of: The instant of judgement.
        known: What the last run noted, where that has been read already.
    """
    changed, repository = session.changed(as_of), session.repository
    if changed is None or repository is None or len(changed) > MOST:
        return None
    if not all(path.startswith("records/") and is_data(path.rsplit("/", 1)[-1]) for path in changed):
        return None
    last = known or remembered(session)
    if last is None:
        return None
    bounds = Bounds()
    setting = replace(last.setting, as_of=WatchedInstant.of(plain(as_of), bounds))
    asked = {what for unit in last.shifting.units for what, _ in unit.reads or ()}
    summed = not asked.isdisjoint((LASTED, OUTCOMES))
    amendment = _Amendment(root, session, last.firm, last.shifting, setting, summed)
    try:
        found, anew = amendment.made(tuple(sorted(changed)), repository)
    except (_Whole, BeyondReach):
        return None
    if hindered(found.result.findings):
        return None
    raw = to_json(found)
    session.keep_changed(bounds, raw, to_bytes(anew))
    return found, raw


@dataclass(slots=True)
class _Amendment:
    root: Path
    session: Session
    firm: Firm
    shifting: Shifting
    setting: Setting
    summed: bool

    def made(self, changed: tuple[str, ...], repository: Repository) -> tuple[Run, Shifting]:
        """The run and its shifting notes."""
        setting, shifting = self.setting, self.shifting
        edited = {path: judge_files(setting, (path,)) for path in changed}
        touched: set[Read] = set()
        before = self._outlines(changed)
        outlines = {path: self._outline(batch, path) for path, batch in edited.items()}
        for path, outline in outlines.items():
            touched |= self._touched(before[path], outline)
        told = {**shifting.told}
        for path, batch in edited.items():
            told[path] = self._own(path, batch.findings)
        past, ground, news = self._past(changed, repository, outlines)
        units, world = self._units(touched | news, changed, past, edited)
        known = (finding for rows in (*(unit.findings for unit in units), *told.values()) for finding in rows)
        result = CheckResult(
            self.firm.regulation,
            plain(setting.as_of).astimezone(setting.region.zone),
            in_order(setting, world, list(known)),
            *shifting.counts,
        )
        anew = Shifting(
            units,
            {path: rows for path, rows in told.items() if rows},
            {**shifting.edited, **edited},
            shifting.counts,
            ground,
            shifting.around,
        )
        if len(anew.edited) > MOST:
            raise _Whole
        return Run(result, cites_of(result.findings, setting.law)), anew

    def _own(self, path: str, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        own = tuple(restated(self.setting.law, findings))
        if any(finding.pointer.path != path for finding in own):
            raise _Whole
        return own

    def _outlines(self, paths: Iterable[str]) -> Mapping[str, Outline]:
        """What the files were when the last run saw them."""
        known = {path: self.shifting.edited[path] for path in paths if path in self.shifting.edited}
        found = {path: self._outline(batch, path) for path, batch in known.items()}
        firsts = sorted(self.firm.parts)
        by_part: dict[str, list[str]] = {}
        for path in paths:
            if path not in known:
                at = bisect_right(firsts, path) - 1
                if at < 0:
                    raise _Whole
                by_part.setdefault(firsts[at], []).append(path)
        kept = self.session.parts([name_of_part(first) for first in by_part])
        for first, mine in by_part.items():
            # The tickets themselves are kept beside the rest.
            recalled = batch_of if self.summed else brief_of
            batch = recalled(kept.get(name_of_part(first), b""), self.firm.parts[first])
            if batch is None:
                raise _Whole
            found.update((path, self._outline(batch, path)) for path in mine)
        return found

    def _outline(self, batch: BatchResult, path: str) -> Outline:
        """What a file is to all others."""
        if any(card.document.path == path for card in batch.cards):
            raise _Whole
        return outline_of(batch, path, self.setting if self.summed else None)

    def _touched(self, before: Outline, after: Outline) -> set[Read]:
        """What of the region is another because a file is.

        Raises:
            _Whole: Names came or went, or others have to do with it in ways that are not followed here.
        """
        refs = [start.ref for start in before.starts]
        if refs != [start.ref for start in after.starts] or before.unsound != after.unsound:
            raise _Whole
        singled = (*before.singled, *after.singled)
        if any(card.pending or "lampiran" in card.data for card in singled):
            raise _Whole
        if [name_of(card) for card in before.singled] != [name_of(card) for card in after.singled]:
            raise _Whole
        if any(key_of(ref) in self.firm.names for ref in refs):
            raise _Whole
        return reads(refs) | reads_of_difference(before, after)

    def _past(
        self, changed: tuple[str, ...], repository: Repository, outlines: Mapping[str, Outline]
    ) -> tuple[Past, Ground, set[Read]]:
        """What git tells now, and what of it is another than it was."""
        former = self.shifting.ground
        told = past_again(repository, self.session.commit, former, changed, self.setting.as_of)
        if told is None:
            raise _Whole
        past, ground = told
        if ground.story is None:
            return past, ground, set()
        news: set[Read] = {(PAST, "edits")}
        if ground.head != former.head:
            news |= {(PAST, name) for name in ("commits", "squashed", "rebased")}
        # All that came in after what the former story had told of.
        entered = {
            ref: commit.id if commit else None
            for ref, commit in islice(past.entered.items(), former.known, None)
        }
        paths = {ref: path for path, outline in outlines.items() for ref in outline.refs()}
        differ = {
            ref
            for ref in former.entered.keys() | entered.keys()
            if former.entered.get(ref, _UNKNOWN) != entered.get(ref, _UNKNOWN)
        }
        came = {
            ref: (_entry(former.entered, ref, past, paths[ref]), _entry(entered, ref, past, paths[ref]))
            for ref in differ
            if ref in paths
        }
        # "": in no commit yet, so that the instant of judgement is its own.
        if differ - came.keys() or any(old != new or new == "" for old, new in came.values()):
            news |= {(PAST, name) for name in ("entered", "files", "entry", "brought")}
        if not past.files:
            news.add((PAST, "knows_entries"))
        return past, ground, news

    def _units(
        self, touched: set[Read], changed: tuple[str, ...], past: Past, edited: Mapping[str, BatchResult]
    ) -> tuple[tuple[Unit, ...], World]:
        """The judgement of the region, made anew where it looked at what is touched."""
        near = Near(self.firm, dict(_tickets({**self.shifting.edited, **edited})))
        world = world_near(self.setting, self.firm, past, near)
        rules = {rule.code: rule for rule in rules_for("")}
        units: list[Unit] = []
        for unit in self.shifting.units:
            if unit.reads is not None and touched.isdisjoint(unit.reads):
                units.append(replace(unit, findings=self._placed_anew(unit.findings, frozenset(changed))))
                continue
            if unit.reads is None or unit.name not in rules:
                raise _Whole
            mine, reads = viewed(world, noted=True)
            found = placed(self.root, judge_by(rules[unit.name], mine, self.setting.law))
            told = tuple(restated(self.setting.law, found))
            units.append(Unit(unit.name, reads.told() if reads else None, told))
        return tuple(units), world

    def _placed_anew(self, findings: tuple[Finding, ...], changed: frozenset[str]) -> tuple[Finding, ...]:
        """The findings; those in a file that was edited with the lines where they stand now."""
        if not any(finding.pointer.path in changed for finding in findings):
            return findings
        rows = [replace(one, span=START_OF_FILE) for one in findings if one.pointer.path in changed]
        others = (one for one in findings if one.pointer.path not in changed)
        return (*others, *placed(self.root, rows))


def _tickets(edited: Mapping[str, BatchResult]) -> Iterator[tuple[str, tuple[Card, tuple[Measured, ...]]]]:
    for batch in edited.values():
        for card, facts in unpacked(batch.shelf.packed):
            yield name_of(card), (card, facts)


def _entry(entered: Mapping[str, str | None], ref: str, past: Past, path: str) -> str | None:
    """The id of the commit that brought a document of a file, by the entries of one of two runs."""
    commit = past.files.get(path)
    return entered.get(ref, commit.id if commit else None)
