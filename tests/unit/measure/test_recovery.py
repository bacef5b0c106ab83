"""RPO and RTO: inclusive, per service, from the catalogue or the plan; drills beside disasters."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from pipeline.model.fact import Fact
from tests.unit.measure.bench import Bench, after, bench

START = "2024-08-10T10:00:00+07:00"
HOUR = 3600
MET, MISSED, RUNNING, SILENT = "tercapai", "tidak_tercapai", "berjalan", "tidak_diatur"


def event(loss: int | None = None, repair: int | None = None, **more: Any) -> dict[str, Any]:
    """A recovery by seconds of data lost and seconds until normal operation."""
    times = {} if loss is None else {"data_terakhir": after(START, -loss)}
    times |= {} if repair is None else {"pulih": after(START, repair)}
    return {"layanan": ["loket"], "bencana": START, **times, **more}


@pytest.fixture
def here() -> Bench:
    return bench({"rpo": "1 jam", "rto": "4 jam"})


@pytest.mark.parametrize(
    ("loss", "repair", "rpo", "rto"),
    [
        (HOUR, 4 * HOUR, MET, MET),
        (HOUR + 1, 4 * HOUR + 1, MISSED, MISSED),
        (0, 0, MET, MET),
        (None, 3 * HOUR, RUNNING, MET),
    ],
)
def test_lengths_against_their_limits(here: Bench, loss: int | None, repair: int, rpo: str, rto: str) -> None:
    fact = here.fact("pemulihan", event(loss, repair))
    assert (fact.rpo_hasil, fact.rto_hasil) == (rpo, rto)
    assert fact.rto_jam == Fraction(repair, HOUR)
    assert (fact.rpo_batas_jam, fact.rto_batas_jam) == (1, 4)


def test_a_whole_day_less_a_minute() -> None:
    fact = bench({"rpo": "24 jam", "rto": "1 hari"}).fact("pemulihan", event(0, 24 * HOUR - 60))
    assert (fact.rto_hasil, fact.rto_batas_jam) == (MET, 24)


def test_an_rpo_of_nothing_allows_no_loss() -> None:
    none = bench({"rpo": "0 jam", "rto": "4 jam"})
    assert none.fact("pemulihan", event(0, HOUR)).rpo_hasil == MET
    assert none.fact("pemulihan", event(1, HOUR)).rpo_hasil == MISSED


@pytest.mark.parametrize(("seconds", "hasil"), [(4 * HOUR, RUNNING), (4 * HOUR + 1, MISSED)])
def test_while_the_service_is_down_time_decides(here: Bench, seconds: int, hasil: str) -> None:
    fact = here.fact("pemulihan", event(60, 9 * HOUR), after(START, seconds))
    assert (fact.rto_hasil, fact.rto_jam, fact.selesai) == (hasil, None, None)


def test_a_service_without_limits_is_not_regulated() -> None:
    fact = bench({"klasifikasi": "normal"}).fact("pemulihan", event(60, HOUR))
    assert (fact.rpo_hasil, fact.rto_hasil, fact.rto_jam, fact.dasar) == (SILENT, SILENT, 1, ())


def test_each_service_has_a_row_and_may_have_its_own_times() -> None:
    here = bench({"id": "a", "rto": "1 jam"}, {"id": "b", "rto": "1 jam"})
    own = {"layanan": "b", "pulih": after(START, 2 * HOUR)}
    a, b = here.measured("pemulihan", event(60, HOUR, layanan=["a", own, "a"]))
    assert (a.fact.layanan, a.fact.rto_hasil) == ("a", MET)
    assert (b.fact.layanan, b.fact.rto_hasil, b.fact.rto_jam) == ("b", MISSED, 2)


def plan(**more: Any) -> dict[str, Any]:
    return {"id": "DRP-1", "layanan": ["loket"], "rpo": "2 jam", "rto": "6 jam", **more}


def test_the_plan_speaks_where_the_catalogue_is_silent() -> None:
    here = bench().beside(("drp", plan()))
    fact = here.fact("pemulihan", event(60, HOUR, drp="DRP-1"))
    assert (fact.rpo_batas_jam, fact.rto_batas_jam) == (2, 6)
    own = plan(layanan=[{"layanan": "loket", "rto": "30 menit"}])
    fact = bench().beside(("drp", own)).fact("pemulihan", event(60, HOUR, drp="DRP-1"))
    assert (fact.rpo_batas_jam, fact.rto_batas_jam, fact.rto_hasil) == (2, Fraction(1, 2), MISSED)


def test_the_catalogue_of_then_speaks_first() -> None:
    service = {"rto": "1 jam", "riwayat": [{"sampai": "2024-08-10", "rto": "5 jam"}]}
    fact = bench(service).beside(("drp", plan())).fact("pemulihan", event(60, 5 * HOUR, drp="DRP-1"))
    assert (fact.rto_batas_jam, fact.rto_hasil, fact.rpo_batas_jam) == (5, MET, 2)


@pytest.mark.parametrize(
    "wrong",
    [
        {"pulih": after(START, -1)},
        {"data_terakhir": after(START, 1)},
        {"memadai": after(START, 2 * HOUR), "pulih": after(START, HOUR)},
        {"aktivasi": after(START, -HOUR)},
        {"aktivasi": after(START, 2 * HOUR), "pulih": after(START, HOUR)},
    ],
)
def test_contradicting_times_are_invalid(here: Bench, wrong: dict[str, Any]) -> None:
    fact = here.fact("pemulihan", event(60, HOUR) | wrong)
    assert (fact.rpo_hasil, fact.rto_hasil, fact.rpo_jam, fact.rto_jam) == (
        "tidak_sah",
        "tidak_sah",
        None,
        None,
    )


def test_before_the_regulation_lengths_are_shown_and_not_judged(here: Bench) -> None:
    early = "2024-04-25T10:00:00+07:00"
    fact = here.fact("pemulihan", {"layanan": ["loket"], "bencana": early, "pulih": after(early, HOUR)})
    assert (fact.rto_hasil, fact.rto_jam) == ("tidak_dinilai", 1)


def test_a_result_on_its_limit_is_marked(here: Bench) -> None:
    assert "tepat_pada_batas" in here.one("pemulihan", event(60, 4 * HOUR)).notes
    assert "tepat_pada_batas" not in here.one("pemulihan", event(60, 4 * HOUR - 1)).notes


def test_a_recovery_without_its_last_good_data_is_marked(here: Bench) -> None:
    assert "data_terakhir_belum_dicatat" in here.one("pemulihan", event(None, HOUR)).notes


def drills(here: Bench, as_of: str = "2030-01-01T00:00:00+07:00", **more: Any) -> list[Fact]:
    uji = [
        {"tanggal": "2024-09-01", "rpo_capaian": "1 jam", "rto_capaian": "4 jam", "hasil": "baik"},
        {"tanggal": "2025-02-01", "rpo_capaian": "61 menit", "rto_capaian": "241 menit", "hasil": "lambat"},
    ]
    return [row.fact for row in here.measured("drp", plan(uji=uji, **more), as_of)]


def test_each_drill_has_a_row_per_service() -> None:
    here = bench({"id": "a", "rpo": "1 jam", "rto": "4 jam"}, {"id": "b", "rto": "5 jam"})
    rows = drills(here, layanan=["a", "b"])
    names = [(row.id, row.layanan, row.periode, row.rpo_hasil, row.rto_hasil) for row in rows]
    assert names == [
        ("DRP-1#uji-1", "a", "2024-09", MET, MET),
        ("DRP-1#uji-1", "b", "2024-09", MET, MET),
        ("DRP-1#uji-2", "a", "2025-02", MISSED, MISSED),
        ("DRP-1#uji-2", "b", "2025-02", MET, MET),
    ]


def test_a_drill_of_the_future_has_no_result(here: Bench) -> None:
    _, ahead = drills(here, "2024-10-01T00:00:00+07:00")
    assert (ahead.rpo_jam, ahead.rto_jam, ahead.rpo_hasil, ahead.rto_hasil) == (None, None, RUNNING, RUNNING)


def test_a_plan_never_tried_has_no_row(here: Bench) -> None:
    assert here.measured("drp", plan()) == ()
