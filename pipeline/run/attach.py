"""The facts behind a document, put inside its PDF: those of its OPD and time, as far as they are public."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.measure.table import to_json
from pipeline.model.fact import Fact
from pipeline.model.periods import parse_period
from pipeline.render.documents.dossier import REGION, Dossier, Draft, Scope, Shelved
from pipeline.render.pdf_job import Attached
from pipeline.run.redact import public_fact

NAME = "fakta.json"
# A PDF is for people; a region's whole year is in the data files of the site.
MOST = 5000


def with_facts(dossier: Dossier, shelved: Shelved) -> Draft:
    """The draft of a document that covers a time or is made from a record, with the facts behind it.

    Args:
        dossier: From `gather`.
        shelved: The document.

    Returns:
        The draft; without facts where there are none, or more than a PDF should carry.
    """
    draft = shelved.draft
    facts = [public_fact(fact) for fact in _behind(dossier, shelved.scope)]
    if not 0 < len(facts) <= MOST:
        return draft
    text = to_json(facts, dossier.site.zone, dossier.site.as_of, dossier.left_out)
    told = "Fakta terukur dari catatan di balik angka dokumen ini"
    file = Attached(NAME, text.encode(), dossier.site.as_of, told, "Source")
    return replace(draft, attachments=(*draft.attachments, file))


def _behind(dossier: Dossier, scope: Scope) -> list[Fact]:
    """In stable order: opd, kind, id, service."""
    if scope.record:
        found = [row.fact for row in dossier.world.measured.get(scope.record, ())]
    else:
        found = list(_of_a_time(dossier, scope))
    return sorted(found, key=lambda fact: (fact.opd, fact.jenis, fact.id, fact.layanan or ""))


def _of_a_time(dossier: Dossier, scope: Scope) -> Iterator[Fact]:
    period = scope.period or parse_period(scope.year)
    if period is None:
        return
    months = frozenset(period.months)
    for rows in dossier.world.measured.values():
        for row in rows:
            if row.fact.periode in months and scope.opd in {REGION, row.fact.opd}:
                yield row.fact
