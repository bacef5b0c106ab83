"""`spbe check`: validates a workspace and prints the findings."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from pipeline.cli.exits import CLEAN, VIOLATIONS, Stop
from pipeline.cli.options import Parser, examined, inside, workspace_root
from pipeline.cli.outputs import output_files, paint_for, write_whole
from pipeline.formatters.registry import FORMATS
from pipeline.model.finding import Finding
from pipeline.model.past import Past, Standing
from pipeline.model.result import CheckResult
from pipeline.run.examine import Examination
from pipeline.run.reporting import report_of
from pipeline.run.since import CannotTellError, Changed, changed_since, concerned
from pipeline.run.workspace import below
from pipeline.run.writing import write_all
from pipeline.wording import visible

# What is put right may let a rule see the next thing; each file needs a round or two.
_ROUNDS = 4


def run(argv: list[str]) -> int:
    """Runs the command; 0 clean, 1 violations."""
    arguments = _parser().parse_args(argv)
    files = output_files(arguments.output_file)
    root = workspace_root(arguments.root)
    wanted = [inside(root, path) for path in arguments.path]
    changed = _changed(root, arguments.since)
    examination = examined(arguments, past=True)
    for _ in range(_ROUNDS if arguments.fix else 0):
        if not _put_right(examination, wanted):
            break
        examination = examined(arguments, past=True)
    within = concerned(examination, changed) if changed else None
    seen = sys.stderr.isatty() and not arguments.quiet
    _tell_of_the_past(examination.world.past, verbose=arguments.verbose, seen=seen)
    result = _chosen(_within(examination.result, within), wanted, arguments.select, arguments.ignore)
    report = report_of(examination, result, strict=arguments.strict)
    for target, name in files.items():
        write_whole(target, "".join(FORMATS[name](report)))
    chosen = FORMATS[arguments.format or _usual_format()]
    for piece in chosen(replace(report, paint=paint_for(sys.stdout))):
        sys.stdout.write(piece)
    return VIOLATIONS if result.failed(strict=arguments.strict) else CLEAN


def _changed(root: Path, revision: str | None) -> Changed | None:
    if revision is None:
        return None
    try:
        return changed_since(root, revision)
    except CannotTellError as problem:
        raise Stop(f"--since tidak dapat dijawab: {problem}") from None


def _tell_of_the_past(past: Past, *, verbose: bool, seen: bool) -> None:
    """Says in one line that git was not judged, and why: asked for, or where a person is looking."""
    asked = verbose and past.standing is not Standing.KNOWN
    if past.why and (asked or (seen and past.standing in (Standing.OUTSIDE, Standing.UNDECIDED))):
        sys.stderr.write(f"riwayat git tidak dinilai: {visible(past.why, 300)}\n")


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

    outcomes = list(put_right(examination, vocabulary(examination.law), chosen))
    write_all(examination.root, {outcome.path: outcome.after for outcome in outcomes})
    for line in (line for outcome in outcomes for line in outcome.fixed):
        sys.stderr.write(f"diperbaiki: {visible(line, 300)}\n")
    return bool(outcomes)


def _usual_format() -> str:
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "full"


def _parser() -> Parser:
    parser = Parser("check", "Memeriksa katalog dan rekaman terhadap skema dan aturan.")
    parser.add_argument("path", nargs="*", metavar="BERKAS", help="laporkan hanya berkas atau folder ini")
    parser.add_argument(
        "--format", choices=tuple(FORMATS), help="bentuk keluaran (bawaan: full; github di GitHub Actions)"
    )
    parser.add_argument(
        "--output-file", action="append", default=[], metavar="BENTUK=BERKAS", help="tulis juga ke berkas"
    )
    parser.add_argument("--since", metavar="REV", help="hanya yang berubah sejak komit ini dan yang terkait")
    parser.add_argument("--fix", action="store_true", help="perbaiki yang jawabannya satu: kutip, prioritas")
    parser.add_argument("--strict", action="store_true", help="peringatan juga menggagalkan")
    parser.add_argument("--select", default="", metavar="KODE,…", help="hanya kode (atau awalan kode) ini")
    parser.add_argument("--ignore", default="", metavar="KODE,…", help="tanpa kode (atau awalan kode) ini")
    return parser


def _chosen(result: CheckResult, paths: list[str], select: str, ignore: str) -> CheckResult:
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
