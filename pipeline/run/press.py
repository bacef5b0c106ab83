"""Documents to PDFs: what was made before comes from the cache, the rest from the press."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from pipeline.model.lean import dataclass, field
from pipeline.render.documents.dossier import Draft
from pipeline.render.environment import environment, pdf_html
from pipeline.render.page import Site
from pipeline.render.pdf_job import PdfJob, PdfResult
from pipeline.render.pdf_pool import PdfPool
from pipeline.run.presscache import PressCache

Progress = Callable[[int, int], None]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class How:
    """How to make PDFs and pages, not which.

    Attributes:
        jobs: Most processes, None for one a core.
        cache: Where PDFs that were made before lie.
        steps: Told, while documents and pages are written, how many of how many steps are done.
    """

    jobs: int | None = None
    cache: PressCache = field(default_factory=PressCache)
    steps: Progress | None = None


def press(site: Site, drafts: Iterable[Draft], how: How) -> list[PdfResult]:
    """The PDFs of some documents, in their order; one that fails has `content` None and an `error`."""
    wanted = ((None, draft) for draft in drafts)
    return [result for _, result in pressing(site, wanted, how) if result is not None]


def pressing(
    site: Site, wanted: Iterable[tuple[T, Draft | None]], how: How
) -> Iterator[tuple[T, PdfResult | None]]:
    """The PDFs of very many documents, each with whatever belongs to it, in order.

    Documents are taken while others are in the press, a few ahead of the one that is handed out next: neither
    they nor their PDFs need fit into memory together.

    Args:
        site: What all documents share.
        wanted: Something, and the document that belongs to it; None where nothing is to be printed.
        how: How to make them.
    """
    job_of = job_maker(site)
    taken: deque[tuple[T, Draft | None, str]] = deque()

    def jobs() -> Iterator[PdfJob | PdfResult]:
        for thing, draft in wanted:
            if draft is None:
                taken.append((thing, None, ""))
                yield _NOTHING
                continue
            job = job_of(draft)
            name = how.cache.name(job)
            pdf = how.cache.find(name)
            taken.append((thing, draft, "" if pdf is not None else name))
            yield job if pdf is None else PdfResult(job.path, pdf)

    with PdfPool(workers=how.jobs or os.cpu_count() or 1) as pool:
        for result in pool.render(jobs()):
            thing, draft, name = taken.popleft()
            if name and result.content is not None and not result.warnings:
                how.cache.keep(name, result.content)
            yield thing, result if draft is not None else None
    how.cache.prune()


_NOTHING = PdfResult("", None)


def job_maker(site: Site) -> Callable[[Draft], PdfJob]:
    """Makes of a document what is asked of the press for it."""
    env = environment()

    def job_of(draft: Draft) -> PdfJob:
        html = pdf_html(env, draft.template, site, draft.sheet, draft.values)
        at, told = site.as_of, draft.provenance
        return PdfJob(draft.sheet.pdf, html, draft.attachments, at=at, provenance=told)

    return job_of
