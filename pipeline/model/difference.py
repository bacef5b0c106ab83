"""What a change of the files means: for findings, promises, tickets, figures, levels and documents."""

from __future__ import annotations

from datetime import datetime

from pipeline.model.finding import Finding, Severity
from pipeline.model.lean import dataclass, field

MARK = "spbe-diff"


@dataclass(frozen=True, slots=True)
class PromiseChange:
    """A promise of the catalogue, or a class, that is another one now.

    Attributes:
        service: "opd/id".
        field: Name of the field; of an item of the list of requests "permintaan/id/target".
        before: As written before, "" for nothing.
        after: As written now, "" for nothing.
        weaker: True where less is promised, False where more is, None where neither can be said.
        meaning: What it means, one sentence; "" where the values say it all.
        place: "path:line".
        link: Where that can be read; "" where it cannot.
    """

    service: str
    field: str
    before: str
    after: str
    weaker: bool | None
    meaning: str = ""
    place: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Flip:
    """A verdict on a record that is another one now.

    Attributes:
        record: "opd/jenis/id".
        column: The column of facts.
        before: Its value.
        after: Its value now.
    """

    record: str
    column: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of an OPD, "region" for the region's level.

    Attributes:
        opd: Its id.
        name: What it is, e.g. "pelayanan_hasil 2025-S2" or "tingkat 2025".
        before: As printed; "" where there was none.
        after: As printed now; "" where there is none.
    """

    opd: str
    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Told:
    """A finding with where it can be read.

    Attributes:
        finding: The finding.
        link: Address of the line; "" where there is none.
    """

    finding: Finding
    link: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """Two states of a workspace, judged at the same instant.

    Attributes:
        base: The commit compared with, in full.
        head: The commit compared, in full; "" for the files on disk.
        as_of: The instant of judgement.
        new: Findings that are new, worst first.
        fixed: Findings that are gone.
        remaining: How many stand in both, by severity word.
        promises: What is promised otherwise, weaker first.
        flips: Verdicts that changed, in order of record.
        gained: Records that are measured now and were not.
        lost: Records that were measured and are no longer.
        figures: Figures and levels that changed.
        documents: Titles of documents that say something else; then those that are new or gone.
    """

    base: str
    head: str
    as_of: datetime
    new: tuple[Told, ...] = ()
    fixed: tuple[Told, ...] = ()
    remaining: dict[str, int] = field(default_factory=dict)
    promises: tuple[PromiseChange, ...] = ()
    flips: tuple[Flip, ...] = ()
    gained: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    documents: tuple[str, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether the change brings an error that no waiver covers."""
        return any(one.finding.severity is Severity.ERROR and not one.finding.waived for one in self.new)
