"""The validator that accepts and the one that explains see the same faults in every mutant."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from random import Random
from typing import Any

import pytest
from jsonschema.exceptions import ValidationError

from pipeline.check.explain import _validator, errors_of
from pipeline.check.schemas import Vocabulary, acceptor, kinds
from pipeline.load.read import load_bytes
from pipeline.model.document import Document
from pipeline.run.pack import load_law, vocabulary

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = sorted((ROOT / "tests/schemas").glob("*/*/*.yaml"))
RECORDS = sorted((ROOT / "records").rglob("*.yaml"))[::40]
# What stands where something else was: each type, empty and full, texts beside the formats' edges.
OTHERS: tuple[Any, ...] = (
    0, 1, -1, 7, 101, 0.5, True, False, "", "a", "ya", "2025-13-01", "2025-02-29",
    "2025-02-28T08:00:00+07:00", "2025-02-28 24:00", "15 menit", "0 menit", "3 hari kerja",
    "opd/jenis/id", "a/b/c/d", "x\n", "x" * 5000, [], ["a"], ["a", "a"], [1, {}], {}, {"a": 1},
    {"oleh": "a", "waktu": "2025-01-01"},
)  # fmt: skip
Place = tuple[tuple[str | int, ...], str]


def words() -> Vocabulary:
    return vocabulary(load_law(ROOT, None)[0])


def originals() -> list[dict[str, Any]]:
    files = (*EXAMPLES, *RECORDS)
    documents = [one for file in files for one in load_bytes(file.read_bytes(), "a").documents]
    return [dict(one.data) for one in documents if one.jenis in kinds()]


def mutant(dice: Random, data: dict[str, Any]) -> dict[str, Any]:
    """A copy with one to three changes: a value replaced or spoilt, a field lost, added or doubled."""
    changed = deepcopy(data)
    for _ in range(dice.randrange(1, 4)):
        holder = dice.choice(list(collections(changed)))
        spoil(dice, holder)
    # A kind is chosen by its name, which is no part of what is compared here.
    return {**changed, "jenis": data["jenis"]}


def collections(data: Any) -> Iterator[Any]:
    waiting = [data]
    while waiting:
        held = waiting.pop()
        yield held
        parts = held.values() if isinstance(held, dict) else held
        waiting += [part for part in parts if isinstance(part, (dict, list))]


def spoil(dice: Random, held: Any) -> None:
    keys = list(held) if isinstance(held, dict) else list(range(len(held)))
    what = dice.randrange(5)
    if not keys or what == 0:
        if isinstance(held, dict):
            held[dice.choice(("tidak_dikenal", "x_sendiri", "opd", "id", "status"))] = dice.choice(OTHERS)
        else:
            held.append(deepcopy(dice.choice(OTHERS)))
        return
    key = dice.choice(keys)
    if what == 1:
        del held[key]
    elif what == 2 and isinstance(held[key], str):
        text = held[key]
        held[key] = dice.choice((text + "\n", text.upper(), text[:-1], f" {text}", text + "z", text * 40))
    elif what == 3 and isinstance(held, list):
        held.append(deepcopy(held[key]))
    else:
        held[key] = deepcopy(dice.choice(OTHERS))


def fast(data: dict[str, Any], known: Vocabulary) -> set[Place]:
    """Where the accepting one sees faults, by keyword; a format that it tells by a pattern is a format."""
    errors = acceptor(data["jenis"], known).iter_errors(data)
    return {(tuple(one.instance_path), _same(str(one.schema_path[-1]))) for one in errors}


def slow(data: dict[str, Any], known: Vocabulary) -> set[Place]:
    """Where the explaining one does."""
    errors = _validator(data["jenis"], known).iter_errors(data)
    return {(tuple(one.absolute_path), _same(str(one.validator))) for one in errors}


def explained(data: dict[str, Any], known: Vocabulary) -> list[Any]:
    """All that is told of each fault where only the fields at fault are looked through, in order."""
    return list(map(_in_full, errors_of(Document("", 0, 1, data), known)))


def _in_full(error: ValidationError) -> Any:
    place = (list(error.absolute_path), list(error.absolute_schema_path), error.validator)
    title = error.schema.get("title") if isinstance(error.schema, dict) and error.absolute_path else None
    return (*place, error.validator_value, error.instance, error.message, title)


def _same(keyword: str) -> str:
    return "format" if keyword == "pattern" else keyword


def compared(count: int, seed: int) -> int:
    """Compares so many mutants; how many of them were refused."""
    dice, known, sources, refused = Random(seed), words(), originals(), 0  # noqa: S311  a mutant is no secret
    for _ in range(count):
        data = mutant(dice, dice.choice(sources))
        told = slow(data, known)
        assert acceptor(data["jenis"], known).is_valid(data) == (not told), data
        assert fast(data, known) == told, data
        if told:
            assert explained(data, known) == list(
                map(_in_full, _validator(data["jenis"], known).iter_errors(data))
            )
        refused += bool(told)
    return refused


def test_a_thousand_mutants_have_the_same_faults() -> None:
    assert compared(1_000, 1) > 500


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_eight_thousand_mutants_have_the_same_faults(seed: int) -> None:
    assert compared(2_000, 10 + seed) > 1_000
