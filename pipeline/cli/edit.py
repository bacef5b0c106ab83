"""`spbe edit`: changes fields of one record, keeping its comments and order."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator

from pipeline.cli.exits import CLEAN, Stop
from pipeline.cli.new import folder_of
from pipeline.cli.options import Parser, declared_zone, instant, run_options, workspace_root
from pipeline.cli.refusing import refused
from pipeline.cli.renumbering import (
    add_renumbering,
    changed_lines,
    named_record,
    renumber_record,
    wants_renumbering,
)
from pipeline.exchange.editing import Change
from pipeline.model.document import Document
from pipeline.run.answers import AnswerError, read_answer, read_keys
from pipeline.run.desk import Desk, RefusedError, open_desk, try_out
from pipeline.run.editrecord import Edited, EditRefusedError, changed
from pipeline.run.meant import find_record
from pipeline.run.writing import write_all
from pipeline.wording import visible


def run(argv: list[str]) -> int:
    """Runs the command: 0 written, 1 refused by the rules, 2 no such record or field."""
    parser = edit_parser("edit", "Mengubah isian sebuah rekaman; komentar dan urutannya tetap.")
    add_renumbering(parser)
    arguments = parser.parse_args(argv)
    changing = bool(arguments.set or arguments.add or arguments.unset)
    if wants_renumbering(arguments):
        if changing:
            raise Stop("--renumber berdiri sendiri; ubah isian lain dengan perintah tersendiri")
        return renumber_record(arguments)
    if not changing:
        raise Stop("tidak ada yang diubah; beri --set ISIAN=NILAI, --add ISIAN=NILAI, atau --unset ISIAN")
    return carry_out(
        arguments, lambda desk, document: changed(desk, document, changes_of(arguments, desk, document))
    )


def edit_parser(command: str, about: str) -> Parser:
    """The options of every command that changes a record."""
    parser = Parser(command, about)
    parser.add_argument("id", metavar="ID", help="id, opd/id, jenis/id, opd/jenis/id, atau berkas[:baris]")
    parser.add_argument("--set", action="append", default=[], metavar="ISIAN=NILAI", help="isi atau ganti")
    parser.add_argument(
        "--add", action="append", default=[], metavar="ISIAN=NILAI", help="tambahkan ke daftar"
    )
    parser.add_argument("--unset", action="append", default=[], metavar="ISIAN", help="kosongkan")
    parser.add_argument("--dry-run", action="store_true", help="tampilkan perubahannya saja")
    return parser


def carry_out(arguments: argparse.Namespace, change: Callable[[Desk, Document], Edited]) -> int:
    """Finds the record, tries the change, writes it, and shows what became of the lines."""
    root = workspace_root(arguments.root)
    desk = open_desk(root, instant(arguments.as_of, declared_zone(root)), run_options(arguments))
    try:
        result = change(desk, find_record(desk, named_record(root, arguments.id), folder_of(root)))
    except EditRefusedError as problem:
        raise Stop(visible(str(problem), 400)) from None
    try:
        if result.after != result.before:
            try_out(desk, {result.path: result.after})
    except RefusedError as refusal:
        return refused(refusal, result.path)
    if not arguments.dry_run and result.after != result.before:
        write_all(desk.root, {result.path: result.after})
    sys.stdout.writelines(changed_lines(result, dry=arguments.dry_run))
    return CLEAN


def changes_of(arguments: argparse.Namespace, desk: Desk, document: Document) -> list[Change]:
    """The changes that the options ask for.

    Raises:
        Stop: An option makes no sense for this kind.
    """
    return list(_changes(arguments, desk, document))


def _changes(arguments: argparse.Namespace, desk: Desk, document: Document) -> Iterator[Change]:
    for append, settings in ((False, arguments.set), (True, arguments.add)):
        for setting in settings:
            name, equals, text = setting.partition("=")
            if not equals:
                raise Stop(f"{setting!a}: tulis ISIAN=NILAI")
            yield _change(document, desk, name, text, append=append)
    for name in arguments.unset:
        try:
            yield Change(read_keys(name), None)
        except AnswerError as problem:
            raise Stop(f"--unset: {problem}") from None


def _change(document: Document, desk: Desk, name: str, text: str, *, append: bool) -> Change:
    if name.strip() in ("id", "jenis", "opd"):
        more = "; pakai --renumber" if name.strip() == "id" else ""
        raise Stop(f"`{name.strip()}` tidak diubah di sini: rujukan kepada dokumen ini akan putus{more}")
    try:
        keys = read_keys(name)
        at = (*keys, 0) if append else keys
        return Change(keys, read_answer(document.jenis, at, text, desk.words), append)
    except AnswerError as problem:
        raise Stop(f"{visible(name, 60)}: {problem}") from None
