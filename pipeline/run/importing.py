"""A table as records: every row tried together, nothing written unless all of it can be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipeline.check.schemas import Vocabulary
from pipeline.check.shape import Field, field_at, fields_of
from pipeline.exchange.columns import Columns
from pipeline.exchange.editing import NoSuchPlaceError, Place, edited
from pipeline.exchange.plaintext import block
from pipeline.exchange.sheet import Cell, Row, Sheet, column_letters
from pipeline.load.registers import expand
from pipeline.model.document import Document
from pipeline.model.finding import Finding, Severity
from pipeline.model.lean import dataclass, field
from pipeline.model.pointer import Keys
from pipeline.rules.corrections.closed_records import CLOSED
from pipeline.run.answers import read_keys
from pipeline.run.cells import CellError, cell_value
from pipeline.run.desk import Desk, RefusedError, try_out
from pipeline.run.importkinds import another_office, complete, filed, own_id
from pipeline.run.importnews import leaves, news
from pipeline.run.sources import read_documents, text_of
from pipeline.run.veil import MASKED
from pipeline.run.workspace import settle


@dataclass(frozen=True, slots=True)
class Problem:
    """Something about a row or a cell.

    Attributes:
        address: The cell, or "baris 7".
        title: The column's title, "" for the whole row.
        message: What is wrong and what would be right.
        stops: Whether it keeps the table from being written.
    """

    address: str
    title: str
    message: str
    stops: bool = True


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do.

    Attributes:
        texts: Files to write, by path.
        new: Ids that join.
        changed: Ids whose records change.
        same: Rows whose records say the same already.
        problems: What is wrong, in order of rows.
    """

    texts: Mapping[str, str] = field(default_factory=dict)
    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    same: int = 0
    problems: tuple[Problem, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether it may be written."""
        return not any(problem.stops for problem in self.problems)


@dataclass(slots=True)
class _Draft:
    """The record of one row while it is put together."""

    row: Row
    data: dict[str, Any]
    cells: dict[Keys, tuple[Cell, str]]
    told: set[Keys] = field(default_factory=set)
    columns: dict[Keys, tuple[int, str]] = field(default_factory=dict)


@dataclass(slots=True)
class _Work:
    """What is known while the rows are gone through."""

    desk: Desk
    kind: str
    opd: str
    problems: list[Problem] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    drafts: dict[tuple[str, str], _Draft] = field(default_factory=dict)
    taken: dict[str, int] = field(default_factory=dict)
    doubled: frozenset[str] = frozenset()
    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    same: int = 0

    @property
    def words(self) -> Vocabulary:
        return self.desk.words


def plan_import(desk: Desk, owner: tuple[str, str], sheet: Sheet, columns: Columns) -> Plan:
    """Goes through a table and tries all its records together.

    Args:
        desk: The workspace.
        owner: Kind and OPD of the records.
        sheet: The table.
        columns: What its columns are.
    """
    work = _Work(desk, *owner, doubled=_doubled(desk, *owner))
    known = _known(desk, *owner)
    paths = _paths(work, sheet, columns)
    for row in sheet.rows:
        draft = _draft(work, row, paths, columns)
        if draft is not None:
            _settle(work, draft, known)
    if work.texts:
        _judge(work)
    in_order = sorted(work.problems, key=lambda problem: (not problem.stops, _order(problem.address)))
    return Plan(work.texts, tuple(work.new), tuple(work.changed), work.same, tuple(in_order))


def _paths(work: _Work, sheet: Sheet, columns: Columns) -> list[tuple[int, str, Field]]:
    """Position, title and field of each column that is taken."""
    found = []
    by_title = {title.casefold(): position for position, title in sheet.header.items()}
    for title, path in columns.fields.items():
        known = field_at(work.kind, read_keys(path), work.words)
        if known is None:
            work.problems.append(Problem("peta", title, f"`{path}` bukan isian {work.kind}"))
        elif title.casefold() in by_title:
            found.append((by_title[title.casefold()], title, known))
    return found


def _draft(work: _Work, row: Row, paths: list[tuple[int, str, Field]], columns: Columns) -> _Draft | None:
    places = {known.keys: (position, title) for position, title, known in paths}
    draft = _Draft(row, {"jenis": work.kind}, {}, columns=places)
    before = len(work.problems)
    for name, fixed in columns.fixed.items():
        _put(draft.data, read_keys(name), fixed)
    for position, title, known in paths:
        cell = row.cells.get(position)
        if cell is None:
            continue
        draft.cells[known.keys] = (cell, title)
        try:
            _put(draft.data, known.keys, _value(work, known, cell, columns))
        except CellError as problem:
            work.problems.append(Problem(cell.address, title, str(problem)))
    elsewhere = another_office(draft.data, work.opd)
    if elsewhere:
        other = draft.data[str(elsewhere[0])]
        held = draft.cells.get(elsewhere)
        message = f"baris ini milik OPD `{other}`, bukan `{work.opd}`; masukkan dengan --opd {other}"
        address, title = (held[0].address, held[1]) if held else (f"baris {row.number}", "")
        work.problems.append(Problem(address, title, message))
    draft.told = set(leaves(draft.data))
    complete(work.desk, work.opd, draft.data, draft.cells)
    return draft if len(work.problems) == before else None


def _value(work: _Work, known: Field, cell: Cell, columns: Columns) -> Any:
    if cell.fault:
        raise CellError(cell.fault)
    if MASKED in str(cell.value):
        raise CellError("teks ini disamarkan waktu diekspor; kosongkan selnya, atau tulis teks aslinya")
    path = ".".join(str(key) for key in known.keys)
    meant = {word.casefold(): value for word, value in columns.values.get(path, {}).items()}
    if str(cell.value).strip().casefold() in meant:
        return meant[str(cell.value).strip().casefold()]
    if path == "id":
        return own_id(work.kind, cell)
    return cell_value(work.desk, known, cell.value, (work.kind, work.opd))


def _settle(work: _Work, draft: _Draft, known: Mapping[str, Document]) -> None:
    """A new file, a change of the record there is, or nothing to do."""
    own = str(draft.data["id"])
    place = f"baris {draft.row.number}"
    twin = work.taken.setdefault(own.casefold(), draft.row.number)
    if twin != draft.row.number:
        message = f"id `{own}` sudah dipakai baris {twin}; beri nomor lain atau hapus satu baris"
        work.problems.append(Problem(place, "", message))
        return
    if own.casefold() in work.doubled:
        message = f"id `{own}` dipakai dua dokumen; beri salah satunya id lain dengan `spbe edit --renumber`"
        work.problems.append(Problem(place, "", message))
        return
    there = known.get(own.casefold())
    if there is None:
        _add(work, draft, own)
    else:
        _update(work, draft, there)


def _add(work: _Work, draft: _Draft, own: str) -> None:
    path = filed(work.desk, work.opd, draft.data)
    if (work.desk.root / path).exists():
        message = f"{path} sudah ada tetapi tidak memuat `{own}` yang sah; perbaiki berkas itu dahulu"
        work.problems.append(Problem(f"baris {draft.row.number}", "", message))
        return
    order = [str(known.keys[0]) for known in fields_of(work.kind, work.words)]
    ordered = dict(
        sorted(draft.data.items(), key=lambda pair: order.index(pair[0]) if pair[0] in order else 99)
    )
    work.texts[path] = block(ordered)
    work.drafts[path, own] = draft
    work.new.append(own)


def _update(work: _Work, draft: _Draft, there: Document) -> None:
    zone = work.desk.found.world.region.zone
    found = {keys: list(news(zone, there.data, draft.data, keys)) for keys in leaves(draft.data)}
    told = any(found[keys] for keys in draft.told if keys in found)
    # A state or priority that we filled in ourselves is news only beside something that the table says.
    changes = [change for some in found.values() for change in some] if told else []
    work.drafts[there.path, there.id] = draft
    if not changes:
        work.same += 1
        return
    if there.data.get("status") in CLOSED.get(work.kind, ()):
        names = ", ".join(".".join(map(str, change.keys)) for change in changes[:5])
        message = (
            f"{there.id} sudah {there.data['status']}; `{names}` berbeda. Tulis koreksi: `spbe new koreksi`"
        )
        work.problems.append(Problem(f"baris {draft.row.number}", "", message))
        return
    text = work.texts.get(there.path) or text_of(work.desk.root, there.path) or ""
    base = ("isi", there.row.number) if there.row else ()
    order = tuple(str(known.keys[0]) for known in fields_of(work.kind, work.words))
    try:
        work.texts[there.path] = edited(text, Place(there.index, base, order), changes)
    except NoSuchPlaceError as problem:
        message = f"isian `{problem}` di {there.path} bukan yang diharapkan; perbaiki berkas itu dahulu"
        work.problems.append(Problem(f"baris {draft.row.number}", "", message))
        return
    work.changed.append(there.id)


def _doubled(desk: Desk, kind: str, opd: str) -> frozenset[str]:
    """The ids of a kind and OPD that two documents have, case-folded."""
    head = f"{opd}/{kind}/"
    names = (found.document for found in desk.found.result.findings if found.code == "REF003")
    return frozenset(name.removeprefix(head).casefold() for name in names if name.startswith(head))


def _known(desk: Desk, kind: str, opd: str) -> dict[str, Document]:
    """The OPD's records of the kind, whole, by id."""
    cards = [card for card in desk.found.world.index.of(kind) if card.document.opd == opd]
    documents, _ = read_documents(desk.root, sorted({card.document.path for card in cards}))
    rows = [
        one
        for document in documents
        for one in (expand(document) if document.jenis == "register" else [document])
    ]
    return {one.id.casefold(): settle(one) for one in rows if one.jenis == kind}


def _judge(work: _Work) -> None:
    """All the records under all the rules; each finding goes back to its cell."""
    try:
        findings = try_out(work.desk, work.texts).result.findings
    except RefusedError as refusal:
        findings = refusal.tried.result.findings
        work.problems += [
            Problem(f.pointer.path, "", f"{f.code} {f.message}")
            for f in refusal.findings
            if not _drafted(work, f)
        ]
    for finding in findings:
        draft = _drafted(work, finding)
        if draft is not None and finding.waived is None and finding.severity is not Severity.INFO:
            work.problems.append(_problem(draft, finding))


def _drafted(work: _Work, finding: Finding) -> _Draft | None:
    if finding.pointer.path not in work.texts:
        return None
    return work.drafts.get((finding.pointer.path, finding.document.rsplit("/", 1)[-1]))


def _problem(draft: _Draft, finding: Finding) -> Problem:
    said = f"{finding.code} {finding.message} {finding.help}".strip()
    stops = finding.severity is Severity.ERROR
    keys = tuple(key for key in finding.pointer.keys if isinstance(key, str))
    for length in range(len(keys), 0, -1):
        held = draft.cells.get(keys[:length])
        if held is not None:
            return Problem(held[0].address, held[1], said, stops)
    for length in range(len(keys), 0, -1):
        column = draft.columns.get(keys[:length])
        if column is not None:
            # The cell is empty: that is what is wrong.
            return Problem(f"{column_letters(column[0])}{draft.row.number}", column[1], said, stops)
    return Problem(f"baris {draft.row.number}", ".".join(keys), said, stops)


def _put(data: dict[str, Any], keys: Keys, value: Any) -> None:
    place = data
    for key in keys[:-1]:
        place = place.setdefault(str(key), {})
    place[str(keys[-1])] = value


def _order(address: str) -> tuple[int, str]:
    digits = "".join(letter for letter in address if letter.isdigit())
    return (int(digits) if digits else 0, address)
