"""The regulation clause by clause with all that answers it, and where it can be read in two ways."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pipeline.law.law import Law
from pipeline.law.values import Clause, Reading
from pipeline.model.lean import dataclass
from pipeline.render.document import Cited
from pipeline.render.documents import places
from pipeline.render.documents.answers import Line
from pipeline.render.documents.dossier import Dossier, Draft, Shelf
from pipeline.render.documents.figures import figure_links
from pipeline.render.documents.frontmatter import cited
from pipeline.render.documents.passes import Pass, clause_passes
from pipeline.render.documents.terms import plain
from pipeline.render.page import Crumb, Sheet

_SECTION = re.compile(r"L(2(?:\.\d)*)")
_CRUMBS = (places.HOME_CRUMB, Crumb("Aturan dan klausul", places.RULES))
# A clause that many fields mention names the first of them.
_MOST = 6
WAYS: Mapping[str, str] = {
    "skema": "Isian", "aturan": "Aturan", "ukuran": "Ukuran", "dokumen": "Dokumen", "bacaan": "Tafsir",
    "maturitas": "Maturitas", "manual": "Dinilai orang", "tidak_berlaku": "Tidak menuntut apa pun",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Way:
    """One way in which a clause is met."""

    label: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class ClauseRow:
    """A clause with all that answers it, and how many records are in order where rules look at records."""

    clause: Clause
    ways: tuple[Way, ...]
    passed: Pass | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter of the regulation."""

    id: str
    title: str
    rows: tuple[ClauseRow, ...]


@dataclass(frozen=True, slots=True)
class ReadingCard:
    """A reading with its alternatives and what this region chose."""

    reading: Reading
    clauses: tuple[Cited, ...]
    options: tuple[tuple[str, str, bool], ...]
    chosen: tuple[str, ...]


def ledger_pages(dossier: Dossier, shelf: Shelf) -> list[Draft]:
    """The clause ledger and the list of readings."""
    return [_clauses(dossier, shelf), _readings(dossier)]


def _clauses(dossier: Dossier, shelf: Shelf) -> Draft:
    sheet = Sheet(
        path=places.CLAUSES,
        title="Buku klausul",
        section=places.RULES,
        crumbs=_CRUMBS,
        summary=f"{len(dossier.law.clauses)} klausul {dossier.law.nama} dan segala yang menjawabnya.",
    )
    values = {
        "bagian": list(_sections(dossier, shelf)),
        "kekuatan": [
            (word, plain(word)) for word in sorted({c.kekuatan for c in dossier.law.clauses.values()})
        ],
        "regulasi": dossier.law.nama,
    }
    return Draft(template="pages/klausul.html", sheet=sheet, values=values)


def _sections(dossier: Dossier, shelf: Shelf) -> Iterator[Section]:
    documents = {entry.kind.name: entry.kind.title for entry in shelf}
    passes, figures = clause_passes(dossier), figure_links(dossier.law)
    grouped: dict[str, list[ClauseRow]] = {}
    for clause in dossier.law.clauses.values():
        ways = dossier.answers.get(clause.id, {})
        shown = tuple(_way(way, told, dossier.law, documents) for way, told in ways.items())
        if clause.id in figures:
            shown = (*shown, Way("Gambar", (figures[clause.id],)))
        grouped.setdefault(section_of(clause.id, dossier.law), []).append(
            ClauseRow(clause, shown, passes.get(clause.id))
        )
    for number, (title, rows) in enumerate(grouped.items(), start=1):
        yield Section(f"bagian-{number}", title, tuple(rows))


def section_of(clause: str, law: Law) -> str:
    """The chapter that a clause stands in, as a heading."""
    if clause.startswith("L1"):
        return "Lampiran Bab I"
    if clause.startswith("L3"):
        return "Lampiran Bab III"
    match = _SECTION.match(clause)
    if match is None:
        return "Menimbang, Mengingat, dan batang tubuh"
    number = match[1] if "." in match[1] else ""
    name = next((activity.nama for activity in law.maturity.activities if activity.id == number), "")
    return " ".join(part for part in ("Lampiran Bab II", number, name) if part)


def _way(way: str, told: tuple[str, ...], law: Law, documents: Mapping[str, str]) -> Way:
    lines = [_line(way, text, law, documents) for text in told[:_MOST]]
    if len(told) > _MOST:
        lines.append(Line(f"dan {len(told) - _MOST} lagi"))
    return Way(WAYS.get(way, way), tuple(lines))


def _line(way: str, text: str, law: Law, documents: Mapping[str, str]) -> Line:
    if way == "aturan":
        return Line(text, places.rule_page(text))
    if way == "bacaan" and text in law.readings:
        return Line(text, places.reading_place(text))
    name, _, part = text.partition(" § ")
    if way == "dokumen" and name in documents:
        words = documents[name] + (f", bagian {part}" if part else "")
        return Line(words, places.DOCUMENTS)
    return Line(text)


def _readings(dossier: Dossier) -> Draft:
    sheet = Sheet(
        path=places.READINGS,
        title="Tafsir yang dipakai",
        section=places.RULES,
        crumbs=_CRUMBS,
        summary="Tempat naskah dapat dibaca lebih dari satu cara, pilihan yang ada, dan yang dipakai.",
    )
    cards = [_card(dossier, reading) for reading in dossier.law.readings.values()]
    return Draft(
        template="pages/tafsir.html", sheet=sheet, values={"kartu": cards, "regulasi": dossier.law.nama}
    )


def _card(dossier: Dossier, reading: Reading) -> ReadingCard:
    law = dossier.law
    options = tuple((value, meaning, value == reading.default) for value, meaning in reading.pilihan.items())
    return ReadingCard(reading, cited(law, *reading.klausul), options, tuple(_choices(dossier, reading)))


def _choices(dossier: Dossier, reading: Reading) -> Iterator[str]:
    """Who reads it differently, in sentences; none where all keep the pack's own."""
    seen: set[tuple[str, str | None]] = set()
    for opd in ("", *(office.id for office in dossier.offices)):
        choice = dossier.law.choice(reading.kunci, opd, dossier.site.as_of)
        if choice is None or choice.is_default or (choice.nilai, choice.opd) in seen:
            continue
        seen.add((choice.nilai, choice.opd))
        who = "Daerah" if not choice.opd else _name(dossier, choice.opd)
        yield f"{who} memakai {choice.tertulis or choice.nilai}: {choice.alasan}"


def _name(dossier: Dossier, opd: str) -> str:
    office = dossier.world.region.offices.get(opd)
    return office.singkatan if office else opd
