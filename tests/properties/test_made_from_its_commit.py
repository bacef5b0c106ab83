"""Whatever is committed: each document is, to the byte, what the commit that it names gives."""

from __future__ import annotations

import tempfile
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.history.git import Repository, find_repository
from pipeline.history.shadow import shadow
from pipeline.model.provenance import Provenance
from pipeline.render.documents.dossier import Plan
from pipeline.run.compose import shelving
from pipeline.run.examine import Options, examine
from pipeline.run.gather import gather, usual_periods
from pipeline.run.press import job_maker
from pipeline.run.presscache import digest
from pipeline.run.provenance import printed
from tests.properties.test_built_again import AS_OF, Step, Story, apart

COMPLAINT = "records/diskominfo/aduan/2025/ADU-2025-0001.yaml"
OPEN = "records/diskominfo/aduan/2025/ADU-2025-0002.yaml"
REQUEST = "records/kecamatan-kota/permintaan/2025/PMT-2025-0001.yaml"
OWN = "records/diskominfo/permintaan/2025/PMT-2025-0001.yaml"
FILES = (COMPLAINT, OPEN, REQUEST, OWN)
AT = datetime.fromisoformat(AS_OF[0])
# By path of the PDF: everything that decides its bytes, and what it says of its making.
Jobs = dict[str, tuple[str, Provenance]]


class Committed(Story):
    """A story of which each step is a commit."""

    def do_text(self, number: int, digit: int) -> None:
        file = self.root / FILES[number]
        if file.is_file():
            self.repo.put(FILES[number], file.read_text() + f"# dilihat {digit} kali\n")
            self.changed(FILES[number], ":00:00+", f":0{digit}:00+")

    def do_refer(self, number: int, other: int) -> None:
        """A ticket of one OPD comes from one of another, which may be there or not."""
        named = ("kecamatan-kota/PMT-2025-0001", "kecamatan-kota/PMT-2025-0009", "diskominfo/PMT-2025-0001")
        file = self.root / FILES[number]
        if file.is_file() and "\nasal:" not in file.read_text():
            self.repo.put(FILES[number], f"{file.read_text()}asal: {named[other]}\n")

    def do_forget(self, number: int, _: int) -> None:
        file = self.root / FILES[number]
        if file.is_file():
            self.repo.put(FILES[number], file.read_text().split("asal:")[0])

    def do_reroute(self, number: int, _: int) -> None:
        """A ticket about a service of another OPD, and back."""
        for here, there in (("layanan: lapor", "layanan: kecamatan-kota/surat"), ("layanan: surat",
                            "layanan: diskominfo/lapor")):  # fmt: skip
            file = self.root / FILES[number]
            turned = file.is_file() and there in file.read_text()
            self.changed(FILES[number], *((there, here) if turned else (here, there)))

    def do_refused(self, number: int, _: int) -> None:
        """A document that its schema refuses."""
        place = FILES[number].rpartition("/")[0]
        self.repo.put(f"{place}/rusak.yaml", "jenis: aduan\nid: ADU-2025-0900\n")

    def do_mend(self, number: int, _: int) -> None:
        (self.root / FILES[number]).with_name("rusak.yaml").unlink(missing_ok=True)

    def do_remove(self, number: int, _: int) -> None:
        (self.root / FILES[number]).unlink(missing_ok=True)

    def do_merge(self, number: int, digit: int) -> None:
        """A branch of two commits that comes to the main line as one."""
        self.repo.git("checkout", "-q", "-b", "usul")
        for more in (digit, digit + 1):
            self.do_text(number, more % 10)
            self.repo.commit(at="2025-08-02T08:00:00+07:00")
        self.repo.git("checkout", "-q", "main")
        self.repo.git("merge", "-q", "--no-ff", "-m", "Gabung", "usul", at="2025-08-02T09:00:00+07:00")
        self.repo.git("branch", "-q", "-D", "usul")

    def do_other(self, digit: int, _: int) -> None:
        """A file that is no data."""
        (self.root / "README").write_text(f"{digit}\n")


numbers = st.integers(0, len(FILES) - 1)
steps = st.one_of(
    st.tuples(st.sampled_from(["text", "text", "merge"]), numbers, st.integers(0, 9)),
    st.tuples(st.just("refer"), numbers, st.integers(0, 2)),
    st.tuples(
        st.sampled_from(["forget", "reroute", "reroute", "refused", "mend", "remove"]), numbers, st.just(0)
    ),
    st.tuples(st.just("new"), st.integers(0, 3), st.integers(1, 9)),
    st.tuples(st.sampled_from(["other", "catalogue", "release"]), st.integers(0, 9), st.just(0)),
    st.tuples(st.just("monitoring"), st.integers(0, 1), st.integers(0, 9)),
    st.tuples(st.just("elsewhere"), st.integers(0, 2), st.integers(0, 9)),
    st.tuples(st.just("drop"), st.integers(0, 2), st.just(0)),
)


def jobs(root: Path) -> Jobs:
    examination = examine(root, AT, Options(engine="serial", past=True))
    dossier = gather(examination, usual_periods(AT))
    drafts = [printed(dossier, one) for one in shelving(dossier, Plan()) if one.draft.sheet.pdf]
    found = {job.path: (digest(job), job.provenance) for job in map(job_maker(dossier.site), drafts)}
    return {path: (made, told) for path, (made, told) in found.items() if told is not None}


def jobs_at(repository: Repository, commit: str, known: dict[str, Jobs]) -> Jobs:
    if commit not in known:
        with tempfile.TemporaryDirectory() as folder:
            place = shadow(repository, commit, Path(folder))
            assert place is not None
            known[commit] = jobs(place)
    return known[commit]


def proved(story: list[Step]) -> list[Jobs]:
    """The documents after each step, each of them compared with what its own commit gives."""
    known: dict[str, Jobs] = {}
    told = []
    with apart(aged=False) as folder:
        here = Committed(folder, ())
        repository = find_repository(here.root)
        assert isinstance(repository, Repository)
        for step in [("other", 0, 0), *story]:
            here.do(step)
            here.repo.commit(at="2025-08-02T08:00:00+07:00")
            now = jobs(here.root)
            for path, made in now.items():
                assert made == jobs_at(repository, made[1].komit, known).get(path), (step, path)
            told.append(now)
    return told


@settings(max_examples=6, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(steps, min_size=2, max_size=4))
def test_a_document_is_what_its_own_commit_gives(story: list[Step]) -> None:
    proved(story)


@pytest.mark.slow
@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(steps, min_size=4, max_size=9))
def test_a_document_is_what_its_own_commit_gives_at_length(story: list[Step]) -> None:
    proved(story)
