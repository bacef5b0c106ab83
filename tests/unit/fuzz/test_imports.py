"""Spoilt exports: whoever reads them answers in words; an import of them writes whole records or nothing."""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from itertools import islice
from pathlib import Path

import pytest

from pipeline.exchange.csvfile import read_csv
from pipeline.exchange.jsontable import read_json
from pipeline.exchange.monitors import from_kuma, from_prometheus, from_table, load_json
from pipeline.exchange.sheet import SheetError
from pipeline.exchange.workbook import read_workbook
from tools.fuzz import importing
from tools.fuzz.exports import Export, mutated, seeds
from tools.fuzz.importing import try_import

READERS: dict[str, Callable[[Path], object]] = {
    "t.csv": read_csv,
    "l.csv": read_csv,
    "t.xlsx": read_workbook,
    "t.json": read_json,
    "c.csv": lambda path: from_table(read_csv(path)),
    "k.json": lambda path: from_kuma(load_json(path.read_bytes(), path.name)),
    "q.json": lambda path: from_prometheus(load_json(path.read_bytes(), path.name)),
}


@pytest.mark.parametrize("export", seeds(), ids=lambda export: export.name)
def test_what_is_changed_is_sound_before(tmp_path: Path, export: Export) -> None:
    counts: Counter[str] = Counter()
    assert list(try_import(export, tmp_path, counts)) == []
    assert counts == {"imports": 1, "sound": 1}


def test_every_reader_reads_or_says_why(tmp_path: Path) -> None:
    """A reader that raises anything but its own words fails this test."""
    answered: Counter[str] = Counter()
    for export in islice(mutated(random.Random(1)), 400):  # noqa: S311  no secret
        read = READERS.get(export.name)
        if read is None:
            continue
        path = tmp_path / export.name
        path.write_bytes(export.raw)
        answered[f"{export.name} refused"] += 1
        with suppress(SheetError):
            read(path)
            answered[f"{export.name} refused"] -= 1
            answered[f"{export.name} read"] += 1
    for name in READERS:
        assert answered[f"{name} read"], name
        assert answered[f"{name} refused"], name


def test_an_import_of_a_spoilt_export_keeps_every_promise(tmp_path: Path) -> None:
    counts: Counter[str] = Counter()
    for export in islice(mutated(random.Random(2)), 24):  # noqa: S311  no secret
        assert list(try_import(export, tmp_path, counts)) == [], export
    assert counts["imports"] == 24


def _loud(_arguments: list[str]) -> int:
    sys.stdout.write("\x1b[31mmerah\n::error::x\n")
    return 0


def _writes(arguments: list[str]) -> int:
    Path(arguments[arguments.index("--root") + 1], "catalog/lain.yaml").write_text("a: [", "utf-8")
    return 0


def _fails(_arguments: list[str]) -> int:
    return 3


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (_loud, ["prints what a terminal obeys", "prints what a runner obeys"]),
        (_writes, ["a trial writes", "writes or removes w/catalog/lain.yaml"]),
        (_fails, ["exit code 3: ''"]),
    ],
)
def test_a_promise_that_breaks_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: Callable[[list[str]], int], said: list[str]
) -> None:
    monkeypatch.setattr(importing, "main", command)
    found = list(try_import(seeds()[0], tmp_path, Counter()))
    assert set(said) <= set(found)


def test_what_breaks_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "main", _fails)
    monkeypatch.setattr(importing, "AT_ONCE", 2)
    assert importing.run(1, tmp_path) == 1
    assert list(tmp_path.glob("import-0001-*"))
