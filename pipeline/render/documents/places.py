"""Where every page and document of the site stands; paths are from the site's root."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from sys import intern

from pipeline.model.card import CATALOGUE_KINDS, TICKET_KINDS, Card, Index
from pipeline.render import forge
from pipeline.render.documents.dossier import REGION, Scope
from pipeline.render.page import Crumb, Site

_ID = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?")

HOME = "index.html"
CATALOGUE = "katalog/index.html"
OFFICES = "opd/index.html"
DOCUMENTS = "dokumen/index.html"
RULES = "aturan/index.html"
CLAUSES = "aturan/klausul.html"
READINGS = "aturan/tafsir.html"
FIGURES = "aturan/gambar.html"
FINDINGS = "temuan/index.html"
RECORDS = "rekaman/index.html"
DEADLINES = "tenggat/index.html"
GLOSSARY = "glosarium.html"
SEARCH = "cari.html"

HOME_CRUMB = Crumb("Beranda", HOME)
# What a visitor of the public site may open record by record; the rest is plans and catalogue.
LISTED_KINDS = (
    "permintaan", "aduan", "pemantauan", "reviu_gangguan", "pemulihan", "rilis", "perubahan", "pengembangan",
    "kebutuhan", "kebijakan", "analisis_aplikasi", "drp", "laporan", "koordinasi", "evaluasi", "reviu",
    "pernyataan_aplikasi", "asesmen", "tindak_lanjut", "koreksi", "pengecualian",
)  # fmt: skip


def document(name: str, scope: Scope, suffix: str = "html") -> str:
    """Path of a document, `suffix` "html" or "pdf"."""
    told = scope.period.text if scope.period else str(scope.year) if scope.year else ""
    about = (scope.service.split("/")[-1], _record(scope), told)
    file = "-".join((name, *(part for part in about if part))) + f".{suffix}"
    return f"dokumen/{scope.opd}/{file}" if scope.opd != REGION else f"dokumen/{file}"


def _record(scope: Scope) -> str:
    """Id of the record that a document is made from; one that another OPD keeps is named with that OPD."""
    home, _, name = scope.record.partition("/")
    own = name.split("/")[-1]
    return own if home in ("", scope.opd) else f"{home}.{own}"


def service_page(ref: str) -> str:
    """The catalogue page of a service "opd/id"."""
    return f"katalog/{ref}.html"


def office_page(opd: str) -> str:
    """The page of an OPD."""
    return f"opd/{opd}/index.html"


def rule_page(code: str) -> str:
    """The page of a rule."""
    return f"aturan/{code}.html"


def clause_place(clause: str) -> str:
    """A clause in the ledger."""
    return f"{CLAUSES}#{clause}"


def reading_place(kunci: str) -> str:
    """A reading of the regulation."""
    return f"{READINGS}#{kunci}"


def record_list(card: Card) -> str:
    """The list in which a record stands: its OPD, its kind, for tickets its year."""
    return f"rekaman/{card.opd}/{card.jenis}{_year(card)}.html"


def of_list(path: str) -> tuple[str, str]:
    """The OPD and the kind of a list of records."""
    _, opd, file = path.split("/")
    return opd, file.removesuffix(".html").split("-", 1)[0]


def list_of(card: Card) -> str:
    """The same; "" for a card that stands in no public list."""
    return intern(record_list(card)) if listed(card) else ""


def record_place(ref: str, index: Index) -> str:
    """A record "opd/jenis/id" (also "…#row") in its list; "" for what has no public place."""
    name = ref.split("#", maxsplit=1)[0]
    parts = name.split("/")
    if len(parts) != 3:
        return ""
    if parts[1] == "layanan":
        return service_page(f"{parts[0]}/{parts[2]}")
    if parts[1] == "opd":
        return office_page(parts[0]) if name in index.cards else ""
    card = index.cards.get(f"{parts[0]}/{parts[1]}/{parts[2].casefold()}")
    return f"{record_list(card)}#{anchor(card)}" if card is not None and listed(card) else ""


def narrowest(names: Iterable[str], lists: Mapping[str, str]) -> str:
    """The list that holds all of some records, the overview of lists for more than one, "" for none.

    Args:
        names: Full names "opd/jenis/id" (also "…#row").
        lists: By name of a record: the list in which it stands, "" where it stands in none.
    """
    found = ""
    for name in names:
        opd, kind, own = name.split("#", maxsplit=1)[0].split("/")[:3]
        place = lists.get(f"{opd}/{kind}/{own.casefold()}", "")
        if found and place not in {"", found}:
            return RECORDS
        found = found or place
    return found


def anchor(card: Card) -> str:
    """Where a record stands in its list; a record that another OPD keeps is named with that OPD."""
    return card.id if card.document.opd == card.opd else f"{card.document.opd}.{card.id}"


def listed(card: Card) -> bool:
    """Whether a card stands in a public list of records."""
    known = card.jenis in LISTED_KINDS and card.jenis not in CATALOGUE_KINDS
    # A folder below records/ may be called anything; what is no id is no part of an address.
    return known and _ID.fullmatch(card.opd) is not None


def source(site: Site, path: str, line: int = 0) -> str:
    """Where a file can be read; "" where no repository is published."""
    return forge.view(site, path, line)


def mend(site: Site, path: str) -> str:
    """Where a file can be mended; "" where no repository is published."""
    return forge.edit(site, path)


def _year(card: Card) -> str:
    if card.jenis not in TICKET_KINDS:
        return ""
    written = next(
        (card.data[name] for name in ("diajukan", "dilaporkan", "dicatat") if name in card.data), ""
    )
    return f"-{str(written)[:4]}" if written else ""
