"""What lies packed on shelves is what was put there, and an index over shelves is the index of all cards."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from benchmarks.corpus import AS_OF, Size, write
from pipeline.link.cards import build_index
from pipeline.model.card import Card, Start
from pipeline.rules.tickets import start_of, started
from pipeline.run import batches, shelved
from pipeline.run import examine as examining
from pipeline.run.batches import Setting, judged_again
from pipeline.run.examine import Options, examine
from pipeline.run.shelved import Store, Table, index_of
from pipeline.run.shelves import Judged, Shelf
from pipeline.run.sums import Sums

INSTANT = datetime.fromisoformat(AS_OF)
SAMPLE = Path(__file__).resolve().parents[3]


class Shelved(NamedTuple):
    """The sample's tickets batch by batch, as they were judged, and their shelves."""

    put_up: list[list[Judged]]
    shelves: list[Shelf]
    setting: Setting

    def store(self, shelves: list[Shelf] | None = None, many: int = shelved.MANY) -> Store:
        """The shelves, or some of them, as a check asks them."""
        again = partial(judged_again, self.setting)
        return Store(self.shelves if shelves is None else shelves, many, again)


@pytest.fixture(scope="module", params=["content", "lines", "places"])
def judged(request: pytest.FixtureRequest) -> Shelved:
    """Kept as their content, as their lines, or by place alone."""
    return shelves_of(SAMPLE, request.param)


def shelves_of(root: Path, way: str) -> Shelved:
    kept: list[list[Judged]] = []
    shelves: list[Shelf] = []
    settings: list[Setting] = []
    shelve = batches._shelved

    def watched(tickets: list[Judged], starts: list[Start], known: Setting, sums: Sums | None) -> Shelf:
        kept.append(tickets)
        shelves.append(shelve(tickets, starts, known, sums))
        settings.append(known)
        return shelves[-1]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(batches, "_shelved", watched)
        # The rules ask again for what lies by place alone: not to be taken for another batch.
        patch.setattr(examining, "judged_again", partial(_judged_by, shelve))
        if way == "lines":
            patch.setattr(examining, "_passing", lambda _: False)
        examine(root, INSTANT, Options(engine="serial", brief=way != "content"))
    assert all((shelf.packed == b"") == (way == "places") for shelf in shelves)
    return Shelved(kept, shelves, settings[0])


def _judged_by(shelve: Any, known: Setting, path: str) -> Shelf:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(batches, "_shelved", shelve)
        return judged_again(known, path)


def test_what_is_taken_down_is_what_was_put_up(judged: Shelved) -> None:
    assert sum(map(len, judged.put_up)) > 300
    for tickets, shelf in zip(judged.put_up, judged.shelves, strict=True):
        opened = judged.store([shelf])._opened(0)
        found = [(opened.card(number), opened.measured(number)) for number in range(len(opened))]
        assert found == [(one.card, one.measured) for one in tickets]
        assert shelf.refs == tuple(one.document.ref for one in tickets)


def test_an_index_over_shelves_is_the_index_of_all_cards(judged: Shelved) -> None:
    put_up = judged.put_up
    cards = [one.card for tickets in put_up for one in tickets]
    store = judged.store()
    index, doubled = index_of((), store, examine(SAMPLE, INSTANT).world.region.zone)
    plain, _ = build_index(cards)
    assert dict(index.cards) == dict(plain.cards)
    assert not doubled
    for kind in ("aduan", "permintaan"):
        assert list(index.of(kind)) == list(plain.of(kind))
        linked = list(index.linked(kind))
        assert [card for card in plain.of(kind) if card.pending] == [card for card in linked if card.pending]
        assert 0 < len(linked) < len(list(plain.of(kind)))


@pytest.mark.parametrize("kept", [1, 40, 10**9])
def test_however_few_tickets_stay_unpacked_they_are_the_same(
    judged: Shelved, kept: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Card and facts are asked for in any order, from one side and from the other."""
    put_up, shelves = judged.put_up, judged.shelves
    monkeypatch.setattr(shelved, "_KEPT", kept)
    tickets = [one for tickets in put_up for one in tickets]
    store = judged.store()
    places = [place for _, place in store.places()]
    pairs = list(zip(places, tickets, strict=True))
    for place, one in (*pairs[::3], *reversed(pairs), *pairs):
        assert store.measured(place) == one.measured
    for place, one in (*pairs[::2], *reversed(pairs)):
        assert (store.card(place), store.measured(place)) == (one.card, one.measured)
    largest = max(map(len, shelves))
    assert sum(map(len, store._taken.values())) == store._unpacked <= max(kept, largest)
    assert max(map(len, put_up)) == largest


def test_when_tickets_began_is_told_without_the_tickets(judged: Shelved) -> None:
    put_up, shelves = judged.put_up, judged.shelves
    cards = [one.card for tickets in put_up for one in tickets]
    zone = examine(SAMPLE, INSTANT).world.region.zone
    # Some are at hand, as those are that name another ticket, and take their places between the others.
    for at_hand, put in ((cards[:0], shelves), ([one.card for one in put_up[0]], shelves[1:])):
        index, _ = index_of(at_hand, judged.store(put), zone)
        assert index.begun is not None
        for kind in ("aduan", "permintaan"):
            told = list(index.begun[kind])
            assert told == [start_of(card, zone) for card in index.of(kind)]
            assert len(told) > 20
            assert all(one.day for one in told)


def test_the_tickets_of_an_office_are_found_without_the_others(
    judged: Shelved, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_up, shelves = judged.put_up, judged.shelves
    zone = examine(SAMPLE, INSTANT).world.region.zone
    taken: list[int] = []
    card = Store.card

    def watched(store: Store, place: int) -> Card:
        taken.append(place)
        return card(store, place)

    monkeypatch.setattr(Store, "card", watched)
    for at_hand, put in ((put_up[0][:0], shelves), (put_up[0], shelves[1:])):
        index, _ = index_of([one.card for one in at_hand], judged.store(put), zone)
        for opd in {one.card.opd for tickets in put_up for one in tickets}:
            expected = [card for card in index.of("permintaan", "aduan") if card.opd == opd]
            taken.clear()
            assert index.counted_for(opd, "permintaan", "aduan") == expected
            assert len(taken) == sum(one not in [o.card for o in at_hand] for one in expected)
        assert index.counted_for("tidak-ada", "aduan") == []


def test_the_table_holds_every_fact_in_order_of_name(judged: Shelved) -> None:
    put_up = judged.put_up
    table = Table(judged.store(), {})
    expected = {one.document.ref: one.measured for tickets in put_up for one in tickets if one.measured}
    assert list(table) == sorted(expected)
    assert dict(table) == expected


@pytest.mark.parametrize("many", [0, 10**9], ids=["by hashes", "by names"])
def test_facts_that_are_walked_are_those_that_are_looked_up(judged: Shelved, many: int) -> None:
    """Also of a name that several tickets have, or a ticket and a record at hand, or a record alone."""
    put_up, shelves = judged.put_up, judged.shelves
    tickets = [one for tickets in put_up for one in tickets if one.measured]
    twice, shared, alone = tickets[0].document.ref, tickets[-1].document.ref, "zz/rilis/RLS-1"
    at_hand = {shared: tickets[1].measured, alone: tickets[2].measured}
    table = Table(judged.store([*shelves, shelves[0]], many), at_hand)
    expected = {name: table[name] for name in table}
    assert list(table.items()) == list(expected.items())
    assert list(table.values()) == list(expected.values())
    assert expected[twice] == (*tickets[0].measured, *tickets[0].measured)
    # Those of a shelf that was put up twice may be of the same batch.
    assert expected[shared][-len(tickets[1].measured) :] == tickets[1].measured
    assert expected[shared][: len(tickets[-1].measured)] == tickets[-1].measured
    assert expected[alone] == tickets[2].measured
    assert [name for name in (twice, shared, alone, "zz/rilis/RLS-2", "") if name in table] == [
        twice,
        shared,
        alone,
    ]
    with pytest.raises(KeyError):
        table["zz/rilis/RLS-2"]


def test_of_two_tickets_with_one_name_the_first_by_place_stands(tmp_path: Path) -> None:
    write(tmp_path, Size(tickets=60, offices=2))
    files = sorted((tmp_path / "records").rglob("ADU*.yaml"))
    first = files[0]
    twin = first.read_text(encoding="utf-8")
    opd = first.parts[-5]
    last = tmp_path / "records" / opd / "aduan" / "zz" / "kembar.yaml"
    last.parent.mkdir(parents=True)
    last.write_text(twin.replace("ADU-", "adu-"), encoding="utf-8")
    found = examine(tmp_path, INSTANT)
    told = [one for one in found.result.findings if one.code == "REF003"]
    assert [one.pointer.path for one in told] == [last.relative_to(tmp_path).as_posix()]
    paths = [card.document.path for card in found.world.index.of("aduan")]
    assert paths == sorted(paths)
    assert last.relative_to(tmp_path).as_posix() not in paths
    assert found.world.index.months is None


def test_the_months_of_an_office_are_those_of_its_tickets(tmp_path: Path) -> None:
    write(tmp_path, Size(tickets=80, offices=2))
    world = examine(tmp_path, INSTANT).world
    months: dict[str, set[str]] = {}
    for card in world.index.of("aduan", "permintaan"):
        months.setdefault(card.opd, set()).update(started(card.data, world.region.zone))
    assert world.index.months == {opd: frozenset(found) for opd, found in months.items()}
