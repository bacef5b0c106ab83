"""`spbe confirm`: the user has confirmed."""

from __future__ import annotations

from pipeline.cli.stepping import take_step

_FIELDS = (
    ("metode_konfirmasi", "cara konfirmasi, mis. telepon"),
    ("kepuasan", "penilaian 1 sampai 5"),
    ("masukan", "masukan pengguna"),
)


def run(argv: list[str]) -> int:
    """Runs the command."""
    return take_step(
        "confirm", "Mencatat konfirmasi pengguna; waktu layanan berhenti di sini.", _FIELDS, argv
    )
