"""The facts table: one flat row per measured thing; nothing else in the tool computes figures."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from fractions import Fraction
from typing import Any

from pipeline.model.document import Document
from pipeline.model.lean import dataclass, fields


class Verdict(StrEnum):
    """What became of a limit (cli.md, `*_hasil`)."""

    TERCAPAI = "tercapai"
    TIDAK_TERCAPAI = "tidak_tercapai"
    BERJALAN = "berjalan"
    TIDAK_DIATUR = "tidak_diatur"
    TIDAK_DINILAI = "tidak_dinilai"
    DIKECUALIKAN = "dikecualikan"
    TIDAK_SAH = "tidak_sah"
    TIDAK_DAPAT_DISIMPULKAN = "tidak_dapat_disimpulkan"


Number = int | Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One measured thing, columns in the words of the data model.

    Times are aware instants, lengths exact numbers in the unit of the column's name (`_menit`, `_jam`,
    percent for `ketersediaan_*`); None where there is nothing to say. Verdicts are taken before rounding.
    `dasar` holds the ids of the clauses that gave the limits.
    """

    opd: str
    jenis: str
    id: str
    layanan: str | None = None
    kelompok: str | None = None
    klasifikasi: str | None = None
    butir: str | None = None
    dampak: str | None = None
    prioritas: int | None = None
    urgensi: int | None = None
    periode: str | None = None
    mulai: datetime | None = None
    respons: datetime | None = None
    selesai: datetime | None = None
    respons_batas_menit: Number | None = None
    respons_menit: Number | None = None
    respons_hasil: Verdict | None = None
    pelayanan_jam: Number | None = None
    tabel2_batas_jam: Number | None = None
    tabel2_hasil: Verdict | None = None
    katalog_batas_jam: Number | None = None
    katalog_hasil: Verdict | None = None
    pelayanan_hasil: Verdict | None = None
    penanganan_hasil: Verdict | None = None
    sla_respons_batas: datetime | None = None
    sla_respons_hasil: Verdict | None = None
    sla_pendampingan_batas: datetime | None = None
    sla_pendampingan_hasil: Verdict | None = None
    sla_selesai_batas: datetime | None = None
    sla_selesai_batas_jam: Number | None = None
    sla_selesai_jam: Number | None = None
    sla_selesai_hasil: Verdict | None = None
    ketersediaan_target: Number | None = None
    ketersediaan_capaian: Number | None = None
    ketersediaan_cakupan: Number | None = None
    ketersediaan_hasil: Verdict | None = None
    rpo_batas_jam: Number | None = None
    rpo_jam: Number | None = None
    rpo_hasil: Verdict | None = None
    rto_batas_jam: Number | None = None
    rto_jam: Number | None = None
    rto_hasil: Verdict | None = None
    rilis_hasil: Verdict | None = None
    kepuasan: int | None = None
    awal_jam: str | None = None
    dasar: tuple[str, ...] = ()


COLUMNS = tuple(field.name for field in fields(Fact))


@dataclass(frozen=True, slots=True)
class Measured:
    """A fact with what a report needs beside it and the flat table does not hold.

    Attributes:
        fact: The row.
        document: The record behind it.
        notes: Machine words about it, e.g. "tanpa_konfirmasi", "di_luar_jam_kerja", "tepat_pada_batas".
        extras: Further numbers for documents, by name (e.g. minutes of planned and unplanned downtime).
    """

    fact: Fact
    document: Document
    notes: frozenset[str] = frozenset()
    extras: tuple[tuple[str, Any], ...] = ()

    def extra(self, name: str) -> Any:
        """A further number by name, None where it was not measured."""
        return dict(self.extras).get(name)
