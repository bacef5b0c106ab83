"""Which commit a document names: the last one that touched what it is made from, and no later one."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from pipeline.history import newest
from pipeline.render.documents.dossier import REGION
from pipeline.run import inputs
from pipeline.run.examine import Options, examine
from pipeline.run.gather import gather, usual_periods
from tests.unit.history.repos import Repo

COMPLETE = Path(__file__).parents[2] / "workspaces/complete"
AS_OF = datetime.fromisoformat("2025-08-10T08:00:00+07:00")
COMPLAINT = "records/diskominfo/aduan/2025/ADU-2025-0001.yaml"
REQUEST = "records/kecamatan-kota/permintaan/2025/PMT-2025-0001.yaml"
RELEASE = "records/diskominfo/rilis/2025"
MONITORING = "records/diskominfo/pemantauan/2025"
OPDS = frozenset({"bappeda", "diskominfo", "kecamatan-kota"})
EVERY = OPDS | {REGION}


class Bench:
    """A workspace below a folder of a repository, and what its documents name."""

    def __init__(self, top: Path) -> None:
        self.repo = Repo(top)
        self.root = shutil.copytree(COMPLETE, top / "data")
        self.repo.git("init", "-q", "-b", "main")
        self.commit()
        self.names = self.named()

    def commit(self) -> str:
        return self.repo.commit(at="2025-08-02T08:00:00+07:00")

    def put(self, path: str, old: str, new: str) -> None:
        file = self.root / path
        assert old in file.read_text()
        file.write_text(file.read_text().replace(old, new, 1))

    def named(self) -> dict[str, tuple[str, bool]]:
        found = gather(examine(self.root, AS_OF, Options(engine="serial", past=True)), usual_periods(AS_OF))
        return {opd: (origin.komit, origin.changed) for opd in EVERY for origin in [found.origin(opd)]}

    def moved(self) -> set[str]:
        """Those whose documents name another commit since it was last asked: it is the last one."""
        before, self.names = self.names, self.named()
        head = self.repo.git("rev-parse", "HEAD")
        moved = {opd for opd in EVERY if self.names[opd] != before[opd]}
        assert {self.names[opd] for opd in moved} <= {(head, False)}
        return moved

    def committed(self) -> set[str]:
        self.commit()
        return self.moved()


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def test_all_begin_at_the_first_commit(bench: Bench) -> None:
    assert set(bench.names.values()) == {(bench.repo.git("rev-parse", "HEAD"), False)}


@pytest.mark.parametrize(("path", "opd"), [(COMPLAINT, "diskominfo"), (REQUEST, "kecamatan-kota")])
def test_a_ticket_moves_its_own_opd_and_the_region(bench: Bench, path: str, opd: str) -> None:
    bench.put(path, "status:", "# dilihat lagi\nstatus:")
    assert bench.committed() == {opd, REGION}
    (bench.root / path).unlink()
    assert bench.committed() == {opd, REGION} if opd == "diskominfo" else EVERY  # its folder is empty now


@pytest.mark.parametrize("path", [RELEASE + "/RLS-2025-001.yaml", MONITORING + "/PTU-SUREL-2025-06.yaml"])
def test_what_happens_to_services_moves_its_own_opd_and_the_region(bench: Bench, path: str) -> None:
    bench.put(path, "jenis:", "# dilihat lagi\njenis:")
    assert bench.committed() == {"diskominfo", REGION}
    file = bench.root / path
    copy = bench.root / path.replace("diskominfo", "kecamatan-kota")
    copy.parent.mkdir(parents=True)
    copy.write_text(file.read_text().replace("layanan: surel", "layanan: diskominfo/surel"))
    assert bench.committed() == {"diskominfo", "kecamatan-kota", REGION}
    bench.put(str(copy.relative_to(bench.root)), "# dilihat lagi", "# dilihat pula")
    assert bench.committed() == {"diskominfo", "kecamatan-kota", REGION}


@pytest.mark.parametrize("path", ["catalog/kecamatan-kota/opd.yaml", "catalog/pemda.yaml"])
def test_what_any_document_may_rest_on_moves_all(bench: Bench, path: str) -> None:
    bench.put(path, "nama:", "# dilihat lagi\nnama:")
    assert bench.committed() == EVERY


def test_what_is_no_data_moves_none(bench: Bench) -> None:
    bench.repo.put("README", "x")
    bench.repo.put("data/lain.txt", "x")
    assert bench.committed() == set()


def test_a_ticket_about_the_service_of_another_is_of_both_also_when_it_no_longer_is(bench: Bench) -> None:
    bench.put(REQUEST, "layanan: surat", "layanan: diskominfo/lapor")
    assert bench.committed() == {"diskominfo", "kecamatan-kota", REGION}
    bench.put(REQUEST, "deskripsi: ", "deskripsi: Baru, ")
    assert bench.committed() == {"diskominfo", "kecamatan-kota", REGION}
    bench.put(REQUEST, "layanan: diskominfo/lapor", "layanan: surat")
    assert bench.committed() == {"diskominfo", "kecamatan-kota", REGION}
    bench.put(REQUEST, "deskripsi: Baru, ", "deskripsi: ")
    assert bench.committed() == {"kecamatan-kota", REGION}


def test_a_ticket_that_is_named_elsewhere_is_of_both(bench: Bench) -> None:
    bench.put(COMPLAINT, "status:", "asal: kecamatan-kota/PMT-2025-0001\nstatus:")
    assert bench.committed() == {"diskominfo", "kecamatan-kota", REGION}
    bench.put(REQUEST, "deskripsi: ", "deskripsi: Baru, ")
    assert bench.committed() == {"diskominfo", "kecamatan-kota", REGION}


def test_a_ticket_that_is_looked_for_may_come(bench: Bench) -> None:
    bench.put(COMPLAINT, "status:", "asal: kecamatan-kota/PMT-2025-0002\nstatus:")
    bench.committed()
    copy = (bench.root / REQUEST).with_name("PMT-2025-0002.yaml")
    copy.write_text((bench.root / REQUEST).read_text().replace("PMT-2025-0001", "PMT-2025-0002"))
    assert bench.committed() == {"diskominfo", "kecamatan-kota", REGION}
    copy.unlink()
    assert bench.committed() == {"diskominfo", "kecamatan-kota", REGION}


def test_a_merge_counts_as_the_commit_that_brought_it(bench: Bench) -> None:
    bench.repo.git("checkout", "-q", "-b", "usul")
    bench.put(REQUEST, "deskripsi: ", "deskripsi: Baru, ")
    bench.commit()
    bench.repo.git("checkout", "-q", "main")
    bench.repo.git("merge", "-q", "--no-ff", "-m", "Gabung", "usul")
    assert bench.moved() == {"kecamatan-kota", REGION}


def test_only_what_is_made_from_a_changed_file_is_marked(bench: Bench) -> None:
    first = bench.repo.git("rev-parse", "HEAD")

    def marked() -> set[str]:
        named = bench.named()
        assert {komit for komit, _ in named.values()} == {first}
        return {opd for opd in EVERY if named[opd][1]}

    bench.put(REQUEST, "deskripsi: ", "deskripsi: Baru, ")
    assert marked() == {"kecamatan-kota", REGION}
    bench.put("catalog/diskominfo/opd.yaml", "nama:", "# dilihat\nnama:")
    assert marked() == EVERY
    bench.repo.git("checkout", "-q", "--", ".")
    (bench.root / REQUEST).with_name("baru.txt").write_text("x")
    assert marked() == {"kecamatan-kota", REGION}
    (bench.root / "records/kecamatan-kota/lain.txt").write_text("x")
    assert marked() == EVERY


def test_a_file_beside_the_data_that_a_record_names_moves_all(bench: Bench) -> None:
    (release,) = sorted((bench.root / RELEASE).glob("*.yaml"))[:1]
    bench.repo.put("data/arsip/notula.txt", "satu\n")
    release.write_text(
        release.read_text() + "lampiran:\n  - {berkas: ../../../../arsip/notula.txt, judul: Notula}\n"
    )
    bench.committed()
    bench.repo.put("data/arsip/lain.txt", "satu\n")
    assert bench.committed() == set()
    bench.repo.put("data/arsip/notula.txt", "dua\n")
    assert {opd for opd, (_, changed) in bench.named().items() if changed} == EVERY
    assert bench.committed() == EVERY


@pytest.mark.parametrize("keeper", ["records/diskominfo/perubahan/2025/PRB-2025-001.yaml", COMPLAINT])
def test_a_file_among_the_tickets_of_another_that_a_record_names_moves_all(bench: Bench, keeper: str) -> None:
    file = bench.root / keeper
    named = "../../../kecamatan-kota/permintaan/2025/notula.txt"
    bench.repo.put("data/records/kecamatan-kota/permintaan/2025/notula.txt", "satu\n")
    file.write_text(file.read_text() + f"lampiran:\n  - {{berkas: {named}, judul: Notula}}\n")
    bench.committed()
    bench.repo.put("data/records/kecamatan-kota/permintaan/2025/notula.txt", "dua\n")
    assert bench.committed() == EVERY


def test_it_is_found_behind_any_number_of_commits_of_others(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(newest, "_FIRST", 2)
    monkeypatch.setattr(newest, "_MORE", 3)
    monkeypatch.setattr(inputs, "_AT_ONCE", 2)
    bench.put(COMPLAINT, "status:", "# dilihat\nstatus:")
    bench.committed()
    own = bench.names["diskominfo"]
    for number in range(9):
        bench.put(REQUEST, "deskripsi: ", f"deskripsi: {number} ")
        assert bench.committed() == {"kecamatan-kota", REGION}
    assert bench.names["diskominfo"] == own
    assert bench.names["bappeda"] == (bench.repo.git("rev-list", "--max-parents=0", "HEAD"), False)


def test_a_long_past_of_which_only_the_end_is_read_depends_on_all(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.run.story.MOST_CHANGES", 1)
    for number in range(3):
        bench.put(REQUEST, "deskripsi: ", f"deskripsi: {number} ")
        bench.commit()
    assert bench.moved() == EVERY
