"""Added chapter: what planning has put in place, and which of it was approved (2.1)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from pipeline.model.card import Card
from pipeline.model.document import Data, as_list
from pipeline.model.lean import dataclass
from pipeline.model.moments import parse_moment
from pipeline.model.region import Service
from pipeline.model.tallies import Tally
from pipeline.render.document import Metric
from pipeline.render.documents.chapters.figures import NIL, count, nil_sentence, share, share_metric
from pipeline.render.documents.chapters.pictures import SUMS, office_cell
from pipeline.render.documents.chapters.report import Block, Report
from pipeline.render.table import Column, Entry, Table

Test = Callable[[Data], bool]


@dataclass(frozen=True, slots=True)
class Planned:
    """One thing that planning makes, for the services of a report.

    Attributes:
        label: What it is.
        unit: What is counted.
        whole: How many need it; None where there is no such number.
        there: Those that have it.
        approved: Those whose approval was given by the period's end; None where none is asked for.
    """

    label: str
    unit: str
    whole: int | None
    there: Tally
    approved: Tally | None


def planning_recap(report: Report) -> Iterator[Block]:
    """What of planning exists and was approved by the period's end."""
    if not report.services:
        yield Block("nihil", "Belum ada data: belum ada layanan dalam katalog.")
        return
    found = planned(report, report.services)
    targets, needs, operations = found[0], found[2], found[3]
    yield Block("metrik", [_metric(report, each) for each in (targets, needs, operations)])
    rows = tuple(_row(report, each) for each in found if each.whole is not None or len(each.there))
    empty = [each.label.lower() for each in found if each.whole is None and not len(each.there)]
    columns = (
        Column("Unsur perencanaan", width=40),
        Column("Ada", "angka"),
        Column("Disetujui atau ditetapkan", "angka"),
    )
    note = f"Dihitung sampai akhir periode. {nil_sentence(empty)}".strip()
    yield Block("tabel", Table(caption="Hasil tahap perencanaan", columns=columns, rows=rows, note=note))
    if report.is_region:
        yield Block("tabel", _offices(report))


def planned(report: Report, services: Iterable[Service]) -> tuple[Planned, ...]:
    """Everything that planning makes for some services."""
    own = tuple(services)
    offices = {service.opd for service in own}
    return (
        _in_catalogue(report, own, "Target pelayanan", "penetapan_target"),
        _classified(own),
        _needs(report, own),
        _in_catalogue(report, own, "Target pengoperasian", "penetapan_pengoperasian"),
        _records(report, offices, ("Kebijakan", "kebijakan"), "persetujuan_usulan"),
        _records(report, offices, ("Rencana perubahan layanan", "perubahan"), "penetapan"),
    )


def _metric(report: Report, each: Planned) -> Metric:
    part = each.approved if each.approved is not None else each.there
    return share_metric(report, f"{each.label} disetujui", part, each.whole or 0, each.unit)


def _row(report: Report, each: Planned) -> tuple[Entry, ...]:
    if each.whole is None:
        approved = share(report, each.approved or Tally(), len(each.there))
        return (each.label, count(report, each.there), approved)
    approved_share = "–" if each.approved is None else share(report, each.approved, each.whole)
    return (each.label, share(report, each.there, each.whole), approved_share)


def _in_catalogue(report: Report, services: tuple[Service, ...], label: str, field: str) -> Planned:
    there = [s.document.ref for s in services if s.document.data.get(field)]
    approved = [s.document.ref for s in services if approved_by(report, s.document.data.get(field))]
    return Planned(label, "layanan", len(services), Tally(tuple(there)), Tally(tuple(approved)))


def _classified(services: tuple[Service, ...]) -> Planned:
    """Class and its test; the regulation names no act of its own for it."""
    there = [s.document.ref for s in services if s.document.data.get("uji_klasifikasi")]
    return Planned("Klasifikasi layanan beserta ujinya", "layanan", len(services), Tally(tuple(there)), None)


def _needs(report: Report, services: tuple[Service, ...]) -> Planned:
    there: list[str] = []
    approved: list[str] = []
    for service in services:
        cards = [card for card in report.index.about(service.ref, "kebutuhan") if made(report, card)]
        there.extend([service.document.ref] if cards else [])
        done = any(approved_by(report, card.data.get("persetujuan")) for card in cards)
        approved.extend([service.document.ref] if done else [])
    return Planned("Daftar kebutuhan", "layanan", len(services), Tally(tuple(there)), Tally(tuple(approved)))


def _records(report: Report, offices: set[str], named: tuple[str, str], field: str) -> Planned:
    label, kind = named
    cards = [card for card in report.index.of(kind) if card.opd in offices and made(report, card)]
    there = tuple(card.ref for card in cards)
    approved = tuple(card.ref for card in cards if _set(report, card, field))
    return Planned(label, "catatan", None, Tally(there), Tally(approved))


def _set(report: Report, card: Card, field: str) -> bool:
    """Whether a plan was set, or stands under one that was."""
    if approved_by(report, card.data.get(field)):
        return True
    plan = report.index.one(card.data.get("rencana"), card.document.opd, card.jenis)
    return plan is not None and approved_by(report, plan.data.get(field))


def made(report: Report, card: Card) -> bool:
    """Whether a record had been made by the period's end; a change plan has no date but its first act's."""
    zone = report.dossier.world.region.zone
    acts = [act for name in _ACTS for act in as_list(card.data.get(name)) if isinstance(act, Mapping)]
    written = [card.data.get("tanggal")] if "tanggal" in card.data else [act.get("waktu") for act in acts]
    known = [moment.at for value in written if (moment := parse_moment(value, zone)) is not None]
    return not known or min(known) <= last_instant(report)


def approved_by(report: Report, block: Any) -> bool:
    """Whether an act (each of a list) was a yes, given by the period's end."""
    acts = [act for act in as_list(block) if isinstance(act, Mapping)]
    return bool(acts) and all(_yes(report, act) for act in acts)


def _yes(report: Report, act: Mapping[str, Any]) -> bool:
    moment = parse_moment(act.get("waktu"), report.dossier.world.region.zone)
    said = act.get("keputusan", "disetujui") == "disetujui"
    return said and moment is not None and moment.at <= last_instant(report)


def last_instant(report: Report) -> datetime:
    """The period's last second, or the instant of judgement if that comes first."""
    end = report.period.bounds(report.dossier.world.region.zone)[1] - timedelta(seconds=1)
    return min(end, report.dossier.site.as_of)


def _offices(report: Report) -> Table:
    rows: list[tuple[Entry, ...]] = []
    for opd in report.offices:
        found = planned(report, report.services_of(opd))
        rows.append((office_cell(report, opd), *(_approved(report, found[place]) for place in _SHOWN)))
    whole = planned(report, report.services)
    foot = ("Seluruh OPD", *(_approved(report, whole[place]) for place in _SHOWN))
    columns = (
        Column("OPD", width=20),
        *(Column(f"{whole[place].label} disetujui", "angka") for place in _SHOWN),
    )
    return Table(caption="Perencanaan menurut OPD", columns=columns, rows=tuple(rows), foot=foot, note=SUMS)


_SHOWN = (0, 2, 3)
_ACTS = ("persetujuan", "penetapan")


def _approved(report: Report, each: Planned) -> Entry:
    if not each.whole:
        return NIL
    return share(report, each.approved or Tally(), each.whole)
