"""What of the last build may be taken over, found once the workspace is judged."""

from __future__ import annotations

from dataclasses import astuple
from pathlib import Path

from pipeline.model.lean import replace
from pipeline.render.documents.dossier import Dossier
from pipeline.render.environment import footer
from pipeline.render.page import unnoted
from pipeline.run.again.keptsite import KeptSite
from pipeline.run.again.marks import Marks, told
from pipeline.run.again.reading import Reading
from pipeline.run.cache.keeping import about_of
from pipeline.run.cache.session import Session
from pipeline.run.examine import Examination
from pipeline.run.toolprint import toolprint


def open_kept(
    session: Session, target: Path, examination: Examination, made: tuple[Dossier, Reading], request: str
) -> KeptSite | None:
    """The pages of the last build, ready to be asked for; None where nothing is to be taken over or kept.

    Args:
        session: The cache of builds, which looked at the files before they were read.
        target: The folder in which the last build stands.
        examination: What the workspace came to.
        made: What this build is made from, and where it is noted what is looked at in it.
        request: What was asked of it, besides the instant of judgement.
    """
    dossier, reading = made
    about, ground = about_of(examination), session.ground(examination.world.region.zone.key)
    outside = session.outside(about) if about else None
    if ground is None or outside is None:
        return None
    store, tree, key = ground
    site = unnoted(dossier.site)
    # These stand at the end of a page, where they are renewed; or they are looked at and noted.
    bare = replace(site, commit="", changed=False, coverage="", zone=None)  # type: ignore[arg-type]
    all_else = (key, toolprint(), request, astuple(bare), site.zone.key, dossier.left_out,
                examination.world.refused, reading.near, outside)  # fmt: skip
    marks = Marks(reading, tree, examination.world)
    kept = KeptSite(
        store, examination.root, target, reading, marks, (told(all_else), marks.ground()), footer(site)
    )
    kept.begin()
    return kept
