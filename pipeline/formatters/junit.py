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
    """One XML document in the common ground of the two schemas in use, Jenkins' and the older Ant one.

    Findings that do not fail the run are passed cases; what they say stands in the suite's output.
    """
    suites = Element("testsuites")
    overall = _suite(report, suites, NAME, ())
    _case(overall, "pemeriksaan", NAME)
    _close(overall, summary_line(report.result, Paint()))
    for path, found in groupby(report.result.findings, key=lambda finding: finding.pointer.path):
        _add(report, suites, visible(path, 300) or NAME, tuple(found))
    indent(suites)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(suites, encoding="unicode") + "\n"


def _add(report: Report, suites: Element, name: str, found: tuple[Finding, ...]) -> None:
    suite = _suite(report, suites, name, found)
    for finding in found:
        case = _case(suite, _title(finding), name)
        if finding.waived:
            SubElement(case, "skipped", message=said(finding))
        elif report.fails(finding):
            SubElement(case, "failure", type=finding.code, message=said(finding)).text = report.told(finding)
    passed = [finding for finding in found if not finding.waived and not report.fails(finding)]
    _close(suite, "\n".join(f"{_title(f)} {LABELS[f.severity]}: {report.told(f)}" for f in passed))


def _suite(report: Report, suites: Element, name: str, found: tuple[Finding, ...]) -> Element:
    counts = {
        "tests": len(found) or 1,
        "failures": sum(1 for finding in found if report.fails(finding)),
        "errors": 0,
        "skipped": sum(1 for finding in found if finding.waived),
        "id": len(suites),
    }
    attributes = {
        "name": name,
        "package": NAME,
        "hostname": "localhost",
        # Neither schema takes an offset.
        "timestamp": report.result.as_of.replace(tzinfo=None, microsecond=0).isoformat(),
        "time": "0",
        **{key: str(count) for key, count in counts.items()},
    }
    suite = SubElement(suites, "testsuite", attributes)
    SubElement(suite, "properties")
    return suite


def _case(suite: Element, title: str, group: str) -> Element:
    return SubElement(suite, "testcase", name=title, classname=group, time="0")


def _title(finding: Finding) -> str:
    return f"{finding.code} {finding.name} ({finding.span.line}:{finding.span.column})"


def _close(suite: Element, output: str) -> None:
    SubElement(suite, "system-out").text = output
    SubElement(suite, "system-err").text = ""
