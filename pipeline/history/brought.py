"""Whose hands stand behind a merge: the authors of the commits that it brought to the main line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.history.git import Repository
from pipeline.history.log import Step, main_line


def brought_by(repository: Repository, line: list[Step]) -> dict[str, frozenset[str]]:
    """Merge commit -> e-mail addresses of those whose commits it brought.

    Args:
        repository: The repository.
        line: Its main line, oldest first.
    """
    out = repository.ask("rev-list", "--parents", "--end-of-options", "HEAD", "--") or b""
    parents = {
        words[0]: words[1:] for words in (row.split() for row in out.decode("ascii", "replace").splitlines())
    }
    hands = {step.id: step.emails for step in main_line(repository, merged=True) or ()}
    seen = set(_first_parents(parents))
    found: dict[str, frozenset[str]] = {}
    for step in line:
        waiting = list(step.parents[1:])
        emails: frozenset[str] = frozenset()
        while waiting:
            commit = waiting.pop()
            if commit not in seen:
                seen.add(commit)
                emails |= hands.get(commit, frozenset())
                waiting.extend(parents.get(commit, ()))
        if emails:
            found[step.id] = emails
    return found


def _first_parents(parents: Mapping[str, list[str]]) -> Iterator[str]:
    """The main line from its tip: git names the tip first."""
    commit = next(iter(parents), "")
    while commit:
        yield commit
        commit = next(iter(parents.get(commit, ())), "")
