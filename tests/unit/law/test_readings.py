"""Readings: an OPD's choice before the region's, the region's before the pack's, each from its own day on."""

import pickle
from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from pipeline.law.law import Law
from pipeline.law.pack import adopt
from pipeline.law.readings import Book, amounts, canonical, plain_key, read_book
from pipeline.law.values import Reading
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


WAITING = {
    "nilai": "konfirmasi-diam-N-hari",
    "angka": {"hari": 3},
    "pola": "^konfirmasi-diam-[0-9]+-hari$",
}


def reading(*choices: object, **more: Any) -> Reading:
    """A reading as the pack writes it; a choice is a value, or a row with its numbers."""
    rows = [one if isinstance(one, dict) else {"nilai": one} for one in choices]
    [found] = read_book([{"bacaan": [{"kunci": "k", "pilihan": rows, **more}]}]).readings.values()
    return found


@pytest.mark.parametrize(
    ("kunci", "plain"),
    [
        ("tafsir.celah", "celah"),
        ("bacaan.celah", "celah"),
        ("bacaan.tafsir.celah", "tafsir.celah"),
        ("sla.bacaan.celah", "sla.bacaan.celah"),
        ("tafsirxcelah", "tafsirxcelah"),
        ("", ""),
    ],
)
def test_a_key_without_its_prefix(kunci: str, plain: str) -> None:
    assert plain_key(kunci) == plain


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("ya", "ya"),
        (" ya ", "ya"),
        (True, "ya"),
        (False, "tidak (menurut naskah)"),
        ("tidak", "tidak (menurut naskah)"),
        ("tidak (karena lain)", "tidak (menurut naskah)"),
        ("ya (menurut kami)", "ya"),
        ("ya(menurut kami)", None),
        ("(ya)", None),
        (2, "2"),
        ("2", "2"),
        (2.5, None),
        (None, None),
        ([], None),
        ("Ya", None),
        ("tidak (menurut) naskah", None),
    ],
)
def test_a_value_that_was_meant(written: object, value: str | None) -> None:
    assert canonical(reading("ya", "tidak (menurut naskah)", 2), written) == value


@pytest.mark.parametrize(
    ("written", "value", "numbers"),
    [
        ("konfirmasi-diam-N-hari", "konfirmasi-diam-N-hari", {"hari": 3}),
        ("konfirmasi-diam-1-hari", "konfirmasi-diam-N-hari", {"hari": 1}),
        ("konfirmasi-diam-999-hari", "konfirmasi-diam-N-hari", {"hari": 999}),
        ("konfirmasi-diam-5-hari (sesuai SE)", "konfirmasi-diam-N-hari", {"hari": 5}),
        ("konfirmasi-diam-N-hari (lazim)", "konfirmasi-diam-N-hari", {"hari": 3}),
        ("konfirmasi-diam-0-hari", None, {"hari": 0}),
        ("konfirmasi-diam-1000-hari", None, {}),
        ("konfirmasi-diam-x-hari", None, {}),
        ("konfirmasi-diam-2-jam", None, {}),
        ("langsung", "langsung", {}),
        ("", None, {}),
    ],
)
def test_a_number_in_a_value(written: str, value: str | None, numbers: dict[str, int]) -> None:
    taken = reading("langsung", WAITING)
    assert canonical(taken, written) == value
    assert amounts(taken, written) == numbers


@pytest.mark.parametrize(("percent", "fits"), [(0, False), (1, True), (100, True), (101, False)])
def test_a_share_is_between_one_and_a_hundred(percent: int, fits: bool) -> None:
    share = {"nilai": "ambang-persen", "angka": {"persen": 90}, "pola": "."}
    assert (canonical(reading(share), f"ambang-{percent}-persen") is not None) is fits
    # Any other unit has no such bound.
    days = {"nilai": "ambang-hari", "angka": {"hari": 90}, "pola": "."}
    alike = {"nilai": "ambang-tahun", "angka": {"tahun": 90}, "pola": "."}
    for unit, offered in (("hari", days), ("tahun", alike)):
        assert (canonical(reading(offered), f"ambang-{percent}-{unit}") is not None) is (percent > 0)


@pytest.mark.parametrize(("written", "fits"), [("3", True), ("30", True), ("31", False), ("100", False)])
def test_a_number_is_one_that_the_pattern_has(written: str, fits: bool) -> None:
    bounded = reading({**WAITING, "pola": "^konfirmasi-diam-([1-9]|[12][0-9]|30)-hari$"})
    assert (canonical(bounded, f"konfirmasi-diam-{written}-hari") is not None) is fits
    assert canonical(bounded, "konfirmasi-diam-N-hari") == "konfirmasi-diam-N-hari"
    wanted = "^[a-z0-9_]+=[1-9]0?(; [a-z0-9_]+=[1-9]0?)*$"
    periods = reading({"nilai": "nilai lain", "pola": wanted}, bulan={"reviu": 12, "pantau": 1})
    for value in (f"reviu={written}", f"pantau=1; reviu={written}"):
        assert (canonical(periods, value) is not None) is fits


def test_only_a_value_with_a_pattern_takes_a_number_and_only_one() -> None:
    fixed = {"nilai": "ambang-90-persen", "angka": {"persen": 90}}
    assert canonical(reading(fixed), "ambang-80-persen") is None
    assert amounts(reading(fixed), "ambang-80-persen") == {"persen": 90}
    pair = {"nilai": "antara-N-hari", "angka": {"hari": 3, "jam": 4}, "pola": "."}
    assert amounts(reading(pair), "antara-7-hari") == {"hari": 3, "jam": 4}
    none = {"nilai": "tunggu-N-hari", "pola": "."}
    assert amounts(reading(none), "tunggu-7-hari") == {}


PERIODS = {"nilai": "nilai lain", "pola": "."}


@pytest.mark.parametrize(
    ("written", "fits"),
    [
        ("reviu=6", True),
        ("reviu = 6; pantau=2", True),
        ("reviu=999", True),
        ("reviu=0", False),
        ("reviu=6; lain=2", False),
        ("lain=2", False),
        ("reviu", False),
        ("reviu=enam", False),
        ("reviu=6 (tiap semester; pantau=2)", True),
        ("reviu=6; pantau=dua", False),
        ("reviu=6; pantau", False),
        ("reviu=6 bulan", False),
        ("reviu=6000", False),
        ("reviu=6;", False),
        ("", False),
    ],
)
def test_periods_are_those_of_the_reading_and_more_than_none(written: str, fits: bool) -> None:
    periods = reading("reviu=12; pantau=1", PERIODS, bulan={"reviu": 12, "pantau": 1})
    assert canonical(periods, written) == ("nilai lain" if fits else None)


def test_a_remark_sets_no_period(adopted: Callable[..., Law]) -> None:
    law = adopted(bacaan=[choice("periode", "reviu=6 (bukan pantau=2)")])
    assert (law.months("reviu"), law.months("pantau")) == (6, 1)


def test_a_period_is_the_chosen_one_else_the_packs(adopted: Callable[..., Law]) -> None:
    law = adopted(
        bacaan=[choice("periode", "reviu=6", "2025-06-01")],
        opd={"dinas": {"bacaan": [choice("periode", "pantau=3")]}},
    )

    def at(day: str) -> datetime:
        return datetime.fromisoformat(day).replace(tzinfo=WITA)

    assert law.months("reviu", "", at("2025-05-31")) == 12
    assert law.months("reviu", "", at("2025-06-01")) == 6
    assert (law.months("reviu"), law.months("pantau"), law.months("tiada")) == (6, 1, 0)
    assert (law.months("reviu", "dinas"), law.months("pantau", "dinas")) == (12, 3)
    assert law.chose_months("reviu")
    assert not law.chose_months("pantau")
    assert not law.chose_months("reviu", "", at("2025-05-31"))
    assert law.chose_months("pantau", "dinas")
    assert not law.chose_months("reviu", "dinas")
    assert not law.chose_months("tiada")


def test_choices_begin_on_their_day_and_not_before(adopted: Callable[..., Law]) -> None:
    """Unlike a law, of which a record from before it meets the first values."""
    law = adopted(opd={"dinas": {"bacaan": [choice("celah", "pinjam", "2025-06-01")]}})
    told = {day: law.book.value("celah", "dinas", day) for day in (date(2025, 5, 31), date(2025, 6, 1), None)}
    assert list(told.values()) == ["tidak-diatur", "pinjam", "pinjam"]
    assert law.book.choice("tiada", "dinas", None) is None
    assert law.amounts("tiada") == {}
    assert law.amounts("tafsir.diam") == {}


def test_a_book_from_the_pages_of_a_pack() -> None:
    rows = [
        {
            "id": "A01",
            "kunci": "tafsir.diam",
            "judul": "Diam",
            "masalah": "Tidak diatur.",
            "alasan": "Lazim.",
            "utama": True,
            "klausul": ["K.1"],
            "pilihan": [{"nilai": True, "arti": "Dihitung."}, {"nilai": 3}],
            "nilai": [{"mulai": "2026-01-01", "nilai": 3}, {"nilai": True, "klausul": ["K.1"]}],
            "tampil": "Lihat A01.",
            "bulan": {"reviu": 12, "salah": "12"},
        },
        {"judul": "tanpa kunci"},
        {"kunci": "kosong"},
    ]
    book = read_book([{"bacaan": rows[:1]}, {"bacaan": rows[1:]}])
    first, empty = book.readings.values()
    assert (first.id, first.kunci, first.judul, first.masalah) == ("A01", "diam", "Diam", "Tidak diatur.")
    assert (first.alasan, first.utama, first.klausul, first.tampil) == (
        "Lazim.",
        True,
        ("K.1",),
        "Lihat A01.",
    )
    assert (first.pilihan, first.default, first.bulan) == ({"ya": "Dihitung.", "3": ""}, "3", {"reviu": 12})
    assert (empty.kunci, empty.default, empty.pilihan, empty.utama) == ("kosong", "", {}, False)
    always, later = book.defaults["diam"]
    assert (always.value.nilai, always.value.mulai, always.clauses) == ("ya", None, ("K.1",))
    assert (later.value.nilai, later.value.mulai) == ("3", date(2026, 1, 1))
    assert all(line.value.is_default and line.value.alasan == "Lazim." for line in (always, later))
    assert book.value("diam", "", date(2025, 12, 31)) == "ya"
    assert Book().choice("diam", "", None) is None
