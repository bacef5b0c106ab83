"""Two states of a workspace, examined at the same instant and compared; no checkout is touched."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from pipeline.history.git import Repository
from pipeline.history.head import Revision, revision_of
from pipeline.history.trees import Entry, tree_of, write_out
from pipeline.load.access import LIMIT
from pipeline.load.positions import locate
from pipeline.load.read import read_text
from pipeline.model.difference import Difference, Flip, PromiseChange
from pipeline.model.finding import Finding
from pipeline.model.improvement import Improvements
from pipeline.model.lean import dataclass, replace
from pipeline.model.past import Commit, Past
from pipeline.model.periods import Period
from pipeline.render import forge
from pipeline.render.documents.dossier import Origin, Plan, Shelved
from pipeline.run.compose import shelve
from pipeline.run.diff.figures import evaluated_periods, figure_changes
from pipeline.run.diff.findings import divided
from pipeline.run.diff.improved import improvements
from pipeline.run.diff.promises import placed, promise_changes
from pipeline.run.examine import Examination, Options, examine
from pipeline.run.flips import compare
from pipeline.run.gather import fingerprint, gather, site_of, usual_periods
from pipeline.run.past import past_between
from pipeline.run.provenance import MadeOf
from pipeline.run.since import CannotTellError, base_of, named, named_or_day, repository_of
from pipeline.run.workspace import MARK


@dataclass(frozen=True, slots=True)
class States:
    """Two states of a workspace at the same instant, on disk as long as they are looked at.

    Attributes:
        before: The earlier one.
        after: The later one.
        commits: Full ids; "" as the second for the files on disk.
        repository: Where they come from.
    """

    before: Examination
    after: Examination
    commits: tuple[str, str]
    repository: Repository


def difference(root: Path, revisions: tuple[str, str], as_of: datetime, options: Options) -> Difference:
    """What the change from one state to another means.

    Args:
        root: The workspace.
        revisions: Name of the base and of the head; "" as head for the files on disk. Compared is what the
            head did since it left the base.
        as_of: The instant of judgement, aware.
        options: How to examine.

    Raises:
        CannotTellError: Git cannot show one of the two.
    """
    with both_states(root, revisions, as_of, options) as states:
        return _compared(states)


def improved(
    root: Path, revisions: tuple[str, str], as_of: datetime, options: Options
) -> tuple[Improvements, MadeOf]:
    """What was improved from one state to another, and what that was read from.

    Arguments and errors as for `difference`; a day ("2025-06-30") names what stood at its end.
    """
    with both_states(root, _settled(root, revisions), as_of, options) as states:
        found = improvements(states.before, states.after, _compared(states))
        tip = states.commits[1]
        site = site_of(states.after, Revision(tip) if tip else None)
        digest = hashlib.sha256("".join(_fingerprints(states)).encode()).hexdigest()
        origin = Origin(site.short_commit, digest, site.commit, changed=site.changed)
        return found, MadeOf(site, origin, usual_periods(as_of))


def _settled(root: Path, revisions: tuple[str, str]) -> tuple[str, str]:
    """The files on disk by the name of their commit where they are what it holds: that can be shown again."""
    base, head = revisions
    now = revision_of(root)
    return base, head or ("" if now.dirty else now.head)


def _fingerprints(states: States) -> Iterator[str]:
    for state in (states.before, states.after):
        cards = state.world.index.cards
        yield fingerprint([cards[name] for name in sorted(cards)], state)


@contextmanager
def both_states(
    root: Path, revisions: tuple[str, str], as_of: datetime, options: Options
) -> Iterator[States]:
    """Two states, examined; arguments and errors as for `difference`."""
    repository = repository_of(root)
    wanted, head = (named_or_day(repository, one, as_of) for one in revisions)
    tip = named(repository, head) if head else ""
    base = base_of(repository, wanted, tip or "HEAD")
    with tempfile.TemporaryDirectory(prefix="spbe-diff-") as folder:
        before = examine(_state(repository, base, Path(folder) / "dasar"), as_of, options)
        place = _state(repository, tip, Path(folder) / "kepala") if tip else root
        trees = (_tree(repository, base), _tree(repository, tip) if tip else None)
        step = Commit(tip, as_of, called=f"perubahan sejak {base[:10]}")
        past = past_between(repository, place, before.world.region, trees, step)
        after = examine(place, as_of, replace(options, past=past))
        yield States(before, after, (base, tip), repository)


def _tree(repository: Repository, commit: str) -> dict[str, Entry]:
    tree = tree_of(repository, commit)
    if tree is None:
        raise CannotTellError(f"pohon berkas komit {commit[:12]} tidak terbaca (klona sebagian?)")
    return tree


def _state(repository: Repository, commit: str, folder: Path) -> Path:
    """The files of a commit below a new folder."""
    folder.mkdir()
    tree = _tree(repository, commit)
    if MARK not in tree:
        raise CannotTellError(f"komit {commit[:12]} tidak memuat {MARK}: belum menjadi ruang kerja")
    write_out(repository, tree, folder, LIMIT)
    return folder


def _compared(states: States) -> Difference:
    before, after, commits, repository = states.before, states.after, states.commits, states.repository
    site = site_of(after, Revision(commits[1]) if commits[1] else None)

    def link(path: str, line: int) -> str:
        there = replace(site, branch=commits[1] or site.branch)
        return forge.view(there, f"{repository.prefix}{path}", line) if path else ""

    def link_of(finding: Finding) -> str:
        return link(finding.pointer.path, finding.span.line)

    new, fixed, remaining = divided(before.result.findings, after.result.findings, link_of)
    flips = compare(before, after)
    # A report that was delivered is told too, although its period is no longer built by itself.
    usual = usual_periods(after.result.as_of)
    periods = tuple(dict.fromkeys((*usual, *evaluated_periods(before, after))))
    promises = promise_changes(after.law, before.world, after.world)
    return Difference(
        base=commits[0],
        head=commits[1],
        as_of=after.result.as_of,
        new=new,
        fixed=fixed,
        remaining=remaining,
        promises=tuple(_placed(after, one, link) for one in promises),
        flips=tuple(
            Flip(one.record, one.column, _word(one.before), _word(one.after)) for one in flips.changes
        ),
        gained=flips.gained,
        lost=flips.lost,
        figures=tuple(figure_changes(before, after, periods)),
        documents=tuple(_documents(before, after, periods)),
    )


def _placed(after: Examination, change: PromiseChange, link: Callable[[str, int], str]) -> PromiseChange:
    service = after.world.region.services.get(change.service)
    if service is None:
        return change
    keys = (change.field,) if change.field in service.document.data else ()
    text = read_text(after.root, service.document.path) or ""
    pointer = service.document.pointer(*keys)
    line = locate(text, [pointer])[pointer].line
    return placed(change, f"{service.document.path}:{line}", link(service.document.path, line))


def _word(value: str | int | None) -> str:
    return "" if value is None else str(value)


def _documents(before: Examination, after: Examination, periods: tuple[Period, ...]) -> Iterator[str]:
    """Titles of the documents that would say something else, then the new ones and those that are gone."""
    here, there = _shelf(before, periods), _shelf(after, periods)
    for name in sorted(here.keys() & there.keys()):
        if _content(here[name]) != _content(there[name]):
            yield _called(there[name])
    yield from (f"{_called(there[name])} (baru)" for name in sorted(there.keys() - here.keys()))
    yield from (f"{_called(here[name])} (tidak ada lagi)" for name in sorted(here.keys() - there.keys()))


def _called(shelved: Shelved) -> str:
    """A document as it is told apart from those of other OPDs, and from its other edition."""
    sheet = shelved.draft.sheet
    title = sheet.title if not sheet.owner or sheet.owner in sheet.title else f"{sheet.title}, {sheet.owner}"
    return f"{title} (edisi internal)" if sheet.edition == "internal" else title


def _shelf(examination: Examination, periods: tuple[Period, ...]) -> dict[str, Shelved]:
    # The two states are files without a repository or with one; what it holds is no change of a document.
    states = replace(examination, world=replace(examination.world, past=Past()))
    dossier = gather(states, periods)
    return {one.draft.sheet.path: one for one in shelve(dossier, Plan())}


def _content(shelved: Shelved) -> dict[str, object]:
    """What a document says, without the letterhead's commit and fingerprint."""
    return {name: value for name, value in shelved.draft.values.items() if name not in ("surat", "kepala")}
