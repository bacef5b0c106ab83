"""Tickets that are kept by place alone: asked for again, they are what stands in their files."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest

from benchmarks.corpus import AS_OF, Size, write
from pipeline.cli.main import main
from pipeline.run import examine as examining
from pipeline.run.batches import Setting, handed, judge_files, judged_again
from pipeline.run.examine import Options, examine
from pipeline.run.shelved import Store
from pipeline.run.shelves import Shelf

INSTANT = datetime.fromisoformat(AS_OF)
FOLDER = "records/dinas-01/aduan/2024/05"


@pytest.fixture
def region(tmp_path: Path) -> Path:
    root = tmp_path / "daerah"
    write(root, Size(tickets=60, offices=1, services=2))
    return root


@pytest.fixture
def setting(region: Path, monkeypatch: pytest.MonkeyPatch) -> Setting:
    """By which the region's batches are judged in a check that keeps nothing."""
    seen: list[Setting] = []

    def watched(setting: Setting, *, shared: bool) -> AbstractContextManager[bytes]:
        seen.append(setting)
        return handed(setting, shared=shared)

    monkeypatch.setattr(examining, "handed", watched)
    examine(region, INSTANT, Options(engine="serial", brief=True))
    (found,) = seen
    return found


@pytest.fixture
def store(region: Path, setting: Setting) -> Store:
    paths = tuple(sorted(path.relative_to(region).as_posix() for path in region.glob(f"{FOLDER}/*.yaml")))
    shelf = judge_files(setting, paths).shelf
    assert setting.passing
    assert len(shelf) == 2
    assert not shelf.packed
    return Store([shelf], again=partial(judged_again, setting))


def first(store: Store) -> tuple[str, str]:
    (name, place), *_ = store.places()
    assert place == 0
    return name, name.rsplit("/", 1)[1]


def test_a_ticket_is_judged_again_as_it_was(store: Store, setting: Setting) -> None:
    whole = judge_files(replace(setting, passing=False, brief=False), (f"{FOLDER}/{first(store)[1]}.yaml",))
    asked = Store([whole.shelf])
    assert store.card(0) == asked.card(0)
    assert store.measured(0) == asked.measured(0)
    assert store.measured(0)[0].fact.tabel2_hasil is not None


def rewritten(text: str) -> str:
    return text.replace("dampak: minor", "dampak: mayor")


def renamed(text: str) -> str:
    return text.replace("id: ADU-", "id: ADX-")


def broken(_: str) -> str:
    return "jenis: [aduan"


@pytest.mark.parametrize("change", [renamed, broken, None], ids=["renamed", "broken", "gone"])
def test_of_a_file_that_lost_its_ticket_meanwhile_the_name_is_left(
    store: Store, region: Path, change: Callable[[str], str] | None
) -> None:
    name, own = first(store)
    file = region / FOLDER / f"{own}.yaml"
    if change is None:
        file.unlink()
    else:
        file.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8")
    card = store.card(0)
    assert (card.ref, card.opd) == (name, "dinas-01")
    assert dict(card.data) == {"jenis": "aduan", "id": own}
    assert store.measured(0) == ()


def test_of_a_file_that_was_edited_meanwhile_what_stands_there_is_told(store: Store, region: Path) -> None:
    _, own = first(store)
    file = region / FOLDER / f"{own}.yaml"
    file.write_text(rewritten(file.read_text(encoding="utf-8")), encoding="utf-8")
    assert store.card(0).data["dampak"] == "mayor"


def test_a_file_is_judged_once_for_all_its_tickets(tmp_path: Path, setting: Setting) -> None:
    root = tmp_path / "bersama"
    write(root, Size(tickets=60, offices=1, services=2, together=20))
    path = next(iter(root.rglob("kumpulan-*.yaml"))).relative_to(root).as_posix()
    here = replace(setting, root=root)
    asked: list[str] = []

    def again(path: str) -> Shelf:
        asked.append(path)
        return judged_again(here, path)

    shelf = judge_files(here, (path,)).shelf
    store = Store([shelf], again=again)
    assert len({store.card(place).ref for _, place in store.places()}) == len(shelf) > 1
    assert asked == [path]


def test_a_check_asks_for_few_tickets_and_finds_the_same(
    region: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that is named by another record, here a correction; nothing is judged twice besides."""
    asked: list[str] = []

    def watched(known: Setting, path: str) -> Shelf:
        asked.append(path)
        return judged_again(known, path)

    names = sorted(path.stem for path in (region / FOLDER).glob("*.yaml"))
    koreksi = region / "records/dinas-01/koreksi/KRK-2025-0001.yaml"
    koreksi.parent.mkdir(parents=True)
    koreksi.write_text(
        "jenis: koreksi\nid: KRK-2025-0001\n"
        f"terhadap: aduan/{names[0]}\ntanggal: 2025-12-01\noleh: adm-1\nalasan: Waktu tutup salah tulis.\n"
        "perubahan:\n  - bidang: ditutup\n    semula: 2024-05-03T10:00:00+07:00\n"
        "    menjadi: 2024-05-03T11:00:00+07:00\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(examining, "judged_again", watched)
    given = ["check", "--root", str(region), "--as-of", AS_OF, "--no-cache", "--format", "json"]
    main(given)
    fresh = json.loads(capsys.readouterr().out)
    assert asked == [f"{FOLDER}/{names[0]}.yaml"]
    monkeypatch.setattr(examining, "_passing", lambda _: False)
    main(given)
    assert json.loads(capsys.readouterr().out) == fresh
    assert len(asked) == 1


def test_sums_that_nobody_noted_are_told_all_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What asks for them lies among tickets: the batches do not know that it will."""
    root = tmp_path / "lengkap"
    write(root, Size(tickets=200, offices=1, services=2, whole=True))
    for kind in ("pemantauan", "rilis", "evaluasi", "reviu_gangguan"):
        (root / "records/dinas-01" / kind).rename(root / "records/dinas-01/aduan" / kind)
    asked: list[str] = []

    def watched(known: Setting, path: str) -> Shelf:
        asked.append(path)
        return judged_again(known, path)

    monkeypatch.setattr(examining, "judged_again", watched)
    given = ["check", "--root", str(root), "--as-of", AS_OF, "--no-cache", "--format", "json"]
    main(given)
    fresh = json.loads(capsys.readouterr().out)
    assert len(asked) > 100
    monkeypatch.setattr(examining, "_passing", lambda _: False)
    main(given)
    assert json.loads(capsys.readouterr().out) == fresh
    assert any(finding["code"].startswith("PTU2") for finding in fresh["findings"])
