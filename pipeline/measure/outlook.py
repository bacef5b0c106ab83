"""What will hold for a ticket of a service, by the day on which it is reported: limits as plain data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from pipeline.law.law import Law
from pipeline.law.values import Limit
from pipeline.measure.clock import HELP_DESK, OFFICE, WALL_CLOCK
from pipeline.measure.limits import class_held
from pipeline.measure.promises import promised
from pipeline.measure.sla import (
    IN_OFFICE_HOURS,
    NEXT_WORKING_DAY,
    ON_SITE,
    OUTSIDE_THEM,
    block_of,
    in_term,
    row_of,
    seconds_of,
)
from pipeline.measure.terms import Terms, changes_of, terms_of
from pipeline.measure.ticket import EXCLUDED, SET_ASIDE
from pipeline.measure.waiting import subtracts
from pipeline.measure.weekly import WEEKDAYS
from pipeline.model.document import Data, as_list
from pipeline.model.durations import parse_duration, parse_hours
from pipeline.model.lean import dataclass
from pipeline.model.moments import parse_date
from pipeline.model.region import Service

Plain = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Span:
    """The days for which an outlook is asked, both included.

    Attributes:
        first: First day.
        last: Last day.
        as_of: The instant of judgement.
    """

    first: date
    last: date
    as_of: datetime


def outlook(service: Service, kind: str, law: Law, span: Span) -> list[Plain]:
    """What holds, run of days by run of days; `dari` is a run's first day ("2025-01-01").

    A limit is {detik, ketat, sitasi}; a promise in working days {hari: [numerator, denominator], ketat,
    sitasi}; a row of an SLA {detik or besok, kerja, ketat, teks, sitasi}. Instants need a ticket's own time.
    """
    found: list[Plain] = []
    for day in sorted(_days(service, law, span)):
        held = _held(service, kind, terms_of(law, service.opd, day), (day, span.as_of))
        if not found or {**found[-1], "dari": ""} != {**held, "dari": ""}:
            found.append(held)
    return found


def _days(service: Service, law: Law, span: Span) -> set[date]:
    """The first day, and every day of the span on which something may change."""
    data = service.document.data
    rows = [*data.get("riwayat", ()), *(r for b in data.get("permintaan", ()) for r in b.get("riwayat", ()))]
    ended = [parse_date(row.get("sampai")) for row in rows]
    term = data.get("sla", {}).get("berlaku", {})
    ended.append(parse_date(term.get("sampai")))
    begun = [parse_date(term.get("mulai")), *changes_of(law)]
    changes = [*begun, *(day + timedelta(days=1) for day in ended if day is not None)]
    return {span.first, *(day for day in changes if day is not None and span.first < day <= span.last)}


def _held(service: Service, kind: str, terms: Terms, when: tuple[date, datetime]) -> Plain:
    group, grade = class_held(service, terms, *when)
    law = terms.law
    scale = terms.reading("tabel4.permintaan") == "terapkan-skala-PD"
    levels = law.vocabulary("prioritas") if kind == "aduan" or scale else ()
    limits = ((level, terms.response_limit(int(level))) for level in levels)
    return {
        "dari": when[0].isoformat(),
        "dinilai": terms.in_force or terms.reading("waktu.berlaku") == "dinilai",
        "dikecualikan": sorted(_set_aside(terms)),
        "mulai": "dicatat" if terms.reading("jam.mulai_aduan") == "pencatatan" else "dilaporkan",
        "asal": terms.reading("tiket.permintaan_menjadi_aduan") != "mulai-saat-dialihkan",
        "jeda": subtracts(terms),
        "jam": _clock(service, terms),
        "kelompok": law.label("kelompok", group),
        "klasifikasi": law.label("klasifikasi", grade),
        "prioritas": dict(_priorities(terms, (group, grade))) if kind == "aduan" else {},
        "respons": {str(level): _limit(limit, law) for level, limit in limits if limit is not None},
        "tabel2": _limit(terms.service_limit(group, grade), law),
        "janji": dict(_promises(service, kind, terms, when[0])),
        "sla": _agreement(service, terms, when[0]),
    }


def _set_aside(terms: Terms) -> Iterator[str]:
    counted = terms.reading("tiket.batal_duplikat") == "hitung"
    yield from (status for status in EXCLUDED if not (counted and status in SET_ASIDE))


def _clock(service: Service, terms: Terms) -> Any:
    """What is counted: "kalender", "kerja", or the help desk's hours from Monday on, in seconds."""
    reading = terms.reading("jam.tabel2_tabel4")
    hours = service.document.data.get("waktu_bantuan")
    if reading == HELP_DESK and isinstance(hours, Mapping):
        return [list(parse_hours(hours.get(day)) or ()) for day in WEEKDAYS]
    return {OFFICE: "kerja", WALL_CLOCK: "kalender"}.get(reading, "kalender")


def _priorities(terms: Terms, held: tuple[str, str]) -> Iterator[tuple[str, Plain]]:
    for impact in terms.law.vocabulary("dampak"):
        ruled = terms.priority(str(impact), *held)
        if ruled is not None:
            yield str(impact), {"nilai": ruled.value, "sitasi": terms.law.cite(*ruled.clauses)}


def _limit(limit: Limit | None, law: Law) -> Plain | None:
    if limit is None:
        return None
    return {"detik": limit.seconds, "ketat": limit.operator == "lt", "sitasi": law.cite(*limit.clauses)}


def _promises(service: Service, kind: str, terms: Terms, day: date) -> Iterator[tuple[str, Plain]]:
    """What is promised, by the id of the butir; "" for an aduan."""
    items = (
        [""] if kind == "aduan" else [str(b.get("id")) for b in service.document.data.get("permintaan", ())]
    )
    strict = terms.reading("batas.tabel2_tabel4_ketat") != "inklusif"
    for butir in items:
        text = promised(service, kind, butir, day)
        length = parse_duration(text)
        if length is None:
            continue
        days = length.working_days
        amount = (
            {"detik": int(length.seconds or 0)} if days is None else {"hari": list(days.as_integer_ratio())}
        )
        yield butir, {**amount, "ketat": strict, "teks": length.text, "sitasi": "Katalog layanan"}


def _agreement(service: Service, terms: Terms, day: date) -> Plain | None:
    block = block_of(service, terms)
    if block is None or not in_term(block, terms, day):
        return None
    levels = terms.law.vocabulary("urgensi")

    def rows(part: str, condition: str | None) -> Plain:
        found = ((level, row_of(block, part, level, condition)) for level in levels)
        return {str(level): _row(row, terms) for level, row in found if row is not None}

    return {
        "kerja": rows("kecepatan_respon", IN_OFFICE_HOURS),
        "luar": rows("kecepatan_respon", OUTSIDE_THEM),
        "datang": rows("kecepatan_respon", ON_SITE),
        "selesai": rows("waktu_penyelesaian", None),
        "menggantikan": terms.reading("sla.t12_pendampingan") == "menggantikan-baris-1",
        "banding": terms.reading("sla.banding_tabel2"),
    }


def _row(row: Data, terms: Terms) -> Plain:
    length = str(row.get("maksimal"))
    following = length == NEXT_WORKING_DAY
    in_hours = row.get("kondisi") == IN_OFFICE_HOURS and terms.reading("sla.t12_jam") == "jam-kerja"
    return {
        "detik": None if following else seconds_of(length),
        "besok": terms.reading("sla.t12_hari_berikutnya") if following else "",
        "kerja": in_hours,
        "ketat": row.get("operator") == "lt",
        "teks": length.replace("_", " "),
        "sitasi": terms.law.cite(*as_list(row.get("klausul"))),
    }
