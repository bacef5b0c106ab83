"""The past of a workspace's documents: what each commit made of them, read from git's objects."""

from __future__ import annotations

import os
import pickle
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

from pipeline.history.brought import brought_by
from pipeline.history.git import Lack, Repository, find_repository
from pipeline.history.log import FileChange, Step, line_since, main_line
from pipeline.history.settled import Settled
from pipeline.history.trees import Entry, commit_of, differing, tree_of
from pipeline.model.document import as_list, dig
from pipeline.model.lean import dataclass, field, replace
from pipeline.model.past import Commit, EntryLimits, Past, Standing
from pipeline.model.region import Region
from pipeline.run.arrivals import Arrivals
from pipeline.run.story import ON_DISK, Story, is_record
from pipeline.run.workspace import survey

# Of more files, telling all anew costs less.
MOST_TOUCHED = 5_000
_SHALLOW = "klona ini dangkal (shallow), riwayatnya terpotong; ambil lengkap dengan fetch-depth: 0"
_UNREADABLE = "git tidak dapat membaca riwayatnya (klona sebagian, objek hilang, atau terlalu lama)"


@dataclass(frozen=True, slots=True)
class Ground:
    """What the commits tell, kept so that only what is on disk has to be told anew.

    Attributes:
        past: What they tell, without a change or an entry.
        story: All that was read, for `past_again`; None where what is on disk makes no difference.
        known: How many documents it had told of.
        dirty: The files that are not what the last commit holds.
        entered: Of the documents that only these tell of, the commit that brought each; None for the first.
        head: Full id of the last commit.
        wishes: What the region then asked of its past.
    """

    past: Past
    story: bytes | None = None
    known: int = 0
    dirty: frozenset[str] = frozenset()
    entered: Mapping[str, str | None] = field(default_factory=dict)
    head: str = ""
    wishes: str = ""


@dataclass(frozen=True, slots=True)
class Before:
    """What an earlier run knew, which spares a later one most of the way.

    Attributes:
        ground: What the commits told then.
        settled: What is known of folders, with how they stand now.
    """

    ground: Ground | None = None
    settled: Settled = field(default_factory=Settled)


def past_of(root: Path, region: Region, paths: Iterable[str], as_of: datetime) -> Past:
    """As `past_and_ground`, where only the past is wanted."""
    return past_and_ground(root, region, paths, as_of, None)[0]


def past_and_ground(
    root: Path, region: Region, paths: Iterable[str], as_of: datetime, before: Before | None
) -> tuple[Past, Ground | None]:
    """What git tells about the documents of a workspace; why, where it cannot.

    Args:
        root: The workspace.
        region: Its catalogue: `riwayat_git` of the region's document says what is asked of the past.
        paths: The data files that there are on disk.
        as_of: When what is on disk and in no commit yet is taken to be written.
        before: What is known already, where a ground for `past_again` is wanted; what is known of folders is
            brought up to date. There is no ground of much history.
    """
    repository = find_repository(root)
    if isinstance(repository, Lack):
        outside = repository is Lack.NO_REPOSITORY
        return _alone(Past(Standing.OUTSIDE if outside else Standing.UNDECIDED, repository.value))
    if repository.shallow:
        return _alone(Past(Standing.UNDECIDED, _SHALLOW))
    head = commit_of(repository, "HEAD")
    if head is None:
        return _alone(Past(Standing.OUTSIDE, Lack.NO_COMMIT.value))
    wishes = region.pemda.data.get("riwayat_git", {}) if region.pemda else {}
    known = before or Before()
    keep, asked = before is not None, (head, paths, as_of)
    try:
        gone_on = _gone_on(repository, known, (head, repr(wishes)), paths, as_of)
        past, ground = gone_on or _told_whole(repository, known.settled, wishes, asked, keep=keep)
    except OSError:
        return _alone(Past(Standing.UNDECIDED, _UNREADABLE))
    return past, replace(ground, head=head, wishes=repr(wishes)) if ground else None


def _told_whole(
    repository: Repository,
    settled: Settled,
    wishes: Any,
    asked: tuple[str, Iterable[str], datetime],
    *,
    keep: bool,
) -> tuple[Past, Ground | None]:
    """The past from the first commit on."""
    head, paths, as_of = asked
    line = main_line(repository)
    exempt = dig(wishes, "dikecualikan")
    if line and exempt and dig(exempt, "komit_pertama") == line[0].id:
        return _alone(Past(Standing.EXEMPT, str(dig(exempt, "alasan")), commits=len(line)))
    there = settled.differing(repository, head, paths) if line is not None else None
    if line is None or there is None:
        return _alone(Past(Standing.UNDECIDED, _UNREADABLE))
    dirty = _changes(*there)
    people = {
        str(dig(one, "email")).casefold(): str(dig(one, "orang")) for one in as_list(dig(wishes, "identitas"))
    }
    story = Story(repository, with_new=bool(people))
    brought = brought_by(repository, line) if people else {}
    past, kept = story.told([*_dated(line, brought), (Commit("", as_of), dirty)], keep=keep)
    past = replace(past, commits=len(line), people=people, limits=_limits(dig(wishes, "batas")))
    return past, _ground(past, *kept, dirty) if kept is not None else None


def _gone_on(
    repository: Repository, known: Before, asked: tuple[str, str], paths: Iterable[str], as_of: datetime
) -> tuple[Past, Ground] | None:
    """The past from where an earlier run had told it; None where it is to be told from the first commit on.

    Args:
        repository: The repository.
        known: What that run knew.
        asked: The last commit, and what the region asks of its past.
        paths: The data files that there are on disk.
        as_of: As for `past_of`.
    """
    ground, (head, wishes) = known.ground, asked
    if ground is None or ground.story is None or not ground.past.commits or ground.wishes != wishes:
        return None
    line = _line_since(repository, ground, head)
    if line is None:
        return None
    there = known.settled.differing(repository, head, paths)
    found = _onward(repository, ground, line, (Commit("", as_of), _changes(*there))) if there else None
    if found is None or not isinstance(found[0].files, Arrivals):
        return found
    # All tickets are judged: each of them is asked for.
    return replace(found[0], files=found[0].files.plain()), found[1]


def _onward(
    repository: Repository, ground: Ground, line: list[Step], last: tuple[Commit, tuple[FileChange, ...]]
) -> tuple[Past, Ground] | None:
    """The past with further commits of the main line, and what is on disk; None where these are too many."""
    former = ground.past
    # Our own bytes: the cache has looked at their mark.
    story: Story = pickle.loads(ground.story or b"")  # noqa: S301
    story.repository = repository
    past, kept = story.told([*_dated(line, {}), last], keep=True, onward=True)
    if kept is None:
        return None
    past = replace(
        past,
        why=former.why,
        commits=former.commits + len(line),
        squashed=former.squashed + past.squashed,
        rebased=former.rebased + past.rebased,
        people=former.people,
        limits=former.limits,
    )
    return past, _ground(past, *kept, last[1])


def _line_since(repository: Repository, ground: Ground, head: str) -> list[Step] | None:
    line = line_since(repository, ground.head, head)
    # Whose hands a merge brought, all that was merged before has a say in.
    merged = line and ground.past.people and any(len(step.parents) > 1 for step in line)
    return None if merged else line


def past_again(
    repository: Repository, head: str, ground: Ground, touched: Iterable[str], as_of: datetime
) -> tuple[Past, Ground] | None:
    """The past where only some files may be others, and some commits more; None where in doubt.

    Args:
        repository: The repository.
        head: Full id of its last commit, "" where it has none.
        ground: What was told before.
        touched: The data files that may have changed, relative to the workspace.
        as_of: As for `past_of`.
    """
    if ground.story is None:
        return (ground.past, ground) if head == ground.head else None
    line = _line_since(repository, ground, head)
    if line is None:
        return None
    brought = (one.path for step in line for one in step.files)
    paths = sorted(path for path in {*ground.dirty, *touched, *brought} if is_record(path))
    tree = tree_of(repository, head, paths) if 0 < len(paths) <= MOST_TOUCHED else {}
    if tree is None or len(paths) > MOST_TOUCHED:
        return None
    there = (path for path in paths if os.path.lexists(repository.root / path))
    try:
        last = Commit("", as_of), _on_disk(repository, tree, there)
        found = _onward(repository, ground, line, last) if line else _as_before(ground, last)
    except OSError:
        return None
    return found and (found[0], replace(found[1], head=head, wishes=ground.wishes))


def _as_before(ground: Ground, last: tuple[Commit, tuple[FileChange, ...]]) -> tuple[Past, Ground] | None:
    # Our own bytes: the cache has looked at their mark.
    story: Story = pickle.loads(ground.story or b"")  # noqa: S301
    if not story.told_last(*last):
        return None
    past = replace(ground.past, edits=tuple(story.edits), entered=story.entered, files=story.path_entered)
    return past, _ground(past, ground.story or b"", ground.known, last[1])


def _alone(past: Past) -> tuple[Past, Ground]:
    return past, Ground(past)


def _ground(past: Past, story: bytes, known: int, dirty: tuple[FileChange, ...]) -> Ground:
    brought = islice(past.entered.items(), known, None)
    return Ground(
        replace(past, edits=(), entered={}, files={}),
        story,
        known,
        frozenset(one.path for one in dirty),
        {ref: commit.id if commit else None for ref, commit in brought},
    )


def past_between(
    repository: Repository,
    place: Path,
    region: Region,
    trees: tuple[Mapping[str, Entry], Mapping[str, Entry] | None],
    step: Commit,
) -> Past:
    """Two states as one step, as if all between them were one commit.

    Args:
        repository: Where the contents are.
        place: Where the second state lies on disk.
        region: The catalogue of the first.
        trees: The files of both; None as the second for those on disk.
        step: What the step is called.
    """
    exempt = dig(region.pemda.data, "riwayat_git", "dikecualikan") if region.pemda else None
    line = main_line(repository) if exempt else None
    if line and dig(exempt, "komit_pertama") == line[0].id:
        return Past(Standing.EXEMPT, str(dig(exempt, "alasan")))
    before, after = trees
    if after is None:
        files = _on_disk(repository, before, survey(place).paths)
    else:
        changed = sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))
        files = tuple(FileChange(path, _blob(before, path), _blob(after, path)) for path in changed)
    story = Story(repository, with_new=False)
    return story.told([(Commit(), ()), (step, files)])[0]


def _limits(chosen: Any) -> EntryLimits:
    """The region's own numbers where it set them; its schema has judged them."""
    names = {
        "days_late": "hari_terlambat",
        "days_before_evaluation": "hari_menjelang_evaluasi",
        "fewest_records": "sedikitnya_rekaman",
    }
    held = {ours: dig(chosen, theirs) for ours, theirs in names.items()}
    return EntryLimits(**{name: value for name, value in held.items() if type(value) is int})


def _on_disk(
    repository: Repository, tree: Mapping[str, Entry], paths: Iterable[str]
) -> tuple[FileChange, ...]:
    return _changes(differing(repository, tree, (path for path in paths if is_record(path))), tree)


def _changes(differs: Iterable[str], tree: Mapping[str, Entry]) -> tuple[FileChange, ...]:
    return tuple(FileChange(path, _blob(tree, path), ON_DISK) for path in sorted(differs))


def _blob(tree: Mapping[str, Entry], path: str) -> str:
    return tree[path].blob if path in tree and tree[path].regular else ""


def _dated(
    line: list[Step], brought: Mapping[str, frozenset[str]]
) -> Iterator[tuple[Commit, tuple[FileChange, ...]]]:
    for step in line:
        signs = step.emails | brought.get(step.id, frozenset())
        yield Commit(step.id, step.at, step.author, signs, step.squashed, step.rebased), step.files
