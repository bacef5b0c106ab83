"""The recovery plan's document: where it stands, what it says, what happened, and that it stays inside."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.model.document import Data
from pipeline.render.documents.dossier import Dossier, Draft, Scope
from pipeline.render.documents.drp import KIND, recovery_plan
from pipeline.render.documents.plan_parts import answered
from tests.unit.measure.bench import pack
from tests.unit.render.documents.dossiers import dossier, loket, shown, within

APPROVED = {"oleh": "pj", "waktu": "2025-02-03", "keputusan": "disetujui", "nomor": "1/2025"}
ADOPTED = {"oleh": "pj", "waktu": "2025-02-05", "keputusan": "disetujui", "nomor": "2/2025"}
PLAN: Data = {
    "id": "DRP-1",
    "versi": "3",
    "disusun_oleh": "pj",
    "layanan": [{"layanan": "loket", "rpo": "1 jam", "rto": "4 jam"}],
    "asesmen": {"kondisi_fisik": "Panel tua.", "kelayakan_fungsi": "Genset manual.", "tanggal": "2025-01-20"},
    "analisis": "Titik lemah ialah catu daya.",
    "kondisi_bencana": ["Kebakaran di ruang server"],
    "aktivasi": {"pemicu": "Laporan petugas jaga.", "langkah": ["Amankan orang"], "penanggung_jawab": "pj"},
    "normalisasi": ["Selaraskan data"],
    "rpo": "1 jam",
    "rto": "4 jam",
}
EVENT: Data = {
    "id": "PLH-1",
    "drp": "DRP-1",
    "layanan": "loket",
    "bencana": "2025-03-01T10:00:00+07:00",
    "data_terakhir": "2025-03-01T09:48:00+07:00",
    "aktivasi": "2025-03-01T10:20:00+07:00",
    "pulih": "2025-03-01T15:00:00+07:00",
    "uraian": "Panel terbakar.",
    "evaluasi": "Urutan penyalaan diperbaiki.",
}


def made(*events: Data, service: dict[str, Any] | None = None, **more: Any) -> Dossier:
    plan = ("drp", {**PLAN, **more})
    return within(dossier(loket(**(service or {})), plan, *(("pemulihan", event) for event in events)))


def document(here: Dossier) -> Draft | None:
    return recovery_plan(here, Scope("dinas", record="dinas/drp/DRP-1"))


def test_every_section_that_a_clause_is_answered_by_is_there() -> None:
    draft = document(made())
    assert draft is not None
    headings = {one.heading for one in draft.values["bagian_rencana"]}
    wanted = {
        str(row["bagian"])
        for clause in pack().clauses.values()
        for row in clause.dipenuhi
        if row.get("rujukan") == KIND.name and row.get("cara") == "dokumen"
    }
    assert wanted <= headings
    assert answered(pack(), KIND.name, "Asesmen pusat data")


def test_it_is_internal_and_says_so() -> None:
    draft = document(made())
    assert draft is not None
    assert draft.sheet.path == "internal/dokumen/dinas/drp-DRP-1.html"
    assert draft.sheet.pdf.startswith("internal/")
    assert draft.sheet.edition == "internal"
    assert "Edisi internal" in shown(made(), draft)


@pytest.mark.parametrize(
    ("acts", "state"),
    [
        ({}, "disusun"),
        ({"persetujuan": APPROVED}, "disetujui"),
        ({"persetujuan": APPROVED, "penetapan": ADOPTED}, "ditetapkan"),
        ({"persetujuan": {**APPROVED, "keputusan": "ditolak"}}, "ditolak"),
        ({"persetujuan": APPROVED, "penetapan": {**ADOPTED, "waktu": "2025-12-01"}}, "disetujui"),
        (
            {"persetujuan": APPROVED, "penetapan": ADOPTED, "berlaku": {"sampai": "2025-07-19"}},
            "kedaluwarsa",
        ),
    ],
)
def test_the_status_follows_the_acts(acts: dict[str, Any], state: str) -> None:
    draft = document(made(**acts))
    assert draft is not None
    assert draft.values["kepala"].status == state


def test_only_an_adopted_plan_fulfils_the_duty() -> None:
    assert "tidak memenuhi kewajiban DRP" in shown(made(), document(made()))
    adopted = made(persetujuan=APPROVED, penetapan=ADOPTED)
    text = shown(adopted, document(adopted))
    assert "tidak memenuhi kewajiban DRP" not in text
    assert "Nomor: 2/2025" in text


def test_nobody_signs_what_the_record_does_not_say() -> None:
    text = shown(made(), document(made()))
    assert text.count("belum ada persetujuan") == 1
    assert text.index("belum ada persetujuan") < text.rindex("belum ditetapkan")
    assert text.count("tidak ditandatangani oleh alat") == 1
    assert "Yuni Astarina" not in text
    signed = made(persetujuan=APPROVED)
    assert "Yuni Astarina" in shown(signed, document(signed))


def test_limits_stand_beside_those_of_the_service() -> None:
    laxer = made(service={"rpo": "30 menit", "rto": "4 jam"})
    assert "RPO lebih longgar dari target" in shown(laxer, document(laxer))
    same = made(service={"rpo": "1 jam", "rto": "4 jam"})
    assert "selaras" in shown(same, document(same))
    assert "data terakhir paling tua 1 jam sebelum bencana" in shown(same, document(same))


def test_never_activated_and_never_drilled_is_said() -> None:
    text = shown(made(), document(made()))
    assert "DRP ini belum pernah diaktifkan." in text
    assert "DRP ini belum pernah diuji." in text


def test_an_activation_is_told_with_its_verdicts() -> None:
    here = made(EVENT, service={"rpo": "1 jam", "rto": "4 jam"})
    text = shown(here, document(here))
    assert "belum pernah diaktifkan" not in text
    assert "0:12:00" in text  # data lost
    assert "5:00:00" in text  # disaster to normal
    assert "Tidak tercapai batas 4 jam" in text
    assert "Urutan penyalaan diperbaiki." in text


def test_what_another_plan_answered_or_has_not_happened_is_no_history() -> None:
    for event in ({**EVENT, "drp": "DRP-2"}, {**EVENT, "bencana": "2025-12-01T10:00:00+07:00"}):
        here = made(event)
        assert "belum pernah diaktifkan" in shown(here, document(here))


def test_a_drill_is_told_and_judged() -> None:
    drill = {"tanggal": "2025-05-25", "rpo_capaian": "15 menit", "rto_capaian": "3 jam", "hasil": "Berhasil."}
    here = made(service={"rpo": "1 jam", "rto": "4 jam"}, uji=[drill])
    text = shown(here, document(here))
    assert "Uji 1 Berhasil. 25 Mei 2025" in text
    assert "0:15:00 ✓ Tercapai" in text


def test_no_record_no_document() -> None:
    assert recovery_plan(made(), Scope("dinas", record="dinas/drp/LAIN")) is None
