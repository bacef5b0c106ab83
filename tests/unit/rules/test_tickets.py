"""What the rules about tickets share."""

from __future__ import annotations

from datetime import UTC, datetime
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from pipeline.model.card import Card
from pipeline.model.case import Case
from pipeline.model.document import Document
from pipeline.model.region import Region
from pipeline.rules.complaints import times_out_of_order as of_complaints
from pipeline.rules.requests import times_out_of_order as of_requests
from pipeline.rules.tickets import circles
from pipeline.run.pack import reference_law


def cards(*names: str) -> dict[str, Card]:
    return {name: Card(Document("x.yaml", 0, 1, {"jenis": "aduan", "id": name}, "dinkes")) for name in names}


def in_circles(links: dict[str, str]) -> set[str]:
    known = cards(*links.keys() | set(links.values()))
    found = circles(known.values(), lambda card: known.get(links.get(card.id, "")))
    return {card.id for card in found}


def test_a_chain_that_ends_has_no_circle() -> None:
    assert in_circles({"a": "b", "b": "c"}) == set()


def test_the_circle_is_found_and_what_leads_into_it_is_not() -> None:
    assert in_circles({"a": "b", "b": "c", "c": "b", "d": "a"}) == {"b", "c"}


def test_a_card_may_point_at_itself() -> None:
    assert in_circles({"a": "a", "b": "a"}) == {"a"}


def test_two_circles_are_both_found_once() -> None:
    known = cards("a", "b", "c", "d")
    links = {"a": "b", "b": "a", "c": "d", "d": "c"}
    found = [card.id for card in circles(known.values(), lambda card: known[links[card.id]])]
    assert sorted(found) == ["a", "b", "c", "d"]


def test_a_long_chain_costs_one_step_a_card() -> None:
    names = [f"t-{number}" for number in range(5000)]
    known = cards(*names)
    steps = 0

    def follow(card: Card) -> Card | None:
        nonlocal steps
        steps += 1
        position = int(card.id[2:]) + 1
        return known[names[position]] if position < len(names) else None

    assert list(circles(known.values(), follow)) == []
    assert steps == len(names)


COMPLAINT = ("dilaporkan", "dicatat", "direspons", "diselesaikan", "pendampingan", "dikonfirmasi", "ditutup")
REQUEST = ("diajukan", "direspons", "dipenuhi", "dikonfirmasi")


def written(dice: Random, kind: str) -> dict[str, Any]:
    """A ticket whose times mostly follow each other; some are missing, some written in another way."""
    data: dict[str, Any] = {"jenis": kind, "id": "T-1"}
    minute = 0
    for name in COMPLAINT if kind == "aduan" else REQUEST:
        minute = max(0, minute + dice.choice((0, 1, 7, 7, 7, 7, 7, -8)))
        day, zone = dice.choice(("01",) * 20 + ("02",)), dice.choice(("+07:00",) * 20 + ("+08:00", "Z"))
        if dice.random() < 0.85:
            data[name] = dice.choice((f"2025-05-{day}T08:{minute:02}:00{zone}",) * 15 + (f"2025-05-{day}",))
    if kind == "permintaan" and dice.random() < 0.3:
        data["perkembangan"] = [{"waktu": data.get("direspons", "2025-04-30T08:00:00+07:00")}]
    if kind == "permintaan" and dice.random() < 0.3:
        data["persetujuan"] = {"waktu": data.get("dipenuhi", "2025-05-01")}
    if kind == "aduan" and dice.random() < 0.1:
        data["asal"] = "P-1"
    return data


@pytest.mark.parametrize(("kind", "module"), [("aduan", of_complaints), ("permintaan", of_requests)])
def test_what_is_told_of_times_by_their_texts_alone_hides_no_contradiction(
    kind: str, module: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    law = reference_law()
    dice = Random(kind)  # noqa: S311  no secret
    region = Region(None, ZoneInfo("Asia/Jakarta"))
    told, found = 0, 0
    for number in range(3_000):
        document = Document(f"{number}.yaml", 0, 1, written(dice, kind), "dinkes")
        case = Case(document, region, datetime(2025, 6, 1, tzinfo=UTC))
        with monkeypatch.context() as patch:
            patch.setattr(module, "_surely", lambda _: False)
            expected = list(module.times_out_of_order.check(case, law))
        assert list(module.times_out_of_order.check(case, law)) == expected
        told += module._surely(document.data)
        found += bool(expected)
    assert min(told, found) > 500
