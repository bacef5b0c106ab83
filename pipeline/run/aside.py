"""Bytes laid aside in a file without a name, where a province's tickets would not fit into memory."""

from __future__ import annotations

import os
from contextlib import suppress

from pipeline.model.lean import dataclass


class Hidden:
    """A file without a name, closed (and so taken away) with the last that holds it."""

    def __init__(self) -> None:
        """Opens it.

        Raises:
            OSError: Nowhere is it allowed.
        """
        import tempfile  # noqa: PLC0415  start-up: few have so many tickets

        self.raw = tempfile.TemporaryFile(prefix="spbe-", buffering=0)  # noqa: SIM115  see __del__

    def __del__(self) -> None:
        """Nobody can ask for it any more."""
        with suppress(AttributeError):
            self.raw.close()


@dataclass(frozen=True, slots=True, eq=False)
class Laid:
    """Bytes in a file.

    Attributes:
        file: The file.
        at: Where they begin.
        size: How many they are.
    """

    file: Hidden
    at: int
    size: int

    def read(self) -> bytes:
        """The bytes.

        Raises:
            OSError: The disk does not give them back.
        """
        self.file.raw.seek(self.at)
        return self.file.raw.read(self.size)


Packed = bytes | Laid


class Aside:
    """Keeps bytes in memory up to a limit, and in a file beyond it."""

    def __init__(self, most: int) -> None:
        """Nothing is kept yet.

        Args:
            most: Bytes that stay in memory.
        """
        self._left = most
        self._file: Hidden | None = None

    def put(self, raw: bytes) -> Packed:
        """The same bytes, where they are kept; a disk that is full or forbidden costs memory, no result."""
        if len(raw) <= self._left:
            self._left -= len(raw)
            return raw
        with suppress(OSError):
            if self._file is None:
                self._file = Hidden()
            at = self._file.raw.seek(0, os.SEEK_END)
            if self._file.raw.write(raw) == len(raw):
                return Laid(self._file, at, len(raw))
        return raw


def whole(packed: Packed) -> bytes:
    """Bytes wherever they are."""
    return packed.read() if isinstance(packed, Laid) else packed
