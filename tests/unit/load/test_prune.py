"""Empty says nothing, except where an empty list is an answer."""

from __future__ import annotations

import json
from typing import Any

from pipeline.load.prune import prune


def test_empty_fields_are_left_out_at_every_depth() -> None:
    data: dict[str, Any] = {
        "a": None,
        "b": "",
        "c": [],
        "d": {},
        "e": {"f": {"g": None}, "h": [[], {"i": ""}]},
        "j": 1,
    }
    assert prune(data, ()) == {"j": 1}


def test_values_that_only_look_empty_stay() -> None:
    data = {"a": 0, "b": False, "c": 0.0, "d": " ", "e": [0, False], "f": "null"}
    assert prune(data, ()) is data


def test_what_was_read_is_not_changed() -> None:
    data = {"a": {"b": None, "c": 1}, "d": [{"e": ""}, 2, None]}
    before = json.dumps(data)
    assert prune(data, ()) == {"a": {"c": 1}, "d": [{}, 2]}
    assert json.dumps(data) == before


def test_items_keep_the_position_they_have_in_the_file() -> None:
    assert prune({"a": [None, "x", "", {"b": None}, "y", None, []]}, ()) == {"a": [None, "x", "", {}, "y"]}


def test_an_empty_list_stays_where_it_says_something() -> None:
    keep = {("gangguan",), ("bab", "*", "temuan")}
    data: dict[str, Any] = {"gangguan": [], "peluang": [], "bab": [{"temuan": []}, {"temuan": [], "x": []}]}
    assert prune(data, keep) == {"gangguan": [], "bab": [{"temuan": []}, {"temuan": []}]}
    assert prune({"gangguan": None, "a": 1}, keep) == {"a": 1}
    assert prune({"gangguan": ""}, keep) == {}


def test_an_item_begun_and_left_empty_is_not_an_empty_list() -> None:
    assert prune({"gangguan": [None]}, {("gangguan",)}) == {"gangguan": [None]}
    assert prune({"lain": [None]}, {("gangguan",)}) == {}


def test_depth_costs_no_stack() -> None:
    data: dict[str, object] = {}
    for _ in range(5_000):
        data = {"a": data}
    assert prune({"x": 1, **data}, ()) == {"x": 1}
