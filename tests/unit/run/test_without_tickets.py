"""What only names, numbers and promises are told of is made without a single ticket being unpacked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from benchmarks.corpus import AS_OF, Size, write
from pipeline.model.card import TICKET_KINDS
from pipeline.model.fact import Verdict
from pipeline.model.promises import VERDICTS
from pipeline.render.documents import places
from pipeline.render.documents.dossier import REGION, Dossier, Scope
from pipeline.render.documents.evaluation import report_of
from pipeline.render.documents.maturity_region import silent_offices
from pipeline.render.documents.passes import clause_passes, rule_passes
from pipeline.render.documents.promises import kept_metrics, kept_table
from pipeline.render.documents.records import record_lists
from pipeline.render.documents.regionreview_register import register
from pipeline.render.documents.service_form import achieved
from pipeline.render.documents.standing import coverage_table
from pipeline.run.again.reading import ALL, FILES, Reading
from pipeline.run.examine import Examination, examine
from pipeline.run.forms import form_of
from pipeline.run.gather import gather, usual_periods
from pipeline.run.shelved import Store

INSTANT = datetime.fromisoformat(AS_OF)
TICKETS = 90


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Examination:
    root = tmp_path_factory.mktemp("daerah")
    write(root, Size(tickets=TICKETS, offices=4))
    return examine(root, INSTANT)


@pytest.fixture(scope="module")
def reading() -> Reading:
    return Reading()


@pytest.fixture(scope="module")
def public(region: Examination, reading: Reading) -> Dossier:
    return gather(region, usual_periods(INSTANT), reading)


@pytest.fixture
def sealed(public: Dossier, monkeypatch: pytest.MonkeyPatch) -> Dossier:
    """The same region; whoever unpacks a ticket fails."""
    _seal(monkeypatch)
    with pytest.raises(AssertionError, match="rak"):
        list(public.world.index.of("aduan"))
    return public


def _seal(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_store: Store, number: int) -> None:
        raise AssertionError(f"rak {number} diturunkan")

    monkeypatch.setattr(Store, "_opened", refuse)


WHOLE: tuple[Callable[[Dossier], Any], ...] = (
    rule_passes,
    clause_passes,
    record_lists,
    lambda dossier: silent_offices(dossier, dossier.levels[dossier.year]),
)
PARTS: tuple[Callable[[Dossier], Any], ...] = (
    kept_table,
    coverage_table,
    lambda dossier: kept_metrics(dossier, dossier.services(REGION)),
    lambda dossier: [achieved(dossier, service) for service in dossier.services(REGION)],
)


@pytest.mark.parametrize("make", [*WHOLE, *PARTS])
def test_no_ticket_is_unpacked_for_it(
    sealed: Dossier, reading: Reading, make: Callable[[Dossier], Any]
) -> None:
    assert sealed.inner is not None
    with reading.noting() as found:
        made = make(sealed)
    assert made == make(sealed.inner) or make is record_lists
    # Yet it depends on them.
    offices = {(FILES, opd) for opd in sealed.world.region.offices}
    assert (FILES, ALL) in found if make in WHOLE else offices <= found


def test_nor_for_the_register_of_a_review(public: Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    report = report_of(public, Scope(REGION, period=public.periods[-1]))
    assert report is not None
    _seal(monkeypatch)
    assert len(list(register(report))) > 1


@pytest.mark.usefixtures("sealed")
def test_nor_for_the_ids_that_a_form_offers(region: Examination) -> None:
    for kind in sorted(TICKET_KINDS):
        assert form_of(region, kind)["jenis"] == kind


def test_what_is_told_of_tickets_is_what_their_cards_tell(public: Dossier) -> None:
    index = public.world.index
    for kind in sorted(set(index.kinds)):
        cards = list(index.of(kind))
        told = [(one.ref, one.opd, one.home) for one in index.told(kind)]
        assert told == [(card.ref, card.opd, (card.document.opd, card.id)) for card in cards]
        assert index.number(kind) == len(cards)
    assert sum(index.number(kind) for kind in TICKET_KINDS) > TICKETS / 2
    assert sum(map(index.number, index.kinds)) == len(index.cards)
    bare = replace(index, begun=None)
    assert [one.ref for one in bare.told("aduan")] == [one.ref for one in index.told("aduan")]


def test_lists_are_those_in_which_records_stand(public: Dossier) -> None:
    index = public.world.index
    cards = [card for card in index.cards.values() if places.listed(card)]
    assert {found.path: found.count for found in record_lists(public)} == Counter(
        map(places.record_list, cards)
    )
    told = {(places.record_list(card), card.opd, card.jenis) for card in cards}
    assert {(found.path, found.opd, found.jenis) for found in record_lists(public)} == told


def test_promises_are_counted_as_facts_tell(public: Dossier) -> None:
    months, year, judged = public.periods[-1].months, str(public.year), 0
    for service, rows in public.measured.items():
        facts = [row.fact for row in rows]
        for kind, verdict in VERDICTS.items():
            own = [row for row in rows if row.fact.jenis == kind]
            some = [row for row in own if row.fact.periode in months]
            kept = public.kept.get(service, {}).get(kind)
            if kept is None:
                assert not some
                assert not [row for row in own if (row.fact.periode or "").startswith(year)]
                continue
            told = [verdict(row.fact) for row in some]
            assert kept.met == told.count(Verdict.TERCAPAI)
            assert kept.judged == kept.met + told.count(Verdict.TIDAK_TERCAPAI)
            assert sorted(kept.names) == sorted(row.document.ref for row in some)
            assert kept.year == sum((row.fact.periode or "").startswith(year) for row in own)
            judged += kept.judged
        monitored = [row for row in rows if row.fact.jenis == "pemantauan"]
        assert list(public.monitored[service]) == monitored
        assert len(facts) >= len(monitored)
    assert judged > 10
