"""A system that refuses one call: each call of a command is counted, and the one that is wanted fails."""

from __future__ import annotations

import errno
import io
import multiprocessing
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any

from pipeline.cli.main import main

PACKAGE = str(Path(main.__code__.co_filename).parents[1])
# What Python tells of before it asks the system; what it does not tell of is wrapped below.
TOLD = frozenset(
    [
        *("open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.scandir", "os.listdir", "os.chmod"),
        *("os.link", "os.symlink", "os.truncate", "os.utime", "subprocess.Popen", "fcntl.flock"),
    ]
)
WRAPPED = ("fsync", "fchmod", "fstat", "lstat", "read", "stat")
Site = tuple[str, str]


@dataclass(slots=True)
class Faults:
    """Counts the calls that the program makes of the system, and refuses one.

    Attributes:
        refuse: Which call, counted from 0; None for none.
        number: With which errno.
        sites: What was called from where, in order.
    """

    refuse: int | None = None
    number: int = errno.EIO
    sites: list[Site] = field(default_factory=list)

    def install(self) -> None:
        """From now on every call of this process is counted; there is no way back."""
        sys.addaudithook(self._told)
        for name in WRAPPED:
            setattr(os, name, self._wrapped(name, getattr(os, name)))
        io.open = self._opened(io.open)

    def meet(self, name: str) -> None:
        """Counts a call if our own code makes it.

        Raises:
            OSError: It is the one.
        """
        site = _site(sys._getframe(2))
        if not site:
            return
        self.sites.append((name, site))
        if len(self.sites) - 1 == self.refuse:
            raise OSError(self.number, os.strerror(self.number))

    def _told(self, event: str, arguments: tuple[Any, ...]) -> None:
        # What is imported late is opened as well, and is none of the build's calls.
        if event in TOLD and not str(arguments[0] if arguments else "").endswith((".py", ".pyc", ".so")):
            self.meet(event)

    def _wrapped(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            self.meet(f"os.{name}")
            return real(*arguments, **named)

        return call

    def _opened(self, real: Callable[..., Any]) -> Any:
        def opened(file: Any, mode: str = "r", *rest: Any, **named: Any) -> Any:
            stream = real(file, mode, *rest, **named)
            if "b" in mode and set(mode) & set("wxa"):
                return _Writer(stream.detach(), self)
            return stream

        return opened


class _Writer(io.BufferedWriter):
    """A file whose writing can fail."""

    def __init__(self, raw: Any, faults: Faults) -> None:
        super().__init__(raw)
        self._faults = faults

    def write(self, content: Any, /) -> int:
        self._faults.meet("write")
        return super().write(content)


def _site(frame: FrameType | None) -> str:
    """Where in our own code a call comes from, "" where none of it is at work."""
    while frame is not None:
        if frame.f_code.co_filename.startswith(PACKAGE):
            name = Path(frame.f_code.co_filename).relative_to(PACKAGE).as_posix()
            if frame.f_code.co_name == "<module>":
                return ""
            return f"{name}:{frame.f_code.co_name}:{frame.f_lineno}"
        frame = frame.f_back
    return ""


def run(arguments: Sequence[str], faults: Faults) -> tuple[int, str, list[Site]]:
    """A command in a process of its own: exit code, what it said on standard error, and its calls."""
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=_inside, args=(theirs, arguments, faults))
    child.start()
    theirs.close()
    code, said, sites = ours.recv()
    child.join()
    return code, said, sites


def _inside(pipe: Any, arguments: Sequence[str], faults: Faults) -> None:
    sys.stdout, sys.stderr = io.TextIOWrapper(io.BytesIO()), io.StringIO()
    said = sys.stderr
    faults.install()
    code = main(list(arguments))
    faults.refuse = None
    pipe.send((code, said.getvalue(), faults.sites))
