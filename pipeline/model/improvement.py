"""What was improved between two states of a workspace, each with who asked for it and what shows it."""

from __future__ import annotations

from datetime import date

from pipeline.model.difference import Difference, Figure
from pipeline.model.lean import dataclass


@dataclass(frozen=True, slots=True)
class Improvement:
    """One item that was closed with proof in the later state and was not in the earlier one.

    Attributes:
        opd: Id of the OPD.
        name: The OPD's full name.
        what: What was done, in the words of the follow-up.
        done: When it was finished.
        source: Full name of the evaluation, review or assessor's answer that asked for it.
        item: Id of the item there.
        asked: What was asked for, in its words.
        records: Full names of the follow-up records.
        before: How it was, in the words of the proof.
        after: How it is now, in the words of the proof.
        documents: What the proof names, with what changed in it.
    """

    opd: str
    name: str
    what: str
    done: date
    source: str
    item: str
    asked: str
    records: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Improvements:
    """All that was improved, beside all that changed.

    Attributes:
        difference: The whole comparison.
        items: What was improved, in order of OPD and day.
        waiting: How many items are still open in the later state.
    """

    difference: Difference
    items: tuple[Improvement, ...] = ()
    waiting: int = 0

    def figures_of(self, opd: str) -> tuple[Figure, ...]:
        """The figures of an OPD that moved."""
        return tuple(one for one in self.difference.figures if one.opd == opd)
