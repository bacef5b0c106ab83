"""The pages that are no documents: what is late, what ends, rules, clauses, records, the front page."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from pipeline.model.finding import Finding, Severity
from pipeline.model.pointer import Pointer
from pipeline.model.result import CheckResult
from pipeline.model.tallies import Tally
from pipeline.render.documents import notes, places, services, sla
from pipeline.render.documents.deadlines import due_of, due_page, summary_table
from pipeline.render.documents.dossier import REGION, Draft, Scope
from pipeline.render.documents.findings import MOST, findings_page
from pipeline.render.documents.glossary import glossary_page
from pipeline.render.documents.home import home_page
from pipeline.render.documents.ledger import ledger_pages, section_of
from pipeline.render.documents.library import library_page
from pipeline.render.documents.offices import office_pages
from pipeline.render.documents.records import record_pages
from pipeline.render.documents.rulebook import FAMILIES, passages, rule_pages
from pipeline.render.documents.standing import chapter_table, coverage_table, records_place, services_place
from pipeline.render.table import cell
from tests.unit.render.documents.completed import complete, words
from tests.unit.render.documents.dossiers import complaint, dossier, loket

EXPLAINED = """Prioritas berbeda dari Tabel 3.

    Ketentuan:
        Prioritas ditentukan oleh tiga hal:
        dampak, kelompok, dan klasifikasi.

        Tidak ada yang lain.

    Melanggar:
        dampak: mayor
        isi:
          - satu

    Cara memenuhi:
        Salin angkanya.
"""


def draft(pages: list[Draft], path: str) -> Draft:
    return next(page for page in pages if page.sheet.path == path)


def test_late_is_what_spbe_due_calls_late() -> None:
    tickets = [one for one in due_of(complete(), late=True) if one.what in {"respons", "tabel2", "katalog"}]
    assert {(one.record, one.what) for one in tickets} == {
        ("diskominfo/aduan/ADU-2025-0002", "tabel2"),
        ("diskominfo/aduan/ADU-2025-0002", "katalog"),
    }
    assert {one.href for one in tickets} == {"rekaman/diskominfo/aduan-2025.html#ADU-2025-0002"}
    assert due_of(complete(), "bappeda", late=True) == [
        one for one in complete().due if one.opd == "bappeda" and one.late
    ]


def test_deadlines_are_summed_and_listed_without_names() -> None:
    table = summary_table(complete())
    late, soon = (sum(1 for one in complete().due if one.late is word) for word in (True, False))
    assert [cell(entry).text for entry in table.foot] == ["Jumlah", str(late), str(soon)]
    page = due_page(complete(), ())[0]
    assert len(page.values["baris"]) == late + soon
    first = page.values["baris"][0][0]
    assert (first.late, first.what) == (True, "tabel2")
    said = words(complete(), page)
    for person in ("Tuti", "Rina", "Bowo", "Eko Hartanto"):
        assert person not in said


def test_a_chapter_shows_services_with_their_denominator() -> None:
    year = complete().periods[-1]
    rows = {
        cell(row[0]).text: [cell(entry).text for entry in row[1:]]
        for row in chapter_table(complete(), REGION, year).rows
    }
    requests = next(row for name, row in rows.items() if name and "Permintaan" in name)
    # Two services were judged; the third has no row in Tabel 2.
    assert requests == ["50,0 % (1 dari 2)", "1", "nihil", "1", "50,0 % (1 dari 2)"]
    assert len(rows) == 5


def test_coverage_counts_months_of_services() -> None:
    rows = {cell(row[0]).text: [cell(entry).text for entry in row] for row in coverage_table(complete()).rows}
    assert rows["Diskominfo"][4] == "14,3 % (2 dari 14)"
    assert rows["Bappeda"][1] is None
    assert rows["Bappeda"][4] == "– (0 dari 0)"


@pytest.mark.parametrize(
    ("records", "place"),
    [
        ((), ""),
        (("diskominfo/aduan/ADU-2025-0001",), "rekaman/diskominfo/aduan-2025.html#ADU-2025-0001"),
        (
            ("diskominfo/aduan/ADU-2025-0001", "diskominfo/aduan/ADU-2025-0002"),
            "rekaman/diskominfo/aduan-2025.html",
        ),
        (("diskominfo/aduan/ADU-2025-0001", "diskominfo/permintaan/PMT-2025-0001"), "rekaman/index.html"),
        (("diskominfo/aduan/TIDAK-ADA",), ""),
    ],
)
def test_a_figure_leads_to_the_narrowest_list(records: tuple[str, ...], place: str) -> None:
    assert records_place(complete(), Tally(records)) == place


def test_services_lead_to_their_page_or_to_the_catalogue() -> None:
    assert services_place(complete(), Tally(("diskominfo/layanan/surel",))) == "katalog/diskominfo/surel.html"
    assert services_place(complete(), Tally(("a/layanan/b", "a/layanan/c"))) == places.CATALOGUE


def test_a_rules_explanation_falls_into_its_parts() -> None:
    found = list(passages(EXPLAINED))
    assert [(part.heading, part.example) for part in found] == [
        ("", False), ("Ketentuan", False), ("Melanggar", True), ("Cara memenuhi", False),
    ]  # fmt: skip
    assert (
        found[1].text
        == "Prioritas ditentukan oleh tiga hal: dampak, kelompok, dan klasifikasi.\n\nTidak ada yang lain."
    )
    assert found[2].text == "dampak: mayor\nisi:\n  - satu"


def test_every_rule_has_a_page_of_a_known_family() -> None:
    pages = rule_pages(complete(), ())
    assert len(pages) == 1 + len(complete().rules)
    assert {rule.code[:3] for rule in complete().rules} <= FAMILIES.keys()
    said = words(complete(), draft(pages, "aturan/ADU003.html"))
    for heading in ("Ketentuan", "Alasan", "Melanggar", "Patuh", "Cara memenuhi", "Dasar", "Temuan saat ini"):
        assert heading in said


def test_the_ledger_has_every_clause_and_all_that_answers_it() -> None:
    ledger, readings = ledger_pages(complete(), ())
    rows = [row for section in ledger.values["bagian"] for row in section.rows]
    assert [row.clause.id for row in rows] != []
    assert {row.clause.id for row in rows} == set(complete().law.clauses)
    said = words(complete(), readings)
    assert "Daerah memakai akhir-hari-kalender: Kantor melayani sampai malam" in said


@pytest.mark.parametrize(
    ("clause", "section"),
    [
        ("P3.1", "Menimbang, Mengingat, dan batang tubuh"),
        ("L1.T1.2", "Lampiran Bab I"),
        ("L2.1.1.2.k1", "Lampiran Bab II 2.1.1.2 Perumusan Katalog Pelayanan"),
        ("L2.3.T15.1", "Lampiran Bab II 2.3 Tahap Evaluasi"),
        ("L2.a1", "Lampiran Bab II"),
        ("L3.p1b", "Lampiran Bab III"),
    ],
)
def test_a_clause_stands_in_its_chapter(clause: str, section: str) -> None:
    assert section_of(clause, complete().law) == section


def test_records_are_listed_without_identities() -> None:
    pages = list(record_pages(complete(), ()))
    listed = draft(pages, "rekaman/diskominfo/aduan-2025.html")
    said = words(complete(), listed)
    assert "ADU-2025-0001" in said
    assert "Tercapai" in said
    assert not re.search("Sukarno|0812|Warga-17|Surat keluar tertahan", said)
    assert {row.anchor for row in listed.values["baris"]} == {"ADU-2025-0001", "ADU-2025-0002"}


def test_every_list_stands_in_the_overview() -> None:
    overview, *lists = record_pages(complete(), ())
    paths = [page.sheet.path for page in lists if not page.sheet.path.endswith("-perjalanan.html")]
    assert [cell(row[0]).href for _, row in overview.values["baris"]] == paths


def test_tickets_past_a_limit_stand_on_a_line_of_time_beside_their_list() -> None:
    made = dossier(loket(), complaint("ADU-1", 1, 1), complaint("ADU-2", 240, 90), complaint("ADU-3", 1, 90))
    pages = list(record_pages(made, ()))
    beside = draft(pages, "rekaman/dinas/aduan-2025-perjalanan.html")
    assert [one["id"] for one in beside.values["tiket"]] == ["ADU-2", "ADU-3"]
    listed = draft(pages, "rekaman/dinas/aduan-2025.html")
    assert listed.values["perjalanan_href"] == beside.sheet.path
    said = words(made, beside)
    assert "Dikonfirmasi ✗" in said
    assert "Budi" not in said


def test_a_list_without_a_miss_has_no_such_page() -> None:
    pages = list(record_pages(dossier(loket(), complaint("ADU-1", 1, 1)), ()))
    assert draft(pages, "rekaman/dinas/aduan-2025.html").values["perjalanan_href"] == ""
    assert not any(page.sheet.path.endswith("-perjalanan.html") for page in pages)


def test_findings_stand_by_file_and_very_many_are_counted() -> None:
    dossier = complete()
    one = Finding("ADU003", "x", Severity.ERROR, Pointer("records/diskominfo/a.yaml"), "keliru")
    many = replace(dossier.result, findings=(one,) * (MOST + 5))
    page = findings_page(replace(dossier, result=many), ())[0]
    said = words(dossier, page)
    assert "Ditampilkan 1.000 dari 1.005" in said
    assert [(file.path, file.opd) for file in page.values["berkas"]] == [
        ("records/diskominfo/a.yaml", "diskominfo")
    ]


def test_no_findings_is_nihil() -> None:
    dossier = complete()
    clean = replace(dossier, result=replace(dossier.result, findings=()))
    assert "Nihil: tidak ada temuan." in words(dossier, findings_page(clean, ())[0])


@pytest.mark.parametrize(
    ("opd", "kinds", "service", "wanted"),
    [
        ("diskominfo", (), "", True),
        ("bappeda", (), "", False),
        ("diskominfo", ("aduan",), "", True),
        ("diskominfo", ("layanan",), "", False),
        (REGION, (), "", True),
        (REGION, (), "diskominfo/surel", False),
    ],
)
def test_findings_belong_to_a_scope(opd: str, kinds: tuple[str, ...], service: str, wanted: bool) -> None:
    finding = Finding(
        "ADU003",
        "x",
        Severity.ERROR,
        Pointer("records/diskominfo/a.yaml"),
        "keliru",
        document="diskominfo/aduan/ADU-1",
    )
    assert bool(notes.about(opd, kinds, service).of(_result(finding))) is wanted


def _result(finding: Finding) -> CheckResult:
    return replace(complete().result, findings=(finding,))


def test_a_finding_without_document_belongs_to_its_folder() -> None:
    finding = Finding("YML020", "x", Severity.ERROR, Pointer("records/diskominfo/a.yaml"), "rusak")
    assert notes.about("diskominfo").of(_result(finding))
    assert not notes.about("bappeda").of(_result(finding))


def test_a_choice_of_ones_own_is_printed_with_its_reason() -> None:
    rows = notes.reading_rows(complete(), ("sla.t12_hari_berikutnya",))
    assert [(row.nilai, row.default, row.oleh) for row in rows] == [
        ("akhir-hari-kalender", False, "Kepala Dinas Komunikasi dan Informatika")
    ]
    assert rows[0].tampil.startswith("Dipakai pilihan lain: Akhir hari kalender")


def test_every_reading_that_a_page_names_is_one_of_the_pack() -> None:
    known = complete().law.readings
    for key in (*services.READINGS, *sla.READINGS):
        assert [name for name in known if name.startswith(key)], key


def test_the_front_page_says_where_the_region_stands() -> None:
    said = words(complete(), home_page(complete(), ())[0])
    for text in ("Level kematangan daerah", "1 dari 5", "terendah dari 3 OPD", "Tenggat",
                 "Penilaian mandiri indikatif, bukan nilai resmi.", "ADU-2025-0002"):  # fmt: skip
        assert text in said


def test_an_opd_without_catalogue_says_so() -> None:
    pages = list(office_pages(complete(), ()))
    assert "Belum menyediakan katalog." in words(complete(), draft(pages, "opd/bappeda/index.html"))
    overview = words(complete(), draft(pages, "opd/index.html"))
    assert "belum menyediakan katalog" in overview


def test_an_empty_shelf_and_the_glossary_have_their_words() -> None:
    assert "Belum ada dokumen." in words(complete(), library_page(complete(), ())[0])
    said = words(complete(), glossary_page(complete(), ())[0])
    assert "Tidak dapat disimpulkan" in said
    assert "Pimpinan PD Penyedia Layanan" in said


def test_a_documents_path_tells_its_scope() -> None:
    year = complete().periods[-1]
    assert places.document("katalog", Scope(REGION)) == "dokumen/katalog.html"
    assert places.document("x", Scope("a", period=year), "pdf") == "dokumen/a/x-2025.pdf"
    assert places.document("x", Scope("a", "a/b", year=2025)) == "dokumen/a/x-b-2025.html"


def test_files_are_mended_where_they_are_published() -> None:
    site = complete().site
    assert (
        places.source(site, "records/a b.yaml", 3)
        == "https://git.contoh.example/spbe/catatan/blob/HEAD/records/a%20b.yaml#L3"
    )
    assert places.source(replace(site, repository=""), "records/a.yaml") == ""
