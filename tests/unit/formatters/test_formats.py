"""Each format as its readers define it, and the whole of it against a golden file."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
import xmlschema
from jsonschema import Draft7Validator

from pipeline.formatters.json_format import json_text
from pipeline.formatters.registry import FORMATS
from pipeline.formatters.sarif import MOST_RESULTS, format_sarif
from pipeline.model.finding import Finding, Severity
from pipeline.model.tool import VERSION
from tests.unit.formatters.runner import commands
from tests.unit.formatters.samples import FINDINGS, finding, report

TESTS = Path(__file__).resolve().parents[2]
GOLDEN = TESTS / "golden/check"
ENDINGS = {
    "json": "json",
    "sarif": "json",
    "gitlab": "json",
    "rdjson": "json",
    "junit": "xml",
    "markdown": "md",
}
SARIF = Draft7Validator(json.loads((TESTS / "vendor/sarif-2.1.0.schema.json").read_text("utf-8")))
JUNIT = xmlschema.XMLSchema(TESTS / "vendor/junit-10.xsd")


def text(name: str, *findings: Any, **how: Any) -> str:
    return "".join(FORMATS[name](report(*findings, **how)))


def content(name: str, *findings: Any, **how: Any) -> Any:
    return json.loads(text(name, *findings, **how))


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_prints_what_it_printed_before(name: str) -> None:
    """`SPBE_GOLDEN=write` writes the files anew: read the difference before you commit it."""
    file = GOLDEN / f"{name}.{ENDINGS.get(name, 'txt')}"
    printed = text(name, *FINDINGS, prefix="daerah/").replace(VERSION, "X.Y.Z")
    if os.environ.get("SPBE_GOLDEN") == "write":
        file.write_text(printed, encoding="utf-8")
    assert printed == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FORMATS)
def test_no_findings_is_a_whole_report_too(name: str) -> None:
    assert text(name).endswith("\n")


@pytest.mark.parametrize("name", ["json", "sarif", "gitlab", "rdjson"])
@pytest.mark.parametrize("found", [(), FINDINGS[:1], FINDINGS], ids=len)
def test_a_report_in_json_is_written_by_pieces_as_it_would_be_as_a_whole(
    name: str, found: tuple[Finding, ...]
) -> None:
    pieces = list(FORMATS[name](report(*found)))
    whole = "".join(pieces)
    assert whole == json_text(json.loads(whole))
    # A report of a large region is not in memory as a whole.
    assert len(pieces) > len(found)


@pytest.mark.parametrize("name", ["json", "sarif", "gitlab", "rdjson"])
def test_no_text_of_a_finding_is_taken_for_a_part_of_the_report(name: str) -> None:
    said = '\n      "results": []\n  "diagnostics": []\n  "findings": []'
    whole = text(name, finding(message=said, document=said), finding(message=said))
    assert whole == json_text(json.loads(whole))


def test_sarif_is_what_its_schema_says() -> None:
    log = content("sarif", *FINDINGS)
    assert list(SARIF.iter_errors(log)) == []
    assert list(SARIF.iter_errors(content("sarif"))) == []
    (run,) = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    rules = run["tool"]["driver"]["rules"]
    assert [rules[one["ruleIndex"]]["id"] for one in run["results"]] == [
        one["ruleId"] for one in run["results"]
    ]
    assert rules[0]["help"]["text"].endswith("Dasar: Lampiran Bab II 2.1.1.1 Tabel 3 baris 2")


def test_a_broken_sarif_log_would_be_seen() -> None:
    log = content("sarif", *FINDINGS)
    log["runs"][0]["results"][0]["level"] = "galat"
    assert list(SARIF.iter_errors(log)) != []


def test_sarif_names_files_by_relative_uris_that_lead_back_to_them() -> None:
    (run,) = content("sarif", finding(), prefix="daerah/")["runs"]
    place = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place == {"uri": "daerah/records/kominfo/aduan/ADU%201%C3%A9.yaml", "uriBaseId": "%SRCROOT%"}
    assert unquote(place["uri"]) == "daerah/records/kominfo/aduan/ADU 1é.yaml"


def test_sarif_shows_a_waived_finding_as_suppressed() -> None:
    (run,) = content("sarif", *FINDINGS)["runs"]
    suppressed = [one["ruleId"] for one in run["results"] if "suppressions" in one]
    assert suppressed == ["ADU009"]


def test_sarif_keeps_to_the_number_that_services_take_and_says_what_it_left_out() -> None:
    mild = [finding(Severity.INFO, code="YML030")] * MOST_RESULTS
    pieces = format_sarif(report(*mild, finding(), finding(Severity.WARNING)))
    (run,) = json.loads("".join(pieces))["runs"]
    assert len(run["results"]) == MOST_RESULTS
    assert [one["level"] for one in run["results"][:3]] == ["error", "warning", "note"]
    (note,) = run["invocations"][0]["toolExecutionNotifications"]
    assert note["message"]["text"].startswith("2 temuan")


@pytest.mark.parametrize("name", ["sarif", "gitlab"])
def test_a_finding_keeps_its_fingerprint_when_lines_and_wording_change(name: str) -> None:
    def marks(*findings: Any) -> list[str]:
        read = content(name, *findings)
        if name == "gitlab":
            return [one["fingerprint"] for one in read]
        return [one["partialFingerprints"]["spbe/v1"] for one in read["runs"][0]["results"]]

    moved = finding(line=40, message="Kata lain.")
    assert marks(finding()) == marks(moved)
    assert marks(finding()) != marks(finding(code="ADU004"))
    twice = marks(finding(), moved, finding(code="ADU004"))
    assert len(set(twice)) == 3


def test_gitlab_has_what_code_quality_asks_for() -> None:
    issues = content("gitlab", *FINDINGS)
    assert [one["severity"] for one in issues] == ["minor", "major", "info", "info"]
    for one in issues:
        assert set(one) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert not one["location"]["path"].startswith(("./", "/"))
        assert one["location"]["lines"]["begin"] >= 1


def test_junit_is_what_its_schema_says() -> None:
    printed = text("junit", *FINDINGS)
    JUNIT.validate(printed)
    JUNIT.validate(text("junit"))
    suites = ElementTree.fromstring(printed)
    assert [int(suite.attrib["tests"]) for suite in suites] == [1, 1, 3]
    assert [int(suite.attrib["failures"]) for suite in suites] == [0, 0, 1]
    assert len(suites.findall(".//testcase")) == 5
    assert len(suites.findall(".//failure")) == 1
    assert len(suites.findall(".//skipped")) == 1


def test_junit_fails_what_fails_the_run() -> None:
    strict = ElementTree.fromstring(text("junit", *FINDINGS, strict=True))
    assert len(strict.findall(".//failure")) == 2


def test_junit_has_what_the_older_schema_demands_too() -> None:
    """Ant's: parts in this order, these attributes, no more; a time has no offset."""
    for suite in ElementTree.fromstring(text("junit", *FINDINGS)):
        parts = [part.tag for part in suite if part.tag != "testcase"]
        assert parts == ["properties", "system-out", "system-err"]
        assert suite.attrib["timestamp"] == "2026-01-15T08:00:00"
        assert set(suite.attrib) == {
            *("name", "package", "id", "hostname", "timestamp", "time"),
            *("tests", "failures", "errors", "skipped"),
        }
        for case in suite.findall("testcase"):
            assert set(case.attrib) == {"name", "classname", "time"}
            assert len(case) <= 1


def test_rdjson_has_what_reviewdog_reads() -> None:
    read = content("rdjson", *FINDINGS)
    assert set(read) == {"source", "diagnostics"}
    for one in read["diagnostics"]:
        assert set(one) == {"message", "location", "severity", "code"}
        assert one["severity"] in {"ERROR", "WARNING", "INFO"}
        assert set(one["location"]) == {"path", "range"}
        assert set(one["location"]["range"]) == {"start", "end"}


def test_rdjson_counts_columns_in_bytes() -> None:
    (one,) = content("rdjson", finding())["diagnostics"]
    line = "nama: {é: ñ, prioritas: 9}"
    assert one["location"]["range"]["start"]["column"] == len(line[:9].encode()) + 1 == 11


def test_github_shows_ten_and_ten_the_worst_first_and_says_how_many_more() -> None:
    many = [finding(Severity.INFO, n) for n in range(1, 13)]
    many += [finding(Severity.WARNING, n) for n in range(1, 31)]
    many += [finding(Severity.ERROR, n) for n in range(1, 26)]
    printed = text("github", *many)
    found = commands(printed)
    assert [one.name for one in found] == ["error"] * 10 + ["warning"] * 10 + ["notice"] * 10
    assert found[-1].properties == {"title": "spbe"}
    assert "25 galat, 30 peringatan, 12 catatan" in found[-1].data
    assert "38 tanpa anotasi" in found[-1].data
    assert printed.count("\n- records/") == 38


def test_github_annotations_say_where_and_what() -> None:
    first, last = commands(text("github", finding(), prefix="daerah/"))
    assert first.properties == {
        "file": "daerah/records/kominfo/aduan/ADU 1é.yaml",
        "line": "2",
        "endLine": "2",
        "col": "10",
        "endColumn": "22",
        "title": "ADU003 galat: priority-mismatch",
    }
    assert first.data.split("\n")[-1] == "Dasar: Lampiran Bab II 2.1.1.1 Tabel 3 baris 2"
    assert last.name == "notice"


def test_markdown_stays_below_what_a_comment_takes_and_counts_the_rest() -> None:
    printed = text("markdown", *[finding(line=n, message="é" * 700) for n in range(1, 200)])
    assert len(printed.encode()) <= 60_000
    shown = printed.count("\n- **ADU003**")
    assert 0 < shown < 199
    assert f"dan {199 - shown} temuan lain" in printed
