"""The short way reads nothing that the strict reader would read otherwise, or complain about."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random
from typing import Any

import pytest

from benchmarks.corpus import Size, tickets
from pipeline.load import shapes, stencils
from pipeline.load.plainly import plain_documents
from pipeline.load.plainwords import LETTERS
from pipeline.load.prune import prune
from pipeline.load.read import load_strictly
from pipeline.load.shapes import ITEM

ROOT = Path(__file__).resolve().parents[2]
# What YAML gives a meaning to, what looks like a number, a constant or a line's end, and what hides.
PIECES = (
    *"-:?,[]{}#&*!|>'\"%@`~ \t\n\r\\=+._0123456789eExo",
    ": ", " #", "- ", "? ", "\n- ", "\n  ", "---\n", "\n---\n", "...\n", "<<: ", "=======\n", "<<<<<<< x\n",
    "gif8", "null", "true", "False", "~", "0x1F", "0o17", "1e5", "1_000", "012", ".5", "5.", "-1", "+3",
    ".inf", ".NaN", "12:30", "2025-02-30", "20250501T083000", '""', "''", '"a"', "'b'", '"a: b"',
    "|\n  x\n", ">-\n  x\n", "{a: b}", "[a, b]", "[]", ", ", "# x\n", "\n\n", "\n    ", ": >\n", ": |-\n",
    ": [", "&a ", "*a", "!!str ", "%YAML 1.2\n", "jenis: ", "id:",
    "x:\n", "  y: 1\n", "a:b", "é", "\u00a0", "\u200b", "\ufeff", "\x85", "\u2028", "\uff21: 1\n",
)  # fmt: skip


def same(left: Any, right: Any) -> bool:
    """Equality that tells 1, 1.0 and True apart, and the order of keys."""
    if type(left) is not type(right):
        return False
    if isinstance(left, dict):
        return list(left) == list(right) and all(same(left[key], right[key]) for key in left)
    if isinstance(left, list):
        return len(left) == len(right) and all(map(same, left, right))
    return bool(left == right)


def compare(raw: bytes) -> bool:
    """Whether the short way took it; fails where it should not have."""
    plain = plain_documents(raw)
    if plain is None:
        return False
    strict = load_strictly(raw, "x.yaml")
    assert not strict.findings, raw
    places = [(number, one.line) for number, one in enumerate(plain)]
    assert [(one.index, one.line) for one in strict.documents] == places, raw
    assert all(same(one.value, other.data) for one, other in zip(plain, strict.documents, strict=True)), raw
    assert all(one.full == (prune(one.value, ()) is one.value) for one in plain), raw
    return True


def seeds() -> list[str]:
    """Files of the sample, of the corpus, and small texts in which one change weighs more."""
    files = [
        *sorted((ROOT / "records").rglob("*.yaml"))[::7],
        *sorted((ROOT / "catalog").glob("*/*/*.yaml"))[::9],
    ]
    written = [text for _, text, _ in tickets(Size(tickets=12))]
    small = [
        "a: b\n",
        "a:\n  - b\n  - c\nd: 1\n",
        "a:\n- b: 1\n  c: x\n- b: 2\n",
        "a:\n  b:\n    c: d\n",
        "a: 1\n---\nb: 2\n",
        "# c\n\na: [b, 1, {c: d, e: 'f, g'}]\n# c\nh: {i: [j], k: 08:30}\n",
        "a: >-\n  b c\n  d\ne:\n  - f: |\n      g\n      h\n    i: >\n      j\n\nk: 1\n",
        "a:\n  - >-\n    b\n    c\n  # c\n  - {d: e}\n  - 'f: g'\nh: []\n---\n# c\ni: |-\n    j\n     k\n",
    ]
    return [*(file.read_text(encoding="utf-8") for file in files), *written, *small * 12]


def mutated(dice: Random, text: str) -> str:
    """A text with a few pieces put in, taken out or moved."""
    for _ in range(dice.choice((1, 1, 1, 2, 3))):
        at = dice.randrange(len(text) + 1)
        end = min(len(text), at + dice.choice((0, 0, 1, 1, 2, 5)))
        lines = text.split("\n")
        if dice.random() < 0.25 and len(lines) > 2:
            one, other = dice.randrange(len(lines)), dice.randrange(len(lines))
            lines[one] = dice.choice(("", " ", "  ", "- ")) + lines[other].lstrip(
                dice.choice(("", " ", " -"))
            )
            text = "\n".join(lines)
        else:
            text = text[:at] + dice.choice(PIECES) * dice.choice((1, 1, 1, 2)) + text[end:]
    return text


def fuzz(number: int, seed: int) -> int:
    """Tries so many texts; how many the short way took."""
    dice = Random(seed)  # noqa: S311  no secret
    known = seeds()
    return sum(
        compare(mutated(dice, dice.choice(known)).encode("utf-8", "surrogatepass")) for _ in range(number)
    )


def test_the_sample_and_the_corpus_are_read_alike() -> None:
    files = sorted(ROOT.glob("catalog/**/*.yaml")) + sorted((ROOT / "records").rglob("*.yaml"))
    taken = sum(compare(file.read_bytes()) for file in files)
    assert taken > len(files) // 3
    assert all(compare(text.encode()) for _, text, wrong in tickets(Size(tickets=300)) if not wrong)


def test_a_text_of_a_stencil_begins_with_a_letter_of_the_short_way() -> None:
    begins = re.compile(stencils._TEXT)
    assert {chr(code) for code in range(0x11000) if begins.fullmatch(chr(code))} == LETTERS


@pytest.fixture
def fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is known of any shape."""
    monkeypatch.setattr(shapes, "_SHAPES", {})
    monkeypatch.setattr(stencils, "_STENCILS", {})


@pytest.mark.usefixtures("fresh")
@pytest.mark.parametrize("often", [1, 64])
def test_two_thousand_mutants_are_read_alike(often: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where each shape is compiled and has a stencil at once, not only those that come often."""
    monkeypatch.setattr(shapes, "_OFTEN", often)
    monkeypatch.setattr(stencils, "_OFTEN", often)
    assert fuzz(2_000, often) > 150


def fitting(number: int, monkeypatch: pytest.MonkeyPatch) -> int:
    """Tries so many texts, each with the stencil of the text that it was made of; how many fitted."""
    monkeypatch.setattr(stencils, "_OFTEN", 1)
    dice, known = Random(number), [text for text in seeds() if "\n---\n" not in text]  # noqa: S311  no secret
    fits = 0
    for _ in range(number):
        text = dice.choice(known)
        compare(text.encode())
        changed = mutated(dice, text)
        if compare(changed.encode("utf-8", "surrogatepass")):
            fits += stencils.by_stencil(changed.removeprefix("---\n")[:-1]) is not None
    return fits


@pytest.mark.usefixtures("fresh")
def test_mutants_of_what_fits_a_stencil_are_read_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    assert fitting(2_000, monkeypatch) > 100


def test_a_compiled_shape_makes_what_its_recipe_makes() -> None:
    heads = ("a", "b:", "  c", "  d:", f"  {ITEM}", f"  {ITEM}", "e:", "- f", "  g:", "    h", "- f")
    content = {"a": 0, "b": {"c": 2, "d": [4, 5]}, "e": [{"f": 7, "g": {"h": 9}}, {"f": 10}]}
    shape = shapes.Shape(heads)
    for _ in range(shapes._OFTEN + 2):
        assert shape.built(list(range(len(heads)))) == content
    assert shape._build is not None


def test_a_stencil_is_cut_anew_where_documents_do_not_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shapes, "_SHAPES", {})
    monkeypatch.setattr(stencils, "_STENCILS", {})
    for number in range(300):
        compare(f"jenis: aduan\nid: A-{number}\nbukti: ada\n".encode())
    assert stencils.by_stencil("jenis: aduan\nid: A-1\nbukti: ada") is not None
    assert stencils.by_stencil("jenis: aduan\nid: A-1\nbukti: 12") is None
    for number in range(600):
        compare(f"jenis: aduan\nid: A-{number}\nbukti: {number}\n".encode())
    assert stencils.by_stencil("jenis: aduan\nid: A-1\nbukti: 12") == {
        "jenis": "aduan",
        "id": "A-1",
        "bukti": 12,
    }
    # What means something else than it says is left to those who look at each word.
    assert stencils.by_stencil("jenis: aduan\nid: true\nbukti: 12") is None
    assert compare(b"jenis: aduan\nid: true\nbukti: 12\n")


@pytest.mark.slow
@pytest.mark.usefixtures("fresh")
@pytest.mark.parametrize("seed", range(4))
def test_three_hundred_thousand_mutants_are_read_alike(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """In every second run each shape has a stencil at once."""
    monkeypatch.setattr(stencils, "_OFTEN", 1 if seed % 2 else 64)
    assert fuzz(75_000, 100 + seed) > 5_000


@pytest.mark.slow
@pytest.mark.usefixtures("fresh")
def test_a_hundred_thousand_mutants_of_what_fits_a_stencil_are_read_alike(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert fitting(100_000, monkeypatch) > 5_000
