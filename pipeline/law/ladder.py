"""The maturity table of a pack from its plain data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from pipeline.law.indicator import CLAIMS, PLACEHOLDERS, Duty, EvidenceClass, Portal, Variant, Weight
from pipeline.law.maturity import (
    Activity,
    CellRule,
    Chapter,
    MaturityTable,
    Measure,
    Predicate,
    Proof,
    Rung,
    RungCriterion,
    Substance,
)
from pipeline.law.plain import day, entries, mapping, number, text, texts
from pipeline.model.document import Data
from pipeline.model.lean import replace

NOTHING: Mapping[str, Proof] = {}


def read_maturity(document: Data) -> MaturityTable:
    """The content of `maturitas.yaml`."""
    stages, processes = entries(document, "tahap"), entries(document, "proses")
    about = mapping(document, "indikator")
    weight = read_weight(about)
    return MaturityTable(
        indicator=text(about, "id"),
        status=text(about, "status"),
        sumber=text(about, "sumber"),
        nama=text(about, "nama"),
        bobot=weight,
        mulai=day(about, "berlaku", "mulai"),
        sampai=day(about, "berlaku", "sampai"),
        variants=tuple(_variant(row) for row in sound_variants(document)),
        portal=read_portal(mapping(document, "penyerahan")),
        duties={text(row, "uji"): _duty(row) for row in entries(document, "penanggung_jawab_uji")},
        stages=tuple(text(row, "kode") for row in stages),
        processes=tuple(text(row, "kode") for row in processes),
        labels={text(row, "kode"): text(row, "nama") for row in (*stages, *processes)},
        cells=_cells(mapping(document, "sel")),
        ladder=tuple(_rung(row) for row in entries(document, "tangga")),
        chapters=tuple(_chapter(row) for row in entries(document, "bab")),
        substances=tuple(_substance(row) for row in entries(document, "substansi")),
        activities=tuple(_activity(row) for row in entries(document, "aktivitas")),
        predicates=tuple(
            Predicate(text(row, "nama"), text(row, "di_bawah")) for row in entries(document, "predikat")
        ),
        weight=weight.percent,
    )


def read_indicator(document: Data, base: MaturityTable) -> MaturityTable:
    """A file of `indikator/`: an indicator of its own that stands on the pack's cells and evidence.

    What it does not say itself (stages, cells, chapters, who sees to what) is that of `maturitas.yaml`.
    Evidence may be named by its code there instead of being written again. Unless the file says `aktif: true`
    it is used only where somebody asks for it.
    """
    about = mapping(document, "indikator")
    weight = read_weight(about)
    known = {proof.kode: proof for proof in base.proofs()}
    return replace(
        base,
        indicator=text(about, "id"),
        status="resmi" if text(about, "status") == "resmi" else "tidak_resmi",
        sumber=text(about, "sumber"),
        nama=text(about, "nama"),
        bobot=weight,
        weight=weight.percent,
        aktif=about.get("aktif") is True,
        mulai=day(about, "berlaku", "mulai"),
        sampai=day(about, "berlaku", "sampai"),
        variants=(),
        portal=_inherited(read_portal(mapping(document, "penyerahan")), base.portal),
        ladder=tuple(_rung(row, known) for row in entries(document, "tangga")),
    )


def read_weight(about: Data) -> Weight:
    """Percent as written; nothing that is no number between 0 and 100 becomes one."""
    share, sure = percent(about.get("bobot")), about.get("bobot_pasti") is True
    return Weight() if share is None else Weight(share, sure, text(about, "bobot_sumber"))


def percent(stated: object) -> Fraction | None:
    """A number from 0 to 100; None for anything else."""
    if isinstance(stated, bool) or not isinstance(stated, (int, float)) or not 0 <= stated <= 100:
        return None
    return Fraction(str(stated))


def read_portal(data: Data) -> Portal:
    """How evidence is handed in."""
    return Portal(
        berkas=text(data, "berkas"),
        batas=number(data, "batas_mb"),
        jendela=number(data, "jendela_tahun") or 2,
        kelas=tuple(_class(row) for row in entries(data, "kelas")),
        dasbor=text(data, "dasbor_huruf"),
        asal=text(data, "asal") or "alat",
        placeholders=texts(data, "kata_draf") or PLACEHOLDERS,
        claims=texts(data, "kata_klaim") or CLAIMS,
    )


def _inherited(own: Portal, base: Portal) -> Portal:
    """What an indicator's own file does not say of handing in is as for the pack's indicator."""
    words = replace(own, placeholders=base.placeholders, claims=base.claims)
    kept = replace(words, kelas=own.kelas or base.kelas, batas=own.batas or base.batas)
    return replace(kept, dasbor=own.dasbor or base.dasbor)


def _class(row: Data) -> EvidenceClass:
    return EvidenceClass(
        kode=text(row, "kode"),
        nama=text(row, "nama"),
        huruf=text(row, "huruf"),
        about=text(row, "isi"),
        jenis=texts(row, "jenis"),
    )


def sound_variants(document: Data) -> Iterator[Data]:
    """The ways of counting whose processes are all the table's own; the lint tells of the others."""
    known = {text(row, "kode") for row in entries(document, "proses")}
    for row in entries(document, "cara_hitung_proses"):
        named = texts(row, "proses")
        if named and known.issuperset(named):
            yield row


def _variant(row: Data) -> Variant:
    return Variant(text(row, "kode"), text(row, "nama"), texts(row, "proses"), text(row, "alasan"))


def _duty(row: Data) -> Duty:
    return Duty(
        uji=text(row, "uji"),
        peran=text(row, "peran"),
        jenis=texts(row, "jenis"),
        kelas=text(row, "kelas"),
        teks=text(row, "teks"),
        satuan=text(row, "satuan"),
    )


def _cells(stages: Data) -> Mapping[str, Mapping[str, CellRule]]:
    return {
        str(stage): {str(process): _cell(mapping(cell)) for process, cell in mapping(processes).items()}
        for stage, processes in stages.items()
    }


def _cell(cell: Data) -> CellRule:
    return CellRule(
        semua=tuple(_proof(row) for row in entries(cell, "semua")),
        salah_satu=tuple(_proof(row) for row in entries(cell, "salah_satu")),
        pendukung=tuple(_proof(row) for row in entries(cell, "pendukung")),
        klausul=texts(cell, "klausul"),
    )


def _proof(row: Data) -> Proof:
    return Proof(
        kode=text(row, "kode"),
        teks=text(row, "teks"),
        jenis=texts(row, "jenis"),
        per=text(row, "per") or "opd",
        bila=text(row, "bila"),
        ada=texts(row, "ada"),
        bab=texts(row, "bab"),
        klausul=texts(row, "klausul"),
        peran=text(row, "peran"),
        kelas=text(row, "kelas"),
        tahun=max(1, number(row, "tahun")),
    )


def _rung(row: Data, known: Mapping[str, Proof] = NOTHING) -> Rung:
    criteria = tuple(_criterion(item, known) for item in entries(row, "kriteria"))
    return Rung(number(row, "tingkat"), criteria, text(row, "kondisi"))


def _criterion(item: Data, known: Mapping[str, Proof]) -> RungCriterion:
    named = (known[kode] for kode in texts(item, "bukti") if kode in known)
    return RungCriterion(
        id=text(item, "id"),
        uji=texts(item, "uji"),
        teks=text(item, "teks"),
        bukti=(*named, *(_proof(row) for row in entries(item, "bukti"))),
        ukuran=tuple(_measure(row) for row in entries(item, "ukuran")),
    )


def _measure(row: Data) -> Measure:
    return Measure(
        kode=text(row, "kode"),
        teks=text(row, "teks"),
        kolom=text(row, "kolom"),
        hasil=texts(row, "hasil"),
        persen=number(row, "persen"),
        bulan=max(1, number(row, "bulan")),
        klausul=texts(row, "klausul"),
        peran=text(row, "peran"),
        kelas=text(row, "kelas"),
    )


def _chapter(row: Data) -> Chapter:
    asal = text(row, "asal") or "regulasi"
    return Chapter(text(row, "kode"), text(row, "nama"), text(row, "target"), asal, texts(row, "klausul"))


def _substance(row: Data) -> Substance:
    return Substance(text(row, "kode"), text(row, "nama"), texts(row, "bidang"), texts(row, "klausul"))


def _activity(row: Data) -> Activity:
    return Activity(text(row, "id"), text(row, "tahap"), text(row, "proses"), text(row, "nama"))
