"""How a rule is declared: identity, clauses and weight above the one generator that finds its breaches."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pipeline.law.law import Law
from pipeline.model.case import Case, World
from pipeline.model.finding import Basis, Severity
from pipeline.model.rule import Breach, Outline, Rule

OverCase = Callable[[Case, Law], Iterator[Breach]]
OverWorld = Callable[[World, Law], Iterator[Breach]]

ERROR = Severity.ERROR
WARNING = Severity.WARNING
INFO = Severity.INFO


def rule(  # noqa: PLR0913  a declaration: each is named at the rule
    code: str,
    name: str,
    *clauses: str,
    severity: Severity,
    kinds: tuple[str, ...],
    needs: tuple[str, ...] = (),
    may: Callable[[Outline], bool] | None = None,
    since: str = "0.1.0",
) -> Callable[[OverCase], Rule]:
    """Declares a rule over documents of some kinds; without clauses it is a tool default (basis "alat").

    With `needs` only documents that have one of these fields are asked, with `may` only those of an outline
    that may break it (see `Rule`).
    """

    def declared(check: OverCase) -> Rule:
        return Rule(code, name, clauses, severity, since, kinds, check, _basis(clauses), needs, may)

    return declared


def region_rule(
    code: str, name: str, *clauses: str, severity: Severity, since: str = "0.1.0"
) -> Callable[[OverWorld], Rule]:
    """Declares a rule over the region as a whole."""

    def declared(check: OverWorld) -> Rule:
        return Rule(code, name, clauses, severity, since, (), check, _basis(clauses))

    return declared


def _basis(clauses: tuple[str, ...]) -> Basis:
    return Basis.REGULASI if clauses else Basis.ALAT
