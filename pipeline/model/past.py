"""What became of the documents in the course of commits, for rules that judge changes instead of states."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from pipeline.model.document import Document
from pipeline.model.lean import dataclass, field
from pipeline.wording import visible


class Standing(StrEnum):
    """Whether the past can be judged."""

    KNOWN = "dinilai"
    OUTSIDE = "di luar git"
    UNDECIDED = "tidak dapat dinilai"
    EXEMPT = "tidak dinilai"


@dataclass(frozen=True, slots=True)
class Commit:
    """A step of the main line.

    Attributes:
        id: Full id; "" for what is on disk and in no commit yet.
        at: When it was written or committed, whichever was first; None where no lawful date stands.
        author: Name of the author, as git holds it: anybody may have written anything.
        signs: E-mail addresses, in lower case, of all who stand for it: authors, committers, trailers; of a
            merge also those of the commits that it brought.
        squashed: Whether several commits were pressed into it, so that their authors and times are lost.
        rebased: Whether it was written anew after it had been made.
        called: What a sentence calls it instead, e.g. many steps that are judged as one.
    """

    id: str = ""
    at: datetime | None = None
    author: str = ""
    signs: frozenset[str] = frozenset()
    squashed: bool = False
    rebased: bool = False
    called: str = ""

    @property
    def short(self) -> str:
        """How a sentence names it: short id, day, author made inert; and what of it can be trusted."""
        if self.called:
            return self.called
        if not self.id:
            return "perubahan yang belum di-commit"
        day = self.at.date().isoformat() if self.at else "tanpa tanggal yang sah"
        told = f"komit {self.id[:10]} ({day}, oleh “{visible(self.author, 60)}”)"
        return told + (", hasil squash" if self.squashed else ", hasil rebase" if self.rebased else "")


@dataclass(frozen=True, slots=True)
class Edit:
    """What one commit made of one document.

    Attributes:
        commit: The step.
        before: The document before it; None where it is new.
        after: The document after it; None where it is gone.
    """

    commit: Commit
    before: Document | None
    after: Document | None

    @property
    def ref(self) -> str:
        """Full name of the document."""
        one = self.after or self.before
        return one.ref if one else ""


@dataclass(frozen=True, slots=True)
class EntryLimits:
    """From when on a late entry is told of; no clause says when a file is written, so a region may choose.

    Attributes:
        days_late: Days after the event that a record may come in.
        days_before_evaluation: How long before an evaluation many records at once are told of.
        fewest_records: How few of them are not.
    """

    days_late: int = 45
    days_before_evaluation: int = 7
    fewest_records: int = 10


@dataclass(frozen=True, slots=True)
class Past:
    """What git told about a workspace.

    Attributes:
        standing: Whether it can be judged.
        why: Why not, in Indonesian; "" where it can.
        edits: Changes and deletions of documents, oldest first.
        entered: Full name of a document -> the commit that brought it; None for the very first commit, with
            which a region brings what it had before. Only documents whose file changed later.
        files: The same by file, for all others.
        commits: How many commits touch the data.
        squashed: How many of them are pressed together from several.
        rebased: How many of them were written anew.
        people: E-mail address in lower case -> "opd/person", where the region keeps such a list.
        limits: From when on a late entry is told of.
    """

    standing: Standing = Standing.OUTSIDE
    why: str = ""
    edits: tuple[Edit, ...] = ()
    entered: Mapping[str, Commit | None] = field(default_factory=dict)
    files: Mapping[str, Commit | None] = field(default_factory=dict)
    commits: int = 0
    squashed: int = 0
    rebased: int = 0
    people: Mapping[str, str] = field(default_factory=dict)
    limits: EntryLimits = EntryLimits()

    def entry(self, document: Document) -> Commit | None:
        """The commit that brought a document; None where that is unknown or the very first one."""
        return self.brought(document.ref, document.path)

    def brought(self, ref: str, path: str) -> Commit | None:
        """Likewise, of the document with a full name in a file."""
        return self.entered.get(ref, self.files.get(path))

    @property
    def knows_entries(self) -> bool:
        """Whether it is known of anything when it came."""
        return bool(self.entered or self.files)
