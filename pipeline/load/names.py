"""What the name of an entry in the data folders says about it."""

from __future__ import annotations

import re
import unicodedata

from pipeline.load.codes import BAD_NAME, LEFTOVER, STRAY, WRONG_ENDING, Code
from pipeline.wording import visible

_ordinary = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*\.yaml").fullmatch
_QUIET = frozenset({"README.md", ".gitkeep", ".gitattributes"})
_ATTACHMENT = re.compile(r".+\.(?:pdf|png|jpe?g|xlsx|docx)", re.IGNORECASE)
_ALMOST_YAML = re.compile(r".*\.ya?ml(?:\.txt)?", re.IGNORECASE)
_LEFTOVER = re.compile(
    r"\.#.*|\._.*|~\$.*|#.*#|.*~|\.~lock\..*|.*\.sw[a-p]|.*\.kate-swp|.*\.(?:bak|tmp|orig|rej|part)"
    r"|\.DS_Store|Thumbs\.db|desktop\.ini",
    re.IGNORECASE,
)


def is_ordinary(name: str) -> bool:
    """Whether a name is like those of nearly all files of documents: there is nothing to say of it."""
    return _ordinary(name) is not None


def is_data(name: str) -> bool:
    """Whether a regular file of this name holds documents."""
    return name.endswith(".yaml") and not _LEFTOVER.fullmatch(name)


def file_fault(name: str) -> Code | None:
    """Why a file that holds no documents is worth a word; None for what may lie beside them."""
    if _LEFTOVER.fullmatch(name):
        return LEFTOVER
    if _ALMOST_YAML.fullmatch(name):
        return WRONG_ENDING
    return None if name in _QUIET or _ATTACHMENT.fullmatch(name) else STRAY


def folder_fault(name: str) -> Code | None:
    """Why a folder is worth a word: named like a file, or hidden (then nothing below it is read)."""
    if _ALMOST_YAML.fullmatch(name):
        return WRONG_ENDING
    return STRAY if name.startswith(".") else None


def name_fault(name: str) -> Code | None:
    """Whether a name holds what cannot be seen, cannot be decoded, or commands a CI runner."""
    return None if visible(name, len(name)) == name else BAD_NAME


def folded(name: str) -> str:
    """Names with the same folded form are one name on some systems."""
    if name.isascii():
        return name.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
