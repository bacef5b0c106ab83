"""The facts table in the format that a command was asked for."""

from __future__ import annotations

from pipeline.cli.exits import Stop
from pipeline.measure.factfiles import ParquetMissing
from pipeline.measure.parquet import to_parquet
from pipeline.measure.table import Filters, rows_of, to_csv, to_json, to_text
from pipeline.run.examine import Examination

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
