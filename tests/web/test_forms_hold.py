"""A form can hold every record that its schema allows: each sound example goes in and comes out again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Page

from pipeline.model.moments import parse_instant
from pipeline.run.forms import KINDS_WITH_FORM
from tests.web.formbench import engine, examples, form

# Fills a widget as somebody at the keyboard would; what a select does not offer is offered for the test.
FILL = """([form, data]) => {
  function fill(widget, value) {
    if (widget.words && !Array.isArray(value)) {
      fill(widget.words, value);
    } else if (widget.grow) {
      const wanted = Array.isArray(value) ? value : [value];
      if (!wanted.length) { widget.none.checked = true; }
      wanted.forEach((item) => fill(widget.grow(), item));
    } else if (widget.children && typeof value === "object") {
      const own = Object.keys(value).filter((name) => !name.startsWith("x_"));
      own.forEach((name) => fill(widget.children[name], value[name]));
    } else if (widget.children && !widget.whole) {
      fill(widget.children[widget.name] || Object.values(widget.children)[0], value);
    } else if (widget.whole) {
      fill(widget.whole, value);
    } else {
      const control = widget.control;
      const text = Array.isArray(value) ? "[" + value.join(", ") + "]" : String(value);
      const known = Array.from(control.options || []).map((one) => one.value);
      if (control.tagName === "SELECT" && known.indexOf(text) < 0) {
        control.append(new Option(text, text));
      }
      const local = /^(\\d{4}-\\d{2}-\\d{2})[ T](\\d{2}:\\d{2}(?::\\d{2})?)/.exec(text);
      control.value = control.type === "datetime-local" && local ? local[1] + "T" + local[2] : text;
    }
  }
  const parts = spbeFormulir.isianDari(form, form.skema), found = {};
  Object.keys(parts.fields).forEach((name) => {
    const widget = spbeFormulir.isian(form, parts.fields[name], { name: name, needed: false });
    widget.offer("diskominfo");
    if (name in data) { fill(widget, data[name]); }
    const value = widget.read();
    if (value !== undefined) { found[name] = value; }
  });
  return [found, spbeFormulir.periksa(form.skema, found, form.kata)];
}"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page with the engine."""
    opened = engine(browser)
    yield opened
    opened.close()


def same(value: Any, found: Any) -> bool:
    """Whether a form gave back what went in.

    It writes a list of one for one, a block with its one field for its short form, an instant with its
    offset.
    """
    if isinstance(value, dict) and isinstance(found, dict):
        own = {name: item for name, item in value.items() if not name.startswith("x_")}
        return own.keys() == found.keys() and all(same(own[name], found[name]) for name in own)
    if isinstance(found, dict):
        return len(found) == 1 and same(value, *found.values())
    if isinstance(found, list):
        items = value if isinstance(value, list) else [value]
        return len(items) == len(found) and all(map(same, items, found))
    zone = ZoneInfo("Asia/Jakarta")
    at = parse_instant(value, zone)
    return value == found or (at is not None and at == parse_instant(found, zone)) or str(value) == found


@pytest.mark.parametrize("kind", KINDS_WITH_FORM)
def test_every_sound_example_can_be_filled_in(page: Page, kind: str) -> None:
    sound = [data for _, data in examples(kind, "valid")]
    assert sound
    for data in sound:
        found, faults = page.evaluate(FILL, [form(kind), data])
        unlike = {name: (data.get(name), found.get(name)) for name in {*data, *found}}
        assert same(data, found), {name: pair for name, pair in unlike.items() if not same(*pair)}
        assert faults == []
