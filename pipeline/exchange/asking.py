"""A running Prometheus is asked over HTTP: bounded in time and size, no redirect followed, no proxy used."""

from __future__ import annotations

import base64
import http.client
import ipaddress
import json
import math
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any
from urllib.parse import SplitResult, urlencode, urlsplit

from pipeline.exchange.sheet import SheetError
from pipeline.model.lean import dataclass, replace

WAIT = 30.0
LONGEST = 120.0
MOST_BYTES = 64 * 1024 * 1024
# Prometheus answers with at most 11,000 points a series.
MOST_POINTS = 10_000
STEP = 60
_PIECE = 64 * 1024
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how much an answer may be.

    Attributes:
        wait: Seconds of silence.
        longest: Seconds for one answer as a whole.
        most_bytes: Of all answers together.
    """

    wait: float = WAIT
    longest: float = LONGEST
    most_bytes: int = MOST_BYTES


USUAL = Limits()


def ask_prometheus(
    address: str, query: str, span: tuple[float, float], secret: str = "", limits: Limits = USUAL
) -> dict[str, Any]:
    """The answer of `query_range` for a span of time, one point a minute, however many questions that takes.

    Args:
        address: Where it is, `http://127.0.0.1:9090`, with the path below which it stands.
        query: A measure that is 1 while the service is up.
        span: First and last moment, seconds since 1970.
        secret: `name:password` or a token, "" for none; never part of a message.
        limits: How long and how much.

    Raises:
        SheetError: It is no such address, does not answer in time, or answers otherwise.
    """
    place = _place(address, secret)
    result: list[Any] = []
    kind = None
    left = limits.most_bytes
    for start, end in _spans(*span):
        asked = urlencode({"query": query, "start": start, "end": end, "step": STEP})
        content = _answer(
            place,
            f"{place.path.rstrip('/')}/api/v1/query_range?{asked}",
            secret,
            replace(limits, most_bytes=left),
        )
        left -= len(content)
        answer = _parsed(content)
        data = answer.get("data") if isinstance(answer, dict) else None
        if not isinstance(data, dict) or not isinstance(data.get("result"), list):
            raise SheetError("jawabannya bukan jawaban query_range Prometheus; periksa alamatnya")
        result += data["result"]
        kind = data.get("resultType")
    return {"status": "success", "data": {"resultType": kind, "result": result}}


def _spans(start: float, end: float) -> Iterator[tuple[float, float]]:
    if start >= end:
        raise SheetError("periode itu belum dimulai; tidak ada yang dapat ditanyakan")
    width = STEP * (MOST_POINTS - 1)
    for number in range(math.ceil((end - start) / (width + STEP))):
        first = start + number * (width + STEP)
        yield first, min(first + width, end)


def _place(address: str, secret: str) -> SplitResult:
    try:
        place = urlsplit(address)
        port = place.port
    except ValueError:
        raise SheetError("alamat Prometheus tidak terbaca; contoh: http://127.0.0.1:9090") from None
    if place.scheme not in _PORTS or not place.hostname or port == 0:
        raise SheetError("alamat Prometheus diawali http:// atau https://; contoh: http://127.0.0.1:9090")
    if place.username is not None or place.password is not None:
        raise SheetError(
            "nama dan sandi tidak ditulis di alamat, sebab alamat tersimpan di riwayat perintah; "
            "taruh di variabel SPBE_PROMETHEUS_AUTH"
        )
    if place.query or place.fragment:
        raise SheetError("alamat Prometheus tanpa `?` dan `#`; kuerinya diberikan dengan --kueri")
    if secret and place.scheme == "http" and not _loopback(place.hostname):
        raise SheetError("SPBE_PROMETHEUS_AUTH hanya dikirim lewat https:// atau ke komputer ini sendiri")
    return place


def _loopback(host: str) -> bool:
    if host == "localhost":
        return True
    with suppress(ValueError):
        return ipaddress.ip_address(host).is_loopback
    return False


def _answer(place: SplitResult, target: str, secret: str, limits: Limits) -> bytes:
    headers = {"Accept": "application/json", "Accept-Encoding": "identity", **_authorised(secret)}
    try:
        with _connected(place, limits) as connection:
            connection.request("GET", target, headers=headers)
            with connection.getresponse() as answer:
                content = _read(answer, limits)
    except TimeoutError:
        raise SheetError(f"Prometheus diam lebih dari {limits.wait:g} detik") from None
    except (OSError, http.client.HTTPException, ValueError) as problem:
        # Whatever is told of the failure must not hold the headers that were sent.
        raise SheetError(f"Prometheus tidak dapat ditanya: {_said(problem)}") from None
    _lawful(answer, content)
    return content


def _parsed(content: bytes) -> Any:
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        raise SheetError("jawabannya bukan JSON; periksa alamat Prometheus") from None


@contextmanager
def _connected(place: SplitResult, limits: Limits) -> Iterator[http.client.HTTPConnection]:
    """A connection that is cut when the whole answer takes too long, however steadily it drips."""
    host, port = place.hostname or "", place.port or _PORTS[place.scheme]
    connection = (
        http.client.HTTPSConnection(host, port, timeout=limits.wait, context=ssl.create_default_context())
        if place.scheme == "https"
        else http.client.HTTPConnection(host, port, timeout=limits.wait)
    )
    late = threading.Event()
    connection.connect()
    wire = connection.sock

    def cut() -> None:
        late.set()
        with suppress(OSError):
            wire.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(limits.longest, cut)
    timer.daemon = True
    timer.start()
    try:
        yield connection
    except (OSError, http.client.HTTPException, ValueError):
        if late.is_set():
            raise SheetError(_too_slow(limits)) from None
        raise
    finally:
        timer.cancel()
        connection.close()
    if late.is_set():
        raise SheetError(_too_slow(limits))


def _too_slow(limits: Limits) -> str:
    return f"Prometheus belum selesai menjawab sesudah {limits.longest:g} detik; perpendek --period"


def _read(answer: http.client.HTTPResponse, limits: Limits) -> bytes:
    pieces: list[bytes] = []
    size = 0
    while piece := answer.read1(_PIECE):
        pieces.append(piece)
        size += len(piece)
        if size > limits.most_bytes:
            raise SheetError("jawaban Prometheus terlalu besar; persempit --kueri pada satu situs")
    if answer.length:
        raise SheetError("jawaban Prometheus terputus di tengah; ulangi")
    return b"".join(pieces)


def _lawful(answer: http.client.HTTPResponse, content: bytes) -> None:
    if 300 <= answer.status < 400:
        raise SheetError(
            f"Prometheus mengalihkan ({answer.status}) ke {answer.headers.get('Location', '?')[:200]!a}; "
            "pengalihan tidak diikuti, tulis alamat akhirnya"
        )
    if answer.status == http.client.UNAUTHORIZED:
        raise SheetError("Prometheus meminta nama dan sandi (401); isi variabel SPBE_PROMETHEUS_AUTH")
    if answer.status != http.client.OK:
        raise SheetError(f"Prometheus menjawab {answer.status}: {content[:400].decode('utf-8', 'replace')}")
    if answer.headers.get("Content-Encoding", "identity").casefold() != "identity":
        raise SheetError("jawabannya dimampatkan tanpa diminta; periksa alamat Prometheus")


def _authorised(secret: str) -> dict[str, str]:
    if not secret:
        return {}
    if ":" in secret:
        return {"Authorization": f"Basic {base64.b64encode(secret.encode()).decode()}"}
    return {"Authorization": f"Bearer {secret}"}


def _said(problem: Exception) -> str:
    if isinstance(problem, OSError):
        return problem.strerror or type(problem).__name__
    return type(problem).__name__
