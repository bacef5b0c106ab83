"""The user's own key: what is not marked by it was not written by this tool for this user."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

_LENGTH = 32
_OTHERS = 0o077


def secret_of(environment: Mapping[str, str]) -> bytes | None:
    """The key, made where there is none yet; None where none can be had.

    It does not lie among the caches, which are copied and restored from one machine to another (by a CI
    service, say): what comes from elsewhere is marked by another key.

    Args:
        environment: The process's own.
    """
    home = environment.get("HOME", "")
    base = environment.get("XDG_STATE_HOME", "") or (f"{home}/.local/state" if home else "")
    if not base.startswith("/"):
        return None
    file = Path(base) / "spbe" / "kunci"
    try:
        with suppress(FileNotFoundError):
            return _read(file)
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        aside = file.with_name(f".{os.getpid()}.kunci")
        handle = os.open(aside, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
        with os.fdopen(handle, "wb") as stream:
            stream.write(os.urandom(_LENGTH))
        with suppress(FileExistsError):
            # Whoever came first has made it.
            os.link(aside, file)
        aside.unlink()
        return _read(file)
    except OSError:
        return None


def _read(file: Path) -> bytes | None:
    handle = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    with os.fdopen(handle, "rb") as stream:
        state = os.fstat(handle)
        ours = state.st_uid == os.geteuid() and not state.st_mode & _OTHERS and stat.S_ISREG(state.st_mode)
        key = stream.read(_LENGTH + 1)
    return key if ours and len(key) == _LENGTH else None
