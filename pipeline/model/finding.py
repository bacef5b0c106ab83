"""What the tool has to say about a place: a value, never an exception."""

from __future__ import annotations

from enum import StrEnum

from pipeline.model.lean import dataclass
from pipeline.model.pointer import START_OF_FILE, Pointer, Span


class Severity(StrEnum):
    """How a finding weighs; only an unwaived error makes a run fail by default."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Basis(StrEnum):
    """What a finding rests on: a clause of the regulation, or a default of the tool."""

    REGULASI = "regulasi"
    ALAT = "alat"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found at one place.

    Attributes:
        code: Identity of the rule, e.g. "ADU003"; holds neither severity nor rank.
        name: The rule's name in kebab-case.
        severity: Error, warning or info.
        pointer: Where it stands.
        message: What was found and what is required, in Indonesian.
        help: One thing to do about it, in Indonesian.
        clauses: Ids of the clauses it rests on; empty for basis "alat".
        basis: Regulation or tool default.
        document: "opd/jenis/id" of the document, or "" where none is known.
        span: Line and column, filled in at the edge.
        waived: Id of the waiver that covers it, if any.
    """

    code: str
    name: str
    severity: Severity
    pointer: Pointer
    message: str
    help: str = ""
    clauses: tuple[str, ...] = ()
    basis: Basis = Basis.REGULASI
    document: str = ""
    span: Span = START_OF_FILE
    waived: str | None = None

    @property
    def opd(self) -> str:
        """The OPD whose record, or whose folder, it stands in; "" for what belongs to none."""
        parts = self.document.split("/")
        if len(parts) == 3:
            return parts[0]
        folders = self.pointer.path.split("/")
        return folders[1] if len(folders) > 2 else ""

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """Sort key of every output: path, line, column, code, message."""
        return (self.pointer.path, self.span.line, self.span.column, self.code, self.message)
