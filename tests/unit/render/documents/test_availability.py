"""The availability report: the clauses' headings, the recapitulation's figures, what the public reads."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from pipeline.render.documents.availability import availability
from pipeline.render.documents.dossier import Dossier, Scope
from pipeline.rules.monitoring.disagreements import disagreements
from pipeline.wording import bagian, durasi, persen
from tests.unit.measure.bench import Record, document
from tests.unit.render.documents.dossiers import HALF, dossier, loket, published, request, shown, within
from tests.unit.render.documents.headings import headings, wanted

COMPONENT = "Server Rahasia Utama"
SCOPED = ("infrastruktur", "proses_bisnis", "keamanan_informasi", "kondisi_pemicu")


def watched(month: str, **more: Any) -> tuple[str, Record]:
    """A month of monitoring "loket" with one planned and one unplanned outage."""
    usual = {
        "id": f"PTU-{month}",
        "layanan": "loket",
        "periode": month,
        "gangguan": [
            {
                "mulai": f"{month}-03T09:00:00+07:00",
                "selesai": f"{month}-03T10:30:00+07:00",
                "penyebab": "Kabel putus.",
            },
            {
                "mulai": f"{month}-05T00:00:00+07:00",
                "selesai": f"{month}-05T02:00:00+07:00",
                "terencana": True,
                "penyebab": "Pemeliharaan.",
            },
        ],
        "utilisasi": {
            "cpu": {"rata_rata": 20, "puncak": 91.5, "ambang": 80},
            "lainnya": [
                {"ukuran": "sambungan serentak", "nilai": 1200, "satuan": "sambungan", "ambang": 1500}
            ],
            "tidak_terukur": {"alasan": "Jaringan belum dipasangi alat."},
        },
        "analisis": "Kabel lama.",
        "penyebab_tidak_tercapai": "Jalur cadangan belum ada.",
        "peluang": ["Memasang jalur cadangan."],
        "komponen": ["server-utama"],
        "lingkup": list(SCOPED),
        "temuan_lingkup": {"keamanan_informasi": "Celah pada pintu belakang."},
        "anomali": [
            {"waktu": f"{month}-03T08:50:00+07:00", "uraian": "Suhu naik.", "penanganan": "Kipas diganti."}
        ],
        "alat": "Zabbix",
        "oleh": "pj",
    }
    return "pemantauan", {**usual, **more}


LETTER = (
    "laporan",
    {
        "id": "LAP-1",
        "jenis_laporan": "ketersediaan_layanan",
        "periode": "2025-T1",
        "layanan": ["loket"],
        "analisis": "Ketersediaan turun karena kabel.",
        "tindak_lanjut": ["Mengganti kabel."],
        "disusun_oleh": "pj",
        "disampaikan_kepada": "kepala",
        "tanggal": "2025-04-07",
        "diterima": "2025-04-08",
    },
)


@pytest.fixture(scope="module")
def monitored() -> Dossier:
    """Two months below the target, and a report handed over."""
    here = loket(target_ketersediaan=99.9)
    return dossier(here, watched("2025-03"), watched("2025-04", gangguan=[], anomali=[]), LETTER)


def of(made: Dossier) -> Scope:
    return Scope("dinas", period=made.periods[0])


def test_every_heading_that_a_clause_names_stands_in_the_report(monitored: Dossier) -> None:
    names = wanted(monitored.law, "laporan-ketersediaan")
    assert len(names) >= 9
    assert names <= set(headings(availability(monitored, of(monitored))))


def test_figures_are_those_of_the_recapitulation_with_their_denominators(monitored: Dossier) -> None:
    found = monitored.recaps["dinas", HALF].availability
    text = shown(monitored, availability(monitored, of(monitored)))
    assert len(found.months.met) == 1
    assert bagian(1, 2) in text
    assert durasi(sum(row.unplanned for row in found.rows)) == "1:30:00"
    assert "1:30:00" in text
    assert durasi(sum(row.planned for row in found.rows)) in text
    reached = next(row.reached for row in found.rows if row.period == "2025-03")
    assert reached is not None
    assert f"✗ {persen(reached, batas=found.rows[0].target).removesuffix(' %')}" in text


def test_both_editions_are_well_formed_and_only_the_internal_one_tells_what_is_weak(
    monitored: Dossier,
) -> None:
    public, inside = (
        availability(published(monitored), of(monitored)),
        availability(within(monitored), of(monitored)),
    )
    assert public is not None
    assert inside is not None
    told, kept = shown(monitored, public), shown(monitored, inside)
    for weak in ("Celah pada pintu belakang", "Suhu naik"):
        assert weak not in told
        assert weak in kept
    assert inside.sheet.path == f"internal/{public.sheet.path}"
    assert inside.sheet.edition == "internal"
    assert "Edisi Publik" in told
    assert "Edisi Internal" in kept


def test_cause_chance_and_delivery_are_quoted_from_the_records(monitored: Dossier) -> None:
    text = shown(monitored, availability(monitored, of(monitored)))
    for words in (
        "Jalur cadangan belum ada",
        "Memasang jalur cadangan (2 catatan)",
        "Ketersediaan turun karena kabel",
        "Ratna Dewi",
        "Yuni Astarina",
        "7 April 2025",
        "8 April 2025",
        "Nihil: perubahan layanan akibat gangguan",
    ):
        assert words in text


def test_a_report_received_after_the_judgement_was_not_received() -> None:
    kind, data = LETTER
    made = dossier(loket(), watched("2025-03"), (kind, {**data, "diterima": "2026-01-01"}))
    text = shown(made, availability(made, of(made)))
    assert "1 Januari 2026" not in text
    assert "belum ada catatan" in text


def test_components_that_nobody_monitored_are_counted_for_the_public_and_named_inside() -> None:
    here = loket(infrastruktur=["server-utama", "cadangan"])
    parts = {
        f"dinas/{name}": document("infrastruktur", {"id": name, "nama": words})
        for name, words in (("server-utama", "Server utama"), ("cadangan", COMPONENT))
    }
    made = dossier(replace(here, region=replace(here.region, components=parts)), watched("2025-03"))
    public, inside = (
        shown(made, availability(published(made), of(made))),
        shown(made, availability(within(made), of(made))),
    )
    assert bagian(1, 2) in public
    assert "1 komponen" in public
    assert COMPONENT not in public
    assert bagian(1, 2) in inside
    assert COMPONENT in inside


def test_other_measures_and_what_was_not_measured_are_told(monitored: Dossier) -> None:
    text = shown(monitored, availability(monitored, of(monitored)))
    assert "Loket Terpadu sambungan serentak 1.200 sambungan 1.500 sambungan " in text
    assert "Utilisasi tidak terukur. Loket Terpadu: Jaringan belum dipasangi alat." in text


def test_without_monitoring_and_without_a_letter_there_is_no_report() -> None:
    made = dossier(loket(), request("PMT-1", 2))
    assert availability(made, of(made)) is None
    assert availability(made, Scope("", period=made.periods[0])) is None


def complaint(number: int, at: str, **more: Any) -> tuple[str, Record]:
    usual = {"id": f"ADU-{number}", "layanan": "loket", "dampak": "minor", "status": "ditangani"}
    return "aduan", {**usual, "dilaporkan": at, "dicatat": at, **more}


RELEASE = (
    "rilis",
    {
        "id": "RLS-1",
        "layanan": "loket",
        "pengajuan": {"oleh": "pj", "waktu": "2025-04-01"},
        "pelaksanaan": {"mulai": "2025-04-14T20:00:00+07:00", "selesai": "2025-04-14T21:00:00+07:00"},
    },
)


def test_what_monitoring_complaints_and_releases_disagree_about_is_listed_in_both_editions() -> None:
    burst = [complaint(n, f"2025-04-15T1{n}:00:00+07:00") for n in range(4)]
    silent = complaint(9, "2025-04-20T08:00:00+07:00", dampak="mayor")
    records = (watched("2025-03"), watched("2025-04", gangguan=[]), RELEASE, *burst, silent)
    made = dossier(loket(), *records)
    made = replace(made, disagreements=tuple(disagreements(made.world, made.law)))
    for each in (published(made), within(made)):
        text = shown(each, availability(each, of(each)))
        assert "Gangguan tanpa aduan" in text
        assert "berlangsung 1:30:00" in text
        assert "4 aduan (ADU-0, ADU-1, ADU-2, dan 1 lainnya); 0 dalam waktu yang sama sebelum rilis" in text
        assert "Aduan berdampak terberat tanpa gangguan" in text
        for count in ("Seluruhnya 3: gangguan tanpa aduan 1", "tanpa gangguan 1", "sesudah rilis 1"):
            assert count in text


def test_a_disagreement_of_another_period_is_not_listed() -> None:
    made = dossier(loket(), watched("2024-11"), watched("2025-03", gangguan=[]))
    made = replace(made, disagreements=tuple(disagreements(made.world, made.law)))
    assert len(made.disagreements) == 1
    text = shown(made, availability(made, of(made)))
    assert "Nihil: gangguan tanpa aduan, aduan berdampak terberat tanpa gangguan, dan aduan melonjak" in text


@pytest.mark.parametrize(("hours", "told"), [("24x7", False), ({"senin": "08:00-16:00"}, True)])
def test_hours_by_day_are_said_to_count_on_holidays_too(hours: object, told: bool) -> None:
    made = dossier(loket(ketersediaan={"jam": hours}), watched("2025-03"))
    draft = availability(made, Scope("dinas", period=made.periods[0]))
    text = shown(made, draft) if draft else ""
    assert ("dihitung juga pada hari libur" in text) is told
