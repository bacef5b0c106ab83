"""A report lists a thousand findings of a file and says how many more there are; it counts them all."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from pipeline.cli.main import main
from pipeline.model.finding import Finding, Severity
from pipeline.model.pointer import Pointer, Span
from pipeline.model.result import CheckResult
from pipeline.run.examine import Options, examine
from pipeline.run.listed import listed

COMPLETE = Path(__file__).parents[2] / "workspaces/complete"
AS_OF = datetime.fromisoformat("2025-08-10T08:00:00+07:00")


def found(path: str, line: int, severity: Severity, waived: str | None = None) -> Finding:
    span = Span(line, 1, line, 2)
    return Finding(
        "ADU001", "uji", severity, Pointer(path, 0, ()), f"Pesan {line}.", span=span, waived=waived
    )


def result(*findings: Finding) -> CheckResult:
    return CheckResult("uji", AS_OF, tuple(sorted(findings, key=lambda one: one.order)), 2, 2)


def test_what_is_within_the_bound_is_listed_whole() -> None:
    whole = result(*(found("a.yaml", line, Severity.WARNING) for line in range(1, 1_002)))
    assert listed(whole) is whole


def test_the_gravest_are_listed_and_the_rest_counted() -> None:
    mild = [found("a.yaml", line, Severity.WARNING) for line in range(1, 1_501)]
    grave = [found("a.yaml", line, Severity.ERROR) for line in range(2_000, 2_300)]
    waived = [found("a.yaml", line, Severity.ERROR, "PGC-1") for line in range(3_000, 3_010)]
    other = [found("b.yaml", line, Severity.ERROR) for line in range(1, 901)]
    whole = result(*mild, *grave, *waived, *other)
    told = listed(whole)
    here = [one for one in told.findings if one.pointer.path == "a.yaml"]
    assert len(here) == 1_001
    assert set(grave) | set(other) <= set(told.findings)
    assert list(told.findings) == sorted(told.findings, key=lambda one: one.order)
    (more,) = (one for one in here if one.code == "YML099")
    assert more.severity is Severity.WARNING
    assert more.message == (
        "Masih ada 810 dari 1.810 temuan di berkas ini yang tidak dicetak: "
        "800 peringatan dan 10 dikecualikan."
    )
    assert told.summary() == whole.summary()
    assert told.failed(strict=True) == whole.failed(strict=True)


def test_what_the_reader_left_out_stays_told() -> None:
    read = replace(found("a.yaml", 1, Severity.ERROR), code="YML099", message="Masih ada 19000 temuan lagi.")
    whole = result(read, *(found("a.yaml", line, Severity.ERROR) for line in range(1, 2_000)))
    told = listed(whole)
    messages = [one.message for one in told.findings if one.code == "YML099"]
    assert len(messages) == 2
    assert any(message.startswith("Masih ada 1.000 dari 2.000") for message in messages)
    assert read in told.findings
    assert told.summary() == whole.summary()


@pytest.mark.parametrize("form", ["json", "sarif", "concise", "github", "gitlab", "junit", "rdjson"])
def test_every_report_is_bounded_and_counts_all(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    root = Path(shutil.copytree(COMPLETE, tmp_path / "w"))
    path = "records/diskominfo/aduan/2025/banyak.yaml"
    text = "---\n".join(f"jenis: aduan\nid: ADU-X-{number}\nstatus: apa\n" for number in range(300))
    (root / path).write_text(text, "utf-8")
    everything = examine(root, AS_OF, Options(engine="serial")).result
    assert len([one for one in everything.findings if one.pointer.path == path]) > 1_500
    file = tmp_path / "laporan"
    asked = ["check", "--root", str(root), "--as-of", AS_OF.isoformat(), "--engine", "serial"]
    assert main([*asked, "--format", "concise", "--output-file", f"{form}={file}"]) == 1
    said = capsys.readouterr().out
    assert len([line for line in said.splitlines() if line.startswith(path)]) == 1_001
    assert said.splitlines()[-1].startswith(f"{everything.count(Severity.ERROR)} galat, ")
    written = file.read_text("utf-8")
    assert written.count(path) <= 3_100
    assert "Masih ada" in written
    if form == "json":
        assert json.loads(written)["summary"] == everything.summary()
