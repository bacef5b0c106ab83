"""A QR code as drawn squares: the same picture for the same words, its words beside it for who cannot see."""

from __future__ import annotations

from collections.abc import Iterator

import segno
from markupsafe import Markup

from pipeline.render.charts.svg import INK, PAPER, element

# The quiet zone that ISO/IEC 18004 asks for around a code.
_QUIET = 4


def qr_code(words: str, told: str) -> Markup:
    """The code of some words as inline SVG.

    Args:
        words: What a phone reads; a few hundred characters at most.
        told: What the picture is, for those who hear it.
    """
    rows = [bytes(row) for row in segno.make(words, error="m", micro=False).matrix]
    side = len(rows) + 2 * _QUIET
    return element(
        "svg",
        element("title", told),
        element("rect", width=side, height=side, fill=PAPER),
        element("path", d="".join(_squares(rows)), fill=INK),
        xmlns="http://www.w3.org/2000/svg",
        role="img",
        width=side,
        height=side,
        viewBox=f"0 0 {side} {side}",
        class_="qr",
    )


def _squares(rows: list[bytes]) -> Iterator[str]:
    """Each run of dark squares of a row as one rectangle."""
    for down, row in enumerate(rows):
        start = -1
        for across, dark in enumerate((*row, 0)):
            if dark and start < 0:
                start = across
            elif not dark and start >= 0:
                yield f"M{start + _QUIET} {down + _QUIET}h{across - start}v1h{start - across}z"
                start = -1
