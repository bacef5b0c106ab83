"""The usual form of a file: what it says, its comments and its quotes stay."""

from __future__ import annotations

from pathlib import Path

from pipeline.exchange.formatting import formatted

HERE = Path(__file__).parents[3]
ORDER = ("jenis", "id", "layanan", "status", "aktivitas")


def usual(text: str) -> str:
    return formatted(text, lambda kind: ORDER if kind == "aduan" else ())


def test_fields_take_the_order_of_the_form_and_lists_their_indentation() -> None:
    text = (
        "jenis: aduan\nstatus: dicatat   # keadaan\nid: '01'\n"
        "aktivitas:\n- waktu: 08:30\n  oleh: b\nx_a: 1\nlayanan: y"
    )
    assert usual(text) == (
        "jenis: aduan\nid: '01'\nlayanan: y\nstatus: dicatat   # keadaan\n"
        "aktivitas:\n  - waktu: 08:30\n    oleh: b\nx_a: 1\n"
    )


def test_with_comments_between_the_fields_their_order_stays() -> None:
    text = "# kepala\njenis: aduan\nstatus: a\n# tentang id\nid: X\n"
    assert usual(text) == text


def test_other_kinds_and_several_documents_keep_theirs() -> None:
    text = "jenis: lain\nb: 1\na: 2\n---\njenis: lain\nc: 3\n"
    assert usual(text) == text


def test_it_is_done_once() -> None:
    text = "jenis: aduan\nstatus: x\nid: 1\naktivitas: [{b: 1, a: 2}]\n"
    assert usual(usual(text)) == usual(text)
