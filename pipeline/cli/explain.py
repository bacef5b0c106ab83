"""`spbe explain`: the page of a rule or of a clause, or how a record's clocks were computed."""

from __future__ import annotations

import argparse
import os
import re
import sys
from difflib import get_close_matches

from pipeline.cli.exits import CLEAN, Stop
from pipeline.cli.options import Parser, examined, inside, pack_in_force, workspace_root
from pipeline.law.law import Law
from pipeline.law.values import Clause
from pipeline.run.catalogue_of_rules import RuleCard, all_rules
from pipeline.run.clocks import clock_lines
from pipeline.wording import visible

_CODE = re.compile(r"[A-Za-z]{3}[0-9]{3}")


def run(argv: list[str]) -> int:
    """Runs the command."""
    parser = Parser("explain", "Menjelaskan aturan (kode), klausul (id), atau hitungan waktu sebuah rekaman.")
    parser.add_argument("what", metavar="KODE|KLAUSUL|BERKAS", help="mis. ADU003 atau L2.1.1.1.T3.2.1")
    arguments = parser.parse_args(argv)
    if "/" in arguments.what or os.path.lexists(arguments.what):
        return _clocks(arguments)
    law = pack_in_force(arguments.root)
    cards = {card.code: card for card in all_rules()}
    if _CODE.fullmatch(arguments.what) and arguments.what.upper() in cards:
        sys.stdout.write(_rule_page(cards[arguments.what.upper()], law))
        return CLEAN
    clause = law.clause(arguments.what)
    if clause is not None:
        sys.stdout.write(_clause_page(clause, list(cards.values()), law))
        return CLEAN
    close = get_close_matches(arguments.what, [*cards, *law.clauses], n=3, cutoff=0.6)
    hint = f"; maksudnya {', '.join(close)}?" if close else "; lihat `spbe rules`"
    raise Stop(f"`{visible(arguments.what, 60)}` bukan kode aturan atau id klausul{hint}")


def _clocks(arguments: argparse.Namespace) -> int:
    path = inside(workspace_root(arguments.root), arguments.what)
    lines = list(clock_lines(examined(arguments), path))
    if not lines:
        raise Stop(f"`{visible(path, 200)}` bukan rekaman ruang kerja ini")
    sys.stdout.write("\n".join(lines))
    return CLEAN


def _rule_page(card: RuleCard, law: Law) -> str:
    cited = "".join(f"  {name}: {law.cite(name)}\n" for name in law.own(*card.clauses)) or "  bawaan alat\n"
    head = f"{card.code} {card.name} ({card.severity}, sejak {card.since})\n\nDasar:\n{cited}\n"
    return head + card.explanation + "\n"


def _clause_page(clause: Clause, cards: list[RuleCard], law: Law) -> str:
    checking = [f"  {card.code} {card.name}" for card in cards if clause.id in law.own(*card.clauses)]
    met = ["  " + ", ".join(str(part) for part in way.values()) for way in clause.dipenuhi]
    lines = [
        f"{clause.id}: {clause.sitasi}",
        "",
        clause.ringkas,
        "",
        f"Kekuatan: {clause.kekuatan}; pelaku: {', '.join(clause.pelaku)}",
        "Aturan yang memeriksa:",
        *(checking or ["  belum ada aturan yang menyebut klausul ini"]),
        *(["Dipenuhi lewat:", *met] if met else []),
    ]
    return "\n".join(lines) + "\n"
