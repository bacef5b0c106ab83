"""requirements.lock holds everything that pyproject.toml asks for, in a version it accepts, with hashes."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PINS = dict(re.findall(r"^([\w.-]+)==(\S+)", LOCK, re.MULTILINE))
# `make lock` pins what the tool and its developers need; further extras stay the choice of whoever installs.
WANTED = PROJECT["dependencies"] + PROJECT["optional-dependencies"]["dev"]


@pytest.mark.parametrize("line", WANTED)
def test_the_lock_answers_what_the_project_asks(line: str) -> None:
    requirement = Requirement(line)
    pinned = PINS.get(canonicalize_name(requirement.name))
    assert pinned is not None, "run: make lock"
    assert requirement.specifier.contains(pinned, prereleases=True), "run: make lock"


def test_every_pin_carries_its_hashes() -> None:
    blocks = re.split(r"^(?=[\w.-]+==)", LOCK, flags=re.MULTILINE)[1:]
    assert len(blocks) == len(PINS) > 0
    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []


def test_the_mutation_tools_lock_holds_what_it_asks_with_hashes() -> None:
    folder = ROOT / "tools/mutation"
    lock = (folder / "requirements.lock").read_text(encoding="utf-8")
    asked = Requirement((folder / "requirements.in").read_text(encoding="utf-8").strip())
    blocks = re.split(r"^(?=[\w.-]+==)", lock, flags=re.MULTILINE)[1:]
    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []
    assert f"{canonicalize_name(asked.name)}=={next(iter(asked.specifier)).version}" in lock, (
        "make lock-mutation"
    )
