"""Documents into files: field order, file names, comments at the head, and the folders rewritten whole."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from tools.sample.catalogue.forms import Doc
from tools.sample.clock import at, write
from tools.sample.heads import HEADS
from tools.sample.tickets import Ticket
from tools.sample.yamlout import document

_MINUTE = re.compile(r"20[0-9]{2}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}")
ROOT = Path(__file__).resolve().parents[2]


@dataclass(slots=True)
class Workspace:
    """The files to be: path relative to the root, with the documents of each in order."""

    files: dict[str, list[Doc]] = field(default_factory=dict)

    def add(self, path: str, doc: Doc, opd: str = "") -> None:
        """Puts a document at the end of a file."""
        self.files.setdefault(path, []).append(plain(doc, opd))

    def record(self, opd: str, doc: Doc, year: int = 2025, name: str = "") -> None:
        """Puts a record where its kind, year and number say."""
        self.add(f"records/{opd}/{doc['jenis']}/{year}/{name or doc['id']}.yaml", doc, opd)

    def texts(self) -> dict[str, str]:
        """The files as text; the first file of each kind explains the kind."""
        told: set[str] = set()
        found = {}
        for path in sorted(self.files):
            docs = self.files[path]
            jenis = docs[0]["jenis"]
            head = "" if jenis in told else HEADS[jenis]
            told.add(jenis)
            found[path] = head + "---\n".join(document(ordered(doc)) for doc in docs)
        return found


def plain(doc: Doc, opd: str) -> Doc:
    """The document with times written and tickets as refs from that OPD; empty fields left out."""
    return {key: _plain(value, opd) for key, value in doc.items() if value not in (None, "")}


def _plain(value: object, opd: str) -> object:
    if isinstance(value, datetime):
        return write(value)
    if isinstance(value, Ticket):
        return value.ref(opd)
    if isinstance(value, tuple):
        return value[1] if value[0] == opd else f"{value[0]}/{value[1]}"
    if isinstance(value, str) and _MINUTE.fullmatch(value):
        return write(at(value))
    if isinstance(value, dict):
        return plain(value, opd)
    return [_plain(item, opd) for item in value] if isinstance(value, list) else value


def ordered(doc: Doc) -> Doc:
    """The document in the order in which its schema names the fields."""
    doc = _sorted(doc, str(doc["jenis"]))
    if doc["jenis"] == "register":
        doc["isi"] = [_sorted(row, str(doc["untuk"])) for row in doc["isi"]]
    return doc


def _sorted(doc: Doc, jenis: str) -> Doc:
    names = list(_schema(jenis))
    return {name: doc[name] for name in names if name in doc} | doc


def _schema(jenis: str) -> dict[str, object]:
    if jenis not in _SCHEMAS:
        text = (ROOT / "schemas" / f"{jenis}.schema.json").read_text(encoding="utf-8")
        _SCHEMAS[jenis] = json.loads(text)["properties"]
    return _SCHEMAS[jenis]


_SCHEMAS: dict[str, dict[str, object]] = {}


def tickets_into(space: Workspace, tickets: Iterable[Ticket]) -> None:
    """Files the tickets: alone, by the month, or in a register."""
    registers: dict[tuple[str, str], list[Ticket]] = {}
    for ticket in tickets:
        opd, year = ticket.service.opd, ticket.recorded.year
        if ticket.filing.startswith("REG-"):
            registers.setdefault((opd, ticket.filing), []).append(ticket)
        else:
            space.record(opd, {"jenis": ticket.jenis, "id": ticket.id, **ticket.doc}, year, ticket.filing)
    for (opd, name), rows in registers.items():
        shared = {"layanan": rows[0].service.id}
        isi = [
            {"id": row.id, **{key: item for key, item in row.doc.items() if key != "layanan"}} for row in rows
        ]
        space.record(
            opd, {"jenis": "register", "id": name, "untuk": rows[0].jenis, "bawaan": shared, "isi": isi}
        )


def rewrite(root: Path, space: Workspace) -> int:
    """Replaces catalog/ (without catalog/peraturan/) and records/ below a root; returns the number of files."""
    texts = space.texts()
    for folder in (*(root / "catalog").glob("*"), root / "records"):
        if folder.is_dir() and folder.name != "peraturan":
            shutil.rmtree(folder)
    for path, text in texts.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")
    return len(texts)
