"""The facts table as Parquet: the same rows as JSON, in types that need no guessing."""

from __future__ import annotations

import json
import sys
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from pipeline.cli.main import main
from pipeline.measure.factfiles import ParquetMissing
from pipeline.measure.parquet import to_parquet
from pipeline.measure.table import as_row
from pipeline.model.fact import COLUMNS, Fact, Verdict
from tests.unit.measure.bench import at, bench

AS_OF = at("2025-01-01T00:00:00+07:00")
START = "2024-10-07T10:00:00+07:00"
HERE = bench({"target_pelayanan": "20 jam"})
ZONE = HERE.region.zone
FACTS = [
    HERE.fact("aduan", {"dilaporkan": START, "dampak": "mayor", "direspons": "2024-10-07T10:00:07+07:00"}),
    HERE.fact("aduan", {"id": "R-2", "dilaporkan": "2024-10-07T23:30:00Z", "dampak": "minor"}),
    Fact(opd="a", jenis="drp", id="D#uji-1", rpo_jam=2, rto_jam=Fraction(1, 3), rto_hasil=Verdict.TERCAPAI),
]


def table(facts: list[Fact], left_out: int = 0) -> Any:
    parquet = pytest.importorskip(
        "pyarrow.parquet", reason="pyarrow is not installed, so Parquet stays untested: pip install pyarrow"
    )
    return parquet.read_table(BytesIO(to_parquet(facts, ZONE, AS_OF, left_out)))


def test_the_rows_are_those_of_json() -> None:
    read = [{name: as_json(value) for name, value in row.items()} for row in table(FACTS).to_pylist()]
    assert read == json.loads(json.dumps([as_row(fact, ZONE) for fact in FACTS]))


def as_json(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(ZONE).isoformat()
    return float(value) if isinstance(value, Decimal) else value


def test_every_column_has_its_type_even_without_a_row() -> None:
    schema = table([]).schema
    assert tuple(schema.names) == COLUMNS
    types = {name: str(schema.field(name).type) for name in COLUMNS}
    assert types["mulai"] == f"timestamp[ms, tz={ZONE.key}]"
    assert types["respons_menit"] == "decimal128(18, 6)"
    assert types["prioritas"] == "int32"
    assert types["tabel2_hasil"].startswith("dictionary<values=string")
    assert types["dasar"].startswith("list<")
    assert [name for name in COLUMNS if not schema.field(name).nullable] == ["opd", "jenis", "id", "dasar"]


def test_numbers_are_exact_decimals_rounded_once() -> None:
    rows = table(FACTS).to_pylist()
    assert rows[0]["respons_menit"] == Decimal("0.116667")
    assert (rows[2]["rpo_jam"], rows[2]["rto_jam"]) == (Decimal(2), Decimal("0.333333"))


def test_the_file_says_when_and_of_how_much() -> None:
    about = json.loads(table(FACTS, left_out=4).schema.metadata[b"spbe"])
    assert about == {"version": 1, "as_of": "2025-01-01T00:00:00+07:00", "rows": 3, "left_out": 4}


def test_without_the_library_nothing_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ParquetMissing):
        to_parquet(FACTS, ZONE, AS_OF, 0)


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "catalog").mkdir()
    pemda = "jenis: pemda\nid: uji\nnama: Uji\nperaturan: perbup-tegal-10-2024\nopd_kominfo: kominfo\n"
    (tmp_path / "catalog/pemda.yaml").write_text(pemda, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_command_writes_a_whole_file(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow is not installed: pip install pyarrow")
    assert main(["measure", "--format", "parquet", "--output", "f.parquet"]) == 0
    assert (workspace / "f.parquet").read_bytes()[:4] == b"PAR1"
    assert sorted(path.name for path in workspace.iterdir()) == ["catalog", "f.parquet"]
    assert capsys.readouterr().out == ""


def test_parquet_is_not_for_the_screen(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["measure", "--format", "parquet"]) == 2
    assert "--output" in capsys.readouterr().err
    assert [path.name for path in workspace.iterdir()] == ["catalog"]


def test_the_missing_library_is_told_with_the_one_command(
    workspace: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert main(["measure", "--format", "parquet", "--output", "f.parquet"]) == 2
    assert "python -m pip install pyarrow" in capsys.readouterr().err
    assert not (workspace / "f.parquet").exists()


def test_other_shapes_go_to_a_file_too(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["measure", "--format", "csv", "--output", "f.csv"]) == 0
    assert (workspace / "f.csv").read_text(encoding="utf-8").startswith("opd,jenis,id,")
    assert capsys.readouterr().out == ""
    assert main(["measure", "--format", "csv", "--output", "tidak-ada/f.csv"]) == 2
    assert "tidak-ada" in capsys.readouterr().err
