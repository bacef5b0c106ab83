"""`spbe export`: facts and registers as workbook, CSV or Parquet; an empty form as a workbook."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from pipeline.check.schemas import kinds, schema_of
from pipeline.cli.exits import CLEAN, Stop
from pipeline.cli.facts import facts_content
from pipeline.cli.options import Parser, declared_zone, instant, run_options, workspace_root
from pipeline.cli.outputs import write_whole
from pipeline.cli.parser import refuse_dash
from pipeline.exchange.csvout import to_csv
from pipeline.exchange.xlsxout import form_workbook, table_workbook
from pipeline.measure.table import Filters, as_row, rows_of
from pipeline.model.fact import COLUMNS
from pipeline.run.desk import Desk, open_desk
from pipeline.run.exporting import form_columns, register_of
from pipeline.wording import visible

FACTS = "fakta"
FORMATS = ("xlsx", "csv", "parquet")


def run(argv: list[str]) -> int:
    """Runs the command; 0 when it could answer."""
    arguments = _parser().parse_args(argv)
    refuse_dash("--output", arguments.output, "sebutkan nama berkas, atau pakai spbe measure --format csv")
    arguments.format = arguments.format or _named_form(arguments.output)
    _lawful(arguments)
    root = workspace_root(arguments.root)
    desk = open_desk(root, instant(arguments.as_of, declared_zone(root)), run_options(arguments))
    if arguments.opd and arguments.opd not in desk.found.world.region.offices:
        known = ", ".join(desk.found.world.region.offices)
        raise Stop(f"--opd `{visible(arguments.opd, 64)}` tidak ada; pilihan: {known}")
    content = _form(desk, arguments) if arguments.form else _table(desk, arguments)
    write_whole(Path(arguments.output), content)
    sys.stdout.write(f"ditulis: {visible(arguments.output, 200)}\n")
    return CLEAN


def _parser() -> Parser:
    parser = Parser("export", "Menulis fakta, register sebuah jenis, atau formulir kosong ke sebuah berkas.")
    parser.add_argument(
        "apa", nargs="?", default=FACTS, metavar="APA", help=f"{FACTS} (bawaan) atau sebuah jenis"
    )
    parser.add_argument("--form", metavar="JENIS", help="formulir kosong (xlsx) untuk jenis ini")
    parser.add_argument("--format", choices=FORMATS, help="bentuk berkas (bawaan: akhiran namanya, xlsx)")
    parser.add_argument("--output", metavar="BERKAS", required=True, help="berkas yang ditulis")
    parser.add_argument("--opd", metavar="OPD", help="hanya OPD ini")
    return parser


def _named_form(output: str) -> str:
    """The form that a file's name says, xlsx where it says none.

    Raises:
        Stop: The name says another one: what is inside would not be what it says.
    """
    suffix = Path(output).suffix.lower().removeprefix(".")
    if suffix and suffix not in FORMATS:
        known = ", ".join(f".{form}" for form in FORMATS)
        raise Stop(
            f"--output: akhiran `.{visible(suffix, 20)}` tidak dikenal; pakai {known}, atau sebut --format"
        )
    return suffix or FORMATS[0]


def _lawful(arguments: argparse.Namespace) -> None:
    wanted = arguments.form or arguments.apa
    if wanted not in kinds() and (arguments.form or wanted != FACTS):
        raise Stop(f"`{visible(wanted, 40)}` tidak dikenal; pilihan: {FACTS}, {', '.join(kinds())}")
    if arguments.form and arguments.format != "xlsx":
        raise Stop("--form hanya ada sebagai xlsx")
    if arguments.format == "parquet" and arguments.apa != FACTS:
        raise Stop(f"parquet hanya untuk {FACTS}; register ditulis sebagai xlsx atau csv")


def _form(desk: Desk, arguments: argparse.Namespace) -> bytes:
    kind, offices = arguments.form, desk.found.world.region.offices
    opd = arguments.opd or (next(iter(offices)) if len(offices) == 1 else "")
    if not opd:
        raise Stop(f"--form memerlukan --opd, sebab pilihannya milik OPD; pilihan: {', '.join(offices)}")
    title = f"Formulir {schema_of(kind)['title']} — {offices[opd].nama}"
    return form_workbook(title, form_columns(desk, kind, opd), desk.as_of)


def _table(desk: Desk, arguments: argparse.Namespace) -> bytes:
    found, zone = desk.found, desk.found.world.region.zone
    if arguments.apa != FACTS:
        headings, rows = register_of(desk, arguments.apa, arguments.opd)
        if arguments.format == "csv":
            return to_csv(headings, rows).encode()
        return table_workbook([(arguments.apa, headings, rows)], desk.as_of)
    filters = Filters(opd=arguments.opd)
    if arguments.format != "xlsx":
        return facts_content(arguments.format, found, filters)
    rows = [[as_row(fact, zone)[name] for name in COLUMNS] for fact in rows_of(found.world, filters)]
    return table_workbook([(FACTS, COLUMNS, rows)], desk.as_of)
