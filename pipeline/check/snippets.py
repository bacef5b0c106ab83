"""Snippets for editors: the fields of each kind that a writer meets first, with stops to fill in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.check.schemas import Vocabulary, kinds, schema_of
from pipeline.check.shape import Field, fields_of
from pipeline.model.lean import dataclass, field
from pipeline.model.pointer import Keys

_MOST_CHOICES = 24
_DEEPEST = 4
# A person is written out or referred to: the snippet writes them out.
_OTHERWISE = {"orang": "id"}


@dataclass(slots=True)
class _Stops:
    """The numbers of the tab stops so far."""

    last: int = field(default=0)

    def next(self) -> int:
        self.last += 1
        return self.last


def snippets(words: Vocabulary) -> dict[str, dict[str, Any]]:
    """Snippets in the form of VS Code, by title; the prefix is the kind."""
    found: dict[str, dict[str, Any]] = {}
    for kind in kinds():
        schema = schema_of(kind, words)
        title = str(schema.get("title", kind))
        found[f"{title} ({kind})"] = {
            "scope": "yaml",
            "prefix": kind,
            "description": str(schema.get("description", title)),
            "body": [*_block(kind, words, (), _Stops()), "$0"],
        }
    return found


def _block(kind: str, words: Vocabulary, keys: Keys, stops: _Stops) -> Iterator[str]:
    """The fields below a path that a writer meets first, each as one line or a block."""
    usual = () if keys else schema_of(kind, words).get("else", {}).get("required", ())
    for one in _first_met(fields_of(kind, words, keys), frozenset(usual)):
        yield from _entry(kind, words, one, stops)


def _first_met(fields: tuple[Field, ...], usual: frozenset[str]) -> list[Field]:
    """What is obligatory or usually so; else the plain fields, else all; never what is private."""
    names = {str(one.keys[-1]): one for one in fields}
    demanded = [one for name, one in names.items() if one.required or name in usual]
    required = [one for one in demanded if _OTHERWISE.get(str(one.keys[-1])) not in names]
    open_ones = [one for one in fields if not one.private]
    plain = [one for one in open_ones if not {"object", "array"} & set(one.types)]
    return required or plain or open_ones


def _entry(kind: str, words: Vocabulary, one: Field, stops: _Stops) -> Iterator[str]:
    name = one.keys[-1]
    if name == "jenis":
        yield f"jenis: {kind}"
        return
    inside = list(_below(kind, words, one, stops))
    if inside:
        yield f"{name}:"
        yield from (f"  {line}" for line in inside)
        return
    stop = _stop(one, stops.next())
    yield f"{name}: [{stop}]" if one.types == ("array",) and not one.choices else f"{name}: {stop}"


def _below(kind: str, words: Vocabulary, one: Field, stops: _Stops) -> Iterator[str]:
    """The lines of a mapping, or of a list's first item; none for a plain value."""
    if one.choices or len(one.keys) >= _DEEPEST:
        return
    if "object" in one.types:
        yield from _block(kind, words, one.keys, stops)
    elif "array" in one.types:
        lines = _block(kind, words, (*one.keys, "*"), stops)
        yield from (("- " if number == 0 else "  ") + line for number, line in enumerate(lines))


def _stop(one: Field, number: int) -> str:
    choices = ("true", "false") if one.types == ("boolean",) else tuple(map(str, one.choices))
    if 1 < len(choices) <= _MOST_CHOICES:
        return f"${{{number}|{','.join(_escaped(choice, ',|') for choice in choices)}|}}"
    return f"${{{number}:{_escaped(choices[0] if len(choices) == 1 else one.title, '')}}}"


def _escaped(text: str, also: str) -> str:
    for letter in ("\\", "$", "}", *also):
        text = text.replace(letter, f"\\{letter}")
    return text
