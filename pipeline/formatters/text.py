"""Findings as text for people: place, code, message, the line itself with a caret, what to do, the clause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, repeat

from pipeline.formatters.paint import Paint
from pipeline.formatters.recurring import MOST, foremost, recurring
from pipeline.formatters.report import LABELS, Report, said
from pipeline.model.finding import Finding
from pipeline.model.result import CheckResult
from pipeline.wording import visible

# Wide enough for a YAML line, narrow enough for a terminal.
_WIDTH = 140


def format_text(report: Report) -> Iterator[str]:
    """The full text, piece by piece: one for each finding, and the closing lines.

    Of many findings with one cause only the first are shown, the others' pieces are "".
    """
    return text_again(report, repeat(""))


def text_again(report: Report, known: Iterable[str]) -> Iterator[str]:
    """The same, where the pieces of some findings are known.

    Args:
        report: What is told.
        known: The piece of each finding, in order; "" where it is to be made.
    """
    findings = report.result.findings
    for finding, shown, piece in zip(findings, foremost(findings), known, strict=False):
        yield (piece or "".join(_block(finding, report))) if shown else ""
    yield _closing(report, f" ({MOST} yang pertama ditampilkan, `--format concise` menyebut semuanya)")


def format_concise(report: Report) -> Iterator[str]:
    """One line a finding."""
    for finding in report.result.findings:
        yield headline(finding, report.paint) + "\n"
    yield _closing(report)


def headline(finding: Finding, paint: Paint) -> str:
    """`path:line:col CODE message`, one printable line."""
    place = f"{visible(finding.pointer.path, 300)}:{finding.span.line}:{finding.span.column}:"
    code = paint.code(finding.code, finding.severity)
    return f"{paint.bold(place)} {code} {LABELS[finding.severity]}: {said(finding)}"


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


def _closing(report: Report, beside: str = "") -> str:
    lines = [f"{line}\n" for line in recurring(report.result.findings, beside)]
    return "".join((*lines, "\n" if lines else "", summary_line(report.result, report.paint), "\n"))


def _block(finding: Finding, report: Report) -> Iterator[str]:
    paint = report.paint
    yield headline(finding, paint) + "\n"
    yield from _excerpt(finding, report.lines(finding.pointer.path), paint)
    if finding.help:
        yield f"   {paint.dim('=')} {paint.bold('tindakan')}: {visible(finding.help, 600)}\n"
    yield f"   {paint.dim('=')} {paint.bold('dasar')}: {report.basis(finding)}\n\n"


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
    shown = text[:_WIDTH]
    if not shown.isprintable():
        shown = "".join(character if character.isprintable() else "·" for character in shown)
    return shown.replace("##[", "#·[") + ("…" if len(text) > _WIDTH else "")


def _caret(finding: Finding, text: str, paint: Paint) -> str:
    start = min(finding.span.column - 1, _WIDTH)
    end = finding.span.end_column - 1 if finding.span.end_line == finding.span.line else len(text)
    length = max(1, min(end, _WIDTH, len(text)) - start)
    return " " * start + paint.code("^" * length, finding.severity)
