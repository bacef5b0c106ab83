"""Property tests try the same examples on every run, and a number of them that somebody has chosen."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import settings

TESTS = Path(__file__).parents[1]
ASK = "from tests import conftest; from hypothesis import settings; print(settings().derandomize)"


def test_the_examples_are_the_same_on_every_run() -> None:
    if os.environ.get("SPBE_SEARCH"):
        assert not settings().derandomize
    else:
        assert settings().derandomize
        assert settings().database is None


@pytest.mark.parametrize(("asked", "same"), [("", "True"), ("1", "False")])
def test_only_who_asks_for_it_gets_others(asked: str, same: str) -> None:
    surroundings = {**os.environ, "SPBE_SEARCH": asked, "CI": ""}
    done = subprocess.run(
        [sys.executable, "-c", ASK], cwd=TESTS.parent, env=surroundings, capture_output=True, text=True,
        check=True,
    )  # fmt: skip
    assert done.stdout.strip() == same


def test_no_test_chooses_for_itself_how_examples_are_drawn() -> None:
    own = Path(__file__)
    for file in sorted(TESTS.rglob("test_*.py")):
        assert file == own or "derandomize" not in file.read_text("utf-8"), file
