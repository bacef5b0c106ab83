"""What a PDF holds when it is read back, and what somebody added to it afterwards: plain values."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.model.lean import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A PDF as a reader finds it; nothing of it is trusted.

    Attributes:
        error: Why it could not be read, in Indonesian; "" where it could.
        about: What the file says of itself: title, author, subject.
        files: The files inside by name.
        pages: The words of each page.
        drawings: A fingerprint of how each page is drawn, its fonts and pictures included.
        notes: A fingerprint of what lies over each page (links, notes), signatures left out.
        signatures: How many signature fields are filled.
    """

    error: str = ""
    about: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)
    pages: tuple[str, ...] = ()
    drawings: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    signatures: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What stands behind the end of a PDF that is otherwise as it was made.

    Attributes:
        error: Why it could not be read, in Indonesian; "" where it could.
        signatures: How many signature fields it fills.
        changes: What it changes besides, one line each: a signature changes nothing.
    """

    error: str = ""
    signatures: int = 0
    changes: tuple[str, ...] = ()
