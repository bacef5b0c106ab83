"""Corrections: of closed records only, approved where it matters, and in agreement with the record."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from pipeline.law.law import Law
from pipeline.model.card import TICKET_CARD_FIELDS, TICKET_KINDS, Card
from pipeline.model.case import Case, World
from pipeline.model.document import dig
from pipeline.model.lean import replace
from pipeline.model.moments import parse_moment, start_of_day
from pipeline.model.rule import Breach
from pipeline.rules.acts import approved, beside, by_another_role, refused, title
from pipeline.rules.authority import OWNER, decider
from pipeline.rules.declare import ERROR, WARNING, region_rule, rule
from pipeline.rules.telling import quoted, when
from pipeline.rules.tickets import OUT_OF_COUNT, passed_limit

_KIND = ("koreksi",)
_ACT = "koreksi.persetujuan"
# The states in which a record is closed; afterwards only a `koreksi` speaks.
CLOSED = {
    "aduan": OUT_OF_COUNT | {"ditutup"},
    "permintaan": OUT_OF_COUNT | {"dikonfirmasi"},
    "tindak_lanjut": frozenset({"selesai"}),
}
_WEIGHTY = frozenset({"dampak", "status"})
# A correction of the status may reopen the record; the others decide about limits that may have passed.
_CORRECTED_WHILE_OPEN = frozenset({"status", "dampak", "prioritas", "urgensi", "klasifikasi"})


@region_rule("KRK001", "correction-of-open-record", severity=WARNING)
def correction_of_open_record(world: World, law: Law) -> Iterator[Breach]:  # noqa: ARG001  asked alike
    """Koreksi atas rekaman yang belum ditutup.

    Ketentuan:
        Peraturan tidak mengatur koreksi; peringatan ini bawaan alat. Rekaman yang sudah ditutup tidak diubah
        diam-diam; rekaman yang masih berjalan cukup diperbarui. Yang boleh dikoreksi sebelum ditutup: dampak,
        prioritas, urgensi, dan klasifikasi; juga waktu, bila saat koreksi sebuah batas tiketnya sudah lewat,
        karena RWY003 justru memintanya.

    Alasan:
        Koreksi yang tidak perlu mengaburkan koreksi yang penting.

    Melanggar:
        terhadap: ADU-2025-0029        # masih `ditangani`

    Patuh:
        terhadap: ADU-2025-0029        # sudah `ditutup`

    Cara memenuhi:
        Perbarui langsung rekamannya, lalu hapus koreksi ini.
    """
    for koreksi in world.index.of(*_KIND):
        card = world.index.one(koreksi.data.get("terhadap"), koreksi.document.opd)
        closed = CLOSED.get(card.jenis) if card else None
        if card is None or closed is None or card.data.get("status") in closed:
            continue
        if not any(_open_to_correction(world, koreksi, card, row) for row in koreksi.data["perubahan"]):
            yield Breach(
                koreksi.document.pointer("terhadap"),
                f"{quoted(card.id)} masih berstatus {quoted(card.data.get('status'))}, belum ditutup.",
                "Perbarui langsung rekaman itu; koreksi hanya untuk rekaman yang sudah ditutup.",
                document=koreksi.ref,
            )


def _open_to_correction(world: World, koreksi: Card, card: Card, row: Any) -> bool:
    """Whether a field of an open record is corrected rightly: it decides about a limit that has passed."""
    if _top(row.get("bidang")) in _CORRECTED_WHILE_OPEN:
        return True
    at = parse_moment(koreksi.data.get("tanggal"), world.region.zone)
    timed = parse_moment(row.get("semula"), world.region.zone) is not None
    end = start_of_day(at.day + timedelta(days=1), world.region.zone) if at else None
    return timed and end is not None and passed_limit(world, card.ref, card.data, end) is not None


@rule("KRK002", "correction-unapproved", severity=ERROR, kinds=_KIND)
def correction_unapproved(case: Case, law: Law) -> Iterator[Breach]:
    """Koreksi atas waktu, dampak, atau status belum disetujui.

    Ketentuan:
        Peraturan tidak mengatur koreksi; persetujuan ini bawaan alat. Waktu, dampak, dan status menentukan
        apakah target tercapai, sehingga perubahannya disetujui Penanggung jawab Penyedia Layanan.

    Alasan:
        Angka kinerja tidak boleh berubah tanpa diketahui penanggung jawabnya.

    Melanggar:
        perubahan: [{bidang: dikonfirmasi, semula: 2025-02-24 11:05, menjadi: 2025-02-24 11:35}]
        # tanpa `persetujuan`

    Patuh:
        perubahan: [{bidang: dikonfirmasi, semula: 2025-02-24 11:05, menjadi: 2025-02-24 11:35}]
        persetujuan: {oleh: kabid-pelayanan, waktu: 2025-03-06}

    Cara memenuhi:
        Mintakan persetujuan Penanggung jawab layanan, lalu catat di `persetujuan`.
    """
    if case.past("tanggal") is None or approved(case, "persetujuan") is not None:
        return
    weighty = [n for n, row in enumerate(case.all("perubahan")) if _is_weighty(case, row)]
    if weighty:
        field = quoted(case.get("perubahan", weighty[0], "bidang"))
        found = "ditolak" if refused(case, "persetujuan") else "belum disetujui"
        who = title(law, decider(law, _ACT, OWNER))
        yield case.breach(
            *(("persetujuan",) if case.get("persetujuan") else ("perubahan", weighty[0], "bidang")),
            message=f"Koreksi ini mengubah {field}, yang menentukan hasil pengukuran, tetapi {found}.",
            help=f"Mintakan persetujuan {who}, lalu catat di `persetujuan`.",
        )


@rule("KRK003", "correction-approved-by-another-role", severity=ERROR, kinds=_KIND)
def correction_approved_by_another_role(case: Case, law: Law) -> Iterator[Breach]:
    """Koreksi disetujui oleh orang yang bukan Penanggung jawab Penyedia Layanan.

    Ketentuan:
        Peraturan tidak mengatur koreksi; persetujuan ini bawaan alat.

    Alasan:
        Yang menyetujui perubahan angka adalah yang bertanggung jawab atas layanannya.

    Melanggar:
        persetujuan: {oleh: adm-loket, waktu: 2025-03-06}

    Patuh:
        persetujuan: {oleh: kabid, waktu: 2025-03-06}

    Cara memenuhi:
        Mintakan persetujuan Penanggung jawab layanan, atau lengkapi `struktur` bila ia memang memegangnya.
    """
    card = _target(case)
    services = beside(case, card).services if card else ()
    yield from by_another_role(replace(case, services=services), law, ("persetujuan",), _ACT)


@rule("KRK004", "correction-disagrees-with-record", severity=ERROR, kinds=_KIND)
def correction_disagrees(case: Case, law: Law) -> Iterator[Breach]:  # noqa: ARG001  every rule is asked alike
    """Nilai dalam rekaman tidak sama dengan nilai sesudah koreksi.

    Ketentuan:
        Peraturan tidak mengatur koreksi; pemeriksaan ini bawaan alat. Sesudah dikoreksi, rekamannya memuat
        nilai `menjadi` dari koreksi yang terakhir.

    Alasan:
        Koreksi yang tidak cocok dengan rekamannya berarti salah satunya diubah diam-diam.

    Melanggar:
        perubahan: [{bidang: prioritas, semula: 5, menjadi: 4}]      # rekaman menulis prioritas: 3

    Patuh:
        perubahan: [{bidang: prioritas, semula: 5, menjadi: 4}]      # rekaman menulis prioritas: 4

    Cara memenuhi:
        Samakan rekaman dengan koreksinya, atau buat koreksi yang benar.
    """
    card, at = _target(case), case.past("tanggal")
    if card is None or at is None or refused(case, "persetujuan"):
        return
    for number, row in enumerate(case.all("perubahan")):
        field = str(row.get("bidang"))
        if not _readable(card, field) or _corrected_later(case, card, field):
            continue
        held, stated = dig(card.data, *_path(field)), row.get("menjadi")
        if not _same(case, held, stated):
            unchanged = _same(case, held, row.get("semula"))
            found = "masih menulis" if unchanged else "menulis"
            yield case.breach(
                "perubahan",
                number,
                message=(
                    f"Menurut koreksi {when(at, case)}, {quoted(field)} menjadi {_shown(stated)}, "
                    f"tetapi {quoted(card.id)} {found} {_shown(held)}."
                ),
                help="Samakan rekaman dengan koreksinya, atau buat koreksi yang benar.",
            )


def _target(case: Case) -> Card | None:
    return case.index.one(case.get("terhadap"), case.document.opd)


def _is_weighty(case: Case, row: Any) -> bool:
    """Whether a change decides about results: a time, the impact, the status."""
    values = (row.get("semula"), row.get("menjadi"))
    timed = any(parse_moment(value, case.region.zone) is not None for value in values)
    return timed or _top(row.get("bidang")) in _WEIGHTY


def _top(field: object) -> str:
    return str(field).split("/", 1)[0]


def _path(field: str) -> list[str | int]:
    """The steps of a field: "eskalasi/0/waktu" is a key, a position and a key."""
    return [int(part) if part.isascii() and part.isdigit() else part for part in field.split("/")]


def _readable(card: Card, field: str) -> bool:
    """Whether the card holds that field at all; a ticket's card is cut to a few."""
    return card.jenis not in TICKET_KINDS or _top(field) in TICKET_CARD_FIELDS


def _corrected_later(case: Case, card: Card, field: str) -> bool:
    """Whether another correction of the same field came after this one."""
    mine = (case.moment("tanggal"), case.document.id)
    for other in case.index.of("koreksi"):
        beyond = beside(case, other)
        if other.ref == case.document.ref or refused(beyond, "persetujuan"):
            continue
        target = _target(beyond)
        theirs = (beyond.past("tanggal"), other.id)
        if target is None or target.ref != card.ref or theirs[0] is None or mine[0] is None:
            continue
        names = {str(row.get("bidang")) for row in beyond.all("perubahan")}
        if field in names and (theirs[0].day, theirs[1]) > (mine[0].day, mine[1]):
            return True
    return False


def _same(case: Case, held: Any, stated: Any) -> bool:
    first, second = parse_moment(held, case.region.zone), parse_moment(stated, case.region.zone)
    if first is not None and second is not None:
        return first.at == second.at and first.whole_day == second.whole_day
    return bool(held == stated)


def _shown(value: Any) -> str:
    return "kosong" if value is None else quoted(value)
