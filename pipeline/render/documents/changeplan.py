"""The change plan of a `perubahan` record: what changes and why, what it does, who set it, who was told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.model.card import Card
from pipeline.model.document import as_list, dig
from pipeline.model.lean import dataclass
from pipeline.render.document import Item
from pipeline.render.documents import places
from pipeline.render.documents.dossier import Dossier, Draft, Scope
from pipeline.render.documents.frontmatter import Title
from pipeline.render.documents.plan_parts import (
    NIL,
    NONE,
    TOOL,
    Part,
    PlanKind,
    PlanSection,
    act,
    card_of,
    decided,
    item,
    listing,
    names_of,
    number_and_day,
    of_record,
    plan_draft,
    record_item,
    section,
    service_items,
    services_of,
    span,
    when,
    words,
    written,
)
from pipeline.render.documents.terms import plain
from pipeline.render.table import Cell, Column, Entry, Table
from pipeline.wording import daftar

KIND = PlanKind(
    name="rencana-perubahan",
    title="Rencana Perubahan Layanan",
    readings=("perubahan.", "persetujuan.perubahan", "peran.pemetaan"),
)
CLAUSES = ("L2.1.2.5.p1a", "L2.1.2.5.p1b", "L2.1.2.5.p2a", "L2.1.2.5.p3a", "L1.T1.2.3")
# Values of the catalogue that no public page shows.
_INTERNAL = frozenset({"rpo", "rto"})


@dataclass(frozen=True, slots=True)
class Change:
    """A change, with the adopted plan that it carries out.

    Attributes:
        card: Its record.
        plan: The record of the plan; None where the change is planned by itself.
    """

    card: Card
    plan: Card | None

    def get(self, name: str) -> Any:
        """A field of the record; where it is silent, of its plan."""
        own = self.card.data.get(name)
        return own if own is not None or self.plan is None else self.plan.data.get(name)

    def note(self, name: str) -> str:
        """Where a field was taken from, where that is the plan."""
        borrowed = self.plan is not None and name not in self.card.data and name in self.plan.data
        return f"menurut rencana {self.plan.id}" if self.plan is not None and borrowed else ""


def change_plan(dossier: Dossier, scope: Scope) -> Draft | None:
    """The change plan of one record."""
    card = card_of(dossier, scope, "perubahan")
    if card is None:
        return None
    plan = dossier.world.index.one(card.data.get("rencana"), card.document.opd, "perubahan")
    change = Change(card, plan if plan != card else None)
    names = names_of(services_of(dossier, card))
    title = Title(
        jenis=KIND.title,
        tentang=names or card.id,
        clauses=CLAUSES,
        lingkup=names,
        status=_standing(dossier, change),
        **number_and_day(dossier, card.data.get("penetapan") or card.data.get("persetujuan")),
    )
    body = (tuple(_sections(dossier, change)), of_record(card.ref))
    return plan_draft(dossier, scope, KIND, title, body)


def _standing(dossier: Dossier, change: Change) -> str:
    adopted = decided(dossier, change.get("penetapan"))
    approved = decided(dossier, change.card.data.get("persetujuan"))
    if adopted is False or approved is False:
        return "ditolak"
    if adopted and approved:
        return "ditetapkan"
    return "disetujui" if approved else "disusun"


def _sections(dossier: Dossier, change: Change) -> Iterator[PlanSection]:
    bodies: tuple[tuple[str, Iterator[Part]], ...] = (
        ("Kelas dan asal perubahan", _class(dossier, change)),
        ("Faktor dan rencana penerapan", _plan(dossier, change)),
        ("Peninjauan", _review(change)),
        ("Strategi perubahan", _strategy(change)),
        ("Analisis dampak", _impact(change)),
        ("Risiko, mutu, dan ukuran", _risk(change)),
        ("Penetapan dan persetujuan", _acts(dossier, change)),
        ("Penyampaian kepada pengguna", _told(dossier, change)),
        ("Rilis dan katalog", _linked(dossier, change)),
    )
    for heading, parts in bodies:
        yield section(dossier, KIND.name, heading, parts)


def _class(dossier: Dossier, change: Change) -> Iterator[Part]:
    card = change.card
    yield Part(
        "fakta",
        [
            *service_items(dossier, card),
            Item("Kelas perubahan", words(card.data.get("jenis_perubahan"))),
            Item("Asal", words(change.get("asal")), note=change.note("asal")),
            *_sources(dossier, change),
            *_transfer(dossier, card),
            record_item(dossier, card),
        ],
    )
    yield from _adjusted(dossier, card)


def _sources(dossier: Dossier, change: Change) -> Iterator[Item]:
    index, home = dossier.world.index, change.card.document.opd
    labels = {
        "permintaan": "Permintaan yang mendasari",
        "aduan": "Aduan yang mendasari",
        "perubahan": "Rencana",
    }
    refs = [(kind, ref) for kind in ("permintaan", "aduan") for ref in as_list(change.get(kind))]
    refs += [("perubahan", change.plan.id)] if change.plan else []
    for kind, ref in refs:
        known = index.one(ref, home, kind)
        yield Item(
            labels[kind], str(ref).split("/")[-1], places.record_place(known.ref, index) if known else ""
        )


def _transfer(dossier: Dossier, card: Card) -> Iterator[Item]:
    moved = card.data.get("transfer", {})
    if moved:
        office = dossier.world.region.offices.get(str(moved.get("ke", "")).split("/")[-1])
        told = office.nama if office else written(moved.get("ke"))
        yield Item("Dipindahkan kepada", told, note=when(dossier, moved.get("tanggal")) or "")


def _adjusted(dossier: Dossier, card: Card) -> Iterator[Part]:
    before, after = card.data.get("sebelum", {}), card.data.get("sesudah", {})
    names = dict.fromkeys((*before, *after))
    rows: list[tuple[Entry, ...]] = [
        (plain(name), *(_value(dossier, name, values.get(name)) for values in (before, after)))
        for name in names
        if dossier.inside or name not in _INTERNAL
    ]
    hidden = not dossier.inside and bool(_INTERNAL & set(names))
    if names:
        columns = (Column("Isian katalog", width=30), Column("Sebelum", width=35), Column("Sesudah"))
        note = "RPO atau RTO ikut disesuaikan; nilainya tidak diterbitkan." if hidden else ""
        yield Part("tabel", Table(caption="Penyesuaian target", columns=columns, rows=tuple(rows), note=note))


def _value(dossier: Dossier, name: str, value: object) -> Cell:
    if value is None:
        return Cell("tidak berubah")
    if isinstance(value, list):
        told = [_request(one) for one in value if isinstance(one, Mapping)]
        return Cell("; ".join(told))
    if isinstance(value, Mapping):
        return Cell("; ".join(f"{plain(day)} {hours}" for day, hours in value.items()))
    suffix = " %" if name == "target_ketersediaan" else ""
    shown = str(value).replace(".", ",") if suffix else dossier.law.label(name, str(value))
    return Cell(f"{shown}{suffix}")


def _request(entry: Mapping[str, Any]) -> str:
    return f"{entry.get('nama') or entry.get('id', '')}: {entry.get('target', 'tanpa target')}"


def _plan(dossier: Dossier, change: Change) -> Iterator[Part]:
    yield Part(
        "fakta",
        [
            Item("Faktor", words(change.get("faktor")), note=change.note("faktor")),
            _text(change, "identifikasi", "Identifikasi"),
            _text(change, "evaluasi", "Evaluasi"),
            Item("Jadwal", span(dossier, change.get("jadwal")), note=change.note("jadwal"), source=TOOL),
        ],
    )
    yield Part("subjudul", "Rencana penerapan")
    yield listing(change.get("rencana_penerapan"), steps=True)


def _text(change: Change, name: str, label: str) -> Item:
    return item(label, change.get(name), note=change.note(name))


def _part(change: Change, block: str, name: str, empty: str = "belum ada data") -> Item:
    return item(plain(name), dig(change.get(block), name), note=change.note(block), empty=empty)


def _review(change: Change) -> Iterator[Part]:
    empty = NONE if change.get("peninjauan") else "belum ada data"
    yield Part(
        "fakta", [_part(change, "peninjauan", name, empty) for name in ("teknologi", "proses", "kebijakan")]
    )


def _strategy(change: Change) -> Iterator[Part]:
    told = written(change.get("strategi"))
    yield Part("kalimat", told) if told else Part("nihil", "Belum ada data.")


def _impact(change: Change) -> Iterator[Part]:
    yield Part("fakta", [_part(change, "dampak", name) for name in ("proses_bisnis", "kepuasan_pengguna")])


def _risk(change: Change) -> Iterator[Part]:
    risks = [risk for risk in as_list(change.get("risiko")) if isinstance(risk, Mapping)]
    rows = tuple(
        (written(r.get("uraian")), written(r.get("tingkat")), written(r.get("mitigasi"))) for r in risks
    )
    columns = (Column("Risiko", width=40), Column("Tingkat", width=15), Column("Pengendalian"))
    yield Part("tabel", Table(caption="Risiko", columns=columns, rows=rows, empty="Belum ada data."))
    yield Part("fakta", [_text(change, "pengendalian_mutu", "Pengendalian mutu")])
    yield Part("subjudul", "Ukuran keberhasilan")
    yield listing(change.get("ukuran"))


def _acts(dossier: Dossier, change: Change) -> Iterator[Part]:
    """The plan is set by the head of the OPD, each change agreed to by whoever answers for the service."""
    setting = change.card if "penetapan" in change.card.data or change.plan is None else change.plan
    boxes = [
        *act(dossier, setting, "Menetapkan", setting.data.get("penetapan")),
        *act(dossier, change.card, "Menyetujui", change.card.data.get("persetujuan")),
    ]
    if setting != change.card:
        yield Part(
            "kalimat", f"Rencananya ditetapkan melalui {setting.id}; perubahan ini disetujui tersendiri."
        )
    yield Part("persetujuan", boxes)


def _told(dossier: Dossier, change: Change) -> Iterator[Part]:
    told = change.card.data.get("penyampaian", {})
    classes = [
        dossier.law.label("klasifikasi", str(service.document.data["klasifikasi"]))
        for service in services_of(dossier, change.card)
        if "klasifikasi" in service.document.data
    ]
    yield Part(
        "fakta",
        [
            item("Isi", told.get("isi"), empty="belum disampaikan"),
            Item("Waktu", when(dossier, told.get("waktu")), empty="belum disampaikan"),
            Item(
                "Kanal",
                daftar([str(one) for one in as_list(told.get("kanal"))]) or None,
                empty="belum disampaikan",
            ),
            Item("Klasifikasi layanan", daftar(list(dict.fromkeys(classes))) or None),
        ],
    )


def _linked(dossier: Dossier, change: Change) -> Iterator[Part]:
    index, card = dossier.world.index, change.card
    releases = [
        release
        for release in index.around(card.document.opd, "rilis")
        if any(
            index.one(ref, release.document.opd, "perubahan") == card
            for ref in as_list(release.data.get("perubahan"))
        )
    ]
    yield Part(
        "fakta",
        [
            *(Item("Rilis", one.id, places.record_place(one.ref, index)) for one in releases),
            *([] if releases else [Item("Rilis", None, empty=NIL)]),
            *(
                Item("Entri katalog", service.nama, places.service_page(service.ref))
                for service in services_of(dossier, card)
            ),
        ],
    )
