"""The release plan of a `rilis` record: why, what, agreed by whom, how it was tested and told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.model.card import Card
from pipeline.model.document import as_list, dig
from pipeline.render.document import Item
from pipeline.render.documents import places
from pipeline.render.documents.dossier import Dossier, Draft, Scope
from pipeline.render.documents.figures import figure_for
from pipeline.render.documents.frontmatter import Title
from pipeline.render.documents.plan_parts import (
    NIL,
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
    official,
    officials,
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
from pipeline.render.documents.releaseplan_run import executed, tested
from pipeline.render.documents.terms import plain
from pipeline.render.table import Column, Table
from pipeline.wording import angka, daftar

KIND = PlanKind(
    name="rencana-rilis", title="Rencana Rilis", readings=("rilis.", "persetujuan.kominfo", "peran.pemetaan")
)
CLAUSES = ("L2.2.2.3.p1", "L2.2.2.3.T10.1.2", "L2.2.2.3.T10.2.1", "L2.2.3.p1", "L2.2.3.p2")


def release_plan(dossier: Dossier, scope: Scope) -> Draft | None:
    """The release plan of one record."""
    card = card_of(dossier, scope, "rilis")
    if card is None:
        return None
    names = names_of(services_of(dossier, card))
    version = str(card.data.get("versi", ""))
    title = Title(
        jenis=KIND.title,
        tentang=f"{names or card.id}{f' versi {version}' if version else ''}",
        clauses=CLAUSES,
        lingkup=names,
        status=_standing(dossier, card),
        **number_and_day(dossier, card.data.get("persetujuan")),
    )
    body = (tuple(_sections(dossier, card)), of_record(card.ref))
    return plan_draft(dossier, scope, KIND, title, body)


def _standing(dossier: Dossier, card: Card) -> str:
    states = {True: "disetujui", False: "ditolak", None: "belum_disetujui"}
    return states[decided(dossier, card.data.get("persetujuan"))]


def _sections(dossier: Dossier, card: Card) -> Iterator[PlanSection]:
    work = _development(dossier, card)
    bodies: tuple[tuple[str, Iterator[Part]], ...] = (
        ("Pemicu rilis", _trigger(dossier, card)),
        ("Pengembangan layanan", _developed(dossier, card, work)),
        ("Persetujuan pengembangan aplikasi", _permitted(dossier, work)),
        ("Metodologi dan fase", _phases(dossier, card, work)),
        ("Rencana rilis", _plan(dossier, card)),
        ("Pengecekan dan persetujuan", _acts(dossier, card)),
        ("Pelaksanaan", executed(dossier, card)),
        ("Pengujian", tested(dossier, card)),
        ("Evaluasi permasalahan", _problems(card)),
        ("Informasi hasil rilis", _informed(dossier, card)),
        ("Pengumuman kepada pengguna", _announced(dossier, card)),
    )
    for heading, parts in bodies:
        yield section(dossier, KIND.name, heading, parts)
    if (steps := figure_for(dossier, "L2.2.2.3.G10")) is not None:
        yield section(dossier, KIND.name, "Alur rilis", (Part("gambar", steps),))


def _development(dossier: Dossier, card: Card) -> Card | None:
    return dossier.world.index.one(card.data.get("pengembangan"), card.document.opd, "pengembangan")


def application_names(dossier: Dossier, refs: object, opd: str) -> str | None:
    """Applications by name."""
    found = [(ref, dossier.world.region.component(ref, opd)) for ref in as_list(refs)]
    return daftar([str(app.data.get("nama", app.id)) if app else str(ref) for ref, app in found]) or None


def _trigger(dossier: Dossier, card: Card) -> Iterator[Part]:
    data, home = card.data, card.document.opd
    yield Part(
        "fakta",
        [
            *service_items(dossier, card),
            Item(
                "Aplikasi", application_names(dossier, data.get("aplikasi"), home), empty="belum dicantumkan"
            ),
            item("Versi", data.get("versi"), empty="belum dicantumkan"),
            Item("Pemicu", words(data.get("alasan"))),
            *_linked(dossier, card),
            record_item(dossier, card),
        ],
    )


def _linked(dossier: Dossier, card: Card) -> Iterator[Item]:
    """The records that the release answers to."""
    index = dossier.world.index
    found = False
    for kind, label in (
        ("perubahan", "Rencana perubahan"),
        ("permintaan", "Permintaan layanan"),
        ("pengembangan", "Pengembangan aplikasi"),
    ):
        for ref in as_list(card.data.get(kind)):
            found = True
            known = index.one(ref, card.document.opd, kind)
            yield Item(label, str(ref).split("/")[-1], places.record_place(known.ref, index) if known else "")
    if not found:
        yield Item("Catatan yang mendasari", None, empty=NIL)


def _developed(dossier: Dossier, card: Card, work: Card | None) -> Iterator[Part]:
    data = card.data
    factor = data.get("faktor")
    facts = [
        item("Faktor pendorong", words(factor) if isinstance(factor, list) else factor),
        item("Sifat", words(data.get("sifat"))),
    ]
    if work is not None:
        facts += [
            Item("Kegiatan", words(work.data.get("kegiatan")), empty="belum dicantumkan"),
            Item("Aplikasi", application_names(dossier, work.data.get("aplikasi"), work.document.opd)),
            item("Ruang lingkup", work.data.get("ruang_lingkup"), empty="belum dicantumkan"),
            Item("Pelaksana", _performer(dossier, work), empty="belum dicantumkan"),
        ]
    yield Part("fakta", facts)


def _performer(dossier: Dossier, work: Card) -> str | None:
    """Whether the OPD or somebody else develops: as the analysis, else the catalogue, says."""
    analysis = dossier.world.index.one(work.data.get("analisis"), work.document.opd, "analisis_aplikasi")
    application = dossier.world.region.component(work.data.get("aplikasi"), work.document.opd)
    said = dig(analysis.data, "pelaksana") if analysis else None
    return words(said or (application.data.get("pengembang") if application else None))


def _permitted(dossier: Dossier, work: Card | None) -> Iterator[Part]:
    if work is None:
        yield Part("nihil", "Nihil: rilis ini tidak merujuk kegiatan pembangunan atau pengembangan aplikasi.")
        return
    note = dig(work.data, "persetujuan_kominfo", "catatan")
    if note and decided(dossier, work.data.get("persetujuan_kominfo")) is not None:
        yield Part("fakta", [item("Catatan persetujuan", note)])
    yield Part("persetujuan", list(act(dossier, work, "Menyetujui", work.data.get("persetujuan_kominfo"))))


def _phases(dossier: Dossier, card: Card, work: Card | None) -> Iterator[Part]:
    first = next(iter(as_list(card.data.get("aplikasi"))), None)
    application = dossier.world.region.component(first, card.document.opd)
    own = application.data.get("metodologi") if application else None
    used = work.data.get("metodologi") if work else None
    method = plain(used or own) if used or own else None
    yield Part("fakta", [Item("Metodologi", method, note="" if used or not own else "menurut katalog")])
    if work is None:
        return
    rows = tuple(
        (plain(phase.get("nama", "")), span(dossier, phase), written(phase.get("keluaran")))
        for phase in as_list(work.data.get("fase"))
        if isinstance(phase, Mapping)
    )
    columns = (Column("Fase", width=25), Column("Waktu", width=35), Column("Keluaran"))
    yield Part(
        "tabel",
        Table(caption="Fase yang dijalani", columns=columns, rows=rows, empty="Belum ada data."),
    )


def _plan(dossier: Dossier, card: Card) -> Iterator[Part]:
    plan: Mapping[str, Any] = card.data.get("rencana", {})
    sent = card.data.get("pengajuan", {})
    yield Part(
        "fakta",
        [
            item("Ruang lingkup", plan.get("ruang_lingkup")),
            Item("Jadwal", span(dossier, plan.get("jadwal"))),
            Item("Pengguna terdampak", _reached(card.data.get("pengguna_terdampak"))),
            item("Risiko", plan.get("risiko"), empty="belum dicantumkan", source=TOOL),
            item("Rencana batal", plan.get("rencana_batal"), empty="belum dicantumkan", source=TOOL),
            Item(
                "Diajukan",
                when(dossier, sent.get("waktu")),
                note=official(dossier, sent.get("oleh"), card.document.opd) or "",
            ),
            *_emergency(card),
        ],
    )
    yield Part("subjudul", "Langkah rilis")
    yield listing(plan.get("langkah"), steps=True)


def _reached(users: object) -> str | None:
    """How many users, or who they are."""
    if isinstance(users, int):
        return f"{angka(users)} pengguna"
    return written(users)


def _emergency(card: Card) -> Iterator[Item]:
    if "darurat" in card.data:
        yield item("Rilis darurat", dig(card.data, "darurat", "alasan"))


def _acts(dossier: Dossier, card: Card) -> Iterator[Part]:
    yield Part("fakta", [item("Hasil pengecekan", dig(card.data, "pengecekan", "hasil"))])
    boxes = [
        *act(dossier, card, "Memeriksa", card.data.get("pengecekan")),
        *act(dossier, card, "Menyetujui", card.data.get("persetujuan")),
    ]
    yield Part("persetujuan", boxes)


def _problems(card: Card) -> Iterator[Part]:
    found = card.data.get("evaluasi", {})
    yield Part(
        "fakta",
        [
            item("Permasalahan", found.get("permasalahan"), empty="belum dievaluasi"),
            item("Tindakan", found.get("tindakan")),
        ],
    )


def _informed(dossier: Dossier, card: Card) -> Iterator[Part]:
    told, back = card.data.get("informasi", {}), card.data.get("umpan_balik", {})
    home = card.document.opd
    yield Part(
        "fakta",
        [
            Item(
                "Disampaikan kepada penyedia layanan",
                when(dossier, told.get("waktu")),
                empty="belum disampaikan",
                note=officials(dossier, told.get("kepada"), home) or "",
            ),
            item(
                "Umpan balik",
                back.get("isi"),
                empty="belum ada umpan balik",
                note=", ".join(
                    filter(
                        None, (official(dossier, back.get("oleh"), home), when(dossier, back.get("waktu")))
                    )
                ),
            ),
        ],
    )


def _announced(dossier: Dossier, card: Card) -> Iterator[Part]:
    told = card.data.get("pengumuman", {})
    yield Part(
        "fakta",
        [
            item("Isi", told.get("isi"), empty="belum diumumkan"),
            Item("Waktu", when(dossier, told.get("waktu")), empty="belum diumumkan"),
            Item(
                "Kanal",
                daftar([str(one) for one in as_list(told.get("kanal"))]) or None,
                empty="belum diumumkan",
            ),
        ],
    )
