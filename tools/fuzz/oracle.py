"""What must hold of a whole run over a changed workspace: exit codes, reports, values, pages."""

from __future__ import annotations

import io
import json
import os
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from pipeline.cli.main import main
from pipeline.formatters.registry import FORMATS
from pipeline.load.read import load_bytes
from pipeline.model.finding import Severity
from pipeline.render import assets
from tools.fuzz.region import BESIDE

AS_OF = "2026-01-15T08:00:00+07:00"
SLOW = 30
FIGURES = (
    ("measure", "--format", "json"),
    ("maturity", "--format", "markdown"),
    ("trace", "--format", "text"),
    ("due", "--format", "json", "--within", "99w"),
    ("explain", "ADU003"),
)
"""The commands that read a pack's words and figures beside `check` and `build`."""
_COMMAND = re.compile(r"^\s*::|##\[", re.MULTILINE)
_SCHEMES = re.compile(r"\s*(?:https?:|mailto:|tel:|[^:/?#]*(?:[/?#]|$))", re.IGNORECASE)
_NEVER = frozenset(
    {"iframe", "object", "embed", "base", "frame", "applet", "foreignobject", "animate", "set"}
)


@dataclass(frozen=True, slots=True)
class Trial:
    """How much of a workspace is tried.

    Attributes:
        formats: Whether every format of report is written, not the JSON alone.
        build: Whether its pages are built as well.
        figures: Whether the commands that print figures and clauses run as well.
    """

    formats: bool = False
    build: bool = False
    figures: bool = False


CHECKED = Trial()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a round came to.

    Attributes:
        counts: What was done, by name.
        faults: The promises that broke, in words.
        trial: How much was tried.
    """

    counts: Counter[str]
    faults: tuple[str, ...]
    trial: Trial = CHECKED


def try_workspace(
    root: Path, expected: dict[str, dict[str, Any]], due: frozenset[str], trial: Trial
) -> Outcome:
    """Checks (and builds) a workspace and holds what comes out against the promises.

    Args:
        root: The workspace, changed.
        expected: What some files must be read as, if they are read at all.
        due: Files about which an error must come.
        trial: How much is tried.
    """
    faults = list(_read_back(root, expected))
    counts: Counter[str] = Counter(
        checks=1,
        reports=len(FORMATS) if trial.formats else 1,
        values_compared=len(expected),
        findings_due=len(due),
    )
    # Of its own work, not of the clock: others may be using the machine.
    began = time.process_time()
    with tempfile.TemporaryDirectory() as place:
        files = {name: Path(place, name) for name in (FORMATS if trial.formats else ("json",))}
        outputs = [part for name, file in files.items() for part in ("--output-file", f"{name}={file}")]
        faults += _run("check", root, *outputs, "--quiet")
        if not faults:
            faults += [fault for name, file in files.items() for fault in _report(name, file)]
            faults += _due(files["json"], due)
    if trial.figures:
        faults += [fault for command, *more in FIGURES for fault in _run(command, root, *more)]
        counts.update(figures=len(FIGURES))
    if trial.build:
        faults += _run("build", root, "--only", "html", "--no-cache", "--quiet")
        pages = sorted((root / "build").rglob("*.html"))
        counts.update(builds=1, pages=len(pages))
        faults += [f"{page.name}: {fault}" for page in pages for fault in _page(page.read_text("utf-8"))]
    if time.process_time() - began > SLOW * (1 + trial.build + trial.figures):
        faults.append(f"took {time.process_time() - began:.0f} s")
    return Outcome(counts, tuple(faults), trial)


def _run(command: str, root: Path, *options: str) -> Iterator[str]:
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.TextIOWrapper(io.BytesIO(), "utf-8")
    kept = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = out, err
    try:
        code = main([command, "--root", str(root), "--as-of", AS_OF, *options])
    finally:
        sys.stdout, sys.stderr = kept
    for stream in (out, err):
        stream.flush()
    said = [stream.buffer.getvalue().decode("utf-8") for stream in (out, err)]  # type: ignore[attr-defined]
    if code not in (0, 1):
        yield f"{command}: exit code {code}: {said[1].strip()[:300]!a}"
    if any("Traceback" in text for text in said):
        yield f"{command}: traceback"
    for text in said:
        if any(not letter.isprintable() and letter != "\n" for letter in text):
            yield f"{command}: prints what a terminal obeys"


def _read_back(root: Path, expected: dict[str, dict[str, Any]]) -> Iterator[str]:
    for path, wanted in expected.items():
        loaded = load_bytes((root / path).read_bytes(), path)
        if any(finding.severity is Severity.ERROR for finding in loaded.findings):
            continue
        read = [document.data for document in loaded.documents]
        if json.dumps(read, sort_keys=True) != json.dumps([wanted], sort_keys=True):
            yield f"{path} is read as something else"


def _report(name: str, file: Path) -> Iterator[str]:
    text = file.read_text("utf-8")
    if name != "github" and _COMMAND.search(text):
        yield f"{name}: holds a command of a runner"
    if any(not letter.isprintable() and letter != "\n" for letter in text):
        yield f"{name}: holds what a terminal obeys"
    try:
        _PARSERS.get(name, str)(text)
    except (ValueError, ElementTree.ParseError) as problem:
        yield f"{name}: {problem}"


_PARSERS: dict[str, Callable[[str], Any]] = {
    "json": json.loads,
    "sarif": json.loads,
    "gitlab": json.loads,
    "rdjson": json.loads,
    "junit": ElementTree.fromstring,
}


def _due(report: Path, due: frozenset[str]) -> Iterator[str]:
    found = json.loads(report.read_text("utf-8"))["findings"]
    wrong = {one["path"] for one in found if one["severity"] == "error"}
    for path in sorted({*due, BESIDE} - wrong):
        yield f"{path}: no error about it"


class _Tags(HTMLParser):
    """The elements and attributes of a page that no record may bring in."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.scripts: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag == "script" and ("type", "application/json") not in attrs
        if self._inside:
            self.scripts.append("")
        if tag in _NEVER:
            self.faults.append(f"<{tag}>")
        for name, value in attrs:
            if name.startswith("on") or name in ("style", "srcdoc"):
                self.faults.append(f"<{tag} {name}>")
            if name in ("href", "src", "action", "formaction", "xlink:href") and not _SCHEMES.match(
                value or ""
            ):
                self.faults.append(f"<{tag} {name}={value!a}>")

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.scripts[-1] += data

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "script"


def _page(text: str) -> Iterator[str]:
    tags = _Tags()
    tags.feed(text)
    yield from tags.faults
    if foreign := [
        script for script in tags.scripts if script not in (assets.script(), assets.form_script())
    ]:
        yield f"a script of somebody else: {foreign[0][:60]!a}"


def muted() -> None:
    """Nothing that the machine says about itself changes what is judged."""
    for name in ("GITHUB_ACTIONS", "CI", "SPBE_DEBUG"):
        os.environ.pop(name, None)
