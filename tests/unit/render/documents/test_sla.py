"""The SLA document: whose figures, beside which targets, and how they were kept."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model.document import Data
from pipeline.model.region import Service
from pipeline.render.documents import slatables
from pipeline.render.documents.agreements import Agreement, agreements, origin_words
from pipeline.render.documents.dossier import Dossier, Scope
from pipeline.render.documents.sla import sla
from pipeline.render.table import Cell, cell
from tests.unit.render.documents.completed import complete, service, words

TERM = {"mulai": "2025-01-01", "sampai": "2025-12-31"}
BARE: Data = {"nomor": "SLA-9", "berlaku": TERM}


def region_of(*services: Service) -> Dossier:
    dossier = complete()
    known = {**dossier.world.region.services, **{one.ref: one for one in services}}
    world = replace(dossier.world, region=replace(dossier.world.region, services=known))
    return replace(dossier, world=world)


def agreement(**block: object) -> Agreement:
    return agreements(region_of(service("diskominfo/surel", sla={**BARE, **block})), "diskominfo")[0]


def texts(row: tuple[Cell | str | None, ...]) -> list[str | None]:
    return [cell(entry).text for entry in row]


def test_without_figures_of_its_own_an_sla_says_that_it_is_the_example() -> None:
    said = origin_words(agreement())
    assert said == "SLA-9: angka dalam dokumen ini adalah angka contoh dalam peraturan."


def test_figures_equal_to_the_example_are_the_example() -> None:
    hours = {1: 48, 2: 72, 3: 120}
    same = agreement(
        waktu_penyelesaian=[{"urgensi": n, "maksimal": f"{most} jam"} for n, most in hours.items()]
    )
    assert same.own == ()
    shown = slatables.solution_table(complete(), same).rows[0]
    assert "Tabel 13" in (cell(shown[2]).text or "")
    assert cell(shown[2]).note == "ditetapkan PD, sama dengan contoh"


def test_the_holidays_of_its_term_are_counted_with_their_source() -> None:
    (told,) = slatables.holiday_words(complete(), agreement())
    assert told.startswith("Hari libur 2025: ")
    assert "cuti bersama" in told
    assert "Dasar: " in told


def test_figures_of_ones_own_are_named() -> None:
    found = agreements(complete(), "diskominfo")[0]
    assert origin_words(found) == (
        "SLA-01/2025: angka kecepatan respon ditetapkan perangkat daerah sendiri; "
        "klasifikasi permasalahan dan waktu penyelesaian memakai angka contoh dalam peraturan."
    )
    assert texts(slatables.response_table(complete(), found).rows[0]) == [
        "Dilaporkan pada jam kerja", "1, 2, dan 3", "paling lama 2 jam", "penetapan PD",
    ]  # fmt: skip


def test_looser_limits_do_not_lower_the_regulations() -> None:
    rows = [texts(row) for row in slatables.comparison_table(complete(), agreement()).rows]
    assert [row[3] for row in rows] == [slatables.looser(complete().law)] * 3
    assert rows[0][1] is not None
    assert rows[0][1].startswith("Respons gangguan mayor, Prioritas 4: kurang dari")


def test_a_stricter_limit_is_not_marked() -> None:
    strict = agreement(
        kecepatan_respon=[{"urgensi": [1, 2, 3], "kondisi": "jam_kerja", "maksimal": "5 menit"}],
        waktu_penyelesaian=[{"urgensi": 1, "maksimal": "2 jam"}],
    )
    rows = [texts(row) for row in slatables.comparison_table(complete(), strict).rows]
    assert {row[3] for row in rows} == {"sama ketat atau lebih ketat"}


@pytest.mark.parametrize(("minutes", "looser"), [(89, False), (90, True)])
def test_exactly_at_a_strict_limit_is_looser(minutes: int, looser: bool) -> None:
    law, now = complete().law, complete().site.as_of
    limit = law.response_limit(4, now)
    assert limit is not None
    assert (limit.seconds, limit.operator) == (5400, "lt")
    row = {"urgensi": [1], "kondisi": "jam_kerja", "maksimal": f"{minutes} menit"}
    first = slatables.comparison_table(complete(), agreement(kecepatan_respon=[row])).rows[0]
    assert (cell(first[3]).text == slatables.looser(complete().law)) is looser


def test_where_tabel_2_is_silent_nothing_is_compared() -> None:
    dossier = region_of(service("kecamatan-kota/surat", sla=BARE))
    rows = slatables.comparison_table(dossier, agreements(dossier, "kecamatan-kota")[0]).rows
    last = texts(rows[-1])
    assert last[1] == "Pelayanan sampai dikonfirmasi: Tabel 2 tidak mengatur"
    assert last[3] == "tidak dapat dibandingkan"


def test_support_names_whoever_holds_the_examples_roles() -> None:
    rows = slatables.support_table(complete(), agreement()).rows
    assert cell(rows[0][1]).text == "Administrator Layanan: Tuti Ariani (Pranata Komputer)"
    assert cell(rows[2][2]).text == "–"


def test_services_under_the_same_words_share_one_agreement() -> None:
    dossier = region_of(service("diskominfo/surel", sla=BARE), service("diskominfo/lapor", sla=BARE))
    found = agreements(dossier, "diskominfo")
    assert [one.names for one in found] == ["Lapor: Kanal Pengaduan <Masyarakat> dan Surel Dinas"]


def test_the_document_has_all_its_parts() -> None:
    draft = sla(complete(), Scope("diskominfo"))
    assert draft is not None
    said = words(complete(), draft)
    for heading in (
        "Ruang lingkup dan masa berlaku",
        "Klasifikasi Permasalahan",
        "Kecepatan Respon",
        "Waktu Penyelesaian",
        "Dukungan Layanan",
        "Hubungan dengan target Peraturan Bupati",
        "Komitmen anggaran",
        "Evaluasi SLA",
        "Pilihan tafsir yang dipakai",
        "Temuan regulasi",
        "Temuan alat",
    ):
        assert heading in said
    assert "Nomor: SLA-01/2025" in said
    assert "belum dicantumkan" in said  # no budget in the record
    assert "1 Januari 2025 sampai 31 Desember 2025" in said
    assert "Sumber: kalender daerah." in said


def test_the_evaluation_counts_tickets_with_their_denominators() -> None:
    draft = sla(complete(), Scope("diskominfo"))
    assert draft is not None
    year = next(table for table in draft.values["evaluasi"] if table.caption == "Evaluasi SLA, 2025")
    rows = {cell(row[0]).text: texts(row) for row in year.rows}
    assert rows["Urgensi 2 (sedang)"][1:4] == ["1", "100 % (1 dari 1)", "100 % (1 dari 1)"]
    assert rows["Urgensi 3 (rendah)"][1] == "1"


def test_no_agreement_no_document() -> None:
    assert sla(complete(), Scope("kecamatan-kota")) is None
