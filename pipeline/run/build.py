"""The whole story: a workspace from files to a finished `build/`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pipeline.assess.formats import to_json as levels_json
from pipeline.formatters.json_format import format_json
from pipeline.measure.table import Rows, csv_pieces, json_pieces
from pipeline.model.lean import dataclass, field
from pipeline.model.periods import Period
from pipeline.model.result import CheckResult
from pipeline.render.documents.dossier import Dossier, Plan, Rendered
from pipeline.render.page import Page
from pipeline.render.site import INSIDE
from pipeline.run.again.opening import open_kept
from pipeline.run.again.reading import Reading
from pipeline.run.cache.session import Session
from pipeline.run.compose import compose_into
from pipeline.run.examine import Examination
from pipeline.run.gather import gather, usual_periods
from pipeline.run.press import How
from pipeline.run.publish import Edition, Workshop


@dataclass(frozen=True, slots=True)
class Built:
    """What a build came to.

    Attributes:
        target: The folder that holds it.
        result: The findings.
        periods: The periods that reports were made for.
        html: How many HTML pages.
        pdf: How many PDFs.
        data: How many data files.
        failures: What could not be made, one line each.
        remarks: What a reader of a PDF may miss, one line each.
    """

    target: Path
    result: CheckResult
    periods: tuple[Period, ...]
    html: int = 0
    pdf: int = 0
    data: int = 0
    failures: tuple[str, ...] = field(default=())
    remarks: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Order:
    """What to build and how.

    Attributes:
        plan: What of it.
        periods: For which periods; none takes the usual ones.
        how: How to make the PDFs.
    """

    plan: Plan = field(default_factory=Plan)
    periods: tuple[Period, ...] = ()
    how: How = field(default_factory=How)


def build(shop: Workshop, examination: Examination, order: Order, session: Session | None = None) -> Built:
    """Computes everything, written aside page by page, then puts it in its place in one step.

    Args:
        shop: The locked workspace.
        examination: From `examine`.
        order: What to build.
        session: The cache of builds, from before the files were read; None takes nothing over from the last.

    Raises:
        OSError: The system refuses; the former build still stands.
    """
    periods = order.periods or usual_periods(examination.result.as_of)
    plan = order.plan
    reading = Reading() if session and plan.wants("html") and not plan.opd else None
    dossier = gather(examination, periods, reading)
    kept = None
    if session and reading:
        request = repr((plan.only, _texts(periods)))
        kept = open_kept(session, shop.target, examination, (dossier, reading), request)
    edition = Edition(shop)
    rendered = (
        Rendered(()) if plan.only == "data" else compose_into(edition.put, dossier, plan, order.how, kept)
    )
    data = data_files(dossier) if plan.wants("data") else {}
    for path, pieces in data.items():
        edition.put_pieces(path, pieces)
    edition.close(about(dossier, plan))
    if kept and not rendered.failures:
        kept.write()
    return Built(
        target=shop.target,
        result=examination.result,
        periods=dossier.periods,
        html=rendered.html,
        pdf=rendered.pdf,
        data=len(data),
        failures=rendered.failures,
        remarks=rendered.remarks,
    )


def about(dossier: Dossier, plan: Plan) -> dict[str, Any]:
    """What the manifest says of a build, besides its files."""
    return {
        "regulation": dossier.site.pack,
        "as_of": dossier.site.as_of.isoformat(),
        "commit": dossier.site.commit,
        "inputs": dossier.origin().sidik,
        "periods": _texts(dossier.periods),
        "only": plan.only or None,
        "opd": plan.opd or None,
        "summary": dossier.result.summary(),
    }


def data_pages(dossier: Dossier) -> list[Page]:
    """Facts, levels and findings as data, for each edition; of the internal one only what says more."""
    return [Page(path, b"".join(pieces)) for path, pieces in data_files(dossier).items()]


def data_files(dossier: Dossier) -> dict[str, Iterable[bytes]]:
    """The same by path, each in pieces that are made as they are taken: all facts at once are too many."""
    files = _data(dossier)
    levels = dossier.levels.get(dossier.year)
    if levels is not None:
        files["data/maturity.json"] = (levels_json(levels, dossier.site.as_of, dossier.law),)
    if dossier.inner is not None:
        files |= {INSIDE + path: pieces for path, pieces in _data(dossier.inner).items()}
    return {path: map(str.encode, pieces) for path, pieces in sorted(files.items())}


def _data(dossier: Dossier) -> dict[str, Iterable[str]]:
    zone, facts = dossier.site.zone, Rows(dossier.world)
    return {
        "data/facts.json": json_pieces(facts, zone, dossier.site.as_of, dossier.left_out),
        "data/facts.csv": csv_pieces(facts, zone),
        "data/findings.json": format_json(dossier.result),
    }


def _texts(periods: Iterable[Period]) -> list[str]:
    return [period.text for period in periods]
