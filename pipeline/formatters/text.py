"""Findings as text for people: place, code, message, the line itself with a caret, what to do, the clause."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from pipeline.formatters.paint import Paint
from pipeline.model.finding import Finding, Severity
from pipeline.model.result import CheckResult
from pipeline.wording import visible

Lines = Callable[[str], Sequence[str]]
Cite = Callable[[tuple[str, ...]], str]

_LABELS = {Severity.ERROR: "galat", Severity.WARNING: "peringatan", Severity.INFO: "catatan"}
# Wide enough for a YAML line, narrow enough for a terminal.
_WIDTH = 140


def format_text(result: CheckResult, lines: Lines, cite: Cite, paint: Paint) -> Iterator[str]:
    """The full text, piece by piece.

    Args:
        result: What to print.
        lines: The lines of a file by its path, empty where it cannot be read.
        cite: Clause ids as a citation.
        paint: Colours, or none.
    """
    for finding in result.findings:
        yield from _block(finding, lines, cite, paint)
    yield summary_line(result, paint) + "\n"


def format_concise(result: CheckResult, paint: Paint) -> Iterator[str]:
    """One line a finding."""
    for finding in result.findings:
        yield headline(finding, paint) + "\n"
    yield summary_line(result, paint) + "\n"


def headline(finding: Finding, paint: Paint) -> str:
    """`path:line:col CODE message`, one printable line."""
    place = f"{visible(finding.pointer.path, 300)}:{finding.span.line}:{finding.span.column}:"
    code = paint.code(finding.code, finding.severity)
    waived = f" [dikecualikan: {visible(finding.waived, 64)}]" if finding.waived else ""
    return f"{paint.bold(place)} {code} {_LABELS[finding.severity]}: {visible(finding.message, 800)}{waived}"


def summary_line(result: CheckResult, paint: Paint) -> str:
    """The closing line with all counts."""
    counts = result.summary()
    read = f"{counts['files']} berkas, {counts['documents']} dokumen"
    if not result.findings:
        return paint.good(f"Tidak ada temuan. {read} diperiksa.")
    parts = [f"{counts['errors']} galat", f"{counts['warnings']} peringatan", f"{counts['infos']} catatan"]
    if counts["waived"]:
        parts.append(f"{counts['waived']} dikecualikan")
    return paint.bold(", ".join(parts)) + f". {read} diperiksa."


def _block(finding: Finding, lines: Lines, cite: Cite, paint: Paint) -> Iterator[str]:
    yield headline(finding, paint) + "\n"
    yield from _excerpt(finding, lines(finding.pointer.path), paint)
    if finding.help:
        yield f"   {paint.dim('=')} {paint.bold('tindakan')}: {visible(finding.help, 600)}\n"
    basis = cite(finding.clauses) if finding.clauses else "bawaan alat, bukan ketentuan peraturan"
    yield f"   {paint.dim('=')} {paint.bold('dasar')}: {visible(basis, 600)}\n\n"


def _excerpt(finding: Finding, source: Sequence[str], paint: Paint) -> Iterator[str]:
    line = finding.span.line
    if not 1 <= line <= len(source):
        return
    first = max(1, line - 2)
    margin = len(str(line))
    yield f"{' ' * margin} {paint.dim('|')}\n"
    for number, text in enumerate(islice(source, first - 1, line), start=first):
        yield f"{paint.dim(f'{number:>{margin}} |')} {_cut(text)}\n"
    yield f"{' ' * margin} {paint.dim('|')} {_caret(finding, source[line - 1], paint)}\n"


def _cut(text: str) -> str:
    # One code point stays one column wide, so that the caret stands where it should.
    shown = "".join(character if character.isprintable() else "·" for character in text[:_WIDTH])
    return shown.replace("##[", "#·[") + ("…" if len(text) > _WIDTH else "")


def _caret(finding: Finding, text: str, paint: Paint) -> str:
    start = min(finding.span.column - 1, _WIDTH)
    end = finding.span.end_column - 1 if finding.span.end_line == finding.span.line else len(text)
    length = max(1, min(end, _WIDTH, len(text)) - start)
    return " " * start + paint.code("^" * length, finding.severity)
