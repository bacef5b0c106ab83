"""RPO and RTO of recoveries and drills, per service (readings C03: inclusive; C05: disaster to normal)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from fractions import Fraction
from typing import Any

from pipeline.law.law import Law
from pipeline.law.values import Limit
from pipeline.measure.verdicts import judge_clock
from pipeline.model.case import Case
from pipeline.model.document import Data, Document
from pipeline.model.durations import parse_duration
from pipeline.model.fact import Fact, Measured, Verdict
from pipeline.model.lean import dataclass
from pipeline.model.moments import Moment, parse_moment, seconds_between
from pipeline.model.periods import month_of
from pipeline.model.region import Service

HOUR = 3600
CLAUSES = {"rpo": ("L2.1.2.4.p3a",), "rto": ("L2.1.2.4.p3b",)}
_TIMES = ("data_terakhir", "aktivasi", "memadai", "pulih")
# (earlier, later): what cannot have happened the other way round.
_CHAIN = (
    ("data_terakhir", "bencana"),
    ("bencana", "aktivasi"),
    ("bencana", "memadai"),
    ("bencana", "pulih"),
    ("aktivasi", "memadai"),
    ("aktivasi", "pulih"),
    ("memadai", "pulih"),
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """The two lengths of a recovery or drill, for one service.

    Attributes:
        id: Id of the row.
        service: The service.
        start: Disaster, or day of the drill.
        end: Where the RTO ends; None while that is not reached.
        loss: Seconds of data lost; None while unknown.
        repair: Seconds until the end; None while it is not reached.
        running: Seconds that the RTO's clock has run by the instant of judgement.
        gate: A verdict that overrules, or None.
    """

    id: str
    service: Service
    start: datetime
    end: datetime | None
    loss: int | None
    repair: int | None
    running: int
    gate: Verdict | None


def recovery_facts(case: Case, law: Law) -> tuple[Measured, ...]:
    """One fact per service of a `pemulihan`."""
    disaster = case.moment("bencana")
    if disaster is None:
        return ()
    parts = [stretch(case, law, covered, disaster) for covered in _covered(case)]
    return tuple(_measured(case, law, part) for part in parts)


def drill_facts(case: Case, law: Law) -> tuple[Measured, ...]:
    """One fact per service of each drill in a `drp`."""
    drills = [(number, case.moment("uji", number, "tanggal")) for number in range(len(case.all("uji")))]
    return tuple(
        _measured(case, law, _drill(case, law, service, (number, day)))
        for number, day in drills
        if day is not None
        for service, _ in _covered(case)
    )


def _covered(case: Case) -> Iterator[tuple[Service, Data]]:
    """Each service with what the record says of it alone."""
    seen: set[str] = set()
    for item in case.all("layanan"):
        own: Data = item if isinstance(item, Mapping) else {"layanan": item}
        service = case.region.service(own.get("layanan"), case.document.opd)
        if service is not None and service.ref not in seen:
            seen.add(service.ref)
            yield service, own


def stretch(case: Case, law: Law, covered: tuple[Service, Data], disaster: Moment) -> Stretch:
    """The lengths of a recovery for one service (reading C05)."""
    service, own = covered
    found = {name: _past(case, own, name) for name in _TIMES}
    times = {name: moment for name, moment in found.items() if moment is not None} | {"bencana": disaster}
    by_plan = law.reading("rto.mulai_akhir", service.opd, disaster.at) == "aktivasi DRP -> memadai"
    begin = times.get("aktivasi", disaster) if by_plan else disaster
    end, last = times.get("memadai" if by_plan else "pulih"), times.get("data_terakhir")
    return Stretch(
        id=case.document.id,
        service=service,
        start=disaster.at,
        end=end.at if end else None,
        loss=seconds_between(last.at, disaster.at) if last else None,
        repair=seconds_between(begin.at, end.at) if end else None,
        running=0 if end else max(0, seconds_between(begin.at, case.as_of)),
        gate=Verdict.TIDAK_SAH if _contradictory(times) else _too_early(case, law, disaster.at),
    )


def _past(case: Case, own: Data, name: str) -> Moment | None:
    moment = parse_moment(own.get(name, case.get(name)), case.region.zone)
    return moment if moment is not None and moment.happened(case.as_of) else None


def _contradictory(times: Mapping[str, Moment]) -> bool:
    pairs = ((first, later) for first, later in _CHAIN if first in times and later in times)
    return any(times[later].before(times[first]) for first, later in pairs)


def _too_early(case: Case, law: Law, start: datetime) -> Verdict | None:
    judged = law.in_force(start) or law.reading("waktu.berlaku", case.opd, start) == "dinilai"
    return None if judged else Verdict.TIDAK_DINILAI


def _drill(case: Case, law: Law, service: Service, drill: tuple[int, Moment]) -> Stretch:
    number, day = drill
    done = day.happened(case.as_of)
    return Stretch(
        id=f"{case.document.id}#uji-{number + 1}",
        service=service,
        start=day.at,
        end=None,
        loss=_length(case.get("uji", number, "rpo_capaian")) if done else None,
        repair=_length(case.get("uji", number, "rto_capaian")) if done else None,
        running=0,
        gate=_too_early(case, law, day.at),
    )


def _length(text: object) -> int | None:
    duration = parse_duration(text)
    return int(duration.seconds) if duration and duration.seconds is not None else None


def _measured(case: Case, law: Law, part: Stretch) -> Measured:
    rpo, rto = _limit(case, law, part, "rpo"), _limit(case, law, part, "rto")
    columns = _columns("rpo", rpo, part, part.loss) | _columns("rto", rto, part, part.repair)
    service = part.service
    fact = Fact(
        opd=service.opd,
        jenis=case.document.jenis,
        id=part.id,
        layanan=service.id,
        kelompok=service.held("kelompok", part.start),
        klasifikasi=service.held("klasifikasi", part.start),
        periode=month_of(part.start, case.region.zone),
        mulai=part.start,
        selesai=part.end,
        dasar=tuple(dict.fromkeys((*(rpo.clauses if rpo else ()), *(rto.clauses if rto else ())))),
        **columns,
    )
    return Measured(fact, case.document, _notes(case, part, fact))


def _columns(name: str, limit: Limit | None, part: Stretch, taken: int | None) -> dict[str, Any]:
    shown = taken is not None and part.gate is not Verdict.TIDAK_SAH
    # How much was lost is known only once the last good data is: time passing decides nothing.
    running = part.running if name == "rto" else 0
    verdict = judge_clock(limit, taken, running)
    if taken is None and limit is not None and name == "rpo":
        verdict = Verdict.BERJALAN
    return {
        f"{name}_batas_jam": Fraction(limit.seconds, HOUR) if limit else None,
        f"{name}_jam": Fraction(taken or 0, HOUR) if shown else None,
        f"{name}_hasil": part.gate or verdict,
    }


def _notes(case: Case, part: Stretch, fact: Fact) -> frozenset[str]:
    pairs = ((fact.rpo_jam, fact.rpo_batas_jam), (fact.rto_jam, fact.rto_batas_jam))
    notes = {
        "tepat_pada_batas": any(taken is not None and taken == limit for taken, limit in pairs),
        "belum_terjadi": part.start > case.as_of,
        "data_terakhir_belum_dicatat": part.loss is None and part.end is not None,
    }
    return frozenset(name for name, holds in notes.items() if holds)


def _limit(case: Case, law: Law, part: Stretch, name: str) -> Limit | None:
    """The catalogue's RPO or RTO as it held, else the recovery plan's own (for this service, or for all)."""
    seconds = _length(part.service.held(name, part.start) or _planned(case, part.service).get(name))
    if seconds is None:
        return None
    strict = law.reading("rpo_rto.batas", part.service.opd, part.start) == "ketat"
    return Limit(seconds, "lt" if strict else "le", CLAUSES[name])


def _planned(case: Case, service: Service) -> Data:
    """What the recovery plan behind a record says, its row for the service before its own fields."""
    plan = case.document if case.document.jenis == "drp" else _plan(case)
    if plan is None:
        return {}
    rows = [row for row in plan.data.get("layanan", ()) if isinstance(row, Mapping)]
    own = (row for row in rows if case.region.service(row.get("layanan"), plan.opd) == service)
    return {**plan.data, **next(own, {})}


def _plan(case: Case) -> Document | None:
    card = case.index.one(case.get("drp"), case.document.opd, "drp")
    return card.document if card else None
