"""A file as documents and findings: the strict reader's front door."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path

from pipeline.load.access import fetch
from pipeline.load.built import Built, Root
from pipeline.load.codes import HIDDEN_TEXT, NOT_MAPPING
from pipeline.load.notes import Fault, Notes
from pipeline.load.plainly import plain_documents
from pipeline.load.scan import Scanned, decode, scan
from pipeline.model.document import Document
from pipeline.model.finding import Finding
from pipeline.model.lean import dataclass
from pipeline.model.pointer import Pointer, Span


@dataclass(frozen=True, slots=True)
class Parsed:
    """A text as the reader understood it.

    Attributes:
        roots: Its documents without an error, whatever their outermost value is.
        findings: What is wrong, in order of place.
    """

    roots: tuple[Root, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class LoadedFile:
    """A file as the pipeline goes on with it.

    Attributes:
        path: Relative to the workspace, with "/".
        documents: Those without an error: raw, nothing left out, of no OPD yet.
        findings: What is wrong, in order of place.
        full: Whether it is known that no field of them is empty.
    """

    path: str
    documents: tuple[Document, ...]
    findings: tuple[Finding, ...]
    full: bool = False


def read_file(root: Path, path: str) -> LoadedFile:
    """Reads a workspace file; whatever is wrong with it becomes findings.

    Args:
        root: The workspace.
        path: Relative to it, with "/".

    Raises:
        LibyamlMissingError: PyYAML was built without libyaml.
    """
    return load_bytes(fetch(root, path), path)


def read_text(root: Path, path: str) -> str | None:
    """The text of a workspace file for excerpts and positions, None where it cannot be read as text."""
    text = text_from(fetch(root, path))
    return None if isinstance(text, Fault) else text


def text_from(raw: bytes | Fault) -> str | Fault:
    """The text of what was fetched, or why there is none."""
    return decode(raw) if isinstance(raw, bytes) else raw


def load_bytes(raw: bytes | Fault, path: str, home: str = "") -> LoadedFile:
    """Documents and findings of a file's bytes: the short way where it is plain, else the strict one.

    Args:
        raw: What was fetched.
        path: Named in the findings.
        home: The OPD whose folder the file lies in, where plain documents shall have it already.
    """
    plain = plain_documents(raw) if isinstance(raw, bytes) else None
    if plain is not None:
        documents = [
            Document(path, index, line, value, home).of_source(source, folded=folded)
            for index, (line, value, source, folded, _) in enumerate(plain)
        ]
        return LoadedFile(path, tuple(documents), (), full=all(one.full for one in plain))
    return load_strictly(raw, path)


def load_strictly(raw: bytes | Fault, path: str) -> LoadedFile:
    """As `load_bytes`, whatever the file looks like."""
    parsed = parse_bytes(raw, path)
    documents: list[Document] = []
    findings = list(parsed.findings)
    for root in parsed.roots:
        if isinstance(root.value, dict):
            documents.append(Document(path, root.index, root.line, root.value))
        else:
            findings.append(_not_a_mapping(root, path))
    return LoadedFile(path, tuple(documents), tuple(sorted(findings, key=lambda finding: finding.order)))


def parse_bytes(raw: bytes | Fault, path: str) -> Parsed:
    """As `parse_text`, from what was fetched."""
    text = text_from(raw)
    if isinstance(text, Fault):
        return Parsed((), (text.finding(Pointer(path)),))
    return parse_text(text, path)


def parse_text(text: str, path: str) -> Parsed:
    """Reads all documents of a text; a fault in one does not hide the others.

    Args:
        text: Any text, lone surrogates included.
        path: Named in the findings.
    """
    # start-up: most files need no YAML parser, which takes as long to import as a hundred of them to read
    from pipeline.load.build import build  # noqa: PLC0415

    scanned = scan(text)
    notes = Notes(path)
    built = build(scanned.text, notes) if scanned.readable else Built()
    for fault in _beside_the_events(scanned, built):
        notes.add(fault, max(0, bisect_right(built.starts, fault.span.line) - 1))
    roots = tuple(root for root in built.roots if root.index not in notes.faulty)
    return Parsed(roots, notes.findings())


def _beside_the_events(scanned: Scanned, built: Built) -> Iterator[Fault]:
    for fault in scanned.faults:
        if fault.code is not HIDDEN_TEXT or not _inside(fault.span, built.hidden_keys):
            yield fault
    if scanned.readable:
        from pipeline.load.spacing import check_spacing  # noqa: PLC0415  as above

        yield from check_spacing(scanned.text)


def _inside(span: Span, keys: dict[int, list[Span]]) -> bool:
    """Whether a hidden character stands in a key that was refused for it, and so is reported already."""
    return any(key.column <= span.column < key.end_column for key in keys.get(span.line, ()))


def _not_a_mapping(root: Root, path: str) -> Finding:
    kind = "daftar" if isinstance(root.value, list) else "satu teks atau angka"
    message = f"Dokumen ini berisi {kind}; {NOT_MAPPING.explanation[0].lower()}{NOT_MAPPING.explanation[1:]}"
    span = Span(root.line, 1, root.line, 2)
    return Fault(NOT_MAPPING, span, message).finding(Pointer(path, root.index))
