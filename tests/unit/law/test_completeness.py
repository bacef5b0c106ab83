"""Which elements an evaluation has: every obligatory chapter with every substance (2.3 angka 5 and 6)."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.law.completeness import elements, is_complete, says
from pipeline.law.law import Law
from pipeline.law.maturity import Chapter, MaturityTable, Substance

TABLE = MaturityTable(
    chapters=(
        Chapter("permintaan", "Permintaan", ""),
        Chapter("aduan", "Aduan", ""),
        Chapter("lain", "Lain", "", "alat"),
    ),
    substances=(
        Substance("rekap", "Rekapitulasi", ()),
        Substance("analisa", "Analisa", ("analisa",)),
        Substance("tindak", "Tindak lanjut", ("tindakan", "hasil")),
    ),
)
WHOLE = {"analisa": "Naik.", "tindakan": ["Latih."], "hasil": [{"uraian": "Turun."}]}


def test_chapters_of_the_regulation_times_substances() -> None:
    found = elements(TABLE, {"permintaan": WHOLE, "aduan": WHOLE})
    assert [(one.chapter, one.substance) for one in found] == [
        (chapter, substance)
        for chapter in ("permintaan", "aduan")
        for substance in ("rekap", "analisa", "tindak")
    ]
    assert all(one.present for one in found)
    assert is_complete(TABLE, {"permintaan": WHOLE, "aduan": WHOLE})


@pytest.mark.parametrize("lost", ["analisa", "tindakan", "hasil"])
def test_each_part_of_each_substance_is_needed(lost: str) -> None:
    chapters: dict[str, Any] = {"permintaan": WHOLE, "aduan": {**WHOLE, lost: "…"}}
    missing = [(one.chapter, one.substance) for one in elements(TABLE, chapters) if not one.present]
    assert missing == [("aduan", "analisa" if lost == "analisa" else "tindak")]
    assert not is_complete(TABLE, chapters)


def test_the_recapitulation_is_what_the_tool_counts() -> None:
    counted = elements(TABLE, {}, counted=True)
    assert [one.substance for one in counted if one.present] == ["rekap", "rekap"]
    assert not any(one.present for one in elements(TABLE, {}, counted=False))
    assert not is_complete(TABLE, {"permintaan": WHOLE, "aduan": WHOLE}, counted=False)


def test_a_pack_without_chapters_has_no_complete_report() -> None:
    assert elements(MaturityTable(), {}) == ()
    assert not is_complete(MaturityTable(), {"permintaan": WHOLE})


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("Naik", True),
        ("7", True),
        ("", False),
        (" - …", False),
        (None, False),
        (7, False),
        (True, False),
        ({"uraian": "Naik"}, False),
        ([], False),
        ([""], False),
        (["", "Naik"], True),
        ([{"uraian": "Naik"}], True),
        ([{"uraian": ""}, {"judul": "Naik"}], False),
        ([{"uraian": "-"}, {"uraian": "Naik"}], True),
        ([["Naik"]], True),
    ],
)
def test_words_say_something(value: object, said: bool) -> None:
    assert says(value) is said


def test_the_perbup_asks_for_five_chapters_of_three_substances(perbup: Law) -> None:
    """2.3 angka 5 a-e (requests, disturbances, monitoring, recovery, releases) times angka 6 a-c."""
    found = elements(perbup.maturity, {})
    assert len(found) == 15
    assert len({one.chapter for one in found}) == 5
    # Of these only what a recapitulation counts is there before somebody writes.
    assert sum(one.present for one in found) == 5
