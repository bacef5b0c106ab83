"""How a region may write the number of a reading, as its choice's `pola` has it."""

from __future__ import annotations

import re

# A pack may be hostile, so its pattern is never run over a text: what it says of the number is cut out of it,
# and only the digits of a number are matched against that.
_DIGIT = r"(?:[0-9]|\\d|\[[0-9-]{1,12}\])(?:[?*+]|\{[0-9](?:,[0-9]?)?\})?"
_DIGITS = rf"(?:{_DIGIT})+"
_NUMBER = rf"(?:{_DIGITS}|\({_DIGITS}(?:\|{_DIGITS})*\))"
_ONE = re.compile(rf"\^?([A-Za-z0-9_-]*)-({_NUMBER})((?:-[A-Za-z0-9_-]*)?)\$?")
_NAME, _REMARK = re.escape("[a-z0-9_]+="), re.escape("( [(]bulan[)])?")
# Each period's number is written as the first.
_PERIODS = re.compile(rf"\^?{_NAME}({_NUMBER})(?:\(; {_NAME}\1\)\*)?(?:{_REMARK})?\$?")
_LONGEST = 200

ONE_EXAMPLE = "^diam-([1-9][0-9]?)-hari$"
PERIODS_EXAMPLE = "^[a-z0-9_]+=[1-9][0-9]?(; [a-z0-9_]+=[1-9][0-9]?)*$"


def number_form(pattern: str) -> tuple[str, str] | None:
    """The words around the number ("diam-hari") and the expression for its digits; None for other patterns.

    For a list of periods the words are "".
    """
    if len(pattern) > _LONGEST:
        return None
    one = _ONE.fullmatch(pattern)
    if one is not None:
        return _checked(one[1] + one[3], one[2])
    periods = _PERIODS.fullmatch(pattern)
    if periods is None:
        return None
    return _checked("", periods[1])


def fits(form: str, number: int) -> bool:
    """Whether a number may be written where `form` says how; any may where it says nothing."""
    return not form or re.fullmatch(form, str(number)) is not None


def _checked(words: str, form: str) -> tuple[str, str] | None:
    try:
        re.compile(form)
    except re.error:
        return None
    return words, form
