"""`spbe serve`: only for this machine, only the site, a save in the browser, and a clean end."""

from __future__ import annotations

import http.client
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from socketserver import BaseRequestHandler, TCPServer

import pytest

from pipeline.cli.main import main
from pipeline.cli.serve import _answer
from tests.unit.cli.builds import heeding_ctrl_c
from tests.unit.render.documents.completed import COMPLETE

LIST = "/rekaman/diskominfo/aduan-2025.html"
# A machine that is busy with everything else is no failure.
PATIENCE = 90
TICKET = "records/diskominfo/aduan/2025/ADU-2025-0001.yaml"


@dataclass
class Serving:
    """A server at work."""

    process: subprocess.Popen[str]
    root: Path
    port: int

    def ask(
        self, path: str, method: str = "GET", host: str = ""
    ) -> tuple[int, str, http.client.HTTPResponse]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.putrequest(method, path, skip_host=True)
        connection.putheader("Host", host or f"127.0.0.1:{self.port}")
        connection.endheaders()
        answer = connection.getresponse()
        body = answer.read().decode("utf-8", "replace")
        connection.close()
        return answer.status, body, answer

    def events(self) -> socket.socket:
        """A connection that hears of each newer state."""
        listening = socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE)
        listening.sendall(f"GET /.spbe/versi HTTP/1.1\r\nHost: localhost:{self.port}\r\n\r\n".encode())
        return listening


def heard(listening: socket.socket) -> str:
    """The next version that the server tells."""
    text = ""
    while not (found := re.search(r"data: (\S+)\n\n", text)):
        text += listening.recv(4096).decode()
    return found[1]


@pytest.fixture(scope="module")
def serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    root = Path(shutil.copytree(COMPLETE, tmp_path_factory.mktemp("serve") / "daerah"))
    process = _started(root)
    assert process.stdout is not None
    said = process.stdout.readline()
    address = re.search(r"http://127\.0\.0\.1:(\d+)/", said)
    assert address, said
    yield Serving(process, root, int(address[1]))
    process.send_signal(signal.SIGINT)
    try:
        _, errors = process.communicate(timeout=PATIENCE)
    finally:
        process.kill()
    assert process.returncode == 130
    assert errors == "spbe: dihentikan\n"


def _started(root: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "pipeline", "serve", "--root", str(root), "--port", "0", "--open", "no"]
    with heeding_ctrl_c():
        return subprocess.Popen(
            [*command, "--as-of", "2025-08-10T08:00:00+07:00"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )


def test_a_save_is_told_to_open_pages_and_shown(serving: Serving) -> None:
    file = serving.root / TICKET
    text = file.read_text(encoding="utf-8")
    with serving.events() as listening:
        former = heard(listening)
        assert f'data-versi="{former}"' in serving.ask(LIST)[1]
        file.write_text(text.replace("id: ADU-2025-0001", "id: ADU-2025-0901"), encoding="utf-8")
        newer = heard(listening)
        assert newer != former
        page = serving.ask(LIST)[1]
        assert f'data-versi="{newer}"' in page
        assert "ADU-2025-0901" in page
        file.write_text(text.replace("jenis: aduan", "jenis: [aduan"), encoding="utf-8")
        heard(listening)
        broken = serving.ask(LIST)[1]
        assert "ADU-2025-0901" in broken
        assert "YML020" in broken
        file.write_text(text, encoding="utf-8")
        heard(listening)
    assert "YML020" not in serving.ask(LIST)[1]


def test_the_policy_of_a_live_page_allows_its_two_scripts_and_itself(serving: Serving) -> None:
    page = serving.ask("/")[1]
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy
    assert len(re.findall(r"'sha256-[^']+'", policy[1])) == 2
    assert "connect-src 'self';" in policy[1]
    assert "unsafe" not in policy[1]


@pytest.mark.parametrize(
    "host", ["contoh.example", "contoh.example:{port}", "127.0.0.1", "127.0.0.1:1", "127.0.0.1.contoh:{port}"]
)
def test_a_page_of_another_name_is_refused(serving: Serving, host: str) -> None:
    status, body, _ = serving.ask("/", host=host.format(port=serving.port))
    assert (status, "<" in body) == (421, False)


@pytest.mark.parametrize(
    "path",
    [
        "/../catalog/pemda.yaml", "/%2e%2e/catalog/pemda.yaml", "/..%2fcatalog%2fpemda.yaml", "//etc/passwd",
        "/assets/../../catalog/pemda.yaml", "/catalog/pemda.yaml", "/records/", "/.git/HEAD", "/.spbe/lain",
        "/assets/%00", "/dokumen/..\\..\\catalog", "/tidak.html", "/assets/fonts/", "/%ff.html",
    ],
)  # fmt: skip
def test_nothing_of_the_disk_is_served(serving: Serving, path: str) -> None:
    status, body, _ = serving.ask(path)
    assert status == 404
    assert "jenis: pemda" not in body


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_it_only_shows(serving: Serving, method: str) -> None:
    assert serving.ask("/", method)[0] == 501


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/opd/", "text/html; charset=utf-8"),
        ("/assets/spbe.css", "text/css; charset=utf-8"),
        ("/assets/fonts/inter-bold.woff2", "font/woff2"),
        ("/data/facts.json", "application/json; charset=utf-8"),
    ],
)
def test_what_it_shows_is_said_to_be_what_it_is_and_is_not_kept(
    serving: Serving, path: str, kind: str
) -> None:
    status, _, answer = serving.ask(path)
    assert status == 200
    assert answer.getheader("Content-Type") == kind
    assert answer.getheader("Cache-Control") == "no-store"
    assert answer.getheader("X-Content-Type-Options") == "nosniff"
    head = serving.ask(path, "HEAD")
    assert (head[0], head[1]) == (200, "")


def test_only_the_loopback_address_listens(serving: Serving) -> None:
    # 127.0.0.2 is this machine too, and would answer if every address were bound.
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.2", serving.port), timeout=5)


def test_a_taken_port_is_one_line(serving: Serving, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--root", str(serving.root), "--port", str(serving.port)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == (
        f"spbe: porta {serving.port} sedang dipakai program lain; pilih yang lain, "
        f"misalnya --port {serving.port + 1}, atau --port 0\n"
    )


def test_a_port_that_is_none_is_misuse(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = Path(shutil.copytree(COMPLETE, tmp_path / "daerah"))
    assert main(["serve", "--root", str(root), "--port", "70000"]) == 2
    assert "bukan nomor porta" in capsys.readouterr().err


def test_the_system_ends_it_cleanly(tmp_path: Path) -> None:
    process = _started(Path(shutil.copytree(COMPLETE, tmp_path / "daerah")))
    assert process.stdout is not None
    process.stdout.readline()
    process.send_signal(signal.SIGTERM)
    _, errors = process.communicate(timeout=PATIENCE)
    assert (process.returncode, errors) == (143, "spbe: dihentikan oleh sistem\n")


def test_a_server_that_was_closed_before_it_began_says_nothing() -> None:
    server = TCPServer(("127.0.0.1", 0), BaseRequestHandler)
    server.server_close()
    _answer(server)  # type: ignore[arg-type]  # any server: what matters is its socket


def test_a_server_that_fails_is_not_hushed(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise OSError("rusak")

    with TCPServer(("127.0.0.1", 0), BaseRequestHandler) as server:
        monkeypatch.setattr(server, "serve_forever", fail)
        with pytest.raises(OSError, match="rusak"):
            _answer(server)  # type: ignore[arg-type]
