"""The same document once more: from the repository, at the commit and the instant that it names."""

from __future__ import annotations

import tempfile
from collections.abc import MutableMapping
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from pipeline.history.git import Lack, Repository, find_repository
from pipeline.history.shadow import in_history, shadow
from pipeline.history.trees import commit_of
from pipeline.model.lean import replace
from pipeline.model.moments import parse_moment
from pipeline.model.periods import Period, parse_period
from pipeline.model.provenance import Provenance
from pipeline.render.documents.dossier import Draft, Plan
from pipeline.render.page import Site
from pipeline.run.compose import shelving
from pipeline.run.diff.compare import improved
from pipeline.run.diff.paper import FOLDER as IMPROVED
from pipeline.run.diff.paper import stamped_draft
from pipeline.run.evidence.make import FOLDER as EVIDENCE
from pipeline.run.evidence.make import remade
from pipeline.run.examine import Examination, Options, examine
from pipeline.run.gather import gather
from pipeline.run.press import How, press
from pipeline.run.provenance import printed
from pipeline.run.since import CannotTellError
from pipeline.run.toolprint import toolprint
from pipeline.run.workspace import MARK

_INTERNAL = "internal/"


class CannotRemakeError(Exception):
    """The document cannot be made again; the message says why and what to do, in Indonesian."""


def remake(root: Path, told: Provenance, options: Options, environment: MutableMapping[str, str]) -> bytes:
    """The PDF that the repository gives for what a document says of its own making.

    Args:
        root: The workspace, in its repository; none of its files is read or touched.
        told: What the document says, not trusted.
        options: How to examine.
        environment: Of this process: the press reads the instant of judgement there.

    Raises:
        CannotRemakeError: Why there is none to compare with.
    """
    repository = _repository(root, told)
    as_of, periods = _when(told), _periods(told)
    # Fonts would otherwise carry the time of the run.
    environment["SOURCE_DATE_EPOCH"] = str(int(as_of.timestamp()))
    with tempfile.TemporaryDirectory(prefix="spbe-verify-") as folder:
        place = shadow(repository, told.komit, Path(folder))
        if place is None:
            raise CannotRemakeError(
                f"isi komit {told.komit[:12]} tidak lengkap di repositori ini (klona sebagian?)"
            )
        if not (place / MARK).is_file():
            raise CannotRemakeError(f"komit {told.komit[:12]} tidak memuat {MARK}")
        once_more = replace(options, past=True)
        if told.dokumen.startswith(f"{IMPROVED}/"):
            site, draft = _improved(place, told, as_of, once_more)
        else:
            site, draft = _found(examine(place, as_of, once_more), told, periods)
        (result,) = press(site, [draft], How(jobs=1))
    if result.content is None:
        raise CannotRemakeError(f"penyusunan ulang gagal: {result.error}")
    return result.content


def _repository(root: Path, told: Provenance) -> Repository:
    """The repository, once it is sure that it and this tool can make the document."""
    if not told.komit:
        raise CannotRemakeError("dokumen ini disusun di luar git; tidak ada komit untuk dibandingkan")
    if told.berubah:
        raise CannotRemakeError("dokumen ini disusun dari berkas yang belum disimpan di git pada saat itu")
    if told.sidik_alat != toolprint():
        raise CannotRemakeError(
            f"dokumen ini disusun oleh alat lain (sidik {told.sidik_alat[:12]}; yang terpasang "
            f"{toolprint()[:12]}); pasang versi alat yang sama lalu ulangi"
        )
    repository = find_repository(root)
    if isinstance(repository, Lack):
        raise CannotRemakeError(repository.value)
    if commit_of(repository, told.komit) != told.komit:
        short = told.komit[:12]
        more = (
            "klona ini dangkal (shallow); ambil lengkap dengan fetch-depth: 0"
            if repository.shallow
            else "ambil dahulu komit itu (git fetch)"
        )
        raise CannotRemakeError(f"komit {short} tidak ada di repositori ini; {more}")
    if not in_history(repository, told.komit):
        raise CannotRemakeError(
            f"komit {told.komit[:12]} ada, tetapi tidak termuat dalam riwayat cabang yang sekarang (HEAD)"
        )
    return repository


def _when(told: Provenance) -> datetime:
    """The instant of judgement in the zone in which it was written."""
    moment = parse_moment(told.dinilai_pada, ZoneInfo("UTC"))
    if moment is None or moment.whole_day or datetime.fromisoformat(told.dinilai_pada).tzinfo is None:
        raise CannotRemakeError("saat penilaian yang tertulis di dalam dokumen bukan waktu")
    return moment.at


def _periods(told: Provenance) -> tuple[Period, ...]:
    found = [parse_period(text) for text in told.periode]
    if not found or len(found) > 50 or None in found:
        raise CannotRemakeError("periode yang tertulis di dalam dokumen tidak terbaca")
    return tuple(period for period in found if period is not None)


def _improved(place: Path, told: Provenance, as_of: datetime, options: Options) -> tuple[Site, Draft]:
    """The dossier of improvements between the two commits that its id names."""
    base, _, head = told.dokumen.removeprefix(f"{IMPROVED}/").removesuffix(".pdf").partition("-")
    try:
        found, made_of = improved(place, (base, head), as_of, options)
    except CannotTellError as why:
        raise CannotRemakeError(str(why)) from None
    return made_of.site, stamped_draft(made_of, found)


def _found(examination: Examination, told: Provenance, periods: tuple[Period, ...]) -> tuple[Site, Draft]:
    """The document of the site, or of an evidence pack, that has the id, and what it was made from."""
    if told.dokumen.startswith(f"{EVIDENCE}/"):
        found = remade(examination, told.dokumen)
        if found is not None:
            return found
        raise CannotRemakeError(f"komit itu tidak menghasilkan dokumen {told.dokumen}")
    dossier = gather(examination, periods)
    parts = told.dokumen.removeprefix(_INTERNAL).split("/")
    plan = Plan(opd=parts[1] if len(parts) == 3 else "")
    for shelved in shelving(dossier, plan):
        if shelved.draft.sheet.pdf == told.dokumen:
            return dossier.site, printed(dossier, shelved)
    raise CannotRemakeError(f"komit itu tidak menghasilkan dokumen {told.dokumen}")
