"""What not every system knows: flags of an opened file, and the calls that the kept results stand on."""

from __future__ import annotations

import os

# The kept results of a check are trusted by owner and opened without following links; Windows has neither.
KEEPS_RESULTS = hasattr(os, "O_NOFOLLOW") and hasattr(os, "geteuid")


def flags(*names: str) -> int:
    """Flags for opening a file, those that this system does not know left out.

    Args:
        names: As `os` calls them, e.g. "O_NOFOLLOW".
    """
    found = 0
    for name in names:
        found |= getattr(os, name, 0)
    return found
