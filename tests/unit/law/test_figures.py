"""Figures as data: which steps are kept, in which row they stand, and what cannot be drawn."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.law.figures import MOST, Arrow, Figure, figure_faults, read_figures


def figure(*steps: dict[str, Any], **more: Any) -> Figure:
    [found] = read_figures({"gambar": [{"id": "g", "langkah": list(steps), **more}]})
    return found


def rows(*steps: dict[str, Any], **more: Any) -> list[tuple[str, str, int]]:
    return [(step.id, step.lane, step.row) for step in figure(*steps, **more).steps]


LANES = [{"kode": "x", "nama": "Kiri"}, {"kode": "y", "nama": "Kanan"}]


def test_what_a_figure_says_of_itself() -> None:
    whole = figure(
        sebutan="Gambar 5",
        judul="Alur",
        ringkas="Dua langkah.",
        bentuk="rentang",
        klausul=["K.1"],
        lajur=LANES,
        catatan="Susunan.",
    )
    assert whole == Figure(
        "g",
        "Gambar 5",
        "Alur",
        "Dua langkah.",
        "rentang",
        ("K.1",),
        {"x": "Kiri", "y": "Kanan"},
        (),
        "Susunan.",
    )
    bare = figure()
    assert (bare.name, bare.shape) == ("g", "alur")
    assert read_figures({"gambar": [{"judul": "tanpa id"}]}) == ()


def test_each_step_stands_a_row_below_the_one_before() -> None:
    steps = ({"id": "a", "lajur": "x"}, {"id": "b", "lajur": "y"}, {"id": "c", "lajur": "x"})
    assert rows(*steps, lajur=LANES) == [("a", "x", 0), ("b", "y", 1), ("c", "x", 2)]
    # In columns: below the one in its own column.
    assert rows(*steps, lajur=LANES, bentuk="kolom") == [("a", "x", 0), ("b", "y", 0), ("c", "x", 1)]


def test_a_row_may_be_named_and_what_is_taken_moves_down() -> None:
    steps = ({"id": "a", "baris": 3}, {"id": "b"}, {"id": "c", "baris": 3}, {"id": "d", "baris": -2})
    assert rows(*steps) == [("a", "", 3), ("b", "", 4), ("c", "", 5), ("d", "", 0)]
    beside = ({"id": "a", "lajur": "x", "baris": 1}, {"id": "b", "lajur": "y", "baris": 1})
    assert rows(*beside, lajur=LANES) == [("a", "x", 1), ("b", "y", 1)]
    crowd = [{"id": f"s{n}", "baris": MOST} for n in range(9)]
    assert [row for _, _, row in rows(*crowd)] == list(range(MOST, MOST + 9))
    assert rows({"id": "a", "lajur": "x"}, {"id": "b", "lajur": "y"}, lajur=LANES, bentuk="rentang") == [
        ("a", "x", 0),
        ("b", "y", 1),
    ]
    far = ({"id": "a", "baris": MOST + 9}, {"id": "b", "baris": MOST})
    assert rows(*far) == [("a", "", MOST), ("b", "", MOST + 1)]


def test_a_step_without_lane_stands_in_the_first_and_one_of_no_lane_is_left_out() -> None:
    steps = ({"id": "a"}, {"id": "b", "lajur": "z"}, {"lajur": "x"}, {"id": "c", "lajur": "y"})
    assert rows(*steps, lajur=LANES) == [("a", "x", 0), ("c", "y", 1)]
    assert rows({"id": "a", "lajur": "z"}) == [("a", "z", 0)]


def test_no_more_steps_than_a_page_takes() -> None:
    assert MOST == 60
    steps = [{"id": f"s{n}"} for n in range(61)]
    assert len(figure(*steps[:60]).steps) == 60
    assert [step.id for step in figure(*steps).steps][-1] == "s59"
    assert list(figure_faults("g.yaml", {"gambar": [{"id": "g", "langkah": steps[:60]}]})) == []
    [fault] = figure_faults("g.yaml", {"gambar": [{"id": "g", "langkah": steps}]})
    assert fault.pointer.keys == ("gambar", 0, "langkah")
    assert "lebih dari 60 langkah" in fault.message


def test_arrows_lead_to_steps_with_words_and_a_mark_of_what_was_arranged() -> None:
    goals = [
        "b",
        {"id": "c", "kata": "ya", "susun": True},
        {"id": "b", "susun": "ya"},
        "tiada",
        {"kata": "x"},
    ]
    first, *_ = figure({"id": "a", "ke": goals, "teks": "Mulai"}, {"id": "b"}, {"id": "c"}).steps
    assert first.text == "Mulai"
    assert first.shape == "langkah"
    assert first.arrows == (Arrow("b"), Arrow("c", "ya", True), Arrow("b"))
    [alone] = figure({"id": "a", "ke": "a", "bentuk": "putusan"}).steps
    assert (alone.shape, alone.arrows) == ("putusan", (Arrow("a"),))


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ({}, []),
        ({"bentuk": "kolom"}, []),
        ({"bentuk": "awan"}, [("bentuk",)]),
        ({"langkah": [{"id": "a", "lajur": "z"}]}, []),
        ({"lajur": LANES, "langkah": [{"id": "a"}, {"id": "b", "lajur": "x"}]}, []),
        ({"lajur": LANES, "langkah": [{"id": "a", "lajur": "z"}]}, [("langkah", 0, "lajur")]),
        ({"langkah": [{"id": "a"}, {"teks": "x"}]}, [("langkah", 1)]),
        ({"langkah": [{"id": "a"}, {"id": "b"}, {"id": "a"}]}, [("langkah", 0), ("langkah", 2)]),
        ({"langkah": [{"id": "a", "bentuk": "putusan"}]}, []),
        ({"langkah": [{"id": "a", "bentuk": "awan"}]}, [("langkah", 0, "bentuk")]),
        ({"langkah": [{"id": "a", "ke": ["a", "b", {"id": "c"}]}]}, [("langkah", 0, "ke")] * 2),
    ],
)
def test_what_cannot_be_drawn_is_told_at_its_place(written: dict[str, Any], told: list[Any]) -> None:
    faults = list(figure_faults("gambar.yaml", {"gambar": [{"id": "f"}, {"id": "g", **written}]}))
    assert [(fault.code, fault.pointer.path, fault.pointer.keys) for fault in faults] == [
        ("PKT003", "gambar.yaml", ("gambar", 1, *keys)) for keys in told
    ]
    assert all(fault.message.startswith("Gambar `g`: ") for fault in faults)
