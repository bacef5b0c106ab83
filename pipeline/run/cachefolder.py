"""Where the tool keeps what it made before: in the user's own caches, never in a workspace."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path


def cache_folder(environment: Mapping[str, str]) -> Path | None:
    """The tool's own folder among the user's caches; None where the environment names no home."""
    home = environment.get("HOME", "")
    base = environment.get("XDG_CACHE_HOME", "") or (f"{home}/.cache" if home else "")
    return Path(base) / "spbe" if base.startswith("/") else None
