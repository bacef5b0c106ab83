"""Findings as JUnit XML: a suite for each file that has any, a failed case for what fails the run."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from pipeline.formatters.paint import Paint
from pipeline.formatters.report import LABELS, Report, said
from pipeline.formatters.text import summary_line
from pipeline.model.finding import Finding
from pipeline.model.tool import NAME
from pipeline.wording import visible


def format_junit(report: Report) -> Iterator[str]:
    """One XML document; findings that do not fail the run are passed cases that say what was found."""
    findings = report.result.findings
    suites = Element("testsuites", {"name": NAME, **_counts(report, findings, extra=1)})
    overall = SubElement(suites, "testsuite", {"name": NAME, **_counts(report, (), extra=1)})
    case = SubElement(overall, "testcase", name="pemeriksaan", classname=NAME)
    SubElement(case, "system-out").text = summary_line(report.result, Paint())
    for path, found in groupby(findings, key=lambda finding: finding.pointer.path):
        _suite(report, suites, path, tuple(found))
    indent(suites)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(suites, encoding="unicode") + "\n"


def _suite(report: Report, suites: Element, path: str, found: tuple[Finding, ...]) -> None:
    skipped = str(sum(1 for finding in found if finding.waived))
    name = visible(path, 300)
    suite = SubElement(suites, "testsuite", {"name": name, "skipped": skipped, **_counts(report, found)})
    for finding in found:
        title = f"{finding.code} {finding.name} ({finding.span.line}:{finding.span.column})"
        case = SubElement(suite, "testcase", name=title, classname=name)
        _verdict(report, case, finding)


def _verdict(report: Report, case: Element, finding: Finding) -> None:
    message = said(finding)
    if finding.waived:
        SubElement(case, "skipped", message=message)
        return
    text = report.told(finding)
    if report.fails(finding):
        SubElement(case, "failure", type=finding.code, message=message).text = text
    else:
        SubElement(case, "system-out").text = f"{LABELS[finding.severity]}: {text}"


def _counts(report: Report, found: tuple[Finding, ...], extra: int = 0) -> dict[str, str]:
    failures = sum(1 for finding in found if report.fails(finding))
    return {"tests": str(len(found) + extra), "failures": str(failures), "errors": "0"}
