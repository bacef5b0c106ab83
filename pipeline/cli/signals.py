"""Ctrl-C and the system's wish to end become an exception, which ends the command wherever it is."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable

from pipeline.cli.exits import Interrupted, Terminated

_Handler = Callable[[int, object], None]
# As what it raises.
_HEARD: list[type[BaseException]] = []
# Seconds until what was raised in vain is raised again; Windows has no such timer.
_SOON = 0.001
_TIMER: int | None = getattr(signal, "SIGALRM", None)


def heed() -> None:
    """From now on the first of the two signals raises `Interrupted` or `Terminated`, once."""
    _HEARD.clear()
    _answer(_interrupted, _terminated)


def insist() -> None:
    """What is raised within a callback (an import's lock has one) ends nothing: it is raised again at once.

    For a process of our own: the interpreter has one place for what it could not raise.
    """
    sys.unraisablehook = _raised_in_vain


def end_if_asked() -> None:
    """Raises once more what was heard, where something else stands in its place.

    Classes being made wrap it; an import that C code asks for makes it an ImportError, and who has something
    else to import then (`zoneinfo` does) goes on as if nobody had asked to end.

    Raises:
        Interrupted: Ctrl-C was heard.
        Terminated: The system's wish was heard.
    """
    if _HEARD:
        raise _HEARD[0]


def ignore() -> None:
    """Nothing is left to interrupt."""
    for number in filter(None, (signal.SIGTERM, signal.SIGINT, _TIMER)):
        signal.signal(number, signal.SIG_IGN)


def _answer(interrupted: _Handler, terminated: _Handler) -> None:
    for number, handler in ((signal.SIGINT, interrupted), (signal.SIGTERM, terminated)):
        # What a shell starts in the background is to ignore Ctrl-C.
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, handler)


def _interrupted(_signal: int, _frame: object) -> None:
    _end(Interrupted)


def _terminated(_signal: int, _frame: object) -> None:
    _end(Terminated)


def _end(heard: type[BaseException]) -> None:
    # A second one would interrupt the tidying up; Python complains of one on its way that is to be ignored.
    _answer(_ended_already, _ended_already)
    _HEARD.append(heard)
    raise heard


def _ended_already(_signal: int, _frame: object) -> None:
    pass


def _raised_in_vain(what: sys.UnraisableHookArgs) -> None:
    if what.exc_type not in _HEARD:
        sys.__unraisablehook__(what)
    elif _TIMER is not None:
        signal.signal(_TIMER, lambda _signal, _frame: end_if_asked())
        signal.setitimer(signal.ITIMER_REAL, _SOON)
