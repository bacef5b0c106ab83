"""`spbe edit ID --renumber`: another id for a document, its references with it."""

from __future__ import annotations

import argparse
import difflib
import sys
from collections.abc import Iterator
from pathlib import Path

from pipeline.cli.exits import CLEAN, Stop
from pipeline.cli.new import folder_of
from pipeline.cli.options import Parser, declared_zone, inside, instant, run_options, workspace_root
from pipeline.cli.refusing import refused
from pipeline.run.desk import RefusedError, open_desk
from pipeline.run.editrecord import Edited, EditRefusedError
from pipeline.run.meant import split_place
from pipeline.run.renumber import Renumbered, Wish, renumber
from pipeline.run.writing import write_all
from pipeline.wording import visible

_MOST_SHOWN = 10


def add_renumbering(parser: Parser) -> None:
    """The options of a renumbering."""
    group = parser.add_argument_group("Pengenal lain (dua cabang mengambil id yang sama)")
    group.add_argument(
        "--renumber",
        nargs="?",
        const="",
        metavar="ID_BARU",
        help="beri id berikutnya atau id ini, beserta rujukannya",
    )
    group.add_argument("--since", metavar="REV", help="yang diubah: dokumen yang tidak ada di komit ini")
    group.add_argument(
        "--with", action="append", dest="files", metavar="BERKAS", help="rujukan di berkas ini ikut"
    )
    group.add_argument("--alone", action="store_true", help="tidak ada rujukan di berkas lain yang ikut")


def wants_renumbering(arguments: argparse.Namespace) -> bool:
    """Whether another id is asked for.

    Raises:
        Stop: An option of it is given without it.
    """
    further = arguments.since or arguments.files or arguments.alone
    if further and arguments.renumber is None:
        raise Stop("--since, --with, dan --alone hanya bersama --renumber")
    if arguments.alone and arguments.files:
        raise Stop("pilih --with atau --alone")
    return arguments.renumber is not None


def renumber_record(arguments: argparse.Namespace) -> int:
    """Runs it: 0 written or shown, 1 refused by the rules, 2 not clear what is meant."""
    root = workspace_root(arguments.root)
    files = () if arguments.alone else _inside(root, arguments.files)
    desk = open_desk(root, instant(arguments.as_of, declared_zone(root)), run_options(arguments))
    wish = Wish(arguments.renumber.strip(), arguments.since or "", files)
    try:
        done = renumber(desk, named_record(root, arguments.id), folder_of(root), wish)
    except EditRefusedError as problem:
        raise Stop(visible(str(problem), 1_200)) from None
    except RefusedError as refusal:
        return refused(refusal, refusal.findings[0].pointer.path)
    if not arguments.dry_run:
        write_all(root, {file.path: file.after for file in done.files})
    sys.stdout.writelines(_report(done, dry=arguments.dry_run))
    return CLEAN


def named_record(root: Path, name: str) -> str:
    """A record's name, a file in it as a path inside the workspace."""
    place = split_place(name)
    if place is None:
        return name
    path, line = place
    return f"{inside(root, path)}:{line}"


def changed_lines(result: Edited, *, dry: bool) -> Iterator[str]:
    """What becomes of the lines of a file."""
    before, after = result.before.splitlines(), result.after.splitlines()
    for line in difflib.unified_diff(before, after, n=0, lineterm=""):
        if line[:1] in "+-" and line[:3] not in ("+++", "---"):
            yield f"{line[0]} {visible(line[1:], 300)}\n"
    done = "tidak ditulis (--dry-run)" if dry else "ditulis" if before != after else "tidak berubah"
    yield f"{done}: {result.path}\n"


def _inside(root: Path, files: list[str] | None) -> tuple[str, ...] | None:
    return None if files is None else tuple(inside(root, path) for path in files)


def _report(done: Renumbered, *, dry: bool) -> Iterator[str]:
    for file in done.files:
        yield from changed_lines(file, dry=dry)
    yield f"{done.former} menjadi {done.new}; {done.followed} rujukan dari dokumen lain ikut\n"
    if done.mentions:
        shown = ", ".join(done.mentions[:_MOST_SHOWN]) + (", …" if len(done.mentions) > _MOST_SHOWN else "")
        yield f"masih menyebut {done.former}, periksa sendiri: {visible(shown, 600)}\n"
    if done.closed:
        shown = ", ".join(done.closed[:_MOST_SHOWN]) + (", …" if len(done.closed) > _MOST_SHOWN else "")
        yield f"rekaman tertutup yang rujukannya ikut, `check` dapat meminta koreksi: {visible(shown, 600)}\n"
    if done.unread:
        yield f"tidak terbaca dan tidak diperiksa: {visible(', '.join(done.unread[:_MOST_SHOWN]), 600)}\n"
