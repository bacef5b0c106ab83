"""What a region and its OPDs choose, laid over the pack; and what of it cannot be followed, at its place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from pipeline.law.law import Law
from pipeline.law.maturity import MaturityTable
from pipeline.law.pack import adopt
from pipeline.model.finding import Finding
from pipeline.model.region import Region

Maker = Callable[..., Region]


def told(findings: list[Finding]) -> list[tuple[Any, ...]]:
    return [(one.code, one.pointer.path, one.pointer.keys) for one in findings]


def row(kunci: str, nilai: object, **more: Any) -> dict[str, Any]:
    return {"kunci": kunci, "nilai": nilai, "alasan": "Sebab.", "ditetapkan_oleh": "Bupati", **more}


def test_a_choice_keeps_who_made_it_why_and_how_it_was_written(law: Law, make_region: Maker) -> None:
    found, findings = adopt(law, make_region(bacaan=[row("diam", " diam-5-hari ", mulai="2025-02-01")]))
    assert findings == []
    choice = found.book.choice("diam", "dinas", date(2025, 2, 1))
    assert choice is not None
    assert (choice.nilai, choice.tertulis, choice.is_default) == ("diam-N-hari", "diam-5-hari", False)
    assert (choice.alasan, choice.ditetapkan_oleh, choice.opd) == ("Sebab.", "Bupati", "")
    assert choice.mulai == date(2025, 2, 1)
    before = found.book.choice("diam", "dinas", date(2025, 1, 31))
    assert before is not None
    assert (before.nilai, before.is_default, before.opd) == ("tidak", True, None)


def test_a_later_choice_may_be_written_before_an_earlier_one(law: Law, make_region: Maker) -> None:
    rows = [row("celah", "pinjam", mulai="2025-03-01"), row("celah", "tidak-diatur", mulai="2025-02-01")]
    found, findings = adopt(law, make_region(bacaan=rows))
    assert findings == []
    assert [found.book.value("celah", "", date(2025, n, 1)) for n in (2, 3)] == ["tidak-diatur", "pinjam"]


@pytest.mark.parametrize(
    ("kunci", "nilai"),
    [
        ("celah", "pinjam"),
        ("sla.jam_kerja", "kalender-PD"),
        ("ambang", "ambang-9-persen"),
        ("diam", "diam-9-hari"),
        ("batas.ketat", "inklusif"),
        # One that comes before its default by the alphabet, and one that comes after it.
        ("arah", "mundur"),
    ],
)
def test_choosing_anything_else_is_no_default(law: Law, make_region: Maker, kunci: str, nilai: str) -> None:
    choice = adopt(law, make_region(bacaan=[row(kunci, nilai)]))[0].book.choice(kunci, "", None)
    assert choice is not None
    assert not choice.is_default


def test_choosing_what_the_pack_has_is_its_default(law: Law, make_region: Maker) -> None:
    found, _ = adopt(law, make_region(opd={"a": {"bacaan": [row("celah", "tidak-diatur")]}}))
    choice = found.book.choice("celah", "a", None)
    assert choice is not None
    assert (choice.is_default, choice.opd) == (True, "a")


def test_twice_for_one_day_is_told_at_the_second_and_other_days_are_not(law: Law, make_region: Maker) -> None:
    rows = [
        row("celah", "pinjam"),
        row("diam", "tidak"),
        row("celah", "pinjam", mulai="2025-02-01"),
        row("celah", "tidak-diatur", mulai="2025-03-01"),
    ]
    assert adopt(law, make_region(bacaan=rows))[1] == []
    again = [*rows, row("tafsir.celah", "tidak-diatur", mulai="2025-02-01"), row("celah", "tidak-diatur")]
    found, findings = adopt(law, make_region(bacaan=again))
    assert told(findings) == [("PKT014", "catalog/pemda.yaml", ("bacaan", n)) for n in (4, 5)]
    # The one written last holds.
    assert found.book.value("celah", "", date(2025, 2, 1)) == "tidak-diatur"
    assert found.book.value("celah", "", date(2025, 1, 1)) == "tidak-diatur"


def test_a_key_like_none_and_a_value_of_none(law: Law, make_region: Maker) -> None:
    rows = [row("zzz", "x"), row("celah", None), row("celah", "pinjam")]
    found, findings = adopt(law, make_region(bacaan=rows))
    assert told(findings) == [
        ("PKT012", "catalog/pemda.yaml", ("bacaan", 0, "kunci")),
        ("PKT013", "catalog/pemda.yaml", ("bacaan", 1, "nilai")),
    ]
    assert "spbe rules" in findings[0].help
    assert "`tidak-diatur`, `pinjam`" in findings[1].help
    assert found.reading("celah") == "pinjam"


def test_a_long_word_is_cut_at_64_letters(law: Law, make_region: Maker) -> None:
    findings = adopt(law, make_region(bacaan=[row("k" * 70, "x"), row("celah", "n" * 70)]))[1]
    assert "`" + "k" * 64 + "`" in findings[0].message
    assert "`" + "n" * 64 + "`" in findings[1].message


WEEK = {"senin": "08:00-10:00"}


def test_only_who_declares_a_calendar_has_one(law: Law, make_region: Maker) -> None:
    found, findings = adopt(law, make_region(opd={"a": {"kalender": {"jam_kerja": WEEK}}, "b": {}}))
    assert findings == []
    assert set(found.calendars) == {"", "a"}
    assert found.calendar("b") is found.calendar()
    assert len(found.calendar("a").plan.layers) == 3
    assert found.calendar("a").plan.layers[0].weeks[0].dasar == "a/opd/a"


@pytest.mark.parametrize(("nilai", "layers"), [("kalender-PD", 2), ("kalender-paket", 3)])
def test_with_the_reading_an_opd_stands_on_its_own_calendar_and_the_packs(
    law: Law, make_region: Maker, nilai: str, layers: int
) -> None:
    own = {"kalender": {"jam_kerja": WEEK}, "bacaan": [row("sla.jam_kerja", nilai)]}
    region = make_region(opd={"a": own}, kalender={"libur_tambahan": [{"tanggal": "2025-05-12"}]})
    found = adopt(law, region)[0]
    assert len(found.calendar("a").plan.layers) == layers
    assert bool(found.calendar("a").day(date(2025, 5, 12)).spans) is (layers == 2)


def test_without_a_pemda_an_opd_stands_on_the_pack(law: Law, make_region: Maker) -> None:
    region = replace(make_region(opd={"a": {"kalender": {"jam_kerja": WEEK}}}), pemda=None)
    found, findings = adopt(law, region)
    assert findings == []
    assert len(found.calendar("a").plan.layers) == 2
    assert found.calendar().plan == law.calendar().plan


def test_faults_of_a_calendar_at_their_place(law: Law, make_region: Maker) -> None:
    good = {"mulai": "2025-03-01", "sampai": "2025-03-30", "jam_kerja": {"senin": "08:00-10:00"}}
    block = {
        "jam_kerja": {"senin": "pagi"},
        "jam_khusus": [good, {**good, "sampai": "2025-02-28"}],
        "libur_tambahan": [{"tanggal": day} for day in ("2025-05-07", "2025-05-06", "2025-05-08")],
        "hari_kerja_tambahan": [{"tanggal": day} for day in ("2025-05-09", "2025-05-07", "2025-05-06")],
    }
    findings = adopt(law, make_region(opd={"a": {"kalender": block}}))[1]
    assert told(findings) == [
        ("PKT010", "catalog/a/opd.yaml", ("kalender", "jam_kerja")),
        ("PKT010", "catalog/a/opd.yaml", ("kalender", "jam_khusus", 1)),
        ("PKT011", "catalog/a/opd.yaml", ("kalender",)),
        ("PKT011", "catalog/a/opd.yaml", ("kalender",)),
    ]
    assert ["2025-05-06" in findings[2].message, "2025-05-07" in findings[3].message] == [True, True]


@pytest.mark.parametrize(("closed", "told_so"), [(399, False), (400, True)])
def test_a_calendar_without_a_working_day_in_four_hundred_is_told(
    law: Law, make_region: Maker, closed: int, told_so: bool
) -> None:
    """Counted from the regulation's first day: with 1 January 2025, day 400 is 4 February 2026."""
    assert date(2025, 1, 1) + timedelta(days=399) == date(2026, 2, 4)
    days = [(date(2025, 1, 1) + timedelta(days=n)).isoformat() for n in range(closed)]
    block = {"jam_kerja": "24x7", "libur_tambahan": [{"tanggal": day} for day in days]}
    findings = adopt(law, make_region(kalender=block))[1]
    assert told(findings) == ([("PKT009", "catalog/pemda.yaml", ("kalender",))] if told_so else [])


def test_indicators_are_on_where_the_region_names_them(law: Law, make_region: Maker) -> None:
    tables = tuple(MaturityTable(indicator=f"uji/{n}", aktif=n == 3) for n in (1, 2, 3))
    more = replace(law, indicators=tables)
    found, findings = adopt(more, make_region(indikator=["uji/2", "uji/9", "contoh/1"]))
    assert [table.aktif for table in found.indicators] == [False, True, True]
    assert told(findings) == [("PKT018", "catalog/pemda.yaml", ("indikator", 1))]
    assert "contoh/1, uji/1, uji/2, uji/3" in findings[0].help
    assert adopt(more, replace(make_region(), pemda=None))[1] == []
