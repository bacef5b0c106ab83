"""What the three commands for a ticket's everyday steps share."""

from __future__ import annotations

import argparse
from typing import Any

from pipeline.cli.edit import carry_out, changes_of, edit_parser
from pipeline.cli.exits import Stop
from pipeline.exchange.steps import Step, StepRefusedError
from pipeline.model.document import Document
from pipeline.model.moments import parse_moment
from pipeline.run.answers import AnswerError, read_answer
from pipeline.run.desk import Desk
from pipeline.run.editrecord import Edited, stepped
from pipeline.wording import visible


def take_step(name: str, about: str, fields: tuple[tuple[str, str], ...], argv: list[str]) -> int:
    """Runs a step: 0 written, 1 refused by the rules, 2 senseless for this ticket.

    Args:
        name: The step and its command.
        about: What it does.
        fields: Options of its own: the field of the record each fills, and its help.
        argv: The arguments.
    """
    parser = edit_parser(name, about)
    parser.add_argument("--waktu", metavar="WAKTU", help="kapan terjadi (bawaan: sekarang)")
    parser.add_argument("--oleh", default="", metavar="ORANG", help="id petugas")
    parser.add_argument("--uraian", default="", metavar="TEKS", help="apa yang dilakukan")
    for field, told in fields:
        parser.add_argument(f"--{field.replace('_', '-')}", dest=field, metavar="NILAI", help=told)
    arguments = parser.parse_args(argv)
    names = tuple(field for field, _ in fields)
    return carry_out(arguments, lambda desk, document: _stepped(name, names, (arguments, desk, document)))


def _stepped(name: str, fields: tuple[str, ...], asked: tuple[argparse.Namespace, Desk, Document]) -> Edited:
    arguments, desk, document = asked
    at = arguments.waktu or desk.now
    if parse_moment(at, desk.found.world.region.zone) is None:
        raise Stop(f"--waktu {at!a} bukan waktu; contoh: 2026-01-15 08:30")
    further = {field: _read(document, desk, field, getattr(arguments, field)) for field in fields}
    known = {field: value for field, value in further.items() if value is not None}
    step = Step(at, arguments.oleh, arguments.uraian, known)
    try:
        return stepped(desk, document, (name, step), changes_of(arguments, desk, document))
    except StepRefusedError as problem:
        raise Stop(f"{document.id} {problem}") from None


def _read(document: Document, desk: Desk, field: str, text: str | None) -> Any:
    if text is None:
        return None
    try:
        return read_answer(document.jenis, (field,), text, desk.words)
    except AnswerError as problem:
        raise Stop(f"--{field}: {visible(str(problem), 300)}") from None
