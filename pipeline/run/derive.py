"""What follows from what a record already says: the priority of an aduan."""

from __future__ import annotations

from typing import Any

from pipeline.model.document import Document
from pipeline.model.moments import parse_moment
from pipeline.run.desk import Desk


def derived(desk: Desk, document: Document) -> dict[str, Any]:
    """Fields that the regulation computes from others, by name; {} while those are open.

    The priority of an aduan comes from its impact and from its service's group and class as they held when
    it was reported (Tabel 3).
    """
    if document.jenis != "aduan":
        return {}
    world, law = desk.found.world, desk.found.law
    service = world.region.service(document.data.get("layanan"), document.opd)
    start = document.data.get("dilaporkan") or document.data.get("dicatat")
    moment = parse_moment(start, world.region.zone)
    if service is None or moment is None or "dampak" not in document.data:
        return {}
    group, level = service.held("kelompok", moment.at), service.held("klasifikasi", moment.at)
    priority = law.priority(str(document.data["dampak"]), str(group), str(level), moment.at)
    return {"prioritas": priority.value} if priority else {}
