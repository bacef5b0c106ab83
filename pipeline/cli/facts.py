"""The facts table in the format that a command was asked for."""

from __future__ import annotations

import argparse
import sys

from pipeline.check.schemas import kinds
from pipeline.cli.exits import Stop
from pipeline.measure.factfiles import ParquetMissing
from pipeline.measure.parquet import to_parquet
from pipeline.measure.table import Filters, rows_of, to_csv, to_json, to_text
from pipeline.model.case import World
from pipeline.run.examine import Examination
from pipeline.wording import visible

INSTALL = "python -m pip install pyarrow"


def facts_content(form: str, examination: Examination, filters: Filters) -> bytes:
    """The facts in a format.

    Raises:
        Stop: Parquet, and its library is not there.
    """
    facts, zone = rows_of(examination.world, filters), examination.world.region.zone
    as_of, left_out = examination.result.as_of, examination.left_out
    if form == "json":
        return to_json(facts, zone, as_of, left_out).encode()
    if form == "csv":
        return to_csv(facts, zone).encode()
    if form == "table":
        return to_text(facts, zone, left_out).encode()
    try:
        return to_parquet(facts, zone, as_of, left_out)
    except ParquetMissing:
        raise Stop(
            f"bentuk parquet memerlukan pyarrow, yang belum terpasang; pasang dengan: {INSTALL}"
        ) from None


def tell_unknown(arguments: argparse.Namespace, world: World) -> None:
    """Says which filter names nothing: an empty table looks like an office in which nothing happened."""
    services = world.region.services.values()
    for option, given, known in (
        ("--opd", arguments.opd, list(world.region.offices)),
        ("--service", arguments.service, [name for one in services for name in (one.ref, one.id)]),
        ("--kind", arguments.kind, kinds()),
    ):
        if given is not None and given not in known:
            some = ", ".join(list(known)[:20]) or "tidak ada"
            sys.stderr.write(
                f"spbe: perhatian, {option} `{visible(given, 80)}` tidak dikenal; yang ada: {some}\n"
            )
