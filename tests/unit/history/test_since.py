"""`check --since`: what changed and what depends on it, and a plain no where git cannot tell."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.cli.main import main
from tests.unit.history.repos import OPD, PEMDA, PMT, Repo, begun, service, ticket

AT = ("--as-of", "2025-07-01T08:00:00+07:00", "--engine", "serial")


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    """Both tickets lack an explanation, so that each has a finding of its own to show or to leave out."""
    repo = begun(tmp_path / "r")
    for number, name in enumerate(("ktp", "kia"), start=1):
        repo.put(PMT.format(number), ticket(f"PMT-{number}", name, dikonfirmasi="2025-03-05 13:00"))
    repo.git("add", "-A")
    repo.git("commit", "-q", "--amend", "-m", "Mulai")
    return repo


def shown(repo: Repo, capsys: pytest.CaptureFixture[str], revision: str = "HEAD") -> set[str]:
    capsys.readouterr()
    main(["check", "--root", str(repo.root), "--since", revision, "--format", "json", *AT])
    return {str(one["path"]) for one in json.loads(capsys.readouterr().out)["findings"]}


def test_nothing_changed_nothing_said(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(repo, capsys) == set()


@pytest.mark.parametrize("how", ["dirty", "staged", "committed", "untracked"])
def test_a_changed_file_is_shown_whatever_git_calls_it(
    repo: Repo, capsys: pytest.CaptureFixture[str], how: str
) -> None:
    path = PMT.format(3 if how == "untracked" else 1)
    repo.put(path, ticket("PMT-3" if how == "untracked" else "PMT-1", dikonfirmasi="2025-03-06 13:00"))
    if how != "untracked":
        repo.git("add", "-A") if how != "dirty" else None
        repo.git("commit", "-q", "-m", "x") if how == "committed" else None
    base = "HEAD~1" if how == "committed" else "HEAD"
    told = shown(repo, capsys, base)
    assert path in told
    assert PMT.format(2) not in told


def test_a_service_concerns_its_tickets(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    repo.put("catalog/kominfo/layanan/ktp.yaml", service("ktp", "20 jam"))
    told = shown(repo, capsys)
    assert PMT.format(1) in told
    assert PMT.format(2) not in told


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("catalog/pemda.yaml", PEMDA + "zona_waktu: Asia/Jakarta\n"),
        ("catalog/kominfo/opd.yaml", OPD + "penyedia_layanan: true\n"),
        ("catalog/peraturan/lain/paket.yaml", "id: lain\n"),
    ],
)
def test_the_calendar_the_people_and_the_pack_concern_everything(
    repo: Repo, capsys: pytest.CaptureFixture[str], path: str, text: str
) -> None:
    repo.put(path, text)
    assert {PMT.format(1), PMT.format(2)} <= shown(repo, capsys)


def test_what_named_a_deleted_document_is_shown(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    repo.put("records/kominfo/aduan/a.yaml", "jenis: aduan\nid: ADU-1\nlayanan: ktp\nasal: PMT-9\n")
    repo.put(PMT.format(9), ticket("PMT-9"))
    repo.commit("Tambah")
    repo.remove(PMT.format(9))
    assert "records/kominfo/aduan/a.yaml" in shown(repo, capsys)


def test_the_base_is_where_the_branch_left(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    repo.git("switch", "-q", "-c", "kerja")
    repo.git("switch", "-q", "main")
    repo.put(PMT.format(2), ticket("PMT-2", "kia", dikonfirmasi="2025-03-07 13:00"))
    repo.commit("Kemajuan di main")
    repo.git("switch", "-q", "kerja")
    assert shown(repo, capsys, "main") == set()


def refused(root: Path, revision: str, capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["check", "--root", str(root), f"--since={revision}", *AT]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    return err


@pytest.mark.parametrize("name", ["tidak-ada", "--output=x", "-1", "", "a b", "x\x1b[31m", "HEAD:catalog"])
def test_a_name_that_means_no_commit(repo: Repo, capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert "\x1b" not in refused(repo.root, name, capsys)
    assert not (repo.root / "x").exists()


def test_no_repository_no_commit_no_history_no_common_past(
    repo: Repo, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outside = Repo(tmp_path / "luar")
    outside.put("catalog/pemda.yaml", PEMDA)
    assert "tidak berada dalam repositori git" in refused(outside.root, "HEAD", capsys)
    outside.git("init", "-q")
    assert "belum berisi komit" in refused(outside.root, "HEAD", capsys)
    repo.put(PMT.format(3), ticket("PMT-3"))
    first = repo.git("rev-parse", "HEAD")
    repo.commit("Tambah")
    repo.git("clone", "-q", "--depth", "1", f"file://{repo.root}", str(tmp_path / "dangkal"))
    assert "fetch-depth: 0" in refused(tmp_path / "dangkal", first, capsys)
    repo.git("switch", "-q", "--orphan", "lain")
    repo.commit("Cabang sendiri")
    repo.put("catalog/pemda.yaml", PEMDA)
    assert "leluhur bersama" in refused(repo.root, "main", capsys)


def test_line_ends_of_windows_are_no_change(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    place = repo.root / PMT.format(1)
    place.write_bytes(place.read_bytes().replace(b"\n", b"\r\n"))
    assert shown(repo, capsys) == set()
