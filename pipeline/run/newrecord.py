"""A new record from a few answers: what is missing is asked for, what can be derived is filled in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from pipeline.check.schemas import schema_of
from pipeline.check.shape import Field, field_at, fields_of
from pipeline.check.validate import validate
from pipeline.exchange.drafting import Entry, draft
from pipeline.exchange.numbering import next_id
from pipeline.model.card import CATALOGUE_KINDS, full_name
from pipeline.model.document import Document, as_list
from pipeline.model.finding import Finding
from pipeline.model.lean import dataclass, replace
from pipeline.model.moments import parse_moment
from pipeline.model.pointer import Keys
from pipeline.run.answers import read_answer
from pipeline.run.derive import derived
from pipeline.run.desk import Desk
from pipeline.run.editor_files import modeline

_MISSING = "SKM003"
_PSEUDONYM = "samaran"
# A record's own day: the first of these that it has decides the year of its folder.
DAYS = ("diajukan", "dicatat", "dilaporkan", "tanggal", "bencana", "periode")
_MOST_QUESTIONS = 200


@dataclass(frozen=True, slots=True)
class Question:
    """A field that somebody is asked for.

    Attributes:
        field: The field.
        options: What it may be chosen from, () for free answers.
        problem: What was wrong with the answer before, "" for the first time.
        read: Turns what was typed into a value; raises AnswerError where it is none.
        pseudonym: Whether it stands for a name: left empty, it is the name that is asked for.
    """

    field: Field
    options: tuple[str, ...]
    problem: str
    read: Callable[[str], Any]
    pseudonym: bool = False


# What was answered; None where a pseudonym is left empty.
Ask = Callable[[Question], Any]


@dataclass(frozen=True, slots=True)
class NewRecord:
    """A record that is ready to be tried and written.

    Attributes:
        path: Where it goes, relative to the workspace.
        text: Its YAML.
        data: Its content.
    """

    path: str
    text: str
    data: dict[str, Any]


class IncompleteError(Exception):
    """Fields are missing or wrong, and nobody can be asked.

    Attributes:
        findings: What the schema says.
        fields: The fields concerned, with what each may be chosen from.
    """

    def __init__(self, findings: list[Finding], fields: list[tuple[Field, tuple[str, ...]]]) -> None:
        """Keeps what is missing."""
        super().__init__(f"{len(findings)} isian")
        self.findings = findings
        self.fields = fields


def new_record(desk: Desk, kind: str, opd: str, given: dict[str, Any], ask: Ask | None) -> NewRecord:
    """Composes a record.

    Args:
        desk: The workspace.
        kind: A kind with a schema.
        opd: The OPD that keeps it.
        given: What was said already, top-level fields.
        ask: Asks for what is missing; None where nobody is there.

    Raises:
        IncompleteError: Without `ask`, where something is missing or wrong.
    """
    data = {"jenis": kind, **_usual(desk, kind, opd), **given}
    data.update(_derived_if_open(desk, data, opd))
    _complete(desk, data, opd, ask)
    data.update(_derived_if_open(desk, data, opd))
    path = path_of(desk, data, opd)
    return NewRecord(path, modeline(desk.root, path) + _text(desk, data), data)


def options_for(desk: Desk, field: Field, opd: str) -> tuple[str, ...]:
    """What a field may be chosen from: its listed values, or the ids of what it may name."""
    if field.choices:
        return tuple(str(value) for value in field.choices)
    return tuple(sorted({name for kind in field.references for name in _named(desk, kind, opd)}))


def _named(desk: Desk, kind: str, opd: str) -> Iterator[str]:
    region = desk.found.world.region
    if kind == "opd":
        yield from region.offices
    elif kind == "orang":
        yield from (person.id for person in region.people.values() if person.opd == opd)
    else:
        yield from (card.id for card in desk.found.world.index.of(kind) if card.document.opd == opd)


def _usual(desk: Desk, kind: str, opd: str) -> dict[str, Any]:
    """The id, the first state, and the present moment where the form asks for one."""
    usual: dict[str, Any] = {}
    for field in fields_of(kind, desk.words):
        name = str(field.keys[0])
        if not field.required:
            continue
        if name == "id" and kind not in CATALOGUE_KINDS:
            used = (card.id for card in desk.found.world.index.of(kind) if card.document.opd == opd)
            usual["id"] = next_id(kind, int(desk.now[:4]), used)
        elif name == "status" and field.choices:
            usual["status"] = field.choices[0]
        elif field.format in ("waktu", "tanggal") and name in DAYS:
            usual[name] = desk.now if field.format == "waktu" else desk.now[:10]
    return usual


def _derived_if_open(desk: Desk, data: dict[str, Any], opd: str) -> dict[str, Any]:
    known = derived(desk, Document("", 0, 1, data, opd))
    return {name: value for name, value in known.items() if name not in data}


def _complete(desk: Desk, data: dict[str, Any], opd: str, ask: Ask | None) -> None:
    """Asks until the schema has nothing more to say."""
    kind = str(data["jenis"])
    for _ in range(_MOST_QUESTIONS):
        faults = validate(Document("", 0, 1, data, opd), desk.words)
        if not faults:
            return
        faults.sort(key=lambda finding: (finding.code == _MISSING, _rank(desk, kind, finding.pointer.keys)))
        keys = faults[0].pointer.keys
        field = field_at(kind, keys, desk.words)
        frame = _frame(desk, kind, field) if field and faults[0].code == _MISSING else None
        if frame is not None:
            _place(data, keys, frame)
        elif ask is None or field is None:
            asked = [(f, options_for(desk, f, opd)) for f in _fields(desk, kind, faults)]
            raise IncompleteError(faults, asked)
        else:
            _place(data, *_answered(desk, (kind, opd), field, faults[0], ask))
    raise IncompleteError(validate(Document("", 0, 1, data, opd), desk.words), [])


def _frame(desk: Desk, kind: str, field: Field) -> Any:
    """An empty mapping, or a list of one, where a field holds such; None for one that is answered at once."""
    if "object" in field.types:
        return {}
    item = field_at(kind, (*field.keys, "*"), desk.words) if "array" in field.types else None
    return [{}] if item is not None and "object" in item.types else None


def _question(desk: Desk, owner: tuple[str, str], field: Field, fault: Finding) -> Question:
    kind, opd = owner
    problem = "" if fault.code == _MISSING else f"{fault.message} {fault.help}".strip()
    read = partial(read_answer, kind, field.keys, words=desk.words)
    return Question(field, options_for(desk, field, opd), problem, read)


def _answered(desk: Desk, owner: tuple[str, str], field: Field, fault: Finding, ask: Ask) -> tuple[Keys, Any]:
    """Where an answer goes, and what it is: nobody need write a person's name where a pseudonym does."""
    keys = fault.pointer.keys
    asked = field.private and fault.code == _MISSING
    other = field_at(owner[0], (*keys[:-1], _PSEUDONYM), desk.words) if asked else None
    if other is not None:
        answer = ask(replace(_question(desk, owner, other, fault), pseudonym=True))
        if answer is not None:
            return (*keys[:-1], _PSEUDONYM), answer
    return keys, ask(_question(desk, owner, field, fault))


def _fields(desk: Desk, kind: str, faults: list[Finding]) -> Iterator[Field]:
    for fault in faults:
        field = field_at(kind, fault.pointer.keys, desk.words)
        if field is not None:
            yield field


def _rank(desk: Desk, kind: str, keys: Keys) -> int:
    names = [field.keys[0] for field in fields_of(kind, desk.words)]
    return names.index(keys[0]) if keys and keys[0] in names else len(names)


def _place(data: dict[str, Any], keys: Keys, value: Any) -> None:
    place: Any = data
    for key in keys[:-1]:
        place = place[key]
    place[keys[-1]] = value


def path_of(desk: Desk, data: dict[str, Any], opd: str) -> str:
    """Where a new record goes, relative to the workspace."""
    kind, own = str(data["jenis"]), str(data["id"])
    if kind == "opd":
        return f"catalog/{own}/opd.yaml"
    if kind in CATALOGUE_KINDS:
        return f"catalog/{opd}/{kind}/{own}.yaml"
    return f"records/{opd}/{kind}/{_year(desk, data)}/{own}.yaml"


def _year(desk: Desk, data: dict[str, Any]) -> str:
    zone = desk.found.world.region.zone
    for name in DAYS:
        text = str(data.get(name, ""))
        moment = parse_moment(text, zone)
        if moment is not None:
            return str(moment.at.astimezone(zone).year)
        if name == "periode" and text[:4].isdigit():
            return text[:4]
    return desk.now[:4]


def _text(desk: Desk, data: dict[str, Any]) -> str:
    kind = str(data["jenis"])
    schema = schema_of(kind, desk.words)
    entries = list(_entries(desk, kind, data))
    free = [Entry(name, "", value) for name, value in data.items() if name.startswith("x_")]
    title, about = str(schema["title"]), str(schema.get("description", ""))
    return draft(about if about.startswith(title) else f"{title}. {about}".strip(), [*entries, *free])


def _entries(desk: Desk, kind: str, data: dict[str, Any]) -> Iterator[Entry]:
    """The form's fields; a citation is written where it is another than the one before."""
    law, last = desk.found.law, {True: "", False: ""}
    for field in fields_of(kind, desk.words):
        name = str(field.keys[0])
        value = data.get(name)
        if name in ("jenis", "id", "opd"):
            yield from () if value is None else (Entry(name, "", value),)
            continue
        cited = law.cite(*law.own(*field.clauses[:1])) if field.clauses else ""
        shown = cited if cited != last[value is None] else ""
        last[value is None] = cited or last[value is None]
        told = field.title if value is not None else field.description
        yield Entry(name, f"{told} ({shown})" if shown else told, value)


def exists(desk: Desk, opd: str, kind: str, own: str) -> bool:
    """Whether a document of that name is there already, whatever file holds it."""
    return full_name(opd, kind, own.casefold()) in desk.found.world.index.cards


def opd_of(desk: Desk, given: dict[str, Any], folder: str) -> tuple[str, ...]:
    """The OPDs that may be meant: the folder one stands in, the service's own, or all."""
    offices = desk.found.world.region.offices
    if folder in offices:
        return (folder,)
    named = {str(ref) for ref in as_list(given.get("layanan")) if isinstance(ref, str)}
    services = desk.found.world.region.services.values()
    owners = {service.opd for service in services if service.id in named or service.ref in named}
    return tuple(sorted(owners)) if len(owners) == 1 else tuple(offices)
