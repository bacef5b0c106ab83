"""What `spbe check` printed before is printed again only while everything it came from is the same."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

import pytest

from pipeline.cli import checking
from pipeline.cli.main import main
from pipeline.formatters.names import DATED, FORMAT_NAMES
from pipeline.formatters.registry import FORMATS
from pipeline.history import log, settled, trees
from pipeline.history.git import Repository
from pipeline.history.gitlinks import gitlinks
from pipeline.history.index import read_index
from pipeline.history.trees import Entry
from pipeline.model.document import Document
from pipeline.model.paper import Paper
from pipeline.run import batches, past, reporting
from pipeline.run.batches import judge_files
from pipeline.run.cache import look, parting, session, standing, store, tree
from pipeline.run.cache.session import open_session
from pipeline.run.examine import examine, source_lines
from pipeline.run.shelved import Store
from tests.unit.history.repos import ADU, OPD, PMT, Repo, begun, complaint, complete, service, ticket

AS_OF = "2026-01-15T08:00:00+07:00"
LATER = "2026-01-15T09:00:00+07:00"
Told = tuple[int, str]


class Bench:
    """A workspace, and how often it was really examined."""

    def __init__(self, repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
        self.repo, self.root, self.examined = repo, repo.root, 0
        self._capsys = capsys

    def check(self, *more: str, as_of: str = AS_OF) -> Told:
        self._capsys.readouterr()
        code = main(["check", "--root", str(self.root), "--as-of", as_of, *more])
        out, err = self._capsys.readouterr()
        assert "kegagalan alat" not in err
        return code, out

    def asked(self, command: str, *more: str) -> Told:
        self._capsys.readouterr()
        code = main([command, "--root", str(self.root), "--as-of", AS_OF, *more])
        return code, self._capsys.readouterr().out

    def fresh(self, *more: str, as_of: str = AS_OF) -> Told:
        examined = self.examined
        told = self.check("--no-cache", *more, as_of=as_of)
        self.examined = examined
        return told

    @property
    def file(self) -> Path:
        (found,) = (Path(os.environ["XDG_CACHE_HOME"]) / "spbe" / "periksa").glob("*.sqlite")
        return found


@pytest.fixture
def bench(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Bench]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    found = Bench(begun(tmp_path / "ws"), capsys)

    def counted(*arguments: object, **named: object) -> object:
        found.examined += 1
        return examine(*arguments, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(checking, "examine", counted)
    yield found
    with suppress(OSError):
        (tmp_path / "cache").chmod(0o700)


def settle(monkeypatch: pytest.MonkeyPatch) -> None:
    """Takes files for old ones at once: what a fresh file is spared is tested elsewhere."""
    monkeypatch.setattr(tree, "FRESH", -(10**18))


def test_the_second_run_prints_what_the_first_one_found(bench: Bench) -> None:
    first = bench.check()
    assert first == bench.check() == bench.fresh()
    assert bench.examined == 1


def test_without_git_too(bench: Bench) -> None:
    shutil.rmtree(bench.root / ".git")
    first = bench.check()
    assert first == bench.check() == bench.fresh()
    assert bench.examined == 1
    bench.repo.put(PMT.format(1), ticket("PMT-1", "tiada"))
    assert bench.check() == bench.fresh() != first


@pytest.mark.parametrize("name", FORMAT_NAMES)
def test_another_form_is_made_of_what_is_known(bench: Bench, name: str) -> None:
    bench.repo.put(PMT.format(1), ticket("PMT-1", "tiada"))
    bench.check("--format", "concise", "--select", "DRP")
    told = bench.check("--format", name)
    assert told == bench.check("--format", name) == bench.fresh("--format", name)
    assert bench.examined == 1


def test_the_formats_are_named_in_order_and_only_the_dated_ones_tell_the_instant(bench: Bench) -> None:
    assert tuple(FORMATS) == FORMAT_NAMES
    bench.repo.put(PMT.format(1), ticket("PMT-1", "tiada"))
    for name in FORMAT_NAMES:
        same = bench.fresh("--format", name) == bench.fresh("--format", name, as_of=LATER)
        assert same is (name not in DATED), name


@pytest.mark.parametrize("more", [("--strict",), ("--select", "REF"), ("--ignore", "REF"), ("catalog",)])
def test_another_request_is_another_answer(bench: Bench, more: tuple[str, ...]) -> None:
    bench.repo.put(PMT.format(1), ticket("PMT-1", "tiada"))
    bench.check()
    assert bench.check(*more) == bench.fresh(*more)
    assert bench.check(*more) == bench.fresh(*more)
    assert bench.check() == bench.fresh()
    assert bench.examined == 1


def test_a_report_in_a_file_is_written_again(bench: Bench, tmp_path: Path) -> None:
    target = tmp_path / "temuan.json"
    bench.check()
    bench.check("--output-file", f"json={target}")
    first = target.read_bytes()
    target.unlink()
    bench.check("--output-file", f"json={target}")
    assert target.read_bytes() == first
    assert bench.examined == 1


def change(path: str, text: str) -> Callable[[Bench], None]:
    return lambda bench: bench.repo.put(path, text)


def in_place(bench: Bench) -> None:
    """Another text of the same size, with the same times as far as a user can set them."""
    file = bench.root / PMT.format(1)
    before = file.stat()
    file.write_text(file.read_text().replace("layanan: ktp", "layanan: ktq"))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert file.stat().st_size == before.st_size


def unseen(option: str) -> Callable[[Bench], None]:
    def told(bench: Bench) -> None:
        bench.repo.git("update-index", option, PMT.format(1))
        in_place(bench)

    return told


def link(bench: Bench) -> None:
    file = bench.root / PMT.format(1)
    file.unlink()
    file.symlink_to(bench.root / PMT.format(2))


def badly_named(bench: Bench) -> None:
    (bench.root / PMT.format(1)).rename(bench.root / PMT.format("1 a"))


def ignored(bench: Bench) -> None:
    bench.repo.put(".gitignore", "PMT-9.yaml\n")
    bench.repo.put(PMT.format(9), ticket("PMT-9", "tiada"))


def rewritten(bench: Bench) -> None:
    """The files are as they were, but the past is another."""
    bench.repo.put(PMT.format(1), ticket("PMT-1", dikonfirmasi="2025-03-03 12:00"))
    bench.repo.commit("Ubah", at="2025-03-05T08:00:00+07:00")
    bench.repo.put(PMT.format(1), ticket("PMT-1"))


def committed(bench: Bench) -> None:
    bench.repo.commit("Lagi", at="2025-03-05T08:00:00+07:00")


CHANGES: dict[str, Callable[[Bench], None]] = {
    "an edit": change(PMT.format(1), ticket("PMT-1", "tiada")),
    "in place": in_place,
    "assume unchanged": unseen("--assume-unchanged"),
    "skip worktree": unseen("--skip-worktree"),
    "gone": lambda bench: bench.repo.remove(PMT.format(1)),
    "new": change(PMT.format(3), ticket("PMT-3", "tiada")),
    "a name": badly_named,
    "a link": link,
    "a pipe": lambda bench: os.mkfifo(bench.root / PMT.format(4)),
    "a hidden folder": lambda bench: (bench.root / "records/.sembunyi").mkdir(),
    "an ignored file": ignored,
    "the catalogue": change("catalog/kominfo/layanan/ktp.yaml", service("ktp", "9 jam")),
    "people": change("catalog/kominfo/opd.yaml", OPD.replace("id: adm,", "id: admin,")),
    "a commit": committed,
    "a commit that rewrites": rewritten,
    "no repository": lambda bench: shutil.rmtree(bench.root / ".git"),
}


# Edits of a ticket that no other record has to do with, and commits: the whole is not examined for them.
TOUCHING_ITSELF = {
    "an edit",
    "in place",
    "a commit",
    "a commit that rewrites",
    "assume unchanged",
    "skip worktree",
}


@pytest.mark.parametrize("name", CHANGES)
def test_every_change_is_seen(bench: Bench, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    settle(monkeypatch)
    bench.check()
    CHANGES[name](bench)
    told = bench.check()
    assert told == bench.fresh()
    assert told == bench.check()
    assert bench.examined == (1 if name in TOUCHING_ITSELF else 2)


def replaced(bench: Bench) -> None:
    """As editors do that write beside and rename."""
    bench.repo.put("records/kominfo/permintaan/2025/.PMT-1", ticket("PMT-1", "tiada"))
    (bench.root / "records/kominfo/permintaan/2025/.PMT-1").rename(bench.root / PMT.format(1))


ALONE: dict[str, Callable[[Bench], None]] = {
    "an end corrected": change(PMT.format(1), ticket("PMT-1", dikonfirmasi="2025-03-03 12:10")),
    "an end before its start": change(PMT.format(1), ticket("PMT-1", dikonfirmasi="2025-03-02 12:10")),
    "an unknown service": change(PMT.format(2), ticket("PMT-2", "tiada")),
    "lines moved": change(PMT.format(1), "# catatan\n\n" + ticket("PMT-1", "tiada")),
    "replaced by an editor": replaced,
    "as it was committed": change(PMT.format(1), ticket("PMT-1")),
}


def test_edits_of_tickets_are_judged_alone_one_after_the_other(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle(monkeypatch)
    bench.check()
    seen = set()
    for name, edit in ALONE.items():
        edit(bench)
        told = bench.check()
        assert told == bench.fresh() == bench.check(), name
        assert told[1] not in seen or name == "as it was committed", name
        assert bench.check("--format", "json") == bench.fresh("--format", "json"), name
        seen.add(told[1])
    assert bench.examined == 1


BESIDE_OTHERS: dict[str, tuple[Callable[[Bench], None], str, bool]] = {
    "a text": (change(ADU.format(1), complaint("ADU-1", gejala="Selalu gagal.")), "", True),
    "a mark": (change(PMT.format(1), ticket("PMT-1").replace("kepuasan: 5", "kepuasan: 4")), "", True),
    "an end that counts the same": (
        change(PMT.format(1), ticket("PMT-1", dikonfirmasi="2025-03-03 13:30")),
        "",
        True,
    ),
    "a target missed": (
        change(PMT.format(1), ticket("PMT-1", dikonfirmasi="2025-03-04 22:00")),
        "EVL001 galat: Bab `permintaan_layanan`",
        False,
    ),
    "a complaint that ended before the outage": (
        change(ADU.format(1), complaint("ADU-1", selesai="2025-03-03 08:55")),
        "PTU200",
        False,
    ),
    "as it was": (change(ADU.format(1), complaint("ADU-1")), "EVL001 galat: Bab `permintaan_layanan`", False),
}


def test_edits_of_tickets_that_count_elsewhere_are_told_from_those_that_do_not(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beside monitoring, a release and an evaluation, which lay all tickets of a service together."""
    settle(monkeypatch)
    complete(bench.repo)
    bench.check()
    for name, (edit, told, alone) in BESIDE_OTHERS.items():
        examined = bench.examined
        edit(bench)
        found = bench.check()
        assert found == bench.fresh() == bench.check(), name
        assert told in found[1], name
        assert ("PTU200" in found[1]) is (told == "PTU200"), name
        assert bench.examined == examined + (not alone), name


def test_the_first_monitoring_lets_batches_note_what_is_asked_of_them(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also those that were judged before there was any."""
    settle(monkeypatch)
    bench.check()

    def refused(store: Store, number: int) -> tuple[object, ...]:
        assert store.shelves[number].sums or not store.shelves[number]
        return ()

    monkeypatch.setattr(Store, "tickets", refused)
    complete(bench.repo)
    told = bench.check()
    assert told == bench.fresh() == bench.check()
    assert "EVL001" in told[1]


def test_a_commit_of_edited_tickets_is_told_of_alone(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    settle(monkeypatch)
    bench.check()
    seen = set()
    for day, edit in enumerate(ALONE.values(), start=5):
        edit(bench)
        bench.repo.commit("Diubah", at=f"2025-03-{day:02}T08:00:00+07:00")
        assert bench.check() == bench.fresh() == bench.check()
        seen.add(bench.check()[1])
    bench.repo.commit("Kosong")
    assert bench.check() == bench.fresh()
    assert len(seen) > 2
    assert bench.examined == 1


def test_a_rewritten_commit_is_not_gone_on_from(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    settle(monkeypatch)
    bench.repo.put(PMT.format(1), ticket("PMT-1", dikonfirmasi="2025-03-03 13:01"))
    bench.repo.commit("Diubah", at="2025-03-05T08:00:00+07:00")
    first = bench.check()
    assert "RWY001" in first[1]
    bench.repo.git("reset", "-q", "--soft", "HEAD~1")
    bench.repo.git("commit", "-q", "--amend", "-m", "Mulai")
    assert bench.check() == bench.fresh() != first


@pytest.mark.parametrize(
    "more", [(), ("--strict",), ("--select", "SKM"), ("records",), ("--format", "rdjson")]
)
def test_of_a_file_that_was_not_edited_the_lines_are_not_read_again(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, more: tuple[str, ...]
) -> None:
    settle(monkeypatch)
    refused = ticket("PMT-2").replace("kepuasan: 5", "kepuasan: lima")
    bench.repo.put(PMT.format(2), refused)
    bench.repo.put(PMT.format(3), refused.replace("PMT-2", "PMT-3"))
    bench.repo.commit("Catat lagi")
    first = bench.check(*more)
    read: list[str] = []

    def lines(root: Path, path: str) -> list[str]:
        read.append(path)
        return source_lines(root, path)

    monkeypatch.setattr(reporting, "source_lines", lines)
    # The finding is the same to the letter, the line above it another.
    bench.repo.put(PMT.format(2), refused.replace("13:00", "13:09"))
    second = bench.check(*more)
    # Where a choice was printed, which findings that were is not kept; nor what another form says of each.
    if more in ((), ("--strict",)):
        assert set(read) == {PMT.format(2)}
    assert second == bench.fresh(*more) != first
    bench.repo.put(PMT.format(1), ticket("PMT-1", dikonfirmasi="2025-03-03 13:01"))
    assert bench.check(*more) == bench.fresh(*more)
    bench.repo.put(PMT.format(2), refused)
    assert bench.check(*more) == bench.fresh(*more)
    assert bench.check() == bench.fresh()
    assert bench.examined == 1


@pytest.mark.parametrize("number", [2, 3], ids=["of which commits tell", "that is new in a commit"])
def test_a_ticket_that_stays_refused_is_judged_alone(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    settle(monkeypatch)
    refused = ticket(f"PMT-{number}").replace("kepuasan: 5", "kepuasan: lima")
    bench.repo.put(PMT.format(number), refused)
    bench.repo.commit("Catat lagi", at="2025-03-05T08:00:00+07:00")
    first = bench.check()
    bench.repo.put(PMT.format(number), refused.replace("lima", "enam"))
    assert bench.check() == bench.fresh() != first
    bench.repo.put(PMT.format(number), refused)
    assert bench.check() == bench.fresh() == first
    assert bench.examined == 1


WHOLE: dict[str, Callable[[Bench], None]] = {
    "another day": change(
        PMT.format(1), ticket("PMT-1").replace("diajukan: 2025-03-03", "diajukan: 2025-02-03")
    ),
    "another name": change(PMT.format(1), ticket("PMT-7")),
    "a name twice": change(PMT.format(1), ticket("PMT-2")),
    "a paper": change(PMT.format(1), ticket("PMT-1") + "lampiran: [{berkas: surat.pdf, jenis: lainnya}]\n"),
    "another ticket named": change(PMT.format(1), ticket("PMT-1") + "aduan: ADU-1\n"),
    "no longer sound": change(PMT.format(1), ticket("PMT-1").replace("kepuasan: 5", "kepuasan: lima")),
    "no longer YAML": change(PMT.format(1), "jenis: [permintaan\n"),
}


@pytest.mark.parametrize("name", WHOLE)
def test_what_others_have_to_do_with_is_judged_with_them(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    settle(monkeypatch)
    bench.check()
    bench.repo.put(PMT.format(2), ticket("PMT-2", "tiada"))
    bench.check()
    assert bench.examined == 1
    WHOLE[name](bench)
    told = bench.check()
    assert told == bench.fresh() == bench.check()
    assert bench.examined == 2
    bench.repo.put(PMT.format(2), ticket("PMT-2"))
    assert bench.check() == bench.fresh()


def test_a_file_that_a_record_names_elsewhere_is_looked_at(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle(monkeypatch)
    paper = bench.root / "berkas/putusan.pdf"
    bench.repo.put("berkas/putusan.pdf", "satu")
    seen = [Paper(document=Document("", 0, 1, {}), number=0, entry={}, path="berkas/putusan.pdf")]
    monkeypatch.setattr("pipeline.model.paper.Papers.all", lambda _: seen)
    bench.check()
    bench.check()
    assert bench.examined == 1
    paper.write_text("dua!")
    told_anew(bench, 2)
    paper.unlink()
    told_anew(bench, 3)
    paper.symlink_to("/dev/null")
    told_anew(bench, 4)
    paper.parent.rename(bench.root / "pindah")
    paper.parent.symlink_to(bench.root / "pindah")
    told_anew(bench, 5)


def told_anew(bench: Bench, number: int) -> None:
    """Two more checks, of which the first examines."""
    bench.check()
    bench.check()
    assert bench.examined == number


def test_packs_behind_a_link_are_looked_at_anew(bench: Bench, tmp_path: Path) -> None:
    (bench.root / "catalog/peraturan").mkdir()
    (bench.root / "catalog/peraturan/lain").symlink_to(tmp_path)
    bench.check()
    bench.check()
    assert bench.examined == 2


@pytest.mark.parametrize("aged", [True, False])
def test_touching_a_file_or_git_looking_at_it_changes_nothing(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, aged: bool
) -> None:
    if aged:
        settle(monkeypatch)
    first = bench.check()
    bench.repo.git("status")
    assert bench.check() == bench.check() == first
    assert bench.examined == 1
    (bench.root / PMT.format(1)).touch()
    assert bench.check() == first


def test_git_is_asked_for_what_it_knows(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    settle(monkeypatch)
    bench.check()
    looked: list[str] = []

    def folder_of(root: Path, folder: str, now: int, loose: dict[str, str]) -> tuple[tree.Folder, list[str]]:
        looked.append(folder)
        return tree.folder_of(root, folder, now, loose)

    monkeypatch.setattr(standing, "folder_of", folder_of)
    bench.check()
    assert looked == []
    bench.repo.put("records/kominfo/permintaan/2025/catatan.txt", "x")
    bench.check()
    looked.clear()
    bench.check()
    assert looked == ["records/kominfo/permintaan/2025"]
    assert bench.examined == 2


def test_what_is_edited_again_is_known_before_git_has_looked(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle(monkeypatch)

    def stirs() -> bool:
        session = open_session(bench.root, os.environ)
        assert session is not None
        try:
            return session.stirs()
        finally:
            session.close()

    assert not stirs()
    bench.check()
    bench.repo.put(PMT.format(1), ticket("PMT-1", dikonfirmasi="2025-03-03 13:01"))
    assert not stirs()
    bench.check()
    assert not stirs()
    bench.repo.put(PMT.format(1), ticket("PMT-1", dikonfirmasi="2025-03-03 13:02"))
    assert stirs()
    assert bench.check() == bench.fresh()
    assert not stirs()
    # An editor's way of saving, where git has not told of the file before.
    bench.repo.put(f"{PMT.format(2)}~", ticket("PMT-2", "kia", dikonfirmasi="2025-03-03 13:02"))
    (bench.root / f"{PMT.format(2)}~").replace(bench.root / PMT.format(2))
    assert stirs()
    assert bench.check() == bench.fresh()
    bench.repo.remove(PMT.format(1))
    assert stirs()


def test_an_index_that_stands_as_it_stood_is_not_read_again(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle(monkeypatch)
    read: list[Repository] = []

    def counted(repository: Repository) -> bytes | None:
        read.append(repository)
        return read_index(repository)

    monkeypatch.setattr(look, "read_index", counted)
    bench.check()
    bench.check()
    assert len(read) == 1
    bench.check()
    bench.repo.put(PMT.format(1), ticket("PMT-1", dikonfirmasi="2025-03-03 13:01"))
    assert bench.check() == bench.fresh()
    assert len(read) == 1
    # From now on git looks away from the file; what it is told stands in the index alone.
    bench.repo.git("update-index", "--assume-unchanged", PMT.format(1))
    bench.repo.put(PMT.format(1), ticket("PMT-1", "tiada"))
    told = bench.check()
    assert "REF" in told[1]
    assert told == bench.fresh()
    assert len(read) > 1


def test_other_repositories_are_looked_for_once_while_the_index_stands(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle(monkeypatch)
    searched: list[Path] = []

    def counted(root: Path) -> tuple[str, ...]:
        searched.append(root)
        return gitlinks(root)

    monkeypatch.setattr(session, "gitlinks", counted)
    bench.check()
    once = len(searched)
    bench.check()
    bench.repo.put(PMT.format(1), ticket("PMT-1", dikonfirmasi="2025-03-03 13:01"))
    assert bench.check() == bench.fresh()
    assert len(searched) == once == 1
    bench.repo.git("update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},records/lain")
    told = bench.check()
    assert "records/lain" in told[1]
    assert told == bench.fresh()
    assert len(searched) > once


def test_no_filter_of_the_repository_is_run(bench: Bench, tmp_path: Path) -> None:
    mark = tmp_path / "dijalankan"
    for key in ("clean", "process"):
        bench.repo.git("config", f"filter.jahat.{key}", f"touch {mark}; cat")
    bench.repo.git("config", "core.fsmonitor", f"touch {mark}")
    bench.repo.put(".gitattributes", "*.yaml filter=jahat\n")
    bench.check()
    (bench.root / PMT.format(1)).touch()
    bench.check()
    bench.check()
    assert not mark.exists()


@pytest.mark.parametrize("minutes", [0, 31])
def test_a_later_instant_is_judged_anew_once_something_turns(bench: Bench, minutes: int) -> None:
    running = ticket("PMT-1").split("direspons")[0].replace("2025-03-03 08:00", "2026-01-14 08:30")
    bench.repo.put(PMT.format(1), f"{running}status: diajukan\n")
    now = f"2026-01-15T08:{minutes:02}:00+07:00"
    first = bench.check(as_of=now)
    assert bench.check(as_of="2026-01-15T08:29:59+07:00") == bench.fresh(as_of="2026-01-15T08:29:59+07:00")
    assert bench.check(as_of="2026-01-15T08:30:01+07:00") == bench.fresh(as_of="2026-01-15T08:30:01+07:00")
    assert bench.check(as_of=now) == first
    assert bench.fresh(as_of="2026-01-15T08:29:59+07:00") != bench.fresh(as_of="2026-01-15T08:30:01+07:00")


def test_an_instant_before_the_next_turn_needs_no_examination(bench: Bench) -> None:
    bench.check(as_of="2025-06-01T08:00:00+07:00")
    bench.check(as_of="2025-06-01T08:30:00+07:00")
    assert bench.examined == 1
    assert bench.check(as_of="2024-06-01T08:00:00+07:00") == bench.fresh(as_of="2024-06-01T08:00:00+07:00")
    assert bench.examined == 2


@pytest.mark.parametrize(
    "where", ["first", "middle", "last", "header", "cut", "empty", "text", "other", "table"]
)
def test_a_damaged_cache_is_made_anew(bench: Bench, where: str) -> None:
    first = bench.check()
    raw = bench.file.read_bytes()
    damaged = {
        "first": bytes([raw[0] ^ 1]) + raw[1:],
        "middle": raw[: len(raw) // 2] + bytes(64) + raw[len(raw) // 2 + 64 :],
        "last": raw[:-40] + bytes(40),
        "header": raw[:60] + b"\xff" * 40 + raw[100:],
        "cut": raw[: len(raw) // 3],
        "empty": b"",
        "text": b"bukan tembolok\n" * 100,
    }
    if where in damaged:
        bench.file.write_bytes(damaged[where])
    else:
        made = sqlite3.connect(bench.file)
        if where == "other":
            made.execute("PRAGMA user_version = 99")
        else:
            made.execute("CREATE TABLE lain (a)")
        made.commit()
        made.close()
    assert bench.check() == first
    assert bench.check() == first
    assert bench.examined <= 2


def test_a_cache_that_others_may_write_is_not_used(bench: Bench) -> None:
    first = bench.check()
    bench.file.chmod(0o666)
    assert bench.check() == first
    assert bench.examined == 2
    bench.file.chmod(0o600)
    bench.file.parent.chmod(0o777)
    assert bench.check() == first
    assert bench.examined == 3


def test_a_cache_that_is_a_link_is_not_used(bench: Bench, tmp_path: Path) -> None:
    first = bench.check()
    kept = tmp_path / "lain"
    name = bench.file
    name.rename(kept)
    name.symlink_to(kept)
    assert bench.check() == first
    assert bench.examined == 2


def test_a_locked_cache_is_done_without(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "_SECONDS_OF_A_LOCK", 0.01)
    first = bench.check()
    holder = sqlite3.connect(bench.file, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    assert bench.check() == first
    holder.close()
    assert bench.check() == first


def test_a_folder_that_cannot_be_made_is_done_without(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "berkas").write_text("")
    for place in (str(tmp_path / "berkas"), "/proc/tidak-ada", "bukan/mutlak"):
        monkeypatch.setenv("XDG_CACHE_HOME", place)
        assert bench.check() == bench.fresh()
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.delenv("HOME")
    assert bench.check() == bench.fresh()


def test_a_full_disk_is_done_without(bench: Bench) -> None:
    (bench.root / "records/penuh").mkdir()
    first = bench.check()
    environment = {**os.environ, "XDG_CACHE_HOME": os.environ["XDG_CACHE_HOME"] + "-lain"}
    command = f'ulimit -f 1; exec "{sys.executable}" -m pipeline check --root "{bench.root}" --as-of {AS_OF}'
    done = subprocess.run(
        ["bash", "-c", command], env=environment, capture_output=True, text=True, check=False, timeout=120
    )
    assert (done.returncode, done.stdout, done.stderr) == (*first, "")


def test_what_is_told_of_the_past_is_told_again(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(bench.root / ".git")
    told = []
    for _ in range(2):
        main(["check", "--root", str(bench.root), "--as-of", AS_OF, "--verbose"])
        told.append(capsys.readouterr())
    assert told[0] == told[1]
    assert "riwayat git tidak dinilai" in told[0].err
    assert bench.examined == 1


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """The batches that were judged, each by its files."""
    found: list[tuple[str, ...]] = []

    def noted(known: batches.Setting, paths: tuple[str, ...]) -> batches.BatchResult:
        found.append(paths)
        return judge_files(known, paths)

    monkeypatch.setattr(batches, "judge_files", noted)
    return found


MARCH, APRIL = "records/kominfo/permintaan/2025/PMT-1.yaml", "records/kominfo/permintaan/2024/PMT-5.yaml"


def test_only_a_folder_that_changed_is_judged_again(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, judged: list[tuple[str, ...]]
) -> None:
    settle(monkeypatch)
    bench.repo.put(APRIL, ticket("PMT-5"))
    bench.check()
    judged.clear()
    bench.repo.put(APRIL, ticket("PMT-5", "tiada"))
    told = bench.check()
    assert judged == [(APRIL,)]
    assert told == bench.fresh()
    judged.clear()
    bench.repo.remove(APRIL)
    told = bench.check()
    assert judged == []
    assert told == bench.fresh()
    judged.clear()
    bench.repo.put("catalog/kominfo/layanan/ktp.yaml", service("ktp", "9 jam"))
    told = bench.check()
    assert len(judged) == 1
    assert told == bench.fresh()


def test_files_that_join_a_folder_are_judged_without_those_that_were_there(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, judged: list[tuple[str, ...]]
) -> None:
    settle(monkeypatch)
    monkeypatch.setattr(parting, "FEWEST", 2)
    there = [PMT.format(number) for number in (1, 2, 4)]
    for number in (2, 4):
        bench.repo.put(PMT.format(number), ticket(f"PMT-{number}"))
    bench.check()

    def then(*files: str) -> None:
        judged.clear()
        told = bench.check()
        assert judged == ([files] if files else [])
        assert told == bench.fresh()

    bench.repo.put(PMT.format(5), ticket("PMT-5"))
    then(PMT.format(5))
    # So few are judged again with the next; those before are not.
    bench.repo.put(PMT.format(6), ticket("PMT-6"))
    then(PMT.format(5), PMT.format(6))
    bench.repo.put(PMT.format(7), ticket("PMT-7", "tiada"))
    then(PMT.format(7))
    # Among others: what was one batch is none any more, what comes after is.
    bench.repo.put(PMT.format(3), ticket("PMT-3"))
    judged.clear()
    told = bench.check()
    assert (PMT.format(5), PMT.format(6)) not in judged
    assert tuple(sorted((*there, PMT.format(3)))) in judged
    assert told == bench.fresh()
    bench.repo.remove(PMT.format(6))
    assert bench.check() == bench.fresh()
    bench.repo.put(PMT.format(2), ticket("PMT-2", "tiada"))
    bench.repo.put(PMT.format(8), ticket("PMT-8"))
    assert bench.check() == bench.fresh()


@pytest.mark.parametrize("path", [APRIL, "catalog/kominfo/layanan/ktp.yaml", "catalog/pemda.yaml"])
def test_what_could_not_be_read_once_is_read_the_next_time(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    settle(monkeypatch)
    bench.repo.put(APRIL, ticket("PMT-5"))
    bench.repo.commit("Lagi")
    real = os.open

    def hindering(place: str | Path, *arguments: int, **named: int) -> int:
        if str(place).endswith(path):
            raise OSError(errno.EMFILE, "Too many open files")
        return real(place, *arguments, **named)

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", hindering)
        for command in ASKED.values():
            bench.asked(*command)
        assert "YML004" in bench.asked("check")[1]
    for command in ASKED.values():
        assert bench.asked(*command) == bench.asked(*command, "--no-cache")
    assert "YML004" not in bench.check()[1]


ASKED = {
    "measure": ("measure", "--format", "json"),
    "maturity": ("maturity", "--format", "json"),
    "due": ("due", "--format", "json"),
    "check": ("check", "--format", "json"),
}


@pytest.mark.parametrize("second", ASKED)
@pytest.mark.parametrize("first", ASKED)
def test_what_one_command_judged_another_needs_not_judge(
    bench: Bench,
    monkeypatch: pytest.MonkeyPatch,
    judged: list[tuple[str, ...]],
    first: str,
    second: str,
) -> None:
    settle(monkeypatch)
    running = ticket("PMT-5").replace("status: dikonfirmasi", "status: ditangani").split("dipenuhi")[0]
    bench.repo.put(APRIL, running + "status: ditangani\n")
    for edit, known in ((None, set()), ("PMT-6", {APRIL, MARCH, PMT.format(2)})):
        if edit:
            bench.repo.put(APRIL.replace("2024/PMT-5", f"2023/{edit}"), ticket(edit))
        bench.asked(*ASKED[first])
        judged.clear()
        told = bench.asked(*ASKED[second])
        assert judged == []
        assert told == bench.asked(*ASKED[second], "--no-cache")
        assert known <= {path for paths in judged for path in paths}


def test_only_a_folder_in_which_a_clock_turned_is_judged_again(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, judged: list[tuple[str, ...]]
) -> None:
    settle(monkeypatch)
    running = ticket("PMT-5").split("direspons")[0].replace("2025-03-03 08:00", "2026-01-14 08:30")
    bench.repo.put(APRIL, f"{running}status: diajukan\n")
    bench.check()
    judged.clear()
    told = bench.check(as_of=LATER)
    assert judged == [(APRIL,)]
    assert told == bench.fresh(as_of=LATER)


def test_what_another_key_marked_is_not_believed(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, judged: list[tuple[str, ...]], tmp_path: Path
) -> None:
    first = bench.check()
    judged.clear()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state-lain"))
    assert bench.check() == first
    assert len(judged) == 1
    (tmp_path / "state-lain/spbe/kunci").chmod(0o644)
    judged.clear()
    assert bench.check() == first
    assert len(judged) == 1


def test_batches_that_are_gone_are_given_up(bench: Bench) -> None:
    bench.check()
    for name in ("a", "b", "c"):
        bench.repo.put(f"records/kominfo/permintaan/2024/{name}.yaml", ticket("PMT-5"))
        bench.check()
        bench.repo.remove(f"records/kominfo/permintaan/2024/{name}.yaml")
    bench.repo.put(PMT.format(2), ticket("PMT-2"))
    bench.check()
    kept = store.store_of(bench.root, os.environ)
    assert kept is not None
    assert len(kept.names("kelompok *")) == 1


def test_old_workspaces_are_given_up(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "MOST_WORKSPACES", 2)
    folder = store.store_of(bench.root, os.environ)
    assert folder is not None
    for number in range(5):
        other = store.Store(folder.file.with_name(f"{number}.sqlite"), b"kunci")
        assert other.write({"a": b"b"})
        os.utime(other.file, (number, number))
    assert sorted(file.stem for file in folder.file.parent.glob("*.sqlite")) == ["2", "3", "4"]


@pytest.fixture
def read_again(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files whose contents were compared with a commit, and "riwayat" where all of it was read."""
    found: list[str] = []

    def compared(
        repository: Repository, entries: Mapping[str, Entry], paths: Iterable[str], unread: set[str]
    ) -> set[str]:
        there = list(paths)
        found.extend(there)
        return trees.differing(repository, entries, there, unread)

    def line_of(repository: Repository, *, merged: bool = False, since: str = "") -> object:
        found.extend(() if since else ("riwayat",))
        return log.main_line(repository, merged=merged, since=since)

    monkeypatch.setattr(settled, "differing", compared)
    monkeypatch.setattr(past, "main_line", line_of)
    return found


def test_of_a_new_commit_only_what_it_brought_is_read(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, read_again: list[str]
) -> None:
    settle(monkeypatch)
    bench.repo.put(APRIL, ticket("PMT-5"))
    bench.repo.commit("Bulan lain")
    bench.check()
    assert {"riwayat", MARCH, APRIL} <= set(read_again)
    for number in (6, 7):
        read_again.clear()
        bench.repo.put(MARCH.replace("PMT-1", f"PMT-{number}"), ticket(f"PMT-{number}"))
        told = bench.check()
        assert not {"riwayat", APRIL}.intersection(read_again)
        assert told == bench.fresh()
        read_again.clear()
        bench.repo.commit("Lebih banyak", at="2025-06-05T08:00:00+07:00")
        told = bench.check()
        assert not {"riwayat", APRIL}.intersection(read_again)
        assert told == bench.fresh()
        assert "RWY005" in told[1]


def test_history_that_is_no_continuation_is_read_from_its_beginning(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, read_again: list[str]
) -> None:
    settle(monkeypatch)
    bench.repo.put(MARCH, ticket("PMT-1", dikonfirmasi="2025-03-03 13:01"))
    bench.repo.commit("Diubah")
    first = bench.check()
    read_again.clear()
    bench.repo.git("reset", "-q", "--hard", "HEAD~1")
    bench.repo.put(MARCH, ticket("PMT-1", dikonfirmasi="2025-03-03 13:02"))
    bench.repo.commit("Lain")
    told = bench.check()
    assert "riwayat" in read_again
    assert told == bench.fresh() != first
