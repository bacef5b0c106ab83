"""RPO and RTO of recoveries and drills, per service (reading C03: inclusive; C05: disaster to normal)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Any

from pipeline.law.law import Law
from pipeline.law.values import Limit
from pipeline.measure.verdicts import judge_clock
from pipeline.model.case import Case
from pipeline.model.document import Data
from pipeline.model.durations import parse_duration
from pipeline.model.fact import Fact, Measured, Verdict
from pipeline.model.moments import Moment, parse_moment, seconds_between
from pipeline.model.periods import month_of
from pipeline.model.region import Service

HOUR = 3600
_RPO = ("L2.1.2.4.p3a",)
_RTO = ("L2.1.2.4.p3b",)


@dataclass(frozen=True, slots=True)
class Stretch:
    """The two lengths of a recovery or drill, for one service.

    Attributes:
        id: Id of the row.
        service: The service.
        start: Disaster, or day of the drill.
        end: Normal operation; None while it is not reached.
        loss: Seconds of data lost; None while unknown.
        repair: Seconds until normal operation; None while it is not reached.
        gate: A verdict that overrules, or None.
    """

    id: str
    service: Service
    start: datetime
    end: datetime | None
    loss: int | None
    repair: int | None
    gate: Verdict | None


def recovery_facts(case: Case, law: Law) -> tuple[Measured, ...]:
    """One fact per service of a `pemulihan`."""
    disaster = case.moment("bencana")
    if disaster is None:
        return ()
    return tuple(
        _measured(case, law, _stretch(case, law, (service, own), disaster)) for service, own in _covered(case)
    )


def drill_facts(case: Case, law: Law) -> tuple[Measured, ...]:
    """One fact per service of each drill in a `drp`."""
    return tuple(
        _measured(case, law, _drill(case, law, (service, number)))
        for number, drill in enumerate(case.all("uji"))
        for service, _ in _covered(case)
        if parse_moment(drill.get("tanggal"), case.region.zone) is not None
    )


def _covered(case: Case) -> Iterator[tuple[Service, Data]]:
    """Each service with what the record says of it alone."""
    for item in case.all("layanan"):
        own: Data = item if isinstance(item, Mapping) else {"layanan": item}
        service = case.region.service(own.get("layanan"), case.document.opd)
        if service is not None:
            yield service, own


def _stretch(case: Case, law: Law, part: tuple[Service, Data], disaster: Moment) -> Stretch:
    service, own = part
    times = {name: _past(case, own, name) for name in ("data_terakhir", "aktivasi", "memadai", "pulih")}
    by_activation = law.reading("rto.mulai_akhir", service.opd, disaster.at) == "aktivasi DRP -> memadai"
    begin = (times["aktivasi"] or disaster) if by_activation else disaster
    end = times["memadai"] if by_activation else times["pulih"]
    last = times["data_terakhir"]
    gate = Verdict.TIDAK_SAH if _contradictory(times, disaster) else None
    if gate is None and not law.in_force(disaster.at):
        gate = Verdict.TIDAK_DINILAI
    return Stretch(
        id=case.document.id,
        service=service,
        start=disaster.at,
        end=end.at if end else None,
        loss=seconds_between(last.at, disaster.at) if last else None,
        repair=seconds_between(begin.at, end.at) if end else None,
        gate=gate,
    )


def _past(case: Case, own: Data, name: str) -> Moment | None:
    moment = parse_moment(own.get(name, case.get(name)), case.region.zone)
    return moment if moment is not None and moment.happened(case.as_of) else None


def _contradictory(times: Mapping[str, Moment | None], disaster: Moment) -> bool:
    last = times["data_terakhir"]
    later = (times["aktivasi"], times["memadai"], times["pulih"])
    backwards = any(moment is not None and moment.before(disaster) for moment in later)
    return backwards or (last is not None and disaster.before(last))


def _drill(case: Case, law: Law, part: tuple[Service, int]) -> Stretch:
    service, number = part
    day = case.moment("uji", number, "tanggal")
    assert day is not None
    return Stretch(
        id=f"{case.document.id}#uji-{number + 1}",
        service=service,
        start=day.at,
        end=None,
        loss=_length(case.get("uji", number, "rpo_capaian")),
        repair=_length(case.get("uji", number, "rto_capaian")),
        gate=None if law.in_force(day.at) else Verdict.TIDAK_DINILAI,
    )


def _length(text: object) -> int | None:
    duration = parse_duration(text)
    return int(duration.seconds) if duration and duration.seconds is not None else None


def _measured(case: Case, law: Law, part: Stretch) -> Measured:
    running = max(0, seconds_between(part.start, case.as_of))
    columns: dict[str, Any] = {}
    basis: tuple[str, ...] = ()
    for name, taken, clauses in (("rpo", part.loss, _RPO), ("rto", part.repair, _RTO)):
        limit = _limit(case, law, part, (name, clauses))
        columns[f"{name}_batas_jam"] = Fraction(limit.seconds, HOUR) if limit else None
        columns[f"{name}_jam"] = Fraction(taken, HOUR) if taken is not None and _shown(part) else None
        columns[f"{name}_hasil"] = part.gate or _verdict(name, limit, taken, running)
        basis += clauses if limit else ()
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
        dasar=basis,
        **columns,
    )
    exact = {name for name in ("rpo", "rto") if columns[f"{name}_jam"] == columns[f"{name}_batas_jam"] is not None}
    return Measured(fact, case.document, frozenset({"tepat_pada_batas"} if exact else ()))


def _shown(part: Stretch) -> bool:
    return part.gate is not Verdict.TIDAK_SAH


def _verdict(name: str, limit: Limit | None, taken: int | None, running: int) -> Verdict:
    if name == "rpo" and taken is None:
        # How much was lost is known only once the last good data is: time passing decides nothing.
        return Verdict.BERJALAN if limit else Verdict.TIDAK_DIATUR
    return judge_clock(limit, taken, running)


def _limit(case: Case, law: Law, part: Stretch, what: tuple[str, tuple[str, ...]]) -> Limit | None:
    """The catalogue's RPO or RTO as it held, else the recovery plan's own (for this service, or for all)."""
    name, clauses = what
    plan = case.document if case.document.jenis == "drp" else _plan(case)
    own: Data = {}
    if plan is not None:
        rows = [row for row in plan.data.get("layanan", ()) if isinstance(row, Mapping)]
        named = (row for row in rows if case.region.service(row.get("layanan"), plan.opd) == part.service)
        own = {**plan.data, **next(named, {})}
    seconds = _length(part.service.held(name, part.start) or own.get(name))
    if seconds is None:
        return None
    strict = law.reading("rpo_rto.batas", part.service.opd, part.start) == "ketat"
    return Limit(seconds, "lt" if strict else "le", clauses)


def _plan(case: Case) -> Any:
    card = case.index.one(case.get("drp"), case.document.opd, "drp")
    return card.document if card else None
