"""A change that has been carried out, and a catalogue that says otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product

from pipeline.law.law import Law
from pipeline.model.case import Case
from pipeline.model.durations import parse_duration
from pipeline.model.moments import parse_date
from pipeline.model.region import DATED_FIELDS, Service
from pipeline.model.rule import Breach
from pipeline.rules.acts import approved
from pipeline.rules.declare import ERROR, WARNING, rule
from pipeline.rules.running import today
from pipeline.rules.telling import quoted
from pipeline.wording import tanggal

_SIDES = (("sebelum", "sebelum"), ("sesudah", "sejak"))


@rule("PRB008", "catalogue-contradicts-change", "L2.1.1.2.p1a", severity=ERROR, kinds=("perubahan",))
def catalogue_contradicts_change(case: Case, law: Law) -> Iterator[Breach]:  # noqa: ARG001  asked alike
    """Nilai yang diubah tidak sama dengan nilai dalam katalog.

    Ketentuan:
        Katalog layanan adalah acuan pokok. Penyesuaian target yang sudah dilaksanakan harus tampak di sana:
        nilai baru pada layanan, nilai lama pada `riwayat` dengan hari terakhirnya.

    Alasan:
        Tiket dinilai menurut nilai yang berlaku saat dilaporkan; dua catatan yang berbeda membuatnya tidak
        pasti.

    Melanggar:
        jenis_perubahan: penyesuaian_target
        jadwal: {mulai: 2025-01-01}
        sebelum: {target_pelayanan: 36 jam}
        sesudah: {target_pelayanan: 24 jam}
        # katalog masih menulis target_pelayanan: 36 jam, tanpa riwayat

    Patuh:
        # katalog
        target_pelayanan: 24 jam
        riwayat: [{sampai: 2024-12-31, target_pelayanan: 36 jam, perubahan: PRB-2024-002}]

    Cara memenuhi:
        Sesuaikan katalog beserta `riwayat`-nya, atau betulkan nilai dan jadwal pada rekaman perubahan.
    """
    days = _carried_out(case)
    if days is None or case.get("jenis_perubahan") != "penyesuaian_target":
        return
    for service, (side, word), day, field in _stated(case, days):
        stated, held = case.get(side, field), service.held(field, day)
        # Done in the course of a day: the old value may hold to the end of it.
        late = service.held(field, day + timedelta(days=1)) if side == "sesudah" else held
        if not _same(stated, held) and not _same(stated, late):
            yield case.breach(
                side,
                field,
                message=(
                    f"`{field}` {word} perubahan ini {quoted(stated)}, tetapi menurut katalog "
                    f"{quoted(service.ref)} pada {tanggal(day)} nilainya {_shown(held)}."
                ),
                help="Sesuaikan katalog dan `riwayat`-nya, atau betulkan rekaman perubahan ini.",
            )


@rule("PRB009", "change-without-values", "L2.1.2.5.p3e", severity=WARNING, kinds=("perubahan",))
def change_without_values(case: Case, law: Law) -> Iterator[Breach]:  # noqa: ARG001  every rule is asked alike
    """Penyesuaian target tanpa nilai sebelum dan sesudahnya.

    Ketentuan:
        Rencana perubahan memuat ukuran perubahan yang dapat diperiksa.

    Alasan:
        Tanpa kedua nilai, pembaca tidak tahu apakah target dilonggarkan atau diperketat.

    Melanggar:
        jenis_perubahan: penyesuaian_target

    Patuh:
        jenis_perubahan: penyesuaian_target
        sebelum: {target_pelayanan: 36 jam}
        sesudah: {target_pelayanan: 24 jam}

    Cara memenuhi:
        Isi `sebelum` dan `sesudah`.
    """
    if case.get("jenis_perubahan") == "penyesuaian_target":
        missing = [side for side, _ in _SIDES if case.get(side) is None]
        if missing:
            names = " dan ".join(f"`{side}`" for side in missing)
            yield case.breach(
                "jenis_perubahan",
                message=f"Penyesuaian target ini tidak menyebut nilai {names}.",
                help=f"Isi {names} dengan target yang diubah.",
            )


@rule("PRB010", "removed-service-still-listed", "L2.1.1.2.p1a", severity=WARNING, kinds=("perubahan",))
def removed_service_still_listed(case: Case, law: Law) -> Iterator[Breach]:  # noqa: ARG001  asked alike
    """Layanan yang sudah dihapus atau dipindahkan masih berjalan dalam katalog.

    Ketentuan:
        Katalog layanan adalah acuan pokok; layanan yang dihapus atau dialihkan tidak lagi ditawarkan
        penyedia lama.

    Alasan:
        Pengguna masih akan meminta layanan yang tidak lagi ada di sana.

    Melanggar:
        jenis_perubahan: penghapusan
        jadwal: {mulai: 2024-12-01, selesai: 2024-12-31}
        # katalog tanpa `berakhir`

    Patuh:
        # katalog
        berakhir: 2024-12-31

    Cara memenuhi:
        Isi `berakhir` (dan `pengganti` bila ada) pada layanan di katalog.
    """
    kind, done = case.get("jenis_perubahan"), _carried_out(case)
    if done is None or kind not in ("penghapusan", "transfer"):
        return
    if kind == "transfer" and case.past("transfer", "tanggal") is None:
        return
    for service in case.services:
        moved = kind == "transfer" and case.get("transfer", "ke") in (service.opd, _provider(service))
        if not moved and parse_date(service.document.data.get("berakhir")) is None:
            yield case.breach(
                "layanan",
                message=(
                    f"Layanan {quoted(service.ref)} sudah dihapus atau "
                    "dipindahkan, tetapi katalog belum mengakhirinya."
                ),
                help="Isi `berakhir` pada layanan itu di katalog.",
            )


def _stated(case: Case, days: tuple[date, date]) -> Iterator[tuple[Service, tuple[str, str], date, str]]:
    """Each value that a change states of each service, with the day on which the catalogue should hold it."""
    sides = list(zip(_SIDES, days, strict=True))
    for service, (side, day), field in product(case.services, sides, DATED_FIELDS):
        if case.get(side[0], field) is not None:
            yield service, side, day, field


def _carried_out(case: Case) -> tuple[date, date] | None:
    """The last day before an approved change and the day from which it holds; None while it is not done."""
    start = case.past("jadwal", "mulai")
    end = case.moment("jadwal", "selesai") or start
    if start is None or end is None or approved(case, "persetujuan") is None:
        return None
    if end.day > today(case.region, case.as_of):
        return None
    return start.day - timedelta(days=1), max(end.day, start.day)


def _same(stated: object, held: object) -> bool:
    first, second = parse_duration(stated), parse_duration(held)
    if first is not None and second is not None:
        return (first.seconds, first.working_days) == (second.seconds, second.working_days)
    return stated == held


def _shown(value: object) -> str:
    return "tidak ada" if value is None else quoted(value)


def _provider(service: Service) -> object:
    return service.document.data.get("penyedia")
