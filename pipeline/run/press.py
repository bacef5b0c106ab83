"""Documents to PDFs: what was made before comes from the cache, the rest from the press, longest first."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence

from pipeline.model.lean import dataclass, field
from pipeline.render.documents.dossier import Draft
from pipeline.render.environment import environment, pdf_html
from pipeline.render.page import Site
from pipeline.render.pdf_job import PdfJob, PdfResult
from pipeline.render.pdf_pool import PdfPool
from pipeline.run.presscache import PressCache

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class How:
    """How to make PDFs and pages, not which.

    Attributes:
        jobs: Most processes, None for one a core.
        progress: Told after each PDF how many of how many are done.
        cache: Where PDFs that were made before lie.
        steps: Told, while a whole site's pages are written, how many of how many steps are done.
    """

    jobs: int | None = None
    progress: Progress | None = None
    cache: PressCache = field(default_factory=PressCache)
    steps: Progress | None = None


def press(site: Site, drafts: Iterable[Draft], how: How) -> list[PdfResult]:
    """The PDFs of some documents, in their order; one that fails has `content` None and an `error`."""
    jobs = list(jobs_of(site, drafts))
    done = {job.path: PdfResult(job.path, pdf) for job in jobs if (pdf := how.cache.find(job)) is not None}
    missing = sorted((job for job in jobs if job.path not in done), key=lambda job: -len(job.html))
    for job, result in zip(missing, _pressed(missing, len(done), how), strict=True):
        done[job.path] = result
        if result.content is not None and not result.warnings:
            how.cache.keep(job, result.content)
    how.cache.prune()
    return [done[job.path] for job in jobs]


def _pressed(jobs: Sequence[PdfJob], before: int, how: How) -> Iterator[PdfResult]:
    if not jobs:
        return
    workers = min(how.jobs or os.cpu_count() or 1, len(jobs))
    with PdfPool(workers=workers) as pool:
        for number, result in enumerate(pool.render(jobs), start=before + 1):
            if how.progress:
                how.progress(number, before + len(jobs))
            yield result


def jobs_of(site: Site, drafts: Iterable[Draft]) -> Iterator[PdfJob]:
    """What is asked of the press for some documents."""
    env = environment()
    for draft in drafts:
        html = pdf_html(env, draft.template, site, draft.sheet, draft.values)
        at, told = site.as_of, draft.provenance
        yield PdfJob(draft.sheet.pdf, html, draft.attachments, at=at, provenance=told)
