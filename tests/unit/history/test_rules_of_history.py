"""The rules of history over real repositories: merges, squashes, renames, clones, hostile names."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from pipeline.cli.main import main
from pipeline.history.git import find_repository
from pipeline.model.past import Standing
from pipeline.render.documents.findings import _past
from pipeline.run.catalogue_of_rules import all_rules
from pipeline.run.examine import Examination, Options, examine
from pipeline.run.gather import gather, usual_periods
from pipeline.run.redact import public_findings
from tests.unit.history.repos import PEMDA, PMT, Repo, begun, service, ticket

AS_OF = datetime.fromisoformat("2025-07-01T08:00:00+07:00")


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    return begun(tmp_path / "r")


def examined(root: Path) -> Examination:
    return examine(root, AS_OF, Options(engine="serial", past=True))


def found(root: Path) -> list[tuple[str, str, str]]:
    told = examined(root).result.findings
    return [(one.code, one.document, one.message) for one in told if one.code.startswith("RWY")]


def codes(root: Path) -> list[str]:
    return [code for code, _, _ in found(root)]


def rewrite(repo: Repo, at: str = "2025-03-20T08:00:00+07:00", **env: str) -> str:
    repo.put(PMT.format(1), ticket("PMT-1", dikonfirmasi="2025-03-03 12:00"))
    return repo.commit("Ubah", at, **env)


def test_an_honest_history_has_nothing_to_say(repo: Repo) -> None:
    repo.put(PMT.format(3), ticket("PMT-3"))
    repo.commit("Tambah")
    assert codes(repo.root) == []


def test_a_closed_record_that_changed_names_the_commit(repo: Repo) -> None:
    commit = rewrite(repo)
    ((code, document, message),) = found(repo.root)
    assert (code, document) == ("RWY001", "kominfo/permintaan/PMT-1")
    assert commit[:10] in message
    assert "2025-03-20" in message
    assert "Sri" in message


def test_a_past_of_which_only_the_end_is_read_says_so(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    rewrite(repo)
    repo.put(PMT.format(2), ticket("PMT-2", "kia", dikonfirmasi="2025-03-03 12:00"))
    repo.commit("Ubah lagi", "2025-03-21T08:00:00+07:00")
    assert examined(repo.root).world.past.why == ""
    monkeypatch.setattr("pipeline.run.story.MOST_CHANGES", 1)
    assert examined(repo.root).world.past.why == "hanya 1 perubahan terakhir yang dibaca"
    assert {document for _, document, _ in found(repo.root)} == {"pemda/uji", "kominfo/permintaan/PMT-2"}


def test_what_is_on_disk_and_in_no_commit_is_judged_too(repo: Repo) -> None:
    repo.put(PMT.format(1), ticket("PMT-1", dikonfirmasi="2025-03-03 12:00"))
    ((code, _, message),) = found(repo.root)
    assert code == "RWY001"
    assert "belum di-commit" in message
    repo.remove(PMT.format(2))
    assert codes(repo.root) == ["RWY001", "RWY002"]


def test_a_deleted_record_is_missed_and_a_restored_one_is_not(repo: Repo) -> None:
    repo.remove(PMT.format(1))
    repo.commit("Hapus")
    assert codes(repo.root) == ["RWY002"]
    repo.put(PMT.format(1), ticket("PMT-1"))
    repo.commit("Kembalikan")
    assert codes(repo.root) == []


def test_deleting_and_writing_anew_hides_nothing(repo: Repo) -> None:
    repo.remove(PMT.format(1))
    repo.commit("Hapus")
    rewrite(repo)
    assert codes(repo.root) == ["RWY001"]


def test_moving_a_record_is_no_deletion(repo: Repo) -> None:
    text = (repo.root / PMT.format(1)).read_text()
    repo.remove(PMT.format(1))
    repo.put("records/kominfo/permintaan/2025/maret/satu.yaml", text)
    repo.commit("Pindah", at="2025-06-30T08:00:00+07:00")
    assert codes(repo.root) == []


def test_moving_and_changing_at_once_is_seen(repo: Repo) -> None:
    repo.remove(PMT.format(1))
    repo.put(
        "records/kominfo/permintaan/2025/maret/satu.yaml", ticket("PMT-1", dikonfirmasi="2025-03-03 12:00")
    )
    repo.commit("Pindah")
    assert codes(repo.root) == ["RWY001"]


def test_a_promise_made_longer_needs_its_history(repo: Repo) -> None:
    repo.put("catalog/kominfo/layanan/ktp.yaml", service("ktp", "30 jam"))
    repo.commit("Longgarkan")
    assert codes(repo.root) == ["RWY004"]


def test_a_merge_is_one_step_and_the_work_within_it_is_not_judged(repo: Repo) -> None:
    repo.git("switch", "-q", "-c", "kerja")
    repo.put(PMT.format(3), ticket("PMT-3"))
    repo.commit("Konsep")
    repo.put(PMT.format(3), ticket("PMT-3", dikonfirmasi="2025-03-03 12:00"))
    repo.commit("Dibetulkan sebelum digabung")
    assert codes(repo.root) == ["RWY001"]
    repo.git("switch", "-q", "main")
    repo.git("merge", "-q", "--no-ff", "-m", "Gabung", "kerja")
    assert codes(repo.root) == []


def test_a_merge_that_changes_more_than_it_brought_is_seen(repo: Repo) -> None:
    repo.git("switch", "-q", "-c", "kerja")
    repo.put(PMT.format(3), ticket("PMT-3"))
    repo.commit("Tambah")
    repo.git("switch", "-q", "main")
    repo.git("merge", "-q", "--no-ff", "--no-commit", "kerja")
    rewrite(repo)
    assert codes(repo.root) == ["RWY001"]


def test_a_squash_says_that_it_is_one(repo: Repo) -> None:
    rewrite(repo)
    repo.git("commit", "-q", "--amend", "-m", "Perbaikan (#12)")
    ((_, _, message),) = found(repo.root)
    assert "hasil squash" in message
    assert examined(repo.root).world.past.squashed == 1


def test_a_rebase_says_that_it_is_one(repo: Repo) -> None:
    rewrite(repo, GIT_AUTHOR_DATE="2025-03-10T08:00:00+07:00")
    ((_, _, message),) = found(repo.root)
    assert "hasil rebase" in message
    assert "2025-03-10" in message


def test_a_shallow_clone_is_undecided_and_never_clean(repo: Repo, tmp_path: Path) -> None:
    rewrite(repo)
    repo.git("clone", "-q", "--depth", "1", f"file://{repo.root}", str(tmp_path / "dangkal"))
    ((code, _, message),) = found(tmp_path / "dangkal")
    assert code == "RWY009"
    assert "fetch-depth: 0" in message


def test_no_repository_and_no_commit_are_no_fault(tmp_path: Path) -> None:
    outside = Repo(tmp_path / "luar")
    outside.put("catalog/pemda.yaml", PEMDA)
    assert examined(outside.root).world.past.standing is Standing.OUTSIDE
    outside.git("init", "-q")
    assert examined(outside.root).world.past.standing is Standing.OUTSIDE
    assert codes(outside.root) == []


def test_a_detached_head_and_a_second_work_tree_are_read_alike(repo: Repo, tmp_path: Path) -> None:
    rewrite(repo)
    repo.git("checkout", "-q", "--detach")
    assert codes(repo.root) == ["RWY001"]
    repo.git("worktree", "add", "-q", str(tmp_path / "lain"), "main")
    assert codes(tmp_path / "lain") == ["RWY001"]


def test_a_workspace_inside_a_larger_repository(tmp_path: Path) -> None:
    repo = begun(tmp_path / "besar")
    repo.git("mv", "-k", "catalog", "records", "-n", ".")
    (repo.root / "daerah").mkdir()
    for name in ("catalog", "records"):
        repo.git("mv", name, f"daerah/{name}")
    repo.commit("Pindah")
    repo.put(f"daerah/{PMT.format(1)}", ticket("PMT-1", dikonfirmasi="2025-03-03 12:00"))
    repo.commit("Ubah")
    assert codes(repo.root / "daerah") == ["RWY001"]


def test_a_submodule_among_the_records_is_a_finding_and_nothing_else(repo: Repo, tmp_path: Path) -> None:
    other = begun(tmp_path / "anak")
    repo.git("submodule", "add", "-q", str(other.root), "records/anak")
    repo.commit("Submodul")
    told = [one.code for one in examined(repo.root).result.findings]
    assert not {"RWY001", "RWY002", "RWY003", "RWY004"} & set(told)
    assert any(code.startswith("YML") for code in told)


def test_names_of_authors_are_inert(repo: Repo) -> None:
    rewrite(repo, GIT_AUTHOR_NAME="A\x1b[31m ::error::x ##[add-mask]y \u202e")
    ((_, _, message),) = found(repo.root)
    assert not {"\x1b", "\u202e"} & set(message)


@pytest.mark.parametrize("seconds", ["0 +0000", "99999999999 +0000", "4102444800 +0000"])
def test_impossible_dates_are_no_dates(repo: Repo, seconds: str) -> None:
    tree = repo.git("write-tree")
    head = repo.git("rev-parse", "HEAD")
    raw = f"tree {tree}\nparent {head}\nauthor A <a@b.id> {seconds}\ncommitter A <a@b.id> {seconds}\n\nx\n"
    repo.put("../komit", raw)
    commit = repo.git("hash-object", "-t", "commit", "-w", "--literally", str(repo.root / "../komit"))
    repo.git("reset", "-q", "--hard", commit)
    rewrite(repo)
    assert codes(repo.root) == ["RWY001"]


def test_the_first_commit_is_what_a_region_had_before(repo: Repo) -> None:
    repo.put(PMT.format(4), ticket("PMT-4"))
    repo.commit("Susulan", at="2025-06-20T08:00:00+07:00")
    ((code, _, message),) = found(repo.root)
    assert code == "RWY005"
    assert "1 rekaman kominfo" in message


def test_an_exempt_history_is_not_judged_and_says_why(repo: Repo) -> None:
    first = repo.git("rev-list", "--max-parents=0", "HEAD")
    wish = f"riwayat_git: {{dikecualikan: {{komit_pertama: {first}, alasan: Contoh.}}}}\n"
    repo.put("catalog/pemda.yaml", PEMDA + wish)
    rewrite(repo)
    past = examined(repo.root).world.past
    assert (past.standing, past.why) == (Standing.EXEMPT, "Contoh.")
    repo.put("catalog/pemda.yaml", PEMDA + wish.replace(first, "f" * 40))
    assert codes(repo.root) == ["RWY001"]


def test_an_approval_by_another_hand_where_addresses_are_kept(repo: Repo) -> None:
    people = "[{email: sri@uji.id, orang: kominfo/adm}, {email: KABID@uji.id, orang: kominfo/kabid}]"
    repo.put("catalog/pemda.yaml", PEMDA + f"riwayat_git: {{identitas: {people}}}\n")
    told = ticket("PMT-5") + "persetujuan: {oleh: kabid, waktu: 2025-03-03 09:00}\n"
    repo.put(PMT.format(5), told)
    repo.commit("Disetujui")
    assert codes(repo.root) == ["RWY007"]
    repo.git("commit", "-q", "--amend", "-m", "Disetujui\n\nReviewed-by: Agus <kabid@uji.id>")
    assert codes(repo.root) == []


def test_the_one_who_merges_or_wrote_within_the_merge_stands_for_it(repo: Repo) -> None:
    people = "[{email: sri@uji.id, orang: kominfo/adm}, {email: kabid@uji.id, orang: kominfo/kabid}]"
    repo.put("catalog/pemda.yaml", PEMDA + f"riwayat_git: {{identitas: {people}}}\n")
    repo.commit("Daftar")
    repo.git("switch", "-q", "-c", "kerja")
    repo.put(PMT.format(5), ticket("PMT-5") + "persetujuan: {oleh: kabid, waktu: 2025-03-03 09:00}\n")
    repo.commit("Disetujui", GIT_AUTHOR_EMAIL="kabid@uji.id")
    repo.git("switch", "-q", "main")
    repo.git("merge", "-q", "--no-ff", "-m", "Gabung", "kerja")
    assert codes(repo.root) == []


def test_nothing_that_a_repository_holds_is_run(repo: Repo, tmp_path: Path) -> None:
    rewrite(repo)
    sign = tmp_path / "dijalankan"
    trap = tmp_path / "jebakan"
    trap.write_text(f"#!/bin/sh\necho x >> {sign}\ncat\n", encoding="utf-8")
    trap.chmod(0o755)
    for name in (
        "core.fsmonitor", "core.pager", "core.sshCommand", "core.alternateRefsCommand", "core.editor",
        "diff.external", "diff.jebak.textconv", "diff.jebak.command", "filter.jebak.clean",
        "filter.jebak.smudge", "filter.jebak.process", "gpg.program", "log.showSignature",
        "remote.origin.uploadpack", "credential.helper", "uploadpack.packObjectsHook",
    ):  # fmt: skip
        repo.git("config", name, "true" if name == "log.showSignature" else str(trap))
    repo.git("config", "protocol.ext.allow", "always")
    repo.git("config", "remote.origin.url", f"ext::{trap}")
    repo.git("config", "remote.origin.promisor", "true")
    hooks = repo.root / ".git/hooks"
    hooks.mkdir(exist_ok=True)
    for name in ("post-checkout", "post-index-change", "reference-transaction", "fsmonitor-watchman"):
        (hooks / name).symlink_to(trap)
    repo.put(".gitattributes", "* filter=jebak diff=jebak\n")
    bare = repo.root / "records/kominfo/jebak"
    for name in ("objects", "refs"):
        (bare / name).mkdir(parents=True)
    (bare / "HEAD").write_text("ref: refs/heads/main\n")
    (bare / "config").write_text(f"[core]\nbare = true\nfsmonitor = {trap}\n")
    os.utime(repo.root / PMT.format(2))
    sign.unlink(missing_ok=True)
    assert "RWY001" in codes(repo.root)
    asked = ("--root", str(repo.root), "--as-of", AS_OF.isoformat(), "--engine", "serial")
    assert main(["check", *asked, "--since", "HEAD~1"]) == 1
    assert main(["diff", *asked, "HEAD~1"]) == 1
    assert main(["diff", *asked, "HEAD~1", "HEAD"]) == 1
    assert not sign.exists()


def test_a_replaced_object_is_not_believed(repo: Repo) -> None:
    former = repo.git("rev-parse", f"HEAD:{PMT.format(1)}")
    rewrite(repo)
    repo.git("replace", former, repo.git("rev-parse", f"HEAD:{PMT.format(1)}"))
    assert codes(repo.root) == ["RWY001"]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder away")
def test_another_owner_is_undecided(repo: Repo) -> None:
    subprocess.run(["chown", "-R", "12345", str(repo.root)], check=True)
    ((code, _, message),) = found(repo.root)
    assert code == "RWY009"
    assert "dubious ownership" in message


def test_a_machine_without_git(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    assert codes(repo.root) == ["RWY009"]
    assert str(find_repository(repo.root)) == "program git tidak ada"


def test_the_findings_page_says_what_was_read(repo: Repo) -> None:
    rewrite(repo)
    repo.git("commit", "-q", "--amend", "-m", "Perbaikan (#12)")
    (told, squash) = _past(gather(examined(repo.root), usual_periods(AS_OF)))
    assert told.startswith("Dibaca 2 komit")
    assert "1 temuan berkode RWY" in told
    assert squash.startswith("1 komit hasil squash")


def test_the_public_edition_names_the_commit_but_neither_author_nor_former_value(repo: Repo) -> None:
    commit = rewrite(repo)
    found = examined(repo.root)
    told = public_findings(found.result.findings, found.world.index, all_rules())
    (message,) = (one.message for one in told if one.code == "RWY001")
    assert f"{commit[:10]} (2025-03-20)" in message
    assert "Sri" not in message
    assert "13:00" not in message


@pytest.mark.parametrize(
    ("terminal", "more", "lines"), [(True, [], 1), (False, [], 0), (True, ["--quiet"], 0)]
)
def test_outside_git_one_line_says_so_only_where_a_person_looks(
    repo: Repo,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    terminal: bool,
    more: list[str],
    lines: int,
) -> None:
    shutil.rmtree(repo.root / ".git")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal)
    main(["check", "--root", str(repo.root), "--as-of", AS_OF.isoformat(), *more])
    assert capsys.readouterr().err.count("riwayat git tidak dinilai: ") == lines


def test_a_region_sets_how_late_is_late(repo: Repo) -> None:
    repo.put(PMT.format(4), ticket("PMT-4"))
    repo.commit("Susulan", at="2025-06-20T08:00:00+07:00")
    repo.put("catalog/pemda.yaml", PEMDA + "riwayat_git: {batas: {hari_terlambat: 109}}\n")
    assert codes(repo.root) == []
    repo.put("catalog/pemda.yaml", PEMDA + "riwayat_git: {batas: {hari_terlambat: 108}}\n")
    ((code, _, message),) = found(repo.root)
    assert (code, "lebih dari 108 hari" in message) == ("RWY005", True)


def test_a_time_corrected_after_its_limit_asks_for_nothing_more(repo: Repo) -> None:
    open_still = ticket("PMT-6").replace("status: dikonfirmasi", "status: dipenuhi")
    open_still = open_still.replace("dikonfirmasi: 2025-03-03 13:00\nkepuasan: 5\n", "")
    repo.put(PMT.format(6), open_still)
    repo.commit("Tiket", at="2025-03-03T11:30:00+07:00")
    repo.put(PMT.format(6), open_still.replace("dipenuhi: 2025-03-03 11:00", "dipenuhi: 2025-03-03 10:00"))
    repo.commit("Waktu dibetulkan", at="2025-03-10T08:00:00+07:00")
    assert codes(repo.root) == ["RWY003"]
    correction = (
        "jenis: koreksi\nid: KRK-1\nterhadap: PMT-6\ntanggal: 2025-03-10\noleh: adm\nalasan: Salah tulis.\n"
        "perubahan: [{bidang: dipenuhi, semula: '2025-03-03 11:00', menjadi: '2025-03-03 10:00'}]\n"
        "persetujuan: {oleh: kabid, waktu: 2025-03-10}\n"
    )
    repo.put("records/kominfo/koreksi/KRK-1.yaml", correction)
    told = [one.code for one in examined(repo.root).result.findings]
    assert not [code for code in told if code.startswith(("RWY", "KRK"))]


def test_a_correction_counts_also_while_the_schema_refuses_what_it_corrects(repo: Repo) -> None:
    repo.put(PMT.format(1), ticket("PMT-1", dikonfirmasi="2025-03-03 12:00") + "tanpa_nama: 1\n")
    repo.commit("Ubah", "2025-03-20T08:00:00+07:00")
    assert codes(repo.root) == ["RWY001"]
    repo.put(
        "records/kominfo/koreksi/KRK-1.yaml",
        "jenis: koreksi\nid: KRK-1\nterhadap: PMT-1\ntanggal: 2025-03-20\noleh: adm\nalasan: Salah tulis.\n"
        "perubahan: [{bidang: dikonfirmasi, menjadi: '2025-03-03 12:00'}]\n"
        "persetujuan: {oleh: kabid, waktu: 2025-03-20}\n",
    )
    assert codes(repo.root) == []
