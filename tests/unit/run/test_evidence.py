"""The evidence pack: its files, what stands in them, and that every figure leads back to a record."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import shutil
import zipfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from pipeline.cli.evidence import errors_of
from pipeline.cli.exits import Stop
from pipeline.cli.main import main
from pipeline.cli.maturity import under
from pipeline.law.law import Law
from pipeline.model.coverage import Coverage
from pipeline.model.finding import Severity
from pipeline.render.documents.dossier import Dossier
from pipeline.render.documents.evidence.matrix import matrices
from pipeline.render.documents.evidence.packet import Packet, file_name
from pipeline.render.environment import environment, pdf_html
from pipeline.render.page import Page
from pipeline.render.pdf_job import PdfJob
from pipeline.render.pdf_pool import render_all
from pipeline.run.evidence.files import archives, follow_ups_file, narrative_file, records_file
from pipeline.run.evidence.make import drafts_of, stamped_drafts
from pipeline.run.evidence.packets import packets
from pipeline.run.examine import Examination, Options, examine
from tests.unit.papers import pdf
from tests.unit.render.documents.dossiers import shown
from tests.unit.run.levelscase import Change, both, drop, put, write
from tests.unit.run.sagori import examination as sagori
from tests.unit.run.verify.test_verify import git

AS_OF = datetime.fromisoformat("2026-01-15T08:00:00+07:00")
INDICATOR = "permenpanrb-59-2020/28"
SIGNED = {"nomor": "050/7", "tanggal": "2025-12-05", "penandatangan": "Rina Wulandari"}
PAPER = {"berkas": "sk.pdf", "judul": "Keputusan", **SIGNED, "bukti": ["evaluasi"]}
CASES: dict[str, Change] = {
    "lengkap": both(put("evaluasi.lampiran", [PAPER]), put("permintaan.pemohon.kontak", "0812-RAHASIA-1")),
    "kurang": drop("kebutuhan", "evaluasi", "reviu", "tindak_lanjut"),
}

ANSWER = {
    "jenis": "asesmen",
    "id": "ASM-2024-1",
    "indikator": INDICATOR,
    "tahun": 2024,
    "tanggal": "2025-02-18",
    "penilai": "Tim asesor",
    "butir": [
        {"id": "B-1", "kriteria": "L2.3.T15.2", "opd": "lengkap", "putusan": "diterima"},
        {
            "id": "B-2",
            "kriteria": "L2.3.T15.3",
            "opd": "lengkap",
            "putusan": "revisi",
            "catatan": "Tanpa matriks.",
        },
        {
            "id": "B-3",
            "kriteria": "Lampiran lain",
            "opd": "lengkap",
            "putusan": "revisi",
            "catatan": "Kabur.",
        },
    ],
}
CLOSED = {
    "jenis": "tindak_lanjut",
    "id": "TLJ-2025-901",
    "dari": {"asesmen": "ASM-2024-1", "butir": "B-2"},
    "uraian": "Matriks disusun.",
    "status": "selesai",
    "selesai": "2025-06-30",
    "bukti": [{"uraian": "Matriks dengan penyebut.", "keadaan": "sesudah", "ref": "asesmen/ASM-2024-1"}],
    "oleh": "kadis",
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = write(tmp_path_factory.mktemp("bukti"), CASES, kominfo=(ANSWER, CLOSED))
    (place / "records/lengkap/sk.pdf").write_bytes(
        pdf("Nomor 050/7", "Slawi, 5 Desember 2025\nRina Wulandari")
    )
    return place


@pytest.fixture(scope="module")
def found(root: Path) -> Examination:
    return examine(root, AS_OF, Options(engine="serial"))


@pytest.fixture(scope="module")
def made(found: Examination) -> dict[str, Packet]:
    return {packet.scope.opd: packet for packet in packets(found, found.law, 2025)}


def text_of(packet: Packet, name: str) -> str:
    draft = next(draft for draft in drafts_of(packet) if draft.sheet.pdf == name)
    return shown(packet.dossier, draft)


def test_there_is_a_packet_of_the_region_and_one_of_each_opd(made: dict[str, Packet]) -> None:
    assert list(made) == ["", "kurang", "lengkap"]
    assert {opd: packet.level for opd, packet in made.items()} == {"": 2, "kurang": 2, "lengkap": 5}


def test_one_document_a_class_named_as_the_portal_wants_and_the_dashboard(made: dict[str, Packet]) -> None:
    names = [draft.sheet.pdf for draft in drafts_of(made["lengkap"])]
    assert names == [f"indikator28{letter}.pdf" for letter in "abcde"]


def test_number_date_and_signatory_come_from_the_records_or_are_not_set(made: dict[str, Packet]) -> None:
    whole = text_of(made["lengkap"], "indikator28d.pdf")
    for said in ("050/7", "5 Desember 2025", "Rina Wulandari", "lampiran/"):
        assert said in whole
    assert "belum ditetapkan" in text_of(made["lengkap"], "indikator28a.pdf")
    assert "050/7" not in text_of(made["lengkap"], "indikator28a.pdf")


def test_the_matrix_has_denominators_clauses_and_what_is_missing(made: dict[str, Packet]) -> None:
    text = text_of(made["kurang"], "indikator28a.pdf")
    assert "0 % (0 dari 1)" in text
    assert "100 % (1 dari 1)" in text
    assert "Lampiran Bab II 2.1.2.2" in text
    region = text_of(made[""], "indikator28a.pdf")
    assert "50,0 % (1 dari 2)" in region


@pytest.mark.parametrize("opd", ["", "kurang", "lengkap"])
def test_every_sentence_of_the_narrative_has_a_record_that_exists(made: dict[str, Packet], opd: str) -> None:
    packet = made[opd]
    lines = narrative_file(packet).content.decode().splitlines()
    told = [line for line in lines if line.startswith("- ")]
    assert told
    for line in told:
        named = re.search(r"\[(.+)\]$", line)
        assert named, line
        refs = [name for name in named[1].split(", ") if not name.startswith("dan ")]
        assert [ref for ref in refs if not (packet.card(ref) or packet.card(f"{opd}/{ref}"))] == []


def test_what_is_told_once_is_not_told_again(made: dict[str, Packet]) -> None:
    text = narrative_file(made["lengkap"]).content.decode()
    assert text.count("- Katalog layanan dengan target") == 1
    assert "Buktinya sama dengan Level 2 di atas." in text


def test_each_record_of_the_list_stands_at_its_file_and_line(made: dict[str, Packet], root: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(records_file(made["lengkap"]).content.decode())))
    assert {row["bukti"] for row in rows} >= {"katalog_bertarget", "tiket_permintaan", "evaluasi_lengkap"}
    for row in rows:
        lines = (root / row["berkas"]).read_text("utf-8").splitlines()
        assert row["rekaman"].rsplit("/", maxsplit=1)[-1] in "".join(lines[int(row["baris"]) - 1 :])


def test_the_dashboard_counts_what_the_facts_say(made: dict[str, Packet], found: Examination) -> None:
    facts = [row.fact for rows in found.world.measured.values() for row in rows if row.fact.opd == "lengkap"]
    judged = [one for one in facts if one.pelayanan_hasil in ("tercapai", "tidak_tercapai")]
    text = text_of(made["lengkap"], "indikator28e.pdf")
    assert f"{len(judged)} dari {len(judged)} yang dinilai" in text
    assert "Di luar penyebut" in text


def test_what_is_not_late_is_shown_by_what_asks_for_it(made: dict[str, Packet]) -> None:
    (timely,) = [one for one in made["lengkap"].coverage if one.kode == "tanpa_keterlambatan"]
    assert (timely.covered, timely.total, timely.records) == (7, 7, ("lengkap/evaluasi/EVL-1",))
    assert "100 % (7 dari 7)" in text_of(made["lengkap"], "indikator28d.pdf")


def test_where_nothing_is_judged_nothing_is_said_to_be_reached(root: Path) -> None:
    found = examine(root, datetime.fromisoformat("2025-01-15T08:00:00+07:00"), Options(engine="serial"))
    (packet,) = packets(found, found.law, 2025, "kurang")
    text = text_of(packet, "indikator28e.pdf")
    assert "Belum ada yang dinilai." in text
    assert "semua yang dinilai mencapai" not in text


def test_another_indicator_has_its_own_names_and_says_that_it_is_unofficial(found: Examination) -> None:
    law = found.law.under("permenpanrb-8-2026/I19")
    assert law is not None
    (packet,) = packets(found, law, 2025, "lengkap")
    assert [draft.sheet.pdf for draft in drafts_of(packet)] == [f"i19{letter}.pdf" for letter in "abcde"]
    for draft in drafts_of(packet):
        assert "Rumusan indikator permenpanrb-8-2026/I19 tidak resmi" in shown(packet.dossier, draft)


def test_nobody_who_asked_is_in_it(made: dict[str, Packet]) -> None:
    for packet in made.values():
        for draft in drafts_of(packet):
            said = shown(packet.dossier, draft)
            assert "RAHASIA" not in said
            assert "warga-1" not in said


def test_a_pack_without_a_word_on_handing_in_gives_one_file(sagori_packet: Packet) -> None:
    names = [draft.sheet.pdf for draft in drafts_of(sagori_packet)]
    assert names == ["bukti-a.pdf", "bukti-dasbor.pdf"]
    assert "Rumusan indikator rekaan/tata-kelola-layanan tidak resmi" in text_of(sagori_packet, "bukti-a.pdf")


@pytest.fixture(scope="module")
def sagori_packet() -> Packet:
    found = sagori()
    return packets(found, found.law, 2024, "dislaut")[0]


@pytest.mark.parametrize("pattern", ["../../a{huruf}.pdf", "/etc/{huruf}", ".{huruf}.pdf", "x", ""])
def test_a_pack_cannot_name_files_out_of_the_folder(pattern: str, found: Examination) -> None:
    table = found.law.maturity
    law = replace(found.law, maturity=replace(table, portal=replace(table.portal, berkas=pattern)))
    name = file_name(law, "a")
    assert "/" not in name
    assert not name.startswith(".")
    assert name.endswith(".pdf")


def limited(packet: Packet, megabytes: int) -> Packet:
    table = packet.law.maturity
    law: Law = replace(packet.law, maturity=replace(table, portal=replace(table.portal, batas=megabytes)))
    dossier: Dossier = packet.dossier
    return replace(packet, law=law, dossier=dossier)


def test_an_archive_over_the_limit_is_split_and_a_file_over_it_is_said(made: dict[str, Packet]) -> None:
    pages = [Page(f"{n}.bin", bytes(400_000)) for n in range(5)]
    (whole,) = archives(limited(made["lengkap"], 0), "x", pages)
    assert (whole.name, whole.over) == ("x.zip", False)
    parts = archives(limited(made["lengkap"], 1), "x", pages)
    assert [part.name for part in parts] == [f"x-bagian-{n}.zip" for n in (1, 2, 3)]
    assert all(len(part.content) <= 1024 * 1024 for part in parts)
    kept = [name for part in parts for name in zipfile.ZipFile(io.BytesIO(part.content)).namelist()]
    assert kept == [page.path for page in pages]
    (large,) = archives(limited(made["lengkap"], 1), "x", [Page("a.bin", bytes(2_000_000))])
    assert large.over


def test_the_command_writes_it_whole_and_the_same_again(
    root: Path, capsys: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    command = [
        "evidence",
        "--indicator",
        INDICATOR,
        "--year",
        "2025",
        "--opd",
        "lengkap",
        "--root",
        str(root),
    ]
    command += ["--as-of", AS_OF.isoformat(), "--engine", "serial"]
    target = root / "bukti/permenpanrb-59-2020-28-2025-lengkap"
    assert main(command) == 0
    assert "level 5" in capsys.readouterr().out
    first = (target / "lengkap.zip").read_bytes()
    assert main(command) == 0
    assert (target / "lengkap.zip").read_bytes() == first
    folder = target / "lengkap"
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    assert (manifest["indicator"], manifest["level"], manifest["status"]) == (INDICATOR, 5, "tidak_resmi")
    for file in manifest["files"]:
        content = (folder / file["path"]).read_bytes()
        assert (len(content), hashlib.sha256(content).hexdigest()) == (file["bytes"], file["sha256"])
    inside = zipfile.ZipFile(io.BytesIO(first)).namelist()
    assert inside == sorted([*(file["path"] for file in manifest["files"]), "manifest.json"])
    assert any(name.startswith("lampiran/") and name.endswith("-sk.pdf") for name in inside)
    for letter in "abcde":
        pages = PdfReader(folder / f"indikator28{letter}.pdf").pages
        assert "penilaian mandiri" in " ".join(page.extract_text() for page in pages).casefold()
    html = (folder / "dasbor-sla.html").read_text("utf-8")
    assert "<script" not in html
    assert (root / "bukti/.gitignore").read_text("utf-8") == "*\n"


def test_errors_are_told_of_the_records_that_are_handed_in(found: Examination) -> None:
    wrong = [
        replace(one, severity=Severity.ERROR, document="kurang/opd/kurang") for one in found.result.findings
    ]
    assert errors_of(wrong[:3], "") == 3
    assert errors_of(wrong[:3], "kurang") == 3
    assert errors_of(wrong[:3], "lengkap") == 0
    assert errors_of([replace(wrong[0], waived="PGC-1")], "") == 0


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (
            ["--indicator", "tiada/1", "--year", "2025"],
            f"tidak ada dalam paket; pilihan: {INDICATOR}",
        ),
        (["--indicator", INDICATOR, "--year", "1999"], "--year harus antara"),
        (["--indicator", INDICATOR, "--year", "2025", "--opd", "tiada"], "tidak ada dalam katalog"),
        (["--indicator", INDICATOR, "--year", "2025", "--opd", "kominfo"], "tidak dinilai"),
        (["--year", "2025"], "argumen ini wajib"),
    ],
)
def test_what_cannot_be_answered_is_said(root: Path, capsys: Any, more: list[str], said: str) -> None:
    assert main(["evidence", *more, "--root", str(root), "--as-of", AS_OF.isoformat()]) == 2
    assert said in capsys.readouterr().err


def test_a_folder_that_is_not_ours_is_left_alone(root: Path, capsys: Any) -> None:
    target = root / "bukti/permenpanrb-59-2020-28-2025-kurang"
    target.mkdir(parents=True)
    (target / "catatan.txt").write_text("milik orang", encoding="utf-8")
    command = ["evidence", "--indicator", INDICATOR, "--year", "2025", "--opd", "kurang", "--root", str(root)]
    assert main([*command, "--as-of", AS_OF.isoformat(), "--engine", "serial"]) == 2
    assert "tidak dibuat oleh spbe" in capsys.readouterr().err
    assert (target / "catatan.txt").read_text("utf-8") == "milik orang"


def test_the_last_step_of_an_indicator_is_enough_where_only_one_ends_so(found: Examination) -> None:
    law = found.law
    short = law.under("28")
    assert short is not None
    assert short.maturity.indicator == INDICATOR
    twin = replace(law.maturity, indicator="permenpanrb-1-2030/28")
    both_so = replace(law, indicators=(*law.indicators, twin))
    assert both_so.under("28") is None
    assert both_so.under("permenpanrb-1-2030/28") is not None
    with pytest.raises(
        Stop, match=rf"'28' ada beberapa; tulis id lengkapnya: {INDICATOR}, permenpanrb-1-2030/28"
    ):
        under(both_so, "28")


def test_a_share_of_follow_ups_is_followed_to_each_that_is_counted(made: dict[str, Packet]) -> None:
    for opd in ("lengkap", "kurang", ""):
        packet = made[opd]
        rows = list(csv.DictReader(io.StringIO(follow_ups_file(packet).content.decode())))
        pieces = [one for one in packet.coverage if one.kode == "perbaikan_selesai"]
        assert len(rows) == sum(one.total for one in pieces)
        assert sum(bool(row["selesai"]) for row in rows) == sum(one.covered for one in pieces)
        for row in rows:
            assert row["berkas"].startswith("records/")
            assert int(row["baris"]) >= 1
    assert list(csv.DictReader(io.StringIO(follow_ups_file(made["lengkap"]).content.decode())))


def test_what_is_not_required_and_not_there_is_no_shortfall(made: dict[str, Packet]) -> None:
    packet = made["lengkap"]
    one = Coverage(
        kode="x",
        teks="X",
        kelas="k",
        per="opd",
        opd="lengkap",
        units=(("", ()),),
        covered=0,
        total=1,
        counts="OPD",
    )
    (asked,) = matrices(packet, (one,))
    (helpful,) = matrices(packet, (replace(one, optional=True),))
    assert asked.foot == ("Jumlah", "0 % (0 dari 1)")
    assert helpful.foot == ("Jumlah", "tidak disyaratkan")


@pytest.fixture(scope="module")
def kept(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same region in git, with its packs of the year handed in."""
    place = tmp_path_factory.mktemp("git") / "daerah"
    shutil.copytree(root, place, ignore=shutil.ignore_patterns("bukti"))
    git(place, "init", "--quiet", "--initial-branch=main")
    git(place, "add", "--all")
    git(place, "commit", "--quiet", "--message", "Catatan")
    command = ["evidence", "--indicator", "28", "--year", "2025", "--root", str(place)]
    assert main([*command, "--as-of", AS_OF.isoformat(), "--engine", "serial"]) == 0
    return place


def verified(root: Path, pdf: Path, capsys: Any) -> tuple[int, str]:
    capsys.readouterr()
    code = main(["verify", str(pdf), "--root", str(root), "--engine", "serial"])
    return code, capsys.readouterr().out


@pytest.mark.parametrize("name", ["daerah/indikator28b", "lengkap/indikator28a", "kurang/indikator28e"])
def test_a_document_of_a_pack_is_verified_under_any_name(
    kept: Path, tmp_path: Path, capsys: Any, name: str
) -> None:
    folder, _, letter = name.partition("/")
    with zipfile.ZipFile(kept / f"bukti/permenpanrb-59-2020-28-2025/{folder}.zip") as archive:
        (tmp_path / "unduhan (1).pdf").write_bytes(archive.read(f"{letter}.pdf"))
    code, said = verified(kept, tmp_path / "unduhan (1).pdf", capsys)
    assert (code, "SAMA" in said) == (0, True), said
    assert f"bukti/permenpanrb-59-2020-28-2025/{name}.pdf" in said


def test_a_figure_that_was_raised_by_hand_is_told_with_its_place(
    kept: Path, tmp_path: Path, capsys: Any
) -> None:
    there = examine(kept, AS_OF, Options(engine="serial", past=True))
    packet = next(one for one in packets(there, there.law, 2025, "kurang"))
    name, draft = next(iter(stamped_drafts(packet)))
    html = pdf_html(environment(), draft.template, packet.dossier.site, draft.sheet, draft.values)
    assert "0 % (0 dari 1)" in html
    forged = html.replace("0 % (0 dari 1)", "100 % (1 dari 1)")
    site = packet.dossier.site
    (result,) = render_all(
        [PdfJob(name, forged, draft.attachments, at=site.as_of, provenance=draft.provenance)]
    )
    assert result.content is not None
    (tmp_path / name).write_bytes(result.content)
    code, said = verified(kept, tmp_path / name, capsys)
    assert code == 1
    assert "100 % (1 dari 1)" in said
    assert "0 % (0 dari 1)" in said


def test_a_pack_says_what_changed_since_assessors_answered(made: dict[str, Packet]) -> None:
    text = text_of(made["lengkap"], "indikator28a.pdf")
    for said in (
        "Jawaban penilai atas penilaian tahun 2024",
        "Tanpa matriks.",
        "Matriks disusun",
        "selesai 30 Juni 2025",
    ):
        assert said in text
    # A remark on what is no criterion of the pack is not lost.
    assert "Kabur." in text
    assert "belum ada catatan tindak lanjut" in text
    assert "Kriteria pada 2024 dan pada 2025" in text
    assert re.search(
        r"\d+ dari \d+ catatan di balik bukti kelas ini bertanggal sesudah jawaban penilai", text
    )


def test_who_was_not_answered_has_nothing_to_compare(made: dict[str, Packet]) -> None:
    assert "tidak ada pembanding" in text_of(made["kurang"], "indikator28a.pdf")
    assert "SEJAK JAWABAN" not in narrative_file(made["kurang"]).content.decode()


def test_the_narrative_tells_each_answer_with_what_became_of_it(made: dict[str, Packet]) -> None:
    told = narrative_file(made["lengkap"]).content.decode().split("SEJAK JAWABAN PENILAI")[1]
    assert "- Level 2: diterima pada penilaian 2024. [kominfo/asesmen/ASM-2024-1]" in told
    assert "selesai 30 Juni 2025. [kominfo/asesmen/ASM-2024-1, kominfo/tindak_lanjut/TLJ-2025-901]" in told
    assert "Lampiran lain: revisi" in told


def test_an_answer_after_the_instant_of_judgement_has_not_come(root: Path) -> None:
    early = datetime.fromisoformat("2025-02-17T08:00:00+07:00")
    there = examine(root, early, Options(engine="serial"))
    assert packets(there, there.law, 2025, "lengkap")[0].former is None
    year = packets(there, there.law, 2024, "lengkap")[0]
    assert year.former is None
