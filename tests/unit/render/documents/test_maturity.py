"""The maturity report: the level with its reasons, what blocks the next one, and that it is not official."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model.assessment import Alternative, Assessment, Conditions, FollowUp, RegionAssessment
from pipeline.render.documents.dossier import REGION, Dossier, Draft, Scope
from pipeline.render.documents.maturity import maturity
from tests.unit.measure.bench import bench
from tests.unit.render.documents.dossiers import STAFF, dossier, evaluated, loket, request, shown

YEAR = 2025


def of(opd: str = "dinas") -> Scope:
    return Scope(opd, year=YEAR)


@pytest.fixture(scope="module")
def small() -> Dossier:
    """An OPD that serves people, and evaluates, but planned nothing that was approved."""
    return dossier(loket(), request("PMT-1", 2), evaluated())


def own(made: Dossier) -> Assessment:
    (found,) = made.levels[YEAR].opd
    return found


def changed(made: Dossier, assessment: Assessment) -> Dossier:
    """The same region with another assessment of its one OPD."""
    levels = RegionAssessment("x/28", YEAR, assessment.level, (assessment,), {assessment.level: 1})
    return replace(made, levels={YEAR: levels})


def draft_of(made: Dossier, scope: Scope) -> Draft:
    draft = maturity(made, scope)
    assert draft is not None
    return draft


@pytest.mark.parametrize("opd", ["dinas", REGION])
def test_the_heading_says_that_it_is_no_official_score(small: Dossier, opd: str) -> None:
    text = shown(small, maturity(small, of(opd)))
    assert text.count("Penilaian mandiri indikatif, bukan nilai resmi") >= 2
    assert small.law.maturity.indicator in text


def test_level_and_what_blocks_the_next_one_are_those_of_the_assessment(small: Dossier) -> None:
    text = shown(small, maturity(small, of()))
    found = own(small)
    assert found.level == 1
    assert f"Level {found.level} dari 5" in text
    assert found.blocking
    assert f"Untuk mencapai level {found.next_level}" in text
    for lack in found.blocking:
        assert f"{lack[:1].upper()}{lack[1:]}" in text


def test_every_cell_stands_with_what_it_asks_for_and_what_is_missing(small: Dossier) -> None:
    cells = draft_of(small, of()).values["sel"]
    assert len(cells) == 9
    states = {cell.title: cell.badge for cell in cells}
    assert states["Operasional × Pelayanan pengguna"] == "terisi"
    assert states["Perencanaan × Pelayanan pengguna"] == "kosong"
    assert all(cell.missing for cell in cells if cell.badge != "terisi")
    assert all(clauses for cell in cells for _, clauses in cell.needed)
    served = next(cell for cell in cells if cell.title == "Operasional × Pelayanan pengguna")
    assert served.records == (("rekaman/dinas/permintaan-2025.html#PMT-1", "PMT-1"),)


def test_every_criterion_is_told_with_its_clause(small: Dossier) -> None:
    rungs = small.law.maturity.ladder
    views = draft_of(small, of()).values["kriteria"]
    assert [view.label for view in views] == [f"Level {r.level}" for r in rungs for _ in r.criteria]
    text = shown(small, maturity(small, of()))
    for rung in rungs:
        for criterion in rung.criteria:
            assert criterion.teks in text
            assert small.law.cite(criterion.id) in text
    met = [view.badge == "terpenuhi" for view in views]
    assert met == [criterion.met for criterion in own(small).criteria]


def test_another_reading_that_changes_the_level_is_named_with_its_key(small: Dossier) -> None:
    other = Alternative("maturitas.seluruh_proses", "6-sel", 3)
    made = changed(small, replace(own(small), alternatives=(other,)))
    text = shown(made, maturity(made, of()))
    assert "maturitas.seluruh_proses" in text
    assert "Level 3" in text
    assert "Dengan tafsir yang dipakai: Level 1." in text
    same = changed(small, replace(own(small), alternatives=()))
    assert "tidak ada tafsir lain yang memberi tingkat berbeda" in shown(same, maturity(same, of()))


def test_at_the_top_nothing_blocks(small: Dossier) -> None:
    top = replace(
        own(small), level=5, blocking=(), criteria=tuple(replace(c, met=True) for c in own(small).criteria)
    )
    made = changed(small, top)
    text = shown(made, maturity(made, of()))
    assert "Nihil: tingkat tertinggi tercapai." in text
    assert "Untuk mencapai level" not in text


def test_follow_ups_are_counted_by_where_they_stand(small: Dossier) -> None:
    text = shown(small, maturity(small, of()))
    assert "5 butir: 5 terbuka." in text
    late = dossier(loket(), evaluated(), as_of="2026-03-01T08:00:00+07:00")
    assert "5 butir: 5 terlambat." in shown(late, maturity(late, of()))
    assert "Tindak lanjut terlambat 5 dari 5 butir" in shown(late, maturity(late, of()))


def test_evaluations_tell_how_many_elements_they_have(small: Dossier) -> None:
    assert "EVL-1 Semester I 2025 10 Juli 2025 15 dari 15" in shown(small, maturity(small, of()))
    none = dossier(loket(), request("PMT-1", 2))
    assert "Belum ada laporan evaluasi pada tahun ini." in shown(none, maturity(none, of()))


def test_the_application_is_declared_and_never_inferred(small: Dossier) -> None:
    assert "Belum ada pernyataan dari PD kominfo." in shown(small, maturity(small, of()))
    said = {
        "id": "PNY-1",
        "nama": "Meja Layanan",
        "alamat": "https://layanan.example",
        "periode": "2025",
        "opd_dinyatakan": [{"opd": "dinas", "cakupan": 97}],
        "oleh": "pj",
        "tanggal": "2025-06-30",
    }
    made = dossier(loket(), request("PMT-1", 2), ("pernyataan_aplikasi", said))
    text = shown(made, maturity(made, of()))
    assert "Meja Layanan" in text
    assert "97 % Kepala Bidang Layanan" in text


def test_the_region_is_the_lowest_and_shows_its_spread(small: Dossier) -> None:
    text = shown(small, maturity(small, of(REGION)))
    assert "OPD penyedia layanan, 2025" in text
    assert "100 % (1 dari 1)" in text
    assert "level terendah di antara PD penyedia layanan" in text
    assert "OPD tanpa catatan nihil" in text


def test_an_opd_without_records_is_named_and_stands_at_the_lowest_level() -> None:
    made = dossier(bench({}, opd=STAFF))
    text = shown(made, maturity(made, of(REGION)))
    assert "OPD tanpa catatan Dinas" in text
    assert "tingkatnya 1" in text
    assert own(made).level == 1


def test_what_was_not_assessed_has_no_report(small: Dossier) -> None:
    assert maturity(small, Scope("dinas", year=2024)) is None
    assert maturity(small, Scope("lain", year=YEAR)) is None


def test_an_item_that_no_record_holds_is_not_invented(small: Dossier) -> None:
    ghost = FollowUp("dinas/evaluasi/HILANG", "TL-9", None, None, (), of_year=True)
    made = changed(small, replace(own(small), conditions=Conditions(follow_ups=(ghost,))))
    assert "TL-9" not in shown(made, maturity(made, of()))
