"""The recovery plan of a `drp` record, internal: what is covered, when and how, who agreed, what happened."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.model.card import Card
from pipeline.model.document import as_list, dig
from pipeline.model.durations import parse_duration
from pipeline.model.moments import parse_date
from pipeline.model.region import Service
from pipeline.render.document import Item
from pipeline.render.documents import places
from pipeline.render.documents.dossier import Dossier, Draft, Scope
from pipeline.render.documents.drp_history import activations, drills
from pipeline.render.documents.figures import figure_for
from pipeline.render.documents.frontmatter import Title
from pipeline.render.documents.plan_parts import (
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
    official,
    plan_draft,
    record_item,
    section,
    services_of,
    term,
    when,
)
from pipeline.render.table import Cell, Column, Entry, Table
from pipeline.wording import daftar

KIND = PlanKind(
    name="drp",
    title="Rencana Pemulihan Bencana (DRP)",
    readings=("drp.", "rpo", "rto", "peran.pemetaan"),
)
CLAUSES = ("L2.1.2.1.a1.d", "L2.1.2.1.a1.e", "L2.1.2.4.p3a", "L2.2.2.2.p1", "L2.2.2.2.T9.1", "L2.2.2.2.T9.2")
_LIMITS = (("rpo", "RPO"), ("rto", "RTO"))


def recovery_plan(dossier: Dossier, scope: Scope) -> Draft | None:
    """The DRP of one record; its content is for those who run the services, never for the public."""
    card = card_of(dossier, scope, "drp")
    if card is None:
        return None
    names = names_of(services_of(dossier, card))
    title = Title(
        jenis=KIND.title,
        tentang=names or card.id,
        clauses=CLAUSES,
        lingkup=names,
        status=standing(dossier, card),
        **number_and_day(dossier, card.data.get("penetapan")),
    )
    body = (tuple(_sections(dossier, card)), of_record(card.ref))
    return plan_draft(dossier, scope, KIND, title, body)


def standing(dossier: Dossier, card: Card) -> str:
    """Where a DRP stands: disusun, disetujui, ditetapkan, ditolak or kedaluwarsa."""
    approved = decided(dossier, card.data.get("persetujuan"))
    adopted = decided(dossier, card.data.get("penetapan"))
    if approved is False or adopted is False:
        return "ditolak"
    last = parse_date(dig(card.data, "berlaku", "sampai"))
    if last is not None and last < dossier.site.as_of.astimezone(dossier.site.zone).date():
        return "kedaluwarsa"
    if approved and adopted:
        return "ditetapkan"
    return "disetujui" if approved else "disusun"


def _sections(dossier: Dossier, card: Card) -> Iterator[PlanSection]:
    data = card.data
    bodies: tuple[tuple[str, Iterator[Part]], ...] = (
        ("Status DRP", _status(dossier, card)),
        ("Layanan, RPO, dan RTO", _limits(dossier, card)),
        ("Asesmen pusat data", _assessed(dossier, card)),
        ("Analisis hasil asesmen", _text(data.get("analisis"))),
        ("Definisi kondisi bencana", _disasters(dossier, card)),
        ("Langkah aktivasi", _activation(dossier, card)),
        ("Langkah normalisasi", _normal(card)),
        ("Perlindungan data", _protection(dossier, card)),
        ("Persetujuan dan penetapan", _acts(dossier, card)),
        ("Riwayat kejadian", activations(dossier, card)),
        ("Uji coba DRP", drills(dossier, card)),
    )
    for heading, parts in bodies:
        yield section(dossier, KIND.name, heading, parts)
    if (steps := figure_for(dossier, "L2.2.2.2.G9")) is not None:
        yield section(dossier, KIND.name, "Alur pemulihan", (Part("gambar", steps),))


def _limits(dossier: Dossier, card: Card) -> Iterator[Part]:
    yield Part("tabel", _covered(dossier, card))
    if (meant := figure_for(dossier, "L2.1.2.4.G3")) is not None:
        yield Part("gambar", meant)


def _text(value: object) -> Iterator[Part]:
    yield Part("kalimat", str(value)) if value else Part("nihil", "Belum ada data.")


def _status(dossier: Dossier, card: Card) -> Iterator[Part]:
    data, state = card.data, standing(dossier, card)
    yield Part(
        "fakta",
        [
            Item("Keadaan", _meaning(state), badge=state),
            item("Versi", data.get("versi"), empty="belum dicantumkan"),
            Item("Disusun oleh", official(dossier, data.get("disusun_oleh"), card.document.opd)),
            Item("Masa berlaku", term(data.get("berlaku")), empty="belum dicantumkan", source="isian alat"),
            record_item(dossier, card),
        ],
    )


def _meaning(state: str) -> str:
    if state == "ditetapkan":
        return "telah disusun, disetujui penyedia layanan, dan ditetapkan"
    why = {
        "disusun": "belum disetujui dan belum ditetapkan",
        "disetujui": "belum ditetapkan",
        "ditolak": "ditolak",
        "kedaluwarsa": "masa berlakunya telah lewat",
    }
    return f"{why[state]}; tidak memenuhi kewajiban DRP bagi kelas layanan yang mewajibkannya"


def _rows_of(card: Card) -> Iterator[tuple[object, Mapping[str, Any]]]:
    for row in as_list(card.data.get("layanan")):
        own = row if isinstance(row, Mapping) else {"layanan": row}
        yield own.get("layanan"), {**card.data, **own}


def _covered(dossier: Dossier, card: Card) -> Table:
    rows = [
        _service_row(dossier, service, plan)
        for ref, plan in _rows_of(card)
        if (service := dossier.world.region.service(ref, card.document.opd))
    ]
    columns = (
        Column("Layanan"),
        Column("Klasifikasi", width=15),
        Column("RPO", width=20),
        Column("RTO", width=20),
        Column("Terhadap target pengoperasian", width=20),
    )
    return Table(
        caption="Layanan yang dicakup, RPO dan RTO",
        columns=columns,
        rows=tuple(rows),
        note="RPO: kehilangan data terlama. RTO: waktu pemulihan terlama sejak bencana sampai normal.",
    )


def _service_row(dossier: Dossier, service: Service, plan: Mapping[str, Any]) -> tuple[Entry, ...]:
    now = dossier.site.as_of
    held = {name: service.held(name, now) for name, _ in _LIMITS}
    applications = [
        _application(dossier, ref, service.opd) for ref in service.document.data.get("aplikasi", ())
    ]
    return (
        Cell(
            service.nama,
            places.service_page(service.ref),
            note=f"Aplikasi: {daftar(applications) or 'nihil'}",
        ),
        dossier.law.label("klasifikasi", str(service.held("klasifikasi", now) or "belum diklasifikasi")),
        *(
            Cell(str(plan.get(name) or "belum ada data"), note=f"target {held[name] or 'belum ditetapkan'}")
            for name, _ in _LIMITS
        ),
        _agreement(plan, held),
    )


def _application(dossier: Dossier, ref: object, opd: str) -> str:
    found = dossier.world.region.component(ref, opd)
    return str(found.data.get("nama", found.id)) if found else str(ref)


def _agreement(plan: Mapping[str, Any], held: Mapping[str, object]) -> str:
    pairs = [(label, parse_duration(plan.get(name)), parse_duration(held[name])) for name, label in _LIMITS]
    lacking = [label for label, planned, promised in pairs if planned is None or promised is None]
    laxer = [
        label
        for label, planned, promised in pairs
        if planned and promised and (planned.seconds or 0) > (promised.seconds or 0)
    ]
    if laxer:
        return f"{daftar(laxer)} lebih longgar dari target"
    return f"{daftar(lacking)} tidak dapat dibandingkan" if lacking else "selaras"


def _assessed(dossier: Dossier, card: Card) -> Iterator[Part]:
    found = card.data.get("asesmen", {})
    yield Part(
        "fakta",
        [
            Item("Tanggal asesmen", when(dossier, found.get("tanggal"))),
            Item("Dilakukan oleh", official(dossier, found.get("oleh"), card.document.opd)),
            item("Kondisi fisik", found.get("kondisi_fisik")),
            item("Kelayakan fungsi", found.get("kelayakan_fungsi")),
        ],
    )


def _disasters(dossier: Dossier, card: Card) -> Iterator[Part]:
    yield listing(card.data.get("kondisi_bencana"))
    decider = dig(card.data, "aktivasi", "penanggung_jawab")
    yield Part("fakta", [Item("Memutuskan aktivasi", official(dossier, decider, card.document.opd))])


def _activation(dossier: Dossier, card: Card) -> Iterator[Part]:
    block = card.data.get("aktivasi", {})
    yield Part(
        "fakta",
        [
            item("Pemicu", block.get("pemicu")),
            Item("Penanggung jawab", official(dossier, block.get("penanggung_jawab"), card.document.opd)),
        ],
    )
    yield listing(block.get("langkah"), steps=True)


def _normal(card: Card) -> Iterator[Part]:
    yield listing(card.data.get("normalisasi"), steps=True)
    told = card.data.get("definisi", {})
    yield Part(
        "fakta",
        [
            item("Beroperasi memadai", told.get("memadai"), empty="belum didefinisikan"),
            item("Beroperasi normal", told.get("normal"), empty="belum didefinisikan"),
        ],
    )


def _protection(dossier: Dossier, card: Card) -> Iterator[Part]:
    known = dossier.world.region
    limits = [
        (service, duration)
        for ref, plan in _rows_of(card)
        if (service := known.service(ref, card.document.opd))
        and (duration := parse_duration(plan.get("rpo")))
    ]
    if not limits:
        yield Part("nihil", "Belum ada data: RPO belum ditulis.")
        return
    yield Part(
        "kalimat",
        "Pada saat bencana harus tersedia salinan data yang umurnya tidak melebihi RPO, sehingga jarak "
        "antarsalinan paling lama sama dengan RPO.",
    )
    items = [
        Item(service.nama, f"data terakhir paling tua {duration.text} sebelum bencana")
        for service, duration in limits
    ]
    yield Part("fakta", items)


def _acts(dossier: Dossier, card: Card) -> Iterator[Part]:
    boxes = [
        *act(dossier, card, "Menyetujui", card.data.get("persetujuan")),
        *act(dossier, card, "Menetapkan", card.data.get("penetapan")),
    ]
    yield Part("persetujuan", boxes)
