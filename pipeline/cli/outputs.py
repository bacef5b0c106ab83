"""Reports on standard output and in files: whole or not at all."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from pipeline.cli.exits import Stop
from pipeline.cli.parser import coloured, refuse_dash
from pipeline.formatters.names import FORMAT_NAMES
from pipeline.formatters.paint import Paint
from pipeline.portable import naming
from pipeline.run.places import MARK
from pipeline.wording import visible

_KEPT = ("catalog", "records", ".git")


def output_files(given: Iterable[str]) -> dict[Path, str]:
    """The files of `--output-file FORMAT=FILE` and the format of each.

    Raises:
        Stop: Where an entry has another form or names no file, or two go to the same file.
    """
    files: dict[Path, str] = {}
    for text in given:
        name, equals, target = text.partition("=")
        if not equals or name not in FORMAT_NAMES or not target:
            raise Stop(f"--output-file {text!a}: tulis BENTUK=BERKAS dengan bentuk {', '.join(FORMAT_NAMES)}")
        refuse_dash("--output-file", target, f"yang ke keluaran standar dipilih dengan --format {name}")
        if Path(target) in files:
            raise Stop(f"--output-file {text!a}: berkas itu sudah dipakai untuk bentuk lain")
        files[Path(target)] = name
    return files


def write_whole(target: Path, content: str | bytes | Iterable[str]) -> None:
    """Writes a file so that a reader sees the former content or the new one, never a part.

    Args:
        target: The file.
        content: The whole of it, or the pieces that it is made of.

    Raises:
        Stop: It would be written through a link, or over records.
        OSError: The system refuses; the former content still stands.
    """
    place = Path(os.path.realpath(target))
    _refuse(target, place)
    pieces = (content,) if isinstance(content, str | bytes) else content
    raw = (piece if isinstance(piece, bytes) else piece.encode() for piece in pieces)
    with naming(target), suppress(FileNotFoundError):
        if not stat.S_ISREG(place.stat().st_mode):
            # A pipe or a device is not to be replaced by a file.
            with place.open("wb") as stream:
                stream.writelines(raw)
            return
    with naming(target):
        _replaced(place, raw)


def _replaced(place: Path, raw: Iterable[bytes]) -> None:
    import tempfile  # start-up: few runs write files

    handle, aside = tempfile.mkstemp(prefix=f".{place.name[:40]}-", dir=place.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.writelines(raw)
            stream.flush()
            os.fsync(handle)
        Path(aside).chmod(_mode(place))
        Path(aside).replace(place)
    except BaseException:
        with suppress(OSError):
            Path(aside).unlink()
        raise


def _refuse(target: Path, place: Path) -> None:
    """A link in the place of a report is not followed out of its folder: whoever committed it chose the way.

    Pipes and devices are met through links on every system (`/dev/stdout`).
    """
    shown = visible(str(target), 200)
    if target.is_symlink() and (place.is_file() or not place.exists()):
        home = Path(os.path.realpath(target.parent))
        if not place.is_relative_to(home):
            raise Stop(
                f"`{shown}` adalah tautan ke luar foldernya; hapus tautan itu, atau tulis ke berkas lain"
            )
    for folder in place.parents:
        if (folder / MARK).is_file() and place.relative_to(folder).parts[0] in _KEPT:
            raise Stop(f"`{shown}` berada di dalam folder catatan; tulis di luar {', '.join(_KEPT)}")


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
