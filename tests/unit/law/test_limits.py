"""Limits and priorities: found in tables, by date, with their clauses, and changed by readings alone."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from pipeline.law.law import Law
from pipeline.law.pack import build
from pipeline.law.values import Limit, Ruled

WITA = ZoneInfo("Asia/Makassar")
HOUR = 3600


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=WITA)


@pytest.mark.parametrize(
    ("operator", "elapsed", "met"),
    [("lt", 899, True), ("lt", 900, False), ("le", 900, True), ("le", 901, False)],
)
def test_a_limit_is_kept_up_to_its_edge(operator: str, elapsed: int, met: bool) -> None:
    limit = Limit(900, operator)
    assert limit.met(elapsed) is met
    assert limit.lost(elapsed) is not met


def test_another_regions_priorities_need_no_code(law: Law) -> None:
    assert law.vocabulary("prioritas") == (1, 2, 3, 4, 5)
    assert law.priority("kecil", "dalam", "biasa", at("2025-03-01")) == Ruled(5, ("K.prioritas",))
    assert law.response_limit(5, at("2025-03-01")) == Limit(50 * 60, "lt", ("K.tanggap",))


def test_what_no_table_answers_is_none(law: Law) -> None:
    assert law.priority("sedang", "dalam", "biasa", at("2025-03-01")) is None
    assert law.response_limit(6, at("2025-03-01")) is None
    assert law.service_limit("luar", "kritis", at("2025-03-01")) is None


@pytest.mark.parametrize(
    ("when", "seconds", "operator", "clause"),
    [
        ("2026-06-30T23:59:59", 24 * HOUR, "lt", "K.layanan"),
        ("2026-07-01T00:00:00", 12 * HOUR, "le", "K.layanan.ubah"),
        # A record from before the regulation is shown with its first values.
        ("2024-12-31T12:00:00", 24 * HOUR, "lt", "K.layanan"),
    ],
)
def test_each_record_meets_the_law_in_force_when_it_began(
    law: Law, when: str, seconds: int, operator: str, clause: str
) -> None:
    assert law.service_limit("luar", "utama", at(when)) == Limit(seconds, operator, (clause,))


def test_the_day_of_an_amendment_begins_in_the_regions_zone(law: Law) -> None:
    # 16:30 UTC on 30 June is 00:30 of 1 July in WITA.
    limit = law.service_limit("luar", "utama", datetime.fromisoformat("2026-06-30T16:30:00+00:00"))
    assert limit is not None
    assert limit.seconds == 12 * HOUR


def test_in_force_from_the_first_second_of_its_day(law: Law) -> None:
    assert not law.in_force(at("2024-12-31T23:59:59"))
    assert law.in_force(at("2025-01-01T00:00:00"))


def test_a_silent_cell_stays_silent_until_a_reading_fills_it(law: Law, adopted: Callable[..., Law]) -> None:
    assert law.service_limit("dalam", "utama", at("2025-03-01")) is None
    chosen = {"kunci": "celah", "nilai": "pinjam", "alasan": "a", "ditetapkan_oleh": "b"}
    filled = adopted(opd={"dinas": {"bacaan": [chosen]}})
    assert filled.service_limit("dalam", "utama", at("2025-03-01"), "dinas") == Limit(
        48 * HOUR, "lt", ("K.layanan",)
    )
    assert filled.service_limit("dalam", "utama", at("2025-03-01"), "lain") is None


def test_a_reading_makes_strict_limits_inclusive(adopted: Callable[..., Law]) -> None:
    chosen = {"kunci": "batas.ketat", "nilai": "inklusif", "alasan": "a", "ditetapkan_oleh": "b"}
    law = adopted(bacaan=[{**chosen, "mulai": "2025-06-01"}])
    before, after = at("2025-05-31T23:59:59"), at("2025-06-01T00:00:00")
    for early, late in (
        (law.response_limit(1, before), law.response_limit(1, after)),
        (law.service_limit("luar", "biasa", before), law.service_limit("luar", "biasa", after)),
    ):
        assert early is not None
        assert late is not None
        assert (early.operator, late.operator) == ("lt", "le")
        assert early.seconds == late.seconds


@pytest.mark.parametrize(("own", "other"), [("lt", "le"), ("le", "lt")])
def test_a_reading_sets_either_operator(files: dict[str, Any], own: str, other: str) -> None:
    table = files["tabel/b.yaml"][0]
    table["operator_menurut"]["nilai"] = {"ketat": other}
    table["baris"][0]["nilai"][0]["operator"] = own
    limit = build(files)[0].response_limit(1, at("2025-03-01"))
    assert limit == Limit(600, other, ("K.tanggap",))


def test_what_a_class_demands_is_dated(law: Law) -> None:
    assert law.continuity("utama", at("2025-06-01")).value == {"rpo"}
    assert law.continuity("utama", at("2026-06-01")) == Ruled(frozenset({"rpo", "rto"}), ("K.kelas",))
    assert law.continuity("biasa", at("2026-06-01")) == Ruled(frozenset(), ("K.kelas",))
    assert law.continuity("asing", at("2026-06-01")) == Ruled(frozenset())


def test_an_unreadable_value_is_reported_and_left_out(files: dict[str, Any]) -> None:
    files["tabel/b.yaml"][0]["baris"][0]["nilai"][0]["batas"] = "sebentar"
    law, findings = build(files, "catalog/peraturan/perwali-contoh-1-2025")
    assert law.response_limit(1, at("2025-03-01")) is None
    assert [(f.code, f.pointer.path, f.pointer.json_pointer()) for f in findings] == [
        ("PKT003", "catalog/peraturan/perwali-contoh-1-2025/tabel/b.yaml", "/baris/0/nilai/0")
    ]
