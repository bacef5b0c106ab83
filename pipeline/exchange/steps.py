"""The everyday steps of a ticket as changes of its record: answered, confirmed, closed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pipeline.exchange.editing import Change
from pipeline.model.document import Data
from pipeline.model.lean import dataclass, field

_RESPONSE = "Pelapor dihubungi dan laporan mulai ditangani."
_CONFIRMED = "Pelapor mengonfirmasi bahwa gangguan teratasi."


class StepRefusedError(ValueError):
    """The step makes no sense for this record; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Step:
    """What somebody did to a ticket.

    Attributes:
        at: When, as it is written into the record.
        by: The id of the person, "" where nobody was named.
        words: What was done, "" for the usual sentence.
        further: Fields that are known besides, e.g. the computed `prioritas`; only open ones are filled.
    """

    at: str
    by: str = ""
    words: str = ""
    further: Mapping[str, Any] = field(default_factory=dict)


def respond(kind: str, data: Data, step: Step) -> tuple[Change, ...]:
    """The first answer by a person (form of an aduan; Tabel 4 measures up to here).

    Raises:
        StepRefusedError: The ticket has been answered before, or nobody is named.
    """
    _still_open(data, "direspons", "sudah direspons")
    _named(step)
    if kind == "permintaan":
        moved = _status(data, {"diajukan"}, "diproses")
        return (Change(("direspons",), step.at), *_filled(data, {"pelaksana": [step.by]}), *moved)
    known = {**step.further, "petugas": {"administrator_layanan": step.by}}
    done = _activity(step, _RESPONSE, "respons")
    return (
        Change(("direspons",), step.at),
        done,
        *_filled(data, known),
        *_status(data, {"dicatat"}, "ditangani"),
    )


def confirm(kind: str, data: Data, step: Step) -> tuple[Change, ...]:
    """The user's confirmation; the clock of the service target stops here (Tabel 2).

    Raises:
        StepRefusedError: Confirmed before, or there is nothing to confirm yet.
    """
    _still_open(data, "dikonfirmasi", "sudah dikonfirmasi")
    told = Change(("dikonfirmasi",), step.at)
    if kind == "permintaan":
        known = {**step.further, "dipenuhi": step.at}
        moved = _status(data, {"diajukan", "diproses", "dipenuhi"}, "dikonfirmasi")
        return (told, *_filled(data, known), *moved)
    _named(step)
    known = {**step.further, "diselesaikan": step.at}
    moved = _status(data, {"dicatat", "ditangani", "dieskalasi"}, "selesai")
    return (told, _activity(step, _CONFIRMED, "konfirmasi"), *_filled(data, known), *moved)


def close(kind: str, data: Data, step: Step) -> tuple[Change, ...]:
    """The end of a ticket: an aduan is closed, a permintaan is fulfilled and waits for its confirmation.

    Raises:
        StepRefusedError: Closed before, or an aduan that nobody has confirmed.
    """
    if kind == "permintaan":
        _still_open(data, "dipenuhi", "sudah dipenuhi; yang berikutnya konfirmasi pengguna")
        return (
            Change(("dipenuhi",), step.at),
            *_filled(data, step.further),
            *_status(data, {"diajukan", "diproses"}, "dipenuhi"),
        )
    _still_open(data, "ditutup", "sudah ditutup")
    if "dikonfirmasi" not in data:
        raise StepRefusedError("belum dikonfirmasi pelapor; catat konfirmasinya lebih dulu")
    return (Change(("ditutup",), step.at), *_filled(data, step.further), Change(("status",), "ditutup"))


STEPS: Mapping[str, Callable[[str, Data, Step], tuple[Change, ...]]] = {
    "respond": respond,
    "confirm": confirm,
    "close": close,
}
"""The steps by the name of their command."""


def _activity(step: Step, usual: str, stage: str) -> Change:
    row = {"waktu": step.at, "oleh": step.by, "uraian": step.words or usual, "tahap": stage}
    return Change(("aktivitas",), row, append=True)


def _filled(data: Data, known: Mapping[str, Any]) -> tuple[Change, ...]:
    return tuple(Change((name,), value) for name, value in known.items() if name not in data)


def _status(data: Data, before: set[str], after: str) -> tuple[Change, ...]:
    return (Change(("status",), after),) if data.get("status") in before else ()


def _still_open(data: Data, name: str, done: str) -> None:
    if name in data:
        raise StepRefusedError(f"{done} pada {data[name]}")


def _named(step: Step) -> None:
    if not step.by:
        raise StepRefusedError("sebutkan petugasnya dengan --oleh")
