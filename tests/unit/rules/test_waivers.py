"""Which findings a waiver covers, and when it covers none."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from pipeline.model.finding import Basis, Finding, Severity
from pipeline.model.pointer import Pointer
from pipeline.rules.waivers import apply_waivers
from tests.rules.bench import AS_OF, base_documents, build, laid_over

WAIVER = "disdukcapil/pengecualian/KCL-1"
WAIVED = "disdukcapil/pemantauan/PTU-0"


def found(code: str = "PTU003", document: str = WAIVED, path: str = "records/x.yaml") -> Finding:
    return Finding(
        code=code,
        name="a-rule",
        severity=Severity.WARNING,
        pointer=Pointer(path, 0, ()),
        message="Ada.",
        help="Isi.",
        clauses=(),
        basis=Basis.ALAT,
        document=document,
    )


def waived(finding: Finding, change: dict[str, Any] | None = None, as_of: str = AS_OF) -> str | None:
    documents = dict(base_documents())
    documents[WAIVER] = replace(documents[WAIVER], data=laid_over(documents[WAIVER].data, change or {}))
    (only,) = apply_waivers([finding], build(documents, as_of, strict=True).world)
    return only.waived


def test_a_waiver_in_force_covers_the_rule_and_the_document_it_names() -> None:
    assert waived(found()) == "KCL-1"


@pytest.mark.parametrize(
    "other",
    [found(code="PTU001"), found(document="disdukcapil/pemantauan/PTU-1"), found(document="")],
    ids=["another rule", "another document", "no document"],
)
def test_it_covers_nothing_else(other: Finding) -> None:
    assert waived(other) is None


@pytest.mark.parametrize("code", ["YML001", "SKM001", "PKT001", "KRK005"])
def test_what_cannot_be_read_or_judged_is_never_waived(code: str) -> None:
    assert waived(found(code=code), {"aturan": code}) is None


def test_a_file_may_be_named_instead_of_a_document() -> None:
    named = {"dokumen": ["records/disdukcapil/x.yaml"]}
    assert waived(found(document="", path="records/disdukcapil/x.yaml"), named) == "KCL-1"
    assert waived(found(document="", path="records/disdukcapil/y.yaml"), named) is None


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [("2025-12-31T23:59:59+07:00", "KCL-1"), ("2025-12-31T17:00:00+00:00", None)],
    ids=["the last second of its last day", "the next day of the region"],
)
def test_it_holds_to_the_end_of_its_last_day_where_the_region_is(as_of: str, expected: str | None) -> None:
    assert waived(found(), {"berlaku_sampai": "2025-12-31"}, as_of) == expected


@pytest.mark.parametrize(
    ("approval", "expected"),
    [
        ({"oleh": "adm-loket"}, None),
        ({"oleh": "entah"}, None),
        ({"oleh": "diskominfo/kadis"}, "KCL-1"),
        ({"keputusan": "ditolak"}, None),
        ({"keputusan": "disetujui"}, "KCL-1"),
        ({"waktu": "2025-07-02"}, None),
        ({"waktu": "2021-01-03"}, None),
    ],
    ids=["another role", "nobody", "kominfo's head", "refused", "granted", "not yet", "before the office"],
)
def test_only_a_yes_of_a_head_in_office_that_has_happened_counts(
    approval: dict[str, str], expected: str | None
) -> None:
    assert waived(found(), {"persetujuan": approval}) == expected
