"""The facts table: fixed columns, one rounding at the end, and nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest

from pipeline.measure.table import (
    Filters,
    as_row,
    csv_pieces,
    json_pieces,
    rounded,
    rows_of,
    to_csv,
    to_json,
    to_text,
)
from pipeline.model.fact import COLUMNS, Fact, Verdict
from pipeline.model.periods import parse_period
from tests.unit.measure.bench import at, bench, world

WIB = ZoneInfo("Asia/Jakarta")
START = "2024-10-07T10:00:00+07:00"
FACT = Fact(
    opd="dinas", jenis="aduan", id="A-1", mulai=at(START), tabel2_hasil=Verdict.TERCAPAI, dasar=("a", "b")
)
# cli.md, "Facts": these names are promised to whoever reads the table.
PROMISED = {
    "opd", "jenis", "id", "layanan", "kelompok", "klasifikasi", "butir", "dampak", "prioritas", "urgensi",
    "periode", "mulai", "respons", "selesai", "respons_batas_menit", "respons_menit", "respons_hasil",
    "pelayanan_jam", "tabel2_batas_jam", "tabel2_hasil", "katalog_batas_jam", "katalog_hasil",
    "pelayanan_hasil", "penanganan_hasil", "sla_respons_batas", "sla_respons_hasil",
    "sla_pendampingan_hasil", "sla_selesai_batas_jam", "sla_selesai_jam", "sla_selesai_hasil",
    "ketersediaan_target", "ketersediaan_capaian", "ketersediaan_cakupan", "ketersediaan_hasil",
    "rpo_batas_jam", "rpo_jam", "rpo_hasil", "rto_batas_jam", "rto_jam", "rto_hasil", "kepuasan", "dasar",
    "sla_pendampingan_batas", "sla_selesai_batas", "rilis_hasil", "awal_jam",
}  # fmt: skip


def test_the_columns_are_the_promised_ones() -> None:
    assert set(COLUMNS) == PROMISED


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Fraction(899, 60), 14.983333),
        (Fraction(1, 2_000_000), 0.000001),
        (Fraction(1, 2_000_001), 0),
        (Fraction(5, 2), 2.5),
        (Fraction(24), 24),
        (Fraction(2, 3), 0.666667),
        (Fraction(199999999, 2_000_000), 100),
        (Fraction(-1, 2_000_000), -0.000001),
    ],
)
def test_numbers_are_rounded_half_up_to_six_decimals(value: Fraction, shown: float) -> None:
    assert rounded(value) == shown


def test_a_verdict_is_taken_before_rounding() -> None:
    here = bench({"target_ketersediaan": 99.99999999})
    outage = {"mulai": "2024-06-10 00:00:00", "selesai": "2024-06-10 00:00:01"}
    fact = here.fact("pemantauan", {"periode": "2024-06", "gangguan": [outage]})
    assert (fact.ketersediaan_hasil, as_row(fact, WIB)["ketersediaan_capaian"]) == (
        "tidak_tercapai",
        99.999961,
    )


def test_json_has_null_for_what_is_absent_and_times_with_their_offset() -> None:
    content = json.loads(to_json([FACT], WIB, at(START), 3))
    assert (content["version"], content["as_of"], content["summary"]) == (
        1,
        START,
        {"rows": 1, "left_out": 3},
    )
    (row,) = content["facts"]
    assert list(row) == list(COLUMNS)
    assert (row["mulai"], row["tabel2_hasil"], row["rpo_jam"], row["dasar"]) == (
        START,
        "tercapai",
        None,
        ["a", "b"],
    )


@pytest.mark.parametrize("number", [0, 1, 3])
def test_json_in_pieces_is_the_json_of_the_whole(number: int) -> None:
    facts = [replace(FACT, id=f"A\n##[{n}]", dasar=("a",) * n) for n in range(number)]
    content = {
        "version": 1,
        "as_of": START,
        "facts": [as_row(fact, WIB) for fact in facts],
        "summary": {"rows": number, "left_out": 3},
    }
    whole = json.dumps(content, ensure_ascii=True, allow_nan=False, indent=2).replace("#[", "\\u0023[") + "\n"
    assert to_json(facts, WIB, at(START), 3) == whole
    pieces = list(json_pieces(iter(facts), WIB, at(START), 3))
    assert len(pieces) == number + 3
    assert "".join(pieces) == whole
    assert len(list(csv_pieces(iter(facts), WIB))) == number + 1


def test_json_gives_no_command_to_whoever_prints_it() -> None:
    text = to_json([replace(FACT, id="##[error]x")], WIB, at(START), 0)
    assert "#[" not in text
    assert json.loads(text)["facts"][0]["id"] == "##[error]x"


def test_csv_can_be_read_back_and_runs_nothing() -> None:
    (row,) = csv.DictReader(io.StringIO(to_csv([replace(FACT, butir='=1+"x",y')], WIB)))
    assert tuple(row) == COLUMNS
    assert (row["butir"], row["dasar"], row["mulai"], row["rto_jam"]) == ('\'=1+"x",y', "a b", START, "")


def test_text_is_aligned_and_says_what_was_left_out() -> None:
    head, row, counts = to_text([FACT], WIB, 2).splitlines()
    assert head.index("jenis") == row.index("aduan")
    assert counts == "1 baris; 2 dokumen tidak diukur karena bentuknya belum sah"
    assert to_text([], WIB, 0).splitlines()[1].startswith("0 baris")


def test_rows_come_in_one_order_and_can_be_filtered() -> None:
    here = bench({"id": "a"}, {"id": "b"})
    found = world(
        here,
        ("permintaan", {"id": "P", "layanan": "b", "diajukan": START}),
        ("aduan", {"id": "Z", "layanan": "b", "dilaporkan": START, "dampak": "minor"}),
        ("aduan", {"id": "B", "layanan": "a", "dilaporkan": "2024-11-01T00:00:00+07:00", "dampak": "minor"}),
    )

    def ids(**wanted: object) -> list[str]:
        return [fact.id for fact in rows_of(found, Filters(**wanted))]  # type: ignore[arg-type]

    assert ids() == ["B", "Z", "P"]
    assert ids(service="dinas/b") == ids(service="b") == ["Z", "P"]
    assert ids(kind="permintaan") == ["P"]
    assert ids(period=parse_period("2024-11")) == ["B"]
    assert ids(period=parse_period("2024-T4")) == ["B", "Z", "P"]
    assert ids(opd="lain") == []
