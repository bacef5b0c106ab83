"""A month of checks as a monitoring record: what was seen is filled in, the analysis is a person's."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pipeline.check.shape import fields_of
from pipeline.exchange.checks import Watched
from pipeline.exchange.editing import Change, Place, edited
from pipeline.exchange.plaintext import block
from pipeline.model.document import as_list
from pipeline.model.lean import dataclass
from pipeline.model.periods import Period
from pipeline.model.refusal import Refusal
from pipeline.model.region import Service
from pipeline.run.desk import Desk
from pipeline.run.sources import text_of
from pipeline.wording import angka, bagian, visible

# What the tool saw; the rest of a record is people's.
_SEEN = ("gangguan", "teramati")


@dataclass(frozen=True, slots=True)
class Told:
    """What people say beside the figures.

    Attributes:
        tool: The monitoring tool's name.
        by: Ids of who watches, () to take the service's administrators.
        analysis: Their analysis, "" where they have not written one.
    """

    tool: str
    by: tuple[str, ...] = ()
    analysis: str = ""


def monitoring(desk: Desk, service: Service, period: Period, watched: Watched, told: Told) -> dict[str, Any]:
    """The record of a service and period (form of 2.2.2.1).

    Whole seconds; observed time is left out where it is the whole period.
    """
    zone = desk.found.world.region.zone
    start, end = period.bounds(zone)
    whole = len(watched.observed) == 1 and watched.observed[0] == (start, end)
    data: dict[str, Any] = {
        "jenis": "pemantauan",
        "id": f"PTU-{service.id.upper()}-{period.text}",
        "layanan": service.id,
        "periode": period.text,
        "utilisasi": {"tidak_terukur": {"alasan": f"{told.tool} memeriksa ketersediaan, bukan utilisasi."}},
        "gangguan": [{"mulai": _text(a, desk), "selesai": _text(b, desk)} for a, b in watched.outages],
        "teramati": [{"mulai": _text(a, desk), "selesai": _text(b, desk)} for a, b in watched.observed],
        "analisis": told.analysis or _said(watched, start, end),
        "peluang": [],
        "komponen": _components(service),
        "lingkup": ["infrastruktur"],
        "alat": told.tool,
        "oleh": list(told.by) or _watchers(desk, service),
    }
    if whole:
        del data["teramati"]
    return data


def _text(at: datetime, desk: Desk) -> str:
    return at.astimezone(desk.found.world.region.zone).replace(microsecond=0).isoformat()


def _said(watched: Watched, start: datetime, end: datetime) -> str:
    """What the figures say by themselves; the analysis of a person is still owed."""
    minutes = sum(int((b - a).total_seconds()) for a, b in watched.outages) // 60
    observed = sum(int((b - a).total_seconds()) for a, b in watched.observed) // 60
    share = bagian(observed, int((end - start).total_seconds()) // 60)
    return (
        f"Diisi dari alat: {angka(len(watched.outages))} gangguan, {angka(minutes)} menit; "
        f"teramati {share} menit. "
        "Analisis petugas belum ditulis."
    )


def _components(service: Service) -> list[str]:
    named = [
        *as_list(service.document.data.get("aplikasi")),
        *as_list(service.document.data.get("infrastruktur")),
    ]
    return [str(name) for name in named]


def _watchers(desk: Desk, service: Service) -> list[str]:
    office = desk.found.world.region.offices.get(service.opd)
    # A service may be written before the document of its office.
    holders = office.holders("administrator_infrastruktur_aplikasi", None, service.id) if office else ()
    return [person.id if person.opd == service.opd else person.ref for person in holders[:1]]


def monitoring_texts(desk: Desk, service: Service, data: dict[str, Any]) -> tuple[str, dict[str, str]]:
    """What becomes of the record: "baru", "berubah" or "tetap", and the files to write.

    Of a record that is there already only what the tool saw is changed; what people wrote stays.

    Raises:
        Refusal: A record of another month or service bears its id.
    """
    card = desk.found.world.index.one(f"pemantauan/{data['id']}", service.opd)
    if card is None:
        year = str(data["periode"])[:4]
        return "baru", {f"records/{service.opd}/pemantauan/{year}/{data['id']}.yaml": block(data)}
    if card.data.get("periode") != data["periode"] or service.ref not in card.services:
        about = visible(str(card.data.get("periode")), 20)
        raise Refusal(
            f"`{card.id}` sudah dipakai pemantauan lain (periode {about}) di "
            f"{visible(card.document.path, 200)}; ganti id itu dahulu, lalu ulangi"
        )
    changes = [Change((name,), data.get(name)) for name in _SEEN if card.data.get(name) != data.get(name)]
    if not changes:
        return "tetap", {}
    order = tuple(str(field.keys[0]) for field in fields_of("pemantauan", desk.words))
    text = text_of(desk.root, card.document.path) or ""
    after = edited(text, Place(card.document.index, (), order), changes)
    return "berubah", {card.document.path: after}
