"""Every rule against its own file of cases; how the files are written stands in bench.py."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pipeline.model.document import as_list
from pipeline.model.finding import Finding, Severity
from pipeline.model.rule import Rule
from pipeline.rules.registry import RULES
from tests.rules.bench import AS_OF, Example, Workbench, base_documents, build, examples, place_of, workbench

LONGEST_MESSAGE = 400
BY_CODE = {rule.code: rule for rule in RULES}
EXAMPLES = [example for rule in RULES for example in examples(rule.code)]


@pytest.fixture(scope="module")
def untouched() -> Workbench:
    return build(dict(base_documents()), AS_OF, strict=True)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_workspace_itself_breaks_no_rule(rule: Rule, untouched: Workbench) -> None:
    found = untouched.findings(rule)
    assert [one.message for one in found if one.severity is not Severity.INFO] == []


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_a_rule_finds_exactly_what_its_case_says(example: Example) -> None:
    found = workbench(example).findings(BY_CODE[example.code])
    expected = list(example.data.get("temuan") or [])
    assert [_where(one) for one in found] == [_expected(one, example) for one in expected], (
        f"{example.name}: " + "; ".join(one.message for one in found)
    )
    for one, wanted in zip(found, expected, strict=True):
        _says(example, one, wanted)
        assert set(one.clauses) <= set(BY_CODE[example.code].clauses), "the ledger lists what a rule declares"


def test_every_file_of_cases_belongs_to_a_rule_that_runs() -> None:
    files = {path.stem for path in Path(__file__).parent.glob("[A-Z]*.yaml")}
    assert files == set(BY_CODE)


def _says(example: Example, found: Finding, wanted: dict[str, Any]) -> None:
    assert "\n" not in found.message
    assert found.message.endswith(".")
    assert len(found.message) <= LONGEST_MESSAGE
    assert found.help or found.severity is Severity.INFO
    assert "langgar" not in found.message + found.help, "a finding tells what to do; it does not accuse"
    for fragment in as_list(wanted.get("pesan")):
        assert fragment in found.message
    assert set(as_list(wanted.get("klausul"))) <= set(found.clauses)
    if "tempat" in wanted:
        assert place_of(example, found) == wanted["tempat"]


def _where(found: Finding) -> tuple[str, str]:
    return found.document, found.pointer.json_pointer()


def _expected(wanted: dict[str, Any], example: Example) -> tuple[str, str]:
    return str(wanted.get("dokumen") or example.subject), str(wanted.get("di") or "")
