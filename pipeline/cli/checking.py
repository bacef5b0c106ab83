"""The whole of a check: the workspace is examined, unless only the form of what is known is another."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from itertools import repeat
from pathlib import Path
from zoneinfo import ZoneInfo

from pipeline.cli.check import Order, request_of, tell_of_the_past
from pipeline.cli.exits import CLEAN, VIOLATIONS, Stop
from pipeline.cli.options import declared_zone, instant, remembering, run_options
from pipeline.cli.outputs import paint_for, write_whole
from pipeline.formatters.registry import FORMATS
from pipeline.formatters.report import Report
from pipeline.formatters.text import text_again
from pipeline.model.finding import Finding
from pipeline.model.lean import replace
from pipeline.model.result import CheckResult
from pipeline.model.watched import Bounds, WatchedInstant
from pipeline.run.cache import printed
from pipeline.run.cache.amend import Remembered, amended, remembered
from pipeline.run.cache.keeping import about_of
from pipeline.run.cache.printed import rows_of
from pipeline.run.cache.run import Run, from_json, to_json
from pipeline.run.cache.session import Session
from pipeline.run.circles import without_looking_for_circles
from pipeline.run.examine import Examination, Options, examine
from pipeline.run.listed import listed
from pipeline.run.reporting import cites_of, report_again, report_of
from pipeline.run.since import CannotTellError, Changed, changed_since, concerned
from pipeline.run.workspace import below
from pipeline.wording import visible

# The one form in which each finding has a piece of its own, with lines of its file.
_IN_PIECES = "full"
# What is put right may let a rule see the next thing; each file needs a round or two.
_ROUNDS = 4


def made_ready(session: Session) -> Remembered | None:
    """What will be needed for what was edited, unpacked while git looks at the files."""
    # What another version of the tool wrote is given up once git has told; it may be of any form.
    with suppress(Exception), without_looking_for_circles(staying=True):
        return remembered(session)
    return None


def checked(order: Order, session: Session | None, known: Remembered | None = None) -> int:
    """Checks and prints; 0 clean, 1 violations.

    Args:
        order: What is wanted.
        session: The cache, where it may be used.
        known: From `made_ready`.
    """
    given = order.arguments
    changed = _changed(order.root, given.since)
    # What a change concerns is looked for among all records.
    options = replace(run_options(given), past=True, brief=changed is None)
    zone = declared_zone(order.root)
    as_of = instant(given.as_of, zone)
    kept = _kept(order, session, as_of, known) if session and not changed else None
    if kept is not None:
        return _printed(order, session, *kept)
    bounds = Bounds()
    if session:
        options = remembering(session, options, zone.key, as_of, whole=True)
        as_of = WatchedInstant.of(as_of, bounds)
    examination = examine(order.root, as_of, options)
    for _ in range(_ROUNDS if given.fix else 0):
        if not _put_right(examination, list(order.wanted)):
            break
        examination = examine(order.root, as_of, options)
    if options.kept:
        options.kept.write()
    past = examination.world.past
    if past.why:
        tell_of_the_past(order, past.standing, past.why)
    if session:
        _keep(session, examination, bounds, options)
    within = concerned(examination, changed) if changed else None
    report = report_of(examination, _within(examination.result, within), strict=given.strict)
    # A report asks for none of the records: what is printed may take their room.
    del examination, options, past
    return _printed(order, None if changed else session, report)


def _keep(session: Session, examination: Examination, bounds: Bounds, options: Options) -> None:
    about = about_of(examination)
    if about is not None:
        cites = cites_of(examination.result.findings, examination.law)
        counts = (examination.result.files, examination.result.documents)
        notes = options.notes.kept(options.kept.marks, counts) if options.notes and options.kept else None
        session.keep(about, bounds, to_json(Run(examination.result, cites)), notes)


def _kept(
    order: Order, session: Session, as_of: datetime, last: Remembered | None
) -> tuple[Report, Sequence[str]] | None:
    """The report of the run that is kept, or of what an edit made of it; and what is printed of its findings.

    None where the whole is to be judged.
    """
    raw = session.run(as_of)
    if session.head is None:
        return None
    about = session.head.about
    with suppress(ValueError, TypeError, KeyError):
        local = as_of.astimezone(ZoneInfo(about.zone))
        pieces: Sequence[str] = ()
        if raw is not None:
            found = from_json(raw, local)
        else:
            # Both are given up once there is another run.
            changed = session.changed(local) or frozenset()
            known = session.pieces(request_of(order, local.isoformat())) if order.form == _IN_PIECES else {}
            # What is unpacked of an earlier run holds none; looking costs a fifth of the whole.
            with without_looking_for_circles(staying=True):
                anew = amended(order.root, session, local, last)
            if anew is None:
                return None
            found, raw = anew
            pieces = [
                "" if finding.pointer.path in changed else known.get(row, "")
                for finding, row in zip(found.result.findings, rows_of(raw), strict=True)
            ]
        if about.why:
            tell_of_the_past(order, about.standing, about.why)
        strict = order.arguments.strict
        return report_again(order.root, found.result, found.cites, strict=strict), pieces
    return None


def _printed(order: Order, session: Session | None, whole: Report, known: Sequence[str] = ()) -> int:
    """Prints what is wanted of a report, and writes it to the files; the exit code.

    Args:
        order: What is wanted.
        session: The cache, where it may be used.
        whole: The report.
        known: What is printed of each of its findings, "" where that is not known; none where of none.
    """
    given = order.arguments
    result = _chosen(whole.result, order.wanted, given.select, given.ignore)
    report = replace(whole, result=listed(result))
    for target, name in order.files.items():
        write_whole(target, FORMATS[name](report))
    shown = replace(report, paint=paint_for(sys.stdout))
    if order.form == _IN_PIECES:
        # Of a choice among the findings it is not known here which they are.
        same = len(known) == len(shown.result.findings)
        pieces = text_again(shown, known if same else repeat(""))
    else:
        pieces = FORMATS[order.form](shown)
    told: list[str] = []
    for piece in pieces:
        sys.stdout.write(piece)
        # Held together only where they will be kept: a report of millions of tickets is large.
        told.extend([piece] if session else [])
    code = VIOLATIONS if result.failed(strict=given.strict) else CLEAN
    if session:
        sizes = tuple(map(len, told[:-1])) if order.form == _IN_PIECES else ()
        request = request_of(order, result.as_of.isoformat())
        session.keep_said(request, printed.to_json("".join(told), code, request, sizes))
    return code


def _changed(root: Path, revision: str | None) -> Changed | None:
    if revision is None:
        return None
    try:
        return changed_since(root, revision)
    except CannotTellError as problem:
        raise Stop(f"--since tidak dapat dijawab: {problem}") from None


def _within(result: CheckResult, paths: frozenset[str] | None) -> CheckResult:
    """The findings of some files; of all where None."""
    kept = (f for f in result.findings if paths is None or f.pointer.path in paths)
    return replace(result, findings=tuple(kept))


def _put_right(examination: Examination, wanted: list[str]) -> bool:
    """Puts right what has one right answer, says what it was, and whether there was anything."""
    paths = {finding.pointer.path for finding in examination.result.findings}
    chosen = [path for path in sorted(paths) if not wanted or any(below(path, folder) for folder in wanted)]
    # start-up: only `--fix` edits, and the editor of YAML takes its time
    from pipeline.run.formatting import put_right
    from pipeline.run.pack import vocabulary
    from pipeline.run.writing import write_all

    outcomes = list(put_right(examination, vocabulary(examination.law), chosen))
    write_all(examination.root, {outcome.path: outcome.after for outcome in outcomes})
    for line in (line for outcome in outcomes for line in outcome.fixed):
        sys.stderr.write(f"diperbaiki: {visible(line, 300)}\n")
    return bool(outcomes)


def _chosen(result: CheckResult, paths: tuple[str, ...], select: str, ignore: str) -> CheckResult:
    kept = (f for f in result.findings if not paths or any(below(f.pointer.path, path) for path in paths))
    return replace(result, findings=tuple(_by_code(kept, _codes(select), _codes(ignore))))


def _by_code(found: Iterable[Finding], select: tuple[str, ...], ignore: tuple[str, ...]) -> Iterator[Finding]:
    for finding in found:
        if (not select or finding.code.startswith(select)) and not (
            ignore and finding.code.startswith(ignore)
        ):
            yield finding


def _codes(text: str) -> tuple[str, ...]:
    return tuple(code.strip().upper() for code in text.split(",") if code.strip())
