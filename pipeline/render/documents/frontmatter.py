"""What every document begins with: letterhead, title block, legal basis, provenance, approvals."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from pipeline.law.law import Law
from pipeline.model.lean import dataclass
from pipeline.model.moments import parse_moment
from pipeline.render.document import Cited, Head, Letterhead, Signature
from pipeline.render.documents import places
from pipeline.render.documents.dossier import REGION, Dossier, Scope
from pipeline.render.page import Crumb, Sheet
from pipeline.wording import periode

_INSIDE = "internal"
_FOR_INSIDE = "Edisi internal: isi dokumen ini tidak untuk diterbitkan."


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """What tells one document from another.

    Attributes:
        jenis: Kind of document as printed, e.g. "Katalog".
        tentang: What it is about.
        lingkup: What it covers; "" takes the OPD's or the region's name.
        clauses: The clauses it rests on.
        nomor: Its number, where a record gives one.
        tanggal: Its date, where a record gives one.
        status: Machine word for a badge.
        pernyataan: Sentences for the first page.
    """

    jenis: str
    tentang: str
    clauses: tuple[str, ...]
    lingkup: str = ""
    nomor: str = ""
    tanggal: date | None = None
    status: str = ""
    pernyataan: tuple[str, ...] = ()


def letterhead(dossier: Dossier, opd: str = REGION) -> Letterhead:
    """The kop of an OPD, or of the region, with its seat and where it publishes as far as those are known."""
    pemda = dossier.world.region.pemda.data if dossier.world.region.pemda else {}
    seat = ", ".join(str(pemda[name]) for name in ("ibu_kota", "provinsi") if pemda.get(name))
    lines = " · ".join(part for part in (seat, dossier.site.address) if part)
    return Letterhead(
        pemda=dossier.site.pemda,
        opd=office_name(dossier, opd) if opd else "",
        lines=(lines,) if lines else (),
    )


def head(dossier: Dossier, scope: Scope, title: Title) -> Head:
    """Title block and provenance: as-of, commit, hash of the inputs, pack, legal basis, edition."""
    origin = dossier.origin(scope.opd)
    return Head(
        jenis=title.jenis,
        tentang=title.tentang,
        nomor=title.nomor,
        tanggal=title.tanggal,
        periode=period_words(scope),
        lingkup=title.lingkup or office_name(dossier, scope.opd),
        dinilai_pada=dossier.site.as_of,
        dasar=legal_basis(dossier.law, *title.clauses),
        commit=origin.commit,
        sidik=origin.sidik,
        paket=dossier.site.pack,
        edisi=dossier.edition.capitalize(),
        status=title.status,
        pernyataan=(*((_FOR_INSIDE,) if dossier.inside else ()), *title.pernyataan),
    )


def document_sheet(dossier: Dossier, scope: Scope, name: str, title: str, *, pdf: bool = True) -> Sheet:
    """The place of a document in its edition; its PDF stands beside it."""
    folder = f"{_INSIDE}/" if dossier.inside else ""
    return Sheet(
        path=folder + places.document(name, scope),
        title=title,
        section=places.DOCUMENTS,
        crumbs=(places.HOME_CRUMB, Crumb("Dokumen", places.DOCUMENTS)),
        summary=f"{title}, dinilai pada {dossier.site.as_of:%d-%m-%Y}.",
        pdf=folder + places.document(name, scope, "pdf") if pdf else "",
        owner=office_name(dossier, scope.opd),
        edition=dossier.edition,
    )


def period_words(scope: Scope) -> str:
    """The period or assessed year of a scope, in words; "" where it has none."""
    if scope.period is not None:
        return periode(scope.period.text)
    return f"Tahun {scope.year}" if scope.year else ""


def covered_words(scope: Scope, title: str) -> str:
    """What tells a document from others of its kind: its period, or the record or service it is about."""
    return title if scope.record or scope.service else period_words(scope)


def office_name(dossier: Dossier, opd: str) -> str:
    """Full name of an OPD, its id where its own document is missing; the region's name for REGION."""
    office = dossier.world.region.offices.get(opd)
    return office.nama if office else (dossier.site.pemda if opd == REGION else opd)


def legal_basis(law: Law, *clauses: str) -> tuple[str, ...]:
    """The lines of the legal basis: the regulation, then the places in it."""
    return (law.nama, *dict.fromkeys(law.cite(clause) for clause in law.own(*clauses)))


def cited(law: Law, *clauses: str, force: bool = False) -> tuple[Cited, ...]:
    """Clauses as they are cited, each leading to the ledger; `force` adds their force."""
    return tuple(
        Cited(
            id=name,
            sitasi=law.cite(name),
            kekuatan=law.force(name) if force else "",
            href=places.clause_place(name),
        )
        for name in law.own(*clauses)
    )


def source_of(law: Law, clause: str) -> tuple[str, str]:
    """A clause as the source of a line: its id in the pack in force, and where it stands in the ledger."""
    own = law.own(clause)
    return (own[0], places.clause_place(own[0])) if own else ("isian alat", "")


def signature(dossier: Dossier, opd: str, peran: str, act: Mapping[str, Any], ref: str = "") -> Signature:
    """One box of the approval block from a `persetujuan` or `penetapan` of a record.

    Args:
        dossier: The region.
        opd: In whose documents the act's references are written.
        peran: "Menyetujui", "Menetapkan", …
        act: The block as written.
        ref: Full name of the record, to link to.
    """
    region = dossier.world.region
    person = region.person(act.get("oleh"), opd)
    principal = region.person(act.get("atas_nama"), opd)
    moment = parse_moment(act.get("waktu") or act.get("tanggal"), region.zone)
    happened = moment is not None and moment.happened(dossier.site.as_of)
    pemda = region.pemda.data if region.pemda else {}
    return Signature(
        peran=peran,
        jabatan=person.jabatan if person else "",
        nama=person.nama if person and happened else "",
        tanggal=moment.day if moment and happened else None,
        tempat=str(pemda.get("ibu_kota", "")),
        keputusan=str(act.get("keputusan", "disetujui")) if happened else "",
        atas_nama=principal.jabatan if principal else "",
        dasar=" · ".join(str(act[name]) for name in ("nomor", "dasar") if happened and act.get(name)),
        href=places.record_place(ref, dossier.world.index) if ref else "",
    )
