"""`spbe serve`: the site on this machine alone, shown anew within a second of each save."""

from __future__ import annotations

import argparse
import errno
import os
import secrets
import sys
import time
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from threading import Thread

from pipeline.cli.exits import CLEAN, Stop
from pipeline.cli.options import Parser, declared_zone, instant, workspace_root
from pipeline.cli.serving import Server
from pipeline.run.live.preview import Preview
from pipeline.run.press import How
from pipeline.run.presscache import PressCache, user_cache
from pipeline.wording import angka, visible

PORT = 8000
# Looking costs little and is rarely in vain; how long it took last time keeps it from filling a core.
_PAUSE, _SHARE, _LONGEST = 0.15, 10, 0.5
# Nobody has saved for so long: time to catch up with what a single page did not need.
_QUIET = 1.5


def run(argv: list[str]) -> int:
    """Runs the command until it is interrupted."""
    arguments = _parser().parse_args(argv)
    root = workspace_root(arguments.root)
    cache = PressCache() if arguments.no_cache else user_cache(os.environ)
    preview = Preview(root, _instants(root, arguments.as_of), secrets.token_hex(4))
    with _serving(arguments.port, preview, How(arguments.jobs, cache)) as server:
        preview.begin()
        _say(f"Situs: {server.address} (hanya di komputer ini; Ctrl-C untuk berhenti)", arguments)
        Thread(target=_answer, args=(server,), daemon=True).start()
        if _opens(arguments):
            webbrowser.open(server.address)
        _watch(server, arguments)
    return CLEAN


def _answer(server: Server) -> None:
    """Answers until the server is closed, also where that comes before the first look at its socket."""
    try:
        server.serve_forever()
    except (OSError, ValueError):
        # A closed socket has no number, and whoever waits for it is refused; anything else is a failure.
        if server.fileno() != -1:
            raise


def _parser() -> Parser:
    parser = Parser("serve", "Menyajikan situs di komputer ini dan memperbaruinya setiap berkas disimpan.")
    parser.add_argument("--port", type=int, default=PORT, metavar="N", help=f"bawaan {PORT}; 0: yang bebas")
    parser.add_argument("--open", choices=("yes", "no"), help="buka peramban (bawaan: yes di layar kerja)")
    return parser


def _instants(root: Path, given: str | None) -> Callable[[], datetime]:
    """Tells the instant of judgement: the given one, or the present one each time."""
    fixed = instant(given, declared_zone(root)) if given else None
    return lambda: fixed or instant(None, declared_zone(root))


@contextmanager
def _serving(port: int, preview: Preview, how: How) -> Iterator[Server]:
    """The server, bound before anything slow is done.

    Raises:
        Stop: Where the port cannot be had.
    """
    if not 0 <= port <= 65535:
        raise Stop(f"--port {port} bukan nomor porta; pilih 1024 sampai 65535, atau 0")
    try:
        server = Server(port, preview, how)
    except OSError as problem:
        taken = problem.errno == errno.EADDRINUSE
        why = "sedang dipakai program lain" if taken else f"ditolak sistem ({problem.strerror})"
        raise Stop(
            f"porta {port} {why}; pilih yang lain, misalnya --port {port + 1}, atau --port 0"
        ) from None
    with server:
        yield server


def _opens(arguments: argparse.Namespace) -> bool:
    if arguments.open:
        return bool(arguments.open == "yes")
    screen = sys.platform in {"darwin", "win32"} or "DISPLAY" in os.environ or "WAYLAND_DISPLAY" in os.environ
    return sys.stdout.isatty() and screen


def _watch(server: Server, arguments: argparse.Namespace) -> None:
    """Looks for changes until the process is told to end."""
    preview, quiet_since = server.preview, time.monotonic()
    while True:
        began = time.monotonic()
        changed = preview.changed()
        looked = time.monotonic()
        if changed:
            _date_files(preview)
            preview.refresh()
            server.announce()
            quiet_since = time.monotonic()
            _say(_told(preview, changed, quiet_since - began), arguments)
        elif not preview.settled() and began - quiet_since > _QUIET:
            preview.settle()
            server.announce()
        else:
            time.sleep(min(max(_PAUSE, _SHARE * (looked - began)), _LONGEST))


def _date_files(preview: Preview) -> None:
    # PDFs would otherwise carry the time of the run.
    os.environ["SOURCE_DATE_EPOCH"] = str(int(preview.shown.dossier.site.as_of.timestamp()))


def _told(preview: Preview, changed: tuple[str, ...], seconds: float) -> str:
    name = visible(changed[0], 120) + (f" dan {len(changed) - 1} berkas lain" if len(changed) > 1 else "")
    if not preview.faults:
        return f"{name}: diperbarui dalam {angka(seconds, 1)} detik"
    first = preview.faults[0]
    place = f"{first.pointer.path}:{first.span.line}:{first.span.column}"
    return visible(f"{place}: {first.code} {first.message} Halaman sebelumnya dipertahankan.", 400)


def _say(line: str, arguments: argparse.Namespace) -> None:
    if not arguments.quiet:
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
