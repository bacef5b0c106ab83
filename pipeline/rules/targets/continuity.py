"""RPO and RTO: there where the class demands them, and tighter than the promise to users."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.law import Law
from pipeline.model.case import Case
from pipeline.model.durations import parse_duration
from pipeline.model.rule import Breach
from pipeline.rules.declare import ERROR, WARNING, rule
from pipeline.rules.running import runs, today
from pipeline.rules.telling import in_hours, quoted

_NAMES = {"rpo": "RPO (kehilangan data terlama)", "rto": "RTO (pemulihan terlama)"}


@rule("TGT014", "continuity-missing", "L2.1.2.1.a1.d", "L2.1.2.4.p4a", severity=ERROR, kinds=("layanan",))
def continuity_missing(case: Case, law: Law) -> Iterator[Breach]:
    """Layanan kritis tanpa RPO atau RTO.

    Ketentuan:
        Layanan kritis wajib memiliki besaran RPO dan RTO. Layanan esensial dan normal boleh tanpa keduanya.

    Alasan:
        Tanpa besaran itu tidak ada ukuran apakah pemulihan berhasil. Besarnya ditentukan PD sendiri.

    Melanggar:
        klasifikasi: kritis
        rpo: 1 jam
        # rto kosong

    Patuh:
        klasifikasi: kritis
        rpo: 0 menit
        rto: 4 jam

    Cara memenuhi:
        Isi `rpo` dan `rto`; RPO boleh nol bila tidak ada data yang boleh hilang.
    """
    if not runs(case.data, today(case.region, case.as_of)):
        return
    demanded = law.continuity(str(case.get("klasifikasi")), case.as_of)
    for field, name in _NAMES.items():
        if field in demanded.value and case.get(field) is None:
            yield case.breach(
                "klasifikasi",
                message=(
                    f"Layanan {law.label('klasifikasi', case.get('klasifikasi')).lower()} wajib memiliki "
                    f"{name}, tetapi `{field}` kosong."
                ),
                help=f"Isi `{field}`, misalnya `{field}: 4 jam`.",
            )


@rule("TGT015", "recovery-slower-than-service", severity=WARNING, kinds=("layanan",))
def recovery_slower_than_service(case: Case, law: Law) -> Iterator[Breach]:
    """RTO sama lama atau lebih lama daripada batas Tabel 2 layanan yang sama.

    Ketentuan:
        Peraturan tidak menentukan besar RTO. Peringatan ini bawaan alat.

    Alasan:
        Bila pemulihan saja sudah memakan seluruh batas pelayanan, aduan yang masuk saat bencana pasti
        terlambat.

    Melanggar:
        kelompok: administrasi_pemerintahan
        klasifikasi: kritis          # Tabel 2: kurang dari 12 jam
        rto: 12 jam

    Patuh:
        klasifikasi: kritis
        rto: 4 jam

    Cara memenuhi:
        Perketat RTO, atau terima bahwa target pelayanan tidak akan tercapai saat bencana.
    """
    service, length = case.service, parse_duration(case.get("rto"))
    if service is None or length is None or length.seconds is None:
        return
    group, grade = (str(service.held(name, case.as_of)) for name in ("kelompok", "klasifikasi"))
    limit = law.service_limit(group, grade, case.as_of, case.opd)
    if limit is not None and length.seconds >= limit.seconds:
        yield case.breach(
            "rto",
            message=(
                f"RTO {quoted(case.get('rto'))} tidak lebih singkat daripada batas "
                f"{law.table_name('target_pelayanan')} layanan ini ({in_hours(limit.seconds)})."
            ),
            help="Perketat RTO bila mungkin.",
        )
