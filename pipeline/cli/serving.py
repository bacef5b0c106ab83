"""HTTP for one machine: pages of a preview to its own browser, and word of each newer state."""

from __future__ import annotations

import sys
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from posixpath import normpath
from threading import Condition
from typing import Any
from urllib.parse import unquote, urlsplit

from pipeline.run.live.preview import Preview
from pipeline.run.press import How
from pipeline.wording import visible

ADDRESS = "127.0.0.1"
EVENTS = ".spbe/versi"
_BEAT = 10.0
_TYPES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "svg": "image/svg+xml",
    "woff2": "font/woff2",
    "pdf": "application/pdf",
}
_HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
}


class Server(ThreadingHTTPServer):
    """Serves a preview on the loopback address and nowhere else."""

    daemon_threads = True
    # Another server's port is never taken over.
    allow_reuse_port = False

    def __init__(self, port: int, preview: Preview, how: How) -> None:
        """Binds the port, 0 for any free one.

        Raises:
            OSError: The port is taken, or not for this user.
        """
        self.preview, self.how = preview, how
        self.news = Condition()
        super().__init__((ADDRESS, port), _Handler)

    @property
    def address(self) -> str:
        """Where people open it."""
        return f"http://{ADDRESS}:{self.server_port}/"

    @property
    def names(self) -> frozenset[str]:
        """What a browser of this machine calls it: a page elsewhere that resolves to it has another name."""
        return frozenset(f"{name}:{self.server_port}" for name in (ADDRESS, "localhost"))

    def announce(self) -> None:
        """Tells every open page that there is a newer state."""
        with self.news:
            self.news.notify_all()

    def handle_error(self, _request: Any, _client: Any) -> None:
        """A browser that went away is no news; anything else is said in one line."""
        problem = sys.exception()
        if not isinstance(problem, ConnectionError | TimeoutError):
            sys.stderr.write(f"spbe: kegagalan alat ({visible(repr(problem), 200)})\n")


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "spbe", ""
    timeout = 60
    server: Server

    def do_GET(self) -> None:
        """Answers with a page, a file or the news."""
        if self.headers.get("Host", "").lower() not in self.server.names:
            self._plain(HTTPStatus.MISDIRECTED_REQUEST, "Situs ini hanya untuk komputer ini.")
            return
        path = _path(self.path)
        if path == EVENTS and self.command == "GET":
            self._news()
            return
        try:
            content = self._found(path)
        except RuntimeError as problem:
            self._plain(HTTPStatus.INTERNAL_SERVER_ERROR, f"Gagal disusun: {visible(str(problem), 300)}")
            return
        if content is None:
            self._plain(HTTPStatus.NOT_FOUND, "Halaman ini tidak ada. Mulai dari beranda: /")
        else:
            self._answer(HTTPStatus.OK, _TYPES.get(path.rsplit(".", 1)[-1], _TYPES["txt"]), content)

    def do_HEAD(self) -> None:
        """Answers likewise, without the content."""
        self.do_GET()

    def _found(self, path: str) -> bytes | None:
        # In this order: a page may be newer than the version it bears, and then reloads once too often.
        live, shown = self.server.preview.live(), self.server.preview.shown
        if path.endswith(".html"):
            return shown.page(path, {"langsung": live})
        return shown.file(path, self.server.how)

    def _news(self) -> None:
        """Sends the version of the state on show, again whenever it changes, until the page goes away."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self._headers("text/event-stream; charset=utf-8")
        self.end_headers()
        told = ""
        while True:
            version = self.server.preview.version
            self.wfile.write(b": masih di sini\n\n" if version == told else f"data: {version}\n\n".encode())
            told = version
            with self.server.news:
                if self.server.preview.version == told:
                    self.server.news.wait(_BEAT)

    def _plain(self, status: HTTPStatus, text: str) -> None:
        self._answer(status, _TYPES["txt"], f"{text}\n".encode())

    def _answer(self, status: HTTPStatus, kind: str, content: bytes) -> None:
        self.send_response(status)
        self._headers(kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _headers(self, kind: str) -> None:
        self.send_header("Content-Type", kind)
        for name, value in _HEADERS.items():
            self.send_header(name, value)

    def log_message(self, *_what: Any) -> None:
        """Requests of one's own browser are not worth a line."""


def _path(target: str) -> str:
    """What of the site is asked for; it is looked up among the site's own paths and never on the disk."""
    path = unquote(urlsplit(target).path)
    clean = normpath(path).lstrip("/.") if path.strip("/") else ""
    if path.startswith(f"/{EVENTS}"):
        return EVENTS
    return f"{clean}/index.html".lstrip("/") if path.endswith("/") or not clean else clean
