"""Findings that are new, gone, or stand in both states."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from pipeline.formatters.report import worst_first
from pipeline.model.difference import Told
from pipeline.model.finding import Finding

Key = tuple[str, str, str, str, bool]


def divided(
    before: Iterable[Finding], after: Iterable[Finding], link: Callable[[Finding], str]
) -> tuple[tuple[Told, ...], tuple[Told, ...], dict[str, int]]:
    """New ones, gone ones, and how many remain by severity.

    A finding is known by its rule, its document and the field there, and by what it says; where its lines or
    its file moved to makes no difference.
    """
    old, new = list(before), list(after)
    here, there = Counter(_key(one) for one in old), Counter(_key(one) for one in new)
    remaining: Counter[str] = Counter()
    appeared: list[Told] = []
    for finding in worst_first(new):
        if here[_key(finding)] > 0:
            here[_key(finding)] -= 1
            remaining[finding.severity.value] += 1
        else:
            appeared.append(Told(finding, link(finding)))
    gone: list[Told] = []
    for finding in worst_first(old):
        if there[_key(finding)] > 0:
            there[_key(finding)] -= 1
        else:
            gone.append(Told(finding))
    return tuple(appeared), tuple(gone), dict(sorted(remaining.items()))


def _key(finding: Finding) -> Key:
    field = finding.pointer.json_pointer() if finding.document else str(finding.pointer)
    return (finding.code, finding.document, _in_record(field), finding.message, finding.waived is None)


def _in_record(field: str) -> str:
    """A field without the row of the register it stands in: rows move."""
    parts = field.split("/")
    return "/".join(parts[3:]) if parts[1:2] == ["isi"] else field
