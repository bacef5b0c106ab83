"""Which records count for which OPD: by their services, and without any by who keeps them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from benchmarks.corpus import AS_OF, Size, write
from pipeline.assess.inquiry import Counted
from pipeline.assess.region import assess
from pipeline.link.cards import build_index
from pipeline.model.card import Card
from pipeline.model.document import Document
from pipeline.run.examine import examine

INSTANT = datetime.fromisoformat(AS_OF)


def _card(number: int, keeper: str, *services: str) -> Card:
    return Card(Document(f"{number}.yaml", 0, 1, {"jenis": "reviu", "id": f"R-{number}"}, keeper), services)


def test_a_record_counts_for_the_offices_of_its_services_and_else_for_its_keeper() -> None:
    cards = [_card(1, "a", "b/x", "c/y", "b/z"), _card(2, "a"), _card(3, "b", "b/x")]
    index, _ = build_index(cards)
    for only in ("", "a", "b", "c"):
        counted = Counted(index, only)
        told = {opd: [card.id for card in counted.of(opd, "reviu", "drp")] for opd in ("a", "b", "c")}
        every = {"a": ["R-2"], "b": ["R-1", "R-3"], "c": ["R-1"]}
        assert told == {opd: ids if only in ("", opd) else [] for opd, ids in every.items()}


def test_the_offices_of_a_region_walk_its_tickets_no_more_than_once(tmp_path: Path) -> None:
    write(tmp_path, Size(tickets=40, offices=4))
    found = examine(tmp_path, INSTANT)
    walks: list[str] = []

    class Line(tuple[Card, ...]):
        __slots__ = ()

        def __iter__(self):  # type: ignore[no-untyped-def]
            walks.append("aduan")
            return super().__iter__()

    kinds = found.world.index.kinds
    assert isinstance(kinds, dict)
    kinds["aduan"] = Line(found.world.index.of("aduan"))
    walks.clear()
    assert len(assess(found.world, found.law, 2025).opd) == 4
    assert walks == []
    bare = replace(found.world, index=replace(found.world.index, begun=None))
    assert assess(bare, found.law, 2025) == assess(found.world, found.law, 2025)
    assert len(walks) == 1
