"""Links that lead where they say: within the site, or to an address of an allowed kind."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import urljoin, urlsplit

from pipeline.render.page import Medium, Sheet, Site

_OUTSIDE = frozenset({"https", "http", "mailto", "tel"})
# Browsers drop these before they look for the scheme: "java\tscript:" is a script.
_IGNORED = re.compile(r"[\x00-\x20\x7f-\x9f\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]+")
# One mailbox and nothing that would be written into the letter; a number and nothing else.
_MAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}")
_DIALLED = re.compile(r"\+?[0-9][0-9().-]{1,30}")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


def outside(target: str) -> str:
    """An address outside the site; "" where it is none that a page may lead to."""
    address = _IGNORED.sub("", target)
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if parts.scheme.lower() not in _OUTSIDE or "\\" in address:
        return ""
    if parts.scheme.lower() in {"http", "https"}:
        # Who stands before the "@" looks like the host that is meant.
        return address if parts.hostname and parts.username is None else ""
    shape = _MAIL if parts.scheme.lower() == "mailto" else _DIALLED
    return address if shape.fullmatch(address.partition(":")[2]) else ""


def inside(target: str, sheet: Sheet) -> str:
    """A path of the site ("opd/index.html#daftar") as seen from a page; "" where it leaves the site."""
    path, _, fragment = target.partition("#")
    clean = posixpath.normpath(path) if path else sheet.path
    if clean.startswith(("/", "..")) or "\\" in clean or _IGNORED.search(target):
        return ""
    anchor = f"#{fragment}" if fragment else ""
    if clean == sheet.path and anchor:
        return anchor
    return posixpath.relpath(clean, posixpath.dirname(sheet.path) or ".") + anchor


def within(target: str) -> bool:
    """Whether a target is a path of the site and no address."""
    return not _SCHEME.match(_IGNORED.sub("", target))


def href(target: str, site: Site, sheet: Sheet, medium: Medium) -> str:
    """What a page may write into an `href`: "" means that the words stand without a link.

    A PDF leaves its folder, so that there the site's own pages are named by their published address,
    if there is one; links within the document stay.
    """
    if not target:
        return ""
    if not within(target):
        return outside(target)
    relative = inside(target, sheet)
    if medium == "web" or relative.startswith("#"):
        return relative
    address = outside(site.address)
    return urljoin(address.rstrip("/") + "/", target) if address and relative else ""
