"""What documents made from plans have in common: sections, acts, people by office, texts as written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal

from pipeline.law.law import Law
from pipeline.model.card import Card
from pipeline.model.document import as_list, dig
from pipeline.model.lean import dataclass, replace
from pipeline.model.moments import parse_date, parse_moment
from pipeline.model.region import Service
from pipeline.render.document import Cited, Item, Signature
from pipeline.render.documents import places
from pipeline.render.documents.dossier import Dossier, Draft, Scope
from pipeline.render.documents.frontmatter import Title, cited, document_sheet, head, letterhead, signature
from pipeline.render.documents.notes import Wanted, about_records, finding_rows, reading_rows
from pipeline.render.documents.terms import plain
from pipeline.wording import daftar, tanggal, waktu

TEMPLATE = "pages/dokumen-rencana.html"
TOOL = "isian alat"
NIL = "nihil"
NONE = "tidak ada"
PartKind = Literal[
    "kalimat", "nihil", "subjudul", "fakta", "tabel", "daftar", "langkah", "gambar", "persetujuan"
]
# What happens to a plan, by the field that says when.
_EVENTS = {
    "pelaksanaan": "mulai",
    "pengujian": "waktu",
    "pengecekan": "waktu",
    "informasi": "waktu",
    "umpan_balik": "waktu",
    "uji": "tanggal",
    "evaluasi": "tanggal",
}
_ENDS = (("tafsir", "Pilihan tafsir yang dipakai"), ("temuan", "Temuan"))


@dataclass(frozen=True, slots=True)
class Part:
    """One thing a section shows.

    Attributes:
        kind: Which macro prints it.
        value: What that macro takes.
    """

    kind: PartKind
    value: Any


@dataclass(frozen=True, slots=True)
class PlanSection:
    """One section.

    Attributes:
        anchor: Where it stands.
        heading: Its heading, as the pack's clauses call it.
        clauses: The clauses that it answers.
        parts: What it shows.
    """

    anchor: str
    heading: str
    clauses: tuple[Cited, ...]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanKind:
    """What tells one kind of plan from another.

    Attributes:
        name: Its name in the register.
        title: Its title.
        readings: Keys of readings, or their beginnings, that it rests on.
    """

    name: str
    title: str
    readings: tuple[str, ...]


def answered(law: Law, name: str, heading: str) -> tuple[str, ...]:
    """The clauses that the pack says a section of a document answers, in the regulation's order."""
    return tuple(
        clause.id
        for clause in law.clauses.values()
        for row in clause.dipenuhi
        if row.get("rujukan") == name and row.get("bagian") == heading
    )


def section(dossier: Dossier, name: str, heading: str, parts: Iterable[Part]) -> PlanSection:
    """A section with the clauses that the pack names for it."""
    anchor = "-".join("".join(c if c.isalnum() else " " for c in heading.lower()).split())
    return PlanSection(
        anchor, heading, cited(dossier.law, *answered(dossier.law, name, heading)), tuple(parts)
    )


def plan_draft(
    dossier: Dossier,
    scope: Scope,
    kind: PlanKind,
    title: Title,
    body: tuple[Sequence[PlanSection], Wanted],
) -> Draft:
    """The document with everything that every document begins and ends with.

    Args:
        dossier: The region.
        scope: Whose document it is.
        kind: Which one.
        title: Its title block.
        body: Its sections, and which findings it lists.
    """
    sections, wanted = body
    rows, total = finding_rows(dossier, wanted)
    marks = (*((one.anchor, one.heading) for one in sections), *_ENDS)
    values = {
        "surat": letterhead(dossier, scope.opd),
        "kepala": head(dossier, scope, title),
        "bagian_rencana": tuple(sections),
        "isi_dokumen": marks,
        "pilihan_tafsir": reading_rows(dossier, kind.readings, scope.opd),
        "temuan_rencana": rows,
        "jumlah_temuan": total,
    }
    named = f"{kind.title} {title.tentang}"
    told = f"{named} ({scope.record.split('/')[-1]})" if scope.record else named
    return Draft(template=TEMPLATE, sheet=document_sheet(dossier, scope, kind.name, told), values=values)


def card_of(dossier: Dossier, scope: Scope, kind: str) -> Card | None:
    """The record that a scope names, as far as it had happened; None where it had not begun."""
    card = next(
        (card for card in dossier.world.index.around(scope.opd, kind) if card.ref == scope.record), None
    )
    if card is None or not _begun(dossier, card):
        return None
    return _as_happened(dossier, card)


def _begun(dossier: Dossier, card: Card) -> bool:
    """Whether a record had been made: the first day that it tells of has come."""
    written_on = dig(card.data, "pengajuan", "waktu") or dig(card.data, "asesmen", "tanggal")
    return _happened(dossier, written_on or card.data.get("tanggal"))


def _happened(dossier: Dossier, value: object) -> bool:
    moment = parse_moment(value, dossier.world.region.zone)
    return moment is None or moment.happened(dossier.site.as_of)


def _as_happened(dossier: Dossier, card: Card) -> Card:
    """A record without the events, tests and answers that lie after the instant of judgement."""
    data = dict(card.data)
    for name in _EVENTS.keys() & data.keys():
        blocks = as_list(data[name])
        past = [one for one in blocks if _happened(dossier, dig(one, _EVENTS[name]))]
        if not past:
            del data[name]
        elif len(past) < len(blocks):
            data[name] = past
    if "pelaksanaan" in card.data and "pelaksanaan" not in data:
        data.pop("evaluasi", None)
    return replace(card, document=replace(card.document, data=data))


def of_record(ref: str) -> Wanted:
    """The findings of one record."""
    return about_records((ref,), lambda _finding: True)


def services_of(dossier: Dossier, card: Card) -> list[Service]:
    """The services of a record, as far as they are known."""
    known = dossier.world.region.services
    return [known[ref] for ref in card.services if ref in known]


def names_of(services: Iterable[Service]) -> str:
    """Names of services in a sentence."""
    return daftar([service.nama for service in services])


def service_items(dossier: Dossier, card: Card) -> Iterator[Item]:
    """The services of a record, each with its classes."""
    law = dossier.law
    for service in services_of(dossier, card):
        data = service.document.data
        words = [law.label(name, str(data[name])) for name in ("kelompok", "klasifikasi") if name in data]
        yield Item("Layanan", service.nama, places.service_page(service.ref), note=", ".join(words))


def official(dossier: Dossier, ref: object, opd: str) -> str | None:
    """Somebody by the office held, never by name; of another OPD with that OPD.

    Args:
        dossier: The region.
        ref: A reference to a person or an OPD, or free words.
        opd: In whose documents the reference is written.
    """
    if not ref:
        return None
    region = dossier.world.region
    person = region.person(ref, opd)
    if person is None:
        office = region.offices.get(region.full(ref, opd, "opd").split("/")[-1])
        return office.nama if office else str(ref)
    held = person.jabatan or person.unit or "pejabat atau pegawai"
    home = region.offices.get(person.opd)
    return f"{held}, {home.singkatan}" if person.opd != opd and home else held


def officials(dossier: Dossier, refs: object, opd: str) -> str | None:
    """One or several people by office, those of the same office counted once."""
    found = [told for ref in as_list(refs) if (told := official(dossier, ref, opd))]
    return "; ".join(dict.fromkeys(found)) or None


def when(dossier: Dossier, value: object) -> str | None:
    """A date or an instant in words; what lies after the instant of judgement is marked as planned."""
    moment = parse_moment(value, dossier.world.region.zone)
    if moment is None:
        return None
    told = tanggal(moment.day) if moment.whole_day else waktu(moment.at, dossier.site.zone)
    return told if moment.happened(dossier.site.as_of) else f"{told} (direncanakan)"


def span(dossier: Dossier, value: object) -> str | None:
    """A schedule: one date, or from when to when."""
    if not isinstance(value, Mapping):
        return when(dossier, value)
    first, last = (when(dossier, value.get(name)) for name in ("mulai", "selesai"))
    if first and last:
        return f"{first} sampai {last}"
    return f"mulai {first}" if first else f"sampai {last}" if last else None


def term(value: object) -> str | None:
    """A period of validity in words."""
    first, last = (parse_date(dig(value, name)) for name in ("mulai", "sampai"))
    if first is None:
        return f"sampai {tanggal(last)}" if last else None
    return f"{tanggal(first)} sampai {tanggal(last) if last else 'diganti'}"


def written(value: object) -> str | None:
    """A text without line breaks; None where there is none."""
    return " ".join(str(value).split()) if value not in (None, "") else None


def words(values: object) -> str | None:
    """Machine words as people read them, in a sentence."""
    return daftar([plain(value).lower() for value in as_list(values)]) or None


def item(label: str, value: object, **more: str) -> Item:
    """One line of a list of facts, the text as written."""
    return Item(label, written(value), **more)


def listing(values: object, *, steps: bool = False, empty: str = "belum ada data") -> Part:
    """Texts below one another, numbered where they are steps."""
    found = [told for value in as_list(values) if (told := written(value))]
    if not found:
        return Part("nihil", f"{plain(empty)}.")
    return Part("langkah" if steps else "daftar", found)


def act(dossier: Dossier, card: Card, peran: str, block: object) -> Iterator[Signature]:
    """The boxes of an act; the block may be one or a list, an empty one gives an empty box."""
    blocks = [one for one in as_list(block) if isinstance(one, Mapping)]
    home = card.document.opd
    for one in blocks or [{}]:
        said = {**one, "keputusan": _decision(peran, one)}
        box = signature(dossier, home, peran, said, card.ref)
        yield replace(box, jabatan=_office_of(dossier, one, card) or box.jabatan)


def _office_of(dossier: Dossier, block: Mapping[str, Any], card: Card) -> str:
    """The office of somebody who decided for another OPD's record, with that OPD; "" for its own people."""
    person = dossier.world.region.person(block.get("oleh"), card.document.opd)
    home = dossier.world.region.offices.get(person.opd) if person else None
    return f"{person.jabatan}, {home.nama}" if person and home and home.id != card.opd else ""


def _decision(peran: str, block: Mapping[str, Any]) -> str:
    """The word of a decision as its badge has it; a check decides nothing."""
    if peran == "Memeriksa" or not block:
        return ""
    said = str(block.get("keputusan", "disetujui"))
    return "ditetapkan" if peran == "Menetapkan" and said == "disetujui" else said


def decided(dossier: Dossier, block: object) -> bool | None:
    """What acts came to by now: all agreed (True), one refused (False), not all done (None)."""
    blocks = [one for one in as_list(block) if isinstance(one, Mapping)]
    if any(one.get("keputusan") == "ditolak" for one in blocks):
        return False
    moments = [parse_moment(one.get("waktu"), dossier.world.region.zone) for one in blocks]
    done = blocks and all(moment is not None and moment.happened(dossier.site.as_of) for moment in moments)
    return True if done else None


def number_and_day(dossier: Dossier, block: object) -> Mapping[str, Any]:
    """Number and date of an act, for a title block; nothing of what has not happened."""
    blocks = as_list(block)
    moment = parse_moment(dig(blocks, 0, "waktu"), dossier.world.region.zone)
    if moment is None or not moment.happened(dossier.site.as_of):
        return {}
    return {"nomor": str(dig(blocks, 0, "nomor") or ""), "tanggal": moment.day}


def record_item(dossier: Dossier, card: Card) -> Item:
    """The record that everything is quoted from."""
    href = places.record_place(card.ref, dossier.world.index)
    return Item("Catatan sumber", card.id, href, source=TOOL)
