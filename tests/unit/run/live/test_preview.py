"""A workspace that is being written: what a save shows, what a broken file leaves standing."""

from __future__ import annotations

import shutil
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from pipeline.run.examine import Options, examine
from pipeline.run.live import preview as module
from pipeline.run.live.preview import Preview
from pipeline.run.memory import Memory
from pipeline.run.press import How
from tests.unit.render.documents.completed import AS_OF, COMPLETE

COMPLAINTS = "rekaman/diskominfo/aduan-2025.html"
TICKET = "records/diskominfo/aduan/2025/ADU-2025-0001.yaml"


class Hands:
    """A region in the hands of somebody who writes it."""

    def __init__(self, root: Path) -> None:
        self.root = Path(shutil.copytree(COMPLETE, root / "daerah"))
        self.clock = AS_OF
        self.preview = Preview(self.root, lambda: self.clock, "sesi")
        self.preview.begin()

    def save(self, path: str, old: str, new: str) -> None:
        file = self.root / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    def look(self) -> tuple[str, ...]:
        if changed := self.preview.changed():
            self.preview.refresh()
        return changed

    def page(self, path: str) -> str:
        content = self.preview.shown.page(path, {"langsung": self.preview.live()})
        assert content is not None
        return content.decode()


@pytest.fixture
def hands(tmp_path: Path) -> Hands:
    return Hands(tmp_path)


def test_a_save_is_on_the_page_and_the_page_bears_a_new_version(hands: Hands) -> None:
    before = hands.page(COMPLAINTS)
    assert 'data-versi="sesi-1"' in before
    assert hands.look() == ()
    hands.save(TICKET, "id: ADU-2025-0001", "id: ADU-2025-0901")
    assert hands.look() == (TICKET,)
    after = hands.page(COMPLAINTS)
    assert 'data-versi="sesi-2"' in after
    assert ("ADU-2025-0901" in before, "ADU-2025-0901" in after) == (False, True)


def test_a_broken_file_leaves_the_last_page_and_its_finding_is_shown(hands: Hands) -> None:
    hands.save(TICKET, "jenis: aduan", "jenis: [aduan")
    hands.look()
    page = hands.page(COMPLAINTS)
    assert 'id="ADU-2025-0001"' in page
    assert "Perubahan terakhir belum dapat ditampilkan" in page
    assert "YML020" in page
    hands.save("records/diskominfo/permintaan/2025/PMT-2025-0001.yaml", "\n", "\n# catatan\n")
    hands.look()
    assert "YML020" in hands.page(COMPLAINTS), "another file was saved, and the first is still broken"
    hands.save(TICKET, "jenis: [aduan", "jenis: aduan")
    hands.look()
    assert "Perubahan terakhir" not in hands.page(COMPLAINTS)


def test_what_was_broken_before_anybody_looked_is_a_finding_like_any_other(tmp_path: Path) -> None:
    root = Path(shutil.copytree(COMPLETE, tmp_path / "daerah"))
    (root / TICKET).write_text("jenis: [", encoding="utf-8")
    preview = Preview(root, lambda: AS_OF, "sesi")
    preview.begin()
    assert preview.faults == ()
    page = preview.shown.page("temuan/index.html", {})
    assert page is not None
    assert b"YML020" in page


def test_a_new_document_is_found_at_once_and_listed_once_nobody_waits(hands: Hands) -> None:
    path = "dokumen/diskominfo/rencana-rilis-RLS-2025-9001.html"
    hands.save(
        next(file.relative_to(hands.root).as_posix() for file in hands.root.rglob("rilis/**/*.yaml")),
        "id: ", "id: RLS-2025-9001 # "
    )  # fmt: skip
    hands.look()
    assert not hands.preview.settled()
    version = hands.preview.version
    hands.preview.settle()
    assert hands.preview.settled()
    assert hands.preview.version != version, "the list of documents is another one"
    assert "RLS-2025-9001" in hands.page(path)
    assert path.removeprefix("dokumen/") in hands.page("dokumen/index.html")


def test_a_quiet_hour_is_judged_anew_only_after_a_save(hands: Hands) -> None:
    hands.clock += timedelta(hours=2)
    assert hands.preview.settled()
    hands.save(TICKET, "\n", "\n# catatan\n")
    hands.look()
    assert hands.preview.shown.dossier.site.as_of == AS_OF, "the save is shown before the instant is renewed"
    hands.preview.settle()
    assert hands.preview.shown.dossier.site.as_of == hands.clock


def test_nothing_but_the_sites_own_paths_leads_anywhere(hands: Hands) -> None:
    shown = hands.preview.shown
    for path in ("../catalog/pemda.yaml", "catalog/pemda.yaml", "etc/passwd", "", "dokumen", "tidak.html"):
        assert shown.page(path, {}) is None
    assert shown.file("assets/spbe.css", How()) is not None
    assert shown.file("data/facts.csv", How()) is not None
    assert shown.file("records/x.yaml", How()) is None


def test_what_is_remembered_is_what_would_be_found_anew(tmp_path: Path) -> None:
    root, memory = Path(shutil.copytree(COMPLETE, tmp_path / "daerah")), Memory()
    for at, path, old, new in (
        (AS_OF, TICKET, "\n", "\n"),
        (AS_OF, TICKET, "id: ADU-2025-0001", "id: ADU-2025-0901"),
        (AS_OF, "catalog/diskominfo/layanan/surel.yaml", "nama: ", "nama: Lain "),
        (AS_OF + timedelta(days=90), TICKET, "\n", "\n"),
    ):
        file = root / path
        file.write_text(file.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
        found, anew = _examined(root, at, memory), _examined(root, at, None)
        assert found == anew


def _examined(root: Path, at: datetime, memory: Memory | None) -> object:
    examination = examine(root, at, Options("serial", memory=memory))
    facts = [row.fact for rows in examination.world.measured.values() for row in rows]
    return examination.result, facts, sorted(examination.world.index.cards)


def test_a_save_while_documents_are_made_comes_first(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LOOK", 0.0)
    hands.save(TICKET, "\n", "\n# catatan\n")
    hands.look()
    hands.save(TICKET, "id: ADU-2025-0001", "id: ADU-2025-0901")
    hands.preview.settle()
    assert not hands.preview.settled()
    assert hands.look() == (TICKET,)
    assert "ADU-2025-0901" in hands.page(COMPLAINTS)
    hands.preview.settle()
    assert hands.preview.settled()
