"""What the release rules share: the executions of a release and how it ended."""

from __future__ import annotations

from pipeline.model.case import Case
from pipeline.model.moments import Moment
from pipeline.model.pointer import Keys
from pipeline.rules.acts import blocks

SUCCESS = "berhasil"


def executions(case: Case) -> list[tuple[Keys, Moment]]:
    """The executions that have begun by the instant of judgement: where each stands and when it began."""
    found = ((keys, case.past(*keys, "mulai")) for keys, _ in blocks(case, "pelaksanaan"))
    return [(keys, start) for keys, start in found if start is not None]


def finished(case: Case) -> Moment | None:
    """When the last execution ended; None where none has begun or one still runs."""
    begun = executions(case)
    if not begun:
        return None
    last, start = begun[-1]
    end = case.past(*last, "selesai")
    if end is None and case.get(*last, "hasil") is not None and case.get(*last, "selesai") is None:
        return start
    return end


def outcome(case: Case) -> str:
    """How the last execution ended, "" while unsaid; without a word, a finished one succeeded."""
    begun = executions(case)
    if not begun:
        return ""
    written = case.get(*begun[-1][0], "hasil")
    return str(written) if written else SUCCESS if finished(case) else ""
