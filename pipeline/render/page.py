"""What every page knows of its site, and what a page is: a path and its bytes."""

from __future__ import annotations

from datetime import datetime
from typing import Literal
from zoneinfo import ZoneInfo

from pipeline.model.lean import dataclass, field

Medium = Literal["web", "pdf"]


@dataclass(frozen=True, slots=True)
class Crumb:
    """A place of the site and what it is called.

    Attributes:
        label: What people read.
        path: Path from the site's root; "" is the page itself.
    """

    label: str
    path: str = ""


NAVIGATION = (
    Crumb("Beranda", "index.html"),
    Crumb("Katalog", "katalog/index.html"),
    Crumb("OPD", "opd/index.html"),
    Crumb("Dokumen", "dokumen/index.html"),
    Crumb("Tenggat", "tenggat/index.html"),
    Crumb("Temuan", "temuan/index.html"),
    Crumb("Aturan", "aturan/index.html"),
    Crumb("Cari", "cari.html"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What every page of one build says about where its figures come from.

    Attributes:
        pemda: Name of the region's government, e.g. "Pemerintah Kabupaten Tegal".
        as_of: The instant of judgement.
        zone: The region's time zone.
        commit: Full id of the records' commit; "" where there is none.
        changed: Whether files on disk are no longer what that commit holds.
        regulation: Name of the regulation, e.g. "Peraturan Bupati Tegal Nomor 10 Tahun 2024".
        pack: Id and version of the regulation pack.
        coverage: What the data cover, one sentence.
        tool: The tool and its version.
        address: Where the site is published ("https://…/"); "" where it is not.
        repository: Where the records can be read ("https://…"); "" where they cannot.
        branch: The branch that the records are read from; "" where none is declared.
        forge: What kind of place the repository is: "github", "gitlab" or "gitea".
        navigation: The main places, in order.
    """

    pemda: str
    as_of: datetime
    zone: ZoneInfo
    regulation: str
    pack: str
    coverage: str
    tool: str
    commit: str = ""
    changed: bool = False
    address: str = ""
    repository: str = ""
    branch: str = ""
    forge: str = "github"
    navigation: tuple[Crumb, ...] = NAVIGATION

    @property
    def short_commit(self) -> str:
        """The commit as people quote it."""
        return self.commit[:10]


def unnoted(site: Site) -> Site:
    """The site itself, where it is one that notes what is asked of it: for what is renewed on every page."""
    plain = getattr(site, "plain", site)
    return plain if isinstance(plain, Site) else site


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One page or document before it is rendered.

    Attributes:
        path: Path of its HTML from the site's root, with "/".
        title: What it is called.
        section: Path of the main place it belongs to (one of `Site.navigation`).
        crumbs: The places above it, outermost first, without itself.
        summary: One sentence for search engines and previews.
        pdf: Path of the same document as PDF; "" where there is none.
        owner: Whose document it is, for running headers.
        edition: "internal" or "publik"; "" where there is only one.
    """

    path: str
    title: str
    section: str = ""
    crumbs: tuple[Crumb, ...] = ()
    summary: str = ""
    pdf: str = ""
    owner: str = ""
    edition: str = ""


@dataclass(frozen=True, slots=True)
class Anchors:
    """Where a page can be entered and where it leads, each packed (see `pipeline.render.site`)."""

    ids: bytes = b""
    targets: bytes = b""


@dataclass(frozen=True, slots=True)
class Page:
    """A file of the site.

    Attributes:
        path: Path from the site's root, with "/".
        content: Its bytes.
        anchors: What its content says of links, where that has been read; None where it has not.
    """

    path: str
    content: bytes
    anchors: Anchors | None = field(default=None, compare=False, repr=False)
