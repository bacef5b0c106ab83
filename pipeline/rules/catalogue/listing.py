"""What stands in the catalogue for whom: services of an OPD, its provider, their administrators."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from pipeline.law.law import Law
from pipeline.model.case import Case
from pipeline.model.lives import first_day
from pipeline.model.moments import Moment, parse_date, start_of_day
from pipeline.model.rule import Breach
from pipeline.rules.authority import INFRASTRUCTURE_ADMINISTRATOR, SERVICE_ADMINISTRATOR, may_act
from pipeline.rules.declare import ERROR, WARNING, rule
from pipeline.rules.running import runs, today
from pipeline.rules.telling import quoted, role_name, when
from pipeline.rules.tickets import begun, counted
from pipeline.wording import tanggal

_FIELDS = (
    ("administrator_layanan", SERVICE_ADMINISTRATOR, "L2.1.1.2.k4"),
    ("administrator_infrastruktur", INFRASTRUCTURE_ADMINISTRATOR, "L2.1.1.2.k5"),
)


@rule("KAT001", "no-service-in-catalogue", "P3.1", "L2.1.1.2.p1a", severity=WARNING, kinds=("opd",))
def no_service(case: Case, law: Law) -> Iterator[Breach]:  # noqa: ARG001  every rule is asked alike
    """PD penyedia layanan tidak memiliki satu pun layanan dalam katalog.

    Ketentuan:
        Setiap PD pemberi layanan menyelenggarakan manajemen layanan, dan katalog menjadi acuan pokoknya.

    Alasan:
        Tanpa entri katalog tidak ada target, permintaan, atau aduan yang dapat dinilai. PD ini tetap dihitung
        dalam tingkat kematangan.

    Melanggar:
        jenis: opd
        id: dinkes
        penyedia_layanan: true        # tidak ada catalog/dinkes/layanan/

    Patuh:
        jenis: layanan
        opd: dinkes
        id: antrean-puskesmas

    Cara memenuhi:
        Buat dokumen `jenis: layanan`, atau tulis `penyedia_layanan: false` bila PD ini memang tidak
        menyelenggarakan layanan SPBE.
    """
    office = case.region.offices.get(case.document.id)
    day = today(case.region, case.as_of)
    if office is None or not office.provides or not runs(case.data, day):
        return
    if case.region.may_hold("layanan", office.id):
        return  # a service that its schema refused may be running: its own finding says what is to be done
    if not any(runs(service.document.data, day) for service in case.region.services_of(office.id)):
        yield case.breach(
            "id",
            message="PD ini penyedia layanan, tetapi katalognya tidak memuat layanan yang sedang berjalan.",
            help="Buat entri katalog, atau tulis `penyedia_layanan: false`.",
        )


@rule("KAT002", "provider-is-another-office", "L2.1.1.2.k3", severity=ERROR, kinds=("layanan",))
def provider_mismatch(case: Case, law: Law) -> Iterator[Breach]:  # noqa: ARG001  every rule is asked alike
    """Penyedia layanan berbeda dari PD yang memiliki entri katalognya.

    Ketentuan:
        Katalog menyebut PD yang menyediakan layanan.

    Alasan:
        Layanan dinilai pada PD tempat ia tercatat. Dua nama berarti dua PD dapat saling menunggu.

    Melanggar:
        # catalog/disdukcapil/layanan/ktp.yaml
        penyedia: diskominfo

    Patuh:
        # catalog/disdukcapil/layanan/ktp.yaml
        penyedia: disdukcapil

    Cara memenuhi:
        Perbaiki `penyedia`, atau pindahkan berkas ke folder PD penyedianya.
    """
    written = case.get("penyedia")
    if case.document.opd and written is not None and str(written) != case.document.opd:
        yield case.breach(
            "penyedia",
            message=f"Penyedia {quoted(written)}, padahal ini katalog {quoted(case.document.opd)}.",
            help="Perbaiki `penyedia`, atau pindahkan berkas ke katalog PD penyedianya.",
        )


@rule(
    "KAT003", "administrator-without-role", "L2.1.1.2.k4", "L2.1.1.2.k5", severity=ERROR, kinds=("layanan",)
)
def administrator_without_role(case: Case, law: Law) -> Iterator[Breach]:
    """Administrator dalam katalog tidak memegang perannya.

    Ketentuan:
        Katalog menyebut petugas administrator layanan dan administrator infrastruktur. Keduanya adalah peran
        Tabel 1 yang dipegang orang tertentu, untuk layanan tertentu, dalam masa tertentu.

    Alasan:
        Katalog dibaca pengguna; petugas yang tidak lagi bertugas tidak dapat menolong mereka.

    Melanggar:
        administrator_layanan: [adm-loket]     # di struktur masanya sudah berakhir

    Patuh:
        administrator_layanan: tim             # semua yang sedang memegang peran itu

    Cara memenuhi:
        Perbarui daftar itu, atau tulis `tim` agar selalu mengikuti `struktur` OPD.
    """
    service = case.service
    if service is None:
        return
    at = _looked_at(case)
    for field, role, clause in _FIELDS:
        if isinstance(case.get(field), str):
            continue
        for number, ref in enumerate(case.all(field)):
            person = case.region.person(ref, case.document.opd)
            if person is not None and not may_act(case, person, role, at, service):
                yield case.breach(
                    field,
                    number,
                    message=(
                        f"{quoted(ref)} pada {when(at, case)} bukan {role_name(law, role)} untuk layanan ini "
                        "menurut `struktur` OPD."
                    ),
                    help="Perbarui daftar ini, lengkapi `struktur`, atau tulis `tim`.",
                    clauses=(clause,),
                )


@rule(
    "KAT004",
    "ticket-outside-service-life",
    "L2.1.1.2.p1a",
    "L2.2.p1a",
    severity=WARNING,
    kinds=("permintaan", "aduan"),
)
def outside_service_life(case: Case, law: Law) -> Iterator[Breach]:
    """Tiket untuk layanan yang saat itu belum atau tidak lagi diselenggarakan.

    Ketentuan:
        Tahap operasional menjalankan layanan yang ada di katalog; rekaman menunjuk layanan yang tercatat di
        sana.

    Alasan:
        Tiket semacam itu biasanya salah menunjuk layanan, atau masa layanan di katalog belum diperbarui.

    Melanggar:
        # layanan ktp berakhir 2024-12-31
        layanan: ktp
        diajukan: 2025-03-03 08:00

    Patuh:
        layanan: identitas-digital
        diajukan: 2025-03-03 08:00

    Cara memenuhi:
        Tunjuk layanan penggantinya, perbaiki masa layanan di katalog, atau nyatakan `bukan_lingkup`.
    """
    start, service = begun(case), case.service
    if start is None or service is None or counted(case, law) is None:
        return
    held = service.document.data
    first, last = _life(held.get("mulai"), held.get("berakhir"))
    if first is not None and start.day < first:
        state = f"baru diselenggarakan {tanggal(first)}"
    elif last is not None and last < start.day:
        state = f"sudah berakhir {tanggal(last)}"
    else:
        return
    yield case.breach(
        "layanan",
        message=f"Layanan {quoted(service.id)} menurut katalog {state}, tiket ini dari {tanggal(start.day)}.",
        help="Tunjuk layanan yang tepat, atau perbaiki masa layanan di katalog.",
    )


@lru_cache(maxsize=1024)
def _life(begins: object, ends: object) -> tuple[date | None, date | None]:
    """First and last day of a service; many tickets ask for the same."""
    return first_day(begins), parse_date(ends)


def _looked_at(case: Case) -> Moment:
    """The day on which the catalogue's entry should be true: today, or the nearest day of its life."""
    day = today(case.region, case.as_of)
    first, last = first_day(case.get("mulai")), parse_date(case.get("berakhir"))
    day = max(day, first or day)
    day = min(day, last or day)
    return Moment(start_of_day(day, case.region.zone), day, whole_day=True)
