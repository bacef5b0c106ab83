"""The everyday steps of a ticket: what each writes, and when it makes no sense."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.exchange.steps import STEPS, Step, StepRefusedError

AT = "2024-05-01T08:30:00+07:00"


def written(name: str, kind: str, data: dict[str, Any], step: Step) -> dict[str, Any]:
    return {str(change.keys[0]): change.value for change in STEPS[name](kind, data, step)}


def test_an_answer_moves_the_ticket_on_and_names_who_gave_it() -> None:
    found = written("respond", "aduan", {"status": "dicatat"}, Step(AT, "a", "Ditelepon.", {"prioritas": 2}))
    assert found == {
        "direspons": AT,
        "aktivitas": {"waktu": AT, "oleh": "a", "uraian": "Ditelepon.", "tahap": "respons"},
        "prioritas": 2,
        "petugas": {"administrator_layanan": "a"},
        "status": "ditangani",
    }


def test_what_stands_there_is_not_written_again() -> None:
    data = {"status": "dieskalasi", "prioritas": 1, "petugas": {"administrator_layanan": "b"}}
    assert set(written("respond", "aduan", data, Step(AT, "a", "", {"prioritas": 2}))) == {
        "direspons",
        "aktivitas",
    }


def test_a_confirmed_request_was_fulfilled_by_then() -> None:
    found = written("confirm", "permintaan", {"status": "diproses"}, Step(AT, further={"kepuasan": 5}))
    assert found == {"dikonfirmasi": AT, "kepuasan": 5, "dipenuhi": AT, "status": "dikonfirmasi"}


def test_closing_an_aduan_follows_its_confirmation() -> None:
    data = {"status": "selesai", "dikonfirmasi": AT}
    assert written("close", "aduan", data, Step(AT)) == {"ditutup": AT, "status": "ditutup"}
    with pytest.raises(StepRefusedError, match="belum dikonfirmasi"):
        written("close", "aduan", {"status": "selesai"}, Step(AT))


def test_closing_a_request_fulfils_it() -> None:
    assert written("close", "permintaan", {"status": "diajukan"}, Step(AT)) == {
        "dipenuhi": AT,
        "status": "dipenuhi",
    }


@pytest.mark.parametrize(
    ("name", "kind", "field"),
    [
        ("respond", "aduan", "direspons"),
        ("respond", "permintaan", "direspons"),
        ("confirm", "aduan", "dikonfirmasi"),
        ("confirm", "permintaan", "dikonfirmasi"),
        ("close", "aduan", "ditutup"),
        ("close", "permintaan", "dipenuhi"),
    ],
)
def test_a_step_taken_before_is_refused_with_its_time(name: str, kind: str, field: str) -> None:
    with pytest.raises(StepRefusedError, match="2024-05-01"):
        written(name, kind, {field: AT, "status": "x"}, Step(AT, "a"))


@pytest.mark.parametrize("name", ["respond", "confirm"])
def test_somebody_must_be_named(name: str) -> None:
    with pytest.raises(StepRefusedError, match="--oleh"):
        written(name, "aduan", {"status": "dicatat"}, Step(AT))
