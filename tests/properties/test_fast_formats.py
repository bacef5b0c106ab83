"""What the fast validator takes for a time, a date or a reference is what the slow one takes for it."""

from __future__ import annotations

import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.check.formats import FORMATS, PATTERNS

COMPILED = {name: jsonschema_rs.Draft202012Validator({"pattern": told}) for name, told in PATTERNS.items()}
# Years at the edges and around leap days, months and days beside their ends, and what people mistype.
YEARS = ("1999", "2000", "2004", "2023", "2024", "2099", "2100", "2101", "20", "2O25", "٢٠٢٥")
DAYS = (
    "00-01",
    "01-31",
    "01-32",
    "02-28",
    "02-29",
    "02-30",
    "04-30",
    "04-31",
    "11-31",
    "12-31",
    "13-01",
    "1-1",
)
GAPS = (" ", "T", "t", "  ", "_")
CLOCKS = (
    "00:00",
    "23:59",
    "24:00",
    "8:00",
    "08:60",
    "08:30:59",
    "08:30:60",
    "08:30:00.123456",
    "08:30:00.1234567",
)
ZONES = ("", "Z", "z", "+07:00", "-14:59", "+15:00", "+0700", "+07", "\n")

written = st.builds(
    lambda *parts: "".join(parts),
    st.sampled_from(YEARS),
    st.sampled_from(("-", "/", "")),
    st.sampled_from(DAYS),
    st.sampled_from(("", *GAPS)),
    st.sampled_from(("", *CLOCKS)),
    st.sampled_from(ZONES),
)
names = st.from_regex(r"[A-Za-z0-9/_. -]{0,70}", fullmatch=True) | st.text(max_size=8)


@pytest.mark.parametrize("name", PATTERNS)
@settings(max_examples=1500, deadline=None)
@given(text=written | names)
def test_a_pattern_says_what_the_format_says(name: str, text: str) -> None:
    assert COMPILED[name].is_valid(text) == FORMATS[name](text), text


@pytest.mark.parametrize("name", ["waktu", "tanggal-atau-waktu", "tanggal"])
def test_every_day_of_the_calendar_is_told_alike(name: str) -> None:
    for year in (2000, 2001, 2004, 2024, 2025, 2096, 2099, 2100):
        for month in range(14):
            for day in range(33):
                text = f"{year}-{month:02}-{day:02}" + (" 08:00" if name == "waktu" else "")
                assert COMPILED[name].is_valid(text) == FORMATS[name](text), text
