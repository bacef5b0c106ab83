"""The weight of an indicator: percent as written, nothing where it is none; and what a level is worth."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from pipeline.law.ladder import read_weight
from pipeline.law.law import Law


@pytest.mark.parametrize(
    ("stated", "percent"),
    [
        (1.5, Fraction(3, 2)),
        (0, 0),
        (100, 100),
        (100.5, 0),
        (-1, 0),
        (True, 0),
        ("1,5", 0),
        (None, 0),
    ],
)
def test_a_weight_is_a_percent_or_nothing(stated: object, percent: Fraction) -> None:
    assert read_weight({"bobot": stated, "bobot_pasti": True}).percent == percent


def test_a_weight_is_sure_only_where_the_pack_says_so() -> None:
    assert read_weight({"bobot": 1.5, "bobot_pasti": True, "bobot_sumber": "Lampiran"}).sure
    assert not read_weight({"bobot": 1.5}).sure


def test_a_level_is_worth_its_share_of_the_index(law: Law) -> None:
    table = replace(law.maturity, weight=Fraction(3, 2))
    assert [table.points(level) for level in (0, 1, 3, 5)] == [
        0,
        Fraction(15, 1000),
        Fraction(45, 1000),
        Fraction(75, 1000),
    ]
