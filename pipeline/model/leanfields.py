"""The fields of our dataclasses, and what lists and copies by them."""

# `dataclasses` brings `inspect`, and that a tokenizer and more: a twentieth of a small check.

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeVar

T = TypeVar("T")
HELD = "__lean_fields__"
"""The attribute of a class that holds its fields by name."""
MISSING: Final = object()
_WORDS = ("default", "default_factory", "init", "repr", "hash", "compare", "kw_only")
# What is told of names that are no fields.
_SPECIAL = ("ClassVar", "InitVar", "KW_ONLY", "typing.ClassVar", "dataclasses.InitVar", "dataclasses.KW_ONLY")


class Field:
    """One field, with attributes as those of `dataclasses` have them."""

    name = ""
    type: Any = ""
    default: Any = MISSING
    default_factory: Any = MISSING
    init = True
    repr = True
    hash: bool | None = None
    compare = True
    kw_only: Any = MISSING

    def __init__(self, **told: Any) -> None:
        """Takes what is told of it where a class is written; the class gives it a name."""
        self.__dict__ |= told


field = Field
"""Describes a field where a class is written."""


def fields_of(plain: type[Any], *, kw_only: bool) -> dict[str, Field]:
    """The fields of a class that is not made yet, its parents' among them.

    Raises:
        TypeError: A field is of a kind that is not made here.
        ValueError: A default could be changed by whoever is given it.
    """
    found: dict[str, Field] = {}
    for base in plain.__mro__[-2:0:-1]:
        found |= vars(base).get(HELD, {})
    for name, kind in plain.__annotations__.items():
        if not str(kind).startswith(_SPECIAL):
            found[name] = _named(name, kind, vars(plain).get(name, MISSING), kw_only=kw_only)
        elif "ClassVar" not in str(kind):
            raise TypeError(f"{name}: {kind} is not for these dataclasses")
    return found


def _named(name: str, kind: Any, given: object, *, kw_only: bool) -> Field:
    one = given if type(given) is Field else _translated(given)
    one.name, one.type = name, kind
    if one.kw_only is MISSING:
        one.kw_only = kw_only
    if one.default.__class__.__hash__ is None:
        what = f"mutable default {type(one.default)} for field {name}"
        raise ValueError(f"{what} is not allowed: use default_factory")
    return one


def _translated(given: object) -> Field:
    """A plain default, or what `field` of `dataclasses` was told."""
    theirs = sys.modules.get("dataclasses")
    if theirs is None or not isinstance(given, theirs.Field):
        return Field(default=given)
    told = {word: getattr(given, word) for word in _WORDS}
    return Field(**{word: value for word, value in told.items() if value is not theirs.MISSING})


def fields(thing: Any) -> tuple[Field, ...]:
    """The fields of a thing or of its class, in order."""
    return tuple(getattr(thing, HELD).values())


def replace(thing: T, /, **changes: Any) -> T:
    """Another of the same class, with other values in some fields."""
    for name, one in getattr(thing, HELD).items():
        if not one.init:
            if name in changes:
                what = f"field {name} is declared with init=False"
                raise ValueError(f"{what}, it cannot be specified with replace()")
        elif name not in changes:
            changes[name] = getattr(thing, name)
    return thing.__class__(**changes)


class Standard:
    """Tells the fields to whoever asks as `dataclasses` does: its own functions, and others."""

    def __get__(self, _: object, cls: type[Any]) -> Mapping[str, Any]:
        """The fields of a class, by name; from now on they stand there themselves."""
        found = _standard(cls)
        type.__setattr__(cls, "__dataclass_fields__", found)
        return found


def _standard(cls: type[Any]) -> Mapping[str, Any]:
    import dataclasses  # noqa: PLC0415  start-up: few ask

    theirs: Callable[..., Any] = dataclasses.field
    made = []
    for one in fields(cls):
        told = {word: getattr(one, word) for word in _WORDS}
        given = {word: value for word, value in told.items() if value is not MISSING}
        made.append((one.name, one.type, theirs(**given)))
    plain = dataclasses.make_dataclass(cls.__name__, made, init=False, repr=False, eq=False)
    found: Mapping[str, Any] = vars(plain)["__dataclass_fields__"]
    return found
