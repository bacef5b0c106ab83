"""Whatever is done to a workspace, its site built again is to the byte what a build from nothing makes."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.cli.main import main
from pipeline.render.pdf_job import PdfJob, PdfResult
from pipeline.render.pdf_pool import PdfPool
from pipeline.run.again.keptsite import KeptSite, Unit
from pipeline.run.cache import tree
from pipeline.run.presscache import digest
from tests.unit.cli.builds import COMPLETE, state
from tests.unit.history.repos import Repo

AS_OF = ("2025-08-15T08:00:00+07:00", "2025-08-16T08:00:00+07:00")
TICKETS = (
    "records/diskominfo/aduan/2025/ADU-2025-0001.yaml",
    "records/diskominfo/aduan/2025/ADU-2025-0002.yaml",
    "records/diskominfo/permintaan/2025/PMT-2025-0001.yaml",
    "records/kecamatan-kota/permintaan/2025/PMT-2025-0001.yaml",
)
NEW = """\
jenis: aduan
id: {id}
layanan: {service}
pelapor: {{samaran: Pelapor}}
gejala: Tidak dapat dibuka.
dilaporkan: 2025-03-{day:02} 08:00
klasifikasi: insiden
dampak: sebagian
status: dilaporkan
"""
SERVICE = re.compile(r"^(layanan|aplikasi): (?=\w+$)", re.MULTILINE)
RUNNING = ("pemantauan", "rilis", "pemulihan")
RECOVERY = """\
jenis: pemulihan
id: PLH-2025-00{number}
drp: diskominfo/DRP-2025-001
layanan:
  - {{layanan: surat, pulih: 2025-05-22T0{hour}:10:00+07:00}}
bencana: 2025-05-22T00:10:00+07:00
uraian: Listrik padam.
"""
numbers = st.integers(0, len(TICKETS) - 1)
steps = st.one_of(
    st.tuples(st.just("text"), numbers, st.integers(0, 9)),
    st.tuples(st.just("text"), numbers, st.integers(0, 9)),
    st.tuples(st.just("minute"), numbers, st.integers(0, 9)),
    st.tuples(st.just("new"), st.integers(0, 3), st.integers(1, 9)),
    st.tuples(st.just("remove"), numbers, st.just(0)),
    st.tuples(st.just("refer"), st.just(0), st.integers(0, 9)),
    st.tuples(st.just("move"), numbers, st.integers(0, 1)),
    st.tuples(st.just("break"), numbers, st.just(0)),
    st.tuples(st.just("twice"), numbers, numbers),
    st.tuples(st.just("restore"), st.just(0), st.just(0)),
    st.tuples(st.just("commit"), st.just(0), st.just(0)),
    st.tuples(st.just("catalogue"), st.integers(0, 9), st.just(0)),
    st.tuples(st.just("release"), st.integers(0, 9), st.just(0)),
    st.tuples(st.just("monitoring"), st.integers(0, 1), st.integers(0, 9)),
    st.tuples(st.just("elsewhere"), st.integers(0, 2), st.integers(0, 9)),
    st.tuples(st.just("drop"), st.integers(0, 2), st.just(0)),
    st.tuples(st.just("attach"), numbers, st.integers(0, 9)),
    st.tuples(st.just("instant"), st.integers(0, 1), st.just(0)),
    st.tuples(st.just("meddle"), st.just(0), st.just(0)),
)
Step = tuple[str, int, int]


class Story:
    """A workspace to which one thing after another happens."""

    def __init__(self, folder: Path, more: tuple[str, ...]) -> None:
        self.root = shutil.copytree(COMPLETE, folder / "ws")
        self.repo = Repo(self.root)
        self.repo.git("init", "-q", "-b", "main")
        (self.root / ".gitignore").write_text("build/\n.spbe/\n")
        self.repo.commit("Mulai", at="2025-08-01T08:00:00+07:00")
        self.as_of, self.more = AS_OF[0], more

    def built(self, *more: str) -> tuple[int, dict[str, str]]:
        asked = ["--root", str(self.root), "--as-of", self.as_of, "--quiet", *self.more, *more]
        code = main(["build", *asked])
        found = state(self.root)
        return code, {path: digest for path, digest in found.items() if path.startswith("build/")}

    def do(self, step: Step) -> None:
        what, first, second = step
        getattr(self, f"do_{what}")(first, second)

    def changed(self, path: str, old: str, new: str) -> None:
        file = self.root / path
        if file.is_file():
            file.write_text(file.read_text().replace(old, new, 1))

    def do_text(self, number: int, digit: int) -> None:
        file = self.root / TICKETS[number]
        if file.is_file():
            words = ("gejala:", "deskripsi:")
            lines = file.read_text().splitlines(keepends=True)
            told = (
                f"{line.split(':')[0]}: Berubah {digit} kali.\n" if line.startswith(words) else line
                for line in lines
            )
            file.write_text("".join(told))

    def do_minute(self, number: int, digit: int) -> None:
        self.changed(TICKETS[number], ":00", f":0{digit}")

    def do_new(self, which: int, day: int) -> None:
        """A ticket in a file of its own OPD or of another; of an OPD without a document of its own, too."""
        home, service = (
            ("diskominfo", "surel"), ("kecamatan-kota", "diskominfo/surel"), ("bappeda", "diskominfo/surel"),
            ("tiada", "diskominfo/surel"),
        )[which]  # fmt: skip
        name = f"ADU-2025-1{which}{day}"
        self.repo.put(f"records/{home}/aduan/2025/{name}.yaml", NEW.format(id=name, service=service, day=day))

    def do_refer(self, _: int, day: int) -> None:
        """A ticket comes from one of another OPD, which began on some day."""
        self.changed(TICKETS[0], "\nstatus:", "\nasal: kecamatan-kota/PMT-2025-0001\nstatus:")
        file = self.root / TICKETS[3]
        if file.is_file():
            began = f"diajukan: 2025-06-{day + 1:02}T"
            file.write_text(re.sub(r"diajukan: 2025-\d\d-\d\dT", began, file.read_text()))

    def do_remove(self, number: int, _: int) -> None:
        (self.root / TICKETS[number]).unlink(missing_ok=True)

    def do_move(self, number: int, year: int) -> None:
        file = self.root / TICKETS[number]
        if file.is_file():
            place = file.parent.parent / f"20{26 + year}" / file.name
            place.parent.mkdir(exist_ok=True)
            file.rename(place)

    def do_break(self, number: int, _: int) -> None:
        self.repo.put(TICKETS[number], "jenis: [aduan\n")

    def do_twice(self, number: int, other: int) -> None:
        """Two records that claim one name, or a foreign one in a folder."""
        file = self.root / TICKETS[number]
        if file.is_file():
            (self.root / TICKETS[other]).with_name("salinan.yaml").write_text(file.read_text())

    def do_restore(self, _: int, __: int) -> None:
        self.repo.git("checkout", "-q", "--force", "HEAD")

    def do_commit(self, _: int, __: int) -> None:
        self.repo.commit(at="2025-08-02T08:00:00+07:00")

    def do_catalogue(self, digit: int, _: int) -> None:
        self.changed("catalog/diskominfo/opd.yaml", "nama: ", f"nama: {digit} ")

    def do_release(self, digit: int, _: int) -> None:
        for file in sorted((self.root / "records/diskominfo/rilis").rglob("*.yaml")):
            self.changed(file.relative_to(self.root).as_posix(), ":00", f":0{digit}")

    def do_monitoring(self, number: int, digit: int) -> None:
        files = sorted((self.root / "records/diskominfo/pemantauan").rglob("*.yaml"))
        self.changed(files[number].relative_to(self.root).as_posix(), ":00", f":0{digit}")

    def do_elsewhere(self, kind: int, digit: int) -> None:
        """A record of one OPD about a service of another, or one that names a plan that another may have."""
        text, place = RECOVERY.format(number=digit, hour=digit), RUNNING[kind]
        for file in () if place == "pemulihan" else self.running(kind):
            text = SERVICE.sub(r"\1: diskominfo/", file.read_text())
            text = text.replace(":00", f":0{digit}", 1)
        self.repo.put(f"records/kecamatan-kota/{place}/2025/LAIN-{digit}.yaml", text)

    def do_drop(self, kind: int, _: int) -> None:
        for file in self.running(kind)[:1]:
            file.unlink()

    def running(self, kind: int) -> list[Path]:
        return sorted((self.root / "records").glob(f"*/{RUNNING[kind]}/**/*.yaml"))

    def do_attach(self, number: int, digit: int) -> None:
        """A file among the tickets, as records name them."""
        place = (self.root / TICKETS[number]).with_name("bukti.txt")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(f"Bukti {digit}\n")

    def do_instant(self, number: int, _: int) -> None:
        self.as_of = AS_OF[number]

    def do_meddle(self, _: int, __: int) -> None:
        """Somebody writes into a page of the build."""
        page = self.root / "build/index.html"
        if page.is_file():
            page.write_text(page.read_text().replace("</main>", "<p>lain</p></main>"))


@contextmanager
def apart(*, aged: bool) -> Iterator[Path]:
    """A folder, with caches of its own in it."""
    kept, former = tree.FRESH, dict(os.environ)
    # What was written a moment ago counts as old at once: no clock of a file system here is so coarse.
    tree.FRESH = -(10**18) if aged else kept
    try:
        with tempfile.TemporaryDirectory() as folder:
            os.environ |= {"XDG_CACHE_HOME": f"{folder}/cache", "XDG_STATE_HOME": f"{folder}/state"}
            yield Path(folder)
    finally:
        tree.FRESH = kept
        os.environ.clear()
        os.environ.update(former)


@contextmanager
def story_of(*more: str, aged: bool) -> Iterator[Story]:
    with apart(aged=aged) as folder:
        yield Story(folder, more)


def same_again(story: list[Step], *more: str, aged: bool) -> None:
    with story_of(*more, aged=aged) as here:
        here.built()
        for step in story:
            here.do(step)
            assert here.built() == here.built("--no-cache"), step


@settings(max_examples=2, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(steps, min_size=2, max_size=3), st.booleans())
def test_a_site_built_again_is_what_is_built_from_nothing(story: list[Step], aged: bool) -> None:
    same_again(story, "--only", "html", aged=aged)


@pytest.mark.slow
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(steps, min_size=3, max_size=8), st.booleans())
def test_a_site_built_again_is_what_is_built_from_nothing_at_length(story: list[Step], aged: bool) -> None:
    same_again(story, "--only", "html", aged=aged)


@pytest.mark.slow
def test_documents_and_data_built_again_are_what_is_built_from_nothing() -> None:
    same_again([("text", 0, 1), ("commit", 0, 0), ("text", 3, 2), ("release", 3, 0)], aged=True)


def taken_over(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the units that are taken over from now on."""
    names: list[str] = []
    pages = KeptSite.pages

    def noted(self: KeptSite, name: str, unit: Unit) -> object:
        names.append(name)
        return pages(self, name, unit)

    monkeypatch.setattr(KeptSite, "pages", noted)
    return names


def test_an_edited_ticket_touches_the_pages_of_its_opd_and_of_the_region(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with story_of("--only", "html", aged=True) as here:
        here.built()
        names = taken_over(monkeypatch)
        here.do_text(0, 1)
        assert here.built() == here.built("--no-cache")
        documents = [name for name in names if not name.startswith("halaman")]
        assert any("'kecamatan-kota'" in name for name in documents)
        assert not any("opd='diskominfo'" in name and "laporan-evaluasi" in name for name in documents)
        assert {"halaman 9 kecamatan-kota", "halaman 3"} <= set(names)
        assert not {"halaman 9 diskominfo", "halaman 9"} & set(names)


def test_what_one_opd_commits_renders_no_document_of_another(monkeypatch: pytest.MonkeyPatch) -> None:
    pressed: list[str] = []

    def pressing(_: object, jobs: Iterator[PdfJob | PdfResult]) -> Iterator[PdfResult]:
        for job in jobs:
            if isinstance(job, PdfResult):
                yield job
            else:
                pressed.append(job.path)
                # All that decides the bytes stands for them.
                yield PdfResult(job.path, digest(job).encode())

    monkeypatch.setattr(PdfPool, "render", pressing)
    with story_of(aged=True) as here:
        _, before = here.built()
        everything = len(pressed)
        pressed.clear()
        here.repo.put("README", "lain")
        here.do_commit(0, 0)
        here.built()
        assert pressed == []
        here.changed("records/kecamatan-kota/permintaan/2025/PMT-2025-0001.yaml", "pindah", "datang")
        here.do_commit(0, 0)
        _, after = here.built()
        assert {path.split("/")[-2] for path in pressed} == {"kecamatan-kota", "dokumen"}
        assert 0 < len(pressed) < everything / 2
        others = {path for path in before if path.endswith(".pdf")} - {f"build/{path}" for path in pressed}
        assert {path: after[path] for path in others} == {path: before[path] for path in others}
        assert after == here.built("--no-cache")[1]


def test_a_ticket_of_another_opd_that_is_named_touches_the_pages_of_both() -> None:
    same_again([("refer", 0, 1), ("refer", 0, 7), ("commit", 0, 0)], "--only", "html", aged=True)


@pytest.mark.parametrize(("step", "committed"), [(("release", 1, 0), False), (("monitoring", 0, 1), True)])
def test_what_happens_to_services_of_one_opd_leaves_the_documents_of_another(
    step: Step, committed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    with story_of("--only", "html", aged=True) as here:
        here.built()
        names = taken_over(monkeypatch)
        here.do(step)
        if committed:
            here.do_commit(0, 0)
        assert here.built() == here.built("--no-cache")
        documents = [name for name in names if not name.startswith("halaman")]
        assert any("opd='kecamatan-kota'" in name and "laporan-evaluasi" in name for name in documents)
        assert not any("opd='diskominfo'" in name and "laporan-evaluasi" in name for name in documents)


def test_a_record_about_a_service_of_another_opd_touches_the_pages_of_both() -> None:
    parts: tuple[list[Step], ...] = (
        [("elsewhere", kind, 5) for kind in range(len(RUNNING))],
        [("commit", 0, 0), ("elsewhere", 1, 7)],
        [("drop", 0, 0), ("drop", 2, 0)],
    )
    with story_of("--only", "html", aged=True) as here:
        here.built()
        for steps in parts:
            for step in steps:
                here.do(step)
            assert here.built() == here.built("--no-cache"), steps


@pytest.mark.parametrize("step", [("catalogue", 1, 0), ("instant", 1, 0)])
def test_what_every_document_may_rest_on_touches_all(step: Step, monkeypatch: pytest.MonkeyPatch) -> None:
    with story_of("--only", "html", aged=True) as here:
        here.built()
        names = taken_over(monkeypatch)
        here.do(step)
        here.built()
        assert names == []


def test_what_another_tool_kept_is_not_even_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    with story_of("--only", "html", aged=True) as here:
        before = here.built()
        names = taken_over(monkeypatch)
        monkeypatch.setattr("pipeline.run.again.opening.toolprint", lambda: "alat lain")
        monkeypatch.setattr("pipeline.run.again.keptsite.pickle.loads", lambda _raw: 1 / 0)
        here.do_text(0, 1)
        assert here.built() != before
        assert names == []
