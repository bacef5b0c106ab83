"""The dashboard of SLA compliance: every verdict of the year by service and by month, with denominators."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from pipeline.model.fact import Fact, Measured, Verdict
from pipeline.render.charts.attainment import Bar, attainment
from pipeline.render.document import Metric
from pipeline.render.documents.dossier import Draft
from pipeline.render.documents.evidence.packet import Packet, file_name
from pipeline.render.documents.frontmatter import Title, head, letterhead
from pipeline.render.page import Sheet
from pipeline.render.table import Cell, Column, Entry, Table
from pipeline.wording import angka, bagian, periode

TEMPLATE = "pages/dasbor-sla.html"
WEB = "dasbor-sla.html"
# What a limit is set on, by column of the facts.
_LIMITS = (
    ("respons_hasil", "Waktu tanggap aduan"),
    ("pelayanan_hasil", "Waktu pelayanan"),
    ("sla_respons_hasil", "Respons menurut SLA"),
    ("sla_selesai_hasil", "Penyelesaian menurut SLA"),
    ("ketersediaan_hasil", "Ketersediaan"),
)
_MAIN = "pelayanan_hasil"
_MET, _MISSED = Verdict.TERCAPAI, Verdict.TIDAK_TERCAPAI
_MOST = 60


def dashboard(packet: Packet) -> Draft:
    """The dashboard of an OPD, or of all."""
    rows = list(_rows(packet))
    letter = packet.law.maturity.portal.dasbor or "dasbor"
    name = file_name(packet.law, letter)
    title = f"Dasbor pemenuhan SLA {packet.year}"
    values: dict[str, Any] = {
        "surat": letterhead(packet.dossier, packet.scope.opd),
        "kepala": head(
            packet.dossier,
            packet.scope,
            Title(
                jenis=f"Bukti {packet.law.maturity.indicator}",
                tentang=title,
                lingkup=packet.owner,
                clauses=(),
                pernyataan=(*packet.statements(), _EXPLAINED),
            ),
        ),
        "angka_utama": _metrics(rows),
        "layanan": _by_service(packet, rows),
        "grafik_bulan": attainment(f"Waktu pelayanan menurut bulan, {packet.year}", _bars(rows), "Bulan"),
        "bulan": _by_month(rows),
        "lain": _not_judged(rows),
        "lewat": _missed(packet, rows),
    }
    sheet = Sheet(path=WEB, title=title, summary=f"{title}, {packet.owner}.", pdf=name, owner=packet.owner)
    return Draft(template=TEMPLATE, sheet=sheet, values=values)


_EXPLAINED = (
    "Setiap angka dihitung dari catatan: yang tercapai dari yang dinilai. Yang berjalan, dikecualikan, atau "
    "tidak diatur tidak masuk penyebut; jumlahnya ada di bagian akhir, baris demi baris ada di fakta.csv."
)


def _rows(packet: Packet) -> Iterator[Measured]:
    """The facts of the year in scope, in order of record."""
    for _, rows in sorted(packet.dossier.world.measured.items()):
        for row in rows:
            own = packet.scope.opd in ("", row.fact.opd)
            if own and (row.fact.periode or "").startswith(f"{packet.year}-"):
                yield row


def _verdicts(rows: Iterable[Measured], column: str) -> Counter[Verdict]:
    found = (getattr(row.fact, column) for row in rows)
    return Counter(verdict for verdict in found if verdict is not None)


def _share(rows: Iterable[Measured], column: str) -> Cell:
    """The share reached, its numerator and denominator below it; both stand in the facts line by line."""
    counts = _verdicts(rows, column)
    judged = counts[_MET] + counts[_MISSED]
    if not judged:
        return Cell("–")
    share, _, counted = bagian(counts[_MET], judged).rstrip(")").partition(" (")
    return Cell(share, note=counted)


def _limits(rows: Iterable[Measured]) -> tuple[tuple[str, str], ...]:
    """The limits that anything was judged by; all of them where nothing was."""
    found = list(rows)
    used = tuple(
        (column, label) for column, label in _LIMITS if {_MET, _MISSED} & _verdicts(found, column).keys()
    )
    return used or _LIMITS


def _metrics(rows: list[Measured]) -> list[Metric]:
    shown = []
    for column, label in _LIMITS:
        counts = _verdicts(rows, column)
        judged = counts[_MET] + counts[_MISSED]
        share, _, counted = bagian(counts[_MET], judged).rstrip(")").partition(" (")
        note = f"{counted} yang dinilai" if judged else "belum ada yang dinilai"
        shown.append(Metric(label, share if judged else "–", note))
    return shown


def _by_service(packet: Packet, rows: list[Measured]) -> Table:
    """One row a service; of the region one row an OPD."""
    grouped: dict[str, list[Measured]] = {}
    for row in rows:
        key = f"{row.fact.opd}/{row.fact.layanan}" if packet.scope.opd else row.fact.opd
        grouped.setdefault(key, []).append(row)
    first, limits = "Layanan" if packet.scope.opd else "OPD", _limits(rows)
    columns = (
        Column(first, width=30),
        Column("Fakta", "angka", width=8),
        *(Column(label, "angka") for _, label in limits),
    )
    body: tuple[tuple[Entry, ...], ...] = tuple(
        (
            _named(packet, key),
            angka(len(found)),
            *(_share(found, column) for column, _ in limits),
        )
        for key, found in sorted(grouped.items())
    )
    foot: tuple[Entry, ...] = (
        ("Jumlah", angka(len(rows)), *(_share(rows, column) for column, _ in limits)) if body else ()
    )
    return Table(
        caption=f"Pemenuhan menurut {first.lower() if packet.scope.opd else first}",
        columns=columns,
        rows=body,
        foot=foot,
        note="Bagian yang tercapai dari yang dinilai; tanda – berarti tidak ada yang dinilai.",
        empty="Belum ada fakta pada tahun ini.",
    )


def _named(packet: Packet, key: str) -> str:
    region = packet.dossier.world.region
    if packet.scope.opd:
        service = region.services.get(key)
        return service.nama if service else key.rsplit("/", maxsplit=1)[-1]
    office = region.offices.get(key)
    return office.nama if office else key


def _months(rows: list[Measured]) -> dict[str, list[Measured]]:
    grouped: dict[str, list[Measured]] = {}
    for row in rows:
        if row.fact.periode and getattr(row.fact, _MAIN) is not None:
            grouped.setdefault(row.fact.periode, []).append(row)
    return dict(sorted(grouped.items()))


def _bars(rows: list[Measured]) -> list[Bar]:
    return [
        Bar(periode(month), {verdict.value: n for verdict, n in _verdicts(found, _MAIN).items()})
        for month, found in _months(rows).items()
    ]


def _by_month(rows: list[Measured]) -> Table:
    limits = _limits(rows)
    columns = (Column("Bulan", width=20), *(Column(label, "angka") for _, label in limits))
    grouped: dict[str, list[Measured]] = {}
    for row in rows:
        grouped.setdefault(row.fact.periode or "", []).append(row)
    body: tuple[tuple[Entry, ...], ...] = tuple(
        (periode(month), *(_share(found, column) for column, _ in limits))
        for month, found in sorted(grouped.items())
    )
    return Table(caption="Pemenuhan menurut bulan", columns=columns, rows=body, empty="Belum ada fakta.")


def _not_judged(rows: list[Measured]) -> Table:
    """What stands in no denominator, by why."""
    others = [verdict for verdict in Verdict if verdict not in (_MET, _MISSED)]
    columns = (Column("Batas", width=25), *(Column(_word(verdict), "angka") for verdict in others))
    body = []
    for column, label in _LIMITS:
        counts = _verdicts(rows, column)
        body.append((label, *(angka(counts[verdict]) for verdict in others)))
    return Table(caption="Jumlah menurut sebab", columns=columns, rows=tuple(body))


def _word(verdict: Verdict) -> str:
    word = verdict.value.replace("_", " ")
    return word[:1].upper() + word[1:]


def _missed(packet: Packet, rows: list[Measured]) -> Table:
    """What missed a limit, record by record, the first of them."""
    missed = [row for row in rows if any(getattr(row.fact, column) == _MISSED for column, _ in _LIMITS)]
    judged = any(_verdicts(rows, column)[_MET] for column, _ in _LIMITS)
    columns = (
        Column("Catatan", width=25),
        Column("Layanan", width=25),
        Column("Bulan"),
        Column("Yang tidak tercapai", width=30),
    )
    body = tuple(_missed_row(packet, row) for row in missed[:_MOST])
    return Table(
        caption="Catatan yang melewati batas",
        columns=columns,
        rows=body,
        total=len(missed),
        note="Selebihnya ada di fakta.csv." if len(missed) > _MOST else "",
        empty="Nihil: semua yang dinilai mencapai batasnya." if judged else "Belum ada yang dinilai.",
    )


def _missed_row(packet: Packet, row: Measured) -> tuple[Entry, ...]:
    fact: Fact = row.fact
    service = packet.dossier.world.region.services.get(f"{fact.opd}/{fact.layanan}")
    labels = [label for column, label in _LIMITS if getattr(fact, column) == _MISSED]
    return (
        Cell(packet.short(row.document.ref), packet.place(row.document.ref)),
        service.nama if service else str(fact.layanan or "–"),
        periode(fact.periode or ""),
        "; ".join(labels),
    )
