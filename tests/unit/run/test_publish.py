"""A build takes its place whole or not at all, whatever fails and whenever."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.render.page import Page
from pipeline.run import publish as module
from pipeline.run.publish import Refused, publish, workshop

FIRST = [Page("index.html", b"lama"), Page("data/a.json", b"{}")]
SECOND = [Page("index.html", b"baru"), Page("data/b.json", b"[]")]
REPOSITORY = Path(__file__).parents[3]


def build(root: Path, pages: list[Page]) -> None:
    with workshop(root) as shop:
        publish(shop, pages, {"as_of": "2025-01-01"})


def tree(folder: Path) -> dict[str, bytes]:
    return {str(f.relative_to(folder)): f.read_bytes() for f in sorted(folder.rglob("*")) if f.is_file()}


def whole(folder: Path) -> str:
    """The content of a build whose manifest holds, "" for anything else."""
    manifest = json.loads((folder / "manifest.json").read_bytes())
    files = tree(folder)
    files.pop("manifest.json")
    listed = {entry["path"]: entry["sha256"] for entry in manifest["files"]}
    assert listed == {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    return files["index.html"].decode()


def leftovers(root: Path) -> list[str]:
    return sorted(path.name for path in (root / ".spbe").iterdir() if path.name.startswith("build-"))


def test_a_build_is_written_with_a_manifest_of_all_its_files(tmp_path: Path) -> None:
    build(tmp_path, FIRST)
    assert whole(tmp_path / "build") == "lama"
    manifest = json.loads((tmp_path / "build/manifest.json").read_bytes())
    assert [entry["path"] for entry in manifest["files"]] == ["data/a.json", "index.html"]
    assert manifest["as_of"] == "2025-01-01"
    assert leftovers(tmp_path) == []


def test_a_file_may_come_in_pieces(tmp_path: Path) -> None:
    with workshop(tmp_path) as shop:
        edition = module.Edition(shop)
        edition.put_pieces("index.html", (bytes([65 + number]) * number for number in range(4)))
        edition.put_pieces("kosong.txt", iter(()))
        edition.close({})
    assert whole(tmp_path / "build") == "BCCDDD"
    sizes = {
        file["path"]: file["bytes"]
        for file in json.loads((tmp_path / "build/manifest.json").read_bytes())["files"]
    }
    assert sizes == {"index.html": 6, "kosong.txt": 0}


def test_the_next_build_replaces_the_former_whole(tmp_path: Path) -> None:
    build(tmp_path, FIRST)
    build(tmp_path, SECOND)
    assert whole(tmp_path / "build") == "baru"
    assert not (tmp_path / "build/data/a.json").exists()


def cannot(_one: Path, _other: Path) -> bool:
    """A system without the exchange of two names."""
    return False


def failing_at(number: int, real: Callable[..., Any]) -> Callable[..., Any]:
    calls = {"made": 0}

    def act(*arguments: Any, **named: Any) -> Any:
        calls["made"] += 1
        if calls["made"] == number:
            raise OSError(28, "No space left on device")
        return real(*arguments, **named)

    return act


@pytest.mark.parametrize("at_once", [True, False], ids=["exchange", "two-renames"])
@pytest.mark.parametrize("name", ["os.fsync", "Path.mkdir", "Path.rename", "Path.open"])
def test_a_refusing_system_leaves_the_former_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, at_once: bool
) -> None:
    build(tmp_path, FIRST)
    if not at_once:
        monkeypatch.setattr(module, "exchange", cannot)
    holder: Any = os if name.startswith("os.") else Path
    attribute = name.split(".")[1]
    real = getattr(holder, attribute)
    failures = 0
    for number in range(1, 50):
        with monkeypatch.context() as patched:
            patched.setattr(holder, attribute, failing_at(number, real))
            try:
                build(tmp_path, SECOND)
            except OSError:
                failures += 1
            else:
                break
        # The last sync comes after the swap: then the new build stands, whole.
        assert whole(tmp_path / "build") in {"lama", "baru"}
        assert leftovers(tmp_path) == []
    assert whole(tmp_path / "build") == "baru"
    assert failures or (name == "Path.rename" and at_once)


KILLED = """
    import os, sys
    from pathlib import Path
    from pipeline.render.page import Page
    from pipeline.run import publish as module
    calls = 0
    def dying(real):
        def act(*a, **k):
            global calls
            calls += 1
            if calls == int(sys.argv[2]):
                os._exit(9)
            return real(*a, **k)
        return act
    os.fsync = dying(os.fsync)
    Path.rename = dying(Path.rename)
    module.exchange = dying(module.exchange) if sys.argv[3] == "exchange" else lambda a, b: False
    module.shutil.rmtree = dying(module.shutil.rmtree)
    with module.workshop(Path(sys.argv[1])) as shop:
        module.publish(shop, [Page("index.html", b"baru"), Page("data/b.json", b"[]")], {})
"""


@pytest.mark.parametrize("way", ["exchange", "two-renames"])
def test_a_killed_build_leaves_the_last_good_one(tmp_path: Path, way: str) -> None:
    script = textwrap.dedent(KILLED)
    deaths = 0
    for number in range(1, 40):
        build(tmp_path, FIRST)
        done = subprocess.run(
            [sys.executable, "-c", script, str(tmp_path), str(number), way], cwd=REPOSITORY, check=False
        )
        if done.returncode == 0:
            break
        assert done.returncode == 9
        deaths += 1
        with workshop(tmp_path) as shop:
            # Whoever comes next finds a whole build, and none of the rubbish.
            assert whole(shop.target) in {"lama", "baru"}
            assert leftovers(tmp_path) == []
    assert deaths > 5


def test_a_build_without_exchange_is_missing_only_between_two_renames(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "exchange", cannot)
    build(tmp_path, FIRST)
    build(tmp_path, SECOND)
    assert whole(tmp_path / "build") == "baru"


def test_two_builds_never_mix(tmp_path: Path) -> None:
    with workshop(tmp_path), pytest.raises(Refused, match="sedang dipakai"), workshop(tmp_path):
        pass
    build(tmp_path, FIRST)


def test_another_process_holds_the_lock_until_it_ends(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from pipeline.run.publish import workshop\n"
        "with workshop(Path(sys.argv[1])): print('terkunci', flush=True); sys.stdin.read()"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path)],
        cwd=REPOSITORY,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert holder.stdout is not None
    with holder:
        assert holder.stdout.readline() == b"terkunci\n"
        with pytest.raises(Refused, match="sedang dipakai"):
            build(tmp_path, FIRST)
        holder.kill()
    build(tmp_path, FIRST)
    assert whole(tmp_path / "build") == "lama"


def test_a_link_is_never_written_through(tmp_path: Path) -> None:
    elsewhere = tmp_path / "luar"
    elsewhere.mkdir()
    (tmp_path / "build").symlink_to(elsewhere)
    with pytest.raises(Refused, match="tautan"):
        build(tmp_path, FIRST)
    assert list(elsewhere.iterdir()) == []


def test_the_folder_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "build").mkdir()
    (tmp_path / "build/skripsi.docx").write_bytes(b"penting")
    with pytest.raises(Refused, match="tidak dibuat oleh spbe"):
        build(tmp_path, FIRST)
    assert (tmp_path / "build/skripsi.docx").read_bytes() == b"penting"


@pytest.mark.parametrize("manifest", ["", "[]", '{"tool": "lain 1.0"}', '{"version": 1}', "[" * 100_000])
def test_a_manifest_of_another_tool_is_not_ours(tmp_path: Path, manifest: str) -> None:
    (tmp_path / "build").mkdir()
    (tmp_path / "build/manifest.json").write_text(manifest)
    with pytest.raises(Refused):
        build(tmp_path, FIRST)


def test_a_file_named_build_is_refused_and_an_empty_folder_is_not(tmp_path: Path) -> None:
    (tmp_path / "build").write_bytes(b"")
    with pytest.raises(Refused, match="berkas"):
        build(tmp_path, FIRST)
    (tmp_path / "build").unlink()
    (tmp_path / "build").mkdir()
    build(tmp_path, FIRST)
    assert whole(tmp_path / "build") == "lama"


def test_a_linked_shop_is_refused(tmp_path: Path) -> None:
    (tmp_path / "luar").mkdir()
    (tmp_path / ".spbe").symlink_to(tmp_path / "luar")
    with pytest.raises(Refused, match="tautan"):
        build(tmp_path, FIRST)


@pytest.mark.parametrize(
    "pages",
    [
        [Page("../luar.html", b"")],
        [Page("/etc/x", b"")],
        [Page("a\\b", b"")],
        [Page("", b"")],
        [Page("a.html", b""), Page("A.html", b"")],
        [Page("manifest.json", b"")],
    ],
)
def test_a_path_of_ours_that_leads_astray_stops_the_build(tmp_path: Path, pages: list[Page]) -> None:
    build(tmp_path, FIRST)
    with pytest.raises(ValueError, match="berkas"):
        build(tmp_path, pages)
    assert whole(tmp_path / "build") == "lama"


def test_what_a_build_writes_can_be_read_by_everybody(tmp_path: Path) -> None:
    former = os.umask(0o077)
    try:
        build(tmp_path, FIRST)
    finally:
        os.umask(former)
    assert (tmp_path / "build/data").stat().st_mode & 0o777 == 0o755
    assert (tmp_path / "build").stat().st_mode & 0o777 == 0o755
    assert (tmp_path / "build/index.html").stat().st_mode & 0o777 == 0o644
