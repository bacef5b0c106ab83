"""Notes on outages, complaints and releases that do not fit one another: for people to look into."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from pipeline.law.law import Law
from pipeline.model.case import World
from pipeline.model.disagreement import (
    COMPLAINT_WITHOUT_OUTAGE,
    COMPLAINTS_AFTER_RELEASE,
    OUTAGE_WITHOUT_COMPLAINT,
    Disagreement,
)
from pipeline.model.rule import Breach
from pipeline.rules.declare import INFO, region_rule
from pipeline.rules.monitoring.disagreements import disagreements
from pipeline.rules.telling import quoted
from pipeline.wording import daftar, waktu

_SHOWN = 3


@region_rule("PTU200", "outage-without-complaint", severity=INFO)
def outage_without_complaint(world: World, law: Law) -> Iterator[Breach]:
    """Gangguan pada pemantauan tanpa satu aduan pun.

    Ketentuan:
        Peraturan tidak mengatur hal ini; catatan ini bawaan alat. Gangguan yang tidak terencana biasanya
        disertai aduan layanan itu: yang terbuka pada waktunya, yang dilaporkan paling lambat sehari
        sesudahnya, atau yang ditunjuk di `gangguan.aduan`.

    Alasan:
        Gangguan tanpa tiket tidak ditangani lewat alur penanganan gangguan dan tidak ikut direviu.

    Melanggar:
        gangguan: [{mulai: 2025-03-03 08:00, selesai: 2025-03-03 10:00}]     # tidak ada aduan pada hari itu

    Patuh:
        gangguan: [{mulai: 2025-03-03 08:00, selesai: 2025-03-03 10:00, aduan: ADU-2025-0031}]

    Cara memenuhi:
        Buat aduan dengan `sumber: pemantauan` untuk gangguan yang perlu ditangani; yang terlalu singkat untuk
        dirasakan pengguna boleh dibiarkan.
    """
    found = disagreements(world, law, OUTAGE_WITHOUT_COMPLAINT)
    ordered = sorted(found, key=lambda one: (one.document.path, one.document.index, one.start))
    for _, several in groupby(ordered, key=lambda one: one.document.ref):
        own = list({one.keys: one for one in several}.values())
        more = [f"{len(own) - _SHOWN} lainnya"] if len(own) > _SHOWN else []
        names = daftar([*(_span(one, world) for one in own[:_SHOWN]), *more])
        yield _breach(
            own[0],
            f"Gangguan tanpa aduan: {names}.",
            "Buat aduan dengan `sumber: pemantauan`, atau tunjuk aduannya di `gangguan.aduan`.",
        )


@region_rule("PTU201", "complaint-without-outage", severity=INFO)
def complaint_without_outage(world: World, law: Law) -> Iterator[Breach]:
    """Aduan dengan dampak terberat, padahal pemantauan tidak melihat gangguan.

    Ketentuan:
        Peraturan tidak mengatur hal ini; catatan ini bawaan alat. Dampak mayor berarti seluruh layanan
        berhenti, sehingga pemantauan yang mengamati waktu itu biasanya juga melihatnya. Waktu yang tidak
        teramati tidak dibandingkan.

    Alasan:
        Salah satunya keliru: dampak aduannya, atau alat pemantauan yang tidak melihat layanan sebagaimana
        pengguna melihatnya.

    Melanggar:
        dampak: mayor                  # dan pemantauan bulan itu menulis `gangguan: []`

    Patuh:
        dampak: minor

    Cara memenuhi:
        Catat gangguannya pada pemantauan periode itu, atau betulkan dampak aduannya.
    """
    for one in disagreements(world, law, COMPLAINT_WITHOUT_OUTAGE):
        yield _breach(
            one,
            f"Seluruh layanan {quoted(one.service)} dilaporkan berhenti sejak "
            f"{waktu(one.start, world.region.zone)}, tetapi pemantauannya tidak mencatat gangguan.",
            "Catat gangguannya pada pemantauan periode itu, atau betulkan `dampak`.",
            "dampak",
        )


@region_rule("PTU202", "complaints-after-release", severity=INFO)
def complaints_after_release(world: World, law: Law) -> Iterator[Breach]:
    """Aduan melonjak sesudah rilis.

    Ketentuan:
        Peraturan tidak mengatur hal ini; catatan ini bawaan alat. Lonjakan berarti paling sedikit tiga aduan
        dalam 72 jam sejak rilis, dan paling sedikit dua kali jumlah 72 jam sebelumnya.

    Alasan:
        Rilis yang membawa gangguan terlihat lebih dahulu pada aduan daripada pada hasil uji.

    Melanggar:
        pelaksanaan: {mulai: 2025-03-14 20:00}     # lima aduan dalam tiga hari, sebelumnya satu

    Patuh:
        pelaksanaan: {mulai: 2025-03-14 20:00}     # satu aduan dalam tiga hari

    Cara memenuhi:
        Periksa apakah aduan itu disebabkan rilisnya, lalu tulis hasilnya di `evaluasi.permasalahan`.
    """
    for one in disagreements(world, law, COMPLAINTS_AFTER_RELEASE):
        names = [quoted(name.rsplit("/", 1)[-1]) for name in one.complaints[:_SHOWN]]
        more = [f"{len(one.complaints) - _SHOWN} lainnya"] if len(one.complaints) > _SHOWN else []
        yield _breach(
            one,
            f"{len(one.complaints)} aduan {quoted(one.service)} dalam 72 jam sejak rilis ini "
            f"({daftar([*names, *more])}), {one.before} dalam 72 jam sebelumnya.",
            "Periksa apakah rilis ini sebabnya, lalu tulis hasilnya di `evaluasi.permasalahan`.",
        )


def _breach(one: Disagreement, message: str, advice: str, *keys: str) -> Breach:
    place = one.document.pointer(*(keys or one.keys))
    return Breach(place, message, advice, (), one.document.ref)


def _span(one: Disagreement, world: World) -> str:
    zone = world.region.zone
    start = waktu(one.start, zone)
    return f"{start} sampai {waktu(one.end, zone)}" if one.end else f"{start} dan belum berakhir"
