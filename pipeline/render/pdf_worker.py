"""The process in which documents become PDFs: bounded in memory, kept warm, no loss when it dies."""

from __future__ import annotations

import contextlib
import resource
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

from pipeline.render.pdf_job import PdfJob, PdfResult

# A report of a few hundred pages needs about three megabytes a page; more than this is no report.
MEMORY = 2 * 1024**3
LARGEST_FILE = 100 * 1024**2


def serve(connection: Connection, scratch: str) -> None:
    """Answers jobs until the other side hangs up: one `PdfResult` for each `PdfJob`.

    Args:
        connection: The pool's end.
        scratch: The folder for whatever is laid aside meanwhile; the pool removes it.
    """
    confine()
    tempfile.tempdir = own = tempfile.mkdtemp(prefix="", dir=scratch)
    # WeasyPrint costs a second to import: only this process pays it, and once.
    from pipeline.render.pdf import Press  # noqa: PLC0415

    press = Press()
    with contextlib.suppress(EOFError, BrokenPipeError):
        while True:
            connection.send(_attempt(press.render, connection.recv()))
    # The pool hung up without a word, as one that was killed does: nobody else is left to tidy up.
    shutil.rmtree(own, ignore_errors=True)
    with contextlib.suppress(OSError):
        Path(scratch).rmdir()


def _attempt(render: Callable[[PdfJob], PdfResult], job: PdfJob) -> PdfResult:
    try:
        return render(job)
    except MemoryError:
        # What is left of this process cannot be trusted: the pool starts another.
        sys.exit(1)
    except RecursionError:
        return PdfResult(job.path, None, error="susunan dokumen bersarang terlalu dalam")
    except Exception as error:  # noqa: BLE001 - whatever a layout trips over, the next document is not to blame
        return PdfResult(job.path, None, error=(str(error) or type(error).__name__)[:300])


def confine() -> None:
    """Bounds memory and file size; the pool alone decides when a worker ends."""
    # The terminal's Ctrl-C reaches the whole group of processes.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    limits = (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_FSIZE, LARGEST_FILE),
        (resource.RLIMIT_CORE, 0),
    )
    for what, most in limits:
        # macOS refuses some limits; time and pages still bound a document there.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(what, (most, resource.getrlimit(what)[1]))
