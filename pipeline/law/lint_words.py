"""Words that a pack may not choose freely: forces, ways, purposes, kinds of evidence, tests, levels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline.law.codes import in_pack
from pipeline.law.law import Law
from pipeline.law.lint_order import DECIDING, SOLVING
from pipeline.law.maturity import TESTS
from pipeline.law.plain import entries, mapping, number, text
from pipeline.law.readings import canonical, plain_key
from pipeline.model.card import KINDS
from pipeline.model.document import Data, as_list
from pipeline.model.finding import Finding
from pipeline.model.pointer import Keys
from pipeline.wording import nearest

FORCES = {
    "wajib": "yang kurang atau salah adalah galat",
    "isi-minimum": "yang kurang atau salah adalah galat",
    "tugas": "galat bila catatannya bertentangan atau yang bertindak keliru, selebihnya peringatan",
    "target": "hasil ukur; target yang meleset bukan temuan",
    "kriteria": "menentukan tingkat kematangan saja",
    "dapat": "pilihan; tidak pernah menjadi temuan",
    "rekomendasi": "anjuran; penyimpangannya peringatan",
    "contoh": "tidak mengikat; penyimpangannya peringatan",
    "definisi": "arti kata; menjadi temuan hanya bila catatan bertentangan dengannya",
    "informatif": "keterangan; tidak menuntut apa pun",
}
"""The forces of clauses, each with what it means for a finding."""
WAYS = ("skema", "aturan", "ukuran", "dokumen", "bacaan", "maturitas", "manual", "tidak_berlaku")
"""How a clause may be met, in the order of the ledger."""
PURPOSES = (
    *DECIDING, SOLVING, "sla_klasifikasi", "sla_respons", "sla_dukungan", "struktur", "alur", "maturitas",
)  # fmt: skip
DEMANDS = ("rpo", "rto", "drp")


def clause_faults(law: Law, path: str, document: Data) -> Iterator[Finding]:
    """Clauses without a force, wording or citation, and ways of meeting them that do not exist."""
    del law  # every sheet is asked alike
    for place, row in enumerate(entries(document, "klausul")):
        keys: Keys = ("klausul", place)
        yield from _word(path, (*keys, "kekuatan"), row.get("kekuatan"), tuple(FORCES), "kekuatan klausul")
        for name in ("id", "sitasi", "ringkas"):
            if not text(row, name):
                message = f"Klausul `{text(row, 'id')[:64] or place + 1}` tidak memiliki `{name}`."
                yield in_pack("PKT003", path, keys, message, f"Isi `{name}` klausul itu.")
        for way, met in enumerate(entries(row, "dipenuhi")):
            yield from _word(path, (*keys, "dipenuhi", way, "cara"), met.get("cara"), WAYS, "cara")


def class_faults(law: Law, path: str, document: Data) -> Iterator[Finding]:
    """What a class is said to demand and nobody knows how to look for."""
    del law
    for place, row in enumerate(entries(document, "keberlangsungan")):
        for line, value in enumerate(entries(row, "nilai")):
            keys = ("keberlangsungan", place, "nilai", line, "wajib")
            for number_, word in enumerate(as_list(value.get("wajib"))):
                yield from _word(path, (*keys, number_), word, DEMANDS, "tuntutan keberlangsungan")


def purpose_faults(tables: Sequence[tuple[str, Data]], about: str) -> Iterator[Finding]:
    """Tables of no known purpose, and purposes that records are judged by and no table has."""
    strange = False
    for path, table in tables:
        for found in _word(path, ("fungsi",), table.get("fungsi"), PURPOSES, "fungsi tabel"):
            strange = True
            yield found
    known = {text(table, "fungsi") for _, table in tables}
    for name in DECIDING if tables and not strange else ():
        if name not in known:
            message = f"Tidak ada tabel dengan `fungsi: {name}`, sehingga batas itu tidak pernah dinilai."
            yield in_pack("PKT008", about, (), message, "Tambahkan tabelnya di folder tabel/.")


def reading_faults(law: Law, tables: Sequence[tuple[str, Data]]) -> Iterator[Finding]:
    """Readings, and choices of theirs, that tables lean on and the pack does not offer; each told once."""
    told: set[tuple[str, str]] = set()
    for path, keys, name, value in (use for where, table in tables for use in _uses(where, table)):
        reading = law.readings.get(plain_key(name))
        if not law.readings or (reading is not None and not reading.pilihan) or (name, value) in told:
            continue
        if reading is None:
            if value:
                continue
            message = f"Bacaan `{name[:64]}` yang diikuti tabel ini tidak ada dalam paket."
            told.add((name, value))
            yield in_pack("PKT016", path, keys, message, "Perbaiki kuncinya.")
        elif value and canonical(reading, value) is None:
            message = f"`{value[:64]}` bukan pilihan bacaan `{name[:64]}`, sehingga tidak pernah berlaku."
            told.add((name, value))
            yield in_pack("PKT016", path, keys, message, "Samakan dengan salah satu pilihannya.")


def _uses(path: str, table: Data) -> Iterator[tuple[str, Keys, str, str]]:
    """Path, place, reading and choice ("" for the reading itself) of what a table leans on."""
    blocks: list[tuple[Keys, Data, str]] = [
        (("operator_menurut",), mapping(table, "operator_menurut"), "nilai")
    ]
    rows = entries(table, "tidak_diatur")
    blocks += [(("tidak_diatur", place), row, "menurut") for place, row in enumerate(rows)]
    for keys, block, choices in blocks:
        name = text(block, "bacaan")
        if name:
            yield path, (*keys, "bacaan"), name, ""
            yield from ((path, (*keys, choices, str(one)), name, str(one)) for one in mapping(block, choices))


def ladder_faults(law: Law, path: str, document: Data) -> Iterator[Finding]:
    """Evidence and tests that nobody knows, and rungs that do not follow one another from 1 on."""
    del law
    chapters = [text(row, "kode") for row in entries(document, "bab")]
    for keys, proof in _proofs(mapping(document, "sel"), ("sel",)):
        for place, kind in enumerate(as_list(proof.get("jenis"))):
            yield from _word(path, (*keys, "jenis", place), kind, KINDS, "jenis dokumen")
        for place, chapter in enumerate(as_list(proof.get("bab"))):
            yield from _word(path, (*keys, "bab", place), chapter, chapters, "bab evaluasi")
    levels = []
    for rung, row in enumerate(entries(document, "tangga")):
        levels.append(number(row, "tingkat"))
        for place, one in enumerate(entries(row, "kriteria")):
            for test, name in enumerate(as_list(one.get("uji"))):
                keys = ("tangga", rung, "kriteria", place, "uji", test)
                yield from _word(path, keys, name, TESTS, "uji kematangan")
    if levels != list(range(1, len(levels) + 1)):
        written = ", ".join(map(str, levels))
        message = f"Tingkat pada `tangga` tidak berurutan dari 1: tertulis {written}."
        yield in_pack(
            "PKT003", path, ("tangga",), message, "Tulis setiap tingkat sekali, dari 1, tanpa loncatan."
        )


def _proofs(node: Any, keys: Keys) -> Iterator[tuple[Keys, Data]]:
    """Every piece of evidence below a part of the cells."""
    if isinstance(node, Mapping):
        if "kode" in node and "jenis" in node:
            yield keys, node
        for name, below in node.items():
            yield from _proofs(below, (*keys, str(name)))
    elif isinstance(node, (list, tuple)):
        for place, below in enumerate(node):
            yield from _proofs(below, (*keys, place))


def _word(path: str, keys: Keys, word: object, known: Sequence[str], what: str) -> Iterator[Finding]:
    if isinstance(word, str) and word in known:
        return
    written = str(word)[:64] if word is not None else ""
    near = nearest(written, known)
    advice = f"Mungkin maksudnya `{near}`." if near is not None else f"Pilih salah satu: {', '.join(known)}."
    message = f"Kata `{written}` bukan {what} yang dikenal." if written else f"Isian {what} kosong."
    yield in_pack("PKT016", path, keys if word is not None else keys[:-1], message, advice)
