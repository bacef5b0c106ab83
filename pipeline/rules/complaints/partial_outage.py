"""An impact that the record's own description does not bear out."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.law import Law
from pipeline.model.case import Case
from pipeline.model.rule import Breach
from pipeline.rules.declare import INFO, WARNING, rule
from pipeline.rules.telling import quoted
from pipeline.rules.tickets import counted
from pipeline.wording import daftar

_SHOWN = 4


@rule(
    "ADU002",
    "major-with-single-functions",
    "L2.1.1.1.T3.ket1",
    severity=WARNING,
    kinds=("aduan",),
    needs=("fungsi_terganggu",),
)
def major_with_single_functions(case: Case, law: Law) -> Iterator[Breach]:
    """Dampak mayor, padahal yang disebut hanya beberapa fungsi.

    Ketentuan:
        Dampak mayor berarti seluruh layanan berhenti dan tidak seorang pun dapat memakainya. Layanan yang
        masih berjalan dengan satu fungsi terganggu berdampak minor.

    Alasan:
        Dampak menentukan prioritas (Tabel 3). Mayor yang sebenarnya sebagian membuat batas tanggap terlalu
        ketat dan mendahului aduan yang lebih mendesak.

    Melanggar:
        dampak: mayor
        fungsi_terganggu: [Cetak kartu]

    Patuh:
        dampak: minor
        fungsi_terganggu: [Cetak kartu]

    Cara memenuhi:
        Tulis `dampak: minor` bila layanan masih dapat dipakai; bila memang berhenti seluruhnya, jelaskan
        dalam `uraian_dampak`.
    """
    heaviest = law.vocabulary("dampak")[:1]
    if case.get("dampak") not in heaviest or case.get("uraian_dampak") or counted(case, law) is None:
        return
    if law.reading("dampak.sebagian", case.opd, case.as_of) == "mayor-bila-fungsi-utama":
        return
    functions = case.all("fungsi_terganggu")
    if functions:
        named = daftar([quoted(one) for one in functions[:_SHOWN]])
        yield case.breach(
            "dampak",
            message=(
                f"Dampak {case.get('dampak')} berarti seluruh layanan berhenti, "
                f"tetapi yang disebut hanya {named}."
            ),
            help=f"Tulis {_lighter(law)} bila layanan masih dapat dipakai, atau jelaskan di `uraian_dampak`.",
        )


@rule(
    "ADU022",
    "minor-with-several-functions",
    "L2.1.1.1.T3.ket2",
    severity=INFO,
    kinds=("aduan",),
    needs=("fungsi_terganggu",),
)
def minor_with_several_functions(case: Case, law: Law) -> Iterator[Breach]:
    """Dampak minor dengan lebih dari satu fungsi terganggu: perlu ditinjau orang.

    Ketentuan:
        Keterangan Tabel 3 menyebut minor bila satu fungsi terganggu, dan mayor bila seluruh layanan berhenti.
        Beberapa fungsi yang terganggu sekaligus tidak disebut di antara keduanya.

    Alasan:
        Alat membacanya sebagai minor (bacaan dampak.sebagian); orang sebaiknya memastikan bahwa layanan
        memang masih dapat dipakai.

    Melanggar:
        dampak: minor
        fungsi_terganggu: [Cetak kartu, Unggah berkas]

    Patuh:
        dampak: minor
        fungsi_terganggu: [Cetak kartu]

    Cara memenuhi:
        Tidak ada yang harus diubah bila layanan masih berjalan; ubah menjadi mayor bila sebenarnya berhenti.
    """
    functions = case.all("fungsi_terganggu")
    if len(functions) <= 1 or counted(case, law) is None:
        return
    heaviest = law.vocabulary("dampak")[:1]
    if heaviest and case.get("dampak") not in heaviest:
        yield case.breach(
            "fungsi_terganggu",
            message=(
                f"Dampak {case.get('dampak')} dengan {len(functions)} fungsi terganggu; "
                f"{law.table_name('prioritas')} tidak mengaturnya."
            ),
            help=f"Pastikan layanan masih dapat dipakai; bila tidak, dampaknya {heaviest[0]}.",
        )


def _lighter(law: Law) -> str:
    return daftar([f"`{word}`" for word in law.vocabulary("dampak")[1:]], "atau")
