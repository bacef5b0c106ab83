"""Plain git, asked safely: no hook, filter, monitor, transport or prompt; nothing of the workspace runs."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.model.lean import dataclass

if TYPE_CHECKING:
    # start-up: where there is no repository, no program is started (and so below).
    import subprocess

_SECONDS = 120
# A pull request may bring a bare repository or settings that would run a program (CVE-2022-24765 and kin).
_SAFE = (
    "--no-replace-objects",
    "--literal-pathspecs",
    "-c", "safe.bareRepository=explicit",
    "-c", "core.fsmonitor=false",
    "-c", "core.hooksPath=/dev/null",
    "-c", "core.attributesFile=/dev/null",
    "-c", "core.quotePath=false",
    "-c", "core.pager=cat",
    "-c", "core.sshCommand=false",
    "-c", "core.alternateRefsCommand=true",
    "-c", "log.showSignature=false",
    "-c", "gpg.program=false",
    "-c", "gc.auto=0",
    "-c", "maintenance.auto=false",
    "-c", "protocol.allow=never",
)  # fmt: skip
_HEX = frozenset("0123456789abcdef")
_LAST_COMMIT = "HEAD^{commit}"
_QUIET = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",
    # Stronger than any `protocol.<name>.allow` that the repository's own settings may hold.
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_GRAFT_FILE": os.devnull,
    "GIT_ATTR_NOSYSTEM": "1",
    "LC_ALL": "C",
}


class Lack(StrEnum):
    """Why git cannot answer, in words for people."""

    NO_GIT = "program git tidak ada"
    NO_REPOSITORY = "ruang kerja ini tidak berada dalam repositori git"
    REFUSED = (
        "git menolak repositori ini: pemilik foldernya orang lain (dubious ownership) atau isinya rusak; "
        "bila folder ini dipercaya, jalankan `git config --global --add safe.directory FOLDER`"
    )
    NO_COMMIT = "repositori ini belum mempunyai komit"


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository that git accepts as its owner's.

    Attributes:
        root: The workspace.
        top: The work tree that holds it.
        folder: The git directory.
        prefix: Where the workspace lies below `top`, "" or ending in "/".
        shallow: Whether its history is cut off.
        algorithm: What names its objects: sha1 or sha256.
    """

    root: Path
    top: Path
    folder: Path
    prefix: str
    shallow: bool
    algorithm: str

    def ask(self, *arguments: str, given: bytes | None = None) -> bytes | None:
        """What git prints for a command, None where it fails or takes too long."""
        where = (f"--git-dir={self.folder}", f"--work-tree={self.top}")
        return _run(self.top, (*where, *arguments), given)

    def begin(self, *arguments: str) -> Begun | None:
        """Starts a command whose answer is fetched later; None where there is no git to start."""
        where = (f"--git-dir={self.folder}", f"--work-tree={self.top}")
        started = _started(self.top, (*where, *arguments))
        return None if started is None else Begun(started)


class Begun:
    """A command of git that is running."""

    __slots__ = ("_process",)

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        """Takes a process over, with its output piped."""
        self._process = process

    def answer(self) -> bytes | None:
        """All that it prints, None where it fails or takes too long; waits until it has ended."""
        import subprocess  # noqa: PLC0415

        try:
            out, _ = self._process.communicate(timeout=_SECONDS)
        except (OSError, ValueError, subprocess.TimeoutExpired):
            self.leave()
            return None
        return out if self._process.returncode == 0 else None

    def leave(self) -> None:
        """Ends it: its answer is not wanted any more."""
        self._process.kill()
        self._process.communicate()


def find_repository(root: Path) -> Repository | Lack:
    """The repository of a workspace, or why there is none to ask (see `find_repository_and_head`)."""
    return _found(root)[0]


def find_repository_and_head(root: Path) -> tuple[Repository | Lack, str]:
    """The repository of a workspace, or why there is none to ask, and the full id of its last commit, if any.

    Git itself looks only from the folder that holds `.git`, so that it judges who owns it and never
    discovers another repository that somebody planted below.
    """
    found, head = _found(root, _LAST_COMMIT)
    # Without a commit git refuses the whole question.
    return (found, head) if len(head) >= 40 and _HEX.issuperset(head) else (_found(root)[0], "")


def _found(root: Path, *more: str) -> tuple[Repository | Lack, str]:
    """The repository, and what git answers to a further question."""
    top = next((folder for folder in (root, *root.parents) if os.path.lexists(folder / ".git")), None)
    if top is None:
        return Lack.NO_REPOSITORY, ""
    if _program() is None:
        return Lack.NO_GIT, ""
    asked = ("rev-parse", "--absolute-git-dir", "--is-shallow-repository", "--show-object-format", *more)
    done = _done(top, asked, None)
    lines = os.fsdecode(done.stdout if done else b"").split("\n")
    if done is None or done.returncode != 0 or len(lines) < 3:
        nothing = done is not None and b"not a git repository" in done.stderr
        return Lack.NO_REPOSITORY if nothing else Lack.REFUSED, ""
    inside = root.relative_to(top).as_posix()
    prefix = "" if inside == "." else f"{inside}/"
    found = Repository(root, top, Path(lines[0]), prefix, lines[1] == "true", lines[2])
    return found, lines[3] if more else ""


def ask(root: Path, *arguments: str) -> str | None:
    """What git prints for a command, None where it cannot answer (no git, no repository, refusal)."""
    repository = find_repository(root)
    if isinstance(repository, Lack):
        return None
    out = _run(root, (f"--git-dir={repository.folder}", f"--work-tree={repository.top}", *arguments), None)
    return None if out is None else out.decode("utf-8", "replace")


def _run(place: Path, arguments: tuple[str, ...], given: bytes | None) -> bytes | None:
    done = _done(place, arguments, given)
    return done.stdout if done is not None and done.returncode == 0 else None


def _done(
    place: Path, arguments: tuple[str, ...], given: bytes | None
) -> subprocess.CompletedProcess[bytes] | None:
    import subprocess  # noqa: PLC0415

    program = _program()
    if program is None:
        return None
    try:
        return subprocess.run(  # noqa: S603  a fixed program with fixed options; arguments are our own
            [program, *_SAFE, *arguments],
            cwd=place,
            env=_environment(),
            input=given or b"",
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return None


def _started(place: Path, arguments: tuple[str, ...]) -> subprocess.Popen[bytes] | None:
    import subprocess  # noqa: PLC0415

    program = _program()
    if program is None:
        return None
    try:
        return subprocess.Popen(  # noqa: S603  as above
            [program, *_SAFE, *arguments],
            cwd=place,
            env=_environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    except (OSError, ValueError):
        return None


def _program() -> str | None:
    from shutil import which  # noqa: PLC0415

    return which("git")


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return {**kept, **_QUIET}
