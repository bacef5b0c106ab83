"""The guide to another region's pack shows what the invented pack says, and names what the tool knows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.assess.ladder import TESTS
from pipeline.law.codes import CODES
from pipeline.law.lint import REQUIRED
from pipeline.law.lint_order import DECIDING

ROOT = Path(__file__).parents[2]
PACK = ROOT / "tests/workspaces/kepulauan/catalog/peraturan/perbup-sagori-7-2023"
GUIDE = (ROOT / "docs/paket-daerah.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"<!-- dari: (\S+) -->\n```yaml\n(.*?)```", GUIDE, re.DOTALL)


@pytest.mark.parametrize(("file", "shown"), SHOWN)
def test_what_is_shown_stands_in_the_pack(file: str, shown: str) -> None:
    assert shown in (PACK / file).read_text(encoding="utf-8")


def test_every_part_of_a_pack_is_shown() -> None:
    folders = {name.split("/")[0] for name, _ in SHOWN}
    assert folders == {*(name.rstrip("/") for name in REQUIRED), "gambar.yaml"}
    assert len(SHOWN) == GUIDE.count("```yaml")


def test_the_guide_names_every_test_of_the_ladder_and_every_table_that_decides() -> None:
    assert [name for name in (*TESTS, *DECIDING) if f"`{name}`" not in GUIDE] == []


def test_the_guide_names_every_fault_of_a_packs_own_files() -> None:
    """The others are about a region's choices, or about a pack that is not there."""
    beyond = {"PKT001", "PKT011", "PKT012", "PKT013", "PKT014"}
    assert [code for code, *_ in CODES if f"`{code}`" not in GUIDE and code not in beyond] == []
