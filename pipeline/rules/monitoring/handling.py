"""Anomalies that nobody handled, and changes of the service that nobody reported."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.law import Law
from pipeline.model.case import Case
from pipeline.model.rule import Breach
from pipeline.rules.acts import judged, title
from pipeline.rules.authority import OWNER
from pipeline.rules.declare import WARNING, rule
from pipeline.rules.hollow import hollow
from pipeline.rules.telling import when

_KIND = ("pemantauan",)


@rule(
    "PTU008",
    "anomaly-not-handled",
    "L2.2.2.1.p2b",
    "L2.2.2.1.T8.1.2",
    "L2.2.2.1.T8.2.2",
    severity=WARNING,
    kinds=_KIND,
)
def anomaly_not_handled(case: Case, law: Law) -> Iterator[Breach]:
    """Anomali yang terdeteksi tidak disertai penanganan.

    Ketentuan:
        Peringatan atau anomali segera ditangani penyedia layanan dan pengelola infrastruktur, sedapatnya
        sebelum pengguna merasakannya.

    Alasan:
        Anomali yang dibiarkan adalah gangguan yang tinggal menunggu waktu.

    Melanggar:
        anomali:
          - {waktu: 2025-03-10 13:20, uraian: CPU di atas ambang selama dua puluh menit.}

    Patuh:
        anomali:
          - waktu: 2025-03-10 13:20
            uraian: CPU di atas ambang selama dua puluh menit.
            penanganan: Proses cadangan dipindah ke malam hari.

    Cara memenuhi:
        Tulis penanganannya; bila menjadi gangguan, tunjuk tiketnya di `aduan`.
    """
    for number in range(len(case.all("anomali"))):
        at = case.past("anomali", number, "waktu")
        if at is None or not judged(law, at) or case.get("anomali", number, "aduan"):
            continue
        if hollow(case.get("anomali", number, "penanganan")):
            yield case.breach(
                "anomali",
                number,
                message=f"Anomali {when(at, case)} tidak disertai penanganan.",
                help="Isi `penanganan`, atau tunjuk tiketnya di `aduan`.",
            )


@rule("PTU009", "service-change-not-reported", "L2.2.2.1.p1b", severity=WARNING, kinds=_KIND)
def service_change_not_reported(case: Case, law: Law) -> Iterator[Breach]:
    """Perubahan layanan akibat gangguan dicatat, tetapi tidak dilaporkan.

    Ketentuan:
        Perubahan layanan akibat gangguan dicatat dan dilaporkan.

    Alasan:
        Penanggung jawab layanan perlu tahu bahwa layanannya berjalan dengan cara lain.

    Melanggar:
        perubahan_layanan:
          - {uraian: Pendaftaran dialihkan sementara ke loket.}

    Patuh:
        perubahan_layanan:
          - uraian: Pendaftaran dialihkan sementara ke loket.
            dilaporkan: {kepada: kabid-pelayanan, waktu: 2025-03-03 10:00}

    Cara memenuhi:
        Laporkan, lalu isi `dilaporkan` (kepada, waktu).
    """
    for number in range(len(case.all("perubahan_layanan"))):
        keys = ("perubahan_layanan", number)
        if case.get(*keys, "dilaporkan") is None:
            yield case.breach(
                *keys,
                message="Perubahan layanan ini dicatat, tetapi tidak dilaporkan.",
                help=f"Laporkan kepada {title(law, OWNER)}, lalu isi `dilaporkan`.",
            )
