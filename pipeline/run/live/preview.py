"""A workspace that is being written: each change examined at once, the last readable state kept on show."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from pathlib import Path

from pipeline.model.finding import Finding, Severity
from pipeline.model.lean import dataclass, field
from pipeline.render.document import FindingRow
from pipeline.render.documents.notes import finding_row
from pipeline.run.examine import Examination, Options, examine
from pipeline.run.gather import gather, usual_periods
from pipeline.run.live.shown import Shown
from pipeline.run.memory import Memory, Stamp, stamps

# Open tickets are judged by the moment: a state older than this is judged anew once nobody waits.
FRESH = timedelta(minutes=1)
# Seconds between two looks at the files while documents are made.
LOOK = 0.2
_UNREADABLE = ("YML", "SKM")


@dataclass(frozen=True, slots=True)
class Live:
    """What a page of a preview knows besides its own content.

    Attributes:
        version: Of the state that it shows: a page of another one is out of date.
        faults: Why files that were changed since are not shown yet.
    """

    version: str
    faults: tuple[FindingRow, ...] = ()


@dataclass(slots=True)
class Preview:
    """The site of a workspace while people work on it.

    Attributes:
        root: The workspace.
        now: Tells the instant of judgement; called for each examination.
        session: Sets this run's versions apart from those of another.
        shown: The state on show.
        faults: What keeps the files changed since then from being read.
        number: Of the state on show, faults included.
    """

    root: Path
    now: Callable[[], datetime]
    session: str
    shown: Shown = field(init=False)
    faults: tuple[Finding, ...] = ()
    number: int = 1
    _memory: Memory = field(default_factory=Memory)
    _seen: Mapping[str, Stamp] = field(default_factory=dict)
    _good: Mapping[str, Stamp] = field(default_factory=dict)
    _looked: float = 0.0

    def begin(self) -> None:
        """Examines the workspace and makes its documents; whatever is wrong with it stands on its pages."""
        self._seen = self._good = stamps(self.root)
        self.shown = self._state(self._examined(self.now()))
        self.shown.complete()

    @property
    def version(self) -> str:
        """Of the state on show."""
        return f"{self.session}-{self.number}"

    def changed(self) -> tuple[str, ...]:
        """The files that were written, added or taken away since the last call, in order."""
        former, self._seen = self._seen, stamps(self.root)
        return _differing(former, self._seen)

    def refresh(self) -> None:
        """Examines again, at the same instant; a changed file that cannot be read shows only as findings."""
        seen = self._seen
        examination = self._examined(self.shown.dossier.site.as_of)
        self.faults = _unreadable(examination, set(_differing(self._good, seen)))
        if not self.faults:
            self._good = seen
            self.shown = self._state(examination)
        self.number += 1

    def settled(self) -> bool:
        """Whether nothing is left for `settle` to do."""
        return bool(self.faults) or self.shown.whole

    def settle(self) -> None:
        """Catches up once nobody waits: the documents that lists name, and the instant of judgement.

        A file that is saved meanwhile comes first: what was begun is then left for later.
        """
        before, now = self.shown, self.now()
        aged = now - before.dossier.site.as_of > FRESH
        after = self._state(self._examined(now)) if aged else before
        former = before.listing()
        if not after.complete(self._disturbed):
            return
        self.shown = after
        if aged or after.listing() != former:
            self.number += 1

    def _disturbed(self) -> bool:
        """Whether something was saved; looked for only so often, as a look costs as much as a page."""
        if time.monotonic() - self._looked < LOOK:
            return False
        self._looked = time.monotonic()
        return stamps(self.root) != self._seen

    def live(self) -> Live:
        """What pages are told of the state on show."""
        rows = tuple(finding_row(self.shown.dossier, finding) for finding in self.faults)
        return Live(self.version, rows)

    def _examined(self, as_of: datetime) -> Examination:
        return examine(self.root, as_of, Options(memory=self._memory))

    def _state(self, examination: Examination) -> Shown:
        dossier = gather(examination, usual_periods(examination.result.as_of))
        former = getattr(self, "shown", None)
        return Shown(dossier, former.shelf, dict(former.makers)) if former else Shown(dossier)


def _differing(former: Mapping[str, Stamp], present: Mapping[str, Stamp]) -> tuple[str, ...]:
    paths = former.keys() | present.keys()
    return tuple(sorted(path for path in paths if former.get(path) != present.get(path)))


def _unreadable(examination: Examination, changed: set[str]) -> tuple[Finding, ...]:
    return tuple(
        finding
        for finding in examination.result.findings
        if finding.pointer.path in changed
        and finding.severity is Severity.ERROR
        and finding.code.startswith(_UNREADABLE)
    )
