"""`spbe rules`: every rule, one a line, or as JSON."""

from __future__ import annotations

import sys

from pipeline.cli.exits import CLEAN
from pipeline.cli.parser import Parser
from pipeline.formatters.json_format import json_text
from pipeline.formatters.report import LABELS
from pipeline.model.finding import Severity
from pipeline.run.catalogue_of_rules import RuleCard, all_rules


def run(argv: list[str]) -> int:
    """Runs the command."""
    parser = Parser("rules", "Mendaftar semua aturan.")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="bentuk keluaran")
    arguments = parser.parse_args(argv)
    cards = all_rules()
    if arguments.format == "json":
        sys.stdout.write(json_text([_object(card) for card in cards]))
        return CLEAN
    for card in cards:
        about = ", ".join(card.clauses) or "bawaan alat"
        sys.stdout.write(f"{card.code}  {LABELS[Severity(card.severity)]:<10}  {card.summary} [{about}]\n")
    sys.stdout.write("Penjelasan satu kode: spbe explain KODE\n")
    return CLEAN


def _object(card: RuleCard) -> dict[str, object]:
    return {
        "code": card.code,
        "name": card.name,
        "severity": card.severity,
        "basis": card.basis,
        "clauses": list(card.clauses),
        "kinds": list(card.kinds),
        "since": card.since,
        "summary": card.summary,
    }
