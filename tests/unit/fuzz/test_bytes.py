"""The fuzzer of bytes: it reaches the rules, finds what breaks a promise, and keeps the input that did it."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from pipeline.load.read import LoadedFile, load_bytes
from pipeline.model.document import Document
from tools.fuzz import target
from tools.fuzz.guided import LONGEST, mutated, seeds_of, tokens, unguided
from tools.fuzz.promises import broken_by_reading
from tools.fuzz.target import REGION, BrokenPromise, try_bytes

TICKET = (REGION / "records/diskominfo/aduan/2025/ADU-2025-0002.yaml").read_bytes()


def test_a_sound_record_reaches_the_rules_and_nonsense_does_not() -> None:
    assert try_bytes(TICKET)
    assert not try_bytes(b"[[[[")
    assert not try_bytes(b"jenis: aduan\nid: x\n")
    assert not try_bytes(b"\xff\x00")


@pytest.mark.parametrize(
    ("loaded", "broken"),
    [
        (LoadedFile("x", (), ()), "neither a document nor a finding"),
        (LoadedFile("x", (Document("x", 0, 9, {}),), ()), "a document on line 9 of 1"),
        (
            LoadedFile("x", (Document("x", 0, 1, {}),), load_bytes(b"a: [", "x").findings),
            "a document with an error goes on",
        ),
    ],
)
def test_a_broken_promise_is_named(loaded: LoadedFile, broken: str) -> None:
    assert next(broken_by_reading(loaded, 1)) == broken


def test_what_breaks_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def break_it(raw: bytes) -> bool:
        raise BrokenPromise(str(len(raw)))

    monkeypatch.setattr(target, "try_bytes", break_it)
    assert unguided(0.05, [b"jenis: aduan"], tmp_path) == 1
    assert list(tmp_path.iterdir())


def test_without_guidance_it_goes_on_and_tells_what_it_did(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert unguided(1, [TICKET], tmp_path) == 0
    assert " inputs, " in capsys.readouterr().out
    assert not list(tmp_path.iterdir())


def test_seeds_are_whole_records_and_mutants_are_short() -> None:
    seeds = list(seeds_of([REGION]))
    assert TICKET in seeds
    words = [token.encode() for token in tokens()]
    assert b"jenis: " in words
    assert b"dilaporkan: " in words
    dice = random.Random(1)  # noqa: S311  no secret
    mutants = [mutated(seed, dice, words) for seed in seeds for _ in range(5)]
    assert all(len(mutant) <= LONGEST for mutant in mutants)
    assert sum(mutant not in seeds for mutant in mutants) > len(mutants) / 2
