"""The main line of a repository: each step with the files it changed, in one pass of git."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from datetime import UTC, datetime

from pipeline.history.git import Repository
from pipeline.history.trees import FOLDERS
from pipeline.model.lean import dataclass

_FIELDS = ("%H", "%P", "%at", "%ct", "%an", "%ae", "%ce", "%cn", "%s", "%b")
_TRAILER = re.compile(
    r"^(?:Co-authored-by|Signed-off-by|Reviewed-by|Acked-by|Approved-by):[^<\n]*<([^<>\s]{1,254})>",
    re.IGNORECASE | re.MULTILINE,
)
# How forges name what they pressed together: "Judul (#12)".
_PULL_REQUEST = re.compile(r"\(#[0-9]{1,9}\)$")
_LISTED = re.compile(r"^\* \S", re.MULTILINE)
_SECONDS_OF_A_REBASE = 24 * 3600
_FIRST, _LAST = datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class FileChange:
    """A file that a step changed.

    Attributes:
        path: Relative to the workspace.
        before: Name of its content before, "" where it is new or was no plain file.
        after: The same after.
    """

    path: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Step:
    """A commit of the main line, against the one before it.

    Attributes:
        id: Full id.
        parents: Ids; several for a merge.
        at: The earlier of writing and committing; None where neither is a lawful date.
        author: Name of the author, as written.
        emails: Of author, committer and trailers, in lower case.
        squashed: Whether it shows that several commits were pressed into it.
        rebased: Whether it was committed more than a day after it was written.
        files: What it changed.
    """

    id: str
    parents: tuple[str, ...]
    at: datetime | None
    author: str
    emails: frozenset[str]
    squashed: bool
    rebased: bool
    files: tuple[FileChange, ...]


def line_since(repository: Repository, former: str, head: str) -> list[Step] | None:
    """The commits of the main line after a former tip; None where that is not on it (see `main_line`)."""
    if former == head:
        return []
    asked = ("rev-list", "--first-parent", "--parents", "--end-of-options", f"{former}..{head}", "--")
    rows = (repository.ask(*asked) or b"").decode("ascii", "replace").splitlines()
    # The oldest of them comes last: its first parent is what the line stood at before.
    return (
        main_line(repository, since=former, head=head) if rows and rows[-1].split()[1:2] == [former] else None
    )


def main_line(
    repository: Repository, *, merged: bool = False, since: str = "", head: str = "HEAD"
) -> list[Step] | None:
    """The commits of the last one that touch the data, oldest first; None where git cannot tell.

    A merge counts as one step: what a pull request brought, as it came to the main line. Merges that were
    pressed together or rebased come as their own commits.

    Args:
        repository: The repository.
        merged: Instead of the main line alone, all commits but merges, for who wrote what.
        since: Full id of a commit: those that it holds are left out.
        head: The last one.
    """
    line = ("--no-merges",) if merged else ("--first-parent", "--diff-merges=first-parent")
    out = repository.ask(
        "log", "-z", "--raw", "--no-abbrev", "--no-renames", "--reverse", "--topo-order", "--no-color",
        "--no-notes",
        "--no-mailmap", "--no-show-signature", "--no-ext-diff", "--no-textconv", "--encoding=UTF-8", *line,
        f"--format={'%x00'.join(_FIELDS)}", "--end-of-options", f"{since}..{head}" if since else head, "--",
        *(repository.prefix + folder for folder in FOLDERS),
    )  # fmt: skip
    return None if out is None else list(_steps(out.split(b"\0"), repository.prefix))


def _steps(tokens: list[bytes], prefix: str) -> Iterator[Step]:
    """Reads the tokens by their number alone: whatever a name or a message holds, it holds no NUL."""
    at = 0
    while at + len(_FIELDS) <= len(tokens):
        head = [token.decode("utf-8", "replace") for token in tokens[at : at + len(_FIELDS)]]
        at += len(_FIELDS)
        files: list[FileChange] = []
        while at + 1 < len(tokens) and tokens[at].lstrip(b"\n").startswith(b":"):
            files.append(_file(tokens[at], tokens[at + 1], prefix))
            at += 2
        yield _step(head, tuple(files))


def _file(raw: bytes, name: bytes, prefix: str) -> FileChange:
    old_mode, new_mode, old, new, _ = raw.decode("ascii", "replace").lstrip("\n:").split(" ")
    before = old if old_mode.startswith("100") else ""
    after = new if new_mode.startswith("100") else ""
    return FileChange(os.fsdecode(name).removeprefix(prefix), before, after)


def _step(head: list[str], files: tuple[FileChange, ...]) -> Step:
    commit, parents, written, committed, author, email, other, committer, subject, body = head
    dates = [moment for moment in (moment_of(written), moment_of(committed)) if moment is not None]
    by_forge = (
        committer == "GitHub" or other.startswith("noreply@") or _PULL_REQUEST.search(subject) is not None
    )
    single = len(parents.split()) < 2
    squashed = single and (
        bool(_PULL_REQUEST.search(subject)) or (by_forge and len(_LISTED.findall(body)) > 1)
    )
    late = len(dates) == 2 and (dates[1] - dates[0]).total_seconds() > _SECONDS_OF_A_REBASE
    people = {one.casefold() for one in (email, other, *_TRAILER.findall(body[:20_000])) if one}
    return Step(
        commit.lstrip("\n"),
        tuple(parents.split()),
        min(dates, default=None),
        author,
        frozenset(people),
        squashed,
        single and late,
        files,
    )


def moment_of(seconds: str) -> datetime | None:
    """A commit's time from seconds since 1970; None for what no clock of this century says."""
    if not re.fullmatch(r"[0-9]{1,11}", seconds, re.ASCII):
        return None
    try:
        moment = datetime.fromtimestamp(int(seconds), UTC)
    except (OverflowError, ValueError, OSError):
        return None
    return moment if _FIRST <= moment < _LAST else None
