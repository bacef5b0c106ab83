"""What changed since assessors answered: their answers, what became of them, each criterion then and now."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from pipeline.law.maturity import RungCriterion
from pipeline.model.assessment import Assessment, FollowUp, RegionAssessment
from pipeline.model.card import Card
from pipeline.model.dating import day_of
from pipeline.model.moments import parse_date
from pipeline.render.document import Cited
from pipeline.render.documents.evidence.narrative import BADGES
from pipeline.render.documents.evidence.packet import Packet, few
from pipeline.render.documents.frontmatter import cited
from pipeline.render.documents.verdicts import Answer, answers_on, revisions_by_item, since_cell
from pipeline.render.table import Cell, Column, Entry, Table
from pipeline.wording import angka, bagian, tanggal

_REVISE = "revisi"


def since(packet: Packet, kelas: str) -> dict[str, Any]:
    """What a class document says of the time since the last answer.

    Returns:
        `jawaban` and `banding`, tables or None, `baru`, a sentence or "", and `tiada`, why there is nothing.
    """
    if packet.former is None or not any(True for _ in _found(packet)):
        return {
            "jawaban": None,
            "banding": None,
            "baru": "",
            "tiada": "Belum ada jawaban penilai atas indikator ini yang dicatat; tidak ada pembanding.",
        }
    criteria = [(level, one) for level, one in packet.criteria() if _asks(packet, one, kelas)]
    return {
        "jawaban": _answers(packet, {one.id for _, one in criteria}),
        "banding": _then_and_now(packet, packet.former, criteria),
        "baru": _new(packet, kelas),
        "tiada": "",
    }


def answer_lines(packet: Packet) -> Iterator[str]:
    """Each answer as a sentence, with the records that it and what became of it rest on."""
    labels = {one.id: f"Level {level}" for level, one in packet.criteria()}
    for own, (card, item) in _found(packet):
        known = revisions_by_item(own).get((card.ref, str(item.get("id"))))
        name, verdict = str(item.get("kriteria", "")), str(item.get("putusan", ""))
        said = f"{labels.get(name, name)}: {verdict} pada penilaian {card.data.get('tahun')}"
        said += f", yang diminta: {str(item['catatan']).rstrip('.')}" if item.get("catatan") else ""
        if verdict == _REVISE:
            said += f"; {_became(known)}"
        refs = (card.ref, *(known.records if known else ()))
        yield f"{said}. [{', '.join(packet.short(ref) for ref in refs)}]"


def _became(known: FollowUp | None) -> str:
    if known is None or not known.records:
        return "belum ada catatan tindak lanjut"
    return "sedang ditindaklanjuti" if known.done is None else f"selesai {tanggal(known.done)}"


def _asks(packet: Packet, criterion: RungCriterion, kelas: str) -> bool:
    return any(one.kelas == kelas for one in packet.asked_by(criterion))


def _found(packet: Packet) -> Iterator[tuple[Assessment, Answer]]:
    """The answers of the last assessed year by this indicator, OPD by OPD."""
    year = packet.former.year if packet.former else 0
    for own in packet.assessments:
        for card, item in answers_on(packet.dossier, own):
            if card.data.get("indikator") == packet.law.maturity.indicator and card.data.get("tahun") == year:
                yield own, (card, item)


def _answers(packet: Packet, criteria: set[str]) -> Table:
    """The answers on the criteria of a class; one on words that are no criterion stands in all."""
    known = {one.id for _, one in packet.criteria()}
    found = [
        (own, answer)
        for own, answer in _found(packet)
        if str(answer[1].get("kriteria")) in criteria or str(answer[1].get("kriteria")) not in known
    ]
    columns = (
        Column("Kriteria", width=35),
        Column("Putusan", "status", 12),
        Column("Catatan penilai", width=25),
        Column("Yang berubah sesudahnya", "status"),
    )
    year = packet.former.year if packet.former else packet.year
    return Table(
        caption=f"Jawaban penilai atas penilaian tahun {year}",
        columns=columns,
        rows=tuple(_row(packet, own, answer) for own, answer in found),
        empty="Tidak ada jawaban atas kriteria yang meminta bukti kelas ini.",
    )


def _row(packet: Packet, own: Assessment, answer: Answer) -> tuple[Entry, ...]:
    card, item = answer
    name = str(item.get("kriteria", ""))
    labels = {one.id: f"Level {level}: {one.teks}" for level, one in packet.criteria()}
    verdict = str(item.get("putusan", ""))
    whose = f"{own.opd}; " if not packet.scope.opd else ""
    after = since_cell(packet.dossier, revisions_by_item(own).get((card.ref, str(item.get("id")))))
    return (
        Cell(
            labels.get(name, name),
            packet.place(card.ref),
            note=f"{whose}{card.id} butir {item.get('id')}, {_day(card)}{card.data.get('penilai')}",
        ),
        Cell("", badge=verdict),
        Cell(str(item["catatan"])) if item.get("catatan") else Cell("tidak ada catatan"),
        after if verdict == _REVISE else Cell("tidak diminta"),
    )


def _day(card: Card) -> str:
    made = parse_date(card.data.get("tanggal"))
    return f"{tanggal(made)}, " if made else ""


def _then_and_now(
    packet: Packet, former: RegionAssessment, criteria: list[tuple[int, RungCriterion]]
) -> Table | None:
    """How each criterion stood in the year that was answered, and how it stands; None for the same year."""
    if former.year == packet.year:
        return None
    columns = (
        Column("Kriteria"),
        Column(str(former.year), "status", 20),
        Column(str(packet.year), "status", 20),
    )
    return Table(
        caption=f"Kriteria pada {former.year} dan pada {packet.year}",
        columns=columns,
        rows=tuple(
            (
                Cell(f"Level {level}: {one.teks}", note=_clauses(cited(packet.law, one.id))),
                _standing(packet, former, one.id),
                _standing(packet, packet.region, one.id),
            )
            for level, one in criteria
        ),
        note=(
            f"Keduanya dihitung dari catatan repositori yang sama: {former.year} menurut catatan tahun itu, "
            f"{packet.year} menurut catatan tahun ini."
        ),
        empty="Tidak ada kriteria yang meminta bukti kelas ini.",
    )


def _clauses(clauses: tuple[Cited, ...]) -> str:
    return "; ".join(one.sitasi for one in clauses)


def _standing(packet: Packet, region: RegionAssessment, criterion: str) -> Cell:
    """Of one OPD its state and what it counts; of the region in how many OPDs the criterion holds."""
    every = [one for own in region.opd for one in own.defence.standings if _in_scope(packet, own)]
    found = [one for one in every if one.id == criterion]
    if not found:
        return Cell("tidak dinilai")
    if packet.scope.opd:
        return Cell("", badge=BADGES[found[0].state], note=found[0].counted)
    holding = sum(one.state in ("proved", "attested") for one in found)
    return Cell(f"{bagian(holding, len(found))} OPD")


def _in_scope(packet: Packet, own: Assessment) -> bool:
    return packet.scope.opd in ("", own.opd)


def _new(packet: Packet, kelas: str) -> str:
    """How many of the records behind the evidence are later than the last answer, the first by name."""
    days = [made for _, (card, _) in _found(packet) if (made := parse_date(card.data.get("tanggal")))]
    records = dict.fromkeys(name for one in packet.of_class(kelas) for name in one.records)
    if not days or not records:
        return ""
    latest = max(days)
    later = tuple(name for name in records if (day := _made(packet, name)) is not None and day > latest)
    said = (
        f"{angka(len(later))} dari {angka(len(records))} catatan di balik bukti kelas ini bertanggal sesudah"
    )
    return f"{said} jawaban penilai ({tanggal(latest)})" + (f": {few(packet, later)}." if later else ".")


def _made(packet: Packet, name: str) -> date | None:
    card = packet.card(name)
    return day_of(card.document, packet.dossier.site.zone) if card else None
