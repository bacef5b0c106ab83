"""Whether a release went as planned: approved first, tested, on time, reported (reading F03)."""

from __future__ import annotations

from datetime import date, datetime

from pipeline.law.law import Law
from pipeline.model.case import Case
from pipeline.model.fact import Fact, Measured, Verdict
from pipeline.model.moments import Moment
from pipeline.model.periods import month_of

_CLAUSES = ("L2.2.2.3.T10.1.3", "L2.2.2.3.T10.1.4.a", "L2.2.2.3.T10.1.4.c")


def release_facts(case: Case, law: Law) -> tuple[Measured, ...]:
    """The one fact of a `rilis`."""
    submitted = case.moment("pengajuan", "waktu")
    service = case.service
    if submitted is None or service is None:
        return ()
    runs = [number for number in range(len(case.all("pelaksanaan")))]
    last = execution(case, runs[-1]) if runs else (None, None)
    missed = () if last[1] is None else tuple(shortfalls(case, last))
    start = (last[0] or submitted).at
    fact = Fact(
        opd=case.opd,
        jenis=case.document.jenis,
        id=case.document.id,
        layanan=service.id,
        kelompok=service.held("kelompok", start),
        klasifikasi=service.held("klasifikasi", start),
        periode=month_of(start, case.region.zone),
        mulai=start,
        selesai=last[1].at if last[1] else None,
        rilis_hasil=_verdict(case, law, last, missed),
        dasar=_CLAUSES,
    )
    return (Measured(fact, case.document, frozenset(missed)),)


def execution(case: Case, number: int) -> tuple[Moment | None, Moment | None]:
    """Start and end of one execution by the instant of judgement; `pelaksanaan` is one block or a list."""
    keys = ("pelaksanaan", number) if isinstance(case.get("pelaksanaan"), list) else ("pelaksanaan",)
    return case.past(*keys, "mulai"), case.past(*keys, "selesai")


def planned_end(case: Case) -> Moment | None:
    """The last planned day of a release."""
    plan = case.get("rencana", "jadwal")
    if isinstance(plan, dict):
        return case.moment("rencana", "jadwal", "selesai") or case.moment("rencana", "jadwal", "mulai")
    return case.moment("rencana", "jadwal")


def shortfalls(case: Case, last: tuple[Moment | None, Moment | None]) -> list[str]:
    """What a finished release lacks, in machine words."""
    start, end = last
    plan, approval = planned_end(case), case.past("persetujuan", "waktu")
    approved = approval is not None and case.get("persetujuan", "keputusan") in (None, "disetujui")
    tests = [test for test in case.all("pengujian") if isinstance(test, dict)]
    kinds = {test.get("jenis") for test in tests}
    outcome = case.all("pelaksanaan")[-1].get("hasil")
    checks = {
        "terlambat": plan is not None and end is not None and plan.day < end.day,
        "tanpa_persetujuan": not approved or approval is None or (start is not None and start.before(approval)),
        "uji_kurang": len(kinds) < 2 or any(test.get("hasil") != "lulus" for test in tests),
        "tidak_berhasil": outcome is not None and outcome != "berhasil",
        "hasil_belum_dilaporkan": case.past("informasi", "waktu") is None,
    }
    return [name for name, holds in checks.items() if holds]


def _verdict(
    case: Case, law: Law, last: tuple[Moment | None, Moment | None], missed: tuple[str, ...]
) -> Verdict:
    start, end = last
    if start is not None and end is not None and end.before(start):
        return Verdict.TIDAK_SAH
    submitted = case.moment("pengajuan", "waktu")
    if submitted is not None and not law.in_force(submitted.at):
        return Verdict.TIDAK_DINILAI
    if case.get("persetujuan", "keputusan") == "ditolak":
        return Verdict.DIKECUALIKAN
    if end is not None:
        return Verdict.TIDAK_TERCAPAI if missed else Verdict.TERCAPAI
    return Verdict.TIDAK_TERCAPAI if _overdue(case) else Verdict.BERJALAN


def _overdue(case: Case) -> bool:
    plan = planned_end(case)
    return plan is not None and plan.day < _today(case.as_of, case)


def _today(as_of: datetime, case: Case) -> date:
    return as_of.astimezone(case.region.zone).date()
