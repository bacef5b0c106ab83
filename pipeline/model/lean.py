"""Dataclasses whose methods cost nothing until they are called: a start makes many classes and uses few."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable
from dataclasses import MISSING, Field, FrozenInstanceError, field, fields, replace
from operator import attrgetter, ge, gt, le, lt
from reprlib import recursive_repr
from typing import Any, TypeVar, dataclass_transform

__all__ = ["dataclass", "field", "fields", "replace"]

T = TypeVar("T")
Method = Callable[..., Any]
_BECOME = vars(object)["__class__"].__set__
# From so many fields on it pays to thaw a class.
_MANY = 4
# So many things of a class are made before its `__init__` is compiled, which takes as long as they do.
_FEW = 12


@dataclass_transform(field_specifiers=(field,))
def dataclass(
    *, slots: bool, frozen: bool = False, kw_only: bool = False, eq: bool = True, order: bool = False
) -> Callable[[type[T]], type[T]]:
    """The class that `dataclasses` makes, with `fields`, `replace`, `asdict` and pickling, made cheaply.

    `dataclasses` compiles half a dozen methods for each class. Here `__init__` is compiled once it is called
    often, and no other is.

    Args:
        slots: Always true, written out as everywhere: other classes are not made here.
        frozen: As in `dataclasses`, and so are the following.
        kw_only: Fields are named in calls.
        eq: Whether equal fields make equal things.
        order: Whether things are ordered by their fields.
    """

    def made(plain: type[T]) -> type[T]:
        own = {name for name, value in vars(plain).items() if name != "__hash__" or value is not None}
        found = dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots, kw_only=kw_only)(plain)
        for name, method in _methods(found, frozen=frozen, eq=eq, order=order):
            if name not in own:
                setattr(found, name, method)
        return found

    return made


def _methods(cls: type[Any], *, frozen: bool, eq: bool, order: bool) -> Iterable[tuple[str, Method | None]]:
    yield "__init__", _seldom(cls, _init_frozen if frozen else _init)
    yield "__repr__", _shown
    if frozen:
        yield from _guards(cls)
        yield "__getstate__", _late(cls, "__getstate__", _state)
        yield "__setstate__", _late(cls, "__setstate__", _restored)
    if eq:
        yield "__eq__", _late(cls, "__eq__", _equal)
        yield "__hash__", _late(cls, "__hash__", _hash) if frozen else None
    if order:
        for compare in (lt, le, gt, ge):
            yield f"__{compare.__name__}__", _ordered(compare)


def _late(cls: type[Any], name: str, make: Callable[[type[Any]], Method]) -> Method:
    """A method that is made, and takes its place in the class, when it is first called."""

    def first(self: Any, *given: Any, **named: Any) -> Any:
        method = make(cls)
        setattr(cls, name, method)
        return method(self, *given, **named)

    return first


def _seldom(cls: type[Any], make: Callable[[type[Any]], Method]) -> Method:
    """An `__init__` that fills slot by slot, until it is called often or in a way that it does not know."""
    known: list[tuple[Field[Any], Method]] = []
    name = "__init__"
    left = _FEW

    def first(self: Any, *given: Any, **named: Any) -> None:
        nonlocal left
        left -= 1
        if not known:
            known.extend((one, getattr(cls, one.name).__set__) for one in fields(cls))
        words = (one.name for one, _ in known if one.init and not one.kw_only)
        told = {**dict(zip(words, given, strict=False)), **named}
        fits = len(told) == len(given) + len(named)
        values = [_taken(one, told) for one, _ in known]
        if left < 0 or told or not fits or any(value is MISSING for value in values):
            # What is wrong with a call is told as Python tells it.
            method = make(cls)
            setattr(cls, name, method)
            method(self, *given, **named)
            return
        for (_, put), value in zip(known, values, strict=True):
            put(self, value)
        if hasattr(cls, "__post_init__"):
            self.__post_init__()

    return first


def _taken(one: Field[Any], told: dict[str, Any]) -> Any:
    """What a field is given, taken from all that was told; MISSING where nothing is."""
    if one.init and one.name in told:
        return told.pop(one.name)
    return one.default if one.default_factory is MISSING else one.default_factory()


def _init_frozen(cls: type[Any]) -> Method:
    # Slots are filled by their own descriptors: the class itself refuses.
    setters = {f"_set_{one.name}": getattr(cls, one.name).__set__ for one in fields(cls)}
    careful = _compiled(cls, "_set_{0}(self, {1})", setters)
    thawed = _thawed(cls) if len(fields(cls)) >= _MANY else None
    if thawed is None:
        return careful
    known = {"_cls": cls, "_thawed": thawed, "_careful": careful, "_become": _BECOME}
    return _compiled(cls, "self.{0} = {1}", known, thawing=True)


def _thawed(cls: type[Any]) -> type[Any] | None:
    """A class of the same slots that refuses nothing; None where there can be none.

    A thing belongs to it while it is made: many slots are filled in half the time.
    """
    if any("__setattr__" in vars(base) for base in cls.__mro__[1:-1]):
        return None
    try:
        twin = type(cls.__name__, cls.__bases__, {"__slots__": cls.__slots__})
        _BECOME(object.__new__(twin), cls)
    except TypeError:
        return None
    return twin


def _init(cls: type[Any]) -> Method:
    return _compiled(cls, "self.{0} = {1}", {})


def _compiled(cls: type[Any], form: str, known: dict[str, Any], *, thawing: bool = False) -> Method:
    every = fields(cls)
    inits = [one for one in every if one.init]
    words = [_parameter(one) for one in inits if not one.kw_only]
    named = [_parameter(one) for one in inits if one.kw_only]
    lines = [form.format(one.name, _value(one)) for one in every if one.init or _has_default(one)]
    if thawing:
        given = ", ".join(
            ["self", *(one.name if not one.kw_only else f"{one.name}={one.name}" for one in inits)]
        )
        # What is derived from the class may have more slots.
        other = f"if self.__class__ is not _cls:\n  return _careful({given})"
        lines = [other, "_become(self, _thawed)", *lines, "_become(self, _cls)"]
    lines += ["self.__post_init__()"] * hasattr(cls, "__post_init__")
    known = {**known, "_MISSING": MISSING}
    for one in every:
        known |= {f"_default_{one.name}": one.default, f"_make_{one.name}": one.default_factory}
    head = ", ".join(["self", *words, *(["*", *named] if named else [])])
    source = f"def __init__({head}):\n " + "\n ".join(lines or ["pass"])
    # Nothing but the names of fields, as in `dataclasses`.
    exec(source, known)  # noqa: S102
    method: Method = known["__init__"]
    method.__qualname__ = f"{cls.__qualname__}.__init__"
    return method


def _has_default(one: Field[Any]) -> bool:
    return one.default is not MISSING or one.default_factory is not MISSING


def _parameter(one: Field[Any]) -> str:
    if one.default is not MISSING:
        return f"{one.name}=_default_{one.name}"
    return f"{one.name}=_MISSING" if one.default_factory is not MISSING else one.name


def _value(one: Field[Any]) -> str:
    if one.default_factory is MISSING:
        return one.name if one.init else f"_default_{one.name}"
    made = f"_make_{one.name}()"
    return f"{made} if {one.name} is _MISSING else {one.name}" if one.init else made


def _guards(cls: type[Any]) -> Iterable[tuple[str, Method]]:
    def refused(self: Any, name: str) -> bool:
        return type(self) is cls or name in cls.__dataclass_fields__

    def set_refusing(self: Any, name: str, value: Any) -> None:
        if refused(self, name):
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        super(cls, self).__setattr__(name, value)

    def delete_refusing(self: Any, name: str) -> None:
        if refused(self, name):
            raise FrozenInstanceError(f"cannot delete field {name!r}")
        super(cls, self).__delattr__(name)

    yield "__setattr__", set_refusing
    yield "__delattr__", delete_refusing


def _state(cls: type[Any]) -> Method:
    names = tuple(one.name for one in fields(cls))
    return lambda self: [getattr(self, name) for name in names]


def _restored(cls: type[Any]) -> Method:
    setters = tuple(getattr(cls, one.name).__set__ for one in fields(cls))

    def restored(self: Any, state: Iterable[Any]) -> None:
        for put, value in zip(setters, state, strict=True):
            put(self, value)

    return restored


@recursive_repr()
def _shown(self: Any) -> str:
    parts = (f"{one.name}={getattr(self, one.name)!r}" for one in fields(self) if one.repr)
    return f"{type(self).__qualname__}({', '.join(parts)})"


def _values(names: Iterable[str]) -> Callable[[Any], Any]:
    """What stands in the fields, for comparing."""
    wanted = tuple(names)
    return attrgetter(*wanted) if wanted else lambda _: ()


def _compared(cls: type[Any]) -> Callable[[Any], Any]:
    return _values(one.name for one in fields(cls) if one.compare)


def _equal(cls: type[Any]) -> Method:
    values = _compared(cls)

    def equal(self: Any, other: Any) -> Any:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    return equal


def _hash(cls: type[Any]) -> Method:
    values = _values(one.name for one in fields(cls) if (one.compare if one.hash is None else one.hash))
    return lambda self: hash(values(self))


def _ordered(compare: Callable[[Any, Any], Any]) -> Method:
    def ordered(self: Any, other: Any) -> Any:
        if other.__class__ is not self.__class__:
            return NotImplemented
        values = _compared(type(self))
        return compare(values(self), values(other))

    return ordered
