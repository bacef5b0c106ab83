"""Every stage asks for a reading as of an instant: a choice that begins later must not count yet."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).parents[2] / "pipeline"
STAGES = ("rules", "measure", "assess", "render", "run")
# What is asked, and how many arguments name the instant last.
ASKED = {"reading": 3, "months": 3, "amounts": 3}


def undated(path: Path) -> list[str]:
    calls = (node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call))
    return [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for call in calls
        if isinstance(call.func, ast.Attribute)
        and call.func.attr in ASKED
        and ast.unparse(call.func.value).split(".")[-1] == "law"
        and len(call.args) < ASKED[call.func.attr]
        and not any(keyword.arg == "at" for keyword in call.keywords)
    ]


def test_no_stage_asks_for_a_reading_without_an_instant() -> None:
    files = [path for stage in STAGES for path in (ROOT / stage).rglob("*.py")]
    assert len(files) > 100
    assert [place for path in files for place in undated(path)] == []
