"""Chapters c, d and e of an evaluation: monitoring, recovery and releases counted."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pipeline.measure.readiness import CONTINUITY, lacking_of
from pipeline.measure.releases import SHORTFALLS
from pipeline.measure.tallying import (
    Row,
    Rows,
    Scope,
    by_service,
    by_verdict,
    full_name,
    noted,
    services_by,
    tally,
)
from pipeline.measure.verdicts import worse
from pipeline.model.case import World
from pipeline.model.document import as_list
from pipeline.model.fact import Verdict
from pipeline.model.recap import AvailabilityRecap, AvailabilityRow, RecoveryRecap, RecoveryRow, ReleaseRecap
from pipeline.model.tallies import Grouped, ServiceTally, Tally

OBJECTS = ("infrastruktur", "proses_bisnis", "keamanan_informasi", "kondisi_pemicu")
_NO_TOOL = "tidak_ada"
Lacking = Mapping[str, tuple[str, ...] | None]


def availability_recap(scope: Scope, rows: Rows) -> AvailabilityRecap:
    """Chapter c: pemantauan."""
    ordered = sorted(
        rows, key=lambda row: (row.fact.opd, row.fact.layanan or "", row.fact.periode or "", row.fact.id)
    )
    parts = by_service(scope, ordered, "ketersediaan_hasil")
    found, handled = _anomalies(ordered)
    return AvailabilityRecap(
        services=services_by(scope, parts),
        months=by_verdict(ordered, "ketersediaan_hasil"),
        rows=tuple(_availability_row(row) for row in ordered),
        anomalies=Tally(tuple(found)),
        anomalies_handled=Tally(tuple(handled)),
        scopes=tuple((each, tally(row for row in ordered if each in _scope(row))) for each in OBJECTS),
        full_scope=tally(row for row in ordered if _scope(row).issuperset(OBJECTS)),
        without_tool=tally(row for row in ordered if row.data.get("alat") == _NO_TOOL),
        opportunities=tally(row for row in ordered if row.data.get("peluang")),
    )


def recovery_recap(scope: Scope, rows: Rows, world: World) -> RecoveryRecap:
    """Chapter d: pemulihan."""
    events = [row for row in rows if row.fact.jenis == "pemulihan"]
    drills = [row for row in rows if row.fact.jenis == "drp"]
    lacking = {service.ref: lacking_of(world, scope.law, service, scope.period) for service in scope.services}
    bound = {ref: missing for ref, missing in lacking.items() if missing is not None}
    names = {service.ref: full_name(service) for service in scope.services}
    return RecoveryRecap(
        rpo=by_verdict(events, "rpo_hasil"),
        rto=by_verdict(events, "rto_hasil"),
        drills_rpo=by_verdict(drills, "rpo_hasil"),
        drills_rto=by_verdict(drills, "rto_hasil"),
        services=_prepared(services_by(scope, by_service(scope, events, _kept)), lacking, names),
        bound=Tally(tuple(names[ref] for ref in bound)),
        ready=Tally(tuple(names[ref] for ref, missing in bound.items() if not missing)),
        lacking=_lacking({names[ref]: missing for ref, missing in bound.items()}),
        reviewed=tally(row for row in events if row.data.get("evaluasi")),
        unreviewed=tally(row for row in events if row.fact.selesai and not row.data.get("evaluasi")),
        rows=tuple(_recovery_row(row) for row in (*events, *drills)),
    )


def release_recap(scope: Scope, rows: Rows) -> ReleaseRecap:
    """Chapter e: rilis."""
    kinds = sorted({kind for row in rows for kind in row.extras["jenis_uji"]})
    return ReleaseRecap(
        services=services_by(scope, by_service(scope, rows, "rilis_hasil")),
        releases=by_verdict(rows, "rilis_hasil"),
        lacking=tuple((each, noted(rows, each)) for each in SHORTFALLS),
        checked=noted(rows, "diperiksa"),
        approved=noted(rows, "disetujui"),
        executed=noted(rows, "dijalankan"),
        tested=noted(rows, "diuji"),
        passed=noted(rows, "lulus_uji"),
        test_kinds=tuple((kind, tally(r for r in rows if kind in r.extras["jenis_uji"])) for kind in kinds),
        one_kind=noted(rows, "satu_jenis_uji"),
        evaluated=noted(rows, "dievaluasi"),
        reported=noted(rows, "dilaporkan"),
        emergencies=noted(rows, "darurat"),
    )


def _kept(row: Row) -> Verdict | None:
    """RPO and RTO together."""
    found = [verdict for verdict in (row.fact.rpo_hasil, row.fact.rto_hasil) if verdict is not None]
    return worse(found) if found else None


def _prepared(found: ServiceTally, lacking: Lacking, names: Mapping[str, str]) -> ServiceTally:
    """Services by their recoveries, and those that must be prepared by that too (reading F03)."""
    unready = [names[ref] for ref, missing in lacking.items() if missing]
    ready = [names[ref] for ref, missing in lacking.items() if missing == ()]
    missed = found.missed + Tally(tuple(unready))
    met = found.met + Tally(tuple(ready))
    settled = {*missed.records, *met.records}
    return ServiceTally(
        met=_only(met, lambda name: name not in missed.records),
        missed=missed,
        running=_only(found.running, lambda name: name not in settled),
        quiet=_only(found.quiet, lambda name: name not in settled),
        unregulated=_only(found.unregulated, lambda name: name not in settled),
    )


def _only(tally: Tally, wanted: Callable[[str], bool]) -> Tally:
    return Tally(tuple(filter(wanted, tally.records)))


def _lacking(missing: Mapping[str, tuple[str, ...]]) -> Grouped:
    """Services that lack something, by what."""
    return tuple(
        (what, Tally(tuple(n for n, some in missing.items() if what in some))) for what in CONTINUITY
    )


def _recovery_row(row: Row) -> RecoveryRow:
    fact = row.fact
    return RecoveryRow(
        record=row.name,
        service=f"{fact.opd}/layanan/{fact.layanan}",
        drill=fact.jenis == "drp",
        rpo_limit=fact.rpo_batas_jam,
        rpo=fact.rpo_jam,
        rpo_verdict=fact.rpo_hasil,
        rto_limit=fact.rto_batas_jam,
        rto=fact.rto_jam,
        rto_verdict=fact.rto_hasil,
        at_limit="tepat_pada_batas" in row.notes,
    )


def _anomalies(rows: Rows) -> tuple[list[str], list[str]]:
    found: list[str] = []
    handled: list[str] = []
    for row in rows:
        for number, anomaly in enumerate(as_list(row.data.get("anomali")), start=1):
            name = f"{row.name}#anomali-{number}"
            found.append(name)
            handled.extend([name] if anomaly.get("penanganan") else [])
    return found, handled


def _scope(row: Row) -> set[str]:
    return {str(each) for each in as_list(row.data.get("lingkup"))}


def _availability_row(row: Row) -> AvailabilityRow:
    fact = row.fact
    return AvailabilityRow(
        record=row.name,
        service=f"{fact.opd}/layanan/{fact.layanan}",
        period=str(row.data.get("periode")),
        target=fact.ketersediaan_target,
        reached=fact.ketersediaan_capaian,
        coverage=fact.ketersediaan_cakupan,
        verdict=fact.ketersediaan_hasil,
        agreed=row.extras["disepakati_detik"],
        observed=row.extras["teramati_detik"],
        planned=row.extras["terencana_detik"],
        unplanned=row.extras["tak_terencana_detik"],
    )
