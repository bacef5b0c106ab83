"""The structure's document: who holds which role, what is empty, and the figure redrawn from the table."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from pipeline.render.documents.dossier import Dossier, Draft, Scope
from pipeline.render.documents.structure import KIND, structure
from pipeline.render.documents.structure_chart import edges_of
from pipeline.render.environment import environment, web_page
from tests.unit.measure.bench import bench, pack
from tests.unit.render.documents.dossiers import STAFF, dossier, shown

TEAM = [
    {
        "id": "adm",
        "nama": "Tuti Tertutup",
        "jabatan": "Pranata Komputer",
        "unit": "Bidang Layanan",
        "email": "tuti@surel.example",
        "layanan": ["loket"],
        "penunjukan": {"oleh": "pj", "tanggal": "2025-01-02", "nomor": "800/1"},
    },
]
INFRASTRUCTURE = [
    {
        "id": "tek",
        "nama": "Teguh Tersembunyi",
        "jabatan": "Teknisi jaringan",
        "status": "pihak_ketiga",
        "instansi": "PT Jaring Contoh",
    },
]


def made(**roles: Any) -> Dossier:
    services = ({"id": "loket", "nama": "Loket Terpadu"}, {"id": "arsip", "nama": "Arsip Daring"})
    return dossier(bench(*services, opd={"struktur": {**STAFF["struktur"], **roles}}))


def document(here: Dossier) -> Draft:
    draft = structure(here, Scope("dinas"))
    assert draft is not None
    return draft


def test_every_section_that_a_clause_is_answered_by_is_there() -> None:
    headings = {one.heading for one in document(made()).values["bagian_rencana"]}
    wanted = {
        str(row["bagian"])
        for clause in pack().clauses.values()
        for row in clause.dipenuhi
        if row.get("rujukan") == KIND.name and row.get("cara") == "dokumen"
    }
    assert wanted == {"Tabel peran", "Gambar 1"}
    assert wanted <= headings


def test_it_says_that_the_structure_is_recommended() -> None:
    assert "direkomendasikan, bukan diwajibkan" in shown(made(), document(made()))


def test_officials_stand_with_their_office_and_empty_roles_are_said() -> None:
    text = shown(made(), document(made()))
    assert "Kepala Dinas Ratna Dewi" in text
    assert "Kepala Bidang Layanan Yuni Astarina" in text
    for role in pack().roles[2:]:
        assert re.search(rf"{role.nama} {re.escape(role.deskripsi)} belum ditunjuk", text)


def test_members_of_teams_are_shown_by_office_never_by_name() -> None:
    here = made(administrator_layanan=TEAM, administrator_infrastruktur_aplikasi=INFRASTRUCTURE)
    text = shown(here, document(here))
    assert "Pranata Komputer Bidang Layanan" in text
    assert "800/1, 2 Januari 2025 oleh Kepala Bidang Layanan" in text
    assert "Teknisi jaringan pihak ketiga, PT Jaring Contoh" in text
    for hidden in ("Tuti", "Teguh", "tuti@surel.example"):
        assert hidden not in text


def test_a_service_without_holder_is_told() -> None:
    here = made(administrator_layanan=TEAM)
    rows = next(
        part.value.rows
        for one in document(here).values["bagian_rencana"]
        if one.heading == "Peran menurut layanan"
        for part in one.parts
    )
    found = {row[0].text: list(row[1:]) for row in rows}
    assert found["Loket Terpadu"] == ["Kepala Bidang Layanan", "belum ditunjuk", "1 orang", "belum ditunjuk"]
    assert found["Arsip Daring"][2] == "belum ditunjuk"


def test_who_has_left_holds_nothing() -> None:
    gone = {**STAFF["struktur"]["pimpinan"], "sampai": "2025-06-30"}
    text = shown(made(pimpinan=gone), document(made(pimpinan=gone)))
    assert "Ratna Dewi" not in text


def test_the_figure_is_redrawn_and_says_so() -> None:
    here = made()
    draft = document(here)
    text = shown(here, draft)
    assert "digambar ulang dari Tabel 1" in text
    assert "Digambar ulang dari teks; gambar asli tidak tersedia." in text
    page = web_page(environment(), draft.template, here.site, draft.sheet, draft.values).content.decode()
    drawing = page[page.index("<svg") : page.index("</svg>")]
    assert drawing.count("<rect") == 6  # five roles and the users
    assert drawing.count("belum ditunjuk") == 3
    assert "Struktur penyelenggara manajemen layanan SPBE" in drawing
    chart = next(
        part.value for one in draft.values["bagian_rencana"] for part in one.parts if part.kind == "gambar"
    )
    reported = [row for row in chart.table.rows if row[3] == "melaporkan penyelenggaraan layanan"]
    assert [row[1:3] for row in reported] == [(pack().roles[1].nama, pack().roles[0].nama)]


def test_other_names_for_the_same_role_are_mapped() -> None:
    text = shown(made(), document(made()))
    for row in pack().lists["peta_peran"]:
        assert str(row["sebutan"]) in text


def test_an_opd_that_neither_provides_nor_names_anybody_has_none() -> None:
    here = dossier(bench(opd={"penyedia_layanan": False, "struktur": {}}))
    assert structure(here, Scope("dinas")) is None
    assert structure(here, Scope("lain")) is None


def test_the_lines_are_those_of_the_pack_in_force() -> None:
    words = {edge.words for edge in edges_of(pack())}
    assert {"berkoordinasi", "menunjuk", "pelayanan"} <= words
    assert len(edges_of(pack())) == 8


def test_a_pack_without_the_figure_draws_what_its_table_of_roles_says() -> None:
    found = {(edge.words, edge.start, edge.end, edge.heads) for edge in edges_of(replace(pack(), figures=()))}
    assert ("menunjuk", "penanggung_jawab_layanan", "administrator_layanan", "end") in found
    assert ("melapor", "pimpinan", "penanggung_jawab_layanan", "start") in found
    assert {words for words, *_ in found} == {"menunjuk", "melapor"}


def test_lines_between_the_same_two_stand_side_by_side() -> None:
    upright = [(edge.start, edge.end, edge.x) for edge in edges_of(pack()) if edge.x]
    assert len(set(upright)) == len(upright)
