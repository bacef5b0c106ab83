"""From a file's text to documents with a sound shape."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from pipeline.check.references import Find, Settled, finder
from pipeline.check.schemas import Vocabulary, acceptor, keep_empty, kinds
from pipeline.check.validate import still_readable, validate
from pipeline.link.codes import finding as ref_finding
from pipeline.load.access import fetch
from pipeline.load.ahead import fetch_in_turn
from pipeline.load.codes import UNREADABLE
from pipeline.load.notes import Fault
from pipeline.load.positions import locate
from pipeline.load.prune import prune
from pipeline.load.read import load_bytes, text_from
from pipeline.load.registers import expand
from pipeline.model.card import Reference
from pipeline.model.document import Document
from pipeline.model.finding import Finding
from pipeline.model.lean import dataclass, replace
from pipeline.model.pointer import START_OF_FILE, Pointer
from pipeline.run.workspace import folder_opd, settle

REGISTER = "register"
# Of a kind that no schema knows.
_STRANGE = (lambda _: False, lambda _data, _settled: ())
Drafts = Mapping[str, bytes]
NO_DRAFTS: Drafts = {}


@dataclass(frozen=True, slots=True)
class Sound:
    """A document that its schema accepts, with the references it makes that are not settled."""

    document: Document
    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What some files came to.

    Attributes:
        sound: Documents with a sound shape.
        unsound: Documents that their schema refuses: reported, then left out and counted; their
            references are still looked up.
        findings: Of reading and shape.
    """

    sound: tuple[Sound, ...]
    unsound: tuple[Sound, ...]
    findings: tuple[Finding, ...]


def read_documents(
    root: Path, paths: Iterable[str], drafts: Drafts = NO_DRAFTS
) -> tuple[list[Document], list[Finding]]:
    """The documents of some files, pruned of empty values and settled in their OPD, not yet checked.

    Args:
        root: The workspace.
        paths: Relative to it.
        drafts: What to read in a path's stead: a change that is tried before it is written.
    """
    documents, findings, _ = read_some(root, paths, drafts)
    return documents, findings


def read_some(
    root: Path, paths: Iterable[str], drafts: Drafts = NO_DRAFTS, most: int = 0
) -> tuple[list[Document], list[Finding], int]:
    """As `read_documents`, until there are so many documents (0: all), and of how many files they are."""
    documents: list[Document] = []
    findings: list[Finding] = []
    files = 0
    fetched = fetch_in_turn(root, paths) if not drafts else _drafted(root, paths, drafts)
    for path, raw in fetched:
        files += 1
        home = folder_opd(path)
        loaded = load_bytes(raw, path, home)
        findings.extend(loaded.findings)
        given = loaded.documents if loaded.full else map(_pruned, loaded.documents)
        # Most are settled: they lie in an OPD's folder, and only an OPD's own document has its id instead.
        documents.extend(
            one if loaded.full and home and one.data.get("jenis") != "opd" else settle(one) for one in given
        )
        if most and len(documents) >= most:
            break
    return documents, findings, files


def _drafted(root: Path, paths: Iterable[str], drafts: Drafts) -> Iterator[tuple[str, bytes | Fault]]:
    for path in paths:
        yield path, drafts[path] if path in drafts else fetch(root, path)


def check_documents(
    documents: Iterable[Document], words: Vocabulary, settled: Callable[[str], Settled] = lambda _opd: {}
) -> Reading:
    """Every document against its schema, registers row by row.

    Args:
        documents: Pruned and settled in their OPD.
        words: The pack's vocabularies.
        settled: By OPD, the references that need not be looked up: they are left out.
    """
    sound: list[Sound] = []
    unsound: list[Sound] = []
    findings: list[Finding] = []
    known = frozenset(kinds())
    # Asked once: the vocabularies are long to look up.
    asked: dict[str, tuple[Callable[[Any], bool], Find]] = {}
    for document in documents:
        singles = (document,) if document.jenis != REGISTER else _rows(document, words, findings)
        for single in singles:
            kind, data = single.jenis, single.data
            if kind in known and kind not in asked:
                asked[kind] = (acceptor(kind, words).is_valid, finder(kind, words))
            fits, find = asked.get(kind, _STRANGE)
            faults = [] if fits(data) else validate(single, words)
            place = _misfiled(single)
            named = find(data, settled(single.opd))
            if faults or place:
                findings.extend([*faults, *place])
            usable = not place and (not faults or still_readable(single, faults))
            (sound if usable else unsound).append(Sound(single, named))
    return Reading(tuple(sound), tuple(unsound), tuple(findings))


def singles_of(document: Document) -> list[Document]:
    """The document itself, or the rows of a register as far as they can be read; no schema is asked."""
    return [document] if document.jenis != REGISTER else [settle(_pruned(row)) for row in expand(document)]


def placed(root: Path, findings: Iterable[Finding], drafts: Drafts = NO_DRAFTS) -> list[Finding]:
    """The findings with line and column; a file is read again only if it has any without.

    A file that is there but can be read no more is a finding itself.
    """
    by_path: dict[str, list[Finding]] = {}
    done: list[Finding] = []
    for finding in findings:
        if finding.span == START_OF_FILE and finding.pointer.path and not finding.code.startswith("YML"):
            by_path.setdefault(finding.pointer.path, []).append(finding)
        else:
            done.append(finding)
    for path, found in by_path.items():
        text = _text_or_fault(root, path, drafts)
        spans = {} if isinstance(text, Fault) else locate(text, {finding.pointer for finding in found})
        if isinstance(text, Fault) and text.code is UNREADABLE and os.path.lexists(root / path):
            done.append(text.finding(Pointer(path)))
        done.extend(replace(finding, span=spans.get(finding.pointer, START_OF_FILE)) for finding in found)
    return done


def text_of(root: Path, path: str, drafts: Drafts = NO_DRAFTS) -> str | None:
    """The text of a file or of its draft, None where it cannot be read as text."""
    text = _text_or_fault(root, path, drafts)
    return None if isinstance(text, Fault) else text


def _text_or_fault(root: Path, path: str, drafts: Drafts) -> str | Fault:
    return text_from(drafts[path] if path in drafts else fetch(root, path))


def _pruned(document: Document) -> Document:
    kind = document.jenis
    kept = keep_empty(kind) if kind in kinds() else frozenset[tuple[str, ...]]()
    return replace(document, data=prune(document.data, kept))


def _rows(document: Document, words: Vocabulary, findings: list[Finding]) -> Iterator[Document]:
    """The rows of a register whose frame is sound."""
    faults = validate(document, words)
    findings.extend(faults)
    if not faults:
        yield from (settle(_pruned(row)) for row in expand(document))


def _misfiled(document: Document) -> tuple[Finding, ...]:
    """An `opd` field that disagrees with the folder the file lies in."""
    written = document.id if document.jenis == "opd" else document.data.get("opd")
    folder = folder_opd(document.path) if written else ""
    if not folder or written == folder:
        return ()
    keys = ("id",) if document.jenis == "opd" else ("opd",)
    message = f"OPD `{written}` tidak sama dengan folder `{folder}` tempat berkas ini."
    advice = "Pindahkan berkas ke folder OPD itu, atau perbaiki isiannya."
    return (ref_finding("REF004", document, keys, message, advice),)
