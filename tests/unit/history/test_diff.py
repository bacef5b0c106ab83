"""`spbe diff`: what a pull request means, from git's objects alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from pipeline.cli.main import main
from tests.unit.history.repos import BESIDE, PMT, Repo, begun, service, ticket

AT = ("--as-of", "2025-07-01T08:00:00+07:00", "--engine", "serial")
LONG = "2025-03-05 09:00"


@pytest.fixture(scope="module")
def repo(tmp_path_factory: pytest.TempPathFactory) -> Repo:
    """A pull request that weakens a class, rewrites a closed record and deletes another."""
    repo = begun(tmp_path_factory.mktemp("diff") / "r")
    repo.put("catalog/kominfo/layanan/kia.yaml", service("kia", kelas="kritis"))
    repo.put(PMT.format(1), ticket("PMT-1", dikonfirmasi=LONG))
    repo.git("add", "-A")
    repo.git("commit", "-q", "--amend", "-m", "Mulai")
    repo.git("switch", "-q", "-c", "kerja")
    repo.put("catalog/kominfo/layanan/kia.yaml", service("kia", "30 jam"))
    repo.put(PMT.format(1), ticket("PMT-1"))
    repo.remove(PMT.format(2))
    repo.commit("Usul")
    return repo


def told(repo: Repo, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    capsys.readouterr()
    code = main(["diff", "--root", str(repo.root), *arguments, *AT])
    return code, capsys.readouterr().out


def test_the_whole_answer_as_data(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    code, out = told(repo, capsys, "main", "kerja", "--format", "json")
    content: dict[str, Any] = json.loads(out)
    assert code == 1
    new = {one["code"] for one in content["findings"]["new"]}
    assert {"RWY001", "RWY002", "RWY004"} <= new
    weaker = {(one["field"], one["before"], one["after"]): one for one in content["promises"]}
    assert set(weaker) == {("klasifikasi", "Kritis", "Esensial"), ("target_pelayanan", "24 jam", "30 jam")}
    assert all(one["weaker"] for one in weaker.values())
    assert weaker["klasifikasi", "Kritis", "Esensial"]["meaning"].startswith("melepas kewajiban DRP")
    assert ("kominfo/permintaan/PMT-1", "pelayanan_hasil", "tidak_tercapai", "tercapai") in {
        (one["record"], one["column"], one["before"], one["after"]) for one in content["flips"]
    }
    assert content["lost"] == ["kominfo/permintaan/PMT-2"]
    assert any("pelayanan_hasil" in one["name"] for one in content["figures"])
    assert any("Katalog" in title for title in content["documents"])
    assert len(set(content["documents"])) == len(content["documents"])
    assert not any("belum di-commit" in one["message"] for one in content["findings"]["new"])


def test_the_work_tree_is_the_head_and_is_not_touched(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    before = repo.git("status", "--porcelain"), repo.git("rev-parse", "HEAD")
    first, one = told(repo, capsys, "main", "kerja", "--format", "json")
    second, other = told(repo, capsys, "main", "--format", "json")
    here, there = json.loads(one), json.loads(other)
    assert first == second
    assert here["promises"] == there["promises"]
    assert here["flips"] == there["flips"]
    assert (repo.git("status", "--porcelain"), repo.git("rev-parse", "HEAD")) == before


def test_the_other_way_round_promises_more_and_mends(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    code, out = told(repo, capsys, "kerja", "kerja", "--format", "json")
    assert code == 0
    content = json.loads(out)
    assert content["findings"]["new"] == content["promises"] == content["documents"] == []


def test_one_comment_worst_first_with_a_mark(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    _, out = told(repo, capsys, "main", "kerja", "--format", "markdown")
    assert out.startswith("<!-- spbe-diff -->\n")
    assert len(out.encode()) < 64 * 1024
    assert out.index("janji dilonggarkan") < out.index("galat baru") < out.index("<details>")
    assert out.count("<details>") == out.count("</details>") > 1
    assert "Kritis" in out
    MarkdownIt().render(out)


def test_what_a_record_says_is_no_markup(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    hostile = "</details><script>x</script> ::error::x [a](http://b) @semua"
    repo.git("switch", "-q", "-c", "jahat")
    repo.put(PMT.format(7), ticket("PMT-7", "kia").replace("Kartu patah.", f"'{hostile}'"))
    repo.put(PMT.format(8), f"jenis: permintaan\nid: 'P {hostile}'\nkuda: 1\n")
    repo.commit("Jahat")
    _, out = told(repo, capsys, "main", "jahat", "--format", "markdown")
    repo.git("switch", "-q", "kerja")
    html = MarkdownIt("commonmark", {"html": False}).render(out)
    assert "<script" not in html
    assert "http://b" not in html or 'href="http://b"' not in html


def test_many_findings_still_fit(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    repo.git("switch", "-q", "-c", "banyak")
    for number in range(700):
        repo.put(PMT.format(f"X{number}"), ticket(f"PMT-X{number}", "tidak-ada"))
    repo.commit("Banyak")
    _, out = told(repo, capsys, "main", "banyak", "--format", "markdown")
    repo.git("switch", "-q", "kerja")
    assert len(out.encode()) < 64 * 1024
    assert "jalankan `spbe diff`" in out
    assert out.count("<details>") == out.count("</details>")


@pytest.mark.parametrize("names", [("tidak-ada",), ("main", "tidak-ada"), ("HEAD:catalog",), ("-x",)])
def test_what_git_does_not_know(
    repo: Repo, capsys: pytest.CaptureFixture[str], names: tuple[str, ...]
) -> None:
    assert main(["diff", "--root", str(repo.root), *AT, "--", *names]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)


def test_a_commit_without_a_workspace(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    repo = Repo(tmp_path)
    repo.git("init", "-q", "-b", "main")
    repo.put("README.md", "x\n")
    repo.commit("Kosong")
    begun_later = begun(tmp_path)
    assert main(["diff", "--root", str(begun_later.root), *AT, "HEAD~1"]) == 2
    assert "belum menjadi ruang kerja" in capsys.readouterr().err


def test_a_report_that_was_delivered_is_told_long_after_its_period(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    repo = begun(tmp_path / "r")
    text = BESIDE["evaluasi"].replace("periode: 2025-03", "periode: 2025-S1")
    repo.put("records/kominfo/evaluasi/2025/EVL-1.yaml", text)
    repo.commit("Laporan")
    repo.git("switch", "-q", "-c", "kerja")
    repo.put(PMT.format(1), ticket("PMT-1", dikonfirmasi=LONG))
    repo.commit("Ubah")
    capsys.readouterr()
    at = ("--as-of", "2026-08-01T08:00:00+07:00", "--engine", "serial")
    main(["diff", "--root", str(repo.root), "main", "kerja", "--format", "json", *at])
    content = json.loads(capsys.readouterr().out)
    assert [one["name"] for one in content["figures"]] == ["pelayanan_hasil 2025-S1"]
    assert any("Evaluasi" in title and "Semester I 2025" in title for title in content["documents"])
