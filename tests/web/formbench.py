"""The forms' engine in a bare page of a real browser, beside the Python that it must agree with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from pipeline.check.formats import EXPECTED
from pipeline.check.schemas import keep_empty, schema_of
from pipeline.check.validate import validate
from pipeline.check.words import BOUNDS, MESSAGES, TYPES, UNTITLED
from pipeline.load.prune import prune
from pipeline.load.read import read_file
from pipeline.model.document import Document
from pipeline.render.assets import form_script
from pipeline.run.examine import Examination, Options, examine
from pipeline.run.forms import form_of
from pipeline.run.pack import vocabulary
from tests.unit.render.documents.completed import AS_OF, COMPLETE

EXAMPLES = Path(__file__).parents[1] / "schemas"
WORDS = {"pesan": MESSAGES, "batas": BOUNDS, "jenis": TYPES, "bentuk": EXPECTED, "tanpa": UNTITLED}
Fault = tuple[tuple[str | int, ...], str, str]


@cache
def examined() -> Examination:
    """The small region."""
    return examine(COMPLETE, AS_OF, Options(engine="serial"))


@cache
def form(kind: str) -> dict[str, Any]:
    """What its form of a kind is made of."""
    return form_of(examined(), kind)


def engine(browser: Browser) -> Page:
    """A page that holds the script and nothing else."""
    page = browser.new_page()
    page.goto("about:blank")
    page.add_script_tag(content=form_script())
    return page


def examples(kind: str = "*", sort: str = "*") -> Iterator[tuple[str, dict[str, Any]]]:
    """Sound and unsound records of a kind (all kinds) as the reader hands them on, with their kind."""
    for path in sorted(EXAMPLES.glob(f"{kind}/{sort}/*.yaml")):
        name = path.parent.parent.name
        for document in read_file(EXAMPLES, path.relative_to(EXAMPLES).as_posix()).documents:
            yield name, prune(dict(document.data), keep_empty(name))


def whole(kind: str) -> dict[str, Any]:
    """The sound example of a kind that fills in the most."""
    sound = [read_file(EXAMPLES, f"{kind}/valid/{p.name}") for p in EXAMPLES.glob(f"{kind}/valid/*.yaml")]
    return max((dict(one.documents[0].data) for one in sound), key=lambda data: len(str(data)))


def spoiled(data: Mapping[str, Any], values: Sequence[Any]) -> Iterator[dict[str, Any]]:
    """The record with each of its values in turn left out, or replaced by others; it keeps its kind."""
    for keys in _places(data):
        if keys == ("jenis",):
            continue
        for value in (None, *values):
            changed = deepcopy(dict(data))
            place: Any = changed
            for key in keys[:-1]:
                place = place[key]
            if value is not None:
                place[keys[-1]] = value
            elif isinstance(place, dict):
                del place[keys[-1]]
            yield changed


def _places(value: Any, above: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    inside: list[tuple[str | int, Any]] = []
    if isinstance(value, Mapping):
        inside = list(value.items())
    elif isinstance(value, list):
        inside = list(enumerate(value))
    for key, item in inside:
        yield (*above, key)
        yield from _places(item, (*above, key))


def by_python(data: dict[str, Any]) -> set[Fault]:
    """The faults that the command line finds in a record."""
    document = Document("x.yaml", 0, 1, data, "")
    found = validate(document, vocabulary(examined().law))
    return {(one.pointer.keys, one.code, one.message) for one in found}


def by_browser(page: Page, cases: Sequence[tuple[str, dict[str, Any]]]) -> list[set[Fault]]:
    """The faults that the form finds, case by case."""
    words = vocabulary(examined().law)
    kinds = {kind: _schema(kind, words) for kind, _ in cases}
    script = (
        "([kinds, words, cases]) => "
        "cases.map(([kind, data]) => spbeFormulir.periksa(kinds[kind], data, words))"
    )
    found = page.evaluate(script, [kinds, WORDS, cases])
    return [{(tuple(one["jalur"]), one["kode"], one["pesan"]) for one in faults} for faults in found]


def _schema(kind: str, words: Any) -> Any:
    try:
        return form(kind)["skema"]
    except KeyError:
        return schema_of(kind, words)
