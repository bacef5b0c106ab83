"""The sums that batches note of tickets are those of their cards and facts, and spare taking them down."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from benchmarks.corpus import AS_OF, Size, write
from pipeline.model.case import World
from pipeline.model.summed import Counted
from pipeline.rules.evaluation.missed import outcomes
from pipeline.rules.monitoring.disagreements import complaints_about, disagreements
from pipeline.run.examine import Examination, Options, examine
from pipeline.run.shelved import Store
from pipeline.run.sums import asked_for

INSTANT = datetime.fromisoformat(AS_OF)
SAMPLE = Path(__file__).resolve().parents[3]
OTHERS = ("pemantauan", "rilis", "evaluasi", "reviu_gangguan")
SIZE = Size(tickets=240, offices=3, services=2, whole=True)


def sample(root: Path) -> None:
    """The sample, where monitoring saw none of the outages that complaints tell of."""
    for folder in ("catalog", "records"):
        shutil.copytree(SAMPLE / folder, root / folder)
    for file in (root / "records").glob("*/pemantauan/*/*.yaml"):
        text = re.sub(r"^gangguan:\n(?:[ -].*\n)+", "gangguan: []\n", file.read_text(), flags=re.MULTILINE)
        file.write_text(text, encoding="utf-8")


def whole(root: Path) -> None:
    write(root, SIZE)


def doubled(root: Path) -> None:
    """A complaint and a request of which each name is claimed twice."""
    write(root, SIZE)
    for kind in ("aduan", "permintaan"):
        file = min((root / "records" / "dinas-01" / kind).rglob("*.yaml"))
        shutil.copy(file, file.with_name(f"{file.stem}-lagi.yaml"))


def elsewhere(root: Path) -> None:
    """Everything lies in folders of tickets."""
    write(root, SIZE)
    for kind in OTHERS:
        for file in (root / "records").glob(f"*/{kind}/*/*.yaml"):
            file.rename(file.parents[2] / "aduan" / f"{kind}-{file.name}")


def told(found: Mapping[str, Mapping[Counted, object]]) -> dict[str, dict[Counted, list[float]]]:
    return {
        opd: {counted: sorted(known) for counted, known in rows.items()}  # type: ignore[call-overload]
        for opd, rows in found.items()
    }


def unsummed(world: World) -> World:
    return replace(world, outcomes=None, index=replace(world.index, lasted=None, singled=None))


@pytest.fixture(scope="module", params=[sample, whole, doubled, elsewhere], ids=lambda made: made.__name__)
def region(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Examination:
    root = tmp_path_factory.mktemp("daerah")
    make: Callable[[Path], None] = request.param
    make(root)
    return examine(root, INSTANT, Options(brief=True))


def test_complaints_lasted_as_their_cards_tell(region: Examination) -> None:
    world, services = region.world, region.world.region.services
    assert world.index.lasted is not None
    noted, plain = world.index.lasted, complaints_about(unsummed(world), services)
    assert noted.keys() == plain.keys()
    first, last = (datetime.fromisoformat(f"{year}-01-01T00:00:00+07:00") for year in (2020, 2030))
    assert sum(one.number(first, last) for one in noted.values()) > 100
    for name, one in noted.items():
        assert one.begun(first, last) == plain[name].begun(first, last)
        for month in range(1, 12):
            start = first.replace(year=2025, month=month)
            end = start.replace(day=4)
            assert one.touched(start, end) is plain[name].touched(start, end)
            assert one.number(start, end) == plain[name].number(start, end)


def test_monitoring_disagrees_with_the_same(region: Examination) -> None:
    found = disagreements(region.world, region.law)
    assert found == disagreements(unsummed(region.world), region.law)
    assert found


def test_facts_came_out_as_they_were_measured(region: Examination) -> None:
    found = told(outcomes(region.world))
    assert found == told(outcomes(unsummed(region.world)))
    assert {counted[0] for rows in found.values() for counted in rows} >= {
        "permintaan_layanan",
        "penanganan_gangguan",
        "pemantauan_pemeliharaan",
    }


def test_sums_are_noted_where_anything_but_tickets_is_kept() -> None:
    assert asked_for(["records/a/aduan/x.yaml", "records/a/rilis/x.yaml"])
    assert asked_for(["records/a/aduan", "records/a/permintaan/2025", "records/a/evaluasi"])
    assert asked_for(["records/a/register/x.yaml", "records/a/pemantauan.yaml"])
    assert not asked_for(
        ["records/a/aduan/pemantauan.yaml", "records/a/permintaan/x.yaml", "records/a/register/x.yaml"]
    )
    assert not asked_for([])


def test_no_ticket_is_taken_down_that_no_record_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a whole region: whoever counts them all counts what was noted."""
    write(tmp_path, SIZE)
    taken: set[str] = set()
    for name in ("card", "measured"):
        monkeypatch.setattr(Store, name, _watched(getattr(Store, name), taken))
    world = examine(tmp_path, INSTANT, Options(brief=True, past=True)).world
    asked, taken = frozenset(taken), set()
    named = {
        f"{card.document.opd}/aduan/{name}"
        for card in world.index.of("reviu_gangguan", "pemantauan")
        for name in _named(card.data["gangguan"])
    }
    assert asked <= named
    assert 0 < len(asked) < world.index.number("aduan") / 2
    assert {card.jenis for card in world.index.of(*OTHERS)} == {*OTHERS}


def _named(rows: list[object]) -> list[object]:
    return [row if isinstance(row, str) else row.get("aduan") for row in rows if isinstance(row, (str, dict))]


def _watched(behind: Callable[[Store, int], object], taken: set[str]) -> Callable[[Store, int], object]:
    def asked(store: Store, place: int) -> object:
        if not store.is_singled(place):
            taken.add(store.ref(place))
        return behind(store, place)

    return asked
