"""What was improved between two states, from git's objects alone: as Markdown, as a page, as a PDF."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pypdf import PdfReader

from pipeline.cli.main import main
from pipeline.model.provenance import NAME, read_provenance
from tests.unit.history.repos import Repo, begun, service

AT = ("--as-of", "2025-07-01T08:00:00+07:00", "--engine", "serial")
REVIEW = """\
jenis: reviu
id: RVU-2025-001
cakupan: menyeluruh
periode: 2025
opd_direviu: [kominfo]
tanggal: 2025-03-10
oleh: kabid
lingkup: [{tahap: perencanaan, proses: pelayanan_pengguna}]
temuan:
  - id: T-1
    opd: kominfo
    uraian: Target terlalu longgar.
    rekomendasi: Perketat.
    penanggung_jawab: kabid
    tenggat: 2025-06-30
    tahap: perencanaan
  - id: T-2
    opd: kominfo
    uraian: Belum ada SOP.
    rekomendasi: Susun.
    penanggung_jawab: kabid
    tenggat: 2025-12-31
    tahap: operasional
"""
FOLLOW_UP = """\
jenis: tindak_lanjut
id: TLJ-2025-001
dari: {reviu: RVU-2025-001, butir: T-1}
uraian: Target KTP diperketat <b>.
status: selesai
selesai: 2025-05-02
bukti:
  - {uraian: Target dua puluh empat jam., keadaan: sebelum, ref: reviu/RVU-2025-001}
  - {uraian: Target dua belas jam., keadaan: sesudah, ref: layanan/ktp}
oleh: kabid
"""


@pytest.fixture(scope="module")
def repo(tmp_path_factory: pytest.TempPathFactory) -> Repo:
    """A review in March, tagged; one of its two findings closed in May."""
    repo = begun(tmp_path_factory.mktemp("perbaikan") / "r")
    repo.put("records/kominfo/reviu/2025/RVU-2025-001.yaml", REVIEW)
    repo.commit("Reviu", at="2025-03-10T08:00:00+07:00")
    repo.git("tag", "reviu-2025")
    repo.put("records/kominfo/tindak_lanjut/2025/TLJ-2025-001.yaml", FOLLOW_UP)
    repo.put("catalog/kominfo/layanan/ktp.yaml", service("ktp", "12 jam"))
    repo.commit("Perbaikan", at="2025-05-02T23:30:00+07:00")
    return repo


def made(repo: Repo, place: Path, *revisions: str) -> tuple[int, bytes]:
    code = main(["diff", "--root", str(repo.root), *revisions, "--perbaikan", str(place), *AT])
    return code, place.read_bytes() if place.exists() else b""


def test_each_improvement_says_who_asked_what_was_and_what_is(repo: Repo, tmp_path: Path) -> None:
    code, content = made(repo, tmp_path / "a.md", "reviu-2025", "main")
    text = content.decode()
    assert code == 0
    assert "1 perbaikan selesai dengan bukti; 1 butir lain masih terbuka." in text
    assert "Yang meminta: `reviu/RVU-2025-001 butir T-1: Target terlalu longgar.`" in text
    assert "Semula: `Target dua puluh empat jam.`" in text
    assert "Sekarang: `Target dua belas jam.`" in text
    assert "`kominfo/layanan/ktp: target pelayanan: 24 jam menjadi 12 jam`" in text
    assert "Belum ada SOP" not in text


@pytest.mark.parametrize(("head", "count"), [("2025-05-02", 1), ("2025-05-01", 0)])
def test_a_day_names_what_stood_at_its_end_in_the_region(
    repo: Repo, tmp_path: Path, head: str, count: int
) -> None:
    code, content = made(repo, tmp_path / "a.md", "2025-03-10", head)
    assert code == 0
    assert f"{count} perbaikan selesai dengan bukti" in content.decode()


def test_as_a_page_that_stands_alone_words_are_no_markup(repo: Repo, tmp_path: Path) -> None:
    code, content = made(repo, tmp_path / "a.html", "reviu-2025")
    page = content.decode()
    assert code == 0
    assert "Target KTP diperketat &lt;b&gt;" in page
    assert "<style>" in page


def test_as_a_pdf(repo: Repo, tmp_path: Path) -> None:
    code, content = made(repo, tmp_path / "a.pdf", "reviu-2025", "main")
    assert code == 0
    words = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    assert "Target dua belas jam." in words
    assert made(repo, tmp_path / "b.pdf", "reviu-2025", "main")[1] == content


def test_the_pdf_can_be_made_again_from_the_two_commits_that_it_names(
    repo: Repo, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # Without a head: the files on disk are what the last commit holds, and are told by its name.
    code, content = made(repo, tmp_path / "kiriman.pdf", "reviu-2025")
    assert code == 0
    assert repo.git("rev-parse", "HEAD") in content_name(content)
    capsys.readouterr()
    assert (
        main(["verify", "--root", str(repo.root), str(tmp_path / "kiriman.pdf"), "--engine", "serial"]) == 0
    )
    assert "SAMA" in capsys.readouterr().out


def test_what_was_not_committed_cannot_be_shown_again(
    repo: Repo, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = repo.root / "records/kominfo/tindak_lanjut/2025/TLJ-2025-001.yaml"
    before = place.read_text("utf-8")
    place.write_text(before.replace("diperketat", "diubah"), encoding="utf-8")
    try:
        made(repo, tmp_path / "disk.pdf", "reviu-2025")
        capsys.readouterr()
        code = main(["verify", "--root", str(repo.root), str(tmp_path / "disk.pdf"), "--engine", "serial"])
    finally:
        place.write_text(before, encoding="utf-8")
    assert code == 3
    assert "belum disimpan di git" in capsys.readouterr().out


def content_name(pdf: bytes) -> str:
    """The id that a document gives itself."""
    told = read_provenance(PdfReader(io.BytesIO(pdf)).attachments[NAME][0])
    return told.dokumen if told else ""


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("reviu-2025", "--perbaikan", "a.docx"), ".md, .html, .pdf"),
        (("2020-01-01", "--perbaikan", "a.md"), "belum ada komit"),
        (("tidak-ada", "--perbaikan", "a.md"), "tidak ada di repositori"),
    ],
)
def test_what_cannot_be_compared_is_told(
    repo: Repo,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    why: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["diff", "--root", str(repo.root), *arguments, *AT]) == 2
    assert why in capsys.readouterr().err
