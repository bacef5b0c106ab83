"""Files in their usual form, and faults that have one right answer put right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.check.schemas import Vocabulary, kinds
from pipeline.check.shape import fields_of
from pipeline.check.validate import validate
from pipeline.exchange.editing import Change, NoSuchPlaceError, Place, edited
from pipeline.exchange.formatting import formatted
from pipeline.load.read import load_bytes, parse_text
from pipeline.model.finding import Finding
from pipeline.model.lean import dataclass
from pipeline.run.examine import Examination
from pipeline.run.sources import text_of

# A plain number that YAML readers read differently; as a text it is what was written.
_QUOTABLE = frozenset({"leading-zero", "exponent", "hexadecimal-or-octal", "number-too-large"})
_WRONG_TYPE = "SKM005"
_PRIORITY = "priority-mismatch"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file.

    Attributes:
        path: Relative to the workspace.
        before: Its text.
        after: Its text in its usual form, or put right.
        fixed: What was put right, by place.
    """

    path: str
    before: str
    after: str
    fixed: tuple[str, ...] = ()


def usual_form(root: Path, paths: Iterable[str], words: Vocabulary) -> Iterator[Outcome]:
    """Each readable file in its usual form; files with faults of reading are left as they are."""
    for path in paths:
        text = text_of(root, path)
        parsed = parse_text(text, path) if text is not None else None
        if text is None or parsed is None or parsed.findings:
            continue
        after = formatted(text, lambda kind: _order(kind, words))
        if [root.value for root in parse_text(after, path).roots] == [root.value for root in parsed.roots]:
            yield Outcome(path, text, after)


def put_right(examination: Examination, words: Vocabulary, paths: Iterable[str]) -> Iterator[Outcome]:
    """The files in which something has one right answer: a number to be quoted, a computed priority."""
    wanted = set(paths)
    by_path: dict[str, list[Finding]] = {}
    for finding in examination.result.findings:
        if finding.pointer.path in wanted and finding.waived is None:
            by_path.setdefault(finding.pointer.path, []).append(finding)
    for path, findings in by_path.items():
        before = text_of(examination.root, path)
        if before is None:
            continue
        text, quoted = _quoted(before, path, findings, words)
        text, computed = _computed(text, examination, findings)
        if text != before:
            yield Outcome(path, before, text, (*quoted, *computed))


def _order(kind: str, words: Vocabulary) -> list[str]:
    return [str(field.keys[0]) for field in fields_of(kind, words)] if kind in kinds() else []


def _quoted(
    text: str, path: str, findings: Iterable[Finding], words: Vocabulary
) -> tuple[str, tuple[str, ...]]:
    """Quotes around numbers where the field holds text; from the end, so that places stay true."""
    done: list[str] = []
    for finding in sorted(findings, key=lambda one: (one.span.line, one.span.column), reverse=True):
        span = finding.span
        if finding.name not in _QUOTABLE or span.line != span.end_line:
            continue
        lines = text.split("\n")
        line = lines[span.line - 1]
        word = line[span.column - 1 : span.end_column - 1]
        lines[span.line - 1] = f"{line[: span.column - 1]}'{word}'{line[span.end_column - 1 :]}"
        tried = "\n".join(lines)
        if _holds_text(tried, path, word, words):
            text = tried
            done.append(f"{path}:{span.line}:{span.column}: `{word}` diberi tanda kutip")
    return text, tuple(reversed(done))


def _holds_text(text: str, path: str, word: str, words: Vocabulary) -> bool:
    """Whether the schema takes the word as text: where it wants a number, quoting is no right answer."""
    documents = load_bytes(text.encode(), path).documents
    faults = [fault for document in documents for fault in validate(document, words)]
    return not any(word in fault.message for fault in faults if fault.code == _WRONG_TYPE)


def _computed(
    text: str, examination: Examination, findings: Iterable[Finding]
) -> tuple[str, tuple[str, ...]]:
    facts = {
        measured.document.ref: measured.fact.prioritas
        for rows in examination.world.measured.values()
        for measured in rows
    }
    done: list[str] = []
    for finding in findings:
        priority = facts.get(finding.document)
        if finding.name != _PRIORITY or priority is None:
            continue
        place = Place(finding.pointer.document, finding.pointer.keys[:-1])
        try:
            text = edited(text, place, [Change(("prioritas",), priority)])
        except NoSuchPlaceError:
            continue
        done.append(f"{finding.pointer.path}:{finding.span.line}: prioritas menjadi {priority}")
    return text, tuple(done)
