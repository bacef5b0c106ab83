"""Values that were changed after the record was closed, or after the limit they decide about had passed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from pipeline.law.law import Law
from pipeline.model.card import TICKET_KINDS, Card
from pipeline.model.case import World
from pipeline.model.document import Data
from pipeline.model.moments import parse_moment
from pipeline.model.past import Edit
from pipeline.model.periods import Period, parse_period
from pipeline.model.rule import Breach
from pipeline.rules.corrections.closed_records import CLOSED
from pipeline.rules.declare import ERROR, region_rule
from pipeline.rules.history.chains import Amended, Replaced, amended, chains, corrected, place, same
from pipeline.rules.telling import quoted
from pipeline.rules.tickets import passed_limit
from pipeline.wording import waktu

# Who asked: taking a name out is a right of that person, and no figure hangs on it.
_PERSONAL = frozenset({"pemohon", "pelapor"})
# What may not even be added to a closed record without a word.
_WEIGHTY = frozenset({"status", "dampak", "prioritas", "klasifikasi", "layanan", "butir", "urgensi"})
_DECISIVE = frozenset({"dampak", "prioritas", "urgensi", "klasifikasi"})
_REPORTED = "pemantauan"


@region_rule("RWY001", "closed-record-rewritten", severity=ERROR)
def closed_record_rewritten(world: World, law: Law) -> Iterator[Breach]:  # noqa: ARG001  asked alike
    """Rekaman yang sudah ditutup diubah tanpa koreksi.

    Ketentuan:
        Peraturan tidak mengatur riwayat berkas; pemeriksaan ini bawaan alat. Rekaman yang sudah ditutup, dan
        pemantauan yang periodenya sudah dievaluasi, tidak diubah diam-diam: perubahannya dicatat sebagai
        `koreksi` yang menyebut bidangnya.

    Alasan:
        Angka yang sudah dilaporkan tidak boleh berubah tanpa sebab yang dapat dibaca orang lain. Menambah
        keterangan yang tadinya kosong boleh, kecuali waktu, status, dampak, dan sejenisnya; menyamarkan nama
        pemohon atau pelapor selalu boleh.

    Melanggar:
        # komit kedua, sesudah status: ditutup
        dikonfirmasi: 2025-03-03 09:10     # semula 2025-03-03 16:40

    Patuh:
        jenis: koreksi
        terhadap: ADU-2025-0012
        perubahan: [{bidang: dikonfirmasi, semula: 2025-03-03 16:40, menjadi: 2025-03-03 09:10}]

    Cara memenuhi:
        Kembalikan nilainya, atau buat `koreksi` yang menyebut bidang itu dan mintakan persetujuan.
    """
    for ref, edits in chains(world, *CLOSED, _REPORTED):
        closed = [edit for edit in amended(edits) if _was_closed(edit) or _was_reported(world, edit)]
        for one in _replaced(world, closed, edits[-1]):
            if one.field not in _PERSONAL and not corrected(world, ref, one.field):
                reported = one.edit.before.jenis == _REPORTED
                yield _told(world, one, _EVALUATED if reported else _CLOSED, _AFTER_CLOSING)


@region_rule("RWY003", "judged-value-edited", severity=ERROR)
def judged_value_edited(world: World, law: Law) -> Iterator[Breach]:  # noqa: ARG001  asked alike
    """Waktu, dampak, atau prioritas diubah setelah batasnya lewat.

    Ketentuan:
        Peraturan tidak mengatur riwayat berkas; pemeriksaan ini bawaan alat. Sesudah batas sebuah tiket
        lewat, nilai yang menentukan hasilnya tidak diganti tanpa `koreksi`. Mengisi yang kosong boleh.

    Alasan:
        Tiket yang terlambat dapat tampak tepat waktu hanya dengan menggeser satu waktu atau menurunkan
        dampaknya.

    Melanggar:
        # komit sesudah batas respons lewat
        dampak: minor                      # semula mayor

    Patuh:
        jenis: koreksi
        terhadap: ADU-2025-0012
        perubahan: [{bidang: dampak, semula: mayor, menjadi: minor}]

    Cara memenuhi:
        Kembalikan nilainya, atau buat `koreksi` yang menyebut bidang itu dan mintakan persetujuan.
    """
    for ref, edits in chains(world, *TICKET_KINDS):
        open_still = [edit for edit in amended(edits) if not _was_closed(edit) and _limit(world, ref, edit)]
        for one in _replaced(world, open_still, edits[-1]):
            limit = _limit(world, ref, one.edit)
            excused = _now_right(world, ref, one) or corrected(world, ref, one.field)
            if limit is not None and _decides(world, one) and not excused:
                after = f"setelah batasnya lewat ({waktu(limit, world.region.zone)})"
                yield _told(world, one, after, _AFTER_LIMIT)


_CLOSED = "sesudah rekaman ini ditutup"
_EVALUATED = "sesudah periodenya dievaluasi"
_AFTER_CLOSING = "Kembalikan nilainya, atau catat perubahannya sebagai `koreksi` yang menyebut bidang ini."
_AFTER_LIMIT = "Kembalikan nilainya, atau catat perubahannya sebagai `koreksi` yang disetujui."


def _told(world: World, one: Replaced, occasion: str, advice: str) -> Breach:
    document = one.edit.after
    now = "dihapus" if one.now is None else f"menjadi {quoted(_short(one.now))}"
    before = "kosong" if one.before is None else quoted(_short(one.before))
    return Breach(
        place(world, document, one.field),
        f"`{one.field}` {document.id} semula {before}, {now} {occasion}: {one.edit.commit.short}.",
        advice,
        document=document.ref,
    )


def _short(value: object) -> object:
    return value if isinstance(value, str | int | float | bool) else "…"


def _was_closed(edit: Amended) -> bool:
    return edit.before.data.get("status") in CLOSED.get(edit.before.jenis, ())


def _was_reported(world: World, edit: Amended) -> bool:
    """Whether a monitoring record had been told of in an evaluation by the day before the edit."""
    told, at = parse_period(edit.before.data.get("periode")), edit.commit.at
    if edit.before.jenis != _REPORTED or told is None or at is None:
        return False
    day = at.astimezone(world.region.zone).date()
    mine = (card for card in world.index.of("evaluasi") if card.opd == edit.before.opd)
    return any(_evaluated_before(world, card, told, day) for card in mine)


def _evaluated_before(world: World, card: Card, told: Period, day: date) -> bool:
    period = parse_period(card.data.get("periode"))
    written = parse_moment(card.data.get("tanggal"), world.region.zone)
    return period is not None and written is not None and period.covers(told) and written.day < day


def _replaced(world: World, edits: list[Amended], last: Edit) -> Iterator[Replaced]:
    """The fields that some of these edits took a value from, and that are not as before in the end."""
    if last.after is None:
        return
    first: dict[str, object] = {}
    by: dict[str, Amended] = {}
    for edit in edits:
        before, after = edit.before.data, edit.after.data
        for field in sorted({*before, *after}):
            if not field.startswith("x_") and _taken(world, field, before, after):
                first.setdefault(field, before.get(field))
                by[field] = edit
    for field, edit in by.items():
        now = last.after.data.get(field)
        if not same(world, first[field], now):
            yield Replaced(edit, field, first[field], now)


def _taken(world: World, field: str, before: Data, after: Data) -> bool:
    old, new = before.get(field), after.get(field)
    if same(world, old, new):
        return False
    added = old is None or (isinstance(old, list) and isinstance(new, list) and new[: len(old)] == old)
    return not added or field in _WEIGHTY or parse_moment(new, world.region.zone) is not None


def _decides(world: World, one: Replaced) -> bool:
    """Whether a result hangs on the field, and it held something before."""
    timed = parse_moment(one.before, world.region.zone) is not None
    return one.before is not None and (timed or one.field in _DECISIVE)


def _now_right(world: World, ref: str, one: Replaced) -> bool:
    """Whether a priority was put right: it is computed, and what stands there decides nothing."""
    rows = world.measured.get(ref, ())
    return one.field == "prioritas" and bool(rows) and rows[0].fact.prioritas == one.now


def _limit(world: World, ref: str, edit: Amended) -> datetime | None:
    """The first limit of a ticket that had passed when it was edited, None where none had."""
    at = edit.commit.at
    return passed_limit(world, ref, edit.before.data, at) if at is not None else None
