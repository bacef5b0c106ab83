"""The invented region of the tests: examined once, and ways to change a copy of it."""

from __future__ import annotations

import shutil
from datetime import datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from pipeline.law.law import Law
from pipeline.model.fact import Fact
from pipeline.run.examine import Examination, Options, examine

WORKSPACE = Path(__file__).parents[2] / "workspaces" / "kepulauan"
PACK = WORKSPACE / "catalog" / "peraturan" / "perbup-sagori-7-2023"
WITA = ZoneInfo("Asia/Makassar")
AS_OF = datetime(2025, 1, 31, 8, tzinfo=WITA)
SERIAL = Options(engine="serial")


@cache
def examination() -> Examination:
    """The region as it is kept."""
    return examine(WORKSPACE, AS_OF, SERIAL)


def law() -> Law:
    """Its regulation, with its own readings and calendars."""
    return examination().law


def wita(text: str) -> datetime:
    """A time on the region's clocks."""
    return datetime.fromisoformat(text).replace(tzinfo=WITA)


def fact(name: str, found: Examination | None = None) -> Fact:
    """The fact "opd/id"."""
    opd, record = name.split("/")
    rows = (row.fact for rows in (found or examination()).world.measured.values() for row in rows)
    return next(one for one in rows if (one.opd, one.id) == (opd, record))


def copied(folder: Path) -> Path:
    """A copy of the region that a test may change."""
    return shutil.copytree(WORKSPACE, folder / "kepulauan", ignore=shutil.ignore_patterns("build", ".spbe"))


def replaced(file: Path, old: str, new: str) -> None:
    """Changes a file; the old text must be there."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
