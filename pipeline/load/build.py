"""From events to plain data, without recursion: documents, and what is wrong with them."""

from __future__ import annotations

from typing import Any

import yaml

from pipeline.load.built import Built, Root
from pipeline.load.codes import (
    ANCHOR,
    DIRECTIVE,
    DUPLICATE,
    EMPTY,
    HIDDEN_KEY,
    KEY_NOT_TEXT,
    LOOK_ALIKE,
    TAG,
    TOO_DEEP,
    TOO_MANY,
    UNINDENTED_TEXT,
    Code,
)
from pipeline.load.events import PARSE_ERRORS, open_events
from pipeline.load.mend import mend
from pipeline.load.notes import Fault, Notes
from pipeline.load.scalars import CONSTANTS, HARMLESS, NUMBER_STARTS, inspect_key, number
from pipeline.load.scan import escaped_fault
from pipeline.load.syntax import describe, span_of
from pipeline.model.pointer import Keys, Span
from pipeline.wording import visible

DEPTH = 64
VALUES = 200_000
BLOCK_STYLES = frozenset({"|", ">"})
_NO_KEY = "?"


def build(text: str, notes: Notes) -> Built:
    """Reads all documents of a cleaned text; one that libyaml cannot get past hides none of the others."""
    builder = Builder(text, notes)
    try:
        builder.run()
    except PARSE_ERRORS:
        return _build_others(text, notes)
    return builder.built


def _build_others(text: str, notes: Notes) -> Built:
    """As `build`, where one document is broken off, and others may be; `notes` reach as far as the first."""
    mended = mend(text)
    notes.keep_only(min(mended.faults, default=-1))
    for index, fault in mended.faults.items():
        notes.add(fault, index)
    builder = Builder(mended.text, notes)
    try:
        builder.run()
    except PARSE_ERRORS as problem:
        # Each can be read for itself, but not one behind the other: directives without an end before them.
        builder.stop(describe(problem, mended.text))
    return builder.built


class Builder:
    """A stack of open collections; each method takes one kind of event."""

    __slots__ = (
        "_collection",
        "_done",
        "_escapes",
        "_in_flow",
        "_key",
        "_next",
        "_notes",
        "_root_line",
        "_seen",
        "_stack",
        "_take",
        "_text",
        "built",
    )

    def __init__(self, text: str, notes: Notes) -> None:
        self._text = text
        self._notes = notes
        self._escapes = "\\" in text
        self._next = open_events(text)
        self.built = Built()
        self._collection: Any = []
        self._seen: dict[str, Any] | None = None
        self._key: str | None = None
        self._stack: list[tuple[Any, dict[str, Any] | None, str | None, str | None]] = []
        self._root_line = 0
        self._in_flow = False
        self._done = False
        self._take = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._mapping,
            yaml.SequenceStartEvent: self._sequence,
            yaml.MappingEndEvent: self._leave,
            yaml.SequenceEndEvent: self._leave,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._open_document,
            yaml.DocumentEndEvent: self._close_document,
            yaml.StreamStartEvent: self._ignore,
            yaml.StreamEndEvent: self._finish,
        }

    def run(self) -> None:
        """Takes events until the text ends or one of them stops the reading."""
        following, take = self._next, self._take
        if len(self._text) > VALUES // 2:
            self._run_counting()
        while not self._done:
            event = following()
            take[type(event)](event)

    def _run_counting(self) -> None:
        """As `run`, for a text long enough to hold too many values."""
        values = 0
        while not self._done:
            event = self._next()
            self._take[type(event)](event)
            values += isinstance(event, yaml.NodeEvent)
            if values > VALUES:
                self.stop(Fault(TOO_MANY, span_of(event.start_mark)))

    def stop(self, fault: Fault) -> None:
        """Ends the file here; the open document is broken off."""
        broken = len(self.built.roots)
        if len(self.built.starts) == broken:
            self.built.starts.append(fault.span.line)
        self._notes.add(fault, broken, self._keys())
        self._done = True

    def _scalar(self, event: Any) -> None:
        if event.anchor is not None or event.tag is not None:
            self._decorated(event)
        if self._key is None and self._seen is not None:
            self._open_key(event, self._seen)
            return
        value = event.value
        if not event.style:
            if value in CONSTANTS:
                value = CONSTANTS[value]
            elif value[0] in NUMBER_STARTS:
                value = self._number(event)
        elif event.style not in BLOCK_STYLES:
            self._quoted(event)
        self._place(value)

    def _place(self, value: Any) -> None:
        if self._seen is None:
            self._collection.append(value)
        else:
            self._collection[self._key] = value
            self._key = None

    def _number(self, event: Any) -> Any:
        value = number(event.value)
        if isinstance(value, Code):
            self._note(value, event)
            return None
        return value

    def _quoted(self, event: Any) -> None:
        start, end = event.start_mark, event.end_mark
        if self._escapes and event.style == '"':
            self._escaped(event, self._text[start.index : end.index])
        if start.line != end.line and self._stack and not self._in_flow:
            self._continued(event, self._text[start.index : end.index])

    def _escaped(self, event: Any, source: str) -> None:
        code = escaped_fault(event.value) if "\\" in source else None
        if code is not None:
            self._note(code, event, f"{code.explanation[:-1]} (ditulis sebagai kode di dalam kutip ganda).")

    def _continued(self, event: Any, source: str) -> None:
        later = [line for line in source.split("\n")[1:] if line.strip()]
        if any(not line.startswith(" ") for line in later):
            self._note(UNINDENTED_TEXT, event)

    def _open_key(self, event: Any, seen: dict[str, Any]) -> None:
        text = self._key = event.value
        if text in HARMLESS and text not in seen:
            seen[text] = event.start_mark
            return
        known = inspect_key(text)
        code = known.fault or (known.plain_fault if not event.style else None)
        if code is not None:
            self._refuse_key(event, code)
        first = seen.setdefault(known.folded, event.start_mark)
        if first is not event.start_mark:
            self._repeated(event, first.line + 1)

    def _refuse_key(self, event: Any, code: Code) -> None:
        span = _span(event)
        if code is HIDDEN_KEY:
            self.built.hidden_keys.setdefault(span.line, []).append(span)
        message = f"{code.explanation[:-1]}: `{visible(event.value)}`." if event.value else ""
        self._notes.add(Fault(code, span, message), self._document, self._keys())

    def _repeated(self, event: Any, line: int) -> None:
        shown = visible(event.value)
        if event.value in self._collection:
            self._note(DUPLICATE, event, f"Isian `{shown}` sudah ditulis di baris {line}.")
        else:
            self._note(LOOK_ALIKE, event, f"Isian `{shown}` menyerupai isian lain di baris {line}.")

    def _mapping(self, event: Any) -> None:
        self._enter(event, {}, {})

    def _sequence(self, event: Any) -> None:
        self._enter(event, [], None)

    def _enter(self, event: Any, collection: Any, seen: dict[str, Any] | None) -> None:
        if event.anchor is not None or event.tag is not None:
            self._decorated(event)
        stack = self._stack
        if len(stack) == DEPTH:
            self.stop(Fault(TOO_DEEP, span_of(event.start_mark)))
            return
        key, after = self._key, None
        if self._seen is not None and key is None:
            self._note(KEY_NOT_TEXT, event, "Nama isian harus berupa teks, bukan daftar atau blok isian.")
            after = _NO_KEY
        else:
            self._place(collection)
        stack.append((self._collection, self._seen, key, after))
        self._collection, self._seen, self._key = collection, seen, None

    def _leave(self, _event: Any) -> None:
        self._collection, self._seen, _, self._key = self._stack.pop()

    def _alias(self, event: Any) -> None:
        self._note(ANCHOR, event)
        if self._seen is not None and self._key is None:
            self._key = _NO_KEY
        else:
            self._place(None)

    def _decorated(self, event: Any) -> None:
        if event.anchor is not None:
            self._note(ANCHOR, event)
        if event.tag is not None:
            self._note(TAG, event)

    def _open_document(self, event: Any) -> None:
        self.built.starts.append(event.start_mark.line + 1)
        if event.version is not None or event.tags:
            self._note(DIRECTIVE, event)
        root = self._next()
        self._root_line = root.start_mark.line + 1
        self._in_flow = bool(getattr(root, "flow_style", False))
        self._take[type(root)](root)

    def _close_document(self, _event: Any) -> None:
        value = self._collection.pop()
        root = Root(self._document, self._root_line, value)
        self.built.roots.append(root)
        if value is None and root.index not in self._notes.faulty:
            line = self.built.starts[-1]
            self._notes.add(Fault(EMPTY, Span(line, 1, line, 2)), root.index)

    def _finish(self, _event: Any) -> None:
        self._done = True
        if not self.built.starts:
            self.built.starts.append(1)
            self._notes.add(Fault(EMPTY), 0)

    def _ignore(self, _event: Any) -> None:
        """The start of the stream says nothing."""

    @property
    def _document(self) -> int:
        return len(self.built.starts) - 1

    def _note(self, code: Code, event: Any, message: str = "") -> None:
        self._notes.add(Fault(code, _span(event), message), self._document, self._keys())

    def _keys(self) -> Keys:
        """The way to where reading stands, told by the open collections."""
        keys: list[str | int] = []
        frames = [(collection, seen, key) for collection, seen, key, _ in self._stack]
        for collection, seen, key in [*frames, (self._collection, self._seen, self._key)][1:]:
            if seen is None:
                keys.append(len(collection) - (collection is not self._collection))
            elif key is not None:
                keys.append(key)
        return tuple(keys)


def _span(event: Any) -> Span:
    """Where an event stands; what ends on another line is shown by its first character."""
    start, end = event.start_mark, event.end_mark
    line, column = start.line + 1, start.column + 1
    same_line = end.line == start.line and end.column > start.column
    return Span(line, column, line, end.column + 1 if same_line else column + 1)
