"""Whatever is done to a workspace, `spbe check` prints with its cache what it prints without."""

from __future__ import annotations

import io
import os
import shutil
import tempfile
from collections.abc import Callable
from contextlib import redirect_stdout
from pathlib import Path
from subprocess import CalledProcessError

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.cli.main import main
from pipeline.run.cache import parting, tree
from tests.unit.history.repos import (
    ADU,
    BESIDE,
    PEMDA,
    PMT,
    Repo,
    begun,
    complaint,
    complete,
    service,
    ticket,
)

RUNNING = """\
jenis: permintaan
id: {id}
layanan: ktp
butir: cetak
pemohon: {{samaran: Pemohon}}
deskripsi: Kartu patah.
diajukan: 2025-03-{day:02} 08:00
klasifikasi: permintaan
status: diajukan
"""
# Who is known by an address: then what a commit brought is asked for its hands.
KNOWN = "[{email: sri@uji.id, orang: kominfo/adm}, {email: k@uji.id, orang: kominfo/kabid}]"
PEOPLE = (
    "",
    f"riwayat_git: {{identitas: {KNOWN}}}\n",
    "riwayat_git: {batas: {hari_terlambat: 3}}\n",
)
APPROVED = "persetujuan: {oleh: kabid, waktu: 2025-03-03 09:00}\n"
DATES = ("2025-03-04T08:00:00+07:00", "2025-03-04T19:00:00+07:00", "2025-07-01T08:00:00+07:00")
INSTANTS = ("2025-03-03T12:00:00+07:00", "2025-03-05T08:00:00+07:00", "2025-03-05T08:00:01+07:00")
TEXTS: tuple[Callable[[int], str], ...] = (
    lambda number: ticket(f"PMT-{number}"),
    lambda number: ticket(f"PMT-{number}", dikonfirmasi="2025-03-03 13:01"),
    lambda number: ticket(f"PMT-{number}", "kia"),
    lambda number: ticket(f"PMT-{number}", "tiada"),
    lambda _: ticket("PMT-1"),
    lambda number: RUNNING.format(id=f"PMT-{number}", day=3 + number % 3),
    lambda number: ticket(f"PMT-{number}") + APPROVED,
    lambda _: "jenis: [permintaan\n",
    lambda _: "",
)
COMPLAINTS: tuple[Callable[[str], str], ...] = (
    complaint,
    lambda name: complaint(name, gejala="Selalu gagal."),
    lambda name: complaint(name, selesai="2025-03-03 08:55"),
    lambda name: complaint(name, "2025-03-04 07:30"),
    lambda name: complaint(name, dampak="mayor"),
    lambda name: complaint(name).replace("ditutup", "batal", 1),
    lambda name: complaint(name).replace("ktp", "kia", 1),
)
# The last two lie in folders of their own.
PLACES = {4: "records/kominfo/permintaan/2024/PMT-4.yaml", 5: "records/kominfo/permintaan/2023/PMT-5.yaml"}
numbers = st.integers(1, 5)
write = st.tuples(st.just("write"), numbers, st.integers(0, len(TEXTS) - 1))
steps = st.one_of(
    write,
    write,
    st.tuples(st.just("complain"), st.integers(1, 3), st.integers(0, len(COMPLAINTS) - 1)),
    st.tuples(st.just("beside"), st.integers(0, len(BESIDE) - 1), st.integers(0, 2)),
    st.tuples(st.just("in place"), numbers, st.integers(0, 9)),
    st.tuples(st.just("remove"), numbers, st.just(0)),
    st.tuples(st.just("rename"), numbers, numbers),
    st.tuples(st.just("touch"), numbers, st.just(0)),
    st.tuples(st.just("commit"), st.integers(0, len(DATES) - 1), st.just(0)),
    st.tuples(st.just("merge"), numbers, st.integers(0, len(TEXTS) - 1)),
    st.tuples(st.just("people"), st.integers(0, len(PEOPLE) - 1), st.just(0)),
    st.tuples(st.just("checkout"), st.integers(0, 3), st.just(0)),
    st.tuples(st.just("reset"), st.integers(0, 3), st.just(0)),
    st.tuples(st.just("look away"), numbers, st.integers(0, 1)),
    st.tuples(st.just("status"), st.just(0), st.just(0)),
    st.tuples(st.just("catalogue"), st.integers(0, 2), st.just(0)),
    st.tuples(st.just("pack"), st.integers(0, 2), st.just(0)),
    st.tuples(st.just("instant"), st.integers(0, len(INSTANTS) - 1), st.just(0)),
)
Step = tuple[str, int, int]


class Story:
    """A workspace to which one thing after another happens."""

    def __init__(self, folder: Path) -> None:
        self.repo: Repo = begun(folder / "ws")
        self.as_of = INSTANTS[0]
        self.packs = Path(__file__).parents[2] / "catalog/peraturan/perbup-tegal-10-2024"

    def do(self, step: Step) -> None:
        what, first, second = step
        getattr(self, f"do_{what.replace(' ', '_')}")(first, second)

    def told(self, *more: str) -> tuple[int, str]:
        out = io.StringIO()
        with redirect_stdout(out):
            code = main(["check", "--root", str(self.repo.root), "--as-of", self.as_of, "--quiet", *more])
        return code, out.getvalue()

    def file(self, number: int) -> Path:
        return self.repo.root / self.path(number)

    def path(self, number: int) -> str:
        return PLACES.get(number, PMT.format(number))

    def do_write(self, number: int, text: int) -> None:
        self.repo.put(self.path(number), TEXTS[text](number))

    def do_complain(self, number: int, text: int) -> None:
        self.repo.put(ADU.format(number), COMPLAINTS[text](f"ADU-{number}"))

    def do_beside(self, which: int, way: int) -> None:
        """A record that lays tickets together comes, in its folder or among tickets, or goes."""
        kind, text = list(BESIDE.items())[which]
        places = (f"records/kominfo/{kind}/2025/satu.yaml", f"records/kominfo/aduan/2025/{kind}.yaml")
        for path in places:
            (self.repo.root / path).unlink(missing_ok=True)
        if way < 2:
            self.repo.put(places[way], text)

    def do_in_place(self, number: int, digit: int) -> None:
        """Another text of the same size, with the time of writing set back."""
        if self.file(number).is_file():
            before, text = self.file(number).stat(), self.file(number).read_text()
            self.file(number).write_text(text.replace(":00", f":0{digit}", 1))
            os.utime(self.file(number), ns=(before.st_atime_ns, before.st_mtime_ns))

    def do_remove(self, number: int, _: int) -> None:
        self.file(number).unlink(missing_ok=True)

    def do_rename(self, number: int, other: int) -> None:
        if self.file(number).is_file():
            self.file(other).parent.mkdir(parents=True, exist_ok=True)
            self.file(number).rename(self.file(other))

    def do_touch(self, number: int, _: int) -> None:
        if self.file(number).is_file():
            self.file(number).touch()

    def do_commit(self, date: int, _: int) -> None:
        self.repo.commit(at=DATES[date])

    def do_merge(self, number: int, text: int) -> None:
        """A branch on which somebody else wrote, brought back by a commit of two parents."""
        self.repo.commit()
        start = self.repo.git("rev-parse", "HEAD")
        self.do_write(number, text)
        self.repo.commit("Kerja", GIT_AUTHOR_EMAIL="k@uji.id")
        work = self.repo.git("rev-parse", "HEAD")
        self._git("checkout", "-q", "--force", "--detach", start)
        self._git("merge", "-q", "--no-ff", "-m", "Gabung", work)

    def do_people(self, which: int, _: int) -> None:
        self.repo.put("catalog/pemda.yaml", PEMDA + PEOPLE[which])

    def do_checkout(self, back: int, _: int) -> None:
        self._git("checkout", "-q", "--force", f"HEAD~{back}")

    def do_reset(self, back: int, _: int) -> None:
        self._git("reset", "-q", "--mixed", f"HEAD~{back}")

    def do_look_away(self, number: int, which: int) -> None:
        self._git("update-index", ("--assume-unchanged", "--skip-worktree")[which], self.path(number))

    def do_status(self, _: int, __: int) -> None:
        self._git("status")

    def do_catalogue(self, hours: int, _: int) -> None:
        self.repo.put("catalog/kominfo/layanan/ktp.yaml", service("ktp", f"{hours + 2} jam"))

    def do_pack(self, hours: int, _: int) -> None:
        """A pack of the region's own, with another limit of service."""
        place = self.repo.root / "catalog/peraturan" / self.packs.name
        if not place.exists():
            shutil.copytree(self.packs, place)
        table = place / "bacaan.yaml"
        table.write_text(f"{(self.packs / 'bacaan.yaml').read_text()}# {hours}\n")

    def do_instant(self, number: int, _: int) -> None:
        self.as_of = INSTANTS[number]

    def _git(self, *arguments: str) -> None:
        try:
            self.repo.git(*arguments)
        except CalledProcessError:
            return


def same_with_and_without(story: list[Step], *, aged: bool, whole: bool) -> None:
    kept, fewest = tree.FRESH, parting.FEWEST
    # A batch is left alone however few its files are.
    parting.FEWEST = 1
    # What was written a moment ago counts as old at once: no clock of a file system here is so coarse.
    tree.FRESH = -(10**18) if aged else kept
    former = dict(os.environ)
    try:
        with tempfile.TemporaryDirectory() as folder:
            os.environ |= {"XDG_CACHE_HOME": f"{folder}/cache", "XDG_STATE_HOME": f"{folder}/state"}
            here = Story(Path(folder))
            if whole:
                complete(here.repo)
            here.told()
            for step in story:
                here.do(step)
                assert here.told() == here.told("--no-cache"), step
    finally:
        tree.FRESH, parting.FEWEST = kept, fewest
        os.environ.clear()
        os.environ.update(former)


@settings(max_examples=6, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(steps, min_size=3, max_size=5), st.booleans(), st.booleans())
def test_with_the_cache_comes_what_comes_without(story: list[Step], aged: bool, whole: bool) -> None:
    same_with_and_without(story, aged=aged, whole=whole)


@pytest.mark.slow
@settings(max_examples=120, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(steps, min_size=4, max_size=12), st.booleans(), st.booleans())
def test_with_the_cache_comes_what_comes_without_at_length(
    story: list[Step], aged: bool, whole: bool
) -> None:
    same_with_and_without(story, aged=aged, whole=whole)
