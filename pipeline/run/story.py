"""What the commits of a workspace made of its documents, told step by step, oldest first."""

from __future__ import annotations

import pickle
from collections.abc import Mapping

from pipeline.history.git import Repository
from pipeline.history.log import FileChange
from pipeline.history.trees import contents
from pipeline.load.access import LIMIT
from pipeline.load.discover import PACKS
from pipeline.load.names import is_data
from pipeline.model.document import Document
from pipeline.model.finding import Severity
from pipeline.model.lean import dataclass, field, replace
from pipeline.model.past import Commit, Edit, Past, Standing
from pipeline.run.arrivals import Arrivals
from pipeline.run.sources import read_documents, singles_of

# A region of ten years changes fewer records; beyond, the oldest changes are left unread and it is said.
MOST_CHANGES = 50_000
_AT_ONCE = 500
ON_DISK = "?"
"""Name of a content that is on disk and in no commit yet."""

Versions = dict[str, Document]


def is_record(path: str) -> bool:
    """Whether a file may hold documents of the workspace."""
    name = path.rsplit("/", 1)[-1]
    return is_data(name) and not path.startswith(f"{PACKS}/")


@dataclass(slots=True)
class Story:
    """What has been read so far, commit by commit.

    Attributes:
        repository: Where contents come from.
        with_new: Whether documents that are new are wanted as edits too.
        read: The documents of the contents at hand, and whether all of a content could be read.
        path_entered: File -> the commit that brought it, None for the first of all.
        entered: Document -> the same.
        last: Document -> its last known content.
        edits: What came of it.
        some_went: Whether a file was taken away so far: what is new may then be what went.
        gone: The documents that are gone so far.
        room: How many changes more may be told of.
    """

    repository: Repository
    with_new: bool
    read: dict[tuple[str, str], tuple[Versions, bool]] = field(default_factory=dict)
    path_entered: dict[str, Commit | None] | Arrivals = field(default_factory=dict)
    entered: dict[str, Commit | None] = field(default_factory=dict)
    last: Versions = field(default_factory=dict)
    edits: list[Edit] = field(default_factory=list)
    some_went: bool = False
    gone: set[str] = field(default_factory=set)
    room: int = 0

    def told(
        self, steps: list[tuple[Commit, tuple[FileChange, ...]]], *, keep: bool = False, onward: bool = False
    ) -> tuple[Past, tuple[bytes, int] | None]:
        """Reads all steps, a few hundred changes at a time.

        Args:
            steps: Oldest first; the last is what is on disk.
            keep: Whether itself as it was before the last is wanted too.
            onward: Whether these go on from others, so that the first of them is none.
        """
        kept: tuple[bytes, int] | None = None
        wanted = [(commit, self._wanted(files)) for commit, files in steps[:-1]]  # in order: it remembers
        went = self.some_went
        wanted.extend((commit, self._wanted(files)) for commit, files in steps[-1:])
        left = sum(len(files) for _, files in wanted) - (self.room if onward else MOST_CHANGES)
        cut = left > 0
        if onward and cut:
            return Past(), None
        group: list[tuple[Commit, tuple[FileChange, ...]]] = []
        for number, (commit, files) in enumerate(wanted):
            if number == len(wanted) - 1:
                # What is on disk, mostly: whether it is told with the others or later is all the same.
                self._tell(group)
                group = []
                self.room, self.some_went = len(files) - left, went
                kept = (self._packed(), len(self.entered)) if keep and left <= 0 else None
            first = not number and not onward
            self._enter(None if first else commit, steps[number][1])
            chosen = files if left <= 0 else ()
            left -= 0 if chosen else len(files)
            group.append((commit, () if first else chosen))
            if sum(len(part) for _, part in group) >= _AT_ONCE:
                self._tell(group)
                group = []
        self._tell(group)
        why = f"hanya {MOST_CHANGES} perubahan terakhir yang dibaca" if cut else ""
        past = Past(
            Standing.KNOWN,
            why,
            tuple(self.edits),
            self.entered,
            self.path_entered,
            squashed=sum(commit.squashed for commit, _ in steps),
            rebased=sum(commit.rebased for commit, _ in steps),
        )
        return past, kept

    def told_last(self, commit: Commit, files: tuple[FileChange, ...]) -> bool:
        """Reads one step more, instead of the last one; False where these are too many."""
        wanted = self._wanted(files)
        if len(wanted) > self.room:
            return False
        self._enter(commit, files)
        self._tell([(commit, wanted)])
        return True

    def _packed(self) -> bytes:
        known = self.path_entered
        arrivals = known if isinstance(known, Arrivals) else Arrivals(known)
        return pickle.dumps(replace(self, path_entered=arrivals), protocol=5)

    def _wanted(self, files: tuple[FileChange, ...]) -> tuple[FileChange, ...]:
        """The changes whose contents matter: a new file only once another went, or its hands are asked."""
        records = tuple(one for one in files if is_record(one.path))
        self.some_went = self.some_went or any(not one.after for one in records)
        if self.with_new or self.some_went or any(one.after == ON_DISK for one in records):
            return records
        return tuple(one for one in records if one.before)

    def _enter(self, commit: Commit | None, files: tuple[FileChange, ...]) -> None:
        for one in files:
            if not one.before:
                self.path_entered.setdefault(one.path, commit)

    def _tell(self, group: list[tuple[Commit, tuple[FileChange, ...]]]) -> None:
        blobs = [blob for _, files in group for one in files for blob in (one.before, one.after)]
        raws = dict(contents(self.repository, (blob for blob in blobs if blob not in ("", ON_DISK)), LIMIT))
        for commit, files in group:
            self._step(commit, files, raws)

    def _step(self, commit: Commit, files: tuple[FileChange, ...], raws: Mapping[str, bytes]) -> None:
        before: Versions = {}
        after: Versions = {}
        dark = False
        for one in files:
            held, whole = self._documents(one.path, one.before, raws)
            for ref, document in held.items():
                self.entered.setdefault(ref, self.path_entered.get(one.path))
                before[ref] = document
            there, readable = self._documents(one.path, one.after, raws)
            after.update(there)
            dark = dark or not readable or not whole
        for ref in sorted(before.keys() | after.keys()):
            self._judge(commit, ref, before, after, dark=dark)

    def _judge(self, commit: Commit, ref: str, before: Versions, after: Versions, *, dark: bool) -> None:
        old, new = before.get(ref) or self.last.get(ref), after.get(ref)
        if new is not None:
            # In a file that could not be read before, a document is not new only because it can be read now.
            self.entered.setdefault(ref, self.path_entered.get(new.path) if dark else commit)
        back = ref in self.gone and new is not None
        if new is None and not dark:
            self.gone.add(ref)
        elif back:
            self.gone.discard(ref)
        self.last[ref] = new or old or self.last[ref]
        if (new is None and dark) or (old is None and not self.with_new):
            return
        if back or old is None or new is None or old.data != new.data:
            self.edits.append(Edit(commit, old, new))

    def _documents(self, path: str, blob: str, raws: Mapping[str, bytes]) -> tuple[Versions, bool]:
        if not blob:
            return {}, True
        if blob == ON_DISK:
            found, faults = read_documents(self.repository.root, [path])
            gone = not (self.repository.root / path).is_file()
        else:
            found, faults = read_documents(self.repository.root, [path], {path: raws.get(blob, b"")})
            gone = False
        singles = [single for document in found for single in singles_of(document)]
        whole = gone or not any(fault.severity is Severity.ERROR for fault in faults)
        return {single.ref: single for single in singles if single.id}, whole
