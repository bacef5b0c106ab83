"""Fields that hold a list or a week and still fit one cell of a table: recognised by their schema."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pipeline.check.schemas import Vocabulary
from pipeline.check.shape import Field, field_at, fields_of
from pipeline.exchange.listed import ALWAYS, channels, offers, week
from pipeline.model.lean import dataclass

_WEEK_HELP = "Tulis 24x7, atau hari dan jamnya: Senin-Kamis 07.30-16.00; Jumat 07.30-14.30."
_OFFER_HELP = "Tulis nama: target, dipisah titik koma: Legalisir: 1 hari kerja; Cetak: 2 jam."
_CHANNEL, _OFFER = {"kanal", "alamat"}, {"id", "nama", "target"}


@dataclass(frozen=True, slots=True)
class Structure:
    """How such a field stands in one cell.

    Attributes:
        read: From the cell's text; raises ListedError.
        help: How it is written.
    """

    read: Callable[[str], Any]
    help: str


def structure_of(kind: str, field: Field, words: Vocabulary) -> Structure | None:
    """The one-cell form of a field; None for fields that are plain, or that no cell can hold."""
    if "object" in field.types and ALWAYS in field.choices:
        return Structure(week, _WEEK_HELP)
    item = (*field.keys, "*")
    names = {str(below.keys[-1]) for below in fields_of(kind, words, item)}
    if names >= _OFFER:
        return Structure(offers, _OFFER_HELP)
    if names == _CHANNEL:
        kanal = field_at(kind, (*item, "kanal"), words)
        lawful = tuple(str(one) for one in kanal.choices) if kanal else ()
        listed = f" Kanal: {', '.join(lawful)}." if lawful else ""
        example = "Tulis kanal: alamat, dipisah titik koma: web: https://…; telepon: (0283) 112."
        return Structure(lambda text: channels(text, lawful), f"{example}{listed}")
    return None
