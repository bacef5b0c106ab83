"""Whether a file of `indikator/` can be judged by: it names itself, and what its ladder asks for exists."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.codes import in_pack
from pipeline.law.law import Law
from pipeline.law.lint_numbers import weight_faults
from pipeline.law.maturity import TESTS
from pipeline.law.plain import entries, mapping, number, text, texts
from pipeline.model.card import KINDS
from pipeline.model.document import Data, as_list
from pipeline.model.fact import Fact
from pipeline.model.finding import Finding
from pipeline.model.lean import fields
from pipeline.model.pointer import Keys

STATUSES = ("resmi", "tidak_resmi")
_BOUNDS = {"persen": 100, "bulan": 12}
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
    yield from weight_faults(law, path, document, "PKT019")
    if not entries(document, "tangga"):
        yield _fault(path, (), "indikator tidak memiliki `tangga`", "Tulis tingkat dan kriterianya.")
    levels = [number(rung, "tingkat") for rung in entries(document, "tangga")]
    if levels != list(range(1, len(levels) + 1)):
        said = f"tingkat pada `tangga` tidak berurutan dari 1: tertulis {', '.join(map(str, levels))}"
        yield _fault(path, ("tangga",), said, "Tulis setiap tingkat sekali, dari 1, tanpa loncatan.")
    for level, rung in enumerate(entries(document, "tangga")):
        for place, criterion in enumerate(entries(rung, "kriteria")):
            yield from _criterion_faults(law, path, ("tangga", level, "kriteria", place), criterion)


def _criterion_faults(law: Law, path: str, keys: Keys, criterion: Data) -> Iterator[Finding]:
    if not any(criterion.get(name) for name in ("uji", "bukti", "ukuran")):
        yield _fault(
            path, keys, "kriteria tidak menyebut `uji`, `bukti`, atau `ukuran`", "Tulis salah satunya."
        )
    for name in texts(criterion, "uji"):
        if name not in TESTS:
            advice = f"Pilih salah satu: {', '.join(TESTS)}."
            yield _fault(path, (*keys, "uji"), f"uji kematangan `{name[:64]}` tidak dikenal", advice)
    yield from _proof_faults(law, path, (*keys, "bukti"), criterion)
    for row in entries(criterion, "ukuran"):
        yield from _measure_faults(path, (*keys, "ukuran"), row)


def _proof_faults(law: Law, path: str, keys: Keys, criterion: Data) -> Iterator[Finding]:
    known = {proof.kode for proof in law.maturity.proofs()}
    for name in texts(criterion, "bukti"):
        if name not in known:
            advice = "Tulis kode bukti yang ada dalam maturitas.yaml, atau tulis buktinya lengkap di sini."
            yield _fault(path, keys, f"kode bukti `{name[:64]}` tidak dikenal", advice)
    kinds = (kind for row in entries(criterion, "bukti") for kind in as_list(row.get("jenis")))
    for kind in kinds:
        if kind not in KINDS:
            yield _fault(path, keys, f"jenis dokumen `{str(kind)[:64]}` tidak dikenal", "Perbaiki.")


def _measure_faults(path: str, keys: Keys, row: Data) -> Iterator[Finding]:
    if text(row, "kolom") not in _COLUMNS:
        advice = "Pilih kolom dari daftar fakta (`spbe measure`)."
        yield _fault(path, keys, f"kolom fakta `{text(row, 'kolom')[:64]}` tidak dikenal", advice)
    for name, most in _BOUNDS.items():
        if row.get(name) is not None and not 0 < number(row, name) <= most:
            said = f"`{name}: {str(row.get(name))[:16]}` bukan bilangan bulat 1 sampai {most}"
            yield _fault(path, keys, said, "Tulis angkanya saja, atau hapus isian itu.")


def _fault(path: str, keys: Keys, said: str, advice: str) -> Finding:
    return in_pack("PKT019", path, keys, f"{said[:1].upper()}{said[1:]}.", advice)
