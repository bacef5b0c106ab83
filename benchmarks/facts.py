"""`spbe measure --by` over a million gathered facts beside the same figures in plain DuckDB SQL, in turn."""

from __future__ import annotations

import argparse
import csv
import io
import random
import subprocess
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from statistics import median
from typing import Any
from zoneinfo import ZoneInfo

import pyarrow
from pyarrow import parquet

from benchmarks.compare import Spent, spent
from pipeline.measure.figures import JUDGED, MEASURES
from pipeline.measure.figures import VERDICTS as WORDS
from pipeline.measure.parquet import to_parquet
from pipeline.model.fact import COLUMNS

BY = ("opd", "jenis", "periode", "prioritas")
OFFICES, SERVICES, MONTHS = 40, 10, 12
YEAR = 365 * 24 * 3600
START = datetime(2025, 1, 1, tzinfo=UTC)
VERDICTS = {"tercapai": 70, "tidak_tercapai": 15, "berjalan": 5, "tidak_diatur": 5, "dikecualikan": 3,
            "tidak_sah": 2}  # fmt: skip
# What complaints and requests never have.
EMPTY = ("ketersediaan", "rpo", "rto", "rilis", "sla_pendampingan")


def facts(number: int, seed: int) -> dict[str, list[Any]]:
    """So many facts of complaints and requests, by column."""
    dice = random.Random(seed)
    offices = [f"opd-{name}" for name in range(OFFICES)]
    chosen: dict[str, list[Any]] = {
        "opd": dice.choices(offices, k=number),
        "jenis": dice.choices(("aduan", "permintaan"), k=number),
        "id": [f"T-2025-{name:07}" for name in range(number)],
        "layanan": dice.choices([f"layanan-{name}" for name in range(SERVICES)], k=number),
        "klasifikasi": dice.choices(("normal", "tinggi", "kritis"), k=number),
        "periode": dice.choices([f"2025-{month:02}" for month in range(1, MONTHS + 1)], k=number),
        "prioritas": dice.choices((1, 2, 3, 4, None), k=number),
        "urgensi": dice.choices((1, 2, 3, None), k=number),
        "kepuasan": dice.choices((1, 2, 3, 4, 5, None), k=number),
        "dasar": [["L2.1.1.1.T2.1", "L2.1.1.1.p3"]] * number,
    }
    for column in ("mulai", "respons", "selesai"):
        chosen[column] = [START + timedelta(seconds=dice.randrange(YEAR)) for _ in range(number)]
    for column in JUDGED:
        if not column.startswith(EMPTY):
            chosen[column] = dice.choices(list(VERDICTS), list(VERDICTS.values()), k=number)
    for column in ("respons_menit", "pelayanan_jam", "sla_selesai_jam"):
        seconds = (dice.randrange(300_000) for _ in range(number))
        chosen[column] = [Decimal(each * 10**6 // 3600).scaleb(-6) for each in seconds]
    return {column: chosen.get(column, [None] * number) for column in COLUMNS}


def write(place: Path, columns: dict[str, list[Any]]) -> dict[str, Path]:
    """The same facts as `spbe measure` writes them, by form."""
    zone = ZoneInfo("Asia/Jakarta")
    schema = parquet.read_schema(io.BytesIO(to_parquet([], zone, START, 0)))
    arrays = [pyarrow.array(columns[field.name], type=field.type) for field in schema]
    parquet.write_table(pyarrow.Table.from_arrays(arrays, schema=schema), place / "fakta.parquet")
    with (place / "fakta.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows([_cell(value, zone) for value in row] for row in zip(*columns.values(), strict=True))
    return {"parquet": place / "fakta.parquet", "csv": place / "fakta.csv"}


def _cell(value: Any, zone: ZoneInfo) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(zone).isoformat()
    if isinstance(value, Decimal):
        return f"{value:f}".rstrip("0").rstrip(".")
    return " ".join(value) if isinstance(value, list) else value


# The script one would write instead: the same groups and figures, a query a measure, nothing looked at twice.
# A CSV becomes a table once, its types told beforehand; a Parquet file is read where it lies.
RAW = """
import csv, sys, duckdb
file, keys, pairs, words = sys.argv[1], KEYS, PAIRS, WORDS
base = duckdb.connect()
rows = f"'{file}'"
if file.endswith(".csv"):
    with open(file) as stream:
        names = next(csv.reader(stream))
    lengths = {length for _, length in pairs if length}
    types = {name: "DECIMAL(18, 6)" if name in lengths else "VARCHAR" for name in names}
    wanted = ", ".join(dict.fromkeys([*keys, *(name for pair in pairs for name in pair if name)]))
    text = f"read_csv('{file}', columns = {types}, header = true)"
    base.execute(f"create table rows as select {wanted} from {text}")
    rows = "rows"
out = csv.writer(sys.stdout)
kept = "('tercapai', 'tidak_tercapai', 'tidak_diatur', 'tidak_dapat_disimpulkan')"
by = ", ".join(keys)
for verdict, length in pairs:
    parts = [f"count(*) filter ({verdict} = '{word}')" for word in words if verdict]
    if length:
        only = f" filter ({verdict} in {kept})" if verdict else ""
        parts += [f"{part}({length}){only}" for part in ("count", "avg", "median")]
        parts += [f"quantile_disc({length}, 0.9){only}"]
    out.writerows(base.execute(
        f"select {by}, {', '.join(parts)} from {rows} where {verdict or length} is not null "
        f"group by {by} order by {by}"
    ).fetchall())
"""  # fmt: skip


def raw() -> str:
    """The script of plain SQL."""
    pairs = [(measure.verdict, measure.length) for measure in MEASURES]
    text = RAW
    for name, value in (("KEYS", BY), ("PAIRS", pairs), ("WORDS", WORDS)):
        text = text.replace(name, repr(value))
    return text


def main() -> None:
    """Makes the facts, runs both in turn, and prints the ratios of each turn's pair."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.facts", description=__doc__)
    parser.add_argument("--facts", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--seed", type=int, default=1)
    told = parser.parse_args()
    print(f"| {told.facts} fakta | waktu, di samping SQL | CPU, di samping SQL | putaran |")
    print("| --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as place:
        script = Path(place, "raw.py")
        script.write_text(raw())
        for form, file in write(Path(place), facts(told.facts, told.seed)).items():
            # What fails is quick.
            for command in commands(file, script):
                subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
            found = [_turn(file, script) for _ in range(told.rounds)]
            walls, cpus = [one.wall for one in found], [one.cpu for one in found]
            print(f"| {form} | {_spread(walls)} | {_spread(cpus)} | {told.rounds} |", flush=True)


def commands(file: Path, script: Path) -> tuple[list[str | Path], list[str | Path]]:
    """Ours, and the script of plain SQL."""
    options = ["--by", ",".join(BY), "--format", "csv", "--facts", file]
    return [sys.executable, "-m", "pipeline", "measure", *options], [sys.executable, script, file]


def _turn(file: Path, script: Path) -> Spent:
    mine, theirs = map(spent, commands(file, script))
    print(f"{file.suffix}: {mine} {theirs}", file=sys.stderr)
    return mine.beside(theirs)


def _spread(found: list[float]) -> str:
    return f"{median(found):.2f} ({min(found):.2f}-{max(found):.2f})"


if __name__ == "__main__":
    main()
