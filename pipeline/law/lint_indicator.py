"""Whether a file of `indikator/` can be judged by: it names itself, and what its ladder asks for exists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from pipeline.law.codes import in_pack
from pipeline.law.law import Law
from pipeline.law.plain import entries, mapping, text, texts
from pipeline.model.card import KINDS
from pipeline.model.document import Data, as_list
from pipeline.model.fact import Fact
from pipeline.model.finding import Finding
from pipeline.model.pointer import Keys

STATUSES = ("resmi", "tidak_resmi")
_COLUMNS = frozenset(column.name for column in fields(Fact))


def indicator_faults(law: Law, path: str, document: Data) -> Iterator[Finding]:
    """PKT019 for each thing that cannot be used."""
    about = mapping(document, "indikator")
    others = [law.maturity, *law.indicators]
    if not text(about, "id") or sum(one.indicator == text(about, "id") for one in others) > 1:
        yield _fault(
            path, ("indikator",), "`id` indikator kosong atau dipakai dua kali", "Tulis id tersendiri."
        )
    if text(about, "status") not in STATUSES:
        yield _fault(
            path,
            ("indikator",),
            "`status` indikator bukan `resmi` atau `tidak_resmi`",
            "Tulis salah satunya.",
        )
    if not entries(document, "tangga"):
        yield _fault(path, (), "indikator tidak memiliki `tangga`", "Tulis tingkat dan kriterianya.")
    for level, rung in enumerate(entries(document, "tangga")):
        for place, criterion in enumerate(entries(rung, "kriteria")):
            yield from _criterion_faults(law, path, ("tangga", level, "kriteria", place), criterion)


def _criterion_faults(law: Law, path: str, keys: Keys, criterion: Data) -> Iterator[Finding]:
    known = {proof.kode for proof in law.maturity.proofs()}
    if not any(criterion.get(name) for name in ("uji", "bukti", "ukuran")):
        yield _fault(
            path, keys, "kriteria tidak menyebut `uji`, `bukti`, atau `ukuran`", "Tulis salah satunya."
        )
    for name in texts(criterion, "bukti"):
        if name not in known:
            advice = "Tulis kode bukti yang ada dalam maturitas.yaml, atau tulis buktinya lengkap di sini."
            yield _fault(path, (*keys, "bukti"), f"kode bukti `{name[:64]}` tidak dikenal", advice)
    kinds = (kind for row in entries(criterion, "bukti") for kind in as_list(row.get("jenis")))
    for kind in kinds:
        if kind not in KINDS:
            yield _fault(
                path, (*keys, "bukti"), f"jenis dokumen `{str(kind)[:64]}` tidak dikenal", "Perbaiki."
            )
    for row in entries(criterion, "ukuran"):
        if text(row, "kolom") not in _COLUMNS:
            advice = "Pilih kolom dari daftar fakta (`spbe measure`)."
            said = f"kolom fakta `{text(row, 'kolom')[:64]}` tidak dikenal"
            yield _fault(path, (*keys, "ukuran"), said, advice)


def _fault(path: str, keys: Keys, said: str, advice: str) -> Finding:
    return in_pack("PKT019", path, keys, f"{said[:1].upper()}{said[1:]}.", advice)
