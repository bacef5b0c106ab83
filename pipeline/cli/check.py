"""`spbe check`: validates a workspace and prints the findings."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path, PurePosixPath

from pipeline.cli.exits import CLEAN, VIOLATIONS, Stop
from pipeline.cli.options import Parser, examined, inside, workspace_root
from pipeline.formatters.json_format import format_json
from pipeline.formatters.paint import Paint
from pipeline.formatters.text import format_concise, format_text
from pipeline.model.finding import Finding
from pipeline.model.result import CheckResult
from pipeline.run.examine import Examination, source_lines

FORMATS = ("full", "concise", "json")


def run(argv: list[str]) -> int:
    """Runs the command; 0 clean, 1 violations."""
    arguments = _parser().parse_args(argv)
    root = workspace_root(arguments.root)
    wanted = [inside(root, path) for path in arguments.path]
    examination = examined(arguments)
    result = _chosen(examination.result, wanted, arguments.select, arguments.ignore)
    for name, target in _output_files(arguments.output_file):
        Path(target).write_text("".join(render(name, result, examination, Paint())), encoding="utf-8")
    for piece in render(arguments.format, result, examination, paint_for(sys.stdout)):
        sys.stdout.write(piece)
    return VIOLATIONS if result.failed(strict=arguments.strict) else CLEAN


def render(name: str, result: CheckResult, examination: Examination, paint: Paint) -> Iterable[str]:
    """The findings in a format, piece by piece."""
    if name == "json":
        return [format_json(result)]
    if name == "concise":
        return format_concise(result, paint)
    lines = lru_cache(maxsize=8)(lambda path: source_lines(examination.root, path))
    return format_text(result, lines, lambda clauses: examination.law.cite(*clauses), paint)


def paint_for(stream: object) -> Paint:
    """Colours on a terminal, unless NO_COLOR asks for none."""
    is_terminal = bool(getattr(stream, "isatty", lambda: False)())
    return Paint(is_terminal and not os.environ.get("NO_COLOR"))


def _parser() -> Parser:
    parser = Parser("check", "Memeriksa katalog dan rekaman terhadap skema dan aturan.")
    parser.add_argument("path", nargs="*", metavar="BERKAS", help="laporkan hanya berkas atau folder ini")
    parser.add_argument("--format", choices=FORMATS, default="full", help="bentuk keluaran")
    parser.add_argument(
        "--output-file", action="append", default=[], metavar="BENTUK=BERKAS", help="tulis juga ke berkas"
    )
    parser.add_argument("--strict", action="store_true", help="peringatan juga menggagalkan")
    parser.add_argument("--select", default="", metavar="KODE,…", help="hanya kode (atau awalan kode) ini")
    parser.add_argument("--ignore", default="", metavar="KODE,…", help="tanpa kode (atau awalan kode) ini")
    return parser


def _chosen(result: CheckResult, paths: list[str], select: str, ignore: str) -> CheckResult:
    kept = (f for f in result.findings if not paths or any(_below(f.pointer.path, path) for path in paths))
    return replace(result, findings=tuple(_by_code(kept, _codes(select), _codes(ignore))))


def _by_code(found: Iterable[Finding], select: tuple[str, ...], ignore: tuple[str, ...]) -> Iterator[Finding]:
    for finding in found:
        if (not select or finding.code.startswith(select)) and not (
            ignore and finding.code.startswith(ignore)
        ):
            yield finding


def _codes(text: str) -> tuple[str, ...]:
    return tuple(code.strip().upper() for code in text.split(",") if code.strip())


def _below(path: str, folder: str) -> bool:
    return folder == "." or PurePosixPath(path).is_relative_to(folder)


def _output_files(given: list[str]) -> Iterator[tuple[str, str]]:
    for text in given:
        name, equals, target = text.partition("=")
        if not equals or name not in FORMATS or not target:
            raise Stop(f"--output-file {text!a}: tulis BENTUK=BERKAS dengan bentuk {', '.join(FORMATS)}")
        yield name, target
