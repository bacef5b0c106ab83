"""Asking a Prometheus: what it answers, and all the ways in which a server can be unkind."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest

from pipeline.exchange.asking import MOST_POINTS, STEP, Limits, ask_prometheus
from pipeline.exchange.sheet import SheetError

Answer = Callable[[BaseHTTPRequestHandler], None]
SHORT = Limits(wait=5, longest=5, most_bytes=20_000)
NAMED = "pemantau:rahasia-benar"


def reply(body: bytes, status: int = 200, **headers: str) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return answer


@contextmanager
def serving(answer: Answer) -> Iterator[tuple[str, list[BaseHTTPRequestHandler]]]:
    """A server's address, and the requests that reached it."""
    seen: list[BaseHTTPRequestHandler] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            seen.append(self)
            answer(self)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the library's name
            """Nothing on the test's output."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", seen
    finally:
        server.shutdown()
        server.server_close()


def matrix(*series: object) -> bytes:
    return json.dumps({"status": "success", "data": {"resultType": "matrix", "result": series}}).encode()


def refused(address: str, secret: str = "", limits: Limits = SHORT) -> str:
    with pytest.raises(SheetError) as problem:
        ask_prometheus(address, "probe_success", (0, 600), secret, limits)
    assert "rahasia" not in str(problem.value)
    return str(problem.value)


def test_a_long_span_is_asked_piece_by_piece_and_no_point_twice() -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        asked = parse_qs(urlsplit(handler.path).query)
        start, end, step = (float(asked[name][0]) for name in ("start", "end", "step"))
        number = int((end - start) // step) + 1
        assert number <= MOST_POINTS
        points = [[start + n * step, "1"] for n in range(number)]
        reply(matrix({"metric": {"instance": "a"}, "values": points}))(handler)

    with serving(answer) as (address, seen):
        content = ask_prometheus(f"{address}/prom/", "up", (0, 35_000 * STEP))
    assert len(seen) == 4
    assert all(one.path.startswith("/prom/api/v1/query_range?query=up&start=") for one in seen)
    times = [point[0] for series in content["data"]["result"] for point in series["values"]]
    assert times == [n * STEP for n in range(35_001)]


def test_a_redirect_is_told_and_not_followed() -> None:
    with (
        serving(reply(matrix())) as (other, reached),
        serving(reply(b"", 302, Location=other)) as (address, _),
    ):
        assert "mengalihkan (302)" in refused(address, NAMED)
        assert reached == []


def test_a_secret_is_sent_as_such_and_never_told() -> None:
    with serving(reply(matrix())) as (address, seen):
        ask_prometheus(address, "up", (0, 600), NAMED)
        ask_prometheus(address, "up", (0, 600), "token-panjang")
        ask_prometheus(address, "up", (0, 600))
    sent = [one.headers.get("Authorization") for one in seen]
    assert sent == ["Basic cGVtYW50YXU6cmFoYXNpYS1iZW5hcg==", "Bearer token-panjang", None]
    with serving(reply(b"", 401)) as (address, _):
        assert "SPBE_PROMETHEUS_AUTH" in refused(address, NAMED)
    assert "https://" in refused("http://pemantau.contoh.example", NAMED)


def test_no_proxy_of_the_environment_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(reply(matrix())) as (address, seen), serving(reply(b"")) as (proxy, reached):
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy)
        ask_prometheus(address, "up", (0, 600))
        assert (len(seen), len(reached)) == (1, 0)


def babble(handler: BaseHTTPRequestHandler) -> None:
    """No HTTP at all."""
    handler.wfile.write(b"apa?\r\n\r\n")


def drip(handler: BaseHTTPRequestHandler) -> None:
    """A byte now and then, for ever."""
    handler.send_response(200)
    handler.end_headers()
    gone = threading.Event()
    while not gone.wait(0.05):
        try:
            handler.wfile.write(b" ")
        except OSError:
            return


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (reply(b"x" * 30_000), "terlalu besar"),
        (reply(b"<html>"), "bukan JSON"),
        (reply(b"[" * 10_000), "bukan JSON"),
        (reply(b"[]"), "bukan jawaban query_range"),
        (reply(b'{"data": {"result": 7}}'), "bukan jawaban query_range"),
        (reply(b"parse error", 400), "Prometheus menjawab 400: parse error"),
        (reply(matrix(), Content_Encoding="gzip"), "dimampatkan"),
        (babble, "tidak dapat ditanya"),
        (reply(b"x", Content_Length="900"), "terputus di tengah"),
    ],
)
def test_an_unkind_answer_is_one_clear_line(answer: Answer, said: str) -> None:
    with serving(answer) as (address, _):
        assert said in refused(address, NAMED)


def test_an_answer_that_never_ends_is_cut() -> None:
    with serving(drip) as (address, _):
        assert "belum selesai menjawab sesudah 0.5 detik" in refused(address, limits=Limits(20, 0.5, 20_000))


def test_silence_is_cut() -> None:
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        deaf.listen()
        address = f"http://127.0.0.1:{deaf.getsockname()[1]}"
        assert "diam lebih dari 0.3 detik" in refused(address, limits=Limits(0.3, 20, 20_000))


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("ftp://127.0.0.1/", "http:// atau https://"),
        ("file:///etc/passwd", "http:// atau https://"),
        ("http://", "http:// atau https://"),
        ("http://[::1", "tidak terbaca"),
        ("http://127.0.0.1:99999", "tidak terbaca"),
        ("http://pemantau:rahasia@127.0.0.1:9090", "SPBE_PROMETHEUS_AUTH"),
        ("http://127.0.0.1:9090/?a=b", "--kueri"),
        ("http://127.0.0.1:1\r\nX-Y: z", "tidak terbaca"),
    ],
)
def test_an_address_that_is_none_is_not_asked(address: str, said: str) -> None:
    assert said in refused(address)


def test_a_period_that_has_not_begun_is_not_asked() -> None:
    with pytest.raises(SheetError, match="belum dimulai"):
        ask_prometheus("http://127.0.0.1:9", "up", (600, 600))
