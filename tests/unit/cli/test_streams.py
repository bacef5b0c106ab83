"""What a command does where its output cannot go: no traceback, one line at most, the right exit code."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.unit.cli.test_commands import AT, OPD, PEMDA, put

SPBE = f"{sys.executable} -m pipeline"
TOOL = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("ruang")
    put(root, "catalog/pemda.yaml", PEMDA)
    put(root, "catalog/kominfo/opd.yaml", OPD)
    put(root, "records/kominfo/a.yaml", "jenis: kudá\nid: A\n")
    return root


def shell(workspace: Path, command: str, **environment: str) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of a line of shell with `spbe` in it."""
    line = f'set -o pipefail; spbe() {{ {SPBE} "$@"; }}; {command}'
    clean = {name: value for name, value in os.environ.items() if name not in {"GITHUB_ACTIONS", "CI"}}
    done = subprocess.run(
        ["bash", "-c", line],
        cwd=workspace,
        env=clean | {"PYTHONPATH": str(TOOL), "NO_COLOR": "1"} | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr
    return done.returncode, done.stdout, done.stderr


CHECK = f"spbe check {AT[0]} {AT[1]}"


@pytest.mark.parametrize(
    "command",
    [
        f"{CHECK} >/dev/full",
        f"{CHECK} --format json >/dev/full",
        f"{CHECK} >&-",
        f"{CHECK} --output-file sarif=/dev/full",
        "spbe rules >/dev/full",
        "spbe rules >&-",
        "spbe check --help >/dev/full",
        "spbe --version >&-",
    ],
)
def test_an_unwritable_report_is_one_line_and_exit_code_two(workspace: Path, command: str) -> None:
    code, out, err = shell(workspace, command)
    assert (code, out, err.count("\n")) == (2, "", 1)


@pytest.mark.parametrize("command", [f"{CHECK} >/dev/full 2>&-", f"{CHECK} >/dev/full 2>/dev/full"])
def test_nowhere_to_complain_is_exit_code_two_too(workspace: Path, command: str) -> None:
    assert shell(workspace, command) == (2, "", "")


@pytest.mark.parametrize("command", ["spbe rules | head -1 >/dev/null", f"{CHECK} | true"])
def test_a_reader_that_leaves_is_no_reason_to_complain(workspace: Path, command: str) -> None:
    code, _, err = shell(workspace, command)
    assert code in {0, 1, 2}
    assert err == ""


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "cp1252"},
    ],
    ids=str,
)
def test_any_encoding_of_the_output_will_do(workspace: Path, environment: dict[str, str]) -> None:
    code, out, err = shell(workspace, f"{CHECK} --format concise | iconv -f latin1 -t utf-8", **environment)
    assert (code, err) == (1, "")
    assert "SKM002 galat: Nilai" in out


def test_a_closed_input_or_error_stream_changes_nothing(workspace: Path) -> None:
    usual = shell(workspace, f"{CHECK} --format concise")
    assert shell(workspace, f"{CHECK} --format concise <&- 2>&-") == usual
    assert usual[0] == 1


_LEAVING = """
import atexit, sys, threading, time
import pipeline.cli.main as m
atexit.register(print, "tadi didaftarkan")
{before}
code = m.main()
print("kembali", code)
"""


def leave(before: str, *, debug: bool = False) -> subprocess.CompletedProcess[str]:
    """A process that calls `main` as the command does, and says so where that comes back."""
    return subprocess.run(
        [sys.executable, "-c", _LEAVING.format(before=before), "nosuch"],
        env=os.environ | {"PYTHONPATH": str(TOOL)} | ({"SPBE_DEBUG": "1"} if debug else {}),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_the_command_leaves_at_once_with_its_code_and_what_was_registered_for_its_end() -> None:
    done = leave("")
    assert (done.returncode, done.stdout) == (2, "tadi didaftarkan\n")
    assert done.stderr.startswith("spbe: perintah")


@pytest.mark.parametrize("debug", [False, True])
def test_the_command_comes_back_where_others_run_and_where_one_looks_into_it(*, debug: bool) -> None:
    thread = "threading.Thread(target=lambda: (time.sleep(0.3), print('selesai'))).start()"
    done = leave("" if debug else thread, debug=debug)
    assert done.returncode == 0
    assert done.stdout.split("\n")[0] == "kembali 2"
    assert debug or "selesai\n" in done.stdout
