"""Faults between a pack's own entries, by date: an order that turns round, and examples that bind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest

from pipeline.law.law import Law
from pipeline.law.lint_order import force_faults, order_faults, word_faults
from pipeline.law.values import Clause
from pipeline.model.finding import Finding


def value(mulai: str | None, **more: Any) -> dict[str, Any]:
    return {**({"mulai": mulai} if mulai else {}), **more}


def told(faults: Iterable[Finding]) -> list[tuple[Any, ...]]:
    return [fault.pointer.keys for fault in faults]


def turned(law: Law, heavy: list[dict[str, Any]], light: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    """Where a table is reported that gives these values to the heavier and the lighter of two classes."""
    table = {
        "kunci": ["kelompok", "klasifikasi"],
        "baris": [
            {"kelompok": "luar", "klasifikasi": "utama", "nilai": heavy},
            {"kelompok": "luar", "klasifikasi": "biasa", "nilai": light},
        ],
    }
    return told(order_faults(law, "t.yaml", table))


def line(number: int, row: int = 1) -> tuple[Any, ...]:
    return ("baris", row, "nilai", number)


@pytest.mark.parametrize(
    ("heavy", "light", "faults"),
    [
        (["12 jam"], ["1 hari"], []),
        (["24 jam"], ["1 hari"], []),
        (["24 jam"], ["1439 menit"], [line(0)]),
        # What cannot be read or is counted in working days is not compared.
        (["segera"], ["1 jam"], []),
        (["2 hari"], ["1 hari kerja"], []),
        (["2 hari"], ["0 jam"], []),
    ],
)
def test_a_lighter_word_is_not_held_more_strictly(
    law: Law, heavy: list[str], light: list[str], faults: list[Any]
) -> None:
    def values(limits: list[str]) -> list[dict[str, Any]]:
        return [value("2025-01-01", batas=limit) for limit in limits]

    assert turned(law, values(heavy), values(light)) == faults


def test_priorities_are_compared_as_numbers(law: Law) -> None:
    def values(*numbers: object) -> list[dict[str, Any]]:
        return [value("2025-01-01", prioritas=number) for number in numbers]

    assert turned(law, values(2), values(1)) == [line(0)]
    assert turned(law, values(1), values(2)) == []
    assert turned(law, values(2), values("1")) == []
    assert turned(law, values(1), values(1)) == []


def test_only_what_holds_on_the_same_day_is_compared(law: Law) -> None:
    heavy = [value("2025-01-01", batas="10 jam"), value("2026-01-01", batas="30 jam")]
    assert turned(law, heavy, [value("2025-01-01", batas="20 jam")]) == [line(0)]
    # The lighter one rises before the heavier one does.
    rising = [value("2025-01-01", batas="20 jam"), value("2025-12-31", batas="40 jam")]
    assert turned(law, heavy, rising) == []
    # On the very day.
    same_day = [value("2025-01-01", batas="20 jam"), value("2026-01-01", batas="40 jam")]
    assert turned(law, heavy, same_day) == []
    a_day_late = [value("2025-01-01", batas="20 jam"), value("2026-01-02", batas="40 jam")]
    assert turned(law, heavy, a_day_late) == [line(0)]
    # Before the heavier one has begun nothing is compared.
    early = [value("2024-01-01", batas="1 jam"), value("2025-01-01", batas="20 jam")]
    assert turned(law, heavy[:1], early) == []
    # Written in any order, and without a day: always.
    assert turned(law, heavy[::-1], [value(None, batas="20 jam")]) == [line(0)]


def test_each_line_is_told_once_and_each_that_turns(law: Law) -> None:
    heavy = [value("2025-01-01", batas="30 jam"), value("2026-01-01", batas="40 jam")]
    light = [value("2025-01-01", batas="20 jam"), value("2026-06-01", batas="39 jam")]
    assert turned(law, heavy, light) == [line(0), line(1)]


def test_neighbours_on_every_ranked_axis_and_no_others(law: Law) -> None:
    def table(**limits: str) -> dict[str, Any]:
        rows = [
            {"prioritas": int(name[1:]), "nilai": [value("2025-01-01", batas=limit)]}
            for name, limit in limits.items()
        ]
        return {"kunci": ["prioritas"], "baris": rows}

    assert told(order_faults(law, "t", table(p1="1 jam", p2="3 jam", p3="2 jam"))) == [line(0, 2)]
    # One and three are no neighbours: without the second nothing is said.
    assert told(order_faults(law, "t", table(p1="3 jam", p3="2 jam"))) == []
    [fault] = order_faults(law, "t", table(p1="2 jam", p2="1 jam"))
    assert fault.message.startswith("Nilai untuk Nama 2 lebih ketat daripada untuk Nama 1")
    # All that stands behind the ranked word must be the same too.
    axes = ["klasifikasi", "kelompok", "dampak"]
    cells = [("utama", "luar", "besar", "2 jam"), ("biasa", "dalam", "besar", "1 jam")]
    behind = [
        {**dict(zip(axes, cell[:3], strict=True)), "nilai": [value("2025-01-01", batas=cell[3])]}
        for cell in (*cells, ("biasa", "luar", "besar", "1 jam"))
    ]
    assert told(order_faults(law, "t", {"kunci": axes, "baris": behind})) == [line(0, 2)]
    # The groups of users are not ranked.
    groups = {
        "kunci": ["kelompok"],
        "baris": [
            {"kelompok": "luar", "nilai": [value("2025-01-01", batas="2 jam")]},
            {"kelompok": "dalam", "nilai": [value("2025-01-01", batas="1 jam")]},
        ],
    }
    assert told(order_faults(law, "t", groups)) == []


def test_cells_are_beside_each_other_only_where_all_else_is_the_same(law: Law) -> None:
    def row(kelompok: str, grade: str, batas: str) -> dict[str, Any]:
        return {"kelompok": kelompok, "klasifikasi": grade, "nilai": [value("2025-01-01", batas=batas)]}

    axes = ["kelompok", "klasifikasi"]
    apart = {"kunci": axes, "baris": [row("luar", "utama", "2 jam"), row("dalam", "biasa", "1 jam")]}
    assert told(order_faults(law, "t", apart)) == []
    beside = {"kunci": axes, "baris": [row("dalam", "utama", "2 jam"), row("dalam", "biasa", "1 jam")]}
    assert told(order_faults(law, "t", beside)) == [line(0)]


def test_the_example_s_solving_times_are_found_by_urgency(law: Law) -> None:
    rows = [
        {"urgensi": 1, "nilai": [value("2025-01-01", maksimal="48 jam")]},
        {"urgensi": 2, "nilai": [value("2025-01-01", maksimal="47 jam")]},
    ]
    assert told(order_faults(law, "t", {"fungsi": "sla_penyelesaian", "baris": rows})) == [line(0)]
    assert told(order_faults(law, "t", {"fungsi": "lain", "baris": rows})) == []


def test_words_that_nobody_defined_one_by_one(law: Law) -> None:
    document = {
        "baris": [{"urgensi": [1, 9, "x", 2], "klasifikasi": "utama"}, {"klasifikasi": "Utama"}],
        "tidak_diatur": [{"kelompok": "asing", "dampak": None}],
        "keberlangsungan": [{"klasifikasi": "berat"}],
        "lain": [{"klasifikasi": "berat"}],
    }
    assert told(word_faults(law, "t", document)) == [
        ("baris", 0, "urgensi"),
        ("baris", 0, "urgensi"),
        ("baris", 1, "klasifikasi"),
        ("tidak_diatur", 0, "kelompok"),
        ("keberlangsungan", 0, "klasifikasi"),
    ]


@pytest.mark.parametrize(
    ("purpose", "nature", "force", "faults"),
    [
        ("prioritas", "", "wajib", []),
        ("prioritas", "contoh", "wajib", [("sifat",)]),
        ("prioritas", "", "contoh", [line(0, 0)]),
        ("prioritas", "contoh", "contoh", [("sifat",), line(0, 0)]),
        ("prioritas", "", "", []),
        ("sla_respons", "contoh", "contoh", []),
        ("sla_respons", "contoh", "wajib", [line(0, 0)]),
        ("sla_respons", "contoh", "", []),
        ("sla_respons", "", "wajib", []),
        ("sla_respons", "", "contoh", [line(0, 0)]),
    ],
)
def test_examples_do_not_decide_and_what_binds_is_no_example(
    law: Law, purpose: str, nature: str, force: str, faults: list[Any]
) -> None:
    cited = replace(law, clauses={"K": Clause("K", "Pasal K", kekuatan=force)})
    table = {
        "fungsi": purpose,
        "sifat": nature,
        "baris": [{"nilai": [value("2025-01-01", klausul=["K"])]}],
    }
    wanted = [(*keys, "klausul") if keys != ("sifat",) else keys for keys in faults]
    assert told(force_faults(cited, "t", table)) == wanted
