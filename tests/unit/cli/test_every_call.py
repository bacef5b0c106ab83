"""Each call that a build makes is refused once: the last good build stands, the next succeeds."""

from __future__ import annotations

import errno
import json
import random
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.cli import build
from pipeline.cli.main import main
from pipeline.run.cache import tree
from tests.unit.cli.builds import BUILD, COMPLETE, state, whole
from tests.unit.cli.faulty import Faults, Site, run

ONE_LINE = re.compile(r"spbe: [^\n]+\n")
NUMBERS = (errno.EIO, errno.ENOSPC, errno.EACCES, errno.EMFILE)
DICE = random.Random(20240426)  # noqa: S311  places, no secrets


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A workspace with a good build, and a cache of its own."""
    place = tmp_path_factory.mktemp("ruang")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(place / "tembolok"))
        patch.setenv("XDG_STATE_HOME", str(place / "keadaan"))
        # A build that would come to the same would make no call at all.
        patch.setattr(build, "KEEPS_RESULTS", False)
        # How long ago a file was written would decide how often it is looked at.
        patch.setattr(tree, "FRESH", -(10**18))
        patch.delenv("CI", raising=False)
        yield Path(shutil.copytree(COMPLETE, place / "w"))


def arguments(root: Path, part: str) -> list[str]:
    found = [*BUILD[:3], "--only", part, "--opd", "kecamatan-kota", "--root", str(root), "--quiet"]
    return [*found, "--engine", "serial"]


def calls(root: Path, part: str) -> list[Site]:
    """The calls of a build over a former one; everything is imported before, so that none is an import's."""
    assert main(arguments(root, part)) == 0
    code, said, sites = run(arguments(root, part), Faults())
    assert (code, said) == (0, "")
    return sites


def refuse(root: Path, part: str, places: list[int], sites: list[Site]) -> Counter[str]:
    """Builds once for each place, with that call refused; what became of them."""
    good, cache = state(root), root.parent / "tembolok"
    shutil.copytree(cache, root.parent / f"simpanan-{part}")
    counts: Counter[str] = Counter()
    for number, place in enumerate(places):
        faults = Faults(place, NUMBERS[number % len(NUMBERS)])
        # What an earlier one could keep or not is not to decide which calls this one makes.
        shutil.rmtree(cache)
        shutil.copytree(root.parent / f"simpanan-{part}", cache)
        code, said, made = run(arguments(root, part), faults)
        told = (sites[place], errno.errorcode[faults.number], code, said)
        assert len(made) > place, told
        assert code in (0, 1, 2), told
        assert whole(root), told
        assert not list((root / ".spbe").glob("build-*.lama")), told
        if code == 2:
            assert ONE_LINE.fullmatch(said), told
            assert state(root) == good, told
        elif code == 1:
            # What cannot be read is a finding of the build that stands.
            assert said == "", told
            summary = json.loads((root / "build/manifest.json").read_bytes())["summary"]
            assert summary["errors"] > 0, told
        else:
            assert said == "", told
            assert state(root) == good, told
        if code == 1 or number % 10 == 0:
            assert run(arguments(root, part), Faults())[:2] == (0, ""), told
            assert state(root) == good, told
        counts[f"exit {code}"] += 1
    return counts


def first_of_each(sites: list[Site]) -> list[int]:
    return [sites.index(site) for site in dict.fromkeys(sites)]


def test_each_place_of_a_build_of_data_may_be_refused(root: Path) -> None:
    sites = calls(root, "data")
    places = first_of_each(sites)
    assert len(places) > 40
    counts = refuse(root, "data", places, sites)
    assert counts["exit 2"] > 20


@pytest.mark.slow
def test_each_place_of_a_build_of_pages_may_be_refused_early_and_late(root: Path) -> None:
    sites = calls(root, "html")
    last = [len(sites) - 1 - sites[::-1].index(site) for site in dict.fromkeys(sites)]
    places = sorted({*first_of_each(sites), *last, *DICE.sample(range(len(sites)), 60)})
    counts = refuse(root, "html", places, sites)
    assert sum(counts.values()) > 150
