"""The facts table as Parquet: one typed column per column of the table (docs/fakta.md)."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pipeline.measure.factfiles import ParquetMissing, Spoilt, Strange, Wanted, count_row, said
from pipeline.measure.figures import Counter
from pipeline.measure.table import millionths
from pipeline.model.fact import COLUMNS, Fact

_DECIMALS = 6
# What every row has.
_ALWAYS = frozenset({"opd", "jenis", "id", "dasar"})


def to_parquet(facts: Iterable[Fact], zone: ZoneInfo, as_of: datetime, left_out: int) -> bytes:
    """The table as the bytes of one file, values as in JSON.

    Numbers are decimals of six places, rounded as everywhere; times are instants in the region's zone. The
    file's own metadata holds `spbe`: version, as_of, rows, left_out.

    Raises:
        ParquetMissing: pyarrow is not installed.
    """
    try:
        # An extra of a hundred megabytes: only this format pays for it.
        import pyarrow  # noqa: PLC0415
        from pyarrow import parquet  # noqa: PLC0415
    except ImportError:
        raise ParquetMissing from None
    rows = list(facts)
    about = {"version": 1, "as_of": as_of.isoformat(), "rows": len(rows), "left_out": left_out}
    types = _types(pyarrow, zone)
    schema = pyarrow.schema(
        [
            pyarrow.field(field.name, types[_written(str(field.type))], nullable=field.name not in _ALWAYS)
            for field in fields(Fact)
        ],
        metadata={"spbe": json.dumps(about)},
    )
    columns = [
        pyarrow.array([_plain(getattr(row, name)) for row in rows], type=schema.field(name).type)
        for name in COLUMNS
    ]
    out = io.BytesIO()
    parquet.write_table(pyarrow.Table.from_arrays(columns, schema=schema), out)
    return out.getvalue()


def _types(pyarrow: Any, zone: ZoneInfo) -> dict[str, Any]:
    """The type of a column by the type of its field."""
    return {
        "str": pyarrow.string(),
        "int": pyarrow.int32(),
        "datetime": pyarrow.timestamp("ms", tz=zone.key),
        "Number": pyarrow.decimal128(18, _DECIMALS),
        "Verdict": pyarrow.dictionary(pyarrow.int8(), pyarrow.string()),
        "tuple[str, ...]": pyarrow.list_(pyarrow.string()),
    }


def _written(annotation: str) -> str:
    return annotation.removesuffix(" | None")


def _plain(value: Any) -> Any:
    if isinstance(value, Fraction):
        return Decimal(millionths(value)).scaleb(-_DECIMALS)
    if isinstance(value, tuple):
        return list(value)
    return str(value) if isinstance(value, str) else value


def count_parquet(path: Path, name: str, wanted: Wanted, counter: Counter) -> None:
    """Counts the facts of a Parquet file, the plain way.

    Args:
        path: The file.
        name: What its rows have in the column `berkas`.
        wanted: What is counted.
        counter: Where to.

    Raises:
        ParquetMissing: pyarrow is not installed.
        Spoilt: It cannot be read, or is no table of facts; rows are counted from 1.
    """
    try:
        # As above: only a Parquet file pays for it.
        import pyarrow  # noqa: PLC0415
        from pyarrow import parquet  # noqa: PLC0415
    except ImportError:
        raise ParquetMissing from None
    number = 0
    try:
        for number, row in _rows(parquet, path, wanted.columns):  # noqa: B007 - what fails names its number
            count_row(row, name, wanted, counter)
    except Strange as strange:
        raise Spoilt(said(path, number, str(strange))) from None
    except (pyarrow.ArrowException, OSError):
        raise Spoilt(
            said(path, number + 1, "berkas Parquet ini rusak; buat lagi dengan `spbe measure`")
        ) from None


def _rows(parquet: Any, path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, dict[str, Any]]]:
    with parquet.ParquetFile(path) as file:
        lacking = [column for column in columns if column not in file.schema_arrow.names]
        if lacking:
            raise Spoilt(said(path, 1, f"bukan tabel fakta: kolom {', '.join(lacking[:3])} tidak ada"))
        batches = (batch.to_pylist() for batch in file.iter_batches(columns=list(columns)))
        yield from enumerate((row for rows in batches for row in rows), 1)
