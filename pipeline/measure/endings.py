"""Where the clock of Tabel 2 and of the catalogue's promise ends (readings A07, A08, A10)."""

from __future__ import annotations

from datetime import datetime, timedelta

from pipeline.measure.terms import Terms
from pipeline.measure.ticketevents import Events
from pipeline.model.case import Case
from pipeline.model.lean import dataclass

PROACTIVE = ("pemantauan", "reviu")


@dataclass(frozen=True, slots=True)
class Ending:
    """The end of a ticket's clock.

    Attributes:
        event: The field that ends it: "dikonfirmasi", "diselesaikan", "dipenuhi" or "ditutup".
        at: When that happened; None while it has not.
        tacit: Whether silence was taken for a confirmation.
        excused: Whether a ticket without a confirmation leaves the denominator once its limit has passed.
    """

    event: str
    at: datetime | None
    tacit: bool = False
    excused: bool = False


def ending_of(case: Case, terms: Terms, events: Events) -> Ending:
    """The end of a ticket's clock under the readings in force at its start.

    A permintaan knows no closing apart from its confirmation.
    """
    reading = terms.reading("jam.akhir")
    if reading == "solusi-diberikan":
        return Ending("dipenuhi" if case.document.jenis == "permintaan" else "diselesaikan", events.solution)
    if reading == "penutupan" and case.document.jenis == "aduan":
        return Ending("ditutup", events.closed)
    return _confirmation(case, terms, events)


def _confirmation(case: Case, terms: Terms, events: Events) -> Ending:
    confirmed = events.confirmed
    proactive = case.document.data.get("sumber") in PROACTIVE
    if proactive and terms.reading("jam.konsumen_layanan") == "hanya-pengguna-luar":
        confirmed = None
    reading = terms.reading("jam.tanpa_konfirmasi")
    if reading == "konfirmasi-diam-N-hari":
        deemed = _deemed(case, terms, events)
        if deemed is not None and (confirmed is None or deemed < confirmed):
            return Ending("dikonfirmasi", deemed, tacit=True)
    return Ending("dikonfirmasi", confirmed, excused=reading == "kecualikan-dari-penyebut")


def _deemed(case: Case, terms: Terms, events: Events) -> datetime | None:
    """The end of the days of silence after the solution, once it has come."""
    if events.solution is None:
        return None
    days = terms.amounts("jam.tanpa_konfirmasi").get("hari", 0)
    deemed = events.solution + timedelta(days=days)
    return deemed if days and deemed <= case.as_of else None
