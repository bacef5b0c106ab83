"""Whatever a record says, every format says our sentences alone."""

from __future__ import annotations

import json
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.formatters.registry import FORMATS
from pipeline.formatters.report import Report
from tests.unit.formatters.runner import REGISTERED, commands
from tests.unit.formatters.samples import HOSTILE, hostile, report

# Soup of what means something to some reader, between letters and surrogates.
_SPICES = [
    *HOSTILE,
    *(f"::{name}::" for name in REGISTERED),
    *"\r\n\t\x1b\u0085\u2028\u202e`|[]()<>&%:,#@!\\*_~{}",
]
_TEXTS = st.lists(st.sampled_from(_SPICES) | st.text(st.characters(), max_size=8), max_size=8).map("".join)


@settings(max_examples=60)
@given(_TEXTS, _TEXTS)
def test_no_text_forges_a_command_or_breaks_a_format(payload: str, prefix: str) -> None:
    given_report = Report(
        result=report(hostile(payload), hostile(payload)).result,
        cite=lambda _: payload,
        lines=lambda _: [payload, payload],
        prefix=prefix,
    )
    printed = {name: "".join(write(given_report)) for name, write in FORMATS.items()}
    for name, text in printed.items():
        ours = ["error", "error", "notice"] if name == "github" else []
        assert [command.name for command in commands(text)] == ours
        assert all(letter.isprintable() or letter == "\n" for letter in text)
    for name in ("json", "sarif", "gitlab", "rdjson"):
        json.loads(printed[name])
    assert len(ElementTree.fromstring(printed["junit"]).findall(".//failure")) == 2
