"""Our dataclasses behave as those of `dataclasses`, each made both ways and asked the same."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from collections.abc import Callable
from functools import partial
from typing import Any, ClassVar

import pytest

from pipeline.model import lean

Make = Callable[..., Any]


def classes(make: Make) -> dict[str, type[Any]]:
    """The same classes, made one way or the other."""

    @make(frozen=True, slots=True)
    class Point:
        """A frozen one with every kind of field."""

        x: int
        y: int = 2
        many: list[int] = dataclasses.field(default_factory=list, hash=False)
        quiet: str = dataclasses.field(default="-", repr=False, compare=False)
        fixed: int = dataclasses.field(default=7, init=False)
        made: tuple[int, ...] = dataclasses.field(default_factory=tuple, init=False)

    @make(frozen=True, slots=True, kw_only=True)
    class Named(Point):
        """Another's fields and its own."""

        z: int
        word: str = "w"

    @make(slots=True)
    class Open:
        """One that changes, and looks at itself."""

        x: int
        seen: list[str] = dataclasses.field(default_factory=list)

        def __post_init__(self) -> None:
            self.seen.append(f"{self.x}")

    @make(slots=True, kw_only=True)
    class Counted:
        """One with something that is no field, and a field that is not named."""

        most: ClassVar[int] = 3
        x: int = dataclasses.field(kw_only=False)
        word: str = "w"
        again: bool = dataclasses.field(default=True, kw_only=True)

    @make(frozen=True, slots=True, order=True)
    class Ranked:
        """One with an order."""

        x: int
        word: str = dataclasses.field(default="", compare=False)

    @make(frozen=True, slots=True, eq=False)
    class Itself:
        """One that is equal to itself only."""

        x: int

    @make(frozen=True, slots=True)
    class Own:
        """One that brings its own words, equality and hash."""

        x: int

        def __repr__(self) -> str:
            return "own"

        def __hash__(self) -> int:
            return 5

    @make(frozen=True, slots=True)
    class Similar:  # noqa: PLW1641 - the hash is of its fields
        """One that brings its own equality, and has its fields hashed."""

        x: int
        y: int = 0

        def __eq__(self, other: object) -> bool:
            return isinstance(other, Similar) and other.x == self.x

    @make(frozen=True, slots=True)
    class Empty:
        """Nothing at all."""

    made = (Point, Named, Open, Counted, Ranked, Itself, Own, Similar, Empty)
    return {each.__name__: each for each in made}


def said(ask: Callable[[], Any]) -> Any:
    """What an expression gives, or what it raises."""
    try:
        return ask()
    except Exception as problem:  # noqa: BLE001 - which one is what is compared
        return type(problem), str(problem)


def point(made: dict[str, type[Any]]) -> Any:
    return made["Point"](1, many=[3])


def changed(thing: Any, change: Callable[[Any], Any]) -> Any:
    change(thing)
    return repr(thing)


QUESTIONS: dict[str, Callable[[dict[str, type[Any]]], Any]] = {
    "init": lambda made: repr(made["Point"](1)),
    "words": lambda made: repr(made["Named"](1, 3, z=4, quiet="q")),
    "quiet": lambda made: made["Point"](1, quiet="q").quiet,
    "made anew each time": lambda made: made["Point"](1).many is made["Point"](2).many,
    "lacking": lambda made: made["Point"](),
    "lacking by name": lambda made: made["Named"](1),
    "by place": lambda made: made["Named"](1, 2, [], "q", 9),
    "too many": lambda made: made["Ranked"](1, "", 3),
    "unknown": lambda made: made["Ranked"](1, colour=3),
    "not given": lambda made: made["Point"](1, fixed=3),
    "a change": lambda made: setattr(point(made), "x", 3),
    "a deletion": lambda made: delattr(point(made), "x"),
    "a change of another's field": lambda made: setattr(made["Named"](1, z=4), "x", 3),
    "a change where one may": lambda made: changed(made["Open"](1), lambda open_: setattr(open_, "x", 2)),
    "after": lambda made: made["Open"](1).seen,
    "no dict": lambda made: hasattr(point(made), "__dict__"),
    "equal": lambda made: (point(made) == point(made), point(made) != made["Point"](1), point(made) == 1),
    "quiet is not compared": lambda made: made["Point"](1, quiet="a") == made["Point"](1, quiet="b"),
    "another class": lambda made: made["Ranked"](1) == made["Itself"](1),
    "a subclass": lambda made: made["Point"](1) == made["Named"](1, z=1),
    "its class": lambda made: (type(point(made)) is made["Point"], type(point(made)).__name__),
    "a child that is no dataclass": lambda made: repr(type("Child", (made["Point"],), {})(1)),
    "a change of such a child": lambda made: setattr(type("Child", (made["Point"],), {})(1), "x", 3),
    "a child that says what it is": lambda made: type(type("Child", (made["Point"],), {})(1)).__name__,
    "hash": lambda made: hash(point(made)) == hash(made["Point"](1)) != hash(made["Point"](2)),
    "hash of a tuple": lambda made: hash(point(made)) == hash((1, 2, 7, ())),
    "no hash": lambda made: hash(made["Open"](1)),
    "equal and open": lambda made: made["Open"](1) == made["Open"](1),
    "identity": lambda made: made["Itself"](1) == made["Itself"](1),
    "order": lambda made: repr(sorted(made["Ranked"](x, "w") for x in (3, 1, 2))),
    "order at once": lambda made: (
        made["Ranked"](1) < made["Ranked"](2),
        made["Ranked"](1) <= made["Ranked"](1, "w"),
        made["Ranked"](1) > made["Ranked"](2),
        made["Ranked"](1) >= made["Ranked"](2),
    ),
    "order of others": lambda made: made["Ranked"](1) < 2,
    "no order": lambda made: point(made) < point(made),
    "own words": lambda made: (repr(made["Own"](1)), hash(made["Own"](1)), made["Own"](1) == made["Own"](1)),
    "own equality": lambda made: made["Similar"](1, 2) == made["Similar"](1, 3),
    "own equality, our hash": lambda made: hash(made["Similar"](1, 2)) == hash(made["Similar"](1, 2)),
    "empty": lambda made: (repr(made["Empty"]()), made["Empty"]() == made["Empty"](), hash(made["Empty"]())),
    "replace": lambda made: repr(dataclasses.replace(point(made), x=5)),
    "replace what is not given": lambda made: dataclasses.replace(point(made), fixed=5),
    "asdict": lambda made: dataclasses.asdict(made["Named"](1, z=4)),
    "astuple": lambda made: dataclasses.astuple(point(made)),
    "fields": lambda made: [(one.name, one.kw_only, one.init) for one in dataclasses.fields(made["Named"])],
    "what each field is": lambda made: [
        (one.name, one.type, one.repr, one.hash, one.compare, one.init, one.kw_only)
        for each in made.values()
        for one in dataclasses.fields(each)
    ],
    "no field": lambda made: (made["Counted"].most, made["Counted"](1).most, repr(made["Counted"](1))),
    "named where it is said": lambda made: made["Counted"](1, "w"),
    "of the child of a child": lambda made: dataclasses.asdict(type("Child", (made["Open"],), {})(1)),
    "told of both": lambda made: [dataclasses.is_dataclass(each) for each in (*made.values(), point(made))],
    "patterns": lambda made: made["Named"].__match_args__,
    "slots": lambda made: (made["Named"].__slots__, made["Point"].__slots__),
    "copies": lambda made: (copy.copy(point(made)) == point(made), repr(copy.deepcopy(point(made)))),
    "a copy that changes": lambda made: repr(copy.copy(made["Open"](4))),
    "the name of the class": lambda made: (made["Point"].__name__, made["Point"].__module__),
    "doc": lambda made: made["Point"].__doc__,
}


@pytest.mark.parametrize("few", [0, 12], ids=["compiled", "slot by slot"])
@pytest.mark.parametrize("question", QUESTIONS)
def test_both_ways_answer_alike(question: str, few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lean, "_FEW", few)
    ask = QUESTIONS[question]
    ours, theirs = (said(partial(ask, classes(make))) for make in (lean.dataclass, dataclasses.dataclass))
    assert ours == theirs


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_second_answer_is_the_first(question: str) -> None:
    made = classes(lean.dataclass)
    assert said(lambda: QUESTIONS[question](made)) == said(lambda: QUESTIONS[question](made))


@pytest.mark.parametrize(
    ("name", "given", "changes"),
    [
        ("Point", {"x": 1}, {"x": 5, "many": [3]}),
        ("Named", {"x": 1, "z": 4}, {"z": 5}),
        ("Open", {"x": 1}, {}),
        ("Point", {"x": 1}, {"fixed": 5}),
        ("Point", {"x": 1}, {"colour": 5}),
    ],
)
def test_what_is_replaced_is_as_theirs(name: str, given: dict[str, Any], changes: dict[str, Any]) -> None:
    made = classes(lean.dataclass)[name]
    ours, theirs = (
        said(lambda: repr(replace(made(**given), **changes)))  # noqa: B023 - asked at once
        for replace in (lean.replace, dataclasses.replace)
    )
    assert ours == theirs
    one = made(**given)
    assert [field.name for field in lean.fields(one)] == [field.name for field in dataclasses.fields(one)]


def test_a_default_that_could_be_changed_is_refused_in_the_same_words() -> None:
    def made(make: Make) -> None:
        @make(slots=True)
        class _Shared:
            many: list[int] = []  # noqa: RUF012 - it is to be refused

    assert said(lambda: made(lean.dataclass)) == said(lambda: made(dataclasses.dataclass))


@lean.dataclass(frozen=True, slots=True)
class Sent:
    """What goes to another process."""

    x: int
    words: tuple[str, ...] = ()


def test_what_is_sent_arrives() -> None:
    sent = Sent(1, ("a",))
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        got = pickle.loads(pickle.dumps(sent, protocol))  # noqa: S301 - our own
        assert got == sent
        assert got is not sent


def test_a_frozen_thing_takes_no_new_attribute() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError, match="'colour'"):
        point(classes(lean.dataclass)).colour = 3


def test_a_method_is_made_once_and_stays() -> None:
    made = classes(lean.dataclass)["Point"]
    found = [vars(made)["__init__"] for number in range(lean._FEW + 3) if made(number)]
    assert [found.count(one) for one in dict.fromkeys(found)] == [lean._FEW, 3]


def test_many_slots_are_filled_while_a_thing_is_thawed() -> None:
    made = classes(lean.dataclass)
    assert lean._thawed(made["Point"]) is not None
    assert lean._thawed(made["Named"]) is None, "its parent refuses"
