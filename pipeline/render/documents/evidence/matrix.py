"""The coverage matrix: units down, pieces of evidence across, a denominator below each."""

from __future__ import annotations

from pipeline.model.coverage import Coverage
from pipeline.render.documents.evidence.packet import Packet
from pipeline.render.table import Cell, Column, Entry, Table
from pipeline.wording import angka, bagian

_UNITS = {"layanan": "Layanan", "aplikasi": "Aplikasi", "opd": "OPD"}
_COLUMNS = 5
_NAMED = 2


def matrices(packet: Packet, found: tuple[Coverage, ...]) -> tuple[Table, ...]:
    """One table a kind of unit, of at most five pieces of evidence each: more would not fit a page."""
    tables = []
    for per, head in _UNITS.items():
        codes = list(dict.fromkeys(one.kode for one in found if one.per == per))
        for start in range(0, len(codes), _COLUMNS):
            shown = [one for one in found if one.per == per and one.kode in codes[start : start + _COLUMNS]]
            tables.append(_matrix(packet, head, per, shown))
    return tuple(tables)


def _matrix(packet: Packet, head: str, per: str, found: list[Coverage]) -> Table:
    codes = list(dict.fromkeys(one.kode for one in found))
    names = {one.kode: one.teks for one in found}
    cells: dict[str, dict[str, Entry]] = {}
    for one in found:
        for unit, records in one.units or (("", ()),):
            cells.setdefault(_unit(packet, one, unit), {})[one.kode] = _cell(packet, one, records, per)
    rows = tuple((label, *(row.get(code, Cell("–")) for code in codes)) for label, row in cells.items())
    foot = ("Jumlah", *(_sum([one for one in found if one.kode == code]) for code in codes))
    return Table(
        caption=f"Matriks cakupan per {head.lower() if head != 'OPD' else 'OPD'}",
        columns=(Column(head, width=25), *(Column(names[code]) for code in codes)),
        rows=rows,
        foot=foot,
        note=_clauses(packet, found),
        empty="Belum ada yang membutuhkan bukti ini.",
    )


def _unit(packet: Packet, one: Coverage, unit: str) -> str:
    region = packet.dossier.world.region
    office = region.offices.get(one.opd)
    if not unit:
        return office.nama if office else one.opd
    service = region.services.get(f"{one.opd}/{unit}") if one.per == "layanan" else None
    name = service.nama if service else unit
    return name if packet.scope.opd else f"{name} ({office.singkatan if office else one.opd})"


def _cell(packet: Packet, one: Coverage, records: tuple[str, ...], per: str) -> Cell:
    """How many records show it, with the first of them by name; of the OPD itself the count too."""
    counted = bagian(one.covered, one.total) if per == "opd" and one.counts != "OPD" else ""
    if not one.total:
        return Cell("–", note="tidak ada yang dihitung")
    if not records and one.optional:
        return Cell("–", note="tidak disyaratkan")
    if not records:
        return Cell("", badge="belum_ada", note=counted)
    named = ", ".join(packet.short(ref) for ref in records[:_NAMED])
    rest = len(records) - _NAMED
    more = f", dan {angka(rest)} lainnya" if rest > 0 else ""
    text = counted or f"{angka(len(records))} catatan"
    return Cell(text, packet.place(records[0]), note=f"{named}{more}")


def _sum(found: list[Coverage]) -> str:
    """What a column adds up to: evidence that is not required and that nobody has is no shortfall."""
    if all(one.optional and not one.records for one in found):
        return "tidak disyaratkan"
    if found[0].per == "opd" and found[0].counts == "OPD":
        return bagian(sum(bool(one.records) for one in found), len(found))
    return bagian(sum(one.covered for one in found), sum(one.total for one in found))


def _clauses(packet: Packet, found: list[Coverage]) -> str:
    """The clauses that ask for each column."""
    told = {one.teks: packet.law.cite(*one.clauses) for one in found if one.clauses}
    parts = [f"{teks}: {cited}" for teks, cited in told.items()]
    return f"Dasar: {'; '.join(parts)}." if parts else ""
