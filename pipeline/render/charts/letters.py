"""How wide words are in the bundled font, so that labels are wrapped and cut where they must be."""

from __future__ import annotations

# Advance widths of Inter Regular, U+0020 to U+007E, in 2048ths of the font size.
_EM = 2048
_FIRST = 32
_ADVANCES = (
    576, 589, 954, 1297, 1314, 2011, 1319, 614, 747, 747, 1026, 1355, 590, 942, 590, 738, 1292, 833,
    1249, 1265, 1323, 1215, 1270, 1159, 1267, 1270, 590, 618, 1355, 1355, 1355, 1047, 1978, 1413, 1340,
    1496, 1478, 1231, 1209, 1528, 1522, 550, 1169, 1376, 1158, 1850, 1543, 1566, 1308, 1566, 1318, 1314,
    1322, 1524, 1413, 2018, 1397, 1390, 1288, 747, 738, 747, 965, 934, 661, 1150, 1254, 1170, 1254,
    1194, 758, 1256, 1211, 496, 496, 1124, 496, 1794, 1210, 1228, 1254, 1254, 771, 1081, 670, 1211,
    1151, 1676, 1118, 1151, 1131, 873, 681, 873, 1355,
)  # fmt: skip
# Any other letter counts as a wide one, and bold or another font may run a little wider.
_OTHER = 1600
_ROOM = 1.04
ELLIPSIS = "…"


def width(words: str, size: float = 12) -> float:
    """The width of words in pixels, a little too wide rather than too narrow."""
    return _ROOM * size * sum(map(_advance, words)) / _EM


def _advance(letter: str) -> int:
    place = ord(letter) - _FIRST
    return _ADVANCES[place] if 0 <= place < len(_ADVANCES) else _OTHER


def cut(words: str, room: float, size: float = 12) -> str:
    """Words on one line of at most `room` pixels, ending in an ellipsis where some are left out."""
    if width(words, size) <= room:
        return words
    kept = words
    while kept and width(kept + ELLIPSIS, size) > room:
        kept = kept[:-1]
    return kept.rstrip() + ELLIPSIS


def wrapped(words: str, room: float, size: float = 12, most: int = 2) -> list[str]:
    """Words on at most `most` lines of `room` pixels; what does not fit ends in an ellipsis."""
    lines: list[str] = [""]
    for word in words.split():
        joined = f"{lines[-1]} {word}".strip()
        if not lines[-1] or width(joined, size) <= room or len(lines) == most:
            lines[-1] = joined
        else:
            lines.append(word)
    return [cut(line, room, size) for line in lines]
