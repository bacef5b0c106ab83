"""`spbe init`: a new workspace for a region, ready for git, for review and for an editor."""

from __future__ import annotations

import argparse
import re
import shlex
import sys
from pathlib import Path
from zoneinfo import ZoneInfo

from pipeline.cli.exits import CLEAN, Stop
from pipeline.cli.parser import Parser, instant, refuse_dash
from pipeline.law.law import Law
from pipeline.link.catalogue import ZONES
from pipeline.run.pack import DEFAULT_PACK, load_law, pack_folder
from pipeline.run.starter.answers import Answers
from pipeline.run.starter.files import starter_files
from pipeline.run.starter.writing import NotEmptyError, write_folder
from pipeline.wording import visible

_ID = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?")
_MOST = 200
# Of the zones that a region may have, those that people call so.
_ZONES = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}


def run(argv: list[str]) -> int:
    """Runs the command; 0 written, 2 where the folder is not empty or an answer makes no sense."""
    arguments = _parser().parse_args(argv)
    # `cd -`, as the next step would be, leads to where the shell was before.
    refuse_dash("FOLDER", arguments.folder, "sebutkan nama folder")
    target = Path(arguments.folder)
    pack = pack_folder(Path.cwd(), arguments.paket)
    if pack is None:
        raise Stop(
            f"--paket `{visible(arguments.paket, 64)}`: tidak ada paket dengan pengenal atau folder itu"
        )
    law = load_law(Path.cwd(), None, pack)[0]
    files = starter_files(_answers(arguments, law, pack), law, pack)
    try:
        write_folder(target, files)
    except NotEmptyError as found:
        shown = visible(str(found), 60)
        raise Stop(f"`{visible(str(target), 120)}` tidak kosong (ada `{shown}`); pilih folder baru") from None
    except NotADirectoryError:
        raise Stop(f"`{visible(str(target), 120)}` bukan folder; pilih nama lain") from None
    if not arguments.quiet:
        sys.stdout.write(_next_steps(target, len(files)))
    return CLEAN


def _parser() -> Parser:
    parser = Parser("init", "Membuat ruang kerja baru bagi sebuah daerah; folder harus baru atau kosong.")
    parser.add_argument("folder", metavar="FOLDER", help="folder yang dibuat")
    parser.add_argument("--nama", default="Pemerintah Kabupaten Contoh", help="nama pemerintah daerah")
    parser.add_argument(
        "--opd", default="diskominfo", metavar="ID", help="id OPD pertama, OPD urusan kominfo"
    )
    parser.add_argument(
        "--nama-opd", default="Dinas Komunikasi dan Informatika", metavar="NAMA", help="namanya"
    )
    parser.add_argument("--singkatan", default="", help="singkatannya")
    parser.add_argument("--layanan", default="layanan-pertama", metavar="ID", help="id layanan pertama")
    parser.add_argument("--nama-layanan", default="Layanan Pertama", metavar="NAMA", help="namanya")
    parser.add_argument(
        "--organisasi", default="organisasi", help="organisasi peninjau di GitHub atau GitLab"
    )
    parser.add_argument(
        "--zona",
        metavar="ZONA",
        help=f"{', '.join(_ZONES)}, atau nama seperti Asia/Pontianak (bawaan: zona paket)",
    )
    parser.add_argument("--paket", default=DEFAULT_PACK, help="pengenal atau folder paket regulasi")
    parser.add_argument(
        "--rujuk-paket", action="store_true", help="pakai paket yang dibawa alat, jangan salin"
    )
    return parser


def _answers(arguments: argparse.Namespace, law: Law, pack: Path) -> Answers:
    name = _said(arguments, "nama")
    zone = _zone(arguments.zona) if arguments.zona is not None else law.zone
    return Answers(
        id=_slug(name),
        nama=name,
        opd=_named(arguments, "opd"),
        nama_opd=_said(arguments, "nama_opd"),
        singkatan=_said(arguments, "singkatan") if arguments.singkatan else arguments.opd.capitalize(),
        layanan=_named(arguments, "layanan"),
        nama_layanan=_said(arguments, "nama_layanan"),
        organisasi=_team(arguments.organisasi),
        paket=pack.name,
        salin=not arguments.rujuk_paket,
        as_of=instant(arguments.as_of, zone).astimezone(zone),
        zona=zone.key,
    )


def _zone(text: str) -> ZoneInfo:
    """A zone that a region may have, by its usual name or its key."""
    key = _ZONES.get(text.upper()) or {key.casefold(): key for key in ZONES}.get(text.casefold())
    if key is None:
        known = ", ".join((*_ZONES, *ZONES))
        raise Stop(f"--zona `{visible(text, 64)}` tidak dikenal; pilihan: {known}")
    return ZoneInfo(key)


def _said(arguments: argparse.Namespace, name: str) -> str:
    """A name for people: one printable line."""
    text = str(getattr(arguments, name)).strip()
    if not text or len(text) > _MOST or not text.isprintable() or visible(text, _MOST) != text:
        raise Stop(f"--{name.replace('_', '-')}: tulis satu baris teks, paling panjang {_MOST} karakter")
    return text


def _named(arguments: argparse.Namespace, name: str) -> str:
    text = str(getattr(arguments, name))
    if not _ID.fullmatch(text):
        raise Stop(f"--{name} `{visible(text, 64)}`: tulis huruf kecil, angka, dan tanda hubung")
    return text


def _team(text: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9](?:[A-Za-z0-9._/-]{0,98}[A-Za-z0-9])?", text):
        raise Stop(f"--organisasi `{visible(text, 64)}`: tulis nama organisasi tanpa @")
    return text


def _slug(name: str) -> str:
    """An id from a name, without the words that every region's name begins with."""
    words = re.findall(r"[a-z0-9]+", name.lower().removeprefix("pemerintah ").removeprefix("daerah "))
    return "-".join(words)[:64].strip("-") or "daerah"


def _next_steps(target: Path, count: int) -> str:
    shown = visible(str(target), 200)
    return (
        f"{count} berkas ditulis ke {shown}\n"
        f"Langkah berikutnya:\n  cd {shlex.quote(shown)} && git init && spbe check && spbe build\n"
        "Lalu baca README.md di sana.\n"
    )
