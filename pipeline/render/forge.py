"""Addresses in the repository of the records: where a file is read, where it is mended, what a commit is."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from pipeline.model.lean import dataclass
from pipeline.render.page import Site


@dataclass(frozen=True, slots=True)
class _Forge:
    """How one kind of forge names its places; `{branch}`, `{path}` and `{commit}` stand for what they say.

    Attributes:
        view: A file as it stands on a branch.
        edit: The same in the forge's editor.
        commit: One commit.
        head: What stands for the branch where none is declared; "" where only its name will do.
        new: The page for a new file.
        asks: What that page calls the new file's path and content in its address.
    """

    view: str
    edit: str
    commit: str
    new: str
    head: str = "HEAD"
    asks: tuple[str, str] = ("filename", "value")


_FORGES: Mapping[str, _Forge] = {
    "github": _Forge("blob/{branch}/{path}", "edit/{branch}/{path}", "commit/{commit}", "new/{branch}"),
    "gitlab": _Forge(
        "-/blob/{branch}/{path}",
        "-/edit/{branch}/{path}",
        "-/commit/{commit}",
        "-/new/{branch}",
        asks=("file_name", "content"),
    ),
    "gitea": _Forge(
        "src/branch/{branch}/{path}",
        "_edit/{branch}/{path}",
        "commit/{commit}",
        "_new/{branch}/",
        head="",
    ),
}
USUAL_BRANCH = "main"
NAMES: Mapping[str, str] = {"github": "GitHub", "gitlab": "GitLab", "gitea": "Gitea atau Forgejo"}


@dataclass(frozen=True, slots=True)
class NewFile:
    """The page of a forge on which a new file is written.

    Attributes:
        forge: What the forge is called.
        alamat: The page, without what it is to be filled with.
        nama: The parameter of the new file's path.
        isi: The parameter of its content.
        dituruti: Whether the forge shows the content that its address bears; GitLab's editor may not.
    """

    forge: str
    alamat: str
    nama: str
    isi: str
    dituruti: bool


def new_file(site: Site) -> NewFile | None:
    """Where a new file can be written; None where no repository is published."""
    forge = _FORGES[site.forge]
    address = _address(site, forge.new, path="-", branch=site.branch or USUAL_BRANCH)
    return NewFile(NAMES[site.forge], address, *forge.asks, site.forge != "gitlab") if address else None


def view(site: Site, path: str, line: int = 0) -> str:
    """Where a file can be read; "" where no repository is published."""
    forge = _FORGES[site.forge]
    address = _address(site, forge.view, branch=site.branch or forge.head or USUAL_BRANCH, path=path)
    return address + (f"#L{line}" if address and line else "")


def edit(site: Site, path: str) -> str:
    """Where a file can be mended by whoever may; "" where no repository is published."""
    return _address(site, _FORGES[site.forge].edit, branch=site.branch or USUAL_BRANCH, path=path)


def commit(site: Site) -> str:
    """The commit that the site was made from; the repository where there is none."""
    if not site.commit:
        return site.repository
    return _address(site, _FORGES[site.forge].commit, path=site.commit, commit=site.commit)


def known(word: str, repository: str) -> str:
    """The kind of forge: as declared, else as the repository's name tells, else the most common."""
    if word in _FORGES:
        return word
    host = repository.casefold().split("/")[2:3]
    told = host[0] if host else ""
    return next((name for sign, name in _SIGNS.items() if sign in told), "github")


_SIGNS = {"gitlab": "gitlab", "gitea": "gitea", "forgejo": "gitea", "codeberg": "gitea"}


def _address(site: Site, place: str, *, path: str, **words: str) -> str:
    if not site.repository or not path:
        return ""
    quoted = {name: quote(word) for name, word in words.items()}
    return f"{site.repository.rstrip('/')}/" + place.format(path=quote(path), **quoted)
