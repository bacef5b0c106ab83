"""Exit codes, and the way a command says that it cannot go on."""

from __future__ import annotations

CLEAN = 0
VIOLATIONS = 1
MISUSE = 2
OURS = 3
INTERRUPTED = 130
TERMINATED = 143


class Stop(Exception):
    """A command cannot go on: one line for people, and the exit code.

    Attributes:
        message: What is wrong and what to do, in Indonesian.
        code: The exit code, 2 unless said otherwise.
    """

    def __init__(self, message: str, code: int = MISUSE) -> None:
        """Keeps message and code."""
        super().__init__(message)
        self.message = message
        self.code = code


class Terminated(BaseException):
    """The system asked the process to end; not an Exception, so that nothing on the way swallows it."""


class Interrupted(KeyboardInterrupt):
    """Ctrl-C. Once Python's KeyboardInterrupt has passed an `exec`, it ends by a signal, caught or not."""
