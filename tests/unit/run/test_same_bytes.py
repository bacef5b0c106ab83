"""The same input gives the same bytes, whatever the seed of hashes, zone, language, folder and order."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
COMPLETE = ROOT / "tests/workspaces/complete"
AT = "2025-08-10T08:00:00+07:00"

# Two documents in the order asked for, each with a table, a picture, a link, contents and a file inside.
PRESS = """
import hashlib, sys
from datetime import datetime
from zoneinfo import ZoneInfo
from pipeline.render.pdf_job import Attached, PdfJob
from pipeline.render.pdf_pool import render_all

AT = datetime(2026, 1, 15, 8, tzinfo=ZoneInfo("Asia/Jakarta"))
BODY = '''<html lang="id"><head><title>Uji</title><meta name="author" content="Dinas"></head><body>
<main data-judul="Uji" data-pemilik="Dinas" data-asal="Per hari ini"><h1>Judul {0}</h1>
<nav class="daftar-isi"><a href="#b">Bab</a></nav>
<table><caption>Tabel</caption><thead><tr><th scope="col">A</th></tr></thead>
<tbody><tr><td>≥ ✓ ✗ → ⚠ {0}</td></tr></tbody></table>
<svg xmlns="http://www.w3.org/2000/svg" width="90" height="20" font-family="Inter"><title>Gambar</title>
<text x="0" y="15">Teks {0}</text></svg>
<h2 id="b">Bab</h2><p><a href="https://contoh.example/">tautan</a></p></main></body></html>'''
jobs = [PdfJob(f"{n}.pdf", BODY.format(n), (Attached("b.json", b"{}", AT),), at=AT) for n in sys.argv[1:]]
for result in sorted(render_all(jobs, workers=len(jobs)), key=lambda result: result.path):
    print(result.path, hashlib.sha256(result.content).hexdigest())
"""


def environment(folder: Path, **changed: str) -> dict[str, str]:
    """What this machine needs to run Python at all, and beyond that only what a test sets."""
    (folder / "tmp").mkdir(parents=True, exist_ok=True)
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
    return {**kept, "PYTHONPATH": str(ROOT), "HOME": str(folder), "TMPDIR": str(folder / "tmp"), **changed}


def ran(arguments: list[str], folder: Path, surroundings: Mapping[str, str]) -> str:
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=dict(surroundings),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def surroundings(tmp_path: Path) -> list[tuple[Path, dict[str, str]]]:
    first, second = tmp_path / "satu", tmp_path / "dua" / "lebih dalam"
    return [
        (first, environment(first, PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C")),
        (
            second,
            environment(second, PYTHONHASHSEED="4242", TZ="America/New_York", LC_ALL="C.UTF-8", LANG="id_ID"),
        ),
    ]


def test_the_press_gives_the_same_bytes_wherever_and_in_whatever_order(
    surroundings: list[tuple[Path, dict[str, str]]],
) -> None:
    orders = (["1", "2"], ["2", "1"])
    said = [
        ran(["-c", PRESS, *order], folder, env)
        for order, (folder, env) in zip(orders, surroundings, strict=True)
    ]
    assert said[0].count(".pdf ") == 2
    assert said[0] == said[1]


@pytest.mark.slow
def test_a_whole_build_gives_the_same_bytes(surroundings: list[tuple[Path, dict[str, str]]]) -> None:
    found = []
    for jobs, (folder, env) in zip(("1", "2"), surroundings, strict=True):
        root = shutil.copytree(COMPLETE, folder / "daerah")
        options = ["--as-of", AT, "--opd", "kecamatan-kota", "--no-cache", "--jobs", jobs]
        ran(["-m", "pipeline", "build", "--root", str(root), *options], folder, env)
        build = root / "build"
        files = sorted(file for file in build.rglob("*") if file.is_file())
        found.append(
            {str(file.relative_to(build)): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}
        )
    assert sum(name.endswith(".pdf") for name in found[0]) > 5
    assert found[0] == found[1]


def test_pages_and_data_are_the_same_whatever_the_umask_the_folder_and_the_jobs(
    surroundings: list[tuple[Path, dict[str, str]]],
) -> None:
    found = []
    for (engine, umask), (folder, env) in zip(
        (("serial", 0o077), ("processes:2", 0o002)), surroundings, strict=True
    ):
        root = shutil.copytree(COMPLETE, folder / "daerah")
        former = os.umask(umask)
        try:
            for part in ("html", "data"):
                options = ["--as-of", AT, "--opd", "kecamatan-kota", "--only", part, "--engine", engine]
                ran(["-m", "pipeline", "build", "--root", str(root), *options], folder, env)
                shutil.move(root / "build", root / part)
        finally:
            os.umask(former)
        made = [file for part in ("html", "data") for file in sorted((root / part).rglob("*"))]
        found.append(
            {
                str(file.relative_to(root)): (
                    oct(file.stat().st_mode),
                    file.read_bytes() if file.is_file() else b"",
                )
                for file in made
            }
        )
    assert {"html/index.html", "data/data/facts.csv"} <= found[0].keys()
    assert found[0] == found[1]


# Folders listed in another order than they are on this machine, whoever lists them; then the command itself.
SHUFFLED = """
import os, random, sys
dice, scandir, listdir = random.Random(int(sys.argv.pop(1))), os.scandir, os.listdir

class Listing:
    def __init__(self, place):
        with scandir(place) as entries:
            self.entries = list(entries)
        dice.shuffle(self.entries)
        self.rest = iter(self.entries)
    def __enter__(self):
        return self
    def __exit__(self, *why):
        pass
    def __iter__(self):
        return self
    def __next__(self):
        return next(self.rest)
    def close(self):
        pass

def listed(place="."):
    names = listdir(place)
    dice.shuffle(names)
    return names

os.scandir, os.listdir = lambda place=".": Listing(place), listed
from pipeline.cli.main import main
sys.exit(main(sys.argv[1:]))
"""


def copied(root: Path, *, backwards: bool) -> Path:
    """The region, its files made one after the other, from the first or from the last."""
    for file in sorted((file for file in COMPLETE.rglob("*") if file.is_file()), reverse=backwards):
        place = root / file.relative_to(COMPLETE)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, place)
    return root


def made(
    folder: Path, env: dict[str, str], seed: str, jobs: list[str], commands: list[list[str]]
) -> dict[str, str]:
    """Digests of all that some commands write, by path and by what they say."""
    root = copied(folder / "daerah", backwards=seed == "2")
    found = {}
    for number, command in enumerate(commands):
        out = folder / "keluar"
        asked = [word.replace("{keluar}", str(out)) for word in command]
        done = subprocess.run(
            [sys.executable, "-c", SHUFFLED, seed, *asked, "--root", str(root), "--as-of", AT, *jobs],
            cwd=folder, env=env, capture_output=True, check=False,
        )  # fmt: skip
        assert done.returncode in (0, 1), done.stderr
        said = done.stdout.replace(str(out).encode(), b"{keluar}")
        found[f"{number} {command[0]}"] = hashlib.sha256(said).hexdigest()
    written = (root / "build", root / "bukti", folder / "keluar")
    for file in (file for place in written for file in sorted(place.rglob("*")) if file.is_file()):
        found[str(file.relative_to(folder))] = hashlib.sha256(file.read_bytes()).hexdigest()
    return found


REPORTS = [
    *(["check", "--format", form, "--no-cache"] for form in ("json", "full")),
    ["measure", "--format", "csv"],
    ["maturity", "--format", "json"],
    ["graph", "--format", "svg"],
]
PAGES = ["build", "--only", "html", "--opd", "kecamatan-kota", "--no-cache"]
DOCUMENTS = [
    ["build", "--no-cache"],
    ["evidence", "--year", "2025", "--indicator", "permenpanrb-59-2020/28"],
]


def both(
    surroundings: list[tuple[Path, dict[str, str]]], commands: list[list[str]]
) -> tuple[dict[str, str], dict[str, str]]:
    """The same commands twice, with everything different that the machine has a say in."""
    (one, calm), (other, changed) = surroundings
    former = os.umask(0o077)
    try:
        first = made(one, {**calm, "SOURCE_DATE_EPOCH": "1"}, "1", ["--engine", "serial"], commands)
        os.umask(0o002)
        env = {**changed, "SOURCE_DATE_EPOCH": "1999999999", "COLUMNS": "40", "USER": "lain"}
        second = made(other, env, "2", ["--engine", "processes:2"], commands)
    finally:
        os.umask(former)
    return first, second


def test_no_order_of_folders_and_no_machine_has_a_say_in_what_is_said_and_shown(
    surroundings: list[tuple[Path, dict[str, str]]],
) -> None:
    first, second = both(surroundings, [*REPORTS, PAGES])
    assert len(first) > 200
    assert first == second


@pytest.mark.slow
def test_no_machine_has_a_say_in_any_document_or_pack(
    surroundings: list[tuple[Path, dict[str, str]]],
) -> None:
    first, second = both(surroundings, DOCUMENTS)
    assert sum(name.endswith(".pdf") for name in first) > 40
    assert first == second
