"""Values as YAML that the strict reader reads back as they were: text that looks like a number is quoted."""

from __future__ import annotations

import re
from typing import Any

import yaml

# Wider than any line: a sentence that is folded would be a changed file without a changed word.
_WIDTH = 1_000_000
# What a plain word must not look like to stay text: a constant, the merge key, or anything numeric.
_NOT_TEXT = re.compile(
    r"(?:~|null|Null|NULL|true|True|TRUE|false|False|FALSE|<<|=|-)?"
    r"|[-+]?\.?[0-9][0-9.]*(?:[eE][-+]?[0-9]+)?"
    r"|0x[0-9a-fA-F]+|0o[0-7]+|[-+]?\.(?:inf|Inf|INF|nan|NaN|NAN)"
)


class _Dumper(yaml.SafeDumper):
    """The core rules of the strict reader instead of YAML 1.1: `no` and `08:30` are words without quotes."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012  the library's own attribute

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> Any:  # noqa: ARG002, FBT001, FBT002
        """Lists stand indented below their key."""
        return super().increase_indent(flow, False)  # noqa: FBT003  the library's own signature


def _text(dumper: _Dumper, value: str) -> yaml.Node:
    if "\n" in value.rstrip("\n") and value == value.strip() + value[len(value.rstrip("\n")) :]:
        return dumper.represent_scalar("tag:yaml.org,2002:str", value, style="|")
    style = "'" if _NOT_TEXT.fullmatch(value) or " #" in value or value.startswith("?") else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


_Dumper.add_representer(str, _text)
for _tag, _shape in (
    ("tag:yaml.org,2002:bool", re.compile(r"(?:true|false)\Z")),
    ("tag:yaml.org,2002:int", re.compile(r"-?[0-9]+\Z")),
    ("tag:yaml.org,2002:float", re.compile(r"-?[0-9]*\.[0-9]+\Z")),
    ("tag:yaml.org,2002:null", re.compile(r"null\Z")),
):
    _Dumper.add_implicit_resolver(_tag, _shape, None)


def block(value: Any) -> str:
    """A mapping or list as block YAML, in its own order, ending in a line feed."""
    return str(
        yaml.dump(
            value, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=_WIDTH, default_flow_style=False
        )
    )
