"""Figures that can be followed: counts with the records behind them, shares with their denominator."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from pipeline.model.tallies import ServiceTally, Spread, Tally, TicketTally
from pipeline.render.document import Metric
from pipeline.render.documents import places
from pipeline.render.documents.chapters.report import Report
from pipeline.render.table import Cell, Column, Entry, Table
from pipeline.wording import angka, bagian, daftar, durasi, persen

NIL = "nihil"
NONE_JUDGED = "–"
HOUR, MINUTE = 3600, 60
_SHARES_IN_A_ROW = 3
_STATES = ("Mencapai target", "Tidak mencapai target", "Tidak ada kejadian", "Tidak diatur")


def records_of(report: Report, records: Sequence[str]) -> str:
    """Where the records behind a count stand: the one record, else the narrowest list that holds them."""
    if len(records) == 1:
        return report.place(records[0])
    if not records:
        return ""
    if _kind(records[0]) == "layanan":
        return places.CATALOGUE if report.is_region else places.office_page(report.scope.opd)
    return places.narrowest(records, report.dossier.lists)


def _kind(name: str) -> str:
    parts = name.split("/")
    return parts[1] if len(parts) > 2 else ""


def count(report: Report, tally: Tally, note: str = "") -> Cell:
    """A count as a cell that leads to its records."""
    if not len(tally):
        return Cell(NIL, sort="0")
    return Cell(angka(len(tally)), records_of(report, tally.records), note=note, sort=str(len(tally)))


def share(report: Report, part: Tally, whole: int) -> Cell:
    """A share with its denominator as a cell that leads to the records of the part."""
    return Cell(bagian(len(part), whole), records_of(report, part.records), sort=_percent_sort(part, whole))


def _percent_sort(part: Tally, whole: int) -> str:
    return f"{float(Fraction(100 * len(part), whole)):.4f}" if whole else "-1"


def share_metric(report: Report, label: str, part: Tally, whole: int, unit: str) -> Metric:
    """A share large enough to be read across a room; its denominator stands below."""
    if not whole:
        return Metric(label, NONE_JUDGED, f"0 dari 0 {unit}")
    percent = Fraction(100 * len(part), whole)
    value = persen(percent, 0 if percent in {0, 100} else 1)
    told = f"{angka(len(part))} dari {angka(whole)} {unit}"
    return Metric(label, value, told, href=records_of(report, part.records))


def length_words(value: Fraction | int | None, unit: int) -> str:
    """A length in hours or minutes as jam:menit:detik; "–" where there is none."""
    return NONE_JUDGED if value is None else durasi(Fraction(value) * unit)


def spread_words(spread: Spread, unit: int) -> str | None:
    """Median and number of a distribution of lengths; None where there is no value."""
    if not spread.count:
        return None
    return f"{length_words(spread.median, unit)} (median dari {angka(spread.count)})"


def service_states(report: Report, caption: str, targets: Sequence[tuple[str, ServiceTally]]) -> Table:
    """Services by what became of a target, for one or several targets."""
    rows: list[tuple[Entry, ...]] = [
        (state, *(count(report, tally, _running(state, whole)) for tally, whole in parts))
        for state, parts in _by_state(targets)
        if any(len(tally) for tally, _ in parts)
    ]
    columns = (Column("Keadaan layanan", width=35), *(Column(label, "angka") for label, _ in targets))
    foot: tuple[Entry, ...] = ("Seluruh layanan", *(Cell(angka(tally.total)) for _, tally in targets))
    return Table(caption=caption, columns=columns, rows=tuple(rows), foot=foot, note=_left_out(targets))


def _by_state(
    targets: Sequence[tuple[str, ServiceTally]],
) -> list[tuple[str, list[tuple[Tally, ServiceTally]]]]:
    names = ("met", "missed", "quiet", "unregulated")
    return [
        (state, [(getattr(tally, name), tally) for _, tally in targets])
        for state, name in zip(_STATES, names, strict=True)
    ]


def _running(state: str, tally: ServiceTally) -> str:
    running = len(tally.running)
    return f"{angka(running)} masih berjalan" if state == _STATES[2] and running else ""


def _left_out(targets: Sequence[tuple[str, ServiceTally]]) -> str:
    """Which states no service is in."""
    empty = [state for state, parts in _by_state(targets) if not any(len(tally) for tally, _ in parts)]
    return nil_sentence([state.lower() for state in empty])


def nil_sentence(names: Iterable[str]) -> str:
    """One sentence for all that there is none of; "" where there is some of everything."""
    found = list(names)
    return f"Nihil: {daftar(found)}." if found else ""


def ticket_results(
    report: Report, caption: str, first: str, targets: Sequence[tuple[str, TicketTally]]
) -> Table:
    """Tickets (or months, releases) by verdict; rows in which nothing stands become one sentence."""
    rows: list[tuple[Entry, ...]] = []
    empty: list[str] = []
    for label, name in _VERDICTS:
        tallies = [getattr(tally, name) for _, tally in targets]
        if not any(len(tally) for tally in tallies):
            empty.append(label.strip("– ").lower())
            continue
        notes = [_by_status(tally) if name == "excluded" else "" for _, tally in targets]
        rows.append((label, *(count(report, t, note) for t, note in zip(tallies, notes, strict=True))))
    # Four shares of thousands beside one another would leave the page: their denominators stand below.
    below = len(targets) > _SHARES_IN_A_ROW
    rows.append(("Capaian (tercapai dari dinilai)", *(_reached(tally, below=below) for _, tally in targets)))
    columns = (Column(first, width=35), *(Column(label, "angka") for label, _ in targets))
    return Table(caption=caption, columns=columns, rows=tuple(rows), note=nil_sentence(empty))


_VERDICTS = (
    ("Seluruhnya", "total"),
    ("Tercapai", "met"),
    ("Tidak tercapai", "missed"),
    ("– tanpa konfirmasi sampai lewat batas", "unconfirmed"),
    ("– dilaporkan di luar jam kerja", "after_hours"),
    ("Dikonfirmasi karena diam", "tacit"),
    ("Masih berjalan", "running"),
    ("Tidak diatur atau tidak dapat disimpulkan", "unregulated"),
    ("Tidak dinilai (di luar masa berlaku)", "unjudged"),
    ("Tidak sah (waktu bertentangan)", "invalid"),
    ("Dikecualikan", "excluded"),
)


def _by_status(tally: TicketTally) -> str:
    return ", ".join(
        f"{status.replace('_', ' ')} {angka(len(found))}" for status, found in tally.excluded_by if len(found)
    )


def _reached(tally: TicketTally, *, below: bool) -> Cell:
    words = bagian(len(tally.met), tally.judged)
    percent, _, counted = words.partition(" (")
    return Cell(percent, note=f"({counted}") if below else Cell(words)


def state_of(services: ServiceTally, name: str) -> str:
    """What became of a service's target, as a badge's word."""
    states = (
        ("tercapai", services.met),
        ("tidak_tercapai", services.missed),
        ("berjalan", services.running),
        ("tidak_diatur", services.unregulated),
    )
    return next((word for word, tally in states if name in tally.records), "tidak_ada_kejadian")
