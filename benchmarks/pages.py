"""PDFs of twenty pages and more: our press beside WeasyPrint alone, and two processes beside one."""

from __future__ import annotations

import argparse
import gc
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from functools import partial
from multiprocessing import active_children
from pathlib import Path

from benchmarks.corpus import AS_OF, Size, write
from pipeline.render.documents.dossier import Draft, Plan
from pipeline.render.page import Site
from pipeline.render.pdf import VARIANT, Press
from pipeline.render.pdf_job import PdfJob
from pipeline.render.pdf_pool import PdfPool
from pipeline.run.compose import shelving
from pipeline.run.examine import Options, examine
from pipeline.run.gather import gather, usual_periods
from pipeline.run.press import How, job_maker, press
from pipeline.run.presscache import PressCache
from pipeline.run.provenance import printed

LONG = 20


def main() -> None:
    """Makes a region, measures round by round and prints a table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pages", description=__doc__)
    parser.add_argument("--tickets", type=int, default=800)
    parser.add_argument("--rounds", type=int, default=3)
    told = parser.parse_args()
    os.environ["SOURCE_DATE_EPOCH"] = "0"
    with tempfile.TemporaryDirectory() as place:
        site, drafts = region(Path(place, "daerah"), told.tickets)
        engine = Press()
        jobs = sorted(map(job_maker(site), drafts), key=lambda job: -len(job.html))[:12]
        counted = [(job, engine.render(job).pages) for job in jobs]
        long = [job for job, pages in counted if pages >= LONG]
        if not long:
            raise SystemExit("no document of twenty pages; ask for more tickets")
        ratios = beside(engine, long, told.rounds)
        # Eight tasks of equal weight, so that the last one does not decide.
        same = [long[0]] * 8
        runs = [(workers(same, 1), workers(same, 2)) for _ in range(told.rounds)]
        paths = {job.path for job in long}
        some = [draft for draft in drafts if draft.sheet.pdf in paths]
        how = How(2, cache=PressCache(Path(place, "pdf")))
        first, again = (clock(lambda: press(site, some, how)) for _ in range(2))
    print(
        f"| documents of {LONG} to {max(pages for _, pages in counted)} pages: {len(long)} | ratio | goal |"
    )
    print("| --- | --- | --- |")
    print(f"| CPU of a document beside WeasyPrint alone | {spread(ratios)} | ≤ 1.15 |")
    print(f"| wall, one process beside two | {spread([one[0] / two[0] for one, two in runs])} | ≥ 1.6 |")
    busiest = [one[1] / two[1] for one, two in runs]
    print(f"| CPU, one process beside the busier of two | {spread(busiest)} | ≥ 1.6 |")
    print(f"| wall, documents that are unchanged beside new ones | {again / first:.3f} | |")


def region(root: Path, tickets: int) -> tuple[Site, list[Draft]]:
    """A region of one OPD and twelve services, and its documents."""
    write(root, Size(tickets=tickets, offices=1, services=12))
    instant = datetime.fromisoformat(AS_OF)
    dossier = gather(examine(root, instant, Options()), usual_periods(instant))
    shelf = (one for one in shelving(dossier, Plan()) if one.draft.sheet.pdf)
    return dossier.site, [printed(dossier, one) for one in shelf]


def beside(engine: Press, jobs: list[PdfJob], rounds: int) -> list[float]:
    """For each round and document, our CPU time relative to WeasyPrint's, in turn."""
    found = []
    for number in range(rounds):
        for job in jobs:
            pair: list[Callable[[], object]] = [partial(engine.render, job), partial(alone, engine, job)]
            times = {work: processor(work) for work in (pair if number % 2 else pair[::-1])}
            found.append(times[pair[0]] / times[pair[1]])
            print(f"{job.path}: {found[-1]:.3f}", file=sys.stderr)
    return found


def alone(engine: Press, job: PdfJob) -> object:
    """The same HTML with the same options by WeasyPrint itself, nothing of ours on the way."""
    from weasyprint import HTML  # noqa: PLC0415  the press has imported it already

    source = HTML(string=job.html, url_fetcher=engine.fetcher, base_url="asset:/")
    attachments = [engine.attachment(attached) for attached in job.attachments] or None
    return source.write_pdf(
        font_config=engine.fonts,
        stylesheets=[engine.styles],
        pdf_variant=VARIANT,
        pdf_tags=True,
        pdf_identifier=b"0" * 32,
        attachments=attachments,
    )


def workers(jobs: list[PdfJob], number: int) -> tuple[float, float]:
    """Seconds for all jobs with so many warm processes, and CPU seconds of the busiest of them."""
    tiny = PdfJob("x.pdf", "<!doctype html><html lang='id'><title>x</title><p>x</p></html>")
    with PdfPool(workers=number) as pool:
        list(pool.render([tiny] * number))
        before = {one.pid: _spent(one.pid) for one in active_children()}
        taken = clock(lambda: list(pool.render(jobs)))
        return taken, max(_spent(pid) - start for pid, start in before.items())


def _spent(pid: int | None) -> float:
    """CPU seconds of a process (Linux)."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def processor(work: Callable[[], object]) -> float:
    """Seconds of this process's own: a neighbour on the machine does not count."""
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def clock(work: Callable[[], object]) -> float:
    """Seconds on the clock."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def spread(found: list[float]) -> str:
    """Median and range."""
    return f"{statistics.median(found):.2f} ({min(found):.2f}-{max(found):.2f})"


if __name__ == "__main__":
    main()
