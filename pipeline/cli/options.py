"""The options that commands share, and how each is read."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from pipeline.cli.exits import Stop
from pipeline.cli.parser import Parser, inside, instant, workspace_root
from pipeline.law.law import Law
from pipeline.model.finding import Severity
from pipeline.model.lean import replace
from pipeline.model.region import Region
from pipeline.portable import KEEPS_RESULTS
from pipeline.run.cache.batches import KeptBatches
from pipeline.run.cache.notes import Notes, from_bytes
from pipeline.run.cache.session import Session, open_session
from pipeline.run.cachefolder import cache_folder
from pipeline.run.engine import UnknownEngine, parse_engine
from pipeline.run.examine import Examination, Options, Progress, examine
from pipeline.run.past import Before
from pipeline.run.workspace import MARK, find_root
from pipeline.wording import visible

_FOOTING = ("catalog/pemda.yaml", "catalog/peraturan/")

__all__ = [
    "Parser",
    "declared_zone",
    "examined",
    "inside",
    "instant",
    "pack_in_force",
    "remembering",
    "run_options",
    "workspace_root",
]


def examined(arguments: argparse.Namespace, *, past: bool = False, counted: bool = False) -> Examination:
    """Examines the workspace that the common options name.

    Folders that were judged before, by whichever command, are not judged again.

    Args:
        arguments: As given.
        past: Whether git is asked for the past, too.
        counted: Whether the command says itself how many errors there are.
    """
    root = workspace_root(arguments.root)
    options = replace(run_options(arguments), past=past)
    zone = declared_zone(root)
    as_of = instant(arguments.as_of, zone)
    session = open_session(root, os.environ) if KEEPS_RESULTS and not arguments.no_cache else None
    try:
        if session is not None:
            options = remembering(session, options, zone.key, as_of)
        found = examine(root, as_of, options)
    finally:
        if session is not None:
            session.close()
    if options.kept:
        options.kept.write()
    if not (counted or arguments.quiet):
        _tell_of_the_footing(found)
    return found


def _tell_of_the_footing(found: Examination) -> None:
    """Whatever is computed stands on the region and its pack: what is wrong with these concerns all of it."""
    errors = (f for f in found.result.findings if f.severity is Severity.ERROR and not f.waived)
    wrong = [finding for finding in errors if finding.pointer.path.startswith(_FOOTING)]
    if wrong:
        place = f"{visible(wrong[0].pointer.path, 200)}:{wrong[0].span.line} {wrong[0].code}"
        more = f" dan {len(wrong) - 1} galat lain" if len(wrong) > 1 else ""
        sys.stderr.write(
            f"spbe: perhatian, dasar hitungan tidak utuh: {place}{more}; "
            "hasil di bawah dapat berubah, lihat `spbe check`\n"
        )


def remembering(
    session: Session, options: Options, zone: str, as_of: datetime, *, whole: bool = False
) -> Options:
    """The options for a run with what of earlier ones may still be believed.

    Args:
        session: The cache.
        options: What they are besides.
        zone: Key of the region's time zone.
        as_of: The instant of judgement.
        whole: Whether notes are taken, so that the run can be kept as a whole.
    """
    kept = session.notes()
    session.look_again()
    ground = session.ground(zone)
    if ground is None:
        return options
    batches = KeptBatches(*ground, as_of)
    former = from_bytes(kept[1], ground[2]) if kept and options.past else None
    before = Before(former.ground if former else None, batches.settled)
    return replace(options, kept=batches, notes=Notes(ground[2]) if whole else None, before=before)


def run_options(arguments: argparse.Namespace) -> Options:
    """How to run, from the common options.

    Raises:
        Stop: Where an option makes no sense.
    """
    try:
        if arguments.engine:
            parse_engine(arguments.engine)
    except UnknownEngine:
        known = "serial, processes[:N], atau dask:ALAMAT"
        raise Stop(f"--engine {arguments.engine!a} tidak dikenal; pilih {known}") from None
    if arguments.jobs is not None and arguments.jobs < 1:
        raise Stop("--jobs harus paling sedikit 1")
    cache = None if arguments.no_cache else cache_folder(os.environ)
    papers = cache / "lampiran" if cache else None
    return Options(arguments.engine, arguments.jobs, _progress(quiet=arguments.quiet), papers=papers)


def pack_in_force(given: str | None) -> Law:
    """The regulation pack of a workspace; outside of any, the one that ships with the tool."""
    from pipeline.run.pack import load_law  # start-up: few commands ask for the pack alone
    from pipeline.run.sources import read_documents

    root = workspace_root(given) if given is not None else find_root(Path.cwd())
    documents = read_documents(root, [MARK])[0] if root else []
    pemda = next((document for document in documents if document.jenis == "pemda"), None)
    return load_law(root or Path.cwd(), pemda)[0]


def declared_zone(root: Path) -> ZoneInfo:
    """The zone in which an `--as-of` without offset is read: the region's own."""
    from pipeline.link.catalogue import build_region  # the edge: one small file is read twice
    from pipeline.run.sources import read_documents

    documents, _ = read_documents(root, [MARK])
    region: Region = build_region(document for document in documents if document.jenis == "pemda")
    return region.zone


def _progress(*, quiet: bool) -> Progress | None:
    """A bar where somebody watches, none for a quiet run or a log."""
    from pipeline.cli.progress import bar  # start-up: only long runs need it

    return bar(None if quiet or not sys.stderr.isatty() or os.environ.get("CI") else sys.stderr)
