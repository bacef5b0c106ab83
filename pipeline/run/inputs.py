"""Which commit left what the documents of an OPD are made from as it stands, for all OPDs in one walk."""

# A document names this commit and no later one: so it stays the same, byte for byte, while others commit
# their tickets, and made again from this commit it is the same too. Where in doubt a change counts.

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pipeline.history.git import Repository
from pipeline.history.head import OnDisk, Revision
from pipeline.history.newest import newest_first
from pipeline.history.trees import FOLDERS, contents, differing, tree_of
from pipeline.load.access import LIMIT
from pipeline.model.paper import Papers
from pipeline.render.documents.dossier import REGION
from pipeline.run.readers import Change, Readers

_Step = tuple[str, list[Change]]
# So many commits' former texts git is asked for at once.
_AT_ONCE = 100


def revisions(disk: OnDisk, reads: Readers, papers: Papers, opds: Iterable[str]) -> Mapping[str, Revision]:
    """By OPD, the last commit that touched what its documents are made from, and whether it differs on disk.

    Args:
        disk: The data on disk beside the last commit.
        reads: In whose documents a file may be.
        papers: The files beside records; they are read where a record names them, wherever they stand.
        opds: The OPDs, REGION among them.
    """
    wanted, repository, head = list(opds), disk.repository, disk.revision.head
    if repository is None:
        return dict.fromkeys(wanted, disk.revision)
    beside = sorted({one.path for one in papers.all() if one.path and _is_outside(one.path)})
    commits = _commits(repository, reads, wanted, beside)
    dirty = _dirty(disk, repository, reads, (wanted, beside))
    return {opd: Revision(commits[opd], opd in dirty, head) if commits else Revision() for opd in wanted}


def _is_outside(path: str) -> bool:
    return path.split("/", 1)[0] not in FOLDERS


def _commits(
    repository: Repository, reads: Readers, wanted: Iterable[str], beside: Iterable[str]
) -> dict[str, str]:
    """By OPD; empty where git tells nothing. Over at the first commit that touched what may be in any."""
    found: dict[str, str] = {}
    waiting, group = set(wanted), list[_Step]()
    name = ""
    for name, files in newest_first(repository, [*FOLDERS, *beside]):
        changes = reads.among_own(files)
        if changes is None:
            break
        group.append((name, changes))
        if len(group) == _AT_ONCE:
            found |= _last(repository, reads, group, waiting)
            waiting.difference_update(found)
            group.clear()
            if not waiting:
                return found
    found |= _last(repository, reads, group, waiting)
    return found | dict.fromkeys(waiting.difference(found), name) if name else {}


def _last(
    repository: Repository, reads: Readers, steps: Iterable[_Step], opds: Iterable[str]
) -> dict[str, str]:
    """By OPD, the first of some steps in which something of its own was touched."""
    rows, waiting = list(steps), set(opds)
    told = _named(repository, (blob for _, changes in rows for _, blob in changes), waiting)
    found: dict[str, str] = {}
    for name, changes in rows:
        touched = reads.of(changes, told, waiting)
        found |= dict.fromkeys(touched, name)
        waiting -= touched
    return found


def _named(repository: Repository, blobs: Iterable[str], opds: Iterable[str]) -> dict[str, set[str]]:
    """The OPDs that former texts name, by git's names: what is not about one any more may once have been."""
    names = [opd for opd in opds if opd != REGION]
    read = contents(repository, filter(None, blobs), LIMIT) if names else ()
    texts = ((blob, raw.decode("utf-8", "replace").casefold()) for blob, raw in read)
    return {blob: {opd for opd in names if opd.casefold() in text} for blob, text in texts}


def _dirty(
    disk: OnDisk, repository: Repository, reads: Readers, asked: tuple[list[str], list[str]]
) -> set[str]:
    """The OPDs of whose documents something on disk is not what the last commit holds."""
    wanted, beside = asked
    held = tree_of(repository, "HEAD", beside) if beside else {}
    there = [path for path in beside if (repository.root / path).is_file()]
    if held is None or differing(repository, held, there):
        return set(wanted)
    files = ((path, entry.blob if entry else "") for path, entry in disk.differing.items())
    changes = reads.among_own(files)
    if changes is None:
        return set(wanted)
    told = _named(repository, (blob for _, blob in changes), wanted)
    return reads.of(changes, told, wanted)
