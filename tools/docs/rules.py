"""`docs/aturan.md`: every code the tool can print, with its weight, its clauses and its page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from textwrap import dedent

from pipeline.law.law import Law
from pipeline.model.rule import RuleCard
from tools.docs.markdown import WRITTEN, code, table, text

FAMILIES = {
    "YML": "Membaca berkas",
    "SKM": "Bentuk dokumen",
    "REF": "Rujukan, pengenal, dan ketergantungan",
    "PKT": "Paket regulasi dan bacaan",
    "STR": "Struktur dan peran",
    "KAT": "Katalog layanan",
    "TGT": "Target, klasifikasi, RPO, dan RTO",
    "KBT": "Kebutuhan layanan",
    "KBJ": "Kebijakan",
    "PRB": "Perubahan layanan",
    "APL": "Aplikasi",
    "PMT": "Permintaan layanan",
    "ADU": "Penanganan aduan",
    "RVG": "Reviu gangguan",
    "PTU": "Pemantauan dan pemeliharaan",
    "DRP": "Pemulihan layanan",
    "RLS": "Rilis layanan",
    "EVL": "Evaluasi",
    "RVU": "Reviu",
    "TLJ": "Tindak lanjut",
    "KRK": "Koreksi",
    "RWY": "Riwayat dalam git",
    "PBD": "Data pribadi",
    "LMP": "Lampiran",
}
SEVERITIES = {"error": "galat", "warning": "peringatan", "info": "catatan"}
BASES = {"regulasi": "ketentuan regulasi", "alat": "bawaan alat"}
_EXAMPLES = ("Melanggar", "Patuh")
_HEADING = re.compile(r"([A-Z][^:\n]*):")


def rules_page(cards: Iterable[RuleCard], law: Law) -> str:
    """The whole page."""
    return text(_page(list(cards), law))


def _page(cards: list[RuleCard], law: Law) -> Iterator[str]:
    yield from (WRITTEN, "", "# Aturan", "")
    yield (
        f"Semua kode yang dapat dicetak `spbe`, dengan dasarnya menurut {law.nama}. Halaman satu kode juga "
        "tampil dengan `spbe explain KODE`. Galat menggagalkan pemeriksaan; peringatan hanya dengan "
        "`--strict`; catatan tidak pernah. Kode adalah pengenal: tidak memuat bobot dan tidak dipakai ulang."
    )
    yield ""
    ordered = sorted(cards, key=lambda card: (list(FAMILIES).index(card.code[:3]), card.code))
    families = [(name, list(found)) for name, found in groupby(ordered, key=lambda card: card.code[:3])]
    yield from table(("Keluarga", "Tentang", "Galat", "Peringatan", "Catatan"), map(_counted, families))
    for name, found in families:
        yield from (f"## {name}: {FAMILIES[name]}", "")
        in_full = any(card.explanation != card.summary for card in found)
        yield from _in_full(found, law) if in_full else _in_short(found)


def _counted(family: tuple[str, list[RuleCard]]) -> tuple[str, ...]:
    name, found = family
    weights = [card.severity for card in found]
    return (f"[{name}](#{_anchor(name)})", FAMILIES[name], *(str(weights.count(one)) for one in SEVERITIES))


def _anchor(name: str) -> str:
    """The anchor that GitHub gives to the family's heading."""
    kept = re.sub(r"[^\w\- ]", "", f"{name}: {FAMILIES[name]}".lower())
    return kept.replace(" ", "-")


def _in_short(cards: list[RuleCard]) -> Iterator[str]:
    """A family whose codes need no more than a sentence, one row a code."""
    rows = ((code(card.code), card.name, SEVERITIES[card.severity], card.summary) for card in cards)
    yield from table(("Kode", "Nama", "Bobot", "Arti"), rows)


def _in_full(cards: list[RuleCard], law: Law) -> Iterator[str]:
    for card in cards:
        yield from (f"### {card.code} {card.name}", "")
        kinds = ", ".join(map(code, card.kinds)) or "seluruh ruang kerja"
        yield f"{SEVERITIES[card.severity]} · {BASES[card.basis]} · {kinds} · sejak {card.since}"
        yield ""
        yield from _explained(card.explanation)
        yield from _founded(card, law)


def _explained(page: str) -> Iterator[str]:
    """A docstring with indented sections as paragraphs, the examples as code."""
    summary, _, rest = page.partition("\n")
    yield from (f"**{summary}**", "")
    section = ""
    for block in re.split(r"\n\s*\n", dedent(rest).strip("\n")):
        head, _, body = block.partition("\n")
        found = _HEADING.fullmatch(head.strip()) if not head.startswith(" ") else None
        section = found[1] if found else section
        yield from _section(section, body if found else block, headed=found is not None)


def _section(section: str, body: str, *, headed: bool) -> Iterator[str]:
    words = dedent(body).strip("\n")
    if section in _EXAMPLES:
        yield from (f"{section}:" if headed else "", "", "```yaml", words, "```", "")
        return
    flat = " ".join(line.strip() for line in words.splitlines())
    yield from (f"{section}: {flat}" if headed else flat, "")


def _founded(card: RuleCard, law: Law) -> Iterator[str]:
    if not card.clauses:
        yield from ("Dasar: bawaan alat, bukan ketentuan peraturan.", "")
        return
    yield from ("Dasar:", "")
    for name in card.clauses:
        clause = law.clauses[name]
        yield f"- {code(name)} {clause.sitasi}: {clause.ringkas} ({clause.kekuatan})"
    yield ""
