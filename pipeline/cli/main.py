"""Finds the command, runs it, and turns whatever happens into an exit code; never a traceback."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from contextlib import suppress
from importlib import import_module

from pipeline.cli import signals
from pipeline.cli.exits import INTERRUPTED, MISUSE, OURS, TERMINATED, Stop, Terminated
from pipeline.model.refusal import Refusal

# Each command is its own module, imported only when asked for: `--help` must not pay for WeasyPrint.
COMMANDS: tuple[tuple[str, str], ...] = (
    ("check", "periksa katalog dan rekaman terhadap skema dan aturan"),
    ("build", "periksa, lalu susun situs, PDF, dan data ke build/"),
    ("serve", "sajikan situs di komputer ini, diperbarui setiap berkas disimpan"),
    ("measure", "tabel fakta: setiap waktu, batas, dan hasil"),
    ("maturity", "tingkat kematangan tiap OPD dan daerah, beserta buktinya"),
    ("evidence", "paket bukti sebuah indikator: PDF, dasbor, narasi, arsip"),
    ("flips", "rekaman yang berganti hasil di bawah paket regulasi lain"),
    ("diff", "arti sebuah perubahan: temuan, janji, hasil, angka, dokumen"),
    ("verify", "apakah sebuah PDF sama dengan yang disusun dari repositori"),
    ("due", "yang terlambat dan yang segera jatuh tempo, per OPD dan orang"),
    ("new", "tulis rekaman baru: bertanya, atau dari --set"),
    ("import", "tabel (xlsx, csv) menjadi rekaman; mencoba dulu"),
    ("export", "fakta, register, atau formulir ke xlsx, csv, parquet"),
    ("edit", "ubah isian sebuah rekaman"),
    ("fmt", "berkas dalam bentuk bakunya"),
    ("respond", "catat respons pertama atas sebuah tiket"),
    ("confirm", "catat konfirmasi pengguna"),
    ("close", "tutup aduan, atau catat permintaan sebagai dipenuhi"),
    ("show", "isi berkas sebagaimana terbaca, sebelum skema"),
    ("graph", "graf ketergantungan: apa memikul apa, titik tunggal kegagalan"),
    ("explain", "penjelasan sebuah aturan atau klausul"),
    ("rules", "daftar aturan"),
    ("trace", "buku klausul: dengan apa tiap klausul dipenuhi"),
    ("schema", "cetak atau tulis skema"),
    ("init", "ruang kerja baru bagi sebuah daerah"),
)

# Modules of Python that Windows does not have.
_POSIX = ("fcntl", "resource")
# `import` is a word of Python's own.
_MODULES = {"import": "bring_in"}


def main(argv: list[str] | None = None) -> int:
    """Runs one command.

    Args:
        argv: Arguments without the program's name; None takes the process's own, and ends with it.

    Returns:
        The exit code (cli.md): 0, 1, 2, 3 or 130.
    """
    if argv is not None:
        return _ended(argv)
    # The process is short and makes few circles: looking for them costs a twentieth of it. What is imported
    # comes to some fifty thousand objects; a small check ends before they are looked through.
    gc.set_threshold(100_000, 20, 50)
    signals.insist()
    try:
        code = _ended(sys.argv[1:])
    finally:
        # Nothing is left to interrupt: a signal now would only spoil the exit code.
        signals.ignore()
        # Nor to look through for circles once more, which the interpreter would do: a sixth of a small check.
        gc.freeze()
    _leave(code)
    return code


def _leave(code: int) -> None:
    """Ends the process with what it owes to others, and takes nothing apart: a tenth of a small check.

    Returns where that is for the interpreter: while other threads run, and for who looks into a failure.
    """
    threads = sys.modules.get("threading")
    if os.environ.get("SPBE_DEBUG") == "1" or (threads and threads.active_count() > 1):
        return
    atexit._run_exitfuncs()  # noqa: SLF001  all that the interpreter would call
    for stream in filter(None, (sys.stdout, sys.stderr)):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


def _ended(arguments: list[str]) -> int:
    # A worker starts in whatever folder this is; what a workspace holds is data, and nothing to import.
    os.environ["PYTHONSAFEPATH"] = "1"
    signals.heed()
    try:
        _calm_streams()
        return _done(arguments)
    except (Stop, Refusal) as stop:
        return _say(str(stop), getattr(stop, "code", MISUSE))
    except Terminated:
        return _say("dihentikan oleh sistem", TERMINATED)
    except KeyboardInterrupt:
        return _say("dihentikan", INTERRUPTED)
    except BrokenPipeError:
        return _pipe_closed()
    except OSError as problem:
        return _say(_refusal(problem), MISUSE)
    except Exception as problem:  # the one place where our own failures end
        if os.environ.get("SPBE_DEBUG") == "1":
            raise
        return _say(_own_failure(problem), OURS)


def _done(arguments: list[str]) -> int:
    try:
        return _flushed(_dispatch(arguments))
    except Exception:
        signals.end_if_asked()
        raise


def _dispatch(arguments: list[str]) -> int:
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        sys.stdout.write(_help())
        return 0 if arguments else MISUSE
    if arguments[0] in ("-V", "--version", "version"):
        from pipeline.model.tool import NAME, VERSION  # start-up: only this branch needs it

        sys.stdout.write(f"{NAME} {VERSION}\n")
        return 0
    if arguments[0] not in dict(COMMANDS):
        raise Stop(_unknown(arguments[0]))
    if sys.flags.optimize > 1:
        # What a rule asks is told from its docstring: pages and explanations would come out empty.
        raise Stop("python -OO (PYTHONOPTIMIZE=2) membuang keterangan tiap aturan; jalankan tanpa itu")
    try:
        module = import_module(f"pipeline.cli.{_MODULES.get(arguments[0], arguments[0])}")
    except ModuleNotFoundError as lacking:
        if lacking.name not in _POSIX:
            raise
        raise Stop(
            f"`spbe {arguments[0]}` memerlukan Linux atau macOS (modul {lacking.name}); "
            "di Windows jalankan di WSL"
        ) from None
    signals.end_if_asked()
    try:
        code: int = module.run(arguments[1:])
    except SystemExit as left:
        # argparse leaves this way after `--help`; what it printed is still to be flushed.
        return int(left.code or 0)
    return code


def _unknown(command: str) -> str:
    from pipeline.wording import nearest, visible  # start-up: only a slip needs these

    near = nearest(command, dict(COMMANDS))
    meant = f"; maksud Anda `{near}`?" if near else "; lihat `spbe --help`"
    return f"perintah `{visible(command, 40)}` tidak dikenal{meant}"


def _help() -> str:
    rows = "\n".join(f"  {name:<10} {about}" for name, about in COMMANDS)
    return (
        "spbe: manajemen layanan SPBE sebagai dokumen yang dapat diperiksa\n\n"
        "Pemakaian: spbe PERINTAH [pilihan]\n\n"
        f"Perintah:\n{rows}\n\n"
        "Pilihan tiap perintah: spbe PERINTAH --help\n"
        "Kode keluar: 0 bersih, 1 ada pelanggaran, 2 salah pakai, 3 kegagalan alat\n"
    )


def _calm_streams() -> None:
    """Any text can be printed anywhere: what a stream's encoding lacks is escaped.

    Raises:
        Stop: Standard output is closed: whatever is printed would be lost without a word.
    """
    if sys.stderr is None:
        from pathlib import Path  # start-up: see `pipeline/__main__.py`

        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - it lives as long as we
    if sys.stdout is None:
        raise Stop("keluaran standar tertutup; laporan tidak dapat ditulis")
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace", newline="\n")


def _flushed(code: int) -> int:
    """The code once everything printed has really left: a report that could not be written is no report."""
    sys.stdout.flush()
    return code


def _say(message: str, code: int) -> int:
    if sys.stderr is not None:
        with suppress(OSError):
            sys.stderr.write(f"spbe: {message}\n")
    return code


def _refusal(problem: OSError) -> str:
    from pipeline.portable import refusal_words  # start-up: only a failure needs these
    from pipeline.wording import visible

    if not _standing():
        return "folder tempat Anda berada sudah dihapus; pindah dahulu ke folder lain (cd)"
    place = problem.filename or _stuck()
    where = f" {visible(str(place), 200)}" if place else ""
    return f"sistem menolak{where}: {visible(refusal_words(problem), 200)}"


def _standing() -> bool:
    """Whether the folder in which the command was called is still there."""
    try:
        return bool(os.getcwd())  # noqa: PTH109
    except OSError:
        return False


def _stuck() -> str:
    """Standard output by its name, where it is what takes nothing more."""
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        return "keluaran standar"
    return ""


def _own_failure(problem: Exception) -> str:
    from pipeline.wording import visible  # start-up: only a failure needs it

    what = visible(f"{type(problem).__name__}: {problem}", 200)
    return f"kegagalan alat ({what}); jalankan lagi dengan SPBE_DEBUG=1 dan laporkan keluarannya"


def _pipe_closed() -> int:
    # The reader went away; without this the interpreter complains once more at exit.
    devnull = os.open(os.devnull, os.O_WRONLY)
    os.dup2(devnull, sys.stdout.fileno())
    return MISUSE
