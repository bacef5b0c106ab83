"""Where batches run makes no difference to what is found; an engine that cannot be had is named."""

from __future__ import annotations

import builtins
import importlib.util
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from benchmarks.corpus import AS_OF, Size, write
from pipeline.cli.main import main
from pipeline.run import engine
from pipeline.run.engine import Engine, UnknownEngine, parse_engine
from pipeline.run.examine import Examination, Options, examine
from pipeline.run.workspace import tapered

INSTANT = datetime.fromisoformat(AS_OF)
ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("serial", Engine("serial")),
        ("processes", Engine("processes")),
        ("processes:3", Engine("processes", 3)),
        ("dask:tcp://10.0.0.7:8786", Engine("dask", address="tcp://10.0.0.7:8786")),
        ("dask:penjadwal.kab.id:8786", Engine("dask", address="penjadwal.kab.id:8786")),
    ],
)
def test_engines_are_read(text: str, expected: Engine) -> None:
    assert parse_engine(text) == expected


@pytest.mark.parametrize(
    "text",
    ["", "serial:", "serial:2", "processes:", "processes:0", "dask", "dask:", "dask:x", "dask:a b:1", "ray"],
)
def test_other_engines_are_refused(text: str) -> None:
    with pytest.raises(UnknownEngine):
        parse_engine(text)


def test_without_dask_the_engine_is_refused_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    real = builtins.__import__

    def missing(name: str, *given: Any, **named: Any) -> Any:
        if name == "distributed":
            raise ImportError(name)
        return real(name, *given, **named)

    write(tmp_path, Size(tickets=3, offices=1))
    monkeypatch.setattr(builtins, "__import__", missing)
    code = main(
        ["measure", "--root", str(tmp_path), "--as-of", AS_OF, "--engine", "dask:127.0.0.1:9", "--no-cache"]
    )
    told = capsys.readouterr()
    assert code == 2
    assert told.out == ""
    assert told.err == "spbe: mesin dask belum terpasang; pasang dengan `pip install 'spbe[dask]'`\n"


def all_of(found: Examination) -> tuple[Any, ...]:
    """Everything that an examination came to, in order."""
    world = found.world
    return (found.result, dict(world.index.cards), dict(world.measured), world.index.months, found.left_out)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux can make a pipe wider")
def test_a_whole_result_fits_into_the_pipe_from_the_workers() -> None:
    from fcntl import F_GETPIPE_SZ, fcntl  # noqa: PLC0415  not everywhere

    with engine.open_executor("processes:2", None, 2) as pool:
        # Private: should it go, results take the narrow way, and this says so.
        writer: Any = pool.executor._result_queue._writer  # type: ignore[attr-defined]
        assert fcntl(writer.fileno(), F_GETPIPE_SZ) == 1024 * 1024


def test_two_processes_find_what_one_finds(tmp_path: Path) -> None:
    write(tmp_path, Size(tickets=600, offices=3))
    one, two = (examine(tmp_path, INSTANT, Options(engine=name)) for name in ("serial", "processes:2"))
    assert all_of(one) == all_of(two)


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A scheduler and two workers on loopback: the address and the workers."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "20s"}
    told = tmp_path / "penjadwal.json"
    started: list[subprocess.Popen[bytes]] = []

    def start(*arguments: str) -> None:
        command = [sys.executable, "-m", "distributed.cli." + arguments[0], *arguments[1:]]
        started.append(subprocess.Popen(command, cwd=tmp_path, env=environment, stderr=subprocess.DEVNULL))

    start(
        "dask_scheduler",
        "--host",
        "127.0.0.1",
        "--port",
        "0",
        "--no-dashboard",
        "--scheduler-file",
        str(told),
    )
    for _ in range(2):
        start(
            "dask_worker", "--scheduler-file", str(told), "--host", "127.0.0.1", "--nthreads", "1",
            "--no-nanny", "--no-dashboard", "--local-directory", str(tmp_path),
        )  # fmt: skip
    try:
        deadline = time.monotonic() + 120
        while not told.is_file() and time.monotonic() < deadline:
            time.sleep(0.1)
        from distributed import Client  # noqa: PLC0415  only this slow test needs it

        with Client(scheduler_file=str(told), set_as_default=False) as client:
            client.wait_for_workers(2, timeout=120)
            address = client.scheduler.address
        yield address, started[1:]
    finally:
        for process in started:
            process.kill()
            process.wait()


@pytest.mark.slow
@pytest.mark.filterwarnings("default")
def test_a_cluster_of_which_a_worker_dies_finds_what_one_process_finds(
    tmp_path: Path, cluster: tuple[str, list[subprocess.Popen[bytes]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "daerah"
    write(root, Size(tickets=3_000, offices=3))
    monkeypatch.setattr(engine, "ON_CLUSTER", 50)
    address, workers = cluster

    def kill_one(done: int, _of: int) -> None:
        if done > 300 and workers[0].poll() is None:
            workers[0].send_signal(signal.SIGKILL)
            workers[0].wait()

    spread = examine(root, INSTANT, Options(engine=f"dask:{address}", progress=kill_one))
    assert workers[0].poll() == -signal.SIGKILL
    assert all_of(spread) == all_of(examine(root, INSTANT, Options(engine="serial")))


@pytest.mark.slow
@pytest.mark.filterwarnings("default")
def test_a_scheduler_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, Size(tickets=3, offices=1))
    given = [
        "measure",
        "--root",
        str(tmp_path),
        "--as-of",
        AS_OF,
        "--no-cache",
        "--engine",
        "dask:127.0.0.1:1",
    ]
    assert main(given) == 2
    assert "penjadwal Dask di 127.0.0.1:1 tidak dapat dihubungi" in capsys.readouterr().err


def test_the_settings_for_workers_are_ones_that_dask_knows_and_does_not_have() -> None:
    def leaves(value: Any, *above: str) -> dict[str, Any]:
        if not isinstance(value, dict):
            return {".".join(above): value}
        return {
            place: leaf for key, part in value.items() for place, leaf in leaves(part, *above, key).items()
        }

    told = leaves(yaml.safe_load((ROOT / "docs" / "dask.yaml").read_bytes()))
    installed = Path(str(importlib.util.find_spec("distributed").origin)).with_name("distributed.yaml")  # type: ignore[union-attr]
    known = leaves(yaml.safe_load(installed.read_bytes()))
    assert told
    assert {place: known.get(place) for place in told} == {
        "distributed.worker.profile.enabled": True,
        "distributed.admin.tick.interval": "20ms",
    }


@pytest.mark.parametrize("number", [0, 1, 250, 2_000, 2_001, 2_250, 10_007])
def test_the_last_batches_are_small_and_none_is_lost(number: int) -> None:
    paths = [f"records/a/{place}.yaml" for place in range(number)]
    parts = tapered(paths, 250)
    assert [path for part in parts for path in part] == paths
    assert all(0 < len(part) <= 250 for part in parts)
    assert number <= 2_000 or max(map(len, parts[-8:])) <= 63
