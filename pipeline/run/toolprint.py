"""A fingerprint of the tool itself: builds with the same one came out of the same code, schemas and law."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import pipeline
from pipeline.resources import Name, bundled

_RESOURCES: tuple[Name, ...] = ("schemas", "templates", "peraturan")
_LEFT = frozenset({".pyc", ".pyo"})


@cache
def toolprint() -> str:
    """SHA-256 over the name and content of every file that the tool brings."""
    package = Path(pipeline.__file__).resolve().parent
    places = [("pipeline", package, "*.py"), *((name, bundled(name), "*") for name in _RESOURCES)]
    digest = hashlib.sha256()
    for name, folder, pattern in places:
        found = {file.relative_to(folder).as_posix(): file for file in folder.rglob(pattern)}
        for path, file in sorted(found.items()):
            if file.is_file() and file.suffix not in _LEFT and not path.startswith("_bundled/"):
                digest.update(f"{name}/{path}\0".encode() + hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()
