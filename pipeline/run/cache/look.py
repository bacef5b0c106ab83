"""Git's look at the files of a workspace, which goes on while something else is done."""

from __future__ import annotations

from pipeline.history.git import Begun, Repository
from pipeline.history.index import begin_look, looked, read_index
from pipeline.run.cache.tree import FOLDERS, Stamp, stamp_at


class Look:
    """A look that has begun.

    Attributes:
        repository: The repository.
        index_stamp: What the system tells of the index by which git looks; () where it tells nothing.
    """

    __slots__ = ("_begun", "_differing", "index_stamp", "repository")

    def __init__(self, repository: Repository) -> None:
        """Begins it."""
        self.repository = repository
        self.index_stamp = index_stamp_of(repository)
        self._begun: Begun | None = begin_look(repository, FOLDERS)
        self._differing: frozenset[str] | None = None

    def differing(self) -> frozenset[str] | None:
        """The files that differ from the index; None where that cannot be told."""
        begun, self._begun = self._begun, None
        if begun is not None:
            answer = begun.answer()
            same = self.index_stamp and self.index_stamp == index_stamp_of(self.repository)
            self._differing = looked(answer, self.repository.prefix) if answer is not None and same else None
        return self._differing

    def index(self) -> bytes | None:
        """The index by which git looked; None where it has another one meanwhile."""
        raw = read_index(self.repository)
        return raw if self.index_stamp == index_stamp_of(self.repository) else None

    def leave(self) -> None:
        """Ends it, where it is still going on."""
        begun, self._begun = self._begun, None
        if begun is not None:
            begun.leave()


def index_stamp_of(repository: Repository) -> Stamp:
    """What the system tells of a repository's index; () where it tells nothing."""
    try:
        return stamp_at(repository.folder / "index")
    except OSError:
        return ()
