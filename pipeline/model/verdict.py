"""Whether a document is what the repository says: the answer of `spbe verify`."""

from __future__ import annotations

from enum import StrEnum

from pipeline.model.lean import dataclass
from pipeline.model.provenance import Provenance


class Outcome(StrEnum):
    """The three answers."""

    SAME = "sama"
    DIFFERS = "berbeda"
    CANNOT = "tidak_dapat_dipastikan"


@dataclass(frozen=True, slots=True)
class Unlike:
    """One place where a PDF is not what the repository gives.

    Attributes:
        where: The page, section, figure, row or file, in Indonesian.
        held: What the PDF says; "" where it says nothing.
        given: What the repository gives; "" where it gives nothing.
    """

    where: str
    held: str = ""
    given: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What became of a comparison.

    Attributes:
        outcome: The answer.
        told: What the PDF says of its own making; None where it says nothing that can be read.
        reasons: Why it cannot be told, or what else to know, one sentence each.
        unlike: Where it differs.
        more: How many further places are not listed.
        signatures: How many electronic signatures it carries; whether they hold is for others to say.
    """

    outcome: Outcome
    told: Provenance | None = None
    reasons: tuple[str, ...] = ()
    unlike: tuple[Unlike, ...] = ()
    more: int = 0
    signatures: int = 0
