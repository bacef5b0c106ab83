"""The text of a PDF page by page, read in a process of its own that may hang, grow or die alone."""

from __future__ import annotations

import contextlib
import io
import signal
import sys
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, Self

from pipeline.model.paper import PaperText

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

# A decree begins with its number and ends with its signature; what lies between may be hundreds of pages.
FIRST_PAGES = 30
LAST_PAGES = 10
MOST_LETTERS = 6_000
MEMORY = 1024**3
SECONDS = 20.0
_SLOW = "pembacaannya melewati {:g} detik dan dihentikan"
_DEAD = "pembacaannya menghabiskan memori atau berhenti sendiri"


class PaperReader:
    """One warm process for many files; a file that ends it costs only itself.

    with PaperReader() as reader:
        text = reader.read(content)
    """

    __slots__ = ("_connection", "_process", "_seconds")

    def __init__(self, seconds: float = SECONDS) -> None:
        """Prepares; the process starts with the first file.

        Args:
            seconds: How long one file may take.
        """
        self._seconds = seconds
        self._process: SpawnProcess | None = None
        self._connection: Connection | None = None

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Ends the process."""
        self._stop()

    def read(self, content: bytes) -> PaperText:
        """The text of a PDF; one that cannot be read says why."""
        connection = self._connection or self._start()
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            connection.send_bytes(content)
        if not connection.poll(self._seconds):
            self._stop()
            return PaperText(fault=_SLOW.format(self._seconds))
        try:
            answer = connection.recv()
        except (EOFError, OSError):
            self._stop()
            return PaperText(fault=_DEAD)
        return answer if isinstance(answer, PaperText) else PaperText(fault=_DEAD)

    def _start(self) -> Connection:
        import multiprocessing  # noqa: PLC0415  start-up: few records name a PDF

        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(theirs,), daemon=True, name="spbe-lampiran")
        self._process.start()
        theirs.close()
        self._connection = ours
        return ours

    def _stop(self) -> None:
        if self._connection is not None:
            self._connection.close()
        if self._process is not None:
            self._process.kill()
            self._process.join()
        self._connection = self._process = None


def serve(connection: Connection) -> None:
    """Answers files until the other side hangs up: one `PaperText` for the bytes of each."""
    _confine()
    # Only this process pays for the library, and only it is lost to a hostile file.
    from pipeline.load.pdftext import pages_of  # noqa: PLC0415

    with contextlib.suppress(EOFError, BrokenPipeError):
        while True:
            connection.send(_attempt(pages_of, connection.recv_bytes()))


def _attempt(read: Callable[[io.BytesIO], PaperText], content: bytes) -> PaperText:
    try:
        return read(io.BytesIO(content))
    except MemoryError:
        # What is left of this process cannot be trusted: the reader starts another.
        sys.exit(1)
    except RecursionError:
        return PaperText(fault="susunannya bersarang terlalu dalam")
    except Exception as error:  # noqa: BLE001 - whatever a file trips over, the next is not to blame
        return PaperText(fault=f"bukan PDF yang utuh ({type(error).__name__})")


def _confine() -> None:
    """Bounds memory, and keeps the library's remarks on broken files off the terminal."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.stderr = io.StringIO()
    try:
        import resource  # noqa: PLC0415 - Windows has none: there the seconds alone bound a file
    except ImportError:
        return
    for what, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CORE, 0), (resource.RLIMIT_FSIZE, 0)):
        # macOS refuses some limits; time still bounds a file there.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(what, (most, resource.getrlimit(what)[1]))
