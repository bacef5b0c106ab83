"""PDFs made before: found by everything that decides their bytes, and never trusted blindly."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Self

import pytest

from pipeline.render.documents.catalogue import catalogue
from pipeline.render.documents.dossier import Draft, Scope
from pipeline.render.pdf_job import Attached, PdfJob, PdfResult
from pipeline.run import press as module
from pipeline.run import presscache
from pipeline.run.press import How, press
from pipeline.run.presscache import PressCache, digest, user_cache
from tests.unit.render.documents.completed import complete

AT = datetime(2025, 1, 1, tzinfo=UTC)
JOB = PdfJob("a.pdf", "<p>satu</p>", (Attached("data.json", b"{}", AT, "Data"),))


@pytest.mark.parametrize(
    "other",
    [
        replace(JOB, path="b.pdf"),
        replace(JOB, html="<p>dua</p>"),
        replace(JOB, most_pages=3),
        replace(JOB, at=AT),
        replace(JOB, attachments=()),
        replace(JOB, attachments=(replace(JOB.attachments[0], content=b"[]"),)),
        replace(JOB, attachments=(replace(JOB.attachments[0], at=AT + timedelta(seconds=1)),)),
        replace(JOB, attachments=(replace(JOB.attachments[0], relationship="Source"),)),
    ],
)
def test_whatever_decides_the_bytes_decides_the_place(other: PdfJob) -> None:
    assert digest(JOB) == digest(replace(JOB))
    assert digest(other) != digest(JOB)


def test_what_was_kept_is_found(tmp_path: Path) -> None:
    cache = PressCache(tmp_path / "pdf")
    assert cache.find(digest(JOB)) is None
    cache.keep(digest(JOB), b"%PDF satu")
    assert cache.find(digest(JOB)) == b"%PDF satu"
    assert cache.find(digest(replace(JOB, html="lain"))) is None


def test_a_file_with_any_wrong_byte_is_not_used(tmp_path: Path) -> None:
    cache = PressCache(tmp_path)
    cache.keep(digest(JOB), b"%PDF satu")
    file = next(tmp_path.glob("*.pdf"))
    whole = file.read_bytes()
    for place in range(len(whole)):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert cache.find(digest(JOB)) is None
    file.write_bytes(whole[:10])
    assert cache.find(digest(JOB)) is None


def test_a_disk_that_refuses_costs_only_time(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_bytes(b"")
    cache = PressCache(tmp_path / "berkas" / "pdf")
    cache.keep(digest(JOB), b"%PDF")
    cache.prune()
    assert cache.find(digest(JOB)) is None


def test_the_oldest_go_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(presscache, "MOST", 2)
    cache = PressCache(tmp_path)
    jobs = [replace(JOB, html=str(number)) for number in range(4)]
    for number, job in enumerate(jobs):
        cache.keep(digest(job), b"%PDF")
        os.utime(tmp_path / f"{digest(job)}.pdf", (number, number))
    (tmp_path / "setengah.tmp").write_bytes(b"")
    assert cache.find(digest(jobs[0]))
    cache.prune()
    # The first is the oldest, but it was in use just now.
    assert [cache.find(digest(job)) is not None for job in jobs] == [True, False, False, True]
    assert not list(tmp_path.glob("*.tmp"))


@pytest.mark.parametrize(
    ("environment", "folder"),
    [
        ({"HOME": "/home/a"}, Path("/home/a/.cache/spbe/pdf")),
        ({"HOME": "/home/a", "XDG_CACHE_HOME": "/c"}, Path("/c/spbe/pdf")),
        ({}, None),
        ({"XDG_CACHE_HOME": "relatif"}, None),
    ],
)
def test_the_cache_lies_in_the_users_own_folder(environment: dict[str, str], folder: Path | None) -> None:
    assert user_cache(environment).folder == folder


class CountingPress:
    """A press that counts, and whose second document has a letter no font has."""

    made: list[str] = []  # noqa: RUF012  one list for the whole test

    def __init__(self, workers: int) -> None:
        self.workers = workers

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_why: object) -> None:
        return None

    def render(self, jobs: Iterator[PdfJob | PdfResult]) -> Iterator[PdfResult]:
        for job in jobs:
            if isinstance(job, PdfResult):
                yield job
                continue
            self.made.append(job.path)
            warnings = (".notdef",) if "kecamatan" in job.path else ()
            yield PdfResult(job.path, job.path.encode(), 1, warnings=warnings)


def test_only_what_is_new_goes_to_the_press(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PdfPool", CountingPress)
    monkeypatch.setattr(CountingPress, "made", [])
    how = How(cache=PressCache(tmp_path))
    drafts = [draft for opd in ("diskominfo", "kecamatan-kota") if (draft := made(opd))]
    first = press(complete().site, drafts, how)
    assert CountingPress.made == ["dokumen/diskominfo/katalog.pdf", "dokumen/kecamatan-kota/katalog.pdf"]
    second = press(complete().site, drafts, how)
    # A document with a warning is made again, so that the warning is said again.
    assert CountingPress.made[2:] == ["dokumen/kecamatan-kota/katalog.pdf"]
    assert [result.content for result in first] == [result.content for result in second]


def made(opd: str) -> Draft | None:
    """The catalogue of an OPD of the small region."""
    return catalogue(complete(), Scope(opd))
