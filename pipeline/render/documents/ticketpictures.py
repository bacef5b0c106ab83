"""The life of a ticket as a picture: what happened when, against the limits that the regulation sets it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

from pipeline.law.law import Law
from pipeline.model.document import as_list, dig
from pipeline.model.fact import Fact, Measured, Number, Verdict
from pipeline.model.moments import parse_instant
from pipeline.render.badges import Tone
from pipeline.render.charts.svg import Chart
from pipeline.render.charts.timeline import Event, timeline
from pipeline.render.documents.chapters.report import Block, Report
from pipeline.render.page import Site
from pipeline.wording import angka

HOUR, MINUTE = 3600, 60
_CONFIRMED = "Dikonfirmasi"
_STEPS = (
    ("diajukan", "Diajukan"),
    ("dilaporkan", "Dilaporkan"),
    ("dicatat", "Dicatat"),
    ("direspons", "Direspons"),
    ("diselesaikan", "Diselesaikan"),
    ("dipenuhi", "Dipenuhi"),
    ("dikonfirmasi", _CONFIRMED),
    ("ditutup", "Ditutup"),
)
_TONES: dict[Verdict, Tone] = {Verdict.TERCAPAI: "baik", Verdict.TIDAK_TERCAPAI: "buruk"}
_WORDS = {
    Verdict.TERCAPAI: "tercapai",
    Verdict.TIDAK_TERCAPAI: "tidak tercapai",
    Verdict.BERJALAN: "masih berjalan",
    Verdict.TIDAK_DIATUR: "tidak diatur",
}
_WHOLE_HOURS = (("jam.tabel2_tabel4", "jam-kalender"), ("jam.jeda", "tanpa-jeda"))
# More pictures than these are a list, which the table beside them already is.
MOST = 3


def ticket_picture(row: Measured, law: Law, site: Site) -> Chart | None:
    """A ticket on a line of time; None where nothing of it has happened yet.

    Args:
        row: The ticket's facts with its record.
        law: For the names of the tables that set the limits.
        site: For the zone to be shown and the instant of judgement: what lies after it has not happened.
    """
    fact = row.fact
    happened = sorted(_happened(row, site.as_of, site.zone), key=lambda event: event.at)
    if not happened or fact.mulai is None:
        return None
    events = [*happened, *_limits(fact, law, site.zone)]
    unsaid = "" if any(event.label == _CONFIRMED for event in happened) else " Belum dikonfirmasi."
    return timeline(f"Tiket {row.document.id}", events, f"{_verdicts(fact, law)}{unsaid}")


def worst_tickets(report: Report, missed: Iterable[str]) -> Iterator[Block]:
    """Pictures of the tickets that passed their limits by most, the worst first.

    Args:
        report: Whose report.
        missed: Full names of the tickets that missed a target.
    """
    rows = [report.facts[name] for name in missed if name in report.facts]
    ordered = sorted(rows, key=lambda row: (-_excess(row.fact), row.document.ref))
    pictures = (ticket_picture(row, report.law, report.dossier.site) for row in ordered)
    shown = [picture for picture in pictures if picture is not None][:MOST]
    if shown:
        told = f"{angka(len(shown))} dari {angka(len(rows))} tiket yang melewati batas"
        yield Block("kalimat", f"Perjalanan {told}, yang paling jauh lebih dahulu:")
    yield from (Block("gambar", picture) for picture in shown)


def _happened(row: Measured, as_of: datetime, zone: ZoneInfo) -> Iterator[Event]:
    data, fact = row.document.data, row.fact
    tones = {
        "direspons": _TONES.get(fact.respons_hasil or Verdict.BERJALAN, "netral"),
        "dikonfirmasi": _TONES.get(fact.pelayanan_hasil or Verdict.BERJALAN, "netral"),
    }
    named = [(data.get(name), label, tones.get(name, "netral")) for name, label in _STEPS]
    named += [(dig(each, "waktu"), _raised(each), "netral") for each in as_list(data.get("eskalasi"))]
    for written, label, tone in named:
        at = parse_instant(written, zone)
        if at is not None and at <= as_of:
            yield Event(at.astimezone(zone), label, tone)


def _raised(entry: object) -> str:
    level = dig(entry, "tingkat")
    return f"Dieskalasi ke tingkat {level}" if level else "Dieskalasi"


def _limits(fact: Fact, law: Law, zone: ZoneInfo) -> Iterator[Event]:
    """Where the limits lie; none where the count leaves out hours that this line shows."""
    if any(law.reading(key, fact.opd, fact.mulai) not in ("", plain) for key, plain in _WHOLE_HOURS):
        return
    found = (
        (
            fact.respons_batas_menit,
            MINUTE,
            f"waktu tanggap, {law.table_name('waktu_tanggap')}",
            fact.respons_hasil,
        ),
        (
            fact.tabel2_batas_jam,
            HOUR,
            f"pelayanan, {law.table_name('target_pelayanan')}",
            fact.tabel2_hasil,
        ),
        (fact.katalog_batas_jam, HOUR, "pelayanan, janji katalog", fact.katalog_hasil),
    )
    for number, unit, label, verdict in found:
        if number is not None and fact.mulai is not None:
            at = fact.mulai + timedelta(seconds=int(Fraction(number) * unit))
            lost = verdict is Verdict.TIDAK_TERCAPAI
            yield Event(at.astimezone(zone), label, "buruk" if lost else "awas", limit=True)


def _verdicts(fact: Fact, law: Law) -> str:
    told = [
        f"{what} {_WORDS[verdict]}"
        for what, verdict in (
            (f"Waktu tanggap ({law.table_name('waktu_tanggap')})", fact.respons_hasil),
            ("pelayanan", fact.pelayanan_hasil),
        )
        if verdict in _WORDS
    ]
    return f"{', '.join(told)}." if told else ""


def _excess(fact: Fact) -> Fraction:
    """By how many times its limit a ticket missed it; nothing taken yet counts as the most."""
    pairs: tuple[tuple[Number | None, Number | None, Verdict | None], ...] = (
        (fact.respons_menit, fact.respons_batas_menit, fact.respons_hasil),
        (fact.pelayanan_jam, fact.tabel2_batas_jam, fact.tabel2_hasil),
        (fact.pelayanan_jam, fact.katalog_batas_jam, fact.katalog_hasil),
    )
    lost = [(taken, limit) for taken, limit, verdict in pairs if verdict is Verdict.TIDAK_TERCAPAI and limit]
    times = [
        Fraction(taken) / Fraction(limit) if taken is not None else Fraction(10**6) for taken, limit in lost
    ]
    return max(times, default=Fraction(0))
