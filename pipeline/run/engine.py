"""Where batches run: in this process, in a pool of processes, on any Executor."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager, suppress
from typing import Any, TypeVar

from pipeline.model.lean import dataclass
from pipeline.model.refusal import Refusal
from pipeline.model.tool import VERSION

_T = TypeVar("_T")

# Starting a pool costs some 60 ms; below this many files one process is done sooner.
POOL_FROM_FILES = 1500
BATCH_FILES = 250
# Two thousand files take longer than 100 ms, of which a call on a cluster is a few percent.
ON_CLUSTER = 2000
_ADDRESS = re.compile(r"(?:(?:tcp|tls)://)?[A-Za-z0-9.-]{1,253}:[0-9]{1,5}")
_PATIENCE = 10
# Batches under way for each worker: one that it judges, others that wait before it and behind it.
_AHEAD = 3
# A cluster may grow while it works.
_AHEAD_ON_CLUSTER = 64
_RETRIES = 3
# Of the pipe from the workers, in bytes: as many as a process may ask for.
_ROOM = 1024 * 1024


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


class EngineMissing(Refusal):
    """An engine that is not installed, cannot be reached, or runs another version of the tool."""


@dataclass(frozen=True, slots=True)
class Pool:
    """An Executor, and how much to ask of it.

    Attributes:
        executor: Where batches run.
        ahead: How many batches may be under way at once: enough to keep every worker busy, and no more.
    """

    executor: Executor
    ahead: int


@dataclass(frozen=True, slots=True)
class Engine:
    """Where batches run.

    Attributes:
        name: "serial", "processes", or "dask".
        processes: How many; None for one a core.
        address: Of the Dask scheduler.
    """

    name: str
    processes: int | None = None
    address: str = ""


def parse_engine(text: str) -> Engine:
    """Reads serial, processes, processes:N, or dask:ADDRESS.

    Raises:
        UnknownEngine: For anything else.
    """
    name, colon, rest = text.partition(":")
    if name == "serial" and not colon:
        return Engine(name)
    if name == "processes" and not colon:
        return Engine(name)
    if name == "processes" and rest.isascii() and rest.isdigit() and int(rest) > 0:
        return Engine(name, int(rest))
    if name == "dask" and _ADDRESS.fullmatch(rest):
        return Engine(name, address=rest)
    raise UnknownEngine(text)


def batch_files(engine: str | None) -> int:
    """How many files make a batch: on a cluster each call costs some milliseconds on the way."""
    return ON_CLUSTER if engine and parse_engine(engine).name == "dask" else BATCH_FILES


def shares_memory(engine: str | None) -> bool:
    """Whether batches run where what this process knows is known: here, or in processes forked from it."""
    if engine is not None and parse_engine(engine).name == "dask":
        return False
    import multiprocessing  # noqa: PLC0415  as above

    return multiprocessing.get_start_method() == "fork"


@contextmanager
def open_executor(engine: str | None, jobs: int | None, files: int) -> Iterator[Pool]:
    """An Executor for that many files: as asked, else serial for few and a pool for many.

    Raises:
        EngineMissing: The engine asked for cannot be had.
    """
    asked = parse_engine(engine) if engine else Engine("processes" if files >= POOL_FROM_FILES else "serial")
    workers = asked.processes or jobs or os.cpu_count() or 1
    if asked.name == "dask":
        with _cluster(asked.address) as pool:
            yield pool
    elif asked.name == "serial" or (engine is None and workers == 1):
        yield Pool(SerialExecutor(), 1)
    else:
        # Imported here: with the few files of most runs nothing is handed to other processes.
        from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

        # Among so many files one is broken, and what explains it takes long to import: once before this
        # process is forked, not once in each.
        import pipeline.check.explain  # noqa: F401, PLC0415

        executor = ProcessPoolExecutor(workers, initializer=_leave_signals_to_the_parent)
        _widen(executor)
        try:
            yield Pool(executor, _AHEAD * workers)
        except BaseException:
            _dismiss(executor)
            raise
        # All results are there; what is left to the workers is to end, and nobody waits for that.
        executor.shutdown(wait=False)


def _widen(pool: Any) -> None:
    """Makes room for a whole result on its way: else a worker waits and the parent wakes at each 64 KiB."""
    # Only Linux can; and should `concurrent.futures` change inside, results take the narrow way.
    with suppress(ImportError, AttributeError, OSError):
        from fcntl import F_SETPIPE_SZ, fcntl  # noqa: PLC0415  not everywhere

        fcntl(pool._result_queue._writer.fileno(), F_SETPIPE_SZ, _ROOM)  # noqa: SLF001


@contextmanager
def _cluster(address: str) -> Iterator[Pool]:
    """The workers of a Dask scheduler as an Executor; the batches of one that dies go to another."""
    try:
        # Imported here: an optional extra, and slow to import.
        from distributed import Client  # noqa: PLC0415
    except ImportError:
        raise EngineMissing("mesin dask belum terpasang; pasang dengan `pip install 'spbe[dask]'`") from None
    try:
        client = Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError) as problem:
        raise EngineMissing(f"penjadwal Dask di {address} tidak dapat dihubungi") from problem
    with client:
        others = sorted({str(version) for version in client.run(_version).values()} - {VERSION})
        if others:
            raise EngineMissing(f"pekerja Dask memakai spbe {', '.join(others)}, bukan {VERSION}")
        ahead = max(_AHEAD_ON_CLUSTER, _AHEAD * sum(client.nthreads().values()))
        yield Pool(client.get_executor(pure=False, retries=_RETRIES), ahead)


def _version() -> str:
    return VERSION


def _leave_signals_to_the_parent() -> None:
    """A signal meant for the whole group (Ctrl-C, a runner that cancels) makes no worker speak."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _dismiss(pool: Executor) -> None:
    """Ends the workers at once: nobody wants what they compute, and an idle one would wait for ever."""
    import multiprocessing  # noqa: PLC0415  as above

    for worker in multiprocessing.active_children():
        worker.kill()
    # A signal may have come before the pool's own thread had begun: there is nothing to wait for then.
    with suppress(RuntimeError):
        pool.shutdown(wait=True, cancel_futures=True)
