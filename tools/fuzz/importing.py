"""Imports of changed exports: each answered in words, nothing written but whole and sound records."""

from __future__ import annotations

import io
import multiprocessing
import os
import random
import resource
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from pipeline.cli.main import main
from pipeline.load.read import load_bytes
from pipeline.model.finding import Severity
from tools.fuzz.exports import Export, mutated, seeds

REGION = Path(__file__).resolve().parents[2] / "tests/workspaces/complete"
AS_OF = "2025-09-01T08:00:00+07:00"
AT_ONCE = 25
LIMIT = 300
MEMORY = 3 * 1024**3
WRITTEN = ("records/diskominfo/", "catalog/diskominfo/")


def run(seconds: int, artifacts: Path) -> int:
    """Imports until the time is over; 1 where a promise broke (its file is kept below `artifacts`)."""
    counts: Counter[str] = Counter()
    end = time.monotonic() + seconds
    source = mutated(random.Random(20240426))
    while time.monotonic() < end:
        exports = tuple(islice(source, AT_ONCE))
        told, faults = _apart(exports)
        counts += told
        for number, fault in faults:
            counts["broken promises"] += 1
            _keep(artifacts, counts["broken promises"], exports[number], fault)
        print(", ".join(f"{number} {what}" for what, number in counts.items()), flush=True)
    return 1 if counts["broken promises"] else 0


def _keep(artifacts: Path, number: int, export: Export, fault: str) -> None:
    artifacts.mkdir(parents=True, exist_ok=True)
    (artifacts / f"import-{number:04}-{export.name}").write_bytes(export.raw)
    print(f"import-{number:04}-{export.name}: {' '.join(export.command)}: {fault}", flush=True)


def _apart(exports: tuple[Export, ...]) -> tuple[Counter[str], list[tuple[int, str]]]:
    """Some imports in a process of its own: what dies, hangs or eats the memory is a broken promise, no end."""
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=_inside, args=(theirs, exports))
    child.start()
    theirs.close()
    answer: tuple[Counter[str], list[tuple[int, str]]] = Counter(), []
    at = 0
    try:
        while ours.poll(LIMIT):
            told = ours.recv()
            if not isinstance(told, int):
                answer = told
                break
            at = told
        else:
            child.kill()
            answer = Counter(imports=at), [(at, f"not done after {LIMIT} s")]
    except EOFError:
        child.join()
        answer = Counter(imports=at), [(at, f"died: exit code {child.exitcode}")]
    child.join()
    ours.close()
    return answer


def _inside(pipe: Any, exports: tuple[Export, ...]) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    counts: Counter[str] = Counter()
    faults: list[tuple[int, str]] = []
    with tempfile.TemporaryDirectory() as place:
        for number, export in enumerate(exports):
            pipe.send(number)
            faults += [(number, fault) for fault in try_import(export, Path(place), counts)]
    pipe.send((counts, faults))


def try_import(export: Export, place: Path, counts: Counter[str]) -> Iterator[str]:
    """Imports a file into a fresh region, tried first and then written; the promises that break, in words."""
    region, files = place / "w", place / "berkas"
    for folder in (region, files):
        shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(REGION, region)
    files.mkdir()
    for seed in seeds():
        (files / seed.name).write_bytes(seed.raw)
    (files / export.name).write_bytes(export.raw)
    command = [word.replace("{}", export.name) for word in export.command]
    before = _state(place)
    kept = Path.cwd()
    os.chdir(files)
    try:
        code, faults = _ran([*command, "--root", str(region)])
        yield from faults
        counts.update(imports=1, sound=code == 0)
        if _state(place) != before:
            yield "a trial writes"
        if code == 0:
            code, faults = _ran([*command, "--root", str(region), "--tulis"])
            yield from faults
    finally:
        os.chdir(kept)
    yield from _written(place, before, code)


def _ran(arguments: list[str]) -> tuple[int, list[str]]:
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.TextIOWrapper(io.BytesIO(), "utf-8")
    kept = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = out, err
    try:
        code = main(["import", *arguments, "--as-of", AS_OF])
    finally:
        sys.stdout, sys.stderr = kept
    for stream in (out, err):
        stream.flush()
    said = [stream.buffer.getvalue().decode("utf-8") for stream in (out, err)]  # type: ignore[attr-defined]
    faults = []
    if code not in (0, 1, 2):
        faults.append(f"exit code {code}: {said[1].strip()[:300]!a}")
    if any(not letter.isprintable() and letter != "\n" for text in said for letter in text):
        faults.append("prints what a terminal obeys")
    if any(line.lstrip().startswith("::") or "##[" in line for text in said for line in text.splitlines()):
        faults.append("prints what a runner obeys")
    if code == 2 and said[1].count("\n") != 1:
        faults.append(f"misuse in {said[1].count(chr(10))} lines")
    if any(len(line) > 1_500 for text in said for line in text.splitlines()):
        faults.append("prints a line without end")
    return code, faults


def _state(place: Path) -> dict[str, bytes]:
    found = (path for path in place.rglob("*") if path.is_file() and ".spbe" not in path.parts)
    return {path.relative_to(place).as_posix(): path.read_bytes() for path in found}


def _written(place: Path, before: dict[str, bytes], code: int) -> Iterator[str]:
    """What an import wrote lies where it may and reads back without an error."""
    after = _state(place)
    changed = sorted(path for path in {*before, *after} if before.get(path) != after.get(path))
    if changed and code != 0:
        yield f"writes {changed[0]} and fails"
    for path in changed:
        if path not in after or not path.removeprefix("w/").startswith(WRITTEN):
            yield f"writes or removes {path}"
            continue
        loaded = load_bytes(after[path], path)
        for finding in loaded.findings:
            if finding.severity is Severity.ERROR:
                yield f"writes {path}, which is not read again: {finding.code} {finding.message[:100]}"
