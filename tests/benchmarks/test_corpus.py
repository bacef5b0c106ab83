"""The corpus that the benchmarks measure: sound but for its faults, each of which is noticed."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from benchmarks.corpus import AS_OF, MONTHS, Size, tickets, write
from pipeline.model.fact import Verdict
from pipeline.run.examine import examine

ROOT = Path(__file__).resolve().parents[2]


def test_exactly_the_faulty_tickets_are_found_faulty(tmp_path: Path) -> None:
    size = Size(tickets=400, offices=3, seed=4)
    wrong = {path for path, _, faulty in tickets(size) if faulty}
    assert write(tmp_path, size) == len(wrong) > 5
    found = examine(tmp_path, datetime.fromisoformat(AS_OF)).result.findings
    assert {one.pointer.path for one in found if one.pointer.path.startswith("records/")} == wrong
    assert not [one for one in found if one.severity == "error" and one.pointer.path not in wrong]


def test_many_tickets_in_one_file_are_the_same_tickets(tmp_path: Path) -> None:
    write(tmp_path / "single", Size(tickets=200, offices=1))
    write(tmp_path / "together", Size(tickets=200, offices=1, together=7))
    instant = datetime.fromisoformat(AS_OF)
    single, together = (examine(tmp_path / name, instant) for name in ("single", "together"))
    assert sorted(single.world.measured) == sorted(together.world.measured)
    assert len(list((tmp_path / "together" / "records").rglob("*.yaml"))) < 100


def test_a_whole_region_has_every_month_and_no_errors_but_the_deliberate_ones(tmp_path: Path) -> None:
    size = Size(tickets=600, offices=2, services=3, seed=2, whole=True)
    wrong = {path for path, _, faulty in tickets(size) if faulty}
    assert write(tmp_path, size) == len(wrong) > 5
    examination = examine(tmp_path, datetime.fromisoformat(AS_OF))
    errors = [one for one in examination.result.findings if one.severity == "error"]
    assert {one.pointer.path for one in errors} == wrong
    index = examination.world.index
    kinds = ("pemantauan", "rilis", "evaluasi", "reviu_gangguan")
    found = {kind: index.number(kind) for kind in kinds}
    assert found == {
        "pemantauan": 6 * len(MONTHS),
        "rilis": 2 * 4,
        "evaluasi": 2 * 4,
        "reviu_gangguan": 6 * 4,
    }
    rows = [row for several in examination.world.measured.values() for row in several]
    seen = Counter(row.fact.ketersediaan_hasil for row in rows if row.fact.jenis == "pemantauan")
    assert set(seen) == {Verdict.TERCAPAI, Verdict.TIDAK_TERCAPAI}
    assert seen[Verdict.TIDAK_TERCAPAI] < 10
    named = [
        outage["aduan"]
        for card in index.of("pemantauan")
        for outage in card.data["gangguan"]
        if "aduan" in outage
    ]
    assert len(named) > 5
    assert {card.id for card in index.of("aduan") if card.data["dampak"] == "mayor"} == set(named)


def test_a_whole_region_is_the_same_to_the_byte_each_time_and_its_tickets_those_of_none(
    tmp_path: Path,
) -> None:
    places = [tmp_path / name for name in ("first", "second", "tickets")]
    for place, whole in zip(places, (True, True, False), strict=True):
        write(place, Size(tickets=100, offices=2, services=2, whole=whole))
    first, second, alone = (
        {
            file.relative_to(place).as_posix(): sha256(file.read_bytes()).hexdigest()
            for file in place.rglob("*.yaml")
        }
        for place in places
    )
    assert first == second
    assert alone.items() < first.items()


def test_the_reference_script_finds_a_fault_of_shape(tmp_path: Path) -> None:
    write(tmp_path, Size(tickets=40, offices=2))
    broken = next((tmp_path / "records").rglob("*.yaml"))
    broken.write_text(broken.read_text().replace("status: ", "keadaan: "), encoding="utf-8")
    script = ROOT / "benchmarks" / "reference.py"
    done = subprocess.run([sys.executable, script, tmp_path], capture_output=True, text=True, check=True)
    assert broken.name in done.stdout
