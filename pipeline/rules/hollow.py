"""Text that fills a field without saying anything."""

from __future__ import annotations

_EMPTY_WORDS = frozenset(
    {
        "",
        "belum ada",
        "kosong",
        "n/a",
        "na",
        "nihil",
        "nol",
        "tba",
        "tbd",
        "tidak ada",
        "tidak ada hambatan",
        "tidak ada kendala",
        "tidak ada perubahan",
        "tidak ada risiko",
        "tidak berlaku",
        "tidak terdapat",
    }
)
_MARKS = " \t\n-–—.…,;:!?*_()[]\"'"


def hollow(text: object) -> bool:
    """Whether a text says nothing: missing, only marks, or one of the words for "nothing"."""
    return not isinstance(text, str) or " ".join(text.casefold().strip(_MARKS).split()) in _EMPTY_WORDS
