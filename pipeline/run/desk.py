"""What a writer of records has at hand: the region, who may be named, and a trial before the file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from pipeline.check.schemas import Vocabulary
from pipeline.model.finding import Finding, Severity
from pipeline.model.lean import dataclass, replace
from pipeline.run.examine import Examination, Options, examine
from pipeline.run.pack import vocabulary

_OF_FORM = ("YML", "SKM", "REF")


class RefusedError(Exception):
    """The rules refuse what was about to be written; nothing was.

    Attributes:
        tried: The workspace as it would have been.
        findings: The errors that would have joined.
    """

    def __init__(self, tried: Examination, findings: tuple[Finding, ...]) -> None:
        """Keeps the errors."""
        super().__init__(f"{len(findings)} galat")
        self.tried = tried
        self.findings = findings


@dataclass(frozen=True, slots=True)
class Desk:
    """A workspace as somebody finds it who is about to write.

    Attributes:
        root: The workspace.
        as_of: The instant of writing, aware.
        found: All that is known of it.
        options: How to examine.
    """

    root: Path
    as_of: datetime
    found: Examination
    options: Options

    @property
    def words(self) -> Vocabulary:
        """The pack's vocabularies, for the schemas."""
        return vocabulary(self.found.law)

    @property
    def now(self) -> str:
        """The instant of writing as a record has it: the region's zone, whole minutes."""
        local = self.as_of.astimezone(self.found.world.region.zone)
        return local.replace(second=0, microsecond=0).isoformat()


def open_desk(root: Path, as_of: datetime, options: Options) -> Desk:
    """The desk of a workspace."""
    return Desk(root, as_of, examine(root, as_of, options), options)


def try_out(desk: Desk, texts: Mapping[str, str], renamed: tuple[str, str] = ("", "")) -> Examination:
    """The workspace as it would be with those texts in those files.

    Args:
        desk: The workspace.
        texts: Content by path.
        renamed: An id that a document gives up, and the one it takes: what is said of it under either name is
            the same, and only reading, shape and references can refuse the change.

    Raises:
        RefusedError: Errors would join.
    """
    tried = examine(
        desk.root,
        desk.as_of,
        replace(desk.options, drafts={path: text.encode() for path, text in texts.items()}),
    )
    known = {_said(finding) for finding in _errors(desk.found)}
    joined = tuple(
        finding
        for finding in _errors(tried)
        if _said(finding, renamed) not in known and (not renamed[1] or finding.code.startswith(_OF_FORM))
    )
    if joined:
        raise RefusedError(tried, joined)
    return tried


def _errors(examination: Examination) -> list[Finding]:
    return [f for f in examination.result.findings if f.severity is Severity.ERROR and f.waived is None]


def _said(finding: Finding, renamed: tuple[str, str] = ("", "")) -> tuple[str, str, str, str]:
    """A finding whatever its line: lines move when a file grows."""
    former, new = renamed
    named = [finding.document, finding.message]
    document, message = (text.replace(new, former) for text in named) if new else named
    return (finding.code, finding.pointer.path, document, message)
