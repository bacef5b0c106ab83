"""The planning book of an OPD and year: every smaller document of planning, each with its own approval."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.periods import parse_period
from pipeline.render.documents.dossier import Dossier, Draft, Scope
from pipeline.render.documents.figures import figure_for
from pipeline.render.documents.frontmatter import Title, office_name, period_words
from pipeline.render.documents.notes import Wanted, about
from pipeline.render.documents.plan_parts import NIL, Part, PlanKind, PlanSection, plan_draft, section
from pipeline.render.documents.planning_book import Book
from pipeline.render.documents.planning_meetings import incident_reviews, meetings, planning_reviews
from pipeline.render.documents.planning_needs import needs, policies
from pipeline.render.documents.planning_targets import analyses, management_targets, operation_targets
from pipeline.render.table import Column, Entry, Table
from pipeline.wording import angka, bagian

KIND = PlanKind(
    name="dokumen-perencanaan",
    title="Dokumen Perencanaan Layanan SPBE",
    readings=(
        "perencanaan.koordinasi",
        "persetujuan.infrastruktur",
        "persetujuan.target",
        "persetujuan.aplikasi_tanpa_pelaku",
        "target.melekat",
        "peran.pemetaan",
        "periode",
    ),
)
CLAUSES = (
    "L2.1.p1b",
    "L2.1.p1c",
    "L2.1.2.2.p1",
    "L2.1.2.3.p1",
    "L2.1.2.4.p1a",
    "L2.1.3.1.p1a",
    "L2.1.3.2.p1a",
    "L2.2.1.3.T7.1.6",
)
_KINDS = (
    "kebutuhan",
    "kebijakan",
    "analisis_aplikasi",
    "koordinasi",
    "reviu",
    "reviu_gangguan",
    "aplikasi",
)
Row = tuple[Entry, ...]
_SEPARATE = (
    "Setiap bagian memuat satu jenis dokumen perencanaan; setiap dokumen disetujui tersendiri, dan "
    "persetujuannya dikutip dari catatannya."
)


def planning(dossier: Dossier, scope: Scope) -> Draft | None:
    """The book; None where the OPD neither provides services nor planned anything."""
    office, year = dossier.world.region.offices.get(scope.opd), parse_period(scope.year)
    if office is None or year is None:
        return None
    book = Book(dossier, scope.opd, year)
    if not office.provides and not book.services and not any(book.records(kind) for kind in _KINDS):
        return None
    title = Title(
        jenis=KIND.title,
        tentang=f"{office_name(dossier, scope.opd)}, {period_words(scope)}",
        clauses=CLAUSES,
        pernyataan=(_SEPARATE,),
    )
    return plan_draft(dossier, scope, KIND, title, (tuple(_sections(book)), _findings(scope.opd)))


def _findings(opd: str) -> Wanted:
    return about(opd, _KINDS)


def _sections(book: Book) -> Iterator[PlanSection]:
    bodies: tuple[tuple[str, Iterator[Part]], ...] = (
        ("Ringkasan", _summary(book)),
        ("Daftar kebutuhan layanan", needs(book)),
        ("Kebijakan dan rencana infrastruktur", policies(book)),
        ("Target pengoperasian layanan", operation_targets(book)),
        ("Target pengelolaan aplikasi", management_targets(book)),
        ("Analisis kebutuhan aplikasi", analyses(book)),
        ("Reviu perencanaan", planning_reviews(book)),
        ("Reviu berkala gangguan", incident_reviews(book)),
        ("Catatan koordinasi", meetings(book)),
    )
    for heading, parts in bodies:
        yield section(book.dossier, KIND.name, heading, parts)


def _summary(book: Book) -> Iterator[Part]:
    """What of planning exists and what was approved, each with its denominator."""
    rows = (*_of_services(book), *_of_policies(book), *_of_applications(book))
    columns = (
        Column("Dokumen", width=40),
        Column("Ada", width=30),
        Column("Disetujui atau ditetapkan"),
    )
    yield Part("tabel", Table(caption="Dokumen perencanaan dan persetujuannya", columns=columns, rows=rows))
    if (stage := figure_for(book.dossier, "L2.1.G2")) is not None:
        yield Part("gambar", stage)


def _of_services(book: Book) -> Iterator[Row]:
    services = book.services
    listed = [card for service in services if (card := book.needs(service))]
    targets = [block for one in services if (block := one.document.data.get("penetapan_pengoperasian"))]
    agreed = sum(book.agreed(card.data.get("persetujuan")) for card in listed)
    yield (
        "Daftar kebutuhan layanan",
        _share(len(listed), len(services), "layanan"),
        _share(agreed, len(listed), "daftar"),
    )
    yield (
        "Target pengoperasian layanan",
        _share(len(targets), len(services), "layanan"),
        _share(sum(book.agreed(block) for block in targets), len(targets), "target"),
    )


def _of_policies(book: Book) -> Iterator[Row]:
    """A policy's record holds two documents, each agreed to by itself."""
    found = book.policies()
    for label, unit, field, act in (
        ("Usulan kebijakan", "usulan", "usulan", "persetujuan_usulan"),
        ("Dokumen perencanaan infrastruktur", "rencana", "rencana_pemeliharaan", "persetujuan_rencana"),
    ):
        there = [card for card in found if card.data.get(field)]
        agreed = sum(book.agreed(card.data.get(act)) for card in there)
        yield label, _count(len(there)), _share(agreed, len(there), unit)


def _of_applications(book: Book) -> Iterator[Row]:
    """Targets and analyses; the regulation names nobody who would have to agree to them."""
    known = book.applications()
    aimed = [app for app in known.values() if book.target_of(app)]
    yield "Target pengelolaan aplikasi", _share(len(aimed), len(known), "aplikasi"), "tidak diatur"
    yield "Analisis kebutuhan aplikasi", _count(len(book.records("analisis_aplikasi"))), "tidak diatur"


def _share(part: int, whole: int, unit: str) -> str:
    return f"{bagian(part, whole)} {unit}" if whole else NIL


def _count(number: int) -> str:
    return angka(number) if number else NIL
