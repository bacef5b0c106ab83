"""Follow-ups that evaluations, reviews and assessors asked for and that are not finished with proof."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.assess.conditions import conditions_of
from pipeline.assess.inquiry import Inquiry
from pipeline.model.assessment import FollowUp
from pipeline.run.due.items import Item, Outlook
from pipeline.run.due.people import as_written
from pipeline.wording import tanggal, visible

FOLLOW_UP = "tindak_lanjut"
_MOST = 160


def follow_up_items(outlook: Outlook) -> Iterator[Item]:
    """What every OPD still has to do, as the assessment of its maturity sees it."""
    world = outlook.world
    for opd in world.region.offices:
        found = conditions_of(Inquiry(world, outlook.law, opd, outlook.today.year))
        for one in found.follow_ups:
            if one.done is None and one.due is not None and one.due <= outlook.last_day:
                yield _item(outlook, opd, one)
        for one in found.revisions:
            # What an assessor sent back is open from that day on, whatever date was set for it.
            if one.done is None:
                yield _item(outlook, opd, one)


def _item(outlook: Outlook, opd: str, one: FollowUp) -> Item:
    kept_by, jenis, name = one.source.split("/")
    written = visible(one.uraian, _MOST).rstrip(".")
    day = f"paling lambat {tanggal(one.due)}" if one.due else "belum selesai"
    clauses = ("L2.3.a6.c",) if jenis == "evaluasi" else ()
    return Item(
        opd=opd,
        layanan=None,
        jenis=jenis,
        id=f"{name}#{one.item}",
        apa=FOLLOW_UP,
        tenggat=one.due or outlook.today,
        terlambat=one.overdue(outlook.today),
        siapa=(as_written(outlook.world, one.owner, kept_by),) if one.owner else (),
        klausul=outlook.law.own(*clauses),
        pesan=f"Tindak lanjut {one.item} dari {name} {day}: {written}.",
    )
