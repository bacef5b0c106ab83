"""Reads a PDF of unknown origin in a process of its own, bounded in time and memory."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import resource
from multiprocessing.connection import Connection

from pipeline.model.seen import Added, Seen
from pipeline.render.pdf_worker import LARGEST_FILE, OUT_OF_MEMORY, confine, hush

SECONDS = 90.0
_UNREADABLE = "berkas ini bukan PDF yang terbaca"
_TOO_LARGE = f"berkas ini lebih dari {LARGEST_FILE // 1024**2} MiB"
_TOO_LONG = f"membaca berkas ini melewati {SECONDS:g} detik dan dihentikan"
_DIED = "membaca berkas ini melewati batas memori"


def look(raw: bytes) -> Seen:
    """What a PDF holds; `error` says why where it cannot be told."""
    answer = _asked(raw, None)
    return (
        answer if isinstance(answer, Seen) else Seen(error=answer if isinstance(answer, str) else _UNREADABLE)
    )


def look_added(raw: bytes, end: int) -> Added:
    """What stands in a PDF behind the end of the document that it begins with.

    Args:
        raw: All of it.
        end: How many bytes the document has.
    """
    answer = _asked(raw, end)
    if isinstance(answer, Added):
        return answer
    return Added(error=answer if isinstance(answer, str) else _UNREADABLE)


def _asked(raw: bytes, end: int | None) -> object:
    """The answer of the other process, or why there is none."""
    if len(raw) > LARGEST_FILE:
        return _TOO_LARGE
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs,), daemon=True, name="spbe-baca-pdf")
    process.start()
    theirs.close()
    try:
        ours.send((raw, end))
        return ours.recv() if ours.poll(SECONDS) else _TOO_LONG
    except (EOFError, OSError):
        return _DIED
    finally:
        ours.close()
        if process.is_alive():
            process.kill()
        process.join()


def _serve(connection: Connection) -> None:
    confine()
    hush()
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (int(SECONDS), int(SECONDS)))
    # Only this process reads what somebody else wrote.
    from pipeline.render.pdf_inside import added_to, seen_in  # noqa: PLC0415

    raw, end = connection.recv()
    try:
        answer: object = seen_in(raw) if end is None else added_to(raw, end)
    except MemoryError:
        # Nothing more can be said in here; the other side hears that the line went dead.
        os._exit(OUT_OF_MEMORY)
    except RecursionError:
        answer = "susunan berkas ini bersarang terlalu dalam"
    except Exception:  # noqa: BLE001 - whatever a reader trips over, the file is not a document of ours
        answer = _UNREADABLE
    connection.send(answer)
