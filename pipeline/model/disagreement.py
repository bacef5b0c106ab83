"""Where monitoring, complaints and releases tell different stories; facts to look into, no errors."""

from __future__ import annotations

from datetime import datetime

from pipeline.model.document import Document
from pipeline.model.lean import dataclass
from pipeline.model.pointer import Keys

OUTAGE_WITHOUT_COMPLAINT = "gangguan_tanpa_aduan"
COMPLAINT_WITHOUT_OUTAGE = "aduan_tanpa_gangguan"
COMPLAINTS_AFTER_RELEASE = "lonjakan_sesudah_rilis"


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One thing that one source tells and another does not.

    Attributes:
        kind: OUTAGE_WITHOUT_COMPLAINT, COMPLAINT_WITHOUT_OUTAGE or COMPLAINTS_AFTER_RELEASE.
        service: The service, "opd/id".
        period: The month "2025-05" in which it began, in the region's zone.
        start: When the outage, the complaint or the release began.
        end: When it ended; None while it runs.
        document: The record that tells of it.
        keys: Where in that record.
        complaints: Full names of the complaints of a burst.
        before: How many there were in as long a time before the release.
    """

    kind: str
    service: str
    period: str
    start: datetime
    end: datetime | None
    document: Document
    keys: Keys = ()
    complaints: tuple[str, ...] = ()
    before: int = 0
