"""Batches of 100 ms through Dask beside the same batches in a pool of as many processes."""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from distributed import Client

ROOT = Path(__file__).resolve().parents[1]
# What docs/kinerja.md tells a region to give its workers.
SETTINGS = ROOT / "docs" / "dask.yaml"


def main() -> None:
    """Starts a scheduler and workers on this machine, measures in turn and prints a table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.cluster", description=__doc__)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--batches", type=int, default=100)
    parser.add_argument("--milliseconds", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--as-installed", action="store_true", help="without the settings in docs/dask.yaml")
    told = parser.parse_args()
    setting = bytes(200_000)
    found: dict[str, list[float]] = {"waiting": [], "computing": []}
    with (
        cluster(told.workers, None if told.as_installed else SETTINGS) as address,
        Client(address, set_as_default=False) as client,
        client.get_executor(pure=False, retries=3) as spread,
        ProcessPoolExecutor(told.workers) as pool,
    ):
        for executor in (spread, pool):
            run(executor, "waiting", 1, told.workers * 4, setting)
        for number in range(told.rounds):
            for kind, ratios in found.items():
                order = (spread, pool) if number % 2 else (pool, spread)
                times = {
                    executor: run(executor, kind, told.milliseconds, told.batches, setting)
                    for executor in order
                }
                ratios.append(times[spread] / times[pool])
    print(
        f"| {told.batches} batches of {told.milliseconds} ms, {told.workers} workers | Dask beside the pool |"
    )
    print("| --- | --- |")
    for kind, ratios in found.items():
        print(f"| {kind} | {statistics.median(ratios):.3f} ({min(ratios):.3f}-{max(ratios):.3f}) |")


def batch(setting: bytes, kind: str, milliseconds: int, number: int) -> tuple[int, bytes]:
    """A task of a known length that is sent and sends back what a batch of 2,000 tickets does.

    Args:
        setting: Sent along, as the catalogue is.
        kind: "waiting" lets the neighbours on the machine out of the figure; "computing" does not.
        milliseconds: How long, on the clock or on the processor.
        number: Told back.
    """
    if kind == "waiting":
        time.sleep(milliseconds / 1000)
    else:
        end = time.thread_time() + milliseconds / 1000
        while time.thread_time() < end:
            sum(range(1000))
    return number, setting


def run(executor: Executor, kind: str, milliseconds: int, batches: int, setting: bytes) -> float:
    """Seconds for all batches, handed out at once as `check` does."""
    start = time.perf_counter()
    jobs = [executor.submit(batch, setting, kind, milliseconds, number) for number in range(batches)]
    if [job.result()[0] for job in jobs] != list(range(batches)):
        raise SystemExit("batches came back in another order")
    return time.perf_counter() - start


@contextmanager
def cluster(workers: int, settings: Path | None = None) -> Iterator[str]:
    """A scheduler and so many workers of one thread each, on loopback; its address."""
    started: list[subprocess.Popen[bytes]] = []
    surroundings = os.environ if settings is None else os.environ | {"DASK_CONFIG": str(settings)}
    with tempfile.TemporaryDirectory() as place:
        told = Path(place, "scheduler.json")
        common = ("--host", "127.0.0.1", "--no-dashboard", "--scheduler-file", str(told))

        def start(*arguments: str) -> None:
            command = [sys.executable, "-m", f"distributed.cli.{arguments[0]}", *arguments[1:], *common]
            started.append(subprocess.Popen(command, cwd=ROOT, env=surroundings, stderr=subprocess.DEVNULL))

        try:
            start("dask_scheduler", "--port", "0")
            for _ in range(workers):
                start("dask_worker", "--nthreads", "1", "--no-nanny", "--local-directory", place)
            while not told.is_file():
                time.sleep(0.1)
            with Client(scheduler_file=str(told), set_as_default=False) as client:
                client.wait_for_workers(workers, timeout=120)
                address = str(client.scheduler.address)
            yield address
        finally:
            for process in started:
                process.kill()
                process.wait()


if __name__ == "__main__":
    main()
