"""What an application's management targets hold: four plans, four aspects, people, money, authors."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.law import Law
from pipeline.model.case import Case
from pipeline.model.people import Person
from pipeline.model.pointer import Keys
from pipeline.model.rule import Breach
from pipeline.rules.acts import blocks, holds, person_at, title
from pipeline.rules.authority import INFRASTRUCTURE_OWNER
from pipeline.rules.declare import ERROR, WARNING, rule
from pipeline.rules.running import runs, today
from pipeline.wording import daftar

_PLANS = ("rancang_bangun", "implementasi", "pengujian", "pemeliharaan")
_ASPECTS = ("ketersediaan", "kinerja", "keamanan", "kompatibilitas")
_MEANS = ("sdm", "anggaran")
_FIELD = "target_pengelolaan"
_NAMED_APPROVER = "PJ Pengelola I&A"


@rule("APL012", "application-without-plans", "L2.1.3.1.p1b", severity=ERROR, kinds=("aplikasi",))
def without_plans(case: Case, law: Law) -> Iterator[Breach]:  # noqa: ARG001  every rule is asked alike
    """Target pengelolaan aplikasi tidak memuat satu rencana pun.

    Ketentuan:
        Setiap aplikasi dalam arsitektur SPBE harus memiliki target pengelolaan pada dokumentasinya.

    Alasan:
        Blok yang ada tetapi tidak berisi rencana sama dengan tidak memiliki target.

    Melanggar:
        target_pengelolaan:
          periode: 2025
          disusun_oleh: teknisi-aplikasi

    Patuh:
        target_pengelolaan:
          periode: 2025
          rancang_bangun: {rencana: Purwarupa layar pada triwulan pertama.}
          implementasi: {rencana: Modul antrean.}
          pengujian: {rencana: Uji penerimaan.}
          pemeliharaan: {rencana: Pembaruan bulanan.}

    Cara memenuhi:
        Tulis keempat rencananya; untuk fase yang sudah lewat, tulis rencana yang dahulu dipakai.
    """
    if _missing(case, _PLANS) == list(_PLANS):
        yield case.breach(
            _FIELD,
            message="Target pengelolaan aplikasi ini tidak memuat satu rencana pun.",
            help="Tulis rencana rancang bangun, implementasi, pengujian, dan pemeliharaannya.",
        )


@rule("APL001", "application-plans-missing", "L2.1.3.1.p1d", severity=WARNING, kinds=("aplikasi",))
def plans_missing(case: Case, law: Law) -> Iterator[Breach]:  # noqa: ARG001  every rule is asked alike
    """Target pengelolaan aplikasi memuat sebagian saja dari keempat rencananya.

    Ketentuan:
        Target pengelolaan aplikasi memuat empat rencana: rancang bangun, implementasi, pengujian, dan
        pemeliharaan.

    Alasan:
        Aplikasi yang hanya direncanakan pembuatannya tidak ada yang merawatnya kelak.

    Melanggar:
        target_pengelolaan:
          rancang_bangun: {rencana: Purwarupa layar pada triwulan pertama.}

    Patuh:
        target_pengelolaan:
          rancang_bangun: {rencana: Purwarupa layar pada triwulan pertama.}
          implementasi: {rencana: Modul antrean.}
          pengujian: {rencana: Uji penerimaan.}
          pemeliharaan: {rencana: Pembaruan bulanan.}

    Cara memenuhi:
        Tulis rencana yang belum ada; untuk fase yang sudah lewat, tulis rencana yang dahulu dipakai.
    """
    missing = _missing(case, _PLANS)
    if missing and len(missing) < len(_PLANS):
        yield case.breach(
            _FIELD,
            message=f"Target pengelolaan aplikasi ini belum memuat rencana {_words(missing)}.",
            help="Tulis rencana yang belum ada pada `target_pengelolaan`.",
        )


@rule("APL002", "application-aspects-missing", "L2.1.3.1.p1c", severity=WARNING, kinds=("aplikasi",))
def aspects_missing(case: Case, law: Law) -> Iterator[Breach]:  # noqa: ARG001  every rule is asked alike
    """Target pengelolaan aplikasi tidak menyebut semua aspek kinerja, SDM, atau anggarannya.

    Ketentuan:
        Kinerja aplikasi dinilai dari ketersediaan, kinerja, keamanan, dan kecocokan dengan proses bisnis,
        dengan memperhatikan SDM dan anggaran yang ada.

    Alasan:
        Aspek yang tidak ditargetkan tidak akan diukur.

    Melanggar:
        target_pengelolaan:
          aspek: {ketersediaan: 99,5 %}

    Patuh:
        target_pengelolaan:
          aspek:
            ketersediaan: 99,5 %
            kinerja: halaman terbuka dalam 3 detik
            keamanan: uji celah setahun sekali
            kompatibilitas: peramban dua tahun terakhir
          sdm: 2 pengembang
          anggaran: Rp120 juta

    Cara memenuhi:
        Lengkapi `aspek`, `sdm`, dan `anggaran` pada `target_pengelolaan`.
    """
    missing = [*_missing(case, _ASPECTS, "aspek"), *_missing(case, _MEANS)]
    if missing:
        yield case.breach(
            _FIELD,
            message=f"Target pengelolaan aplikasi ini belum menyebut {_words(missing)}.",
            help="Lengkapi `aspek`, `sdm`, dan `anggaran`.",
        )


@rule("APL003", "application-target-unsigned", "L2.1.3.1.p1a", severity=WARNING, kinds=("aplikasi",))
def target_unsigned(case: Case, law: Law) -> Iterator[Breach]:
    """Target pengelolaan aplikasi tanpa penyusun atau penyetuju.

    Ketentuan:
        Target pengelolaan aplikasi adalah rencana pembangunan dan pengembangan. Peraturan tidak menyebut
        siapa yang menyusun dan menyetujuinya; keduanya diminta ada, dari peran mana pun (bacaan
        `persetujuan.aplikasi_tanpa_pelaku`).

    Alasan:
        Rencana tanpa penanggung jawab tidak dapat ditanyakan kepada siapa pun.

    Melanggar:
        target_pengelolaan:
          disusun_oleh: teknisi-aplikasi

    Patuh:
        target_pengelolaan:
          disusun_oleh: teknisi-aplikasi
          disetujui_oleh: kabid-infra
          disetujui: 2025-01-10

    Cara memenuhi:
        Isi `disusun_oleh` dan `disetujui_oleh`.
    """
    if not _in_use(case):
        return
    named = law.reading("persetujuan.aplikasi_tanpa_pelaku", case.opd, case.as_of) == _NAMED_APPROVER
    for keys, block in blocks(case, _FIELD):
        missing = [name for name in ("disusun_oleh", "disetujui_oleh") if block.get(name) is None]
        approver = person_at(case, *keys, "disetujui_oleh")
        if missing:
            yield case.breach(
                *keys,
                message=f"Target pengelolaan ini belum menyebut {_words(missing)}.",
                help="Isi penyusun dan penyetujunya.",
            )
        elif named and approver and not _leads(case, keys, approver):
            yield case.breach(
                *keys,
                "disetujui_oleh",
                message=f"Target pengelolaan ini tidak disetujui {title(law, INFRASTRUCTURE_OWNER)}.",
                help="Mintakan persetujuannya; bacaan daerah ini menunjuk peran itu.",
            )


def _leads(case: Case, keys: Keys, approver: Person) -> bool:
    return holds(case, approver, INFRASTRUCTURE_OWNER, case.moment(*keys, "disetujui"))


def _in_use(case: Case) -> bool:
    """Whether the OPD answers for this application now."""
    return case.get("pengelola") != "pusat" and runs(case.data, today(case.region, case.as_of))


def _missing(case: Case, names: tuple[str, ...], inside: str = "") -> list[str]:
    """The names that no period's target holds; targets may be spread over periods."""
    if not _in_use(case):
        return []
    held: set[str] = set()
    for _, block in blocks(case, _FIELD):
        part = block.get(inside, {}) if inside else block
        held.update(part)
    return [name for name in names if name not in held]


def _words(names: list[str]) -> str:
    return daftar([f"`{name}`" for name in names])
