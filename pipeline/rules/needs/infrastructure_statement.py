"""Whether technology and upkeep were found to fit the needs, and by whom, before the needs were approved."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.law import Law
from pipeline.model.case import Case
from pipeline.model.rule import Breach
from pipeline.rules.acts import approved, by_another_role, judged, title
from pipeline.rules.authority import INFRASTRUCTURE_ADMINISTRATOR
from pipeline.rules.declare import ERROR, rule

_STATEMENT = "pernyataan_infrastruktur"
_QUESTIONS = (("teknologi_sesuai", "teknologinya"), ("pemeliharaan_sesuai", "cara pemeliharaannya"))


@rule("KBT002", "fitness-stated-by-another-role", "L2.1.2.2.a3", severity=ERROR, kinds=("kebutuhan",))
def fitness_stated_by_another_role(case: Case, law: Law) -> Iterator[Breach]:
    """Kesesuaian teknologi dinyatakan oleh orang yang bukan Administrator Infrastruktur dan Aplikasi.

    Ketentuan:
        Administrator Infrastruktur dan Aplikasi menyatakan bahwa teknologi dan cara pemeliharaannya cocok
        dengan kebutuhan layanan.

    Alasan:
        Pernyataan teknis hanya berarti bila datang dari yang mengelola infrastruktur dan aplikasinya.

    Melanggar:
        pernyataan_infrastruktur:
          oleh: adm-ktp                # Administrator Layanan
          waktu: 2024-05-14
          teknologi_sesuai: true
          pemeliharaan_sesuai: true

    Patuh:
        pernyataan_infrastruktur:
          oleh: diskominfo/teknisi-pdn
          waktu: 2024-05-14
          teknologi_sesuai: true
          pemeliharaan_sesuai: true

    Cara memenuhi:
        Mintakan pernyataan itu kepada Administrator Infrastruktur dan Aplikasi, atau lengkapi `struktur`.
    """
    yield from by_another_role(case, law, (_STATEMENT,), "kebutuhan.pernyataan_infrastruktur")


@rule("KBT003", "approved-without-fitness", "L2.1.2.2.a3", severity=ERROR, kinds=("kebutuhan",))
def approved_without_fitness(case: Case, law: Law) -> Iterator[Breach]:
    """Kebutuhan layanan disetujui padahal teknologi atau pemeliharaannya tidak dinyatakan sesuai.

    Ketentuan:
        Sebelum menjadi dasar layanan, teknologi dan cara pemeliharaannya dipastikan cocok dengan kebutuhan
        oleh Administrator Infrastruktur dan Aplikasi.

    Alasan:
        Persetujuan atas kebutuhan yang tidak dapat dilayani teknologinya bertentangan dengan pernyataannya
        sendiri.

    Melanggar:
        pernyataan_infrastruktur:
          oleh: teknisi
          waktu: 2024-05-14
          teknologi_sesuai: true
          pemeliharaan_sesuai: false
        persetujuan: {oleh: kabid-dafduk, waktu: 2024-05-20}

    Patuh:
        pernyataan_infrastruktur:
          oleh: teknisi
          waktu: 2024-05-14
          teknologi_sesuai: true
          pemeliharaan_sesuai: true
        persetujuan: {oleh: kabid-dafduk, waktu: 2024-05-20}

    Cara memenuhi:
        Perbaiki rancangannya sampai dinyatakan sesuai, lalu catat pernyataan yang baru; kebutuhan yang
        belum sesuai dibiarkan tanpa persetujuan.
    """
    if not judged(law, approved(case, "persetujuan")):
        return
    if case.past(_STATEMENT, "waktu") is None:
        yield case.breach(
            _STATEMENT if case.get(_STATEMENT) else "persetujuan",
            message=(
                "Kebutuhan ini sudah disetujui, tetapi kesesuaian "
                "teknologi dan pemeliharaannya belum dinyatakan."
            ),
            help=f"Isi `pernyataan_infrastruktur` oleh {title(law, INFRASTRUCTURE_ADMINISTRATOR)}.",
        )
        return
    for field, about in _QUESTIONS:
        if case.get(_STATEMENT, field) is False:
            yield case.breach(
                _STATEMENT,
                field,
                message=f"Kebutuhan ini disetujui, padahal {about} dinyatakan tidak sesuai.",
                help="Perbaiki rancangan sampai dinyatakan sesuai, atau cabut persetujuannya.",
            )
