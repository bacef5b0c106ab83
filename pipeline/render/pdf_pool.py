"""Warm processes that turn documents into PDFs: one that hangs or dies costs its document, not the build."""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from time import monotonic
from types import TracebackType
from typing import Self

from pipeline.model.lean import dataclass, field
from pipeline.render.pdf_job import PdfJob, PdfResult
from pipeline.render.pdf_worker import MEMORY, OUT_OF_MEMORY, serve

# Long enough for a few hundred pages on a slow machine. The processor's time counts: who builds beside other
# work gets every document all the same. By the clock only a document is given up that stands still.
SECONDS = 180.0
_BY_THE_CLOCK = 5
# So many documents are begun before the one that follows next is done.
AHEAD = 32


@dataclass(slots=True)
class _Worker:
    process: SpawnProcess
    connection: Connection
    number: int = -1
    job: PdfJob | None = None
    deadline: float = 0.0


@dataclass(slots=True)
class PdfPool:
    """A few processes that are reused for many documents.

        with PdfPool(workers=2) as pool:
            for result in pool.render(jobs):
                ...

    Attributes:
        workers: How many processes.
        seconds: How much of the processor's time one document may take.
        memory: How much a process may take, in bytes.
    """

    workers: int = 1
    seconds: float = SECONDS
    memory: int = MEMORY
    _crew: list[_Worker] = field(default_factory=list)
    _scratch: tempfile.TemporaryDirectory[str] | None = None

    def __enter__(self) -> Self:
        """Starts no process yet: each begins with the first job that finds none idle."""
        # WeasyPrint unpacks fonts and tidies up only where its process ends by itself: ours are killed.
        self._scratch = tempfile.TemporaryDirectory(prefix="spbe-pdf-", ignore_cleanup_errors=True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Ends the processes."""
        for worker in self._crew:
            _stop(worker)
        self._crew = []
        if self._scratch is not None:
            self._scratch.cleanup()
            self._scratch = None

    def render(self, jobs: Iterable[PdfJob | PdfResult]) -> Iterator[PdfResult]:
        """The results in the order of the jobs; a document that fails has `content` None and an `error`.

        Args:
            jobs: Taken one by one when a process has nothing to do, at most `AHEAD` before the result that
                follows; what is a result already takes its place among the others.
        """
        coming, more = iter(jobs), True
        done: dict[int, PdfResult] = {}
        following = taken = 0
        while True:
            while more and taken < following + AHEAD and self._is_free():
                job = next(coming, None)
                if job is None:
                    more = False
                elif isinstance(job, PdfResult):
                    done[taken] = job
                else:
                    self._give(taken, job)
                taken += 1
            if following not in done:
                if not self._busy():
                    return
                done.update(self._collect())
            while following in done:
                yield done.pop(following)
                following += 1

    def _start(self) -> _Worker:
        scratch = self._scratch.name if self._scratch else tempfile.gettempdir()
        # A fork would carry along locks and threads of the caller; spawned processes start clean.
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        given = (theirs, scratch, self.memory, self.seconds)
        process = context.Process(target=serve, args=given, daemon=True, name="spbe-pdf")
        process.start()
        theirs.close()
        return _Worker(process, ours)

    def _busy(self) -> list[_Worker]:
        return [worker for worker in self._crew if worker.job is not None]

    def _is_free(self) -> bool:
        return len(self._crew) < max(1, self.workers) or any(worker.job is None for worker in self._crew)

    def _idle(self) -> _Worker:
        """A process that has nothing to do, a new one where there is none; those that died are given up."""
        for worker in [worker for worker in self._crew if worker.job is None]:
            if worker.process.is_alive():
                return worker
            _stop(worker)
            self._crew.remove(worker)
        self._crew.append(self._start())
        return self._crew[-1]

    def _give(self, number: int, job: PdfJob) -> None:
        worker = self._idle()
        worker.number, worker.job = number, job
        worker.deadline = monotonic() + self.seconds * _BY_THE_CLOCK
        # A worker that dies while it listens is found out by `_collect`.
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            worker.connection.send(job)

    def _collect(self) -> list[tuple[int, PdfResult]]:
        """What is ready, or late, or lost; waits for the first of them."""
        busy = self._busy()
        if not busy:
            return []
        patience = max(0.0, min(worker.deadline for worker in busy) - monotonic())
        ready = wait([worker.connection for worker in busy], patience)
        now = monotonic()
        finished = [
            (worker, self._answer(worker) if worker.connection in ready else self._late(worker))
            for worker in busy
            if worker.connection in ready or worker.deadline <= now
        ]
        return [(_rest(worker), result) for worker, result in finished]

    def _answer(self, worker: _Worker) -> PdfResult:
        try:
            answer = worker.connection.recv()
        except (EOFError, OSError):
            worker.process.join(5)
            path = worker.job.path if worker.job else ""
            code = worker.process.exitcode
            _stop(worker)
            return PdfResult(path, None, error=self._ended(code))
        if not isinstance(answer, PdfResult):
            raise TypeError("jawaban proses penyusun PDF bukan PdfResult")
        return answer

    def _ended(self, code: int | None) -> str:
        if code == -signal.SIGXCPU:
            return f"penyusunan PDF melewati {self.seconds:g} detik waktu prosesor dan dihentikan"
        limit = f"{self.memory // 1024**2} MiB"
        if code == OUT_OF_MEMORY:
            return f"penyusunan PDF melewati batas memori {limit} dan dihentikan"
        # Libraries in C that get no more memory give up with one signal or another; nobody sends them.
        given_up = code is not None and code < 0 and code not in (-signal.SIGKILL, -signal.SIGTERM)
        likely = f"; lazimnya karena batas memori {limit}" if given_up else ""
        return f"proses penyusun PDF berhenti sendiri (kode {code}{likely})"

    def _late(self, worker: _Worker) -> PdfResult:
        path = worker.job.path if worker.job else ""
        _stop(worker)
        seconds = self.seconds * _BY_THE_CLOCK
        return PdfResult(path, None, error=f"penyusunan PDF melewati {seconds:g} detik dan dihentikan")


def render_all(jobs: Sequence[PdfJob], workers: int = 1) -> list[PdfResult]:
    """All documents of a small batch, in order."""
    if not jobs:
        return []
    with PdfPool(workers=min(workers, len(jobs))) as pool:
        return list(pool.render(jobs))


def _rest(worker: _Worker) -> int:
    number = worker.number
    worker.number, worker.job = -1, None
    return number


def _stop(worker: _Worker) -> None:
    worker.connection.close()
    if worker.process.is_alive():
        worker.process.kill()
    worker.process.join()
