"""One build of the small region and one Chromium for all tests of the site."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.web.built import Built, build_small

CANDIDATES = ("chromium", "chromium-browser", "google-chrome")
# No sandbox: CI runs as root in containers. The rest keeps Chromium from talking to anybody on its own.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The small region's site on disk."""
    return build_small(tmp_path_factory.mktemp("situs"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The machine's own Chromium."""
    program = _program(os.environ)
    if program is None:
        pytest.skip(
            "no Chromium on this machine: `make browser` installs Debian's, SPBE_CHROMIUM names another"
        )
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield chromium
        chromium.close()


def _program(environment: Mapping[str, str]) -> str | None:
    named = environment.get("SPBE_CHROMIUM")
    if named:
        return named if Path(named).exists() else None
    return next((found for name in CANDIDATES if (found := shutil.which(name))), None)
