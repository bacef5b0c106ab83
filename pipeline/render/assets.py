"""The files that every page shares: style sheets, fonts and the one script, with the script's hash."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from pathlib import Path

from pipeline.render.page import Page
from pipeline.resources import bundled

FONTS = ("inter-regular", "inter-medium", "inter-semibold", "inter-bold", "inter-italic")
_WEB_STYLES = ("tokens", "text", "parts", "site", "formulir")
_PDF_STYLES = ("tokens", "text", "parts", "print")
# In the style sheets fonts stand where the site has them; in a PDF they come out of memory.
_ON_SITE = "fonts/"
IN_MEMORY = "asset:fonts/"


@cache
def _read(name: str) -> bytes:
    return _folder().joinpath(name).read_bytes()


def _folder() -> Path:
    return bundled("templates")


@cache
def web_styles() -> str:
    """The site's style sheet, one file."""
    return "\n".join(_read(f"styles/{name}.css").decode() for name in _WEB_STYLES)


@cache
def alone_styles() -> str:
    """The site's style sheet for a page that stands alone: without fonts, which lie beside the site."""
    return re.sub(r"@font-face\s*\{[^}]*\}", "", web_styles())


@cache
def alone_style_hash() -> str:
    """What such a page's policy allows."""
    return _hash(alone_styles())


@cache
def pdf_styles() -> str:
    """The documents' style sheet, its fonts named `asset:fonts/…`."""
    text = "\n".join(_read(f"styles/{name}.css").decode() for name in _PDF_STYLES)
    return text.replace(f'url("{_ON_SITE}', f'url("{IN_MEMORY}')


@cache
def script() -> str:
    """The site's one script."""
    return _read("assets/saring.js").decode()


@cache
def script_hash() -> str:
    """What the content security policy allows: the script's hash and nothing else."""
    return _hash(script())


@cache
def live_script() -> str:
    """What reloads a page of `spbe serve`; no page of a build has it."""
    return _read("assets/langsung.js").decode()


@cache
def live_script_hash() -> str:
    """Its hash, for the policy of those pages."""
    return _hash(live_script())


@cache
def form_script() -> str:
    """What makes a form of a page of the internal edition; no other page has it."""
    parts = sorted(_folder().joinpath("assets/formulir").glob("*.js"))
    return "\n".join(part.read_text("utf-8") for part in parts)


@cache
def form_script_hash() -> str:
    """Its hash, for the policy of those pages."""
    return _hash(form_script())


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def fonts() -> dict[str, bytes]:
    """The fonts by the name that `pdf_styles` gives them."""
    return {f"{IN_MEMORY}{name}.woff2": _read(f"assets/fonts/{name}.woff2") for name in FONTS}


def asset_pages() -> list[Page]:
    """The shared files as pages of the site: the style sheet and its fonts with their licence."""
    pages = [
        Page("assets/spbe.css", web_styles().encode()),
        Page("assets/ikon.svg", _read("assets/ikon.svg")),
    ]
    pages += [Page(f"assets/fonts/{name}.woff2", _read(f"assets/fonts/{name}.woff2")) for name in FONTS]
    pages.append(Page("assets/fonts/OFL.txt", _read("assets/fonts/OFL.txt")))
    return pages
