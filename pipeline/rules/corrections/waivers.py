"""Waivers: approved by somebody who may, still in force, and of something that can be waived."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.law import Law
from pipeline.model.case import Case, World
from pipeline.model.moments import parse_date
from pipeline.model.rule import Breach
from pipeline.rules.acts import holds_in, person_at, title
from pipeline.rules.authority import LEADER
from pipeline.rules.declare import ERROR, WARNING, region_rule, rule
from pipeline.rules.running import today
from pipeline.rules.telling import quoted, when
from pipeline.rules.waivers import HISTORY, NEVER, covers, in_force
from pipeline.wording import tanggal

_KIND = ("pengecualian",)


@rule("KRK005", "waiver-unauthorised", severity=ERROR, kinds=_KIND)
def waiver_unauthorised(case: Case, law: Law) -> Iterator[Breach]:
    """Pengecualian disetujui oleh orang yang bukan pimpinan OPD-nya atau pimpinan PD kominfo.

    Ketentuan:
        Peraturan tidak mengatur pengecualian; ini bawaan alat. Pengecualian disetujui pimpinan OPD-nya atau
        pimpinan PD kominfo; tanpa itu tidak berlaku.

    Alasan:
        Yang boleh memaklumi kekurangan adalah yang bertanggung jawab atas akibatnya.

    Melanggar:
        persetujuan: {oleh: adm-loket, waktu: 2025-03-12}

    Patuh:
        persetujuan: {oleh: kadis, waktu: 2025-03-12}

    Cara memenuhi:
        Mintakan persetujuan pimpinan OPD atau pimpinan PD kominfo.
    """
    at, person = case.past("persetujuan", "waktu"), person_at(case, "persetujuan", "oleh")
    if at is None or person is None:
        return
    if not holds_in(case.region, person, LEADER, at, {case.document.opd, case.region.kominfo}):
        yield case.breach(
            "persetujuan",
            "oleh",
            message=(
                f"{quoted(case.get('persetujuan', 'oleh'))} bukan "
                f"{title(law, LEADER)} OPD ini atau PD kominfo "
                f"pada {when(at, case)}; pengecualian ini tidak berlaku."
            ),
            help="Mintakan persetujuan pimpinan OPD atau pimpinan PD kominfo.",
        )


@rule("KRK006", "waiver-expired", severity=WARNING, kinds=_KIND)
def waiver_expired(case: Case, law: Law) -> Iterator[Breach]:  # noqa: ARG001  every rule is asked alike
    """Masa berlaku pengecualian sudah habis.

    Ketentuan:
        Peraturan tidak mengatur pengecualian; ini bawaan alat. Pengecualian berlaku sampai dengan tanggalnya.

    Alasan:
        Pengecualian yang dibiarkan menjadi kebiasaan.

    Melanggar:
        berlaku_sampai: 2025-06-30     # sekarang 1 Juli 2025

    Patuh:
        berlaku_sampai: 2025-12-31

    Cara memenuhi:
        Selesaikan kekurangannya lalu hapus pengecualian ini, atau mintakan perpanjangan.
    """
    until = parse_date(case.get("berlaku_sampai"))
    if until is not None and until < today(case.region, case.as_of):
        yield case.breach(
            "berlaku_sampai",
            message=f"Pengecualian aturan {quoted(case.get('aturan'))} habis berlaku pada {tanggal(until)}.",
            help="Selesaikan kekurangannya lalu hapus pengecualian ini, atau mintakan perpanjangan.",
        )


@rule("KRK007", "waiver-of-the-unwaivable", severity=WARNING, kinds=_KIND)
def waiver_of_the_unwaivable(case: Case, law: Law) -> Iterator[Breach]:  # noqa: ARG001  asked alike
    """Pengecualian atas aturan yang tidak dapat dikecualikan.

    Ketentuan:
        Peraturan tidak mengatur pengecualian; ini bawaan alat. Berkas yang tidak terbaca, bentuk yang
        salah, paket regulasi, koreksi, dan pengecualian sendiri tidak dapat dikecualikan.

    Alasan:
        Rekaman yang tidak terbaca tidak dapat dinilai, jadi tidak ada yang dapat dimaklumi.

    Melanggar:
        aturan: SKM001

    Patuh:
        aturan: PTU003

    Cara memenuhi:
        Perbaiki berkasnya, lalu hapus pengecualian ini.
    """
    if str(case.get("aturan")).startswith(NEVER):
        yield case.breach(
            "aturan",
            message=(
                f"Aturan {quoted(case.get('aturan'))} tidak dapat "
                "dikecualikan; pengecualian ini tidak berlaku."
            ),
            help="Perbaiki yang ditemukan aturan itu, lalu hapus pengecualian ini.",
        )


@region_rule("KRK008", "waiver-unused", severity=WARNING)
def waiver_unused(world: World, law: Law) -> Iterator[Breach]:  # noqa: ARG001  every rule is asked alike
    """Pengecualian yang berlaku tetapi tidak menutupi temuan apa pun.

    Ketentuan:
        Peraturan tidak mengatur pengecualian; ini bawaan alat. Pengecualian menyebut aturan dan dokumen
        yang memang masih ditemukan. Temuan riwayat git tidak dihitung di sini: tidak setiap pemeriksaan
        melihatnya.

    Alasan:
        Pengecualian yang tertinggal akan menutupi kekurangan baru tanpa ada yang memutuskannya.

    Melanggar:
        aturan: PTU003
        dokumen: [PTU-0]        # PTU003 tidak lagi ditemukan pada PTU-0

    Patuh:
        aturan: PTU003
        dokumen: [PTU-1]        # PTU003 masih ditemukan pada PTU-1

    Cara memenuhi:
        Hapus pengecualian ini, atau perbaiki aturan dan dokumen yang disebutnya.
    """
    for card in world.index.of("pengecualian") if world.found is not None else ():
        code = str(card.data.get("aturan"))
        if code.startswith((*NEVER, *HISTORY)) or not in_force(card, world) or _lost(world, card.opd):
            continue
        if not any(covers(card, finding, world) for finding in world.found or ()):
            yield Breach(
                card.document.pointer("aturan"),
                f"Pengecualian aturan {quoted(code)} tidak menutupi temuan apa pun.",
                "Hapus pengecualian ini, atau perbaiki aturan dan dokumen yang disebutnya.",
                document=card.document.ref,
            )


def _lost(world: World, opd: str) -> bool:
    """Whether something of an OPD was refused: what would be found in it is not known."""
    return any(home == opd for home, _ in (*world.region.refused, *world.refused))
