"""What a file that could not be used may hold: its name, its folder, and the ids that its text mentions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from pipeline.model.card import KINDS
from pipeline.model.document import Document
from pipeline.model.finding import Finding, Severity
from pipeline.model.lean import dataclass
from pipeline.run.sources import NO_DRAFTS, Drafts, text_of
from pipeline.run.workspace import folder_opd

# Heard, not read: the text is broken, so each `id:` in it counts, wherever it stands.
_VALUE = r"""["']?[ \t]*:[ \t]*["']?([A-Za-z0-9][A-Za-z0-9_-]{0,63})"""
_HEARD = rf"\b(id|jenis){_VALUE}"
# One key at a time, and looked for by its letters: a fifteenth of the time.
_ALONE = {key: rf"{key}(?<!\w{key}){_VALUE}" for key in ("id", "jenis")}
_LONGEST = 64
_OWN = "opd.yaml"


@dataclass(frozen=True, slots=True)
class Unread:
    """What some files may hold that cannot be used.

    Attributes:
        names: Ids that may be theirs, and OPDs whose own document may be among them, in lower case.
        refused: OPD and kind of what may be among them; the kind is "" where it may be any.
    """

    names: frozenset[str] = frozenset()
    refused: frozenset[tuple[str, str]] = frozenset()


def unread_paths(paths: Iterable[str], documents: Iterable[Document], found: Iterable[Finding]) -> set[str]:
    """The files of which a document is missing: none came of them, or one of theirs could not be read.

    Args:
        paths: All files that were read.
        documents: What came of them.
        found: What reading them found.
    """
    broken = {one.pointer.path for one in found if one.severity is Severity.ERROR and one.code[:3] == "YML"}
    known = set(paths)
    return (known - {document.path for document in documents}) | (known & broken)


def heard_in(text: str) -> set[tuple[str, str]]:
    """The keys `id` and `jenis` of a text with what follows them."""
    alone = {(key, word) for key, pattern in _ALONE.items() for word in re.findall(pattern, text)}
    # Such a word may hold the next key: then each has to be read after the other.
    if any(word.endswith(tuple(_ALONE)) or len(word) == _LONGEST for _, word in alone):
        return set(re.findall(_HEARD, text))
    return alone


def unread_in(
    root: Path, paths: Iterable[str], unsound: Iterable[Document] = (), drafts: Drafts = NO_DRAFTS
) -> Unread:
    """What may stand in files that could not be read, and what documents without a known name leave open.

    A file may bear any name, so its name alone does not tell what it would have held.

    Args:
        root: The workspace.
        paths: The files, relative to it.
        unsound: Documents that their schema or their place refuses: without an id, of no known kind, or an
            OPD's own under another id than its folder's, they answer to a name that they do not bear.
        drafts: What stands in a path's stead.
    """
    names: set[str] = set()
    refused: set[tuple[str, str]] = set()
    for path in paths:
        folder, file = folder_opd(path), path.rsplit("/", 1)[-1]
        heard = heard_in(text_of(root, path, drafts) or "")
        own = file == _OWN or ("jenis", "opd") in heard
        names.update({file.removesuffix(".yaml"), *(word for key, word in heard if key == "id")})
        names.update({folder} if own else ())
        refused.add((folder, "opd" if own else ""))
    for document in unsound:
        folder, file = folder_opd(document.path), document.path.rsplit("/", 1)[-1]
        strange = document.jenis not in KINDS
        own = document.jenis == "opd" or (strange and file == _OWN)
        if strange or not document.id or (own and folder != document.id):
            names.update({document.id or file.removesuffix(".yaml"), *((folder,) if own else ())})
            refused.add((folder, "opd" if own else ""))
    return Unread(frozenset(name.casefold() for name in names if name), frozenset(refused))
