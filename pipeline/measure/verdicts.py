"""How a limit and a clock become a verdict, and how verdicts combine (cli.md, "Combining")."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache

from pipeline.law.values import Limit
from pipeline.measure.sla import Due
from pipeline.model.fact import Verdict

# The first of these that applies to either part is the combined verdict.
_ORDER = (
    Verdict.TIDAK_SAH,
    Verdict.DIKECUALIKAN,
    Verdict.TIDAK_DINILAI,
    Verdict.TIDAK_TERCAPAI,
    Verdict.BERJALAN,
    Verdict.TERCAPAI,
    Verdict.TIDAK_DIATUR,
)
_OVERRULING = _ORDER[:4]
# Asked for by name they take four times as long, and every clock of every ticket asks.
_REACHED, _MISSED, _UNREGULATED = Verdict.TERCAPAI, Verdict.TIDAK_TERCAPAI, Verdict.TIDAK_DIATUR


def judge_clock(limit: Limit | None, taken: int | None, running: int) -> Verdict:
    """A verdict of one clock.

    Args:
        limit: The limit; None where nothing sets one.
        taken: Seconds from start to end; None while it has not ended.
        running: Seconds from start to the instant of judgement.
    """
    if limit is None:
        return _UNREGULATED
    if taken is not None:
        return _REACHED if limit.met(taken) else _MISSED
    return _MISSED if limit.lost(running) else Verdict.BERJALAN


def judge_due(due: Due, done: datetime | None, as_of: datetime) -> Verdict:
    """A verdict of a deadline, which is still in time itself unless its row is strict."""
    if due.deadline is None:
        return Verdict.TIDAK_DIATUR
    at = as_of if done is None else done
    late = at >= due.deadline if due.strict else at > due.deadline
    if late:
        return Verdict.TIDAK_TERCAPAI
    return Verdict.BERJALAN if done is None else Verdict.TERCAPAI


def worse(verdicts: Iterable[Verdict]) -> Verdict:
    """The combined verdict of several."""
    return _worst(tuple(verdicts))


@lru_cache(maxsize=1024)
def _worst(verdicts: tuple[Verdict, ...]) -> Verdict:
    """The same, remembered: there are few verdicts."""
    return next((verdict for verdict in _ORDER if verdict in verdicts), Verdict.TIDAK_DIATUR)


def handling(response: Verdict, service: Verdict) -> Verdict:
    """The verdict of penanganan aduan: response and Tabel 2 together (2.1.1.1 paragraf 2, reading A15)."""
    if service is not _UNREGULATED:
        return worse((response, service))
    return response if response in _OVERRULING else Verdict.TIDAK_DAPAT_DISIMPULKAN
