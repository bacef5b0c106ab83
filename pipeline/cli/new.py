"""`spbe new`: writes a new record, asking for what is needed or taking it from `--set`."""

from __future__ import annotations

import argparse
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

from pipeline.check.schemas import kinds
from pipeline.cli.asking import ask_on_terminal
from pipeline.cli.exits import CLEAN, Stop
from pipeline.cli.options import Parser, declared_zone, instant, run_options, workspace_root
from pipeline.cli.refusing import refused
from pipeline.model.card import CATALOGUE_KINDS
from pipeline.model.finding import Finding
from pipeline.run.answers import AnswerError, read_answer, read_keys
from pipeline.run.desk import Desk, RefusedError, open_desk, try_out
from pipeline.run.newrecord import Ask, IncompleteError, NewRecord, exists, new_record, opd_of
from pipeline.run.writing import write_new
from pipeline.wording import visible

_REGION = "pemda"
_NOT_OFFERED = "SKM006"
# A service without the DRP that must name the service.
_AFTERWARDS = {("TGT016", "klasifikasi")}


def run(argv: list[str]) -> int:
    """Runs the command: 0 written, 1 refused by the rules, 2 something missing."""
    arguments = _parser().parse_args(argv)
    _known(arguments.jenis)
    root = workspace_root(arguments.root)
    desk = open_desk(root, instant(arguments.as_of, declared_zone(root)), run_options(arguments))
    given = _given(arguments.jenis, arguments.set, desk)
    ask: Ask | None = ask_on_terminal if sys.stdin.isatty() and sys.stderr.isatty() else None
    opd = _opd(desk, arguments, given)
    try:
        record = new_record(desk, arguments.jenis, opd, given, ask)
    except IncompleteError as lacking:
        raise Stop(_lacking(arguments.jenis, lacking)) from None
    return _write(desk, record, opd, dry=arguments.dry_run)


def _parser() -> Parser:
    parser = Parser("new", "Menulis rekaman baru sesuai formulirnya.")
    parser.add_argument("jenis", metavar="JENIS", help="jenis rekaman, mis. aduan")
    parser.add_argument(
        "--set", action="append", default=[], metavar="ISIAN=NILAI", help="isian yang sudah diketahui"
    )
    parser.add_argument("--opd", default="", metavar="OPD", help="OPD pemilik rekaman")
    parser.add_argument("--dry-run", action="store_true", help="tampilkan saja, tidak menulis berkas")
    return parser


def _known(kind: str) -> None:
    lawful = [name for name in kinds() if name != _REGION]
    if kind not in lawful:
        raise Stop(f"jenis `{visible(kind, 40)}` tidak dikenal; pilihan: {', '.join(lawful)}")


def _given(kind: str, settings: list[str], desk: Desk) -> dict[str, Any]:
    """The fields of `--set`, nested ones put together; the same list field twice gives two items."""
    given: dict[str, Any] = {}
    for setting in settings:
        name, equals, text = setting.partition("=")
        if not equals:
            raise Stop(f"--set {setting!a}: tulis ISIAN=NILAI")
        try:
            keys = read_keys(name)
            value = read_answer(kind, keys, text, desk.words)
        except AnswerError as problem:
            raise Stop(f"--set {visible(name, 60)}: {problem}") from None
        _join(given, keys, value)
    return given


def _join(given: dict[str, Any], keys: tuple[str | int, ...], value: Any) -> None:
    place: Any = given
    for key, following in pairwise(keys):
        empty: Any = [] if isinstance(following, int) else {}
        place = _inside(place, key, empty)
    last = keys[-1]
    if isinstance(place, dict) and isinstance(place.get(last), list) and isinstance(value, list):
        place[last].extend(value)
    elif isinstance(place, list) and isinstance(last, int):
        place[last:last] = [value]
    else:
        place[last] = value


def _inside(place: Any, key: str | int, empty: Any) -> Any:
    if isinstance(place, list):
        number = int(key)
        if number >= len(place):
            place.append(empty)
        return place[min(number, len(place) - 1)]
    return place.setdefault(key, empty)


def _opd(desk: Desk, arguments: argparse.Namespace, given: dict[str, Any]) -> str:
    offices = desk.found.world.region.offices
    if arguments.jenis == "opd":
        return str(given.get("id", ""))
    if arguments.opd:
        if arguments.opd not in offices:
            raise Stop(f"--opd `{visible(arguments.opd, 64)}` tidak ada; pilihan: {', '.join(offices)}")
        return str(arguments.opd)
    meant = opd_of(desk, given, folder_of(desk.root))
    if len(meant) != 1:
        raise Stop(f"sebutkan --opd; pilihan: {', '.join(offices) or 'belum ada OPD di catalog/'}")
    return meant[0]


def folder_of(root: Path) -> str:
    """The OPD whose folder one stands in, "" elsewhere."""
    here = Path.cwd()
    parts = here.relative_to(root).parts if here.is_relative_to(root) else ()
    return parts[1] if len(parts) > 1 else ""


def _lacking(kind: str, lacking: IncompleteError) -> str:
    options = {field.keys: choice for field, choice in lacking.fields}
    lines = []
    for finding in lacking.findings:
        keys = finding.pointer.keys
        name = ".".join(str(key) for key in keys) or "(dokumen)"
        choice = options.get(tuple("*" if isinstance(key, int) else key for key in keys), ())
        # A word that is none of them is told with them.
        choice = () if finding.code == _NOT_OFFERED else choice
        shown = ", ".join(visible(one, 64) for one in choice[:12]) + (", …" if len(choice) > 12 else "")
        lines.append(f"  {name}: {visible(finding.message, 300)}" + (f" Pilihan: {shown}." if shown else ""))
    return "\n".join([f"`{kind}` belum lengkap; lengkapi dengan --set ISIAN=NILAI:", *lines])


def _write(desk: Desk, record: NewRecord, opd: str, *, dry: bool) -> int:
    kind, own = record.data["jenis"], record.data["id"]
    if exists(desk, opd, kind, own) or (desk.root / record.path).exists():
        raise Stop(f"{kind} `{own}` sudah ada; tidak ada yang ditimpa. Pilih id lain dengan --set id=…")
    later: tuple[Finding, ...] = ()
    try:
        try_out(desk, {record.path: record.text})
    except RefusedError as refusal:
        later = refusal.findings
        if not all(map(_comes_later, later)):
            return refused(refusal, record.path)
    if dry:
        sys.stdout.write(record.text)
        return CLEAN
    try:
        write_new(desk.root, record.path, record.text)
    except FileExistsError:
        raise Stop(f"{record.path} sudah ada; tidak ada yang ditimpa") from None
    sys.stdout.write(f"ditulis: {record.path}\n")
    if kind in CATALOGUE_KINDS:
        sys.stdout.write("Katalog berubah: sampaikan perubahan ini lewat pull request.\n")
    for finding in later:
        sys.stdout.write(f"Masih kurang: {visible(finding.message, 300)} {visible(finding.help, 300)}\n")
    return CLEAN


def _comes_later(finding: Finding) -> bool:
    """Whether what is missing names this document, so that it can only be written after it."""
    return (finding.code, *finding.pointer.keys) in _AFTERWARDS
