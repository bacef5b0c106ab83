"""`python -m tools.hostile [FOLDER]`: tries every file below a folder (or of `corpus.py`) through `show` and `check`.

A folder with a `manifest.json` is held to it: to `must` (accept, reject, either), `values`, `never` and `at`, or, as
the public YAML suite writes it, to the `json` of each of its `cases`: what is accepted has that value. Every folder
is held to what always holds: no traceback, no signal, no hang, nothing on the output that a terminal or a CI runner
would obey, and the file beside it is checked as well.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.hostile.corpus import write

LIMIT = 30
HARMFUL = re.compile(rb"[\x00\x1b\r]|^\s*::|##\[", re.MULTILINE)
PEMDA = "jenis: pemda\nid: uji\nnama: Uji\nperaturan: perbup-tegal-10-2024\nopd_kominfo: kominfo\n"
OPD = "jenis: opd\nid: kominfo\nnama: Kominfo\nsingkatan: Kominfo\nstruktur: {}\n"
BESIDE = "jenis: koordinasi\nid: KRD-1\ntanggal: 2024-13-01\npihak: [kominfo]\npokok: lainnya\nhasil: Ya\n"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one file."""

    name: str
    faults: tuple[str, ...]
    refused: bool
    seconds: float
    compared: bool = False
    lenient: bool = False


def main(argv: list[str]) -> int:
    given = [folder for folder in argv if folder]
    if len(given) > 1 or not all(Path(folder).is_dir() for folder in given):
        sys.stderr.write("Pemakaian: python -m tools.hostile [FOLDER]\n")
        return 2
    if given:
        return _tried(Path(given[0]))
    with tempfile.TemporaryDirectory() as place:
        write(Path(place))
        return _tried(Path(place))


def _tried(folder: Path) -> int:
    expected = _expected(folder)
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix in (".yaml", ".yml"))
    with ThreadPoolExecutor(2) as pool:
        verdicts = list(pool.map(lambda path: _try(folder, path, expected), files))
    for verdict in verdicts:
        for fault in verdict.faults:
            print(f"{verdict.name}: {fault}")
    counts = Counter("refused" if verdict.refused else "accepted" for verdict in verdicts)
    compared = sum(verdict.compared for verdict in verdicts)
    lenient = sum(verdict.lenient for verdict in verdicts)
    wrong = sum(bool(verdict.faults) for verdict in verdicts)
    slowest = max(verdicts, key=lambda verdict: verdict.seconds)
    print(
        f"{len(verdicts)} files: {counts['accepted']} accepted, {counts['refused']} refused, "
        f"{compared} compared with their value, {lenient} accepted that YAML forbids, "
        f"{wrong} not as they should; slowest {slowest.seconds:.2f} s ({slowest.name})"
    )
    return 1 if wrong else 0


def _expected(folder: Path) -> dict[str, dict[str, Any]]:
    file = folder / "manifest.json"
    if not file.is_file():
        return {}
    content = json.loads(file.read_text("utf-8"))
    return {
        entry["file"]: entry
        for entry in (*content.get("files", ()), *map(_of_the_suite, content.get("cases", ())))
    }


def _of_the_suite(case: dict[str, Any]) -> dict[str, Any]:
    """A case of the public YAML suite: a valid one may be refused, but not read as something else."""
    values = [_stream(case["json"])] if "json" in case else None
    return {"file": case["file"], "must": "either", "invalid": not case["valid"], "values": values}


def _stream(text: str) -> list[Any]:
    """One JSON value after the other, as the suite writes several documents."""
    decoder, values = json.JSONDecoder(), []
    while text := text.lstrip():
        value, end = decoder.raw_decode(text)
        values.append(value)
        text = text[end:]
    return values


def _try(folder: Path, path: Path, expected: dict[str, dict[str, Any]]) -> Verdict:
    name = path.relative_to(folder).as_posix()
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as place:
        root = _workspace(Path(place), path)
        shown = _run(root, "show", "records/kominfo/x/berkas.yaml", "--format", "json")
        spent = time.perf_counter() - began
        report = Path(place, "laporan.json")
        as_of = ("--as-of", "2025-01-01T00:00:00+07:00")
        checked = _run(root, "check", "--format", "full", "--output-file", f"json={report}", *as_of)
        reported = report.read_bytes() if report.is_file() else b""
    faults = [fault for run in (shown, checked) for fault in _always(run)]
    if HARMFUL.search(reported):
        faults.append("check: reports what a terminal or a runner obeys")
    if faults:
        return Verdict(name, tuple(faults), refused=False, seconds=spent)
    content = json.loads(shown.stdout)
    found = json.loads(reported)["findings"]
    reading = [one for one in found if one["code"].startswith("YML") and one["severity"] == "error"]
    if not any(one["path"].endswith("beside.yaml") for one in found):
        faults.append("the file beside it was not checked")
    entry = expected.get(name, {})
    faults += _as_expected(entry, content, reading)
    faults += _in_place(entry, reading)
    return Verdict(
        name,
        tuple(faults),
        bool(reading),
        spent,
        compared=bool(entry.get("values")) and not reading,
        lenient=bool(entry.get("invalid")) and not reading,
    )


def _workspace(root: Path, path: Path) -> Path:
    folder = root / "records/kominfo/x"
    folder.mkdir(parents=True)
    (root / "catalog/kominfo").mkdir(parents=True)
    (root / "catalog/pemda.yaml").write_text(PEMDA, "utf-8")
    (root / "catalog/kominfo/opd.yaml").write_text(OPD, "utf-8")
    (folder / "beside.yaml").write_text(BESIDE, "utf-8")
    shutil.copyfile(path, folder / "berkas.yaml")
    return root


def _run(root: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "pipeline", *arguments]
    if arguments[0] == "show":
        command[4] = str(root / arguments[1])
    else:
        command += ["--root", str(root)]
    try:
        return subprocess.run(command, capture_output=True, timeout=LIMIT, check=False)
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess(command, 99, b"", b"")


def _always(run: subprocess.CompletedProcess[bytes]) -> Iterator[str]:
    what = str(run.args[3])
    if run.returncode not in (0, 1):
        yield f"{what}: exit code {run.returncode}"
    if b"Traceback" in run.stdout + run.stderr:
        yield f"{what}: traceback"
    if HARMFUL.search(run.stdout) or HARMFUL.search(run.stderr):
        yield f"{what}: prints what a terminal or a runner obeys"


def _as_expected(
    entry: dict[str, Any], content: dict[str, Any], reading: list[dict[str, Any]]
) -> Iterator[str]:
    must = entry.get("must")
    if must == "accept" and reading:
        yield f"must be accepted: {reading[0]['code']} {reading[0]['message'][:80]}"
    if must == "reject" and not reading and not _lawful_here(entry):
        yield "must be refused"
    if reading or not entry:
        return
    values = [document["data"] for document in content["documents"]]
    wanted = entry.get("values")
    if wanted and not any(_same(values, one) or _same(values, [one]) for one in wanted):
        yield f"another value: {str(values)[:120]}"
    if any(_same(values, one) or _same(values, [one]) for one in entry.get("never", ())):
        yield f"a value that must never come out: {str(values)[:120]}"


def _same(one: Any, other: Any) -> bool:
    """Whether two values are the same, `1`, `1.0` and `true` told apart."""
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)


def _in_place(entry: dict[str, Any], reading: list[dict[str, Any]]) -> Iterator[str]:
    """Whether one of the findings stands where the manifest says (column 0: anywhere in the line)."""
    if not reading or not entry.get("at"):
        return
    line, column = entry["at"]
    places = [(one["line"], one["column"]) for one in reading]
    if not any(line == at and (column == 0 or abs(column - nearby) <= 1) for at, nearby in places):
        yield f"expected at {line}:{column}, found at {places[0][0]}:{places[0][1]}"


def _lawful_here(entry: dict[str, Any]) -> bool:
    """Several documents in one file are lawful here, whatever the manifest says."""
    return "multi-doc" in entry["file"]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
