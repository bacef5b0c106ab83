"""Figures over the facts table: how many, how many in time, how long, by any of its words."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from pipeline.wording import inert_cell

FILE = "berkas"
KEYS = (
    "opd",
    "jenis",
    "layanan",
    "kelompok",
    "klasifikasi",
    "butir",
    "dampak",
    "prioritas",
    "urgensi",
    "periode",
)
"""What figures can be grouped by; `FILE` too, where the facts come from files."""
WHOLE = frozenset({"prioritas", "urgensi"})
"""Keys that are numbers."""
VERDICTS = ("tercapai", "tidak_tercapai", "berjalan", "tidak_diatur", "tidak_dinilai", "dikecualikan",
            "tidak_sah", "tidak_dapat_disimpulkan")  # fmt: skip
MET, MISSED = 0, 1
KEPT = ("tercapai", "tidak_tercapai", "tidak_diatur", "tidak_dapat_disimpulkan")
"""Verdicts that keep a length in the figures: what is open, excluded or contradictory has none."""
# A length takes part as the table prints it, in whole millionths: the figures of a workspace are those of its
# exported facts. Sums are exact; nothing is rounded before the end.
SCALE = 10**6
LARGEST = 10**15
"""In millionths: a hundred thousand years of hours, and still exact in a binary number of eight bytes."""


class Measure(NamedTuple):
    """A thing of the table that is counted.

    Attributes:
        name: As figures call it.
        verdict: The column of its verdict, "" where it has none.
        length: The column of its number, "" where it has none.
        unit: The unit of the number.
    """

    name: str
    verdict: str
    length: str
    unit: str | None


MEASURES = (
    Measure("respons", "respons_hasil", "respons_menit", "menit"),
    Measure("pelayanan", "pelayanan_hasil", "pelayanan_jam", "jam"),
    Measure("tabel2", "tabel2_hasil", "pelayanan_jam", "jam"),
    Measure("katalog", "katalog_hasil", "pelayanan_jam", "jam"),
    Measure("penanganan", "penanganan_hasil", "", None),
    Measure("sla_respons", "sla_respons_hasil", "", None),
    Measure("sla_pendampingan", "sla_pendampingan_hasil", "", None),
    Measure("sla_selesai", "sla_selesai_hasil", "sla_selesai_jam", "jam"),
    Measure("ketersediaan", "ketersediaan_hasil", "ketersediaan_capaian", "persen"),
    Measure("rpo", "rpo_hasil", "rpo_jam", "jam"),
    Measure("rto", "rto_hasil", "rto_jam", "jam"),
    Measure("rilis", "rilis_hasil", "", None),
    Measure("kepuasan", "", "kepuasan", "skor"),
)
LENGTHS = tuple(dict.fromkeys(measure.length for measure in MEASURES if measure.length))
JUDGED = tuple(measure.verdict for measure in MEASURES if measure.verdict)
READ = ("layanan", "periode", *JUDGED, *LENGTHS)
"""The columns that figures read beside their keys and the filters."""

Key = tuple[str | int | None, ...]


def whole(text: str) -> int | None:
    """A whole number as `str` writes it; None for other spellings, which would make other groups."""
    plain = text.isascii() and text.removeprefix("-").isdigit() and str(int(text[:20])) == text
    return int(text) if plain else None


class Figure(NamedTuple):
    """One measure of one group.

    Attributes:
        key: The group, in the order of its columns.
        measure: Which of `MEASURES`.
        counts: Rows by verdict, in the order of `VERDICTS`; empty for a measure without verdicts.
        number: How many lengths there are.
        total: Their sum, in millionths.
        twice_median: Twice their middle value (between two, the sum of both), in millionths.
        p90: The least length that nine in ten do not exceed, in millionths.
    """

    key: Key
    measure: int
    counts: tuple[int, ...]
    number: int = 0
    total: int = 0
    twice_median: int = 0
    p90: int = 0


class Counter:
    """Counts facts one by one; the plain way."""

    def __init__(self) -> None:
        """Nothing counted yet."""
        self.rows = 0
        self._cells: dict[tuple[Key, int], tuple[list[int], list[int]]] = {}

    def add(self, key: Key, verdicts: Sequence[str | None], lengths: Sequence[int | None]) -> None:
        """Counts a fact.

        Args:
            key: Its group.
            verdicts: Its verdicts in the order of `JUDGED`, each one of `VERDICTS` or None.
            lengths: Its numbers in the order of `LENGTHS`, in millionths.
        """
        self.rows += 1
        for which, verdict_at, length_at in _PLACES:
            verdict = verdicts[verdict_at] if verdict_at is not None else None
            length = lengths[length_at] if length_at is not None else None
            if verdict is None and (verdict_at is not None or length is None):
                continue
            counts, values = self._cells.setdefault((key, which), ([0] * len(VERDICTS), []))
            if verdict is not None:
                counts[_ORDER[verdict]] += 1
            if length is not None and (verdict is None or verdict in KEPT):
                values.append(length)

    def figures(self) -> list[Figure]:
        """The figures so far, in no order."""
        return [
            Figure(key, which, tuple(counts) if MEASURES[which].verdict else (), *_spread(values))
            for (key, which), (counts, values) in self._cells.items()
        ]


_ORDER = {verdict: number for number, verdict in enumerate(VERDICTS)}
_PLACES = tuple(
    (
        which,
        JUDGED.index(measure.verdict) if measure.verdict else None,
        LENGTHS.index(measure.length) if measure.length else None,
    )
    for which, measure in enumerate(MEASURES)
)


def _spread(values: list[int]) -> tuple[int, int, int, int]:
    """Number, sum, twice the median, and the 90th percentile by nearest rank."""
    values.sort()
    number = len(values)
    if not number:
        return 0, 0, 0, 0
    twice = values[(number - 1) // 2] + values[number // 2]
    return number, sum(values), twice, values[(9 * number + 9) // 10 - 1]


_NAMES = ("ukuran", "jumlah", "dinilai", *VERDICTS, "persen_tercapai", "satuan", "banyak_nilai", "rata_rata",
          "median", "p90")  # fmt: skip
_SILENT = (None,) * len(VERDICTS)


def as_rows(by: Sequence[str], figures: Iterable[Figure]) -> list[dict[str, Any]]:
    """Figures as plain values by column name, in order of group and measure.

    `jumlah` are the rows that have a verdict (a number, where there are no verdicts), `dinilai` those in time
    and those not; `persen_tercapai`, `rata_rata`, `median` and `p90` are rounded half up to six decimals.
    """
    names = (*by, *_NAMES)
    return [dict(zip(names, (*figure.key, *_values(figure)), strict=True)) for figure in _ordered(figures)]


def _ordered(figures: Iterable[Figure]) -> list[Figure]:
    return sorted(figures, key=lambda figure: (*map(_sortable, figure.key), figure.measure))


def _sortable(value: str | int | None) -> tuple[bool, str | int]:
    return (value is not None, 0 if value is None else value)


def _values(figure: Figure) -> tuple[Any, ...]:
    """What `_NAMES` stand for."""
    measure, counts, number = MEASURES[figure.measure], figure.counts, figure.number
    judged = counts[MET] + counts[MISSED] if counts else 0
    return (
        measure.name,
        sum(counts) if counts else number,
        judged if counts else None,
        *(counts or _SILENT),
        _rounded(counts[MET] * 100 * SCALE, judged) if judged else None,
        measure.unit,
        number if measure.length else None,
        _rounded(figure.total, number) if number else None,
        _rounded(figure.twice_median, 2) if number else None,
        _rounded(figure.p90, 1) if number else None,
    )


def _rounded(above: int, below: int) -> int | float:
    """A fraction of millionths as a number of six decimals, half away from zero."""
    units = (2 * abs(above) + below) // (2 * below)
    units = units if above >= 0 else -units
    return units // SCALE if units % SCALE == 0 else units / SCALE


def to_json(by: Sequence[str], figures: Sequence[Figure], about: dict[str, Any]) -> str:
    """One object: `version`, `by`, what `about` says (as_of, summary), and `figures`."""
    content = {"version": 1, "by": list(by), **about, "figures": as_rows(by, figures)}
    return json.dumps(content, ensure_ascii=True, allow_nan=False, indent=2) + "\n"


def to_csv(by: Sequence[str], figures: Sequence[Figure]) -> str:
    """RFC 4180 with LF, cells that no spreadsheet runs."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow((*by, *_NAMES))
    # Only the words of a group come from outside; there are few of them.
    inert = lru_cache(maxsize=1024)(_cell)
    writer.writerows((*map(inert, figure.key), *_values(figure)) for figure in _ordered(figures))
    return out.getvalue()


def _cell(value: Any) -> str:
    return "" if value is None else inert_cell(value) if isinstance(value, str) else str(value)


_SHOWN = (
    "ukuran",
    "jumlah",
    "dinilai",
    "tercapai",
    "persen_tercapai",
    "rata_rata",
    "median",
    "p90",
    "satuan",
)


def to_text(by: Sequence[str], figures: Sequence[Figure]) -> str:
    """The main columns, aligned; the others are in JSON and CSV."""
    names = [*by, *_SHOWN]
    table = [names, *([_cell(row[name]) for name in names] for row in as_rows(by, figures))]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    lines = ("  ".join(map(str.ljust, row, widths)).rstrip() for row in table)
    return "\n".join(lines) + "\n"
