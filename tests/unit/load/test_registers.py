"""Rows of a register are records of their own."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.load.registers import expand
from pipeline.model.document import Document, Row


def register(**fields: Any) -> Document:
    return Document("records/x/r.yaml", 2, 7, {"jenis": "register", "id": "R-1", **fields}, opd="x")


def test_a_row_comes_before_the_defaults() -> None:
    rows = expand(
        register(
            untuk="aduan",
            bawaan={"layanan": "ktp", "dampak": "minor"},
            isi=[{"id": "A-1"}, {"id": "A-2", "dampak": "mayor"}],
        )
    )
    assert [row.data for row in rows] == [
        {"jenis": "aduan", "layanan": "ktp", "dampak": "minor", "id": "A-1"},
        {"jenis": "aduan", "layanan": "ktp", "dampak": "mayor", "id": "A-2"},
    ]
    assert rows[1].row == Row(1, frozenset({"id", "dampak"}))
    assert (rows[1].path, rows[1].index, rows[1].line, rows[1].opd) == ("records/x/r.yaml", 2, 7, "x")


def test_the_kind_is_that_of_the_register() -> None:
    rows = expand(
        register(untuk="permintaan", bawaan={"jenis": "opd"}, isi=[{"jenis": "pemda", "id": "P-1"}])
    )
    assert [row.jenis for row in rows] == ["permintaan"]


def test_rows_that_are_no_mappings_are_left_to_the_schema() -> None:
    rows = expand(register(untuk="aduan", isi=["teks", {"id": "A-1"}, None, [1]]))
    assert [(row.id, row.row and row.row.number) for row in rows] == [("A-1", 1)]


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"untuk": "aduan"},
        {"untuk": "rilis", "isi": [{"id": "a"}]},
        {"untuk": ["aduan"], "isi": [{"id": "a"}]},
        {"untuk": "aduan", "isi": "teks"},
        {"untuk": "aduan", "isi": {"a": {}}},
    ],
)
def test_a_register_that_is_none_has_no_rows(fields: dict[str, Any]) -> None:
    assert expand(register(**fields)) == []


def test_a_default_of_the_wrong_shape_is_ignored() -> None:
    assert [row.data for row in expand(register(untuk="aduan", bawaan="x", isi=[{"id": "a"}]))] == [
        {"jenis": "aduan", "id": "a"}
    ]


def test_any_other_document_stands_for_itself() -> None:
    document = Document("x", 0, 1, {"jenis": "aduan", "isi": [{}]})
    assert expand(document) == [document]
