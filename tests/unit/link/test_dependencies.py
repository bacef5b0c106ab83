"""The dependency graph's answers: what stands on what, who stops with whom, where there is no second one."""

import random

import pytest

from tests.unit.render.graphs import circle, graph_of, sixty, three

DIAMOND = {
    "layanan/satu": ["aplikasi/web"],
    "layanan/dua": ["aplikasi/web", "infrastruktur/jaringan"],
    "layanan/sendiri": [],
    "aplikasi/web": ["infrastruktur/server", "infrastruktur/jaringan"],
    "infrastruktur/server": ["infrastruktur/ruang"],
    "infrastruktur/jaringan": ["infrastruktur/ruang"],
    "infrastruktur/ruang": [],
    "infrastruktur/cadangan": [],
}


def short(*refs: str) -> list[str]:
    return [ref.removeprefix("uji/") for ref in refs]


def test_all_that_a_service_stands_on_is_found_however_far_down() -> None:
    graph = graph_of(DIAMOND)
    assert short(*graph.below("uji/layanan/satu")) == [
        "aplikasi/web",
        "infrastruktur/jaringan",
        "infrastruktur/ruang",
        "infrastruktur/server",
    ]
    assert graph.below("uji/layanan/sendiri") == ()


def test_an_outage_stops_all_services_above_it_and_no_other() -> None:
    graph = graph_of(DIAMOND)
    assert short(*graph.services["uji/infrastruktur/ruang"]) == ["layanan/dua", "layanan/satu"]
    assert graph.services["uji/infrastruktur/cadangan"] == ()


def test_a_single_point_has_no_second_one_and_stops_more_than_one_service() -> None:
    graph = graph_of(DIAMOND, server={"redundan": True})
    assert short(*graph.single_points()) == [
        "aplikasi/web",
        "infrastruktur/jaringan",
        "infrastruktur/ruang",
    ]
    assert graph_of(DIAMOND, ruang={"redundan": "ya"}).parts["uji/infrastruktur/ruang"].redundant is False
    assert three().single_points() == ()
    assert short(*three().single_points(1)) == ["aplikasi/web", "infrastruktur/ruang"]


def test_a_part_stands_in_a_layer_below_all_that_need_it() -> None:
    for graph in (graph_of(DIAMOND), sixty()):
        depth = {ref: level for level, layer in enumerate(graph.layers) for ref in layer}
        assert sorted(depth) == sorted(graph.parts)
        assert all(depth[ref] < depth[goal] for ref, needed in graph.needs.items() for goal in needed)
        assert {graph.parts[ref].kind for ref in graph.layers[0]} == {"layanan"}


def test_members_of_a_circle_stand_on_each_other_and_the_graph_still_answers() -> None:
    graph = circle()
    assert short(*graph.below("uji/aplikasi/a")) == ["aplikasi/b", "aplikasi/c"]
    assert [len(graph.services[f"uji/aplikasi/{name}"]) for name in "abc"] == [1, 1, 1]


def test_around_a_part_stands_what_it_needs_and_what_needs_it() -> None:
    graph = graph_of(DIAMOND).around("uji/infrastruktur/server")
    assert short(*graph.parts) == [
        "aplikasi/web",
        "infrastruktur/ruang",
        "infrastruktur/server",
        "layanan/dua",
        "layanan/satu",
    ]
    assert "uji/infrastruktur/jaringan" not in graph.needs["uji/aplikasi/web"]


def test_a_long_chain_is_answered() -> None:
    chain = {f"infrastruktur/k{i}": [f"infrastruktur/k{i + 1}"] if i < 1999 else [] for i in range(2000)}
    graph = graph_of({"layanan/satu": ["infrastruktur/k0"], **chain})
    assert len(graph.below("uji/layanan/satu")) == 2000
    assert len(graph.layers) == 2001


@pytest.mark.parametrize("start", range(12))
def test_told_as_bits_a_part_stands_on_the_same(start: int) -> None:
    dice = random.Random(start)  # noqa: S311  no secret
    names = [f"{'aplikasi' if dice.random() < 0.5 else 'infrastruktur'}/p{i:02d}" for i in range(30)]
    parts = {name: dice.sample(names, dice.randrange(3)) for name in names}
    parts |= {f"layanan/s{i}": dice.sample(names, 3) for i in range(6)}
    graph = graph_of(parts)
    focus = f"uji/{dice.choice(names)}"
    for shown in (graph, graph.around(focus), graph.of_office("uji")):
        order = list(shown.parts)
        for ref, mask in shown.reach().items():
            assert [name for place, name in enumerate(order) if mask >> place & 1] == list(shown.below(ref))


def test_what_names_a_part_itself_is_told() -> None:
    users = graph_of(DIAMOND).users()
    assert short(*users["uji/infrastruktur/ruang"]) == ["infrastruktur/jaringan", "infrastruktur/server"]
    assert "uji/layanan/satu" not in users


def test_an_empty_catalogue_has_an_empty_graph() -> None:
    graph = graph_of({})
    assert (graph.parts, graph.layers, graph.single_points()) == ({}, (), ())
