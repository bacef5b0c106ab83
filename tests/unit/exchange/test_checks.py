"""Checks of monitoring tools as outages and observed time."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.exchange.checks import Check, watch
from pipeline.exchange.csvfile import read_csv
from pipeline.exchange.monitors import from_kuma, from_prometheus, from_table, from_upptime, load_json
from pipeline.exchange.sheet import SheetError

START = datetime(2025, 6, 1, tzinfo=UTC)
END = START + timedelta(days=30)
HOUR = timedelta(hours=1)


def at(minutes: int) -> datetime:
    return START + timedelta(minutes=minutes)


def looks(*pairs: tuple[int, bool]) -> list[Check]:
    return [Check(at(minutes), up) for minutes, up in pairs]


def test_a_look_holds_until_the_next_one() -> None:
    seen = watch(looks((0, True), (10, False), (20, False), (30, True), (40, True)), START, END, HOUR)
    assert seen.outages == ((at(10), at(30)),)
    assert seen.observed == ((at(0), at(40)),)
    assert seen.checks == 5


def test_what_nobody_looked_at_is_neither_up_nor_down() -> None:
    seen = watch(looks((0, False), (61, True), (70, True)), START, END, HOUR)
    assert seen.outages == ()
    assert seen.observed == ((at(61), at(70)),)


def test_a_gap_of_exactly_the_longest_still_holds() -> None:
    assert watch(looks((0, False), (60, True)), START, END, HOUR).outages == ((at(0), at(60)),)


def test_an_outage_is_cut_at_the_edges_of_the_period() -> None:
    before = [Check(START - timedelta(minutes=30), up=False), *looks((10, True), (20, True))]
    assert watch(before, START, END, HOUR).outages == ((START, at(10)),)


def test_two_looks_at_one_moment_are_down_if_one_is() -> None:
    assert watch(looks((0, True), (0, False), (5, True)), START, END, HOUR).outages == ((at(0), at(5)),)


@given(st.lists(st.tuples(st.integers(-100, 50_000), st.booleans()), max_size=40), st.integers(1, 2000))
def test_outages_lie_in_observed_time_and_agree_with_a_minute_count(
    pairs: list[tuple[int, bool]], gap: int
) -> None:
    seen = watch(looks(*pairs), START, END, timedelta(minutes=gap))
    state: dict[int, bool] = {}
    for minute, up in pairs:
        state[minute] = state.get(minute, True) and up
    order = sorted(state)
    minutes_down = minutes_seen = 0
    for first, last in pairwise(order):
        inside = range(max(first, 0), min(last, 30 * 1440))
        if last - first <= gap:
            minutes_seen += len(inside)
            minutes_down += 0 if state[first] else len(inside)
    assert sum((b - a).total_seconds() for a, b in seen.observed) == 60 * minutes_seen
    assert sum((b - a).total_seconds() for a, b in seen.outages) == 60 * minutes_down


def test_kuma_beats_are_found_whatever_holds_them() -> None:
    beats = [
        {"monitorID": 1, "status": 1, "time": "2025-06-01 00:00:00.123"},
        {"monitorID": 1, "status": 0, "time": "2025-06-01 00:01:00.123"},
        {"monitorID": 1, "status": 3, "time": "2025-06-01 00:02:00.123"},
    ]
    content = {"monitorList": [{"id": 1, "name": "Portal", "interval": 60}], "heartbeatList": {"1": beats}}
    export = from_kuma(content)
    assert export.checks.keys() == {"Portal"}
    assert [check.up for check in sorted(export.checks["Portal"])] == [True, False]
    assert export.unread == 1
    with pytest.raises(SheetError):
        from_kuma({"monitorList": []})


def test_prometheus_matrices_are_read_and_nothing_else() -> None:
    series = {
        "metric": {"instance": "https://a"},
        "values": [[1748736000, "1"], [1748736300, "0"], [1748736600, "NaN"]],
    }
    content = {"status": "success", "data": {"resultType": "matrix", "result": [series]}}
    export = from_prometheus(content)
    assert export.checks["https://a"] == (
        Check(datetime(2025, 6, 1, tzinfo=UTC), up=True),
        Check(datetime(2025, 6, 1, 0, 5, tzinfo=UTC), up=False),
    )
    assert export.unread == 1
    others: list[object] = [{}, [], {"data": {"resultType": "vector", "result": []}}]
    for other in others:
        with pytest.raises(SheetError):
            from_prometheus(other)


def test_upptime_versions_are_looks() -> None:
    versions = [(at(0), "status: up\ncode: 200"), (at(5), "status: down"), (at(9), "code: 500")]
    assert from_upptime(versions) == (Check(at(0), up=True), Check(at(5), up=False))


def test_a_table_of_looks(tmp_path: Path) -> None:
    text = (
        "waktu,situs,status\n2025-06-01T00:00:00+00:00,A,up\n2025-06-01T00:05:00+00:00,A,down\nkapan,A,up\n"
    )
    (tmp_path / "a.csv").write_text(text, "utf-8")
    export = from_table(read_csv(tmp_path / "a.csv"))
    assert export.checks == {"A": (Check(at(0), up=True), Check(at(5), up=False))}
    assert export.unread == 1
    (tmp_path / "b.csv").write_text("jam,status\n1,up\n", "utf-8")
    with pytest.raises(SheetError, match="waktu"):
        from_table(read_csv(tmp_path / "b.csv"))


@pytest.mark.parametrize("raw", [b"", b"{", b"[" * 100_000])
def test_what_is_no_json_is_named(raw: bytes) -> None:
    with pytest.raises(SheetError):
        load_json(raw, "a.json")
    assert load_json(json.dumps({}).encode(), "a.json") == {}
