"""The change plan's document: every section answered, its plan's words where it carries one out."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.model.document import Data
from pipeline.render.documents.changeplan import KIND, change_plan
from pipeline.render.documents.dossier import Dossier, Draft, Scope
from tests.unit.measure.bench import pack
from tests.unit.render.documents.dossiers import dossier, loket, shown

CHANGE: Data = {
    "id": "PRB-1",
    "layanan": "loket",
    "jenis_perubahan": "prosedur_waktu",
    "asal": ["permintaan_pengguna", "kebutuhan_penyedia"],
    "faktor": ["internal"],
    "peninjauan": {"teknologi": "Antarmuka siap.", "proses": "Langkah baru."},
    "rencana_penerapan": ["uji coba", "pembukaan bertahap"],
    "identifikasi": "Satu per satu menghambat.",
    "strategi": "Dibuka bertahap.",
    "dampak": {"proses_bisnis": "Satu langkah pemeriksaan.", "kepuasan_pengguna": "Lebih cepat."},
    "risiko": [{"uraian": "Dokumen keliru.", "tingkat": "sedang", "mitigasi": "Pratinjau wajib."}],
    "ukuran": ["tidak ada dokumen keliru"],
    "jadwal": {"mulai": "2025-06-14"},
    "persetujuan": {"oleh": "pj", "waktu": "2025-04-11", "keputusan": "disetujui", "nomor": "118"},
    "penetapan": {"oleh": "kepala", "waktu": "2025-04-12", "keputusan": "disetujui", "nomor": "121"},
    "penyampaian": {"kanal": "surel", "waktu": "2025-06-13T10:00:00+07:00", "isi": "Mulai 16 Juni."},
}


def made(*others: tuple[str, Data], without: str = "", **more: Any) -> Dossier:
    data = {name: value for name, value in {**CHANGE, **more}.items() if name != without}
    return dossier(loket(), ("perubahan", data), *others)


def document(here: Dossier, name: str = "PRB-1") -> Draft:
    draft = change_plan(here, Scope("dinas", record=f"dinas/perubahan/{name}"))
    assert draft is not None
    return draft


def text_of(here: Dossier, name: str = "PRB-1") -> str:
    return shown(here, document(here, name))


def test_every_section_that_a_clause_is_answered_by_is_there() -> None:
    headings = {one.heading for one in document(made()).values["bagian_rencana"]}
    wanted = {
        str(row["bagian"])
        for clause in pack().clauses.values()
        for row in clause.dipenuhi
        if row.get("rujukan") == KIND.name and row.get("cara") == "dokumen"
    }
    assert wanted <= headings


def test_its_values_are_the_records() -> None:
    text = text_of(made())
    assert "prosedur waktu" in text
    assert "permintaan pengguna dan kebutuhan penyedia" in text
    assert "Dokumen keliru. sedang Pratinjau wajib." in text
    assert "mulai 14 Juni 2025" in text
    assert "Kebijakan tidak ada" in text  # reviewed, and nothing found under that heading
    assert "Mulai 16 Juni." in text


@pytest.mark.parametrize(
    ("without", "state"),
    [("", "ditetapkan"), ("penetapan", "disetujui"), ("persetujuan", "disusun")],
)
def test_the_status_follows_the_acts(without: str, state: str) -> None:
    draft = document(made(without=without))
    assert draft.values["kepala"].status == state


def test_nobody_signs_what_the_record_does_not_say() -> None:
    assert "belum ditetapkan" not in text_of(made())
    text = text_of(made(without="penetapan"))
    assert "belum ditetapkan" in text
    assert "Ratna Dewi" not in text


def test_a_change_under_a_plan_quotes_the_plan_and_says_so() -> None:
    step: Data = {
        "id": "PRB-2",
        "layanan": "loket",
        "jenis_perubahan": "prosedur_waktu",
        "persetujuan": CHANGE["persetujuan"],
        "rencana": "PRB-1",
    }
    here = made(("perubahan", step))
    text = text_of(here, "PRB-2")
    assert "Satu per satu menghambat. menurut rencana PRB-1" in text
    assert "Rencananya ditetapkan melalui PRB-1; perubahan ini disetujui tersendiri." in text
    assert document(here, "PRB-2").values["kepala"].status == "ditetapkan"


def test_adjusted_targets_stand_side_by_side_and_recovery_limits_stay_inside() -> None:
    text = text_of(
        made(
            sebelum={"target_pelayanan": "60 jam", "target_ketersediaan": 97.5, "rpo": "17 jam"},
            sesudah={"target_pelayanan": "34 jam", "target_ketersediaan": 98.5, "rpo": "13 jam"},
        )
    )
    assert "Target pelayanan 60 jam 34 jam" in text
    assert "97,5 % 98,5 %" in text
    assert "RPO atau RTO ikut disesuaikan" in text
    assert "17 jam" not in text
    assert "13 jam" not in text


def test_a_release_that_carries_it_out_is_linked() -> None:
    assert "Rilis nihil" in text_of(made())
    release: Data = {
        "id": "RLS-9",
        "layanan": "loket",
        "perubahan": "PRB-1",
        "pengajuan": {"oleh": "pj", "waktu": "2025-06-01"},
    }
    assert "Rilis RLS-9" in text_of(made(("rilis", release)))


def test_what_is_not_there_is_said() -> None:
    text = text_of(made(without="penyampaian"))
    assert text.count("belum disampaikan") == 3


def test_no_record_no_document() -> None:
    assert change_plan(made(), Scope("dinas", record="dinas/perubahan/LAIN")) is None
