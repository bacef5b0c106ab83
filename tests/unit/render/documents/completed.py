"""The small whole region of `tests/workspaces/complete` as a dossier, read once for all tests."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path

from pipeline.model.document import Data
from pipeline.model.region import Service
from pipeline.render.documents.dossier import Dossier, Draft
from pipeline.render.environment import environment, web_page
from pipeline.run.examine import Options, examine
from pipeline.run.gather import gather, usual_periods

COMPLETE = Path(__file__).parents[3] / "workspaces/complete"
AS_OF = datetime.fromisoformat("2025-08-10T08:00:00+07:00")


@cache
def complete() -> Dossier:
    """The region, examined and gathered."""
    return gather(examine(COMPLETE, AS_OF, Options(engine="serial")), usual_periods(AS_OF))


def service(ref: str, **changes: object) -> Service:
    """A service of the region, with some of its fields changed; None takes a field away."""
    found = complete().world.region.services[ref]
    data: Data = {
        name: value for name, value in {**found.document.data, **changes}.items() if value is not None
    }
    return replace(found, document=replace(found.document, data=data))


def words(dossier: Dossier, draft: Draft) -> str:
    """The text of a page, tags and runs of white space taken out."""
    page = web_page(environment(), draft.template, dossier.site, draft.sheet, draft.values).content.decode()
    body = page[page.index("<main") : page.index("</main>")]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body.replace("<wbr>", "")))
