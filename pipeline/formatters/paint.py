"""Terminal colours, or none."""

from __future__ import annotations

from pipeline.model.finding import Severity
from pipeline.model.lean import dataclass

_COLOURS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.INFO: "1;36"}


@dataclass(frozen=True, slots=True)
class Paint:
    """Wraps text in ANSI colours where the output is a terminal that wants them.

    Attributes:
        on: Whether colours are wanted; off gives every text back unchanged.
    """

    on: bool = False

    def bold(self, text: str) -> str:
        """Bold text."""
        return self._wrap(text, "1")

    def dim(self, text: str) -> str:
        """Faint text, for lines and margins."""
        return self._wrap(text, "2")

    def good(self, text: str) -> str:
        """Green text."""
        return self._wrap(text, "32")

    def code(self, text: str, severity: Severity) -> str:
        """Text in the colour of a severity."""
        return self._wrap(text, _COLOURS[severity])

    def _wrap(self, text: str, colour: str) -> str:
        return f"\x1b[{colour}m{text}\x1b[0m" if self.on else text
