"""Figures over facts: the same from a workspace, a CSV and a Parquet file, counted by a loop or by DuckDB."""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from pipeline.cli.main import main
from pipeline.measure import gathering
from pipeline.measure.duck import Doubt, counted
from pipeline.measure.factfiles import Spoilt, Wanted
from pipeline.measure.figures import FILE, JUDGED, KEYS, LENGTHS, Counter, Figure, as_rows, to_json
from pipeline.measure.gathering import of_files, plainly
from pipeline.measure.parquet import to_parquet
from pipeline.measure.table import millionths, to_csv
from pipeline.model.fact import Fact, Verdict
from tests.unit.measure.bench import at

ROOT = Path(__file__).parents[2]
ZONE = ZoneInfo("Asia/Jakarta")
AS_OF = at("2026-01-01T00:00:00+07:00")
BY = ("opd", "jenis", "periode", "prioritas")
COUNTS = {
    Verdict.TERCAPAI,
    Verdict.TIDAK_TERCAPAI,
    Verdict.TIDAK_DIATUR,
    Verdict.TIDAK_DAPAT_DISIMPULKAN,
}


def some(seed: int, number: int = 400) -> list[Fact]:
    """Facts of any kind: every column filled or not, lengths that six decimals cannot hold."""
    dice = random.Random(seed)  # noqa: S311 - the same facts each time
    return [
        Fact(
            opd=dice.choice(("dinas-a", "dinas-b", "o'ke")),
            jenis=dice.choice(("aduan", "permintaan", "rilis")),
            id=f"R-{name}",
            layanan=dice.choice(("satu", "dua", None)),
            klasifikasi=dice.choice(("normal", "tinggi", None)),
            prioritas=dice.choice((1, 2, 10, None)),
            urgensi=dice.choice((1, 2, None)),
            periode=dice.choice(("2025-01", "2025-02", "2025-07", None)),
            mulai=AS_OF,
            **{column: dice.choice((*Verdict, Verdict.TERCAPAI, None)) for column in JUDGED},
            **{column: length(dice) for column in LENGTHS if column != "kepuasan"},  # type: ignore[arg-type]
            kepuasan=dice.choice((1, 2, 3, 4, 5, None)),
            dasar=("L2.1", "L2.2"),
        )
        for name in range(number)
    ]


def length(dice: random.Random) -> Fraction | int | None:
    whole, part = dice.randrange(2_000), Fraction(dice.randrange(3_600), 3_600)
    return dice.choice((None, 0, whole, whole + part, Fraction(dice.randrange(9), 10**6), Fraction(1, 7)))


def looped(facts: Sequence[Fact], by: Sequence[str]) -> list[Figure]:
    counter = Counter()
    for fact in facts:
        lengths = [getattr(fact, column) for column in LENGTHS]
        counter.add(
            tuple(getattr(fact, column) for column in by),
            [getattr(fact, column) for column in JUDGED],
            [None if value is None else millionths(value) for value in lengths],
        )
    return counter.figures()


def written(folder: Path, facts: Sequence[Fact], name: str = "fakta") -> tuple[Path, Path]:
    table, columns = folder / f"{name}.csv", folder / f"{name}.parquet"
    table.write_text(to_csv(facts, ZONE))
    columns.write_bytes(to_parquet(facts, ZONE, AS_OF, 0))
    return table, columns


def printed(by: Sequence[str], figures: Sequence[Figure]) -> str:
    return to_json(by, figures, {})


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("by", [BY, ("klasifikasi",), KEYS], ids=len)
def test_every_way_prints_the_same_bytes(tmp_path: Path, seed: int, by: tuple[str, ...]) -> None:
    facts = some(seed)
    expected = printed(by, looped(facts, by))
    for path in written(tmp_path, facts):
        files, wanted = [("a", path)], Wanted(by)
        rows, figures = counted(files, wanted, 2)
        assert rows == len(facts)
        assert printed(by, figures) == expected
        assert printed(by, plainly(files, wanted).figures) == expected


def test_the_figures_are_those_of_the_definition() -> None:
    facts = some(7)
    found = {(row["opd"], row["ukuran"]): row for row in as_rows(("opd",), looped(facts, ("opd",)))}
    own = [fact for fact in facts if fact.opd == "dinas-a" and fact.respons_hasil is not None]
    row = found["dinas-a", "respons"]
    met = sum(fact.respons_hasil is Verdict.TERCAPAI for fact in own)
    missed = sum(fact.respons_hasil is Verdict.TIDAK_TERCAPAI for fact in own)
    assert (row["jumlah"], row["tercapai"], row["dinilai"]) == (len(own), met, met + missed)
    assert row["persen_tercapai"] == pytest.approx(100 * met / (met + missed), abs=5e-7)
    lengths = sorted(
        Fraction(millionths(Fraction(fact.respons_menit)), 10**6)
        for fact in own
        if fact.respons_menit is not None and fact.respons_hasil in COUNTS
    )
    assert row["banyak_nilai"] == len(lengths)
    assert row["rata_rata"] == pytest.approx(float(sum(lengths) / len(lengths)), abs=5e-7)
    below = [value for value in lengths if value <= Fraction(row["p90"]).limit_denominator(10**6)]
    assert len(below) * 10 >= 9 * len(lengths)
    assert (len(below) - lengths.count(below[-1])) * 10 < 9 * len(lengths)


def test_a_middle_is_a_half_and_nine_in_ten_is_a_rank() -> None:
    lengths = [Fraction(1, 10**6), *range(1, 9), 100]
    facts = [
        Fact(opd="a", jenis="aduan", id=str(n), pelayanan_jam=value, pelayanan_hasil=Verdict.TERCAPAI)
        for n, value in enumerate(lengths)
    ]
    (row,) = (row for row in as_rows(("opd",), looped(facts, ("opd",))) if row["ukuran"] == "pelayanan")
    assert (row["median"], row["p90"], row["rata_rata"]) == (4.5, 8, 13.6)
    assert row["persen_tercapai"] == 100


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted(BY, opd="o'ke"),
        Wanted(BY, service="satu"),
        Wanted(BY, service="dinas-a/satu"),
        Wanted(BY, months=("2025-01", "2025-02")),
        Wanted(BY, kind="rilis"),
        Wanted(BY, opd="none"),
    ],
)
def test_filters_are_those_of_the_table(tmp_path: Path, wanted: Wanted) -> None:
    for path in written(tmp_path, some(3)):
        rows, figures = counted([("a", path)], wanted, None)
        plain = plainly([("a", path)], wanted)
        assert rows == plain.rows
        assert (rows > 0) == (wanted.opd != "none")
        assert printed(BY, figures) == printed(BY, plain.figures)


def test_files_of_many_regions_are_told_apart_and_added_up(tmp_path: Path) -> None:
    first, second = written(tmp_path, some(1), "satu*[1]")[0], written(tmp_path, some(2), "d'ua")[1]
    files = [("kab. satu", first), ("d'ua", second)]
    for by in ((FILE, "jenis"), ("jenis",)):
        figures = counted(files, Wanted(by), None)[1]
        assert printed(by, figures) == printed(by, plainly(files, Wanted(by)).figures)
    figures = counted(files, Wanted(("jenis",)), None)[1]
    assert printed(("jenis",), figures) == printed(("jenis",), looped([*some(1), *some(2)], ("jenis",)))


SPOILT = {
    "verdict": ("tercapai", "bagus", "bukan salah satu dari tercapai"),
    "number": ("7,", "tujuh,", "bukan angka"),
    "endless": ("7,", "inf,", "bukan angka"),
    "large": ("7,", "1e300,", "terlalu besar"),
    "key": ("aduan,R-1,satu,,normal,,,3", "aduan,R-1,satu,,normal,,,03", "bukan bilangan bulat"),
    "columns": ("aduan,R-1", "aduan,R-1,lebih", "47 kolom; seharusnya 46"),
    "quotes": ("aduan,R-1", 'aduan,"R-1', "bukan CSV"),
    "heading": ("opd,jenis", "dinas,jenis", "kolom opd tidak ada"),
}


@pytest.mark.parametrize("case", SPOILT)
def test_what_is_spoilt_is_named_by_line_whichever_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, case: str
) -> None:
    base = Fact(
        opd="a", jenis="aduan", id="R-1", layanan="satu", klasifikasi="normal", prioritas=3,
        respons_menit=7, respons_hasil=Verdict.TERCAPAI,
    )  # fmt: skip
    path = tmp_path / "f.csv"
    sound = to_csv([replace(base, id="R-0"), base], ZONE)
    before, after, message = SPOILT[case]
    head, _, tail = sound.rpartition("a,aduan,R-1")
    tail = f"a,aduan,R-1{tail}"
    spoilt = sound.replace(before, after, 1) if case == "heading" else head + tail.replace(before, after, 1)
    assert spoilt != sound
    path.write_text(spoilt)
    wanted = Wanted(BY)
    with pytest.raises((Doubt, Spoilt)):
        counted([("f", path)], wanted, None)
    monkeypatch.setattr(gathering, "MANY", 1)
    with pytest.raises(Spoilt, match=message) as told:
        of_files([("f", path)], wanted)
    assert f"f.csv:{1 if case == 'heading' else 3}:" in str(told.value)


def test_what_duckdb_doubts_and_a_person_can_read_is_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "f.csv"
    path.write_text(to_csv(some(4, 20), ZONE) + "\r\n")
    monkeypatch.setattr(gathering, "MANY", 1)
    with pytest.raises(Spoilt, match=":22: 0 kolom"):
        of_files([("f", path)], Wanted(BY))
    path.write_text(to_csv(some(4, 20), ZONE).replace("\n", "\r\n"))
    assert printed(BY, of_files([("f", path)], Wanted(BY)).figures) == printed(BY, looped(some(4, 20), BY))


def test_parquet_that_is_broken_or_something_else_is_told(tmp_path: Path) -> None:
    path = written(tmp_path, some(1, 30))[1]
    raw = path.read_bytes()
    path.write_bytes(raw[: len(raw) // 2])
    with pytest.raises(Spoilt, match="berkas Parquet ini rusak"):
        of_files([("f", path)], Wanted(BY))


def ways(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Which way was taken, call by call."""
    taken: list[str] = []
    for name in ("counted", "plainly"):
        monkeypatch.setattr(gathering, name, seen(taken, name, getattr(gathering, name)))
    return taken


def seen(taken: list[str], name: str, way: Callable[..., Any]) -> Callable[..., Any]:
    def watched(*given: Any) -> Any:
        taken.append(name)
        return way(*given)

    return watched


def test_few_are_looped_and_many_are_duckdbs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, some(1, 30))[0]
    taken = ways(monkeypatch)
    for most, way in ((30, "plainly"), (29, "counted")):
        monkeypatch.setattr(gathering, "MANY", most)
        of_files([("f", path)], Wanted(BY))
        assert taken.pop() == way


@pytest.fixture
def exported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    monkeypatch.chdir(tmp_path)
    return written(tmp_path, some(1, 30))


def test_without_duckdb_many_are_looped_with_a_hint(
    exported: tuple[Path, Path],  # noqa: ARG001 - the folder that the command starts in
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    command = ["measure", "--by", "opd", "--format", "json", "--facts", "fakta.csv"]
    assert main(command) == 0
    expected = capsys.readouterr()
    assert expected.err == ""
    monkeypatch.setattr(gathering, "MANY", 1)
    monkeypatch.setitem(sys.modules, "duckdb", None)
    assert main(command) == 0
    found = capsys.readouterr()
    assert found.out == expected.out
    assert "spbe[duckdb]" in found.err
    assert main([*command, "--quiet"]) == 0
    assert capsys.readouterr().err == ""


def test_parquet_with_nothing_that_reads_it(
    exported: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    command = ["measure", "--by", "opd", "--quiet", "--facts", exported[1].name]
    assert main(command) == 0
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert main(command) == 2
    assert "spbe[duckdb]" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--facts", "fakta.csv"], "--facts perlu --by"),
        (["--by", "opd,warna", "--facts", "fakta.csv"], "pilihan: berkas, opd"),
        (["--by", "opd,opd", "--facts", "fakta.csv"], "dua kali"),
        (["--by", "berkas"], "tidak dikenal"),
        (["--by", "opd", "--facts", "fakta.csv", "./fakta.csv"], "disebut dua kali"),
        (["--by", "opd", "--facts", "."], "bukan berkas"),
        (["--by", "opd", "--facts", "tiada.csv"], "tiada.csv: tidak ada"),
        (["--by", "opd", "--as-of", "2025-01-01", "--facts", "fakta.csv"], "sudah dinilai"),
        (["--by", "opd", "--format", "parquet", "--output", "x"], "tidak ditulis sebagai parquet"),
    ],
)
def test_options_that_contradict_each_other(
    exported: tuple[Path, Path],  # noqa: ARG001 - the folder that the command starts in
    capsys: pytest.CaptureFixture[str],
    options: list[str],
    message: str,
) -> None:
    assert main(["measure", *options]) == 2
    assert message in capsys.readouterr().err


def test_a_workspace_and_its_exported_facts_say_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    here = ["measure", "--root", str(ROOT / "workspaces/complete"), "--as-of", "2025-09-01T08:00:00+07:00"]
    assert main([*here, "--format", "csv", "--output", str(tmp_path / "f.csv")]) == 0
    said: list[dict[str, Any]] = []
    for command in (here, ["measure", "--facts", str(tmp_path / "f.csv")]):
        assert main([*command, "--by", "opd,periode", "--format", "json"]) == 0
        said.append(json.loads(capsys.readouterr().out))
    own, gathered = said
    assert own["figures"] == gathered["figures"] != []
    assert own["summary"] == {"rows": 8, "left_out": 0}
    assert gathered["summary"] == {"rows": 8, "left_out": None, "files": 1}
    assert (own["by"], own["as_of"], gathered["as_of"]) == (
        ["opd", "periode"],
        "2025-09-01T08:00:00+07:00",
        None,
    )
    for form in ("csv", "table"):
        assert main([*here, "--by", "opd", "--format", form]) == 0
        assert "diskominfo" in capsys.readouterr().out
