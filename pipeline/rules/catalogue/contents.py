"""The rules about the catalogue, by hand, in the order of the regulation's clauses."""

from __future__ import annotations

from pipeline.model.rule import Rule
from pipeline.rules.catalogue import (
    architecture,
    contradictory_dates,
    examples_left,
    listing,
    requests_offered,
)

RULES: tuple[Rule, ...] = (
    architecture.without_application,
    listing.no_service,
    listing.outside_service_life,
    requests_offered.listed_twice,
    requests_offered.nothing_to_request,
    architecture.code_missing,
    listing.provider_mismatch,
    listing.administrator_without_role,
    contradictory_dates.ends_before_it_begins,
    contradictory_dates.contradictory_history,
    contradictory_dates.replaced_by_itself,
    contradictory_dates.replaced_but_not_ended,
    examples_left.example_left,
)
