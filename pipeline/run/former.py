"""The last build of a workspace: it is left as it stands where a new one would come to the same."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import astuple
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from pipeline.model.lean import dataclass
from pipeline.model.watched import Bounds
from pipeline.run.cache.keeping import about_of
from pipeline.run.cache.session import Session
from pipeline.run.examine import Examination
from pipeline.run.intact import intact
from pipeline.run.toolprint import toolprint

FOLDER = "situs"
"""Where what is known of builds is kept, beside what `check` remembers."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a build said at its end.

    Attributes:
        lines: What it came to.
        remarks: What a reader of a PDF may miss.
        code: Its exit code.
    """

    lines: tuple[str, ...]
    remarks: tuple[str, ...]
    code: int


@dataclass(frozen=True, slots=True)
class Former:
    """The last build, as far as it is known.

    Attributes:
        session: What is kept of it, and how the workspace's files stand beside it.
        target: The folder of the build.
        request: All that was asked of it, besides the instant of judgement.
    """

    session: Session
    target: Path
    request: str

    def again(self, as_of: datetime) -> Told | None:
        """What a build at an instant would say, where all that it would write stands there already."""
        raw = self.session.run(as_of)
        if raw is None:
            return None
        with suppress(ValueError, TypeError):
            made_of, digest, (lines, remarks, code) = json.loads(raw)
            if made_of == self._made_of() and digest and digest == intact(self.target):
                return Told(tuple(lines), tuple(remarks), int(code))
        return None

    def begin(self) -> None:
        """Before the files are read for a new build: how they stand now."""
        self.session.look_again(patient=True)

    def keep(self, examination: Examination, told: Told) -> None:
        """Keeps what is to be known of a build that is complete and stands in its place."""
        about = about_of(examination)
        if about is None:
            return
        at = examination.result.as_of.astimezone(UTC)
        # Every page prints the instant: the build stands for no other.
        bounds = Bounds()
        bounds.narrow(at, at + timedelta(microseconds=1))
        content = json.dumps([self._made_of(), intact(self.target), astuple(told)])
        self.session.keep(about, bounds, content.encode("ascii"), None)

    def _made_of(self) -> list[Any]:
        """What a build depends on besides the files and the commit: the tool to the byte, what was asked."""
        return [toolprint(), self.request]
