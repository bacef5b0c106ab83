"""The reviewer's desk: the queue from findings, what changed since the last review, and a record to file."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.cli.main import main
from pipeline.model.finding import Finding, Severity
from pipeline.model.pointer import Pointer
from pipeline.model.result import CheckResult
from pipeline.render.documents.dossier import Dossier, Due
from pipeline.render.documents.reviewdesk import PLACE, last_review, review_desk
from pipeline.render.documents.risks import KINDS, risks
from pipeline.run.compose import web_drafts
from pipeline.run.reviewdraft import review_draft
from tests.unit.render.documents.completed import AS_OF, COMPLETE, complete, words


@pytest.fixture(scope="module")
def inner() -> Dossier:
    found = complete().inner
    assert found is not None
    return found


def found(code: str, document: str, *, waived: str | None = None) -> Finding:
    pointer = Pointer(f"catalog/{document}.yaml", 0, ())
    said = (code, "uji", Severity.WARNING, pointer, f"Pesan {code}.", "Perbaiki.")
    return Finding(*said, document=document, waived=waived)


def with_findings(dossier: Dossier, *findings: Finding) -> Dossier:
    result: CheckResult = replace(dossier.result, findings=findings)
    return replace(dossier, result=result, due=())


def test_the_gravest_stand_first_and_the_waived_are_left_out(inner: Dossier) -> None:
    service = "diskominfo/layanan/surel"
    dossier = with_findings(
        inner,
        found("PTU011", service),
        found("TGT016", service),
        found("RWY004", service),
        found("TGT017", service, waived="PGC-1"),
        found("ADU003", service),
    )
    kinds = [risk.kind.name for risk in risks(dossier) if risk.code]
    assert kinds == ["Rencana pemulihan", "Janji diperlemah", "Bulan tanpa catatan"]


def test_every_kind_of_risk_names_rules_that_exist(inner: Dossier) -> None:
    known = {rule.code for rule in inner.rules}
    assert all(kind.codes <= known for kind in KINDS)
    every = [code for kind in KINDS for code in kind.codes]
    assert len(every) == len(set(every))


def test_the_page_is_of_the_internal_edition_only() -> None:
    paths = [draft.sheet.path for draft in web_drafts(complete(), ())]
    assert paths.count(PLACE) == 1
    assert PLACE.startswith("internal/")


def test_it_shows_nine_cells_for_each_assessed_office(inner: Dossier) -> None:
    (draft,) = review_desk(inner, "")
    table = draft.values["matriks"]
    assert len(table.columns) == 10
    assert [row[0].text for row in table.rows] == [
        inner.world.region.offices[one.opd].singkatan for one in inner.levels[inner.year].opd
    ]
    labels = inner.law.maturity.labels
    assert table.columns[1].label == f"{labels['perencanaan']}: {labels['pelayanan_pengguna']}"


def test_without_a_review_it_says_so(inner: Dossier) -> None:
    assert last_review(inner) is None
    (draft,) = review_desk(inner, "")
    assert "Belum pernah ada reviu" in words(inner, draft)


def test_the_draft_stands_on_the_page_as_text(inner: Dossier) -> None:
    (draft,) = review_desk(inner, "jenis: reviu\nuraian: <b>tebal</b>\n")
    assert "&lt;b&gt;tebal" in words(inner, draft)


def test_the_draft_can_be_filed_as_it_is(tmp_path: Path, inner: Dossier) -> None:
    text = review_draft(inner)
    assert text.startswith("# records/diskominfo/reviu/2025/RVU-2025-")
    root = tmp_path / "ruang"
    shutil.copytree(COMPLETE, root)
    place = root / text.split(",")[0].removeprefix("# ")
    place.parent.mkdir(parents=True)
    place.write_text(text, encoding="utf-8")
    where = ["--root", str(root), "--as-of", AS_OF.isoformat(), "--quiet"]
    assert main(["check", str(place), *where]) == 0


def test_there_is_no_draft_without_risks(inner: Dossier) -> None:
    world = replace(inner.world, index=type(inner.world.index)({}, {}))
    assert review_draft(replace(with_findings(inner), world=world)) == ""


def test_an_office_whose_own_document_cannot_be_read_stands_in_the_queue_by_its_id(inner: Dossier) -> None:
    late = Due(
        opd="dinas-hilang",
        what="masa_berlaku",
        id="DRP-1",
        record="dinas-hilang/drp/DRP-1",
        href="",
        deadline=AS_OF.date(),
        late=True,
        clauses=(),
        message="Lewat.",
    )
    (draft,) = review_desk(replace(inner, due=(late,)), "")
    assert "dinas-hilang" in words(inner, draft)
