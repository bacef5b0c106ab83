"""Reports on standard output and in files: whole or not at all."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from pipeline.cli.exits import Stop
from pipeline.cli.parser import coloured
from pipeline.formatters.paint import Paint
from pipeline.formatters.registry import FORMATS


def output_files(given: Iterable[str]) -> dict[Path, str]:
    """The files of `--output-file FORMAT=FILE` and the format of each.

    Raises:
        Stop: Where an entry has another form, or two go to the same file.
    """
    files: dict[Path, str] = {}
    for text in given:
        name, equals, target = text.partition("=")
        if not equals or name not in FORMATS or not target:
            raise Stop(f"--output-file {text!a}: tulis BENTUK=BERKAS dengan bentuk {', '.join(FORMATS)}")
        if Path(target) in files:
            raise Stop(f"--output-file {text!a}: berkas itu sudah dipakai untuk bentuk lain")
        files[Path(target)] = name
    return files


def write_whole(target: Path, content: str | bytes) -> None:
    """Writes a file so that a reader sees the former content or the new one, never a part.

    Raises:
        OSError: The system refuses; the former content still stands.
    """
    place = Path(os.path.realpath(target))
    raw = content.encode() if isinstance(content, str) else content
    with suppress(FileNotFoundError):
        if not stat.S_ISREG(place.stat().st_mode):
            # A pipe or a device is not to be replaced by a file.
            place.write_bytes(raw)
            return
    handle, aside = tempfile.mkstemp(prefix=f".{place.name[:40]}-", dir=place.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(raw)
            stream.flush()
            os.fsync(handle)
        Path(aside).chmod(_mode(place))
        Path(aside).replace(place)
    except BaseException:
        with suppress(OSError):
            Path(aside).unlink()
        raise


def paint_for(stream: object) -> Paint:
    """Colours on a terminal, unless NO_COLOR asks for none."""
    return Paint(coloured(stream))


def _mode(place: Path) -> int:
    """The mode of the file that is replaced, else what the umask leaves of 0666."""
    with suppress(FileNotFoundError):
        return stat.S_IMODE(place.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
