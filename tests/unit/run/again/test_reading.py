"""What is looked at is noted, also by those who are given what somebody else had made."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from pipeline.model.card import OWN_KINDS, Index
from pipeline.model.case import World
from pipeline.model.later import Later
from pipeline.model.past import Standing
from pipeline.run.again.marks import Files, Marks, homes, told
from pipeline.run.again.reading import ALL, FILES, KIND, Reading, near, traced
from pipeline.run.again.views import noted_dossier, noted_world
from pipeline.run.cache.tree import Tree, content_of
from pipeline.run.editions import without_persons
from tests.unit.render.documents.completed import complete


def looked_at(reading: Reading, look: object) -> set[tuple[str, str]]:
    with reading.noting() as found:
        assert callable(look)
        look()
    return found


def test_whoever_is_given_a_remembered_value_has_looked_at_what_it_was_made_from() -> None:
    reading = Reading()

    def made(name: str) -> str:
        reading.note("asal", name)
        return name.upper()

    values = traced(Later(("a", "b"), made), reading)
    assert looked_at(reading, lambda: values["a"]) == {("asal", "a")}
    assert looked_at(reading, lambda: values["a"]) == {("asal", "a")}
    assert looked_at(reading, lambda: [values["a"], values["b"]]) == {("asal", "a"), ("asal", "b")}


def test_whether_there_is_a_value_is_looked_at_too() -> None:
    reading = Reading()
    behind: Mapping[str, int] = {}
    values = traced(behind, reading, lambda name: [(FILES, name)])
    assert looked_at(reading, lambda: values.get("dinas")) == {(FILES, "dinas")}
    assert looked_at(reading, lambda: "dinas" in values) == {(FILES, "dinas")}
    assert looked_at(reading, lambda: list(values)) == {(FILES, ALL)}


def noted() -> tuple[World, Reading]:
    reading = Reading()
    return noted_world(complete().world, reading), reading


def test_a_ticket_belongs_to_the_opd_that_keeps_it_and_other_records_to_the_ground() -> None:
    world, reading = noted()
    assert looked_at(reading, lambda: world.index.cards.get("dinas/aduan/tiada")) == {(FILES, "dinas")}
    assert looked_at(reading, lambda: "dinas/aduan/tiada" in world.index.cards) == {(FILES, "dinas")}
    assert looked_at(reading, lambda: world.measured.get("dinas/aduan/tiada")) == {(FILES, "dinas")}
    assert looked_at(reading, lambda: world.index.cards.get("dinas/drp/tiada")) == set()
    assert looked_at(reading, lambda: list(world.index.of("laporan", "layanan"))) == set()


@pytest.mark.parametrize("changed", [False, True])
@pytest.mark.parametrize("kind", ["pemantauan", "reviu_gangguan", "pemulihan", "rilis"])
def test_a_running_record_belongs_to_the_opd_that_keeps_it_and_a_walk_over_a_kind_to_the_kind(
    kind: str, changed: bool
) -> None:
    world, reading = noted()
    reading.near = {"dinas": frozenset({"badan"})}
    own = {(FILES, "dinas"), (FILES, "badan")}
    index = without_persons(world, ()).index if changed else world.index
    assert looked_at(reading, lambda: index.cards.get(f"dinas/{kind}/tiada")) == {(FILES, "dinas")}
    assert looked_at(reading, lambda: list(index.of(kind))) == {(KIND, kind)}
    assert looked_at(reading, lambda: index.number(kind)) == {(KIND, kind)}
    assert looked_at(reading, lambda: list(index.around("dinas", kind))) == own
    assert looked_at(reading, lambda: index.about("dinas/ktp", kind)) == own
    assert looked_at(reading, lambda: index.counted_for("dinas", kind)) == own


@pytest.mark.parametrize("kind", ["aduan", "permintaan"])
def test_a_walk_over_tickets_looks_at_all_and_one_for_an_opd_at_its_own_and_those_near(kind: str) -> None:
    world, reading = noted()
    reading.near = {"dinas": frozenset({"badan"})}
    assert looked_at(reading, lambda: list(world.index.of(kind))) == {(FILES, ALL)}
    assert looked_at(reading, lambda: world.index.number(kind)) == {(FILES, ALL)}
    assert looked_at(reading, lambda: list(world.index.told(kind))) == {(FILES, ALL)}
    assert looked_at(reading, lambda: world.index.about("dinas/ktp", kind)) == {(FILES, ALL)}
    own = {(FILES, "dinas"), (FILES, "badan")}
    assert looked_at(reading, lambda: world.index.counted_for("dinas", kind)) == own


def test_more_of_the_past_than_documents_print_is_never_the_same() -> None:
    world, reading = noted()
    assert isinstance(world.past.standing, Standing)
    assert looked_at(reading, lambda: world.past.standing) == {("riwayat", "standing")}
    (token,) = looked_at(reading, lambda: world.past.edits)
    marks = [Marks(reading, Tree(), World(world.region, Index(), world.as_of)).of(token) for _ in "ab"]
    assert marks[0] != marks[1]


def test_findings_levels_and_deadlines_are_looked_at_opd_by_opd() -> None:
    reading = Reading()
    dossier = noted_dossier(complete(), reading)
    assert looked_at(reading, lambda: dossier.result.of("dinas")) == {("temuan publik", "opd dinas")}
    assert looked_at(reading, lambda: dossier.result.coded("REF005")) == {("temuan publik", "kode REF005")}
    assert looked_at(reading, lambda: dossier.result.findings) == {("temuan publik", ALL)}
    assert looked_at(reading, lambda: list(dossier.due)) == {("tenggat publik", ALL)}
    year = max(dossier.levels)
    what = f"tingkat publik {year}"
    assert looked_at(reading, lambda: dossier.levels[year].of("dinas")) == {(what, "dinas")}
    assert looked_at(reading, lambda: dossier.levels[year].level) == {(what, ALL)}
    assert looked_at(reading, lambda: dossier.site.commit) == {("situs", "commit")}
    assert looked_at(reading, lambda: dossier.site.as_of) == set()


def test_the_views_tell_what_lies_behind() -> None:
    plain, reading = complete(), Reading()
    dossier = noted_dossier(complete(), reading)
    opds = sorted({finding.opd for finding in plain.result.findings})
    assert dossier.result.of(*opds) == plain.result.findings
    assert [list(dossier.due), list(dossier.disagreements)] == [list(plain.due), list(plain.disagreements)]
    for year, levels in plain.levels.items():
        assert [dossier.levels[year].of(one.opd) for one in levels.opd] == list(levels.opd)


def test_near_is_who_keeps_tickets_about_the_services_of_another() -> None:
    world = complete().world
    own = {(card.document.opd, card.opd) for kind in ("aduan", "permintaan") for card in world.index.of(kind)}
    told = [("dinas/ktp", "badan/aduan/A-1"), ("dinas/ktp", "dinas/aduan/A-2")]
    found = near(world.index, told)
    assert found["dinas"] == {"badan"}
    assert all(home in found[opd] for home, opd in own if home != opd)


def test_a_folder_with_anything_but_tickets_and_running_records_of_one_opd_is_ground() -> None:
    world = complete().world
    found = homes(world)
    kinds = sorted(OWN_KINDS)
    tickets = {card.document.path.rpartition("/")[0] for card in world.index.of(*kinds)}
    others = {
        card.document.path.rpartition("/")[0]
        for kind in world.index.kinds
        if kind not in OWN_KINDS
        for card in world.index.of(kind)
    }
    assert set(found) <= tickets - others


def test_a_digest_is_the_same_for_what_is_equal() -> None:
    assert told({"a": frozenset("xyz"), "b": (1, 2)}) == told({"a": frozenset("zyx"), "b": [1, 2]})
    assert told({"a": 1, "b": 2}) != told({"b": 2, "a": 1})
    assert told(complete().levels) == told(complete().levels)
    assert told((1, 2)) != told((1, 3))


def test_a_file_touched_a_moment_before_counts_by_content(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("satu")
    then = Files("d", (("a.yaml", content_of(file, os.lstat(file))),))
    assert then.still(Files("d"), tmp_path)
    assert then.still(then, tmp_path)
    assert not then.still(Files("e"), tmp_path)
    assert not then.still(Files("d", (("a.yaml", "lain"),)), tmp_path)
    file.write_text("dua")
    assert not then.still(Files("d"), tmp_path)
    file.unlink()
    assert not then.still(Files("d"), tmp_path)


def test_what_nobody_tells_of_any_more_is_not_what_it_was() -> None:
    world = World(complete().world.region, Index(), complete().world.as_of)
    marks = [Marks(Reading(), Tree(), world).of(("tingkat", "dinas")) for _ in "ab"]
    assert marks[0] != marks[1]
