"""Whether a service has the RPO, RTO and DRP that its class demands (2.1.2.1, reading C06)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from pipeline.law.law import Law
from pipeline.model.card import Card
from pipeline.model.case import World
from pipeline.model.document import Data, as_list
from pipeline.model.durations import parse_duration
from pipeline.model.moments import parse_date, parse_moment
from pipeline.model.periods import Period
from pipeline.model.region import Service

CONTINUITY = ("rpo", "rto", "drp")


def lacking_of(world: World, law: Law, service: Service, period: Period) -> tuple[str, ...] | None:
    """What of CONTINUITY a service lacks at a period's end, or by now; None where nothing is demanded."""
    end = period.bounds(world.region.zone)[1] - timedelta(seconds=1)
    at = min(end, world.as_of)
    demanded = law.continuity(str(service.held("klasifikasi", at)), at).value
    if not demanded:
        return None
    plans = [
        card for card in world.index.about(service.ref, "drp") if _counts(card, world, law, (service, at))
    ]
    has = {"rpo": bool(service.held("rpo", at)), "rto": bool(service.held("rto", at)), "drp": bool(plans)}
    return tuple(name for name in CONTINUITY if name in demanded and not has[name])


def _counts(card: Card, world: World, law: Law, what: tuple[Service, datetime]) -> bool:
    """Whether a DRP is one: approved, set, in force and no laxer than the service's own RPO and RTO."""
    service, at = what
    if law.reading("drp.status", service.opd, at) == "ada-dokumen":
        return True
    acts = (card.data.get("persetujuan"), card.data.get("penetapan"))
    return (
        all(_done(act, world, at) for act in acts)
        and _in_term(card.data, world, at)
        and _fits(card, world, what)
    )


def _done(act: object, world: World, at: datetime) -> bool:
    """Whether an act (or every one of a list) was done, and not a refusal, by an instant."""
    blocks = [block for block in as_list(act) if isinstance(block, Mapping)]
    return bool(blocks) and all(_approved(block, world, at) for block in blocks)


def _approved(block: Mapping[str, Any], world: World, at: datetime) -> bool:
    moment = parse_moment(block.get("waktu"), world.region.zone)
    return block.get("keputusan") != "ditolak" and moment is not None and moment.happened(at)


def _in_term(plan: Data, world: World, at: datetime) -> bool:
    term = plan.get("berlaku", {})
    day = at.astimezone(world.region.zone).date()
    first, last = parse_date(term.get("mulai")), parse_date(term.get("sampai"))
    return (first is None or first <= day) and (last is None or day <= last)


def _fits(card: Card, world: World, what: tuple[Service, datetime]) -> bool:
    service, at = what
    rows = [row for row in as_list(card.data.get("layanan")) if isinstance(row, Mapping)]
    own = (row for row in rows if world.region.service(row.get("layanan"), card.document.opd) == service)
    plan = {**card.data, **next(own, {})}
    return all(not _laxer(plan.get(name), service.held(name, at)) for name in ("rpo", "rto"))


def _laxer(planned: object, promised: object) -> bool:
    plan, promise = parse_duration(planned), parse_duration(promised)
    if plan is None or promise is None or plan.seconds is None or promise.seconds is None:
        return False
    return plan.seconds > promise.seconds
