"""OPD staff sit at Windows: the commands of every day start, read and write without what only POSIX has."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
COMPLETE = ROOT / "tests/workspaces/complete"
AT = ["--as-of", "2025-09-01T08:00:00+07:00"]
ADUAN = "records/diskominfo/aduan/2025/ADU-2025-0002.yaml"
TABLE = (
    "No Tiket;Tanggal Lapor;Tanggal Catat;Nama Pelapor;Kanal;Layanan;Kategori;Keluhan;Dampak;Status\r\n"
    "101;20/08/2025 09:10;20/08/2025 09:15;Warga A;Telepon;lapor;Lambat;Macet;minor;dicatat\r\n"
)
# Modules and names of `os` that Python has on POSIX alone are taken away before ours are imported.
WINDOWS = """
import builtins, os, sys
import concurrent.futures.process, multiprocessing, shutil, subprocess, tempfile
for name in ("fcntl", "resource", "pwd", "grp", "termios"):
    sys.modules[name] = None
for name in ("O_NOFOLLOW", "O_DIRECTORY", "O_NONBLOCK", "O_CLOEXEC", "geteuid", "getuid", "fchmod", "fork",
             "posix_fadvise", "setsid", "killpg", "mkfifo"):
    if hasattr(os, name):
        delattr(os, name)
sys.argv[0] = "spbe"
from pipeline.cli.main import main
sys.exit(main())
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(COMPLETE, tmp_path / "w")
    (tmp_path / "w/t.csv").write_bytes(TABLE.encode())
    return tmp_path / "w"


def spbe(root: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "HOME": str(root.parent), "SPBE_DEBUG": "1", **more}
    command = [sys.executable, "-c", WINDOWS, *arguments]
    return subprocess.run(command, check=False, cwd=root, env=environment, capture_output=True, timeout=120)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["check", *AT], 0),
        (["show", ADUAN], 0),
        (["show", ADUAN.replace("/", os.sep), "--format", "json"], 0),
        (["edit", "ADU-2025-0002", "--set", "kendala=Menunggu.", *AT], 0),
        (["edit", "ADU-2025-0002", "--renumber", *AT], 0),
        (["fmt"], 0),
        (["export", "--format", "csv", "--output", "fakta.csv", *AT], 0),
        (["import", "aduan", "t.csv", "--opd", "diskominfo", "--tulis", *AT], 0),
        (["new", "aduan", "--set", "layanan=lapor", "--set", "pelapor.samaran=W", "--set",
          "metode_pelaporan=telepon", "--set", "kategori=Lambat", "--set", "gejala=Macet", "--set",
          "dampak=minor", *AT], 0),
    ],
    ids=lambda value: "-".join(value[:2]) if isinstance(value, list) else "",
)  # fmt: skip
def test_a_command_of_every_day_needs_no_posix(root: Path, arguments: list[str], code: int) -> None:
    done = spbe(root, *arguments)
    assert (done.returncode, done.stderr.decode()) == (code, "")


def test_what_needs_posix_says_so(root: Path) -> None:
    done = spbe(root, "build", *AT)
    assert done.returncode == 2
    assert b"memerlukan Linux atau macOS" in done.stderr
    assert b"WSL" in done.stderr


def test_a_console_of_windows_is_no_failure(root: Path) -> None:
    path = root / ADUAN
    path.write_text(path.read_text("utf-8").replace("Halaman tidak", "─▶ Halaman 漢字 tidak"), "utf-8")
    done = spbe(root, "show", ADUAN, PYTHONIOENCODING="cp1252", PYTHONUTF8="0")
    assert done.returncode == 0
    assert b"\\u6f22" in done.stdout
    assert b"\r" not in done.stdout


def test_lines_that_end_as_on_windows_are_read_and_can_be_changed(root: Path) -> None:
    path = root / ADUAN
    text = path.read_text("utf-8")
    path.write_bytes(text.replace("\n", "\r\n").encode())
    done = spbe(root, "check", "--format", "concise", *AT)
    assert done.returncode == 0
    assert ADUAN.encode() in done.stdout
    assert spbe(root, "edit", "ADU-2025-0002", "--set", "kategori=Lain", *AT).returncode == 0
    after = path.read_bytes().decode().replace("\r\n", "\n")
    assert after == text.replace("kategori: Tidak dapat diakses", "kategori: Lain")
