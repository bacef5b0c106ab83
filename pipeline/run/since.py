"""What changed since a commit, and which files depend on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, time, timedelta
from pathlib import Path

from pipeline.check.references import references
from pipeline.check.schemas import Vocabulary, kinds
from pipeline.history.git import Lack, Repository, find_repository
from pipeline.history.trees import commit_of, common_ancestor, contents, differing, tree_of
from pipeline.load.access import LIMIT
from pipeline.load.read import read_text
from pipeline.model.card import KINDS, Card, candidates
from pipeline.model.document import Document
from pipeline.model.lean import dataclass
from pipeline.model.moments import parse_date
from pipeline.run.examine import Examination
from pipeline.run.pack import OWN_PACKS, vocabulary
from pipeline.run.sources import read_documents, singles_of
from pipeline.run.workspace import MARK, survey
from pipeline.wording import tanggal, visible

_SHALLOW = "riwayat git terpotong (shallow clone); ambil lengkap dengan fetch-depth: 0"


class CannotTellError(Exception):
    """Git cannot say what changed; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Changed:
    """What differs between a commit and the files on disk.

    Attributes:
        base: The commit compared with: where the present branch left the one that was named.
        paths: Files that differ, exist no longer, or are new; relative to the workspace.
        former: Documents that these files held at `base`.
    """

    base: str
    paths: frozenset[str]
    former: tuple[Document, ...]


def changed_since(root: Path, revision: str) -> Changed:
    """Compares the files on disk with a commit: committed, staged, unstaged and new ones alike.

    Raises:
        CannotTellError: There is no git, no such commit, or no history up to it.
    """
    repository = repository_of(root)
    base = base_of(repository, revision)
    tree = tree_of(repository, base)
    if tree is None:
        raise CannotTellError(f"pohon berkas komit {base[:12]} tidak terbaca (klona sebagian?)")
    workspace = survey(root)
    packs = ((root / OWN_PACKS).rglob("*")) if (root / OWN_PACKS).is_dir() else ()
    own = [place.relative_to(root).as_posix() for place in packs if place.is_file()]
    told = [finding.pointer.path for finding in workspace.findings]
    on_disk = [*workspace.catalogue, *workspace.records, *own, *told]
    paths = frozenset(differing(repository, tree, on_disk))
    blobs = {path: tree[path].blob for path in paths if path in tree and tree[path].regular}
    raws = dict(contents(repository, blobs.values(), LIMIT))
    drafts = {path: raws[blob] for path, blob in blobs.items() if blob in raws and path.endswith(".yaml")}
    former = [single for one in read_documents(root, drafts, drafts)[0] for single in singles_of(one)]
    return Changed(base, paths, tuple(former))


def repository_of(root: Path) -> Repository:
    """The repository of a workspace.

    Raises:
        CannotTellError: There is none that git would speak about.
    """
    found = find_repository(root)
    if isinstance(found, Lack):
        raise CannotTellError(found.value)
    return found


def named(repository: Repository, revision: str) -> str:
    """The commit that a name means.

    Raises:
        CannotTellError: It means none.
    """
    commit = commit_of(repository, revision)
    if commit is None and commit_of(repository, "HEAD") is None and not repository.shallow:
        raise CannotTellError("repositori ini belum berisi komit; simpan dahulu dengan git commit")
    if commit is None:
        more = f"; {_SHALLOW}" if repository.shallow else "; ambil dahulu cabang atau komit itu (git fetch)"
        raise CannotTellError(f"komit `{visible(revision, 80)}` tidak ada di repositori ini{more}")
    return commit


def named_or_day(repository: Repository, revision: str, as_of: datetime) -> str:
    """A name as it is; a day that no branch or tag is called by as the commit that stood at its end.

    Args:
        repository: The repository.
        revision: A branch, tag or commit, or a day ("2025-06-30").
        as_of: The instant of judgement: the day ends in its zone.

    Raises:
        CannotTellError: Nothing stood by then.
    """
    day = parse_date(revision)
    if day is None or commit_of(repository, revision) is not None:
        return revision
    end = datetime.combine(day + timedelta(days=1), time(), as_of.tzinfo)
    before = f"--before={int(end.timestamp()) - 1}"
    out = repository.ask("rev-list", "-1", "--first-parent", before, "--end-of-options", "HEAD", "--")
    commit = (out or b"").decode("ascii", "replace").strip()
    if not commit:
        raise CannotTellError(f"pada {tanggal(day)} belum ada komit di jalur utama")
    return commit


def base_of(repository: Repository, revision: str, head: str = "HEAD") -> str:
    """Where `head` left a commit.

    Raises:
        CannotTellError: One of them does not exist, or they have nothing in common.
    """
    commit, tip = named(repository, revision), commit_of(repository, head)
    if tip is None:
        raise CannotTellError(Lack.NO_COMMIT.value)
    base = common_ancestor(repository, commit, tip)
    if base is None:
        why = _SHALLOW if repository.shallow else "riwayatnya ditulis ulang, atau cabang ini berdiri sendiri"
        raise CannotTellError(
            f"komit `{visible(revision, 80)}` dan HEAD tidak mempunyai leluhur bersama: {why}"
        )
    return base


def concerned(examination: Examination, changed: Changed) -> frozenset[str] | None:
    """The files whose findings a change may have brought about; None for all of them.

    A pack or the region's own document concerns everything; an OPD's document its people and calendar,
    and so all that counts for it; any other document what it names and what names it, as it was and as it is;
    a service its tickets.
    """
    if any(path == MARK or path.startswith(f"{OWN_PACKS}/") for path in changed.paths):
        return None
    words = vocabulary(examination.law)
    cards = list(examination.world.index.cards.values())
    touched = [card for card in cards if card.document.path in changed.paths]
    here = [*(card.document for card in touched), *changed.former]
    names = {_name(document) for document in here}
    named_here = {name for document in here for name in _mentions(document, words)}
    named_here |= {f"{ref.split('/')[0]}/layanan/{ref.split('/')[1]}" for c in touched for ref in c.services}
    offices = {document.id for document in here if document.jenis == "opd"}
    found = {
        card.document.path
        for card in cards
        if _name(card.document) in named_here
        or {card.opd, card.document.opd} & offices
        or not names.isdisjoint(_mentions_of(card, words))
    }
    known = {card.document.path for card in cards}
    unsound = {one.pointer.path for one in examination.result.findings} - known
    for document in read_documents(examination.root, sorted(unsound))[0]:
        if not names.isdisjoint(n for one in singles_of(document) for n in _mentions(one, words)):
            found.add(document.path)
    return changed.paths | found | frozenset(_written_in(examination.root, offices))


def _written_in(root: Path, offices: set[str]) -> Iterator[str]:
    """The files that name a person of one of these OPDs from outside it."""
    if not offices:
        return
    workspace = survey(root)
    for path in (*workspace.catalogue, *workspace.records):
        text = read_text(root, path) or ""
        if any(f"{opd}/" in text for opd in offices):
            yield path


def _name(document: Document) -> str:
    return f"{document.opd}/{document.jenis}/{document.id.casefold()}"


def _mentions_of(card: Card, words: Vocabulary) -> Iterator[str]:
    yield from _mentions(card.document, words)
    for reference in card.pending:
        yield from candidates(reference.text, card.document.opd, _kinds(reference.kinds))
    for service in card.services:
        opd, name = service.split("/")
        yield f"{opd}/layanan/{name.casefold()}"


def _mentions(document: Document, words: Vocabulary) -> Iterator[str]:
    """The full names that the references of a document may mean."""
    if document.jenis not in kinds():
        return
    for reference in references(document, words):
        yield from candidates(reference.text, document.opd, _kinds(reference.kinds))


def _kinds(named_kinds: Iterable[str]) -> tuple[str, ...]:
    wanted = tuple(kind for kind in named_kinds if kind != "orang")
    return KINDS if wanted == ("*",) else wanted
