"""`spbe trace`: the clause ledger, both ways; an orphan fails."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from pipeline.cli.exits import CLEAN, VIOLATIONS
from pipeline.cli.options import Parser, pack_in_force
from pipeline.formatters.json_format import json_text
from pipeline.run.ledger import Ledger, ledger_of
from pipeline.wording import inert_lines


def run(argv: list[str]) -> int:
    """Runs the command; 1 where the ledger has an orphan."""
    parser = Parser("trace", "Mencetak buku klausul: dengan apa tiap klausul dipenuhi.")
    parser.add_argument(
        "--format", choices=("text", "json", "markdown"), default="text", help="bentuk keluaran"
    )
    arguments = parser.parse_args(argv)
    ledger = ledger_of(pack_in_force(arguments.root))
    write = {"json": _json, "markdown": _markdown, "text": _text}[arguments.format]
    sys.stdout.write("\n".join(inert_lines(write(ledger))) + "\n")
    return VIOLATIONS if ledger.orphans else CLEAN


def _text(ledger: Ledger) -> Iterator[str]:
    for entry in ledger.entries:
        yield f"{entry.clause.id} ({entry.clause.kekuatan}) {entry.clause.ringkas}"
        for way, told in entry.ways.items():
            more = f" … (+{len(told) - 6})" if len(told) > 6 else ""
            yield f"    {way}: {', '.join(told[:6])}{more}"
    yield from _closing(ledger)


def _markdown(ledger: Ledger) -> Iterator[str]:
    yield "| Klausul | Kekuatan | Isi | Dipenuhi |"
    yield "| --- | --- | --- | --- |"
    for entry in ledger.entries:
        told = "; ".join(f"{way}: {', '.join(names[:6])}" for way, names in entry.ways.items()) or "belum ada"
        yield f"| {entry.clause.id} | {entry.clause.kekuatan} | {entry.clause.ringkas} | {told} |".replace(
            "\n", " "
        )
    yield ""
    yield from _closing(ledger)


def _json(ledger: Ledger) -> Iterator[str]:
    clauses = [
        {
            "id": entry.clause.id,
            "sitasi": entry.clause.sitasi,
            "kekuatan": entry.clause.kekuatan,
            "ringkas": entry.clause.ringkas,
            "dipenuhi": {way: list(told) for way, told in entry.ways.items()},
        }
        for entry in ledger.entries
    ]
    content = {
        "version": 1,
        "clauses": clauses,
        "counts": ledger.counts(),
        "orphans": list(ledger.orphans),
        "foreign": list(ledger.foreign),
    }
    yield json_text(content).rstrip("\n")


def _closing(ledger: Ledger) -> Iterator[str]:
    counts = ", ".join(f"{way} {count}" for way, count in ledger.counts().items())
    yield f"{len(ledger.entries)} klausul: {counts}"
    if ledger.foreign:
        yield f"{len(ledger.foreign)} klausul acuan tanpa padanan di paket ini: aturannya bawaan alat di sini"
    yield from (f"yatim: {orphan}" for orphan in ledger.orphans)
