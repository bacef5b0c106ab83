"""The catalogue: the regulation's headings in its order, computed times, and nothing that is not public."""

from __future__ import annotations

import re
from dataclasses import replace
from html import escape

import pytest

from pipeline.render.documents import catalogue as module
from pipeline.render.documents.answers import Answer
from pipeline.render.documents.catalogue import catalogue, catalogue_pages, missing
from pipeline.render.documents.dossier import REGION, Scope
from pipeline.render.documents.services import service_view
from pipeline.render.environment import environment, pdf_html, web_page
from pipeline.render.soft import soften
from tests.unit.measure.bench import bench
from tests.unit.render.documents.completed import complete, service, words
from tests.unit.render.documents.dossiers import dossier

HEADINGS = [
    "Nama layanan",
    "Deskripsi layanan",
    "Penyedia layanan",
    "Administrator layanan",
    "Administrator infrastruktur dan teknis",
    "Cara akses layanan",
    "Target ketersediaan layanan",
    "Kontak permintaan bantuan",
    "Waktu pelayanan bantuan",
    "Target pelayanan pengguna",
    "Ketersediaan layanan",
    "Daftar permintaan layanan",
    "Waktu menanggapi",
    "Kelompok dan klasifikasi",
    "Metadata arsitektur",
    "Perubahan yang diumumkan",
    "Rilis terakhir",
]


def answers(ref: str, **changes: object) -> dict[str, Answer]:
    view = service_view(complete(), service(ref, **changes))
    return {answer.label: answer for answer in view.answers}


def lines(answer: Answer) -> list[str]:
    return [line.text for line in answer.lines]


def test_the_headings_stand_in_the_regulations_order() -> None:
    assert list(answers("diskominfo/surel")) == HEADINGS


def test_administrators_are_shown_as_units_never_as_persons() -> None:
    found = answers("diskominfo/surel")
    assert lines(found["Administrator layanan"]) == ["Bidang Layanan"]
    assert lines(found["Administrator infrastruktur dan teknis"]) == ["Bidang Infrastruktur"]
    named = answers("diskominfo/lapor")["Administrator infrastruktur dan teknis"]
    assert lines(named) == ["Bidang Infrastruktur"]


def test_an_administrator_of_another_opd_is_named_with_it() -> None:
    found = answers("kecamatan-kota/surat")["Administrator infrastruktur dan teknis"]
    assert lines(found) == ["Bidang Infrastruktur, Dinas Komunikasi dan Informatika"]


def test_a_team_without_a_unit_is_a_team() -> None:
    here = bench(
        {"administrator_layanan": "tim"},
        opd={"struktur": {"administrator_layanan": [{"id": "a", "nama": "A"}]}},
    )
    (only,) = here.region.services.values()
    found = {answer.label: answer for answer in service_view(dossier(here), only).answers}
    assert lines(found["Administrator layanan"]) == ["Tim Administrator Layanan"]


def test_an_ended_service_leads_to_the_one_in_its_place() -> None:
    ended = service("diskominfo/surel", berakhir="2025-01-31", pengganti="kecamatan-kota/surat")
    view = service_view(complete(), ended)
    other = service("kecamatan-kota/surat")
    assert view.successor.startswith(f"{other.nama}, ")
    assert view.successor_href == service_view(complete(), other).href
    near = service_view(complete(), service("diskominfo/surel", berakhir="2025-01-31", pengganti="lapor"))
    assert near.successor == service("diskominfo/lapor").nama
    assert service_view(complete(), service("diskominfo/surel")).successor == ""


def test_a_target_that_was_changed_is_not_said_to_be_of_the_first_decision() -> None:
    def told(*riwayat: dict[str, str]) -> str:
        return answers("diskominfo/surel", riwayat=list(riwayat))["Target pelayanan pengguna"].notes[1]

    first = told()
    changed = {"sampai": "2025-02-28", "target_pelayanan": "70 jam"}
    assert told(changed) == f"{first} Angka ini berlaku sejak 1 Maret 2025; penetapannya belum dicatat."
    assert told({"sampai": "2024-12-31", "target_pelayanan": "70 jam"}) == first
    assert told({"sampai": "2025-02-28", "klasifikasi": "esensial"}) == first
    planned = told({"sampai": "2025-06-01", "target_pelayanan": "70 jam", "perubahan": "PRB-2025-001"})
    assert planned.endswith("sejak 2 Juni 2025 dengan perubahan PRB-2025-001, ditetapkan 21 Mei 2025.")


@pytest.mark.parametrize(
    ("ref", "mayor", "minor"),
    [
        (
            "diskominfo/surel",
            "Gangguan mayor: Prioritas 4, kurang dari",
            "Gangguan minor: Prioritas 6, kurang dari",
        ),
        (
            "diskominfo/lapor",
            "Gangguan mayor: Prioritas 2, kurang dari",
            "Gangguan minor: Prioritas 4, kurang dari",
        ),
        (
            "kecamatan-kota/surat",
            "Gangguan mayor: Prioritas 3, kurang dari",
            "Gangguan minor: Prioritas 5, kurang dari",
        ),
    ],
)
def test_response_times_come_from_the_tables(ref: str, mayor: str, minor: str) -> None:
    found = lines(answers(ref)["Waktu menanggapi"])
    assert found[0].startswith(mayor)
    assert found[1].startswith(minor)
    assert found[2] == "Permintaan: tidak diatur"


def test_a_priority_has_the_limit_of_tabel_4() -> None:
    law, now = complete().law, complete().site.as_of
    limit = law.response_limit(2, now)
    assert limit is not None
    assert lines(answers("diskominfo/lapor")["Waktu menanggapi"])[0].endswith(f"{limit.seconds // 60} menit")


def test_where_tabel_2_is_silent_the_page_says_so() -> None:
    target = answers("kecamatan-kota/surat")["Target pelayanan pengguna"]
    assert lines(target) == ["kurang dari 3 hari kerja"]
    assert target.notes[0] == "Tabel 2 tidak mengatur; penetapan PD: kurang dari 3 hari kerja."
    assert target.notes[1] == "Ditetapkan oleh Danang Prabowo, Camat, 6 Januari 2025, Nomor 100/002/2025."


def test_a_target_says_whether_it_is_tabel_2s_own_or_the_pds() -> None:
    own = answers("diskominfo/surel")["Target pelayanan pengguna"].notes[0]
    assert own.startswith("Asal angka: penetapan Pimpinan PD. Batas")
    limit = complete().law.service_limit("publik", "esensial", complete().site.as_of)
    assert limit is not None
    same = answers("diskominfo/lapor", target_pelayanan=f"{limit.seconds // 3600} jam")
    assert (
        same["Target pelayanan pengguna"].notes[0].startswith("Asal angka: Lampiran Bab II 2.1.1.1 Tabel 2")
    )


def test_an_unset_target_is_said_to_be_unset() -> None:
    found = answers("diskominfo/surel", penetapan_target=None)["Target pelayanan pengguna"]
    assert found.notes[1] == "Penetapan target oleh Pimpinan PD: belum ada."


def test_help_hours_do_not_stop_the_clock() -> None:
    found = answers("diskominfo/surel")["Waktu pelayanan bantuan"]
    assert lines(found) == ["Senin–Kamis 07.30–16.00", "Jumat 07.30–14.30"]
    assert found.notes == ("Di luar jam bantuan, hitungan waktu target tetap berjalan.",)


def test_the_last_measured_availability_stands_beside_the_promise() -> None:
    measured = answers("diskominfo/surel")["Ketersediaan layanan"].notes[0]
    assert re.fullmatch(r"Ketersediaan yang dicapai pada Juli 2025: 99,\d+ %, teramati 100,00 %\.", measured)
    unknown = answers("diskominfo/lapor")["Ketersediaan layanan"].notes[0]
    assert unknown == "Ketersediaan yang dicapai: belum ada data."


def test_addresses_lead_where_they_say() -> None:
    assert (
        answers("diskominfo/surel")["Kontak permintaan bantuan"].lines[0].href
        == "mailto:bantuan@contoh.example"
    )
    assert answers("diskominfo/lapor")["Kontak permintaan bantuan"].lines[0].href == "tel:02830002001"
    assert answers("diskominfo/lapor")["Cara akses layanan"].lines[0].href == "https://lapor.contoh.example"
    assert answers("diskominfo/lapor")["Cara akses layanan"].lines[1].href == ""


def test_news_are_told_and_silence_is_nihil() -> None:
    surel = answers("diskominfo/surel")
    told = lines(surel["Perubahan yang diumumkan"])[0]
    assert told == (
        "Perubahan prosedur dan waktu, berlaku 2 Juni 2025, diumumkan 26 Mei 2025: "
        "Permohonan akun melalui portal mulai 2 Juni 2025."
    )
    assert lines(surel["Rilis terakhir"]) == [
        "Versi 2.1, 30 Mei 2025 21.00 WIB: Permohonan akun kini melalui portal."
    ]
    lapor = answers("diskominfo/lapor")
    assert not lapor["Perubahan yang diumumkan"].lines
    assert lapor["Perubahan yang diumumkan"].empty == lapor["Rilis terakhir"].empty == "nihil"


def test_a_change_is_not_told_before_its_users_were() -> None:
    dossier = complete()
    early = replace(dossier, site=replace(dossier.site, as_of=dossier.site.as_of.replace(month=5, day=25)))
    view = service_view(early, service("diskominfo/surel"))
    found = {answer.label: answer for answer in view.answers}
    assert not found["Perubahan yang diumumkan"].lines
    assert not found["Rilis terakhir"].lines


def test_the_index_lists_every_service_and_who_has_none() -> None:
    index = next(catalogue_pages(complete(), ()))
    said = words(complete(), index)
    assert "3 layanan dari 2 OPD" in said
    assert "Bappeda" in said
    assert "belum menyediakan katalog" in said
    assert [item.label for item in missing(complete())] == ["Bappeda"]


def test_text_of_the_records_is_shown_literally() -> None:
    index = next(catalogue_pages(complete(), ()))
    assert "Lapor: Kanal Pengaduan &lt;Masyarakat&gt;" in words(complete(), index)


def test_a_service_page_and_the_document_say_the_same() -> None:
    dossier = complete()
    page = next(d for d in catalogue_pages(dossier, ()) if d.sheet.path == "katalog/diskominfo/surel.html")
    document = catalogue(dossier, Scope("diskominfo"))
    assert document is not None
    assert document.sheet.pdf == "dokumen/diskominfo/katalog.pdf"
    for said in (words(dossier, page), words(dossier, document)):
        for heading in HEADINGS:
            assert heading in said
        assert "7 jam" not in said
        assert "13 jam" not in said


def test_an_opd_without_services_has_no_catalogue_and_the_region_names_it() -> None:
    assert catalogue(complete(), Scope("bappeda")) is None
    whole = catalogue(complete(), Scope(REGION))
    assert whole is not None
    assert "OPD yang belum menyediakan katalog" in words(complete(), whole)


def test_more_services_than_a_volume_holds_are_printed_by_name_and_the_site_has_them_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def told(scope: Scope) -> tuple[str, str]:
        draft = catalogue(complete(), scope)
        assert draft is not None
        given = (environment(), draft.template, complete().site, draft.sheet, draft.values)
        return pdf_html(*given), web_page(*given).content.decode()

    said = "Dicetak ringkas"
    whole, _ = told(Scope(REGION))
    assert said not in whole
    assert "Deskripsi layanan" in whole
    monkeypatch.setattr(module, "MOST_IN_PRINT", 1)
    brief, page = told(Scope(REGION))
    assert said in brief
    assert "Deskripsi layanan" not in brief
    names = [soften(escape(one.document.data["nama"])) for one in complete().services(REGION)]
    assert [name for name in names if name not in brief] == []
    assert said not in page
    assert "Deskripsi layanan" in page
    own, _ = told(Scope("diskominfo"))
    assert said not in own
