"""From bytes to text without surprises: encoding, control and hidden characters, line lengths."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from pipeline.load.codes import (
    CONFLICT,
    CONTROL,
    HIDDEN_TEXT,
    INNER_BOM,
    LINE_BREAK,
    LONG_LINE,
    NOT_UTF8,
    NOT_YAML,
    Code,
)
from pipeline.load.notes import Fault
from pipeline.load.ruler import Ruler
from pipeline.model.lean import dataclass
from pipeline.model.pointer import Span
from pipeline.wording import visible

LONGEST_LINE = 20_000
_MOST_DAMAGE = 2_000
_SAFE_BYTES = bytes([0x09, 0x0A, *range(0x20, 0x7F)])
# Of these none begins a comment, a conflict's mark, an indentation or a key.
_ORDINARY_BYTES = _SAFE_BYTES.translate(None, b"\t#<=>?")

_DAMAGE = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
)
_HIDDEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    "\u3164\uffa0\ufff9-\ufffb\U000e0000-\U000e007f"
)
_ONE_DAMAGE = re.compile(f"[{_DAMAGE}]|\r(?!\n)")
_ANY_TROUBLE = re.compile(f"[{_DAMAGE}{_HIDDEN}\r\u200c\u200d]")
# Few texts need these, so they are compiled by the first that does.
# Joiners are honest inside other scripts and emoji, and hide something after ASCII.
_HIDDEN_RUN = f"(?m:(?:[{_HIDDEN}]|(?:^|(?<=[\x00-\x7f]))[\u200c\u200d])+)"
_DAMAGED_RUN = f"(?:[{_DAMAGE}]|\r(?!\n))+"
_ESCAPED_DAMAGE = f"[{_DAMAGE}\r]"
_CONFLICT = r"(?m:^(?:<{7} |>{7} |={7}\r?$))"
_LONG_LINE = rf"[^\n]{{{LONGEST_LINE + 1},}}"

_WIDE = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_OTHER_FORMATS = (
    (b"pk\x03\x04", "berkas Office atau ZIP"),
    (b"%pdf-", "PDF"),
    (b"\x89png", "gambar"),
    (b"\xff\xd8\xff", "gambar"),
    (b"gif8", "gambar"),
    (b"\xd0\xcf\x11\xe0", "berkas Office lama"),
    (b"\x1f\x8b", "berkas terkompresi"),
    (b"version https://git-lfs.github.com/spec/", "penunjuk Git LFS; isi aslinya belum diunduh"),
    (b"<!doctype html", "halaman web"),
    (b"<html", "halaman web"),
    (b"<?xml", "XML"),
)
_OTHER_FORMAT = re.compile(
    rb"\s*(" + b"|".join(re.escape(mark) for mark, _ in _OTHER_FORMATS) + b")", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Scanned:
    """A text that libyaml can be given.

    Attributes:
        text: Every forbidden character replaced by U+FFFD, so that lines and columns stay true.
        faults: What was found, in order of place.
        readable: Whether parsing makes sense.
    """

    text: str
    faults: tuple[Fault, ...] = ()
    readable: bool = True


def decode(raw: bytes) -> str | Fault:
    """Bytes as text; undecodable ones become lone surrogates, which `scan` reports where they stand."""
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    wide = next((name for mark, name in _WIDE if raw.startswith(mark)), "")
    wide = wide or (_wide_by_pattern(raw) if b"\0" in raw else "")
    if wide:
        return Fault(NOT_UTF8, message=f"Berkas ini berkode {wide}; berkas harus berupa teks UTF-8.")
    other = _OTHER_FORMAT.match(raw)
    if other:
        name = dict(_OTHER_FORMATS)[other.group(1).lower()]
        return Fault(NOT_YAML, message=f"Isi berkas ini bukan YAML, melainkan {name}.")
    return raw.decode("utf-8", "surrogateescape")


def ordinary_text(raw: bytes) -> str | None:
    """The text of bytes in which `decode` and `scan` find nothing, long lines aside; None for others.

    Also None where something may be an indentation by tab, or a question mark that opens a key.
    """
    if not raw.translate(None, _ORDINARY_BYTES):
        return None if _OTHER_FORMAT.match(raw) else raw.decode("ascii")
    rest = raw.translate(None, _SAFE_BYTES)
    try:
        if (rest and _ANY_TROUBLE.search(rest.decode())) or _OTHER_FORMAT.match(raw):
            return None
        text = raw.decode()
    except UnicodeDecodeError:
        return None
    if "<<<<<<<" in text or ">>>>>>>" in text or "=======" in text:
        return None
    return None if "\t" in text or " ?" in text else text


def scan(text: str) -> Scanned:
    """Looks at every character once; a clean ASCII file costs one pass in C."""
    rest = text.encode("utf-8", "surrogatepass").translate(None, _SAFE_BYTES)
    faults: list[Fault] = []
    if rest and _ANY_TROUBLE.search(rest.decode("utf-8", "surrogatepass")):
        faults += _damage(text)
        if len(faults) > _MOST_DAMAGE:
            return Scanned(text, tuple(faults), readable=False)
        text = clean(text)
        faults += _hidden(text)
    conflict = _conflict(text)
    if conflict:
        return Scanned(text, (*faults, conflict), readable=False)
    if len(text) > LONGEST_LINE:
        faults += (Fault(LONG_LINE, span) for _, span in _places(text, _LONG_LINE))
    return Scanned(_ended(text), tuple(faults))


def clean(text: str) -> str:
    """The text with a visible mark in place of each character that would shift lines or stop libyaml."""
    return _ONE_DAMAGE.sub("\ufffd", text)


def escaped_fault(value: str) -> Code | None:
    """What a quoted text smuggles in by escapes, judged like the same character written as it is."""
    if re.search(_ESCAPED_DAMAGE, value):
        return CONTROL
    return HIDDEN_TEXT if re.search(_HIDDEN_RUN, value) else None


def _ended(text: str) -> str:
    """A last line of nothing but blanks is ended: libyaml would drop it from a block scalar."""
    blank = text.endswith((" ", "\t")) and not text[text.rfind("\n") + 1 :].strip()
    return text + "\n" if blank else text


def _wide_by_pattern(raw: bytes) -> str:
    """UTF-16 without a mark: every other byte of a Latin text is zero."""
    for first in (0, 1):
        zeros, letters = raw[first:200:2], raw[1 - first : 200 : 2]
        if zeros and letters and not any(zeros) and all(letters):
            return "UTF-16"
    return ""


def _damage(text: str) -> list[Fault]:
    places = itertools.islice(_places(text, _DAMAGED_RUN), _MOST_DAMAGE + 1)
    return [_damaged(match.group()[0], span) for match, span in places]


def _damaged(letter: str, span: Span) -> Fault:
    code = _kind(letter)
    if code is NOT_UTF8:
        message = f"Bita 0x{ord(letter) & 0xFF:02x} di sini bukan UTF-8; berkas harus berupa teks UTF-8."
        return Fault(code, span, message)
    return Fault(code, span, f"{code.explanation[:-1]}: {visible(letter)}.")


def _kind(letter: str) -> Code:
    if "\ud800" <= letter <= "\udfff":
        return NOT_UTF8
    if letter == "\ufeff":
        return INNER_BOM
    return LINE_BREAK if letter in "\r\x85\u2028\u2029" else CONTROL


def _hidden(text: str) -> Iterator[Fault]:
    """One warning for each line that hides something."""
    line = 0
    for match, span in _places(text, _HIDDEN_RUN):
        if span.line != line:
            line = span.line
            message = f"{HIDDEN_TEXT.explanation[:-1]}: {visible(match.group(), 8)}."
            yield Fault(HIDDEN_TEXT, span, message)


def _conflict(text: str) -> Fault | None:
    if "<<<<<<<" not in text and ">>>>>>>" not in text and "=======" not in text:
        return None
    return next((Fault(CONFLICT, span) for _, span in _places(text, _CONFLICT)), None)


def _places(text: str, pattern: str) -> Iterator[tuple[re.Match[str], Span]]:
    """Every match with the place of its first character."""
    ruler = Ruler(text)
    for match in re.finditer(pattern, text):
        yield match, ruler.at(match.start())
