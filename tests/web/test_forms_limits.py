"""What the forms promise of priority and deadlines is what the tool measures afterwards, to the second."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from pipeline.measure.deadlines import first_too_late
from pipeline.measure.limits import Limits
from pipeline.measure.sla import Due
from pipeline.measure.ticket import Ticket, ticket_of
from pipeline.model.case import World
from pipeline.model.result import CheckResult
from pipeline.run.examine import Examination, Options, examine
from pipeline.run.forms import form_of
from tests.unit.measure.bench import OFFICE_HOURS, OPD, Bench, bench
from tests.unit.render.documents.completed import COMPLETE
from tests.web.formbench import engine

BUILT = datetime.fromisoformat("2025-11-20T08:00:00+07:00")
# Night, weekend, lunch, opening, closing, a holiday, joint leave at the turn of the year, a UTC day ahead.
STARTS = (
    "2025-11-04T10:00:00+07:00", "2025-11-07 14:29", "2025-11-08T23:59:59+07:00", "2025-12-24T15:59:59+07:00",
    "2025-12-31T16:00:00+07:00", "2026-02-27 07:30", "2025-03-28T09:00:00Z", "2025-05-01 12:15",
)  # fmt: skip
SLA = {"sla": {"nomor": "1", "berlaku": {"mulai": "2025-01-01", "sampai": "2025-12-24"}}}
ITEMS = {
    "permintaan": [
        {"id": "a", "nama": "A", "target": "3 hari kerja"},
        {"id": "b", "nama": "B", "target": "1,5 hari kerja"},
    ]
}
PAST = {
    "riwayat": [{"sampai": "2025-11-06", "klasifikasi": "normal", "target_pelayanan": "5 jam"}],
    "target_pelayanan": "2,5 hari kerja",
}
DESK = {"waktu_bantuan": {"senin": "08:00-12:00, 13:00-16:00", "rabu": "00:00-24:00", "jumat": "22:00-24:00"}}
HALVES = {"kalender": {"jam_kerja": OFFICE_HOURS, "libur_tambahan": [{"tanggal": "2025-11-10"}]}}
Case = tuple[str, dict[str, Any]]


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page with the engine."""
    opened = engine(browser)
    yield opened
    opened.close()


def examined(here: Bench) -> Examination:
    """A region in memory as if it had been examined on the day of the build."""
    world = World(here.region, here.index, BUILT)
    return Examination(Path("/"), here.law, world, CheckResult("uji", BUILT, (), 0, 0))


def told(page: Page, form: Mapping[str, Any], records: Sequence[dict[str, Any]], opd: str) -> list[Any]:
    """What the form says of some records."""
    script = "([form, records, opd]) => records.map((one) => spbeFormulir.batas(form, one, opd))"
    found: list[Any] = page.evaluate(script, [form, records, opd])
    return found


def measured(ticket: Ticket) -> dict[str, tuple[int, bool]]:
    """Every deadline of a ticket by its name: seconds since 1970, and whether it is too late itself."""
    limits: Limits = ticket.limits
    named = {"respons": limits.response, "tabel2": limits.table, "katalog": limits.promise}
    found: dict[str, tuple[int, bool]] = {}
    for name, limit in named.items():
        lost = first_too_late(ticket, limit) if limit else None
        if limit and lost:
            strict = limit.operator == "lt"
            found[name] = (int((lost if strict else lost - timedelta(seconds=1)).timestamp()), strict)
    agreement = ticket.agreement
    if agreement is not None and agreement.in_term:
        rows: dict[str, Due | None] = {
            "sla_respons": agreement.response,
            "sla_pendampingan": agreement.offered,
            "sla_selesai": agreement.solution,
        }
        found |= {
            name: (int(due.deadline.timestamp()), due.strict)
            for name, due in rows.items()
            if due and due.deadline
        }
    return found


def tickets(kind: str, urgency: Sequence[int | None] = (1, 3, None)) -> Iterator[dict[str, Any]]:
    """Tickets of a kind as they are first written."""
    for number, (start, level) in enumerate(itertools.product(STARTS, urgency)):
        common = {"jenis": kind, "id": "R-1", "layanan": "loket", **({"urgensi": level} if level else {})}
        if kind == "aduan":
            earlier = {"dilaporkan": start} if number % 2 else {}
            yield {
                **common,
                "dicatat": start,
                "status": "dicatat",
                "dampak": ("mayor", "minor")[number % 3 == 0],
                **earlier,
            }
        else:
            yield {
                **common,
                "diajukan": start,
                "status": "diajukan",
                "butir": ("a", "b", "c")[number % 3],
                "prioritas": 1 + number % 6,
            }


def agree(page: Page, here: Bench, kind: str, more: Mapping[str, Any] | None = None) -> int:
    """Compares what is promised with what is measured; how many deadlines that were."""
    records = [{**one, **(more or {})} for one in tickets(kind)]
    form = form_of(examined(here), kind)
    compared = 0
    for record, said in zip(records, told(page, form, records, OPD), strict=True):
        case = here.case(kind, record, "2026-12-30T00:00:00+07:00")
        ticket = ticket_of(case, here.law)
        assert ticket is not None
        expected = measured(ticket)
        assert said is not None
        promised = {one["apa"]: (one["saat"], one["ketat"]) for one in said["batas"]}
        assert promised == expected, (record, said)
        priority = ticket.limits.priority if kind == "aduan" else None
        assert (said["prioritas"] or {}).get("nilai") == (priority.value if priority else None)
        compared += len(expected)
    return compared


READINGS = [
    {},
    {"jam.tabel2_tabel4": "jam-kerja"},
    {"jam.tabel2_tabel4": "jam-pelayanan-bantuan"},
    {"jam.mulai_aduan": "pencatatan"},
    {"batas.tabel2_tabel4_ketat": "inklusif"},
    {"sla.kedudukan": "selalu-berlaku"},
    {"sla.kedudukan": "tidak-dipakai"},
    {"sla.banding_tabel2": "SLA-menggantikan"},
    {"sla.banding_tabel2": "SLA-menggantikan", "jam.tabel2_tabel4": "jam-kerja"},
    {"sla.banding_tabel2": "yang-paling-ketat"},
    {"sla.t12_jam": "jam-kerja"},
    {"sla.t12_hari_berikutnya": "akhir-hari-kalender"},
    {"sla.t12_hari_berikutnya": "tanggal-berikutnya-harfiah"},
    {"sla.lingkup": "semua-tiket"},
    {"tabel4.permintaan": "terapkan-skala-PD"},
    {"tiket.klasifikasi_saat": "saat-laporan-dibuat"},
]


@pytest.mark.parametrize("kind", ["aduan", "permintaan"])
@pytest.mark.parametrize("readings", READINGS, ids=lambda one: "+".join(one.values()) or "bawaan")
def test_under_every_reading_the_form_promises_what_is_measured(
    page: Page, readings: dict[str, str], kind: str
) -> None:
    here = bench({**SLA, **ITEMS, **PAST, **DESK}, bacaan=readings, opd=HALVES)
    assert agree(page, here, kind) > len(STARTS)


@pytest.mark.parametrize("group", ["publik", "administrasi_pemerintahan"])
@pytest.mark.parametrize("grade", ["kritis", "esensial", "normal"])
def test_for_every_class_of_service(page: Page, group: str, grade: str) -> None:
    here = bench({"kelompok": group, "klasifikasi": grade, "target_pelayanan": "30 jam"})
    assert agree(page, here, "aduan") > len(STARTS)


def test_a_visit_replaces_the_response_where_the_region_reads_it_so(page: Page) -> None:
    here = bench({**SLA, **DESK}, bacaan={"sla.t12_pendampingan": "menggantikan-baris-1"}, opd=HALVES)
    records = [{**one, "pendampingan": "2026-12-29 10:00"} for one in tickets("aduan")]
    form = form_of(examined(here), "aduan")
    replaced = 0
    for record, said in zip(records, told(page, form, records, OPD), strict=True):
        ticket = ticket_of(here.case("aduan", record, "2026-12-30T00:00:00+07:00"), here.law)
        assert ticket is not None
        promised = {one["apa"]: (one["saat"], one["ketat"]) for one in said["batas"]}
        assert promised == measured(ticket)
        replaced += promised.get("sla_respons") is not None and promised["sla_respons"] == promised.get(
            "sla_pendampingan"
        )
    assert replaced > 0


def test_what_is_not_judged_gets_no_deadline(page: Page) -> None:
    here = bench({**SLA}, bacaan={"jam.jeda": "kurangi-menunggu-pengguna"})
    form = form_of(examined(here), "aduan")
    (one, *_) = tickets("aduan")
    wait = [{"mulai": one["dicatat"]}]
    records = [
        {**one, "status": "duplikat"},
        {**one, "dilaporkan": "2025-11-05 00:00", "dicatat": "2025-11-04 00:00"},
        {**one, "ditutup": "2025-11-01 00:00"},
        {**one, "menunggu_pengguna": wait},
        {**one, "asal": "PMT-2025-0001"},
        {**one, "dicatat": "2024-01-10 08:00"},
    ]
    said = told(page, form, records, OPD)
    told_why = [found and found["keterangan"] for found in said]
    assert told_why == ["dikecualikan", "bertentangan", "bertentangan", "jeda", "asal", "belum-berlaku"]
    assert all(limit["saat"] is None for found in said if found for limit in found["batas"])


def test_outside_the_years_of_the_page_nothing_is_promised(page: Page) -> None:
    form = form_of(examined(bench()), "aduan")
    (one, *_) = tickets("aduan")
    assert form["rentang"] == ["2024-01-01", "2027-12-31"]
    records = [{**one, "dicatat": at} for at in ("2023-12-31 23:59", "2028-01-01 00:00", "kemarin")]
    assert told(page, form, [*records, {**one, "layanan": "asing"}], OPD) == [None] * 4


def test_in_other_zones_and_regions(page: Page) -> None:
    here = bench(SLA, pemda={"zona_waktu": "Asia/Jayapura"})
    assert form_of(examined(here), "aduan")["zona"] == {"menit": 540, "nama": "WIT"}
    assert agree(page, here, "aduan") > len(STARTS)
    islands = examine(COMPLETE.parent / "kepulauan", BUILT, Options(engine="serial"))
    form, compared = form_of(islands, "aduan"), 0
    impacts = [str(word) for word in islands.law.vocabulary("dampak")]
    for service in islands.world.region.services.values():
        for impact, start in itertools.product(impacts, ("2025-11-04 10:00", "2025-12-31T23:00:00+08:00")):
            record = {
                "jenis": "aduan",
                "id": "A-1",
                "layanan": service.id,
                "dicatat": start,
                "dampak": impact,
            }
            (said,) = told(page, form, [record], service.opd)
            there = Bench(islands.world.region, islands.law, islands.world.index)
            ticket = ticket_of(
                there.case("aduan", record, "2026-12-30T00:00:00+07:00", service.opd), islands.law
            )
            assert ticket is not None
            assert {one["apa"]: (one["saat"], one["ketat"]) for one in said["batas"]} == measured(ticket)
            priority = ticket.limits.priority
            assert (said["prioritas"] or {}).get("nilai") == (priority.value if priority else None)
            compared += 1
    assert compared >= 4
