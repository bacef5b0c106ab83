"""`spbe close`: a ticket comes to its end."""

from __future__ import annotations

from pipeline.cli.stepping import take_step

_FIELDS = (("penyebab", "penyebab gangguan"), ("kendala", "mengapa target tidak tercapai"))


def run(argv: list[str]) -> int:
    """Runs the command."""
    return take_step("close", "Menutup aduan, atau mencatat permintaan sebagai dipenuhi.", _FIELDS, argv)
