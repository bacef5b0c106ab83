"""The ladder of Tabel 15: which rung holds for which matrix and conditions, under which reading."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pytest

from pipeline.assess.ladder import Footing, climb
from pipeline.law.law import Law
from pipeline.model.assessment import Cell, Conditions, FollowUp
from pipeline.run.pack import load_law

STAGES = ("perencanaan", "operasional", "evaluasi")
PROCESSES = ("pelayanan_pengguna", "pengoperasian_layanan", "pengelolaan_aplikasi")
ALL = frozenset((stage, process) for stage in STAGES for process in PROCESSES)
USERS_PLANNED_AND_SERVED = frozenset({(stage, "pelayanan_pengguna") for stage in STAGES[:2]})
DEFAULTS = {
    "maturitas.level2": "perencanaan+operasional",
    "maturitas.seluruh_proses": "9-sel",
    "maturitas.aplikasi": "pernyataan-kominfo",
    "maturitas.reviu_evaluasi": "reviu(P4/2.1) + laporan lengkap",
    "maturitas.tindak_lanjut": ">=1 selesai dan 0 terlambat",
}


@dataclass(frozen=True)
class Situation:
    """What an OPD has to show."""

    cells: frozenset[tuple[str, str]] = ALL
    application: bool = True
    pasal4: bool = True
    planning_review: bool = False
    evaluation: bool = True
    finished: int = 1
    open_items: int = 0
    late: int = 0
    readings: dict[str, str] = field(default_factory=dict)


@pytest.fixture(scope="module")
def law() -> Law:
    return load_law(Path("/nonexistent"), None)[0]


def item(number: int, *, done: bool, late: bool = False) -> FollowUp:
    due = date(2025, 3, 1) if late else date(2026, 12, 1)
    finished = date(2025, 6, 1) if done else None
    return FollowUp("d/evaluasi/E", f"b{number}", due, finished, (f"d/tindak_lanjut/{number}",), of_year=True)


def stand(law: Law, situation: Situation) -> tuple[int, tuple[str, ...]]:
    finished = [item(n, done=True) for n in range(situation.finished)]
    late = [item(100 + n, done=False, late=True) for n in range(situation.late)]
    waiting = [item(200 + n, done=False) for n in range(situation.open_items)]
    conditions = Conditions(
        applications=("kominfo/pernyataan_aplikasi/P",) if situation.application else (),
        pasal4=("kominfo/reviu/R",) if situation.pasal4 else (),
        planning=("d/reviu/RP",) if situation.planning_review else (),
        evaluations=("d/evaluasi/E",) if situation.evaluation else (),
        follow_ups=(*finished, *late, *waiting),
        finished=tuple(finished),
        late=tuple(late),
    )
    matrix = {s: {p: Cell(met=(s, p) in situation.cells) for p in PROCESSES} for s in STAGES}
    readings = DEFAULTS | situation.readings
    level, _, blocking = climb(Footing(law.maturity, matrix, conditions, readings))
    return level, blocking


def test_nothing_at_all_is_level_one(law: Law) -> None:
    level, blocking = stand(law, Situation(cells=frozenset()))
    assert level == 1
    assert any("perencanaan" in lack for lack in blocking)


def test_one_process_planned_and_run_is_level_two(law: Law) -> None:
    level, blocking = stand(law, Situation(cells=USERS_PLANNED_AND_SERVED))
    assert level == 2
    assert len(blocking) == 7


def test_a_plan_of_one_process_and_the_operation_of_another_is_not_level_two(law: Law) -> None:
    crossed = frozenset({("perencanaan", "pelayanan_pengguna"), ("operasional", "pengoperasian_layanan")})
    assert stand(law, Situation(cells=crossed))[0] == 1


def test_nine_cells_without_more_are_level_three_and_name_all_three_blocks(law: Law) -> None:
    bare = Situation(application=False, pasal4=False, evaluation=False, finished=0)
    level, blocking = stand(law, bare)
    assert level == 3
    assert [word in " ".join(blocking) for word in ("aplikasi", "reviu", "laporan evaluasi")] == [True] * 3


@pytest.mark.parametrize(
    "lacking",
    [Situation(application=False), Situation(pasal4=False), Situation(evaluation=False)],
)
def test_each_condition_of_level_four_stops_the_climb_alone(law: Law, lacking: Situation) -> None:
    assert stand(law, lacking)[0] == 3


def test_a_planning_review_is_enough_unless_only_pasal_4_counts(law: Law) -> None:
    own = Situation(pasal4=False, planning_review=True)
    strict = Situation(pasal4=False, planning_review=True, readings={"maturitas.reviu_evaluasi": "hanya P4"})
    assert (stand(law, own)[0], stand(law, strict)[0]) == (5, 3)


@pytest.mark.parametrize(
    ("situation", "level"),
    [
        (Situation(finished=0), 4),
        (Situation(finished=4, late=1), 4),
        (Situation(finished=1, open_items=2), 5),
        (Situation(finished=3), 5),
    ],
)
def test_level_five_needs_an_improvement_and_nothing_late(law: Law, situation: Situation, level: int) -> None:
    assert stand(law, situation)[0] == level


@pytest.mark.parametrize(
    ("situation", "level"),
    [
        (Situation(open_items=2, readings={"maturitas.tindak_lanjut": "semua-selesai"}), 4),
        (Situation(late=2, readings={"maturitas.tindak_lanjut": ">=1 selesai"}), 5),
    ],
)
def test_other_readings_of_following_up(law: Law, situation: Situation, level: int) -> None:
    assert stand(law, situation)[0] == level


def test_one_empty_cell_holds_everything_above_back(law: Law) -> None:
    cells = ALL - {("evaluasi", "pengelolaan_aplikasi")}
    level, blocking = stand(law, Situation(cells=cells))
    assert (level, len(blocking)) == (2, 1)
    assert "Pengelolaan aplikasi" in blocking[0]


def test_six_cells_suffice_where_that_is_the_reading(law: Law) -> None:
    cells = ALL - {("evaluasi", "pengelolaan_aplikasi")}
    assert stand(law, Situation(cells=cells, readings={"maturitas.seluruh_proses": "6-sel"}))[0] == 5


def test_planning_alone_is_level_two_only_where_that_is_the_reading(law: Law) -> None:
    cells = frozenset({("perencanaan", "pelayanan_pengguna")})
    assert stand(law, Situation(cells=cells))[0] == 1
    assert stand(law, Situation(cells=cells, readings={"maturitas.level2": "perencanaan-saja"}))[0] == 2


def test_mending_a_breach_never_lowers_the_level(law: Law) -> None:
    levels = [
        stand(
            law, Situation(cells=frozenset(), application=False, pasal4=False, evaluation=False, finished=0)
        )[0],
        stand(law, Situation(cells=USERS_PLANNED_AND_SERVED, finished=0))[0],
        stand(law, Situation(application=False, finished=0))[0],
        stand(law, Situation(finished=0))[0],
        stand(law, Situation())[0],
    ]
    assert levels == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("reading", ["9-sel", "6-sel", "3-proses"])
@pytest.mark.parametrize("gone", ["stages", "processes", "matrix"])
def test_a_pack_without_its_cells_reaches_no_level_and_ends_nothing(
    law: Law, reading: str, gone: str
) -> None:
    table = {
        "stages": replace(law.maturity, stages=()),
        "processes": replace(law.maturity, processes=()),
        "matrix": law.maturity,
    }[gone]
    matrix = {} if gone == "matrix" else {s: {p: Cell(met=True) for p in PROCESSES} for s in STAGES[2:]}
    conditions = Conditions(applications=("kominfo/pernyataan_aplikasi/P",))
    readings = {**DEFAULTS, "maturitas.seluruh_proses": reading}
    assert climb(Footing(table, matrix, conditions, readings))[0] == 1
