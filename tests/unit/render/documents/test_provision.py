"""The report that everybody forgets: a summary for the Pimpinan, and what is to be decided."""

from __future__ import annotations

import pytest

from pipeline.render.documents.dossier import REGION, Dossier, Scope
from pipeline.render.documents.provision import provision
from pipeline.wording import bagian
from tests.unit.measure.bench import Record
from tests.unit.render.documents.dossiers import HALF, complaint, dossier, evaluated, loket, request, shown
from tests.unit.render.documents.headings import headings, wanted

LETTER: tuple[str, Record] = (
    "laporan",
    {
        "id": "LAP-3",
        "jenis_laporan": "penyelenggaraan_layanan",
        "periode": "2025-T1",
        "layanan": ["loket"],
        "analisis": "Layanan berjalan baik.",
        "keputusan_diminta": ["Menambah petugas piket akhir pekan."],
        "disusun_oleh": "pj",
        "disampaikan_kepada": "kepala",
        "tanggal": "2025-04-09",
        "diterima": "2025-04-10",
    },
)


@pytest.fixture(scope="module")
def provided() -> Dossier:
    """A request and two complaints, one late; evaluated, and reported to the Pimpinan."""
    return dossier(
        loket(),
        request("PMT-1", 2),
        complaint("ADU-1", 10, 1),
        complaint("ADU-2", 300, 90),
        evaluated(),
        LETTER,
    )


def of(made: Dossier) -> Scope:
    return Scope("dinas", period=made.periods[0])


def test_every_heading_that_a_clause_names_stands_in_the_report(provided: Dossier) -> None:
    names = wanted(provided.law, "laporan-penyelenggaraan")
    assert len(names) >= 2
    assert names <= set(headings(provision(provided, of(provided))))


def test_the_summary_has_the_figures_of_the_recapitulation(provided: Dossier) -> None:
    found = provided.recaps["dinas", HALF].complaints
    text = shown(provided, provision(provided, of(provided)))
    assert f"Keduanya tercapai {bagian(len(found.handling.met), found.handling.judged)}" in text
    assert "Penanganan 2 aduan" in text
    assert "Lengkap: 15 dari 15 unsur" in text


def test_decisions_and_delivery_are_quoted_and_the_detail_is_linked(provided: Dossier) -> None:
    draft = provision(provided, of(provided))
    text = shown(provided, draft)
    for words in (
        "Menambah petugas piket akhir pekan",
        "9 April 2025",
        "10 April 2025",
        "Kepala Dinas",
        "nihil pada periode ini",
        "Perbaikan ke-1",
    ):
        assert words in text
    assert draft is not None
    items = draft.values["bagian_laporan"][0].blocks[0].value
    links = {item.label: item.href for item in items if item.href}
    assert links["Laporan penanganan aduan"] == "dokumen/dinas/laporan-penanganan-aduan-2025-S1.html"
    assert "Laporan ketersediaan layanan" not in links


def test_a_decision_asked_for_twice_and_words_written_twice_stand_once() -> None:
    second = ("laporan", {**LETTER[1], "id": "LAP-4", "periode": "2025-T2", "tanggal": "2025-07-09"})
    made = dossier(loket(), request("PMT-1", 2), LETTER, second)
    text = shown(made, provision(made, of(made)))
    assert text.count("Menambah petugas piket akhir pekan.") == 1
    assert "Triwulan I 2025 dan Triwulan II 2025 LAP-3, LAP-4" in text
    assert text.count("Layanan berjalan baik.") == 1
    assert "LAP-3: semua layanan; LAP-4: semua layanan" in text


def test_nobody_who_complained_or_asked_is_named(provided: Dossier) -> None:
    text = shown(provided, provision(provided, of(provided)))
    for personal in ("Tersembunyi", "Rahasia", "pelapor-9", "pemohon-7"):
        assert personal not in text


def test_nothing_handed_over_is_said_and_the_region_has_no_such_report() -> None:
    made = dossier(loket(), request("PMT-1", 2))
    text = shown(made, provision(made, of(made)))
    assert "belum ada catatan penyampaian laporan" in text
    assert provision(made, Scope(REGION, period=made.periods[0])) is None


def test_every_item_is_counted_although_only_the_first_are_shown() -> None:
    item = {"uraian": "Butir.", "penanggung_jawab": "pj", "tenggat": "2025-12-31", "tahap": "operasional"}
    items = [{"id": f"TL-X{number}", **item} for number in range(25)]
    chapters = {**evaluated()[1]["bab"], "rilis": {"hambatan": "h", "peluang": "p", "tindak_lanjut": items}}
    made = dossier(loket(), request("PMT-1", 2), evaluated(bab=chapters))
    draft = provision(made, of(made))
    text = shown(made, draft) if draft else ""
    assert "29 butir: 29 terbuka" in text
    assert "Ditampilkan 20 dari 29" in text
