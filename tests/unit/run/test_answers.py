"""What somebody types for a field becomes the value that was meant, and never another number."""

from __future__ import annotations

import pytest

from pipeline.run.answers import read_answer


@pytest.mark.parametrize(
    ("kind", "field", "text", "value"),
    [
        ("rilis", "versi", "3.10", "3.10"),
        ("rilis", "versi", "2.1", "2.1"),
        ("rilis", "versi", "12", 12),
        ("rilis", "versi", "012", "012"),
        ("permintaan", "prioritas", "2", 2),
        ("permintaan", "prioritas", "segera", "segera"),
        ("permintaan", "kepuasan", "5", 5),
    ],
)
def test_a_version_keeps_its_digits(kind: str, field: str, text: str, value: object) -> None:
    found = read_answer(kind, (field,), text)
    assert (found, type(found)) == (value, type(value))
