"""`spbe evidence`: the evidence pack of an indicator and year, ready to be handed in."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Sequence

from pipeline.cli.exits import CLEAN, OURS, Stop
from pipeline.cli.maturity import under
from pipeline.cli.options import Parser, examined, workspace_root
from pipeline.model.finding import Finding, Severity
from pipeline.render.page import Page
from pipeline.run.evidence.make import Packed, folder_name, pack
from pipeline.run.evidence.packets import packets
from pipeline.run.press import How
from pipeline.run.presscache import PressCache, user_cache
from pipeline.run.publish import Refused, publish, workshop
from pipeline.wording import angka, visible


def run(argv: list[str]) -> int:
    """Runs the command; 0 when the pack was written, 3 where a document could not be made."""
    arguments = _parser().parse_args(argv)
    if not 2000 <= arguments.year <= 2100:
        raise Stop("--year harus antara 2000 dan 2100")
    examination = examined(arguments, past=True)
    law = under(examination.law, arguments.indicator)
    if arguments.opd and arguments.opd not in examination.world.region.offices:
        known = ", ".join(examination.world.region.offices) or "belum ada"
        raise Stop(f"OPD {arguments.opd!a} tidak ada dalam katalog; yang ada: {known}")
    # Fonts and PDFs would otherwise carry the time of the run.
    os.environ["SOURCE_DATE_EPOCH"] = str(int(examination.result.as_of.timestamp()))
    found = packets(examination, law, arguments.year, arguments.opd or "")
    if not found:
        raise Stop(f"OPD {arguments.opd!a} tidak dinilai pada tahun {arguments.year}")
    cache = PressCache() if arguments.no_cache else user_cache(os.environ)
    made = pack(examination.root, found, How(arguments.jobs, cache))
    name = _written(arguments, made)
    errors = errors_of(examination.result.findings, arguments.opd or "")
    return _told(made, name, errors, quiet=arguments.quiet)


def errors_of(findings: Iterable[Finding], opd: str) -> int:
    """Unwaived errors in the records that are handed in: of one OPD, or of all."""
    home = f"{opd}/" if opd else ""
    found = (one for one in findings if one.severity is Severity.ERROR and one.waived is None)
    return sum(one.document.startswith(home) for one in found)


def _parser() -> Parser:
    parser = Parser("evidence", "Menyusun paket bukti sebuah indikator untuk diunggah.")
    parser.add_argument("--indicator", required=True, metavar="ID", help="id indikator paket")
    parser.add_argument("--year", required=True, type=int, metavar="TAHUN", help="tahun penilaian")
    parser.add_argument("--opd", metavar="ID", help="hanya OPD ini (bawaan: daerah dan setiap OPD)")
    return parser


def _written(arguments: argparse.Namespace, made: Sequence[Packed]) -> str:
    """Writes all packs in one step; the folder's name."""
    first = made[0].packet
    name = folder_name(first.law, arguments.year) + (f"-{arguments.opd}" if arguments.opd else "")
    pages = [Page(f"{one.folder}/{page.path}", page.content) for one in made for page in one.pages]
    pages += [Page(part.name, part.content) for one in made for part in one.archives]
    about = {
        "indicator": first.law.maturity.indicator,
        "year": arguments.year,
        "as_of": first.dossier.site.as_of.isoformat(),
    }
    try:
        with workshop(workspace_root(arguments.root), name) as shop:
            publish(shop, pages, about)
    except Refused as refusal:
        raise Stop(str(refusal)) from None
    return name


def _told(made: Sequence[Packed], name: str, errors: int, *, quiet: bool) -> int:
    failures = [line for one in made for line in one.failures]
    for line in failures:
        sys.stderr.write(f"spbe: gagal menyusun {visible(line, 300)}\n")
    for line in (line for one in made for line in one.remarks):
        sys.stderr.write(f"spbe: perhatian, {visible(line, 300)}\n")
    if errors:
        sys.stderr.write(
            f"spbe: perhatian, {errors} galat dalam catatan; lihat `spbe check` sebelum mengunggah\n"
        )
    if not quiet:
        for one in made:
            size = sum(len(part.content) for part in one.archives) / 1024
            parts = ", ".join(part.name for part in one.archives)
            told = f"{len(one.pages)} berkas, {angka(round(size))} KiB ({parts})"
            sys.stdout.write(f"{one.folder}: level {one.packet.level}, {told}\n")
        sys.stdout.write(f"Lihat {name}/\n")
    return OURS if failures else CLEAN
