"""Where batches run: in this process, in a pool of processes, on any Executor."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from typing import Any, TypeVar

_T = TypeVar("_T")

# Starting a pool costs some 60 ms; below this many files one process is done sooner.
POOL_FROM_FILES = 1500


class SerialExecutor(Executor):
    """An Executor that runs each call at once, in this process."""

    def submit(self, fn: Callable[..., _T], /, *args: Any, **kwargs: Any) -> Future[_T]:
        """Runs the call and gives a Future that is already done."""
        future: Future[_T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as problem:  # noqa: BLE001  an Executor hands every failure to its Future
            future.set_exception(problem)
        return future


class UnknownEngine(ValueError):
    """An `--engine` that is none of the lawful ones."""


def parse_engine(text: str) -> tuple[str, int | None]:
    """Reads serial, processes or processes:N.

    Raises:
        UnknownEngine: For anything else.
    """
    name, _, number = text.partition(":")
    if name == "serial" and not number:
        return name, None
    if name == "processes" and (not number or (number.isascii() and number.isdigit() and int(number) > 0)):
        return name, int(number) if number else None
    raise UnknownEngine(text)


@contextmanager
def open_executor(engine: str | None, jobs: int | None, files: int) -> Iterator[Executor]:
    """An Executor for that many files: as asked, else serial for few and a pool for many."""
    name, number = parse_engine(engine) if engine else (None, None)
    workers = number or jobs or os.cpu_count() or 1
    wants_pool = name == "processes" or (name is None and files >= POOL_FROM_FILES and workers > 1)
    if not wants_pool:
        yield SerialExecutor()
        return
    with ProcessPoolExecutor(workers, initializer=_leave_signals_to_the_parent) as pool:
        try:
            yield pool
        except BaseException:
            _dismiss(pool)
            raise


def _leave_signals_to_the_parent() -> None:
    """A signal meant for the whole group (Ctrl-C, a runner that cancels) makes no worker speak."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _dismiss(pool: ProcessPoolExecutor) -> None:
    """Ends the workers at once: nobody wants what they compute, and an idle one would wait for ever."""
    for worker in multiprocessing.active_children():
        worker.kill()
    pool.shutdown(wait=True, cancel_futures=True)
