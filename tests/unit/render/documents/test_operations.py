"""The operations report: the clauses' headings, counts with denominators, no component and no RPO named."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.render.documents.dossier import REGION, Dossier, Scope
from pipeline.render.documents.operations import operations
from pipeline.wording import bagian
from tests.unit.measure.bench import Bench, Record, document
from tests.unit.render.documents.dossiers import complaint, dossier, loket, request, shown, within
from tests.unit.render.documents.headings import headings, wanted

HIDDEN = ("Tembok Api Tersembunyi", "Basis Data Tersembunyi")
LETTER: tuple[str, Record] = (
    "laporan",
    {
        "id": "LAP-7",
        "jenis_laporan": "operasional_infrastruktur_aplikasi",
        "periode": "2025-T1",
        "layanan": ["loket"],
        "analisis": "Cadangan diperiksa.",
        "pengelolaan_akses": {"akun_aktif": 47, "ditambah": 3, "dicabut": 2, "direviu": "2025-03-28"},
        "disusun_oleh": "pj",
        "disampaikan_kepada": "kepala",
        "tanggal": "2025-04-07",
        "diterima": "2025-04-09",
    },
)


def carried() -> Bench:
    """The service "loket" on an application on two components, with RPO and RTO."""
    here = loket(aplikasi=["portal"], rpo="37 menit", rto="5 jam", target_ketersediaan=99.5)
    portal = document(
        "aplikasi",
        {
            "id": "portal",
            "nama": "Portal Loket",
            "metodologi": "scrum",
            "pengembang": "eksternal",
            "bergantung_pada": ["tembok"],
            "konfigurasi": {"versi": "2.3.4", "komponen": ["A", "B"], "diperbarui": "2025-02-01"},
        },
    )
    parts = {
        "dinas/tembok": document(
            "infrastruktur",
            {"id": "tembok", "nama": HIDDEN[0], "tipe": "keamanan", "bergantung_pada": ["data"]},
        ),
        "dinas/data": document(
            "infrastruktur",
            {"id": "data", "nama": HIDDEN[1], "tipe": "basis_data", "pencadangan": {"jadwal": "tiap malam"}},
        ),
    }
    region = replace(here.region, applications={"dinas/portal": portal}, components=parts)
    return replace(here, region=region)


@pytest.fixture(scope="module")
def operated() -> Dossier:
    """An escalated complaint with a look at the DRP, and a report handed over."""
    escalated = complaint(
        "ADU-1",
        10,
        2,
        eskalasi=[{"tingkat": 2, "kepada": "pj", "waktu": "2025-03-04T09:30:00+07:00"}],
        drp={"dikaji": True, "diaktifkan": False, "alasan": "Rahasia operasi."},
    )
    return dossier(carried(), escalated, complaint("ADU-2", 10, 2), LETTER)


def of(made: Dossier) -> Scope:
    return Scope("dinas", period=made.periods[0])


def test_every_heading_that_a_clause_names_stands_in_the_report(operated: Dossier) -> None:
    names = wanted(operated.law, "laporan-operasional")
    assert len(names) >= 7
    assert names <= set(headings(operations(operated, of(operated))))


def test_assets_access_and_escalations_are_counted(operated: Dossier) -> None:
    text = shown(operated, operations(operated, of(operated)))
    for words in (
        "Portal Loket",
        "Scrum",
        "2.3.4",
        "2: basis data 1 dan keamanan 1",
        "47 3 2 28 Maret 2025",
        f"Dieskalasi {bagian(1, 2)} aduan",
        f"Dengan kajian DRP {bagian(1, 1)} eskalasi",
        f"Komponen dengan pencadangan {bagian(1, 2)}",
        f"Aplikasi yang dikembangkan pihak luar {bagian(1, 1)}",
        "9 April 2025",
    ):
        assert words in text


def test_neither_components_nor_recovery_times_are_told(operated: Dossier) -> None:
    text = shown(operated, operations(operated, of(operated)))
    for secret in (*HIDDEN, "37 menit", "0:37:00", "Rahasia operasi"):
        assert secret not in text
    assert "ditetapkan" in text


def test_the_internal_edition_names_components_and_tells_rpo_and_rto(operated: Dossier) -> None:
    inside = within(operated)
    text = shown(inside, operations(inside, of(inside)))
    for words in (*HIDDEN, "RPO 37 menit; RTO 5 jam", "Portal Loket A dan B"):
        assert words in text


def test_each_application_has_its_target_beside_its_services(operated: Dossier) -> None:
    text = shown(operated, operations(operated, of(operated)))
    assert "Portal Loket Loket Terpadu Kritis mengikuti layanan" in text


def test_what_there_is_none_of_is_said(operated: Dossier) -> None:
    text = shown(operated, operations(operated, of(operated)))
    assert "Belum ada data: tidak ada catatan pemantauan" in text
    assert "Nihil: rilis layanan pada periode ini" in text
    assert "Nihil: kejadian bencana pada periode ini" in text


def test_without_anything_to_stand_on_there_is_no_report() -> None:
    made = dossier(loket(), request("PMT-1", 2))
    assert operations(made, of(made)) is None
    assert operations(made, Scope(REGION, period=made.periods[0])) is None
