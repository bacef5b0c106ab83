"""Places where long words may break, and text held to a bound."""

from __future__ import annotations

import re

# One unbroken word costs the PDF layout time quadratic in its length; twenty-four letters fit every column.
_LONGEST = 24
_TOKEN = re.compile(r"<!--.*?-->|<[^>]*>|[^<]+", re.DOTALL)
_LONG_WORD = re.compile(rf"[^\s]{{{_LONGEST + 1},}}")
_UNIT = re.compile(r"&[#0-9A-Za-z]+;|.", re.DOTALL)
_GIVES_WAY = frozenset("/_.:@-=")
# Their text is shown by no line breaker, or is no text at all.
_RAW = re.compile(r"<(script|style|title|desc|textarea|svg)\b", re.IGNORECASE)
_NEWLINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")


def soften(html: str) -> str:
    """A page in which every long word of its text may break (`<wbr>`); tags, scripts and pictures stay.

    Args:
        html: A rendered page: `<` and `&` in its text are entities.
    """
    pieces: list[str] = []
    until = ""
    for match in _TOKEN.finditer(html):
        piece = match[0]
        if until:
            until = "" if piece.lower().startswith(until) else until
        elif piece.startswith("<"):
            raw = _RAW.match(piece)
            until = f"</{raw[1].lower()}" if raw else ""
        else:
            piece = _LONG_WORD.sub(_breakable, piece)
        pieces.append(piece)
    return "".join(pieces)


def bounded(text: str, limit: int = 4000) -> str:
    """Text of at most `limit` characters whose blank lines never pile up; what is cut is counted."""
    kept = _NEWLINES.sub("\n\n", text.strip())
    if len(kept) <= limit:
        return kept
    return f"{kept[:limit].rstrip()} … (terpotong, {len(kept) - limit} karakter lagi)"


def _breakable(match: re.Match[str]) -> str:
    units: list[str] = _UNIT.findall(match[0])
    # Entities count as one letter, so an escaped word may be short after all.
    if len(units) <= _LONGEST:
        return match[0]
    shown: list[str] = []
    run = 0
    for unit in units[:-1]:
        run += 1
        breaks = run >= _LONGEST or (unit in _GIVES_WAY and run > 2)
        shown.append(unit + "<wbr>" if breaks else unit)
        run = 0 if breaks else run
    return "".join(shown) + units[-1]
