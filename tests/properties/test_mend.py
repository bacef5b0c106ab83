"""A document that cannot be read changes nothing of what is read of the others in its file."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from pipeline.load.positions import locate
from pipeline.load.read import parse_text
from pipeline.model.pointer import Pointer, Span

SOUND = (
    "id: a\nteks: biasa\n",
    "id: b\ndaftar:\n  - satu\n  - {dua: 2, tiga: '---'}\n",
    "id: c\nteks: |\n  --- bukan batas\n\n  masih teks\nlalu: ya\n",
    "# catatan\n\nid: d # catatan\nteks: 'dua\n  baris'\n",
    "id: e\nid: e\n",
    "id: f\nteks: [1, 010]\n",
)
BROKEN = (
    "id: [a\n",
    "id: 'b\nlalu: c\n",
    'id: "c\n',
    "id: a\n\tlalu: b\n",
    "id: a: b\n",
    "{id: a}\nsisa: b\n",
    "id: @a\n",
    "id: {a: [b\n# --- bukan batas\n --- juga bukan\n",
    "- a\nb: c\n",
    "*\n",
)
KEYS = ((), ("id",), ("daftar", 1, "tiga"), ("teks",), ("lalu",))
parts = st.lists(st.sampled_from(SOUND + BROKEN), min_size=1, max_size=7)


@given(parts, st.booleans())
def test_each_document_is_read_as_if_it_stood_alone(texts: list[str], opened: bool) -> None:
    whole = ("---\n" if opened else "") + "---\n".join(texts)
    parsed = parse_text(whole, "x")
    pointers = [Pointer("x", number, keys) for number in range(len(texts)) for keys in KEYS]
    places = locate(whole, pointers)
    roots = {root.index: root for root in parsed.roots}
    above = int(opened)
    for number, text in enumerate(texts):
        alone = parse_text(text, "x")
        mine = [(root.value, root.line) for root in alone.roots]
        there = [roots[number]] if number in roots else []
        assert [(root.value, root.line - above) for root in there] == mine
        found = {(f.code, f.span.line - above) for f in parsed.findings if f.pointer.document == number}
        assert found == {(f.code, f.span.line) for f in alone.findings}
        if mine:
            own = locate(text, [Pointer("x", 0, keys) for keys in KEYS])
            for keys in KEYS:
                assert places[Pointer("x", number, keys)] == _below(own[Pointer("x", 0, keys)], above)
        above += text.count("\n") + 1


def _below(span: Span, lines: int) -> Span:
    return replace(span, line=span.line + lines, end_line=span.end_line + lines)
