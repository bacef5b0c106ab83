"""A build that would come to the same is left as it stands; whatever else has changed is built."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.cli import build as command
from pipeline.cli.main import main
from pipeline.run.build import build
from pipeline.run.cache import session, tree
from tests.unit.cli.builds import COMPLETE, state
from tests.unit.history.repos import Repo

AS_OF = "2025-08-15T08:00:00+07:00"
ASKED = ("--only", "html", "--opd", "kecamatan-kota")


class Bench:
    """A workspace under git, and how often it was really built."""

    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.repo = Repo(root)
        self._capsys = capsys
        self.built = 0

    @property
    def root(self) -> Path:
        return self.repo.root

    @property
    def ticket(self) -> Path:
        return next(iter(sorted((self.root / "records").rglob("ADU-*.yaml"))))

    def build(self, *more: str, as_of: str = AS_OF) -> tuple[int, str, bool]:
        """Exit code, output, and whether anything was built."""
        before = self.built
        self._capsys.readouterr()
        code = main(["build", "--root", str(self.root), "--as-of", as_of, *(more or ASKED)])
        return code, self._capsys.readouterr().out, self.built > before


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Bench:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setattr(tree, "FRESH", -(10**18))
    found = Bench(shutil.copytree(COMPLETE, tmp_path / "ws"), capsys)
    found.repo.git("init", "-q", "-b", "main")
    (found.root / ".gitignore").write_text("build/\n.spbe/\n")
    found.repo.commit("Mulai", at="2025-08-01T08:00:00+07:00")

    def counted(*given: object) -> object:
        found.built += 1
        return build(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(command, "build", counted)
    return found


def test_nothing_changed_is_said_and_nothing_written(bench: Bench) -> None:
    code, said, built = bench.build()
    assert built
    before, stamp = state(bench.root), (bench.root / "build/index.html").stat().st_mtime_ns
    again, said_again, built = bench.build()
    assert not built
    assert again == code
    assert command.UNCHANGED in said_again
    assert [line for line in said_again.splitlines() if line != command.UNCHANGED] == said.splitlines()
    assert state(bench.root) == before
    assert (bench.root / "build/index.html").stat().st_mtime_ns == stamp


@pytest.mark.parametrize("office", ["diskominfo", "kecamatan-kota"])
def test_records_of_an_office_without_a_document_of_its_own_cost_no_build(bench: Bench, office: str) -> None:
    whole = bench.build("--only", "html")[0]
    before, path = state(bench.root), bench.root / f"catalog/{office}/opd.yaml"
    text = path.read_text("utf-8")
    path.unlink()
    code, _, built = bench.build("--only", "html")
    assert (code, built) == (1, True)
    assert not bench.build("--only", "html")[2]
    path.write_text(text, "utf-8")
    assert bench.build("--only", "html")[0] == whole
    assert state(bench.root) == before


def test_a_build_right_after_a_checkout_of_very_many_files_waits_until_they_have_aged(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = 1_000_000_000
    monkeypatch.setattr(tree, "MOST_LOOSE", 3)
    monkeypatch.setattr(tree, "FRESH", second)
    monkeypatch.setattr(session, "FRESH", second)
    for file in (bench.root / "records").rglob("*.yaml"):
        file.touch()
    assert bench.build()[2]
    assert not bench.build()[2]


def test_beside_git_a_build_again_leaves_a_site_whose_files_differ_from_the_commit(bench: Bench) -> None:
    edited(bench)
    assert bench.build()[2]
    assert not bench.build()[2]
    committed(bench)
    assert bench.build()[2]


def edited(bench: Bench) -> None:
    bench.ticket.write_text(bench.ticket.read_text() + "# dilihat lagi\n")


def committed(bench: Bench) -> None:
    bench.repo.commit("Kosong", at="2025-08-02T08:00:00+07:00")


def committed_and_kept_on_disk(bench: Bench) -> None:
    edited(bench)
    bench.repo.commit("Diubah", at="2025-08-02T08:00:00+07:00")


def removed(bench: Bench) -> None:
    bench.ticket.unlink()


def page(bench: Bench) -> Path:
    return bench.root / "build/index.html"


def tampered(bench: Bench) -> None:
    text = page(bench).read_text()
    page(bench).write_text(text.replace("a", "b", 1))


def lost(bench: Bench) -> None:
    page(bench).unlink()


def added(bench: Bench) -> None:
    (bench.root / "build/tambahan.html").write_text("x")


def closed(bench: Bench) -> None:
    page(bench).chmod(0o600)


def linked(bench: Bench) -> None:
    page(bench).rename(bench.root / "build/asli.html")
    page(bench).symlink_to("asli.html")


def forged(bench: Bench) -> None:
    """Page and manifest agree with each other, but not with what was built."""
    manifest = bench.root / "build/manifest.json"
    content = json.loads(manifest.read_bytes())
    tampered(bench)
    raw = page(bench).read_bytes()
    for file in content["files"]:
        if file["path"] == "index.html":
            file |= {"bytes": len(raw), "sha256": hashlib.sha256(raw).hexdigest()}
    manifest.write_text(json.dumps(content))


def forgotten(_: Bench) -> None:
    shutil.rmtree(os.environ["XDG_CACHE_HOME"])


def corrupt(_: Bench) -> None:
    for file in (Path(os.environ["XDG_CACHE_HOME"]) / "spbe/situs").glob("*.sqlite"):
        file.write_bytes(b"SQLite format 3\0" + b"\xff" * 4096)


def another_key(_: Bench) -> None:
    shutil.rmtree(os.environ["XDG_STATE_HOME"])


CHANGES: dict[str, Callable[[Bench], None]] = {
    name.__name__: name
    for name in (
        edited, committed, committed_and_kept_on_disk, removed, tampered, lost, added, closed, linked, forged,
        forgotten, corrupt, another_key,
    )
}  # fmt: skip


@pytest.mark.parametrize("name", CHANGES)
def test_whatever_changed_is_built(bench: Bench, name: str) -> None:
    bench.build()
    CHANGES[name](bench)
    told = bench.build()
    assert told[2], name
    made = state(bench.root / "build")
    assert bench.build("--no-cache", *ASKED)[:2] == told[:2]
    assert state(bench.root / "build") == made


@pytest.mark.parametrize(
    "more",
    [("--only", "html"), ("--only", "data", "--opd", "kecamatan-kota"), (*ASKED, "--no-cache")],
)
def test_another_request_is_built(bench: Bench, more: tuple[str, ...]) -> None:
    bench.build()
    assert bench.build(*more)[2]


def test_another_instant_is_built(bench: Bench) -> None:
    bench.build()
    assert bench.build(as_of="2025-08-15T08:00:01+07:00")[2]
    assert bench.build()[2]
