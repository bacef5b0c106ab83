"""What the machine refuses, or somebody ends, is one line and its exit code; what stood still stands."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.cli.builds import BUILD, CHECK, COMPLETE, environment, heeding_ctrl_c, spbe, state, whole

ONE_LINE = re.compile(r"spbe: [^\n]+\n")
TICKET = "records/diskominfo/aduan/2025/ADU-2025-0002.yaml"
EDIT = ("edit", "ADU-2025-0002", "--set", "kategori=Galat", *CHECK[1:3])


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = Path(shutil.copytree(COMPLETE, tmp_path_factory.mktemp("ruang") / "w"))
    done = spbe(root, *BUILD)
    assert (done.returncode, done.stderr) == (0, "")
    return root


@pytest.fixture
def root(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "w", symlinks=True))


def refused(done: subprocess.CompletedProcess[str]) -> bool:
    """Whether a command refused as it should: exit code 2, and one line that says why."""
    return done.returncode == 2 and ONE_LINE.fullmatch(done.stderr) is not None and done.stdout == ""


@pytest.fixture
def disk(built: Path, tmp_path: Path) -> Iterator[Path]:
    """A workspace with a good build on a disk of its own, which is almost full."""
    place = tmp_path / "cakram"
    place.mkdir()
    used = sum(-(-file.stat().st_size // 4096) * 4 for file in built.rglob("*") if file.is_file())
    mount = ["mount", "-t", "tmpfs", "-o", f"size={used + 800}k", "tmpfs", str(place)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("hanya root dapat memasang tmpfs, dan wadah ini tidak mengizinkannya")
    try:
        yield Path(shutil.copytree(built, place / "w"))
    finally:
        subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk_leaves_the_last_good_build(disk: Path) -> None:
    before = state(disk)
    done = spbe(disk, *BUILD)
    assert refused(done), done.stderr
    assert "ruang penyimpanan penuh" in done.stderr
    assert state(disk) == before
    filler = disk.parent / "penuh"
    with pytest.raises(OSError, match="No space left"):
        filler.write_bytes(bytes(16 * 1024**2))
    assert refused(spbe(disk, *EDIT))
    filler.unlink()
    assert state(disk) == before
    assert whole(disk)


def test_a_read_only_disk_is_refused_and_can_still_be_checked(disk: Path) -> None:
    before = state(disk)
    subprocess.run(["mount", "-o", "remount,ro", str(disk.parent)], check=True)
    assert refused(spbe(disk, *BUILD))
    assert refused(spbe(disk, *EDIT))
    assert spbe(disk, *CHECK).returncode == 0
    assert state(disk) == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_refused(root: Path) -> None:
    before = state(root)
    (root / ".spbe").chmod(0o555)
    (root / TICKET).parent.chmod(0o555)
    assert refused(spbe(root, *BUILD))
    assert refused(spbe(root, *EDIT))
    (root / ".spbe").chmod(0o755)
    (root / TICKET).parent.chmod(0o755)
    assert state(root) == before


@pytest.mark.parametrize("command", [BUILD, EDIT], ids=["build", "edit"])
def test_a_file_that_may_not_grow_is_refused(root: Path, command: tuple[str, ...]) -> None:
    before = state(root)
    assert refused(spbe(root, *command, limit="ulimit -f 1" if command is BUILD else "ulimit -f 0"))
    assert state(root) == before


def test_too_few_open_files_are_refused_and_no_process_is_left_waiting(root: Path) -> None:
    codes = []
    # At some of these the first process starts and the second cannot.
    for most in (6, 13, 14, 15, 16):
        done = spbe(root, *CHECK, "--engine", "processes:2", limit=f"ulimit -n {most}", seconds=60)
        assert refused(done) or (done.returncode, done.stderr) == (0, ""), done.stderr
        codes.append(done.returncode)
    assert codes[0] == 2


def test_a_build_with_few_open_files_leaves_a_whole_one(root: Path) -> None:
    done = spbe(root, *BUILD, limit="ulimit -n 6")
    assert refused(done) or (done.returncode, done.stderr) == (0, "")
    assert whole(root)


def test_a_locked_workspace_is_refused(root: Path) -> None:
    before = state(root)
    with (root / ".spbe/build.lock").open("ab") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = spbe(root, *BUILD)
    assert refused(done)
    assert "sedang dipakai" in done.stderr
    assert state(root) == before


def test_of_two_builds_at_once_each_is_whole_or_refused(root: Path) -> None:
    command = [sys.executable, "-m", "pipeline", *BUILD, "--root", str(root)]
    both = [
        subprocess.Popen(
            command, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for _ in range(2)
    ]
    said = [(process.communicate(timeout=120), process.returncode) for process in both]
    codes = sorted(code for _, code in said)
    assert codes in ([0, 0], [0, 2])
    assert all(ONE_LINE.fullmatch(err) for (_, err), code in said if code == 2)
    assert whole(root)


@pytest.mark.parametrize(
    ("number", "code", "line"),
    [
        (signal.SIGINT, 130, "spbe: dihentikan\n"),
        (signal.SIGTERM, 143, "spbe: dihentikan oleh sistem\n"),
    ],
)
@pytest.mark.parametrize("arguments", [BUILD, (*CHECK, "--engine", "processes:2")], ids=["build", "check"])
def test_whoever_ends_it_gets_one_line_and_its_code(
    root: Path, arguments: tuple[str, ...], number: signal.Signals, code: int, line: str
) -> None:
    """The whole group gets the signal, as from a terminal or a runner that cancels."""
    before = state(root)
    command = [sys.executable, "-m", "pipeline", *arguments, "--root", str(root)]
    ended = 0
    # From early on to late: on a fast machine the early ones hit, on a slow one the late ones.
    for wait in (0.15, 0.25, 0.35, 0.45, 0.6, 0.8, 1.2):
        with heeding_ctrl_c():
            process = subprocess.Popen(
                command,
                env=environment(),
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
                start_new_session=True,
            )
        time.sleep(wait)
        # Whoever is impatient presses twice.
        for _ in range(2):
            if process.poll() is None:
                os.killpg(process.pid, number)
        _, err = process.communicate(timeout=60)
        # On a slow machine it is still Python that starts, and not yet this program, that is ended.
        if ("Traceback" in err and "in _ended" not in err) or (process.returncode < 0 and not err):
            continue
        assert (process.returncode, err) in ((code, line), (0, ""))
        ended += process.returncode == code
        assert whole(root)
        assert not list((root / ".spbe").glob("build-*"))
    assert ended
    assert arguments is BUILD or state(root) == before


@pytest.mark.parametrize(
    ("number", "ended"),
    [
        (signal.SIGINT, (130, "spbe: dihentikan\n")),
        (signal.SIGTERM, (143, "spbe: dihentikan oleh sistem\n")),
    ],
)
@pytest.mark.parametrize(
    ("verb", "module"),
    # The first is imported by C code, which says ImportError then, and `zoneinfo` goes on without it.
    [("check", "datetime"), ("check", "yaml"), ("fmt", "ruamel.yaml")],
)
def test_whoever_ends_it_while_it_is_loaded_is_heard(
    root: Path, verb: str, module: str, number: signal.Signals, ended: tuple[int, str]
) -> None:
    assert run_impatiently(_KILLED_WHILE_LOADED, number, verb, "--root", str(root), at=module) == ended


@pytest.mark.parametrize("moment", ["type('Record', (), {'field': Field()})", "Record(); time.sleep(20)"])
def test_whoever_ends_it_while_python_hears_no_failure_is_heard(moment: str) -> None:
    """While a class is made everything is wrapped; while an object is unmade everything is ignored."""
    program = _KILLED_UNHEARD.replace("MOMENT", moment)
    assert run_impatiently(program, signal.SIGTERM, "check") == (143, "spbe: dihentikan oleh sistem\n")


def test_ctrl_c_and_the_system_at_once_are_one_line(root: Path) -> None:
    command = (_KILLED_TWICE, signal.SIGTERM, "check", "--root", str(root))
    assert run_impatiently(*command) == (130, "spbe: dihentikan\n")


def run_impatiently(program: str, number: signal.Signals, *arguments: str, at: str = "") -> tuple[int, str]:
    """The exit code and the error stream of a program that sends itself a signal."""
    with heeding_ctrl_c():
        done = subprocess.run(
            [sys.executable, "-c", program, str(int(number)), at, *arguments],
            env=environment(),
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
    assert done.stdout == ""
    return done.returncode, done.stderr


_PREPARED = """
import os, sys
import pipeline.cli.main as m
number, module = int(sys.argv.pop(1)), sys.argv.pop(1)
"""
_KILLED_UNHEARD = f"""{_PREPARED}
import time

class Field:
    def __set_name__(self, owner, name):
        os.kill(os.getpid(), number)

class Record:
    def __del__(self):
        os.kill(os.getpid(), number)

def work(arguments):
    MOMENT
    return 0

m._dispatch = work
sys.exit(m.main())
"""
_KILLED_TWICE = f"""{_PREPARED}
import signal

def work(arguments):
    both = (number, signal.SIGINT)
    signal.pthread_sigmask(signal.SIG_BLOCK, both)
    for each in both:
        os.kill(os.getpid(), each)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, both)
    return 0

m._dispatch = work
sys.exit(m.main())
"""
_KILLED_WHILE_LOADED = f"""{_PREPARED}
class Impatient:
    def find_spec(self, name, path=None, target=None):
        if name == module:
            os.kill(os.getpid(), number)

assert module not in sys.modules
sys.meta_path.insert(0, Impatient())
sys.exit(m.main())
"""


def test_what_the_tests_interrupt_heeds_it_even_where_they_do_not_themselves() -> None:
    former = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with heeding_ctrl_c():
            asked = "import signal; print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)"
            done = subprocess.run([sys.executable, "-I", "-c", asked], capture_output=True, check=True)
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, former)
    assert done.stdout == b"True\n"


def test_ctrl_c_is_ignored_where_the_shell_says_so(root: Path) -> None:
    """In the background of a shell script, Ctrl-C is for somebody else."""
    program = f"trap '' INT; kill -INT $$; exec {sys.executable} -c {_KILLED_EARLY!r} check --root {root}"
    done = subprocess.run(
        ["bash", "-c", f"{program} {CHECK[1]} {CHECK[2]} --quiet"],
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, "")


_KILLED_EARLY = (
    "import os, signal, sys; import pipeline.cli.main as m; d = m._dispatch; "
    "m._dispatch = lambda a: (os.kill(os.getpid(), signal.SIGINT), d(a))[1]; sys.exit(m.main())"
)
