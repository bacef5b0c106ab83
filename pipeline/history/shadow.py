"""A workspace as a commit holds it, in a folder of its own that git takes for a repository at that commit."""

from __future__ import annotations

import os
from pathlib import Path

from pipeline.history.git import Repository
from pipeline.history.trees import Entry, tree_of, write_out

# Signed decrees lie beside the records; what is larger than this is not read by any check.
LARGEST = 64 * 1024**2
_CONFIG = "[core]\n\trepositoryformatversion = 0\n\tbare = false\n"
_CONFIG_SHA256 = (
    "[core]\n\trepositoryformatversion = 1\n\tbare = false\n[extensions]\n\tobjectFormat = sha256\n"
)


def in_history(repository: Repository, commit: str) -> bool:
    """Whether HEAD descends from a commit, or is it."""
    return repository.ask("merge-base", "--is-ancestor", commit, "HEAD") is not None


def shadow(repository: Repository, commit: str, folder: Path) -> Path | None:
    """Writes the files of a commit, beside a `.git` that borrows the objects and knows nothing else.

    Nothing is checked out: no filter, hook or setting of the repository comes along, and none of its files
    is touched. Whoever asks git in the folder hears of the history up to the commit.

    Args:
        repository: Where the commit is.
        commit: Its full id.
        folder: A new, empty folder.

    Returns:
        The workspace in it; None where git does not have all that the commit holds.
    """
    objects = repository.ask("rev-parse", "--path-format=absolute", "--git-path", "objects")
    # All of the workspace: records may name files that lie beside the data folders.
    held = tree_of(repository, commit, (".",))
    if objects is None or held is None:
        return None
    # A forged tree may bring a repository of its own.
    tree = {path: entry for path, entry in held.items() if ".git" not in path.casefold().split("/")}
    git = folder / ".git"
    for name in ("objects/info", "refs/heads"):
        (git / name).mkdir(parents=True)
    (git / "HEAD").write_text(f"{commit}\n", encoding="ascii")
    config = _CONFIG_SHA256 if repository.algorithm == "sha256" else _CONFIG
    (git / "config").write_text(config, encoding="ascii")
    (git / "objects" / "info" / "alternates").write_bytes(objects)
    _cut_short(repository, git)
    root = folder / repository.prefix
    root.mkdir(parents=True, exist_ok=True)
    write_out(repository, tree, root, LARGEST)
    return root if _whole(root, tree) else None


def _cut_short(repository: Repository, git: Path) -> None:
    """A history that ends early ends there in the shadow too."""
    out = repository.ask("rev-parse", "--path-format=absolute", "--git-path", "shallow")
    place = Path(os.fsdecode((out or b"").rstrip(b"\n")))
    if repository.shallow and place.is_file():
        (git / "shallow").write_bytes(place.read_bytes())


def _whole(root: Path, tree: dict[str, Entry]) -> bool:
    return all((root / path).is_file() for path, entry in tree.items() if entry.regular)
