"""Limits that are remembered of a service are those that would be worked out anew."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.measure.facts import measure
from pipeline.model.case import Case
from pipeline.model.fact import Measured
from pipeline.model.region import Service
from pipeline.rules.registry import RULES
from tests.rules.bench import Example, examples, workbench

EXAMPLES = [example for rule in RULES if "aduan" in rule.kinds for example in examples(rule.code)]


def forget(case: Case) -> None:
    """Nothing is known of the case's services any more."""
    for service in case.services:
        service.known.clear()


@pytest.mark.parametrize("example", EXAMPLES[::6], ids=lambda example: example.name)
def test_what_is_remembered_is_what_is_worked_out(example: Example) -> None:
    bench = workbench(example)
    cases = [case for case in bench.cases if case.document.jenis == "aduan"]
    anew: list[tuple[Measured, ...]] = []
    for case in cases:
        forget(case)
        anew.append(measure(case, bench.law))
    for case in cases:
        forget(case)
    for _ in range(2):
        assert [measure(case, bench.law) for case in cases] == anew
        assert [measure(case, bench.law) for case in reversed(cases)] == anew[::-1]
    assert any(service.known for case in cases for service in case.services)


def test_a_promise_in_working_days_and_a_former_class_are_not_remembered() -> None:
    bench = workbench(EXAMPLES[0])
    case = next(one for one in bench.cases if one.document.jenis == "aduan" and one.services)
    for changed, remembered in (
        ({}, 1),
        ({"target_pelayanan": "2 hari kerja"}, 0),
        ({"riwayat": [{"sampai": "2025-12-31", "klasifikasi": "kritis"}]}, 0),
    ):
        document = replace(case.services[0].document, data={**case.services[0].document.data, **changed})
        service = Service(document, case.services[0].zone)
        assert measure(replace(case, services=(service,)), bench.law)
        assert len(service.known) == remembered
