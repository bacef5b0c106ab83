"""The crosswalk of evidence and indicators as data."""

from __future__ import annotations

from typing import Any

from pipeline.law.crosswalk import crosswalk, names_of
from pipeline.law.law import Law


def crosswalk_data(law: Law) -> list[dict[str, Any]]:
    """Each piece of evidence with the criteria of all indicators that ask for it; the lone ones too."""
    names = names_of(law)
    return [
        {
            "code": code,
            "text": names.get(code, code.replace("_", " ")),
            "uses": [
                {"indicator": use.indicator, "level": use.level, "criterion": use.criterion} for use in uses
            ],
        }
        for code, uses in crosswalk(law).items()
    ]
