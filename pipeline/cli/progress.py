"""A progress bar on standard error for anything over a second."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TextIO

_WIDTH = 30


def bar(stream: TextIO | None, unit: str = "berkas") -> Callable[[int, int], None] | None:
    """A function to call with (done, of); None where there is nobody to see it."""
    if stream is None:
        return None
    started = time.monotonic()

    def show(done: int, of: int) -> None:
        passed = time.monotonic() - started
        if passed < 1 or not of:
            return
        filled = "█" * (_WIDTH * done // of)
        left = passed / done * (of - done) if done else 0.0
        end = "\n" if done >= of else ""
        stream.write(f"\r{filled:<{_WIDTH}} {done}/{of} {unit}, sisa {left:.0f} dtk {end}")
        stream.flush()

    return show
