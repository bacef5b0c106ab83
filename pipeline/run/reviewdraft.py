"""A `reviu` record put together from the queue of risks, for a reviewer to correct and to file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from typing import Any

from pipeline.exchange.numbering import next_id
from pipeline.exchange.plaintext import block
from pipeline.model.people import Person
from pipeline.render.documents.dossier import Dossier
from pipeline.render.documents.risks import Risk, risks
from pipeline.rules.authority import OWNER

_KIND = "reviu"
# More findings are read by nobody; the queue has them all.
_MOST = 40
_DAYS = 90
_WORDS = 500
_HEAD = "# records/{opd}/reviu/{year}/{id}.yaml, konsep dari antrean meja reviu: tinjau setiap butirnya.\n"


def review_draft(dossier: Dossier, queue: Sequence[Risk] | None = None) -> str:
    """The record as YAML; "" where there is nothing to find or nobody who could sign it.

    Args:
        dossier: The internal edition.
        queue: Its risks; None to look for them.
    """
    region, day = dossier.world.region, dossier.site.as_of.astimezone(dossier.site.zone).date()
    home, reviewer = region.kominfo, _reviewer(dossier)
    found = list(_findings(dossier, risks(dossier) if queue is None else queue))[:_MOST]
    if reviewer is None or not found:
        return ""
    used = [card.id for card in dossier.world.index.of(_KIND) if card.document.opd == home]
    own = next_id(_KIND, day.year, used)
    table = dossier.law.maturity
    record = {
        "jenis": _KIND,
        "id": own,
        "cakupan": "menyeluruh",
        "periode": day.year,
        "opd_direviu": sorted(office.id for office in dossier.offices if office.provides),
        "tanggal": day.isoformat(),
        "oleh": reviewer.id,
        "lingkup": [
            {"tahap": stage, "proses": process} for stage in table.stages for process in table.processes
        ],
        "temuan": [{"id": f"T-{number}", **one} for number, one in enumerate(found, start=1)],
    }
    return _HEAD.format(opd=home, year=day.year, id=own) + block(record)


def _reviewer(dossier: Dossier) -> Person | None:
    """Whoever answers for services in the OPD for communications and informatics today."""
    return _owner(dossier, dossier.world.region.kominfo)


def _owner(dossier: Dossier, opd: str) -> Person | None:
    office = dossier.world.region.offices.get(opd)
    holders = office.holders(OWNER) if office is not None else ()
    return holders[-1] if holders else None


def _findings(dossier: Dossier, found: Iterable[Risk]) -> Iterator[dict[str, Any]]:
    day = dossier.site.as_of.astimezone(dossier.site.zone).date() + timedelta(days=_DAYS)
    home, stages = dossier.world.region.kominfo, dossier.law.maturity.stages
    for risk in found:
        owner = _owner(dossier, risk.opd)
        if owner is None or len(stages) < 2:
            continue
        name = risk.record.split("/")[-1]
        yield {
            "opd": risk.opd,
            "uraian": f"{name}: {risk.message}"[:_WORDS] if name else risk.message[:_WORDS],
            "rekomendasi": risk.advice or "Perbaiki sesuai temuan.",
            "penanggung_jawab": owner.id if owner.opd == home else f"{owner.opd}/{owner.id}",
            "tenggat": day.isoformat(),
            "tahap": stages[0] if risk.kind.plans else stages[1],
        }
