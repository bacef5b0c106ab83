"""`spbe import prometheus` against the real thing: Debian's Prometheus and blackbox exporter, on loopback."""

from __future__ import annotations

import shutil
import socket
import subprocess
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from pipeline.cli.main import main
from pipeline.exchange.asking import ask_prometheus
from pipeline.exchange.monitors import from_prometheus
from pipeline.load.read import parse_text

pytestmark = pytest.mark.slow

COMPLETE = Path(__file__).parents[2] / "workspaces/complete"
AT = ("--as-of", "2025-09-01T08:00:00+07:00")
PATH = "records/diskominfo/pemantauan/2025/PTU-LAPOR-2025-08.yaml"
PACKAGES = ("prometheus", "prometheus-blackbox-exporter")
START = datetime(2025, 7, 31, 17, tzinfo=UTC)  # the first of August in the region's zone
DOWN = (START + timedelta(days=4, hours=10, minutes=30), START + timedelta(days=4, hours=11))
OFF = (START + timedelta(days=8, hours=2), START + timedelta(days=8, hours=4))


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the programs: installed ones, else Debian's packages unpacked without installing them."""
    names = ("prometheus", "promtool", "prometheus-blackbox-exporter")
    found = [shutil.which(name) for name in names]
    if all(found):
        return Path(str(found[0])).parent
    if not shutil.which("apt-get") or not shutil.which("dpkg-deb"):
        pytest.skip("no Prometheus is installed, and this is no Debian to take its packages from")
    folder = tmp_path_factory.mktemp("deb")
    if not fetched(folder):
        subprocess.run(["apt-get", "update"], check=False, capture_output=True, timeout=300)
        if not fetched(folder):
            pytest.skip(f"{', '.join(PACKAGES)} cannot be fetched from Debian (no network, no package lists)")
    for package in folder.glob("*.deb"):
        subprocess.run(["dpkg-deb", "-x", str(package), str(folder / "all")], check=True, timeout=120)
    return folder / "all/usr/bin"


def fetched(folder: Path) -> bool:
    asked = ["apt-get", "download", *PACKAGES]
    return subprocess.run(asked, check=False, cwd=folder, capture_output=True, timeout=300).returncode == 0


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(COMPLETE, tmp_path / "w")
    monkeypatch.chdir(tmp_path / "w")
    return tmp_path / "w"


def minute_of_august(number: int) -> datetime:
    return START + timedelta(minutes=number)


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


@contextmanager
def started(command: list[str], ready: str) -> Iterator[None]:
    """A program, once an address of it answers; ended afterwards."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        assert soon(lambda: answers(ready)), f"{command[0]} does not answer"
        yield
    finally:
        process.terminate()
        process.wait(30)


def answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:  # noqa: S310  our own address
            return bool(answer.status == 200)
    except OSError:
        return False


def soon(told: Callable[[], bool]) -> bool:
    end = time.monotonic() + 90
    while time.monotonic() < end:
        if told():
            return True
        time.sleep(0.2)
    return False


def prometheus(programs: Path, folder: Path, config: str) -> tuple[list[str], str]:
    """Its command, and its address."""
    (folder / "prometheus.yml").write_text(config, "utf-8")
    address = f"127.0.0.1:{free_port()}"
    command = [
        str(programs / "prometheus"),
        f"--config.file={folder / 'prometheus.yml'}",
        f"--storage.tsdb.path={folder / 'data'}",
        "--storage.tsdb.retention.time=20y",
        f"--web.listen-address={address}",
    ]
    return command, f"http://{address}"


def test_a_month_that_prometheus_kept_becomes_a_record(
    programs: Path, root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    minutes = [at for at in map(minute_of_august, range(31 * 24 * 60)) if not OFF[0] <= at < OFF[1]]
    here = [(at, 0 if DOWN[0] <= at < DOWN[1] else 1) for at in minutes]
    there = [(at, 1) for at in minutes[:600]]
    lines = [
        f'probe_success{{instance="{name}"}} {value} {at.timestamp():.0f}\n'
        for name, points in (("lapor", here), ("lain", there))
        for at, value in points
    ]
    (tmp_path / "kept.om").write_text(f"# TYPE probe_success gauge\n{''.join(lines)}# EOF\n", "utf-8")
    kept = [str(tmp_path / "kept.om"), str(tmp_path / "data")]
    made = ["tsdb", "create-blocks-from", "openmetrics", *kept]
    subprocess.run([str(programs / "promtool"), *made], check=True, capture_output=True, timeout=300)
    command, address = prometheus(programs, tmp_path, "global: {scrape_interval: 1h}\n")
    asked = ["import", "prometheus", address, "--layanan", "lapor", "--period", "2025-08", *AT]
    with started(command, f"{address}/-/ready"):
        assert main(asked) == 2
        assert "ekspor memuat 2 situs; pilih satu dengan --situs" in capsys.readouterr().err
        assert main([*asked, "--situs", "lapor", "--tulis"]) == 0
        assert main([*asked, "--situs", "lapor", "--tulis"]) == 0
        assert "tetap" in capsys.readouterr().out
        assert main([*asked, "--kueri", "probe_success{"]) == 2
        assert "Prometheus menjawab 400" in capsys.readouterr().err
    record = parse_text((root / PATH).read_text("utf-8"), PATH).roots[0].value
    assert record["gangguan"] == [
        {"mulai": "2025-08-05T10:30:00+07:00", "selesai": "2025-08-05T11:00:00+07:00"}
    ]
    first, second = record["teramati"]
    # Prometheus goes on telling the last value for five minutes.
    assert "2025-08-09T01:59:00+07:00" <= first["selesai"] <= "2025-08-09T02:05:00+07:00"
    assert second["mulai"] == "2025-08-09T04:00:00+07:00"
    assert main(["check", *AT, PATH]) == 0


class Page(BaseHTTPRequestHandler):
    """A service that is up."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the library's name
        """Nothing on the test's output."""


def test_what_an_exporter_sees_now_is_told_as_it_is(programs: Path, tmp_path: Path) -> None:
    service = ThreadingHTTPServer(("127.0.0.1", 0), Page)
    threading.Thread(target=service.serve_forever, daemon=True).start()
    page = f"http://127.0.0.1:{service.server_port}"
    (tmp_path / "blackbox.yml").write_text(
        "modules: {http: {prober: http, timeout: 2s, http: {preferred_ip_protocol: ip4}}}\n", "utf-8"
    )
    exporter = f"127.0.0.1:{free_port()}"
    command, address = prometheus(
        programs,
        tmp_path,
        "global: {scrape_interval: 1s, scrape_timeout: 1s}\n"
        "scrape_configs:\n"
        "  - job_name: web\n"
        "    metrics_path: /probe\n"
        f"    params: {{module: [http], target: ['{page}']}}\n"
        f"    static_configs: [{{targets: ['{exporter}'], labels: {{instance: lapor}}}}]\n",
    )
    blackbox = [
        str(programs / "prometheus-blackbox-exporter"),
        f"--config.file={tmp_path / 'blackbox.yml'}",
        f"--web.listen-address={exporter}",
    ]

    def seen() -> list[bool]:
        now = datetime.now(UTC).timestamp()  # noqa: TID251  what is seen now is asked for now
        export = from_prometheus(ask_prometheus(address, "probe_success", (now - 1, now)))
        return [check.up for check in export.checks.get("lapor", ())]

    with started(blackbox, f"http://{exporter}/-/healthy"), started(command, f"{address}/-/ready"):
        assert soon(lambda: seen() == [True])
        service.shutdown()
        service.server_close()
        assert soon(lambda: seen() == [False])
