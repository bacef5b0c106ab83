"""`spbe check` beside the script one would write instead and beside other validators, round by round."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.corpus import AS_OF, Size, write

ROOT = Path(__file__).resolve().parents[1]
PEERS = Path(os.environ.get("SPBE_PEERS", ROOT / ".cache" / "peers"))
# Below this many files a peer's own start would be measured; above, the slow ones take an afternoon.
FEW = 200
PIP = {"check-jsonschema": "check-jsonschema==0.39.0", "yamllint": "yamllint==1.38.0"}
NPM = ("ajv@8", "ajv-formats@3", "js-yaml@4", "@sourcemeta/jsonschema@16")


@dataclass(frozen=True, slots=True)
class Contender:
    """A way to check a folder of tickets.

    Attributes:
        name: As the table calls it.
        command: The command for a folder, and for how many files.
        slow: Whether it gets fewer files.
    """

    name: str
    command: Callable[[Path], Sequence[str | Path]]
    slow: bool = False


def ours(folder: Path) -> Sequence[str | Path]:
    """`spbe check` with two processes, as a person would run it, without what was remembered."""
    options = ("--as-of", AS_OF, "--engine", "processes:2", "--format", "concise", "--quiet", "--no-cache")
    return (sys.executable, "-m", "pipeline", "check", "--root", folder, *options)


def script(folder: Path) -> Sequence[str | Path]:
    """The reference script with two processes."""
    return (sys.executable, ROOT / "benchmarks" / "reference.py", folder, "2")


def peers(schemas: Path) -> tuple[list[Contender], list[str]]:
    """The other validators that could be had, and why others could not."""
    found, missing = [], []
    for name, wanted in PIP.items():
        program = PEERS / "python" / "bin" / name
        if _had(program, lambda wanted=wanted: _pip(wanted)):
            found.append(Contender(name, _python_peer(name, program, schemas), slow=True))
        else:
            missing.append(f"{name}: tidak dapat dipasang dengan pip")
    modules = PEERS / "node_modules"
    if shutil.which("node") and _had(modules / "ajv", _npm):
        found.append(Contender("ajv + js-yaml (node)", lambda folder: _ajv(folder, schemas)))
    else:
        missing.append("ajv: tidak ada node, atau npm tidak dapat memasangnya")
    binary = modules / ".bin" / "jsonschema"
    if shutil.which("node") and _had(binary, _npm):
        found.append(
            Contender("jsonschema (sourcemeta, C++)", lambda folder: _sourcemeta(folder, binary, schemas))
        )
    else:
        missing.append("jsonschema (sourcemeta): npm tidak dapat memasangnya")
    return found, missing


def _had(target: Path, get: Callable[[], None]) -> bool:
    if target.exists():
        return True
    try:
        get()
    except (OSError, subprocess.SubprocessError):
        return False
    return target.exists()


def _pip(wanted: str) -> None:
    place = PEERS / "python"
    if not (place / "bin" / "pip").exists():
        subprocess.run([sys.executable, "-m", "venv", place], check=True)
    subprocess.run([place / "bin" / "pip", "install", "-q", wanted], check=True, timeout=300)


def _npm() -> None:
    PEERS.mkdir(parents=True, exist_ok=True)
    subprocess.run(["npm", "install", "--silent", "--prefix", PEERS, *NPM], check=True, timeout=300)


def _python_peer(name: str, program: Path, schemas: Path) -> Callable[[Path], Sequence[str | Path]]:
    def command(folder: Path) -> Sequence[str | Path]:
        files = sorted((folder / "records").rglob("ADU*.yaml"))
        if name == "yamllint":
            return (program, "-d", "{rules: {key-duplicates: enable}}", *files)
        return (program, "--schemafile", schemas / "aduan.json", *files)

    return command


def _ajv(folder: Path, schemas: Path) -> Sequence[str | Path]:
    return (
        "node",
        Path(__file__).with_name("peer_ajv.cjs"),
        PEERS / "node_modules",
        schemas,
        folder / "records",
    )


def _sourcemeta(folder: Path, binary: Path, schemas: Path) -> Sequence[str | Path]:
    """It stops at the first file that is no YAML to it, so it is spared those."""
    files = [file for file in sorted((folder / "records").rglob("ADU*.yaml")) if _is_yaml(file)]
    return (binary, "validate", schemas / "aduan.json", *files)


def _is_yaml(file: Path) -> bool:
    text = file.read_text(encoding="utf-8")
    return "\n\t" not in text and "status: selesai\nstatus" not in text


def write_schemas(folder: Path) -> None:
    """The schemas as one file a kind, as `spbe schema` gives them, without formats of our own."""
    from pipeline.check.schemas import schema_of  # noqa: PLC0415  the other parts need nothing of the package

    folder.mkdir(parents=True, exist_ok=True)
    for kind in ("aduan", "permintaan"):
        (folder / f"{kind}.json").write_text(json.dumps(_plain(schema_of(kind))), encoding="utf-8")


def _plain(node: object) -> object:
    if isinstance(node, dict):
        return {key: _plain(value) for key, value in node.items() if key != "format" and key[:2] != "x-"}
    return [_plain(item) for item in node] if isinstance(node, list) else node


@dataclass(frozen=True, slots=True)
class Spent:
    """What a command took, in seconds.

    Attributes:
        wall: By the clock on the wall.
        cpu: Of all its processes together; other people's load does not lengthen it much.
    """

    wall: float
    cpu: float

    def beside(self, other: Spent) -> Spent:
        """This in units of another."""
        return Spent(self.wall / other.wall, self.cpu / other.cpu)


def spent(command: Sequence[str | Path]) -> Spent:
    """What a command takes; what it finds is its own affair."""
    # As pip leaves them: modules are compiled once, when they are installed.
    environment = {name: text for name, text in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start, quiet = time.perf_counter(), subprocess.DEVNULL
    process = subprocess.Popen(list(map(str, command)), stdout=quiet, stderr=quiet, env=environment)
    _, process.returncode, used = os.wait4(process.pid, 0)
    return Spent(time.perf_counter() - start, used.ru_utime + used.ru_stime)


def compared(
    contenders: Sequence[Contender], folders: dict[bool, Path], rounds: int
) -> dict[str, list[Spent]]:
    """For each contender, the time of each round relative to the reference script's in the same round."""
    ratios: dict[str, list[Spent]] = {one.name: [] for one in contenders}
    for number in range(rounds):
        for slow, folder in folders.items():
            wanted = [one for one in contenders if one.slow == slow]
            if not wanted or (slow and number > 1):
                # Their ratio is so large that two rounds tell it.
                continue
            yardstick = spent(script(folder))
            for one in wanted:
                ratios[one.name].append(spent(one.command(folder)).beside(yardstick))
                print(f"putaran {number + 1}: {one.name} {ratios[one.name][-1]}", file=sys.stderr)
    return ratios


def started(place: Path, schemas: Path, rounds: int) -> dict[str, list[Spent]]:
    """`--help` beside `python -c pass`, and one ticket beside check-jsonschema on it, round by round."""
    write(place, Size(tickets=1, offices=1, services=1))
    (ticket,) = (place / "records").rglob("*.yaml")
    kind = ticket.parent.parent.parent.name
    other = PEERS / "python" / "bin" / "check-jsonschema"
    pairs: dict[str, tuple[Sequence[str | Path], Sequence[str | Path]]] = {
        "spbe --help / python -c pass": (
            (sys.executable, "-m", "pipeline", "--help"),
            (sys.executable, "-c", "pass"),
        ),
    }
    if other.exists():
        pairs["spbe check, satu tiket / check-jsonschema"] = (
            (sys.executable, "-m", "pipeline", "check", "--root", place, "--as-of", AS_OF, "--no-cache"),
            (other, "--schemafile", schemas / f"{kind}.json", ticket),
        )
    found: dict[str, list[Spent]] = {name: [] for name in pairs}
    for number in range(rounds + 1):
        for name, (mine, theirs) in pairs.items():
            ratio = spent(mine).beside(spent(theirs))
            # The first round compiles and warms.
            found[name] += [ratio] if number else []
    return found


def _spread(found: Sequence[Spent]) -> str:
    """Median, least and most, of wall and CPU."""
    columns = ([one.wall for one in found], [one.cpu for one in found])
    return " | ".join(f"{median(column):.2f} ({min(column):.2f}-{max(column):.2f})" for column in columns)


def main() -> None:
    """Makes the corpora, fetches the peers, measures and prints a table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.compare", description=__doc__)
    parser.add_argument("--tickets", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--no-peers", action="store_true")
    told = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        many, few = Path(place, "many"), Path(place, "few")
        write(many, Size(tickets=told.tickets))
        write(few, Size(tickets=FEW))
        write_schemas(Path(place, "schemas"))
        others, missing = ([], []) if told.no_peers else peers(Path(place, "schemas"))
        contenders = [Contender("spbe check", ours), *others]
        starts = started(Path(place, "one"), Path(place, "schemas"), 3 * told.rounds)
        ratios = compared(contenders, {False: many, True: few}, told.rounds)
    print(f"| {told.tickets} tiket, dua proses | waktu, dibanding skrip rujukan | CPU | berkas | putaran |")
    print("| --- | --- | --- | --- | --- |")
    for one in contenders:
        files = FEW if one.slow else told.tickets
        print(f"| {one.name} | {_spread(ratios[one.name])} | {files} | {len(ratios[one.name])} |")
    print("\n| mulai | waktu | CPU | putaran |")
    print("| --- | --- | --- | --- |")
    for name, found in starts.items():
        print(f"| {name} | {_spread(found)} | {len(found)} |")
    for line in missing:
        print(f"\n{line}")


if __name__ == "__main__":
    main()
