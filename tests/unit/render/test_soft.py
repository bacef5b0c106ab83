"""Long words may break, and nothing else of a page changes."""

import re

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from pipeline.render.soft import bounded, soften


def test_short_words_stay() -> None:
    page = "<p>pertanggungjawaban &amp; mempertanggungjawabkan</p>"
    assert soften(page) == page


def test_a_long_word_breaks_within_its_text_only() -> None:
    word = "a" * 60
    softened = soften(f'<p title="{word}">{word}</p>')
    assert softened.startswith(f'<p title="{word}">')
    assert softened.count("<wbr>") == 2


def test_paths_break_where_they_may() -> None:
    assert "diskominfo/<wbr>aduan/" in soften("<p>records/diskominfo/aduan/2025/ADU.yaml</p>")


def test_scripts_styles_titles_and_pictures_stay() -> None:
    word = "a" * 60
    for tag in ("script", "style", "title", "svg"):
        page = f"<{tag}>{word}</{tag}>"
        assert soften(page) == page
    assert soften(f"<svg><text>{word}</text></svg><p>{word}</p>").count("<wbr>") == 2


def test_entities_are_never_torn() -> None:
    softened = soften(f"<p>{'&amp;' * 40}</p>")
    assert softened.replace("<wbr>", "") == f"<p>{'&amp;' * 40}</p>"
    assert re.fullmatch(r"<p>((&amp;)+(<wbr>)?)+</p>", softened)


@given(st.text())
def test_only_breaks_are_added(text: str) -> None:
    page = f"<p>{escape(text)}</p>"
    assert soften(page).replace("<wbr>", "") == page


@given(st.text(alphabet="abc<>&\"'/-", min_size=1))
def test_no_run_of_text_stays_too_long(text: str) -> None:
    softened = soften(f"<p>{escape(text)}</p>")
    inner = softened[3:-4]
    for run in re.split(r"<wbr>|\s", inner):
        assert len(re.findall(r"&[#\w]+;|.", run)) <= 25


def test_text_is_bounded_and_says_so() -> None:
    assert bounded("a" * 5000).endswith("(terpotong, 1000 karakter lagi)")
    assert bounded(" a\n\n\n \n\nb ") == "a\n\nb"
