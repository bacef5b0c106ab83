"""Chapters a and b of an evaluation, and the SLA's own figures: tickets counted, some at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import field, replace

from pipeline.law.law import Law
from pipeline.measure.tallying import (
    Row,
    Rows,
    Scope,
    by_verdict,
    counted,
    every_service,
    full_name,
    grouped,
    levels,
    noted,
    rows_of_services,
    services_by,
    spread,
    tally,
)
from pipeline.model.document import dig
from pipeline.model.fact import Verdict
from pipeline.model.lean import dataclass
from pipeline.model.recap import ComplaintRecap, RequestRecap, SlaRecap
from pipeline.model.region import Service
from pipeline.model.tallies import ByService, Grouped, Summed, Tally, TicketTally, joined

Word = Callable[[Row], object]
_HANDLED = ("penanganan", "respons", "tabel2", "katalog")


@dataclass(frozen=True, slots=True)
class Tickets(Summed):
    """What some tickets of one kind come to; `joined` puts those of several together.

    Attributes:
        requests: Of permintaan; nothing is said of services yet.
        complaints: Of aduan; likewise.
        sla: Of both.
        by_service: The tickets of each service that has some, by the column that judges them.
    """

    requests: RequestRecap = field(default_factory=RequestRecap)
    complaints: ComplaintRecap = field(default_factory=ComplaintRecap)
    sla: SlaRecap = field(default_factory=SlaRecap)
    by_service: tuple[tuple[str, ByService], ...] = ()


def requests_of(scope: Scope, rows: Rows) -> Tickets:
    """What some permintaan come to."""
    return Tickets(
        requests=_requests(rows), sla=_sla(scope, rows), by_service=_parts(rows, ("tabel2", "katalog"))
    )


def complaints_of(scope: Scope, rows: Rows) -> Tickets:
    """What some aduan come to."""
    return Tickets(
        complaints=_complaints(scope, rows), sla=_sla(scope, rows), by_service=_parts(rows, _HANDLED)
    )


def request_recap(scope: Scope, parts: Iterable[Tickets]) -> RequestRecap:
    """Chapter a: permintaan, from `requests_of` those of each part of them."""
    whole = joined((requests_of(scope, ()), *parts))
    found = {column: every_service(scope, services) for column, services in whole.by_service}
    return replace(
        whole.requests,
        services=services_by(scope, found["tabel2"]),
        promised=services_by(scope, found["katalog"]),
        by_service=found["tabel2"],
    )


def complaint_recap(scope: Scope, parts: Iterable[Tickets]) -> ComplaintRecap:
    """Chapter b: aduan, from `complaints_of` those of each part of them."""
    whole = joined((complaints_of(scope, ()), *parts))
    found = {column: every_service(scope, services) for column, services in whole.by_service}
    return replace(
        whole.complaints,
        services=services_by(scope, found["penanganan"]),
        response_services=services_by(scope, found["respons"]),
        service_services=services_by(scope, found["tabel2"]),
        promised=services_by(scope, found["katalog"]),
        by_service=found["penanganan"],
    )


def sla_recap(scope: Scope, parts: Iterable[Tickets]) -> SlaRecap:
    """The SLA's own clocks: response, solution, on-site assistance."""
    services = Tally(tuple(full_name(service) for service in scope.services if _has_sla(service)))
    return replace(joined((SlaRecap(), *(part.sla for part in parts))), services=services)


def _parts(rows: Rows, columns: tuple[str, ...]) -> tuple[tuple[str, ByService], ...]:
    found = rows_of_services(rows)
    return tuple(
        (
            column,
            tuple((_full(ref), by_verdict(own, f"{column}_hasil")) for ref, own in found.items()),
        )
        for column in columns
    )


def _full(ref: str) -> str:
    opd, _, own = ref.partition("/")
    return f"{opd}/layanan/{own}"


def _requests(rows: Rows) -> RequestRecap:
    return RequestRecap(
        tickets=by_verdict(rows, "tabel2_hasil"),
        promise_tickets=by_verdict(rows, "katalog_hasil"),
        both_tickets=by_verdict(rows, "pelayanan_hasil"),
        hours=spread(counted(rows, "tabel2_hasil"), "pelayanan_jam"),
        satisfaction=spread(rows, "kepuasan"),
        remarks=tally(row for row in rows if "masukan" in row.data and row.fact.selesai is not None),
        rerouted=tally(row for row in rows if row.data.get("status") == "dialihkan"),
        by_word=_words(rows, ("klasifikasi", "status"), {"kategori_pemohon": _field("pemohon", "kategori")}),
    )


def _complaints(scope: Scope, rows: Rows) -> ComplaintRecap:
    escalated = [row for row in rows if _escalated(row)]
    unreviewed = [row for row in escalated if "drp_dikaji" not in row.notes]
    waiting = [row for row in rows if row.fact.respons_hasil is not Verdict.DIKECUALIKAN]
    words = ("dampak", "kategori", "metode_pelaporan", "status")
    return ComplaintRecap(
        handling=by_verdict(rows, "penanganan_hasil"),
        response=by_verdict(rows, "respons_hasil"),
        service=by_verdict(rows, "tabel2_hasil"),
        promise_tickets=by_verdict(rows, "katalog_hasil"),
        by_priority=_priorities(scope.law, rows, "respons_hasil"),
        service_by_priority=_priorities(scope.law, rows, "tabel2_hasil"),
        handling_by_priority=_priorities(scope.law, rows, "penanganan_hasil"),
        minutes=spread(counted(rows, "respons_hasil"), "respons_menit"),
        hours=spread(counted(rows, "tabel2_hasil"), "pelayanan_jam"),
        # Nobody had to answer what was cancelled, or came twice.
        unanswered=tally(row for row in waiting if "tanpa_respons" in row.notes),
        escalated=tally(escalated),
        by_level=levels(escalated, _level),
        drp_reviewed=noted(escalated, "drp_dikaji"),
        drp_unreviewed=tally(row for row in unreviewed if _needs_drp(scope.law, row)),
        estimates_missed=noted(rows, "estimasi_meleset"),
        closed_early=noted(rows, "ditutup_sebelum_konfirmasi"),
        recurring=tally(row for row in rows if "berulang_dari" in row.data),
        causes=grouped(rows, _cause),
        proactive=noted(rows, "proaktif"),
        from_recording=noted(rows, "awal_pencatatan"),
        by_word=_words(rows, words, {"sumber": _source}),
    )


def _sla(scope: Scope, rows: Rows) -> SlaRecap:
    covered = [row for row in rows if row.fact.sla_selesai_hasil is not None]
    urgencies = [value for value in scope.law.vocabulary("urgensi") if isinstance(value, int)]
    return SlaRecap(
        by_urgency=tuple((urgency, *_urgency(covered, urgency)) for urgency in urgencies if covered),
        out_of_term=noted(covered, "di_luar_masa_sla"),
        tickets=tally(covered),
        without_urgency=tally(row for row in covered if row.fact.urgensi is None),
        by_level=levels([row for row in covered if _escalated(row)], _level),
    )


def _urgency(rows: Rows, urgency: int) -> tuple[TicketTally, TicketTally, TicketTally]:
    own = [row for row in rows if row.fact.urgensi == urgency]
    onsite = [row for row in own if row.fact.sla_pendampingan_hasil is not None]
    return (
        by_verdict(own, "sla_respons_hasil"),
        by_verdict(own, "sla_selesai_hasil"),
        by_verdict(onsite, "sla_pendampingan_hasil"),
    )


def _priorities(law: Law, rows: Rows, column: str) -> tuple[tuple[int, TicketTally], ...]:
    known = [value for value in law.vocabulary("prioritas") if isinstance(value, int)]
    return tuple((each, by_verdict([r for r in rows if r.fact.prioritas == each], column)) for each in known)


def _words(rows: Rows, fields: tuple[str, ...], more: dict[str, Word]) -> tuple[tuple[str, Grouped], ...]:
    words: dict[str, Word] = {"layanan": _service} | {field: _field(field) for field in fields} | more
    return tuple((name, grouped(rows, word)) for name, word in words.items())


def _field(*keys: str) -> Word:
    return lambda row: dig(row.data, *keys)


def _service(row: Row) -> str:
    return f"{row.fact.opd}/layanan/{row.fact.layanan}"


def _source(row: Row) -> object:
    return row.data.get("sumber", "pengguna")


def _cause(row: Row) -> str | None:
    """The cause as written, its spaces and capitals evened out so that the same one is counted once."""
    cause = row.data.get("penyebab")
    words = " ".join(cause.split()) if isinstance(cause, str) else ""
    return words[:1].upper() + words[1:] or None


def _escalated(row: Row) -> bool:
    return _level(row) is not None


def _level(row: Row) -> int | None:
    found: int | None = row.extras.get("tingkat_eskalasi")
    return found


def _needs_drp(law: Law, row: Row) -> bool:
    at, grade = row.fact.mulai, row.fact.klasifikasi
    return at is not None and grade is not None and "drp" in law.continuity(grade, at).value


def _has_sla(service: Service) -> bool:
    return "sla" in service.document.data
