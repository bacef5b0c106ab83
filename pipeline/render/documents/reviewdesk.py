"""The reviewer's desk of the internal edition: nine cells an OPD, the queue by risk, changes, a draft."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from pipeline.model.card import CATALOGUE_KINDS, Card
from pipeline.model.document import as_list, dig
from pipeline.model.moments import parse_date, parse_moment
from pipeline.model.region import Office, Service
from pipeline.render.document import Metric
from pipeline.render.documents import places
from pipeline.render.documents.dossier import REGION, Dossier, Draft
from pipeline.render.documents.followups import state_of, tasks, today_of
from pipeline.render.documents.risks import KINDS, Risk, risks
from pipeline.render.page import Crumb, Sheet
from pipeline.render.table import Cell, Column, Entry, Table
from pipeline.wording import angka, bagian, daftar, tanggal

PLACE = "internal/meja-reviu.html"
MOST = 300
# Where a record says when it happened; the first that is there counts.
_WHEN = (("tanggal",), ("diajukan",), ("dilaporkan",), ("dicatat",), ("bencana",), ("pengajuan", "waktu"))
_SAYS = "Meja reviu bagi PD urusan komunikasi dan informatika; bahan kerja, bukan hasil reviu."


def review_desk(dossier: Dossier, draft: str, queue: Sequence[Risk] | None = None) -> list[Draft]:
    """The page, made from the internal edition.

    Args:
        dossier: The internal edition.
        draft: A `reviu` record with the queue as its findings, as YAML; "" where nobody can sign it.
        queue: The risks; None to look for them.
    """
    found, last = list(risks(dossier) if queue is None else queue), last_review(dossier)
    values = {
        "pernyataan": (_SAYS,),
        "angka": _metrics(dossier, found),
        "matriks": _matrix(dossier),
        "antrean": _queue(dossier, found),
        "reviu_terakhir": f"Reviu terakhir: {last.id}, {tanggal(_day(last) or today_of(dossier))}."
        if last
        else "Belum pernah ada reviu oleh PD urusan komunikasi dan informatika.",
        "perubahan": _changes(dossier, last),
        "janji": _promises(dossier, last),
        "konsep": draft,
    }
    sheet = Sheet(
        path=PLACE,
        title="Meja reviu",
        section=places.DOCUMENTS,
        crumbs=(places.HOME_CRUMB, Crumb("Edisi internal", "internal/index.html")),
        summary=_SAYS,
        edition=dossier.edition,
    )
    return [Draft(template="pages/meja-reviu.html", sheet=sheet, values=values)]


def last_review(dossier: Dossier) -> Card | None:
    """The latest review that the OPD for communications and informatics keeps; None where there is none."""
    today, home = today_of(dossier), dossier.world.region.kominfo
    held = [(day, card) for card in dossier.world.index.of("reviu") if (day := _day(card)) is not None]
    past = [(day, card.ref, card) for day, card in held if card.document.opd == home and day <= today]
    return max(past)[2] if past else None


def _day(card: Card) -> date | None:
    return parse_date(str(card.data.get("tanggal", ""))[:10])


def _metrics(dossier: Dossier, found: list[Risk]) -> list[Metric]:
    counts = Counter(risk.kind.name for risk in found)
    demanded = {f"{one.opd}/layanan/{one.id}" for one in _demanded(dossier)}
    bare = {risk.record for risk in found if risk.code == "DRP018"}
    copied = bagian(len(demanded - bare), len(demanded)) if demanded else "tidak ada"
    return [
        Metric("Dengan salinan di tempat lain", copied, "layanan yang wajib memiliki DRP"),
        *(Metric(kind.name, angka(counts[kind.name]) if counts[kind.name] else "nihil") for kind in KINDS),
    ]


def _demanded(dossier: Dossier) -> list[Service]:
    law, at = dossier.law, dossier.site.as_of
    return [
        service
        for service in dossier.services(REGION)
        if "drp" in law.continuity(str(service.document.data.get("klasifikasi")), at).value
    ]


def _matrix(dossier: Dossier) -> Table:
    table, assessed = dossier.law.maturity, dossier.levels.get(dossier.year)
    cells = [(stage, process) for stage in table.stages for process in table.processes]
    heads = [
        Column(f"{table.labels.get(stage, stage)}: {table.labels.get(process, process)}", "status")
        for stage, process in cells
    ]
    rows: list[tuple[Entry, ...]] = []
    for own in assessed.opd if assessed else ():
        office = dossier.world.region.offices[own.opd]
        name = Cell(office.singkatan, places.office_page(own.opd), note=f"level {own.level}")
        rows.append((name, *(_cell(own.matrix[stage][process].met) for stage, process in cells)))
    return Table(
        caption=f"Sembilan sel setiap OPD, {dossier.year}",
        columns=(Column("OPD"), *heads),
        rows=tuple(rows),
        note="Penilaian mandiri indikatif; bukti setiap sel ada pada laporan maturitas OPD itu.",
    )


def _cell(met: bool) -> Cell:  # noqa: FBT001 - the one thing that a cell says
    return Cell("", badge="terisi" if met else "kosong")


def _queue(dossier: Dossier, found: list[Risk]) -> Table:
    rows = tuple(_risk(dossier, risk) for risk in found[:MOST])
    return Table(
        caption="Antrean menurut risiko",
        stacks=True,
        columns=(
            Column("Risiko", width=15),
            Column("OPD", width=12),
            Column("Yang ditemukan", width=45),
            Column("Rekaman", "kode", 20),
            Column("Kode", "kode", 8),
        ),
        rows=rows,
        total=len(found) if len(found) > MOST else None,
        more=places.FINDINGS if len(found) > MOST else "",
        note="Yang terberat di atas; temuan yang dikecualikan tidak ikut.",
        id="antrean",
        filter=True,
    )


def _risk(dossier: Dossier, risk: Risk) -> tuple[Entry, ...]:
    # The OPD's own document may be the one that could not be read.
    office = dossier.world.region.offices.get(risk.opd)
    return (
        risk.kind.name,
        Cell(office.singkatan, places.office_page(risk.opd)) if office else risk.opd,
        Cell(risk.message, note=risk.advice),
        Cell(risk.record.split("/")[-1] or "–", risk.href),
        Cell(risk.code, places.rule_page(risk.code)) if risk.code else "–",
    )


def _changes(dossier: Dossier, last: Card | None) -> Table:
    since = _day(last) if last else None
    new: dict[str, Counter[str]] = {office.id: Counter() for office in dossier.offices}
    for card in dossier.world.index.cards.values():
        day = _happened(dossier, card)
        if (
            card.opd in new
            and card.jenis not in CATALOGUE_KINDS
            and day is not None
            and (not since or day > since)
        ):
            new[card.opd][card.jenis] += 1
    rows = tuple(_change(dossier, office, new[office.id], last) for office in dossier.offices)
    return Table(
        caption="Sejak reviu itu" if last else "Semua catatan",
        columns=(
            Column("OPD", width=20),
            Column("Catatan baru", width=40),
            Column("Butir reviu itu", width=20),
            Column("Level", width=20),
        ),
        rows=rows,
    )


def _happened(dossier: Dossier, card: Card) -> date | None:
    written = next((value for keys in _WHEN if (value := dig(card.data, *keys)) is not None), None)
    moment = parse_moment(written, dossier.site.zone)
    return moment.day if moment is not None and moment.happened(dossier.site.as_of) else None


def _change(dossier: Dossier, office: Office, new: Counter[str], last: Card | None) -> tuple[Entry, ...]:
    kinds = [f"{angka(number)} {kind.replace('_', ' ')}" for kind, number in sorted(new.items())]
    own = [
        task
        for task in (tasks(dossier, office.id, last) if last else [])
        if str(task.item.get("opd") or "").split("/")[-1] == office.id
    ]
    done = sum(1 for task in own if state_of(task, today_of(dossier)) == "selesai")
    return (
        Cell(office.singkatan, places.office_page(office.id)),
        daftar(kinds) if kinds else "tidak ada",
        f"{angka(done)} dari {angka(len(own))} selesai" if own else "tidak ada",
        _levels(dossier, office.id),
    )


def _levels(dossier: Dossier, opd: str) -> str:
    told = [
        f"{year}: {one.level}"
        for year, assessed in sorted(dossier.levels.items())
        for one in assessed.opd
        if one.opd == opd
    ]
    return "; ".join(told) or "tidak dinilai"


def _promises(dossier: Dossier, last: Card | None) -> Table:
    since = _day(last) if last else None
    rows = tuple(row for service in dossier.services(REGION) for row in _promise(dossier, service, since))
    return Table(
        caption="Janji layanan yang berganti",
        columns=(
            Column("Layanan", width=30),
            Column("Sampai", width=15),
            Column("Semula dan sekarang", width=50),
        ),
        rows=rows,
        empty="Tidak ada janji layanan yang berganti.",
    )


def _promise(dossier: Dossier, service: Service, since: date | None) -> Iterator[tuple[Entry, ...]]:
    """What a service held before, from its `riwayat`, where that ended after the review."""
    data = service.document.data
    for former in as_list(data.get("riwayat")):
        day = parse_date(former.get("sampai"))
        if day is None or day > today_of(dossier) or (since is not None and day <= since):
            continue
        said = [
            f"{name.replace('_', ' ')} {former[name]} menjadi {data.get(name, 'tidak diisi')}"
            for name in former
            if name not in ("sampai", "perubahan") and former[name] != data.get(name)
        ]
        if said:
            yield (Cell(service.nama, places.service_page(service.ref)), tanggal(day), daftar(said))
