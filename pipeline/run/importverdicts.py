"""An assessor's table as `asesmen` records: one an indicator and year, an item a row, all or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipeline.check.shape import field_at, fields_of
from pipeline.exchange.columns import Columns
from pipeline.exchange.plaintext import block
from pipeline.exchange.sheet import Cell, Row, Sheet
from pipeline.model.finding import Severity
from pipeline.model.lean import dataclass, field
from pipeline.model.pointer import Keys
from pipeline.run.answers import read_keys
from pipeline.run.cells import CellError, cell_value
from pipeline.run.desk import Desk, RefusedError, try_out
from pipeline.run.importing import Plan, Problem
from pipeline.run.sources import read_documents

KIND = "asesmen"
_ITEM = "butir"
_NEEDED = ("indikator", "tahun", "penilai")
# How assessors write their verdicts.
_VERDICTS: Mapping[str, str] = {
    **dict.fromkeys(("diterima", "terima", "sesuai", "memenuhi", "ya", "ok", "accepted"), "diterima"),
    **dict.fromkeys(
        ("revisi", "perbaikan", "perbaiki", "ditolak", "tolak", "tidak", "tidak sesuai", "tidak memenuhi"),
        "revisi",
    ),
}
_LONGEST_ID = 60


@dataclass(slots=True)
class _Record:
    """A record while its rows are gone through: what stands above its items, and each item with its cells."""

    head: dict[str, Any]
    items: list[dict[str, Any]] = field(default_factory=list)
    rows: list[tuple[Row, dict[str, tuple[Cell, str]]]] = field(default_factory=list)


@dataclass(slots=True)
class _Work:
    desk: Desk
    opd: str
    problems: list[Problem] = field(default_factory=list)
    records: dict[tuple[str, str], _Record] = field(default_factory=dict)

    def read(self, keys: Keys, cell: Cell, title: str) -> Any:
        """The value of a cell; None where it fits no value, which is then told."""
        if keys == (_ITEM, 0, "putusan") and str(cell.value).strip().casefold() in _VERDICTS:
            return _VERDICTS[str(cell.value).strip().casefold()]
        known = field_at(KIND, keys, self.desk.words)
        if cell.fault or known is None:
            self.problems.append(Problem(cell.address, title, cell.fault or "isian ini tidak dikenal"))
            return None
        try:
            return cell_value(self.desk, known, cell.value, (KIND, self.opd))
        except CellError as problem:
            self.problems.append(Problem(cell.address, title, str(problem)))
            return None


def plan_verdicts(desk: Desk, opd: str, sheet: Sheet, columns: Columns) -> Plan:
    """Goes through an assessor's table and tries all its records together.

    Args:
        desk: The workspace.
        opd: Who keeps the records.
        sheet: The table, one item a row.
        columns: What its columns are; what is the same for all rows may be fixed.
    """
    work = _Work(desk, opd)
    by_title = {title.casefold(): position for position, title in sheet.header.items()}
    paths = [
        (by_title[title.casefold()], title, _keys(path))
        for title, path in columns.fields.items()
        if title.casefold() in by_title
    ]
    for row in sheet.rows:
        _take(work, row, paths, columns.fixed)
    texts, named = _texts(work)
    new, same = _sorted_out(work, texts)
    if new and not work.problems:
        _judge(work, {path: texts[path] for path in new}, named)
    sound = not any(problem.stops for problem in work.problems)
    written = {path: texts[path] for path in new} if sound else {}
    return Plan(written, tuple(named[path].head["id"] for path in new), (), same, tuple(work.problems))


def _keys(path: str) -> Keys:
    """A path of a mapping; what stands in an item is named `butir.kriteria`, or simply `kriteria`."""
    keys = read_keys(path)
    if keys[0] == _ITEM and len(keys) == 2:
        return (_ITEM, 0, str(keys[1]))
    above = {str(known.keys[0]) for known in fields_of(KIND)}
    return keys if str(keys[0]) in above - {"id", "opd"} else (_ITEM, 0, str(keys[0]))


def _take(work: _Work, row: Row, paths: list[tuple[int, str, Keys]], fixed: Mapping[str, Any]) -> None:
    head: dict[str, Any] = {str(read_keys(name)[0]): value for name, value in fixed.items()}
    item: dict[str, Any] = {}
    cells: dict[str, tuple[Cell, str]] = {}
    for position, title, keys in paths:
        cell = row.cells.get(position)
        if cell is None or cell.value in (None, ""):
            continue
        value = work.read(keys, cell, title)
        place = item if keys[0] == _ITEM else head
        place[str(keys[-1])] = value
        cells[str(keys[-1])] = (cell, title)
    missing = [name for name in _NEEDED if not head.get(name)]
    if missing:
        message = f"`{missing[0]}` tidak ada pada kolom mana pun; beri dengan --set {missing[0]}=NILAI"
        work.problems.append(Problem(f"baris {row.number}", "", message))
        return
    record = work.records.setdefault((str(head["indikator"]), str(head["tahun"])), _Record(head))
    item.setdefault("id", f"B-{len(record.items) + 1}")
    if any(str(one["id"]).casefold() == str(item["id"]).casefold() for one in record.items):
        held, title = cells["id"] if "id" in cells else (Cell(f"baris {row.number}", None), "")
        message = f"id butir `{item['id']}` sudah dipakai baris lain; beri id lain"
        work.problems.append(Problem(held.address, title, message))
    record.items.append(item)
    record.rows.append((row, cells))


def _texts(work: _Work) -> tuple[dict[str, str], dict[str, _Record]]:
    """The files of the records, by path."""
    order = [str(known.keys[0]) for known in fields_of(KIND)]
    item_order = [str(known.keys[-1]) for known in fields_of(KIND, (), (_ITEM, "*"))]
    texts: dict[str, str] = {}
    named: dict[str, _Record] = {}
    for (indicator, year), record in work.records.items():
        record.head["id"] = _own_id(indicator, year)
        items = [_in_order(item, item_order) for item in record.items]
        whole = {"jenis": KIND, **record.head, _ITEM: items}
        path = f"records/{work.opd}/{KIND}/{year}/{record.head['id']}.yaml"
        texts[path], named[path] = block(_in_order(whole, order)), record
    return texts, named


def _own_id(indicator: str, year: str) -> str:
    """The same id each time the same indicator and year come in."""
    letters = "".join(letter if letter.isascii() and letter.isalnum() else " " for letter in indicator)
    return f"ASM-{year}-{'-'.join(letters.split())}"[:_LONGEST_ID].rstrip("-")


def _in_order(data: Mapping[str, Any], order: list[str]) -> dict[str, Any]:
    return {name: data[name] for name in [*order, *sorted(data.keys() - set(order))] if name in data}


def _sorted_out(work: _Work, texts: Mapping[str, str]) -> tuple[list[str], int]:
    """The files that are new, and how many say what is there already; what differs is a problem."""
    new, same = [], 0
    for path, text in texts.items():
        place = work.desk.root / path
        if not place.exists():
            new.append(path)
        elif _said(work, path, None) == _said(work, path, text):
            same += 1
        else:
            message = "rekaman ini sudah ada dengan isi lain; ubah berkasnya, atau pindahkan lebih dahulu"
            work.problems.append(Problem(path, "", message))
    return new, same


def _said(work: _Work, path: str, text: str | None) -> list[Any]:
    drafts = {} if text is None else {path: text.encode()}
    return [document.data for document in read_documents(work.desk.root, [path], drafts)[0]]


def _judge(work: _Work, texts: Mapping[str, str], named: Mapping[str, _Record]) -> None:
    """The records under all the rules; each finding goes back to its cell."""
    try:
        findings = try_out(work.desk, texts).result.findings
    except RefusedError as refusal:
        findings = refusal.tried.result.findings
        strange = [found for found in refusal.findings if found.pointer.path not in named]
        work.problems += [Problem(f.pointer.path, "", f"{f.code} {f.message}") for f in strange]
    for finding in findings:
        record = named.get(finding.pointer.path)
        if record is not None and finding.waived is None and finding.severity is not Severity.INFO:
            said = f"{finding.code} {finding.message} {finding.help}".strip()
            address, title = _place(record, finding.pointer.keys)
            work.problems.append(Problem(address, title, said, finding.severity is Severity.ERROR))


def _place(record: _Record, keys: Keys) -> tuple[str, str]:
    if len(keys) >= 2 and keys[0] == _ITEM and isinstance(keys[1], int) and keys[1] < len(record.rows):
        row, cells = record.rows[keys[1]]
        held = cells.get(str(keys[2])) if len(keys) > 2 else None
        return (held[0].address, held[1]) if held else (f"baris {row.number}", str(keys[-1]))
    held = record.rows[0][1].get(str(keys[0])) if keys and record.rows else None
    return (held[0].address, held[1]) if held else ("semua baris", ".".join(map(str, keys)))
