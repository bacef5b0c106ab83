"""The fuzzer of leaves: each change is what it says, and whatever breaks in a round is found and named."""

from __future__ import annotations

import itertools
import json
import os
import signal
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.load.read import load_bytes
from pipeline.model.finding import Severity
from pipeline.render.assets import script
from tools.fuzz import leaves as module
from tools.fuzz import oracle
from tools.fuzz.leaves import Change, attempt, rounds
from tools.fuzz.oracle import CHECKED, Outcome, Trial, try_workspace
from tools.fuzz.payloads import Payload, payloads
from tools.fuzz.region import BESIDE, leaves, plant

PATH = "records/a/aduan/x.yaml"
CONTENT: dict[str, Any] = {"jenis": "aduan", "id": "x", "daftar": [1, {"a": "b"}], "x_bebas": "c"}
OURS = script()
LEAF = ("daftar", 1, "a")


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, dict[str, Any]]]:
    root = tmp_path_factory.mktemp("ruang") / "w"
    return root, plant(root)


def test_every_leaf_and_every_collection_is_found() -> None:
    assert set(leaves(CONTENT)) == {
        ("jenis",), ("id",), ("daftar",), ("daftar", 0), ("daftar", 1), LEAF, ("x_bebas",)
    }  # fmt: skip


@pytest.mark.parametrize("payload", [one for one in payloads() if one.known], ids=lambda one: one.text[:20])
def test_what_is_put_in_is_read_or_refused(payload: Payload) -> None:
    change = Change(PATH, LEAF, payload)
    loaded = load_bytes(change.text(CONTENT).encode("utf-8", "surrogatepass"), PATH)
    wanted = change.expected(CONTENT)
    refused = any(finding.severity is Severity.ERROR for finding in loaded.findings)
    if wanted is not None and not refused:
        assert json.dumps([one.data for one in loaded.documents]) == json.dumps([wanted])


@pytest.mark.parametrize(
    "payload", [one for one in payloads() if not one.known], ids=lambda one: one.text[:20]
)
def test_what_no_field_may_hold_is_an_error_of_the_reader(payload: Payload) -> None:
    text = Change(PATH, LEAF, payload).text(CONTENT)
    found = load_bytes(text.encode("utf-8", "surrogatepass"), PATH).findings
    assert any(finding.severity is Severity.ERROR for finding in found)


def test_a_free_field_may_hold_whatever_can_be_read() -> None:
    shape = next(one for one in payloads() if one.known and one.refused)
    syntax = next(one for one in payloads() if not one.known)
    assert Change(PATH, LEAF, shape).due
    assert not Change(PATH, ("x_bebas",), shape).due
    assert Change(PATH, ("x_bebas",), syntax).due


def test_rounds_take_every_kind_and_never_the_same_twice(
    planted: tuple[Path, dict[str, dict[str, Any]]],
) -> None:
    _, region = planted
    assert len({content.get("jenis") for content in region.values()}) >= 24
    first = [change for changes in itertools.islice(rounds(region), 30) for change in changes]
    assert len({(one.path, one.keys, one.payload.text) for one in first}) == len(first)
    assert first == [change for changes in itertools.islice(rounds(region), 30) for change in changes]


def test_a_sound_region_keeps_every_promise_and_a_changed_one_too(
    planted: tuple[Path, dict[str, dict[str, Any]]],
) -> None:
    root, region = planted
    before = {path: (root / path).read_bytes() for path in region}
    changes = next(rounds(region))
    outcome = attempt(root, region, changes, Trial(formats=True))
    assert outcome.faults == ()
    assert (outcome.counts["checks"], outcome.counts["reports"]) == (1, 9)
    assert {path: (root / path).read_bytes() for path in region} == before


def test_a_file_about_which_nothing_is_said_is_a_broken_promise(
    planted: tuple[Path, dict[str, dict[str, Any]]],
) -> None:
    root, region = planted
    sound = next(path for path in sorted(region) if "/infrastruktur/" in path)
    outcome = try_workspace(root, {sound: {**region[sound], "id": "lain"}}, frozenset({sound}), CHECKED)
    assert f"{sound} is read as something else" in outcome.faults
    (root / BESIDE).rename(root / "aside")
    try:
        missing = try_workspace(root, {}, frozenset(), CHECKED)
    finally:
        (root / "aside").rename(root / BESIDE)
    assert f"{BESIDE}: no error about it" in missing.faults


def die(*_arguments: Any, **_named: Any) -> Outcome:
    os.kill(os.getpid(), signal.SIGKILL)
    return Outcome(Counter(), ())


def hang(*_arguments: Any, **_named: Any) -> Outcome:
    time.sleep(60)
    return Outcome(Counter(), ())


@pytest.mark.parametrize(("what", "said"), [(die, "died: exit code -9"), (hang, "not done after 1 s")])
def test_what_dies_or_hangs_is_told(
    planted: tuple[Path, dict[str, dict[str, Any]]], monkeypatch: pytest.MonkeyPatch, what: Any, said: str
) -> None:
    monkeypatch.setattr(module, "try_workspace", what)
    monkeypatch.setattr(module, "LIMIT", 1)
    root, region = planted
    assert attempt(root, region, (), CHECKED).faults == (said,)


def test_the_one_change_that_breaks_is_named_and_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    region = {PATH: CONTENT, "records/a/aduan/y.yaml": {**CONTENT, "id": "y"}}
    bad, good = Payload("buruk"), Payload("baik")
    changes = (Change(PATH, LEAF, good), Change("records/a/aduan/y.yaml", LEAF, bad))

    def planted(root: Path) -> dict[str, dict[str, Any]]:
        (root / "records/a/aduan").mkdir(parents=True)
        return region

    def tried(root: Path, *_rest: Any) -> Outcome:
        found = any("buruk" in file.read_text() for file in root.rglob("*.yaml"))
        return Outcome(Counter(checks=1), ("traceback",) if found else ())

    def one_round(_region: Any) -> Iterator[tuple[Change, ...]]:
        yield changes

    monkeypatch.setattr(module, "plant", planted)
    monkeypatch.setattr(module, "rounds", one_round)
    monkeypatch.setattr(module, "try_workspace", tried)
    assert module.run(60, tmp_path / "found") == 1
    (kept,) = (tmp_path / "found").iterdir()
    assert "buruk" in kept.read_text()
    said = capsys.readouterr().out
    assert "y.yaml daftar/1/a = 'buruk': traceback" in said
    assert "2 mutations, 1 broken promises" in said


@pytest.mark.parametrize(
    ("page", "fault"),
    [
        (f"<script>{OURS}</script><p onclick='x'>", "<p onclick>"),
        (f"<script>{OURS}</script><a href='javascript:x'>", "<a href='javascript:x'>"),
        (f"<script>{OURS}</script><iframe>", "<iframe>"),
        ("<script>theirs()</script>", "a script of somebody else: 'theirs()'"),
    ],
)
def test_a_page_with_anything_foreign_is_a_broken_promise(page: str, fault: str) -> None:
    assert list(oracle._page(page)) == [fault]
    assert list(oracle._page(f"<script>{OURS}</script><a href='../x.html#a:b'>x</a>")) == []


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        ("json", "{", "json: Expecting"),
        ("junit", "<a>", "junit: no element found"),
        ("full", "x\n ::error::y\n", "full: holds a command of a runner"),
        ("concise", "x\x1b[0m", "concise: holds what a terminal obeys"),
    ],
)
def test_a_report_that_cannot_be_read_is_a_broken_promise(
    tmp_path: Path, name: str, text: str, fault: str
) -> None:
    file = tmp_path / name
    file.write_text(text)
    assert next(oracle._report(name, file)).startswith(fault)
