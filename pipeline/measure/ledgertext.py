"""The ledger of a record as lines for a person, in Indonesian."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from pipeline.law.law import Law
from pipeline.measure.entries import Course, Entry
from pipeline.measure.pieces import Piece
from pipeline.model.fact import Verdict
from pipeline.wording import durasi, waktu

NAMES = {
    "respons_hasil": "Waktu tanggap",
    "tabel2_hasil": "Target pelayanan pengguna",
    "katalog_hasil": "Janji katalog",
    "sla_respons_hasil": "SLA: respons",
    "sla_pendampingan_hasil": "SLA: pendampingan di lokasi",
    "sla_selesai_hasil": "SLA: penyelesaian",
    "ketersediaan_hasil": "Ketersediaan",
    "rpo_hasil": "RPO (data yang hilang)",
    "rto_hasil": "RTO (waktu pulih)",
}
# A year of office days would bury the verdict; the sums below always cover all of them.
_MOST_PIECES = 40


def ledger_lines(entries: Iterable[Entry], law: Law, zone: ZoneInfo) -> list[str]:
    """The ledger of a record as text lines; empty where it has no clock."""
    lines: list[str] = []
    notes: dict[str, int] = {}
    for each in entries:
        lines.extend([*([""] if lines else []), *_entry(each, law, zone, notes)])
    if notes:
        lines.extend(["", "Dasar kalender:", *(f"  [{number}] {basis}" for basis, number in notes.items())])
    return lines


def _entry(each: Entry, law: Law, zone: ZoneInfo, notes: dict[str, int]) -> Iterator[str]:
    course = each.course
    yield f"{NAMES[course.column]} — {'/'.join(filter(None, each.row))}: {_words(each.verdict)}"
    yield f"  mulai      {waktu(course.start, zone) if course.start else '–'} ({course.start_event})"
    yield f"  akhir      {_end(course, zone)}"
    yield from (f"    {line}" for line in _pieces(course.pieces, zone, notes))
    yield f"  terhitung  {_taken(course)}; batas {_limit(course, zone)}"
    yield f"  dasar      {law.cite(*course.clauses) if course.clauses else 'tidak diatur'}"
    yield f"  bacaan     {'; '.join(f'{kunci} = {nilai}' for kunci, nilai in each.readings)}"
    for other in each.otherwise:
        yield f"  berbeda    bila {other.kunci} = {other.nilai}: {_words(other.verdict)}"


def _end(course: Course, zone: ZoneInfo) -> str:
    if course.end is not None:
        return f"{waktu(course.end, zone)} ({course.end_event})"
    return f"belum ({course.end_event})" if course.taken is None else f"({course.end_event})"


def _pieces(pieces: tuple[Piece, ...], zone: ZoneInfo, notes: dict[str, int]) -> Iterator[str]:
    for piece in pieces[:_MOST_PIECES]:
        sign = "+" if piece.counted else "-"
        span = f"{_short(piece.start, zone)} – {_short(piece.end, zone)}"
        basis = f" [{notes.setdefault(piece.basis, len(notes) + 1)}]" if piece.basis else ""
        yield f"{sign} {span}  {durasi(piece.seconds)}  {piece.reason}{basis}"
    if len(pieces) > _MOST_PIECES:
        yield f"… dan {len(pieces) - _MOST_PIECES} selang lagi"


def _taken(course: Course) -> str:
    if course.taken is not None:
        return durasi(course.taken)
    counted = sum(piece.seconds for piece in course.pieces if piece.counted)
    return durasi(counted) + ("" if course.end else " sampai saat penilaian")


def _limit(course: Course, zone: ZoneInfo) -> str:
    if course.limit is None:
        return "tidak diatur" if course.column != "ketersediaan_hasil" else "menurut target ketersediaan"
    word = "kurang dari" if course.limit.operator == "lt" else "paling lama"
    until = f", yaitu {waktu(course.deadline, zone)}" if course.deadline else ""
    return f"{word} {durasi(course.limit.seconds)}{until}"


def _words(verdict: Verdict | None) -> str:
    return "tidak ada yang dinilai" if verdict is None else verdict.value.replace("_", " ")


def _short(at: datetime, zone: ZoneInfo) -> str:
    return at.astimezone(zone).strftime("%d-%m-%Y %H.%M.%S")
