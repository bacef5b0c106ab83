"""Which entry of the catalogue's list of requests a request asks for."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.law import Law
from pipeline.model.case import Case
from pipeline.model.document import Data
from pipeline.model.moments import Moment, parse_date
from pipeline.model.rule import Breach
from pipeline.rules.declare import ERROR, rule
from pipeline.rules.telling import quoted
from pipeline.rules.tickets import counted, judged
from pipeline.wording import tanggal

# Other classes of request need no entry: information, help in using, and what turns out to be a gangguan.
_FROM_LIST = frozenset({"permintaan", "perubahan"})


@rule(
    "PMT001",
    "request-item-missing",
    "L2.2.1.1.k4",
    "L2.1.1.2.p1b",
    severity=ERROR,
    kinds=("permintaan",),
    may=lambda seen: seen.get("klasifikasi") in _FROM_LIST and "butir" not in seen,
)
def item_missing(case: Case, law: Law) -> Iterator[Breach]:
    """Permintaan atau perubahan tanpa butir katalog.

    Ketentuan:
        Katalog mencantumkan apa saja yang dapat diminta pengguna dan janji waktunya. Formulir permintaan
        menyebut golongan permintaannya; permintaan dan perubahan menunjuk satu butir daftar itu.

    Alasan:
        Dari butir diketahui janji waktu dan perlu tidaknya persetujuan. Tanpa butir keduanya tidak dapat
        dinilai.

    Melanggar:
        klasifikasi: permintaan
        # butir kosong

    Patuh:
        klasifikasi: permintaan
        butir: cetak

    Cara memenuhi:
        Isi `butir` dengan id butir di katalog layanan; bila tidak ada yang cocok, tambahkan butirnya atau
        nyatakan `bukan_lingkup`.
    """
    if case.get("klasifikasi") in _FROM_LIST and case.get("butir") is None and counted(case, law) is not None:
        yield case.breach(
            "klasifikasi",
            message=f"Golongan {quoted(case.get('klasifikasi'))} perlu butir katalog, tetapi `butir` kosong.",
            help="Isi `butir` dengan id dari daftar permintaan di katalog layanan ini.",
        )


@rule(
    "PMT002",
    "request-item-unavailable",
    "L2.1.1.2.p1b",
    severity=ERROR,
    kinds=("permintaan",),
    needs=("butir",),
)
def item_unavailable(case: Case, law: Law) -> Iterator[Breach]:
    """Butir yang diminta tidak ada dalam katalog, atau tidak tersedia saat diajukan.

    Ketentuan:
        Katalog mencantumkan apa saja yang dapat diminta. Permintaan menunjuk butir yang tersedia pada tanggal
        pengajuannya.

    Alasan:
        Janji waktu diambil dari butir itu; butir yang tidak ada berarti tidak ada janji yang dinilai.

    Melanggar:
        butir: cetak-kilat        # tidak ada di katalog

    Patuh:
        butir: cetak

    Cara memenuhi:
        Perbaiki id butirnya, atau lengkapi katalog (termasuk `mulai` dan `berakhir` butir itu).
    """
    written, submitted = case.get("butir"), case.moment("diajukan")
    if written is None or submitted is None or case.service is None or judged(case, law) is None:
        return
    problem = _problem(case.service.request(written), submitted)
    if problem:
        yield case.breach(
            "butir",
            message=f"Butir {quoted(written)} {problem} katalog layanan {quoted(case.service.id)}.",
            help="Perbaiki `butir`, atau lengkapi daftar permintaan di katalog.",
        )


def _problem(butir: Data | None, submitted: Moment) -> str:
    if butir is None:
        return "tidak ada dalam"
    first, last = parse_date(butir.get("mulai")), parse_date(butir.get("berakhir"))
    if first is not None and submitted.day < first:
        return f"baru tersedia {tanggal(first)} menurut"
    if last is not None and last < submitted.day:
        return f"sudah berakhir {tanggal(last)} menurut"
    return ""
