"""Outages, complaints and releases beside one another: what is listed, for which service and month."""

from __future__ import annotations

from pipeline.model.case import World
from pipeline.model.disagreement import Disagreement
from pipeline.rules.monitoring.disagreements import disagreements
from tests.unit.measure.bench import Record, at, bench

HERE = bench({"id": "loket"}, {"id": "daring"})


def listed(
    *records: tuple[str, Record], kinds: tuple[str, ...] = (), as_of: str = "2025-01-01T00:00:00+07:00"
) -> list[Disagreement]:
    here = HERE.beside(*records)
    return disagreements(World(here.region, here.index, at(as_of)), here.law, *kinds)


def complaint(name: str, start: str, service: str = "loket", dampak: str = "minor") -> tuple[str, Record]:
    return "aduan", {
        "id": name,
        "layanan": service,
        "dilaporkan": start,
        "dampak": dampak,
        "status": "dicatat",
    }


# The first hours of November in the region's zone, the last of October in UTC.
OUTAGE = {"mulai": "2024-10-31T17:30:00Z", "selesai": "2024-10-31T18:30:00Z"}
WATCHED = ("pemantauan", {"id": "P", "layanan": "loket", "periode": "2024-T4", "gangguan": [OUTAGE]})
RELEASE = ("rilis", {"id": "R", "layanan": ["loket", "daring"], "pelaksanaan": {"mulai": "2024-11-20 20:00"}})


def test_an_outage_belongs_to_the_month_of_the_region() -> None:
    (one,) = listed(WATCHED)
    assert (one.kind, one.service, one.period) == ("gangguan_tanpa_aduan", "dinas/loket", "2024-11")
    assert (one.start, one.end) == (at("2024-11-01T00:30:00+07:00"), at("2024-11-01T01:30:00+07:00"))
    assert (one.document.ref, one.keys) == ("dinas/pemantauan/P", ("gangguan", 0))


def test_a_release_of_two_services_is_laid_beside_each() -> None:
    burst = [complaint(f"A{n}", f"2024-11-2{n} 09:00", "daring") for n in (1, 2, 3)]
    (one,) = listed(RELEASE, *burst)
    assert (one.service, one.period, one.before) == ("dinas/daring", "2024-11", 0)
    assert one.complaints == ("dinas/aduan/A1", "dinas/aduan/A2", "dinas/aduan/A3")


def test_the_list_is_ordered_and_can_be_narrowed() -> None:
    records: list[tuple[str, Record]] = [
        WATCHED,
        RELEASE,
        complaint("M", "2024-12-05 09:00", dampak="mayor"),
        *(complaint(f"A{n}", f"2024-11-2{n} 09:00") for n in (1, 2, 3)),
    ]
    kinds = [one.kind for one in listed(*records)]
    assert kinds == ["gangguan_tanpa_aduan", "lonjakan_sesudah_rilis", "aduan_tanpa_gangguan"]
    assert [one.kind for one in listed(*records, kinds=("aduan_tanpa_gangguan",))] == ["aduan_tanpa_gangguan"]


def test_a_service_that_nobody_watches_and_nothing_is_released_for_cannot_disagree() -> None:
    assert listed(complaint("M", "2024-12-05 09:00", dampak="mayor")) == []


def test_an_outage_that_runs_is_answered_by_a_complaint_of_today() -> None:
    runs = (
        "pemantauan",
        {"id": "P", "layanan": "loket", "periode": "2024-12", "gangguan": [{"mulai": "2024-12-01 08:00"}]},
    )
    assert [one.end for one in listed(runs)] == [None]
    assert listed(runs, complaint("A", "2024-12-31 23:00")) == []


def test_an_outage_that_two_months_record_is_one() -> None:
    over = {"mulai": "2024-11-30 23:00", "selesai": "2024-12-01 01:00"}
    months: list[tuple[str, Record]] = [
        (
            "pemantauan",
            {"id": f"P{month}", "layanan": "loket", "periode": f"2024-{month}", "gangguan": [over]},
        )
        for month in (11, 12)
    ]
    assert [(one.document.id, one.period) for one in listed(*months)] == [("P11", "2024-11")]
