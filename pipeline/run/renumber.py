"""An id that two documents took: one of them gets another, and the references that mean it follow."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pipeline.check.references import references
from pipeline.check.schemas import kinds
from pipeline.exchange.editing import Change, Place, edited
from pipeline.exchange.numbering import following_id
from pipeline.model.card import KINDS, Reference, candidates, full_name
from pipeline.model.document import Document
from pipeline.model.finding import Severity
from pipeline.model.lean import dataclass
from pipeline.model.pointer import Keys
from pipeline.rules.corrections.closed_records import CLOSED
from pipeline.run.desk import Desk, try_out
from pipeline.run.editrecord import Edited, EditRefusedError
from pipeline.run.meant import find_record, one_card, parts_of, split_place
from pipeline.run.since import CannotTellError, Changed, changed_since
from pipeline.run.sources import REGISTER, read_documents, text_of
from pipeline.run.workspace import survey

_FIXED = frozenset({"pemda", "opd"})
_MOST_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Wish:
    """How a document is to be renumbered.

    Attributes:
        new_id: The id it takes, "" for the next free one.
        since: A commit that holds the other document of the same id, "" where none is named.
        files: The files whose references follow; () for none of them, None where the tool must be sure.
    """

    new_id: str = ""
    since: str = ""
    files: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Renumbered:
    """What a renumbering would do.

    Attributes:
        former: The id given up.
        new: The id taken.
        files: The files as they would be; the first holds the document.
        followed: How many references follow.
        mentions: Lines, path:line, that go on naming the former id in words that no schema calls a reference.
        unread: Files that could not be searched.
        closed: Closed records whose references follow, path:line.
    """

    former: str
    new: str
    files: tuple[Edited, ...]
    followed: int
    mentions: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Mention:
    """A reference that may mean the document: who makes it, where, and as what text."""

    source: Document
    keys: Keys
    text: str
    unsure: bool


@dataclass(frozen=True, slots=True)
class _Scene:
    """All that bears or names one id: `name` is its full name, `holders` the documents that have it."""

    name: str
    texts: Mapping[str, str]
    holders: tuple[Document, ...]
    mentions: tuple[_Mention, ...]


def renumber(desk: Desk, name: str, folder: str, wish: Wish) -> Renumbered:
    """Gives a document another id.

    Args:
        desk: The workspace.
        name: As for `find_record`.
        folder: The OPD whose folder one stands in, "" elsewhere.
        wish: Which id, and how to tell which of two documents is meant.

    Raises:
        EditRefusedError: It is not clear which document or references are meant, or the id is taken.
        RefusedError: The workspace would have new faults of shape or reference.
    """
    seed = _seed(desk, name, folder)
    paths = survey(desk.root).paths
    texts = {path: text for path in paths if (text := text_of(desk.root, path)) is not None}
    scene = _scene(desk, seed, texts)
    past = _past(desk, wish.since, seed)
    target = _target(name, seed, scene, past)
    _lawful(target, scene)
    new = _new_id(desk, target, texts, wish.new_id)
    moving = [one for one in scene.mentions if _follows(one, target, scene, (past, wish.files))]
    _decided(target, scene, (past, wish.files))
    closed = tuple(_place(one.source) for one in moving if _is_closed(one.source))
    if closed and len(scene.holders) == 1:
        listed = ", ".join(closed[:_MOST_SHOWN])
        raise EditRefusedError(f"`{target.id}` dirujuk rekaman yang sudah ditutup dan tidak diubah: {listed}")
    after = _written(target, new, moving, texts)
    try_out(desk, after, (target.id, new))
    files = tuple(Edited(path, texts[path], text) for path, text in after.items())
    mentions = tuple(_words_left(target, scene, after))
    unread = tuple(path for path in paths if path not in texts)
    others = sum(not _is(one.source, target) for one in moving)
    return Renumbered(target.id, new, files, others, mentions, unread, closed)


def _seed(desk: Desk, name: str, folder: str) -> Document:
    if split_place(name) is not None:
        seed = find_record(desk, name)
    else:
        seed = one_card(desk, name, folder).document
    if seed.jenis in _FIXED:
        raise EditRefusedError(f"id {seed.jenis} adalah nama foldernya; pindahkan foldernya dengan git mv")
    return seed


def _scene(desk: Desk, seed: Document, texts: Mapping[str, str]) -> _Scene:
    """Reads only the files in which the id stands at all."""
    spelled = seed.id.casefold()
    documents, faults = read_documents(
        desk.root, [path for path, text in texts.items() if spelled in text.casefold()]
    )
    broken = next((fault for fault in faults if fault.severity is Severity.ERROR), None)
    if broken is not None:
        raise EditRefusedError(
            f"{broken.pointer.path}:{broken.span.line} menyebut `{seed.id}` tetapi tidak terbaca "
            f"({broken.message}); perbaiki dahulu"
        )
    name = _name(seed)
    parts = list(parts_of(documents))
    holders = tuple(one for one in parts if _name(one) == name)
    found: dict[tuple[str, int, Keys], _Mention] = {}
    for mention in _mentions(desk, parts, name):
        found.setdefault((mention.source.path, mention.source.index, mention.keys), mention)
    return _Scene(name, texts, holders, tuple(found.values()))


def _mentions(desk: Desk, parts: Iterable[Document], name: str) -> Iterator[_Mention]:
    cards = desk.found.world.index.cards
    for part in parts:
        if part.jenis not in kinds():
            continue
        for reference in references(part, desk.words):
            named = _named(reference, part)
            if name in named:
                unsure = any(one in cards for one in named if one != name)
                yield _Mention(part, part.pointer(*reference.keys).keys, reference.text, unsure)


def _past(desk: Desk, revision: str, seed: Document) -> Changed | None:
    if not revision:
        return None
    if seed.jenis == REGISTER:
        raise EditRefusedError("sebuah register disebut dengan berkasnya, bukan dengan --since")
    try:
        return changed_since(desk.root, revision)
    except CannotTellError as problem:
        raise EditRefusedError(f"--since tidak dapat dijawab: {problem}") from None


def _target(name: str, seed: Document, scene: _Scene, past: Changed | None) -> Document:
    if split_place(name) is not None or len(scene.holders) == 1:
        return next(one for one in scene.holders if _is(one, seed))
    listed = ", ".join(_place(one) for one in scene.holders)
    if past is None:
        raise EditRefusedError(
            f"`{seed.id}` dipakai {len(scene.holders)} dokumen: {listed}; sebutkan berkas yang diberi "
            "pengenal lain, atau --since CABANG agar yang tidak ada di cabang itu yang dipilih"
        )
    there = _there(scene.holders, past)
    new = [one for one in scene.holders if not _among(one, there)]
    if len(new) != 1:
        said = "semuanya ada" if not new else f"{len(new)} tidak ada"
        raise EditRefusedError(
            f"`{seed.id}` dipakai {len(scene.holders)} dokumen ({listed}) dan {said} pada --since; "
            "sebutkan berkasnya"
        )
    return new[0]


def _lawful(target: Document, scene: _Scene) -> None:
    if len(scene.holders) == 1 and _is_closed(target):
        raise EditRefusedError(
            f"{target.id} sudah {target.data['status']} dan tidak ada yang lain bernama begitu; "
            "rekaman yang sudah ditutup tidak diubah"
        )


def _new_id(desk: Desk, target: Document, texts: Mapping[str, str], given: str) -> str:
    cards = [card for card in desk.found.world.index.of(target.jenis) if card.document.opd == target.opd]
    used = [card.id for card in cards]
    if given:
        if given.casefold() in {name.casefold() for name in (*used, target.id)}:
            raise EditRefusedError(f"`{given}` sudah dipakai {target.jenis} lain; pilih yang lain")
        return given
    everything = "\n".join(texts.values()).casefold()
    following = following_id(target.jenis, target.id, used)
    while following is not None and following.casefold() in everything:
        used.append(following)
        following = following_id(target.jenis, target.id, used)
    if following is None:
        raise EditRefusedError(f"`{target.id}` tidak bernomor urut; sebutkan id barunya: --renumber ID")
    return following


def _follows(
    mention: _Mention, target: Document, scene: _Scene, told: tuple[Changed | None, tuple[str, ...] | None]
) -> bool:
    """Whether a reference means the document that is renumbered; False too where nobody can tell."""
    past, files = told
    if _is(mention.source, target) or (len(scene.holders) == 1 and not mention.unsure):
        return True
    if files is not None:
        return mention.source.path in files
    return not mention.unsure and past is not None and _side(mention, target, scene, past) is True


def _decided(target: Document, scene: _Scene, told: tuple[Changed | None, tuple[str, ...] | None]) -> None:
    """Refuses where a reference may mean either document."""
    past, files = told
    if files is not None:
        known = {mention.source.path for mention in scene.mentions}
        strange = next((path for path in files if path not in known), None)
        if strange is not None:
            raise EditRefusedError(f"--with {strange}: berkas itu tidak merujuk `{target.id}`")
        return
    unclear = [
        f"{_place(one.source)} ({'.'.join(map(str, one.keys))})"
        for one in scene.mentions
        if not _is(one.source, target)
        and (
            one.unsure
            or (len(scene.holders) > 1 and (past is None or _side(one, target, scene, past) is None))
        )
    ]
    if unclear:
        listed = ", ".join(unclear[:_MOST_SHOWN]) + (", …" if len(unclear) > _MOST_SHOWN else "")
        raise EditRefusedError(
            f"tidak jelas dokumen mana yang dimaksud rujukan `{target.id}` di {listed}; beri --since CABANG "
            "yang memuat dokumen lainnya, --with BERKAS untuk tiap berkas yang ikut, atau --alone bila tidak "
            "ada yang ikut"
        )


def _side(mention: _Mention, target: Document, scene: _Scene, past: Changed) -> bool | None:
    """Whether the reference is as old as the document: both in the commit, or both not; None if unclear."""
    there = _there(scene.holders, past)
    old = _among(target, there)
    alike = [one for one in scene.holders if _among(one, there) == old]
    known = _was_there(mention, scene, past)
    if known is None:
        return None
    if known != old:
        return False
    return True if len(alike) == 1 else None


def _there(holders: Sequence[Document], past: Changed) -> list[Document]:
    """The holders that the commit has too.

    Raises:
        EditRefusedError: One that it has cannot be found again.
    """
    there = [one for one in holders if one.path not in past.paths]
    rest = [one for one in holders if one.path in past.paths]
    former = [one for one in past.former if _name(one) == _name(holders[0])]
    for alike in (_same_place_and_words, _same_words, _same_place):
        for one in list(former):
            found = [other for other in rest if alike(one, other)]
            if len(found) == 1:
                former.remove(one)
                rest.remove(found[0])
                there.append(found[0])
    if former and rest:
        raise EditRefusedError(
            f"dokumen `{holders[0].id}` pada --since tidak dapat dikenali lagi di antara "
            f"{', '.join(_place(one) for one in rest)}; sebutkan berkasnya"
        )
    return there


def _same_place_and_words(one: Document, other: Document) -> bool:
    return one.path == other.path and one.data == other.data


def _same_words(one: Document, other: Document) -> bool:
    return one.data == other.data


def _same_place(one: Document, other: Document) -> bool:
    return one.path == other.path


def _was_there(mention: _Mention, scene: _Scene, past: Changed) -> bool | None:
    """Whether the commit has the reference; None where its document makes more of them than it did."""
    source = mention.source
    if source.path not in past.paths:
        return True
    former = [one for one in past.former if _name(one) == _name(source)]
    former = [one for one in former if one.path == source.path] or former
    now = sum(_is(one.source, source) for one in scene.mentions)
    before = max((_count(one, scene.name) for one in former), default=0)
    if before == 0:
        return False
    return True if now <= before else None


def _count(document: Document, name: str) -> int:
    """How often a document names another."""
    if document.jenis not in kinds():
        return 0
    return sum(name in _named(one, document) for one in references(document))


def _named(reference: Reference, source: Document) -> list[str]:
    """The full names of the documents that a reference may mean."""
    wanted = [kind for kind in reference.kinds if kind != "orang"]
    return candidates(reference.text, source.opd, KINDS if wanted == ["*"] else wanted)


def _written(
    target: Document, new: str, moving: Iterable[_Mention], texts: Mapping[str, str]
) -> dict[str, str]:
    changes: dict[tuple[str, int], list[Change]] = {
        (target.path, target.index): [Change(target.pointer("id").keys, new)]
    }
    for one in moving:
        told = f"{one.text[: len(one.text) - len(target.id)]}{new}"
        changes.setdefault((one.source.path, one.source.index), []).append(Change(one.keys, told))
    after: dict[str, str] = {}
    for (path, index), wanted in changes.items():
        after[path] = edited(after.get(path, texts[path]), Place(index), wanted)
    return after


def _words_left(target: Document, scene: _Scene, after: Mapping[str, str]) -> Iterator[str]:
    """Lines of the written files, and of files that neither hold nor refer to it, that still have the id."""
    word = re.compile(rf"(?<![\w-]){re.escape(target.id)}(?![\w-])", re.IGNORECASE)
    told = {one.path for one in scene.holders} | {one.source.path for one in scene.mentions}
    for path, text in scene.texts.items():
        if path in told and path not in after:
            continue
        for number, line in enumerate(after.get(path, text).split("\n"), start=1):
            if word.search(line):
                yield f"{path}:{number}"


def _is_closed(document: Document) -> bool:
    return document.data.get("status") in CLOSED.get(document.jenis, ())


def _name(document: Document) -> str:
    return full_name(document.opd, document.jenis, document.id.casefold())


def _is(one: Document, other: Document) -> bool:
    return (one.path, one.index, one.row) == (other.path, other.index, other.row)


def _among(one: Document, others: Iterable[Document]) -> bool:
    return any(_is(one, other) for other in others)


def _place(document: Document) -> str:
    row = f" baris isi {document.row.number + 1}" if document.row else ""
    return f"{document.path}:{document.line}{row}"
