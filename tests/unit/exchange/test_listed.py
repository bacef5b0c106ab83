"""Lists of a service in one cell: read as people write them, and written so that they read back."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.exchange.listed import DAYS, ListedError, as_id, channels, offers, told, week

KINDS = ("web", "telepon", "loket")
TWICE = "08:00-12:00, 13:00-16:00"
WORKDAYS = dict.fromkeys(DAYS[:4], "07:30-16:00")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("24 jam", "24x7"),
        ("24/7", "24x7"),
        ("Setiap hari 24 jam", "24x7"),
        ("Senin-Kamis 07.30-16.00", WORKDAYS),
        ("Senin s.d. Kamis pukul 7.30 – 16.00 WIB", WORKDAYS),
        ("senin sampai kamis: 07:30 s/d 16:00; Jum'at 07:30-14:30", {**WORKDAYS, "jumat": "07:30-14:30"}),
        ("Senin-Kamis 07.30-16.00 WIB, Jumat 07.30-14.30 WIB", {**WORKDAYS, "jumat": "07:30-14:30"}),
        (
            "Senin, Rabu 08.00-12.00, 13.00-16.00",
            dict.fromkeys(("senin", "rabu"), TWICE),
        ),
        ("Sabtu dan Minggu 08.00-09.00", dict.fromkeys(DAYS[5:], "08:00-09:00")),
    ],
)
def test_hours_of_a_week_as_people_write_them(text: str, expected: object) -> None:
    assert week(text) == expected


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("hari kerja 08.00-16.00", "bukan hari dan jam"),
        ("Senin", "bukan hari dan jam"),
        ("08.00-16.00", "bukan hari dan jam"),
        ("Jumat-Senin 08.00-09.00", "bukan hari dan jam"),
        ("Senin 8-12", "bukan hari dan jam"),
        ("Senin-Rabu 08.00-09.00; Rabu 10.00-11.00", "`rabu` disebut dua kali"),
    ],
)
def test_hours_that_say_nothing_certain_are_refused(text: str, said: str) -> None:
    with pytest.raises(ListedError, match=said):
        week(text)


def test_channels_are_named_or_known_by_their_shape() -> None:
    text = "Web: https://a.example/x;y\nloket: Jl. A; bantuan@a.example; +62 283 112-000"
    with pytest.raises(ListedError, match="`y` tanpa kanal"):
        channels(text, ())
    assert channels(text.replace(";y", ""), ()) == [
        {"kanal": "web", "alamat": "https://a.example/x"},
        {"kanal": "loket", "alamat": "Jl. A"},
        {"kanal": "email", "alamat": "bantuan@a.example"},
        {"kanal": "telepon", "alamat": "+62 283 112-000"},
    ]
    with pytest.raises(ListedError, match="kanal `faks` tidak ada dalam daftar"):
        channels("faks: 112", KINDS)


def test_offers_have_a_target_and_ids_of_their_own() -> None:
    assert offers("Legalisir: 1 hari kerja; [ktp] Cetak: KTP-el: 2 jam") == [
        {"id": "legalisir", "nama": "Legalisir", "target": "1 hari kerja"},
        {"id": "ktp", "nama": "Cetak: KTP-el", "target": "2 jam"},
    ]
    with pytest.raises(ListedError, match="tanpa target"):
        offers("Legalisir")
    with pytest.raises(ListedError, match="dua butir ber-id `a`"):
        offers("A: 1 jam; a: 2 jam")


def test_a_name_becomes_an_id_of_the_catalogue() -> None:
    assert as_id("Surat Pindah (Antar-Kecamatan) é") == "surat-pindah-antar-kecamatan-e"
    assert as_id("漢字") == ""


WORDS = st.text(st.characters(codec="ascii", categories=("Lu", "Ll", "Nd")), min_size=1, max_size=12)


@given(st.lists(st.builds(lambda k, a: {"kanal": k, "alamat": a}, st.sampled_from(KINDS), WORDS), min_size=1))
def test_channels_read_back(value: list[dict[str, Any]]) -> None:
    assert channels(told(value), KINDS) == value


@given(
    st.lists(
        st.builds(lambda i, n: {"id": i, "nama": n, "target": "2 jam"}, WORDS, WORDS),
        min_size=1,
        unique_by=lambda one: one["id"],
    )
)
def test_offers_read_back(value: list[dict[str, Any]]) -> None:
    assert offers(told(value)) == value


@given(st.dictionaries(st.sampled_from(DAYS), st.sampled_from(("07:30-16:00", TWICE)), min_size=1))
def test_a_week_reads_back(value: dict[str, str]) -> None:
    assert week(told(value)) == value
