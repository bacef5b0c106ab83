"""What was promised to users and what was kept: service by service, and for the region in one line each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction

from pipeline.model.fact import Fact, Measured, Verdict
from pipeline.model.periods import Period
from pipeline.model.region import Service
from pipeline.model.tallies import Tally
from pipeline.render.document import Metric
from pipeline.render.documents import places
from pipeline.render.documents.dossier import REGION, Dossier
from pipeline.render.documents.standing import records_place
from pipeline.render.documents.terms import is_strict, promise_words
from pipeline.render.table import Cell, Column, Entry, Table
from pipeline.wording import angka, bagian, periode, persen

# A front page of more is read by nobody; the catalogue has them all.
MOST = 60
Verdicts = Callable[[Fact], Verdict | None]


def kept_table(dossier: Dossier, opd: str = REGION, *, most: int | None = None) -> Table:
    """Each running service of an OPD (or of all) with its promise and how often it was kept.

    Args:
        dossier: The region.
        opd: Whose services.
        most: How many rows at most; None for all.
    """
    period = dossier.periods[-1] if dossier.periods else None
    services = [service for service in dossier.services(opd) if not _ended(dossier, service)]
    columns = (
        Column("Layanan", width=30),
        Column("Dijanjikan selesai"),
        Column("Permintaan tepat waktu", "angka"),
        Column("Aduan tepat waktu", "angka"),
        Column("Ketersediaan tercapai", "angka"),
    )
    shown = services[:most]
    return Table(
        caption=f"Janji layanan dan yang ditepati, {periode(period.text)}" if period else "Janji layanan",
        columns=columns,
        rows=tuple(_row(dossier, service, period, whose=opd == REGION) for service in shown),
        total=len(services),
        more=places.CATALOGUE,
        note="Dalam kurung: yang tepat waktu dari yang dinilai. Yang masih terbuka dan belum lewat batas "
        "belum dinilai; tanda – berarti tidak ada yang dinilai. Ketersediaan dihitung per bulan.",
        id="janji-layanan",
        stacks=True,
        filter=True,
        empty="Belum ada layanan dalam katalog.",
    )


def kept_metrics(dossier: Dossier, services: Sequence[Service]) -> list[Metric]:
    """The same for some services together: requests, complaints, months of availability."""
    period = dossier.periods[-1] if dossier.periods else None
    when = periode(period.text) if period else "sejauh tercatat"
    asked: tuple[tuple[str, str, Verdicts, str], ...] = (
        ("Permintaan selesai tepat waktu", "permintaan", _service, when),
        ("Aduan tertangani tepat waktu", "aduan", _handling, when),
        ("Ketersediaan layanan tercapai", "pemantauan", _available, f"bulan layanan, {when}"),
    )
    found: dict[str, tuple[list[str], list[Verdict | None]]] = {kind: ([], []) for _, kind, _, _ in asked}
    verdicts = {kind: verdict for _, kind, verdict, _ in asked}
    # Of a region's facts only this is held, not the facts.
    for row in (row for service in services for row in _rows(dossier, service, period)):
        if row.fact.jenis in found:
            names, told = found[row.fact.jenis]
            names.append(row.document.ref)
            told.append(verdicts[row.fact.jenis](row.fact))
    return [_metric(dossier, label, *found[kind], note) for label, kind, _, note in asked]


def _metric(
    dossier: Dossier, label: str, names: Sequence[str], told: Sequence[Verdict | None], note: str
) -> Metric:
    met, judged = _counted(told)
    share = persen(Fraction(100 * met, judged), 1) if judged else "–"
    behind = records_place(dossier, Tally(tuple(names)))
    return Metric(label, share, f"{angka(met)} dari {angka(judged)}, {note}", href=behind)


def _row(dossier: Dossier, service: Service, period: Period | None, *, whose: bool) -> tuple[Entry, ...]:
    rows = _rows(dossier, service, period)
    office = dossier.world.region.offices.get(service.opd)
    return (
        Cell(
            service.nama, places.service_page(service.ref), note=office.singkatan if office and whose else ""
        ),
        _promise(dossier, service),
        _share(rows, "permintaan", _service),
        _share(rows, "aduan", _handling),
        _share(rows, "pemantauan", _available),
    )


def _promise(dossier: Dossier, service: Service) -> Cell:
    data = service.document.data
    words = promise_words(
        data.get("target_pelayanan"), strict=is_strict(dossier.law, service.opd, dossier.world.as_of)
    )
    target = data.get("target_ketersediaan")
    up = f"tersedia {persen(Fraction(str(target)))}" if target is not None else ""
    return Cell(words, note=up)


def _share(rows: Iterable[Measured], kind: str, verdict: Verdicts) -> Cell:
    met, judged = _counted([verdict(row.fact) for row in rows if row.fact.jenis == kind])
    share = 1000 * met // judged if judged else -1
    return Cell(bagian(met, judged) if judged else "–", sort=str(share))


def _counted(found: Sequence[Verdict | None]) -> tuple[int, int]:
    """What was kept, and what was judged."""
    met = sum(1 for one in found if one is Verdict.TERCAPAI)
    return met, met + sum(1 for one in found if one is Verdict.TIDAK_TERCAPAI)


def _rows(dossier: Dossier, service: Service, period: Period | None) -> list[Measured]:
    rows = dossier.measured.get(service.ref, ())
    return [row for row in rows if period is None or row.fact.periode in period.months]


def _ended(dossier: Dossier, service: Service) -> bool:
    ended = service.document.data.get("berakhir")
    return bool(ended) and str(ended)[:10] < dossier.site.as_of.date().isoformat()


def _service(fact: Fact) -> Verdict | None:
    return fact.pelayanan_hasil


def _handling(fact: Fact) -> Verdict | None:
    return fact.penanganan_hasil


def _available(fact: Fact) -> Verdict | None:
    return fact.ketersediaan_hasil
