"""Whether a release went as planned: approved first, tested, on time, reported (reading F03)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from pipeline.law.law import Law
from pipeline.model.case import Case
from pipeline.model.fact import Fact, Measured, Verdict
from pipeline.model.lean import dataclass
from pipeline.model.moments import Moment
from pipeline.model.periods import month_of

_CLAUSES = ("L2.2.2.3.T10.1.3", "L2.2.2.3.T10.1.4.a", "L2.2.2.3.T10.1.4.c")
_A_DAY = timedelta(days=1)
_UNREPORTED = "hasil_belum_dilaporkan"
SHORTFALLS = ("terlambat", "tanpa_persetujuan", "uji_tidak_lulus", "tidak_berhasil", _UNREPORTED)


@dataclass(frozen=True, slots=True)
class Run:
    """One execution of a release by the instant of judgement.

    Attributes:
        start: When it began; None while it has not.
        end: When it ended; None while it has not.
        outcome: "berhasil", "gagal" or "dibatalkan"; "" while unwritten.
    """

    start: Moment | None
    end: Moment | None
    outcome: str


def release_facts(case: Case, law: Law) -> tuple[Measured, ...]:
    """The one fact of a `rilis`; none where its submission or service cannot be read."""
    submitted, service = case.moment("pengajuan", "waktu"), case.service
    if submitted is None or service is None:
        return ()
    done = [run for run in runs(case) if run.start is not None]
    end = done[-1].end if done else None
    missed = shortfalls(case, done) if end is not None else []
    start = ((done[0].start if done else None) or submitted).at
    fact = Fact(
        opd=case.opd,
        jenis=case.document.jenis,
        id=case.document.id,
        layanan=service.id,
        kelompok=service.held("kelompok", start),
        klasifikasi=service.held("klasifikasi", start),
        periode=month_of(start, case.region.zone),
        mulai=start,
        selesai=end.at if end else None,
        rilis_hasil=_verdict(case, law, done, missed),
        dasar=_CLAUSES,
    )
    return (Measured(fact, case.document, frozenset(missed) | _notes(case, done, submitted), _extras(case)),)


def runs(case: Case) -> list[Run]:
    """The executions as written; `pelaksanaan` is one block or a list."""
    listed = isinstance(case.get("pelaksanaan"), list)
    found: list[Run] = []
    for number, block in enumerate(case.all("pelaksanaan")):
        keys = ("pelaksanaan", number) if listed else ("pelaksanaan",)
        ended = case.past(*keys, "selesai")
        found.append(Run(case.past(*keys, "mulai"), ended, str(block.get("hasil", "")) if ended else ""))
    return found


def planned_day(case: Case) -> date | None:
    """The last planned day of a release."""
    planned = _planned_end(case) or _planned_start(case)
    return planned.day if planned else None


def _planned_end(case: Case) -> Moment | None:
    plan = case.get("rencana", "jadwal")
    return case.moment("rencana", "jadwal", "selesai") if isinstance(plan, dict) else None


def _planned_start(case: Case) -> Moment | None:
    plan = case.get("rencana", "jadwal")
    return case.moment("rencana", "jadwal", *(("mulai",) if isinstance(plan, dict) else ()))


def _late(case: Case, last: Run) -> bool:
    """Whether the last execution ran past the plan.

    An hour without an end says when a release is to begin: one of 23.00 that lasts into the night is on time,
    one that takes days is not.
    """
    plan, start = planned_day(case), _planned_start(case)
    if plan is None or last.end is None or last.end.day <= plan:
        return False
    if _planned_end(case) is not None or start is None or start.whole_day:
        return True
    begun_late = last.start is None or plan < last.start.day
    return begun_late or last.end.whole_day or last.end.at > start.at + _A_DAY


def shortfalls(case: Case, done: list[Run]) -> list[str]:
    """What an executed release lacks, in machine words."""
    first, last = done[0].start, done[-1]
    approval = case.past("persetujuan", "waktu")
    approved = approval is not None and not _rejected(case)
    results = last_results(case)
    checks = (
        _late(case, last),
        not approved or bool(first and approval and first.before(approval)),
        not results or any(result != "lulus" for result in results.values()),
        last.outcome not in {"", "berhasil"},
        case.past("informasi", "waktu") is None,
    )
    return [name for name, holds in zip(SHORTFALLS, checks, strict=True) if holds]


def last_results(case: Case) -> dict[tuple[str, str], str]:
    """The result of each test by kind and name; a repeated test counts by its last run."""
    found: dict[tuple[str, str], tuple[Moment, str]] = {}
    for number, test in enumerate(case.all("pengujian")):
        when = case.past("pengujian", number, "waktu")
        name = (str(test.get("jenis")), str(test.get("nama")))
        if when is not None and (name not in found or not when.before(found[name][0])):
            found[name] = (when, str(test.get("hasil")))
    return {name: result for name, (_, result) in found.items()}


def _rejected(case: Case) -> bool:
    return bool(case.get("persetujuan", "keputusan") == "ditolak")


def _verdict(case: Case, law: Law, done: list[Run], missed: list[str]) -> Verdict:
    overruled = _overruled(case, law, done)
    if overruled is not None:
        return overruled
    open_still = not done or done[-1].end is None
    plan, today = planned_day(case), case.as_of.astimezone(case.region.zone).date()
    overdue = plan is not None and plan < today
    # The report of the result may follow the release; what is planned for a day has that whole day.
    if open_still or missed == [_UNREPORTED]:
        return Verdict.TIDAK_TERCAPAI if overdue else Verdict.BERJALAN
    return Verdict.TIDAK_TERCAPAI if missed else Verdict.TERCAPAI


def _overruled(case: Case, law: Law, done: list[Run]) -> Verdict | None:
    if any(run.start and run.end and run.end.before(run.start) for run in done):
        return Verdict.TIDAK_SAH
    if _rejected(case) and not done:
        return Verdict.DIKECUALIKAN
    submitted = case.moment("pengajuan", "waktu")
    at = submitted.at if submitted else case.as_of
    judged = law.in_force(at) or law.reading("waktu.berlaku", case.opd, at) == "dinilai"
    return None if judged else Verdict.TIDAK_DINILAI


def _notes(case: Case, done: list[Run], submitted: Moment) -> frozenset[str]:
    """Machine words that reports count by (see docs/fakta.md)."""
    results = last_results(case)
    approval = case.past("persetujuan", "waktu")
    notes = {
        "belum_terjadi": submitted.at > case.as_of,
        "diperiksa": case.past("pengecekan", "waktu") is not None,
        "disetujui": approval is not None and not _rejected(case),
        "dijalankan": bool(done) and done[-1].end is not None,
        "diuji": bool(results),
        "lulus_uji": bool(results) and all(result == "lulus" for result in results.values()),
        "satu_jenis_uji": len({kind for kind, _ in results}) == 1,
        "dievaluasi": case.get("evaluasi") is not None,
        "dilaporkan": case.past("informasi", "waktu") is not None,
        "darurat": case.get("darurat") is not None,
    }
    return frozenset(name for name, holds in notes.items() if holds)


def _extras(case: Case) -> tuple[tuple[str, Any], ...]:
    """All services of the release, for the row itself stands under the first; and the kinds of its tests."""
    return (
        ("layanan", tuple(service.ref for service in case.services)),
        ("jenis_uji", tuple(dict.fromkeys(kind for kind, _ in last_results(case)))),
    )
