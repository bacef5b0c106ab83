"""Facts inside a PDF: those of its OPD and time or of its record, without what is not public."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from pipeline.model.periods import parse_period
from pipeline.render.documents.dossier import REGION, Dossier, Draft, Scope, Shelved
from pipeline.render.page import Sheet
from pipeline.run import attach
from pipeline.run.attach import FACTS, RECORDS, with_sources
from pipeline.run.documents import DOCUMENTS
from pipeline.run.examine import examine
from pipeline.run.gather import gather, usual_periods
from tests.unit.render.documents.completed import complete

DRAFT = Draft(template="a.html", sheet=Sheet(path="a.html", title="A"), values={})
YEAR = 2025
COMPLETE = Path(__file__).parents[2] / "workspaces/complete"


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return complete()


def facts(dossier: Dossier, scope: Scope) -> list[dict[str, Any]]:
    attached = with_sources(dossier, Shelved(DOCUMENTS[0], scope, DRAFT)).attachments
    assert all(file.name == FACTS and file.at == dossier.site.as_of for file in attached)
    return [fact for file in attached for fact in json.loads(file.content)["facts"]]


def test_a_report_carries_the_facts_of_its_opd_and_period(dossier: Dossier) -> None:
    row = next(row for rows in dossier.world.measured.values() for row in rows)
    opd, period = row.fact.opd, parse_period(row.fact.periode)
    assert period is not None
    found = facts(dossier, Scope(opd, period=period))
    assert row.fact.id in {fact["id"] for fact in found}
    assert {fact["opd"] for fact in found} == {opd}
    assert {fact["periode"] for fact in found} <= set(period.months)
    assert facts(dossier, Scope(opd, period=parse_period("2031"))) == []


def test_what_is_left_out_is_counted_for_whose_it_is(tmp_path: Path) -> None:
    root = shutil.copytree(COMPLETE, tmp_path / "ws")
    requests = root / "records/kecamatan-kota/permintaan/2025"
    (requests / "rusak.yaml").write_text("jenis: permintaan\nid: PMT-2025-0900\n")
    (requests / "asing.yaml").write_text(
        (requests / "PMT-2025-0001.yaml").read_text().replace("2025-0001", "2025-0901") + "opd: diskominfo\n"
    )
    at = datetime.fromisoformat("2025-08-10T08:00:00+07:00")
    here = gather(examine(root, at), usual_periods(at))
    assert here.left_out == 2
    told = {
        opd: json.loads(file.content)["summary"]["left_out"]
        for opd in (REGION, "diskominfo", "kecamatan-kota")
        for file in with_sources(here, Shelved(DOCUMENTS[0], Scope(opd, year=YEAR), DRAFT)).attachments
    }
    assert told == {REGION: 2, "diskominfo": 0, "kecamatan-kota": 2}


def test_the_region_carries_those_of_all_in_stable_order(dossier: Dossier) -> None:
    found = facts(dossier, Scope(year=YEAR))
    names = [(fact["opd"], fact["jenis"], fact["id"], fact["layanan"] or "") for fact in found]
    assert names == sorted(names)
    assert len(names) > 1


def test_a_plan_carries_the_facts_of_its_record_only(dossier: Dossier) -> None:
    (ref, rows) = next((ref, rows) for ref, rows in dossier.world.measured.items() if rows)
    found = facts(dossier, Scope(rows[0].fact.opd, record=ref))
    assert {fact["id"] for fact in found} == {ref.split("/")[-1]}


def test_no_length_or_limit_of_recovery_goes_out(dossier: Dossier) -> None:
    for fact in facts(dossier, Scope(year=YEAR)):
        assert fact["rpo_jam"] is fact["rpo_batas_jam"] is fact["rto_jam"] is fact["rto_batas_jam"] is None


def test_the_internal_edition_carries_the_records_without_those_who_asked(dossier: Dossier) -> None:
    draft = replace(DRAFT, sheet=replace(DRAFT.sheet, edition="internal"))
    assert dossier.inner is not None
    told, kept = with_sources(dossier, Shelved(DOCUMENTS[0], Scope(year=YEAR), draft)).attachments
    records = json.loads(kept.content)
    assert (told.name, kept.name) == (FACTS, RECORDS)
    assert {fact["id"] for fact in json.loads(told.content)["facts"]} == {
        record["rekaman"].split("/")[-1] for record in records
    }
    assert all(record["berkas"].startswith("records/") and record["isi"]["jenis"] for record in records)
    asked = [
        record["isi"][name] for record in records for name in ("pemohon", "pelapor") if name in record["isi"]
    ]
    assert asked
    assert all("nama" not in who and "kontak" not in who for who in asked)
    assert b"Sukarno" not in kept.content


def test_a_document_without_time_or_with_too_many_carries_none(
    dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert facts(dossier, Scope()) == []
    monkeypatch.setattr(attach, "MOST", 1)
    assert facts(dossier, Scope(year=YEAR)) == []


def test_what_a_document_brings_itself_stays(dossier: Dossier) -> None:
    own = with_sources(dossier, Shelved(DOCUMENTS[0], Scope(year=YEAR), DRAFT))
    again = with_sources(dossier, Shelved(DOCUMENTS[0], Scope(), replace(DRAFT, attachments=own.attachments)))
    assert again.attachments == own.attachments
