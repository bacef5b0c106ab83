"""The corpus that the benchmarks measure: sound but for its faults, each of which is noticed."""

from __future__ import annotations

import subprocess
import sys
from datetime import datetime
from pathlib import Path

from benchmarks.corpus import AS_OF, Size, tickets, write
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


def test_the_reference_script_finds_a_fault_of_shape(tmp_path: Path) -> None:
    write(tmp_path, Size(tickets=40, offices=2))
    broken = next((tmp_path / "records").rglob("*.yaml"))
    broken.write_text(broken.read_text().replace("status: ", "keadaan: "), encoding="utf-8")
    script = ROOT / "benchmarks" / "reference.py"
    done = subprocess.run([sys.executable, script, tmp_path], capture_output=True, text=True, check=True)
    assert broken.name in done.stdout
