"""Chapter b: complaints against Tabel 4, Tabel 2 and both together, by service and by priority."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.values import Limit
from pipeline.model.lean import replace
from pipeline.model.tallies import Tally, TicketTally
from pipeline.render.charts.distribution import Strip, distribution
from pipeline.render.document import Item, Metric
from pipeline.render.documents.chapters.figures import (
    MINUTE,
    count,
    length_words,
    nil_sentence,
    records_of,
    service_states,
    share,
    share_metric,
    ticket_results,
)
from pipeline.render.documents.chapters.missed import missed_complaints, period_title
from pipeline.render.documents.chapters.pictures import attained
from pipeline.render.documents.chapters.report import Block, Report
from pipeline.render.documents.terms import limit_words
from pipeline.render.table import Column, Entry, Table
from pipeline.wording import angka

_MOST_CAUSES = 5
_DRP_REVIEW = "L2.2.1.2.T6.3.3"


def complaints_recap(report: Report) -> Iterator[Block]:
    """The recapitulation of aduan; one sentence where there was none."""
    found = report.recap.complaints
    if not len(found.handling.total):
        yield Block("nihil", "Nihil: tidak ada aduan atau gangguan yang tercatat pada periode ini.")
        return
    yield Block("metrik", _metrics(report))
    limits, table = report.law.table_name("waktu_tanggap"), report.law.table_name("target_pelayanan")
    states = [
        ("Gabungan", found.services),
        (f"Waktu tanggap ({limits})", found.response_services),
        (f"Pelayanan ({table})", found.service_services),
        ("Janji katalog", found.promised),
    ]
    yield Block(
        "tabel", service_states(report, "Layanan menurut pencapaian target penanganan gangguan", states)
    )
    yield from attained(
        report,
        f"Aduan terhadap {limits} dan {table}",
        "Aduan",
        (lambda recap: recap.complaints.by_service, lambda recap: recap.complaints.services),
    )
    yield from by_priority(report)
    results = [
        ("Gabungan", found.handling),
        ("Waktu tanggap", found.response),
        ("Pelayanan", found.service),
        ("Janji katalog", found.promise_tickets),
    ]
    yield Block("tabel", ticket_results(report, "Aduan menurut hasil", "Aduan", results))
    yield from circumstances(report)
    yield from frequent_causes(report)
    yield from missed_complaints(report)


def _metrics(report: Report) -> list[Metric]:
    found = report.recap.complaints
    unit = "aduan dinilai"
    return [
        share_metric(
            report, "Layanan mencapai target", found.services.met, found.services.judged, "layanan dinilai"
        ),
        share_metric(report, "Waktu tanggap tercapai", found.response.met, found.response.judged, unit),
        share_metric(report, "Pelayanan tercapai", found.service.met, found.service.judged, unit),
        Metric("Waktu tanggap, median", length_words(found.minutes.median, MINUTE), "jam:menit:detik"),
    ]


def by_priority(report: Report) -> Iterator[Block]:
    """First responses against their limits, priority by priority."""
    strips = [
        strip
        for priority, tally in report.recap.complaints.by_priority
        if (strip := _strip(report, priority, tally))
    ]
    if strips:
        title = f"Waktu tanggap terhadap batas {report.law.table_name('waktu_tanggap')}"
        chart = distribution(period_title(report, title), strips)
        table = replace(chart.table, caption="Waktu tanggap menurut prioritas")
        yield Block("grafik", replace(chart, table=table))
    yield Block("tabel", _priority_table(report))


def _limit_of(report: Report, priority: int) -> Limit | None:
    start = report.period.bounds(report.dossier.world.region.zone)[0]
    return report.law.response_limit(priority, start, report.scope.opd)


def _strip(report: Report, priority: int, tally: TicketTally) -> Strip | None:
    """How long the first response took; None where there is nothing to show or no limit."""
    limit = _limit_of(report, priority)
    if limit is None or not tally.judged:
        return None
    taken = {name: int(minutes * MINUTE) for minutes, name in report.recap.complaints.minutes.values}
    met = [taken[name] for name in tally.met.records if name in taken]
    missed = [taken[name] for name in tally.missed.records if name in taken]
    silent = tally.judged - len(met) - len(missed)
    return Strip(f"Prioritas {priority}", limit.seconds, limit_words(limit), met, missed, silent)


def _priority_table(report: Report) -> Table:
    found = report.recap.complaints
    service, both = dict(found.service_by_priority), dict(found.handling_by_priority)
    rows = [
        _priority_row(
            report, priority, (tally, service.get(priority, TicketTally()), both.get(priority, TicketTally()))
        )
        for priority, tally in found.by_priority
    ]
    empty = [f"prioritas {priority}" for priority, tally in found.by_priority if not len(tally.total)]
    columns = (
        Column("Prioritas", width=12),
        Column("Batas tanggap"),
        Column("Aduan", "angka"),
        Column("Tanggap tercapai", "angka"),
        Column("Pelayanan tercapai", "angka"),
        Column("Keduanya tercapai", "angka"),
    )
    named = (report.law.table_name(purpose) for purpose in ("prioritas", "waktu_tanggap"))
    return Table(
        caption=f"Aduan menurut prioritas ({' dan '.join(named)})",
        columns=columns,
        rows=tuple(row for row in rows if row),
        note=nil_sentence(empty),
    )


def _priority_row(
    report: Report, priority: int, tallies: tuple[TicketTally, TicketTally, TicketTally]
) -> tuple[Entry, ...]:
    if not len(tallies[0].total):
        return ()
    limit = _limit_of(report, priority)
    shares = (share(report, tally.met, tally.judged) for tally in tallies)
    words = limit_words(limit) if limit else "tidak diatur"
    return (f"Prioritas {priority}", words, count(report, tallies[0].total), *shares)


def circumstances(report: Report) -> Iterator[Block]:
    """What surrounded the tickets; what did not occur becomes one sentence."""
    found = report.recap.complaints
    levels = ", ".join(f"tingkat {level}: {angka(len(tally))}" for level, tally in found.by_level)
    lines = (
        ("Eskalasi", found.escalated, levels),
        ("Eskalasi dengan kajian DRP", found.drp_reviewed, ""),
        (
            "Eskalasi tanpa kajian DRP yang diwajibkan",
            found.drp_unreviewed,
            report.law.cite(*report.law.own(_DRP_REVIEW)),
        ),
        ("Tanpa respons pertama", found.unanswered, ""),
        ("Estimasi selesai terlewati", found.estimates_missed, ""),
        ("Ditutup sebelum atau tanpa konfirmasi", found.closed_early, ""),
        ("Gangguan berulang", found.recurring, "menunjuk aduan sebelumnya"),
        ("Ditemukan sendiri dari pemantauan atau reviu", found.proactive, ""),
        ("Jam dihitung sejak dicatat", found.from_recording, "waktu lapor tidak tertulis"),
    )
    shown = [_line(report, label, tally, note) for label, tally, note in lines if len(tally)]
    longest = found.minutes.longest
    if longest is not None:
        record = found.minutes.longest_record
        words = f"{length_words(longest, MINUTE)}, {record.split('/')[-1]}"
        shown.insert(0, Item("Waktu tanggap terlama", words, report.place(record)))
    if shown:
        yield Block("fakta", shown)
    empty = [label[:1].lower() + label[1:] for label, tally, _ in lines if not len(tally)]
    if empty:
        yield Block("nihil", nil_sentence(empty))


def _line(report: Report, label: str, tally: Tally, note: str) -> Item:
    whole = len(report.recap.complaints.handling.total)
    words = f"{angka(len(tally))} dari {angka(whole)} aduan"
    return Item(label, words, records_of(report, tally.records), note=note)


def frequent_causes(report: Report) -> Iterator[Block]:
    """The causes that more than one ticket names."""
    causes = report.recap.complaints.causes
    named = sum(len(tally) for _, tally in causes)
    again = [(cause, tally) for cause, tally in causes if len(tally) > 1]
    told = f"{angka(named)} aduan menyebut penyebab, {angka(len(causes))} penyebab berbeda"
    if not again:
        yield Block("kalimat", f"Penyebab berulang: nihil ({told}).")
        return
    rows: tuple[tuple[Entry, ...], ...] = tuple(
        (cause, count(report, tally)) for cause, tally in again[:_MOST_CAUSES]
    )
    columns = (Column("Penyebab", width=60), Column("Aduan", "angka"))
    yield Block("tabel", Table(caption="Penyebab yang berulang", columns=columns, rows=rows, note=f"{told}."))
