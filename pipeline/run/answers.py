"""What a person typed for a field, as the value that the field holds."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import Any

from pipeline.check.schemas import Vocabulary
from pipeline.check.shape import Field, field_at, fields_of
from pipeline.load.read import parse_text
from pipeline.load.scan import scan
from pipeline.model.pointer import Keys
from pipeline.wording import visible

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,15})(?:\.[0-9]{1,9})?")
_YES, _NO = frozenset({"ya", "y", "true", "benar"}), frozenset({"tidak", "t", "false", "salah"})
_STEP = re.compile(r"[A-Za-z_][\w-]*|[0-9]{1,4}", re.ASCII)


class AnswerError(ValueError):
    """What was typed is no value for the field; the message says what is."""


def read_keys(text: str) -> Keys:
    """A field's path as people write it: `pelapor.samaran`, `aktivitas.0.oleh`.

    Raises:
        AnswerError: It is no path.
    """
    steps = text.strip().split(".")
    if not all(_STEP.fullmatch(step) for step in steps):
        raise AnswerError(f"`{visible(text, 60)}` bukan nama isian; contoh: pelapor.samaran")
    return tuple(int(step) if step.isdigit() else step for step in steps)


def read_answer(kind: str, keys: Keys, text: str, words: Vocabulary = ()) -> Any:
    """The value that a text means for a field.

    Args:
        kind: The kind of record.
        keys: The field's path.
        text: What was typed: words, a number, `ya` or `tidak`, or a list or mapping in brackets.
        words: The pack's vocabularies.

    Raises:
        AnswerError: The kind has no such field, or the text is no value for it.
    """
    field = field_at(kind, keys, words)
    free = any(isinstance(key, str) and key.startswith("x_") for key in keys)
    if field is None and not free:
        raise AnswerError(_unknown(kind, keys, words))
    _printable(text)
    return _value(kind, field, text.strip(), words) if field else text.strip()


def _unknown(kind: str, keys: Keys, words: Vocabulary) -> str:
    """That a kind has no such field, with what may be meant: names spelt alike, else all that stand there."""
    said = f"`{kind}` tidak mempunyai isian `{_dotted(keys)}`"
    places = tuple("*" if isinstance(key, int) else key for key in keys)
    depth = next((at for at in range(len(keys) - 1, 0, -1) if fields_of(kind, words, places[:at])), 0)
    names = [str(field.keys[-1]) for field in fields_of(kind, words, places[:depth])]
    close = get_close_matches(str(keys[depth]), names, n=3, cutoff=0.6)
    if str(keys[depth]) in names:
        listed = fields_of(kind, words, (*places[: depth + 1], "*"))
        if depth + 1 < len(keys) and listed:
            entry = _dotted((*keys[: depth + 1], 0, *keys[depth + 1 :]))
            return f"{said}: `{keys[depth]}` berisi daftar; tulis `{entry}` untuk butir pertamanya"
    told = ", ".join(f"`{_dotted((*keys[:depth], name))}`" for name in close or names)
    if close:
        return f"{said}; maksudnya {told}?"
    return f"{said}; yang ada: {told}" if told else said


def _dotted(keys: Keys) -> str:
    return visible(".".join(map(str, keys)), 60)


def _value(kind: str, field: Field, text: str, words: Vocabulary) -> Any:
    types = field.types
    if text.casefold() in field.choices:
        return text.casefold()
    if text[:1] in ("[", "{") and ("array" in types or "object" in types):
        return _bracketed(text)
    if types and set(types) <= {"array"}:
        item = field_at(kind, (*field.keys, "*"), words)
        parts = [part.strip() for part in text.split(",")] if _many(item) else [text]
        return [_value(kind, item, part, words) if item else part for part in parts if part]
    if "boolean" in types:
        return _yes_or_no(text)
    if ("integer" in types or "number" in types) and ("string" not in types or _is_number(text, types)):
        return _number(text)
    if types and "string" not in types and "array" not in types:
        raise AnswerError("tulis sebagai {kunci: nilai, …}")
    return _chosen(field, text)


def _many(item: Field | None) -> bool:
    """Whether a comma separates items: names of people and documents hold none, sentences do."""
    return item is not None and bool(item.references or item.choices)


def _chosen(field: Field, text: str) -> Any:
    known = [value for value in field.choices if isinstance(value, str)]
    lower = text.casefold()
    same = [value for value in known if value.casefold() == lower]
    return same[0] if same else text


def _yes_or_no(text: str) -> bool:
    if text.casefold() in _YES | _NO:
        return text.casefold() in _YES
    raise AnswerError("jawab ya atau tidak")


def _is_number(text: str, types: tuple[str, ...]) -> bool:
    """Whether what may be text too is a number: "3.10" is none, nor "2.1" where only integers count."""
    if not _NUMBER.fullmatch(text):
        return False
    return "." not in text or ("number" in types and str(float(text)) == text)


def _number(text: str) -> int | float:
    plain = text.replace(",", ".")
    if not _NUMBER.fullmatch(plain):
        raise AnswerError("tulis angka biasa, mis. 3 atau 99.5")
    return float(plain) if "." in plain else int(plain)


def _bracketed(text: str) -> Any:
    parsed = parse_text(f"isi: {text}\n", "")
    if parsed.findings or not parsed.roots or not isinstance(parsed.roots[0].value, dict):
        said = parsed.findings[0].message if parsed.findings else "tidak terbaca"
        raise AnswerError(f"daftar atau isian dalam kurung tidak terbaca: {said}")
    return parsed.roots[0].value["isi"]


def _printable(text: str) -> None:
    faults = scan(text + "\n").faults
    if faults:
        raise AnswerError(f"teks ini tidak dapat disimpan: {faults[0].message or 'ada karakter tersembunyi'}")
