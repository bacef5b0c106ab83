"""What is heard of a text that could not be read: the quick way hears what the plain way does."""

from __future__ import annotations

from random import Random
from re import findall

from pipeline.run.unread import _HEARD, heard_in

WORDS = (
    "id", "jenis", ":", " ", "\n", '"', "'", "-", "_", "x", "é", "7", "opd", "a" * 30, "\t", "ADU-1",
    "id: ", "jenis: ",
)  # fmt: skip


def test_a_text_is_heard_key_by_key_as_it_is_heard_at_once() -> None:
    random, heard = Random(1), 0  # noqa: S311  the same texts each time
    for _ in range(20_000):
        text = "".join(random.choice(WORDS) for _ in range(random.randrange(2, 14)))
        plain = set(findall(_HEARD, text))
        heard += bool(plain)
        assert heard_in(text) == plain, text
    assert heard > 1_000


def test_words_that_hold_the_next_key_are_read_one_after_the_other() -> None:
    assert heard_in("jenis: id: id: x") == {("jenis", "id"), ("id", "x")}
    assert heard_in("covid: a\nid: b") == {("id", "b")}
