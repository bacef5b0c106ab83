"""`spbe import upptime|uptime-kuma|prometheus|cek`: a month of checks into a monitoring record."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

from pipeline.cli.exits import CLEAN, Stop
from pipeline.cli.options import Parser, declared_zone, instant, run_options, workspace_root
from pipeline.cli.refusing import refused
from pipeline.exchange.asking import ask_prometheus
from pipeline.exchange.checks import Check, Watched, watch
from pipeline.exchange.csvfile import read_csv
from pipeline.exchange.monitors import (
    GAPS,
    NAMES,
    Export,
    from_kuma,
    from_prometheus,
    from_table,
    from_upptime,
    load_json,
)
from pipeline.exchange.sheet import SheetError
from pipeline.history.versions import versions_of
from pipeline.model.periods import Period, parse_period
from pipeline.model.region import Service
from pipeline.run.desk import Desk, RefusedError, open_desk, try_out
from pipeline.run.monitored import Told, monitoring, monitoring_texts
from pipeline.run.writing import write_all
from pipeline.wording import angka, visible

MONITORS = tuple(GAPS)
_MOST_NAMED = 20
# A year: nothing that looks more seldom than that watches.
_LONGEST_GAP = 366 * 24 * 60
_MOST_BYTES = 256 * 1024 * 1024
AUTHORITY = "SPBE_PROMETHEUS_AUTH"


def run(argv: list[str]) -> int:
    """Runs the command: 0 sound (and written, with --tulis), 1 refused by the rules, 2 misuse."""
    arguments = _parser(argv[0]).parse_args(argv)
    gap = _gap(arguments)
    root = workspace_root(arguments.root)
    desk = open_desk(root, instant(arguments.as_of, declared_zone(root)), run_options(arguments))
    service, period = _service(desk, arguments), _period(arguments.period)
    export = _export(arguments, desk, period)
    checks = _chosen(export, arguments.situs)
    start, end = period.bounds(desk.found.world.region.zone)
    watched = watch(checks, start, end, gap)
    if not watched.observed:
        raise Stop(_unwatched(watched, period, gap))
    told = Told(
        arguments.nama_alat or NAMES.get(arguments.alat, "alat pemantauan"),
        tuple(arguments.oleh),
        arguments.analisis,
    )
    data = monitoring(desk, service, period, watched, told)
    what, texts = monitoring_texts(desk, service, data)
    if what == "baru" and not data["komponen"]:
        raise Stop(
            f"layanan `{service.id}` belum menyebut `aplikasi` atau `infrastruktur`, padahal pemantauan "
            "wajib menyebut komponennya; lengkapi katalognya dahulu"
        )
    try:
        if texts:
            try_out(desk, texts)
    except RefusedError as refusal:
        return refused(refusal, next(iter(texts)))
    if arguments.tulis:
        write_all(root, texts)
    if export.unread:
        sys.stdout.write(f"{angka(export.unread)} butir tanpa waktu atau keadaan yang jelas dilewati\n")
    sys.stdout.write(_report(arguments, watched, (what, texts)))
    return CLEAN


def _gap(arguments: argparse.Namespace) -> timedelta:
    """How far apart two looks may be and still cover the time between them."""
    if arguments.jeda is None:
        return GAPS[arguments.alat]
    if not 1 <= arguments.jeda <= _LONGEST_GAP:
        raise Stop(f"--jeda: tulis menit, dari 1 sampai {angka(_LONGEST_GAP)}")
    return timedelta(minutes=arguments.jeda)


def _unwatched(watched: Watched, period: Period, gap: timedelta) -> str:
    """Why nothing of a month was watched: nobody looked, or so seldom that no two looks hold together."""
    if not watched.checks:
        return f"tidak ada pemeriksaan pada {period.text}; periksa --period dan --situs"
    minutes = angka(int(gap.total_seconds()) // 60)
    return (
        f"{angka(watched.checks)} pemeriksaan pada {period.text}, tetapi tidak ada dua yang berjarak "
        f"paling jauh {minutes} menit; sebutkan jarak yang dianggap teramati dengan --jeda"
    )


def _parser(tool: str) -> Parser:
    parser = Parser(
        "import", "Memasukkan hasil alat pemantauan sebagai rekaman; tanpa --tulis hanya mencoba."
    )
    # The help of `spbe import` is that of tables, which has other options.
    parser.help_at = f"spbe import {tool}"
    parser.add_argument("alat", metavar="ALAT", choices=MONITORS, help=", ".join(MONITORS))
    parser.add_argument(
        "berkas", metavar="BERKAS", help="ekspor, folder repositori Upptime, atau alamat http(s) Prometheus"
    )
    parser.add_argument(
        "--layanan", required=True, metavar="LAYANAN", help="layanan yang dipantau (id atau opd/id)"
    )
    parser.add_argument("--period", required=True, metavar="BULAN", help="mis. 2025-06")
    parser.add_argument("--situs", default="", metavar="NAMA", help="situs atau monitor di dalam ekspor")
    parser.add_argument(
        "--kueri", default="probe_success", metavar="KUERI", help="ukuran Prometheus (bawaan: probe_success)"
    )
    parser.add_argument(
        "--jeda", type=int, metavar="MENIT", help="jarak terjauh dua pemeriksaan yang dianggap teramati"
    )
    parser.add_argument("--nama-alat", default="", metavar="NAMA", help="nama alat yang ditulis")
    parser.add_argument("--oleh", action="append", default=[], metavar="ORANG", help="pemantau")
    parser.add_argument("--analisis", default="", metavar="TEKS", help="analisis petugas")
    parser.add_argument("--tulis", action="store_true", help="tulis rekamannya")
    return parser


def _service(desk: Desk, arguments: argparse.Namespace) -> Service:
    known = desk.found.world.region.services
    found = [one for one in known.values() if arguments.layanan in (one.id, one.ref)]
    if len(found) != 1:
        listed = ", ".join(list(known)[:20])
        named = f"--layanan `{visible(arguments.layanan, 80)}`: {len(found)} layanan bernama begitu"
        raise Stop(f"{named}; pilihan: {listed}")
    return found[0]


def _period(text: str) -> Period:
    period = parse_period(text)
    if period is None:
        raise Stop(f"--period {text!a} bukan periode; contoh: 2025-06")
    return period


def _export(arguments: argparse.Namespace, desk: Desk, period: Period) -> Export:
    try:
        if arguments.alat == "upptime":
            return _upptime(Path(arguments.berkas))
        if arguments.alat == "prometheus" and "://" in arguments.berkas:
            return from_prometheus(_asked(arguments, desk, period))
        path = Path(arguments.berkas)
        if not path.is_file() or path.stat().st_size > _MOST_BYTES:
            raise Stop(f"`{visible(arguments.berkas, 200)}` tidak ada, bukan berkas, atau terlalu besar")
        if arguments.alat == "cek":
            return from_table(read_csv(path))
        content = load_json(path.read_bytes(), path.name)
        return from_kuma(content) if arguments.alat == "uptime-kuma" else from_prometheus(content)
    except SheetError as problem:
        raise Stop(visible(str(problem), 400)) from None


def _upptime(folder: Path) -> Export:
    """The history of every site of an Upptime repository."""
    files = sorted((folder / "history").glob("*.yml"))
    if not files:
        raise Stop(f"`{visible(str(folder), 200)}` bukan repositori Upptime: tidak ada history/*.yml")
    found = {file.stem: from_upptime(versions_of(folder, f"history/{file.name}")) for file in files}
    if not any(found.values()):
        raise Stop(
            "riwayat git Upptime tidak terbaca; ambil repositorinya dengan `git clone` (tanpa --depth)"
        )
    return Export(found)


def _asked(arguments: argparse.Namespace, desk: Desk, period: Period) -> object:
    """What a running Prometheus answers for the period, up to the present."""
    start, end = period.bounds(desk.found.world.region.zone)
    span = (start.timestamp(), min(end, desk.as_of).timestamp())
    return ask_prometheus(arguments.berkas, arguments.kueri, span, os.environ.get(AUTHORITY, "").strip())


def _chosen(export: Export, site: str) -> Iterable[Check]:
    if not export.checks:
        raise Stop("tidak ada hasil pemeriksaan di dalamnya; periksa --kueri, alamat, atau ekspornya")
    names = [name for name in export.checks if not site or name.casefold() == site.casefold()]
    if len(names) != 1:
        # What is nearly called so comes first: of a hundred sites not all can be named.
        near = sorted(export.checks, key=lambda name: site.casefold() not in name.casefold())
        listed = ", ".join(visible(name, 60) for name in near[:_MOST_NAMED])
        more = f", dan {len(near) - _MOST_NAMED} lainnya" if len(near) > _MOST_NAMED else ""
        lacking = f", tidak ada yang bernama `{visible(site, 60)}`" if site and not names else ""
        raise Stop(f"ekspor memuat {len(near)} situs{lacking}; pilih satu dengan --situs: {listed}{more}")
    return export.checks[names[0]]


def _report(arguments: argparse.Namespace, watched: Watched, done: tuple[str, dict[str, str]]) -> str:
    what, texts = done
    down = sum(int((b - a).total_seconds()) for a, b in watched.outages) // 60
    seen = f"{angka(len(watched.outages))} gangguan, {angka(down)} menit"
    lines = [f"{watched.checks} pemeriksaan; {seen}; {angka(len(watched.observed))} rentang teramati"]
    for path in texts or ("",):
        ending = "" if arguments.tulis or not texts else "; jalankan lagi dengan --tulis"
        lines.append(f"{what}{f': {path}' if path else ''}{ending}")
    return "\n".join(lines) + "\n"
