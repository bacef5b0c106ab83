"""What was promised to users and what was kept: service by service, and for the region in one line each."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from pipeline.model.promises import NOTHING, Kept
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
        rows=tuple(_row(dossier, service, whose=opd == REGION) for service in shown),
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
    asked = (
        ("Permintaan selesai tepat waktu", "permintaan", when),
        ("Aduan tertangani tepat waktu", "aduan", when),
        ("Ketersediaan layanan tercapai", "pemantauan", f"bulan layanan, {when}"),
    )
    kept = [dossier.kept.get(service.ref, {}) for service in services]
    return [
        _metric(dossier, label, [one.get(kind, NOTHING) for one in kept], note) for label, kind, note in asked
    ]


def _metric(dossier: Dossier, label: str, kept: Sequence[Kept], note: str) -> Metric:
    met, judged = sum(one.met for one in kept), sum(one.judged for one in kept)
    share = persen(Fraction(100 * met, judged), 1) if judged else "–"
    behind = records_place(dossier, Tally(tuple(name for one in kept for name in one.names)))
    return Metric(label, share, f"{angka(met)} dari {angka(judged)}, {note}", href=behind)


def _row(dossier: Dossier, service: Service, *, whose: bool) -> tuple[Entry, ...]:
    kept = dossier.kept.get(service.ref, {})
    office = dossier.world.region.offices.get(service.opd)
    return (
        Cell(
            service.nama, places.service_page(service.ref), note=office.singkatan if office and whose else ""
        ),
        _promise(dossier, service),
        *(_share(kept.get(kind, NOTHING)) for kind in ("permintaan", "aduan", "pemantauan")),
    )


def _promise(dossier: Dossier, service: Service) -> Cell:
    data = service.document.data
    words = promise_words(
        data.get("target_pelayanan"), strict=is_strict(dossier.law, service.opd, dossier.world.as_of)
    )
    target = data.get("target_ketersediaan")
    up = f"tersedia {persen(Fraction(str(target)))}" if target is not None else ""
    return Cell(words, note=up)


def _share(kept: Kept) -> Cell:
    share = 1000 * kept.met // kept.judged if kept.judged else -1
    return Cell(bagian(kept.met, kept.judged) if kept.judged else "–", sort=str(share))


def _ended(dossier: Dossier, service: Service) -> bool:
    ended = service.document.data.get("berakhir")
    return bool(ended) and str(ended)[:10] < dossier.site.as_of.date().isoformat()
