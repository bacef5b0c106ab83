"""`spbe respond`: a person has answered a ticket for the first time."""

from __future__ import annotations

from pipeline.cli.stepping import take_step

_FIELDS = (("estimasi_selesai", "perkiraan selesai yang disampaikan"),)


def run(argv: list[str]) -> int:
    """Runs the command."""
    return take_step("respond", "Mencatat respons pertama oleh seorang petugas.", _FIELDS, argv)
