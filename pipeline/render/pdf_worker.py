"""The process in which documents become PDFs: bounded in memory, kept warm, no loss when it dies."""

from __future__ import annotations

import contextlib
import os
import resource
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable
from math import ceil
from multiprocessing.connection import Connection
from pathlib import Path
from time import process_time

from pipeline.render.pdf_job import PdfJob, PdfResult

# A report of a few hundred pages needs about three megabytes a page; more than this is no report.
MEMORY = 2 * 1024**3
LARGEST_FILE = 100 * 1024**2
OUT_OF_MEMORY = 71
"""How a worker ends whose memory was used up."""
DEBUG = "SPBE_DEBUG"


def serve(connection: Connection, scratch: str, memory: int, seconds: float) -> None:
    """Answers jobs until the other side hangs up: one `PdfResult` for each `PdfJob`.

    Args:
        connection: The pool's end.
        scratch: The folder for whatever is laid aside meanwhile; the pool removes it.
        memory: The most that this process may take, in bytes.
        seconds: How much of the processor's time one document may take; the system ends the process then.
    """
    confine(memory)
    hush()
    try:
        _serve(connection, scratch, seconds)
    except MemoryError:
        # What is left of this process cannot be trusted, not even to end in order: the pool starts another.
        os._exit(OUT_OF_MEMORY)


def _serve(connection: Connection, scratch: str, seconds: float) -> None:
    tempfile.tempdir = own = tempfile.mkdtemp(prefix="", dir=scratch)
    # WeasyPrint costs a second to import: only this process pays it, and once.
    from pipeline.render.pdf import Press  # noqa: PLC0415

    press = Press()
    with contextlib.suppress(EOFError, BrokenPipeError):
        while True:
            job = connection.recv()
            with contextlib.suppress(ValueError, OSError):
                most = resource.getrlimit(resource.RLIMIT_CPU)[1]
                resource.setrlimit(resource.RLIMIT_CPU, (ceil(process_time() + seconds), most))
            connection.send(_attempt(press.render, job))
    # The pool hung up without a word, as one that was killed does: nobody else is left to tidy up.
    shutil.rmtree(own, ignore_errors=True)
    with contextlib.suppress(OSError):
        Path(scratch).rmdir()


def hush() -> None:
    """Lets libraries written in C say nothing where they give up: the pool tells of it in one line."""
    if os.environ.get(DEBUG):
        return
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, sys.__stderr__.fileno() if sys.__stderr__ else 2)
    os.close(silence)


def _attempt(render: Callable[[PdfJob], PdfResult], job: PdfJob) -> PdfResult:
    try:
        return render(job)
    except MemoryError:
        raise
    except RecursionError:
        return PdfResult(job.path, None, error="susunan dokumen bersarang terlalu dalam")
    except Exception as error:  # noqa: BLE001 - whatever a layout trips over, the next document is not to blame
        return PdfResult(job.path, None, error=(str(error) or type(error).__name__)[:300])


def confine(memory: int = MEMORY) -> None:
    """Bounds memory and file size; the pool alone decides when a worker ends."""
    # The terminal's Ctrl-C reaches the whole group of processes.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    limits = (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, LARGEST_FILE),
        (resource.RLIMIT_CORE, 0),
    )
    for what, most in limits:
        # macOS refuses some limits; time and pages still bound a document there.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(what, (most, resource.getrlimit(what)[1]))
