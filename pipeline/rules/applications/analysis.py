"""The analysis that comes before an application is developed: its principles, its date, its approval."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.law import Law
from pipeline.model.card import Card
from pipeline.model.case import Case
from pipeline.model.moments import parse_moment
from pipeline.model.rule import Breach
from pipeline.rules.acts import judged
from pipeline.rules.applications.phases import first_phase
from pipeline.rules.declare import ERROR, WARNING, rule
from pipeline.rules.hollow import hollow
from pipeline.rules.telling import quoted, when
from pipeline.wording import daftar, tanggal

_PRINCIPLES = (
    "efektivitas",
    "keterpaduan",
    "kesinambungan",
    "efisiensi",
    "akuntabilitas",
    "interoperabilitas",
    "keamanan",
)
_KIND = "analisis_aplikasi"


@rule("APL004", "principles-missing", "L2.1.3.2.p1b", severity=WARNING, kinds=(_KIND,))
def principles_missing(case: Case, law: Law) -> Iterator[Breach]:
    """Analisis kebutuhan aplikasi tidak membahas ketujuh prinsip.

    Ketentuan:
        Analisis menunjukkan bagaimana aplikasi memenuhi tujuh prinsip: efektivitas, keterpaduan,
        kesinambungan, efisiensi, akuntabilitas, interoperabilitas, dan keamanan.

    Alasan:
        Prinsip yang tidak dibahas sebelum pembangunan jarang dapat ditambahkan sesudahnya.

    Melanggar:
        prinsip: {efektivitas: Antrean berkurang., keamanan: Data disandikan.}

    Patuh:
        prinsip:
          efektivitas: Antrean berkurang.
          keterpaduan: Memakai data induk penduduk.
          kesinambungan: Dirawat tim tetap.
          efisiensi: Memakai peladen yang ada.
          akuntabilitas: Setiap perubahan tercatat.
          interoperabilitas: Lewat sistem penghubung layanan.
          keamanan: Data disandikan.

    Cara memenuhi:
        Tulis pembahasan prinsip yang belum ada di `prinsip`.
    """
    if not judged(law, case.past("tanggal")):
        return
    missing = [name for name in _PRINCIPLES if hollow(case.get("prinsip", name))]
    if missing:
        yield case.breach(
            "prinsip",
            message=f"Analisis ini belum membahas prinsip {daftar(missing)}.",
            help="Tulis bagaimana aplikasi memenuhi prinsip itu.",
        )


@rule("APL005", "developed-without-analysis", "L2.1.3.2.p1a", severity=WARNING, kinds=("pengembangan",))
def developed_without_analysis(case: Case, law: Law) -> Iterator[Breach]:
    """Pengembangan aplikasi berjalan tanpa analisis kebutuhan, atau dengan analisis yang belum disetujui.

    Ketentuan:
        Sebelum aplikasi dikembangkan, PD menelaah urgensi, biaya dan manfaat, serta akibatnya. Penyetujunya
        tidak disebut, tetapi diminta ada (bacaan `persetujuan.aplikasi_tanpa_pelaku`).

    Alasan:
        Analisis mencegah aplikasi yang tidak perlu atau yang menggandakan yang sudah ada.

    Melanggar:
        jenis: pengembangan
        aplikasi: sidukcapil
        # tanpa `analisis`, dan tidak ada analisis_aplikasi untuk aplikasi itu

    Patuh:
        jenis: pengembangan
        aplikasi: sidukcapil
        analisis: ANL-2024-0003

    Cara memenuhi:
        Susun analisis kebutuhannya sebagai rekaman `analisis_aplikasi`, mintakan persetujuannya, lalu
        tunjuk di sini.
    """
    start = first_phase(case)
    if start is None or not judged(law, start):
        return
    found = _analyses(case)
    if not found and case.get("analisis") is None:
        yield case.breach(
            "aplikasi",
            message=f"Pengembangan ini dimulai {when(start, case)} tanpa analisis kebutuhan aplikasi.",
            help="Buat rekaman `analisis_aplikasi`, lalu tunjuk di `analisis`.",
        )
    elif found and all(card.data.get("disetujui_oleh") is None for card in found):
        yield case.breach(
            "analisis" if case.get("analisis") else "aplikasi",
            message=f"Analisis kebutuhan {quoted(found[0].id)} belum menyebut siapa yang menyetujuinya.",
            help="Isi `disetujui_oleh` pada analisis itu.",
        )


@rule("APL006", "analysed-after-development", "L2.1.3.2.p1a", severity=ERROR, kinds=("pengembangan",))
def analysed_after_development(case: Case, law: Law) -> Iterator[Breach]:
    """Analisis kebutuhan bertanggal sesudah pengembangan dimulai.

    Ketentuan:
        Analisis kebutuhan dilakukan sebelum aplikasi dikembangkan.

    Alasan:
        Analisis yang disusun kemudian hanya membenarkan apa yang sudah dikerjakan.

    Melanggar:
        analisis: ANL-2024-0003        # bertanggal 2024-10-15
        fase: [{nama: rancang_bangun, mulai: 2024-10-01}]

    Patuh:
        analisis: ANL-2024-0003        # bertanggal 2024-09-15
        fase: [{nama: rancang_bangun, mulai: 2024-10-01}]

    Cara memenuhi:
        Tunjuk analisis yang mendahului pengembangan ini, atau betulkan tanggal yang keliru.
    """
    start = first_phase(case)
    card = case.index.one(case.get("analisis"), case.document.opd, _KIND)
    if start is None or card is None or not judged(law, start):
        return
    drafted = parse_moment(card.data.get("tanggal"), case.region.zone)
    if drafted is not None and start.before(drafted):
        yield case.breach(
            "analisis",
            message=(
                f"Analisis {quoted(card.id)} bertanggal {tanggal(drafted.day)}, sesudah pengembangan "
                f"dimulai {when(start, case)}."
            ),
            help="Tunjuk analisis yang mendahuluinya, atau betulkan tanggal yang keliru.",
        )


def _analyses(case: Case) -> list[Card]:
    """The analysis that a development names, else those of its application dated by its start."""
    named = case.index.one(case.get("analisis"), case.document.opd, _KIND)
    if named is not None or case.get("analisis") is not None:
        return [named] if named else []
    application = case.region.full(case.get("aplikasi"), case.document.opd, "aplikasi")
    cards = case.index.of(_KIND)
    return [
        card
        for card in cards
        if case.region.full(card.data.get("aplikasi"), card.document.opd, "aplikasi") == application
    ]
