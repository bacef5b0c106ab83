"""From an examination to the dossier that all documents are made from: levels, sums, provenance."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import cache

from pipeline.assess.region import assess
from pipeline.history.head import Revision, on_disk, revision_of
from pipeline.law.law import Law
from pipeline.link.graph import resolved
from pipeline.measure.recap import recap
from pipeline.model.assessment import RegionAssessment
from pipeline.model.card import Card
from pipeline.model.document import dig
from pipeline.model.later import Later
from pipeline.model.lean import replace
from pipeline.model.periods import Period, parse_period
from pipeline.model.recap import Recap
from pipeline.model.tool import NAME, VERSION
from pipeline.render import forge
from pipeline.render.documents import places
from pipeline.render.documents.deadlines import DAYS
from pipeline.render.documents.dossier import REGION, Dossier, Due, Origin
from pipeline.render.page import Site
from pipeline.rules.monitoring.disagreements import disagreements
from pipeline.run.again.reading import ALL, FILES, Reading, Token, by_service, near, traced
from pipeline.run.again.views import by_ref, noted_dossier, noted_world
from pipeline.run.altered import Chosen
from pipeline.run.catalogue_of_rules import all_rules
from pipeline.run.due.listing import due_list
from pipeline.run.editions import for_the_public, without_persons
from pipeline.run.examine import Examination
from pipeline.run.forms import forms_of
from pipeline.run.inputs import revisions
from pipeline.run.ledger import ledger_of
from pipeline.run.overall import Overall, Owned, days_of, overall, owned
from pipeline.run.readers import Readers, linked_records, readers
from pipeline.run.recaps import packed_later
from pipeline.run.redact import impersonal_result

_COMMITS = "komit OPD"


def usual_periods(as_of: datetime) -> tuple[Period, ...]:
    """The last closed half-year, and the year so far; in January, which closes no month, the year before.

    Args:
        as_of: The instant of judgement, in the region's zone.
    """
    year = as_of.year - 1 if as_of.month == 1 else as_of.year
    half = f"{as_of.year}-S1" if as_of.month > 6 else f"{as_of.year - 1}-S2"
    found = (parse_period(half), parse_period(year))
    return tuple(period for period in found if period is not None)


def gather(examination: Examination, periods: Iterable[Period], reading: Reading | None = None) -> Dossier:
    """Assesses and recapitulates an examined workspace.

    Args:
        examination: From `examine`.
        periods: The periods that reports are made for.
        reading: Where it is to be noted what documents look at; None where nobody asks.

    Returns:
        The public edition; `inner` is the internal one.
    """
    bare, disk = examination.world, on_disk(examination.root)
    if reading is not None:
        examination = replace(examination, world=noted_world(examination.world, reading))
    world, law = without_persons(examination.world, examination.result.findings), examination.law
    wanted = tuple(sorted(dict.fromkeys(periods), key=lambda period: (period.after, len(period.months))))
    year = max((period.first.year for period in wanted), default=examination.result.as_of.year)
    seen, held = overall(examination.world, wanted, year), owned(world)
    if reading is not None:
        reading.near = near(world.index, seen.kept())
        reading.sources[FILES] = lambda opd: linked_records(bare, reads(), opd)
    rules = tuple(all_rules())

    @cache
    def reads() -> Readers:
        return readers(bare, seen.kept())

    @cache
    def committed() -> Mapping[str, Revision]:
        return revisions(disk, reads(), bare.papers, (REGION, *bare.region.offices))

    # Only these can be due: no other ticket is unpacked for it.
    running = replace(world, measured=Chosen(world.measured, seen.running))
    inner = Dossier(
        edition="internal",
        site=site_of(examination, disk.revision, seen.days),
        world=world,
        law=law,
        result=impersonal_result(examination.result, rules),
        left_out=examination.left_out,
        periods=wanted,
        levels=_levels(examination, wanted),
        beside=_beside(examination, wanted),
        recaps=traced(_recaps(examination, wanted, seen), reading, _of_office(reading)),
        measured=by_service(seen.by_service(world), reading),
        monitored=by_service(seen.by_service(world, "pemantauan"), reading),
        kept=by_service(seen.promises, reading),
        unconfirmed=by_service(held.unconfirmed, reading),
        lists=by_ref(held.lists, reading),
        # What is due is told in the records' own words.
        due=tuple(_due(replace(examination, world=running))),
        disagreements=tuple(disagreements(world, law)),
        rules=rules,
        answers=_answers(law),
        origins=_origins(examination, held, committed, reading),
        dependencies=resolved(world.region),
        forms=traced(forms_of(examination), reading),
    )
    public = for_the_public(inner, reading)
    return public if reading is None else noted_dossier(public, reading)


def _of_office(reading: Reading | None) -> Callable[[tuple[str, str]], Iterable[Token]]:
    """What decides a sum besides the facts that are in it."""
    return lambda name: () if reading is None else reading.of_office(name[0]) if name[0] else [(FILES, ALL)]


def _levels(examination: Examination, periods: Iterable[Period]) -> Mapping[int, RegionAssessment]:
    years = sorted({period.first.year for period in periods})
    return {year: assess(examination.world, examination.law, year) for year in years}


def _beside(
    examination: Examination, periods: Iterable[Period]
) -> Mapping[tuple[str, int], RegionAssessment]:
    """By the further indicators that the region uses."""
    law = examination.law
    used = [under for table in law.indicators if table.aktif and (under := law.under(table.indicator))]
    years = sorted({period.first.year for period in periods})
    return {
        (under.maturity.indicator, year): assess(examination.world, under, year)
        for under in used
        for year in years
    }


def _recaps(
    examination: Examination, periods: Iterable[Period], seen: Overall
) -> Mapping[tuple[str, str], Recap]:
    region, law = examination.world.region, examination.law
    spans = {period.text: period for period in periods}
    offices = dict.fromkeys((*region.offices, *(name.split("/")[0] for name in seen.services)))

    def summed(name: tuple[str, str]) -> Recap:
        opd, period = name
        services = region.services_of(opd) if opd else list(region.services.values())
        return recap(seen.world_of(opd, period, examination.world), law, services, spans[period])

    return packed_later(((opd, period) for period in spans for opd in (REGION, *offices)), summed)


def _answers(law: Law) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """By clause: the ways in which it is met."""
    whole: dict[str, Mapping[str, tuple[str, ...]]] = {}

    def met(clause: str) -> Mapping[str, tuple[str, ...]]:
        if not whole:
            whole.update({entry.clause.id: entry.ways for entry in ledger_of(law).entries})
        return whole[clause]

    return Later(law.clauses, met)


def _due(examination: Examination) -> Iterator[Due]:
    """What `spbe due` lists, without the names of those who have to act."""
    index, services = examination.world.index, examination.world.region.services
    for item in due_list(examination, timedelta(days=DAYS)).items:
        card = index.one(item.id, item.opd, item.jenis)
        page = (
            places.service_page(f"{item.opd}/{item.layanan}")
            if f"{item.opd}/{item.layanan}" in services
            else ""
        )
        yield Due(
            opd=item.opd,
            what=item.apa,
            id=item.id,
            record=card.ref if card else "",
            href=(places.record_place(card.ref, index) if card else "")
            or page
            or (places.office_page(item.opd) if item.opd in examination.world.region.offices else ""),
            deadline=item.tenggat,
            late=item.terlambat,
            clauses=item.klausul,
            message=item.pesan,
        )


def site_of(
    examination: Examination, revision: Revision | None = None, days: Iterable[date] | None = None
) -> Site:
    """What every page says about where its figures come from.

    Args:
        examination: Where they come from.
        revision: What the files were taken from; None to ask git about the files on disk.
        days: The days on which something measured began; None to look for them.
    """
    law, region = examination.law, examination.world.region
    pemda = region.pemda.data if region.pemda else {}
    if revision is None:
        revision = revision_of(examination.root)
    repository = str(dig(pemda, "situs", "repositori") or "")
    return Site(
        pemda=str(pemda.get("nama", "Pemerintah daerah")),
        as_of=examination.result.as_of,
        zone=region.zone,
        regulation=law.nama,
        pack=f"{law.id} versi {law.versi}",
        coverage=_coverage(
            examination, days_of(examination.world) if days is None else days, changed=revision.dirty
        ),
        tool=f"{NAME} {VERSION}",
        commit=revision.commit,
        changed=revision.dirty,
        address=str(dig(pemda, "situs", "alamat") or ""),
        repository=repository,
        branch=str(dig(pemda, "situs", "cabang") or ""),
        forge=forge.known(str(dig(pemda, "situs", "jenis_repositori") or ""), repository),
    )


def _coverage(examination: Examination, days: Iterable[date], *, changed: bool) -> str:
    """What the data cover, in one sentence."""
    region, known = examination.world.region, sorted(days)
    records = examination.result.documents
    said = f"{records} dokumen dari {len(region.offices)} OPD"
    if known:
        said += f"; kejadian terukur {known[0]:%d-%m-%Y} sampai {known[-1]:%d-%m-%Y}"
    if examination.left_out:
        said += f"; {examination.left_out} dokumen tidak dihitung karena bentuknya belum sah"
    return said + ("; berkas berubah sejak catatan git terakhir" if changed else "")


def _origins(
    examination: Examination,
    held: Owned,
    committed: Callable[[], Mapping[str, Revision]],
    reading: Reading | None,
) -> Mapping[str, Origin]:
    """Commit and content hash of the region's records, and of those that count for each OPD."""
    region, index = examination.world.region, examination.world.index

    def commit(opd: str) -> Revision:
        # A record may stand under an OPD that has no document: looking for its origin finds none.
        return committed().get(opd, Revision())

    def origin(opd: str) -> Origin:
        names = index.cards if opd == REGION else held.names.get(opd, ())
        own = (index.cards[name] for name in sorted(names))
        found = commit(opd)
        told = found.short if found.commit else ""
        return Origin(told, fingerprint(own, examination), found.commit, changed=found.dirty)

    if reading is not None:
        # Not which commit stands last: no document says.
        reading.sources[_COMMITS] = lambda opd: (commit(opd).commit, commit(opd).dirty)
    office = _of_office(reading)
    return traced(
        Later((REGION, *region.offices), origin), reading, lambda opd: (*office((opd, "")), (_COMMITS, opd))
    )


def fingerprint(cards: Iterable[Card], examination: Examination) -> str:
    """SHA-256 of what documents are made from: the records' content, the pack, the instant of judgement."""
    digest = hashlib.sha256()
    law, as_of = examination.law, examination.result.as_of
    digest.update(f"{law.id} {law.versi} {as_of.isoformat()}\n".encode())
    for card in cards:
        content = json.dumps(card.data, ensure_ascii=True, sort_keys=True, default=str)
        digest.update(f"{card.ref} {content}\n".encode())
    return digest.hexdigest()
