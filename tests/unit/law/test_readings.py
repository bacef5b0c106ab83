"""Readings: an OPD's choice before the region's, the region's before the pack's, each from its own day on."""

import pickle
from collections.abc import Callable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from pipeline.law.law import Law
from pipeline.law.pack import adopt
from pipeline.model.region import Region

WITA = ZoneInfo("Asia/Makassar")


def choice(kunci: str, nilai: object, mulai: str | None = None) -> dict[str, Any]:
    row = {"kunci": kunci, "nilai": nilai, "alasan": "Alasan daerah.", "ditetapkan_oleh": "Wali Kota"}
    return row if mulai is None else {**row, "mulai": mulai}


def test_the_pack_speaks_where_nobody_chose(law: Law) -> None:
    assert law.reading("celah") == "tidak-diatur"
    assert law.reading("tidak.ada") == ""
    assert all(made.is_default and made.opd is None and made.alasan for made in law.chosen())


def test_the_closest_choice_wins(adopted: Callable[..., Law]) -> None:
    law = adopted(
        bacaan=[choice("celah", "pinjam")], opd={"dinas": {"bacaan": [choice("celah", "tidak-diatur")]}}
    )
    assert law.reading("celah") == "pinjam"
    assert law.reading("celah", "lain") == "pinjam"
    assert law.reading("celah", "dinas") == "tidak-diatur"
    printed = {made.kunci: made for made in law.chosen("lain")}["celah"]
    assert (printed.nilai, printed.is_default, printed.opd, printed.ditetapkan_oleh) == (
        "pinjam",
        False,
        "",
        "Wali Kota",
    )


def test_a_choice_holds_from_its_day(adopted: Callable[..., Law]) -> None:
    law = adopted(
        bacaan=[choice("celah", "pinjam", "2025-06-01"), choice("celah", "tidak-diatur", "2025-09-01")]
    )
    days = {
        "2025-05-31T23:59:59": "tidak-diatur",
        "2025-06-01T00:00:00": "pinjam",
        "2025-08-31T23:59:59": "pinjam",
        "2025-09-01T00:00:00": "tidak-diatur",
    }
    for day, value in days.items():
        assert law.reading("celah", "", datetime.fromisoformat(day).replace(tzinfo=WITA)) == value


@pytest.mark.parametrize("kunci", ["celah", "tafsir.celah", "bacaan.celah"])
def test_keys_are_known_with_and_without_prefix(adopted: Callable[..., Law], kunci: str) -> None:
    law = adopted(bacaan=[choice(kunci, "pinjam")])
    assert law.reading("celah") == law.reading(kunci) == "pinjam"


@pytest.mark.parametrize(
    ("kunci", "nilai", "value", "numbers"),
    [
        ("diam", "diam-7-hari", "diam-N-hari", {"hari": 7}),
        ("diam", "diam-N-hari", "diam-N-hari", {"hari": 3}),
        ("ambang", "ambang-85-persen", "ambang-persen", {"persen": 85}),
        ("ambang", "ambang-persen", "ambang-persen", {"persen": 90}),
        ("ambang", "semua", "semua", {}),
    ],
)
def test_a_value_may_carry_a_number(
    adopted: Callable[..., Law], kunci: str, nilai: str, value: str, numbers: dict[str, int]
) -> None:
    law = adopted(bacaan=[choice(kunci, nilai)])
    assert law.reading(kunci) == value
    assert law.amounts(kunci) == numbers


def test_periods_may_be_chosen_one_by_one(adopted: Callable[..., Law]) -> None:
    law = adopted(bacaan=[choice("periode", "reviu=6")])
    assert (law.months("reviu"), law.months("pantau"), law.months("lain")) == (6, 1, 0)


@pytest.mark.parametrize(
    ("kunci", "nilai", "code", "field", "words"),
    [
        ("celeh", "pinjam", "PKT012", "kunci", "`celah`"),
        ("celah", "terserah", "PKT013", "nilai", "`tidak-diatur`, `pinjam`"),
        ("ambang", "ambang-101-persen", "PKT013", "nilai", "`semua`, `ambang-persen`"),
        ("diam", "diam-0-hari", "PKT013", "nilai", "`tidak`, `diam-N-hari`"),
        ("periode", "rehat=6", "PKT013", "nilai", "`nilai lain`"),
    ],
)
def test_what_cannot_be_followed_is_a_finding_at_its_place(
    law: Law, make_region: Callable[..., Region], kunci: str, nilai: str, code: str, field: str, words: str
) -> None:
    region = make_region(opd={"dinas": {"bacaan": [choice("celah", "pinjam"), choice(kunci, nilai)]}})
    found, findings = adopt(law, region)
    [finding] = findings
    assert (finding.code, finding.pointer.path, finding.pointer.keys) == (
        code,
        "catalog/dinas/opd.yaml",
        ("bacaan", 1, field),
    )
    assert words in finding.help
    assert finding.document == "dinas/opd/dinas"
    assert found.reading(kunci) == law.reading(kunci)


def test_choosing_twice_for_one_day_is_said(law: Law, make_region: Callable[..., Region]) -> None:
    found, findings = adopt(
        law, make_region(bacaan=[choice("celah", "pinjam"), choice("celah", "tidak-diatur")])
    )
    assert [finding.code for finding in findings] == ["PKT014"]
    assert found.reading("celah") == "tidak-diatur"


def test_the_law_travels_to_workers(adopted: Callable[..., Law]) -> None:
    law = adopted(
        bacaan=[choice("celah", "pinjam")],
        opd={"dinas": {"kalender": {"jam_kerja": {"minggu": "00:00-24:00"}}}},
    )
    at = datetime(2025, 6, 1, 12, tzinfo=WITA)
    copy = pickle.loads(pickle.dumps(law))  # noqa: S301 - our own bytes, as between worker processes
    assert copy.reading("celah") == "pinjam"
    assert copy.calendar("dinas").is_open(at)
    assert not copy.calendar().is_open(at)
