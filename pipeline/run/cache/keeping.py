"""Whether a run can be remembered: what it could not read or decide, the next one may."""

from __future__ import annotations

from pipeline.load.access import hindered
from pipeline.model.past import Standing
from pipeline.run.cache.session import About
from pipeline.run.examine import Examination


def about_of(examination: Examination) -> About | None:
    """What is to be known of a run besides what came of it; None for one that is not to be remembered."""
    past, papers = examination.world.past, examination.world.papers.all()
    # How long a file takes to read is no property of it: the next run may read it.
    unread = any(paper.text and paper.text.fault for paper in papers)
    if past.standing is Standing.UNDECIDED or unread or hindered(examination.result.findings):
        return None
    files = tuple(paper.path for paper in papers)
    return About(examination.world.region.zone.key, past.standing, past.why, files)
