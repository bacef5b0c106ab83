"""The law as questions: its own clauses and a reference pack's, its words, its indicators, its tables."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from pipeline.law.calendar import Calendar
from pipeline.law.hours import Layer, Plan, Week
from pipeline.law.law import Law
from pipeline.law.maturity import MaturityTable
from pipeline.law.pack import build
from pipeline.law.sheets import read_clauses, read_counterparts
from pipeline.law.values import Clause

WITA = ZoneInfo("Asia/Makassar")


def with_clauses(law: Law, *clauses: Clause) -> Law:
    rows = {clause.id: asdict(clause) for clause in clauses}
    return replace(law, clauses=read_clauses(rows), counterparts=read_counterparts(rows))


@pytest.fixture
def other(law: Law) -> Law:
    """A pack of its own whose clauses say what those of the reference pack say."""
    return with_clauses(
        law,
        Clause("B.1", "Pasal 1", kekuatan="wajib", padanan=("P4.1", "P4.2")),
        Clause("B.2", "Pasal 2", kekuatan="tugas", padanan=("P4.2", "B.1")),
    )


@pytest.mark.parametrize(
    ("ids", "own"),
    [
        (("B.1",), ("B.1",)),
        (("B.2", "B.1"), ("B.2", "B.1")),
        (("P4.1",), ("B.1",)),
        (("P4.2",), ("B.1", "B.2")),
        (("P4.2", "B.2"), ("B.1", "B.2")),
        (("B.2", "P4.2"), ("B.2", "B.1")),
        (("P9",), ()),
        (("P9", "B.2"), ("B.2",)),
        ((), ()),
    ],
)
def test_own_clauses_for_what_the_tool_cites(other: Law, ids: tuple[str, ...], own: tuple[str, ...]) -> None:
    assert other.own(*ids) == own


def test_a_clause_by_any_of_its_names(other: Law) -> None:
    assert [other.clause(name) and other.clause(name).id for name in ("B.2", "P4.1", "P4.2", "P9")] == [  # type: ignore[union-attr]
        "B.2",
        "B.1",
        "B.1",
        None,
    ]
    assert [other.force(name) for name in ("B.1", "B.2", "P4.2", "P9")] == ["wajib", "tugas", "wajib", ""]


def test_citing(other: Law) -> None:
    assert other.cite("B.2") == "Pasal 2"
    assert other.cite("P4.2") == "Pasal 1; Pasal 2"
    assert other.cite("P4.1", "B.1", "P9", "B.2") == "Pasal 1; P9; Pasal 2"
    assert other.cite() == ""


def test_in_force_from_the_midnight_of_its_zone(law: Law) -> None:
    """1 January 2025 begins in Makassar at 16:00 UTC of the day before."""
    assert not law.in_force(datetime(2024, 12, 31, 15, 59, 59, tzinfo=UTC))
    assert law.in_force(datetime(2024, 12, 31, 16, tzinfo=UTC))


def test_words_and_their_names(law: Law) -> None:
    assert law.vocabulary("kelompok") == ("luar", "dalam")
    assert law.vocabulary("tiada") == ()
    assert [law.label("prioritas", 1), law.label("prioritas", 9), law.label("tiada", "x")] == [
        "Nama 1",
        "9",
        "x",
    ]


@pytest.fixture
def several(law: Law) -> Law:
    names = ("a/28", "b/28", "c/7", "28")
    own, *more = (MaturityTable(indicator=name) for name in names[:3])
    return replace(law, maturity=own, indicators=tuple(more))


@pytest.mark.parametrize(
    ("name", "found", "others"),
    [
        ("a/28", "a/28", ["b/28", "c/7"]),
        ("b/28", "b/28", ["a/28", "c/7"]),
        ("7", "c/7", ["a/28", "b/28"]),
        ("28", None, []),
        ("9", None, []),
        ("", None, []),
    ],
)
def test_under_another_indicator(several: Law, name: str, found: str | None, others: list[str]) -> None:
    under = several.under(name)
    assert (under and under.maturity.indicator) == found
    assert [table.indicator for table in (under.indicators if under else ())] == others
    exact = replace(several, indicators=(*several.indicators, MaturityTable(indicator="28")))
    assert (exact.under("28") or several).maturity.indicator == "28"


def test_the_calendar_of_an_opd_else_the_regions_else_one_that_never_opens(law: Law) -> None:
    def calendar() -> Calendar:
        return Calendar(WITA, Plan((Layer(weeks=(Week(date.min, (((0, 3600),),) * 7),)),)))

    own, region = calendar(), calendar()
    both = replace(law, calendars={"": region, "dinas": own})
    assert both.calendar("dinas") is own
    assert both.calendar("lain") is region
    assert both.calendar() is region
    none = replace(law, calendars={}).calendar("dinas")
    assert (none.zone, none.plan) == (law.zone, Plan())


def test_tables_by_name_and_purpose(law: Law) -> None:
    tables: dict[str, dict[str, Any]] = {
        "tabel_2": {"id": "tabel_2", "fungsi": "target_pelayanan"},
        "tabel_x": {"id": "tabel_x", "fungsi": "prioritas", "sebutan": "Tabel III"},
        "tabel_y": {"id": "tabel_y", "fungsi": "prioritas", "sebutan": "Tabel IV"},
    }
    found = replace(law, tables=tables)
    assert found.table("tabel_2") is tables["tabel_2"]
    assert found.table("tabel_9") == {}
    assert found.table_for("prioritas") is tables["tabel_x"]
    assert found.table_for("tiada") == {}
    assert [found.table_name(name) for name in ("prioritas", "target_pelayanan", "waktu_tanggap")] == [
        "Tabel III",
        "Tabel 2",
        "Tabel waktu tanggap",
    ]


def test_what_a_class_may_answer(law: Law) -> None:
    found = law.class_test("utama")
    assert found is not None
    assert (found.value, found.clauses) == ({"dapat_manual": ("tidak",)}, ("K.kelas",))
    assert law.class_test("biasa") is None


def test_who_decides(law: Law) -> None:
    found = law.approval("drp.penetapan")
    assert found is not None
    assert (found.peran, found.koordinasi, found.setelah) == ("pimpinan", None, False)
    assert law.approval("drp.lain") is None


def test_questions_go_by_the_day_of_the_zone(law: Law, files: dict[str, Any]) -> None:
    """The amended limit holds from 1 July 2026, which begins in Makassar at 16:00 UTC on 30 June."""
    assert law.sla_defaults() == {}
    row = {
        "urgensi": 1,
        "nilai": [
            {"mulai": "2025-01-01", "maksimal": "3 jam", "klausul": ["K.tanggap"]},
            {"mulai": "2026-07-01", "maksimal": "2 jam", "klausul": ["K.tanggap"]},
        ],
    }
    files["tabel/d.yaml"] = [{"id": "d", "fungsi": "sla_respons", "baris": [row]}]
    amended = build(files)[0]
    told = [
        amended.sla_defaults(at)["kecepatan_respon"]
        for at in (
            datetime(2026, 6, 30, 15, 59, tzinfo=UTC),
            datetime(2026, 6, 30, 16, tzinfo=UTC),
            None,
        )
    ]
    assert told == [
        [{"urgensi": 1, "maksimal": limit, "klausul": ["K.tanggap"]}] for limit in ("3 jam", "2 jam", "2 jam")
    ]
