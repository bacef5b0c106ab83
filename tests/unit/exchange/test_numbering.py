"""The next id follows the manner of those before."""

from __future__ import annotations

import pytest

from pipeline.exchange.numbering import PREFIXES, following_id, next_id
from pipeline.model.card import CATALOGUE_KINDS, KINDS


@pytest.mark.parametrize(
    ("used", "expected"),
    [
        ([], "ADU-2026-0001"),
        (["ADU-2026-0009", "ADU-2026-0002"], "ADU-2026-0010"),
        (["ADU-2025-0044"], "ADU-2026-0001"),
        (["GGN-2026-07", "GGN-2026-08", "lain"], "GGN-2026-09"),
        (["ADU-LOKET-2026-099"], "ADU-LOKET-2026-100"),
        (["ADU-2026-9999"], "ADU-2026-10000"),
    ],
)
def test_one_more_than_the_highest_of_the_year(used: list[str], expected: str) -> None:
    assert next_id("aduan", 2026, used) == expected


@pytest.mark.parametrize(
    ("used", "expected"),
    [
        (["PTU-LAPOR-2026-07", "PTU-LAPOR-2026-08"], "PTU-2026-0001"),
        (["PTU-LAPOR-2026-07", "PTU-2026-0003"], "PTU-2026-0004"),
        (["PTU-2026-13"], "PTU-2026-14"),
    ],
)
def test_the_month_that_an_import_writes_is_no_number(used: list[str], expected: str) -> None:
    assert next_id("pemantauan", 2026, used) == expected


@pytest.mark.parametrize(
    ("kind", "own", "used", "expected"),
    [
        ("pemantauan", "PTU-LAPOR-2026-11", ["PTU-LAPOR-2026-11"], "PTU-2026-0001"),
        ("pemantauan", "PTU-LAPOR-2026-11", ["PTU-LAPOR-2026-10", "PANTAU-2026-007"], "PANTAU-2026-008"),
        ("pemantauan", "PTU-2026-0003", ["PTU-2026-0003", "PTU-2026-11"], "PTU-2026-0004"),
        ("pemantauan", "PTU-LAPOR-2026-13", ["PTU-LAPOR-2026-13"], "PTU-LAPOR-2026-14"),
        ("aduan", "GGN-2026-11", ["GGN-2026-11", "ADU-2026-0001"], "GGN-2026-12"),
        ("pemantauan", "lapor", ["PTU-2026-0001"], None),
    ],
)
def test_a_record_renumbered_does_not_get_the_next_month(
    kind: str, own: str, used: list[str], expected: str | None
) -> None:
    assert following_id(kind, own, used) == expected


def test_every_kind_of_record_has_a_prefix_of_its_own() -> None:
    assert set(PREFIXES) == set(KINDS) - CATALOGUE_KINDS
    assert len(set(PREFIXES.values())) == len(PREFIXES)
