"""Chapters a and b of an evaluation, and the SLA's own figures: tickets counted."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.law.law import Law
from pipeline.measure.tallying import (
    Row,
    Rows,
    Scope,
    by_service,
    by_verdict,
    counted,
    full_name,
    grouped,
    levels,
    noted,
    services_by,
    spread,
    tally,
)
from pipeline.model.document import dig
from pipeline.model.recap import ComplaintRecap, RequestRecap, SlaRecap
from pipeline.model.region import Service
from pipeline.model.tallies import Grouped, Tally, TicketTally

Word = Callable[[Row], object]


def request_recap(scope: Scope, rows: Rows) -> RequestRecap:
    """Chapter a: permintaan."""
    parts = by_service(scope, rows, "tabel2_hasil")
    return RequestRecap(
        services=services_by(scope, parts),
        promised=services_by(scope, by_service(scope, rows, "katalog_hasil")),
        tickets=by_verdict(rows, "tabel2_hasil"),
        promise_tickets=by_verdict(rows, "katalog_hasil"),
        both_tickets=by_verdict(rows, "pelayanan_hasil"),
        by_service=parts,
        hours=spread(counted(rows, "tabel2_hasil"), "pelayanan_jam"),
        satisfaction=spread(rows, "kepuasan"),
        remarks=tally(row for row in rows if "masukan" in row.data and row.fact.selesai is not None),
        rerouted=tally(row for row in rows if row.data.get("status") == "dialihkan"),
        by_word=_words(rows, ("klasifikasi", "status"), {"kategori_pemohon": _field("pemohon", "kategori")}),
    )


def complaint_recap(scope: Scope, rows: Rows) -> ComplaintRecap:
    """Chapter b: aduan."""
    parts = {
        column: by_service(scope, rows, f"{column}_hasil")
        for column in ("penanganan", "respons", "tabel2", "katalog")
    }
    escalated = [row for row in rows if _escalated(row)]
    unreviewed = [row for row in escalated if "drp_dikaji" not in row.notes]
    words = ("dampak", "kategori", "metode_pelaporan", "status")
    return ComplaintRecap(
        services=services_by(scope, parts["penanganan"]),
        response_services=services_by(scope, parts["respons"]),
        service_services=services_by(scope, parts["tabel2"]),
        promised=services_by(scope, parts["katalog"]),
        handling=by_verdict(rows, "penanganan_hasil"),
        response=by_verdict(rows, "respons_hasil"),
        service=by_verdict(rows, "tabel2_hasil"),
        promise_tickets=by_verdict(rows, "katalog_hasil"),
        by_service=parts["penanganan"],
        by_priority=_priorities(scope.law, rows, "respons_hasil"),
        service_by_priority=_priorities(scope.law, rows, "tabel2_hasil"),
        handling_by_priority=_priorities(scope.law, rows, "penanganan_hasil"),
        minutes=spread(counted(rows, "respons_hasil"), "respons_menit"),
        hours=spread(counted(rows, "tabel2_hasil"), "pelayanan_jam"),
        unanswered=noted(rows, "tanpa_respons"),
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


def sla_recap(scope: Scope, rows: Rows) -> SlaRecap:
    """The SLA's own clocks: response, solution, on-site assistance."""
    covered = [row for row in rows if row.fact.sla_selesai_hasil is not None]
    urgencies = [value for value in scope.law.vocabulary("urgensi") if isinstance(value, int)]
    return SlaRecap(
        by_urgency=tuple((urgency, *_urgency(covered, urgency)) for urgency in urgencies if covered),
        out_of_term=noted(covered, "di_luar_masa_sla"),
        services=Tally(tuple(full_name(service) for service in scope.services if _has_sla(service))),
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
