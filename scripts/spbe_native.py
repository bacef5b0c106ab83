"""Loads the system libraries unpacked under `.venv/system` just before WeasyPrint is imported."""

import ctypes
import os
import sys
from importlib.abc import MetaPathFinder
from pathlib import Path

SYSTEM = Path(sys.prefix) / "system"


def load() -> None:
    """Loads them by absolute path; a library already loaded under its name is then found without a search."""
    if not Path("/etc/fonts/fonts.conf").exists():
        os.environ.setdefault("FONTCONFIG_FILE", str(SYSTEM / "fonts.conf"))
    for path in (SYSTEM / "order").read_text(encoding="utf-8").splitlines():
        ctypes.CDLL(path, mode=ctypes.RTLD_GLOBAL)


class _Watch(MetaPathFinder):
    """Finds nothing; it only sees who is coming."""

    def find_spec(self, name: str, *_: object) -> None:
        if name == "weasyprint":
            sys.meta_path.remove(self)
            load()


def watch() -> None:
    """Waits for WeasyPrint: a command that makes no document pays nothing."""
    if (SYSTEM / "order").exists():
        sys.meta_path.insert(0, _Watch())
