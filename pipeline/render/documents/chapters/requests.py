"""Chapter a: requests against Tabel 2, the catalogue's promise beside it."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.render.document import Item, Metric
from pipeline.render.documents.chapters.figures import (
    HOUR,
    length_words,
    records_of,
    service_states,
    share_metric,
    spread_words,
    ticket_results,
)
from pipeline.render.documents.chapters.missed import missed_requests
from pipeline.render.documents.chapters.pictures import attained
from pipeline.render.documents.chapters.report import Block, Report
from pipeline.wording import angka


def requests_recap(report: Report) -> Iterator[Block]:
    """The recapitulation of permintaan; one sentence where there was none."""
    found = report.recap.requests
    if not len(found.tickets.total):
        yield Block("nihil", "Nihil: tidak ada permintaan layanan pada periode ini.")
        return
    yield Block("metrik", _metrics(report))
    table = report.law.table_name("target_pelayanan")
    targets = [(table, found.services), ("Janji katalog", found.promised)]
    yield Block("tabel", service_states(report, "Layanan menurut pencapaian target permintaan", targets))
    yield from attained(
        report,
        f"Permintaan terhadap target {table}",
        "Permintaan",
        (lambda recap: recap.requests.by_service, lambda recap: recap.requests.services),
    )
    columns = [
        (table, found.tickets),
        ("Janji katalog", found.promise_tickets),
        ("Keduanya", found.both_tickets),
    ]
    yield Block("tabel", ticket_results(report, "Permintaan menurut hasil", "Permintaan", columns))
    yield Block("fakta", _facts(report))
    yield from missed_requests(report)


def _metrics(report: Report) -> list[Metric]:
    found = report.recap.requests
    mean = found.satisfaction.mean
    told = f"rata-rata {angka(found.satisfaction.count)} penilaian, skala 1–5"
    return [
        share_metric(
            report, "Layanan mencapai target", found.services.met, found.services.judged, "layanan dinilai"
        ),
        share_metric(
            report, "Permintaan tercapai", found.tickets.met, found.tickets.judged, "permintaan dinilai"
        ),
        Metric("Lama pelayanan, median", length_words(found.hours.median, HOUR), "jam:menit:detik"),
        Metric("Kepuasan", angka(mean, 2), told)
        if mean is not None
        else Metric("Kepuasan", "–", "belum ada data"),
    ]


def _facts(report: Report) -> list[Item]:
    found = report.recap.requests
    longest = found.hours.longest
    return [
        Item("Lama pelayanan", spread_words(found.hours, HOUR), source="sampai dikonfirmasi"),
        Item(
            "Pelayanan terlama",
            None
            if longest is None
            else f"{length_words(longest, HOUR)}, {found.hours.longest_record.split('/')[-1]}",
            report.place(found.hours.longest_record) if longest is not None else "",
        ),
        Item(
            "Permintaan dengan masukan pengguna",
            angka(len(found.remarks)) if len(found.remarks) else None,
            records_of(report, found.remarks.records),
            empty="nihil",
        ),
        Item(
            "Dialihkan menjadi aduan",
            angka(len(found.rerouted)) if len(found.rerouted) else None,
            records_of(report, found.rerouted.records),
            empty="nihil",
        ),
    ]
