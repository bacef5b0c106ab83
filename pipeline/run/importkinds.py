"""How the records of each kind that can be imported are named, filed and completed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.exchange.listed import as_id
from pipeline.exchange.numbering import PREFIXES
from pipeline.exchange.plaintext import block
from pipeline.exchange.sheet import Cell
from pipeline.model.card import CATALOGUE_KINDS
from pipeline.model.document import Document, dig
from pipeline.model.pointer import Keys
from pipeline.run.cells import CellError
from pipeline.run.derive import derived
from pipeline.run.desk import Desk

IMPORTED = ("aduan", "permintaan", "layanan")
_LONGEST_ID = 60
# The states of a ticket by what has happened to it, the last first; used where no column holds the state.
_STATES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "aduan": (
        ("ditutup", "ditutup"),
        ("dikonfirmasi", "selesai"),
        ("diselesaikan", "selesai"),
        ("direspons", "ditangani"),
    ),
    "permintaan": (("dikonfirmasi", "dikonfirmasi"), ("dipenuhi", "dipenuhi"), ("direspons", "diproses")),
}
# The moments of a table that are steps of the handling.
_STAGES = (("direspons", "respons"), ("diselesaikan", "penanganan"), ("dikonfirmasi", "konfirmasi"))
_FIRST = {"aduan": "dicatat", "permintaan": "diajukan"}


def own_id(kind: str, cell: Cell) -> str:
    """A number or code as an id: what an id cannot hold becomes a dash; a bare number gets the kind's prefix.

    Raises:
        CellError: Nothing of it can stand in an id.
    """
    text = (
        str(int(cell.value)) if isinstance(cell.value, float) and cell.value.is_integer() else str(cell.value)
    )
    if kind in CATALOGUE_KINDS:
        plain, prefix = as_id(text), kind
    else:
        letters = (letter if letter.isascii() and letter.isalnum() else " " for letter in text)
        plain, prefix = "-".join("".join(letters).split()), PREFIXES[kind]
    if not plain or len(plain) > _LONGEST_ID:
        raise CellError("nomor atau kode ini tidak dapat menjadi id; pakai huruf, angka, dan tanda hubung")
    return f"{prefix}-{plain}" if plain.isdigit() else plain


def filed(desk: Desk, opd: str, data: Mapping[str, Any]) -> str:
    """Where a new record goes."""
    kind, own = data["jenis"], data["id"]
    if kind in CATALOGUE_KINDS:
        return f"catalog/{opd}/{kind}/{own}.yaml"
    year = str(data.get(_FIRST[kind], desk.now))[:4]
    return f"records/{opd}/{kind}/{year}/{own}.yaml"


def complete(desk: Desk, opd: str, data: dict[str, Any], cells: Mapping[Keys, tuple[Cell, str]]) -> None:
    """Fills in what follows from the row: the id where no column holds one, the state, the priority.

    Args:
        desk: The workspace.
        opd: The OPD of the record.
        data: The record; changed in place.
        cells: The cell of each field, and its column's title.
    """
    kind = str(data["jenis"])
    data.pop("opd", None)
    if kind in CATALOGUE_KINDS:
        _complete_service(opd, data)
        return
    if "id" not in data:
        said = block({name: value for name, value in data.items() if name != "jenis"})
        year = str(data.get(_FIRST[kind], desk.now))[:4]
        digest = hashlib.sha256(said.encode()).hexdigest()[:8].upper()
        data["id"] = f"{PREFIXES[kind]}-{year}-{digest}"
    if kind == "aduan" and "aktivitas" not in data and (rows := list(_activities(data, cells))):
        data["aktivitas"] = rows
    if "status" not in data:
        happened = (state for name, state in _STATES[kind] if name in data)
        data["status"] = next(happened, _FIRST[kind])
    for name, value in derived(desk, Document("", 0, 1, data, opd)).items():
        data.setdefault(name, value)


def another_office(data: Mapping[str, Any], opd: str) -> Keys:
    """The field by which a row says that it is another OPD's, () where none does."""
    named = ("opd", "penyedia") if data["jenis"] == "layanan" else ("opd",)
    return next(((name,) for name in named if data.get(name, opd) != opd), ())


def _complete_service(opd: str, data: dict[str, Any]) -> None:
    """The id of a service is its code, else its name; who provides it is the OPD whose table this is."""
    data.setdefault("id", as_id(str(data.get("nama", ""))) or "tanpa-nama")
    data.setdefault("penyedia", opd)


def _activities(data: Mapping[str, Any], cells: Mapping[Keys, tuple[Cell, str]]) -> Iterator[dict[str, str]]:
    """What the table itself says of the handling: each of its moments, by the officer that it names."""
    officer = dig(data, "petugas", "administrator_layanan")
    for name, stage in _STAGES:
        if officer and name in data:
            held = cells.get((name,))
            source = f"kolom {held[1]}, {held[0].address}" if held else f"isian {name}"
            yield {
                "waktu": str(data[name]),
                "oleh": str(officer),
                "uraian": f"Menurut tabel yang dimasukkan ({source}).",
                "tahap": stage,
            }
