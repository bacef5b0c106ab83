"""What an electronic form is made of: the schema, the catalogue's choices, ids, limits and calendars."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from pipeline.check.formats import EXPECTED
from pipeline.check.schemas import schema_of
from pipeline.check.words import BOUNDS, MESSAGES, TYPES, UNTITLED
from pipeline.exchange.numbering import manner_of
from pipeline.law.calendar import Calendar
from pipeline.law.feasts import FIRST_YEAR, LAST_YEAR
from pipeline.law.law import Law
from pipeline.measure.outlook import Span, outlook
from pipeline.measure.ticketevents import AFTER_START, CHAIN
from pipeline.model.card import CATALOGUE_KINDS, KINDS, TICKET_KINDS
from pipeline.model.later import Later
from pipeline.model.moments import start_of_day
from pipeline.model.region import Region
from pipeline.rules.privacy.personal_data import OFFICE_DOMAIN, PATTERNS
from pipeline.run.examine import Examination
from pipeline.run.newrecord import DAYS
from pipeline.run.pack import VOCABULARIES, vocabulary
from pipeline.wording import nama_zona

Plain = dict[str, Any]

# Tickets first. A register is a table: spreadsheets are better at those.

KINDS_WITH_FORM = ("aduan", *(k for k in KINDS if k not in {"aduan", "register", *CATALOGUE_KINDS}))
_ANNOTATIONS = frozenset({"$schema", "$id", "x-asal", "x-klausul"})
_YEARS_BEFORE, _YEARS_AFTER = 1, 2
_OWN = ("dari", "janji")


def forms_of(examination: Examination) -> Mapping[str, Mapping[str, Any]]:
    """The forms by kind, each made when it is asked for; tickets first."""
    return Later(KINDS_WITH_FORM, lambda kind: form_of(examination, kind))


def form_of(examination: Examination, kind: str) -> Plain:
    """All that a page needs to fill in, judge and write one kind of record, without asking anybody.

    Nothing in it comes from a record but its id: whoever asked or complained is not in it.
    """
    region, law = examination.world.region, examination.law
    schema = _schema(kind, law)
    named = set(_named(schema))
    span = _span(examination.result.as_of, region)
    ticket, used = kind in TICKET_KINDS, _used(examination, kind)
    plans = [law.calendar(opd) for opd in region.offices]
    # Most OPDs share the region's.
    known = {plan: _calendar(plan, span) if ticket else {} for plan in dict.fromkeys(plans)}
    calendars = [known[plan] for plan in plans]
    services, terms = _services(region, kind, law, span)
    return {
        "jenis": kind,
        "skema": schema,
        "kata": {"pesan": MESSAGES, "batas": BOUNDS, "jenis": TYPES, "bentuk": EXPECTED, "tanpa": UNTITLED},
        "pribadi": {**PATTERNS, "kantor": OFFICE_DOMAIN},
        "hari": list(DAYS),
        "utama": [*DAYS, "butir", *(["urgensi"] if any(held["sla"] for held in terms) else [])],
        "istilah": _labels(law),
        "zona": _zone(region, span),
        "rentang": [span.first.isoformat(), span.last.isoformat()],
        "opd": [
            {
                **_office(examination, kind, opd, used.get(opd, ())),
                "kalender": _distinct(calendars).index(own),
            }
            for opd, own in zip(region.offices, calendars, strict=True)
        ],
        "layanan": services,
        "ketentuan": terms,
        "orang": _by_opd((p.opd, p.id, p.nama) for p in region.people.values()) if "orang" in named else {},
        "katalog": {
            name: _by_opd((d.opd, d.id, str(d.data.get("nama", d.id))) for d in documents.values())
            for name, documents in (("aplikasi", region.applications), ("infrastruktur", region.components))
            if name in named
        },
        "kalender": _distinct(calendars),
        "sesudah": list(AFTER_START.get(kind, ())),
        "urutan": [list(pair) for pair in CHAIN.get(kind, ())],
    }


def _schema(kind: str, law: Law) -> Plain:
    """The schema with only what is asked of it, each field with its citation instead of its clauses."""
    whole = schema_of(kind, vocabulary(law))
    told = {f"#/$defs/{name}": one.get("x-istilah", "") for name, one in whole["$defs"].items()}
    thin = _thinned(whole, law, told)
    every, kept = thin.pop("$defs"), {}
    waiting = list(_targets(thin))
    while waiting:
        name = waiting.pop()
        if name not in kept:
            kept[name] = every[name]
            waiting.extend(_targets(every[name]))
    return {**thin, "$defs": {name: every[name] for name in every if name in kept}}


def _thinned(node: Any, law: Law, told: Mapping[str, str]) -> Any:
    """A schema without what a form has no use for.

    Args:
        node: A schema, or a part of one.
        law: The pack: what it says of its own words takes the place of what the schema says of them.
        told: The vocabulary of each shared definition by its reference, "" where it has none.
    """
    if isinstance(node, list):
        return [_thinned(item, law, told) for item in node]
    if not isinstance(node, dict):
        return node
    thin = {key: _thinned(value, law, told) for key, value in node.items() if key not in _ANNOTATIONS}
    clauses, words = node.get("x-klausul"), told.get(str(node.get("$ref")), "")
    cited = law.cite(*law.own(*clauses[:1])) if isinstance(clauses, list) and clauses else ""
    if words and "description" in node:
        thin["description"] = _meanings(law, words)
    return {**thin, "x-sitasi": cited} if cited else thin


def _meanings(law: Law, words: str) -> str:
    """What the pack says that the values of a vocabulary mean."""
    said = ((law.label(words, value), law.terms[words][value].get("arti")) for value in law.vocabulary(words))
    return " ".join(f"{name}: {meaning}" for name, meaning in said if meaning)


def _targets(node: Any) -> Iterator[str]:
    waiting = [node]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            if isinstance(node.get("$ref"), str):
                yield node["$ref"].rsplit("/", 1)[-1]
            waiting.extend(node.values())
        elif isinstance(node, list):
            waiting.extend(node)


def _named(schema: Plain) -> Iterator[str]:
    """The kinds that a text of the form may name."""
    waiting: list[Any] = [schema]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            yield from node.get("x-rujukan", ())
            waiting.extend(node.values())


def _labels(law: Law) -> Plain:
    return {
        name: {str(value): law.label(name, value) for value in law.vocabulary(name)} for name in VOCABULARIES
    }


def _span(as_of: datetime, region: Region) -> Span:
    """From a year before the build to two years after it: what a new record may be about."""
    year = as_of.astimezone(region.zone).year
    first, last = max(year - _YEARS_BEFORE, FIRST_YEAR + 1), min(year + _YEARS_AFTER, LAST_YEAR - 1)
    return Span(date(first, 1, 1), date(last, 12, 31), as_of)


def _zone(region: Region, span: Span) -> Plain:
    """The distance from UTC in minutes; None where it changes, and the page then computes no instants."""
    days = (span.last - span.first).days
    local = [datetime(*d.timetuple()[:3], tzinfo=region.zone) for d in _run(span.first, days)]
    offsets = {at.utcoffset() for at in local}
    offset = offsets.pop() if len(offsets) == 1 else None
    minutes = None if offset is None else int(offset.total_seconds()) // 60
    return {"menit": minutes, "nama": nama_zona(local[0])}


def _run(first: date, days: int) -> Iterator[date]:
    return (first + timedelta(days=number) for number in range(days + 1))


def _used(examination: Examination, kind: str) -> Mapping[str, list[str]]:
    """The ids of a kind by the OPD that keeps them."""
    found: dict[str, list[str]] = {}
    for one in examination.world.index.told(kind):
        opd, own = one.home
        found.setdefault(opd, []).append(own)
    return found


def _office(examination: Examination, kind: str, opd: str, used: Iterable[str]) -> Plain:
    office = examination.world.region.offices[opd]
    manner = manner_of(kind, used)
    return {
        "id": opd,
        "nama": office.nama,
        "singkatan": office.singkatan,
        "nomor": {"awalan": manner.prefix, "lebar": manner.width, "akhir": dict(manner.last)},
    }


def _services(region: Region, kind: str, law: Law, span: Span) -> tuple[list[Plain], list[Plain]]:
    """The services, and what holds for their tickets: most share it, so each names it by its number."""
    services, terms = [], _distinct(())
    for service in region.services.values():
        items = service.document.data.get("permintaan", ()) if kind == "permintaan" else ()
        held = []
        for run in outlook(service, kind, law, span) if kind in TICKET_KINDS else ():
            shared = {name: value for name, value in run.items() if name not in _OWN}
            terms = _distinct((*terms, shared))
            held.append({**{name: run[name] for name in _OWN}, "ketentuan": terms.index(shared)})
        services.append(
            {
                "id": service.id,
                "opd": service.opd,
                "nama": service.nama,
                "butir": [[str(item.get("id")), str(item.get("nama", item.get("id")))] for item in items],
                "batas": held,
            }
        )
    return services, terms


def _distinct(values: Iterable[Plain]) -> list[Plain]:
    """The values without repetition, in order."""
    found: list[Plain] = []
    for value in values:
        if value not in found:
            found.append(value)
    return found


def _by_opd(rows: Iterable[tuple[str, str, str]]) -> dict[str, list[list[str]]]:
    found: dict[str, list[list[str]]] = {}
    for opd, own, name in rows:
        found.setdefault(opd, []).append([own, name])
    return found


def _calendar(calendar: Calendar, span: Span) -> Plain:
    """Office hours day by day: each day's pattern by its number, patterns as seconds after midnight."""
    patterns: dict[tuple[tuple[int, int], ...], int] = {}
    days: list[int] = []
    for day in _run(span.first, (span.last - span.first).days):
        midnight = start_of_day(day, calendar.zone)
        hours = tuple(
            (int((a - midnight).total_seconds()), int((b - midnight).total_seconds()))
            for a, b in calendar.day(day).spans
        )
        days.append(patterns.setdefault(hours, len(patterns)))
    return {"pola": [list(map(list, hours)) for hours in patterns], "hari": days}
