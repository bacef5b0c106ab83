"""The region's review: register, sums, what is missing where, and every finding with owner and due date."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.render.documents.dossier import REGION, Dossier, Scope
from pipeline.render.documents.regionreview import region_review
from pipeline.wording import bagian
from tests.unit.measure.bench import Bench, Record, document
from tests.unit.render.documents.dossiers import HALF, complaint, dossier, evaluated, loket, request, shown
from tests.unit.render.documents.headings import headings, wanted

YEAR = Scope(REGION, year=2025)
REVIEW: tuple[str, Record] = (
    "reviu",
    {
        "id": "RVU-1",
        "cakupan": "menyeluruh",
        "periode": 2025,
        "opd_direviu": ["dinas"],
        "tanggal": "2025-06-20",
        "oleh": "pj",
        "temuan": [
            {
                "id": "RT-1",
                "opd": "dinas",
                "uraian": "DRP belum diuji.",
                "rekomendasi": "Laksanakan uji.",
                "penanggung_jawab": "kepala",
                "tenggat": "2025-07-01",
                "tahap": "operasional",
            }
        ],
        "simpulan": "Perencanaan belum merata.",
    },
)
MEETING: tuple[str, Record] = (
    "koordinasi",
    {"id": "KRD-1", "tanggal": "2025-01-06", "pihak": ["pj"], "pokok": "perencanaan", "hasil": "Disepakati."},
)


def development(name: str, **more: object) -> tuple[str, Record]:
    """A development of the application "portal" that began in March."""
    usual = {
        "id": name,
        "aplikasi": "portal",
        "kegiatan": "pengembangan",
        "fase": [{"nama": "rancang_bangun", "mulai": "2025-03-17", "selesai": "2025-05-02"}],
    }
    return "pengembangan", {**usual, **more}


APPROVED = development(
    "PGB-1", persetujuan_kominfo={"oleh": "kepala", "waktu": "2025-03-10", "nomor": "555/088/2025"}
)


def shared() -> Bench:
    """A second service of another class on the same application."""
    here = loket(aplikasi=["portal"], rpo="1 jam")
    portal = document("aplikasi", {"id": "portal", "nama": "Portal Bersama"})
    region = replace(here.region, applications={"dinas/portal": portal})
    (first,) = here.region.services.values()
    data = {**first.document.data, "id": "arsip", "nama": "Arsip Daerah", "klasifikasi": "normal"}
    second = replace(first, document=document("layanan", data))
    return replace(here, region=replace(region, services={**region.services, "dinas/arsip": second}))


@pytest.fixture(scope="module")
def reviewed() -> Dossier:
    """One PD, reviewed, with one development approved and one not."""
    return dossier(
        shared(),
        request("PMT-1", 2),
        complaint("ADU-1", 10, 1),
        evaluated(),
        REVIEW,
        MEETING,
        APPROVED,
        development("PGB-2"),
    )


def test_every_heading_that_a_clause_names_stands_in_the_review(reviewed: Dossier) -> None:
    names = wanted(reviewed.law, "reviu-pemda")
    assert len(names) >= 6
    assert names <= set(headings(region_review(reviewed, YEAR)))


def test_the_register_has_every_provider_and_sums_stand_with_denominators(reviewed: Dossier) -> None:
    text = shown(reviewed, region_review(reviewed, YEAR))
    found = reviewed.recaps[REGION, HALF]
    assert "PD penyedia layanan 1 dari 1 PD terdaftar" in text
    assert bagian(len(found.requests.services.met), found.requests.services.judged) in text
    assert bagian(15, 15) in text
    assert f"Level {reviewed.levels[2025].level}" in text


def test_developments_without_approval_come_first(reviewed: Dossier) -> None:
    text = shown(reviewed, region_review(reviewed, YEAR))
    assert f"Disetujui: {bagian(1, 2)} kegiatan" in text
    assert "555/088/2025, 10 Maret 2025" in text
    assert text.index("PGB-2") < text.index("PGB-1")
    assert "belum ada persetujuan" in text


def test_differences_coordination_and_the_want_of_consultation_are_told(reviewed: Dossier) -> None:
    text = shown(reviewed, region_review(reviewed, YEAR))
    assert "Portal Bersama kritis: Loket Terpadu; normal: Arsip Daerah" in text
    assert f"PD dengan koordinasi perencanaan tahun ini: {bagian(1, 1)}" in text
    assert "6 Januari 2025" in text
    assert "Nihil: tidak ada konsultasi tercatat" in text


def test_findings_have_owner_due_date_and_state(reviewed: Dossier) -> None:
    text = shown(reviewed, region_review(reviewed, YEAR))
    for words in (
        "DRP belum diuji",
        "Rekomendasi: Laksanakan uji",
        "Kepala Dinas",
        "1 Juli 2025",
        "Terlambat",
        "Perencanaan belum merata",
        "20 Juni 2025",
    ):
        assert words in text


def test_no_recovery_time_and_no_applicant_is_told(reviewed: Dossier) -> None:
    text = shown(reviewed, region_review(reviewed, YEAR))
    for secret in ("1:00:00", "1 jam", "Siti", "pelapor-9"):
        assert secret not in text


def test_a_year_that_was_not_counted_and_a_single_pd_have_no_review(reviewed: Dossier) -> None:
    assert region_review(reviewed, Scope(REGION, year=2023)) is None
    assert region_review(reviewed, Scope("dinas", year=2025)) is None


def test_a_year_without_review_says_so() -> None:
    made = dossier(loket(), request("PMT-1", 2))
    text = shown(made, region_review(made, YEAR))
    assert "PD urusan komunikasi dan informatika belum mereviu tahun ini" in text
    assert "Nihil: pembangunan dan pengembangan aplikasi tahun ini" in text
