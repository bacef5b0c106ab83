"""The fuzzer of a pack: each leaf has its turn, what breaks is told, what the lint passes goes into force."""

from __future__ import annotations

import itertools
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tools.fuzz import law as module
from tools.fuzz.leaves import Change
from tools.fuzz.oracle import Outcome
from tools.fuzz.payloads import Payload
from tools.fuzz.region import PACK, chosen, leaves

CLAUSES = f"{PACK}/klausul/12-evaluasi.yaml"


@pytest.fixture(scope="module")
def region() -> dict[str, dict[str, Any]]:
    return chosen()


def test_every_leaf_of_the_pack_has_a_turn_before_any_has_two(region: dict[str, dict[str, Any]]) -> None:
    ways = {(path, keys) for path in region if path.startswith(f"{PACK}/") for keys in leaves(region[path])}
    first = list(itertools.islice(module.changes(region), len(ways)))
    assert {(change.path, change.keys) for change in first} == ways
    assert len({change.payload.text for change in first}) > 100
    more = list(itertools.islice(module.changes(region), 3 * len(ways)))
    assert len({(change.path, change.keys, change.payload.text) for change in more}) == len(more)


@pytest.mark.parametrize(
    ("path", "keys", "text", "silent"),
    [
        (CLAUSES, ("klausul", 0, "ringkas"), '"Kata lain."', True),
        (CLAUSES, ("klausul", 0, "ringkas"), "&a [*a]", False),
        (f"{PACK}/paket.yaml", ("zona_waktu",), '"Asia/Tegal"', False),
    ],
)
def test_what_the_reader_and_the_lint_say_is_told_apart(
    region: dict[str, dict[str, Any]], path: str, keys: tuple[str | int, ...], text: str, silent: bool
) -> None:
    assert module.linted(region, Change(path, keys, Payload(text))) == ("", silent)


def test_a_lint_that_falls_is_a_broken_promise(
    region: dict[str, dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def falls(*_: object) -> None:
        raise KeyError("x")

    monkeypatch.setattr(module, "build", falls)
    change = Change(CLAUSES, ("klausul", 0, "ringkas"), Payload('"x"'))
    assert module.linted(region, change) == ("lint: KeyError: 'x'", False)


def test_what_breaks_in_force_is_named_and_kept(
    tmp_path: Path,
    region: dict[str, dict[str, Any]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    bad = Change(CLAUSES, ("klausul", 0, "ringkas"), Payload('"buruk"'))
    good = Change(f"{PACK}/paket.yaml", ("tentang",), Payload('"baik"'))

    def planted(root: Path) -> dict[str, dict[str, Any]]:
        for change in (bad, good):
            (root / change.path).parent.mkdir(parents=True, exist_ok=True)
        return region

    def tried(root: Path, *_rest: Any) -> Outcome:
        found = any("buruk" in file.read_text() for file in root.rglob("*.yaml"))
        return Outcome(Counter(checks=1), ("traceback",) if found else ())

    monkeypatch.setattr(module, "plant", planted)
    monkeypatch.setattr(module, "changes", lambda _region: [good, bad])
    monkeypatch.setattr(module, "AT_ONCE", 2)
    monkeypatch.setattr(module, "try_workspace", tried)
    monkeypatch.setattr("tools.fuzz.leaves.try_workspace", tried)
    assert module.run(60, tmp_path / "found") == 1
    (kept,) = (tmp_path / "found").iterdir()
    assert "buruk" in kept.read_text()
    said = capsys.readouterr().out
    assert "klausul/0/ringkas = '\"buruk\"': traceback" in said
    assert "2 in_force" in said
    assert "1 broken promises" in said
