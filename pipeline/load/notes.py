"""The findings of one file, bounded, and which of its documents may not be used."""

from __future__ import annotations

from pipeline.load.codes import CAPPED, Code
from pipeline.model.finding import Basis, Finding, Severity
from pipeline.model.lean import dataclass
from pipeline.model.pointer import START_OF_FILE, Keys, Pointer, Span

MOST = 1_000


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong at a place.

    Attributes:
        code: What it is.
        span: Where it is.
        message: What was found, where the code's own words do not say enough.
        help: What to do, likewise.
    """

    code: Code
    span: Span = START_OF_FILE
    message: str = ""
    help: str = ""

    def finding(self, pointer: Pointer) -> Finding:
        """The fault as a finding; reading rests on the tool, never on a clause."""
        code = self.code
        return Finding(
            code.code,
            code.name,
            code.severity,
            pointer,
            self.message or code.explanation,
            self.help or code.help,
            basis=Basis.ALAT,
            span=self.span,
        )


class Notes:
    """Collects the faults of a file: the first thousand in full, the rest by number."""

    __slots__ = ("_findings", "_first_left_out", "_left_out", "_path", "faulty")

    def __init__(self, path: str) -> None:
        self._path = path
        self._findings: list[Finding] = []
        self._left_out = 0
        self._first_left_out = START_OF_FILE
        self.faulty: set[int] = set()

    def add(self, fault: Fault, document: int, keys: Keys = ()) -> None:
        """Notes a fault; an error makes its document unusable."""
        if fault.code.severity is Severity.ERROR:
            self.faulty.add(document)
        if len(self._findings) < MOST:
            self._findings.append(fault.finding(Pointer(self._path, document, keys)))
            return
        if not self._left_out:
            self._first_left_out = fault.span
        self._left_out += 1

    def keep_only(self, document: int) -> None:
        """Forgets what was found in all others: they are to be read once more."""
        self._findings = [finding for finding in self._findings if finding.pointer.document == document]
        self._left_out = 0
        self.faulty &= {document}

    def findings(self) -> tuple[Finding, ...]:
        """All findings in order of place, the last one counting those that were left out."""
        ordered = sorted(self._findings, key=lambda finding: finding.order)
        if self._left_out:
            message = f"Masih ada {self._left_out} temuan lagi di berkas ini."
            rest = Fault(CAPPED, self._first_left_out, message)
            ordered.append(rest.finding(Pointer(self._path)))
        return tuple(ordered)
