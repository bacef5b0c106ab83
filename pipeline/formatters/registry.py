"""The formats by name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.formatters.github import format_github
from pipeline.formatters.gitlab import format_gitlab
from pipeline.formatters.json_format import format_json
from pipeline.formatters.markdown import format_markdown
from pipeline.formatters.rdjson import format_rdjson
from pipeline.formatters.report import Format, Report
from pipeline.formatters.sarif import format_sarif
from pipeline.formatters.text import format_concise, format_text


def _json(report: Report) -> Iterator[str]:
    return format_json(report.result)


def _junit(report: Report) -> Iterator[str]:
    from pipeline.formatters.junit import format_junit  # noqa: PLC0415  start-up: a library of XML

    yield from format_junit(report)


FORMATS: Mapping[str, Format] = {
    "full": format_text,
    "concise": format_concise,
    "json": _json,
    "sarif": format_sarif,
    "github": format_github,
    "gitlab": format_gitlab,
    "junit": _junit,
    "rdjson": format_rdjson,
    "markdown": format_markdown,
}
