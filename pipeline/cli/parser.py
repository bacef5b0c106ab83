"""The options that commands share as they are written: nothing here is slow to import."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import NoReturn
from zoneinfo import ZoneInfo

from pipeline.cli.exits import MISUSE, Stop
from pipeline.model.moments import YEARS, parse_moment
from pipeline.run.places import MARK, find_root
from pipeline.wording import visible

_WORDS = {
    "usage: ": "Pemakaian: ",
    "the following arguments are required": "argumen ini wajib",
    "unrecognized arguments": "argumen tidak dikenal",
    "expected one argument": "perlu satu nilai",
    "invalid choice": "pilihan tidak tersedia",
    "choose from": "pilih dari",
    "invalid int value": "bukan bilangan",
    "argument ": "pilihan ",
}


_HEADINGS = {
    "usage: ": "Pemakaian: ",
    "positional arguments:": "Argumen:",
    "options:": "Pilihan perintah ini:",
}
# While options are told of.
_ANY_WIDTH = 80


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks Indonesian and leaves by exit code 2."""

    def __init__(self, command: str, about: str) -> None:
        """Prepares the options that every command knows."""
        self.help_at = f"spbe {command}"
        # For each option argparse makes a formatter, which would ask how wide the terminal is (see below).
        super().__init__(
            prog=f"spbe {command}",
            description=about,
            add_help=False,
            allow_abbrev=False,
            formatter_class=partial(argparse.HelpFormatter, width=_ANY_WIDTH),
        )
        common = self.add_argument_group("Pilihan umum")
        common.add_argument("-h", "--help", action="help", help="tampilkan bantuan ini")
        common.add_argument("--root", metavar="FOLDER", help="ruang kerja (bawaan: folder induk terdekat)")
        common.add_argument("--as-of", metavar="WAKTU", help="saat penilaian (bawaan: sekarang)")
        common.add_argument("--jobs", metavar="N", type=int, help="jumlah proses paling banyak")
        common.add_argument("--engine", metavar="MESIN", help="serial, processes[:N], atau dask:ALAMAT")
        common.add_argument(
            "--no-cache", action="store_true", help="tanpa tembolok: semuanya diperiksa dan disusun ulang"
        )
        common.add_argument("--quiet", action="store_true", help="tanpa kemajuan dan keterangan")
        common.add_argument("--verbose", action="store_true", help="keterangan lebih banyak")
        common.add_argument("--lang", choices=["id"], default="id", help="bahasa keluaran")

    def format_help(self) -> str:
        """The help text, its fixed English words in Indonesian."""
        self.formatter_class = argparse.HelpFormatter
        text = super().format_help()
        for english, words in _HEADINGS.items():
            text = text.replace(english, words, 1)
        return text

    def print_help(self, file: object = None) -> None:  # noqa: ARG002 - argparse's own signature
        """Prints the help text; unlike argparse's own, a refusal of the system is not swallowed."""
        sys.stdout.write(self.format_help())

    def error(self, message: str) -> NoReturn:
        """Leaves with one line instead of argparse's usage block."""
        for english, words in _WORDS.items():
            message = message.replace(english, words)
        raise Stop(f"{message}; lihat `{self.help_at} --help`", MISUSE)


def workspace_root(given: str | None) -> Path:
    """The workspace to work on.

    Raises:
        Stop: Where there is none.
    """
    if given is not None:
        root = Path(given)
        if not (root / MARK).is_file():
            raise Stop(
                f"`{visible(given, 200)}` bukan ruang kerja: tidak ada {MARK} di dalamnya{_nearly(root)}"
            )
        return root.resolve()
    found = find_root(Path.cwd())
    if found is None:
        told = f"{MARK} tidak ditemukan{_nearly(Path.cwd())}; pindah folder atau pakai --root"
        raise Stop(f"tidak ada ruang kerja di sini: {told}")
    return found


def _nearly(root: Path) -> str:
    """The folders of a place that are called nearly as they should be, in words."""
    from pipeline.load.astray import misspelt  # start-up: only a refusal asks

    near = "".join(f" (ada `{visible(name)}/`; maksud Anda `{meant}/`?)" for name, meant in misspelt(root))
    return near[:400]


def inside(root: Path, given: str) -> str:
    """A path argument as a path inside the workspace.

    Raises:
        Stop: Where nothing is there, or it lies outside.
    """
    place = _place(root, given)
    if not os.path.lexists(place):
        raise Stop(f"`{given}` tidak ada")
    normal = os.path.normpath(place)
    # A shell writes the way as it was walked, over links too; the file itself may be one that leads out.
    above, name = os.path.split(normal)
    for way in map(Path, (normal, f"{os.path.realpath(above)}/{name}", os.path.realpath(normal))):
        if way.is_relative_to(root):
            return way.relative_to(root).as_posix()
    raise Stop(f"`{given}` berada di luar ruang kerja {root.name}")


def _place(root: Path, given: str) -> Path:
    """Where a path argument leads: from the root, as findings write it, else from where one stands."""
    path, here = Path(given), Path.cwd()
    if path.is_absolute():
        return path
    # "." and "./x" are said of where one stands; of the root only by one who stands outside.
    if given.split("/", 1)[0] in (".", "..") and here.is_relative_to(root) and (here / path).exists():
        return here / path
    return root / path if (root / path).exists() else here / path


# 2286; no clock of ours goes further.
_DIGITS = 10


def instant(text: str | None, zone: ZoneInfo) -> datetime:
    """The instant of judgement: as given, else the present one in whole seconds.

    Raises:
        Stop: Where the text is no time, or the machine's clock shows none that records can bear, or the
            moment for builds that can be made again (SOURCE_DATE_EPOCH) is none.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "0")
    if not (epoch.isascii() and epoch.isdigit() and len(epoch) <= _DIGITS):
        raise Stop(f"SOURCE_DATE_EPOCH {epoch[:40]!a} bukan jumlah detik sejak 1970; betulkan atau kosongkan")
    if text is None:
        # In the region's zone: the year assessed by default is the year there.
        present = datetime.now(zone).replace(microsecond=0)
        if present.year not in YEARS:
            raise Stop(
                f"jam komputer ini menunjukkan tahun {present.year}; betulkan jamnya, atau beri --as-of"
            )
        return present
    moment = parse_moment(text, zone)
    if moment is None:
        raise Stop(f"--as-of {text!a} bukan waktu; contoh: 2026-01-15T08:00:00+07:00")
    return moment.at


def refuse_dash(option: str, given: str | None, instead: str) -> None:
    """Refuses `-` as the place to write to: elsewhere it means standard output, which is for reports here.

    Args:
        option: As it is written, for the message.
        given: What was given to it.
        instead: What to do, in words.

    Raises:
        Stop: It is `-`; `./-` is a file like any other.
    """
    if given == "-":
        raise Stop(f"{option}: `-` tidak dipakai sebagai keluaran standar; {instead}")


def coloured(stream: object) -> bool:
    """Whether colours are wanted: on a terminal, unless NO_COLOR asks for none."""
    is_terminal = bool(getattr(stream, "isatty", lambda: False)())
    return is_terminal and not os.environ.get("NO_COLOR")
