"""A review: who may make it, whether its scope and its findings fit together."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.law import Law
from pipeline.model.case import Case
from pipeline.model.rule import Breach
from pipeline.rules.acts import holds_in, judged, of_kominfo, person_at, title
from pipeline.rules.authority import OWNER
from pipeline.rules.declare import ERROR, WARNING, rule
from pipeline.rules.telling import quoted, when
from pipeline.wording import daftar

_KIND = ("reviu",)
_PLANNING = "perencanaan"
_WHOLE = "menyeluruh"


@rule("RVU001", "reviewed-by-another-opd", "P4.1", severity=ERROR, kinds=_KIND)
def reviewed_by_another_opd(case: Case, law: Law) -> Iterator[Breach]:
    """Reviu menyeluruh dilakukan oleh orang di luar PD urusan kominfo.

    Ketentuan:
        PD urusan komunikasi dan informatika mereviu pelaksanaan manajemen layanan secara berkala.

    Alasan:
        Reviu Pasal 4 membandingkan semua OPD dengan ukuran yang sama, oleh pihak di luar OPD itu.

    Melanggar:
        cakupan: menyeluruh
        oleh: kabid                    # orang OPD yang direviu

    Patuh:
        cakupan: menyeluruh
        oleh: diskominfo/kabid-layanan

    Cara memenuhi:
        Reviu oleh OPD sendiri dicatat dengan `cakupan: perencanaan`; reviu Pasal 4 dilakukan PD kominfo.
    """
    at, person = case.past("tanggal"), person_at(case, "oleh")
    if case.get("cakupan") != _WHOLE or at is None or person is None or not judged(law, at):
        return
    if not of_kominfo(case.region, person, at):
        yield case.breach(
            "oleh",
            message=(
                f"{quoted(case.get('oleh'))} bukan pejabat PD urusan kominfo pada {when(at, case)}; "
                "reviu menyeluruh dilakukan PD itu."
            ),
            help="Tulis pereviu dari PD kominfo, atau pakai `cakupan: perencanaan` untuk reviu sendiri.",
        )


@rule("RVU002", "planning-reviewed-by-another-role", "L2.1.p1c", severity=ERROR, kinds=_KIND)
def planning_reviewed_by_another_role(case: Case, law: Law) -> Iterator[Breach]:
    """Reviu perencanaan dilakukan oleh orang yang bukan Penanggung jawab Penyedia Layanan.

    Ketentuan:
        Rencana ditinjau ulang berkala, sesuai kebutuhan, oleh Penanggung jawab Penyedia Layanan.

    Alasan:
        Yang meninjau rencana adalah yang dapat mengubahnya.

    Melanggar:
        cakupan: perencanaan
        oleh: adm-loket

    Patuh:
        cakupan: perencanaan
        oleh: kabid

    Cara memenuhi:
        Tulis Penanggung jawab layanan yang mereviu, atau lengkapi `struktur` bila ia memang memegangnya.
    """
    at, person = case.past("tanggal"), person_at(case, "oleh")
    if case.get("cakupan") != _PLANNING or at is None or person is None or not judged(law, at):
        return
    homes = {case.document.opd, *(str(name) for name in case.all("opd_direviu"))}
    if not holds_in(case.region, person, OWNER, at, homes):
        yield case.breach(
            "oleh",
            message=(
                f"{quoted(case.get('oleh'))} bukan {title(law, OWNER)} pada {when(at, case)}; "
                "reviu perencanaan dilakukan peran itu."
            ),
            help=f"Tulis {title(law, OWNER)} yang mereviu, atau lengkapi `struktur` OPD.",
        )


@rule("RVU003", "review-contradicts-itself", "P4.1", "L2.1.p1c", severity=ERROR, kinds=_KIND)
def review_contradicts_itself(case: Case, law: Law) -> Iterator[Breach]:  # noqa: ARG001  asked alike
    """Temuan reviu memakai pengenal ganda, atau menyebut OPD yang tidak direviu; atau lingkupnya tidak cocok.

    Ketentuan:
        Reviu meninjau pelaksanaan pada OPD yang disebut; reviu perencanaan meninjau tahap perencanaan.

    Alasan:
        Tindak lanjut menunjuk temuan dengan pengenalnya; yang ganda atau salah alamat tidak dapat
        ditindaklanjuti.

    Melanggar:
        opd_direviu: [disdukcapil]
        temuan:
          - {id: T-1, opd: dinkes}     # Dinkes tidak direviu

    Patuh:
        opd_direviu: [disdukcapil, dinkes]
        temuan:
          - {id: T-1, opd: dinkes}

    Cara memenuhi:
        Lengkapi `opd_direviu`, bedakan pengenal temuan, atau sebut lingkup yang sebenarnya.
    """
    reviewed = {str(name) for name in case.all("opd_direviu")}
    seen: set[str] = set()
    for number in range(len(case.all("temuan"))):
        name, opd = str(case.get("temuan", number, "id")).casefold(), case.get("temuan", number, "opd")
        if name in seen:
            yield case.breach(
                "temuan",
                number,
                "id",
                message=f"Pengenal temuan {quoted(case.get('temuan', number, 'id'))} dipakai dua kali.",
                help="Beri pengenal yang berbeda pada tiap temuan.",
            )
        seen.add(name)
        if opd is not None and reviewed and opd not in reviewed:
            yield case.breach(
                "temuan",
                number,
                "opd",
                message=f"Temuan ini menyebut {quoted(opd)}, yang tidak termasuk OPD yang direviu.",
                help="Tambahkan ke `opd_direviu`, atau betulkan OPD temuannya.",
            )
    stages = {case.get("lingkup", n, "tahap") for n in range(len(case.all("lingkup")))}
    if case.get("cakupan") == _PLANNING and _PLANNING not in stages:
        yield case.breach(
            "lingkup",
            message="Reviu perencanaan ini tidak mencakup tahap perencanaan.",
            help="Sebut tahap `perencanaan` di `lingkup`, atau pakai cakupan yang sebenarnya.",
            clauses=("L2.1.p1c",),
        )


@rule("RVU004", "whole-review-partial", severity=WARNING, kinds=_KIND)
def whole_review_partial(case: Case, law: Law) -> Iterator[Breach]:
    """Reviu menyeluruh tidak mencakup semua tahap dan proses.

    Ketentuan:
        Peraturan tidak merinci cakupan reviu; peringatan ini bawaan alat. Manajemen layanan terdiri atas
        tiga tahap dan tiga proses.

    Alasan:
        Pembaca laporan mengira semua sudah direviu.

    Melanggar:
        cakupan: menyeluruh
        lingkup: [{tahap: operasional, proses: pelayanan_pengguna}]

    Patuh:
        cakupan: menyeluruh
        lingkup:
          - {tahap: perencanaan, proses: pelayanan_pengguna}
          - {tahap: operasional, proses: pengoperasian_layanan}
          - {tahap: evaluasi, proses: pengelolaan_aplikasi}

    Cara memenuhi:
        Lengkapi `lingkup`, paling sedikit setiap tahap dan setiap proses sekali.
    """
    if case.get("cakupan") != _WHOLE:
        return
    rows = range(len(case.all("lingkup")))
    missing = [
        name
        for field, names in (("tahap", law.maturity.stages), ("proses", law.maturity.processes))
        for name in names
        if name not in {case.get("lingkup", n, field) for n in rows}
    ]
    if missing:
        names = daftar([f"`{name}`" for name in missing])
        yield case.breach(
            "lingkup",
            message=f"Reviu menyeluruh ini tidak mencakup {names}.",
            help="Lengkapi `lingkup`, atau terangkan mengapa tidak direviu.",
        )
