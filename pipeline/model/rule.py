"""What a rule is: an identity, the clauses it rests on, how it weighs, and one function."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from inspect import cleandoc
from typing import Any

from pipeline.model.finding import Basis, Severity
from pipeline.model.lean import dataclass, field
from pipeline.model.pointer import Pointer

Outline = Mapping[str, str]
"""A document by its fields alone: each with "", those of WORDS with the word that is chosen there."""
WORDS = ("status", "klasifikasi", "metode_pelaporan")


@dataclass(frozen=True, slots=True)
class Breach:
    """What a rule's function yields; the engine adds identity, severity and place in the file.

    Attributes:
        pointer: Where it stands.
        message: What was found and what is required.
        help: One thing to do.
        clauses: The exact clauses, where narrower than the rule's own.
        document: Full name of the document, filled in by the engine where it is known.
    """

    pointer: Pointer
    message: str
    help: str = ""
    clauses: tuple[str, ...] = ()
    document: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of one clause (or a tight family of clauses).

    Attributes:
        code: Identity, never reused.
        name: Kebab-case name of the breach.
        clauses: The clauses it rests on; empty where it is a tool default.
        severity: By the force of its clauses (cli.md, "Severity follows the clause's force").
        since: Version of the tool that brought it.
        kinds: Kinds of documents it looks at; empty for a rule about the region as a whole.
        check: `check(case, law)` for kinds, `check(world, law)` for the region; yields breaches.
        basis: Regulation or tool.
        needs: Fields of the form: a document that has none of them is not in breach, whatever else it holds,
            so that it need not be asked. Empty where every document is.
        may: Whether a document of such an outline can be in breach, whatever else it holds; None for all.
    """

    code: str
    name: str
    clauses: tuple[str, ...]
    severity: Severity
    since: str
    kinds: tuple[str, ...] = ()
    check: Callable[[Any, Any], Iterator[Breach]] | None = field(default=None, compare=False)
    basis: Basis = Basis.REGULASI
    needs: tuple[str, ...] = ()
    may: Callable[[Outline], bool] | None = field(default=None, compare=False)

    def asks(self, seen: Outline) -> bool:
        """Whether a document of such an outline has to be asked."""
        return (not self.needs or any(name in seen for name in self.needs)) and (
            self.may is None or self.may(seen)
        )

    @property
    def explanation(self) -> str:
        """The docstring of its function: the page that `spbe explain` and the catalogue print."""
        return cleandoc(self.check.__doc__ or "") if self.check else ""


@dataclass(frozen=True, slots=True)
class RuleCard:
    """A rule or built-in check as listings show it.

    Attributes:
        code: Identity.
        name: Kebab-case name.
        severity: error, warning or info.
        basis: regulasi or alat.
        clauses: Clause ids.
        kinds: Kinds it looks at; empty for any document or the region.
        since: Version that brought it.
        summary: One line.
        explanation: The whole page.
    """

    code: str
    name: str
    severity: str
    basis: str
    clauses: tuple[str, ...]
    kinds: tuple[str, ...]
    since: str
    summary: str
    explanation: str
