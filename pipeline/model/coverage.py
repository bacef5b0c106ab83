"""What is covered by which records: one piece of evidence, unit by unit, with its denominator."""

from __future__ import annotations

from pipeline.model.lean import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """One piece of evidence that an indicator asks for, in one OPD and year.

    Attributes:
        kode: Its code: of the evidence, the test or the measure.
        teks: What it is, in words.
        kelas: Code of the class of evidence that it is handed in under.
        per: What it is needed for: "layanan", "aplikasi", or "opd".
        opd: The OPD.
        units: Unit -> full names of the records that are it; a unit without any lacks it.
        covered: How much of what it counts is there.
        total: How much it counts (denominator).
        counts: What is counted, in words, e.g. "layanan" or "bulan".
        clauses: Clause ids.
        optional: Whether the indicator can do without it: another piece is enough, or it only helps.
    """

    kode: str
    teks: str
    kelas: str
    per: str
    opd: str
    units: tuple[tuple[str, tuple[str, ...]], ...]
    covered: int
    total: int
    counts: str
    clauses: tuple[str, ...] = ()
    optional: bool = False

    @property
    def records(self) -> tuple[str, ...]:
        """All records behind it, each once."""
        return tuple(dict.fromkeys(name for _, names in self.units for name in names))
