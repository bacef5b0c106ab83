"""The formats by name; each is imported when it is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

from pipeline.formatters.report import Format
from pipeline.model.later import Later

_FUNCTIONS = {
    "full": ("text", "format_text"),
    "concise": ("text", "format_concise"),
    "json": ("json_format", "format_report"),
    "sarif": ("sarif", "format_sarif"),
    "github": ("github", "format_github"),
    "gitlab": ("gitlab", "format_gitlab"),
    "junit": ("junit", "format_junit"),
    "rdjson": ("rdjson", "format_rdjson"),
    "markdown": ("markdown", "format_markdown"),
}


def _imported(name: str) -> Format:
    module, function = _FUNCTIONS[name]
    found: Format = getattr(import_module(f"pipeline.formatters.{module}"), function)
    return found


FORMATS: Mapping[str, Format] = Later(_FUNCTIONS, _imported)
