"""The dependency map, internal: what stands on what, what one outage stops, what has no second one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.model.dependency import Dependencies
from pipeline.model.lean import replace
from pipeline.render.charts.dependencies import dependency_chart
from pipeline.render.documents.dossier import REGION, Dossier, Draft, Scope
from pipeline.render.documents.frontmatter import Title
from pipeline.render.documents.notes import Wanted
from pipeline.render.documents.plan_parts import Part, PlanKind, PlanSection, plan_draft, section
from pipeline.render.table import Cell, Column, Entry, Table
from pipeline.wording import angka

KIND = PlanKind(name="ketergantungan", title="Peta Ketergantungan", readings=("pemantauan.seluruh_komponen",))
CLAUSES = ("L2.2.2.1.p1a", "L2.2.2.1.a1")
_MEANING = (
    "Dihitung dari aplikasi, infrastruktur, dan ketergantungan yang ditulis dalam katalog. Satu bagian yang "
    "berhenti menghentikan semua yang bersandar padanya. Cadangan hanya dicatat untuk infrastruktur."
)
# Circles in the graph are all that is found about it.
_CIRCLES = Wanted((), lambda _finding: True, "REF005")
# More pictures of single outages than these are a list, which the table already is.
_PICTURES = 3


def dependency_map(dossier: Dossier, scope: Scope) -> Draft | None:
    """The map of the region, or of one service; None for the public and where there is nothing to draw."""
    graph = dossier.dependencies
    if not dossier.inside or not graph.parts:
        return None
    if scope.opd == REGION:
        return _draft(dossier, scope, dossier.site.pemda, _region(dossier, graph))
    service = dossier.world.region.services[scope.service]
    ref = service.document.ref
    if ref not in graph.parts:
        return None
    draft = _draft(dossier, scope, service.nama, _service(dossier, graph, ref))
    return replace(draft, sheet=replace(draft.sheet, pdf=""))


def _draft(dossier: Dossier, scope: Scope, about: str, sections: Iterator[PlanSection]) -> Draft:
    title = Title(jenis=KIND.title, tentang=about, lingkup=about, clauses=CLAUSES, pernyataan=(_MEANING,))
    return plan_draft(dossier, scope, KIND, title, (tuple(sections), _CIRCLES))


def _region(dossier: Dossier, graph: Dependencies) -> Iterator[PlanSection]:
    single = graph.single_points()
    shown = (
        Part("gambar", dependency_chart(f"Bila {graph.parts[ref].name} berhenti", graph.around(ref), ref))
        for ref in single[:_PICTURES]
    )
    whole = Part("gambar", dependency_chart(f"Ketergantungan seluruh layanan, {dossier.site.pemda}", graph))
    yield section(dossier, KIND.name, "Seluruh layanan", (whole,))
    yield section(dossier, KIND.name, "Titik tunggal kegagalan", (_single(dossier, graph, single), *shown))
    yield section(dossier, KIND.name, "Yang ikut berhenti", (_loads(dossier, graph),))
    yield section(dossier, KIND.name, "Menurut perangkat daerah", tuple(_offices(dossier, graph)))


def _offices(dossier: Dossier, graph: Dependencies) -> Iterator[Part]:
    for office in dossier.offices:
        own = graph.of_office(office.id)
        if own.parts:
            yield Part("gambar", dependency_chart(f"Layanan {office.singkatan} dan sandarannya", own))


def _single(dossier: Dossier, graph: Dependencies, single: Sequence[str]) -> Part:
    caption = "Tanpa cadangan tercatat dan menghentikan lebih dari satu layanan"
    return _listed(dossier, graph, single, caption)


def _loads(dossier: Dossier, graph: Dependencies) -> Part:
    many = [ref for ref, services in graph.services.items() if len(services) > 1]
    one = sum(1 for services in graph.services.values() if len(services) == 1)
    caption = "Bagian yang menghentikan lebih dari satu layanan"
    listed = _listed(dossier, graph, sorted(many, key=lambda ref: _rank(graph, ref)), caption)
    note = f"{angka(one)} bagian lain masing-masing menghentikan satu layanan." if one else ""
    return Part("tabel", replace(listed.value, note=note))


def _rank(graph: Dependencies, ref: str) -> tuple[int, str]:
    return (-len(graph.services[ref]), ref)


def _listed(dossier: Dossier, graph: Dependencies, refs: Sequence[str], caption: str) -> Part:
    columns = (
        Column("Bagian", width=30),
        Column("Cadangan", width=15),
        Column("Layanan", "angka", 10),
        Column("Layanan yang ikut berhenti"),
    )
    rows = tuple(_row(dossier, graph, ref) for ref in refs)
    return Part("tabel", Table(caption=caption, columns=columns, rows=rows, empty="Nihil", stacks=True))


def _row(dossier: Dossier, graph: Dependencies, ref: str) -> tuple[Entry, ...]:
    part, hit = graph.parts[ref], graph.services[ref]
    home = dossier.world.region.offices.get(part.opd)
    told = f"{part.kind} {home.singkatan if home else part.opd}"
    guard = "ada" if part.redundant else "tidak tercatat"
    names = "; ".join(_name(dossier, service) for service in hit)
    return (Cell(part.name, note=told), guard, angka(len(hit)), names)


def _name(dossier: Dossier, ref: str) -> str:
    opd, _, own = ref.split("/")
    service = dossier.world.region.services.get(f"{opd}/{own}")
    return service.nama if service else ref


def _service(dossier: Dossier, graph: Dependencies, ref: str) -> Iterator[PlanSection]:
    own = graph.around(ref)
    part = graph.parts[ref]
    picture = Part("gambar", dependency_chart(f"Sandaran {part.name}", own, ref))
    yield section(dossier, KIND.name, "Yang dibutuhkan", (picture,))
    below = sorted(graph.below(ref), key=lambda name: _rank(graph, name))
    table = _listed(
        dossier, graph, below, "Bila satu bagian berhenti, layanan ini dan yang lain ikut berhenti"
    )
    yield section(dossier, KIND.name, "Bila satu bagian berhenti", (table,))
