"""`spbe import`: a table into records; shows what would be written, and writes it when told to."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.cli.bring_in_checks import MONITORS
from pipeline.cli.bring_in_checks import run as bring_in_checks
from pipeline.cli.exits import CLEAN, VIOLATIONS, Stop
from pipeline.cli.new import folder_of
from pipeline.cli.options import Parser, declared_zone, instant, run_options, workspace_root
from pipeline.cli.outputs import write_whole
from pipeline.cli.parser import refuse_dash
from pipeline.exchange.columns import Columns, MappingFault, guess, read_mapping, unknown_titles
from pipeline.exchange.csvfile import read_csv
from pipeline.exchange.jsontable import read_json
from pipeline.exchange.sheet import Sheet, SheetError
from pipeline.exchange.workbook import read_workbook
from pipeline.exchange.xlsxout import returned_workbook
from pipeline.load.access import fetch_file
from pipeline.load.read import parse_bytes
from pipeline.run.answers import AnswerError, read_answer, read_keys
from pipeline.run.desk import Desk, open_desk
from pipeline.run.exporting import titled_fields
from pipeline.run.importing import Plan, Problem, plan_import
from pipeline.run.importkinds import IMPORTED
from pipeline.run.importverdicts import KIND as ASSESSMENT
from pipeline.run.importverdicts import plan_verdicts
from pipeline.run.writing import write_all
from pipeline.wording import angka, visible

_SHOWN = 50
_WORKBOOKS = (".xlsx", ".xlsm")


def run(argv: list[str]) -> int:
    """Runs the command: 0 sound (and written, with --tulis), 1 faulty rows and nothing written, 2 misuse."""
    if argv and argv[0] in MONITORS:
        return bring_in_checks(argv)
    arguments = _parser().parse_args(argv)
    refuse_dash("--kembalikan", arguments.kembalikan, "sebutkan nama berkas xlsx")
    if arguments.kembalikan and Path(arguments.berkas).suffix.lower() not in _WORKBOOKS:
        raise Stop("--kembalikan hanya untuk xlsx")
    root = workspace_root(arguments.root)
    sheet = _sheet(arguments)
    desk = open_desk(root, instant(arguments.as_of, declared_zone(root)), run_options(arguments))
    opd = _opd(desk, arguments.opd or folder_of(root))
    columns = _columns(arguments, sheet, desk)
    if arguments.jenis == ASSESSMENT:
        plan = plan_verdicts(desk, opd, sheet, columns)
    else:
        plan = plan_import(desk, (arguments.jenis, opd), sheet, columns)
    written = plan.sound and arguments.tulis
    if written:
        write_all(root, plan.texts)
    if arguments.kembalikan:
        _give_back(arguments, plan, desk)
    sys.stdout.writelines(_report(arguments, sheet, columns, plan))
    return CLEAN if plan.sound else VIOLATIONS


def _parser() -> Parser:
    parser = Parser(
        "import", "Memasukkan tabel (xlsx, csv, json) sebagai rekaman; tanpa --tulis hanya mencoba."
    )
    parser.add_argument(
        "jenis",
        metavar="JENIS",
        choices=(*IMPORTED, ASSESSMENT, *MONITORS),
        help=f"aduan, permintaan, layanan, atau asesmen; atau alat pemantauan ({', '.join(MONITORS)}), "
        f"pilihannya lain: spbe import {MONITORS[0]} --help",
    )
    parser.add_argument("berkas", metavar="BERKAS", help="tabel xlsx, csv, atau json (GLPI, Zammad)")
    parser.add_argument("--opd", default="", metavar="OPD", help="OPD pemilik rekaman")
    parser.add_argument(
        "--peta", metavar="BERKAS", help="peta kolom (YAML); tanpa ini ditebak dari judul kolom"
    )
    parser.add_argument(
        "--set", action="append", default=[], metavar="ISIAN=NILAI", help="sama untuk semua baris"
    )
    parser.add_argument("--lembar", metavar="NAMA", help="lembar buku kerja (bawaan: yang pertama)")
    parser.add_argument("--baris-judul", type=int, metavar="N", help="baris judul kolom (bawaan: dicari)")
    parser.add_argument("--encoding", metavar="NAMA", help="pengodean CSV (bawaan: utf-8)")
    parser.add_argument(
        "--kembalikan", metavar="BERKAS", help="tulis xlsx yang sama dengan catatan di sel salah"
    )
    parser.add_argument("--tulis", action="store_true", help="tulis rekamannya bila semua baris benar")
    return parser


def _sheet(arguments: argparse.Namespace) -> Sheet:
    path = Path(arguments.berkas)
    if not path.is_file():
        raise Stop(f"`{visible(arguments.berkas, 200)}` tidak ada atau bukan berkas")
    if path.suffix.lower() == ".xls":
        raise Stop(f"{visible(path.name, 200)}: bentuk xls lama; simpan sebagai xlsx atau CSV UTF-8")
    try:
        if path.suffix.lower() in _WORKBOOKS:
            return read_workbook(path, arguments.baris_judul, arguments.lembar)
        if path.suffix.lower() == ".json":
            return read_json(path)
        return read_csv(path, arguments.baris_judul, arguments.encoding)
    except SheetError as problem:
        raise Stop(visible(str(problem), 500)) from None


def _opd(desk: Desk, given: str) -> str:
    offices = desk.found.world.region.offices
    if given in offices:
        return given
    if not given and len(offices) == 1:
        return next(iter(offices))
    raise Stop(f"sebutkan --opd; pilihan: {', '.join(offices) or 'belum ada OPD di catalog/'}")


def _columns(arguments: argparse.Namespace, sheet: Sheet, desk: Desk) -> Columns:
    if arguments.peta:
        columns = _mapping(Path(arguments.peta))
        strange = unknown_titles(columns, sheet)
        if strange:
            listed = ", ".join(visible(title, 40) for title in sheet.header.values())
            raise Stop(f"--peta: tabel tidak mempunyai kolom {strange[0]!a}; yang ada: {listed}")
    else:
        # Each row of an assessor's table is an item of one record: the record's own titles do not fit.
        fields = titled_fields(desk.words, arguments.jenis) if arguments.jenis != ASSESSMENT else []
        names = [(".".join(map(str, field.keys)), title) for title, field in fields]
        columns = guess(arguments.jenis, sheet, names)
    fixed = dict(columns.fixed)
    for setting in arguments.set:
        name, equals, text = setting.partition("=")
        if not equals:
            raise Stop(f"--set {setting!a}: tulis ISIAN=NILAI")
        try:
            fixed[name.strip()] = read_answer(arguments.jenis, read_keys(name), text, desk.words)
        except AnswerError as problem:
            raise Stop(f"--set {visible(name, 60)}: {problem}") from None
    taken = {title: path for title, path in columns.fields.items() if path not in fixed}
    return Columns(taken, columns.values, fixed, columns.ignored)


def _mapping(path: Path) -> Columns:
    parsed = parse_bytes(fetch_file(path), path.name)
    if parsed.findings or not parsed.roots:
        said = parsed.findings[0].message if parsed.findings else "kosong"
        raise Stop(f"--peta {visible(str(path), 200)}: {said}")
    try:
        columns = read_mapping(parsed.roots[0].value)
        for name in (*columns.fields.values(), *columns.fixed):
            read_keys(name)
    except (MappingFault, AnswerError) as problem:
        raise Stop(f"--peta {visible(str(path), 200)}: {problem}") from None
    return columns


def _give_back(arguments: argparse.Namespace, plan: Plan, desk: Desk) -> None:
    """The workbook with a note in each wrong cell, values untouched."""
    path = Path(arguments.berkas)
    remarks = [
        (problem.address, problem.title, f"{'' if problem.stops else 'peringatan: '}{problem.message}")
        for problem in plan.problems
    ]
    write_whole(
        Path(arguments.kembalikan),
        returned_workbook(path.read_bytes(), arguments.lembar, remarks, desk.as_of),
    )


def _report(arguments: argparse.Namespace, sheet: Sheet, columns: Columns, plan: Plan) -> Iterator[str]:
    yield f"{visible(sheet.name, 200)}: judul di baris {sheet.header_row}, {len(sheet.rows)} baris isi\n"
    if not arguments.peta:
        yield "Peta kolom (simpan ke berkas, perbaiki, lalu pakai dengan --peta):\n"
        yield from (f"  {line}\n" for line in visible_lines(columns.text()))
    yield from (f"catatan: {visible(note, 300)}\n" for note in sheet.notes)
    alike = _alike(plan.problems)
    yield from (_line(group[0], len(group) - 1) for group in alike[:_SHOWN])
    if len(alike) > _SHOWN:
        yield f"… dan {sum(map(len, alike[_SHOWN:]))} lagi\n"
    yield f"{len(plan.new)} baru, {len(plan.changed)} berubah, {plan.same} tetap\n"
    yield _ending(arguments, plan)


def _ending(arguments: argparse.Namespace, plan: Plan) -> str:
    stopping = sum(problem.stops for problem in plan.problems)
    if not plan.sound:
        return f"{stopping} masalah; tidak ada yang ditulis\n"
    if not plan.texts:
        return "tidak ada yang perlu ditulis\n"
    if arguments.tulis:
        return f"{len(plan.texts)} berkas ditulis\n"
    return f"{len(plan.texts)} berkas akan ditulis; jalankan lagi dengan --tulis\n"


def _alike(problems: Iterable[Problem]) -> list[list[Problem]]:
    """The problems that are told alike of one column, together: a foreign word fills a whole column."""
    groups: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        groups.setdefault((problem.title, problem.message), []).append(problem)
    return list(groups.values())


def _line(problem: Problem, others: int) -> str:
    column = f" ({visible(problem.title, 60)})" if problem.title else ""
    kind = "galat" if problem.stops else "peringatan"
    again = f" (sama di {angka(others)} tempat lain)" if others else ""
    return f"{visible(problem.address, 200)}{column}: {kind}: {visible(problem.message, 500)}{again}\n"


def visible_lines(text: str) -> list[str]:
    """Lines that a terminal may be given."""
    return [visible(line, 200) for line in text.rstrip("\n").split("\n")]
