"""What is found by one walk over all facts, or one by one, is what looking through all of them finds."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from benchmarks.corpus import AS_OF
from pipeline.measure.deadlines import deadlines
from pipeline.measure.recap import recap
from pipeline.measure.table import Rows, rows_of
from pipeline.model.card import TICKET_KINDS
from pipeline.model.case import Case
from pipeline.model.fact import Measured
from pipeline.render.documents import places
from pipeline.render.documents.chapters.behind import Behind, about, in_time
from pipeline.render.documents.deadlines import DAYS
from pipeline.render.documents.dossier import REGION, Dossier
from pipeline.run import recaps
from pipeline.run.due.listing import due_list
from pipeline.run.due.tickets import may_be_open
from pipeline.run.examine import Examination, examine
from pipeline.run.gather import gather, usual_periods

ROOT = Path(__file__).parents[3]
INSTANT = datetime.fromisoformat(AS_OF)


@pytest.fixture(scope="module")
def sample() -> Examination:
    return examine(ROOT, INSTANT)


@pytest.fixture(scope="module")
def public(sample: Examination) -> Dossier:
    return gather(sample, usual_periods(INSTANT))


@pytest.fixture(scope="module")
def internal(public: Dossier) -> Dossier:
    assert public.inner is not None
    return public.inner


def test_the_facts_of_a_service_are_all_of_it_in_time(internal: Dossier) -> None:
    expected: dict[str, list[Measured]] = {}
    for rows in internal.world.measured.values():
        for row in rows:
            for service in about(row):
                expected.setdefault(service, []).append(row)
    assert list(internal.measured) == sorted(expected)
    assert len(expected) > 10
    assert dict(internal.measured) == {
        name: tuple(sorted(rows, key=in_time)) for name, rows in expected.items()
    }


def test_what_stands_behind_several_facts_is_changed_once(public: Dossier, internal: Dossier) -> None:
    for dossier in (public, internal):
        several = [rows for rows in dossier.world.measured.values() if len(rows) > 1]
        assert several
        assert all(len({id(row.document) for row in rows}) == 1 for rows in several)


@pytest.mark.parametrize("edition", ["publik", "internal"])
def test_the_fact_behind_a_figure_is_the_earliest_of_the_first_service(
    public: Dossier, internal: Dossier, edition: str
) -> None:
    dossier = public if edition == "publik" else internal
    several = 0
    for opd in (REGION, *dossier.world.region.offices):
        services = sorted(dossier.services(opd), key=lambda service: service.ref)
        expected: dict[str, Measured] = {}
        for service in services:
            for row in dossier.measured.get(service.ref, ()):
                expected.setdefault(row.document.ref, row)
        found = Behind(dossier.world.measured, services)
        assert dict(found) == expected
        assert len(found) == len(expected)
        assert "tidak/ada/X-1" not in found
        several += sum(len(dossier.world.measured[name]) > 1 for name in expected)
    assert several > 2


def test_a_recapitulation_that_waited_packed_is_what_was_computed(
    sample: Examination, internal: Dossier, public: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recaps, "_UNPACKED", 1)
    again = gather(sample, usual_periods(INSTANT)).inner
    assert again is not None
    region, tickets = sample.world.region, 0
    spans = {period.text: period for period in internal.periods}
    for _ in range(2):
        for opd, period in internal.recaps:
            services = region.services_of(opd) if opd else list(region.services.values())
            found = recap(sample.world, sample.law, services, spans[period])
            assert internal.recaps[opd, period] == again.recaps[opd, period] == found
            assert public.recaps[opd, period].complaints == found.complaints
            tickets += len(found.complaints.handling.total)
    assert tickets > 100


def test_the_list_of_a_record_is_where_it_can_be_read(public: Dossier) -> None:
    index = public.world.index
    assert list(public.lists) == list(index.cards)
    for name, card in index.cards.items():
        assert public.lists[name] == (places.record_list(card) if places.listed(card) else "")


def test_the_narrowest_list_is_the_one_that_all_records_stand_in(public: Dossier) -> None:
    tickets = [name for name in public.lists if "/aduan/" in name]
    for names in (tickets[:1], tickets[:3], tickets, [*tickets[:2], "tidak/ada/X-1"], ["tidak/ada/X-1"]):
        refs = [public.world.index.cards[name].ref if name in public.lists else name for name in names]
        found = [places.record_place(f"{ref}#x", public.world.index) for ref in refs]
        lists = {place.split("#", maxsplit=1)[0] for place in found if place}
        expected = lists.pop() if len(lists) == 1 else places.RECORDS if lists else ""
        assert places.narrowest((f"{ref}#x" for ref in refs), public.lists) == expected


def test_facts_taken_one_by_one_come_in_the_order_of_the_table(public: Dossier) -> None:
    rows = Rows(public.world)
    assert [list(rows), list(rows)] == [rows_of(public.world)] * 2
    assert len(list(rows)) > 300


def test_origins_are_told_by_the_records_that_count_for_an_office(internal: Dossier) -> None:
    offices = internal.world.region.offices
    told = {opd: internal.origin(opd).sidik for opd in (REGION, *offices)}
    assert len(set(told.values())) == len(offices) + 1


def test_what_may_be_due_is_all_that_is_due(sample: Examination, public: Dossier) -> None:
    found = due_list(sample, timedelta(days=DAYS)).items
    assert sorted((one.opd, one.id, one.apa) for one in found) == sorted(
        (one.opd, one.id, one.what) for one in public.due
    )
    assert any(one.jenis in TICKET_KINDS for one in found)


@pytest.mark.parametrize("instant", [AS_OF, "2025-12-10T10:30:00+07:00"])
def test_a_ticket_that_may_not_be_open_has_no_deadline(instant: str) -> None:
    found = examine(ROOT, datetime.fromisoformat(instant))
    world, passed, left = found.world, 0, 0
    for rows in world.measured.values():
        for row in rows:
            service = world.region.services.get(f"{row.fact.opd}/{row.fact.layanan}")
            if row.fact.jenis not in TICKET_KINDS or service is None:
                continue
            case = Case(row.document, world.region, world.as_of, world.index, (service,))
            if may_be_open(row, world):
                left += 1
            else:
                passed += 1
                assert deadlines(case, found.law, row.fact) == ()
    assert left
    assert passed


def test_tickets_that_nobody_confirmed_are_counted_by_service(internal: Dossier) -> None:
    expected = [
        card.services[0]
        for card in internal.world.index.of(*sorted(TICKET_KINDS))
        if card.services
        and card.data.get("status") in {"selesai", "ditutup", "dipenuhi"}
        and not card.data.get("dikonfirmasi")
    ]
    assert expected
    assert dict(internal.unconfirmed) == Counter(expected)
