"""`spbe explain`: the page of a rule or of a clause, or how a record's clocks were computed."""

from __future__ import annotations

import argparse
import os
import re
import sys
from difflib import get_close_matches
from pathlib import Path

from pipeline.check.shape import field_at
from pipeline.cli.exits import CLEAN, Stop
from pipeline.cli.options import Parser, examined, inside, pack_in_force, workspace_root
from pipeline.formatters.report import LABELS
from pipeline.law.law import Law
from pipeline.law.lint_words import FORCES
from pipeline.law.values import Clause
from pipeline.model.finding import Severity
from pipeline.run.catalogue_of_rules import RuleCard, all_rules
from pipeline.run.clocks import clock_lines
from pipeline.run.examine import Examination
from pipeline.run.ledger import entry_of
from pipeline.run.meant import named_cards
from pipeline.run.places import find_root
from pipeline.wording import inert_lines, visible

_CODE = re.compile(r"[A-Za-z]{3}[0-9]{3}")
# Ids of records carry a year; those of clauses are parted by points.
_RECORD = re.compile(r"[A-Za-z]{2,5}-[A-Za-z0-9-]{1,80}")


def run(argv: list[str]) -> int:
    """Runs the command."""
    parser = Parser("explain", "Menjelaskan aturan (kode), klausul (id), atau hitungan waktu sebuah rekaman.")
    parser.add_argument(
        "what",
        metavar="KODE|KLAUSUL|REKAMAN",
        help="mis. ADU003, L2.1.1.1.T3.2.1, 'Tabel 2 baris 1', ADU-2025-0001, atau sebuah berkas",
    )
    arguments = parser.parse_args(argv)
    if "/" in arguments.what or os.path.lexists(arguments.what):
        return _clocks(arguments)
    law = pack_in_force(arguments.root)
    cards = {card.code: card for card in all_rules()}
    if _CODE.fullmatch(arguments.what) and arguments.what.upper() in cards:
        sys.stdout.write(_inert(_rule_page(cards[arguments.what.upper()], law)))
        return CLEAN
    meant = _clauses_meant(law, arguments.what)
    if len(meant) == 1:
        sys.stdout.write(_inert(_clause_page(meant[0], list(cards.values()), law)))
        return CLEAN
    if meant:
        sys.stdout.write(_inert("".join(f"{one.id}: {one.sitasi}\n  {one.ringkas}\n" for one in meant)))
        return CLEAN
    if _RECORD.fullmatch(arguments.what) and (arguments.root is not None or find_root(Path.cwd())):
        return _clocks(arguments)
    close = get_close_matches(arguments.what, [*cards, *law.clauses], n=3, cutoff=0.6)
    near = f"maksudnya {', '.join(close)}?"
    hint = near if close else "kode ada di `spbe rules`, klausul di `spbe trace`"
    raise Stop(f"`{visible(arguments.what, 60)}` bukan kode aturan, klausul, atau id rekaman; {hint}")


def _clauses_meant(law: Law, text: str) -> list[Clause]:
    """The clause of an id or of a citation as findings print it, or else those that are cited so in part."""
    wanted = " ".join(text.split()).casefold()
    same = [one for one in law.clauses.values() if wanted in (one.id.casefold(), one.sitasi.casefold())]
    # A word of the rules' codes or of a record's id is no citation.
    within = re.compile(rf"(?<!\w){re.escape(wanted)}(?!\w)") if " " in wanted else None
    return same or [one for one in law.clauses.values() if within and within.search(one.sitasi.casefold())]


def _clocks(arguments: argparse.Namespace) -> int:
    root = workspace_root(arguments.root)
    if os.path.lexists(root / arguments.what) or os.path.lexists(arguments.what):
        path, only = inside(root, arguments.what), ""
        found = examined(arguments)
    else:
        found = examined(arguments)
        path, only = _named(found, arguments.what)
    lines = list(clock_lines(found, path, only))
    if not lines:
        raise Stop(f"`{visible(path, 200)}` bukan rekaman ruang kerja ini")
    sys.stdout.write("\n".join(lines))
    return CLEAN


def _named(found: Examination, name: str) -> tuple[str, str]:
    """File and full name of the record that a name means.

    Raises:
        Stop: None, or several, are called so.
    """
    cards = named_cards(found, name)
    if not cards:
        raise Stop(f"`{visible(name, 200)}` tidak ada: bukan berkas ruang kerja dan bukan id rekamannya")
    if len(cards) > 1:
        some = ", ".join(card.ref for card in cards[:6])
        raise Stop(f"`{visible(name, 60)}` ada beberapa: {some}; tulis lengkap dengan OPD dan jenisnya")
    return cards[0].document.path, cards[0].ref


def _inert(page: str) -> str:
    """A page of a pack's own words, which may be a stranger's."""
    return "\n".join(inert_lines([page]))


def _rule_page(card: RuleCard, law: Law) -> str:
    own = "  klausul isian yang ditunjuk temuannya\n" if card.code.startswith("SKM") else "  bawaan alat\n"
    cited = "".join(f"  {name}: {law.cite(name)}\n" for name in law.own(*card.clauses)) or own
    weight = LABELS[Severity(card.severity)]
    head = f"{card.code} {card.name} ({weight}, sejak {card.since})\n\nDasar:\n{cited}\n"
    return head + card.explanation + "\n"


def _clause_page(clause: Clause, cards: list[RuleCard], law: Law) -> str:
    checking = [card for card in cards if clause.id in law.own(*card.clauses)]
    ways = entry_of(law, clause).ways
    lines = [
        f"{clause.id}: {clause.sitasi}",
        "",
        clause.ringkas,
        "",
        f"Kekuatan: {clause.kekuatan} ({FORCES.get(clause.kekuatan, 'menurut paket')})",
        f"Pelaku: {', '.join(name for name in clause.pelaku if name != '-') or 'tidak disebut'}",
    ]
    if "skema" in ways:
        lines += ["Isian yang menjawabnya:", *(f"  {field}" for field in _some(ways["skema"]))]
    if checking:
        lines.append("Aturan yang memeriksa:")
        lines += [f"  {card.code} ({LABELS[Severity(card.severity)]}): {card.summary}" for card in checking]
    for way, title in _WAYS.items():
        if way in ways:
            lines += [f"{title}:", *(f"  {_told(law, way, one)}" for one in ways[way])]
    return "\n".join(lines) + "\n"


_WAYS = {
    "ukuran": "Kolom tabel fakta yang mengukurnya (`spbe measure`)",
    "dokumen": "Dokumen yang memuatnya (`spbe build`)",
    "maturitas": "Sel atau kriteria tingkat kematangan (`spbe maturity`)",
    "bacaan": "Cara naskahnya dibaca",
    "manual": "Dinilai orang",
    "tidak_berlaku": "Tidak menuntut apa pun",
}
_MOST_FIELDS = 12


def _some(fields: tuple[str, ...]) -> list[str]:
    more = len(fields) - _MOST_FIELDS
    return [
        *map(_field, fields[:_MOST_FIELDS]),
        *([f"… dan {more} lagi (`spbe trace --format json`)"] if more > 0 else []),
    ]


def _told(law: Law, way: str, name: str) -> str:
    reading = law.readings.get(name) if way == "bacaan" else None
    return (
        f"{name}: {reading.judul} (bawaan: {reading.default})"
        if reading
        else name.replace(" § ", ", bagian ")
    )


def _field(name: str) -> str:
    kind, *keys = name.split("/")
    known = field_at(kind, tuple(keys))
    return f"{name} (wajib diisi)" if known is not None and known.required else name
