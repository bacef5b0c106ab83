"""Questions on a terminal, one field at a time."""

from __future__ import annotations

import sys
from typing import Any

from pipeline.cli.exits import Stop
from pipeline.run.answers import AnswerError
from pipeline.run.newrecord import Question
from pipeline.wording import visible

_SHOWN = 20


def ask_on_terminal(question: Question) -> Any:
    """Asks until the answer is a value for the field; the end of input leaves the command.

    An empty answer is none, and None where a pseudonym is asked for.

    Raises:
        Stop: Nobody answers any more.
    """
    field, options = question.field, question.options
    _introduce(question)
    while True:
        answer = _line(".".join(str(key) for key in field.keys))
        if answer.isdigit() and options and 1 <= int(answer) <= min(len(options), _SHOWN):
            answer = options[int(answer) - 1]
        if not answer and question.pseudonym:
            return None
        if not answer:
            _tell("  Isian ini wajib; Ctrl+C berhenti tanpa menulis apa pun.")
            continue
        try:
            return question.read(answer)
        except AnswerError as problem:
            _tell(f"  {problem}")


def _introduce(question: Question) -> None:
    field, options = question.field, question.options
    if question.problem:
        _tell(f"  {visible(question.problem, 400)}")
    _tell(f"\n{field.title}: {field.description}")
    if question.pseudonym:
        _tell("  Samaran saja cukup, nama tidak perlu ditulis. Kosongkan bila nama yang hendak ditulis.")
    for number, option in enumerate(options[:_SHOWN], start=1):
        _tell(f"  {number}. {visible(option, 80)}")
    if len(options) > _SHOWN:
        _tell(f"  … dan {len(options) - _SHOWN} lagi; ketik id-nya")


def _line(name: str) -> str:
    _tell(f"{name} > ", end="")
    answer = sys.stdin.readline()
    if not answer:
        raise Stop("dibatalkan; tidak ada yang ditulis")
    return answer.strip()


def _tell(text: str, end: str = "\n") -> None:
    sys.stderr.write(text + end)
    sys.stderr.flush()
