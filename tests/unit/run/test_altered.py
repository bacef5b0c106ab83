"""What is altered as it is taken says the same as what was altered beforehand, and holds little."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pipeline.run.altered import Altered, AlteredLine, Chosen, Walked

BENEATH = {"b": 2, "a": 1, "c": 3}


def test_values_are_altered_and_names_keep_their_order() -> None:
    found = Altered(BENEATH, lambda number: number * 10)
    assert list(found.items()) == [("b", 20), ("a", 10), ("c", 30)]
    assert "d" not in found
    assert found.get("d") is None


def test_only_as_many_are_remembered_as_asked_for() -> None:
    asked: list[int] = []

    def alter(number: int) -> int:
        asked.append(number)
        return -number

    found = Altered(BENEATH, alter, 2)
    assert [found[name] for name in ("a", "a", "b", "c", "c", "a")] == [-1, -1, -2, -3, -3, -1]
    assert asked == [1, 2, 3, 1]


def test_what_is_remembered_weighs_no_more_than_asked_for_but_the_last_stays() -> None:
    asked: list[int] = []

    def alter(number: int) -> str:
        asked.append(number)
        return "x" * number

    found = Altered(BENEATH, alter, 3, len)
    for name in ("a", "b", "a", "b", "c", "c", "a"):
        assert len(found[name]) == BENEATH[name]
    assert asked == [1, 2, 3, 1]


def test_a_walk_alters_what_is_walked_beneath_and_remembers_nothing() -> None:
    walked: list[str] = []

    class Beneath(Walked[str, int]):
        def __getitem__(self, name: str) -> int:
            raise AssertionError(name)

        def __iter__(self) -> Iterator[str]:
            return iter(BENEATH)

        def __len__(self) -> int:
            return len(BENEATH)

        def entries(self) -> Iterator[tuple[str, int]]:
            for name, value in BENEATH.items():
                walked.append(name)
                yield name, value

    found = Altered(Altered(Beneath(), lambda number: number * 10, 100), str, 100)
    assert list(found.items()) == [("b", "20"), ("a", "10"), ("c", "30")]
    assert list(found.values()) == ["20", "10", "30"]
    assert walked == ["b", "a", "c"] * 2
    assert len(found.values()) == 3


def test_a_line_can_be_walked_again_and_counted() -> None:
    line = AlteredLine((1, 2), str)
    assert [list(line), list(line), len(line)] == [["1", "2"], ["1", "2"], 2]


def test_chosen_names_are_all_there_is() -> None:
    found = Chosen(BENEATH, ["c", "b"])
    assert dict(found) == {"c": 3, "b": 2}
    assert "a" not in found
    with pytest.raises(KeyError):
        found["a"]


def test_what_is_told_of_a_value_is_found_out_once() -> None:
    asked: list[int] = []

    def tell(number: int) -> str:
        asked.append(number)
        return "" if number == 1 else str(number)

    found = Altered(BENEATH, tell, 3)
    assert [found["a"], found["a"], found["b"], found.get("d", "-")] == ["", "", "2", "-"]
    assert asked == [1, 2]
    assert (list(found), len(found), "d" in found) == (["b", "a", "c"], 3, False)
