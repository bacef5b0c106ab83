"""The cell of a table as the value of a field; what does not fit is said, with what would."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import Any

from pipeline.check.shape import Field, field_at
from pipeline.exchange.listed import ListedError
from pipeline.exchange.moments import as_day, as_moment
from pipeline.exchange.sheet import Value
from pipeline.load.scan import scan
from pipeline.run.desk import Desk
from pipeline.run.newrecord import options_for
from pipeline.run.structured import Structure, structure_of
from pipeline.wording import nearest, visible

_SHOWN = 8
_YEAR = re.compile("[12][0-9]{3}")


class CellError(ValueError):
    """The cell holds no value for its field; the message says what would fit."""


def cell_value(desk: Desk, field: Field, value: Value, owner: tuple[str, str]) -> Any:
    """The value that a cell means.

    Args:
        desk: The workspace.
        field: The field it is for.
        value: What stands in the cell.
        owner: Kind and OPD of the record.

    Raises:
        CellError: It fits no value of the field.
    """
    several = _several(desk, field, value, owner)
    if several is not None:
        return several
    if field.format in ("waktu", "tanggal", "tanggal-atau-waktu"):
        return _time(desk, field.format, value)
    if field.choices:
        return _chosen(field, value)
    if field.references:
        return _named(desk, field, _text(value), owner[1])
    if "integer" in field.types or "number" in field.types:
        return _number(field, value)
    if "boolean" in field.types:
        return _yes_or_no(value)
    return _text(value)


def _several(desk: Desk, field: Field, value: Value, owner: tuple[str, str]) -> Any:
    """What a cell holds that stands for a list or a week; None for a field of one value."""
    structure = structure_of(owner[0], field, desk.words)
    if structure is not None:
        return _listed(structure, _text(value))
    item = field_at(owner[0], (*field.keys, "*"), desk.words) if set(field.types) == {"array"} else None
    if item is None:
        return None
    text = _text(value)
    if text.casefold() in field.choices:
        return text.casefold()
    parts = text.replace(";", ",").replace("\n", ",").split(",") if item.references else text.split("\n")
    return [cell_value(desk, item, part.strip(), owner) for part in parts if part.strip()]


def _listed(structure: Structure, text: str) -> Any:
    try:
        return structure.read(text)
    except ListedError as problem:
        raise CellError(visible(str(problem), 300)) from None


def _time(desk: Desk, form: str, value: Value) -> str | int:
    moment = as_moment(value) if form != "tanggal" else None
    if moment is not None:
        zone = desk.found.world.region.zone
        at = datetime.fromisoformat(moment)
        return at.replace(tzinfo=zone).isoformat() if at.tzinfo is None else moment
    day = as_day(value)
    if day is not None and form != "waktu":
        return day
    if day is not None:
        raise CellError(f"`{_shown(value)}` hanya tanggal; isian ini perlu jam juga, mis. 05/01/2025 09:10")
    if isinstance(value, (int, float)) and not _YEAR.fullmatch(_text(value)):
        raise CellError(f"`{_shown(value)}` adalah angka; beri sel itu bentuk tanggal, mis. dd/mm/yyyy hh:mm")
    if form == "waktu":
        raise CellError(
            f"`{_shown(value)}` bukan tanggal dan jam; contoh: 05/01/2025 09:10 atau 5 Januari 2025 09.10"
        )
    if _YEAR.fullmatch(_text(value)):
        # Some days may be given as a year; whether this one may is the schema's to say.
        return int(_text(value))
    raise CellError(f"`{_shown(value)}` bukan tanggal; contoh: 05/01/2025 atau 5 Januari 2025")


def _chosen(field: Field, value: Value) -> str | int:
    text = _text(value)
    plain = text.casefold().replace(" ", "_").replace("-", "_")
    for choice in field.choices:
        if str(choice).casefold() in (text.casefold(), plain, plain.removeprefix("layanan_")):
            return choice
    raise CellError(_no_choice(text, tuple(str(choice) for choice in field.choices)))


def _named(desk: Desk, field: Field, text: str, opd: str) -> str:
    """A name of a document or person: its id, or the name it is known by where that is no other's."""
    options = options_for(desk, field, opd)
    if text in options or "/" in text:
        return text
    called = [
        own for own in options if _called(desk, field.references, opd, own).casefold() == text.casefold()
    ]
    if len(called) == 1:
        return called[0]
    raise CellError(_no_choice(text, options))


def _called(desk: Desk, kinds: tuple[str, ...], opd: str, own: str) -> str:
    if "orang" in kinds:
        person = desk.found.world.region.people.get(f"{opd}/{own}")
        return person.nama if person else ""
    card = desk.found.world.index.one(own, opd, *kinds)
    return str(card.data.get("nama", "")) if card else ""


def _number(field: Field, value: Value) -> int | float | str:
    text = _text(value).replace(",", ".")
    try:
        number = float(text.removesuffix("%"))
    except ValueError:
        if "string" in field.types:
            return _text(value)
        raise CellError(f"`{_shown(value)}` bukan angka") from None
    if field.percent and 0 < number <= 1 and not text.endswith("%"):
        raise CellError(f"`{_shown(value)}` berarti {_shown(value)} %; tulis dengan tanda persen, mis. 99,5%")
    return int(number) if number.is_integer() else number


def _yes_or_no(value: Value) -> bool:
    if isinstance(value, bool):
        return value
    text = _text(value).casefold()
    if text in ("ya", "y", "true", "benar", "1", "tidak", "t", "false", "salah", "0"):
        return text in ("ya", "y", "true", "benar", "1")
    raise CellError(f"`{_shown(value)}` bukan ya atau tidak")


def _text(value: Value) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, (datetime, date, time)):
        return value.isoformat()
    text = str(value).replace("\r\n", "\n").replace("\r", "\n").strip()
    if isinstance(value, timedelta) or not text:
        raise CellError("kosong atau berupa lama waktu; tulis sebagai teks")
    if scan(text + "\n").faults:
        raise CellError(f"`{_shown(value)}` berisi karakter tersembunyi atau terlalu panjang")
    return text


def _no_choice(text: str, options: tuple[str, ...]) -> str:
    close = nearest(text.casefold(), map(str.casefold, options))
    meant = next((option for option in options if option.casefold() == close), "")
    hint = f" Maksudnya `{meant}`?" if meant else ""
    listed = ", ".join(options[:_SHOWN]) + (", …" if len(options) > _SHOWN else "")
    return f"`{visible(text, 60)}` tidak ada dalam daftar.{hint} Pilihan: {listed or 'belum ada di katalog'}."


def _shown(value: Value) -> str:
    return visible(str(value), 60)
