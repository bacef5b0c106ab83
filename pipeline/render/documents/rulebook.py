"""The rules: a list of all, and a page for each with its reason, its examples and what it found."""

from __future__ import annotations

import inspect
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pipeline.model.finding import Finding
from pipeline.model.lean import dataclass
from pipeline.model.rule import RuleCard
from pipeline.render.badges import badge
from pipeline.render.documents import places
from pipeline.render.documents.dossier import Dossier, Draft, Shelf
from pipeline.render.documents.frontmatter import cited
from pipeline.render.documents.notes import MOST_FINDINGS, finding_row
from pipeline.render.documents.passes import NOT_COUNTED, Pass, rule_passes
from pipeline.render.page import Crumb, Sheet
from pipeline.render.table import Cell, Column, Entry
from pipeline.wording import angka

_HEADING = re.compile(r"^(Ketentuan|Alasan|Melanggar|Patuh|Cara memenuhi):$")
_EXAMPLES = frozenset({"Melanggar", "Patuh"})
FAMILIES: Mapping[str, str] = {
    "YML": "Pembacaan berkas", "SKM": "Bentuk dokumen", "REF": "Rujukan antardokumen",
    "PKT": "Paket regulasi", "STR": "Struktur penyelenggara", "KAT": "Katalog layanan",
    "TGT": "Target dan klasifikasi", "KBT": "Kebutuhan layanan", "KBJ": "Kebijakan",
    "PRB": "Perubahan layanan", "APL": "Aplikasi", "PMT": "Permintaan layanan", "ADU": "Penanganan aduan",
    "RVG": "Reviu gangguan", "PTU": "Pemantauan", "DRP": "Pemulihan", "RLS": "Rilis", "EVL": "Evaluasi",
    "RVU": "Reviu", "TLJ": "Tindak lanjut", "KRK": "Koreksi", "RWY": "Riwayat git", "PBD": "Data pribadi",
    "LMP": "Lampiran",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Passage:
    """One part of a rule's page.

    Attributes:
        heading: "" for the opening.
        text: Its words.
        example: Whether it is YAML.
    """

    heading: str
    text: str
    example: bool = False


def rule_pages(dossier: Dossier, _shelf: Shelf) -> list[Draft]:
    """The list of all rules, and a page for each."""
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in dossier.result.findings:
        found[finding.code].append(finding)
    passes = rule_passes(dossier)
    pages = (_page(dossier, rule, found[rule.code], passes.get(rule.code)) for rule in dossier.rules)
    return [_index(dossier, found, passes), *pages]


def passages(explanation: str) -> Iterator[Passage]:
    """The parts of a rule's explanation, in order."""
    heading, lines = "", list[str]()
    for line in inspect.cleandoc(explanation).splitlines():
        match = _HEADING.match(line.strip())
        if match is None:
            lines.append(line)
            continue
        yield from _passage(heading, lines)
        heading, lines = match[1], []
    yield from _passage(heading, lines)


def _passage(heading: str, lines: list[str]) -> Iterator[Passage]:
    text = inspect.cleandoc("\n" + "\n".join(lines)).strip("\n")
    if not text:
        return
    if heading in _EXAMPLES:
        yield Passage(heading, text, example=True)
    else:
        paragraphs = (" ".join(part.split()) for part in text.split("\n\n"))
        yield Passage(heading, "\n\n".join(part for part in paragraphs if part))


def _index(dossier: Dossier, found: Mapping[str, list[Finding]], passes: Mapping[str, Pass]) -> Draft:
    rules, law = sorted(dossier.rules, key=lambda rule: rule.basis != "regulasi"), dossier.law
    sheet = Sheet(
        path=places.RULES,
        title="Aturan dan klausul",
        section=places.RULES,
        crumbs=(places.HOME_CRUMB,),
        summary=f"{len(rules)} aturan yang memeriksa catatan terhadap {law.nama}.",
    )
    tally = Counter(rule.basis for rule in rules)
    values = {
        "kolom": _COLUMNS,
        "baris": [
            (rule, _state(found.get(rule.code, ())), _cells(dossier, rule, found, passes)) for rule in rules
        ],
        "pilihan_bobot": _choices(rule.severity for rule in rules),
        "pilihan_keluarga": [
            (code, name) for code, name in FAMILIES.items() if any(r.code.startswith(code) for r in rules)
        ],
        "jumlah_regulasi": tally["regulasi"],
        "jumlah_alat": tally["alat"],
        "jumlah_klausul": len(law.clauses),
        "jumlah_tafsir": len(law.readings),
        "klausul_href": places.CLAUSES,
        "tafsir_href": places.READINGS,
        "gambar_href": places.FIGURES if law.figures else "",
        "jumlah_gambar": len(law.figures),
    }
    return Draft(template="pages/aturan.html", sheet=sheet, values=values)


_COLUMNS = (
    Column("Kode", "kode", 10),
    Column("Yang diperiksa"),
    Column("Bobot", "status"),
    Column("Dasar"),
    Column("Rekaman yang memenuhi", "angka"),
    Column("Temuan", "angka"),
)


def _cells(
    dossier: Dossier, rule: RuleCard, found: Mapping[str, list[Finding]], passes: Mapping[str, Pass]
) -> tuple[Entry, ...]:
    basis = dossier.law.cite(*rule.clauses[:1]) + (" …" if len(rule.clauses) > 1 else "")
    return (
        Cell(rule.code, places.rule_page(rule.code)),
        Cell(rule.summary, note=_family(rule)),
        Cell("", badge=rule.severity, sort=rule.severity),
        basis or "bawaan alat",
        passes[rule.code].told if rule.code in passes else NOT_COUNTED,
        _number(found.get(rule.code, ())),
    )


def _choices(words: Iterable[str]) -> list[tuple[str, str]]:
    return [(word, badge(word).label) for word in dict.fromkeys(words)]


def _state(found: Sequence[Finding]) -> str:
    return "ada" if any(not finding.waived for finding in found) else "nihil"


def _number(found: Sequence[Finding]) -> Cell:
    count = sum(1 for finding in found if not finding.waived)
    return Cell(angka(count) if count else "nihil", sort=str(count))


def _family(rule: RuleCard) -> str:
    return FAMILIES.get(rule.code[:3], rule.code[:3])


def _page(dossier: Dossier, rule: RuleCard, found: list[Finding], passed: Pass | None) -> Draft:
    sheet = Sheet(
        path=places.rule_page(rule.code),
        title=f"{rule.code}: {rule.summary.rstrip('.')}",
        section=places.RULES,
        crumbs=(places.HOME_CRUMB, Crumb("Aturan dan klausul", places.RULES)),
        summary=rule.summary,
    )
    values = {
        "aturan": rule,
        "keluarga": _family(rule),
        "bagian": [part for part in passages(rule.explanation) if part.text != rule.summary],
        "klausul": cited(dossier.law, *rule.clauses, force=True),
        "memenuhi": passed,
        "temuan": [finding_row(dossier, finding) for finding in found[:MOST_FINDINGS]],
        "jumlah": len(found),
    }
    return Draft(template="pages/satu-aturan.html", sheet=sheet, values=values)
