"""Waivers (`pengecualian`): a covered finding is still shown, as waived."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.model.card import Card
from pipeline.model.case import World
from pipeline.model.document import as_list
from pipeline.model.finding import Finding
from pipeline.model.lean import replace
from pipeline.model.moments import parse_date, parse_moment

# What a waiver can never cover: a file that cannot be read, a shape that cannot be judged, the waiver itself.
NEVER = ("YML", "SKM", "PKT", "KRK")
# What git tells: not every check looks, so that a finding missing today proves nothing about a waiver.
HISTORY = ("RWY",)


def apply_waivers(findings: Iterable[Finding], world: World) -> Iterator[Finding]:
    """Marks the findings that a waiver in force covers with the waiver's id."""
    waivers = [card for card in world.index.of("pengecualian") if in_force(card, world)]
    for finding in findings:
        waiver = next((card for card in waivers if covers(card, finding, world)), None)
        yield replace(finding, waived=waiver.id) if waiver else finding


def in_force(card: Card, world: World) -> bool:
    """Whether a waiver is approved by a pimpinan of its OPD or of the kominfo PD, and has not expired."""
    until = parse_date(card.data.get("berlaku_sampai"))
    if until is None or world.as_of.astimezone(world.region.zone).date() > until:
        return False
    return approved(card, world)


def approved(card: Card, world: World) -> bool:
    """Whether the approval is a yes of somebody who may give it."""
    block = card.data.get("persetujuan", {})
    when = parse_moment(block.get("waktu"), world.region.zone)
    person = world.region.person(block.get("oleh"), card.document.opd)
    if when is None or person is None or block.get("keputusan", "disetujui") != "disetujui":
        return False
    homes = (card.document.opd, world.region.kominfo)
    offices = [world.region.offices[home] for home in homes if home in world.region.offices]
    heads = [head for office in offices for head in office.holders("pimpinan", when)]
    return when.happened(world.as_of) and person in heads


def covers(card: Card, finding: Finding, world: World) -> bool:
    """Whether a waiver names the rule and the document of a finding."""
    if finding.code.startswith(NEVER) or finding.code != card.data.get("aturan"):
        return False
    return any(_names(named, card, finding, world) for named in as_list(card.data.get("dokumen")))


def _names(named: object, card: Card, finding: Finding, world: World) -> bool:
    if named == finding.pointer.path:
        return True
    return any(found.ref == finding.document for found in world.index.find(named, card.document.opd))
