"""Words for people: text from outside is shown so that it can neither hide nor command anything."""

from __future__ import annotations

import re

# Letters and marks that show nothing, though Unicode calls them printable.
_BLANK = (
    "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef"
)
_BLANKS = re.compile(f"[{_BLANK}]")
# GitHub's runner obeys `##[command]` anywhere in a line.
_COMMAND = "##["
_DEFUSED = "#\\u{0023}["


def visible(text: str, limit: int = 80) -> str:
    r"""Text from outside on one line, with everything that cannot be seen written as `\u{xxxx}`.

    Args:
        text: Any text, lone surrogates included.
        limit: Most characters of it that are shown; the rest is counted, as in `…(+12)`.
    """
    kept = text[:limit]
    if not kept.isprintable() or _BLANKS.search(kept):
        kept = "".join(map(_shown, kept))
    rest = len(text) - limit
    return kept.replace(_COMMAND, _DEFUSED) + (f"…(+{rest})" if rest > 0 else "")


def _shown(letter: str) -> str:
    if letter.isprintable() and not _BLANKS.match(letter):
        return letter
    return f"\\u{{{ord(letter):04x}}}"
