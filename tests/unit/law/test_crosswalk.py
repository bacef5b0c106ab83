"""One piece of evidence, several indicators: each criterion that asks for a code, once, in order."""

from __future__ import annotations

from dataclasses import replace

from pipeline.law.crosswalk import CELLS, Use, codes_of, crosswalk, names_of
from pipeline.law.law import Law
from pipeline.law.maturity import CellRule, MaturityTable, Measure, Proof, Rung, RungCriterion


def proof(kode: str) -> Proof:
    return Proof(kode, f"Bukti {kode}", ("drp",))


OWN = MaturityTable(
    indicator="uji/1",
    stages=("awal", "akhir"),
    processes=("melayani", "menjaga"),
    cells={
        "awal": {
            "melayani": CellRule(semua=(proof("a"),), salah_satu=(proof("b"),), pendukung=(proof("c"),))
        },
        "akhir": {"menjaga": CellRule(semua=(proof("a"), proof("d")))},
        "asing": {"melayani": CellRule(semua=(proof("z"),))},
    },
    ladder=(
        Rung(2, (RungCriterion("K2", ("lantai",), "", (proof("b"),)),)),
        Rung(3, (RungCriterion("K3", ("seluruh_sel",), "", (proof("e"), proof("e"))),)),
    ),
)
OTHER = MaturityTable(
    indicator="uji/2",
    stages=OWN.stages,
    processes=OWN.processes,
    ladder=(
        Rung(
            1, (RungCriterion("W1", ("lantai", "seluruh_sel"), "", (), (Measure("u", "Ukuran", "tepat"),)),)
        ),
        Rung(4, (RungCriterion("W4", (), "", (proof("e"),)),)),
    ),
)


def test_what_a_criterion_asks_for_and_a_test_of_the_cells_for_all_of_theirs() -> None:
    assert list(codes_of(OWN.ladder[0].criteria[0], OWN)) == ["b", "lantai"]
    # Evidence that is shown and does not block is not asked for; nor is a cell of no stage.
    assert list(codes_of(OWN.ladder[1].criteria[0], OWN)) == ["e", "e", "a", "b", "a", "d"]
    assert list(codes_of(OTHER.ladder[0].criteria[0], OTHER)) == ["u", "lantai"]
    for test in CELLS:
        assert list(codes_of(RungCriterion("K", (test, "lain"), ""), OWN)) == ["a", "b", "a", "d", "lain"]


def test_each_code_with_the_criteria_of_all_indicators(law: Law) -> None:
    found = crosswalk(replace(law, maturity=OWN, indicators=(OTHER,)))
    two, three = Use("uji/1", 2, "K2"), Use("uji/1", 3, "K3")
    one, four = Use("uji/2", 1, "W1"), Use("uji/2", 4, "W4")
    assert found == {
        "b": (two, three),
        "lantai": (two, one),
        "e": (three, four),
        "a": (three,),
        "d": (three,),
        "u": (one,),
    }


def test_what_the_codes_are_called(law: Law) -> None:
    names = names_of(replace(law, maturity=OWN, indicators=(OTHER,)))
    assert names == {**{code: f"Bukti {code}" for code in "abcdez"}, "u": "Ukuran"}
