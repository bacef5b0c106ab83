"""What the rules about tickets share."""

from __future__ import annotations

from pipeline.model.card import Card
from pipeline.model.document import Document
from pipeline.rules.tickets import circles


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
