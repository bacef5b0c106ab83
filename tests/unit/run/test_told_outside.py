"""What an evaluation asks for is told to assessors without whom to call."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

from pipeline.model.assessment import FollowUp
from pipeline.run.evidence.files import follow_ups_file
from pipeline.run.veil import MASKED, told_outside


def test_a_text_with_a_number_in_it_is_masked_and_any_other_is_not() -> None:
    assert told_outside("Hubungi 081377770151 untuk itu.") == MASKED
    assert told_outside("Pasang pemantau di tiga kecamatan.") == "Pasang pemantau di tiga kecamatan."


def test_the_table_of_follow_ups_holds_no_number() -> None:
    items = [
        FollowUp("dinas/evaluasi/E-1", "TL-1", None, None, (), of_year=True, uraian="Hubungi 081377770151."),
        FollowUp("dinas/evaluasi/E-1", "TL-2", None, None, (), of_year=True, uraian="Pasang pemantau."),
    ]
    packet = SimpleNamespace(follow_ups=[("dinas", item) for item in items], card=lambda _name: None)
    text = follow_ups_file(cast("Any", packet)).content.decode()
    assert "081377770151" not in text
    assert text.count(MASKED) == 1
    assert "Pasang pemantau." in text
