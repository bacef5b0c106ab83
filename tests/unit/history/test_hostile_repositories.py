"""Repositories that want something run or written, or the past hidden: every command that asks git."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.cli.main import main
from tests.unit.history.repos import PMT, Repo, begun, ticket

AT = ("--as-of", "2025-07-01T08:00:00+07:00", "--engine", "serial")
Capture = pytest.CaptureFixture[str]

# Every setting by which git may be made to run a program, or to look elsewhere for settings.
SETTINGS = [
    "core.fsmonitor",
    "core.pager",
    "core.editor",
    "core.sshCommand",
    "core.gitProxy",
    "core.askPass",
    "core.alternateRefsCommand",
    "pager.log",
    "pager.diff",
    "alias.log",
    "alias.ls-tree",
    "alias.cat-file",
    "diff.external",
    "diff.jebak.command",
    "diff.jebak.textconv",
    "merge.jebak.driver",
    "filter.jebak.clean",
    "filter.jebak.smudge",
    "filter.jebak.process",
    "filter.lfs.process",
    "gpg.program",
    "gpg.ssh.program",
    "gpg.x509.program",
    "gpg.ssh.defaultKeyCommand",
    "credential.helper",
    "credential.https://x.helper",
    "remote.origin.uploadpack",
    "remote.origin.receivepack",
    "remote.origin.vcs",
    "uploadpack.packObjectsHook",
    "submodule.anak.update",
    "trailer.x.command",
    "trailer.x.cmd",
    "interactive.diffFilter",
    "sequence.editor",
    "diff.tool",
    "difftool.jebak.cmd",
    "browser.jebak.cmd",
    "web.browser",
    "sendemail.sendmailCmd",
    "hook.jebak.command",
    "fsmonitor.socketDir",
    "init.templateDir",
    "core.hooksPath",
]
HOOKS = [
    "pre-commit",
    "post-commit",
    "post-checkout",
    "post-merge",
    "post-index-change",
    "reference-transaction",
    "fsmonitor-watchman",
    "pre-auto-gc",
    "query-watchman",
    "post-rewrite",
    "update",
    "proc-receive",
]


class Trap:
    """A program that leaves a sign when somebody runs it."""

    def __init__(self, place: Path) -> None:
        self.sign = place / "dijalankan"
        self.program = place / "jebakan"
        self.program.write_text(f"#!/bin/sh\necho x >> {self.sign}\ncat\n", encoding="utf-8")
        self.program.chmod(0o755)

    def sprung(self) -> bool:
        return self.sign.exists()


@pytest.fixture
def trap(tmp_path: Path) -> Trap:
    return Trap(tmp_path)


@pytest.fixture
def repo(tmp_path: Path, trap: Trap) -> Repo:
    """Two commits, then everything that a hostile `.git` and a hostile tree can hold."""
    repo = begun(tmp_path / "r")
    repo.put(PMT.format(1), ticket("PMT-1", dikonfirmasi="2025-03-03 12:00"))
    repo.commit("Ubah", "2025-03-20T08:00:00+07:00")
    armed(repo, trap)
    return repo


def armed(repo: Repo, trap: Trap) -> None:
    hooks = repo.root / ".git/kait"
    hooks.mkdir()
    for name in HOOKS:
        (hooks / name).symlink_to(trap.program)
    for name in SETTINGS:
        value = {"core.hooksPath": str(hooks), "alias.log": f"!{trap.program}"}
        repo.git("config", name, value.get(name, str(trap.program)))
    repo.git("config", "submodule.anak.update", f"!{trap.program}")
    more = repo.root / ".git/setelan-lain"
    more.write_text(f"[core]\n\tfsmonitor = {trap.program}\n[log]\n\tshowSignature = true\n")
    repo.git("config", "include.path", str(more))
    repo.git("config", "diff.submodule", "log")
    repo.git("config", "protocol.ext.allow", "always")
    repo.git("config", "remote.origin.url", f"ext::{trap.program}")
    repo.git("config", "remote.origin.promisor", "true")
    repo.git("config", "extensions.partialClone", "origin")
    repo.put(".gitattributes", "* filter=jebak diff=jebak merge=jebak working-tree-encoding=UTF-16\n")
    bare = repo.root / "records/kominfo/jebak"
    for name in ("objects", "refs"):
        (bare / name).mkdir(parents=True)
    (bare / "HEAD").write_text("ref: refs/heads/main\n")
    (bare / "config").write_text(f"[core]\nbare = true\nfsmonitor = {trap.program}\n")
    for path in repo.root.glob("records/**/*.yaml"):
        os.utime(path)
    trap.sign.unlink(missing_ok=True)


def test_the_trap_is_one(repo: Repo, trap: Trap) -> None:
    subprocess.run(["git", "status"], cwd=repo.root, capture_output=True, check=False)
    assert trap.sprung()


COMMANDS: tuple[tuple[str, ...], ...] = (
    ("check", *AT),
    ("check", *AT, "--since", "HEAD~1"),
    ("check", *AT, "--since", "HEAD~1", "--no-cache"),
    ("diff", *AT, "HEAD~1"),
    ("diff", *AT, "HEAD~1", "HEAD"),
    ("diff", *AT, "HEAD~1", "--perbaikan", "{keluar}/p.md"),
    ("diff", *AT, "2025-03-10", "HEAD"),
    ("build", *AT, "--only", "data", "--no-cache"),
    ("build", *AT, "--only", "html", "--opd", "kominfo", "--no-cache"),
    ("maturity", *AT),
    ("due", *AT),
)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(command[:1] + command[5:]))
def test_no_command_runs_anything(
    repo: Repo, trap: Trap, tmp_path: Path, command: tuple[str, ...], capsys: Capture
) -> None:
    asked = [word.replace("{keluar}", str(tmp_path)) for word in command]
    code = main([*asked, "--root", str(repo.root)])
    assert code in (0, 1), capsys.readouterr().err
    assert not trap.sprung()


def test_the_findings_are_those_of_a_peaceful_repository(repo: Repo, capsys: Capture) -> None:
    assert main(["check", "--root", str(repo.root), *AT, "--format", "concise"]) == 1
    said = capsys.readouterr().out
    assert "RWY001" in said
    assert "records/kominfo/jebak:1:1: YML" in said


@pytest.mark.parametrize("name", ["--output=hilang", "-x", "--upload-pack=jebakan", "-"])
@pytest.mark.parametrize("how", ["since", "base", "head"])
def test_a_branch_that_is_called_like_an_option(
    repo: Repo, monkeypatch: pytest.MonkeyPatch, capsys: Capture, name: str, how: str
) -> None:
    """The branch is really there: a repository that is fetched may hold it."""
    ref = repo.root / ".git/refs/heads" / name
    ref.write_text(f"{repo.git('rev-parse', 'HEAD~1')}\n")
    monkeypatch.chdir(repo.root)
    before = sorted(path.name for path in repo.root.iterdir())
    command = {
        "since": ["check", *AT, f"--since={name}"],
        "base": ["diff", *AT, "--", name],
        "head": ["diff", *AT, "--", "HEAD", name],
    }[how]
    assert main(command) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert sorted(path.name for path in repo.root.iterdir()) == before


@pytest.mark.parametrize(
    "name",
    [
        "HEAD@{1}", "@{u}", "@{-1}", ":/Mulai", "HEAD^{/Mulai}", "HEAD^{tree}", ":0:catalog/pemda.yaml",
        "^HEAD", "HEAD..HEAD~1", "HEAD...HEAD~1", "HEAD --output=hilang", "main\n--output=hilang",
        "HEAD~99999999999", "0" * 40, "f" * 40, "x" * 5000, "refs/heads/*", "~1", "HEAD\\", "$(id)", "`id`",
        "../../../etc/passwd",
    ],
)  # fmt: skip
def test_odd_names_of_commits_are_found_or_not_and_nothing_else(
    repo: Repo, trap: Trap, monkeypatch: pytest.MonkeyPatch, capsys: Capture, name: str
) -> None:
    monkeypatch.chdir(repo.root)
    before = sorted(path.name for path in repo.root.iterdir())
    code = main(["check", *AT, f"--since={name}"])
    out, err = capsys.readouterr()
    assert code in (0, 1, 2)
    assert (code == 2) == (out == "" and err.count("\n") == 1)
    assert all(len(line) < 1_000 for line in err.splitlines())
    assert sorted(path.name for path in repo.root.iterdir()) == before
    assert not trap.sprung()


def _assume(repo: Repo) -> None:
    repo.git("update-index", "--assume-unchanged", PMT.format(2))


def _skip(repo: Repo) -> None:
    repo.git("update-index", "--skip-worktree", PMT.format(2))


def _graft(repo: Repo) -> None:
    info = repo.root / ".git/info"
    info.mkdir(exist_ok=True)
    (info / "grafts").write_text(repo.git("rev-parse", "HEAD") + "\n")


def _replace(repo: Repo) -> None:
    repo.git("replace", "--graft", "HEAD")


def _elsewhere(repo: Repo) -> None:
    other = repo.root.parent / "lain"
    begun(other)
    repo.git("config", "core.worktree", str(other))


def _encoded(repo: Repo) -> None:
    repo.put(".gitattributes", "*.yaml working-tree-encoding=UTF-16 ident eol=crlf -diff export-ignore\n")


def _ignored(repo: Repo) -> None:
    repo.put(".gitignore", "records/\n")


@pytest.mark.parametrize("how", [_assume, _skip, _graft, _replace, _elsewhere, _encoded, _ignored])
def test_no_trick_of_git_hides_a_change(tmp_path: Path, capsys: Capture, how: Callable[[Repo], None]) -> None:
    """One closed record was changed in a commit, another on disk alone."""
    repo = begun(tmp_path / "r")
    repo.put(PMT.format(1), ticket("PMT-1", dikonfirmasi="2025-03-03 12:00"))
    repo.commit("Ubah", "2025-03-20T08:00:00+07:00")
    how(repo)
    repo.put(PMT.format(2), ticket("PMT-2", "kia", dikonfirmasi="2025-03-03 12:00"))
    main(["check", "--root", str(repo.root), *AT, "--format", "concise", "--select", "RWY001"])
    said = capsys.readouterr().out
    assert f"{PMT.format(1)}:" in said
    assert f"{PMT.format(2)}:" in said


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder away")
def test_a_repository_of_somebody_else_is_undecided_everywhere(
    repo: Repo, trap: Trap, capsys: Capture
) -> None:
    subprocess.run(["chown", "-hR", "12345", str(repo.root)], check=True)
    for command in (["check", *AT, "--since", "HEAD"], ["diff", *AT, "HEAD"]):
        assert main([*command, "--root", str(repo.root)]) == 2
        out, err = capsys.readouterr()
        assert (out, err.count("\n")) == ("", 1)
        assert "dubious ownership" in err
    main(["check", "--root", str(repo.root), *AT, "--format", "concise"])
    assert "RWY009" in capsys.readouterr().out
    assert not trap.sprung()


def test_a_folder_of_upptime_runs_nothing_either(
    tmp_path: Path, trap: Trap, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    """The folder is one that somebody has handed over, its `.git` and all."""
    given = Repo(tmp_path / "upptime")
    given.root.mkdir()
    given.git("init", "-q", "-b", "main")
    given.put("history/ktp.yml", "status: up\nresponseTime: 3\n")
    given.commit("Naik", "2025-03-01T00:00:00+07:00")
    given.put("history/ktp.yml", "status: down\nresponseTime: 3\n")
    given.commit("Turun", "2025-03-02T00:00:00+07:00")
    armed(given, trap)
    region = begun(tmp_path / "r")
    monkeypatch.chdir(region.root)
    main(
        ["import", "upptime", str(given.root), "--layanan", "ktp", "--period", "2025-03",
         "--as-of", "2025-07-01T08:00:00+07:00"]
    )  # fmt: skip
    assert "komponen" in capsys.readouterr().err
    assert not trap.sprung()


@pytest.mark.parametrize("written", ["1 +9999", "1741000000 -9999", "99999999999 +0000", "-5 +0700"])
def test_odd_times_in_a_folder_of_upptime_are_no_failure_of_the_tool(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture, written: str
) -> None:
    given = Repo(tmp_path / "upptime")
    given.root.mkdir()
    given.git("init", "-q", "-b", "main")
    given.put("history/ktp.yml", "status: up\n")
    given.git("add", "-A")
    tree = given.git("write-tree")
    given.put("../komit", f"tree {tree}\nauthor A <a@b.id> {written}\ncommitter A <a@b.id> {written}\n\nx\n")
    commit = given.git("hash-object", "-t", "commit", "-w", "--literally", str(tmp_path / "komit"))
    given.git("update-ref", "refs/heads/main", commit)
    region = begun(tmp_path / "r")
    monkeypatch.chdir(region.root)
    code = main(
        ["import", "upptime", str(given.root), "--layanan", "ktp", "--period", "2025-03",
         "--as-of", "2025-07-01T08:00:00+07:00"]
    )  # fmt: skip
    _, err = capsys.readouterr()
    assert code in (0, 1, 2), err
    assert err.count("\n") <= 1
