"""The report on complaints: the clauses' headings, figures with denominators, ticket lines without people."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model.finding import Finding, Severity
from pipeline.model.pointer import Pointer
from pipeline.render.charts.svg import Chart
from pipeline.render.documents.complaints import complaints
from pipeline.render.documents.complaints_lines import MOST_LINES
from pipeline.render.documents.dossier import REGION, Dossier, Draft, Scope
from pipeline.wording import bagian
from tests.unit.measure.bench import Record
from tests.unit.render.documents.dossiers import (
    HALF,
    START,
    complaint,
    dossier,
    loket,
    printed,
    request,
    shown,
)
from tests.unit.render.documents.headings import headings, wanted

REVIEW: tuple[str, Record] = (
    "reviu_gangguan",
    {
        "id": "RVG-1",
        "layanan": "loket",
        "periode": "2025-T1",
        "gangguan": ["ADU-1"],
        "identifikasi": "Dicari dari catatan.",
        "analisis": "Satu gangguan besar.",
        "penyebab_utama": "Sertifikat kedaluwarsa.",
        "penanganan": [{"uraian": "Sertifikat diperbarui.", "waktu": START, "oleh": "pj"}],
        "oleh": "pj",
        "diinformasikan": {"kepada": "pj", "waktu": "2025-04-05T09:00:00+07:00"},
    },
)
LETTER: tuple[str, Record] = (
    "laporan",
    {
        "id": "LAP-1",
        "jenis_laporan": "penanganan_aduan",
        "periode": "2025-T1",
        "layanan": ["loket"],
        "analisis": "Sebagian besar selesai hari itu juga.",
        "disusun_oleh": "pj",
        "disampaikan_kepada": "kepala",
        "tanggal": "2025-04-07",
    },
)


@pytest.fixture(scope="module")
def handled() -> Dossier:
    """Three complaints: one in time, one late that came back, one still open."""
    return dossier(
        loket(),
        complaint("ADU-1", 10, 1, dicatat=START, ditutup="2025-03-04T11:00:00+07:00", sumber="pengguna"),
        complaint(
            "ADU-2",
            240,
            90,
            dicatat=START,
            ditutup="2025-03-10T11:00:00+07:00",
            berulang_dari="ADU-1",
            penyebab="Sertifikat kedaluwarsa.",
        ),
        complaint("ADU-3", 20, 1, dikonfirmasi=None, status="ditangani", prioritas=2),
        REVIEW,
        LETTER,
    )


def of(made: Dossier) -> Scope:
    return Scope("dinas", period=made.periods[0])


def lines(draft: Draft | None) -> list[str]:
    """The ids of the ticket lines."""
    assert draft is not None
    section = next(one for one in draft.values["bagian_laporan"] if one.heading == "Rincian tiket")
    return [row[0].text for row in section.blocks[0].value.rows]


def test_every_heading_that_a_clause_names_stands_in_the_report(handled: Dossier) -> None:
    names = wanted(handled.law, "laporan-penanganan-aduan")
    assert len(names) >= 6
    assert names <= set(headings(complaints(handled, of(handled))))


def test_figures_are_those_of_the_recapitulation_with_their_denominators(handled: Dossier) -> None:
    found = handled.recaps["dinas", HALF].complaints
    text = shown(handled, complaints(handled, of(handled)))
    assert len(found.handling.total) == 3
    assert f"{len(found.response.met)} dari {found.response.judged} aduan dinilai" in text
    for _, tally in dict(found.by_word)["dampak"]:
        assert bagian(len(tally), 3) in text
    assert f"Dampak: mayor {bagian(3, 3)}" in text


def test_every_ticket_has_a_line_the_late_and_open_ones_first(handled: Dossier) -> None:
    listed = lines(complaints(handled, of(handled)))
    assert sorted(listed[:2]) == ["ADU-2", "ADU-3"]
    assert listed[2:] == ["ADU-1"]


def test_the_site_has_every_ticket_and_the_print_the_first_and_where_the_others_are() -> None:
    late = [complaint(f"ADU-{number}", 600, 200) for number in range(MOST_LINES + 5)]
    made = dossier(loket(), *late)
    draft = complaints(made, of(made))
    assert draft is not None
    assert len(lines(draft)) == MOST_LINES + 5
    assert "Ditampilkan" not in shown(made, draft)
    text = printed(made, draft)
    assert f"Ditampilkan {MOST_LINES} dari {MOST_LINES + 5}" in text
    assert "Daftar lengkap" in text


def test_nobody_who_complained_is_named(handled: Dossier) -> None:
    text = shown(handled, complaints(handled, of(handled)))
    for personal in ("Tersembunyi", "pelapor-9", "surel.example"):
        assert personal not in text


def test_review_recurrence_and_delivery_are_quoted(handled: Dossier) -> None:
    text = shown(handled, complaints(handled, of(handled)))
    for words in (
        "Sertifikat kedaluwarsa",
        "Sertifikat diperbarui",
        "5 April 2025",
        "Berulang dari",
        "7 April 2025",
        "Sebagian besar selesai hari itu juga",
        "Ratna Dewi",
    ):
        assert words in text


def test_a_missing_field_of_the_form_is_counted_once_a_ticket(handled: Dossier) -> None:
    field = next(one for one in handled.law.forms["aduan"] if one.bidang == "komponen")
    found = Finding(
        code="ADU025",
        name="closed-form-incomplete",
        severity=Severity.WARNING,
        pointer=Pointer("records/dinas/aduan/ADU-1.yaml", 0, ("status",)),
        message="x",
        clauses=(field.klausul,),
        document="dinas/aduan/ADU-1",
    )
    made = replace(handled, result=replace(handled.result, findings=(found, found)))
    text = shown(made, complaints(made, of(made)))
    assert f"{field.no}. {field.teks} {bagian(1, 3)}" in text
    assert bagian(2, 3) in text
    assert "14 isian lainnya" in text


def test_without_complaint_review_and_letter_there_is_no_report() -> None:
    made = dossier(loket(), request("PMT-1", 2))
    assert complaints(made, of(made)) is None
    assert complaints(made, Scope(REGION, period=made.periods[0])) is None


def pictures(draft: Draft | None) -> list[Chart]:
    """The pictures of single tickets."""
    assert draft is not None
    section = next(one for one in draft.values["bagian_laporan"] if one.heading == "Rincian tiket")
    return [block.value for block in section.blocks if block.kind == "gambar"]


def test_the_tickets_furthest_past_their_limits_are_drawn_with_what_was_missed(handled: Dossier) -> None:
    shown_first = pictures(complaints(handled, of(handled)))
    chart = next(chart for chart in shown_first if chart.title == "Tiket ADU-2")
    told = [(str(row[0]), str(row[1])) for row in chart.table.rows]
    assert [name for name, _ in told][:2] == ["Dilaporkan", "Dicatat"]
    assert "Dikonfirmasi ✗" in dict(told)
    assert any(name.startswith("Batas: ") and name.endswith("✗") for name, _ in told)
    assert "tidak tercapai" in chart.summary


def test_an_open_ticket_says_that_nobody_has_confirmed_it(handled: Dossier) -> None:
    found = {chart.title: chart for chart in pictures(complaints(handled, of(handled)))}
    assert all("Belum dikonfirmasi" not in found[name].summary for name in ("Tiket ADU-2",))
    assert all("Belum dikonfirmasi." in chart.summary for name, chart in found.items() if "ADU-3" in name)


def test_no_more_pictures_of_tickets_than_a_reader_looks_at() -> None:
    made = dossier(loket(), *(complaint(f"ADU-{number}", 1, 200 + number) for number in range(9)))
    draft = complaints(made, of(made))
    assert [chart.title for chart in pictures(draft)] == ["Tiket ADU-8", "Tiket ADU-7", "Tiket ADU-6"]
    assert "3 dari 9 tiket yang melewati batas" in shown(made, draft)


def test_where_nothing_was_missed_there_is_no_picture_of_a_miss() -> None:
    made = dossier(loket(), complaint("ADU-1", 1, 1))
    assert pictures(complaints(made, of(made))) == []


def test_the_flow_of_escalation_stands_in_the_report_as_no_original(handled: Dossier) -> None:
    text = shown(handled, complaints(handled, of(handled)))
    assert "Gambar 6: Alur penanganan aduan" in text
    assert "bukan gambar asli" in text
