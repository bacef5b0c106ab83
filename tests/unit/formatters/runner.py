"""What a GitHub runner makes of a log: the parser of actions/runner (ActionCommand) in our own words."""

from __future__ import annotations

import re
from dataclasses import dataclass

REGISTERED = frozenset(
    [
        *("error", "warning", "notice", "debug", "group", "endgroup", "echo", "set-output", "save-state"),
        *("add-mask", "add-matcher", "remove-matcher", "stop-commands", "set-env", "add-path"),
        "internal-set-repo-path",
    ]
)
_DATA = (("%0D", "\r"), ("%0A", "\n"), ("%25", "%"))
_PROPERTY = (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%"))


@dataclass(frozen=True, slots=True)
class Command:
    """A command that the runner would carry out."""

    name: str
    properties: dict[str, str]
    data: str


def commands(log: str) -> list[Command]:
    """Every command in a log; a carriage return alone ends a line too."""
    found = (_second_form(line) or _first_form(line) for line in re.split(r"\r\n|\r|\n", log))
    return [command for command in found if command is not None]


def _second_form(line: str) -> Command | None:
    """`::name key=value,…::data`, after any white space that Unicode knows."""
    text = line.lstrip()
    end = text.find("::", 2)
    if not text.startswith("::") or end < 0:
        return None
    name, _, pairs = text[2:end].partition(" ")
    if name.lower() not in REGISTERED:
        return None
    split = (pair.partition("=") for pair in pairs.strip().split(",") if "=" in pair)
    properties = {key.strip(): _unescaped(value, _PROPERTY) for key, _, value in split}
    return Command(name.lower(), properties, _unescaped(text[end + 2 :], _DATA))


def _first_form(line: str) -> Command | None:
    """`##[name …]data`, wherever it stands in the line."""
    start = line.find("##[")
    end = line.find("]", start)
    if start < 0 or end < 0:
        return None
    name = line[start + 3 : end].partition(" ")[0]
    return Command(name.lower(), {}, line[end + 1 :]) if name.lower() in REGISTERED else None


def _unescaped(text: str, table: tuple[tuple[str, str], ...]) -> str:
    for code, meaning in table:
        text = text.replace(code, meaning)
    return text
