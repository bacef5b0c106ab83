"""`spbe maturity`: levels per OPD and for the region, with evidence and what blocks the next level."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from pipeline.assess.formats import to_json, to_markdown, to_text
from pipeline.assess.region import assess
from pipeline.cli.exits import CLEAN, Stop
from pipeline.cli.options import Parser, declared_zone, examined, instant, run_options, workspace_root
from pipeline.law.law import Law
from pipeline.load.access import fetch_file
from pipeline.run.whatif import Asked, WhatIf, WhatIfError, what_if
from pipeline.run.whatifwords import whatif_data, whatif_text
from pipeline.wording import visible

MARKDOWN = "markdown"


def run(argv: list[str]) -> int:
    """Runs the command; 0 when it could answer."""
    arguments = _parser().parse_args(argv)
    if arguments.year is not None and not 2000 <= arguments.year <= 2100:
        raise Stop("--year harus antara 2000 dan 2100")
    if arguments.what_if:
        return _suppose(arguments)
    examination = examined(arguments)
    law = under(examination.law, arguments.indicator)
    year = arguments.year or examination.result.as_of.year
    assessment = assess(examination.world, law, year)
    write = {"json": to_json, MARKDOWN: to_markdown, "text": to_text}[arguments.format]
    sys.stdout.write(write(assessment, examination.result.as_of, law))
    return CLEAN


def _parser() -> Parser:
    parser = Parser("maturity", "Menilai tingkat kematangan (penilaian mandiri).")
    parser.add_argument(
        "--format", choices=("text", "json", MARKDOWN), default="text", help="bentuk keluaran"
    )
    parser.add_argument("--indicator", help="id indikator paket")
    parser.add_argument("--year", type=int, help="tahun penilaian (bawaan: tahun --as-of)")
    parser.add_argument(
        "--what-if", metavar="BERKAS", help="seandainya dokumen dalam berkas ini ada: apa yang berubah"
    )
    return parser


def under(law: Law, asked: str | None) -> Law:
    """The law with the asked indicator, the pack's own where none is asked for.

    Raises:
        Stop: The pack has no such indicator.
    """
    found = law if asked is None else law.under(asked)
    if found is None:
        known = [table.indicator for table in (law.maturity, *law.indicators)]
        meant = [one for one in known if one.rsplit("/", 1)[-1] == asked]
        if meant:
            raise Stop(f"indikator {asked!a} ada beberapa; tulis id lengkapnya: {', '.join(meant)}")
        raise Stop(f"indikator {asked!a} tidak ada dalam paket; pilihan: {', '.join(known)}")
    return found


def _suppose(arguments: argparse.Namespace) -> int:
    if arguments.format == MARKDOWN:
        raise Stop("--what-if menjawab sebagai text atau json")
    raw = fetch_file(Path(arguments.what_if))
    if not isinstance(raw, bytes):
        raise Stop(f"--what-if `{visible(arguments.what_if, 200)}`: {raw.message or raw.code.explanation}")
    root = workspace_root(arguments.root)
    as_of = instant(arguments.as_of, declared_zone(root))
    asked = Asked(arguments.year, arguments.indicator)
    try:
        answer = what_if(root, as_of, asked, run_options(arguments), raw)
    except WhatIfError as problem:
        raise Stop(f"--what-if: {problem}") from None
    law = under(answer.examination.law, arguments.indicator)
    sys.stdout.write(_json(answer, law) if arguments.format == "json" else whatif_text(answer, law))
    return CLEAN


def _json(answer: WhatIf, law: Law) -> str:
    """The levels as they are, in their fixed shape, and beside them what would change."""
    content = json.loads(to_json(answer.before, answer.examination.result.as_of, law))
    content["what_if"] = whatif_data(answer, law)
    return json.dumps(content, ensure_ascii=True, allow_nan=False, indent=2).replace("#[", "\\u0023[") + "\n"
