"""Chapters c, d, e and the SLA: monitoring, recovery and releases counted by service."""

from __future__ import annotations

from typing import Any

from pipeline.model.tallies import Tally
from tests.unit.measure.bench import after, bench, recapped

START = "2024-10-07T10:00:00+07:00"
HOUR = 3600


def ids(tally: Tally) -> set[str]:
    return {record.split("/", 2)[-1] for record in tally.records}


def month(name: str, layanan: str, period: str, hours_down: int, **more: Any) -> tuple[str, dict[str, Any]]:
    outage = {"mulai": f"{period}-02 00:00", "selesai": f"{period}-02 {hours_down:02d}:00"}
    return "pemantauan", {"id": name, "layanan": layanan, "periode": period, "gangguan": [outage], **more}


def test_availability_counts_services_by_all_their_months() -> None:
    here = bench({"id": "satu"}, {"id": "dua"}, {"id": "tiga"})
    found = recapped(
        here,
        "2024-S2",
        month("S07", "satu", "2024-07", 1, lingkup=["infrastruktur"], alat="tidak_ada"),
        month("S08", "satu", "2024-08", 2, anomali=[{"uraian": "x"}, {"uraian": "y", "penanganan": "z"}]),
        month("D07", "dua", "2024-07", 1),
        month("D08", "dua", "2024-08", 20),
    ).availability
    assert (ids(found.services.met), ids(found.services.missed), ids(found.services.quiet)) == (
        {"satu"},
        {"dua"},
        {"tiga"},
    )
    assert (len(found.months.met), ids(found.months.missed)) == (3, {"D08"})
    assert [(row.service, row.period, row.unplanned) for row in found.rows][:2] == [
        ("dinas/layanan/dua", "2024-07", HOUR),
        ("dinas/layanan/dua", "2024-08", 20 * HOUR),
    ]
    assert (ids(found.anomalies), ids(found.anomalies_handled)) == (
        {"S08#anomali-1", "S08#anomali-2"},
        {"S08#anomali-2"},
    )
    assert (ids(found.without_tool), ids(dict(found.scopes)["infrastruktur"])) == ({"S07"}, {"S07"})
    assert ids(found.full_scope) == set()


APPROVED = {"oleh": "a", "waktu": "2024-06-01"}


def plan(layanan: str, /, **more: Any) -> tuple[str, dict[str, Any]]:
    usual = {"id": f"DRP-{layanan}", "layanan": [layanan], "rpo": "1 jam", "rto": "4 jam"}
    return "drp", {**usual, "persetujuan": APPROVED, "penetapan": APPROVED, **more}


def ready(name: str) -> dict[str, Any]:
    return {"id": name, "rpo": "1 jam", "rto": "4 jam"}


def recovery(name: str, layanan: str, hours: int, **more: Any) -> tuple[str, dict[str, Any]]:
    times = {"bencana": START, "data_terakhir": START, "pulih": after(START, hours * HOUR)}
    return "pemulihan", {"id": name, "layanan": [layanan], **times, **more}


def test_recovery_asks_for_readiness_and_for_kept_limits() -> None:
    here = bench(ready("siap"), ready("lambat"), {"id": "kosong"}, {"id": "biasa", "klasifikasi": "normal"})
    found = recapped(
        here,
        "2024",
        plan("siap"),
        plan("lambat"),
        recovery("K1", "siap", 3, evaluasi={"hasil": "baik"}),
        recovery("K2", "lambat", 5),
    ).recovery
    assert ids(found.bound) == {"siap", "lambat", "kosong"}
    assert ids(found.ready) == {"siap", "lambat"}
    assert {what: ids(some) for what, some in found.lacking} == {
        what: {"kosong"} for what in ("rpo", "rto", "drp")
    }
    assert (ids(found.services.met), ids(found.services.missed)) == ({"siap"}, {"lambat", "kosong"})
    assert ids(found.services.quiet) == {"biasa"}
    assert (ids(found.reviewed), ids(found.unreviewed)) == ({"K1#dinas/siap"}, {"K2#dinas/lambat"})
    assert (len(found.rto.met), len(found.rto.missed), found.nil) == (1, 1, False)


def test_a_plan_counts_once_approved_and_set_and_no_laxer_than_the_service() -> None:
    def has_plan(bacaan: dict[str, str] | None = None, **more: Any) -> bool:
        return bool(
            len(recapped(bench(ready("siap"), bacaan=bacaan), "2024", plan("siap", **more)).recovery.ready)
        )

    assert has_plan()
    assert not has_plan(penetapan=None)
    assert not has_plan(persetujuan={**APPROVED, "keputusan": "ditolak"})
    assert not has_plan(penetapan={"oleh": "a", "waktu": "2025-01-01"}), "after the period"
    assert not has_plan(rto="5 jam")
    assert has_plan(rto="3 jam")
    assert not has_plan(layanan=[{"layanan": "siap", "rpo": "2 jam"}])
    assert not has_plan(berlaku={"mulai": "2024-06-01", "sampai": "2024-11-30"})
    assert has_plan({"drp.status": "ada-dokumen"}, penetapan=None)


def test_drills_stand_beside_recoveries() -> None:
    drill = {"tanggal": "2024-09-01", "rpo_capaian": "1 jam", "rto_capaian": "5 jam", "hasil": "x"}
    found = recapped(bench(ready("siap")), "2024", plan("siap", uji=[drill])).recovery
    assert (len(found.rto.total), len(found.drills_rpo.met), len(found.drills_rto.missed)) == (0, 1, 1)
    assert (found.nil, len(found.services.met)) == (True, 1)
    assert found.rows[0].record == "dinas/drp/DRP-siap#uji-1#dinas/siap"


def test_a_release_counts_for_each_of_its_services() -> None:
    release = {
        "id": "R1",
        "layanan": ["dua", "satu"],
        "rencana": {"jadwal": "2024-10-02"},
        "pengajuan": {"waktu": "2024-09-20"},
        "persetujuan": {"waktu": "2024-09-25"},
        "pelaksanaan": {"mulai": "2024-10-02 20:00", "selesai": "2024-10-03 01:00", "hasil": "berhasil"},
        "pengujian": [{"jenis": "fungsional", "nama": "u", "hasil": "lulus", "waktu": "2024-10-03"}],
        "informasi": {"waktu": "2024-10-03"},
    }
    found = recapped(
        bench({"id": "satu"}, {"id": "dua"}, {"id": "tiga"}), "2024-10", ("rilis", release)
    ).releases
    assert (ids(found.services.missed), ids(found.services.quiet)) == ({"satu", "dua"}, {"tiga"})
    assert {what: len(some) for what, some in found.lacking if len(some)} == {"terlambat": 1}
    assert (len(found.releases.total), len(found.one_kind), len(found.passed), len(found.checked)) == (
        1,
        1,
        1,
        0,
    )
    assert [(kind, len(some)) for kind, some in found.test_kinds] == [("fungsional", 1)]


def test_the_sla_is_counted_by_urgency() -> None:
    term = {"mulai": "2024-05-01", "sampai": "2024-10-31"}
    here = bench({"id": "satu", "sla": {"nomor": "1", "berlaku": term}}, {"id": "dua"})

    def ticket(name: str, start: str, hours: int, **more: Any) -> tuple[str, dict[str, Any]]:
        times = {
            "dilaporkan": start,
            "direspons": after(start, hours * HOUR),
            "diselesaikan": after(start, 40 * HOUR),
        }
        return "aduan", {"id": name, "layanan": "satu", "dampak": "minor", **times, **more}

    found = recapped(
        here,
        "2024-S2",
        ticket("T1", START, 3, urgensi=1, pendampingan=after(START, HOUR)),
        ticket("T2", START, 4, urgensi=1),
        ticket("T3", START, 1),
        ticket("T4", "2024-11-04T10:00:00+07:00", 1, urgensi=2),
        ticket("T5", START, 1, layanan="dua", urgensi=1),
    ).sla
    response, solution, onsite = found.by_urgency[0][1:]
    assert (ids(response.met), ids(response.missed), len(solution.met), ids(onsite.met)) == (
        {"T1"},
        {"T2"},
        2,
        {"T1"},
    )
    assert (ids(found.services), ids(found.tickets)) == ({"satu"}, {"T1", "T2", "T3", "T4"})
    assert (ids(found.out_of_term), ids(found.without_urgency)) == ({"T4"}, {"T3"})
    assert [urgency for urgency, *_ in found.by_urgency] == [1, 2, 3]


def test_without_an_sla_there_is_nothing_to_count() -> None:
    found = recapped(bench(), "2024").sla
    assert (found.by_urgency, len(found.services)) == ((), 0)
