"""`spbe import` of monitoring: from a real repository, a real HTTP server, and again."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from pipeline.cli.main import main
from pipeline.load.read import parse_text

COMPLETE = Path(__file__).parents[2] / "workspaces/complete"
AT = ("--as-of", "2025-09-01T08:00:00+07:00")
FOR = ("--layanan", "lapor", "--period", "2025-08", *AT)
PATH = "records/diskominfo/pemantauan/2025/PTU-LAPOR-2025-08.yaml"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(COMPLETE, tmp_path / "w")
    monkeypatch.chdir(tmp_path / "w")
    return tmp_path / "w"


@pytest.fixture
def upptime(tmp_path: Path) -> Path:
    """A repository as Upptime keeps it: a commit for every change and one a day."""
    folder = tmp_path / "upptime"
    (folder / "history").mkdir(parents=True)
    subprocess.run(["git", "init", "-q", str(folder)], check=True)
    for day in range(31):
        commit(folder, f"2025-08-{day + 1:02d}T00:00:00+07:00", "up", day)
    commit(folder, "2025-08-31T10:00:00+07:00", "down", 40)
    commit(folder, "2025-08-31T10:30:00+07:00", "up", 41)
    commit(folder, "2025-09-01T00:00:00+07:00", "up", 42)
    return folder


def commit(folder: Path, at: str, status: str, number: int) -> None:
    (folder / "history/lapor.yml").write_text(f"status: {status}\nresponseTime: {number}\n", "utf-8")
    dates = {"GIT_AUTHOR_DATE": at, "GIT_COMMITTER_DATE": at}
    who = ("-c", "user.name=Upptime", "-c", "user.email=upptime@contoh.example")
    environment = {**os.environ, **dates}
    subprocess.run(["git", "-C", str(folder), "add", "."], check=True)
    subprocess.run(["git", "-C", str(folder), *who, "commit", "-qm", status], check=True, env=environment)


def record(root: Path) -> dict[str, object]:
    value: dict[str, object] = parse_text((root / PATH).read_text("utf-8"), PATH).roots[0].value
    return value


def test_an_upptime_repository_becomes_a_month_of_monitoring(
    root: Path, upptime: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", "upptime", str(upptime), *FOR]) == 0
    assert not (root / PATH).exists()
    assert main(["import", "upptime", str(upptime), *FOR, "--tulis"]) == 0
    assert record(root)["gangguan"] == [
        {"mulai": "2025-08-31T10:00:00+07:00", "selesai": "2025-08-31T10:30:00+07:00"}
    ]
    assert "teramati" not in record(root)
    assert main(["check", *AT, PATH]) == 0
    capsys.readouterr()
    assert main(["import", "upptime", str(upptime), *FOR, "--tulis"]) == 0
    assert "tetap" in capsys.readouterr().out


def test_what_people_wrote_stays_when_the_tool_saw_more(root: Path, upptime: Path) -> None:
    assert main(["import", "upptime", str(upptime), *FOR, "--tulis"]) == 0
    (root / PATH).write_text(
        (root / PATH).read_text("utf-8").replace("peluang: []", "peluang: [Tambah cadangan.]  # rapat"),
        "utf-8",
    )
    commit(upptime, "2025-08-31T12:00:00+07:00", "down", 50)
    commit(upptime, "2025-08-31T12:10:00+07:00", "up", 51)
    assert main(["import", "upptime", str(upptime), *FOR, "--tulis"]) == 0
    assert len(record(root)["gangguan"]) == 2  # type: ignore[arg-type]
    assert "peluang: [Tambah cadangan.]  # rapat" in (root / PATH).read_text("utf-8")


@pytest.fixture
def prometheus() -> Iterator[str]:
    """A server that answers query_range as Prometheus does."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked = {name: value[0] for name, value in parse_qs(urlsplit(self.path).query).items()}
            good = asked["query"] == "probe_success"
            first, last = float(asked["start"]), float(asked["end"])
            times = [first + 60 * n for n in range(int((last - first) // 60) + 1)]
            values = [[at, "0" if 1500 <= at - 1753981200 < 2400 else "1"] for at in times]
            series = {"metric": {"instance": "lapor"}, "values": values}
            body = json.dumps({"status": "success", "data": {"resultType": "matrix", "result": [series]}})
            self.send_response(200 if good else 400)
            self.end_headers()
            self.wfile.write(body.encode() if good else b"parse error")

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the library's name
            """Nothing on the test's output."""

    server = HTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_running_prometheus_is_asked_for_the_month(
    root: Path, prometheus: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", "prometheus", prometheus, *FOR, "--tulis"]) == 0
    assert record(root)["gangguan"] == [
        {"mulai": "2025-08-01T00:25:00+07:00", "selesai": "2025-08-01T00:40:00+07:00"}
    ]
    assert record(root)["alat"] == "Prometheus"
    assert main(["import", "prometheus", prometheus, *FOR, "--kueri", "up{"]) == 2
    assert "Prometheus menjawab 400: parse error" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["upptime", "."], "bukan repositori Upptime"),
        (["uptime-kuma", "tiada.json"], "tidak ada"),
        (["uptime-kuma", "catalog/pemda.yaml"], "bukan JSON"),
        (["uptime-kuma", "kuma.db"], "kuma.db: ini basis data SQLite, bukan JSON; simpan atau ekspor"),
        (["cek", "kuma.db"], "kuma.db: ini basis data SQLite, bukan CSV; simpan atau ekspor"),
        (["prometheus", "http://127.0.0.1:9"], "tidak dapat ditanya"),
        (["prometheus", "ftp://127.0.0.1"], "http:// atau https://"),
        (["cek", "catalog/pemda.yaml"], "kolom"),
    ],
)
def test_misuse_is_one_clear_line(
    root: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    (root / "kuma.db").write_bytes(b"SQLite format 3\x00\x10\x00")
    assert main(["import", *arguments, *FOR]) == 2
    assert said in capsys.readouterr().err


def checks(folder: Path, *rows: str) -> str:
    (folder / "cek.csv").write_text("\n".join(("waktu,situs,status", *rows)) + "\n", "utf-8")
    return str(folder / "cek.csv")


@pytest.mark.usefixtures("root")
def test_looks_too_far_apart_are_not_said_to_be_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = checks(tmp_path, *(f"2025-08-{day:02d}T08:00:00+07:00,Lapor,up" for day in range(1, 5)))
    assert main(["import", "cek", table, *FOR]) == 2
    told = capsys.readouterr().err
    assert told.startswith("spbe: 4 pemeriksaan pada 2025-08, tetapi tidak ada dua")
    assert "60 menit; sebutkan jarak yang dianggap teramati dengan --jeda" in told
    assert main(["import", "cek", table, *FOR, "--jeda", "1500"]) == 0


@pytest.mark.parametrize("minutes", ["0", "-5", "527041", "9" * 20])
@pytest.mark.usefixtures("root")
def test_a_gap_that_makes_no_sense_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], minutes: str
) -> None:
    table = checks(tmp_path, "2025-08-01T08:00:00+07:00,Lapor,up", "2025-08-01T08:10:00+07:00,Lapor,up")
    assert main(["import", "cek", table, *FOR, "--jeda", minutes]) == 2
    assert "--jeda: tulis menit, dari 1 sampai 527.040" in capsys.readouterr().err


@pytest.mark.usefixtures("root")
def test_a_site_that_is_not_there_is_said_and_the_nearly_so_named_come_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sites = (*(f"Situs {number}" for number in range(30)), "Kapuas Hulu")
    table = checks(tmp_path, *(f"2025-08-01T08:00:00+07:00,{name},up" for name in sites))
    assert main(["import", "cek", table, *FOR, "--situs", "kapuas"]) == 2
    told = capsys.readouterr().err
    assert (
        "31 situs, tidak ada yang bernama `kapuas`; pilih satu dengan --situs: Kapuas Hulu, Situs 0," in told
    )
    assert told.endswith("Situs 18, dan 11 lainnya\n")


@pytest.mark.usefixtures("root")
def test_the_help_that_is_pointed_to_has_the_options(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "cek", "cek.csv"]) == 2
    assert capsys.readouterr().err.endswith("lihat `spbe import cek --help`\n")
    for asked, option in (("cek", "--layanan"), ("--help", "spbe import upptime --help")):
        assert main(["import", asked, "--help"]) == 0
        assert option in " ".join(capsys.readouterr().out.split())


def test_a_service_that_names_no_component_is_asked_for_one(
    root: Path, upptime: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = root / "catalog/diskominfo/layanan/lapor.yaml"
    lines = path.read_text("utf-8").splitlines()
    kept = [line for line in lines if not line.startswith(("aplikasi:", "infrastruktur:"))]
    path.write_text("\n".join(kept) + "\n", "utf-8")
    assert main(["import", "upptime", str(upptime), *FOR, "--tulis"]) == 2
    assert "belum menyebut `aplikasi` atau `infrastruktur`" in capsys.readouterr().err
    assert not (root / PATH).exists()


def test_a_record_of_another_month_that_bears_the_id_is_left_as_it_is(
    root: Path, upptime: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", "upptime", str(upptime), *FOR, "--tulis"]) == 0
    text = (root / PATH).read_text("utf-8").replace("periode: 2025-08", "periode: 2025-07")
    text = text.replace("2025-08-31T", "2025-07-31T")
    (root / PATH).write_text(text, "utf-8")
    assert main(["import", "upptime", str(upptime), *FOR, "--tulis"]) == 2
    assert "`PTU-LAPOR-2025-08` sudah dipakai pemantauan lain (periode 2025-07)" in capsys.readouterr().err
    assert (root / PATH).read_text("utf-8") == text


def test_a_service_whose_office_has_no_document_is_refused_by_what_is_missing(
    root: Path, upptime: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "catalog/diskominfo/opd.yaml").unlink()
    assert main(["import", "upptime", str(upptime), *FOR, "--tulis"]) == 1
    assert "/pemantauan/2025/PTU-LAPOR-2025-08.yaml" in capsys.readouterr().out
    assert not (root / PATH).exists()


@pytest.mark.parametrize(("layanan", "period"), [("tiada", "2025-08"), ("lapor", "kapan")])
def test_an_unknown_service_or_period_is_said(root: Path, upptime: Path, layanan: str, period: str) -> None:
    assert main(["import", "upptime", str(upptime), "--layanan", layanan, "--period", period, *AT]) == 2
    assert not (root / PATH).exists()
