"""The evaluation report: complete only with all elements, true to the recapitulation, silent about people."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from pipeline.model.finding import Finding, Severity
from pipeline.model.past import Past, Standing
from pipeline.model.periods import Period, parse_period
from pipeline.model.pointer import Pointer
from pipeline.render.documents.chapters.planning import planned
from pipeline.render.documents.completeness import completion_of
from pipeline.render.documents.dossier import REGION, Dossier, Scope
from pipeline.render.documents.evaluation import evaluation, report_of
from pipeline.wording import bagian
from tests.unit.measure.bench import after, bench
from tests.unit.render.documents.dossiers import (
    CHAPTERS,
    HALF,
    STAFF,
    START,
    chapter,
    complaint,
    dossier,
    evaluated,
    loket,
    request,
    shown,
)

HEADINGS = (
    "Evaluasi Penyelenggaraan Permintaan Layanan",
    "Evaluasi Penyelenggaraan Penanganan Gangguan",
    "Evaluasi Pemantauan dan Pemeliharaan Layanan",
    "Evaluasi Pemulihan Layanan",
    "Evaluasi Rilis Layanan",
    "Evaluasi Tahap Perencanaan",
    "Evaluasi Pengelolaan Aplikasi",
)


def half(text: str = HALF) -> Period:
    found = parse_period(text)
    assert found is not None
    return found


def office(text: str = HALF) -> Scope:
    return Scope("dinas", period=half(text))


def without(name: str, part: str) -> dict[str, Any]:
    chapters = {each: chapter(number) for number, each in enumerate(CHAPTERS, 1)}
    chapters[name] = {key: value for key, value in chapters[name].items() if key != part}
    return chapters


@pytest.fixture(scope="module")
def busy() -> Dossier:
    """Three requests of which one is late, and two complaints of which one was answered late."""
    return dossier(
        loket(),
        request("PMT-1", 2, kepuasan=4),
        request("PMT-2", 30, kendala="Petugas loket bertugas di luar."),
        request("PMT-3", 3, kepuasan=5, masukan="Cepat."),
        request("PMT-4", 1, status="batal"),
        complaint("ADU-1", 5, 3),
        complaint("ADU-2", 600, 4, kendala="Pesan masuk malam hari."),
        evaluated(),
    )


@pytest.fixture(scope="module")
def words(busy: Dossier) -> str:
    return shown(busy, evaluation(busy, office()))


def test_seven_chapters_stand_in_order_and_two_say_that_the_tool_added_them(busy: Dossier) -> None:
    draft = evaluation(busy, office())
    assert draft is not None
    chapters = draft.values["bab"]
    assert tuple(each.heading for each in chapters) == HEADINGS
    marks = [each.mark.lower() for each in chapters]
    assert marks[:5] == [""] * 5
    assert marks[5:] == ["tambahan alat, dasar 2.3 paragraf 1 dan angka 4"] * 2


def test_the_added_chapters_go_where_the_region_reads_five() -> None:
    five = bench({}, bacaan={"evaluasi.lima_bab": "5"}, opd=STAFF)
    draft = evaluation(made := dossier(five, evaluated()), office())
    assert draft is not None
    assert tuple(each.heading for each in draft.values["bab"]) == HEADINGS[:5]
    shown(made, draft)


def test_fifteen_elements_make_it_complete(busy: Dossier, words: str) -> None:
    report = report_of(busy, office())
    assert report is not None
    assert completion_of(report).complete
    assert "Lengkap: 15 dari 15 unsur ada" in words
    assert "Belum lengkap:" not in words


@pytest.mark.parametrize("name", CHAPTERS)
@pytest.mark.parametrize("part", ["hambatan", "peluang", "tindak_lanjut"])
def test_one_element_missing_is_named(name: str, part: str) -> None:
    made = dossier(loket(), request("PMT-1", 2), evaluated(bab=without(name, part)))
    report = report_of(made, office())
    assert report is not None
    whole = completion_of(report)
    assert not whole.complete
    assert whole.sentences[0] == "Belum lengkap: 14 dari 15 unsur."
    heading = HEADINGS[CHAPTERS.index(name)].removeprefix("Evaluasi ")
    assert whole.sentences[1].endswith(f"pada bab {heading}.")


@pytest.mark.parametrize("text", ["", "   ", "\n\t"])
def test_blank_text_is_no_analysis(text: str) -> None:
    chapters = without("rilis", "none")
    chapters["rilis"]["hambatan"] = text
    made = dossier(loket(), evaluated(bab=chapters))
    assert "Belum lengkap: 14 dari 15 unsur." in shown(made, evaluation(made, office()))


def test_without_a_recapitulation_nothing_is_complete() -> None:
    made = dossier(loket(), evaluated())
    no_services = replace(made, world=replace(made.world, region=replace(made.world.region, services={})))
    text = shown(no_services, evaluation(no_services, office()))
    assert "Belum lengkap: 10 dari 15 unsur." in text
    assert "rekapitulasi layanan yang mencapai target pada setiap bab" in text


def test_without_an_evaluation_five_computed_elements_remain() -> None:
    made = dossier(loket(), request("PMT-1", 2))
    text = shown(made, evaluation(made, office()))
    assert "Belum lengkap: 5 dari 15 unsur." in text
    assert text.count("Belum ada analisa.") == 7
    assert "Belum ada rekomendasi." in text


def test_half_a_year_evaluated_does_not_complete_the_year() -> None:
    made = dossier(loket(), evaluated(), period="2025", as_of="2026-01-15T08:00:00+07:00")
    assert "Belum lengkap: 5 dari 15 unsur." in shown(made, evaluation(made, office("2025")))
    second = evaluated(id="EVL-2", periode="2025-S2", tanggal="2026-01-10")
    both = dossier(loket(), evaluated(), second, period="2025", as_of="2026-01-15T08:00:00+07:00")
    assert "Lengkap: 15 dari 15 unsur ada" in shown(both, evaluation(both, office("2025")))


def test_an_evaluation_of_tomorrow_has_not_been_written() -> None:
    made = dossier(loket(), evaluated(tanggal="2025-07-21"))
    assert "Belum lengkap: 5 dari 15 unsur." in shown(made, evaluation(made, office()))


def test_the_printed_numbers_are_those_of_the_recapitulation(busy: Dossier, words: str) -> None:
    recap = busy.recaps["dinas", HALF]
    for tally in (recap.requests.tickets, recap.requests.both_tickets, recap.complaints.handling):
        assert bagian(len(tally.met), tally.judged) in words
    assert (len(recap.requests.tickets.met), recap.requests.tickets.judged) == (2, 3)
    assert "2 dari 3 permintaan dinilai" in words
    assert "rata-rata 2 penilaian" in words
    assert "Dikecualikan 1 batal 1" in words


def test_no_percentage_without_its_denominator(words: str) -> None:
    body = words.split("a. Rekapitulasi", 1)[1].split("Pilihan tafsir yang dipakai", maxsplit=1)[0]
    shares = re.findall(r"[0-9,]+ % ?(.{0,18})", body)
    assert shares
    assert all(re.match(r"\(?[0-9.]+ dari [0-9.]+", rest) for rest in shares)


def test_a_service_that_missed_is_listed_with_its_tickets_and_their_reason(words: str) -> None:
    assert "Loket Terpadu PMT-2 30:00:00" in words
    assert "Petugas loket bertugas di luar." in words
    assert "Loket Terpadu ADU-2" in words
    assert "10:00:00" in words
    assert "Pesan masuk malam hari." in words
    assert "PMT-1" not in words.split("Permintaan yang melewati batas")[1].split("b. Analisa", maxsplit=1)[0]


def test_a_reason_that_nobody_wrote_is_said_to_be_missing() -> None:
    made = dossier(loket(), request("PMT-2", 30))
    assert "belum dijelaskan" in shown(made, evaluation(made, office()))


def test_nobody_who_asked_or_complained_is_named(busy: Dossier, words: str) -> None:
    draft = evaluation(busy, Scope(REGION, period=half()))
    for text in (words, shown(busy, draft)):
        for secret in (
            "Siti Rahasia",
            "0812-3456-7890",
            "Budi Tersembunyi",
            "budi@surel.example",
            "pemohon-7",
        ):
            assert secret not in text


def test_what_people_wrote_stands_in_its_chapter(words: str) -> None:
    for number, heading in enumerate(HEADINGS[:5], 1):
        body = words.split(f"{heading} Dasar:")[1].split("Evaluasi ", 2)
        assert f"Hambatan ke-{number}" in " ".join(body)
    assert "Kepala Bidang Layanan" in words
    assert "Menambah petugas malam. perencanaan" in words
    assert "Kepala Dinas" in words.split("Disampaikan kepada")[1][:80]


def test_a_follow_up_shows_where_it_stands() -> None:
    finished = {
        "id": "TLJ-1",
        "dari": {"evaluasi": "EVL-1", "butir": "TL-1"},
        "uraian": "Selesai.",
        "status": "selesai",
        "selesai": "2025-07-15",
        "bukti": [{"uraian": "Foto", "keadaan": "sesudah"}],
        "oleh": "pj",
    }
    made = dossier(loket(), request("PMT-1", 2), evaluated(), ("tindak_lanjut", finished))
    text = shown(made, evaluation(made, office()))
    assert re.search(
        r"TL-1 Perbaikan ke-1\. Kepala Bidang Layanan .{0,80}Selesai TLJ-1 selesai 15 Juli 2025", text
    )
    assert re.search(r"TL-2 Perbaikan ke-2\. .{0,90}Terbuka belum ada catatan tindak lanjut", text)


def test_an_item_of_the_last_period_is_carried_over_as_late() -> None:
    bab = {name: chapter(number) for number, name in enumerate(CHAPTERS, 1)}
    bab["rilis"]["tindak_lanjut"][0]["tenggat"] = "2025-02-28"
    earlier = evaluated(id="EVL-0", periode="2024-S2", tanggal="2025-01-10", bab=bab)
    made = dossier(loket(), request("PMT-1", 2), earlier, evaluated())
    carried = shown(made, evaluation(made, office())).split("Tindak lanjut periode sebelumnya")[1]
    assert "TL-5 Evaluasi Semester II 2024" in carried
    assert "1 terlambat" in carried


def test_where_nothing_happened_one_sentence_says_so() -> None:
    made = dossier(loket(klasifikasi="normal"))
    text = shown(made, evaluation(made, office()))
    for sentence in (
        "Nihil: tidak ada permintaan layanan pada periode ini.",
        "Nihil: tidak ada aduan atau gangguan yang tercatat pada periode ini.",
        "Belum ada data: tidak ada catatan pemantauan untuk periode ini.",
        "Nihil: tidak ada rilis layanan pada periode ini.",
        "Belum ada dokumen SLA.",
    ):
        assert sentence in text


def test_the_region_adds_counts_and_names_who_is_incomplete(busy: Dossier) -> None:
    text = shown(busy, evaluation(busy, Scope(REGION, period=half())))
    assert "bukan rata-rata persentase" in text
    assert "Lengkap: 1 dari 1 OPD memuat 15 unsur laporan evaluasi." in text
    lacking = dossier(loket(), request("PMT-1", 2))
    said = shown(lacking, evaluation(lacking, Scope(REGION, period=half())))
    assert "Belum lengkap pada: DN (5 dari 15)." in said


def test_an_opd_that_provides_nothing_has_no_report(busy: Dossier) -> None:
    assert evaluation(busy, Scope("tidak-ada", period=half())) is None
    assert evaluation(busy, Scope("dinas")) is None
    assert evaluation(replace(busy, recaps={}), office()) is None


def test_markup_in_a_record_stays_text() -> None:
    evil = "<script>alert(1)</script> & <b>tebal</b>"
    made = dossier(loket(), request("PMT-2", 30, kendala=evil), evaluated())
    assert evil in shown(made, evaluation(made, office()))


def test_a_request_without_confirmation_is_shown_as_such() -> None:
    made = dossier(loket(), request("PMT-9", None, status="dipenuhi", dipenuhi=after(START, 60)))
    text = shown(made, evaluation(made, office()))
    assert "belum selesai" in text
    assert "tanpa konfirmasi sampai lewat batas 1" in text


def with_past(found: Dossier, past: Past, *findings: Finding) -> Dossier:
    return replace(
        found, world=replace(found.world, past=past), result=replace(found.result, findings=findings)
    )


def rewritten(opd: str) -> Finding:
    place = Pointer(f"records/{opd}/permintaan/2025.yaml")
    said = "`dikonfirmasi` PMT-1 diganti: komit 0123456789 (2025-03-20, oleh “Sri”)."
    return Finding(
        "RWY001", "closed-record-rewritten", Severity.ERROR, place, said, document=f"{opd}/permintaan/PMT-1"
    )


def past_words(found: Dossier, scope: Scope) -> str:
    page = evaluation(found, scope)
    assert page is not None
    return shown(found, page).split("Riwayat catatan", 1)[1].split("Tingkat maturitas", 1)[0]


def test_the_report_tells_its_own_findings_of_history_with_the_commit(busy: Dossier) -> None:
    read = Past(Standing.KNOWN, commits=7)
    found = with_past(busy, read, rewritten("dinas"), rewritten("lain"))
    told = past_words(found, office())
    assert "Riwayat git pada jalur utama dibaca seluruhnya; 1 temuan, dari semua periode" in told
    assert told.count("0123456789") == 1
    region = past_words(found, Scope(REGION, period=half()))
    assert "Dibaca 7 komit" in region
    assert region.count("0123456789") == 2
    quiet = past_words(with_past(busy, read, rewritten("lain")), office())
    assert "Nihil: riwayat git pada jalur utama dibaca seluruhnya" in quiet


def test_a_history_that_was_not_judged_is_not_told_as_a_good_one(busy: Dossier) -> None:
    told = past_words(with_past(busy, Past(Standing.UNDECIDED, "klona ini dangkal")), office())
    assert "Riwayat git tidak dapat dinilai: klona ini dangkal." in told
    assert "Nihil" not in told


def test_an_office_that_did_not_exist_then_is_not_reported_as_incomplete() -> None:
    founded = bench(
        {"id": "loket", "mulai": "2025-07-01"},
        opd={**STAFF, "mulai": "2025-07-01"},
        pemda={"opd_kominfo": "dinas"},
    )
    before, since = dossier(founded), dossier(founded, period="2025-S2", as_of="2026-01-20T08:00:00+07:00")
    assert evaluation(before, office()) is None
    region = report_of(before, Scope(REGION, period=half()))
    assert region is not None
    assert (region.offices, region.services) == ([], ())
    assert evaluation(since, office("2025-S2")) is not None


def test_a_service_that_began_later_is_not_planned_or_counted_yet() -> None:
    here = bench({"id": "loket"}, {"id": "baru", "mulai": "2025-07-01"}, opd=STAFF)
    report = report_of(dossier(here, request("P1", 1)), office())
    assert report is not None
    assert [service.id for service in report.services] == ["loket"]
    assert {each.whole for each in planned(report, report.services_of("dinas"))} == {1, None}


@pytest.mark.parametrize(("day", "counted"), [("2025-06-30", 1), ("2025-07-01", 0)])
def test_a_change_plan_counts_from_its_first_act(day: str, counted: int) -> None:
    acts = {
        "persetujuan": {"oleh": "pj", "waktu": day},
        "penetapan": {"oleh": "kepala", "waktu": "2025-07-05"},
    }
    plan = ("perubahan", {"id": "PRB-1", "layanan": "loket", **acts})
    report = report_of(dossier(loket(), plan), office())
    assert report is not None
    found = {each.label: each for each in planned(report, report.services)}
    assert len(found["Rencana perubahan layanan"].there) == counted


@pytest.mark.parametrize(("born", "whole"), [("2025-01-01", False), ("2025-07-01", True)])
def test_an_office_of_half_a_year_has_a_whole_report_with_that_half(born: str, whole: bool) -> None:
    founded = bench({"id": "loket"}, opd={**STAFF, "mulai": born}, pemda={"opd_kominfo": "dinas"})
    second = evaluated(periode="2025-S2", tanggal="2026-01-10")
    seen = dossier(founded, second, request("P1", 1), period="2025", as_of="2026-01-20T08:00:00+07:00")
    report = report_of(seen, office("2025"))
    assert report is not None
    assert completion_of(report).complete is whole
