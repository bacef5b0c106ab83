"""Batches are begun a few at a time, whoever runs them, and told in order whichever is done first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import pytest

from benchmarks.corpus import AS_OF, Size, write
from pipeline.run import examine as examining
from pipeline.run.engine import Pool, open_executor
from pipeline.run.examine import Options, examine
from pipeline.run.inturn import Part, in_turn

INSTANT = datetime.fromisoformat(AS_OF)
PARTS = [(str(number),) for number in range(100)]
_T = TypeVar("_T")


class Counting(Executor):
    """Runs each call at once, and counts the calls."""

    def __init__(self) -> None:
        self.begun = 0

    def submit(self, fn: Callable[..., _T], /, *args: Any, **kwargs: Any) -> Future[_T]:
        """Counts and runs the call."""
        self.begun += 1
        return done(fn(*args, **kwargs))


def done(result: _T) -> Future[_T]:
    future: Future[_T] = Future()
    future.set_result(result)
    return future


def same(result: Part) -> Part:
    return result


def nothing(_part: Part, _result: Part) -> Iterable[Part]:
    return ()


@pytest.mark.parametrize("ahead", [1, 3])
def test_a_check_begins_few_batches_before_the_first_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ahead: int
) -> None:
    write(tmp_path, Size(tickets=60, offices=1))
    executor, under_way = Counting(), list[int]()

    @contextmanager
    def mine(*_: object) -> Iterator[Pool]:
        yield Pool(executor, ahead)

    def told(_done: int, _of: int) -> None:
        under_way.append(executor.begun - len(under_way))

    monkeypatch.setattr(examining, "open_executor", mine)
    monkeypatch.setattr(examining, "batch_files", lambda _: 2)
    found = examine(tmp_path, INSTANT, Options(progress=told))
    assert executor.begun == len(under_way) > 20
    # What is under way, and as much again that is done and waits for its turn.
    assert max(under_way) <= 2 * ahead
    assert found.result == examine(tmp_path, INSTANT, Options(engine="serial")).result


def test_how_much_is_asked_of_a_pool_goes_by_its_workers() -> None:
    with open_executor("serial", None, 0) as pool:
        assert pool.ahead == 1
    with open_executor("processes:3", None, 0) as pool:
        assert 3 < pool.ahead < 20


def test_parts_are_told_in_order_though_the_last_begun_is_done_first() -> None:
    open_ones: list[tuple[Future[Part], Part]] = []
    begun: list[Part] = []

    def begin(part: Part) -> Future[Part]:
        begun.append(part)
        open_ones.append((Future(), part))
        future = open_ones[-1][0]
        while len(open_ones) == 3 or (part == PARTS[19] and open_ones):
            latest, its_part = open_ones.pop()
            latest.set_result(its_part)
        return future

    told = list(in_turn(PARTS[:20], begin, same, nothing, 3))
    assert told == [(part, part) for part in PARTS[:20]]
    assert begun == PARTS[:20]


def test_a_slow_part_does_not_let_all_others_pile_up_behind_it() -> None:
    slow: Future[Part] = Future()
    begun: list[Part] = []
    settled: list[Part] = []

    def begin(part: Part) -> Future[Part]:
        begun.append(part)
        return slow if part == PARTS[0] else done(part)

    def settle(part: Part) -> Part:
        settled.append(part)
        # All that may go before it are done.
        if len(settled) == 31:
            slow.set_result(PARTS[0])
        return part

    told = in_turn(PARTS, begin, settle, nothing, 2)
    assert next(told) == (PARTS[0], PARTS[0])
    assert begun == PARTS[:32]
    assert [part for part, _ in told] == PARTS[1:]


def test_what_a_part_leaves_follows_it_and_what_is_known_is_not_begun() -> None:
    begun: list[Part] = []

    def begin(part: Part) -> Future[Part] | Part:
        if part[0] == "known":
            return part
        begun.append(part)
        return done(part)

    def left(part: Part, _result: Part) -> list[Part]:
        return [(word,) for word in part[1:]]

    parts = [("a", "b", "c"), ("known", "d"), ("e",)]
    told = [part for part, _ in in_turn(parts, begin, same, left, 2)]
    assert told == [("a", "b", "c"), ("b",), ("c",), ("known", "d"), ("d",), ("e",)]
    assert sorted(begun) == [("a", "b", "c"), ("b",), ("c",), ("d",), ("e",)]


def test_what_a_part_fails_with_is_raised() -> None:
    def begin(part: Part) -> Future[Part]:
        failed: Future[Part] = Future()
        failed.set_exception(OSError(part[0]))
        return failed

    with pytest.raises(OSError, match="0"):
        list(in_turn(PARTS, begin, same, nothing, 2))
