"""The nine cells of evidence: a picture, and a table with the records, the clauses and what is missing."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.maturity import CellRule, MaturityTable, Proof
from pipeline.model.assessment import Assessment
from pipeline.model.assessment import Cell as Found
from pipeline.model.lean import dataclass
from pipeline.render.charts.matrix import Box, Stage, matrix
from pipeline.render.charts.svg import Chart
from pipeline.render.document import Cited
from pipeline.render.documents import places
from pipeline.render.documents.dossier import Dossier
from pipeline.render.documents.frontmatter import cited
from pipeline.wording import angka, bagian

# A cell of many tickets names the first few: the list of records has the rest.
_MOST_RECORDS = 6
# Of one unit or none there is nothing to count.
_COUNTED = 2


@dataclass(frozen=True, slots=True)
class Evidence:
    """An assessment with the region it is printed from."""

    dossier: Dossier
    own: Assessment

    @property
    def table(self) -> MaturityTable:
        """The pack's table."""
        return self.dossier.law.maturity


@dataclass(frozen=True, slots=True, kw_only=True)
class CellView:
    """One cell before it is printed.

    Attributes:
        title: "Perencanaan × Pelayanan pengguna".
        badge: "terisi", "sebagian" or "kosong".
        told: How many units have the evidence, of how many; "" where units are not counted.
        needed: What the cell asks for, each with its clauses.
        records: Links to the evidence, the first few.
        more: How many records there are beside those; 0 for none.
        missing: What is missing.
    """

    title: str
    badge: str
    told: str
    needed: tuple[tuple[str, tuple[Cited, ...]], ...]
    records: tuple[tuple[str, str], ...]
    more: int
    missing: tuple[str, ...]


def matrix_chart(evidence: Evidence) -> Chart:
    """The nine cells as boxes."""
    table, own = evidence.table, evidence.own
    stages = [
        Stage(
            table.labels.get(stage, stage),
            [_box(own.matrix[stage][process]) for process in table.processes],
        )
        for stage in table.stages
        if stage in own.matrix
    ]
    heads = [table.labels.get(process, process) for process in table.processes]
    return matrix(f"Bukti menurut tahap dan proses, {own.year}", heads, stages)


def _box(found: Found) -> Box:
    word = {"terisi": "terpenuhi", "sebagian": "sebagian", "kosong": "belum_terpenuhi"}[state_of(found)]
    told = f"{angka(len(found.evidence))} catatan" if found.evidence else "belum ada bukti"
    return Box(word, told, "; ".join(found.missing))


def state_of(found: Found) -> str:
    """Whether a cell is filled, has some of its evidence, or none."""
    if found.met:
        return "terisi"
    return "sebagian" if found.evidence and (found.covered or 0) > 0 else "kosong"


def cell_table(evidence: Evidence) -> tuple[CellView, ...]:
    """Every cell with what stands behind it."""
    return tuple(_views(evidence))


def _views(evidence: Evidence) -> Iterator[CellView]:
    table = evidence.table
    for stage in table.stages:
        for process in table.processes:
            found = evidence.own.matrix[stage][process]
            names = (table.labels.get(stage, stage), table.labels.get(process, process))
            yield CellView(
                title=" × ".join(names),
                badge=state_of(found),
                told=_told(found),
                needed=tuple(_needed(evidence, table.cells.get(stage, {}).get(process, CellRule()))),
                records=record_links(evidence, found.evidence),
                more=max(0, len(found.evidence) - _MOST_RECORDS),
                missing=found.missing,
            )


def _told(found: Found) -> str:
    if found.total is None or found.covered is None or found.total < _COUNTED:
        return ""
    return (
        f"Bukti yang paling sedikit ada pada {bagian(found.covered, found.total)} satuan yang membutuhkannya."
    )


def _needed(evidence: Evidence, rule: CellRule) -> Iterator[tuple[str, tuple[Cited, ...]]]:
    for proof in rule.semua:
        yield _words(proof), cited(evidence.dossier.law, *proof.klausul)
    for proof in rule.salah_satu:
        yield f"{proof.teks} (salah satu cukup)", cited(evidence.dossier.law, *proof.klausul)


def _words(proof: Proof) -> str:
    units = {"layanan": "setiap layanan", "aplikasi": "setiap aplikasi"}
    when = {
        "kritis": ", bila kelasnya mewajibkan",
        "wajib_rpo": ", bila kelasnya mewajibkan",
        "wajib_rto": ", bila kelasnya mewajibkan",
        "wajib_drp": ", bila kelasnya mewajibkan",
        "bencana": ", bila ada bencana",
        "rilis": ", bila ada rilis",
        "pembangunan": ", bila ada pembangunan",
    }
    unit = (
        f" ({units[proof.per]}{when.get(proof.bila, '')})" if proof.per in units else when.get(proof.bila, "")
    )
    return f"{proof.teks}{unit}"


def record_links(
    evidence: Evidence, refs: tuple[str, ...], most: int = _MOST_RECORDS
) -> tuple[tuple[str, str], ...]:
    """Pairs of place and short name of the first records."""
    index = evidence.dossier.world.index
    return tuple((places.record_place(ref, index), short_name(evidence, ref)) for ref in refs[:most])


def short_name(evidence: Evidence, ref: str) -> str:
    """A service's or application's name, another record's id; with its OPD where another one keeps it."""
    parts = ref.split("/")
    region = evidence.dossier.world.region
    key = f"{parts[0]}/{parts[-1]}"
    if parts[1:2] == ["layanan"] and key in region.services:
        return region.services[key].nama
    if parts[1:2] == ["aplikasi"] and key in region.applications:
        return str(region.applications[key].data.get("nama", parts[-1]))
    return parts[-1] if parts[0] == evidence.own.opd else key
